use crate::compare::Shift;
use crate::finding::Message;
use crate::rule::{HistoryCx, Sink, rule};
use crate::syntax::Property;

rule! {
    /// The report has no result for an indicator of the plan.
    ///
    /// It is said of a report on the same year that has results for at least half of its
    /// indicators. A result of `n/d` (not available) or `n/a` (does not apply) is a result.
    /// Where only a few of many results are missing, `missing-result` says so already.
    ///
    /// Source: legislative decree 150/2009, article 10: the report shows the results for each
    /// objective, with the deviations.
    ///
    /// ```plan,before
    /// piano "Ente" 2023
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    ///   indicatore "Utenti soddisfatti"
    ///     target >= 80%
    /// ```
    ///
    /// ```plan,fails
    /// piano "Ente" 2023
    ///   precedente "piano.piano"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target     >= 90%
    ///     consuntivo 92%
    ///   indicatore "Utenti soddisfatti"
    ///     target >= 80%
    /// ```
    ///
    /// ```plan
    /// piano "Ente" 2023
    ///   precedente "piano.piano"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target     >= 90%
    ///     consuntivo 92%
    ///   indicatore "Utenti soddisfatti"
    ///     target     >= 80%
    ///     consuntivo n/d
    /// ```
    "unreported-indicator", Warning, History, since "0.1.0", History(check)
}

fn check(cx: &HistoryCx<'_, '_>, sink: &mut Sink<'_>) {
    if !cx.is_same_year() || !cx.is_reported || cx.are_few_missing {
        return;
    }
    for it in cx.kept() {
        let has_result = it.now.result(cx.plan.year).is_some() || it.now.node.broken.has(Property::Result);
        let is_promised = it.before.target(cx.plan.year).is_some();
        if !has_result && is_promised {
            let message = Shift::Easier.said_in(Message::new("unreported-indicator"));
            sink.report_on(it.now.number, cx.span(it.now.node.anchor()), message).label_earlier(
                cx.span_before(it.before.node.anchor()),
                Message::new("unreported-indicator.label-before"),
            );
        }
    }
}
