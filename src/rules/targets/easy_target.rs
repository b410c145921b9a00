use rust_decimal::Decimal;

use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::rules::against_target::with_target;
use crate::rules::results::share_over_100::share_over_100;
use crate::scoring::{Quantity, common, rounded};
use crate::syntax::Comparator;

rule! {
    /// The result is so far beyond the target that the target asked for little.
    ///
    /// Where more is better, the result is at least one and a half times the target; where
    /// less is better, at most half of it. The thresholds are settings. Such a gap has three
    /// causes: the year went better than anyone could know, the target was set without
    /// looking at the years before, or the indicator counts something else than the target
    /// had in mind. Only the first is good news, and the report should say which it was.
    ///
    /// Source: DFP guidelines 2/2017 (deviations and their causes, the third of which is an
    /// error in building the indicator; addressed to ministries); Corte dei conti, resolution
    /// 62/2024/G (objectives that are particularly low).
    ///
    /// ```plan,fails
    /// obiettivo 12.02 "Formazione del personale"
    ///   indicatore "Corsi di formazione attivati"
    ///     target     >= 5 N
    ///     consuntivo 166 N
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 12.02 "Formazione del personale"
    ///   indicatore "Corsi di formazione attivati"
    ///     target     >= 150 N
    ///     consuntivo 166 N
    /// ```
    ///
    /// Allow it where the gap is explained, for instance in a note or a reason beside it.
    "easy-target", Warning, Targets, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let Some((target, result)) = cx.target().zip(cx.result()) else { return };
    let (goal, result) = (&target.goal, &result.value);
    let is_more = match goal.comparator {
        Comparator::AtLeast | Comparator::MoreThan => true,
        Comparator::AtMost | Comparator::LessThan => false,
        Comparator::Exactly | Comparator::By | Comparator::Implicit => return,
    };
    let Some((reached, wanted)) = figures(cx) else { return };
    let limit = if is_more { cx.settings().easy_target_more } else { cx.settings().easy_target_less };
    let Some(limit) = wanted.checked_mul(limit) else { return };
    let is_far = if is_more { reached >= limit } else { reached <= limit };
    // More than all there is has another cause.
    if !is_far || cx.assessment.is_excluded || share_over_100(cx).is_some() {
        return;
    }
    let Some(ratio) = reached.checked_div(wanted) else { return };
    let id = if is_more { "easy-target" } else { "easy-target.less" };
    let message = Message::new(id).with("result", result).with("ratio", rounded(ratio, 2).normalize());
    sink.report(cx.span(goal.source), with_target(message, goal))
        .label(cx.span(result.source), Message::new("easy-target.label-result"));
}

/// The result and the target in one unit; none unless both are above or at zero.
fn figures(cx: &IndicatorCx<'_, '_>) -> Option<(Decimal, Decimal)> {
    let (target, result) = cx.target().zip(cx.result())?;
    let (reached, wanted) = common(Quantity::of(&result.value)?, Quantity::of(&target.goal.value)?)?;
    (wanted > Decimal::ZERO && reached >= Decimal::ZERO).then_some((reached, wanted))
}
