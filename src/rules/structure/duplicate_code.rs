use std::collections::HashMap;

use crate::finding::Message;
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
    // A code that stands under the wrong parent is reported as that.
    let outside = outsiders(cx);
    let is_outside = |it: usize| outside.binary_search_by_key(&it, |it| it.0).is_ok();
    for rank in [Rank::Perspective, Rank::Area, Rank::Goal, Rank::Objective] {
        let coded = cx.outline.of_rank(rank).filter_map(|it| Some((it, cx.outline.code(it)?)));
        let mut codes: Vec<(Option<usize>, &str, usize)> =
            coded.filter(|it| !is_outside(it.0)).map(|(i, code)| (numbering.scope(i), code, i)).collect();
        // Codes mostly ascend already, and a sort that keeps order is quick on what does.
        codes.sort();
        for same in codes.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let Some(((_, code, first), others)) = same.split_first() else { continue };
            for (_, _, i) in others {
                report(cx, code, *i, *first, sink);
            }
        }
    }
}

fn report(cx: &PlanCx<'_>, code: &str, section: usize, first: usize, sink: &mut PlanSink<'_>) {
    let (Some(here), Some(other)) = (cx.sections.get(section), cx.sections.get(first)) else { return };
    sink.report(section, here.code_span, message(code)).label_in(
        first,
        other.code_span,
        Message::new("duplicate-code.label-first"),
    );
}

fn message(code: &str) -> Message {
    Message::new("duplicate-code").with("code", code)
}
