#!/usr/bin/env python3
"""name-readings.py [UNICODE_FOLDER]

Makes the data of Sources/Collation from the Unicode Character Database: how Han characters are read in Mandarin, and which plain
letters stand for Latin ones. To be run by hand, from the project's folder, when Unicode has a new version; what it writes is
committed. UNICODE_FOLDER has Unihan_Readings.txt (or .txt.bz2) and UnicodeData.txt; Debian's package `unicode-data` puts them into
/usr/share/unicode, which is the default.

A reading is the first one of kMandarin (that of China, where the one of Taiwan differs) without its tone; `ü` is kept apart from `u`
as a `!` at the end of the syllable, so that `lü` sorts behind `lu` and before `luan`. Compatibility ideographs are read as those
that they are canonically the same as."""
import bz2, os, re, sys, unicodedata

# Where the characters of names are; each a multiple of a row.
RANGES = [(0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00)]
LATIN = [(0xC0, 0x250), (0x1E00, 0x1F00)]
ROW = 64
LETTERS = 'abcdefghijklmnopqrstuvwxyz'
# Letters that are not a plain one with marks.
LATIN_WORDS = {'Æ': 'ae', 'Œ': 'oe', 'ß': 'ss', 'ẞ': 'ss', 'Þ': 'th', 'Ð': 'd', 'ı': 'i', 'ȷ': 'j', 'ĸ': 'k', 'Ŋ': 'n', 'Ə': 'e', 'ǝ': 'e',
               'Ɛ': 'e', 'Ɔ': 'o', 'Ɩ': 'i', 'Ʀ': 'r', 'ƻ': 'z', 'ȸ': 'db', 'ȹ': 'qp', 'Ỻ': 'll', 'Ỽ': 'v', 'Ỿ': 'y', 'ẟ': 'd', 'ſ': 's'}
HEADER = '''// Made by Scripts/name-readings.py from {source} of Unicode {version}, which
// is Copyright © 1991-2026 Unicode, Inc., and under the Unicode License V3 (Documentation/Unicode-License.txt). Do not edit it.
// swift-format-ignore-file

'''


def lines(folder, name):
    path = os.path.join(folder, name)
    if os.path.exists(path):
        return open(path, encoding='utf-8').read().splitlines()
    return bz2.open(path + '.bz2', 'rt', encoding='utf-8').read().splitlines()


def syllable(reading):
    plain = unicodedata.normalize('NFD', reading)
    letters = ''.join(c for c in plain if c in LETTERS)
    return letters + '!' if '\u0308' in plain else letters


def readings(folder):
    """The syllable of each character that has one, and the version of the data."""
    found, version = {}, ''
    for line in lines(folder, 'Unihan_Readings.txt'):
        if line.startswith('# Unicode version:'):
            version = line.split(':')[1].strip()
        elif '\tkMandarin\t' in line:
            code, _, value = line.split('\t')
            found[int(code[2:], 16)] = syllable(value.split()[0])
    return found, version


def characters(folder):
    """Name and decomposition of each character."""
    rows = (line.split(';') for line in lines(folder, 'UnicodeData.txt'))
    return {int(row[0], 16): (row[1], row[5]) for row in rows}


def same_as(code, table):
    """What a compatibility ideograph is canonically the same as."""
    decomposition = table.get(code, ('', ''))[1]
    return int(decomposition, 16) if re.fullmatch('[0-9A-F]+', decomposition) else code


def latin(code, table):
    """The plain small letters of a Latin one; `-` where there are none."""
    character = chr(code)
    word = LATIN_WORDS.get(character) or LATIN_WORDS.get(character.upper())
    if word:
        return word
    name, decomposition = table.get(code, ('', ''))
    if decomposition:
        parts = [p for p in decomposition.split() if not p.startswith('<')]
        return ''.join(latin(int(p, 16), table) for p in parts).replace('-', '') or '-'
    if character.lower() in LETTERS:
        return character.lower()
    match = re.fullmatch('LATIN (?:CAPITAL|SMALL) LETTER ([A-Z])(?: WITH .*)?', name)
    return match[1].lower() if match else '-'


def write(path, text):
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)


def wrapped(words, width):
    rows = ['']
    for word in words:
        if rows[-1] and len(rows[-1]) + len(word) + 1 > width:
            rows.append('')
        rows[-1] += (' ' if rows[-1] else '') + word
    return ' \\\n    '.join(rows)


def mandarin_file(folder):
    found, version = readings(folder)
    table = characters(folder)
    codes = [code for low, high in RANGES for code in range(low, high)]
    spoken = [found.get(code) or found.get(same_as(code, table)) or '' for code in codes]
    syllables = sorted(set(spoken) - {''})
    pair = {s: LETTERS[i // 26] + LETTERS[i % 26] for i, s in enumerate(syllables)} | {'': '..'}
    text = ''.join(pair[s] for s in spoken)
    rows = [text[i:i + 2 * ROW] for i in range(0, len(text), 2 * ROW)]
    return HEADER.format(source='kMandarin in Unihan_Readings.txt', version=version) + f'''extension MandarinReadings {{
  /// The syllables, in order.
  static let syllables = """
    {wrapped(syllables, 110)}
    """

  /// The syllable of each character of U+3400–4DBF, U+4E00–9FFF, U+F900–FAFF, as two letters that count it: `aa` is the first, `ab` the
  /// second, `ba` the 27th; `..` where none is known. A row is {ROW} characters.
  static let codes = """
    {(chr(92) + chr(10) + '    ').join(rows)}
    """
}}
'''


def latin_file(folder):
    table, version = characters(folder), readings(folder)[1]
    words = [latin(code, table) for low, high in LATIN for code in range(low, high)]
    return HEADER.format(source='UnicodeData.txt', version=version) + f'''extension LatinLetters {{
  /// The plain letters of each character of U+00C0–024F and U+1E00–1EFF; `-` where there are none.
  static let letters = """
    {wrapped(words, 110)}
    """
}}
'''


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else '/usr/share/unicode'
    write('Sources/Collation/MandarinReadings+Data.swift', mandarin_file(folder))
    write('Sources/Collation/LatinLetters+Data.swift', latin_file(folder))


main()
