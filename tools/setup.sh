#!/usr/bin/env bash
# Everything that must be there before Python can do the rest: system libraries and the virtual environment.
# Usage: tools/setup.sh run|dev    (dev adds what the tests need). A second call takes a moment.
set -euo pipefail
cd "$(dirname "$0")/.."
what=${1:-run}
started=$SECONDS

say() { printf '%s\n' "$*"; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }

# Qt's own libraries come with its wheel; these are what its xcb platform and its fonts expect of the system.
debian_packages="libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
  libxcb-render0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-xinerama0 libxcb-xkb1 libx11-xcb1
  libxkbcommon0 libxkbcommon-x11-0 libegl1 libgl1 libopengl0 libfontconfig1 libdbus-1-3 libglib2.0-0 libzstd1"
fedora_packages="xcb-util-cursor xcb-util-wm xcb-util-image xcb-util-keysyms xcb-util-renderutil libxkbcommon-x11
  mesa-libEGL mesa-libGL libglvnd-opengl fontconfig dbus-libs glib2"
[ "$what" = dev ] && debian_packages="$debian_packages xvfb xauth git"

find_python() {
  local candidate
  for candidate in "${PYTHON:-}" python3 python3.11 python3.12 python3.13; do
    [ -n "$candidate" ] || continue
    if command -v "$candidate" >/dev/null 2>&1 &&
      "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
}

missing_packages() {
  local package
  for package in $debian_packages; do
    dpkg-query -W -f='${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed' || printf '%s ' "$package"
  done
}

install_debian_packages() {
  local missing
  missing=$(missing_packages)
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" != 0 ]; then
    fail "These system libraries are missing. Type this once, then start again:

    sudo apt-get update && sudo apt-get install --no-install-recommends $missing"
  fi
  say "Installing system libraries: $missing"
  mkdir -p build
  if ! { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing; } \
    >build/apt.log 2>&1; then
    tail -n 20 build/apt.log >&2
    fail "The system libraries could not be installed; the whole output is in build/apt.log."
  fi
}

python=$(find_python)
if command -v apt-get >/dev/null 2>&1 && command -v dpkg-query >/dev/null 2>&1; then
  [ -n "$python" ] || debian_packages="$debian_packages python3"
  if [ -z "$python" ] || ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    debian_packages="$debian_packages python3-venv"
  fi
  install_debian_packages
  python=$(find_python)
  [ -n "$python" ] || fail "Python 3.11, 3.12 or 3.13 is needed; this Debian's own is $(python3 --version 2>&1)."
elif [ -z "$python" ]; then
  fail "Python 3.11, 3.12 or 3.13 is needed, with its modules venv and ensurepip. Install it, or name it: PYTHON=/path/to/python3.11 make run"
elif [ "$(uname -s)" = Linux ] && [ ! -e .venv/.system-named ]; then
  say "This is not Debian, so the system libraries are yours to install. Qt's window needs (Fedora's names):"
  say "    $fedora_packages"
  [ "$what" = dev ] && say "and the tests: xorg-x11-server-Xvfb xauth git"
fi

pins=requirements/$what.txt
stamp=.venv/.stamp-$what
# the development set holds the other, so nothing is taken away by starting the program between two test runs
wanted="$(cat "$pins" | sha256sum | cut -d' ' -f1) $("$python" -c 'import sys; print(sys.version)' | tr '\n' ' ')"
if [ ! -x .venv/bin/python ] || ! .venv/bin/python -c '' 2>/dev/null; then
  say "Making the virtual environment in .venv"
  rm -rf .venv
  "$python" -m venv .venv
  touch .venv/.system-named
fi
if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
  total=$(grep -c '^[a-z0-9].*==' "$pins")
  say "Installing $total Python packages, pinned by hash (the first time this takes a minute or two)"
  mkdir -p build
  .venv/bin/python -m pip install --disable-pip-version-check --no-input --require-hashes --only-binary :all: -r "$pins" 2>&1 |
    tee build/pip.log |
    awk -v total="$total" -v terminal="$([ -t 1 ] && echo 1 || echo 0)" '
      /^(Collecting|Requirement already satisfied)/ {
        n++
        if (terminal) { printf "\r  %d of at most %d looked up", n, total; fflush() }
        else if (n % 25 == 0) { printf "  %d of at most %d looked up\n", n, total; fflush() }
      }
      /^Installing collected/ { printf "%s  unpacking\n", (terminal ? "\r" : ""); fflush() }' ||
    { tail -n 15 build/pip.log >&2; fail "The Python packages could not be installed; the whole output is in build/pip.log."; }
  printf '%s' "$wanted" >"$stamp"
fi
.venv/bin/python -m tools.translations compile
took=$((SECONDS - started))
[ "$took" -lt 3 ] || say "Set up in $took s"
