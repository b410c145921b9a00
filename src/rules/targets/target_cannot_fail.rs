use rust_decimal::Decimal;

use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::syntax::{Comparator, Unit};
use crate::words::Classes;

rule! {
    /// A target is met by every result there can be.
    ///
    /// A number of things is never below zero, so "at least 0" asks for nothing: it is met
    /// before anyone begins. Differences, changes and balances may be negative and are left
    /// alone.
    ///
    /// Source: Court of Auditors, central section for the control of management, decision
    /// 62/2024/G, on indicators that are little challenging.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase"
    ///     target >= 0 N
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase"
    ///     target >= 90 N
    /// ```
    ///
    /// Allow it where the figure may be negative and its name does not say so.
    "target-cannot-fail", Warning, Targets, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let Some(goal) = cx.target().map(|it| &it.goal) else { return };
    let Some(wanted) = goal.value.number() else { return };
    let is_always_met = match goal.comparator {
        Comparator::AtLeast => wanted <= Decimal::ZERO,
        Comparator::MoreThan => wanted < Decimal::ZERO,
        _ => false,
    };
    if !is_always_met {
        return;
    }
    let is_share = || cx.words.has(Classes::SHARE.and(Classes::PERCENT));
    let is_never_negative = match goal.value.unit() {
        Some(Unit::Count) => true,
        Some(Unit::Percent) => is_share(),
        _ => false,
    };
    // Where less is better, the comparator itself is what is wrong.
    if is_never_negative && !cx.words.has(Classes::GROWTH.and(Classes::NEGATIVE)) {
        sink.report(cx.span(goal.source), Message::new("target-cannot-fail").with("target", &goal.value));
    }
}
