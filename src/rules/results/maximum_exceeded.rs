use rust_decimal::Decimal;

use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::rules::recurrence::recurrence;
use crate::syntax::{Unit, Value};

rule! {
    /// The result exceeds the number of times that the name allows in a year.
    ///
    /// A half-yearly report is written twice a year, a monthly one twelve times. A larger
    /// number counts something else, such as the reports of several offices, and the name or
    /// the target should say so. Where the target itself is larger, the plan means several
    /// units and nothing is said.
    ///
    /// ```plan,fails
    /// obiettivo 10.03 "Lavoro agile"
    ///   indicatore "Monitoraggio semestrale degli indicatori di servizio"
    ///     target     >= 2 N
    ///     consuntivo 6 N
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 10.03 "Lavoro agile"
    ///   indicatore "Monitoraggio semestrale degli indicatori di servizio, per tre servizi"
    ///     target     >= 6 N
    ///     consuntivo 6 N
    /// ```
    ///
    /// Allow it where the acts of several offices are counted together.
    "maximum-exceeded", Warning, Results, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let Some(result) = cx.result().map(|it| &it.value) else { return };
    let exceeds = |it: &Value<'_>, maximum: Decimal| {
        matches!(it.unit(), Some(Unit::Count | Unit::None)) && it.number().is_some_and(|it| it > maximum)
    };
    // No act has a frequency below one, and most results are shares.
    if !exceeds(result, Decimal::ONE) {
        return;
    }
    let Some(recurrence) = recurrence(cx.words.name()) else { return };
    let maximum = Decimal::from(recurrence.times);
    if !exceeds(result, maximum) || cx.target().is_some_and(|it| exceeds(&it.goal.value, maximum)) {
        return;
    }
    let message = Message::new("maximum-exceeded").with("result", result).with("times", maximum);
    let label = Message::new("maximum-exceeded.label-name").with("times", maximum);
    sink.report(cx.span(result.source), message).label(cx.span(recurrence.word), label);
}
