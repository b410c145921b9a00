#!/usr/bin/env bash
# Exported plans in other hands: LibreOffice reckons the workbooks anew and must come to the
# same figures, and the JSON must fit the schema that the program hands out.
# Usage: exports.sh WORK PROGRAM
set -euo pipefail
work=$1 program=$2
rm -rf "$work"
mkdir -p "$work"
"$program" export --schema > "$work/schema.json"
check-jsonschema --check-metaschema "$work/schema.json"
for plan in examples/*.piano; do
  name=$(basename "$plan" .piano)
  code=0
  "$program" export "$plan" -o "$work/$name.json" 2>/dev/null || code=$?
  # 1: lines that cannot be read are not in it, and that is said.
  [ $code = 0 ] || { [ $code = 1 ] && [ "$name" = errori ]; } || { echo "$plan: export ends with $code"; exit 1; }
  "$program" export "$plan" -o "$work/$name.xlsx" 2>/dev/null || [ "$name" = errori ]
done
check-jsonschema --schemafile "$work/schema.json" "$work"/[!s]*.json "$work/small.json"

# A report goes out as well as a plan; what cannot be done is said with 2, and nothing is written.
"$program" export examples/maremma-e-tirreno-2023.txt --format csv | cmp - <("$program" export examples/maremma-e-tirreno-2023.piano --format csv)
echo "# nulla" > "$work/empty.piano"
for args in "nowhere.piano" "examples/small.piano -o $work/x.doc" "$work/empty.piano --format csv"; do
  code=0
  # shellcheck disable=SC2086 # several arguments, split at blanks
  "$program" export $args >/dev/null 2>&1 || code=$?
  [ $code = 2 ] || { echo "export $args ends with $code"; exit 1; }
done
test ! -e "$work/x.doc"

if command -v soffice >/dev/null; then
  python3 "$(dirname "$0")/workbooks.py" "$work" "$program"
else
  echo "left out: LibreOffice is not installed"
fi
