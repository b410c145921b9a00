#!/bin/sh
# Installs the editors that the tests drive, by apt-get where they are missing: Vim, Neovim, Emacs
# with eglot, a C compiler, Node.js with npm. A second run installs nothing. It fails where
# something is missing that it may not install, and says what.
set -eu

missing=
need() { # command, Debian package
  command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}
need vim vim
need nvim neovim
need emacs emacs-nox
need cc gcc
need npm "nodejs npm"
if ! command -v emacs >/dev/null 2>&1 ||
  ! emacs --batch --eval '(package-initialize)' --eval "(require 'eglot)" >/dev/null 2>&1; then
  missing="$missing elpa-eglot"
fi
[ -n "$missing" ] || exit 0

stop() {
  echo "the tests of the editors need:$missing" >&2
  echo "$1" >&2
  exit 2
}
command -v apt-get >/dev/null 2>&1 || stop "Install them; there is no apt-get here to do it."
if [ "$(id -u)" = 0 ]; then
  as=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
  as="sudo -n"
else
  stop "Run once as root: apt-get install --no-install-recommends$missing"
fi
echo "installing:$missing"
# shellcheck disable=SC2086
{ $as apt-get update -qq && $as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; } \
  >/dev/null || stop "apt-get could not install them."
