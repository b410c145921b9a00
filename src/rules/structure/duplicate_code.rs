use std::cmp::Ordering;
use std::collections::HashMap;

use crate::finding::Message;
use crate::model::code::natural_order;
use crate::rule::{PlanCx, PlanSink, SectionCx, Sink, rule};
use crate::rules::structure::code_outside_parent::outsiders;
use crate::rules::structure::numbering::Numbering;
use crate::syntax::Rank;

rule! {
    /// Two nodes of one rank have the same code.
    ///
    /// Results, minutes and reports refer to an objective by its code, so one code must mean
    /// one objective. Numbering that begins again at 1 under every parent is accepted.
    /// Codes of indicators are compared within their objective.
    ///
    /// ```plan,fails
    /// strategico 01 "Semplificazione"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    /// obiettivo 01.01 "Fatturazione elettronica"
    ///   indicatore "Fatture emesse in formato elettronico"
    ///     target >= 95%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// strategico 01 "Semplificazione"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    /// obiettivo 01.02 "Fatturazione elettronica"
    ///   indicatore "Fatture emesse in formato elettronico"
    ///     target >= 95%
    /// ```
    ///
    /// Instead of allowing it, give one of the two another code.
    "duplicate-code", Error, Structure, since "0.1.0", Levels(indicators, nodes)
}

fn indicators(cx: &SectionCx<'_, '_>, sink: &mut Sink<'_>) {
    let mut seen: HashMap<&str, &str> = HashMap::new();
    for indicator in &cx.section.indicators {
        let Some(code) = indicator.node.code() else { continue };
        let first = *seen.entry(code).or_insert(code);
        if first.as_ptr() != code.as_ptr() {
            sink.report_on(indicator.number, cx.span(code), message(code))
                .label(cx.span(first), Message::new("duplicate-code.label-first"));
        }
    }
}

fn nodes(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    let numbering = Numbering::of(cx);
    if ascends(cx, &numbering) {
        return;
    }
    // A code that stands under the wrong parent is reported as that.
    let outside = outsiders(cx);
    let mut first_of: HashMap<(Rank, Option<usize>, &str), usize> = HashMap::new();
    for (i, section) in cx.sections.iter().enumerate() {
        let Some(code) = section.code.as_deref().filter(|_| section.rank != Rank::Plan) else { continue };
        if outside.contains_key(&i) {
            continue;
        }
        let first = *first_of.entry((section.rank, numbering.scope(i), code)).or_insert(i);
        if let Some(other) = cx.sections.get(first).filter(|_| first != i) {
            sink.report(i, section.code_span, message(code)).label_in(
                first,
                other.code_span,
                Message::new("duplicate-code.label-first"),
            );
        }
    }
}

fn message(code: &str) -> Message {
    Message::new("duplicate-code").with("code", code)
}

/// Whether the codes of every rank ascend, as they do in most plans: then no two are the
/// same, and no table of them is needed.
fn ascends(cx: &PlanCx<'_>, numbering: &Numbering) -> bool {
    let mut last: [Option<(Option<usize>, &str)>; 5] = [None; 5];
    for (i, section) in cx.sections.iter().enumerate() {
        let Some(code) = section.code.as_deref().filter(|_| section.rank != Rank::Plan) else { continue };
        let scope = numbering.scope(i);
        let Some(last) = last.get_mut(section.rank as usize) else { continue };
        let before = last.replace((scope, code));
        if before.is_some_and(|it| it.0 == scope && natural_order(it.1, code) != Ordering::Less) {
            return false;
        }
    }
    true
}
