use rust_decimal::Decimal;

use crate::finding::{Arg, Message};
use crate::model::Share;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::rules::results::contradictory_achievement::{contradiction, has_reason};
use crate::scoring::{Policy, Step, agrees, derive, half_unit, rounded};
use crate::syntax::{Amount, Number, PolicyName, Property, Unit, Value, ValueKind};

rule! {
    /// An achievement is not what the plan's scoring policy gives.
    ///
    /// Each body decides how achievements are computed, and a plan says so in one line,
    /// `valutazione` or `scoring`; without one the proportional policy counts, and in a report,
    /// which has no place for one, the inverse and the threshold one too. The achievement is
    /// recomputed from result and target, and the message shows how. Rounding of the result
    /// and of the achievement is allowed for. Dates are left out: bodies score delays in too
    /// many ways. Where the achievement contradicts every policy, contradictory-achievement
    /// says so instead.
    ///
    /// Source: DFP guidelines 3/2018, which list the correct use of the calculation method
    /// among the criteria of validation (addressed to ministries); the body's own system of
    /// measurement, legislative decree 150/2009, article 7.
    ///
    /// ```plan,fails
    /// piano "Ente" 2023
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target     >= 60,00 %
    ///     consuntivo 45,00 %
    ///     grado      80,00%
    /// ```
    ///
    /// Correct the figure, or declare the policy that gives it:
    ///
    /// ```plan
    /// piano "Ente" 2023
    ///   valutazione fasce 0%..70% = 0%; 70%..90% = 80%; 90%..100% = 100%
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target     >= 60,00 %
    ///     consuntivo 45,00 %
    ///     grado      80,00%
    /// ```
    ///
    /// Allow it where the body judges this one indicator by another rule, and say by which.
    "achievement-off-policy", Warning, Results, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let Some((target, result)) = cx.target().zip(cx.result()) else { return };
    let Some(achieved) = cx.indicator.node.achieved.as_ref() else { return };
    let Some(computed) = cx.assessment.achievement else { return };
    let Some(printed) = Share::percent_of(achieved) else { return };
    let policy = &cx.plan().policy;
    // What no policy allows is out of range, and another rule's business.
    let is_in_range = || printed >= Decimal::ZERO && printed <= policy.highest.max(Decimal::ONE_HUNDRED);
    let is_silent = cx.assessment.is_excluded
        || target.goal.value.date().is_some()
        || has_open_levels(cx)
        || has_unreadable_policy(cx)
        || agrees(printed, computed)
        || !is_in_range()
        || has_reason(cx)
        || is_rounding(cx, printed)
        || is_of_another_policy(cx, printed)
        || contradiction(cx).is_some();
    if is_silent {
        return;
    }
    let percent = rounded(computed, printed.scale());
    let share = Share::of(achieved, cx.indicator.node.keyword, cx.around.section.source);
    sink.report(cx.span(achieved.source), message(cx, achieved, percent))
        .label(cx.span(result.value.source), Message::new("achievement-off-policy.label-result"))
        .label(cx.span(target.goal.source), Message::new("achievement-off-policy.label-target"))
        .unsafe_fix(
            Message::new("achievement-off-policy.fix-recompute").with("percent", percent),
            vec![share.edit(percent)],
        );
}

/// Whether a line that cannot be read may declare a policy of the indicator or of its section.
fn has_unreadable_policy(cx: &IndicatorCx<'_, '_>) -> bool {
    [&cx.indicator.node, &cx.around.section.node].iter().any(|it| it.broken.has(Property::Scoring))
}

/// Whether the indicator has levels and no policy is declared that would say what lies between them.
fn has_open_levels(cx: &IndicatorCx<'_, '_>) -> bool {
    cx.indicator.thresholds.is_some() && !cx.plan().policy.is_declared
}

/// Whether another plain policy gives the achievement of a report. A report does not say
/// which policy it follows, and a plan without a word on it follows the default.
fn is_of_another_policy(cx: &IndicatorCx<'_, '_>, printed: Decimal) -> bool {
    let Some((target, result)) = cx.target().zip(cx.result()) else { return false };
    let gives = |name| {
        let policy = Policy { name, ..Policy::default() };
        let degree = policy.degree(&target.goal, &result.value, None);
        degree.is_some_and(|it| agrees(printed, it.percent))
    };
    let is_open = cx.plan().is_report && !cx.plan().policy.is_declared;
    is_open && (gives(PolicyName::Inverse) || gives(PolicyName::Threshold))
}

/// Whether some figure that prints as the result does gives the achievement.
fn is_rounding(cx: &IndicatorCx<'_, '_>, printed: Decimal) -> bool {
    let degrees = || {
        let (target, result) = cx.target().zip(cx.result())?;
        let ValueKind::Number { number, unit } = result.value.kind else { return None };
        let amount = number.amount.exact()?;
        // Counts are exact; shares, times and anything with decimals are rounded.
        let is_exact = amount.scale() == 0 && matches!(unit, Unit::None | Unit::Count | Unit::Euro(_));
        let slack = if is_exact { Decimal::ZERO } else { half_unit(amount.scale()) };
        let baseline = cx.indicator.baseline().map(|it| &it.value);
        let at = |amount| {
            let number = Number { amount: Amount::Exact(amount), ..number };
            let result = Value { kind: ValueKind::Number { number, unit }, ..result.value };
            cx.plan().policy.degree(&target.goal, &result, baseline).map(|it| it.percent)
        };
        Some((at(amount.checked_sub(slack)?)?, at(amount.checked_add(slack)?)?))
    };
    let Some((a, b)) = degrees() else { return false };
    let half = half_unit(printed.scale());
    let low = a.min(b).checked_sub(half);
    let high = a.max(b).checked_add(half);
    low.zip(high).is_some_and(|(low, high)| low <= printed && printed <= high)
}

fn message(cx: &IndicatorCx<'_, '_>, achieved: &Value<'_>, percent: Decimal) -> Message {
    let policy = &cx.plan().policy;
    let with = |id| {
        Message::new(id)
            .with("achieved", achieved)
            .with("policy", Arg::Word(policy_word(policy.name)))
            .with("percent", percent)
    };
    match derive(cx.indicator, cx.plan().year, policy).pop() {
        Some(Step::Proportion { numerator, denominator, uncapped, percent: capped, .. }) => {
            let id =
                if uncapped == capped { "achievement-off-policy" } else { "achievement-off-policy.capped" };
            with(id)
                .with("numerator", numerator.normalize())
                .with("denominator", denominator.normalize())
                .with("uncapped", rounded(uncapped, percent.scale()))
        }
        Some(Step::Band { degree, .. }) => {
            with("achievement-off-policy.band").with("degree", rounded(degree, percent.scale()))
        }
        _ => with("achievement-off-policy.plain"),
    }
}

fn policy_word(name: PolicyName) -> &'static str {
    match name {
        PolicyName::Proportional => "policy-proportional",
        PolicyName::Threshold => "policy-threshold",
        PolicyName::Inverse => "policy-inverse",
        PolicyName::Baseline => "policy-baseline",
        PolicyName::Bands => "policy-bands",
    }
}
