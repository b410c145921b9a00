use rust_decimal::Decimal;

use crate::finding::{Arg, Message, Severity};
use crate::model::{Judgement, Met, Share, Standing, Target, Yearly};
use crate::rule::{Draft, IndicatorCx, PlanCx, PlanSink, Sink, rule};
use crate::rules::against_target::with_target;
use crate::rules::exact;
use crate::rules::reason::explains;
use crate::rules::results::below::{label, results};
use crate::scoring::{Fraction, Policy, Verdict, agrees, rounded, verdict};
use crate::syntax::{PolicyName, Property, Text, Value};

rule! {
    /// An achievement contradicts result and target, and no reason is recorded.
    ///
    /// It is 100 % and the target is plainly missed or the date is late; or the target is met
    /// and it is less than 100 %. No national rule says how an achievement is computed, so
    /// this is reported only where every known way of computing it, and the one that the
    /// plan declares, gives another figure.
    ///
    /// A judgement in words is held against them too: *raggiunto* against a target that is
    /// missed, *non raggiunto* or *parzialmente raggiunto* against one that is met. A traffic
    /// light or a forecast, *verde*, *on track*, is a warning.
    ///
    /// An objective, or what stands above it, whose indicators report no achievement of their own
    /// is held against what their results allow: where all targets are missed it is not 100 %,
    /// whatever the policy and the weights.
    ///
    /// The figure may be right: the objective may have been planned anew or neutralised
    /// during the year. Then the reason is missing, and with it the record that lets anyone
    /// check.
    ///
    /// Source: legislative decree 150/2009, article 10, paragraph 1, letter b (results
    /// against each objective, with the deviations) and article 6 (changes during the year
    /// are recorded in the report). Both bind chambers of commerce; article 10 does not apply
    /// to municipalities directly.
    ///
    /// ```plan,fails
    /// obiettivo 13.02 "Razionalizzazione degli spazi interni"
    ///   indicatore "Stato di attuazione del piano di progetto"
    ///     target     >= 90,00 %
    ///     consuntivo 0,00 %
    ///     grado      100,00%
    /// ```
    ///
    /// Record the reason, or correct the figure:
    ///
    /// ```plan
    /// obiettivo 13.02 "Razionalizzazione degli spazi interni"
    ///   indicatore "Stato di attuazione del piano di progetto"
    ///     target      >= 90,00 %
    ///     consuntivo  0,00 %
    ///     grado       100,00%
    ///     motivazione "Obiettivo rinviato al 2024 con delibera di Giunta n. 45 del 12-09-2023"
    ///   indicatore "Stato di attuazione del piano degli acquisti"
    ///     target      >= 90,00 %
    ///     consuntivo  0,00 %
    ///     grado       0,00%
    /// ```
    ///
    /// Instead of allowing it, record the reason: then whoever validates the report finds it,
    /// too.
    "contradictory-achievement", Error, Results, since "0.1.0", Ranks(check, above)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let Some((target, result)) = cx.target().zip(cx.result()) else { return };
    let judgement = contrary_judgement(cx);
    let contradiction = contradiction(cx);
    let (source, message) = match (&contradiction, judgement) {
        (Some(it), _) => {
            let ids = ["contradictory-achievement", "contradictory-achievement.late"];
            (it.achieved.source, with_figures(cx, ids, ("achieved", it.achieved.into()), (target, result)))
        }
        (None, Some((text, _))) => {
            let ids = ["contradictory-achievement.judgement", "contradictory-achievement.judgement-late"];
            let said = ("judgement", Arg::from(text.value().as_ref()));
            (text.source, with_figures(cx, ids, said, (target, result)))
        }
        (None, None) => return,
    };
    let reached = Message::new("contradictory-achievement.label-result").with("result", &result.value);
    let wanted = with_target(Message::new("contradictory-achievement.label-target"), &target.goal);
    let draft = sink
        .report(cx.span(source), message)
        .label(cx.span(result.value.source), reached)
        .label(cx.span(target.goal.source), wanted);
    match (contradiction, judgement) {
        (Some(it), _) => {
            of_achievement(cx, &it, judgement, draft);
        }
        (None, Some((_, severity))) => {
            draft.at_most(severity);
        }
        (None, None) => {}
    }
}

