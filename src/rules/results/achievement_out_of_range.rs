use rust_decimal::Decimal;

use crate::finding::Message;
use crate::model::{Indicator, Node, Share};
use crate::rule::{PlanHeader, SectionCx, Sink, rule};
use crate::scoring::{Level, Policy};
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
    let each: Vec<Decimal> = cx.section.indicators.iter().map(|it| most(cx, it)).collect();
    // The mean of indicators that may earn more may be more, too.
    let of_node = each.iter().copied().fold(cx.plan.policy.most(), Decimal::max);
    if let Some((span, message)) = wrong(cx, &cx.section.node, of_node) {
        sink.report(span, message);
    }
    for (indicator, most) in cx.section.indicators.iter().zip(each) {
        if let Some((span, message)) = wrong(cx, &indicator.node, most) {
            sink.report_on(indicator.number, span, message);
        }
    }
}

/// The most that an indicator may earn: as its policy says, and beyond its target, where it has an
/// excellent level, whatever is reported.
fn most(cx: &SectionCx<'_, '_>, indicator: &Indicator<'_>) -> Decimal {
    let of_policy = Policy::own(&indicator.node).map_or_else(|| cx.plan.policy.most(), |it| it.most());
    let figures = indicator.target(cx.plan.year).zip(indicator.result(cx.plan.year));
    let level = figures.and_then(|(target, it)| Level::of(indicator, &target.goal, &it.value));
    let reported = indicator.node.achieved.as_ref().and_then(Share::percent_of);
    match (level, reported) {
        (Some(Level::Beyond(_)), Some(it)) => of_policy.max(it),
        _ => of_policy,
    }
}

fn wrong(cx: &SectionCx<'_, '_>, node: &Node<'_>, most: Decimal) -> Option<(Span, Message)> {
    let achieved = node.achieved.as_ref()?;
    let percent = Share::percent_of(achieved).filter(|it| *it < Decimal::ZERO || *it > most)?;
    let message = Message::new("achievement-out-of-range").with("achieved", percent);
    Some((cx.span(achieved.source), message.with("most", most.normalize())))
}

/// Whether an achievement in % can come of the plan's policy.
pub(crate) fn is_allowed(plan: &PlanHeader, percent: Decimal) -> bool {
    // Every policy allows 100.
    percent >= Decimal::ZERO && (percent <= Decimal::ONE_HUNDRED || percent <= plan.policy.most())
}
