//! What a condition sees of an indicator, an objective and the plan.

use std::collections::HashMap;
use std::sync::Arc;

use cel::Value as Cel;
use rust_decimal::Decimal;

use crate::model::{Indicator, Node};
use crate::own::Subject;
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

/// An indicator.
pub(super) fn indicator(cx: &IndicatorCx<'_, '_>) -> Cel {
    let it = cx.indicator;
    let (goal, result) = (cx.target().map(|it| it.goal), cx.result().map(|it| it.value));
    let met = match cx.assessment.verdict {
        Verdict::Met => Cel::Bool(true),
        Verdict::Missed | Verdict::Close => Cel::Bool(false),
        Verdict::Incomparable | Verdict::Unknown => Cel::Null,
    };
    let measures = it.measures.iter().take(MOST_MEASURES).map(|it| {
        map([
            ("name", text(it.name)),
            ("value", number(it.value.as_ref().and_then(Value::number))),
            ("unit", text(unit(it.value.as_ref().and_then(Value::unit).unwrap_or(it.unit)))),
            ("description", it.description.map_or(Cel::Null, |it| text(&it.value()))),
        ])
    });
    let mut res = vec![
        ("name", text(it.node.name())),
        ("number", Cel::Int(it.number.into())),
        ("weight", number(it.node.weight.as_ref().and_then(Value::number))),
        ("achieved", number(it.node.achieved.as_ref().and_then(Value::number))),
        ("recomputed", number(cx.assessment.achievement)),
        ("target", number(goal.and_then(|it| it.value.number()))),
        ("target_date", date(goal.map(|it| it.value))),
        ("comparator", goal.map_or(Cel::Null, |it| text(it.comparator.sign().unwrap_or("")))),
        ("unit", text(goal.and_then(|it| it.value.unit()).map_or("", unit))),
        ("result", number(result.and_then(|it| it.number()))),
        ("result_date", date(result)),
        ("baseline", number(it.baseline().and_then(|it| it.value.number()))),
        ("met", met),
        ("measures", Cel::List(Arc::new(measures.collect()))),
        ("formula", formula(it)),
    ];
    res.extend(words(&it.node));
    map(res)
}

/// An objective.
pub(super) fn objective(cx: &SectionCx<'_, '_>) -> Cel {
    let node = &cx.section.node;
    let mut res = vec![
        ("code", node.code().map_or(Cel::Null, text)),
        ("name", text(node.name())),
        ("weight", number(node.weight.as_ref().and_then(Value::number))),
        ("achieved", number(node.achieved.as_ref().and_then(Value::number))),
        ("indicators", count(cx.section.indicators.len())),
    ];
    res.extend(words(node));
    map(res)
}

/// What a section knows of its plan: there is no counting what stands elsewhere.
pub(super) fn header(it: &PlanHeader) -> Cel {
    map(of_header(it))
}

/// The plan as a whole.
pub(super) fn plan(cx: &PlanCx<'_>) -> Cel {
    let n = |rank| count(cx.sections.iter().filter(|it| it.rank == rank).count());
    let mut res = of_header(cx.plan);
    res.extend([
        ("goals", n(Rank::Goal)),
        ("objectives", n(Rank::Objective)),
        ("indicators", count(cx.sections.iter().map(|it| it.indicators.len()).sum())),
    ]);
    map(res)
}

fn of_header(it: &PlanHeader) -> Vec<(&'static str, Cel)> {
    vec![("year", it.year.map_or(Cel::Null, |it| Cel::Int(it.into()))), ("report", Cel::Bool(it.is_report))]
}

fn words(node: &Node<'_>) -> [(&'static str, Cel); 4] {
    let of = |property| node.words(property).map_or(Cel::Null, |it| text(&it.value()));
    [
        ("owner", of(Property::Owner)),
        ("source", of(Property::Source)),
        ("note", of(Property::Note)),
        ("reason", of(Property::Reason)),
    ]
}

fn map(entries: impl IntoIterator<Item = (&'static str, Cel)>) -> Cel {
    entries.into_iter().collect::<HashMap<&'static str, Cel>>().into()
}

fn text(it: &str) -> Cel {
    Cel::String(Arc::new(it.to_owned()))
}

fn count(it: usize) -> Cel {
    Cel::Int(i64::try_from(it).unwrap_or(i64::MAX))
}

/// The double nearest to a decimal: the one that the same digits in a condition give.
fn number(it: Option<Decimal>) -> Cel {
    it.and_then(|it| it.to_string().parse().ok()).map_or(Cel::Null, Cel::Float)
}

/// A day as `2023-04-30`: days compare as texts do.
fn date(value: Option<Value<'_>>) -> Cel {
    value.and_then(|it| it.date()).map_or(Cel::Null, |it| text(&it.to_string()))
}

fn formula(it: &Indicator<'_>) -> Cel {
    match &it.formula {
        None => Cel::Null,
        Some(Formula::Words(it)) => text(&it.value()),
        Some(it) => text(it.source()),
    }
}

fn unit(it: Unit<'_>) -> &str {
    match it {
        Unit::None => "",
        Unit::Percent => "%",
        Unit::Count => "N",
        Unit::Minutes => "minutes",
        Unit::Hours => "hours",
        Unit::Days => "days",
        Unit::Weeks => "weeks",
        Unit::Months => "months",
        Unit::Years => "years",
        Unit::Euro(_) => "EUR",
        Unit::Scale(..) => "scale",
        Unit::Other(word) => word,
    }
}
