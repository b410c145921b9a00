use smallvec::SmallVec;

use crate::finding::Message;
use crate::model::Node;
use crate::rule::{SectionCx, Sink, rule};
use crate::syntax::Rank;
use crate::words::{Classes, Word};

rule! {
    /// An objective and its indicators have no word in common.
    ///
    /// An indicator measures its objective. Where not one word of meaning returns, perhaps
    /// something else is measured: an objective about privacy whose indicator is a policy on
    /// e-mail. Words for how well something is done ("efficienza", "qualità") do not
    /// count, and words of one root do ("formazione", "formativi"). Other words may say the
    /// same, so this is a list to look through, off unless selected.
    ///
    /// Source: legislative decree 150/2009, article 5, paragraph 2, letters a and b (objectives
    /// are relevant, specific and measurable).
    ///
    /// ```plan,fails
    /// obiettivo 08.03 "Copertura degli adempimenti in tema di privacy"
    ///   indicatore "Adozione del disciplinare sull'uso della posta elettronica"
    ///     target entro 31-12-2023
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 08.03 "Copertura degli adempimenti in tema di privacy"
    ///   indicatore "Adempimenti in tema di privacy rispettati"
    ///     target >= 95%
    /// ```
    ///
    /// Allow it where other words say the same.
    "objective-indicator-disjoint", Pedantic, Wording, since "0.1.0", Section(check)
}

fn check(cx: &SectionCx<'_, '_>, sink: &mut Sink<'_>) {
    let (node, indicators) = (&cx.section.node, &cx.section.indicators);
    let is_unread = |it: &Node<'_>| it.broken.is_open() || it.is_garbled;
    let is_open = is_unread(node) || indicators.iter().any(|it| is_unread(&it.node));
    if node.rank != Some(Rank::Objective) || is_open {
        return;
    }
    let Some(first) = indicators.first() else { return };
    let own: SmallVec<[u32; 16]> =
        cx.words.node().iter().filter(|it| is_said(it)).map(|it| it.root).collect();
    // One word is too few to miss.
    if own.len() < 2 {
        return;
    }
    let is_shared = |it: &Word<'_>| own.contains(&it.root) && is_said(it);
    let mut others = indicators.iter().map(|it| cx.words.indicator(it));
    if others.any(|it| it.name().iter().any(is_shared) || it.spelt().any(|it| it.iter().any(is_shared))) {
        return;
    }
    sink.report(cx.span(node.anchor()), Message::new("objective-indicator-disjoint"))
        .label(cx.span(first.node.anchor()), Message::new("objective-indicator-disjoint.label-indicator"));
}

/// Whether it says what a text is about.
fn is_said(word: &Word<'_>) -> bool {
    word.is_content() && word.text.len() > 2 && !word.is(Classes::GENERAL.and(Classes::ROUTINE))
}