/// A message with what is said, result and target: the days where it is the deadline that is missed.
fn with_figures(
    cx: &IndicatorCx<'_, '_>,
    [id, late]: [&'static str; 2],
    (name, said): (&'static str, Arg),
    (target, result): (&Target<'_>, &Yearly<'_>),
) -> Message {
    let goal = &target.goal;
    let is_late = cx.assessment.verdict == Verdict::Missed && verdict(goal, &result.value) != Verdict::Missed;
    if let Some((by, on)) = goal.by.zip(result.on).filter(|_| is_late) {
        let word = Arg::Word("comparator-by");
        let message = Message::new(late).with(name, said).with("result", on.date);
        return message.with("comparator", word).with("target", by.date);
    }
    let id = if result.value.date().is_some() { late } else { id };
    with_target(Message::new(id).with(name, said).with("result", &result.value), goal)
}

/// What else is to be said where an achievement is contrary: the judgement, the objective's own
/// achievement, and what the figures give.
fn of_achievement<'f>(
    cx: &IndicatorCx<'_, '_>,
    contradiction: &Contradiction<'_, '_>,
    judgement: Option<(Text<'_>, Severity)>,
    mut draft: Draft<'f>,
) -> Draft<'f> {
    if let Some((text, _)) = judgement {
        let message = Message::new("contradictory-achievement.label-judgement");
        draft = draft.label(cx.span(text.source), message.with("judgement", text.value().as_ref()));
    }
    if let Some((span, message)) = objective_label(cx, contradiction.recomputed) {
        draft = draft.label(span, message);
    }
    if judgement.is_some() {
        // Another figure would leave the judgement as it is.
        return draft;
    }
    let share = Share::of(contradiction.achieved, cx.indicator.node.keyword, cx.around.section.source);
    let printed = share.percent.map_or(0, |it| it.scale());
    let percent = rounded(exact::achievement(cx).unwrap_or(contradiction.recomputed), printed);
    let title = Message::new("contradictory-achievement.fix-recompute").with("percent", percent);
    draft.unsafe_fix(title, vec![share.edit(percent)])
}

/// A judgement in words that result and target contradict, and how bad that is: what is met in
/// part contradicts only a target that is met, and a light or a forecast is a weaker word.
fn contrary_judgement<'a>(cx: &IndicatorCx<'_, 'a>) -> Option<(Text<'a>, Severity)> {
    let text = cx.indicator.node.words(Property::Judgement)?;
    if cx.assessment.is_excluded || has_reason(cx) {
        return None;
    }
    let judgement = Judgement::of(&text.value())?;
    let hundred = Decimal::ONE_HUNDRED;
    let earns_less = || cx.assessment.achievement.is_some_and(|it| it < hundred);
    let severity = match (cx.assessment.verdict, judgement.met) {
        (Verdict::Missed, Met::Fully) if !is_explained(cx, hundred) => Severity::Error,
        (Verdict::Met, Met::Not) if !earns_less() => Severity::Error,
        (Verdict::Met, Met::Partly) if !earns_less() => Severity::Warning,
        _ => return None,
    };
    Some((text, if judgement.is_light { Severity::Warning } else { severity }))
}

fn above(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    // Most plans report achievements on their indicators, or none at all.
    if !cx.sections.iter().any(|it| it.achieved.is_some()) {
        return;
    }
    for (i, (section, score)) in cx.sections.iter().zip(cx.scores()).enumerate() {
        if score.standing != Standing::Contradicts || score.has_reason_below {
            continue;
        }
        let Some((own, reported)) = section.achieved.and_then(|it| Some((it, it.percent?))) else { continue };
        let Some((least, most)) = score.possible else { continue };
        let message = match reported > most {
            true => Message::new("contradictory-achievement.node").with("most", rounded(most, 2).normalize()),
            false => {
                let least = rounded(least, 2).normalize();
                Message::new("contradictory-achievement.node-less").with("least", least)
            }
        };
        let results = results(cx, i);
        let draft = label(sink.report(i, own.span, message.with("achieved", reported)), &results);
        if let Some(percent) = score.only_reading() {
            let percent = rounded(percent, reported.scale());
            let title = Message::new("contradictory-achievement.fix-recompute").with("percent", percent);
            draft.unsafe_fix(title, vec![own.edit(percent)]);
        }
    }
}

