"""A plan as sheets of cells, in the shapes and the words of published reports.

A sheet is a name, rows of texts, and merged ranges (row, column, last row, last column).
"""
from dataclasses import dataclass, field
from decimal import Decimal as D
import datetime, random

from words import AFTER, FORMULAS, GROUPS, JUDGEMENTS, PROSE, REMARKS, SOURCES, TITLES, TOTAL, UNITS

MONTHS = {"it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split(),
          "en": "January February March April May June July August September October November December".split()}


@dataclass
class Sheet:
    name: str
    rows: list
    merged: list = field(default_factory=list)


class Notation:
    """How one document writes its values."""

    def __init__(self, plan, rng, unit_column, plain=False):
        self.it, self.rng, self.unit_column = plan.language == "it", rng, unit_column
        self.percent = rng.choice(["sign", "sign", "space", "bare"] if unit_column else ["sign", "sign", "space", "fraction"])
        self.thousands = rng.choice([True, True, False])
        self.comparator = rng.choice(["sign", "sign", "unicode", "words", "bare", "bare", "behind"])
        self.date = rng.choice(["/", "-", ".", "words", "iso"])
        self.plain = plain

    def number(self, value, places=None):
        text = f"{value:,f}" if self.thousands else f"{value:f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".") if places is None else text
        return text.translate(str.maketrans(",.", ".,")) if self.it else text

    def day(self, d):
        if self.date == "words":
            return f"{d.day} {MONTHS['it' if self.it else 'en'][d.month - 1]} {d.year}"
        if self.date == "iso":
            return d.isoformat()
        if not self.it and self.date != ".":   # English readers write the month in words, or first the year
            return f"{d.day} {MONTHS['en'][d.month - 1][:3]} {d.year}"
        return d.strftime(f"%d{self.date}%m{self.date}%Y")

    def value(self, value, kind):
        if value is None:
            return self.rng.choice(["-", "", "n.d." if self.it else "n/a"])
        if kind == "yes":
            return ("sì" if value else "no") if self.it else ("Yes" if value else "No")
        if kind == "date":
            return self.day(value)
        if kind == "pct" and self.percent == "fraction":
            return self.number(value / 100)
        text = self.number(value)
        if kind == "pct":
            return text + {"sign": "%", "space": " %", "bare": ""}[self.percent]
        if kind == "money" and not self.unit_column:
            return f"€ {text}" if not self.it else f"{text} €"
        if kind == "days" and not self.unit_column:
            return f"{text} {'gg' if self.it else 'days'}"
        return text

    def target(self, i):
        text, it = self.value(i.target, i.kind), self.it
        if i.kind == "yes" or self.plain:
            return text
        if i.kind == "date":
            return text if self.comparator == "bare" else f"{'entro il' if it else 'by'} {text}"
        style = self.comparator
        if style == "words":
            return (f"almeno {text}" if i.more else f"non oltre {text}") if it else (f"at least {text}" if i.more else f"no more than {text}")
        if style == "behind" and not it:
            return f"{text} {'or more' if i.more else 'or less'}"
        if style == "unicode":
            return f"{'≥' if i.more else '≤'} {text}"
        if style in ("sign", "behind"):
            return f"{'>=' if i.more else '<='} {text}"
        return text




def cell(role, plan, o, i, say, rng, words):
    n = plan.language
    if role == "code":
        return o.code
    if role == "goal":
        return o.goal
    if role == "objective":
        return o.name
    if role == "indicator":
        return i.name
    if role == "weight":
        return f"{i.weight}%" if say.weight_sign else str(i.weight)
    if role == "unit":
        return UNITS[n][i.kind]
    if role == "baseline":
        return say.value(i.baseline, i.kind)
    if role == "target":
        return say.target(i)
    if role == "next":
        return say.value(i.target, i.kind) if i.kind in ("yes",) else "" if i.kind == "date" else say.value(later(i), i.kind)
    if role == "interim":
        return say.value(i.interim, i.kind)
    if role == "result":
        return say.value(i.result, i.kind)
    if role == "achieved":
        return say.share(i.achieved)
    if role == "judgement":
        return words[{"yes": 0, "partly": 1, "no": 2}[i.met]]
    if role == "owner":
        return i.owner
    if role == "formula":
        return rng.choice(FORMULAS[n])
    if role == "source":
        return rng.choice(SOURCES[n])
    if role == "note":
        return rng.choice(REMARKS[n] + ["", ""])
    if role == "deviation":
        return "" if i.kind in ("date", "yes") else say.number(i.result - i.target)
    return ""


