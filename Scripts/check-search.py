#!/usr/bin/env python3
"""check-search.py PROGRAM SITE: the search of the site of the folder SITE (broadsheet.yml and content), in Chromium.

It is opened from file:// and from a folder of a web server that sends a charset of its own, and used as readers use it: by
address, by typing, by the keyboard alone, with filters, and with what should do no harm. What is looked for comes from the
site's own texts, and what is found is held against them. Exit 1 on any finding.
Needs chromium, chromedriver and nginx; pip install selenium lxml pyyaml axe-playwright-python."""
import functools
import http.server
import json
import os
import pathlib
import re
import shutil
import string
import subprocess
import sys
import threading
import time
import unicodedata
import urllib.parse

import axe_playwright_python
from lxml import html
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from served_site import DEEP, end, served

HOSTILE = ['<img src=x onerror="document.title=1">', '"><script>document.title=1</script>', '__proto__ constructor', 'author:__proto__',
           '\\', '"', '“', '%', '%E4%', '&lt;', '${1}', '/', '()[]{}*+?.^$|', '\0', '\ud83d', '😀', '\u202e', '://', 'http://', 'a.b/', '.' * 300,
           '字' * 10000, 'x' * 10000, 'ab ' * 4000, '"' * 10000]
AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
findings = []


def expect(holds, *what):
    if not holds:
        findings.append(': '.join(map(str, what))[:400])


def tree_of(site, path):
    return html.document_fromstring(pathlib.Path(site, path).read_text(encoding='utf-8'))


class Article:
    """What a page says of an article."""

    def __init__(self, site, path):
        tree = tree_of(site, path)
        self.path = path
        self.day = '-'.join(path.split('/')[:3])
        self.title = ' '.join(tree.findtext('.//h1').split())
        body = tree.find_class('e-content')[0]
        self.text = '\n'.join(' '.join(e.itertext()) if len(e) else e.text_content() for e in body.iter('p'))
        self.authors = [e.text_content() for e in tree.find_class('p-author')]
        links = {e.get('href').split('/')[-3]: e for e in tree.findall('.//article/nav/a') if e.get('href').count('/') > 2}
        self.outlet, self.section = (links[name].text_content() if name in links else None for name in ('outlets', 'sections'))
        self.address = next((e.get('href') for e in tree.find_class('u-url')), None)


def articles(site):
    paths = [os.path.relpath(os.path.join(folder, name), site) for folder, _, names in os.walk(site) for name in names]
    return [Article(site, path) for path in sorted(paths) if re.fullmatch(r'\d{4}/\d\d/\d\d/(?!index\.)[^/]+\.html', path)]


def manifest(site):
    """What the index begins with; it is a script, so that its strings are all that is looked at."""
    text = pathlib.Path(site, 'search/index.js').read_bytes().decode('utf-16')
    return json.loads(text[text.index('(') + 1:text.rindex(')')])


def fold(character, variants):
    text = unicodedata.normalize('NFKD', unicodedata.normalize('NFKC', character).upper().lower())
    text = ''.join(c for c in text if not 0x300 <= ord(c) < 0x370 and not 0xFE00 <= ord(c) < 0xFE10 and unicodedata.category(c) != 'Cf')
    text = unicodedata.normalize('NFC', text).translate(str.maketrans('ς‘’', "σ''"))
    return re.sub(r'[\t-\r\u1680\u2028\u2029]', ' ', ''.join(variants.get(c, c) for c in text))


