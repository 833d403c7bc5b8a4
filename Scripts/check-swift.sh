#!/bin/sh
# Ends with a clear message unless Swift 6.1 or newer is there.
get="Get Swift 6.1 or newer from https://www.swift.org/install/ and put it on the PATH."
if ! command -v swift >/dev/null 2>&1; then
  echo "error: there is no swift on the PATH. $get" >&2
  exit 1
fi
version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9]*\)\.\([0-9][0-9]*\).*/\1 \2/p' | head -n 1)
major=${version% *}
minor=${version#* }
if [ -z "$version" ] || [ "$major" -lt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -lt 1 ]; }; then
  echo "error: this needs Swift 6.1 or newer; 'swift --version' says ${version:-nothing that can be read}. $get" >&2
  exit 1
fi
