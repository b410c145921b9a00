use std::collections::HashSet;

use crate::finding::Message;
use crate::model::Indicator;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::syntax::{Formula, Property, Term, TermKind, slips};
use crate::text::Edit;

rule! {
    /// A formula names a measure that the indicator does not have.
    ///
    /// Such a formula gives no value, so the result cannot be checked against it. Most
    /// often the name is misspelt in one of the two places. Case does not matter.
    ///
    /// Source: D.P.C.M. 18 September 2012, article 3, paragraph 3, asks for the method or
    /// formula of each indicator; chambers of commerce apply it.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Atti depositati in modalità telematica"
    ///     misura  telematici = 46 N
    ///     misura  depositati = 47 N
    ///     formula telematci / depositati
    ///     target  >= 70%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan,fixed
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Atti depositati in modalità telematica"
    ///     misura  telematici = 46 N
    ///     misura  depositati = 47 N
    ///     formula telematici / depositati
    ///     target  >= 70%
    /// ```
    ///
    /// Instead of allowing it, add the measure or correct its name.
    "unknown-measure", Error, Formulas, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let indicator = cx.indicator;
    // A measure on a line that cannot be read may be the one.
    if indicator.node.broken.has(Property::Measure) {
        return;
    }
    let mut seen: HashSet<&str> = HashSet::new();
    for term in terms(indicator).iter().filter(|it| it.kind == TermKind::Measure) {
        let name = term.source;
        if indicator.measure(name).is_some() || !seen.insert(name) {
            continue;
        }
        let Some(meant) = nearest(indicator, name) else {
            sink.report(cx.span(name), Message::new("unknown-measure").with("name", name));
            continue;
        };
        let message = Message::new("unknown-measure.meant").with("name", name).with("meant", meant);
        let all = terms(indicator).iter().filter(|it| it.kind == TermKind::Measure && it.source == name);
        let edits = all.map(|it| Edit { span: cx.span(it.source), text: meant.to_owned() }).collect();
        let title = Message::new("unknown-measure.fix").with("meant", meant);
        sink.report(cx.span(name), message).safe_fix(title, edits);
    }
}

/// The terms of an indicator's formula; none where it is in words.
pub(crate) fn terms<'s, 'a>(indicator: &'s Indicator<'a>) -> &'s [Term<'a>] {
    match &indicator.formula {
        Some(Formula::Terms { terms, .. }) => terms,
        _ => &[],
    }
}

/// Among more measures than these none is looked for that was perhaps meant.
const MANY: usize = 200;

/// The one measure that a name can be a misspelling of: near enough, not used elsewhere
/// in the formula, and no other as near.
fn nearest<'a>(indicator: &Indicator<'a>, name: &str) -> Option<&'a str> {
    let allowed = match name.chars().count() {
        0..=3 => return None,
        4..=6 => 1,
        _ => 2,
    };
    if indicator.measures.len() > MANY {
        return None;
    }
    let lower = name.to_lowercase();
    let free = indicator.measures.iter().filter(|it| !is_used(indicator, it.name));
    let mut near: Vec<(usize, &str)> = free
        .map(|it| (slips(&lower, &it.name.to_lowercase()), it.name))
        .filter(|it| it.0 <= allowed)
        .collect();
    near.sort_unstable();
    match near.as_slice() {
        [(_, it)] => Some(it),
        [(first, it), (second, _), ..] if first < second => Some(it),
        _ => None,
    }
}

/// Whether the formula names a measure.
pub(crate) fn is_used(indicator: &Indicator<'_>, name: &str) -> bool {
    indicator.uses(name)
}
