use crate::finding::Message;
use crate::model::Node;
use crate::rule::{SectionCx, Sink, rule};
use crate::syntax::{Property, Text};
use crate::words::{Classes, Shape, Words};

rule! {
    /// A text of the template was left in.
    ///
    /// "Nome dell'ente" and "Fonte dei dati" wait for the name of a body and for a source. A plan
    /// that still has them is not finished, however well its sums come out.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    ///     fonte  "Fonte dei dati"
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    ///     fonte  "Gestionale delle pratiche"
    /// ```
    ///
    /// Allow it where a heading really bears such a name.
    "placeholder-text", Warning, Wording, since "0.1.0", Section(check)
}

/// The texts in words that a template waits for.
const FILLED_IN: &[Property] = &[Property::Owner, Property::Source, Property::Note, Property::Reason];

fn check(cx: &SectionCx<'_, '_>, sink: &mut Sink<'_>) {
    for text in texts(&cx.section.node).filter(|it| is_template(it.inner)) {
        sink.report(cx.span(text.source), Message::new("placeholder-text").with("text", text.inner));
    }
    for indicator in &cx.section.indicators {
        for text in texts(&indicator.node).filter(|it| is_template(it.inner)) {
            let message = Message::new("placeholder-text").with("text", text.inner);
            sink.report_on(indicator.number, cx.span(text.source), message);
        }
    }
}

fn texts<'s, 'a>(node: &'s Node<'a>) -> impl Iterator<Item = Text<'a>> + 's {
    let name = node.heading.map(|it| it.name);
    let filled = node.words.iter().filter(|it| FILLED_IN.contains(&it.0)).map(|it| it.1);
    name.into_iter().chain(filled)
}

/// Whether a text is made of the words of a template and of nothing else.
fn is_template(text: &str) -> bool {
    // Templates are short; most texts are not, and need no look.
    const LONGEST: usize = 60;
    if text.len() > LONGEST {
        return false;
    }
    let mut list = Vec::new();
    let words = Words::of(text, &mut list);
    let is_of_it = |shape, is: bool| matches!(shape, Shape::Mark(_)) || is;
    words.has(Classes::TEMPLATE) && words.iter().all(|it| is_of_it(it.shape, it.is(Classes::TEMPLATE)))
}
