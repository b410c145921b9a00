use rust_decimal::Decimal;

use crate::finding::Message;
use crate::model::{Share, Standing};
use crate::rule::{IndicatorCx, PlanCx, PlanSink, Sink, rule};
use crate::rules::against_target::with_target;
use crate::rules::exact;
use crate::rules::reason::explains;
use crate::rules::results::below::{label, results};
use crate::scoring::{Fraction, Verdict, agrees, rounded};
use crate::syntax::Value;

rule! {
    /// An achievement contradicts result and target, and no reason is recorded.
    ///
    /// It is 100 % and the target is plainly missed or the date is late; or the target is met
    /// and it is less than 100 %. No national rule says how an achievement is computed, so
    /// this is reported only where every known way of computing it, and the one that the
    /// plan declares, gives another figure.
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
    let Some(contradiction) = contradiction(cx) else { return };
    let Contradiction { achieved, .. } = contradiction;
    let Some((target, result)) = cx.target().zip(cx.result()) else { return };
    let is_late = result.value.date().is_some();
    let id = if is_late { "contradictory-achievement.late" } else { "contradictory-achievement" };
    let message = Message::new(id).with("achieved", achieved).with("result", &result.value);
    let reached = Message::new("contradictory-achievement.label-result").with("result", &result.value);
    let wanted = with_target(Message::new("contradictory-achievement.label-target"), &target.goal);
    let mut draft = sink
        .report(cx.span(achieved.source), with_target(message, &target.goal))
        .label(cx.span(result.value.source), reached)
        .label(cx.span(target.goal.source), wanted);
    if let Some((span, message)) = objective_label(cx, contradiction.recomputed) {
        draft = draft.label(span, message);
    }
    let share = Share::of(achieved, cx.indicator.node.keyword, cx.around.section.source);
    let printed = share.percent.map_or(0, |it| it.scale());
    let percent = rounded(exact::achievement(cx).unwrap_or(contradiction.recomputed), printed);
    let title = Message::new("contradictory-achievement.fix-recompute").with("percent", percent);
    draft.unsafe_fix(title, vec![share.edit(percent)]);
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
