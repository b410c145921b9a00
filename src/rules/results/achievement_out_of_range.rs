use rust_decimal::Decimal;

use crate::finding::Message;
use crate::model::{Node, Share};
use crate::rule::{PlanHeader, SectionCx, Sink, rule};
use crate::text::Span;

rule! {
    /// An achievement is below 0 % or above what the scoring policy allows.
    ///
    /// A degree of achievement lies between 0 and 100 %. A result beyond its target does
    /// not make it more, unless the plan declares a policy that lets it: `valutazione
    /// proporzionale fino a 120%`.
    ///
    /// Source: the annex tables to CiVIT resolution 5/2012 define the degree as a value
    /// between 0 and 100 %. They are historical for chambers of commerce; the range is still
    /// what performance systems use unless they say otherwise.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target     >= 80%
    ///     consuntivo 96%
    ///     grado      120%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target     >= 80%
    ///     consuntivo 96%
    ///     grado      100%
    /// ```
    ///
    /// Or declare the policy:
    ///
    /// ```plan
    /// piano "Camera di commercio" 2023
    ///   valutazione proporzionale fino a 120%
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target     >= 80%
    ///     consuntivo 96%
    ///     grado      120%
    /// ```
    ///
    /// Instead of allowing it, declare the policy: it then holds for the whole plan.
    "achievement-out-of-range", Error, Results, since "0.1.0", Section(check)
}

fn check(cx: &SectionCx<'_, '_>, sink: &mut Sink<'_>) {
    if let Some((span, percent)) = wrong(cx, &cx.section.node) {
        sink.report(span, message(cx, percent));
    }
    for indicator in &cx.section.indicators {
        if let Some((span, percent)) = wrong(cx, &indicator.node) {
            sink.report_on(indicator.number, span, message(cx, percent));
        }
    }
}

fn message(cx: &SectionCx<'_, '_>, percent: Decimal) -> Message {
    let message = Message::new("achievement-out-of-range").with("achieved", percent);
    message.with("most", cx.plan.policy.most().normalize())
}

fn wrong(cx: &SectionCx<'_, '_>, node: &Node<'_>) -> Option<(Span, Decimal)> {
    let achieved = node.achieved.as_ref()?;
    let percent = Share::percent_of(achieved).filter(|it| !is_allowed(cx.plan, *it))?;
    Some((cx.span(achieved.source), percent))
}

/// Whether an achievement in % can come of the plan's policy.
pub(crate) fn is_allowed(plan: &PlanHeader, percent: Decimal) -> bool {
    // Every policy allows 100.
    percent >= Decimal::ZERO && (percent <= Decimal::ONE_HUNDRED || percent <= plan.policy.most())
}
