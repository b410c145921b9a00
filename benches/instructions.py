#!/usr/bin/env python3
"""What the rules cost, in instructions: no other load on the machine disturbs the figures.

Needs valgrind. Every step is run N and 2N times, and what is the same in both is left out.
"""

import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
REPORT = os.path.join(HERE, "..", "examples", "maremma-e-tirreno-2023.piano")


def program():
    """The bench, built; its path."""
    made = subprocess.run(
        ["cargo", "bench", "--bench", "instructions", "--no-run", "--message-format=json"],
        cwd=HERE, stdout=subprocess.PIPE, check=True, text=True,
    )
    for line in made.stdout.splitlines():
        it = json.loads(line)
        if it.get("executable") and it["target"]["name"] == "instructions":
            return it["executable"]
    sys.exit("cargo built no bench of this name")


def counted(bench, step, plan, times):
    """Instructions of so many runs of a step."""
    run = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", bench, step, plan, str(times)],
        env={**os.environ, "RAYON_NUM_THREADS": "1"}, stderr=subprocess.PIPE, check=True, text=True,
    )
    return int(re.search(r"Collected : (\d+)", run.stderr).group(1))


def main():
    bench = program()
    with tempfile.TemporaryDirectory() as folder:
        maker = os.path.join(folder, "plan_file")
        subprocess.run(["rustc", "-O", os.path.join(HERE, "plan_file.rs"), "-o", maker], check=True)
        plans = [("the report", REPORT, 20)]
        for n, times in ((1_000, 8), (10_000, 2)):
            path = os.path.join(folder, f"{n}.piano")
            with open(path, "wb") as out:
                subprocess.run([maker, str(n)], stdout=out, check=True)
            plans.append((f"{n:,} indicators", path, times))
        print("| plan | parse, millions | default catalogue, times the parse | every rule, times the parse |")
        print("| --- | ---: | ---: | ---: |")
        for name, path, times in plans:
            of = {
                step: (counted(bench, step, path, 2 * times) - counted(bench, step, path, times)) / times
                for step in ("parse", "without", "default", "every")
            }
            default, every = ((of[it] - of["without"]) / of["parse"] for it in ("default", "every"))
            print(f"| {name} | {of['parse'] / 1e6:.1f} | {default:.2f} | {every:.2f} |", flush=True)


main()
