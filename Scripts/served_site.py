"""The site of a folder, with pages of every kind, as it lies in a folder and as nginx serves it: from a server's root, and from deep
inside of it. Needs nginx and pyyaml."""
import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile

import every_kind

DEEP = '/deep/sub/folder/'
SERVER = '''daemon off; master_process off; pid {work}/pid; error_log {work}/error.log; events {{}}
http {{
  access_log off; default_type application/octet-stream;
  client_body_temp_path {work}/t1; proxy_temp_path {work}/t2; fastcgi_temp_path {work}/t3; uwsgi_temp_path {work}/t4; scgi_temp_path {work}/t5;
  types {{ text/html html; text/css css; image/svg+xml svg; application/xml xml; application/json json; application/javascript js; text/x-opml opml; text/plain txt; }}
  charset utf-8; charset_types text/css text/plain application/javascript;
  server {{
    listen 127.0.0.1:{port};
    location / {{ root {site}; error_page 404 /404.html; }}
    location {deep} {{ alias {site}/; error_page 404 {deep}404.html; }}
  }}
}}
'''


@contextlib.contextmanager
def served(program, source):
    """The folder of the site, its host with the scheme, and a folder for other things, until what is done with them ends."""
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as work:
        host = f'http://127.0.0.1:{port}'
        site = every_kind.build(os.path.abspath(program), os.path.abspath(source), work, host + DEEP)
        settings = os.path.join(work, 'nginx.conf')
        with open(settings, 'w', encoding='utf-8') as file:
            file.write(SERVER.format(work=work, site=site, port=port, deep=DEEP))
        nginx = shutil.which('nginx') or '/usr/sbin/nginx'
        server = subprocess.Popen([nginx, '-p', work, '-c', settings, '-e', os.path.join(work, 'error.log')])
        try:
            yield site, host, work
        finally:
            server.terminate()
            server.wait()


def end(findings, what):
    """Prints the findings, each once, and ends with 1 when there are any."""
    unique = list(dict.fromkeys(findings))
    print('\n'.join(unique[:50]))
    print(f'{what}: {len(unique)} findings')
    sys.exit(bool(unique))