class Page:
    """The page for searching, as a reader has it."""

    def __init__(self, browser, base, site):
        self.browser, self.base, self.site = browser, base, site
        self.where = base.split(':')[0]

    def open(self, query=None, mark='#', **more):
        self.browser.get('about:blank')
        self.browser.get(self.base + 'search.html' + (mark + urllib.parse.urlencode({'q': query, **more}) if query is not None else ''))
        return self.settled() if query is not None else None

    @property
    def input(self):
        return self.browser.find_element(By.CSS_SELECTOR, 'main input')

    def text(self, name):
        return self.browser.execute_script('return document.getElementById(arguments[0]).textContent', name)

    def words(self, name):
        return self.browser.execute_script('return document.querySelector("main form").dataset[arguments[0]]', name)

    def settled(self, seconds=5):
        """The results once nothing has changed for a while, as paths."""
        last, since = None, time.time()
        while time.time() < since + seconds:
            now = self.text('status'), self.paths()
            if now == last and now[0] not in ('', self.words('loading')):
                return now[1]
            last = now
            time.sleep(0.25)
        return self.paths()

    def paths(self):
        links = self.browser.execute_script('return [...document.querySelectorAll("#found a")].map(a => a.href)')
        for link in links:
            if not link.startswith(self.base):
                findings.append(f'{self.where}: leads out of the site: {link}')
        return [urllib.parse.unquote(link[len(self.base):].split('#')[0]) for link in links]

    def type(self, text, *keys):
        self.input.clear()
        self.input.send_keys(text, *keys)
        time.sleep(0.3)
        return self.settled()

    def scripts(self, pattern):
        """The addresses of scripts that the page has loaded, of those in which a pattern is."""
        addresses = self.browser.execute_script('return [...document.scripts].map(e => e.src)')
        return [address for address in addresses if re.search(pattern, address)]

    def all(self, query, **options):
        """What the script finds, all of it."""
        # Without the segments, whose lists may begin with halves of pairs of surrogates, which the driver does not take.
        result = self.browser.execute_async_script(
            'const end = arguments[2]; broadsheetSearch.search(arguments[0], arguments[1])'
            '.then(({results, ...all}) => end({...all, results: results.map(({s, ...one}) => one)}), e => end(String(e)))', query,
            {'limit': 1000, 'care': 2, **options})
        if isinstance(result, str):
            findings.append(f'{self.where}: {query}: {result}')
            return {'results': [], 'total': 0, 'isExact': False}
        for one in result['results']:
            one['path'] = urllib.parse.unquote(one['href'])
            expect(os.path.isfile(os.path.join(self.site, one['path'])), self.where, query, 'leads nowhere', one['href'])
        return result


def check_log(page, what):
    for entry in page.browser.get_log('browser'):
        expect(False, page.where, what, 'log', entry['message'])
    foreign = page.browser.execute_script(
        'return performance.getEntriesByType("resource").map(e => e.name).filter(name => !name.startsWith(arguments[0]))', page.base)
    expect(not foreign, page.where, what, 'asks others', foreign)