/// An achievement that no way of computing it explains.
struct Contradiction<'s, 'a> {
    achieved: &'s Value<'a>,
    /// What the plan's policy gives, before rounding.
    recomputed: Decimal,
}

/// The contradiction between an indicator's achievement and its figures, if there is one.
fn contradiction<'s, 'a>(cx: &IndicatorCx<'s, 'a>) -> Option<Contradiction<'s, 'a>> {
    if cx.assessment.standing != Standing::Contradicts || has_reason(cx) {
        return None;
    }
    let achieved = cx.indicator.node.achieved.as_ref()?;
    let met = if cx.assessment.verdict == Verdict::Met { Decimal::ONE_HUNDRED } else { Decimal::ZERO };
    Some(Contradiction { achieved, recomputed: cx.assessment.achievement.unwrap_or(met) })
}

/// Whether a reason for a deviation is recorded, on the indicator or on what it stands under.
pub(crate) fn has_reason(cx: &IndicatorCx<'_, '_>) -> bool {
    explains(&cx.indicator.node) || explains(&cx.around.section.node)
}

/// Whether the declared policy, or any known one, gives the figure at its digits.
fn is_explained(cx: &IndicatorCx<'_, '_>, percent: Decimal) -> bool {
    let Some((target, result)) = cx.target().zip(cx.result()) else { return true };
    let known = [PolicyName::Proportional, PolicyName::Threshold, PolicyName::Inverse, PolicyName::Baseline];
    let declared = cx.assessment.achievement;
    let others = known.into_iter().filter_map(|name| {
        let policy = Policy { name, ..Policy::default() };
        policy.degree_of(cx.indicator, &target.goal, result).map(|it| it.percent)
    });
    cx.plan().policy.is_unread || declared.into_iter().chain(others).any(|it| agrees(percent, it))
}

/// What the objective's own achievement becomes once the indicator is recomputed, where
/// that changes it.
fn objective_label(cx: &IndicatorCx<'_, '_>, recomputed: Decimal) -> Option<(crate::text::Span, Message)> {
    let section = cx.around.section;
    let reported = section.node.achieved.as_ref()?;
    let printed = Share::percent_of(reported)?;
    let mean = mean_with(cx, recomputed)?;
    if agrees(printed, mean) {
        return None;
    }
    let message = Message::new("contradictory-achievement.label-objective")
        .with("percent", rounded(mean, printed.scale()))
        .with("reported", reported);
    Some((cx.span(reported.source), message))
}

/// The weighted mean of the section's reported achievements, with another for this indicator.
fn mean_with(cx: &IndicatorCx<'_, '_>, recomputed: Decimal) -> Option<Decimal> {
    let section = cx.around.section;
    let counted = section.indicators.iter().zip(cx.around.assessments).filter(|it| !it.1.is_excluded);
    let counted: Vec<_> = counted.map(|it| it.0).collect();
    let (mut sum, mut weights) = (Fraction::ZERO, Fraction::ZERO);
    for indicator in &counted {
        let is_this = indicator.number == cx.indicator.number;
        let achieved =
            if is_this { recomputed } else { Share::percent_of(indicator.node.achieved.as_ref()?)? };
        let weight = match &indicator.node.weight {
            Some(it) => Share::percent_of(it)?,
            None if counted.len() == 1 => Decimal::ONE,
            None => return None,
        };
        sum = sum.plus(Fraction::from(achieved).times(weight.into())?)?;
        weights = weights.plus(weight.into())?;
    }
    sum.over(weights)?.value()
}
