#!/bin/sh
# Tests the files for Neovim in a headless Neovim: filetype, colours, tree-sitter, and the server.
# Usage: test.sh [COLLAUDO]; without the program the test of the server is left out, and that is said.
set -eu
cd "$(dirname "$0")"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

CC="${CC:-cc}" ./treesitter.sh "$folder/site" >/dev/null
printf 'piano "P" 2023\nobbiettivo 01 "a"\n' > "$folder/plan.piano"

collaudo=${1:-}
if [ -n "$collaudo" ]; then
  [ -x "$collaudo" ] || { echo "no such program: $collaudo" >&2; exit 1; }
  collaudo=$(cd "$(dirname "$collaudo")" && pwd)/$(basename "$collaudo")
else
  echo "the server is not tested: name the program"
fi

COLLAUDO="$collaudo" TEST_FOLDER="$folder" XDG_STATE_HOME="$folder/state" XDG_CACHE_HOME="$folder/cache" \
  timeout 60 nvim --headless -u NONE -i NONE -n -c 'luafile test.lua'
echo "ok: neovim"
