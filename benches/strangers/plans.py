"""Known plans: objectives, indicators, figures, and the contradictions planted in them."""
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal as D
import datetime, random

from words import AREAS, OWNERS


@dataclass
class Indicator:
    name: str
    kind: str            # pct count days score money date yes
    more: bool           # whether more is better
    target: object       # Decimal, date, or True
    result: object
    baseline: object
    interim: object
    weight: int
    achieved: D
    owner: str
    planted: str = ""
    met: str = ""        # yes, partly, no: what a judgement in words has to say


@dataclass
class Objective:
    code: str
    name: str
    goal: str
    goal_code: str
    indicators: list = field(default_factory=list)


@dataclass
class Plan:
    sector: str
    language: str
    body: str
    year: int
    objectives: list
    binary: bool         # achievements are 100 or 0, else in proportion
    titles: dict = field(default_factory=dict)
    blind: int = 0       # how many titles are nonsense

    def indicators(self):
        return [(o, i) for o in self.objectives for i in o.indicators]


KIND = {"up%": ("pct", True), "down%": ("pct", False), "up": ("count", True), "down": ("count", False), "days": ("days", False),
        "score": ("score", True), "money": ("money", True), "cost": ("money", False), "date": ("date", None), "yes": ("yes", None)}


def quantum(kind):
    return {"pct": D("0.1"), "score": D("0.01"), "money": D("0.01"), "days": D("0.1")}.get(kind, D(1))


def rounded(value, kind):
    return D(value).quantize(quantum(kind), ROUND_HALF_UP)


def achievement(kind, more, target, result, binary):
    """The share of the target that was reached, at most 100."""
    if kind == "yes":
        return D(100 if result else 0)
    if kind == "date":
        return D(100 if result <= target else 0)
    met = result >= target if more else result <= target
    if met or binary:
        return D(100 if met else 0)
    share = 100 * result / target if more else 100 * (2 * target - result) / target
    return max(D(0), share).quantize(D("0.01"), ROUND_HALF_UP)


def indicator(line, year, rng, binary, language):
    name, kind, low, high = line.split("|")
    kind, more = KIND[kind]
    owner = rng.choice(OWNERS[language])
    if kind == "date":
        target = rng.choice([datetime.date(year, 6, 30), datetime.date(year, 9, 30), datetime.date(year, 12, 31), datetime.date(year, 10, 15)])
        late = rng.random() < 0.12
        day = target - datetime.timedelta(days=rng.randint(3, 60)) if not late else target - datetime.timedelta(days=-rng.randint(8, 70))
        if day.year != year:
            day = target - datetime.timedelta(days=11)
        while day.weekday() > 4:
            day -= datetime.timedelta(days=1)
        result, baseline, interim = day, None, None
    elif kind == "yes":
        target, result, baseline, interim = True, rng.random() > 0.15, None, None
    else:
        low, high = D(low), D(high)
        target = low + (high - low) * D(rng.randint(0, 100)) / 100
        whole = kind in ("count", "days") or rng.random() < 0.7
        target = target.quantize(D(1)) if whole and kind != "score" and high > 20 else rounded(target, kind)
        if kind == "money":
            target = target.quantize(D(1000))
            target = D(int(target))
        gain = D(rng.randint(101, 118)) / 100 if rng.random() < 0.7 else D(rng.randint(74, 99)) / 100
        result = rounded(target * gain if more else target * (2 - gain), kind)
        if kind == "pct" and result > 100:
            result = D("99.1") if target <= D("99.1") else D(100)
        if kind == "score":
            result = min(result, D(10) if high > 4 else D(4))
        baseline = rounded(target * (D(rng.randint(78, 93)) / 100 if more else D(rng.randint(112, 130)) / 100), kind)
        interim = rounded(result * D(rng.randint(40, 60)) / 100 if kind in ("count", "money") else result * D(rng.randint(95, 104)) / 100, kind)
        if kind == "pct":
            baseline, interim = min(baseline, D("99.5")), min(interim, D("99.6"))
    done = achievement(kind, more, target, result, binary)
    met = "yes" if done == 100 else "no" if kind in ("date", "yes") or binary or done < 50 else "partly"
    return Indicator(name, kind, more, target, result, baseline, interim, 0, done, owner, met=met)


def weights(n, rng):
    if n == 1:
        return [100]
    cuts = sorted(rng.sample(range(2, 18), n - 1))
    return [5 * (b - a) for a, b in zip([0] + cuts, cuts + [20])]


def plan(rng):
    sector = rng.choice(list(AREAS))
    language, body, tree = AREAS[sector]
    year, binary = rng.randint(2019, 2024), rng.random() < 0.3
    names = list(tree)
    rng.shuffle(names)
    names = names[: rng.randint(min(3, len(names)), len(names))]
    goals = {"it": ["Servizi al territorio", "Efficienza e trasparenza"], "en": ["Thriving places", "An effective organisation"]}[language]
    objectives = []
    for n, name in enumerate(names):
        side = 0 if n < (len(names) + 1) // 2 else 1
        code = f"{side + 1}.{n + 1 if side == 0 else n + 1 - (len(names) + 1) // 2}"
        o = Objective(code, name, goals[side], str(side + 1))
        lines = list(tree[name])
        o.indicators = [indicator(l, year, rng, binary, language) for l in lines]
        for i, w in zip(o.indicators, weights(len(lines), rng)):
            i.weight = w
        owner = o.indicators[0].owner
        for i in o.indicators:
            i.owner = owner
        objectives.append(o)
    return Plan(sector, language, body, year, objectives, binary)


def plant(p, rng):
    """Put one or two contradictions into a plan; gives what was planted."""
    planted = []
    candidates = [(o, i) for o, i in p.indicators() if i.kind not in ("score",)]
    rng.shuffle(candidates)
    for o, i in candidates[: rng.randint(1, 2)]:
        if i.kind == "yes":
            i.result = False
        elif i.kind == "date":
            late = i.target + datetime.timedelta(days=45)
            if late.year != p.year:
                continue
            i.result = late + datetime.timedelta(days=max(0, 7 - late.weekday()) if late.weekday() > 4 else 0)
        else:
            i.result = rounded(i.target * (D("0.55") if i.more else D("1.45")), i.kind)
            i.interim = rounded(i.result * D("0.5") if i.kind in ("count", "money") else i.result, i.kind)
        i.achieved, i.met, i.planted = D(100), "yes", "contradictory-achievement"
        planted.append({"rule": "contradictory-achievement", "indicator": i.name})
    return planted
