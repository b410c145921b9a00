#!/bin/sh
# Tests the grammars and the files of every editor that is installed here: Vim, Neovim, Emacs.
# Usage: test.sh [COLLAUDO]; without the program the language server is left out.
# Needs cargo, a C compiler and npm; on Debian the editors are neovim, emacs-nox and elpa-eglot.
set -eu
cd "$(dirname "$0")"

cargo test --quiet --manifest-path ../grammar/tree-sitter-piano/Cargo.toml
(cd ../grammar/textmate-test && npm ci --ignore-scripts --no-audit --no-fund --silent && npm test --silent)

vim/test.sh
for editor in neovim:nvim emacs:emacs; do
  if command -v "${editor#*:}" >/dev/null; then
    "${editor%:*}/test.sh" "$@"
  else
    echo "left out: ${editor#*:} is not installed"
  fi
done
