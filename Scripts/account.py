#!/usr/bin/env python3
"""account.py PROGRAM CAPTURES CONTENT PUBLIC --judge FOLDER [--min 0.999] [--show N]

Is every visible character of the captures on the built pages, in the articles' files, or on the account of what rules took?
The visible texts of a capture are those of FOLDER/text_recall.py. A text that is not on the page as a whole is covered piece by
piece: the longest beginning of it that stands on the page, in the file, or in something that `PROGRAM explain` says a rule
took, then the longest of what is left, and so on. What no piece of eight characters covers is lost. Prints the share of
characters that are accounted for, and the lost ones with their captures; exit 1 when the share is below --min."""
import argparse, json, os, re, subprocess, sys, types


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ('program', 'captures', 'content', 'public'):
        parser.add_argument(name)
    parser.add_argument('--judge', required=True)
    parser.add_argument('--min', type=float, default=0.999)
    parser.add_argument('--show', type=int, default=40)
    return parser.parse_args()


def judge_of(folder):
    """The functions of text_recall.py, which is a program: its last line would run it."""
    source = open(os.path.join(folder, 'text_recall.py'), encoding='utf-8').read().rstrip()
    judge = types.ModuleType('text_recall')
    exec(source.removesuffix('main()'), judge.__dict__)
    return judge


def articles(content, judge):
    """The path of each article, without its ending, by the keys of its address and its aliases."""
    found = {}
    for folder, _, names in os.walk(content):
        for name in (n for n in names if n.endswith('.md')):
            path = os.path.join(folder, name)
            head = open(path, encoding='utf-8').read().split('\n---\n', 1)[0]
            place = os.path.splitext(os.path.relpath(path, content))[0]
            for line in re.findall(r'^(?:url|aliases):.*$', head, re.M):
                for url in re.findall(r'https?://[^\s",\]]+|(?<=")https?://[^"]+', line):
                    found.setdefault(judge.key(url), place)
    return found


def newest(captures, judge):
    """The newest capture of each address: its file, its address, its texts."""
    found = {}
    for folder, _, names in os.walk(captures):
        for path in (os.path.join(folder, n) for n in names if n.endswith(('.md', '.txt'))):
            parts = judge.capture(path)
            if not parts:
                continue
            time = re.search(r'<!--(\d+)-->', open(path, encoding='utf-8', errors='replace').read(4096))
            rank = (int(time.group(1)) if time else 0, path)
            key = judge.key(parts[0])
            if key not in found or rank > found[key][0]:
                found[key] = (rank, path, parts[1])
    return found


def explained(program, paths):
    """What rules took from each capture, with the fields that were found, in one text without white space."""
    texts = {}
    for start in range(0, len(paths), 100):
        command = [program, 'explain', '--format', 'json', '--text', *paths[start:start + 100]]
        for line in subprocess.run(command, capture_output=True, text=True).stdout.splitlines():
            account = json.loads(line)
            texts[account['capture']] = account
    return texts


def pieces_lost(text, whole, least=8):
    """The parts of a text that no piece of `whole` covers."""
    lost, index = [], 0
    while index < len(text):
        low, high = 0, len(text) - index
        while low < high:
            middle = (low + high + 1) // 2
            if text[index:index + middle] in whole:
                low = middle
            else:
                high = middle - 1
        if low >= min(least, len(text)):
            index += low
        else:
            if lost and lost[-1][1] == index:
                lost[-1][1] += 1
            else:
                lost.append([index, index + 1])
            index += 1
    return [text[a:b] for a, b in lost]


def main():
    options = arguments()
    judge = judge_of(options.judge)
    places = articles(options.content, judge)
    total, missing, pages = 0, {}, {}
    for key, (_, path, body) in newest(options.captures, judge).items():
        texts = judge.chunks(body)[0]
        total += sum(map(len, texts))
        place = places.get(key)
        page = open(os.path.join(options.public, place + '.html'), 'rb').read().decode() if place else '<p>'
        tree = judge.LH.document_fromstring(page)
        for element in tree.xpath('//script|//style'):
            element.drop_tree()
        shown = tree.text_content() + ' '.join(tree.xpath('//@alt|//@title|//meta/@content'))
        file = open(os.path.join(options.content, place + '.md'), encoding='utf-8').read() if place else ''
        pages[path] = judge.squash(shown + '\n' + re.sub(r'\\(.)', r'\1', file))
        absent = [text for text in texts if text not in pages[path]]
        if absent:
            missing[path] = absent
    accounts = explained(options.program, sorted(missing))
    lost = []
    for path, texts in sorted(missing.items()):
        taken = '\n'.join(judge.squash(t['text']) for t in accounts.get(path, {}).get('takings', []))
        for text in texts:
            lost += [(piece, path) for piece in pieces_lost(text, pages[path] + '\n' + taken)]
    count = sum(len(piece) for piece, _ in lost)
    for piece, path in sorted(lost, key=lambda x: (-len(x[0]), x))[:options.show]:
        print(f'lost: {piece[:100]}  {path}')
    share = 1 - count / total if total else 1
    print(f'{total} characters; {count} neither on a page nor on the account of a rule; {share:.5f} accounted for')
    sys.exit(share < options.min)


main()
