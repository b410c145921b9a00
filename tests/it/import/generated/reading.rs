//! What the library made of a document, as values that own themselves.

use std::collections::BTreeSet;

use collaudo::check::{Reported, check, locate};
use collaudo::config::Config;
use collaudo::finding::{Arg, Severity};
use collaudo::import::{Imported, Options, import};
use collaudo::model::{Node, lower};
use collaudo::syntax::{
    Comparator, Formula, Property, Rank, TermKind, Unit, Value, ValueKind, Year, read_section,
};
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::expected::Field;
use super::writers::File;

/// A value that was read.
#[derive(Clone, Debug, PartialEq)]
pub enum Seen {
    Number {
        value: Decimal,
        unit: SeenUnit,
    },
    Day(Date),
    Yes(bool),
    /// Two readings are left open.
    Open,
    Nothing,
    Other(String),
}

#[derive(Clone, Debug, PartialEq)]
pub enum SeenUnit {
    None,
    Percent,
    Count,
    Time,
    Amount(u8),
    Other,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SeenTarget {
    pub year: Option<i16>,
    pub comparator: Comparator,
    pub value: Seen,
}

#[derive(Clone, Debug, Default)]
pub struct SeenNode {
    pub rank: Option<Rank>,
    pub code: Option<String>,
    pub name: String,
    pub weight: Option<Seen>,
    pub achieved: Option<Seen>,
    pub owners: Vec<String>,
    /// Its notes and other words.
    pub words: Vec<String>,
}

#[derive(Clone, Debug, Default)]
pub struct SeenIndicator {
    /// The headings above it, outermost first, by their place among the nodes.
    pub above: Vec<usize>,
    pub node: SeenNode,
    pub measures: Vec<Option<Seen>>,
    pub formula: Option<String>,
    pub baselines: Vec<(Option<i16>, Seen)>,
    pub targets: Vec<SeenTarget>,
    pub results: Vec<(Option<i16>, Seen)>,
    /// What was not read surely: no error rests on it.
    pub doubted: BTreeSet<Field>,
}

/// A document that was read.
#[derive(Debug, Default)]
pub struct Reading {
    pub year: Option<i16>,
    pub nodes: Vec<SeenNode>,
    pub indicators: Vec<SeenIndicator>,
    pub text: String,
    /// What was said of it.
    pub said: Vec<String>,
    /// Titles of columns that are known not to be read.
    pub unread: Vec<String>,
    /// Whether it was said that numbers have two readings.
    pub is_convention_asked: bool,
    /// The rules of its errors.
    pub errors: Vec<&'static str>,
}

/// Reads a file; the id of the reason where it is refused.
pub fn read(file: &File) -> Result<Reading, String> {
    let imported = import(&file.name, &file.bytes, &Options::default()).map_err(|it| it.to_string())?;
    let mut reading =
        Reading { text: imported.text.clone(), errors: errors(file, &imported), ..Reading::default() };
    for note in &imported.notes {
        let texts = note.message.args.iter().filter_map(|it| match &it.1 {
            Arg::Text(it) => Some(it.to_string()),
            _ => None,
        });
        reading.said.extend(texts);
        reading.is_convention_asked |= note.rule == "number-convention";
    }
    let columns = imported.mapping.iter().flat_map(|it| &it.columns);
    // What no title tells is shown as a note, or as what it may be.
    let is_unread =
        |it: &&collaudo::import::Mapped| it.guess.is_some() || it.strength == 0 && it.holds.1 == "note";
    reading.unread.extend(columns.filter(is_unread).map(|it| it.title.clone()));
    of_text(&imported, &mut reading);
    Ok(reading)
}

/// The rules that find an error.
fn errors(file: &File, imported: &Imported<'_>) -> Vec<&'static str> {
    let config = Config::default();
    let checked = check(&imported.text, &config, true);
    let from =
        Reported { origin: &imported.origin, text: imported.report.as_deref(), notes: &imported.notes };
    let document = locate(&file.name, &imported.text, &checked, &config, Some(from));
    let errors = document.findings.iter().filter(|it| it.finding.severity == Severity::Error);
    errors.map(|it| it.finding.rule).collect()
}

/// Reads plan text.
fn of_text(imported: &Imported<'_>, reading: &mut Reading) {
    let text = imported.text.as_str();
    let mut lines = Vec::new();
    let mut open: Vec<(Rank, usize)> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let end = read_section(text, at, &mut lines);
        let section = lower(&text[at..end], &lines);
        let start = at;
        at = end;
        let rank = section.rank();
        if section.node.rank.is_some() {
            open.retain(|it| it.0 < rank);
            open.push((rank, reading.nodes.len()));
            reading.nodes.push(node(&section.node));
            if rank == Rank::Plan {
                reading.year = section.node.heading.and_then(|it| it.year).map(|it| it.1);
            }
        }
        let above: Vec<usize> = open.iter().filter(|it| it.0 != Rank::Plan).map(|it| it.1).collect();
        for it in &section.indicators {
            let year = |it: Option<Year<'_>>| it.map(|it| it.1);
            let yearly = |it: &[collaudo::model::Yearly<'_>]| {
                it.iter().map(|it| (year(it.year), seen(&it.value))).collect::<Vec<_>>()
            };
            let target = |it: &collaudo::model::Target<'_>| SeenTarget {
                year: year(it.year),
                comparator: it.goal.comparator,
                value: seen(&it.goal.value),
            };
            let described = |name: &str| {
                let measure = it.measure(name);
                let text = measure.and_then(|it| it.description.as_ref()).map(|it| it.value().into_owned());
                text.unwrap_or_else(|| name.to_owned())
            };
            let is_doubted = |value: &Value<'_>| {
                imported.origin.worst(section.span(value.source).shifted(start)).is_some()
            };
            let mut doubted = BTreeSet::new();
            for (field, is_one) in [
                (Field::Weight, it.node.weight.iter().any(is_doubted)),
                (Field::Achievement, it.node.achieved.iter().any(is_doubted)),
                (Field::Target, it.targets.iter().any(|it| is_doubted(&it.goal.value))),
                (Field::Result, it.results.iter().any(|it| is_doubted(&it.value))),
                (Field::Baseline, it.baselines.iter().any(|it| is_doubted(&it.value))),
                (Field::Operands, it.measures.iter().filter_map(|it| it.value.as_ref()).any(is_doubted)),
            ] {
                if is_one {
                    doubted.insert(field);
                }
            }
            reading.indicators.push(SeenIndicator {
                doubted,
                above: above.clone(),
                node: node(&it.node),
                measures: it.measures.iter().map(|it| it.value.as_ref().map(seen)).collect(),
                formula: it.formula.as_ref().map(|it| formula(it, described)),
                baselines: yearly(&it.baselines),
                targets: it.targets.iter().map(target).collect(),
                // Readings on the way are none of the year.
                results: yearly(&it.results.iter().filter(|it| it.at.is_none()).cloned().collect::<Vec<_>>()),
            });
        }
    }
}

