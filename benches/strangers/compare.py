#!/usr/bin/env python3
"""What a program reads from documents, held against their truth.  Usage: compare.py BINARY FOLDER [--all]

Of each field: right, wrong, said (a note or a finding has the cell's words), lost, refused (the document was not read).
Of each document: planted contradictions found, false errors, false warnings.
"""
import collections, datetime, glob, json, os, re, subprocess, sys
from decimal import Decimal as D, InvalidOperation

FIELDS = ["objective", "code", "goal", "weight", "target", "comparator", "result", "achieved", "baseline", "owner"]
# rules that judge figures or their reading: a warning of one of them on a right report is false
JUDGING = {"contradictory-achievement", "achievement-off-policy", "achievement-out-of-range", "achievement-not-rolled-up", "impossible-roll-up", "unmeasured-achievement",
           "weights-not-100", "missing-weight", "weight-out-of-range", "target-unit-mismatch", "share-over-100", "wrong-kind", "off-scale", "missing-target", "missing-result",
           "negative-count", "target-already-met", "target-worse-than-baseline", "deadline-outside-plan", "result-outside-plan", "duplicate-code", "code-outside-parent",
           "empty-node", "ambiguous-number", "number-convention", "result-not-from-measures", "unread-cell", "target-of-other-years", "direction-contradicts-target"}


def plain(text):
    return re.sub(r"\W+", " ", text or "").strip().lower()


def value(v):
    """A value of the program's in the form of the truth."""
    if v is None:
        return None
    if v.get("kind") == "date":
        return v["date"]
    if v.get("kind") == "number":
        return v["number"] + ("%" if v.get("unit") == "%" else "")
    return {"si": "yes", "sì": "yes", "no": "no", "yes": "yes"}.get(v.get("text", "").lower(), v.get("text"))


def numbers(text):
    """The digits of each number in a text, with and without the zeros at the end of its decimals."""
    out = set()
    for token in re.findall(r"\d[\d.,']*", text):
        token = token.rstrip(".,'")
        out.add(re.sub(r"\D", "", token).lstrip("0") or "0")
        out.add(re.sub(r"\D", "", re.sub(r"[.,]0+$|([.,]\d*?[1-9])0+$", r"\1", token)).lstrip("0") or "0")
    return out


def told(want, said):
    """Whether a text that was kept, or a sentence about it, has the value of a field in some notation."""
    if f" {plain(want)} " in f" {plain(said)} ":
        return True
    day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", want)
    if day:
        y, m, d = map(int, day.groups())
        month = datetime.date(y, m, d).strftime("%B")
        return bool(re.search(rf"\b{d:02}\D{m:02}\D{y}|\b{d} {month} {y}|\b{d} [a-z]+ {y}", said))
    if want in ("yes", "no"):
        return bool(re.search(r"\b(sì|si|yes)\b" if want == "yes" else r"\bno\b", said, re.I))
    digits = re.sub(r"\.0*$|(\.\d*?)0+$", r"\1", want.rstrip("%")).replace(".", "").lstrip("0") or "0"
    return digits.isdigit() and digits in numbers(said)


def same(want, got):
    want = re.sub(r"^(>=|<=|>|<|=|by) *", "", want)
    if got == want:
        return True
    try:
        a, b = D(want.rstrip("%")), D(got.rstrip("%"))
    except (InvalidOperation, AttributeError):
        want, got = plain(want), plain(str(got))
        return want == got or got.endswith(" " + want) and len(got) - len(want) < 14   # `KR1: `, `Objective 1.2: ` may stay before a name
    if want.endswith("%") and not got.endswith("%"):
        return a == b or abs(a - 100 * b) < D("0.006")
    return (a == b or abs(a - b) < D("0.006")) and not (got.endswith("%") and not want.endswith("%"))


