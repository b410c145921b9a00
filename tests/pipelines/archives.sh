#!/usr/bin/env bash
# The archives of a release from a wheel, and what is in them: completions that the shells
# can read, a manual in both languages, and every command in each.
# Usage: archives.sh WORK WHEELS
set -euo pipefail
work=$1 wheels=$2
target=$(uname -m)-unknown-linux-gnu
rm -rf "$work"
mkdir -p "$work/wheels/$target"
cp "$wheels"/*.whl "$work/wheels/$target"
.ci/archives.py "$work/wheels" "$work/out"
.ci/archives.py "$work/wheels" "$work/again"
cmp "$work/out/collaudo-$target.tar.gz" "$work/again/collaudo-$target.tar.gz"
tar -C "$work" -xf "$work/out/collaudo-$target.tar.gz"
cd "$work/collaudo-$target"
test -s LICENSE-MIT -a -s LICENSE-APACHE -a -s README.md -a -x collaudo
./collaudo --version

commands=$(sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' <(./collaudo --help --lang en))
if [ -z "$commands" ]; then ./collaudo --help --lang en; echo "no commands in the help"; exit 1; fi
for it in check fmt import score explain rules export lsp config; do
  grep -qx "$it" <<< "$commands" || { echo "no such command: $it"; exit 1; }
done

bash -n completions/collaudo.bash
if command -v zsh >/dev/null; then zsh -n completions/_collaudo; else echo "left out: zsh is not installed"; fi
if command -v fish >/dev/null; then fish --no-execute completions/collaudo.fish; else echo "left out: fish is not installed"; fi
for command in $commands; do
  for it in completions/*; do
    grep -q -- "$command" "$it" || { echo "$it does not know $command"; exit 1; }
  done
done
# The shell itself completes with them.
completed=$(bash --noprofile --norc -c '
  source completions/collaudo.bash
  COMP_WORDS=(collaudo check --output-f) COMP_CWORD=2 COMP_LINE="collaudo check --output-f" COMP_POINT=25
  _collaudo collaudo --output-f check
  printf "%s\n" "${COMPREPLY[@]}"')
[ "$(sort <<< "$completed" | tr '\n' ' ')" = "--output-format " ] || { echo "bash completes: $completed"; exit 1; }

for language in en:man/collaudo.1 it:man/it/collaudo.1; do
  page=${language#*:}
  if ! command -v man >/dev/null; then echo "left out: man is not installed"; break; fi
  shown=$(MANROFFOPT= MANWIDTH=80 LC_ALL=C.UTF-8 man --warnings -E UTF-8 -l "$page" 2> warnings | col -bx)
  if [ -s warnings ]; then cat warnings; echo "$page has mistakes"; exit 1; fi
  for command in $commands; do
    grep -q -- "collaudo-$command\|collaudo $command\|^ *$command " <<< "$shown" || { echo "$page does not name $command"; exit 1; }
  done
  if grep -q '.\{81\}' <<< "$shown"; then echo "$page is too wide"; exit 1; fi
done
grep -q 'piano' man/it/collaudo.1
echo "archives, completions, manual: ok"
