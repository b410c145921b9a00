#!/usr/bin/env bash
# What goes to the registry: all that the program is built from, and nothing of the rest.
set -euo pipefail
list=$(cargo package --list --allow-dirty)
for it in Cargo.toml Cargo.lock README.md LICENSE-MIT LICENSE-APACHE src/lib.rs src/lang/it/cli.ftl src/words/lists/month.txt; do
  grep -qx "$it" <<< "$list" || { echo "the package lacks $it"; exit 1; }
done
if grep -E '^(editors|\.ci|\.github)/' <<< "$list"; then echo "this does not belong into the package"; exit 1; fi
cargo package --locked --allow-dirty --no-verify --quiet
