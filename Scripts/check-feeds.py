#!/usr/bin/env python3
"""check-feeds.py PUBLIC URL: the rules for feeds that no schema has, on a site that was built with `url: URL`.

Autodiscovery of every page; self links; absolute addresses that lead to files of the site; order of elements; unique
identifiers; the walk back through the past of atom.xml, which meets every article of the sitemap once. Exit 1 on any finding."""
import json
import os
import sys
import urllib.parse

import html5lib
from lxml import etree

public, base = sys.argv[1:]
findings = []
ATOM, HTML = '{http://www.w3.org/2005/Atom}', '{http://www.w3.org/1999/xhtml}'
CONTENT, DC = '{http://purl.org/rss/1.0/modules/content/}encoded', '{http://purl.org/dc/elements/1.1/}creator'


def report(where, what):
    findings.append(f'{os.path.relpath(where, public)}: {what}')


def file_of(url):
    """The file that an address of the site stands for; None for other addresses."""
    if not url.startswith(base):
        return None
    path = urllib.parse.unquote(url[len(base):].split('#')[0])
    return os.path.join(public, path or 'index.html')


def check_address(where, url):
    parts = urllib.parse.urlsplit(url)
    if parts.scheme not in ('http', 'https') or not parts.netloc or not url.isascii():
        report(where, f'not an absolute URI: {url[:120]}')
    elif file_of(url) and not os.path.isfile(file_of(url)):
        report(where, f'no such file: {url[:120]}')


def check_content(where, html):
    try:
        fragment = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(html)
    except html5lib.html5parser.ParseError as error:
        return report(where, f'content is no HTML: {error}')
    for element in fragment.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in ('script', 'style', 'iframe', 'object', 'embed', 'form', 'input'):
            report(where, f'<{element.tag}> in content')
        for name, value in element.attrib.items():
            if name in ('href', 'src') and not value.startswith(('http://', 'https://', 'mailto:')):
                report(where, f'relative {name}: {value[:120]}')
            if name.startswith('on') or name in ('style', 'id', 'class'):
                report(where, f'{name} in content')


def self_link(where, links):
    if [l for l in links if file_of(l) and os.path.samefile(file_of(l), where)] != links or len(links) != 1:
        report(where, f'self is {links}')


def check_rss(file):
    channel = etree.parse(file).getroot().find('channel')
    self_link(file, [l.get('href') for l in channel.findall(ATOM + 'link') if l.get('rel') == 'self'])
    if any(e.tag != 'item' for e in list(channel)[[e.tag for e in channel].index('item'):]):
        report(file, 'an element behind the items')
    guids = [item.findtext('guid') for item in channel.findall('item')]
    if len(set(guids)) != len(guids):
        report(file, 'a guid comes twice')
    for item in channel.findall('item'):
        check_address(file, item.findtext('link'))
        tags = [e.tag for e in item]
        if CONTENT in tags and ('description' not in tags or tags.index('description') > tags.index(CONTENT)):
            report(file, 'no description before the content')
        if 'enclosure' in tags or 'author' in tags:
            report(file, 'an enclosure without size, or an author without mail')
        check_content(file, item.findtext(CONTENT) or '')
        if '<' in (item.findtext('description') or ''):
            report(file, 'markup in a description')


def check_atom(file):
    feed = etree.parse(file).getroot()
    self_link(file, [l.get('href') for l in feed.findall(ATOM + 'link') if l.get('rel') == 'self'])
    for link in feed.iter(ATOM + 'link'):
        check_address(file, link.get('href'))
    for content in feed.iter(ATOM + 'content'):
        check_content(file, content.text or '')
    return feed


def check_json(file):
    feed = json.load(open(file, encoding='utf-8'))
    self_link(file, [feed['feed_url']])
    for item in feed['items']:
        check_address(file, item['url'])
        check_content(file, item.get('content_html', ''))


def check_past():
    """Walks back from atom.xml and compares with the sitemap."""
    seen, file, steps = [], os.path.join(public, 'atom.xml'), 0
    while file:
        feed = check_atom(file)
        links = {l.get('rel'): l.get('href') for l in feed.findall(ATOM + 'link')}
        is_archive = feed.find('{http://purl.org/syndication/history/1.0}archive') is not None
        if is_archive != (steps > 0):
            report(file, 'fh:archive')
        seen += [[l.get('href') for l in e.findall(ATOM + 'link') if l.get('rel') == 'alternate'][0]
                 for e in feed.findall(ATOM + 'entry')]
        file, steps = file_of(links['prev-archive']) if 'prev-archive' in links else None, steps + 1
    sitemap = etree.parse(os.path.join(public, 'sitemap.xml')).getroot()
    pages = [u.text for u in sitemap.iter('{http://www.sitemaps.org/schemas/sitemap/0.9}loc')]
    for page in pages:
        check_address(os.path.join(public, 'sitemap.xml'), page)
    articles = {p for p in pages if 'e-content' in open(file_of(p), encoding='utf-8').read()}
    # The newest articles may be in a full document of the past as well.
    if set(seen) != articles:
        report(public, f'{len(articles ^ set(seen))} articles are in the sitemap or in the past, but not in both')
    return steps


def check_page(file):
    head = html5lib.parse(open(file, 'rb'), override_encoding='utf-8').find(HTML + 'head')
    if any(m.get('http-equiv', '').lower() == 'refresh' for m in head.findall(HTML + 'meta')):
        return  # It leads on to a page that has them.
    links = [l for l in head.findall(HTML + 'link') if 'alternate' in l.get('rel', '').split()
             and l.get('type', '').startswith('application/')]
    if not links or links[0].get('type') != 'application/rss+xml':
        report(file, 'does not name the feed')
    hrefs = [l.get('href') for l in links]
    if os.path.relpath(file, public) == '404.html' and not all(h.startswith(base) for h in hrefs):
        report(file, 'is shown at any address, and names a feed by a relative one')
    targets = [os.path.normpath(file_of(h) or os.path.join(os.path.dirname(file), urllib.parse.unquote(h))) for h in hrefs]
    if targets[:1] != [os.path.normpath(os.path.join(public, 'feed.xml'))]:
        report(file, 'does not name the feed of the archive first')
    if not all(map(os.path.isfile, targets)) or len(set(targets)) != len(targets):
        report(file, f'names feeds that are not there, or twice: {targets}')
    titles = [l.get('title') for l in links]
    if not all(titles) or len(set(titles)) != len(titles):
        report(file, f'titles of feeds: {titles}')


counts = {'pages': 0, 'feeds': 0}
for folder, _, names in os.walk(public):
    for name in names:
        file = os.path.join(folder, name)
        check = {'feed.xml': check_rss, 'atom.xml': check_atom, 'feed.json': check_json}.get(name)
        if name.endswith('.html'):
            check = check_page
        if check:
            check(file)
            counts['pages' if check is check_page else 'feeds'] += 1
for outline in etree.parse(os.path.join(public, 'feeds.opml')).getroot().iter('outline'):
    for name in ('xmlUrl', 'htmlUrl'):
        if outline.get(name):
            check_address(os.path.join(public, 'feeds.opml'), outline.get(name))
steps = check_past()
print('\n'.join(findings[:50]))
print(f"{counts['pages']} pages, {counts['feeds']} feeds, {steps} steps into the past: {len(findings)} findings")
sys.exit(bool(findings))
