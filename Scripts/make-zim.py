#!/usr/bin/env python3
"""make-zim.py PUBLIC ARCHIVE.zim: a built site as one ZIM file, for Kiwix and other offline readers; zimcheck has to pass.

Title, description and language are those of the site's feed.xml. A copy of the site is packed, in which
- pictures on other hosts are links to them: an offline reader cannot show them, and zimcheck counts each as an error;
- files for web servers and crawlers are left out: compressed ones, .nojekyll (zimcheck counts empty files as errors), robots.txt, sitemaps.
Needs zimwriterfs and zimcheck (Debian's zim-tools)."""
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree

LEFT_OUT = ('*.gz', '*.br', '.nojekyll', 'robots.txt', 'sitemap*.xml')
# ZIM has languages by three letters (ISO 639-3).
LANGUAGES = {'zh': 'zho', 'en': 'eng', 'ja': 'jpn', 'ko': 'kor', 'de': 'deu', 'fr': 'fra'}
WORDS = {'zh-Hant': '圖片：', 'zh': '图片：', 'en': 'Picture: '}
PICTURE = re.compile(r'<img (?=[^>]*\bsrc="(https?://[^"]*)")(?=[^>]*\balt="([^"]*)")[^>]*>')


def clipped(text, count):
    """openZIM allows a title 30 characters, a description 80."""
    return text if len(text) <= count else text[:count - 1] + '…'


def without_pictures(page):
    language = re.search(r'<html lang="([^"]*)"', page)
    language = language.group(1) if language else ''
    word = WORDS.get(language) or WORDS.get(language.split('-')[0]) or WORDS['en']

    def link(match):
        address, alternative = match.groups()
        text = alternative or word + html.escape(urllib.parse.urlsplit(html.unescape(address)).netloc)
        before = page[:match.start()]
        if before.rfind('<a ') > before.rfind('</a>'):  # In a link already.
            return f'<span>{text}</span>'
        return f'<a rel="external" href="{address}">{text}</a>'

    return PICTURE.sub(link, page)


def stage(public, folder):
    shutil.copytree(public, folder, ignore=shutil.ignore_patterns(*LEFT_OUT))
    for parent, _, names in os.walk(folder):
        for name in (n for n in names if n.endswith('.html')):
            path = os.path.join(parent, name)
            with open(path, encoding='utf-8', newline='') as file:
                page = file.read()
            changed = without_pictures(page)
            if changed != page:
                with open(path, 'w', encoding='utf-8', newline='') as file:
                    file.write(changed)
    shutil.copy(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'zim-icon.png'), folder)


def main():
    public, archive = sys.argv[1:]
    for tool in ('zimwriterfs', 'zimcheck'):
        if not shutil.which(tool):
            sys.exit(f'error: there is no {tool}. Debian has it in zim-tools, others at https://download.openzim.org')
    channel = xml.etree.ElementTree.parse(os.path.join(public, 'feed.xml')).getroot().find('channel')
    title, description, language = (channel.findtext(name) or '' for name in ('title', 'description', 'language'))
    with tempfile.TemporaryDirectory() as work:
        stage(public, os.path.join(work, 'site'))
        made = os.path.join(work, 'site.zim')
        subprocess.run(
            ['zimwriterfs', '--welcome=index.html', '--illustration=zim-icon.png',
             '--language=' + LANGUAGES.get(language.split('-')[0], 'und'), '--title=' + clipped(title, 30),
             '--description=' + clipped(description or title, 80), '--creator=' + title, '--publisher=' + title,
             '--name=' + os.path.splitext(os.path.basename(archive))[0], '--scraper=Broadsheet',
             os.path.join(work, 'site'), made], check=True, stdout=subprocess.DEVNULL)
        checked = subprocess.run(['zimcheck', '--all', '--details', made], capture_output=True, text=True)
        if checked.returncode or '[ERROR]' in checked.stdout or '[WARNING]' in checked.stdout:
            sys.exit(checked.stdout + checked.stderr + 'error: zimcheck found faults, see above; nothing was written')
        os.makedirs(os.path.dirname(os.path.abspath(archive)), exist_ok=True)
        shutil.move(made, archive)
    print(f'{archive}: {os.path.getsize(archive) // 1024} KB, zimcheck finds nothing wrong')


main()
