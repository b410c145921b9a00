use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::syntax::Property;

rule! {
    /// An indicator has targets of other years, and none of the plan's.
    ///
    /// The plan is of one year, so nothing can be held against the result of that year. Most
    /// often the year is a slip, or the line was taken over from another plan.
    ///
    /// Source: legislative decree 150/2009, article 5, paragraph 2, letter d (objectives refer
    /// to a definite time, normally a year).
    ///
    /// ```plan,fails
    /// piano "Ente" 2024
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target 2025 >= 90%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// piano "Ente" 2024
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target 2024 >= 85%
    ///     target 2025 >= 90%
    ///   indicatore "Richieste di assistenza evase"
    ///     target >= 80%
    /// ```
    ///
    /// Allow it where the indicator begins in a later year.
    "target-of-other-years", Warning, Targets, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let Some(year) = cx.plan().year else { return };
    let is_lost = cx.indicator.node.broken.has(Property::Target);
    let Some(first) = cx.indicator.targets.first().filter(|_| cx.target().is_none() && !is_lost) else {
        return;
    };
    let Some((written, other)) = first.year else { return };
    let message = Message::new("target-of-other-years")
        .with("other", other.to_string().as_str())
        .with("year", year.to_string().as_str());
    sink.report(cx.span(written), message);
}
