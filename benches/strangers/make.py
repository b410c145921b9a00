#!/usr/bin/env python3
"""Documents with known truth.  Usage: make.py FOLDER [HOW MANY] [SEED] [TITLES MADE NONSENSE]

Writes FOLDER/NNN.EXT and beside it NNN.json: the body's figures, the contradictions planted, the features of the layout.
"""
import json, os, random, sys

import formats, layouts, plans


def text(value, kind):
    """A value in the form of the truth: `95%`, `1200`, `2023-06-30`, `yes`."""
    if value is None:
        return None
    if kind == "yes":
        return "yes" if value else "no"
    if kind == "date":
        return value.isoformat()
    return f"{value:f}" + ("%" if kind == "pct" else "")


def truth(p, roles, say):
    rows = []
    for o, i in p.indicators():
        row = {"indicator": i.name}
        told = {"objective": o.name, "code": o.code, "weight": f"{i.weight}%", "target": text(i.target, i.kind), "result": text(i.result, i.kind),
                "achieved": f"{i.achieved}%", "baseline": text(i.baseline, i.kind), "owner": i.owner, "goal": o.goal}
        if i.kind != "yes" and say.comparator != "bare" and not say.plain:
            told["comparator"] = "by" if i.kind == "date" else ">=" if i.more else "<="
        row |= {k: v for k, v in told.items() if (k in roles or k == "comparator") and v is not None}
        rows.append(row)
    return rows


def document(folder, n, seed, blind):
    rng = random.Random(seed)
    p = plans.plan(rng)
    p.blind = blind
    features = [p.sector, p.language]
    shapes, shares = zip(*layouts.SHAPES)
    shape = layouts.okr if p.sector == "okr" else rng.choices(shapes, shares)[0]
    planted = [] if shape in (layouts.okr,) or rng.random() < 0.5 else plans.plant(p, rng)
    sheets, roles, say = shape(p, rng, features)
    there = {i.name for _, i in p.indicators()} if {"achieved", "judgement"} & set(roles) else set()
    planted = [c for c in planted if c["indicator"] in there]
    merged = any(s.merged for s in sheets)
    kinds = ["xlsx", "xlsx typed", "html", "md"] + ([] if len(sheets) > 1 else ["csv", "csv", "csv", "tsv", "txt"])
    if shape is layouts.cards or merged:
        kinds = [k for k in kinds if k not in ("md", "txt")]
    kind = rng.choice(kinds)
    features.append(kind)
    path = os.path.join(folder, f"{n:03}.{kind.split()[0]}")
    if kind.startswith("xlsx"):
        formats.workbook(sheets, path, kind.endswith("typed"), p.language == "it")
    else:
        content = {"html": lambda: formats.page(sheets), "md": lambda: formats.markdown(sheets), "txt": lambda: formats.text_table(sheets[0]),
                   "tsv": lambda: formats.separated(sheets[0], "\t"), "csv": lambda: formats.separated(sheets[0], ";" if p.language == "it" else ",")}[kind]()
        with open(path, "w", encoding="utf8") as f:
            f.write(content)
    if sheets[0].merged:
        features.append("merged cells")
    features += [f"targets: {say.comparator}", f"percent: {say.percent}"] + [r for r in ("interim", "next", "deviation", "judgement", "blank", "baseline", "unit", "weight") if r in roles]
    with open(path.rsplit(".", 1)[0] + ".json", "w", encoding="utf8") as f:
        json.dump({"file": os.path.basename(path), "year": p.year, "features": features, "titles": p.titles, "planted": planted, "indicators": truth(p, roles, say)}, f, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    folder, numbers = sys.argv[1], [int(a) for a in sys.argv[2:]]
    many, seed, blind = numbers + [120, 1, 0][len(numbers):]
    os.makedirs(folder, exist_ok=True)
    for n in range(many):
        document(folder, n, seed * 100_000 + n, blind)
