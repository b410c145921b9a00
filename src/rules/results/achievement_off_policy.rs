use rust_decimal::Decimal;

use crate::finding::{Arg, Message};
use crate::model::{Share, Standing};
use crate::rule::{IndicatorCx, PlanCx, PlanSink, Sink, rule};
use crate::rules::exact;
use crate::rules::results::below::{label, results};
use crate::rules::results::contradictory_achievement::has_reason;
use crate::scoring::{Step, derive, rounded};
use crate::syntax::{PolicyName, Value};

rule! {
    /// An achievement is not what the plan's scoring policy gives.
    ///
    /// Each body decides how achievements are computed, and a plan says so in one line,
    /// `valutazione` or `scoring`; without one the proportional policy counts, and in a report,
    /// which has no place for one, the inverse, the threshold and the baseline one too. The
    /// achievement is recomputed from result and target, and the message shows how. Rounding of the result
    /// and of the achievement is allowed for. Late dates are left out unless the plan declares
    /// its policy: bodies score delays in too many ways. An objective, or what stands above it,
    /// whose indicators report no achievement is held against their results. Where the achievement contradicts every policy, contradictory-achievement
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
    "achievement-off-policy", Warning, Results, since "0.1.0", Ranks(check, above)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    // A line of the objective that cannot be read may declare a policy.
    let is_open = cx.around.section.node.broken.is_open() && !cx.plan().policy.is_declared;
    if cx.assessment.standing != Standing::OffPolicy || has_reason(cx) || is_open {
        return;
    }
    let Some((target, result)) = cx.target().zip(cx.result()) else { return };
    let Some(achieved) = cx.indicator.node.achieved.as_ref() else { return };
    let Some(computed) = exact::achievement(cx).or(cx.assessment.achievement) else { return };
    let share = Share::of(achieved, cx.indicator.node.keyword, cx.around.section.source);
    let percent = rounded(computed, share.percent.map_or(0, |it| it.scale()));
    sink.report(cx.span(achieved.source), message(cx, achieved, percent))
        .label(cx.span(result.value.source), Message::new("achievement-off-policy.label-result"))
        .label(cx.span(target.goal.source), Message::new("achievement-off-policy.label-target"))
        .unsafe_fix(
            Message::new("achievement-off-policy.fix-recompute").with("percent", percent),
            vec![share.edit(percent)],
        );
}

fn above(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    if !cx.sections.iter().any(|it| it.achieved.is_some()) {
        return;
    }
    for (i, (section, score)) in cx.sections.iter().zip(cx.scores()).enumerate() {
        if score.standing != Standing::OffPolicy || score.has_reason_below {
            continue;
        }
        let Some((own, reported)) = section.achieved.and_then(|it| Some((it, it.percent?))) else { continue };
        let Some(percent) = score.rollup.recomputed.map(|it| rounded(it, reported.scale())) else { continue };
        let reading = score.only_reading();
        let id = match reading {
            Some(_) => "achievement-off-policy.node",
            None => "achievement-off-policy.node-unsure",
        };
        let message = Message::new(id).with("achieved", reported).with("percent", percent);
        let draft = label(sink.report(i, own.span, message), &results(cx, i));
        if reading.is_some() {
            let title = Message::new("achievement-off-policy.fix-recompute").with("percent", percent);
            draft.unsafe_fix(title, vec![own.edit(percent)]);
        }
    }
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
