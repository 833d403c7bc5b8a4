#!/usr/bin/env python3
"""every_kind.py PROGRAM SITE FOLDER: the site of the folder SITE (broadsheet.yml and content), built in FOLDER/public with short
lists and an alias, so that it has pages of every kind. every_kind.py PUBLIC: a site that is built already.
Prints the path of the largest page of each kind, but that of redirects, which nobody gets to see. Needs pyyaml."""
import os
import re
import shutil
import subprocess
import sys

import yaml

# What a page is, by its path: the first that fits.
KINDS = [(kind, re.compile(pattern)) for kind, pattern in [
    ('index', r'index\.html'), ('page of the index', r'page/\d+\.html'), ('not found', r'404\.html'), ('feeds', r'feeds\.html'),
    ('search', r'search\.html'),
    ('dates', r'dates/index\.html'), ('year', r'\d{4}/index\.html'), ('month', r'\d{4}/\d\d/index\.html'),
    ('day', r'\d{4}/\d\d/\d\d/index\.html'), ('article', r'\d{4}/\d\d/\d\d/[^/]+\.html'),
    ('authors by count', r'authors/by-count\.html'),
    *[kind for name in ('author', 'outlet', 'section') for kind in (
        (name + 's', rf'{name}s/index\.html'), (name, rf'{name}s/[^/]+/index\.html'),
        (f'page of {name}', rf'{name}s/[^/]+/page/\d+\.html'))],
    ('redirect', r'moved/.*\.html')]]
# Kinds that the sample is too small for; they have the template of the index's.
ABSENT = {'page of author', 'page of outlet', 'page of section'}
ALIAS = 'moved/old-name.html'


def build(program, source, work, url):
    """The site with pages of every kind, for the address; its folder."""
    content, site = os.path.join(work, 'content'), os.path.join(work, 'public')
    shutil.copytree(os.path.join(source, 'content'), content)
    if os.path.isdir(os.path.join(source, 'media')):
        shutil.copytree(os.path.join(source, 'media'), os.path.join(work, 'media'))
    with open(os.path.join(source, 'broadsheet.yml'), encoding='utf-8') as file:
        settings = yaml.safe_load(file)
    settings.pop('captures', None)
    settings.update(url=url, page_size=10, content='content', output='public')
    with open(os.path.join(work, 'broadsheet.yml'), 'w', encoding='utf-8') as file:
        yaml.safe_dump(settings, file, allow_unicode=True)
    article = min(os.path.join(folder, name) for folder, _, names in os.walk(content) for name in names if name.endswith('.md'))
    with open(article, encoding='utf-8', newline='') as file:
        text = file.read()
    with open(article, 'w', encoding='utf-8', newline='') as file:
        file.write(text.replace('---\n', f'---\naliases: [{ALIAS}]\n', 1))
    subprocess.run([program, 'build'], cwd=work, check=True, stdout=sys.stderr)
    return site


def pages(site, absent=ABSENT):
    """The largest page of each kind; an error when there is a page of no kind, or a kind that no page is of."""
    found, faults = {}, []
    for folder, _, names in os.walk(site):
        for name in (n for n in names if n.endswith('.html')):
            path = os.path.relpath(os.path.join(folder, name), site)
            kind = next((kind for kind, pattern in KINDS if pattern.fullmatch(path)), None)
            if not kind:
                faults.append(f'{path}: a page of no known kind')
            size = (os.path.getsize(os.path.join(folder, name)), path)
            found[kind] = max(found.get(kind, size), size)
    faults += [f'no page: {kind}' for kind, _ in KINDS if kind not in found and kind not in absent]
    if faults:
        sys.exit('\n'.join(faults[:20]))
    return {kind: found[kind][1] for kind, _ in KINDS if kind in found}


def main():
    arguments = sys.argv[1:]
    if len(arguments) == 3:
        program, source, folder = map(os.path.abspath, arguments)
        os.makedirs(folder, exist_ok=True)
        found = pages(build(program, source, folder, 'http://127.0.0.1/'))
    elif len(arguments) == 1:
        found = pages(arguments[0], [kind for kind, _ in KINDS])
    else:
        sys.exit(__doc__)
    print('\n'.join(path for kind, path in found.items() if kind != 'redirect'))


if __name__ == '__main__':
    main()
