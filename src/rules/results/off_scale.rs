use rust_decimal::Decimal;

use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::syntax::{Unit, Value, ValueKind};

rule! {
    /// A value lies outside the scale that it names.
    ///
    /// On a scale from 1 to 4 nothing is worth 4,5. Either the value or the scale is mistyped,
    /// and a target beyond its scale can never be met.
    ///
    /// Source: D.P.C.M. 18 September 2012, article 3, paragraph 3 (technical definition and
    /// unit of each indicator).
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Gradimento degli utenti"
    ///     target     >= 3 su 1-4
    ///     consuntivo 4,5 su 1-4
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Gradimento degli utenti"
    ///     target     >= 3 su 1-5
    ///     consuntivo 4,5 su 1-5
    /// ```
    ///
    /// Instead of allowing it, write the scale that the values are on.
    "off-scale", Error, Results, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let indicator = cx.indicator;
    let targets = indicator.targets.iter().map(|it| it.goal.value);
    let yearly = indicator.results.iter().chain(&indicator.baselines).map(|it| it.value);
    let measures = indicator.measures.iter().filter_map(|it| it.value);
    for value in targets.chain(yearly).chain(measures) {
        let Some((low, high)) = left(&value) else { continue };
        let message = Message::new("off-scale").with("value", &value);
        sink.report(cx.span(value.source), message.with("low", low).with("high", high));
    }
}

/// The scale of a value that lies outside it.
fn left(value: &Value<'_>) -> Option<(Decimal, Decimal)> {
    let Some(Unit::Scale(low, high)) = value.unit() else { return None };
    let (low, high) = (Decimal::from(low), Decimal::from(high));
    let is_off = |it: Option<Decimal>| it.is_some_and(|it| it < low || it > high);
    let is_outside = match value.kind {
        ValueKind::Number { number, .. } => is_off(number.amount.exact()),
        ValueKind::Range { low, high, .. } => is_off(low.exact()) || is_off(high.exact()),
        _ => false,
    };
    (is_outside && low < high).then_some((low, high))
}
