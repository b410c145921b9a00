#!/usr/bin/env python3
"""The GitHub action and the GitLab template, step by step as a runner would run them.

Usage: forges.py WORK WHEELS
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import xml.dom.minidom

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOOD = "examples/piccolo.piano"
BAD = "examples/errori.piano"


def shell(script, folder, env):
    """Runs a script as both forges do: bash, which stops at the first failure."""
    plain = {it: os.environ[it] for it in ("PATH", "HOME", "LANG") if it in os.environ}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script],
        cwd=folder, env={**plain, **env}, capture_output=True, text=True,
    )


class Runner:
    """A GitHub runner for one composite action."""

    def __init__(self, work, pip):
        self.work = work
        self.pip = pip
        self.action = yaml.safe_load((ROOT / "action.yml").read_text())

    def run(self, name, **inputs):
        """Runs the action; its exit code, log, outputs, summary."""
        temp = self.work / name
        temp.mkdir(parents=True)
        values = {key: it.get("default", "") for key, it in self.action["inputs"].items()} | inputs
        outputs = {}
        log = ""
        summary = temp / "summary"
        summary.touch()
        for step in self.action["runs"]["steps"]:
            out = temp / "output"
            out.write_text("")
            env = {key: self.expand(it, values, outputs) for key, it in step.get("env", {}).items()}
            files = {"RUNNER_TEMP": temp, "GITHUB_OUTPUT": out, "GITHUB_STEP_SUMMARY": summary}
            it = shell(step["run"], ROOT, env | {key: str(it) for key, it in files.items()} | self.pip)
            log += it.stdout + it.stderr
            outputs[step["id"]] = dict(line.split("=", 1) for line in out.read_text().splitlines())
            if it.returncode != 0:
                break
        return it.returncode, log, outputs, summary.read_text()

    @staticmethod
    def expand(text, inputs, outputs):
        text = re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda it: inputs[it[1]], text)
        return re.sub(r"\$\{\{ steps\.(\w+)\.outputs\.([\w-]+) \}\}", lambda it: outputs[it[1]][it[2]], text)


def check(condition, what, log=""):
    if not condition:
        sys.exit(f"{what}\n{log}")


def github(work, pip):
    runner = Runner(work, pip)
    sarif = str(work / "found.sarif")
    code, log, outputs, summary = runner.run("bad", paths=f"{BAD}\n{GOOD}\n", **{"sarif-file": sarif})
    check(code == 1, f"the plan of errors ends with {code}", log)
    check("::error " in log and f"file={BAD}" in log, "no annotation", log)
    check(outputs["check"]["sarif-file"] == sarif, "no name of the SARIF file")
    results = json.loads(pathlib.Path(sarif).read_text())["runs"][0]["results"]
    check(any(it["ruleId"] == "weights-not-100" for it in results), "SARIF without the weights")
    check("weights-not-100" in summary, "no summary", summary)

    code, log, _, _ = runner.run("good", paths=GOOD, **{"sarif-file": sarif})
    check(code == 0, f"the good plan ends with {code}", log)
    code, log, _, _ = runner.run("strict", paths=BAD, args="--exit-zero", **{"sarif-file": sarif})
    check(code == 0, f"options are not handed on: {code}", log)
    code, log, _, _ = runner.run("missing", paths="nowhere.piano", **{"sarif-file": sarif})
    check(code == 2, f"a file that is not there ends with {code}", log)
    trap = work / "trap"
    runner.run("hostile", paths=f"$(touch {trap})\n`touch {trap}`\n; touch {trap}", **{"sarif-file": sarif})
    check(not trap.exists(), "an input was run as a command")


def gitlab(work, pip):
    job = yaml.safe_load((ROOT / ".ci/gitlab.yml").read_text())["collaudo"]
    folder = work / "gitlab"
    shutil.copytree(ROOT / "examples", folder / "examples")
    venv = work / "python"
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    env = {key: str(it) for key, it in job["variables"].items()}
    env |= pip | {"PATH": f"{venv}/bin:{os.environ['PATH']}", "COLLAUDO_PATHS": "examples/errori.piano examples/small.piano"}
    it = shell("\n".join(job["script"]), folder, env)
    check(it.returncode == 1, f"the template ends with {it.returncode}", it.stdout + it.stderr)
    reports = job["artifacts"]["reports"]
    quality = json.loads((folder / reports["codequality"]).read_text())
    check(any(it["check_name"] == "weights-not-100" for it in quality), "code quality without the weights")
    suites = xml.dom.minidom.parse(str(folder / reports["junit"]))
    check(suites.getElementsByTagName("failure"), "JUnit without a failure")


def main(work, wheels):
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    pip = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels)}
    github(work, pip)
    gitlab(work, pip)
    print("the action and the template: ok")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve())
