use rust_decimal::Decimal;

use crate::finding::Message;
use crate::model::Counted;
use crate::rule::{PlanCx, PlanSink, rule};
use crate::words::signature;

rule! {
    /// Two indicators under one heading count the same thing and arrive at different numbers.
    ///
    /// Either the same things were counted twice, or the two counts define them differently; a
    /// reader cannot tell which. Reported are counts whose names have the same words, three at
    /// least, and counts about one subject of which one is exactly two, three or four times the
    /// other. It may be chance: hence it is off unless selected.
    ///
    /// Source: D.P.C.M. 18 September 2012, article 3, paragraph 3 (technical definition and
    /// unit of each indicator).
    ///
    /// ```plan,fails
    /// strategico 12 "Formazione del personale"
    /// obiettivo 12.01 "Programmazione"
    ///   indicatore "Interventi formativi realizzati per i dipendenti"
    ///     target     >= 50 N
    ///     consuntivo 83 N
    /// obiettivo 12.02 "Copertura"
    ///   indicatore "Corsi di formazione attivati"
    ///     target     >= 50 N
    ///     consuntivo 166 N
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// strategico 12 "Formazione del personale"
    /// obiettivo 12.01 "Programmazione"
    ///   indicatore "Interventi formativi realizzati per i dipendenti"
    ///     target     >= 50 N
    ///     consuntivo 83 N
    /// obiettivo 12.02 "Copertura"
    ///   indicatore "Dipendenti che hanno seguito almeno tre corsi"
    ///     target     >= 50 N
    ///     consuntivo 61 N
    /// ```
    ///
    /// Allow it where the two counts are of different things.
    "conflicting-counts", Pedantic, Wording, since "0.1.0", Names(check)
}

/// Multiples of smaller numbers are chance.
const LEAST: u32 = 20;

/// Counts under one heading that are compared, at most.
const MOST_COMPARED: usize = 200;

/// A count of a family of sections.
struct Count<'s> {
    section: usize,
    counted: &'s Counted,
    /// A bit for each root: two counts without a common bit have no common root.
    signature: u64,
}

fn check(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    let mut counts: Vec<Count<'_>> = Vec::new();
    for (_, family) in cx.outline.families() {
        let names = family.iter().filter_map(|it| Some((*it, cx.sections.get(*it)?.names.as_ref()?)));
        let all = names.flat_map(|(section, it)| it.counts.iter().map(move |it| (section, it)));
        counts.clear();
        for (section, counted) in all.take(MOST_COMPARED) {
            let count = Count { section, counted, signature: signature(&counted.roots) };
            let is_elsewhere =
                |it: &&Count<'_>| it.section != section || it.counted.indicator != counted.indicator;
            let mut others = counts.iter().filter(is_elsewhere);
            if let Some((other, id)) = others.find_map(|it| Some((it, conflict(it, &count)?))) {
                let (number, other_number) = (counted.number, other.counted.number);
                let message = Message::new(id).with("number", number).with("other", other_number);
                let label = Message::new("conflicting-counts.label");
                let draft = sink.report_on(section, counted.indicator, counted.span, message);
                draft.label_in(other.section, other.counted.span, label);
            }
            counts.push(count);
        }
    }
}

/// How two counts contradict each other, where they do: the id of the message.
fn conflict(one: &Count<'_>, other: &Count<'_>) -> Option<&'static str> {
    // Counts without a root in common are of different things.
    if one.signature & other.signature == 0 {
        return None;
    }
    let (one, other) = (one.counted, other.counted);
    if one.number == other.number {
        return None;
    }
    if one.roots == other.roots && one.roots.len() > 2 {
        return Some("conflicting-counts");
    }
    if !one.roots.iter().any(|it| other.roots.contains(it)) {
        return None;
    }
    let (less, more) = (one.number.min(other.number), one.number.max(other.number));
    let mut multiples = [2_u32, 3, 4].iter().map(|it| less.checked_mul(Decimal::from(*it)));
    let is_multiple = less >= LEAST.into() && multiples.any(|it| it == Some(more));
    is_multiple.then_some("conflicting-counts.multiple")
}
