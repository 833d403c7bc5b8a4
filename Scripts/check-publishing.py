#!/usr/bin/env python3
"""check-publishing.py PROGRAM SITE: the recipes of Documentation/Publishing.md, tried on the site of the folder SITE.

- nginx, with Documentation/publishing/nginx.conf: what is compressed, kept, typed, and said of what is not there;
- rsync: what is copied the first time, after an article changed, and after one went;
- the zip for a USB stick: the same bytes twice, unpacked into a folder with an odd name, read in Chromium without a network;
- the workflow for GitHub Pages: that it is YAML, with the steps that it needs.
Exit 1 on any finding. Needs nginx, rsync, chromium, chromedriver; pip install selenium pyyaml."""
import gzip
import http.client
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import zipfile

import yaml

from offline_chromium import address, offline

RECIPES = pathlib.Path(__file__).resolve().parent.parent / 'Documentation' / 'publishing'
BROTLI_MODULE = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so'
SERVER = '''{module} daemon off; master_process off; pid {work}/pid; error_log {work}/error.log; events {{}}
http {{
  access_log off; include /etc/nginx/mime.types; default_type application/octet-stream;
  client_body_temp_path {work}/t1; proxy_temp_path {work}/t2; fastcgi_temp_path {work}/t3; uwsgi_temp_path {work}/t4; scgi_temp_path {work}/t5;
  include {work}/site.conf;
}}
'''
FOREVER = 'public, max-age=31536000, immutable'
findings = []


def expect(holds, *what):
    if not holds:
        findings.append(': '.join(map(str, what))[:400])


def build(program, site, *options):
    subprocess.run([program, 'build', *options], cwd=site, check=True, stdout=subprocess.DEVNULL)


def prepared(program, source, work):
    """A copy of the site's sources, built; its folder."""
    site = os.path.join(work, 'site')
    os.mkdir(site)
    with open(os.path.join(source, 'broadsheet.yml'), encoding='utf-8') as file:
        settings = yaml.safe_load(file)
    settings.pop('captures', None)
    with open(os.path.join(site, 'broadsheet.yml'), 'w', encoding='utf-8') as file:
        yaml.safe_dump(settings, file, allow_unicode=True)
    for folder in ('content', 'media'):
        shutil.copytree(os.path.join(source, folder), os.path.join(site, folder))
    build(program, site, '--precompress')
    return site


class Server:
    """nginx as the recipe has it, but for its address and its folder."""

    def __init__(self, work, public):
        with socket.socket() as probe:
            probe.bind(('127.0.0.1', 0))
            self.port = probe.getsockname()[1]
        self.has_brotli = os.path.exists(BROTLI_MODULE)
        recipe = (RECIPES / 'nginx.conf').read_text(encoding='utf-8')
        changes = [(r'listen 80;', f'listen 127.0.0.1:{self.port};'), (r'listen \[::\]:80;', ''), (r'root [^;]*;', f'root {public};')]
        if self.has_brotli:
            changes.append((r'# brotli_static on;', 'brotli_static on;'))
        for pattern, replacement in changes:
            recipe, count = re.subn(pattern, replacement, recipe)
            expect(count == 1, 'nginx.conf', f'{pattern} is there {count} times')
        pathlib.Path(work, 'site.conf').write_text(recipe, encoding='utf-8')
        module = f'load_module {BROTLI_MODULE};' if self.has_brotli else ''
        settings = pathlib.Path(work, 'nginx.conf')
        settings.write_text(SERVER.format(work=work, module=module), encoding='utf-8')
        nginx = shutil.which('nginx') or '/usr/sbin/nginx'
        self.process = subprocess.Popen([nginx, '-p', work, '-c', str(settings), '-e', os.path.join(work, 'error.log')])
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(('127.0.0.1', self.port)) == 0:
                    return
            time.sleep(0.05)
        sys.exit('error: nginx does not answer: ' + pathlib.Path(work, 'error.log').read_text(encoding='utf-8')[-500:])

    def get(self, path, **headers):
        """Status, headers and bytes, as they were sent."""
        connection = http.client.HTTPConnection('127.0.0.1', self.port, timeout=10)
        connection.request('GET', '/' + urllib.parse.quote(path), headers={key.replace('_', '-'): text for key, text in headers.items()})
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer.status, answer.headers, data

    def end(self):
        self.process.terminate()
        self.process.wait()


