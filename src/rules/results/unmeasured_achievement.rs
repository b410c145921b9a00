use rust_decimal::Decimal;

use crate::finding::{Arg, Message};
use crate::model::{IndicatorSummary, Share, Summary};
use crate::rule::{IndicatorCx, PlanCx, PlanSink, Sink, rule};
use crate::rules::results::contradictory_achievement::has_reason;
use crate::scoring::{Computed, Quantity, common, rounded};
use crate::syntax::{Comparator, Property, TargetGoal, Value};

rule! {
    /// An achievement is granted where nothing was measured.
    ///
    /// The result is not available, does not apply or is neutralised, and no reason is recorded;
    /// or there is none, in a document that has results elsewhere. Where the result is missing and the
    /// measures are there, they are held against the target. An achievement of 0 % grants
    /// nothing and is left alone.
    ///
    /// Source: Court of Auditors, Lazio, decision 71/2018 (result pay needs results that are
    /// verified afterwards); legislative decree 150/2009, article 10, paragraph 1, letter b.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target     >= 90%
    ///     consuntivo n/d
    ///     grado      100%
    /// ```
    ///
    /// Write the result, leave the achievement open, or record the reason:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target     >= 90%
    ///     consuntivo n/d
    ///     grado      n/d
    ///   indicatore "Richieste di assistenza evase"
    ///     target      >= 80%
    ///     consuntivo  n/d
    ///     grado       100%
    ///     motivazione "Nessuna richiesta pervenuta"
    /// ```
    ///
    /// Instead of allowing it, record the reason.
    "unmeasured-achievement", Warning, Results, since "0.1.0", Ranks(by_measures, without_result)
}

fn without_result(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    let has_results = has_results(cx);
    for (i, section) in cx.sections.iter().enumerate() {
        for (number, it) in (1_u32..).zip(&section.indicators) {
            let Some(id) = unmeasured(section, it, has_results) else { continue };
            let Some((share, percent)) = it.achieved.and_then(|it| Some((it, it.percent?))) else { continue };
            let message = Message::new(id).with("achieved", percent);
            let draft = sink.report_on(i, number, share.span, message);
            if let Some(span) = it.result {
                draft.label(span, Message::new("unmeasured-achievement.label-result"));
            }
        }
    }
}

/// Whether some indicator has a result.
pub(crate) fn has_results(cx: &PlanCx<'_>) -> bool {
    cx.sections.iter().flat_map(|it| &it.indicators).any(|it| it.has_result)
}

/// What is to be said of an indicator to which an achievement is granted for nothing.
pub(crate) fn unmeasured(
    section: &Summary,
    indicator: &IndicatorSummary,
    has_results: bool,
) -> Option<&'static str> {
    let granted = indicator.achieved?.percent?;
    if granted <= Decimal::ZERO || indicator.has_reason || section.has_reason || section.is_open {
        return None;
    }
    let has = |it| indicator.properties.has(it);
    match indicator.is_withheld {
        true => Some("unmeasured-achievement"),
        false if indicator.is_excluded => Some("unmeasured-achievement.excluded"),
        // Measures are held against the target themselves.
        false if !indicator.has_result && has_results && !has(Property::Measure) && has(Property::Target) => {
            Some("unmeasured-achievement.none")
        }
        false => None,
    }
}

fn by_measures(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let node = &cx.indicator.node;
    let Some((achieved, target)) = node.achieved.as_ref().zip(cx.target()) else { return };
    let Some(percent) = Share::percent_of(achieved) else { return };
    let is_lost =
        [Property::Result, Property::Measure, Property::Formula].into_iter().any(|it| node.broken.has(it));
    if !cx.indicator.results.is_empty() || is_lost || has_reason(cx) {
        return;
    }
    let Some((measured, is_met)) = measured(cx, &target.goal) else { return };
    let full = Decimal::ONE_HUNDRED;
    let id = match is_met {
        false if percent >= full => "unmeasured-achievement.missed",
        true if percent < full => "unmeasured-achievement.met",
        _ => return,
    };
    let message = Message::new(id).with("achieved", achieved).with("measured", measured);
    let label = Message::new("unmeasured-achievement.label-target");
    sink.report(cx.span(achieved.source), message).label(cx.span(target.goal.source), label);
}

/// What the measures give, in the unit of the target, and whether that meets it.
fn measured(cx: &IndicatorCx<'_, '_>, goal: &TargetGoal<'_>) -> Option<(Arg, bool)> {
    let computed = match (cx.evaluation.value, cx.indicator.measures.as_slice()) {
        (Some(Computed::Quantity(it)), _) => it,
        (None, [single]) if cx.indicator.formula.is_none() => Quantity::of(single.value.as_ref()?)?,
        _ => return None,
    };
    let (reached, wanted) = common(computed, Quantity::of(&goal.value)?)?;
    let is_met = match goal.comparator {
        Comparator::AtLeast => reached >= wanted,
        Comparator::AtMost => reached <= wanted,
        Comparator::MoreThan => reached > wanted,
        Comparator::LessThan => reached < wanted,
        Comparator::Exactly => reached == wanted,
        Comparator::By | Comparator::Implicit => return None,
    };
    Some((in_unit_of(&goal.value, rounded(reached, 2).normalize()), is_met))
}

fn in_unit_of(value: &Value<'_>, number: Decimal) -> Arg {
    match Arg::from(value) {
        Arg::Quantity(_, unit) => Arg::Quantity(number, unit),
        _ => Arg::Number(number),
    }
}
