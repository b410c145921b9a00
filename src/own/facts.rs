//! What a condition, and a message, sees of an indicator, an objective and the plan.

use rust_decimal::Decimal;

use crate::model::{Indicator, Node};
use crate::own::Subject;
use crate::own::fact::{Fact, Facts};
use crate::rule::{IndicatorCx, PlanCx, PlanHeader, SectionCx};
use crate::scoring::Verdict;
use crate::syntax::{Formula, Property, Rank, Unit, Value};

/// The most measures that a condition sees of one indicator.
const MOST_MEASURES: usize = 100;

const INDICATOR: &[&str] = &[
    "name",
    "number",
    "weight",
    "achieved",
    "recomputed",
    "target",
    "target_date",
    "comparator",
    "unit",
    "result",
    "result_date",
    "baseline",
    "met",
    "measures",
    "formula",
    "owner",
    "source",
    "note",
    "reason",
];

const OBJECTIVE: &[&str] =
    &["code", "name", "weight", "achieved", "indicators", "owner", "source", "note", "reason"];

/// What is known of the plan where only one of its sections is looked at.
const HEADER: &[&str] = &["year", "report"];

const PLAN: &[&str] = &["year", "report", "goals", "objectives", "indicators"];

/// What a variable has, in a rule about something.
pub(super) fn fields(variable: &str, on: Subject) -> Option<&'static [&'static str]> {
    match variable {
        "indicator" => Some(INDICATOR),
        "objective" => Some(OBJECTIVE),
        "plan" if on == Subject::Plan => Some(PLAN),
        "plan" => Some(HEADER),
        _ => None,
    }
}

/// The variables of a rule about something.
pub(super) fn variables(on: Subject) -> &'static [&'static str] {
    match on {
        Subject::Indicator => &["indicator", "objective", "plan"],
        Subject::Objective => &["objective", "plan"],
        Subject::Plan => &["plan"],
    }
}

/// An indicator.
pub(super) fn indicator(cx: &IndicatorCx<'_, '_>) -> Facts {
    let it = cx.indicator;
    let (goal, result) = (cx.target().map(|it| it.goal), cx.result().map(|it| it.value));
    let met = match cx.assessment.verdict {
        Verdict::Met => Fact::Truth(true),
        Verdict::Missed | Verdict::Close => Fact::Truth(false),
        Verdict::Incomparable | Verdict::Unknown => Fact::Missing,
    };
    let measures = it.measures.iter().take(MOST_MEASURES).map(|it| {
        vec![
            ("name", text(it.name)),
            ("value", number(it.value.as_ref().and_then(Value::number))),
            ("unit", unit(it.value.as_ref().and_then(Value::unit).unwrap_or(it.unit))),
            ("description", it.description.map_or(Fact::Missing, |it| text(&it.value()))),
        ]
    });
    let mut res = vec![
        ("name", text(it.node.name())),
        ("number", Fact::Count(it.number.into())),
        ("weight", number(it.node.weight.as_ref().and_then(Value::number))),
        ("achieved", number(it.node.achieved.as_ref().and_then(Value::number))),
        ("recomputed", cx.assessment.achievement.map_or(Fact::Missing, Fact::Computed)),
        ("target", number(goal.and_then(|it| it.value.number()))),
        ("target_date", date(goal.map(|it| it.value))),
        ("comparator", goal.map_or(Fact::Missing, |it| text(it.comparator.sign().unwrap_or("")))),
        ("unit", goal.and_then(|it| it.value.unit()).map_or_else(|| text(""), unit)),
        ("result", number(result.and_then(|it| it.number()))),
        ("result_date", date(result)),
        ("baseline", number(it.baseline().and_then(|it| it.value.number()))),
        ("met", met),
        ("measures", Fact::List(measures.collect())),
        ("formula", formula(it)),
    ];
    res.extend(words(&it.node));
    res
}

/// An objective.
pub(super) fn objective(cx: &SectionCx<'_, '_>) -> Facts {
    let node = &cx.section.node;
    let mut res = vec![
        ("code", node.code().map_or(Fact::Missing, text)),
        ("name", text(node.name())),
        ("weight", number(node.weight.as_ref().and_then(Value::number))),
        ("achieved", number(node.achieved.as_ref().and_then(Value::number))),
        ("indicators", count(cx.section.indicators.len())),
    ];
    res.extend(words(node));
    res
}

/// What a section knows of its plan: there is no counting what stands elsewhere.
pub(super) fn header(it: &PlanHeader) -> Facts {
    let year = it.year.map_or(Fact::Missing, |it| Fact::Year(it.into()));
    vec![("year", year), ("report", Fact::Truth(it.is_report))]
}

/// The plan as a whole.
pub(super) fn plan(cx: &PlanCx<'_>) -> Facts {
    let n = |rank| count(cx.sections.iter().filter(|it| it.rank == rank).count());
    let mut res = header(cx.plan);
    res.extend([
        ("goals", n(Rank::Goal)),
        ("objectives", n(Rank::Objective)),
        ("indicators", count(cx.sections.iter().map(|it| it.indicators.len()).sum())),
    ]);
    res
}

fn words(node: &Node<'_>) -> [(&'static str, Fact); 4] {
    let of = |property| node.words(property).map_or(Fact::Missing, |it| text(&it.value()));
    [
        ("owner", of(Property::Owner)),
        ("source", of(Property::Source)),
        ("note", of(Property::Note)),
        ("reason", of(Property::Reason)),
    ]
}

fn text(it: &str) -> Fact {
    Fact::Text(it.to_owned())
}

fn count(it: usize) -> Fact {
    Fact::Count(i64::try_from(it).unwrap_or(i64::MAX))
}

fn number(it: Option<Decimal>) -> Fact {
    it.map_or(Fact::Missing, Fact::Number)
}

fn date(value: Option<Value<'_>>) -> Fact {
    value.and_then(|it| it.date()).map_or(Fact::Missing, Fact::Date)
}

fn formula(it: &Indicator<'_>) -> Fact {
    match &it.formula {
        None => Fact::Missing,
        Some(Formula::Words(it)) => text(&it.value()),
        Some(it) => text(it.source()),
    }
}

/// A unit: the word for conditions, and that of the catalogues.
fn unit(it: Unit<'_>) -> Fact {
    let (name, word) = match it {
        Unit::None => return text(""),
        Unit::Percent => return text("%"),
        Unit::Count => return text("N"),
        Unit::Other(word) => return text(word),
        Unit::Minutes => ("minutes", "unit-minutes"),
        Unit::Hours => ("hours", "unit-hours"),
        Unit::Days => ("days", "unit-days"),
        Unit::Weeks => ("weeks", "unit-weeks"),
        Unit::Months => ("months", "unit-months"),
        Unit::Years => ("years", "unit-years"),
        Unit::Euro(_) => ("EUR", "unit-euro"),
        Unit::Scale(..) => ("scale", "own-rule.points"),
    };
    Fact::Word(name, word)
}
