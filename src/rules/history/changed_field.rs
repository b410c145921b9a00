use crate::compare::{Shift, Tokens};
use crate::finding::Message;
use crate::model::Node;
use crate::rule::{HistoryCx, Sink, rule};
use crate::syntax::Property;
use crate::text::Span;

rule! {
    /// Who answers, where the data come from or why something deviates is not what it was.
    ///
    /// Another office may count in another way, and from another source another figure may come.
    /// A reason that is withdrawn leaves a deviation without one. Owner, source, reason,
    /// dimension, stakeholders and contributors are compared by their words: articles, capitals,
    /// years and dates do not count. One that is gone is said too; one that is new is not. A report
    /// may print none of them, and there only what is another one is said.
    ///
    /// ```plan,before
    /// piano "Ente" 2022
    /// obiettivo 01.01 "Sportello telematico"
    ///   responsabile "Ufficio anagrafe"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    ///     fonte  "Protocollo informatico"
    /// ```
    ///
    /// ```plan,fails
    /// piano "Ente" 2023
    ///   precedente "2022.piano"
    /// obiettivo 01.01 "Sportello telematico"
    ///   responsabile "Ufficio anagrafe"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    ///     fonte  "Dichiarazione del dirigente"
    /// ```
    ///
    /// ```plan
    /// piano "Ente" 2023
    ///   precedente "2022.piano"
    /// obiettivo 01.01 "Sportello telematico"
    ///   responsabile "L'ufficio Anagrafe"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    ///     fonte  "Protocollo informatico"
    ///     nota   "Dati al 31/12/2023"
    /// ```
    "changed-field", Info, History, since "0.1.0", History(check)
}

/// What is compared, and the id of what is said of each where it is another one or gone.
const COMPARED: &[(Property, &str, &str)] = &[
    (Property::Owner, "changed-field.owner", "changed-field.no-owner"),
    (Property::Source, "changed-field.source", "changed-field.no-source"),
    (Property::Reason, "changed-field.reason", "changed-field.no-reason"),
    (Property::Dimension, "changed-field.dimension", "changed-field.no-dimension"),
    (Property::Stakeholders, "changed-field.stakeholders", "changed-field.no-stakeholders"),
    (Property::Contributors, "changed-field.contributors", "changed-field.no-contributors"),
];

fn check(cx: &HistoryCx<'_, '_>, sink: &mut Sink<'_>) {
    if let (Some((_, before)), Some(now)) = (cx.before, cx.now) {
        for (span, span_before, message) in changes(cx, &before.node, &now.node) {
            sink.report(span, message).label_earlier(span_before, Message::new("changed-field.label-before"));
        }
    }
    for it in cx.kept() {
        for (span, span_before, message) in changes(cx, &it.before.node, &it.now.node) {
            sink.report_on(it.now.number, span, message)
                .label_earlier(span_before, Message::new("changed-field.label-before"));
        }
    }
}

/// What is another one in a node, or gone from it: where it is, where it was, and what is said.
fn changes<'s>(
    cx: &'s HistoryCx<'_, '_>,
    before: &'s Node<'_>,
    now: &'s Node<'_>,
) -> impl Iterator<Item = (Span, Span, Message)> + 's {
    COMPARED.iter().filter_map(move |(property, other, gone)| {
        let was = before.words(*property)?;
        let Some(is) = now.words(*property) else {
            // A reason belongs to its year.
            let is_expected = *property == Property::Reason && !cx.is_same_year();
            if is_expected || cx.plan.is_report || now.broken.has(*property) {
                return None;
            }
            let message = Message::new(gone).with("before", was.value().as_ref());
            return Some((cx.span(now.anchor()), cx.span_before(was.source), Shift::Other.said_in(message)));
        };
        let is_expected = *property == Property::Reason && !cx.is_same_year();
        let is_same = was.inner == is.inner || Tokens::of(was.inner) == Tokens::of(is.inner);
        if is_same || is_expected {
            return None;
        }
        let message =
            Message::new(other).with("before", was.value().as_ref()).with("now", is.value().as_ref());
        Some((cx.span(is.source), cx.span_before(was.source), Shift::Other.said_in(message)))
    })
}
