#!/usr/bin/env bash
# The hooks in a scratch repository, with the real pre-commit: a commit whose weights sum to
# 90 is refused, the mended one passes, and a plan that is not canonical is rewritten.
# Usage: hooks.sh WORK WHEELS [--quick]
set -euo pipefail
work=$1/hooks wheels=$2 quick=${3:-}
rm -rf "$work"
mkdir -p "$work/offline" "$work/hooks"
OLD_HOME=$HOME
export PRE_COMMIT_HOME=$work/cache HOME=$work
git config --global user.name test
git config --global user.email test@example.org
git config --global init.defaultBranch main
git config --global advice.detachedHead false

# The repository as it is here, committed or not, under a tag.
git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' it; do
  if [ -f "$it" ]; then printf '%s\0' "$it"; fi
done | xargs -0 cp --parents -t "$work/hooks"
git -C "$work/hooks" init -q
git -C "$work/hooks" add --all
git -C "$work/hooks" commit -qm hooks
git -C "$work/hooks" tag v0

# Nothing is fetched but from this folder: so the hook needs the wheel and no compiler.
pip download --quiet --disable-pip-version-check --dest "$work/offline" 'setuptools==80.9.0' 'wheel==0.45.1'
cp "$wheels"/*.whl "$work/offline"

plan() {
  printf 'piano "Prova" 2024\n\nobiettivo 1 "Servizi"\n'
  for weight in "$@"; do
    printf '  indicatore "Servizio con peso %s"\n    peso   %s\n    target >= 3 N\n' "$weight" "$weight"
  done
}

# try NAME HOOK...: a scratch repository with these hooks.
try() {
  local name=$1; shift
  mkdir "$work/$name"
  cd "$work/$name"
  git init -q
  { printf 'repos:\n  - repo: %s\n    rev: v0\n    hooks:\n' "$work/hooks"; printf '      - id: %s\n' "$@"; } > .pre-commit-config.yaml
  pre-commit install >/dev/null
  git add .pre-commit-config.yaml

  plan 50% 40% > prova.piano
  git add prova.piano
  if git commit -qm refused > refused.log 2>&1; then echo "$name: 90 % of weights were let in"; exit 1; fi
  grep -q 'weights-not-100' refused.log || { cat refused.log; echo "$name: refused, but not for its weights"; exit 1; }

  plan 50% 50% > prova.piano
  git add prova.piano
  git commit -qm passes > passes.log 2>&1 || { cat passes.log; echo "$name: the mended plan was refused"; exit 1; }

  sed -i 's/^ *peso /peso/' prova.piano
  git add prova.piano
  if git commit -qm untidy > untidy.log 2>&1; then echo "$name: an untidy plan was let in"; exit 1; fi
  git add prova.piano
  git diff --quiet HEAD || { git diff HEAD; echo "$name: the plan was not put right"; exit 1; }

  # What is no plan is none of the hooks' business.
  echo "peso 90%" > note.txt
  git add note.txt
  git commit -qm other > other.log 2>&1 || { cat other.log; exit 1; }
  cd - >/dev/null
  echo "$name: ok"
}

start=$SECONDS
PIP_NO_INDEX=1 PIP_FIND_LINKS=$work/offline try wheel collaudo collaudo-fmt
echo "with the wheel: $((SECONDS - start)) s, installation included"

if [ "$quick" != --quick ]; then
  start=$SECONDS
  # Built as it will be, but for the time that optimising takes.
  # rustup and cargo keep their homes: only git and pre-commit have another one here.
  CARGO_HOME=${CARGO_HOME:-$OLD_HOME/.cargo} RUSTUP_HOME=${RUSTUP_HOME:-$OLD_HOME/.rustup} \
    CARGO_TARGET_DIR=$1/cargo CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 try source collaudo-src collaudo-fmt-src
  echo "from source: $((SECONDS - start)) s, compilation included"
fi
