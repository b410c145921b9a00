use rust_decimal::Decimal;

use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::rules::ratio::operands;
use crate::rules::results::share_over_100::{has_share_target, may_exceed, share_over_100};
use crate::syntax::Unit;

rule! {
    /// A part is larger than its whole.
    ///
    /// The formula divides one count by another, the target is a share of at most 100 %, and
    /// the count above the line is the larger one. Either the two stand the wrong way round,
    /// or they do not count the same things. Where the printed result exceeds 100 % too,
    /// share-over-100 says so instead.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Arbitrato"
    ///   indicatore "Atti depositati in modalità telematica"
    ///     misura  telematici = 49 N
    ///     misura  depositati = 47 N
    ///     formula telematici / depositati
    ///     target  >= 70%
    /// ```
    ///
    /// ```plan
    /// obiettivo 01.01 "Arbitrato"
    ///   indicatore "Atti depositati in modalità telematica"
    ///     misura  telematici = 47 N
    ///     misura  depositati = 49 N
    ///     formula telematici / depositati
    ///     target  >= 70%
    /// ```
    ///
    /// Allow it where the part may hold more than the whole, as with the backlog of earlier
    /// years.
    "numerator-exceeds-denominator", Warning, Results, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let Some((part, whole)) = operands(cx) else { return };
    let Some((a, b)) = part.value.zip(whole.value) else { return };
    let Some((x, y)) = a.number().zip(b.number()) else { return };
    let is_count = |it: Option<Unit<'_>>| matches!(it, Some(Unit::Count | Unit::None));
    let is_larger = is_count(a.unit()) && is_count(b.unit()) && x > y && y > Decimal::ZERO;
    if !is_larger || !has_share_target(cx) || may_exceed(cx) || share_over_100(cx).is_some() {
        return;
    }
    let message = Message::new("numerator-exceeds-denominator").with("part", &a).with("whole", &b);
    sink.report(cx.span(a.source), message)
        .label(cx.span(b.source), Message::new("numerator-exceeds-denominator.label-whole"));
}