/// A formula with its measures as they are described.
fn formula(it: &Formula<'_>, described: impl Fn(&str) -> String) -> String {
    match it {
        Formula::Words(it) => it.value().into_owned(),
        Formula::Terms { source, terms } => {
            let names: Vec<&str> =
                terms.iter().filter(|it| it.kind == TermKind::Measure).map(|it| it.source).collect();
            match (terms.last().map(|it| it.kind), names.as_slice()) {
                (Some(TermKind::Divide), [part, whole]) => {
                    format!("{} / {}", described(part), described(whole))
                }
                (_, [only]) => described(only),
                _ => (*source).to_owned(),
            }
        }
    }
}

fn node(it: &Node<'_>) -> SeenNode {
    let of = |is_owner: bool| {
        let words = it.words.iter().filter(move |it| matches!(it.0, Property::Owner) == is_owner);
        words.map(|it| it.1.value().into_owned()).collect()
    };
    SeenNode {
        rank: it.rank,
        code: it.code().map(str::to_owned),
        name: it.heading.map_or(String::new(), |it| it.name.value().into_owned()),
        weight: it.weight.as_ref().map(seen),
        achieved: it.achieved.as_ref().map(seen),
        owners: of(true),
        words: of(false),
    }
}

fn seen(it: &Value<'_>) -> Seen {
    match it.kind {
        ValueKind::Number { number, unit } => match number.amount.exact() {
            Some(value) => Seen::Number { value, unit: seen_unit(unit) },
            None => Seen::Open,
        },
        ValueKind::Range { .. } => Seen::Other(it.source.to_owned()),
        ValueKind::Date(it) => Seen::Day(it),
        ValueKind::YesNo(it) => Seen::Yes(it),
        ValueKind::NotAvailable | ValueKind::NotApplicable | ValueKind::Neutralised => Seen::Nothing,
    }
}

fn seen_unit(it: Unit<'_>) -> SeenUnit {
    match it {
        Unit::None => SeenUnit::None,
        Unit::Percent => SeenUnit::Percent,
        Unit::Count => SeenUnit::Count,
        Unit::Minutes | Unit::Hours | Unit::Days | Unit::Weeks | Unit::Months | Unit::Years => SeenUnit::Time,
        Unit::Euro(it) => SeenUnit::Amount(it),
        _ => SeenUnit::Other,
    }
}
