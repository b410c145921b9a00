use crate::finding::Message;
use crate::rule::{SectionCx, Sink, rule};
use crate::syntax::Rank;

rule! {
    /// An objective is measured by one indicator alone.
    ///
    /// One indicator seldom shows more than one side of an objective: how much was done, but
    /// not how well or with what effect. Many good objectives have only one, so the rule
    /// is off unless asked for.
    ///
    /// Source: the ministry guidelines 2/2017 ask for complete sets of indicators with more
    /// than one dimension. They are addressed to ministries; other bodies may take them as
    /// good practice.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase"
    ///     target >= 100 N
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase"
    ///     peso   50%
    ///     target >= 100 N
    ///   indicatore "Utenti soddisfatti"
    ///     peso   50%
    ///     target >= 80%
    /// ```
    ///
    /// Allow it where one figure says all there is to say.
    "single-indicator", Pedantic, Structure, since "0.1.0", Section(check)
}

fn check(cx: &SectionCx<'_, '_>, sink: &mut Sink<'_>) {
    let node = &cx.section.node;
    let [indicator] = cx.section.indicators.as_slice() else { return };
    // A line that cannot be read may be another indicator.
    let is_open = node.broken.is_open() || indicator.node.broken.is_open();
    if node.rank == Some(Rank::Objective) && !is_open {
        sink.report(cx.span(node.anchor()), Message::new("single-indicator"))
            .label(cx.span(indicator.node.anchor()), Message::new("single-indicator.label"));
    }
}