def spread(known, count):
    """About as many articles as that, from all over."""
    return known[:: max(1, len(known) // count)]


def samples(known):
    """Queries that are in an article's text, and the article: characters, a word, several terms, a phrase."""
    for article in spread(known, 12):
        for text in (article.title, article.text):
            runs = re.findall(r'[\u4e00-\u9fff]{3,}', text)
            words = re.findall(r"(?<![^\W\d_])[A-Za-z]{4,12}(?![^\W\d_])", text)
            if runs:
                run = runs[len(runs) // 2]
                yield run[:5], article
                yield run[1:3], article
                yield f'「{run[:4]}」', article
                yield f'{runs[0][:2]}　{runs[-1][-2:]}', article
            if words:
                yield words[-1][:5], article
                yield words[0].upper(), article
                yield f'"{words[0]}"', article
            if runs and words:
                yield f'{words[0]} {runs[0][:2]}', article
        yield article.day, article
        if article.address:
            # As it was written, and as browsers copy it: with its letters as they are, or encoded.
            plain = re.sub(r'(?:%[89a-fA-F][0-9a-fA-F])+', lambda run: unquoted(run.group()), article.address)
            yield from {spelling: article for spelling in (article.address, plain, urllib.parse.quote(plain, safe=string.printable))}.items()


def unquoted(run):
    """What encodings stand for, if it is UTF-8."""
    try:
        return urllib.parse.unquote(run, errors='strict')
    except UnicodeDecodeError:
        return run


def check_found(page, known, folded):
    """What is in a text is found, and what is found has it."""
    count = 0
    for query, article in samples(known):
        result = page.all(query)
        count += 1
        expect(article.path in [one['path'] for one in result['results']], page.where, query, 'does not find', article.path)
        expect(result['total'] >= len(result['results']) > 0, page.where, query, 'wrong total', result['total'])
        if result['total'] == len(known) or '://' in query:
            continue
        for one in result['results']:
            own = next(a for a in known if a.path == one['path'])
            whole = folded('\n'.join([own.title, own.text, *own.authors, own.outlet or '', own.day]))
            if result['isExact'] and not all(folded(term) in whole for term in query.strip('「」"').split()):
                # Not all that is indexed is read here: captions, tables, who else is credited.
                rest = folded(tree_of(page.site, own.path).find('.//article').text_content())
                expect(all(folded(term) in rest for term in query.strip('「」"').split()), page.where, query, 'finds', own.path)
    return count


def check_variants(page, known, variants, folded):
    """Traditional characters find Simplified ones, and the other way round."""
    back = {simplified: traditional for traditional, simplified in variants.items()}
    seen = set()
    for article in known:
        for run in re.findall(r'[\u4e00-\u9fff]{2}', article.text):
            kind = 'traditional' if any(c in variants for c in run) else 'simplified' if any(c in back for c in run) else None
            other = ''.join(variants.get(c, c) if kind == 'traditional' else back.get(c, c) for c in run)
            if kind and kind not in seen and other != run and folded(other) == folded(run):
                seen.add(kind)
                paths = [one['path'] for one in page.all(other)['results']]
                expect(article.path in paths, page.where, other, 'does not find what is written', run, article.path)
    expect(seen, page.where, 'no text to try Traditional and Simplified with')


def check_scripts(page, known, variants):
    """What is in the script that was typed, Traditional or Simplified, comes before what is in the other one."""
    simplified, count = set(variants.values()), 0
    for article in spread(known, 40):
        runs = re.findall(r'[\u4e00-\u9fff]{2}', article.title + article.text[:200])
        query = next((run for run in runs if any(c in variants or c in simplified for c in run)), None)
        if query:
            isTraditional = any(c in variants for c in query)
            others = [one['language'].startswith('zh-Hant') != isTraditional for one in page.all(query)['results']]
            expect(others == sorted(others), page.where, query, 'the other script comes before', others)
            count += len(set(others)) == 2
    expect(count, page.where, 'no query finds both scripts')


def check_pieces(page, known, folded):
    """The end of a word before punctuation, or before Chinese characters, is found where it stands, and either apostrophe for the other."""
    patterns = r"([A-Za-z]{3,}[’'][a-z]{1,2})\b", r'[a-z]{3}([a-z]{3}[,.;)])', r'[A-Za-z]{2}([A-Za-z]{2}[）)]?[\u4e00-\u9fff]{2})', r'[a-z]{3}([a-z] [a-z]{4})'
    pieces = [(match.group(1), article) for article in spread(known, 60) for match in (re.search(p, article.text) for p in patterns) if match]
    swap = str.maketrans("’'", "'’")
    for query, article in pieces:
        query = query.translate(swap)
        result = page.all(query)
        expect(article.path in [one['path'] for one in result['results']], page.where, query, 'does not find', article.path)
        for one in result['results']:
            body = tree_of(page.site, one['path']).find('.//article')
            whole = folded(' '.join([body.text_content(), *body.xpath('.//@alt | .//@title')]))
            expect(all(folded(term) in whole for term in query.split()), page.where, query, 'finds', one['path'])
    expect(len(pieces) > 10, page.where, 'few pieces of words to look for')
    for query, article in [(query, article) for query, article in pieces if re.search(r'[\u4e00-\u9fff]{2}', query)][:5]:
        # The page looks into few texts at once.
        found = page.open(query)
        while article.path not in found and page.browser.execute_script('return !document.getElementById("more").hidden'):
            page.browser.execute_script('document.getElementById("more").click()')
            time.sleep(0.3)
            found = page.settled()
        expect(article.path in found, page.where, query, 'has no page with', article.path)


def check_filters(page, known):
    article = next((a for a in reversed(known) if a.authors and a.outlet), known[-1])
    year = article.day[:4]
    queries = {f'after:{article.day}': lambda a: a.day >= article.day, f'before:{article.day}': lambda a: a.day < article.day,
               f'after:{year} before:{int(year) + 1}年': lambda a: a.day[:4] == year,
               f'AFTER:{article.day[:7]}': lambda a: a.day >= article.day[:7]}
    if article.authors:
        queries[f'author:"{article.authors[0]}"'] = lambda a: article.authors[0] in a.authors
    if article.outlet:
        queries[f'outlet：“{article.outlet}”'] = lambda a: a.outlet == article.outlet
    section = next((a.section for a in known if a.section), None)
    if section:
        queries[f'section:"{section}"'] = lambda a: a.section == section
    for query, fits in queries.items():
        result = page.all(query)
        paths = sorted(one['path'] for one in result['results'])
        expect(paths == sorted(a.path for a in known if fits(a)), page.where, query, f'{len(paths)} are found, not the right ones')
        expect(result['isExact'] and result['total'] == len(paths), page.where, query, 'is not exact')
    for wrong in ('before:xyz', 'after:2024-13', 'auther:me', 'outlet:', 'author:...'):
        page.open(f'{article.title[:2]} {wrong}')
        expect(wrong in page.text('note'), page.where, wrong, 'is not said to be no filter', page.text('note'))


def check_pages(page, common):
    """More than one page of results, and their order."""
    found = page.open(common)
    total = page.all(common)['total']
    expect(len(found) == 20 < total, page.where, common, 'first page', len(found), total)
    page.browser.execute_script('document.getElementById("more").click()')
    time.sleep(0.5)
    more = page.settled()
    expect(len(more) == min(40, total) and more[:20] == found and len(set(more)) == len(more), page.where, common, 'second page', len(more))
    place = page.browser.execute_script('return [...document.querySelectorAll("#found a")].indexOf(document.activeElement)')
    expect(place == 20, page.where, common, 'focus after more is on', place)
    page.browser.execute_script('const s = document.querySelector("main select"); s.value = "newest"; s.dispatchEvent(new Event("change"))')
    time.sleep(0.3)
    days = [path[:10] for path in page.settled()]
    expect(days == sorted(days, reverse=True) and len(days) == 20, page.where, common, 'newest first', days)
    expect('order=newest' in page.browser.current_url, page.where, 'the order is not in the address', page.browser.current_url)
    expect(page.open(common, order='newest') and [p[:10] for p in page.paths()] == days, page.where, 'the order of the address is not taken')


def check_use(page, article, folded):
    """By address, by typing, by the keyboard alone; what is shown of a result."""
    query = re.search(r'[\u4e00-\u9fff]{4}|[A-Za-z]{5}', article.text).group()
    for mark in '?#':
        found = page.open(query, mark)
        expect(article.path in found, page.where, f'{mark}q={query}', 'does not find', article.path)
    expect(page.text('status') and str(len(page.all(query)['results'])) in page.text('status').replace('1 ', '1 '), page.where, query,
           'count in words', page.text('status'))
    shown = page.browser.execute_script(
        'return [...document.querySelectorAll("#found li")].map(li => [li.innerText, [...li.querySelectorAll("mark")].map(m => m.innerText), li.querySelector("a").href])')
    for text, marks, href in shown[:3]:
        expect(marks and all(folded(m) == folded(query) for m in marks), page.where, query, 'marks', marks, text)
        expect('#:~:text=' in href or folded(query) not in folded(text.split('\n', 2)[-1]), page.where, query, 'no text in the address', href)
    mark = '#' if page.base.startswith('file') else '?'
    page.open()
    found = page.type(query)
    expect(article.path in found, page.where, 'typing', query, 'does not find', article.path)
    expect(f'search.html{mark}q=' + urllib.parse.quote(query) in page.browser.current_url, page.where, 'address', page.browser.current_url)
    active = 'const e = document.activeElement; return e.name || e.id || [...document.querySelectorAll("#found a")].indexOf(e)'

    def press(key):
        page.browser.switch_to.active_element.send_keys(key)
        return page.browser.execute_script(active)
    expect(press(Keys.ARROW_DOWN) == 0, page.where, 'down leads to the first result')
    if len(found) > 1:
        expect(press(Keys.ARROW_DOWN) == 1 and press(Keys.ARROW_UP) == 0, page.where, 'down and up lead through the results')
    expect(press(Keys.ARROW_UP) == 'q', page.where, 'up from the first leads back')
    press(Keys.ARROW_DOWN)
    expect(press('/') == 'q' and page.input.get_attribute('value') == query, page.where, '/ leads back')
    expect(press(Keys.ESCAPE) == 'q' and page.input.get_attribute('value') == '', page.where, 'Escape clears')
    time.sleep(0.3)
    expect(not page.settled(1) and page.browser.current_url == page.base + 'search.html', page.where, 'cleared', page.browser.current_url)
    page.input.send_keys('字典裡沒有的' + query, Keys.ENTER)
    time.sleep(0.2)
    expect(not page.settled() and page.text('status') == page.words('none'), page.where, 'nothing is found', page.text('status'))
    expect(page.browser.execute_script('return !document.getElementById("lists").hidden'), page.where, 'nothing is found, and no list is named')
    expect(not page.type('，。') and page.text('status') == page.words('empty'), page.where, 'separators only', page.text('status'))
    for start in ('index.html', article.path):
        check_log(page, 'in use')
        page.browser.get(page.base + urllib.parse.quote(start))
        # Pictures on other hosts cannot be had here.
        page.browser.get_log('browser')
        field = page.browser.find_element(By.CSS_SELECTOR, 'header form input')
        expect(field.accessible_name, page.where, start, 'field without a name')
        field.send_keys(query, Keys.ENTER)
        time.sleep(0.3)
        expect(article.path in page.settled(), page.where, 'form of', start, page.browser.current_url)
    expect(not page.browser.find_elements(By.CSS_SELECTOR, 'header form'), page.where, 'the form is twice in the page')


def check_hostile(page):
    page.open()
    title = page.browser.title
    for query in HOSTILE:
        start = time.time()
        page.browser.execute_script('const q = document.querySelector("main input"); q.value = JSON.parse(arguments[0]); q.form.requestSubmit()',
                                    json.dumps(query))
        page.settled()
        name = repr(query[:40])
        expect(time.time() - start < 3, page.where, name, 'takes long')
        expect(page.text('status') not in ('', page.words('failed')), page.where, name, 'status', page.text('status'))
        expect(not page.browser.find_elements(By.CSS_SELECTOR, 'main :is(img, script)'), page.where, name, 'is in the page as markup')
        expect(page.browser.title == title, page.where, name, 'was run')
        expect(len(query) <= 200 or page.words('cut').strip() in page.text('note'), page.where, name, 'is not said to be cut')


def check_folding(page, variants):
    """Every character of the Basic Multilingual Plane that Python knows."""
    table = page.browser.execute_script('''return Array.from({length: 65536}, (_, i) =>
      i >= 0xd800 && i < 0xe000 ? [] : Array.from(broadsheetSearch.fold(String.fromCharCode(i)), c => c.codePointAt(0)))''')
    for code, got in enumerate(table):
        character = chr(code)
        if not 0xD800 <= code < 0xE000 and unicodedata.category(character) != 'Cn':
            want = [ord(c) for c in fold(character, variants)]
            expect(got == want, page.where, f'fold U+{code:04X}', got, want)


def check_axe(page, query):
    source = (pathlib.Path(axe_playwright_python.__file__).parent / 'axe.min.js').read_text(encoding='utf-8')
    run = 'const end = arguments[1]; axe.run(document, {preload: false, runOnly: {type: "tag", values: arguments[0]}}).then(r => end(r.violations), e => end([{id: String(e)}]))'
    for width, scheme in ((1280, 'light'), (1280, 'dark'), (390, 'light'), (390, 'dark'), (320, 'light')):
        page.browser.execute_cdp_cmd('Emulation.setDeviceMetricsOverride', {'width': width, 'height': 900, 'deviceScaleFactor': 1, 'mobile': width < 600})
        page.browser.execute_cdp_cmd('Emulation.setEmulatedMedia', {'features': [{'name': 'prefers-color-scheme', 'value': scheme}]})
        for words in (query, 'before:xyz 字典裡沒有的'):
            page.open(words)
            page.browser.execute_script(source + '; document.querySelector("main details").open = true')
            for found in page.browser.execute_async_script(run, AXE_TAGS):
                expect(False, page.where, width, scheme, words, found['id'], [node['html'][:150] for node in found.get('nodes', [])][:3])
            wide = page.browser.execute_script('return document.documentElement.scrollWidth')
            expect(wide <= width, page.where, words, f'is {wide} pixels wide on a screen of {width}')
    page.browser.execute_cdp_cmd('Emulation.clearDeviceMetricsOverride', {})


def class_of(character):
    """Which of the twelve classes of what follows a term a character has."""
    return ((ord(character) * 0x9e37 & 0xffff) * 12) >> 16


def built(program, folder, articles):
    """The site of some articles, each a title and a text, one a day."""
    for number, (title, text) in enumerate(articles):
        file = folder / f'content/{1970 + number // 336}/{number // 28 % 12 + 1:02}/{number % 28 + 1:02}/{number}.md'
        file.parent.mkdir(parents=True)
        file.write_text(f'---\ntitle: {title}\ndate: {"-".join(file.parts[-4:-1])}\n---\n\n{text}\n', encoding='utf-8')
    (folder / 'broadsheet.yml').write_text('title: Phrases\nlanguage: zh-Hans\n')
    subprocess.run([os.path.abspath(program), 'build'], cwd=folder, check=True, capture_output=True)
    return str(folder / 'public')


def check_phrases(browser, program, work):
    """Phrases whose pieces stand here and there in many articles: what has the phrase, what seems to, what does not, and what is
    looked into to know."""
    letters = [chr(code) for code in range(0x4e00, 0x5000)]

    def followers(piece, classes):
        return ''.join(f'{piece}{next(c for c in letters if class_of(c) == number)}，' for number in classes)
    # Twelve have it; in twelve what follows is of the same class; twelve that many others follow are turned down.
    alike = followers('河灯', [class_of('塔')]) + '灯塔'
    many = followers('河灯', [number for number in range(12) if number != class_of('塔')]) + '灯塔'
    texts = [('true', '河灯塔'), ('alike', alike), ('many', many)] * 12
    # Ten have another phrase in their titles, and ten older ones only seem to have it. All of them are in doubt.
    doubtful = followers('山桥', [(class_of('亭') + number) % 12 for number in range(3)]) + '桥亭'
    texts = [('seeming', doubtful)] * 10 + [('山桥亭', doubtful)] * 10 + texts
    # Three have a third one and are in doubt; the oldest of them, which is the last one found, is long.
    doubted = followers('舟岸', range(3)) + '舟岸影'
    texts = [('long', doubted + '平' * 6000)] + [('short', doubted)] * 2 + texts
    site = built(program, pathlib.Path(work, 'phrases'), texts)
    page = Page(browser, f'file://{site}/', site)
    page.open()
    for query, care, expected in (('河灯塔', 0, {'true': 12, 'alike': 12}), ('河灯塔', 1, {'true': 12}), ('山桥亭', 0, {'山桥亭': 10})):
        titles = [one['title'] for one in page.all(query, care=care)['results']]
        expect({title: titles.count(title) for title in titles} == expected, 'phrases', query, care, titles)
    page.open()
    titles = [one['title'] for one in page.all('舟岸影', care=0)['results']]
    expect(titles == ['short', 'short', 'long'], 'phrases', titles)
    files = page.scripts(r'/t\d+\.js$')
    expect(len(files) == 1 and not files[0].endswith('/t0.js'), 'phrases: looked into', files)


def check_rounds(page, segments):
    """What the script begins with is on its way before it asks for it. Of a phrase whose second piece is nowhere the first, which stands
    far from it in the index, is looked up at the same time in an archive of one segment, and not at all in one of several."""
    page.open()
    expect(page.all('一龘龥')['total'] == 0, page.where, 'finds what is nowhere')
    shards = len(page.scripts(r'search/\d+/\d'))
    expect(shards == (segments if segments > 1 else 2), page.where, 'a piece that is nowhere', 'files', shards)
    # Browsers tell it of what they load from a server only.
    loads = page.browser.execute_script(
        'return performance.getEntriesByType("resource").filter(e => e.name.endsWith("search/index.js")).map(e => e.initiatorType)')
    expect(loads == ([] if page.where == 'file' else ['link']), page.where, 'index.js is asked for by', loads)


def check_segments(browser, program, work):
    """An archive of three segments."""
    texts = [''.join(chr(0x4e00 + (number * 37 + place * 7919) % 20_000) for place in range(12)) for number in range(25_800)]
    site = built(program, pathlib.Path(work, 'segments'), [('题', text) for text in texts])
    page = Page(browser, f'file://{site}/', site)
    check_rounds(page, len(manifest(site)['segments']))
    query = texts[12_345][3:7]
    found = [int(one['href'].split('/')[-1][:-5]) for one in page.all(query)['results']]
    expect(found == [number for number, text in enumerate(texts) if query in text][::-1], page.where, 'of many', query, found)
    # Some numbers between those of articles are nobody's.
    before = 5 * 336 + 5 * 28
    answer = page.all('before:1975-06')
    found = [int(one['href'].split('/')[-1][:-5]) for one in answer['results']]
    expect(answer['total'] == before and found == list(range(before))[::-1][:len(found)], page.where, 'by date alone', answer['total'])


def check_lost_index(page, query):
    """Without its index the search says what to do, and names the lists."""
    page.browser.execute_cdp_cmd('Network.enable', {})
    page.browser.execute_cdp_cmd('Network.setBlockedURLs', {'urls': ['*search/index.js*', '*search/1/*']})
    page.open(query)
    expect(page.text('status') == page.words('failed'), page.where, 'without an index', page.text('status'))
    expect(page.browser.execute_script('return !document.getElementById("lists").hidden'), page.where, 'without an index no list is named')
    page.browser.execute_cdp_cmd('Network.setBlockedURLs', {'urls': []})
    page.input.send_keys(Keys.ENTER)
    time.sleep(0.3)
    expect(page.settled(), page.where, 'does not find the index when it is there again')
    page.browser.get_log('browser')


def check_stale_texts(browser, site, query):
    """Texts of an older build that a cache has are loaded once more, past the cache, so that each article is shown with its own words."""
    class Cache(http.server.SimpleHTTPRequestHandler):
        def do_GET(self):
            if not re.search(r'/t\d+\.js$', self.path):
                return super().do_GET()
            self.send_response(200)
            self.send_header('Content-Type', 'text/javascript')
            self.end_headers()
            self.wfile.write(f'broadsheetSearch.load({json.dumps(self.path[len("/search/"):-len(".js")])},"00000000","")'.encode())

        def log_message(self, *_):
            pass
    with http.server.ThreadingHTTPServer(('127.0.0.1', 0), functools.partial(Cache, directory=site)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = Page(browser, f'http://127.0.0.1:{server.server_port}/', site)
        page.open(query, '?')
        shown = browser.execute_script('return [...document.querySelectorAll("#found li")].slice(0, 3).map(e => e.lastChild.textContent)')
        expect(shown and all(shown), 'stale texts', query, shown)
        check_log(page, 'stale texts')
        page.browser.get('about:blank')
        server.shutdown()


def check_without_script(base, site):
    browser = chromium(scripts=False)
    try:
        browser.get(base + 'search.html')
        lists = browser.find_elements(By.CSS_SELECTOR, '#lists a')
        expect(browser.find_element(By.CSS_SELECTOR, 'noscript p').text, base, 'without script: no explanation')
        expect(lists and all(e.is_displayed() for e in lists), base, 'without script: no lists')
        for link in lists:
            path = urllib.parse.unquote(link.get_attribute('href')[len(base):])
            expect(os.path.isfile(os.path.join(site, path)), base, 'without script: leads nowhere', path)
        expect(not browser.get_log('browser'), base, 'without script: log')
    finally:
        browser.quit()


def check_policies(site, known):
    """Only the pages that search let scripts run, and only the site's own."""
    for path in ['index.html', 'search.html', 'feeds.html', 'dates/index.html', known[0].path]:
        policy = tree_of(site, path).xpath('string(//meta[@http-equiv="Content-Security-Policy"]/@content)')
        scripts = re.findall(r'script-src ([^;]*)', policy)
        expect(scripts == (["'self'"] if path in ('index.html', 'search.html') else []), path, policy)
        expect("default-src 'none'" in policy and "form-action 'self'" in policy, path, policy)


def chromium(scripts=True):
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which('chromium')
    for argument in ('--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--window-size=1280,900',
                     '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'):
        options.add_argument(argument)
    if not scripts:
        options.add_experimental_option('prefs', {'profile.managed_default_content_settings.javascript': 2})
    options.set_capability('goog:loggingPrefs', {'browser': 'ALL'})
    browser = webdriver.Chrome(service=webdriver.ChromeService(shutil.which('chromedriver')), options=options)
    browser.set_script_timeout(60)
    return browser


def check_from(browser, base, site, known):
    page = Page(browser, base, site)
    variants = (pathlib.Path(__file__).parent.parent / 'Sources/Search/Data/variants.txt').read_text('utf-8').strip()
    variants = dict(zip(variants[::2], variants[1::2]))

    def folded(text):
        return re.sub(r'\s+', ' ', ''.join(fold(c, variants) for c in text))
    page.open()
    count = check_found(page, known, folded)
    check_variants(page, known, variants, folded)
    check_scripts(page, known, variants)
    check_pieces(page, known, folded)
    letters = re.findall(r'[\u4e00-\u9fff]', ''.join(a.title for a in known))
    common = max(set(letters), key=letters.count) if letters else 'e'
    check_pages(page, common)
    check_filters(page, known)
    article = next(a for a in known if len(re.findall(r'[\u4e00-\u9fff]', a.text)) > 100) if letters else known[0]
    check_use(page, article, folded)
    check_hostile(page)
    check_folding(page, variants)
    check_axe(page, common)
    check_rounds(page, 1)
    check_log(page, 'in use')
    check_lost_index(page, common)
    check_without_script(base, site)
    return count


def main():
    with served(*sys.argv[1:]) as (site, host, work):
        known = articles(site)
        check_policies(site, known)
        browser = chromium()
        try:
            for base in (f'file://{site}/', host + DEEP):
                print(f'{base}: {check_from(browser, base, site, known)} queries in {len(known)} articles')
            check_stale_texts(browser, site, re.search(r'[\u4e00-\u9fff]{2}|\w{3,}', known[0].title)[0])
            check_phrases(browser, sys.argv[1], work)
            check_segments(browser, sys.argv[1], work)
        finally:
            browser.quit()
    end(findings, 'search in Chromium')


main()
