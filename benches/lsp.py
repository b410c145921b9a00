#!/usr/bin/env python3
"""From a keystroke to its diagnostics, measured by a client outside the server.

    cargo build --release
    benches/lsp.py [--sizes 1000,10000,100000] [--edits 200] [--others]
    benches/lsp.py --memory [--sizes 10000]

`--others` measures ruff's server (PyPI) and the JSON server of VS Code (npm) in the same run,
on Python and JSON of as many bytes with as many defects; they are installed in target/peers.
`--memory` types 10,000 characters instead and tells the resident memory on the way (Linux).
The table goes to standard output. Beside every time stands the number of diagnostics: a fast
answer that says nothing is seen at once.
"""

import argparse
import json
import pathlib
import queue
import random
import re
import statistics
import subprocess
import sys
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "target"
PATIENCE = 300


class Client:
    """An editor. `pulls` tells whether it asks for diagnostics or has them sent."""

    def __init__(self, command, pulls=False):
        self.pulls = pulls
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.heard = queue.Queue()
        self.last_id = 0
        threading.Thread(target=self._read, daemon=True).start()
        document = {"publishDiagnostics": {"versionSupport": True, "relatedInformation": True}}
        if pulls:
            document["diagnostic"] = {"dynamicRegistration": False}
        self.request("initialize", {"processId": None, "rootUri": None, "capabilities": {"textDocument": document}})
        self.notify("initialized", {})

    def _read(self):
        out = self.process.stdout
        while True:
            length = 0
            while True:
                line = out.readline()
                if not line:
                    return
                if not line.strip():
                    break
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            body = out.read(length)
            # The clock stops when the last byte is there; reading JSON is the client's own cost.
            self.heard.put((time.perf_counter(), body))

    def send(self, message):
        body = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def notify(self, method, params):
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def hear(self, is_wanted):
        while True:
            at, body = self.heard.get(timeout=PATIENCE)
            message = json.loads(body)
            if "method" in message and "id" in message:
                many = message["method"] == "workspace/configuration"
                result = [None for _ in message["params"]["items"]] if many else None
                self.send({"jsonrpc": "2.0", "id": message["id"], "result": result})
            if is_wanted(message):
                return at, message

    def request(self, method, params):
        self.last_id += 1
        own = self.last_id
        self.send({"jsonrpc": "2.0", "id": own, "method": method, "params": params})
        return self.hear(lambda it: it.get("id") == own and "method" not in it)

    def diagnostics(self, uri, version):
        """When the diagnostics of a version were there, and how many."""
        if self.pulls:
            at, message = self.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})
            return at, len(message["result"]["items"])
        def is_wanted(it):
            if it.get("method") != "textDocument/publishDiagnostics":
                return False
            return it["params"]["uri"] == uri and it["params"].get("version", version) == version
        at, message = self.hear(is_wanted)
        return at, len(message["params"]["diagnostics"])

    def end(self):
        self.process.kill()
        self.process.wait()


def measure(command, language, text, edits, pulls=False):
    """Opens a text and types into it: times in ms, and numbers of diagnostics."""
    client = Client(command, pulls)
    uri = f"file:///tmp/bench.{language}"
    start = time.perf_counter()
    document = {"uri": uri, "languageId": language, "version": 1, "text": text}
    client.notify("textDocument/didOpen", {"textDocument": document})
    at, found = client.diagnostics(uri, 1)
    opened = (at - start) * 1000
    times = []
    for _, start, at, found in typing(client, uri, text, 2 * edits):
        times.append((at - start) * 1000)
    client.end()
    times.sort()
    return opened, statistics.median(times), times[min(len(times) - 1, int(len(times) * 0.99))], found


def typing(client, uri, text, edits):
    """Types characters and takes them back: after each edit its number, when it was sent, when
    its diagnostics were there, and how many."""
    places = keystrokes(text)
    dice = random.Random(1)
    number = 0
    while number < edits:
        line, column, key = dice.choice(places)
        for new, width in ((key, 0), ("", 1)):
            number += 1
            version = number + 1
            span = {"start": {"line": line, "character": column}, "end": {"line": line, "character": column + width}}
            change = {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"range": span, "text": new}]}
            start = time.perf_counter()
            client.notify("textDocument/didChange", change)
            at, found = client.diagnostics(uri, version)
            yield number, start, at, found


def memory(command, text, steps):
    """Types into a text: resident MB after so many edits."""
    client = Client(command)
    uri = "file:///tmp/bench.piano"
    document = {"uri": uri, "languageId": "piano", "version": 1, "text": text}
    client.notify("textDocument/didOpen", {"textDocument": document})
    client.diagnostics(uri, 1)
    res = []
    for number, *_ in typing(client, uri, text, steps[-1]):
        if number in steps:
            status = pathlib.Path(f"/proc/{client.process.pid}/status").read_text()
            res.append(int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1000)
    client.end()
    return res


