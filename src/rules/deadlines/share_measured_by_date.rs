use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::syntax::Unit;
use crate::words::{Classes, Word, Words};

rule! {
    /// A degree or percentage is announced, and only a date is measured.
    ///
    /// The name of the indicator, or that of its objective, begins with a degree, a rate or a
    /// percentage. A date says that something was done, never how much of it. Where another
    /// indicator of the objective measures a percentage, nothing is said about the
    /// objective's name.
    ///
    /// ```plan,fails
    /// obiettivo 09.10 "Grado di attuazione del piano dei fabbisogni"
    ///   indicatore "Gestione delle procedure di assunzione"
    ///     target     entro 31-12-2023
    ///     consuntivo 12-12-2023
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 09.10 "Grado di attuazione del piano dei fabbisogni"
    ///   indicatore "Procedure concluse su procedure previste"
    ///     misura     concluse = 4 N
    ///     misura     previste = 5 N
    ///     formula    concluse / previste
    ///     target     >= 75%
    ///     consuntivo 80%
    /// ```
    ///
    /// Allow it where the share is complete by its nature once the day is kept.
    "share-measured-by-date", Warning, Deadlines, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let Some(target) = cx.target().filter(|it| it.goal.value.date().is_some()) else { return };
    let span = cx.span(target.goal.source);
    if let Some(word) = announced(cx.words.name()) {
        let message = Message::new("share-measured-by-date").with("word", word.text);
        sink.report(span, message)
            .label(cx.span(word.text), Message::new("share-measured-by-date.label-name"));
        return;
    }
    if has_percentage(cx) {
        return;
    }
    if let Some(word) = announced(cx.around.words.node()) {
        let message = Message::new("share-measured-by-date.objective").with("word", word.text);
        sink.report(span, message)
            .label(cx.span(word.text), Message::new("share-measured-by-date.label-name"));
    }
}

/// The share that a name begins with.
fn announced<'a>(name: Words<'_, 'a>) -> Option<Word<'a>> {
    let first = name.iter().find(|it| it.is_content() && !it.is(Classes::DOING))?;
    first.is(Classes::SHARE.and(Classes::PERCENT)).then_some(*first)
}

/// Whether some indicator of the objective is a percentage.
fn has_percentage(cx: &IndicatorCx<'_, '_>) -> bool {
    let year = cx.plan().year;
    let mut targets = cx.around.section.indicators.iter().filter_map(|it| it.target(year));
    targets.any(|it| it.goal.value.unit() == Some(Unit::Percent))
}
