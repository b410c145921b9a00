//! The names of a section into what is kept of them for rules that compare names.

use crate::model::{Counted, Indicator, Names, Section};
use crate::syntax::{Unit, Value};
use crate::words::{Classes, Words};

/// What rules over the plan need of the names of a section.
pub(crate) fn names(section: &Section<'_>, year: Option<i16>) -> Names {
    Names {
        node: stems(section.node.name()),
        indicators: section.indicators.iter().map(|it| stems(it.node.name())).collect(),
        counts: section.indicators.iter().flat_map(|it| counts(section, it, year)).collect(),
    }
}

/// The stems of every word, marks left out.
fn stems(name: &str) -> Box<[u32]> {
    Words::of(name).iter().map(|it| it.stem).filter(|it| *it != 0).collect()
}

/// What an indicator counted: its measures with a description, else its result.
fn counts(section: &Section<'_>, indicator: &Indicator<'_>, year: Option<i16>) -> Vec<Counted> {
    let counted = |value: &Value<'_>, text: &str| {
        let is_count = matches!(value.unit(), Some(Unit::Count | Unit::None));
        let number = value.number().filter(|_| is_count)?;
        let span = section.span(value.source);
        Some(Counted { indicator: indicator.number, span, number, roots: roots(text) })
    };
    let of_measures: Vec<Counted> = indicator
        .measures
        .iter()
        .filter_map(|it| counted(it.value.as_ref()?, it.description?.inner))
        .collect();
    if !of_measures.is_empty() {
        return of_measures;
    }
    let result = indicator.result(year).filter(|_| indicator.measures.len() < 2);
    result.and_then(|it| counted(&it.value, indicator.node.name())).into_iter().collect()
}

/// The roots of the words that say what is counted.
fn roots(text: &str) -> Box<[u32]> {
    let silent =
        Classes::FILLER.and(Classes::COUNT).and(Classes::GENERAL).and(Classes::DOING).and(Classes::ROUTINE);
    let words = Words::of(text);
    let said = words.iter().filter(|it| it.is_content() && !it.is(silent) && it.text.len() > 2);
    let mut res: Vec<u32> = said.map(|it| it.root()).collect();
    res.sort_unstable();
    res.dedup();
    res.into()
}
