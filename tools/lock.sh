#!/usr/bin/env bash
# Rewrites requirements/*.txt from *.in: every version pinned with hashes, and no index address in any file.
set -euo pipefail
cd "$(dirname "$0")/../requirements"
command -v uv >/dev/null || { echo "tools/lock.sh needs the program uv in PATH" >&2; exit 1; }
for name in dev run desktop server; do
  constraint=(); [ "$name" = dev ] || constraint=(-c dev.txt)
  env -u PIP_FIND_LINKS uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header \
    --no-emit-index-url --no-emit-find-links "${constraint[@]}" "$name.in" -o "$name.txt"
done
if grep -nE '^\s*(--?(extra-)?index-url|-i |--find-links|-f )|https?://' ./*.txt; then
  echo "a lock file names an index" >&2
  exit 1
fi
