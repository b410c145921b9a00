use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::rules::results::opaque_percentage::n_operands;
use crate::syntax::ValueKind;
use crate::words::{Classes, Shape, Word, Words};

rule! {
    /// The algorithm is a phrase that would fit any indicator.
    ///
    /// "Stato di attuazione" or "Rispetto della tempistica" says that something is measured and
    /// not how: which steps, out of which, by whose count. Two people would arrive at two
    /// figures. A phrase that adds something to the name is left alone, and so is one that is
    /// measured by a date or by yes and no, which need no method.
    ///
    /// Source: legislative decree 150/2009, article 5, paragraph 2, letter b (objectives
    /// specific and measurable in concrete and clear terms); D.P.C.M. 18 September 2012, article
    /// 3, paragraph 3 (method of calculation or algorithm of each indicator).
    ///
    /// ```plan,fails
    /// obiettivo 09.15 "Standard di servizio"
    ///   indicatore "Stato di attuazione del pannello degli standard"
    ///     formula    "Stato di attuazione"
    ///     target     >= 90%
    ///     consuntivo 100%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 09.15 "Standard di servizio"
    ///   indicatore "Stato di attuazione del pannello degli standard"
    ///     misura     definiti = 18 N "standard definiti e pubblicati"
    ///     misura     previsti = 18 N "standard previsti dal pannello"
    ///     formula    definiti / previsti
    ///     target     >= 90%
    ///     consuntivo 100%
    /// ```
    ///
    /// Allow it where the plan of the project, with its steps, is attached.
    "generic-formula", Warning, Wording, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let value = cx.result().map(|it| &it.value).or(cx.target().map(|it| &it.goal.value));
    let is_number = value.is_some_and(|it| matches!(it.kind, ValueKind::Number { .. }));
    if !is_number || n_operands(cx, false) > 1 {
        return;
    }
    let (mut algorithm, name) = (cx.words.algorithm(), cx.words.name());
    let is_in_name = algorithm.len() == 0;
    if algorithm.len() > 1 {
        return;
    }
    let text = algorithm.next().unwrap_or(name);
    if !text.has(Classes::STOCK) || !is_stock(&text) {
        return;
    }
    let in_name = |it: &Word<'_>| name.iter().any(|other| other.stem == it.stem);
    if text.iter().filter(|it| it.is_content()).all(in_name)
        && let Some((first, last)) = text.as_slice().first().zip(text.as_slice().last())
    {
        let span = cx.span(first.text).to(cx.span(last.text));
        let id = if is_in_name { "generic-formula.name" } else { "generic-formula" };
        let message = Message::new(id).with("text", span.text(cx.around.section.source));
        sink.report(span, message);
    }
}

/// Whether a text is a stock phrase and nothing else.
fn is_stock(text: &Words<'_, '_>) -> bool {
    let says_nothing = Classes::STOCK.and(Classes::STOP).and(Classes::FILLER).and(Classes::PERCENT);
    text.iter().all(|it| matches!(it.shape, Shape::Mark(_)) || it.is(says_nothing))
}
