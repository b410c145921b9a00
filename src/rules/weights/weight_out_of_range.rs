use rust_decimal::Decimal;

use crate::finding::Message;
use crate::model::{Node, Share};
use crate::rule::{SectionCx, Sink, rule};
use crate::scoring::is_weight;
use crate::text::Span;

rule! {
    /// A weight is not above 0 % and at most 100 %.
    ///
    /// A weight is a share of what stands above. Nothing can count for more than the whole,
    /// and what counts for nothing or less cannot be part of a mean. A weight of 0 on a
    /// neutralised indicator is accepted.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     peso   120%
    ///     target >= 90%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     peso   100%
    ///     target >= 90%
    /// ```
    ///
    /// Allow a weight of 0 where an indicator is only observed.
    ///
    /// Allow it where an indicator is kept for information and counts for nothing.
    "weight-out-of-range", Error, Weights, since "0.1.0", Section(check)
}

fn check(cx: &SectionCx<'_, '_>, sink: &mut Sink<'_>) {
    if let Some((span, percent)) = wrong(cx, &cx.section.node) {
        sink.report(span, message(percent));
    }
    for (indicator, assessment) in cx.section.indicators.iter().zip(cx.assessments) {
        let Some((span, percent)) = wrong(cx, &indicator.node) else { continue };
        if !(percent.is_zero() && assessment.is_excluded) {
            sink.report_on(indicator.number, span, message(percent));
        }
    }
}

fn message(percent: Decimal) -> Message {
    Message::new("weight-out-of-range").with("weight", percent)
}

fn wrong(cx: &SectionCx<'_, '_>, node: &Node<'_>) -> Option<(Span, Decimal)> {
    let weight = node.weight.as_ref()?;
    let percent = Share::percent_of(weight).filter(|it| !is_weight(*it))?;
    Some((cx.span(weight.source), percent))
}
