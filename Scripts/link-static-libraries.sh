#!/bin/sh
# link-static-libraries.sh FOLDER LIBRARY…
# Fills FOLDER with links to the static libraries, so that a linker that looks there first finds no shared ones.
folder=$1
shift
mkdir -p "$folder"
for library in "$@"; do
  archive=""
  for place in "/usr/lib/$(uname -m)-linux-gnu" /usr/lib64 /usr/lib /usr/local/lib; do
    if [ -e "$place/lib$library.a" ]; then
      archive=$place/lib$library.a
      break
    fi
  done
  if [ -z "$archive" ]; then
    echo "note: there is no lib$library.a; the shared library will be linked" >&2
    continue
  fi
  [ "$(readlink "$folder/lib$library.a")" = "$archive" ] || ln -sf "$archive" "$folder/lib$library.a"
done
