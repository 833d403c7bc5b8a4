#!/usr/bin/env bash
# The conformance runs: the checkers of ../shared/judge on the corpus of ../shared. Needs python3 with venv; installs what
# the checkers need into .build/judge, and xmllint when it is missing.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=$(cd ../shared && pwd)
program=$PWD/.build/release/broadsheet
python=.build/judge/bin/python
if ! "$python" -c 'import lxml, html5lib, yaml' 2>/dev/null; then
  python3 -m venv .build/judge
  .build/judge/bin/pip install --quiet html5lib lxml pyyaml
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
if ! "$python" -c 'import jsonschema' 2>/dev/null; then "$python" -m pip install --quiet 'jsonschema[format]'; fi
command -v xmllint >/dev/null || sh Scripts/install-packages.sh libxml2-utils
feeds="$shared/conformance/feeds"
nothing_but() { ! grep -v "$1"; }
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
done

# Foreign test cases through the whole pipeline.
for cases in "$shared"/conformance/html2md/*.json; do
  folder="$work/$(basename "$cases" .json)"
  mkdir "$folder"
  "$python" "$shared/judge/cases.py" make "$cases" "$folder/captures"
  (cd "$folder" && "$program" build --captures captures >/dev/null)
  "$python" "$shared/judge/cases.py" collect "$cases" "$folder/content" "$folder/public" "$folder/bodies.json"
  "$python" "$shared/judge/cases.py" compare "$cases" "$folder/bodies.json"
done
