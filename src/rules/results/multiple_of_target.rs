use rust_decimal::Decimal;

use crate::finding::Message;
use crate::model::Indicator;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::rules::against_target::with_target;
use crate::rules::recurrence::recurrence;
use crate::rules::results::share_over_100::is_comparison;
use crate::scoring::{Quantity, common};
use crate::syntax::{Comparator, Unit};

rule! {
    /// The result is an exact multiple of a target that is all there can be.
    ///
    /// The target is 100 % of a share, or as many acts as the year has room for ("report
    /// trimestrali", at least 4), and the result is exactly twice that, three times, eight
    /// times. Most likely the figures of several units were summed up while the target stayed
    /// that of one. Give the mean, or a target for all units together.
    ///
    /// ```plan,fails
    /// obiettivo 10.03 "Lavoro agile"
    ///   indicatore "Monitoraggio semestrale degli indicatori di servizio"
    ///     target     >= 2 N
    ///     consuntivo 6 N
    /// ```
    ///
    /// ```plan
    /// obiettivo 10.03 "Lavoro agile"
    ///   indicatore "Monitoraggio semestrale degli indicatori di servizio"
    ///     target     >= 2 N
    ///     consuntivo 2 N
    ///   indicatore "Incontri con i servizi"
    ///     target     >= 2 N
    ///     consuntivo 6 N
    /// ```
    ///
    /// Allow it where the result really is that many times the target.
    "multiple-of-target", Warning, Results, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let Some((target, result)) = cx.target().zip(cx.result()) else { return };
    if cx.assessment.is_excluded || !is_all_there_is(cx) || is_comparison(cx) {
        return;
    }
    let Some(times) = multiple(cx.indicator, cx.plan().year) else { return };
    let message =
        Message::new("multiple-of-target").with("result", &result.value).with("times", times.normalize());
    let mut draft = sink
        .report(cx.span(result.value.source), with_target(message, &target.goal))
        .label(cx.span(target.goal.source), Message::new("multiple-of-target.label-target"));
    // Siblings with the same multiple make a sum over as many units the likelier.
    for sibling in &cx.around.section.indicators {
        let is_same = sibling.number != cx.indicator.number
            && multiple(sibling, cx.plan().year).is_some_and(|it| it == times);
        if let Some(result) = sibling.result(cx.plan().year).filter(|_| is_same) {
            let span = cx.span(result.value.source);
            let label = Message::new("multiple-of-target.label-sibling").with("times", times.normalize());
            draft = draft.label(span, label);
        }
    }
}

/// How many times its target a result is, where that is a whole number from 2 up.
fn multiple(indicator: &Indicator<'_>, year: Option<i16>) -> Option<Decimal> {
    let (goal, result) = (indicator.target(year)?.goal, indicator.result(year)?.value);
    let is_floor =
        matches!(goal.comparator, Comparator::AtLeast | Comparator::Exactly | Comparator::Implicit);
    let (reached, wanted) = common(Quantity::of(&result)?, Quantity::of(&goal.value)?)?;
    let is_whole = is_floor && wanted > Decimal::ZERO && reached.checked_rem(wanted)?.is_zero();
    reached.checked_div(wanted).filter(|it| is_whole && *it >= Decimal::TWO)
}

/// Whether the target is all of a share, or every time that the year has room for.
fn is_all_there_is(cx: &IndicatorCx<'_, '_>) -> bool {
    let Some(target) = cx.target().map(|it| &it.goal.value) else { return false };
    match target.unit() {
        Some(Unit::Percent) => target.number() == Some(Decimal::ONE_HUNDRED),
        Some(Unit::Count | Unit::None) => {
            let times = recurrence(cx.words.name()).map(|it| Decimal::from(it.times));
            times.is_some() && target.number() == times
        }
        _ => false,
    }
}