def read(export):
    """The indicators of an export, each with what holds above it."""
    out = []

    def walk(node, above):
        here = dict(above)
        here.setdefault("year", node.get("year"))
        owner = next((w["text"] for w in node.get("words", []) if w["property"] == "owner"), None)
        if owner:
            here["owner"] = owner
        if node.get("rank") in ("perspective", "area", "goal", "objective"):
            here |= {"objective": node.get("name"), "code": node.get("code"), "objective weight": value(node.get("weight")), "objective achieved": value(node.get("achieved"))}
            here["levels"] = here.get("levels", []) + [(node.get("code"), node.get("name"))]
        for i in node.get("indicators", []):
            words = {}
            for w in i.get("words", []):
                words.setdefault(w["property"], []).append(w["text"])
            now = [t for t in i.get("targets", []) if not t.get("year")] or ([] if here["year"] else i.get("targets", [])[:1])
            results = [r for r in i.get("results", []) if not any(r.get(k) for k in ("year", "day", "at"))] or [r for r in i.get("results", []) if not here["year"] or not r.get("year")][-1:]
            earlier = [r for r in i.get("results", []) if r.get("year")]
            base = i.get("baselines", [])
            out.append(here | {"indicator": i.get("name"), "indicator code": i.get("code"), "weight": value(i.get("weight")) or here.get("objective weight"),
                               "achieved": value(i.get("achieved")) or here.get("objective achieved"),
                               "target": value(now[0].get("value")) if now else None, "comparator": now[0].get("comparator") if now else None,
                               "result": value(results[0].get("value")) if results else None, "baseline": value(base[-1].get("value")) if base else None,
                               "owner": (words.get("owner") or [here.get("owner")])[0], "notes": " ".join(sum(words.values(), [])), "bases": [value(b.get("value")) for b in base + earlier]})
        for child in node.get("children", []):
            walk(child, here)

    for node in export.get("nodes", []):
        walk(node, {})
    return out


def run(binary, *arguments):
    return subprocess.run([binary, *arguments, "--lang", "en"], capture_output=True, text=True, timeout=60)


def document(binary, path):
    """Counts, faults and false accusations of one document."""
    want = json.load(open(path, encoding="utf8"))
    source = os.path.join(os.path.dirname(path), want["file"])
    export = run(binary, "export", source, "--output-format", "json")
    tally, faults = collections.Counter(), []
    try:
        got = read(json.loads(export.stdout))
    except json.JSONDecodeError:
        got = None
    if not got:
        fields = sum(1 for i in want["indicators"] for f in FIELDS if f in i) + len(want["indicators"])
        tally["refused"] += fields
        last = [l for l in export.stderr.strip().splitlines() if l.strip()][:1] or ["nothing"]
        return want, tally, [("refused", "", "", last[0][:160])], collections.Counter(), []
    check = run(binary, "check", source, "--output-format", "json", "--severity", "info")
    findings = json.loads(check.stdout)["findings"] if check.stdout.strip().startswith("{") else []
    spoken = (export.stderr + " " + " ".join(f["message"] for f in findings if f["rule"] in ("unread-cell", "number-convention", "ambiguous-number")))
    left = list(got)
    for i in want["indicators"]:
        match = [g for g in left if same(i["indicator"], g["indicator"] or "")]
        close = [g for g in match if plain(g.get("objective")) == plain(i.get("objective"))] or match
        if not close:
            tally["lost"] += 1 + sum(1 for f in FIELDS if f in i)
            faults.append(("lost", "indicator", i["indicator"], ""))
            continue
        g = close[0]
        left.remove(g)
        tally["right"] += 1
        for f in FIELDS:
            if f not in i:
                continue
            if f == "goal" and any(same(i[f], name or "") for _, name in g.get("levels", [])[:-1]):
                tally["right"] += 1
            elif f == "code" and i[f] == g.get("indicator code"):
                tally["right"] += 1
            elif f == "baseline" and any(b and same(i[f], b) for b in g["bases"]):
                tally["right"] += 1
            elif g.get(f) and (i[f] == g[f] if f == "comparator" else same(i[f], g[f])):
                tally["right"] += 1
            elif f == "comparator" and not g.get("target"):
                pass   # the target is counted already
            elif f == "goal":
                lost = "said" if plain(i[f]) in plain(g["notes"]) else "lost"
                tally[lost] += 1
                faults.append((lost, f, i[f], ""))
            elif g.get(f) and not (f == "owner" and plain(i[f]) in plain(g["notes"])):
                tally["wrong"] += 1
                faults.append(("wrong", f, i[f], g[f]))
            elif told(i[f], g["notes"] + " " + spoken):
                tally["said"] += 1
                faults.append(("said", f, i[f], ""))
            else:
                tally["lost"] += 1
                faults.append(("lost", f, i[f], ""))
    for g in left:
        tally["wrong"] += 1
        faults.append(("phantom", "indicator", "", g["indicator"]))
    return want, tally, faults, *judged(want, findings)