def expected_type(path):
    known = {'.html': 'text/html', '.css': 'text/css', '.js': 'application/javascript', '.svg': 'image/svg+xml', '.json': 'application/json',
             '.xml': 'text/xml', '.opml': 'text/x-opml', '.txt': 'text/plain', '.jpg': 'image/jpeg', '.png': 'image/png', '.gif': 'image/gif',
             '.webp': 'image/webp', '.avif': 'image/avif'}
    return known.get(os.path.splitext(path)[1])


def check_file(server, public, path):
    """A file as nginx sends it to browsers that take it compressed, and to those that do not."""
    content = pathlib.Path(public, path).read_bytes()
    status, headers, data = server.get(path)
    expect(status == 200 and data == content and 'Content-Encoding' not in headers, path, 'is not sent as it is', status)
    expect(headers.get_content_type() == expected_type(path), path, 'is sent as', headers.get('Content-Type'))
    if path.endswith(('.html', '.css', '.js', '.xml', '.txt', '.opml')):
        expect(headers.get_content_charset() == 'utf-8', path, 'is sent as', headers.get('Content-Type'))
    is_named_by_bytes = path.startswith(('assets/', 'media/'))
    expect(headers.get('Cache-Control') == (FOREVER if is_named_by_bytes else 'no-cache'), path, 'is kept', headers.get('Cache-Control'))
    again, _, nothing = server.get(path, If_None_Match=headers.get('ETag', ''))
    expect(again == 304 and not nothing, path, 'is sent again though it did not change', again)
    for coding, suffix in (('gzip', '.gz'), ('br', '.br')):
        beside = pathlib.Path(public, path + suffix)
        if coding == 'br' and not server.has_brotli or not beside.exists():
            continue
        compressed = beside.read_bytes()
        status, headers, data = server.get(path, Accept_Encoding=coding)
        expect(status == 200 and data == compressed and headers.get('Content-Encoding') == coding, path, f'is not the {suffix} file')
        expect('Accept-Encoding' in (headers.get('Vary') or ''), path, 'has Vary', headers.get('Vary'))
        expect(headers.get_content_type() == expected_type(path), path, coding, 'is sent as', headers.get('Content-Type'))
        if coding == 'gzip':
            expect(gzip.decompress(data) == content, path, 'the .gz file holds something else')


def check_nginx(work, public):
    server = Server(work, public)
    try:
        paths = sorted(str(path.relative_to(public)) for path in pathlib.Path(public).rglob('*') if path.is_file())
        paths = [path for path in paths if not path.endswith(('.gz', '.br')) and path not in ('.nojekyll', '404.html')]
        for path in paths:
            check_file(server, public, path)
        for folder in ('', '2024/', '2024/06/'):
            expect(server.get(folder)[2] == pathlib.Path(public, folder, 'index.html').read_bytes(), folder, 'is not its index.html')
        missing = pathlib.Path(public, '404.html').read_bytes()
        for path in ('no/such/page.html', 'media/' + '0' * 64 + '.jpg', '../broadsheet.yml'):
            status, headers, data = server.get(path)
            # nginx takes what leaves the folder for a bad request.
            expect(status == 404 and data == missing or path.startswith('..') and status == 400, path, 'is answered by', status)
            expect(FOREVER != headers.get('Cache-Control'), path, 'what is not there is kept')
        print(f'nginx: {len(paths)} files' + ('' if server.has_brotli else ', without its module for Brotli'))
    finally:
        server.end()


def copied(public, mirror):
    """What rsync copies, as the recipe has it."""
    done = subprocess.run(
        ['rsync', '-a', '--delete-after', '--delay-updates', '--out-format=%o %n', public + '/', mirror + '/'],
        check=True, capture_output=True, text=True)
    return {line.split(' ', 1)[1] for line in done.stdout.splitlines() if not line.endswith('/')}


def snapshot(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in pathlib.Path(folder).rglob('*') if path.is_file()}


def check_rsync(program, site, work):
    public, mirror = os.path.join(site, 'public'), os.path.join(work, 'mirror')
    expect(copied(public, mirror) == set(snapshot(public)), 'rsync', 'the first time copies something else than all')
    expect(not copied(public, mirror), 'rsync', 'copies what it has')
    articles = sorted(pathlib.Path(site, 'content').rglob('*.md'))
    before = snapshot(public)
    time.sleep(1.1)  # rsync tells times by the second.
    with open(articles[-1], 'a', encoding='utf-8') as file:
        file.write('\n又一句。\n')
    articles[0].unlink()
    build(program, site, '--precompress')
    after = snapshot(public)
    changed = {path for path in set(before) | set(after) if before.get(path) != after.get(path)}
    expect(copied(public, mirror) == changed, 'rsync', 'copies something else than what changed')
    expect(snapshot(mirror) == after, 'rsync', 'the copy is another site')
    print(f'rsync: {len(after)} files, {len(changed)} of them after two changes')