def keystrokes(text):
    """Where one types: a letter into words, a digit into figures, on lines all over the text."""
    lines = text.split("\n")
    places = []
    for line in random.Random(1).sample(range(1, len(lines)), min(5000, len(lines) - 1)):
        for sought in (r"\d", r"[a-z]{3}"):
            found = re.search(sought, lines[line].split("#")[0][6:])
            if found:
                at = found.start() + 6 + (1 if sought == r"\d" else 2)
                places.append((line, at, "1" if sought == r"\d" else "e"))
    return places


def python_of(size):
    """Python of so many bytes; one function in a hundred names something that is not there."""
    parts, length, i = ["import math\n\n\n"], 0, 0
    while length < size:
        missing = "missing_name" if i % 100 == 99 else "total"
        part = (
            f"def quota_{i}(evase: int, ricevute: int) -> float:\n"
            f"    \"\"\"Quota dei servizi telematici alle imprese, anno in corso ({i}).\"\"\"\n"
            f"    total = evase + {i % 900}\n"
            f"    if ricevute == 0:\n"
            f"        return math.nan\n"
            f"    return {missing} / ricevute * 100.00\n\n\n"
        )
        parts.append(part)
        length += len(part)
        i += 1
    return "".join(parts)


def json_of(size):
    """JSON of so many bytes; one object in a hundred has a key twice."""
    parts, length, i = [], 0, 0
    while length < size:
        last = "peso" if i % 100 == 99 else "grado"
        part = (
            f"  {{\n    \"indicatore\": \"Quota dei servizi telematici alle imprese ({i})\",\n    \"peso\": \"100,00%\",\n"
            f"    \"evase\": {i % 900},\n    \"ricevute\": {i % 900 + 7},\n    \"consuntivo\": \"98,12%\",\n    \"{last}\": \"100,00%\"\n  }}"
        )
        parts.append(part)
        length += len(part) + 2
        i += 1
    return "[\n" + ",\n".join(parts) + "\n]\n"


def plan_of(n):
    """A plan of so many indicators."""
    program = TARGET / "plan_file"
    if not program.exists():
        source = ROOT / "benches" / "plan_file.rs"
        subprocess.run(["rustc", "--edition", "2024", "-O", source, "-o", program], check=True)
    return subprocess.run([program, str(n)], check=True, capture_output=True, text=True).stdout


def peers():
    """The other servers: name, command, language, text of a size, whether they are asked."""
    home = TARGET / "peers"
    if not (home / "bin" / "ruff").exists():
        subprocess.run([sys.executable, "-m", "venv", home], check=True)
        subprocess.run([home / "bin" / "pip", "install", "--quiet", "ruff"], check=True)
    package = home / "node_modules" / "vscode-langservers-extracted"
    if not package.exists():
        subprocess.run(["npm", "install", "--silent", "--prefix", home, "vscode-langservers-extracted"], check=True)
    json_server = package / "bin" / "vscode-json-language-server"
    ruff = subprocess.run([home / "bin" / "ruff", "--version"], check=True, capture_output=True, text=True).stdout.strip()
    version = json.loads((package / "package.json").read_text())["version"]
    return [
        (ruff, [home / "bin" / "ruff", "server"], "python", python_of, False),
        (f"JSON server of VS Code {version}", ["node", json_server, "--stdio"], "json", json_of, True),
    ]


def main():
    args = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    args.add_argument("--sizes", default="1000,10000,100000")
    args.add_argument("--edits", type=int, default=200)
    args.add_argument("--others", action="store_true")
    args.add_argument("--memory", action="store_true")
    args.add_argument("--program", default=str(TARGET / "release" / "collaudo"))
    args = args.parse_args()
    if args.memory:
        steps = [100, 1000, 5000, 10000]
        print("| indicators | " + " | ".join(f"after {it:,} edits, MB" for it in steps) + " |")
        print("| ---: |" + " ---: |" * len(steps))
        for n in map(int, args.sizes.split(",")):
            found = memory([args.program, "lsp"], plan_of(n), steps)
            print(f"| {n:,} | " + " | ".join(f"{it:.0f}" for it in found) + " |", flush=True)
        return
    print("| server | indicators | kB | open, ms | key, median ms | key, 99th ms | diagnostics |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    others = peers() if args.others else []
    for n in map(int, args.sizes.split(",")):
        text = plan_of(n)
        runs = [
            ("Collaudo", [args.program, "lsp"], "piano", text, False),
            ("Collaudo, asked", [args.program, "lsp"], "piano", text, True),
        ]
        size = len(text.encode())
        runs += [(name, command, language, of(size), pulls) for name, command, language, of, pulls in others]
        for name, command, language, text, pulls in runs:
            is_ours = name.startswith("Collaudo")
            # A server that takes seconds for a key needs no hundreds of them.
            edits = args.edits if is_ours else max(5, args.edits * 1000 // max(n, 1000) // 4)
            opened, median, late, found = measure(command, language, text, edits, pulls)
            row = f"| {name} | {n:,} | {len(text.encode()) // 1000:,} | {opened:,.0f} | {median:,.1f} | {late:,.1f} | {found:,} |"
            print(row, flush=True)


if __name__ == "__main__":
    main()