def later(i):
    step = i.target * (D("1.02") if i.more else D("0.98"))
    return min(step.quantize(D(1) if i.kind in ("count", "money") else D("0.1")), D(100) if i.kind == "pct" else step)


def columns(plan, rng, inner):
    """Roles in an order that occurs."""
    has = lambda p: rng.random() < p
    front = [] if inner else (["code"] if has(0.5) else []) + (["goal"] if has(0.35) else []) + ["objective"]
    if not inner and front[0] == "code" and "goal" in front and has(0.5):
        front = ["goal", "code", "objective"]
    middle = ["indicator"] + (["weight"] if has(0.6) else []) + (["unit"] if has(0.4) else []) + (["formula"] if has(0.2) else []) + (["baseline"] if has(0.45) else [])
    if has(0.2):
        middle = middle[:1] + rng.sample(middle[1:], len(middle) - 1)
    values = ["target"] + (["next"] if has(0.15) else []) + (["interim"] if has(0.2) else []) + ["result"] + (["deviation"] if has(0.15) else [])
    if has(0.1):
        values.reverse()
    end = []
    kind = rng.random()
    if kind < 0.65:
        end.append("achieved")
    if kind > 0.45:
        end.append("judgement")
    owner = ["owner"] if has(0.5) else []
    tail = (["source"] if has(0.2) else []) + (["note"] if has(0.35) else [])
    if owner and not inner and has(0.4):
        return owner + front + middle + values + end + tail
    if has(0.1):
        middle.insert(rng.randint(1, len(middle)), "blank")
    return front + middle + values + end + owner + tail


def titles(plan, roles, rng):
    """A title for each role, no two alike."""
    out, y = [], plan.year
    for role in roles:
        if role == "blank":
            out.append("")
            continue
        choice = [t.format(y=y, p=y - 1, n=y + 1) for t in TITLES[plan.language][role]]
        choice = [t for t in choice if t not in out] or choice
        out.append(rng.choice(choice))
    if plan.blind:
        for c in random.Random(out[0]).sample(range(len(out)), min(plan.blind, len(out))):
            out[c] = out[c] and random.Random(out[c]).choice(["Brolt", "Kvand", "Mirsk", "Tolvin", "Zarpe", "Quelm"]) + f" {c}"
    plan.titles = {r: t for r, t in zip(roles, out) if t}
    style = rng.random()
    return [t.upper() if style < 0.2 else t for t in out]


def notation(plan, rng, roles):
    say = Notation(plan, rng, "unit" in roles)
    say.weight_sign = rng.random() < 0.5
    fraction = rng.random()
    say.share = (lambda a: say.number(a) + "%") if fraction < 0.8 else (lambda a: say.number(a))
    if say.percent == "fraction":
        say.share = lambda a: say.number(a / 100)
    return say


def body(plan, roles, say, rng, words, hierarchy):
    rows, merged, before = [], [], {}
    for o, i in plan.indicators():
        row = [cell(r, plan, o, i, say, rng, words) for r in roles]
        for c, role in enumerate(roles):
            if role in ("code", "goal", "objective", "owner") and hierarchy in ("once", "merged"):
                mark = (o.goal,) if role == "goal" else (o.code,)
                if before.get(c) == mark:
                    row[c] = None
                before[c] = mark
        rows.append(row)
    if hierarchy == "merged":
        for c in range(len(roles)):
            start = 0
            for r in range(1, len(rows) + 1):
                if r == len(rows) or rows[r][c] is not None:
                    if r - start > 1 and all(rows[k][c] is None for k in range(start + 1, r)):
                        merged.append((start, c, r - 1, c))
                    start = r
    return [["" if v is None else v for v in row] for row in rows], merged


