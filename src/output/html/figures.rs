//! The figures of every indicator, as the plan or the report has them, for people.

use std::collections::HashMap;

use crate::check::scored::Scored;
use crate::finding::{Arg, Message};
use crate::lang::Catalogue;
use crate::model::Indicator;
use crate::output::Plan;
use crate::output::cleaned;
use crate::output::html::bars::share;
use crate::scoring::{Policy, Verdict, assess};
use crate::syntax::{Comparator, ValueKind};

/// Indicators by section and number.
#[derive(Default)]
pub(crate) struct Figures {
    all: HashMap<(usize, u32), Figure>,
    /// The row of the score table by section and number; that of a node has none.
    rows: HashMap<(usize, Option<u32>), usize>,
}

/// The figures of one indicator. Values are arguments, to be written in the reader's way.
pub(crate) struct Figure {
    target: Option<(Comparator, Arg)>,
    result: Option<Arg>,
    weight: Option<Arg>,
    achieved: Option<Arg>,
    formula: Option<String>,
    measures: Vec<(String, Option<Arg>, String)>,
    pub(crate) reached: Reached,
}

/// How much of its target an indicator reached.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Reached {
    /// In %, above 100 where more than the target was reached.
    Share(f64),
    /// A date kept, or an answer as wanted.
    Kept,
    /// A date missed, or another answer.
    NotKept,
    Unknown,
}

impl Figures {
    pub(crate) fn of(plan: Plan<'_>, scored: &Scored<'_>) -> Self {
        let mut res = Self::default();
        let year = plan.checked.header.year;
        for (i, section) in plan.checked.sections.iter().enumerate() {
            if section.summary.has_heading || !section.summary.indicators.is_empty() {
                res.rows.insert((i, None), res.rows.len());
            }
            if section.summary.indicators.is_empty() {
                continue;
            }
            scored.with_section(i, |it| {
                for indicator in &it.indicators {
                    res.rows.insert((i, Some(indicator.number)), res.rows.len());
                    res.all.insert((i, indicator.number), figure(indicator, year));
                }
            });
        }
        res
    }

    pub(crate) fn get(&self, section: usize, indicator: Option<u32>) -> Option<&Figure> {
        self.all.get(&(section, indicator?))
    }

    /// The row of a node, or of an indicator.
    pub(crate) fn row(&self, about: (usize, Option<u32>)) -> Option<usize> {
        self.rows.get(&about).copied()
    }

    /// What each row is about.
    pub(crate) fn abouts(&self) -> Vec<(usize, Option<u32>)> {
        let mut res: Vec<_> = self.rows.iter().collect();
        res.sort_by_key(|it| it.1);
        res.into_iter().map(|it| *it.0).collect()
    }

    pub(crate) fn indicators(&self) -> impl Iterator<Item = &Figure> {
        self.all.values()
    }
}

fn figure(it: &Indicator<'_>, year: Option<i16>) -> Figure {
    let measures = it.measures.iter().map(|it| {
        let description = it.description.map(|it| it.value().into_owned()).unwrap_or_default();
        (it.name.to_owned(), it.value.as_ref().map(Arg::from), description)
    });
    Figure {
        target: it.target(year).map(|it| (it.goal.comparator, Arg::from(&it.goal.value))),
        result: it.result(year).map(|it| Arg::from(&it.value)),
        weight: it.node.weight.as_ref().map(Arg::from),
        achieved: it.node.achieved.as_ref().map(Arg::from),
        formula: it.formula.as_ref().map(|it| cleaned(it.source()).into_owned()),
        measures: measures.collect(),
        reached: reached(it, year),
    }
}

/// The share of the target that the result is, whatever policy the plan declares: twice the
/// target less the result where less is better.
fn reached(it: &Indicator<'_>, year: Option<i16>) -> Reached {
    let policy = Policy::default();
    let (Some(target), Some(result)) = (it.target(year), it.result(year)) else { return Reached::Unknown };
    let assessment = assess(it, year, &policy, false);
    if assessment.is_excluded {
        return Reached::Unknown;
    }
    let degree = policy.degree(&target.goal, &result.value, None);
    match (degree.and_then(|it| it.uncapped), assessment.verdict) {
        (Some(it), _) => Reached::Share(share(it)),
        (None, Verdict::Met) => Reached::Kept,
        (None, Verdict::Missed) if !matches!(target.goal.value.kind, ValueKind::Number { .. }) => {
            Reached::NotKept
        }
        _ => Reached::Unknown,
    }
}

impl Figure {
    pub(crate) fn target(&self, catalogue: &Catalogue) -> String {
        let Some((comparator, value)) = &self.target else { return String::new() };
        let value = said(value, catalogue);
        match comparator {
            Comparator::AtLeast => format!("≥ {value}"),
            Comparator::AtMost => format!("≤ {value}"),
            Comparator::MoreThan => format!("> {value}"),
            Comparator::LessThan => format!("< {value}"),
            Comparator::Exactly => format!("= {value}"),
            Comparator::By => format!("{} {value}", catalogue.word("comparator-by")),
            Comparator::Implicit => value,
        }
    }

    /// The formula, where it says more than the name of its only measure.
    pub(crate) fn formula(&self) -> Option<&str> {
        let formula = self.formula.as_deref()?;
        let is_bare = matches!(self.measures.as_slice(), [only] if only.0 == formula);
        (!is_bare).then_some(formula)
    }

    pub(crate) fn result(&self, catalogue: &Catalogue) -> String {
        optional(self.result.as_ref(), catalogue)
    }

    pub(crate) fn weight(&self, catalogue: &Catalogue) -> String {
        optional(self.weight.as_ref(), catalogue)
    }

    pub(crate) fn achieved(&self, catalogue: &Catalogue) -> String {
        optional(self.achieved.as_ref(), catalogue)
    }

    /// `telematici = 46 N (n° atti depositati)`
    pub(crate) fn measures(&self, catalogue: &Catalogue) -> Vec<String> {
        let measure = |(name, value, description): &(String, Option<Arg>, String)| {
            let value = value.as_ref().map(|it| format!(" = {}", said(it, catalogue))).unwrap_or_default();
            let words = if description.is_empty() { String::new() } else { format!(" ({description})") };
            cleaned(&format!("{name}{value}{words}")).into_owned()
        };
        self.measures.iter().map(measure).collect()
    }
}

fn optional(value: Option<&Arg>, catalogue: &Catalogue) -> String {
    value.map(|it| said(it, catalogue)).unwrap_or_default()
}

/// A value as the reader writes it.
fn said(value: &Arg, catalogue: &Catalogue) -> String {
    let text = catalogue.say(&Message::new("page-value").with("value", value.clone()));
    cleaned(&text).into_owned()
}
