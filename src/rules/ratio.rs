//! Ratios: in a formula, and in words, as in "n. richieste evase / n. richieste ricevute".

use rust_decimal::Decimal;

use crate::rule::IndicatorCx;
use crate::syntax::{Formula, Measure, TermKind};
use crate::words::{Classes, Shape, Word};

/// The two measures of a formula that is a quotient, perhaps times 100.
pub(crate) fn operands<'s, 'a>(cx: &IndicatorCx<'s, 'a>) -> Option<(&'s Measure<'a>, &'s Measure<'a>)> {
    let Some(Formula::Terms { terms, .. }) = &cx.indicator.formula else { return None };
    let is_other = |kind| !matches!(kind, TermKind::Measure | TermKind::Divide);
    let mut measures = terms.iter().filter(|it| it.kind == TermKind::Measure);
    let (part, whole) = (measures.next()?, measures.next()?);
    let is_hundred = |kind| matches!(kind, TermKind::Number(it) if it == Decimal::ONE_HUNDRED);
    let has_only_quotient = measures.next().is_none()
        && terms.iter().filter(|it| it.kind == TermKind::Divide).count() == 1
        && terms.iter().all(|it| !is_other(it.kind) || is_hundred(it.kind) || it.kind == TermKind::Multiply);
    has_only_quotient.then_some(())?;
    Some((cx.indicator.measure(part.source)?, cx.indicator.measure(whole.source)?))
}

/// Whether a word divides two counts. In a percentage a stroke between blanks divides
/// whatever stands around it.
pub(crate) fn divides(words: &[Word<'_>], at: usize, is_percent: bool) -> bool {
    let Some(word) = words.get(at).filter(|it| it.is(Classes::STROKE.and(Classes::OVER))) else {
        return false;
    };
    let (Some(before), Some(after)) = (words.get(..at), words.get(at.saturating_add(1)..)) else {
        return false;
    };
    let is_stroke = word.is(Classes::STROKE);
    // "Out of" is one divider in two words.
    let Some(next) = after.iter().find(|it| !it.is(Classes::OVER)) else { return false };
    let is_apart = is_stroke && !word.touches(next) && before.last().is_some_and(|it| !it.touches(word));
    let divides_counts = before.iter().any(|it| it.is(Classes::COUNT)) && next.is(Classes::COUNT);
    divides_counts || (is_apart && is_percent)
}

/// The two operands of a ratio that a text spells out, and what stands around them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ratio<'w, 'a> {
    /// Before the operands.
    pub(crate) head: &'w [Word<'a>],
    /// What is divided.
    pub(crate) above: &'w [Word<'a>],
    /// By what it is divided.
    pub(crate) below: &'w [Word<'a>],
    /// Behind the operands.
    pub(crate) tail: &'w [Word<'a>],
}

impl<'w, 'a> Ratio<'w, 'a> {
    /// The ratio around a divider: as far as the brackets that hold it, and from the first
    /// sign of a count on.
    pub(crate) fn at(words: &'w [Word<'a>], divider: usize) -> Option<Self> {
        let before = words.get(..divider)?;
        let opened = before.iter().enumerate().rev().scan(0_i32, |depth, (i, it)| {
            *depth = depth.saturating_add(nesting(it));
            Some((i, *depth))
        });
        let from = opened.into_iter().find(|it| it.1 > 0).map_or(0, |it| it.0.saturating_add(1));
        let counted = before.iter().enumerate().skip(from).find(|it| it.1.is(Classes::COUNT));
        let from = counted.map_or(from, |it| it.0);
        let behind = words.get(divider.saturating_add(1)..)?;
        let closed = behind.iter().enumerate().scan(0_i32, |depth, (i, it)| {
            *depth = depth.saturating_add(nesting(it));
            Some((i, *depth))
        });
        let to = closed.into_iter().find(|it| it.1 < 0).map_or(behind.len(), |it| it.0);
        Some(Self {
            head: words.get(..from)?,
            above: before.get(from..)?,
            below: behind.get(..to)?,
            tail: behind.get(to..)?,
        })
    }
}

/// How a word changes the depth of brackets.
pub(crate) fn nesting(word: &Word<'_>) -> i32 {
    match word.shape {
        Shape::Mark('(' | '[') => 1,
        Shape::Mark(')' | ']') => -1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    /// What stands before the ratio, its operands, and what stands behind it.
    fn parts(name: &str) -> [String; 4] {
        let mut list = Vec::new();
        let words = Words::of(name, &mut list).as_slice();
        let divider = (0..words.len()).find(|it| divides(words, *it, true)).expect("a divider");
        let it = Ratio::at(words, divider).expect("a ratio");
        let text = |it: &[Word<'_>]| it.iter().map(|it| it.text).collect::<Vec<_>>().join(" ");
        [it.head, it.above, it.below, it.tail].map(text)
    }

    #[test]
    fn a_ratio_reaches_as_far_as_the_brackets_that_hold_it() {
        assert_eq!(
            parts("Quota (n. evase / n. ricevute) del mese"),
            ["Quota (", "n . evase", "n . ricevute", ") del mese"]
        );
        assert_eq!(
            parts("Quota (n. evase (tutte) / n. ricevute (tutte)) del mese"),
            ["Quota (", "n . evase ( tutte )", "n . ricevute ( tutte )", ") del mese"]
        );
    }

    #[test]
    fn a_ratio_begins_with_the_first_sign_of_a_count() {
        assert_eq!(parts("Quota di n. evase / n. ricevute"), ["Quota di", "n . evase", "n . ricevute", ""]);
        assert_eq!(parts("Quota evase / ricevute"), ["", "Quota evase", "ricevute", ""]);
    }
}
