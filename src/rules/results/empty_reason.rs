use crate::finding::Message;
use crate::model::Node;
use crate::rule::{SectionCx, Sink, rule};
use crate::rules::reason::says_something;
use crate::syntax::Property;
use crate::text::Span;

rule! {
    /// A reason that says nothing.
    ///
    /// It is empty, or a mark or word that stands for nothing: `-`, `n/a`, `none`, `see above`.
    /// Such a text records no reason, and excuses no deviation: the other rules take it as if
    /// it were not there.
    ///
    /// Source: legislative decree 150/2009, article 10, paragraph 1, letter b (the report shows
    /// the results with the deviations) and article 6 (changes during the year are recorded).
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target      >= 90%
    ///     consuntivo  60%
    ///     grado       100%
    ///     motivazione "vedi sopra"
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target      >= 90%
    ///     consuntivo  60%
    ///     grado       100%
    ///     motivazione "Termini sospesi con delibera di Giunta n. 45 del 12-09-2023"
    /// ```
    ///
    /// Instead of allowing it, leave the line out.
    "empty-reason", Warning, Results, since "0.1.0", Section(check)
}

fn check(cx: &SectionCx<'_, '_>, sink: &mut Sink<'_>) {
    for span in empty(cx, &cx.section.node) {
        sink.report(span, Message::new("empty-reason"));
    }
    for indicator in &cx.section.indicators {
        for span in empty(cx, &indicator.node) {
            sink.report_on(indicator.number, span, Message::new("empty-reason"));
        }
    }
}

fn empty<'s>(cx: &'s SectionCx<'_, '_>, node: &'s Node<'_>) -> impl Iterator<Item = Span> + 's {
    // A line that cannot be read may hold the reason, and of one without quotes nobody knows where
    // the text ends.
    let is_read = !node.broken.has(Property::Reason);
    let reasons = node.words.iter().filter(move |it| {
        is_read && it.0 == Property::Reason && it.1.source.starts_with('"') && !says_something(it.1.inner)
    });
    reasons.map(|it| cx.span(it.1.source))
}
