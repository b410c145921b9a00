use rust_decimal::Decimal;

use crate::finding::Message;
use crate::model::Counted;
use crate::rule::{PlanCx, PlanSink, rule};

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

fn check(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    for (_, family) in cx.outline.families() {
        let of =
            |it: usize| cx.sections.get(it).and_then(|it| it.names.as_ref()).map(|it| it.counts.as_slice());
        let counts =
            family.iter().flat_map(|it| of(*it).unwrap_or(&[]).iter().map(move |count| (*it, count)));
        let counts: Vec<(usize, &Counted)> = counts.take(MOST_COMPARED).collect();
        for (i, (section, count)) in counts.iter().enumerate() {
            let earlier = counts.get(..i).unwrap_or(&[]).iter();
            let mut others =
                earlier.filter(|(at, other)| at != section || other.indicator != count.indicator);
            let Some((at, other, id)) = others.find_map(|(at, it)| Some((*at, *it, conflict(it, count)?)))
            else {
                continue;
            };
            let message = Message::new(id).with("number", count.number).with("other", other.number);
            sink.report_on(*section, count.indicator, count.span, message).label_in(
                at,
                other.span,
                Message::new("conflicting-counts.label"),
            );
        }
    }
}

/// How two counts contradict each other, where they do: the id of the message.
fn conflict(one: &Counted, other: &Counted) -> Option<&'static str> {
    if one.number == other.number {
        return None;
    }
    if one.roots == other.roots && one.roots.len() > 2 {
        return Some("conflicting-counts");
    }
    let (less, more) = (one.number.min(other.number), one.number.max(other.number));
    let is_multiple = [2_u32, 3, 4].iter().any(|it| less.checked_mul(Decimal::from(*it)) == Some(more));
    let is_kin = one.roots.iter().any(|it| other.roots.contains(it));
    (is_multiple && is_kin && less >= LEAST.into()).then_some("conflicting-counts.multiple")
}
