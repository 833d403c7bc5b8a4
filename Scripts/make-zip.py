#!/usr/bin/env python3
"""make-zip.py PUBLIC ARCHIVE.zip: a built site as one file for a USB stick or a mail: unpacked, it opens at index.html without a server.

All of it lies in one folder named after the archive. What means something to servers and crawlers only is left out: compressed
files, .nojekyll, robots.txt, sitemaps and the page for what is not there. The same site gives the same bytes with the same zlib: names are
sorted, and every file is of 1980-01-01, the first day that the form knows. Names are in UTF-8, and marked as such.
Ends with 1, without an archive, where Windows could not unpack a name."""
import fnmatch
import os
import re
import sys
import tempfile
import zipfile

LEFT_OUT = ('*.gz', '*.br', '.*', 'robots.txt', 'sitemap*.xml', '404.html')
# Bytes that are compressed already.
DENSE = ('.jpg', '.png', '.gif', '.webp', '.avif', '.mp4', '.webm', '.mp3', '.m4a', '.ogg', '.woff2')
# What Windows takes for something else than a name: devices, whatever their ending, and characters.
RESERVED = re.compile(r'(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?|.*[<>:"\\|?*\x00-\x1f].*|.*[. ]')
# Windows allows a path 259 characters, of which a user's folder has some.
LONGEST = 200


def files(public):
    """The paths of the files that are packed, sorted."""
    paths = []
    for folder, folders, names in os.walk(public):
        folders[:] = [name for name in folders if not name.startswith('.')]
        for name in names:
            if not any(fnmatch.fnmatchcase(name, pattern) for pattern in LEFT_OUT):
                paths.append(os.path.relpath(os.path.join(folder, name), public))
    return sorted(paths)


def faults(paths):
    seen = {}
    for path in paths:
        if any(RESERVED.fullmatch(part) for part in path.split('/')):
            yield f'{path}: Windows has no files of that name'
        if len(path.encode('utf-16-le')) // 2 > LONGEST:
            yield f'{path}: too long for Windows'
        other = seen.setdefault(path.casefold(), path)
        if other != path:
            yield f'{path}: the same name to Windows as {other}'


def pack(public, paths, folder, archive):
    with zipfile.ZipFile(archive, 'w') as packed:
        for path in paths:
            entry = zipfile.ZipInfo(f'{folder}/{path}')  # Of 1980-01-01.
            entry.external_attr = 0o100644 << 16
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_STORED if path.endswith(DENSE) else zipfile.ZIP_DEFLATED
            with open(os.path.join(public, path), 'rb') as file:
                packed.writestr(entry, file.read())


def main():
    public, archive = sys.argv[1:]
    paths = files(public)
    if 'index.html' not in paths:
        sys.exit(f'error: there is no index.html in {public}: build the site first')
    found = list(faults(paths))
    if found:
        sys.exit('\n'.join(found[:20]) + f'\nerror: {len(found)} names that Windows cannot unpack; nothing was written')
    parent = os.path.dirname(os.path.abspath(archive))
    os.makedirs(parent, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=parent)
    os.close(handle)
    try:
        pack(public, paths, os.path.splitext(os.path.basename(archive))[0], unfinished)
        os.chmod(unfinished, 0o644)
        os.replace(unfinished, archive)
    finally:
        if os.path.exists(unfinished):
            os.remove(unfinished)
    print(f'{archive}: {len(paths)} files, {os.path.getsize(archive) // 1024} KB')


main()
