use rust_decimal::Decimal;

use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::syntax::{Unit, Value};
use crate::words::Classes;

rule! {
    /// A number of things is below zero.
    ///
    /// Nothing can be counted to minus one. Most often -1 is how a database writes that a value
    /// is not known; a plan says `n/d` (not available) or `n/a` (does not apply). Differences and
    /// balances may be negative and are left alone.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase"
    ///     target     >= 90 N
    ///     consuntivo -1 N
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase"
    ///     target     >= 90 N
    ///     consuntivo n/d
    /// ```
    ///
    /// Allow it where the figure is a difference, and its name does not say so.
    "negative-count", Warning, Results, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let measures = cx.indicator.measures.iter().filter_map(|it| it.value);
    let result = cx.result().map(|it| it.value);
    let mut found = measures.chain(result).filter(is_negative);
    let Some(value) = found.next() else { return };
    if !cx.words.has(Classes::GROWTH) {
        sink.report(cx.span(value.source), Message::new("negative-count").with("value", &value));
    }
}

/// A count below zero; without a unit only -1, which stands for a missing value.
fn is_negative(value: &Value<'_>) -> bool {
    value.number().is_some_and(|it| match value.unit() {
        Some(Unit::Count) => it < Decimal::ZERO,
        Some(Unit::None) => it == Decimal::NEGATIVE_ONE,
        _ => false,
    })
}
