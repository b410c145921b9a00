use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::finding::Message;
use crate::model::same_name;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::syntax::Measure;

rule! {
    /// Two measures of one indicator have the same name.
    ///
    /// The formula can mean only one of them; the first one counts in the other checks.
    /// Case does not matter.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Atti depositati in modalità telematica"
    ///     misura  atti = 46 N "atti depositati in modalità telematica"
    ///     misura  atti = 47 N "atti depositati"
    ///     formula atti / atti
    ///     target  >= 70%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Atti depositati in modalità telematica"
    ///     misura  telematici = 46 N "atti depositati in modalità telematica"
    ///     misura  depositati = 47 N "atti depositati"
    ///     formula telematici / depositati
    ///     target  >= 70%
    /// ```
    ///
    /// Instead of allowing it, give one of the two another name.
    "duplicate-measure", Error, Formulas, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    for (first, name) in repeated(&cx.indicator.measures) {
        sink.report(cx.span(name), Message::new("duplicate-measure").with("name", name))
            .label(cx.span(first), Message::new("duplicate-measure.label-first"));
    }
}

/// The names that stand again, each behind the first of its kind, in the order of the text.
fn repeated<'a>(measures: &[Measure<'a>]) -> Vec<(&'a str, &'a str)> {
    // A few names are compared one by one, which needs no memory; many would take too long.
    if measures.len() <= FEW {
        let before = |i: usize| measures.iter().take(i);
        let again = measures.iter().enumerate().filter_map(|(i, it)| {
            let first = before(i).find(|other| same_name(other.name, it.name))?;
            Some((first.name, it.name))
        });
        return again.collect();
    }
    let mut first_of: HashMap<String, &str> = HashMap::new();
    let again = measures.iter().filter_map(|it| match first_of.entry(it.name.to_lowercase()) {
        Entry::Occupied(first) => Some((*first.get(), it.name)),
        Entry::Vacant(place) => {
            place.insert(it.name);
            None
        }
    });
    again.collect()
}

const FEW: usize = 8;
