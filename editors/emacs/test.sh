#!/bin/sh
# Tests piano-mode in Emacs without a window.
# Usage: test.sh [COLLAUDO]; without the program the test of the server is left out, and that is said.
set -eu
cd "$(dirname "$0")"

collaudo=${1:-}
if [ -n "$collaudo" ]; then
  [ -x "$collaudo" ] || { echo "no such program: $collaudo" >&2; exit 1; }
  COLLAUDO=$(cd "$(dirname "$collaudo")" && pwd)/$(basename "$collaudo")
  export COLLAUDO
else
  echo "the server is not tested: name the program"
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp piano-mode.el "$folder/"
# A warning of the compiler fails the test.
emacs --batch -Q --eval '(setq byte-compile-error-on-warn t)' -f batch-byte-compile "$folder/piano-mode.el"
# The site files give the packages of the system, eglot among them.
timeout 120 emacs --batch -L "$folder" --eval '(package-initialize)' -l piano-mode-test.el \
  -f ert-run-tests-batch-and-exit
echo "ok: emacs"
