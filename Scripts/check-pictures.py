#!/usr/bin/env python3
"""check-pictures.py PUBLIC: the pictures of a built site, as readers see them who open it from a folder and have no network.

Every page with a picture is opened in Chromium, on a desk and on a phone, and read to its end: each picture has to be a file of
the site that is there, with the width and height that it has been given before, so that nothing moves when it comes.
Exit 1 on any finding, or when there is no picture at all. Needs chromium, chromedriver; pip install selenium."""
import os
import sys
import time

from offline_chromium import address, offline, resize

# Notes how far parts of the page moved, before anything of it is there.
WATCH = '''window.moved = 0; new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.moved += entry.value
}).observe({type: "layout-shift", buffered: true})'''
PICTURES = '''return [...document.images].map(e => ({
  src: e.currentSrc || e.src, is_there: e.complete && e.naturalWidth > 0, natural: [e.naturalWidth, e.naturalHeight],
  given: [e.getAttribute("width"), e.getAttribute("height")].map(Number), shown: [e.clientWidth, e.clientHeight]}))'''
findings = []


def pages(public):
    paths = [os.path.join(folder, name) for folder, _, names in os.walk(public) for name in names if name.endswith('.html')]
    for path in sorted(paths):
        with open(path, encoding='utf-8') as file:
            if '<img' in file.read():
                yield path


def seen(browser):
    """The page's pictures, once all of them have come or failed; it is read to its end, since pictures come when they are near."""
    height = browser.execute_script('return document.documentElement.scrollHeight')
    for top in range(0, height, 400):
        browser.execute_script(f'scrollTo(0, {top})')
        time.sleep(0.02)
    for _ in range(50):
        if browser.execute_script('return [...document.images].every(e => e.complete)'):
            break
        time.sleep(0.1)
    return browser.execute_script(PICTURES)


def check(browser, path, width):
    browser.get(address(path))
    where = f'{path} at {width} pixels'
    pictures = seen(browser)
    for picture in pictures:
        (natural, high), (shown, tall) = picture['natural'], picture['shown']
        if not picture['src'].startswith('file:'):
            findings.append(f'{where}: {picture["src"]} is on another host')
        elif not picture['is_there']:
            findings.append(f'{where}: {picture["src"]} is not there')
        elif not all(picture['given']) or abs(picture['given'][0] * high - picture['given'][1] * natural) > max(natural, high):
            findings.append(f'{where}: {picture["src"]} has {picture["natural"]} pixels, and was said to have {picture["given"]}')
        elif not shown or shown > width or abs(shown * high / natural - tall) > 1:
            findings.append(f'{where}: {picture["src"]} of {picture["natural"]} is shown as {picture["shown"]}')
    moved = browser.execute_script('return window.moved')
    if moved:
        findings.append(f'{where}: parts of the page moved by {moved:.3f}')
    findings.extend(f'{where}: log: {entry["message"][:200]}' for entry in browser.get_log('browser'))
    return {picture['src'] for picture in pictures}


def main():
    public = sys.argv[1]
    found, count = set(), 0
    with offline() as browser:
        browser.execute_cdp_cmd('Page.addScriptToEvaluateOnNewDocument', {'source': WATCH})
        for width, height in ((1280, 900), (390, 844)):
            resize(browser, width, height)
            for path in pages(public):
                found |= check(browser, path, width)
                count += 1
    media = os.path.join(public, 'media')
    unseen = [name for name in sorted(os.listdir(media)) if address(media, name) not in found] if os.path.isdir(media) else []
    findings.extend(f'{os.path.join(media, name)}: no page shows it' for name in unseen)
    if not found:
        findings.append(f'{public}: has no picture')
    print('\n'.join(dict.fromkeys(findings)))
    print(f'{public}, without a network: {len(found)} pictures, {count} pages opened, {len(findings)} findings')
    sys.exit(bool(findings))


main()
