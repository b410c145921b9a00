#!/bin/sh
# Writes src/ from grammar.js, with the one version of tree-sitter that this grammar is made with.
# With --check: writes nothing, and fails if src/ is not what grammar.js gives.
# Needs cargo and node. The first run builds tree-sitter, which takes a minute.
set -eu
cd "$(dirname "$0")"

version=0.27.1
# The version of the parser format that the oldest editors read.
abi=14
tools=target/tools
if ! "$tools/bin/tree-sitter" --version 2>/dev/null | grep -qF "$version"; then
  cargo install tree-sitter-cli --version "$version" --locked --no-default-features --debug --root "$tools"
fi

if [ "${1:-}" = --check ]; then
  fresh=$(mktemp -d)
  trap 'rm -rf "$fresh"' EXIT
  "$tools/bin/tree-sitter" generate --abi "$abi" --output "$fresh"
  for file in parser.c grammar.json node-types.json; do
    cmp "$fresh/$file" "src/$file" || { echo "src/$file is stale: run $0" >&2; exit 1; }
  done
else
  "$tools/bin/tree-sitter" generate --abi "$abi"
fi
