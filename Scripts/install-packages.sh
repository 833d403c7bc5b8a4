#!/bin/sh
# Installs the Debian packages named, those that are missing; says what to install where there is no apt.
missing=""
for package in "$@"; do
  if command -v dpkg-query >/dev/null 2>&1; then
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing="$missing $package"
  fi
done
if command -v apt-get >/dev/null 2>&1; then
  [ -n "$missing" ] || exit 0
  echo "installing$missing" >&2
  as_root=""
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      echo "error: these packages are missing:$missing. Install them as root: apt-get install$missing" >&2
      exit 1
    fi
    as_root="sudo"
  fi
  # A machine that has just started may look for updates itself: apt waits for what that installs.
  apt() { $as_root env LC_ALL=C DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@" >/dev/null; }
  # The package lists may be old or not there at all.
  apt install -y $missing 2>/dev/null && exit 0
  # For lists that others fetch apt does not wait.
  for attempt in $(seq 60); do
    said=$(apt update 2>&1) && break
    case "$said" in *"Could not get lock"*) sleep 5 ;; *) break ;; esac
  done
  [ -z "$said" ] || echo "$said" >&2
  apt install -y $missing && exit 0
  echo "error: could not install$missing; see what 'apt-get install$missing' says" >&2
  exit 1
fi
for header in cmark-gfm.h cmark-gfm-core-extensions.h gumbo.h zlib.h; do
  found=""
  for folder in /usr/include /usr/local/include /opt/homebrew/include; do
    [ -e "$folder/$header" ] && found=yes
  done
  if [ -z "$found" ]; then
    echo "error: $header is missing and there is no apt. Install cmark-gfm with its extensions, Gumbo and zlib with their" \
      "headers and static libraries; Debian calls them: $*" >&2
    exit 1
  fi
done
