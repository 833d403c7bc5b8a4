#!/usr/bin/env python3
"""Hostile text in every place of a capture, not only in its body.
  hostile-places.py make PAYLOADS.json FOLDER      one capture per payload: in the title, the byline, the date, captions,
                                                   credits, alternative texts, addresses, footers, teasers, feed trailers
  hostile-places.py collect CONTENT PUBLIC OUT.json
                                                   the <main> of every page and the HTML in the feed, for a judge of markup;
                                                   fails when a page or feed cannot be parsed, or a front matter cannot
Needs: pip install lxml pyyaml"""
import glob, html, json, os, sys
from urllib.parse import quote

CAPTURE = """{jekyll}<!--{stamp}-->
[{line}](https://places.example/{number}/{path}?q={query})
------

<address>{p}</address><time datetime="{a}">{p}</time>
<h1>{p}</h1><figure><img src="{a}" alt="{a}" title="{a}"><figcaption>{p}<cite>{p}</cite></figcaption></figure>
<p><img src="https://places.example/a.jpg?{a}" alt="{a}"><small>{p}</small></p>
<p><a href="{a}" title="{a}">{p}</a> <a href="https://places.example/{a}">{p}</a></p>
<iframe src="https://places.example/{a}" title="{a}"></iframe><video poster="{a}" src="https://places.example/{a}"></video>
<blockquote cite="{a}">{p}</blockquote><pre><code class="language-{a}">{e}</code></pre>
<table><tr><th>{p}<td>{p}</table><div class="related"><a href="https://places.example/r">{p}</a></div>
<p>记者：{p} 责编：{p}</p><p>© {p}</p><p>Post tags: {p}</p><p>The post {p} appeared first on {p}.</p>
<footer><p>{p}对本文有报道贡献。</p><p>{p}是驻港记者。<a href="https://places.example/by">点击查看更多关于她的信息。</a></p><p>翻译：{p}</p></footer>
<hr><p>获取更多RSS：{p}</p>
"""

def make(payloads, folder):
    os.makedirs(folder, exist_ok=True)
    for number, case in enumerate(json.load(open(payloads, encoding='utf-8'))):
        payload = case if isinstance(case, str) else case['payload']
        line = ' '.join(payload.split())
        jekyll = '' if number % 3 else f'---\ntitle: x\nauthor: {json.dumps(line)}\ndate: {json.dumps(line)}\n---\n'
        text = CAPTURE.format(
            jekyll=jekyll, stamp=1600000000000 + number * 1000, line=line, number=number, path=quote(line[:60]),
            query=line.replace(')', '').replace(' ', ''), p=payload, a=payload.replace('"', '&quot;'), e=html.escape(payload))
        with open(f'{folder}/place-{number:05}.md', 'w', encoding='utf-8', errors='replace', newline='') as file: file.write(text)

def collect(content, public, out):
    import yaml
    from lxml import etree, html as LH
    bodies = []
    for path in glob.glob(f'{content}/**/*.md', recursive=True):
        text = open(path, encoding='utf-8').read()
        matter = yaml.safe_load(text[4:text.index('\n---\n', 4)])
        assert isinstance(matter, dict) and matter['title'] and matter['url'].startswith('http'), path
    for path in sorted(glob.glob(f'{public}/**/*.html', recursive=True)):
        page = LH.document_fromstring(open(path, 'rb').read().decode('utf-8'))
        # The page for searching has a form, and nothing of a capture.
        if path != f'{public}/search.html':
            bodies.append(''.join(LH.tostring(e, encoding='unicode') for e in page.xpath('//main')))
        for data in page.xpath('//script[@type="application/ld+json"]'):
            assert '<' not in data.text and json.loads(data.text)['@type'] == 'NewsArticle', path
            data.drop_tree()
        heads = page.xpath('//script[not(@src="search/search.js" and not(text()))]|//base|//meta[@http-equiv][not(@http-equiv="Content-Security-Policy")]|//*[@*[starts-with(name(),"on")]]')
        assert not heads, (path, heads)
    feed = etree.parse(f'{public}/feed.xml')
    # Only these are HTML in a feed; titles, names and categories are text.
    for tag in ('description', '{http://purl.org/rss/1.0/modules/content/}encoded'):
        bodies += [element.text or '' for element in feed.iter(tag)]
    json.dump([b for b in bodies if b], open(out, 'w', encoding='utf-8'), ensure_ascii=False)
    print(f'{len(bodies)} pieces of pages and feed')

arguments = sys.argv[1:]
if arguments[:1] == ['make'] and len(arguments) == 3: make(*arguments[1:])
elif arguments[:1] == ['collect'] and len(arguments) == 4: collect(*arguments[1:])
else: sys.exit(__doc__)