def judged(want, findings):
    """Counts of planted contradictions found, and the false findings."""
    planted = list(want["planted"])
    count = collections.Counter({"planted": len(planted)})
    false = []
    results = {i["indicator"]: i.get("result", "") for i in want["indicators"]}
    for f in findings:
        rule = f["rule"]
        if f["severity"] == "info" or rule not in JUDGING and f["severity"] != "error":
            continue
        reached = re.search(r"the result, (.*?),? against", f["message"])
        hit = next((p for p in planted if p["rule"] == rule and told(results[p["indicator"]], reached[1] if reached else "")), None)
        if hit:
            planted.remove(hit)
            count["found"] += 1
            continue
        if want["planted"] and rule in ("achievement-off-policy", "impossible-roll-up", "achievement-not-rolled-up"):
            continue   # what was planted draws these too
        false.append((f["severity"], rule, f["line"], f["message"][:200]))
        count["false " + f["severity"]] += 1
    return count, false


def main():
    binary, folder = sys.argv[1], sys.argv[2]
    total, judgement, whole, kinds, rules = collections.Counter(), collections.Counter(), 0, collections.Counter(), collections.Counter()
    titles, features = {}, {}
    files = sorted(glob.glob(os.path.join(folder, "*.json")))
    for path in files:
        want, tally, faults, count, false = document(binary, path)
        total, judgement = total + tally, judgement + count
        bad = [f for f in faults if f[0] != "said"]
        whole += not bad and not false
        kinds.update((f[0], f[1]) for f in faults)
        unread = {f[1] for f in faults} | ({"result", "target", "indicator", "refused"} if faults and faults[0][0] == "refused" else set())
        for role, title in want.get("titles", {}).items():
            seen = titles.setdefault((role, re.sub(r"\d{4}", "YYYY", title)), [0, 0])
            seen[0] += 1
            seen[1] += role in unread
        for feature in want["features"]:
            seen = features.setdefault(feature, [0, 0])
            seen[0] += 1
            seen[1] += bool(bad or false)
        rules.update((s, r) for s, r, _, _ in false)
        missed = count["planted"] - count["found"]
        if bad or false or missed or "--all" in sys.argv:
            print(f"{want['file']} [{', '.join(want['features'])}]")
            for (kind, field, w, g), times in collections.Counter(faults).items():
                print(f"    {kind:8} {field:10} {w!s:.60} → {g!s:.160}" + (f"  ×{times}" if times > 1 else ""))
            if missed:
                print(f"    MISSED {missed} of {count['planted']} planted:", "; ".join(p["indicator"] for p in want["planted"]))
            for severity, rule, line, message in false:
                print(f"    FALSE {severity} {rule} line {line}: {message}")
    fields = sum(total.values())
    print(f"\n{len(files)} documents, {whole} without a fault; {fields} fields:", ", ".join(f"{k} {total[k]} ({100 * total[k] / fields:.2f} %)" for k in ("right", "wrong", "said", "lost", "refused")))
    print(", ".join(f"{k} {v}" for k, v in judgement.items()))
    print("by kind:", ", ".join(f"{a} {b} {n}" for (a, b), n in kinds.most_common(20)))
    print("false by rule:", ", ".join(f"{s} {r} {n}" for (s, r), n in rules.most_common()))
    print("features, documents with a fault of all that have it:", ", ".join(f"{k} {b}/{n}" for k, (n, b) in sorted(features.items(), key=lambda x: -x[1][1] / x[1][0]) if b))
    print("titles, documents whose field was not read right of all that have it:")
    for (role, title), (n, b) in sorted(titles.items(), key=lambda x: (-x[1][1] / x[1][0], -x[1][0])):
        if b / n >= 0.5:
            print(f"    {role:10} {title:40} {b}/{n}")


if __name__ == "__main__":
    main()