def around(plan, rng, rows, merged, width, features):
    """Prose before, notes and totals behind."""
    n, head = plan.language, []
    if rng.random() < 0.5:
        features.append("prose before")
        head = [[t.format(body=plan.body, y=plan.year)] for t in PROSE[n][: rng.randint(1, 3)]] + [[]]
    tail = []
    if rng.random() < 0.3:
        features.append("notes behind")
        tail = [[]] + [[t] for t in rng.sample(AFTER[n], rng.randint(1, 2))]
    k = len(head)
    return head + rows + tail, [(a + k, b, c + k, d) for a, b, c, d in merged]


def flat(plan, rng, features):
    hierarchy = rng.choice(["repeated", "once", "merged"])
    features.append(f"objectives {hierarchy}")
    roles = columns(plan, rng, False)
    if roles[0] == "owner" and "weight" in roles and random.Random(plan.body + str(plan.year)).random() < 0.5:
        features.append("weights per owner")
        weights_per_owner(plan)
    say, words = notation(plan, rng, roles), rng.choice(JUDGEMENTS[plan.language])
    head = [titles(plan, roles, rng)]
    rows, merged = body(plan, roles, say, rng, words, hierarchy)
    if rng.random() < 0.2:
        features.append("two rows of titles")
        upper = [""] * len(roles)
        groups = GROUPS[plan.language]
        at = [c for c, r in enumerate(roles) if r in ("target", "next", "interim", "result", "deviation")]
        upper[min(at)] = groups["value"].format(y=plan.year)
        merged = [(a + 2, b, c + 2, d) for a, b, c, d in merged] + [(0, min(at), 0, max(at))]
        for c in range(len(roles)):
            if c < min(at) or c > max(at):
                upper[c], head[0][c] = head[0][c], ""
                merged.append((0, c, 1, c))
        head = [upper] + head
    else:
        merged = [(a + 1, b, c + 1, d) for a, b, c, d in merged]
    rows = head + rows
    if rng.random() < 0.15 and "weight" not in roles and "achieved" in roles:
        features.append("mean row")
        mean = sum(i.achieved for _, i in plan.indicators()) / len(plan.indicators())
        last = [""] * len(roles)
        last[0], last[roles.index("achieved")] = TOTAL[plan.language][1], say.share(mean.quantize(D("0.01")))
        rows.append(last)
    if rng.random() < 0.08:
        features.append("mark of a footnote at a value")
        row, c = rng.choice(rows[len(head):]), roles.index("result")
        if row[c]:
            row[c] += rng.choice([" (1)", "*", " *", "¹"])
    rows, merged = around(plan, rng, rows, merged, len(roles), features)
    return [Sheet("Performance", rows, merged)], roles, say


