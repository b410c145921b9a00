//! What a condition, and a message, sees of an indicator, an objective and the plan.

use rust_decimal::Decimal;

use crate::finding::Arg;
use crate::model::{Indicator, Node};
use crate::own::Subject;
use crate::own::fact::{Fact, Facts, Figure};
use crate::own::kind::Kind;
use crate::own::number::{self, Number};
use crate::rule::{IndicatorCx, PlanCx, PlanHeader, SectionCx};
use crate::scoring::{Quantity, Verdict, rounded};
use crate::syntax::{Formula, Property, Rank, Unit, Value};

/// Decimals of a computed figure in a message.
const DECIMALS: u32 = 2;

/// The most measures that a condition sees of one indicator.
const MOST_MEASURES: usize = 100;

const INDICATOR: &[(&str, Kind)] = &[
    ("name", Kind::TEXT),
    ("number", Kind::NUMBER),
    ("weight", Kind::NUMBER),
    ("achieved", Kind::NUMBER),
    ("recomputed", Kind::NUMBER),
    ("target", Kind::NUMBER),
    ("target_date", Kind::TEXT),
    ("comparator", Kind::TEXT),
    ("unit", Kind::TEXT),
    ("result", Kind::NUMBER),
    ("result_date", Kind::TEXT),
    ("baseline", Kind::NUMBER),
    ("met", Kind::TRUTH),
    ("measures", Kind::MEASURES),
    ("formula", Kind::TEXT),
    ("owner", Kind::TEXT),
    ("source", Kind::TEXT),
    ("note", Kind::TEXT),
    ("reason", Kind::TEXT),
];

const OBJECTIVE: &[(&str, Kind)] = &[
    ("code", Kind::TEXT),
    ("name", Kind::TEXT),
    ("weight", Kind::NUMBER),
    ("achieved", Kind::NUMBER),
    ("indicators", Kind::NUMBER),
    ("owner", Kind::TEXT),
    ("source", Kind::TEXT),
    ("note", Kind::TEXT),
    ("reason", Kind::TEXT),
];

/// What is known of the plan where only one of its sections is looked at.
const HEADER: &[(&str, Kind)] = &[("year", Kind::NUMBER), ("report", Kind::TRUTH)];

const PLAN: &[(&str, Kind)] = &[
    ("year", Kind::NUMBER),
    ("report", Kind::TRUTH),
    ("goals", Kind::NUMBER),
    ("objectives", Kind::NUMBER),
    ("indicators", Kind::NUMBER),
];

/// What a measure has.
pub(crate) const MEASURE: &[(&str, Kind)] =
    &[("name", Kind::TEXT), ("value", Kind::NUMBER), ("unit", Kind::TEXT), ("description", Kind::TEXT)];

/// What a variable has, in a rule about something, in the order in which its facts stand.
pub(crate) fn fields(variable: &str, on: Subject) -> &'static [(&'static str, Kind)] {
    match variable {
        "indicator" => INDICATOR,
        "objective" => OBJECTIVE,
        "plan" if on == Subject::Plan => PLAN,
        "plan" => HEADER,
        _ => &[],
    }
}

/// The names of what a variable has.
pub(crate) fn names(variable: &str, on: Subject) -> Vec<&'static str> {
    fields(variable, on).iter().map(|it| it.0).collect()
}

/// The variables of a rule about something.
pub(crate) fn variables(on: Subject) -> &'static [&'static str] {
    match on {
        Subject::Indicator => &["indicator", "objective", "plan"],
        Subject::Objective => &["objective", "plan"],
        Subject::Plan => &["plan"],
    }
}

/// An indicator.
pub(crate) fn indicator(cx: &IndicatorCx<'_, '_>) -> Facts {
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
            ("value", figure(it.value.as_ref())),
            ("unit", unit(it.value.as_ref().and_then(Value::unit).unwrap_or(it.unit))),
            ("description", it.description.map_or(Fact::Missing, |it| text(&it.value()))),
        ]
    });
    let mut res = vec![
        ("name", text(it.node.name())),
        ("number", Fact::Count(it.number.into())),
        ("weight", figure(it.node.weight.as_ref())),
        ("achieved", figure(it.node.achieved.as_ref())),
        ("recomputed", computed(cx.assessment.achievement)),
        ("target", figure(goal.map(|it| it.value).as_ref())),
        ("target_date", date(goal.map(|it| it.value))),
        ("comparator", goal.map_or(Fact::Missing, |it| text(it.comparator.sign().unwrap_or("")))),
        ("unit", goal.and_then(|it| it.value.unit()).map_or_else(|| text(""), unit)),
        ("result", figure(result.as_ref())),
        ("result_date", date(result)),
        ("baseline", figure(it.baseline().map(|it| it.value).as_ref())),
        ("met", met),
        ("measures", Fact::List(measures.collect())),
        ("formula", formula(it)),
    ];
    res.extend(words(&it.node));
    res
}

/// An objective.
pub(crate) fn objective(cx: &SectionCx<'_, '_>) -> Facts {
    let node = &cx.section.node;
    let mut res = vec![
        ("code", node.code().map_or(Fact::Missing, text)),
        ("name", text(node.name())),
        ("weight", figure(node.weight.as_ref())),
        ("achieved", figure(node.achieved.as_ref())),
        ("indicators", count(cx.section.indicators.len())),
    ];
    res.extend(words(node));
    res
}

/// What a section knows of its plan: there is no counting what stands elsewhere.
pub(crate) fn header(it: &PlanHeader) -> Facts {
    let year = it.year.map_or(Fact::Missing, |it| Fact::Year(it.into()));
    vec![("year", year), ("report", Fact::Truth(it.is_report))]
}

/// The plan as a whole.
pub(crate) fn plan(cx: &PlanCx<'_>) -> Facts {
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

/// A figure of the plan, with its unit.
fn figure(value: Option<&Value<'_>>) -> Fact {
    let found = value.and_then(|it| Some((it, Quantity::of(it)?, it.number()?)));
    let Some((value, quantity, printed)) = found else { return Fact::Missing };
    let Some(amount) = quantity.amount.and_then(|it| it.value()) else { return Fact::Missing };
    let written = match Arg::from(value) {
        Arg::Quantity(_, it) => it,
        _ => "".into(),
    };
    let unit = match (unit(value.unit().unwrap_or(Unit::None)), value.unit()) {
        // Thousands and millions are part of the unit as it is written.
        (_, Some(Unit::Euro(1..))) => Arg::Text(written),
        (Fact::Word(_, word), _) => Arg::Word(word),
        (Fact::Text(it), _) => Arg::Text(it.into()),
        _ => Arg::Text(written),
    };
    let number = Number { unit: number::Unit::of(quantity.dimension), ..Number::bare(amount) };
    Fact::Figure(Figure { number, printed, unit })
}

/// A percentage that is computed, with all its decimals.
fn computed(amount: Option<Decimal>) -> Fact {
    let Some(amount) = amount else { return Fact::Missing };
    let number = Number { unit: number::Unit::Percent, ..Number::bare(amount) };
    Fact::Figure(Figure { number, printed: rounded(amount, DECIMALS), unit: Arg::Text("%".into()) })
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
