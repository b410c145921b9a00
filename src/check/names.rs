//! The names of a section into what is kept of them for rules that compare names.

use smallvec::SmallVec;

use crate::model::{Counted, Indicator, Names};
use crate::rule::SectionCx;
use crate::rules::wording::near_duplicate::LEAST_WORDS;
use crate::syntax::{Unit, Value};
use crate::words::{Classes, Words};

/// What rules over the plan need of the names of a section.
pub(crate) fn names(cx: &SectionCx<'_, '_>) -> Names {
    let of_indicators = cx.section.indicators.iter().map(|it| cx.words.indicator(it).name());
    let names = std::iter::once(cx.words.node()).chain(of_indicators);
    let mut res = Names::with_room(names.clone().map(|it| it.as_slice().len()).sum());
    names.for_each(|it| res.add(stems(it)));
    for indicator in &cx.section.indicators {
        count(cx, indicator, &mut res.counts);
    }
    res
}

/// The stems of a name, without its marks; none of one that is too short to be compared.
fn stems(name: Words<'_, '_>) -> impl Iterator<Item = u32> {
    let words = Some(name.as_slice()).filter(|it| it.len() >= LEAST_WORDS).unwrap_or_default();
    words.iter().map(|it| it.stem).filter(|it| *it != 0)
}

/// Adds what an indicator counted: its measures with a description, else its result.
fn count<'s, 'a>(cx: &SectionCx<'s, 'a>, indicator: &'s Indicator<'a>, out: &mut Vec<Counted>) {
    let counted = |value: &Value<'_>, text: Words<'_, '_>| {
        let is_count = matches!(value.unit(), Some(Unit::Count | Unit::None));
        let number = value.number().filter(|_| is_count)?;
        let span = cx.span(value.source);
        Some(Counted { indicator: indicator.number, span, number, roots: roots(text) })
    };
    let words = cx.words.indicator(indicator);
    let n_before = out.len();
    let described = indicator.measures.iter().filter(|it| it.description.is_some());
    out.extend(
        described.zip(words.descriptions()).filter_map(|(it, text)| counted(it.value.as_ref()?, text)),
    );
    if out.len() == n_before && indicator.measures.len() < 2 {
        out.extend(indicator.result(cx.plan.year).and_then(|it| counted(&it.value, words.name())));
    }
}

/// The roots of the words that say what is counted.
fn roots(text: Words<'_, '_>) -> SmallVec<[u32; 8]> {
    let silent =
        Classes::FILLER.and(Classes::COUNT).and(Classes::GENERAL).and(Classes::DOING).and(Classes::ROUTINE);
    let said = text.iter().filter(|it| it.is_content() && !it.is(silent) && it.text.len() > 2);
    let mut res: SmallVec<[u32; 8]> = said.map(|it| it.root).collect();
    res.sort_unstable();
    res.dedup();
    res
}
