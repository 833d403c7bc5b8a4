#!/usr/bin/env python3
"""check-mirroring.py PROGRAM SITE: fetches the pictures that the articles of the folder SITE name, as a keeper would, into a new folder.

Hosts that end in .example do not exist, so a server on this machine is the fall-back that has all of SITE/media under
/host/path. What `broadsheet media` keeps has to be the same files with the same entries, but for when and from where they came,
and a second run has nothing to do. Exit 1 on any finding."""
import functools
import http.server
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import urllib.parse


def entries(media):
    """Address, hash, type, bytes, width and height of each line of an index."""
    lines = pathlib.Path(media, 'index.tsv').read_text(encoding='utf-8').splitlines()
    return {line.split('\t')[0]: line.split('\t')[1:6] for line in lines if not line.startswith('#')}


def files(media):
    return {path.name: path.read_bytes() for path in pathlib.Path(media).iterdir() if path.is_file() and path.suffix != '.tsv'}


class Server(http.server.BaseHTTPRequestHandler):
    """Answers with what is kept for an address, without saying of what type it is."""

    def __init__(self, kept, *arguments):
        self.kept = kept
        super().__init__(*arguments)

    def do_GET(self):
        data = self.kept.get(urllib.parse.unquote(self.path))
        self.send_response(200 if data else 404)
        self.send_header('Content-Length', str(len(data or b'')))
        self.end_headers()
        self.wfile.write(data or b'')

    def log_message(self, *arguments):
        pass


def fetch(program, site, media, port):
    """Lines of output of a run."""
    done = subprocess.run(
        [program, 'media', '--allow-private', '--content', os.path.join(site, 'content'), '--media', media,
         '--fallback', f'http://127.0.0.1:{port}/{{host}}{{path}}'],
        cwd=os.path.dirname(media), capture_output=True, text=True)
    if done.returncode:
        sys.exit(f'error: broadsheet media ended with {done.returncode}\n{done.stdout}{done.stderr}')
    return done.stdout.splitlines()


def main():
    program, site = map(os.path.abspath, sys.argv[1:])
    source = os.path.join(site, 'media')
    wanted, names = entries(source), {name.split('.')[0]: data for name, data in files(source).items()}
    kept = {'/' + address.split('://', 1)[1]: names[entry[0]] for address, entry in wanted.items()}
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), functools.partial(Server, kept))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    findings = []
    with tempfile.TemporaryDirectory() as work:
        media = os.path.join(work, 'media')
        print(*fetch(program, site, media, server.server_port), sep='\n')
        found = entries(media)
        for address in sorted(set(found) | set(wanted)):
            if found.get(address) != wanted.get(address):
                findings.append(f'{address}: is kept as {found.get(address)}, not as {wanted.get(address)}')
        if files(media) != files(source):
            findings.append(f'other files are kept: {sorted(set(files(media)) ^ set(files(source)))}')
        before = pathlib.Path(media, 'index.tsv').read_bytes()
        fetch(program, site, media, server.server_port)
        if pathlib.Path(media, 'index.tsv').read_bytes() != before:
            findings.append('a second run changed the index')
    print('\n'.join(findings))
    print(f'mirroring: {len(wanted)} addresses, {len(findings)} findings')
    sys.exit(bool(findings))


main()
