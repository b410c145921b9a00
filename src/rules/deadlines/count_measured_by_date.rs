use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::text::Span;
use crate::words::{Classes, Shape, Word};

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
    "count-measured-by-date", Warning, Deadlines, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let Some(target) = cx.target().filter(|it| it.goal.value.date().is_some()) else { return };
    let Some(span) = promised(cx) else { return };
    let text = span.text(cx.around.section.source);
    sink.report(span, Message::new("count-measured-by-date").with("number", text))
        .label(cx.span(target.goal.source), Message::new("count-measured-by-date.label-target"));
}

/// The number that the name promises: "almeno due", "n. 5", "di 4".
fn promised(cx: &IndicatorCx<'_, '_>) -> Option<Span> {
    let words = cx.words.name().as_slice();
    words.iter().enumerate().find_map(|(i, number)| {
        let before = words.get(..i).unwrap_or(&[]);
        let next = words.get(i.saturating_add(1))?;
        let counts_things = next.is_content() && !next.is(Classes::TIME_UNIT.and(Classes::MONTH));
        if !counts_things {
            return None;
        }
        let first = opening(before, number)?;
        Some(cx.span(first.text).to(cx.span(number.text)))
    })
}

/// The word from which a number is promised, where it is: the number itself or what
/// announces it.
fn opening<'w, 'a>(before: &'w [Word<'a>], number: &'w Word<'a>) -> Option<&'w Word<'a>> {
    let is_many = matches!(number.shape, Shape::Number(2..=1989)) || number.is(Classes::NUMBER);
    let is_one = matches!(number.shape, Shape::Number(1)) || number.is(Classes::ONE);
    let mut back = before.iter().rev().filter(|it| !matches!(it.text, "." | "°" | "º"));
    let last = back.next();
    match last {
        _ if !is_many && !is_one => None,
        Some(it) if it.is(Classes::MINIMUM) => Some(it),
        Some(it) if it.is(Classes::COUNT) => {
            let announced = back.next();
            match announced {
                Some(minimum) if minimum.is(Classes::MINIMUM) => Some(minimum),
                _ => (!is_cited(before)).then_some(it),
            }
        }
        _ if !is_many || is_cited(before) => None,
        Some(it) if it.is(Classes::OF.and(Classes::DOING)) => Some(number),
        Some(_) => None,
        None => Some(number),
    }
}

/// Whether an act or law is cited shortly before: the number is its own.
fn is_cited(before: &[Word<'_>]) -> bool {
    before.iter().rev().take(4).any(|it| it.is(Classes::CITATION))
}