def check_zip(public, work):
    script = pathlib.Path(__file__).with_name('make-zip.py')
    archives = [os.path.join(work, folder, 'archive.zip') for folder in ('one', 'two')]
    for archive in archives:
        subprocess.run([sys.executable, script, public, archive], check=True, stdout=subprocess.DEVNULL)
    expect(len({pathlib.Path(archive).read_bytes() for archive in archives}) == 1, 'zip', 'is not the same twice')
    stick = os.path.join(work, '一 stick & more')
    with zipfile.ZipFile(archives[0]) as packed:
        for entry in packed.infolist():
            expect(entry.filename.isascii() or entry.flag_bits & 0x800, entry.filename, 'is not marked as UTF-8')
            expect(entry.filename.startswith('archive/') and '..' not in entry.filename, entry.filename, 'is not in the folder')
        packed.extractall(stick)
    folder = os.path.join(stick, 'archive')
    site = {path: data for path, data in snapshot(public).items() if not path.endswith(('.gz', '.br'))}
    packed = snapshot(folder)
    left_out = {path for path in site if path not in packed}
    expect(packed.items() <= site.items(), 'zip', 'holds something else than the site')
    expect(all(re.fullmatch(r'\.nojekyll|robots\.txt|404\.html|sitemap.*\.xml', path) for path in left_out), 'zip', 'lacks', left_out)
    with offline() as browser:
        browser.get(address(folder, 'index.html'))
        articles = browser.execute_script('return [...document.querySelectorAll("main a[href]")].map(e => e.href)')
        expect(len(articles) > 10, 'zip', 'the first page leads nowhere')
        pictures = 0
        for link in dict.fromkeys(link for link in articles if re.search(r'/\d{4}/\d\d/\d\d/(?!index\.)[^/]+\.html$', link)):
            browser.get(link)
            expect(browser.title and browser.execute_script('return document.querySelector(".e-content") !== null'), link, 'is no article')
            # Those further down come when they are near.
            browser.execute_script('document.querySelectorAll("img").forEach(e => { e.loading = "eager" })')
            for _ in range(50):
                if browser.execute_script('return [...document.images].every(e => e.complete)'):
                    break
                time.sleep(0.1)
            shown = browser.execute_script('return [...document.images].map(e => e.naturalWidth)')
            expect(all(shown), link, 'lacks pictures')
            pictures += len(shown)
        expect(pictures, 'zip', 'no article has a picture')
        findings.extend(f'zip: log: {entry["message"]}' for entry in browser.get_log('browser'))
    print(f'zip: {len(packed)} files, {pictures} pictures seen')


def check_workflow():
    workflow = yaml.safe_load((RECIPES / 'pages.yml').read_text(encoding='utf-8'))
    steps = [step for job in workflow['jobs'].values() for step in job['steps']]
    used = {step['uses'].split('@')[0] for step in steps if 'uses' in step}
    wanted = {'actions/checkout', 'actions/upload-pages-artifact', 'actions/deploy-pages'}
    expect(wanted <= used, 'pages.yml', 'lacks', wanted - used)
    # YAML takes a plain `on` for a condition.
    expect(workflow.get('on', workflow.get(True)), 'pages.yml', 'never runs')
    for step in steps:
        if 'run' in step:
            checked = subprocess.run(['bash', '-n'], input=step['run'], text=True, capture_output=True)
            expect(checked.returncode == 0, 'pages.yml', checked.stderr)
    print(f'pages.yml: {len(steps)} steps')


def main():
    program, source = map(os.path.abspath, sys.argv[1:])
    with tempfile.TemporaryDirectory() as work:
        site = prepared(program, source, work)
        check_nginx(work, os.path.join(site, 'public'))
        check_zip(os.path.join(site, 'public'), work)
        check_rsync(program, site, work)
    check_workflow()
    print('\n'.join(dict.fromkeys(findings)))
    print(f'publishing: {len(findings)} findings')
    sys.exit(bool(findings))


main()
