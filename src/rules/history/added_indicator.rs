use crate::compare::Shift;
use crate::finding::Message;
use crate::rule::{HistoryCx, Sink, rule};

rule! {
    /// An indicator is new: the earlier plan does not have it.
    ///
    /// Nothing is wrong with that. It is said so that a reader sees what the comparison took
    /// for new. Indicators are recognised by their name, by likeness of names, and by their
    /// place where target and method are of one kind.
    ///
    /// ```plan,before
    /// piano "Ente" 2022
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    /// ```
    ///
    /// ```plan,fails
    /// piano "Ente" 2023
    ///   precedente "2022.piano"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    ///   indicatore "Utenti soddisfatti"
    ///     target >= 80%
    /// ```
    ///
    /// An indicator that is only called otherwise is not new:
    ///
    /// ```plan
    /// piano "Ente" 2023
    ///   precedente "2022.piano"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche telematiche evase in cinque giorni"
    ///     target >= 90%
    /// ```
    "added-indicator", Info, History, since "0.1.0", History(check)
}

fn check(cx: &HistoryCx<'_, '_>, sink: &mut Sink<'_>) {
    for it in cx.added() {
        sink.report_on(
            it.number,
            cx.span(it.node.anchor()),
            Shift::Other.said_in(Message::new("added-indicator")),
        );
    }
}
