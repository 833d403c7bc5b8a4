#!/usr/bin/env python3
"""sample-pictures.py MEDIA: draws the pictures that the sample's articles name, and puts them into the folder MEDIA with their index.

What a picture is, its bytes tell: as on the web, addresses that end in .jpg lead to other kinds too.
The same bytes with the same version of Pillow (pip install pillow==13.0.0)."""
import hashlib
import io
import os
import sys

import sample_scenes as scenes

JPEG = dict(format='JPEG', quality=70, optimize=True, progressive=True)
WEBP = dict(format='WEBP', quality=75, method=6)
AVIF = dict(format='AVIF', quality=60, speed=2)
PNG = dict(format='PNG', optimize=True)
GIF = dict(format='GIF', optimize=True)
# Address, scene, size as the captures give it, kind; in the order of addresses.
PICTURES = [
    ('https://img.daoyu.example/2023/08/drawer-1600.jpg', scenes.lighthouse_drawer, (1600, 1200), WEBP),
    ('https://img.daoyu.example/2024/03/bookshop-door.jpg', scenes.bookshop_door, (720, 480), PNG),
    ('https://img.daoyu.example/2024/07/bookshop-poster.jpg', scenes.bookshop_storm, (960, 540), WEBP),
    ('https://img.daoyu.example/2024/10/salt-pan-dawn.jpg', scenes.salt_pans, (960, 540), AVIF),
    ('https://static.harbourledger.example/2024/03/kell-chair.jpg', scenes.kell_chair, (1024, 683), AVIF),
    ('https://static.harbourledger.example/2024/06/ferry-ramp.jpg', scenes.ferry_ramp, (1200, 800), WEBP),
    ('https://static.hepan.example/2023/03/ferry-rope.jpg', scenes.ferry_rope, (900, 600), JPEG),
    ('https://static.hepan.example/2023/06/bell-crack.jpg', scenes.bell_crack, (1050, 699), WEBP),
    ('https://static.hepan.example/2024/06/lujiang-4-deck.jpg', scenes.ferry_deck, (800, 533), WEBP),
    ('https://www.harbourledger.example/images/library-van.jpg', scenes.library_van, (600, 400), GIF),
    ('https://www.hepan.example/images/2023/05/qiaotou-library-lamp.jpg', scenes.library_lamp, (640, 427), JPEG),
]
TIME = '2026-11-26T00:00:00Z'
COLOURS = 96  # Of pictures of kinds that have a palette.


def encoded(draw, size, kind):
    canvas = scenes.Canvas(*size)
    draw(canvas)
    picture = canvas.finished()
    if kind['format'] in ('PNG', 'GIF'):
        picture = picture.quantize(COLOURS, dither=0)
    data = io.BytesIO()
    picture.save(data, **kind)
    return data.getvalue()


def main():
    media = sys.argv[1]
    os.makedirs(media, exist_ok=True)
    rows = ['# broadsheet media 1\n']
    for address, draw, (width, height), kind in PICTURES:
        data = encoded(draw, (width, height), kind)
        name = kind['format'].lower()
        digest = hashlib.sha256(data).hexdigest()
        with open(os.path.join(media, f'{digest}.{"jpg" if name == "jpeg" else name}'), 'wb') as file:
            file.write(data)
        rows.append(f'{address}\t{digest}\timage/{name}\t{len(data)}\t{width}\t{height}\t{TIME}\t\t\t\n')
    with open(os.path.join(media, 'index.tsv'), 'w', encoding='utf-8') as file:
        file.writelines(rows)


main()
