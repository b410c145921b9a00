use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::rules::recurrence::recurrence;
use crate::rules::results::opaque_percentage::n_operands;
use crate::syntax::{Property, Unit};

rule! {
    /// The name says how often a thing is done, and the value is a bare percentage.
    ///
    /// A monthly check is done twelve times or fewer, and that number is what a reader wants
    /// to know. Count the times, or give them as the measures of the percentage.
    ///
    /// ```plan,fails
    /// obiettivo 14.01 "Risparmio energetico"
    ///   indicatore "Monitoraggio mensile dei consumi"
    ///     target     >= 100%
    ///     consuntivo 100%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 14.01 "Risparmio energetico"
    ///   indicatore "Monitoraggio mensile dei consumi"
    ///     target     >= 12 N
    ///     consuntivo 12 N
    /// ```
    ///
    /// Allow it where the percentage is counted some other way, and its source says how.
    "frequency-not-measured", Warning, Results, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let target = cx.target().map(|it| &it.goal.value);
    let Some(value) = cx.result().map(|it| &it.value).or(target) else { return };
    let is_percent = value.unit() == Some(Unit::Percent);
    if !is_percent || cx.indicator.node.broken.has(Property::Measure) || n_operands(cx, false) > 1 {
        return;
    }
    let Some(recurrence) = recurrence(cx.words.name()) else { return };
    let message = Message::new("frequency-not-measured")
        .with("word", recurrence.word)
        .with("times", u32::from(recurrence.times));
    sink.report(cx.span(value.source), message)
        .label(cx.span(recurrence.word), Message::new("frequency-not-measured.label-name"));
}
