use rust_decimal::Decimal;

use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::rules::promise::promise;
use crate::syntax::{Unit, ValueKind};
use crate::text::Span;
use crate::words::{Classes, Shape, Word, Words};

rule! {
    /// What is asked for stands in the name of what is counted.
    ///
    /// "Numero minimo di iniziative" is no figure that can be counted: what is counted is
    /// the number of initiatives, and the minimum is the target. A number that stands in
    /// the name and in the target has two places to be kept the same, and in the next year
    /// the old one is left in one of them.
    ///
    /// ```plan,fails
    /// obiettivo 02.01 "Crisi energetica"
    ///   indicatore "Numero minimo di iniziative sulla crisi energetica"
    ///     target     >= 3 N
    ///     consuntivo 4 N
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 02.01 "Crisi energetica"
    ///   indicatore "Iniziative sulla crisi energetica"
    ///     target     >= 3 N
    ///     consuntivo 4 N
    /// ```
    ///
    /// Allow it where the name was agreed with others and cannot be changed.
    "target-in-name", Info, Wording, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let Some(target) = cx.target() else { return };
    if !matches!(target.goal.value.kind, ValueKind::Number { .. } | ValueKind::Range { .. }) {
        return;
    }
    let in_name = least_number(cx, cx.words.name()).or_else(|| number(cx));
    // The operands of a ratio are no targets.
    let is_single = cx.indicator.measures.len() < 2;
    let in_algorithm = || cx.words.algorithm().find_map(|it| least_number(cx, it));
    let span = in_name.or_else(|| is_single.then(in_algorithm).flatten());
    if let Some(span) = span {
        let text = span.text(cx.around.section.source);
        sink.report(span, Message::new("target-in-name").with("text", text))
            .label(cx.span(target.goal.source), Message::new("target-in-name.label-target"));
    }
}

/// "Numero minimo", "minimum number": a count that is said to be a limit, without the limit.
fn least_number(cx: &IndicatorCx<'_, '_>, text: Words<'_, '_>) -> Option<Span> {
    if !(text.has(Classes::MINIMUM) && text.has(Classes::COUNT)) {
        return None;
    }
    let words = text.as_slice();
    words.windows(2).enumerate().find_map(|(i, it)| {
        let [first, second] = it else { return None };
        let is_pair = (is_count_noun(first) && second.is(Classes::MINIMUM))
            || (first.is(Classes::MINIMUM) && is_count_noun(second));
        // A greatest number of days is a length of time, and what follows as a number is
        // the limit itself.
        let is_other =
            words.iter().skip(i.saturating_add(2)).take(2).any(|it| {
                it.is(Classes::TIME_UNIT.and(Classes::NUMBER)) || matches!(it.shape, Shape::Number(_))
            });
        (is_pair && !is_other).then(|| cx.span(first.text).to(cx.span(second.text)))
    })
}

/// Whether it announces a count in full: "numero", and not the sign of one.
fn is_count_noun(word: &Word<'_>) -> bool {
    word.is(Classes::COUNT) && word.text.len() > 3
}

/// The number that the name opens with, where the target has the same.
fn number(cx: &IndicatorCx<'_, '_>) -> Option<Span> {
    let target = counted(cx)?;
    let it = promise(cx.words.name()).filter(|it| it.is_opening)?;
    let is_same = target == it.value().into();
    is_same.then(|| cx.span(it.first.text).to(cx.span(it.number.text)))
}

/// The number of the target, where it is one of things.
pub(crate) fn counted(cx: &IndicatorCx<'_, '_>) -> Option<Decimal> {
    let goal = &cx.target()?.goal.value;
    let is_count = matches!(goal.unit()?, Unit::Count | Unit::None);
    goal.number().filter(|_| is_count)
}