def weights_per_owner(plan):
    """The weights of all indicators that one owner answers for add up to 100."""
    owners = {}
    for o, i in plan.indicators():
        owners.setdefault(i.owner, []).append(i)
    plan.objectives.sort(key=lambda o: list(owners).index(o.indicators[0].owner))
    for mine in owners.values():
        for i, w in zip(mine, [100 - (len(mine) - 1) * (100 // len(mine))] + [100 // len(mine)] * (len(mine) - 1)):
            i.weight = w


def headed(plan, rng, features):
    """Objectives as rows of their own above their indicators."""
    features.append("objectives as heading rows")
    roles = columns(plan, rng, True)
    say, words = notation(plan, rng, roles), rng.choice(JUDGEMENTS[plan.language])
    it = plan.language == "it"
    rows = [titles(plan, roles, rng)]
    merged = []
    form = rng.choice(["{c} {n}", "{o} {c}: {n}", "{o} {c} - {n}", "{n}"])
    for o in plan.objectives:
        rows.append([form.format(c=o.code, n=o.name, o="Obiettivo" if it else "Objective")] + [""] * (len(roles) - 1))
        merged.append((len(rows) - 1, 0, len(rows) - 1, len(roles) - 1))
        rows += [[cell(r, plan, o, i, say, rng, words) for r in roles] for i in o.indicators]
    rows, merged = around(plan, rng, rows, merged, len(roles), features)
    return [Sheet("Performance", rows, merged)], roles + ["objective"], say


def cards(plan, rng, features):
    """A card for each objective: labels and values, then a table of its indicators."""
    features.append("cards")
    roles = columns(plan, rng, True)
    roles = [r for r in roles if r != "owner"]
    say, words = notation(plan, rng, roles), rng.choice(JUDGEMENTS[plan.language])
    it, rows = plan.language == "it", []
    head = titles(plan, roles, rng)
    labels = (["Obiettivo", "Codice", "Responsabile"] if it else ["Objective", "Code", "Owner"])
    split = rng.random() < 0.4
    sheets = []
    for n, o in enumerate(plan.objectives):
        rows += [[labels[1], o.code], [labels[0], o.name], [labels[2], o.indicators[0].owner], head]
        rows += [[cell(r, plan, o, i, say, rng, words) for r in roles] for i in o.indicators] + [[]]
        if split:
            sheets.append(Sheet(f"{'Scheda' if it else 'Sheet'} {n + 1}", rows))
            rows = []
    if split:
        features.append("a sheet each")
        return sheets, roles + ["objective", "code", "owner"], say
    return [Sheet("Performance", rows)], roles + ["objective", "code", "owner"], say


def areas(plan, rng, features):
    """A sheet for each goal."""
    features.append("sheets per area")
    roles = [r for r in columns(plan, rng, False) if r != "goal"]
    say, words = notation(plan, rng, roles), rng.choice(JUDGEMENTS[plan.language])
    head, sheets = titles(plan, roles, rng), []
    for goal in dict.fromkeys(o.goal for o in plan.objectives):
        part = type(plan)(plan.sector, plan.language, plan.body, plan.year, [o for o in plan.objectives if o.goal == goal], plan.binary)
        rows, _ = body(part, roles, say, rng, words, "repeated")
        sheets.append(Sheet(goal[:28], [[goal], [], head] + rows))
    return sheets, roles + ["goal"], say


def periods(plan, rng, features):
    """A row for each quarter; the last one holds the result of the year."""
    features.append("row per period")
    p, it = plan, plan.language == "it"
    roles = ["objective", "indicator", "period", "target", "result"]
    say = notation(plan, rng, roles)
    rows = [titles(plan, roles, rng)]
    for o, i in p.indicators():
        if i.interim is None:
            continue
        for name, value in (("II trimestre" if it else "Q2", i.interim), ("IV trimestre" if it else "Q4", i.result)):
            rows.append([o.name, i.name, name, say.target(i), say.value(value, i.kind)])
    for o in p.objectives:
        o.indicators = [i for i in o.indicators if i.interim is not None]
    return [Sheet("Performance", rows)], roles, say


def bodies(plan, rng, features):
    """Several bodies in one table: each has the same indicators."""
    features.append("several bodies")
    roles = ["body", "indicator", "target", "result", "achieved"]
    say = notation(plan, rng, roles)
    rows = [titles(plan, roles, rng)]
    rows += [[o.name.split(":")[-1].strip(), i.name, say.target(i), say.value(i.result, i.kind), say.share(i.achieved)] for o, i in plan.indicators()]
    return [Sheet("Performance", rows)], [r for r in roles if r != "body"], say


def sections(plan, rng, features):
    """A heading for each objective, and below it a table of its indicators."""
    features.append("a table under each objective")
    roles = [r for r in columns(plan, rng, True) if r != "owner"]
    say, words = notation(plan, rng, roles), rng.choice(JUDGEMENTS[plan.language])
    head, rows = titles(plan, roles, rng), []
    form = rng.choice(["Obiettivo {c} – {n}", "{c} {n}", "Obiettivo operativo {c}: {n}"] if plan.language == "it" else ["Objective {c}: {n}", "{c} {n}", "Outcome {c} – {n}"])
    if plan.sector in ("un", "eu"):   # their names say what they are
        form = "{n}"
    for o in plan.objectives:
        rows += [[form.format(c=o.code, n=o.name)], head] + [[cell(r, plan, o, i, say, rng, words) for r in roles] for i in o.indicators]
        rows.append([])
    return [Sheet("Performance", rows)], roles + ["objective"] + (["code"] if "{c}" in form else []), say


def history(plan, rng, features):
    """Results of earlier years beside the target and the result of the year."""
    y, it = plan.year, plan.language == "it"
    pairs = rng.random() < 0.4
    features.append("pairs of target and result per year" if pairs else "results of earlier years")
    roles = ["objective", "indicator"] + (["unit"] if rng.random() < 0.4 else [])
    say = notation(plan, rng, roles)
    plan.objectives = [o for o in plan.objectives if any(i.baseline is not None for i in o.indicators)]
    result = rng.choice(["Consuntivo {y}", "Risultato {y}", "{y} consuntivo", "Valore {y}"] if it else ["{y} actual", "Actual {y}", "FY{y} Result", "{y} result", "Actual FY {y}"])
    target = rng.choice(["Target {y}", "Valore atteso {y}"] if it else ["{y} target", "Target {y}", "FY{y} Target", "Target FY {y}"])
    named = titles(plan, roles, rng)
    values = [result.format(y=y - 2), target.format(y=y - 1), result.format(y=y - 1), target.format(y=y), result.format(y=y)]
    if not pairs:
        values = [result.format(y=y - 3), result.format(y=y - 2), result.format(y=y - 1), target.format(y=y), result.format(y=y)]
    rows = [named + values + ["% raggiungimento" if it else "% achieved"]]
    for o, i in plan.indicators():
        if i.baseline is None:
            continue
        before = rounded_like(i.baseline, D("0.97") if i.more else D("1.03"))
        old = [say.value(before, i.kind), say.value(i.baseline, i.kind)]
        old = [old[0], say.value(i.baseline, i.kind), say.value(before, i.kind)] if pairs else [say.value(rounded_like(before, D("0.99")), i.kind)] + old
        rows.append([cell(r, plan, o, i, say, rng, ()) for r in roles] + old + [say.target(i), say.value(i.result, i.kind), say.share(i.achieved)])
    for o in plan.objectives:
        o.indicators = [i for i in o.indicators if i.baseline is not None]
    rows, merged = around(plan, rng, rows, [], 9, features)
    return [Sheet("Performance", rows)], roles + ["target", "result", "achieved"], say


def rounded_like(value, share):
    return (value * share).quantize(D(1).scaleb(value.as_tuple().exponent))


def target_and_actual_rows(plan, rng, features):
    """Two rows for each indicator, target and actual, over the years in columns."""
    features.append("target and actual as rows")
    it, y = plan.language == "it", plan.year
    roles = ["objective", "indicator"]
    say = notation(plan, rng, roles)
    say.comparator = rng.choice(["bare", "sign"])
    rows = [titles(plan, roles, rng) + ["", f"{y - 1}", f"{y}"]]
    for o in plan.objectives:
        o.indicators = [i for i in o.indicators if i.baseline is not None]
        for i in o.indicators:
            rows.append([o.name, i.name, "Target", say.target(i), say.target(i)])
            rows.append(rng.choice([["", ""], [o.name, i.name]]) + ["Consuntivo" if it else "Actual", say.value(i.baseline, i.kind), say.value(i.result, i.kind)])
    return [Sheet("Performance", rows)], roles + ["target", "result"], say


def okr(plan, rng, features):
    """Key results from a start value to a target, with their progress."""
    features.append("OKR progress")
    roles = ["objective", "indicator", "owner", "baseline", "target", "result", "achieved"]
    for o in plan.objectives:
        o.indicators = [i for i in o.indicators if i.baseline is not None]
        for i in o.indicators:
            share = (i.result - i.baseline) / (i.target - i.baseline) * 100
            i.achieved = D(max(0, min(100, round(share))))
            i.planted = ""
    say = notation(plan, rng, roles)
    say.comparator, say.share = "bare", lambda a: say.number(a) + "%"
    head = rng.choice([["Objective", "Key Result", "Owner", "Start", "Target", "Current", "Progress"],
                       ["Objective", "Key result", "Lead", "Start value", "Target value", "Current value", "Progress (%)"]])
    plan.titles = dict(zip(roles, head))
    rows, merged = body(plan, roles, say, rng, JUDGEMENTS["en"][0], rng.choice(["repeated", "once"]))
    return [Sheet("OKRs", [head] + rows)], roles, say


SHAPES = [(flat, 11), (headed, 3), (cards, 3), (areas, 2), (sections, 3), (history, 3), (periods, 1), (bodies, 1), (target_and_actual_rows, 1)]
