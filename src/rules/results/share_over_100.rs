use rust_decimal::Decimal;

use crate::finding::{Message, Severity};
use crate::rule::{IndicatorCx, Sink, rule};
use crate::rules::against_target::with_target;
use crate::rules::deadlines::deadline_only_in_name::deadline;
use crate::rules::ratio::operands;
use crate::rules::recurrence::recurrence;
use crate::syntax::{Formula, TermKind, Unit, Value, ValueKind};
use crate::words::{Classes, Word, Words};

rule! {
    /// A share of a whole exceeds 100 %, or is less than nothing.
    ///
    /// A target of at most 100 % says that the indicator is a share of something complete:
    /// cases handled, phases carried out. No more than all of them can be. A larger result is
    /// often the sum of the percentages of several units, where their mean was meant.
    ///
    /// It is an error only where it is certain what the whole is: the state of completion of
    /// something, a deed that is done or not by a day, an act of which the year has room for
    /// so many, or a formula whose part is by its own words some of the whole. Where the name
    /// alone says so it is a warning.
    ///
    /// More may be done than was planned, so what is done against what was planned is left
    /// alone. Indicators of change and comparison, such as growth on the year before or a ratio of
    /// costs, may exceed 100 % and are left alone. So are revenues against what was expected,
    /// places taken against places offered, and formulas that subtract.
    ///
    /// Source: legislative decree 150/2009, article 5, paragraph 2, letter b (objectives
    /// specific and measurable).
    ///
    /// ```plan,fails
    /// obiettivo 09.05 "Valutazione partecipativa"
    ///   indicatore "Stato di attuazione della nuova metodologia"
    ///     target     >= 100,00 %
    ///     consuntivo 800,00 %
    /// ```
    ///
    /// Write the mean of the eight units instead, or count them:
    ///
    /// ```plan
    /// obiettivo 09.05 "Valutazione partecipativa"
    ///   indicatore "Stato di attuazione della nuova metodologia"
    ///     target     >= 100,00 %
    ///     consuntivo 100,00 %
    ///   indicatore "Numero di processi valutati con la nuova metodologia"
    ///     target     >= 1 N
    ///     consuntivo 8 N
    /// ```
    ///
    /// Allow it where the figure is no share, and its name does not say so.
    "share-over-100", Error, Results, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let (Some(result), Some(target)) = (share_over_100(cx), cx.target()) else { return };
    let is_below = result.number().is_some_and(|it| it < Decimal::ZERO);
    let id = if is_below { "share-over-100.below" } else { "share-over-100" };
    let message = Message::new(id).with("result", result);
    let label = with_target(Message::new("share-over-100.label-target"), &target.goal);
    let draft = sink.report(cx.span(result.source), message).label(cx.span(target.goal.source), label);
    if !is_below && !has_certain_whole(cx) {
        draft.at_most(Severity::Warning);
    }
}

/// Whether it is certain what the whole is of which no more than all can be.
fn has_certain_whole(cx: &IndicatorCx<'_, '_>) -> bool {
    let is_all = cx.target().is_some_and(|it| it.goal.value.number() == Some(Decimal::ONE_HUNDRED));
    let is_deed = is_all && (deadline(cx).is_some() || recurrence(cx.words.name()).is_some());
    cx.words.has(Classes::PROGRESS) || is_deed || is_part_of_whole(cx)
}

/// Whether the part is by its own words some of the whole: "fatture pagate nei termini" of
/// "fatture pagate".
fn is_part_of_whole(cx: &IndicatorCx<'_, '_>) -> bool {
    let Some((part, whole)) = operands(cx) else { return false };
    let Some((part, whole)) = part.description.zip(whole.description) else { return false };
    let (mut of_part, mut of_whole) = (Vec::new(), Vec::new());
    let part = Words::of(part.inner, &mut of_part);
    let whole = Words::of(whole.inner, &mut of_whole);
    let opening = Classes::COUNT.and(Classes::FILLER);
    let content = |it: &&Word<'_>| it.is_content() && !it.is(opening);
    let has = |stem: u32| part.iter().filter(content).any(|it| it.stem == stem);
    let n_whole = whole.iter().filter(content).count();
    let is_more = part.iter().filter(content).count() > n_whole;
    n_whole > 0 && is_more && whole.iter().filter(content).all(|it| has(it.stem))
}

/// The result, where it is a share outside 0 to 100 %.
pub(crate) fn share_over_100<'s, 'a>(cx: &IndicatorCx<'s, 'a>) -> Option<&'s Value<'a>> {
    let result = &cx.result()?.value;
    let percent = result.number().filter(|_| result.unit() == Some(Unit::Percent))?;
    let is_outside = percent > Decimal::ONE_HUNDRED || percent < Decimal::ZERO;
    (is_outside && has_share_target(cx) && !may_exceed(cx)).then_some(result)
}

/// Whether the target is a percentage of at most 100.
pub(crate) fn has_share_target(cx: &IndicatorCx<'_, '_>) -> bool {
    let Some(target) = cx.target() else { return false };
    let is_share =
        |it: Option<Decimal>| it.is_some_and(|it| it >= Decimal::ZERO && it <= Decimal::ONE_HUNDRED);
    target.goal.value.unit() == Some(Unit::Percent)
        && match target.goal.value.kind {
            ValueKind::Number { number, .. } => is_share(number.amount.exact()),
            ValueKind::Range { low, high, .. } => is_share(low.exact()) && is_share(high.exact()),
            _ => false,
        }
}

/// Whether more than all there is can be reached: of what was planned, more may be done.
pub(crate) fn may_exceed(cx: &IndicatorCx<'_, '_>) -> bool {
    is_comparison(cx) || cx.words.has(Classes::PLANNED)
}

/// Whether the indicator measures change, or one thing by another.
pub(crate) fn is_comparison(cx: &IndicatorCx<'_, '_>) -> bool {
    let subtracts = match &cx.indicator.formula {
        Some(Formula::Terms { terms, .. }) => {
            terms.iter().any(|it| matches!(it.kind, TermKind::Subtract | TermKind::Negate))
        }
        _ => false,
    };
    subtracts || cx.words.has(Classes::GROWTH.and(Classes::UNCAPPED))
}
