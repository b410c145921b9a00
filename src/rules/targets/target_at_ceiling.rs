use rust_decimal::Decimal;

use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::rules::results::share_over_100::is_comparison;
use crate::syntax::{Comparator, Unit};

rule! {
    /// The target of a share is 100 %.
    ///
    /// Nothing can be better than the target, and anything less misses it: the indicator is
    /// either met in full or failed, and says nothing in between. Where the work depends on
    /// demand, such as answering every request, it is met almost by itself.
    ///
    /// This is a matter of taste, and often right for duties of law. The rule is off unless
    /// it is asked for.
    ///
    /// ```plan,fails
    /// obiettivo 09.22 "Archivio di deposito"
    ///   indicatore "Richieste di ricerca evase"
    ///     target >= 100%
    /// ```
    ///
    /// Measure how well instead of whether:
    ///
    /// ```plan
    /// obiettivo 09.22 "Archivio di deposito"
    ///   indicatore "Richieste di ricerca evase entro tre giorni"
    ///     target >= 90%
    /// ```
    ///
    /// Allow it where anything less than all would break a law.
    "target-at-ceiling", Pedantic, Targets, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let Some(target) = cx.target() else { return };
    let goal = &target.goal;
    let is_floor =
        matches!(goal.comparator, Comparator::AtLeast | Comparator::Exactly | Comparator::Implicit);
    let is_all =
        goal.value.unit() == Some(Unit::Percent) && goal.value.number() == Some(Decimal::ONE_HUNDRED);
    if is_floor && is_all && !is_comparison(cx) {
        sink.report(cx.span(goal.source), Message::new("target-at-ceiling"));
    }
}
