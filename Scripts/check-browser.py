#!/usr/bin/env python3
"""check-browser.py PROGRAM SITE: the site of the folder SITE (broadsheet.yml and content) in Chromium, scripts disabled.

It is built with short lists and an alias, so that it has a page of every kind, and opened from file://, from a web server's
root, and from /deep/sub/folder/ of it. One page of each kind, the largest, has to load and be styled, to leave nothing in
the browser's log, to have links that lead somewhere, and to fit a screen of 320 pixels. Exit 1 on any finding.
Needs chromium, chromedriver and nginx; pip install selenium lxml pyyaml."""
import json
import os
import re
import shutil
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

from lxml import etree
from selenium import webdriver

import every_kind
from served_site import DEEP, end, served

MEASURE = '''return {
  styled: [getComputedStyle(document.documentElement).getPropertyValue("--paper").trim(), getComputedStyle(document.body).backgroundColor],
  links: [...document.querySelectorAll("a[href], link[href]")].map(e => [e.href, e.rel || ""]),
  pictures: [...document.images].map(e => e.currentSrc || e.src),
  title: document.title, headings: document.querySelectorAll("h1").length}'''
findings = []


class Links:
    """What an address leads to, asked once."""

    def __init__(self):
        self.known = {}

    def content(self, address):
        """Type and bytes; None when there is nothing."""
        address = urllib.parse.urldefrag(address)[0]
        if address not in self.known:
            self.known[address] = self.fetch(address)
        return self.known[address]

    def fetch(self, address):
        if address.startswith('file:'):
            path = urllib.parse.unquote(urllib.parse.urlsplit(address).path)
            if not os.path.isfile(path):
                return None
            with open(path, 'rb') as file:
                return '', file.read()
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return answer.headers.get_content_type(), answer.read()
        except urllib.error.HTTPError:
            return None


def check_feed(where, address, found):
    kind, data = found
    try:
        if address.endswith('.json'):
            assert json.loads(data)['items'] and kind in ('', 'application/json')
        else:
            assert len(etree.fromstring(data)) and kind in ('', 'application/xml', 'text/x-opml')
    except (AssertionError, KeyError, ValueError, etree.XMLSyntaxError) as error:
        findings.append(f'{where}: {address}: no feed, sent as {kind}: {error!r}')


def check_page(browser, links, base, where, address, local):
    """One page, with the width that `browser` has, then at 320 pixels."""
    browser.execute_cdp_cmd('Emulation.clearDeviceMetricsOverride', {})
    browser.get(address)
    seen = browser.execute_script(MEASURE)
    paper, background = seen['styled']
    if not paper or background in ('rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)'):
        findings.append(f'{where}: is not styled ({paper!r}, {background})')
    if not seen['title'] or seen['headings'] != 1:
        findings.append(f'{where}: title {seen["title"]!r}, {seen["headings"]} main headings')
    for entry in browser.get_log('browser'):
        parts = entry['message'].split(' ', 1)
        # Pictures on other hosts cannot be had here. That a page is not found is what was asked for.
        if parts[0] in seen['pictures'] and not parts[0].startswith(local) or parts[0] == address and '404' in parts[1]:
            continue
        findings.append(f'{where}: log: {entry["message"][:300]}')
    inside = [(link, rel) for link, rel in seen['links'] if link.startswith(local)]
    if not any(link.startswith(base) for link, _ in inside) and '404' not in where:
        findings.append(f'{where}: has no links into the site')
    for link, rel in inside:
        found = links.content(link)
        if not found:
            findings.append(f'{where}: leads nowhere: {link}')
        elif link.endswith(('.xml', '.json', '.opml')):
            check_feed(where, link, found)
    browser.execute_cdp_cmd('Emulation.setDeviceMetricsOverride', {'width': 320, 'height': 640, 'deviceScaleFactor': 1, 'mobile': True})
    width = browser.execute_script('return document.documentElement.scrollWidth')
    if width > 320:
        findings.append(f'{where}: is {width} pixels wide on a screen of 320')
    return len(inside)


def check_redirect(browser, address):
    browser.get(address)
    for _ in range(50):
        if '/moved/' not in browser.current_url:
            break
        time.sleep(0.1)
    path = urllib.parse.unquote(urllib.parse.urlsplit(browser.current_url).path)
    if not re.search(r'/\d{4}/\d\d/\d\d/[^/]+\.html$', path) or not browser.title:
        findings.append(f'{address}: leads to {browser.current_url}')
    browser.get_log('browser')


def chromium():
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which('chromium')
    for argument in ('--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--window-size=1280,900',
                     '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'):
        options.add_argument(argument)
    options.add_experimental_option('prefs', {'profile.managed_default_content_settings.javascript': 2})
    options.set_capability('goog:loggingPrefs', {'browser': 'ALL'})
    return webdriver.Chrome(service=webdriver.ChromeService(shutil.which('chromedriver')), options=options)


def check_scripts_are_off(browser, work):
    """A page with a script, to know that what follows is seen without."""
    path = os.path.join(work, 'script.html')
    with open(path, 'w', encoding='utf-8') as file:
        file.write('<!DOCTYPE html><title>off</title><script>document.title = "on"</script>')
    browser.get('file://' + path)
    if browser.title != 'off':
        findings.append('scripts are not disabled')
    browser.get_log('browser')


def check_from(browser, links, base, local, site):
    count = 0
    for kind, path in every_kind.pages(site).items():
        address = base + urllib.parse.quote(path)
        if kind == 'redirect':
            check_redirect(browser, address)
        else:
            count += check_page(browser, links, base, f'{base}{path}', address, local)
    if base.startswith('http'):
        wrong = base + '2023/no/such/folder/page-404.html'
        if links.content(wrong):
            findings.append(f'{wrong}: should not be there')
        count += check_page(browser, links, base, wrong, wrong, local)
    return count


def main():
    with served(*sys.argv[1:]) as (site, host, work):
        browser = chromium()
        try:
            check_scripts_are_off(browser, work)
            links = Links()
            for base in (f'file://{site}/', host + '/', host + DEEP):
                count = check_from(browser, links, base, ('file:', host) if base.startswith('file:') else host, site)
                print(f'{base}: {len(every_kind.pages(site))} kinds of pages, {count} links')
        finally:
            browser.quit()
    end(findings, 'in Chromium, without scripts')


main()
