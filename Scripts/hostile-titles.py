#!/usr/bin/env python3
"""Titles that break YAML, Markdown, HTML, paths or templates, as titles of captures and in front matter written by others.
  hostile-titles.py make TITLES.json FOLDER     FOLDER/captures, and FOLDER/content, where they are also authors and sections
  hostile-titles.py check TITLES.json CONTENT PUBLIC
                                                each title is the same text in the archive, on its page, in lists and in feeds
Needs: pip install lxml html5lib pyyaml"""
import glob, html, json, os, re, sys
import html5lib, yaml
from lxml import etree

ATOM, HTML = '{http://www.w3.org/2005/Atom}', '{http://www.w3.org/1999/xhtml}'
# What is taken out of texts: controls, marks of direction, what is no character. A line end between Chinese characters is no space.
UNSEEN = re.compile('[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe\uffff]')

def seen(text): return ''.join(UNSEEN.sub('', text).split())

def make(titles, folder):
    for number, title in enumerate(json.load(open(titles, encoding='utf-8'))):
        os.makedirs(f'{folder}/captures', exist_ok=True)
        os.makedirs(f'{folder}/content/2024/01/02', exist_ok=True)
        with open(f'{folder}/captures/{number:03}.md', 'w', encoding='utf-8', newline='') as file:
            # A title is text in which only references are markup.
            file.write(f'<!--{1704164645000 + number}-->\n[{title.replace("&", "&amp;")}](https://titles.example/{number})\n------\n\n<p>Text {number}.</p>\n')
        matter = dict(title=title, date=f'2024-01-02T03:04:{number % 60:02}+08:00', url=f'https://titles.example/{number}',
                      outlet='titles', section=title, authors=[title], tags=[title])
        with open(f'{folder}/content/2024/01/02/titles-{number}.md', 'w', encoding='utf-8', newline='') as file:
            file.write(f'---\n{yaml.safe_dump(matter, allow_unicode=True, sort_keys=False)}---\n\nText {number}.\n')

def text(element): return ''.join(element.itertext())

def check(titles, content, public):
    titles, wrong = json.load(open(titles, encoding='utf-8')), []
    def compare(where, number, found):
        if seen(found) != seen(titles[number]): wrong.append(f'{where}: {number}: {found[:80]!r}, not {titles[number][:80]!r}')
    numbers = {}
    for path in glob.glob(f'{content}/**/*.md', recursive=True):
        source = open(path, encoding='utf-8', newline='').read()
        matter = yaml.safe_load(source[4:source.index('\n---\n', 4)])
        number = int(matter['url'].rsplit('/', 1)[1])
        numbers[os.path.relpath(path, content)[:-3] + '.html'] = number
        compare(path, number, matter['title'])
    for page, number in numbers.items():
        tree = html5lib.parse(open(f'{public}/{page}', 'rb'), override_encoding='utf-8')
        compare(page, number, text(tree.find(f'.//{HTML}h1')))
        compare(page + ' head', number, text(tree.find(f'.//{HTML}title')).rsplit(' · ', 1)[0])
        compare(page + ' og', number, tree.find(f'.//{HTML}meta[@property="og:title"]').get('content'))
        compare(page + ' json', number, json.loads(text(tree.find(f'.//{HTML}script')))['headline'])
    listed = {}
    tree = html5lib.parse(open(f'{public}/index.html', 'rb'), override_encoding='utf-8')
    for link in tree.iter(f'{HTML}a'):
        if link.get('href') in numbers: listed.setdefault(numbers[link.get('href')], text(link))
    for number, title in listed.items(): compare('index.html', number, title)
    feeds = [(i.findtext('link'), i.findtext('title')) for i in etree.parse(f'{public}/feed.xml').iter('item')]
    # Some readers take titles of RSS for HTML, so what would be markup there is a reference.
    feeds = [(link, html.unescape(title)) for link, title in feeds]
    for entry in etree.parse(f'{public}/atom.xml').iter(f'{ATOM}entry'):
        title = entry.find(f'{ATOM}title')
        feeds.append((entry.find(f'{ATOM}link').get('href'), html.unescape(title.text) if title.get('type') == 'html' else title.text))
    feeds += [(i['url'], i['title']) for i in json.load(open(f'{public}/feed.json', encoding='utf-8'))['items']]
    for link, title in feeds:
        page = next(page for page in numbers if link.endswith('/' + page))
        compare('feed', numbers[page], title)
    counts = (len(numbers), len(listed), len(feeds) / 3)
    if set(counts) != {len(titles)}: wrong.append(f'{len(titles)} titles, but {counts} pages, in lists, in feeds')
    print('\n'.join(wrong[:30] + [f'{len(titles)} hostile titles: {len(wrong)} wrong']))
    sys.exit(bool(wrong))

arguments = sys.argv[1:]
if arguments[:1] == ['make'] and len(arguments) == 3: make(*arguments[1:])
elif arguments[:1] == ['check'] and len(arguments) == 4: check(*arguments[1:])
else: sys.exit(__doc__)
