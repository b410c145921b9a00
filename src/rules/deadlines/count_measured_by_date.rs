use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::rules::promise::promise;

rule! {
    /// The name promises a number, and only a date is measured.
    ///
    /// "Almeno due campagne" with a deadline as target says when, never how many: one
    /// campaign, or none, would pass as well. Make the number the target, and the deadline a
    /// second indicator if it matters. Numbers that belong to a law, a regulation or a span
    /// of time are left alone.
    ///
    /// Source: legislative decree 150/2009, article 5, paragraph 2, letter b (objectives
    /// specific and measurable in concrete and clear terms).
    ///
    /// ```plan,fails
    /// obiettivo 03.01 "Promozione del patrimonio culturale"
    ///   indicatore "Realizzazione di almeno due campagne di promozione"
    ///     target     entro 31-12-2023
    ///     consuntivo 30-11-2023
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 03.01 "Promozione del patrimonio culturale"
    ///   indicatore "Campagne di promozione realizzate"
    ///     target     >= 2 N
    ///     consuntivo 2 N
    /// ```
    ///
    /// Allow it where the number is fixed by a contract or a law, and only its date is open.
    "count-measured-by-date", Warning, Deadlines, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let Some(target) = cx.target().filter(|it| it.goal.value.date().is_some()) else { return };
    let Some(it) = promise(cx.words.name()) else { return };
    let span = cx.span(it.first.text).to(cx.span(it.number.text));
    let text = span.text(cx.around.section.source);
    sink.report(span, Message::new("count-measured-by-date").with("number", text))
        .label(cx.span(target.goal.source), Message::new("count-measured-by-date.label-target"));
}
