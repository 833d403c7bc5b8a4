#!/usr/bin/env python3
"""search.py SITE [--adapter ADAPTER.js] [--queries N]: what a search of a built site costs, in Chromium over HTTP on this machine.

Queries are pieces of 2 to 4 characters of titles, the same ones for the same site. Each of some is asked in a browser that knows
nothing yet, then all of them one behind the other. Prints, as medians: bytes, requests and milliseconds of the first query and
of later ones; and how many bytes the index, the lists of articles, and the texts have for each byte of text.
ADAPTER.js defines `async function search(q, k)`, which returns pages' addresses; by default Scripts/search-adapter.js.
Needs chromium, chromedriver; pip install selenium lxml."""
import argparse
import functools
import glob
import http.server
import os
import random
import re
import statistics
import threading
import time

from lxml import html
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

HERE = os.path.dirname(os.path.abspath(__file__))


def queries(site, count):
    """Pieces of titles, each of one script."""
    pages = sorted(glob.glob(site + '/[12]*/*/*/[!i]*.html'))
    chosen = random.Random(1)
    found = []
    while pages and len(found) < count:
        with open(chosen.choice(pages), 'rb') as file:
            title = html.document_fromstring(file.read().decode()).findtext('.//h1') or ''
        for run in re.findall(r'[\u4e00-\u9fff]{4,}|[A-Za-z]{4,}', title)[:1]:
            length = chosen.randint(2, 4)
            start = chosen.randrange(len(run) - length + 1) if ord(run[0]) > 0x100 else 0
            found.append(run[start:start + length] if ord(run[0]) > 0x100 else run)
    return found


class Server:
    """A web server that counts what it sends."""

    def __init__(self, site):
        sent = self.sent = []

        class Handler(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def copyfile(self, source, output):
                data = source.read()
                sent.append(len(data))
                output.write(data)

        server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), functools.partial(Handler, directory=site))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.address = f'http://127.0.0.1:{server.server_port}/index.html'


def browser():
    options = Options()
    for flag in ('--headless=new', '--no-sandbox', '--disable-dev-shm-usage'):
        options.add_argument(flag)
    driver = webdriver.Chrome(service=Service('/usr/bin/chromedriver'), options=options)
    driver.set_script_timeout(120)
    return driver


def ask(driver, server, code, query):
    """Bytes, requests and milliseconds of a query."""
    before, start = len(server.sent), time.time()
    answer = driver.execute_async_script(
        code + '\nconst done = arguments[2]; search(arguments[0], arguments[1]).then((x) => done(x.length), (e) => done(String(e)));', query, 20)
    if not isinstance(answer, int):
        raise SystemExit(f'{query}: {answer}')
    sent = server.sent[before:]
    return sum(sent), len(sent), (time.time() - start) * 1000


def medians(rows):
    size, requests, milliseconds = (statistics.median(column) for column in zip(*rows))
    return f'{size / 1000:.0f} KB, {requests:.0f} requests, {milliseconds:.0f} ms'


def sizes(site):
    """The bytes of the index's files by what they are."""
    size = lambda pattern: sum(os.path.getsize(file) for file in glob.glob(f'{site}/search/{pattern}'))
    texts = 0
    for file in glob.glob(f'{site}/search/*/[dt]*.js'):
        with open(file, encoding='utf-8') as script:
            body = script.read().split('","', 2)[2]
        parts = re.findall(r'(?:^|\\n)[^\\]*?\\t((?:[^\\]|\\[^t])*?)\\t', body) if os.path.basename(file)[0] == 'd' else [body[:-4]]
        texts += sum(len(part.replace('\\n', '\n').replace('\\"', '"').encode()) for part in parts)
    if texts:
        for name, value in [('terms', size('*/[0-9]*.js') + size('index.js')), ('lists of articles', size('*/d*.js')), ('texts', size('*/t*.js'))]:
            print(f'{name}: {value} bytes, {value / texts:.3f} of the text')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('site')
    parser.add_argument('--adapter', default=os.path.join(HERE, '../Scripts/search-adapter.js'))
    parser.add_argument('--queries', type=int, default=60)
    arguments = parser.parse_args()
    with open(arguments.adapter, encoding='utf-8') as file:
        code = file.read()
    server, asked = Server(arguments.site), queries(arguments.site, arguments.queries)
    first = []
    for query in asked[:12]:
        driver = browser()
        try:
            driver.get(server.address)
            first.append(ask(driver, server, code, query))
        finally:
            driver.quit()
    driver = browser()
    try:
        driver.get(server.address)
        later = [ask(driver, server, code, query) for query in asked][1:]
    finally:
        driver.quit()
    print('first query:', medians(first), f'(at most {max(row[0] for row in first) / 1000:.0f} KB, {max(row[1] for row in first)} requests)')
    print('later queries:', medians(later), f'(at most {max(row[2] for row in later):.0f} ms)')
    sizes(arguments.site)


if __name__ == '__main__':
    main()
