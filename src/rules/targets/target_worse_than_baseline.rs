use rust_decimal::Decimal;

use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::rules::against_target::with_target;
use crate::rules::results::contradictory_achievement::has_reason;
use crate::scoring::{Quantity, common};
use crate::syntax::{Comparator, Value};

rule! {
    /// The target is worse than the value from which the plan starts.
    ///
    /// Where more is better the target is below the baseline, where less is better above it:
    /// the body may get worse and still meet its target. There can be good reasons, such as
    /// fewer staff or a new law; then record the reason.
    ///
    /// Source: legislative decree 150/2009, article 5, paragraph 2, letter c (objectives that
    /// bring a significant improvement). Keeping a level is admitted, Corte dei conti,
    /// Calabria, 66/2025; asking for less than that level is what is reported here.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     base   92%
    ///     target >= 85%
    /// ```
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     base   92%
    ///     target >= 94%
    ///   indicatore "Pratiche evase in dieci giorni"
    ///     base        99%
    ///     target      >= 95%
    ///     motivazione "Due unità di personale in meno dal 1° marzo"
    /// ```
    ///
    /// Instead of allowing it, record the reason: a line `motivazione` (reason).
    "target-worse-than-baseline", Warning, Targets, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let (Some(target), Some(baseline)) = (cx.target(), baseline(cx)) else { return };
    if !is_worse(cx) || has_reason(cx) {
        return;
    }
    let message = Message::new("target-worse-than-baseline").with("baseline", baseline);
    sink.report(cx.span(target.goal.source), with_target(message, &target.goal))
        .label(cx.span(baseline.source), Message::new("target-worse-than-baseline.label-baseline"));
}

/// The value from which the plan starts.
pub(crate) fn baseline<'s, 'a>(cx: &IndicatorCx<'s, 'a>) -> Option<&'s Value<'a>> {
    cx.indicator.baseline().map(|it| &it.value)
}

/// Whether the target asks for less than there was.
pub(crate) fn is_worse(cx: &IndicatorCx<'_, '_>) -> bool {
    let figures = || -> Option<(Comparator, Decimal, Decimal)> {
        let goal = &cx.target()?.goal;
        let (before, wanted) = common(Quantity::of(baseline(cx)?)?, Quantity::of(&goal.value)?)?;
        Some((goal.comparator, before, wanted))
    };
    match figures() {
        Some((Comparator::AtLeast | Comparator::MoreThan, before, wanted)) => wanted < before,
        Some((Comparator::AtMost | Comparator::LessThan, before, wanted)) => wanted > before,
        _ => false,
    }
}
