//! The texts of a section that rules about spelling read: names and algorithms.

use crate::model::{Indicator, Section};
use crate::syntax::Formula;

/// The names and descriptions of a section, each with the number of its indicator. What is
/// said in several texts together, as an algorithm over its measures, comes one by one.
pub(crate) fn texts<'s, 'a>(
    section: &'s Section<'a>,
) -> impl Iterator<Item = (Option<u32>, &'a str)> + use<'s, 'a> {
    let own = std::iter::once((None, section.node.name()));
    own.chain(section.indicators.iter().flat_map(|it| {
        let all = std::iter::once(it.node.name()).chain(algorithm(it));
        all.map(|text| (Some(it.number), text))
    }))
}

/// The algorithm of an indicator in words: a formula in words, else the descriptions of its
/// measures.
pub(crate) fn algorithm<'s, 'a>(indicator: &'s Indicator<'a>) -> impl Iterator<Item = &'a str> + use<'s, 'a> {
    let words = match &indicator.formula {
        Some(Formula::Words(it)) => Some(it.inner),
        _ => None,
    };
    let descriptions = indicator.measures.iter().filter_map(|it| it.description).map(|it| it.inner);
    words.into_iter().chain(descriptions)
}
