#!/bin/sh
# Tests the files for Vim in Vim and in Neovim, those of the two that are installed.
set -eu
cd "$(dirname "$0")"

ran=0
for editor in "vim -Es -N -u NONE -i NONE -n" "nvim --headless -u NONE -i NONE -n"; do
  command -v "${editor%% *}" >/dev/null || continue
  $editor -S test.vim
  echo "ok: ${editor%% *}"
  ran=1
done
[ "$ran" = 1 ] || { echo "neither vim nor nvim is installed" >&2; exit 1; }
