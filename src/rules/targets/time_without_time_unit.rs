use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::syntax::{Unit, Value};
use crate::words::Classes;

rule! {
    /// An indicator of time is measured in a unit that is not of time.
    ///
    /// The name begins with a length of time, such as a mean time or a duration, and target
    /// or result are a count. Nobody can tell whether 3 stands for days, hours or months.
    ///
    /// Source: D.P.C.M. 18 September 2012, article 3, paragraph 3 (technical definition and
    /// unit of each indicator).
    ///
    /// ```plan,fails
    /// obiettivo 10.02 "Risposte ai quesiti"
    ///   indicatore "Tempo medio di assegnazione dei quesiti all'ufficio competente"
    ///     target     <= 3 N
    ///     consuntivo 0,20 N
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 10.02 "Risposte ai quesiti"
    ///   indicatore "Tempo medio di assegnazione dei quesiti all'ufficio competente"
    ///     target     <= 3 gg
    ///     consuntivo 0,20 gg
    /// ```
    ///
    /// Allow it where the figure is a score for the time, and not a time.
    "time-without-time-unit", Warning, Targets, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let values = [cx.target().map(|it| &it.goal.value), cx.result().map(|it| &it.value)];
    let Some(value) = values.into_iter().flatten().find(|it| is_count(it)) else { return };
    // The unit may be written in the name, "tempo medio (giorni)", or in the algorithm. An
    // index of time has none.
    if !begins_with_duration(cx) || cx.words.has(Classes::TIME_UNIT.and(Classes::GROWTH)) {
        return;
    }
    sink.report(cx.span(value.source), Message::new("time-without-time-unit").with("value", value))
        .label(cx.span(cx.indicator.node.anchor()), Message::new("time-without-time-unit.label-name"));
}

fn is_count(value: &Value<'_>) -> bool {
    matches!(value.unit(), Some(Unit::Count | Unit::None))
}

/// Whether the name is that of a length of time: among its first words, and not as the
/// object of a count such as "numero di pratiche oltre il tempo medio".
fn begins_with_duration(cx: &IndicatorCx<'_, '_>) -> bool {
    let mut content = cx.words.name().iter().filter(|it| it.is_content());
    content.next().is_some_and(|it| it.is(Classes::DURATION.and(Classes::WAITING)))
}
