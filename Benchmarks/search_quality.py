#!/usr/bin/env python3
"""search_quality.py SITE [--sets N] [--anywhere] [--show] [--adapter ADAPTER.js]: how much of what is right a search of a built site finds, in Chromium.

Each set has 200 queries, the same ones for the same site, cut out of articles at random places, half of the Chinese ones out of
titles: 120 of 2 to 8 Chinese characters, 30 words or pairs of words, 20 of words and Chinese characters, 30 that are nowhere. With
--anywhere the first 120 are cut out wherever that is, through words and punctuation.
What is right is an article with all terms of a query in its title or text as the page shows it: character for character, and, in a
second count, with Traditional characters as Simplified ones. Prints for both how many of 20 that are right are among the 20 that are
found first, how many of these are right, and how often the first one has the query in its title where one has; with --show each query
that is not as it should be in the second count. ADAPTER.js is as for search.py.
Needs chromium, chromedriver; pip install selenium lxml."""
import argparse
import glob
import os
import random
import re
import statistics
import unicodedata
from urllib.parse import unquote, urlsplit

from lxml import html

from search import HERE, Server, browser

MOST = 20
CHINESE = r'[\u4e00-\u9fff]'


def simplified():
    with open(os.path.join(HERE, '../Sources/Search/Data/variants.txt'), encoding='utf-8') as file:
        pairs = file.read().strip()
    return str.maketrans(pairs[::2], pairs[1::2])


TABLE = simplified()


def folded(text):
    return re.sub(r'\s+', ' ', unicodedata.normalize('NFKC', text)).casefold()


class Article:
    def __init__(self, site, file):
        tree = html.parse(file, html.HTMLParser(encoding='utf-8')).getroot()
        body = next(iter(tree.xpath('//article[contains(@class, "h-entry")]')), None)
        self.path = os.path.relpath(file, site)
        self.title = (tree.findtext('.//h1') or '').strip() if body is not None else ''
        self.lines = [] if body is None else [line.strip() for line in body.xpath('.//*[contains(@class, "e-content")]//text()')]
        title, whole = folded(self.title), folded(self.title + '\n' + body.text_content()) if body is not None else ''
        # What is right in each count: what has a query in all of it, or in the title.
        self.texts = [(whole, title), (whole.translate(TABLE), title.translate(TABLE))]


def queries(articles, chosen, anywhere):
    def cut(pattern, is_title=False, length=None):
        """A piece of what a pattern finds in a line."""
        while True:
            article = chosen.choice(articles)
            line = article.title if is_title else chosen.choice(article.lines or [''])
            found = list(re.finditer(pattern, line))
            if found:
                run = chosen.choice(found).group()
                length = min(length or chosen.randint(2, 8), len(run))
                start = chosen.randrange(len(run) - length + 1)
                piece = run[start:start + length].strip()
                if len(piece) > 1:
                    return piece
    for place in range(120):
        yield cut('.{2,}' if anywhere else CHINESE + '{2,}', place % 2 == 0)
    for place in range(30):
        pair = r'[A-Za-z]{3,}' + r' [A-Za-z]{3,}' * (place % 2)
        yield cut(pair, length=100)
    for place in range(20):
        yield cut(f'{CHINESE}{{1,3}}[A-Za-z0-9]{{2,}}|[A-Za-z0-9]{{2,}}{CHINESE}{{1,3}}', length=100)
    for place in range(30):
        yield cut(CHINESE + '{3,}', length=3) + cut(CHINESE + '{3,}', length=3)


def judge(query, found, articles, count):
    """Recall, precision, and whether a title comes first where it should."""
    terms = (folded(query).translate(TABLE) if count else folded(query)).split()
    right, titles = ({a.path for a in articles if all(term in a.texts[count][part] for term in terms)} for part in (0, 1))
    hits = sum(path in right for path in found)
    recall = hits / min(len(right), MOST) if right else float(not found)
    precision = hits / len(found) if found else float(not right)
    return recall, precision, (bool(found) and found[0] in titles) if titles else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('site')
    parser.add_argument('--sets', type=int, default=1)
    parser.add_argument('--anywhere', action='store_true')
    parser.add_argument('--show', action='store_true')
    parser.add_argument('--adapter', default=os.path.join(HERE, '../Scripts/search-adapter.js'))
    arguments = parser.parse_args()
    files = sorted(file for file in glob.glob(arguments.site + '/[12]*/*/*/*.html') if os.path.basename(file) != 'index.html')
    articles = [article for article in (Article(arguments.site, file) for file in files) if article.title]
    with open(arguments.adapter, encoding='utf-8') as file:
        code = file.read() + '\nconst done = arguments[2]; search(arguments[0], arguments[1]).then(done, (e) => done(String(e)));'
    driver = browser()
    try:
        driver.get(Server(arguments.site).address)
        for number in range(1, arguments.sets + 1):
            results = [[], []]
            for query in queries(articles, random.Random(number), arguments.anywhere):
                found = driver.execute_async_script(code, query, MOST)
                if isinstance(found, str):
                    raise SystemExit(f'{query}: {found}')
                paths = [unquote(urlsplit(address).path)[1:] for address in found]
                for count in (0, 1):
                    results[count].append(judge(query, paths, articles, count))
                if arguments.show and results[1][-1][:2] != (1, 1):
                    print(f'{query}: {len(paths)} found, recall {results[1][-1][0]:.2f}, precision {results[1][-1][1]:.2f}')
            for name, rows in zip(('character for character', 'both scripts as one'), results):
                recalls, precisions, firsts = zip(*rows)
                firsts = [first for first in firsts if first is not None]
                print(f'set {number}, {name}: found {statistics.mean(recalls):.3f}, right {statistics.mean(precisions):.3f}, '
                      f'titles first {statistics.mean(firsts or [1]):.2f}')
    finally:
        driver.quit()


main()
