#!/usr/bin/env bash
# Checks 1,000 reports (100,000 indicators) with Collaudo, pandas and polars, and writes a
# table: median, least and most of RUNS whole processes by the clock, median of the time on
# all processors, and the findings of each.
# usage: benches/bulk/run.sh [RUNS]   (needs cargo and python3; installs the pinned packages)
set -euo pipefail
cd "$(dirname "$0")"
runs=${1:-7}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo build --release --locked --quiet
program=$(cargo metadata --no-deps --format-version 1 | python3 -c 'import json,sys; print(json.load(sys.stdin)["target_directory"])')/release/collaudo
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --requirement requirements.txt
python3 reports.py "$work/reports" 1000
four=weights-not-100,result-not-from-measures,achievement-out-of-range,contradictory-achievement
python3 - "$runs" "$work" "$program" "$four" <<'PY'
import json, resource, statistics, subprocess, sys, time

runs, work, program, four = int(sys.argv[1]), *sys.argv[2:]
reports = f"{work}/reports"
python = f"{work}/venv/bin/python"
check = [program, "check", reports, "--exit-zero", "--output-format", "ndjson", "--summary"]
errors = lambda out: sum(json.loads(line)["errors"] + json.loads(line)["warnings"] + json.loads(line)["info"]
                         for line in out.splitlines())
rows = [
    ("Collaudo, whole catalogue", check, errors),
    ("Collaudo, the four checks", check + ["--select", four], errors),
    ("polars, the four checks", [python, "with_polars.py", reports], lambda out: int(out.split()[0])),
    ("pandas, the four checks", [python, "with_pandas.py", reports], lambda out: int(out.split()[0])),
]
times = {name: [] for name, _, _ in rows}
busy = {name: [] for name, _, _ in rows}

def spent():
    it = resource.getrusage(resource.RUSAGE_CHILDREN)
    return it.ru_utime + it.ru_stime

found = {}
for i in range(runs + 1):
    # The first round warms the files; in each the programs take turns.
    for name, command, count in rows:
        start, before = time.perf_counter(), spent()
        out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        took = time.perf_counter() - start
        if i:
            times[name].append(took)
            busy[name].append(spent() - before)
        found[name] = count(out)
print("| program | median s | least | most | processor s | indicators/s | findings |")
print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
for name, _, _ in rows:
    it = times[name]
    median = statistics.median(it)
    print(f"| {name} | {median:.2f} | {min(it):.2f} | {max(it):.2f} | {statistics.median(busy[name]):.2f} | {100_000 / median:,.0f} | {found[name]:,} |")
PY
