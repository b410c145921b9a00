#!/usr/bin/env python3
"""Compares the cells that are read from PDFs with those of their tables.

Usage: compare.py CORPUS [--plumber] [FILTER]
CORPUS is what make.py made. The cells are read by Collaudo's own reader, through the ignored
test `cells_of_other_files`, or by pdfplumber (lines first, text where it finds none). A row
of the truth is compared with the row that shares most texts with it, column by column; blanks
count for nothing. Set VERBOSE=n to see the first n cells that differ of each file.
"""
import collections, glob, json, os, re, subprocess, sys

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))


def bare(text):
    return re.sub(r"[\s\u00ad]+", "", text or "").replace("\u2010", "-").replace("\u2019", "'")


def collaudo(paths):
    command = ["cargo", "test", "--release", "--lib", "-q", "cells_of_other_files", "--", "--ignored", "--nocapture"]
    env = dict(os.environ, PDFS=" ".join(paths))
    out = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True).stdout
    files, rows = {}, []
    for line in out.splitlines():
        kind, *fields = line.split("\t")
        if kind == "FILE":
            rows = files[fields[0]] = []
        elif kind == "ROW":
            cells = (it.split(":", 2) for it in fields)
            rows.append({int(column): (bare(text), mark == "?") for column, mark, text in cells})
    return files


def plumber(paths):
    import pdfplumber
    files = {}
    for path in paths:
        rows = files[path] = []
        with pdfplumber.open(path) as document:
            for page in document.pages:
                by_text = {"vertical_strategy": "text", "horizontal_strategy": "text"}
                for table in page.extract_tables() or page.extract_tables(by_text):
                    rows += [{i: (bare(it), False) for i, it in enumerate(row) if it} for row in table]
    return files


def aligned(truth, rows):
    """For each row of the truth the row that shares most texts with it, the nearest one first."""
    used, last, res = set(), -1, []
    for row in truth:
        texts = collections.Counter(it for it in row if it)
        shared = lambda it: sum((texts & collections.Counter(text for text, _ in it.values())).values())
        best = max(((shared(it), -abs(i - last - 1), i) for i, it in enumerate(rows) if i not in used), default=(0, 0, 0))
        if best[0] > 0:
            last = best[2]
            used.add(last)
            res.append(rows[last])
        else:
            res.append({})
    return res


def compared(truth, rows):
    pairs = list(zip(truth, aligned(truth, rows)))
    votes = collections.Counter(
        (c, at) for row, found in pairs for c, text in enumerate(row) if text for at, (other, _) in found.items() if other == text)
    columns = {}
    for (c, at), _ in votes.most_common():
        if c not in columns and at not in columns.values():
            columns[c] = at
    counts, different = collections.Counter(), []
    for row, found in pairs:
        for c, text in enumerate(row):
            if not text:
                continue
            other, is_doubtful = found.get(columns.get(c), (None, False))
            kind = "right" if other == text else "lost" if other is None else "doubted" if is_doubtful else "wrong"
            counts[kind] += 1
            counts["cells"] += 1
            if kind != "right":
                different.append((kind, text, other))
    return counts, different


def main():
    arguments = [it for it in sys.argv[1:] if it != "--plumber"]
    read = plumber if "--plumber" in sys.argv else collaudo
    corpus, pattern = arguments[0], (arguments[1:] or [""])[0]
    paths = [os.path.abspath(it) for it in sorted(glob.glob(f"{corpus}/*.pdf")) if re.search(pattern, it)]
    files = read(paths)
    sums = collections.defaultdict(collections.Counter)
    for path in paths:
        producer, rest = os.path.basename(path)[:-4].split("-", 1)
        name, variant = rest.rsplit("__", 1)
        truth = json.load(open(f"{corpus}/truth/{name}.json", encoding="utf8"))
        # Some producers have only the letters of Western Europe.
        code = {"reportlab": "cp1252", "pdflatex": "latin-1"}.get(producer, "utf8")
        truth = [[bare(it.encode(code, "replace").decode(code)) for it in row] for row in truth]
        counts, different = compared(truth, files.get(path, []))
        clean = counts["right"] == counts["cells"]
        for key in ("1 " + producer, "2 " + variant, "3 all"):
            sums[key] += counts + collections.Counter(files=1, clean=clean)
        for it in different[:int(os.environ.get("VERBOSE", 0))]:
            print(os.path.basename(path), *it)
    print("| | files | clean | cells | right | wrong | doubted | lost |\n| --- | --: | --: | --: | --: | --: | --: | --: |")
    for key, it in sorted(sums.items()):
        share = lambda kind: f"{100 * it[kind] / max(1, it['cells']):.2f} %"
        print(f"| {key[2:]} | {it['files']} | {it['clean']} | {it['cells']} | " + " | ".join(map(share, ("right", "wrong", "doubted", "lost"))) + " |")


if __name__ == "__main__":
    main()
