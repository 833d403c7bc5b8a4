#!/usr/bin/env python3
"""search-folding.py

Makes the data of Sources/Search from Unicode and from OpenCC: which characters are the same to somebody who searches. To be run by
hand, from the project's folder, when one of the two has a new version; what it writes is committed.

- folding.txt: characters of the Basic Multilingual Plane that are not folded to themselves. A line is what they become, a tab, and
  the characters. Nothing before the tab: they are left out. The rule is that of `fold` in Templates/assets/search.js: NFKC, no
  case, no diacritics on Latin, Greek and Cyrillic letters, nothing invisible, straight apostrophes.
- variants.txt: Traditional characters, each followed by the Simplified one, by OpenCC's table of single characters.

Needs OpenCC's program `opencc` (Debian's package of that name)."""
import subprocess, unicodedata

FOLDER = 'Sources/Search/Data'
HAN = [(0x3400, 0x4DC0), (0x4E00, 0xA000)]


def fold(text):
    text = unicodedata.normalize('NFKC', text).upper().lower()
    text = unicodedata.normalize('NFKD', text)
    text = ''.join(c for c in text if not is_unseen(ord(c)) and unicodedata.category(c) != 'Cf')
    return unicodedata.normalize('NFC', text).translate(str.maketrans('ς‘’', "σ''"))


def is_unseen(code):
    return 0x300 <= code < 0x370 or 0xFE00 <= code < 0xFE10


def is_single(code):
    """Whether it is a character by itself: no half of a pair, no end of a line."""
    return not 0xD800 <= code < 0xE000 and unicodedata.category(chr(code)) not in ('Cc', 'Zl', 'Zp')


def folding():
    sources = {}
    for code in filter(is_single, range(0x10000)):
        folded = fold(chr(code))
        if folded != chr(code):
            sources.setdefault(folded, []).append(chr(code))
    return ''.join(f'{folded}\t{"".join(characters)}\n' for folded, characters in sorted(sources.items()))


def variants():
    characters = [chr(code) for first, end in HAN for code in range(first, end)]
    result = subprocess.run(['opencc', '-c', 't2s.json'], input='\n'.join(characters), capture_output=True, text=True, check=True)
    pairs = [(a, b) for a, b in zip(characters, result.stdout.split('\n')) if a != b]
    table = dict(pair for pair in pairs if len(pair[1]) == 1 and ord(pair[1]) < 0x10000)
    # What a character becomes is never one that becomes another.
    for a in table:
        while table[a] in table and table[table[a]] != a:
            table[a] = table[table[a]]
    return ''.join(a + b for a, b in sorted(table.items())) + '\n'


for name, text in [('folding.txt', folding()), ('variants.txt', variants())]:
    with open(f'{FOLDER}/{name}', 'w', encoding='utf-8', newline='') as file:
        file.write(text)
