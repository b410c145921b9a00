#!/bin/sh
# Builds the tree-sitter parser and installs it, with its queries, for Neovim 0.9 and later.
# Usage: treesitter.sh [FOLDER]; the folder is one of Neovim's runtime path.
set -eu
grammar=$(cd "$(dirname "$0")/../../grammar/tree-sitter-piano" && pwd)
site=${1:-${XDG_DATA_HOME:-$HOME/.local/share}/nvim/site}

mkdir -p "$site/parser" "$site/queries/piano"
${CC:-cc} -O2 -fPIC -shared -I "$grammar/src" -o "$site/parser/piano.so" "$grammar/src/parser.c" "$grammar/src/scanner.c"
cp "$grammar/queries/highlights.scm" "$site/queries/piano/"
echo "installed in $site"
