use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::rules::results::opaque_percentage::n_operands;
use crate::syntax::Property;
use crate::text::Span;
use crate::words::{Classes, Shape, Word};

rule! {
    /// A deadline stands in the name, and the target is no date.
    ///
    /// "Entro il 31/12" in a name is a promise that nothing checks: the result is a number,
    /// and whether the day was kept is not recorded. Make the deadline the target. In the
    /// name of a ratio with its two measures a day says what is counted, and is left alone.
    ///
    /// Source: legislative decree 150/2009, article 5, paragraph 2, letter d (objectives
    /// referred to a definite span of time).
    ///
    /// ```plan,fails
    /// obiettivo 12.01 "Formazione"
    ///   indicatore "Programmazione degli interventi formativi entro il 31/01/2023"
    ///     target     >= 100%
    ///     consuntivo 100%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 12.01 "Formazione"
    ///   indicatore "Programmazione degli interventi formativi"
    ///     target     entro 31-01-2023
    ///     consuntivo 27-01-2023
    /// ```
    ///
    /// Allow it where the day only says which things are counted.
    "deadline-only-in-name", Warning, Deadlines, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let Some(target) = cx.target() else { return };
    let is_ratio = n_operands(cx, false) > 1 || cx.indicator.node.broken.has(Property::Measure);
    let has_date =
        cx.indicator.targets.iter().any(|it| it.goal.value.date().is_some() || it.goal.by.is_some());
    if has_date || is_ratio || !cx.words.name().has(Classes::DEADLINE) {
        return;
    }
    let Some(span) = deadline(cx) else { return };
    let text = span.text(cx.around.section.source);
    sink.report(span, Message::new("deadline-only-in-name").with("deadline", text))
        .label(cx.span(target.goal.source), Message::new("deadline-only-in-name.label-target"));
}

/// The words of the deadline: from "entro" to the end of its date.
pub(crate) fn deadline(cx: &IndicatorCx<'_, '_>) -> Option<Span> {
    let words = cx.words.name().as_slice();
    words.iter().enumerate().filter(|it| it.1.is(Classes::DEADLINE)).find_map(|(i, first)| {
        let after = words.get(i.saturating_add(1)..)?;
        let mut after = after.iter().skip_while(|it| it.is(Classes::STOP.and(Classes::DEADLINE)));
        let next = after.next()?;
        let last = match next.shape {
            Shape::Date { .. } => next,
            Shape::Number(1..=31) => after.next().filter(is_month)?,
            _ if is_month(&next) => next,
            _ => return None,
        };
        let year =
            after.next().filter(|it| last.is(Classes::MONTH) && matches!(it.shape, Shape::Number(1990..)));
        Some(cx.span(first.text).to(cx.span(year.unwrap_or(last).text)))
    })
}

fn is_month(word: &&Word<'_>) -> bool {
    word.is(Classes::MONTH)
}
