#!/bin/sh
# Tests the grammars, and the files of Vim, Neovim and Emacs, in those editors.
# Usage: test.sh COLLAUDO: the program that they start as their language server.
# Installs what is missing (setup.sh), and fails where it cannot: nothing is left out.
set -eu
cd "$(dirname "$0")"

program=${1:?name the program: test.sh target/debug/collaudo}
[ -x "$program" ] || program=$OLDPWD/$program
[ -x "$program" ] || { echo "no such program: $1" >&2; exit 2; }

./setup.sh
cargo test --quiet --manifest-path ../grammar/tree-sitter-piano/Cargo.toml
(cd ../grammar/textmate-test && npm ci --ignore-scripts --no-audit --no-fund --silent && npm test --silent)

vim/test.sh
neovim/test.sh "$program"
emacs/test.sh "$program"
