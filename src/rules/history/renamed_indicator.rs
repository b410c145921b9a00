use crate::compare::{Shift, Tokens};
use crate::finding::Message;
use crate::rule::{HistoryCx, Sink, rule};

rule! {
    /// An indicator has another name than in the earlier plan.
    ///
    /// With the name what is counted may have changed, and then the figures of the two years
    /// cannot be set side by side. Articles, capitals, years and dates do not make another
    /// name.
    ///
    /// Source: legislative decree 150/2009, article 5, paragraph 2, letter f (comparable with
    /// the three years before at least).
    ///
    /// ```plan,before
    /// piano "Ente" 2022
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni nel 2022"
    ///     target >= 90%
    /// ```
    ///
    /// ```plan,fails
    /// piano "Ente" 2023
    ///   precedente "2022.piano"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche telematiche evase in cinque giorni"
    ///     target >= 90%
    /// ```
    ///
    /// ```plan
    /// piano "Ente" 2023
    ///   precedente "2022.piano"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni nel 2023"
    ///     target >= 90%
    /// ```
    "renamed-indicator", Info, History, since "0.1.0", History(check)
}

fn check(cx: &HistoryCx<'_, '_>, sink: &mut Sink<'_>) {
    for it in cx.kept() {
        let (before, now) = (it.before.node.name(), it.now.node.name());
        if before != now && Tokens::of(before) != Tokens::of(now) {
            let message = Shift::Other.said_in(Message::new("renamed-indicator").with("before", before));
            sink.report_on(it.now.number, cx.span(it.now.node.anchor()), message).label_earlier(
                cx.span_before(it.before.node.anchor()),
                Message::new("renamed-indicator.label-before"),
            );
        }
    }
}
