use crate::finding::Message;
use crate::rule::{SectionCx, Sink, rule};
use crate::syntax::Rank;
use crate::words::Classes;

rule! {
    /// An objective begins with a word for work that is done anyway.
    ///
    /// "Garantire", "supportare", "monitorare" say that something goes on, and an objective is
    /// meant to say what will be different. To keep a level is legitimate: then the
    /// name says which level, and the target is that level.
    ///
    /// Source: legislative decree 150/2009, article 5, paragraph 2, letter c, asks for a
    /// significant improvement of services. The Court of Auditors for Calabria, decision 66/2025,
    /// holds that objectives of maintenance are possible. So this is a hint to look at, off
    /// unless selected.
    ///
    /// ```plan,fails
    /// obiettivo 09.04 "Garantire elevati livelli di efficienza degli adempimenti"
    ///   indicatore "Adempimenti nei termini"
    ///     target >= 95%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 09.04 "Ridurre da 30 a 20 giorni i tempi degli adempimenti"
    ///   indicatore "Adempimenti nei termini"
    ///     target >= 95%
    /// ```
    ///
    /// Allow it for an objective of maintenance that says which level is to be kept.
    "routine-verb", Pedantic, Wording, since "0.1.0", Section(check)
}

fn check(cx: &SectionCx<'_, '_>, sink: &mut Sink<'_>) {
    if !matches!(cx.section.node.rank, Some(Rank::Goal | Rank::Objective)) {
        return;
    }
    let words = cx.words.node();
    let first = words.iter().find(|it| it.is_content());
    if let Some(it) = first.filter(|it| it.is(Classes::ROUTINE)) {
        sink.report(cx.span(it.text), Message::new("routine-verb").with("word", it.text));
    }
}
