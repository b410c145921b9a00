use std::cell::OnceCell;

use rust_decimal::Decimal;

use crate::finding::Message;
use crate::model::{Indicator, Share};
use crate::rule::{Draft, PlanCx, PlanSink, SectionCx, Sink, rule};
use crate::rules::results::achievement_out_of_range::is_allowed;
use crate::rules::weights::weight_out_of_range::is_weight;
use crate::rules::weights::weights_not_100::wrong_total;
use crate::scoring::{Fraction, NodeScore, half_unit, roll_up, rounded};
use crate::syntax::{Property, Rank};

rule! {
    /// An achievement is not the weighted mean of the achievements under it.
    ///
    /// The weights say how achievements add up, so the figure above follows from those
    /// below. The figures are compared as reported, within the rounding of the printed
    /// digits. Nothing is said where weights or achievements are missing, where a reason is
    /// recorded, or where the figure follows from the recomputed achievements: then one
    /// below contradicts its result, and is reported there.
    ///
    /// Source: no law fixes the formula. The weighted mean is what weights are for, and it
    /// is what published reports use. D.P.C.M. 18 September 2012, article 3, asks for the
    /// method of computing.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   grado 100%
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     peso   60%
    ///     target >= 90%
    ///     grado  100%
    ///   indicatore "Richieste di assistenza evase"
    ///     peso   40%
    ///     target >= 80%
    ///     grado  75%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan,fixed
    /// obiettivo 01.01 "Sportello telematico"
    ///   grado 90%
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     peso   60%
    ///     target >= 90%
    ///     grado  100%
    ///   indicatore "Richieste di assistenza evase"
    ///     peso   40%
    ///     target >= 80%
    ///     grado  75%
    /// ```
    ///
    /// Instead of allowing it, record a `motivazione` (reason) with the node.
    "achievement-not-rolled-up", Error, Results, since "0.1.0", Levels(objective, above)
}

/// What stands under a node, as far as its mean is concerned.
#[derive(Clone, Copy)]
struct Part {
    section: Option<usize>,
    weight: Option<Share>,
    achieved: Share,
    percent: Decimal,
    recomputed: Option<Decimal>,
}

fn objective(cx: &SectionCx<'_, '_>, sink: &mut Sink<'_>) {
    let node = &cx.section.node;
    // What has nodes under it is looked at over the plan.
    if node.rank != Some(Rank::Objective) || node.broken.is_open() || node.has_words(Property::Reason) {
        return;
    }
    let Some(reported) = node.achieved.as_ref().and_then(Share::percent_of) else { return };
    // The mean of equal figures is that figure: most objectives need no arithmetic.
    let is_the_same =
        |it: &Indicator<'_>| it.node.achieved.as_ref().and_then(Share::percent_of) == Some(reported);
    if cx.section.indicators.iter().all(is_the_same) {
        return;
    }
    let share = |value, keyword| Share::of(value, keyword, cx.section.source);
    let Some(own) = node.achieved.as_ref().map(|it| share(it, node.keyword)) else { return };
    let mut weights: Vec<Share> = Vec::new();
    let mut parts = Vec::new();
    for (indicator, assessment) in cx.section.indicators.iter().zip(cx.assessments) {
        let node = &indicator.node;
        let weight = node.weight.as_ref().map(|it| share(it, node.keyword));
        weights.extend(weight);
        // A reason with the indicator may be one for the objective too.
        if node.broken.is_open() || node.has_words(Property::Reason) {
            return;
        }
        if assessment.is_excluded {
            continue;
        }
        let Some(achieved) = node.achieved.as_ref().map(|it| share(it, node.keyword)) else { return };
        let Some(percent) = achieved.percent else { return };
        let recomputed = assessment.achievement;
        parts.push(Part { section: None, weight, achieved, percent, recomputed });
    }
    let is_in_range = |it: Decimal| is_allowed(cx.plan, it);
    if wrong_total(weights.iter().map(|it| it.percent)).is_none()
        && let Some(it) = disagreement(own, &parts, is_in_range, || recomputed_mean(&parts))
    {
        let edit = own.edit(it);
        let draft = sink.report(own.span, message(own, it));
        label(draft, &parts).unsafe_fix(fix_title(it), vec![edit]);
    }
}

fn above(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    // Recomputed figures of the whole plan are needed only where reported ones disagree.
    let scores: OnceCell<Vec<NodeScore>> = OnceCell::new();
    for (i, _) in cx.outline.entries().iter().enumerate().filter(|it| it.1.rank < Rank::Objective) {
        let Some(section) = cx.sections.get(i) else { continue };
        let Some(own) = section.achieved.filter(|it| it.percent.is_some()) else { continue };
        if section.is_open || section.has_reason || !cx.outline.knows_children(Some(i)) {
            continue;
        }
        let parts =
            if section.indicators.is_empty() { parts_of_nodes(cx, i) } else { parts_of_indicators(cx, i) };
        let Some(parts) = parts else { continue };
        let recomputed = || {
            let scores = scores.get_or_init(|| roll_up(cx.sections, cx.outline));
            let parts: Vec<Part> = parts
                .iter()
                .map(|it| match it.section.and_then(|it| scores.get(it)) {
                    Some(score) => Part { recomputed: score.rollup.recomputed, ..*it },
                    None => *it,
                })
                .collect();
            recomputed_mean(&parts)
        };
        if let Some(it) = disagreement(own, &parts, |it| is_allowed(cx.plan, it), recomputed) {
            let edit = own.edit(it);
            let draft = sink.report(i, own.span, message(own, it));
            label(draft, &parts).unsafe_fix(fix_title(it), vec![edit]);
        }
    }
}

/// The nodes under a node, where all have achievements, and weights that add up.
fn parts_of_nodes(cx: &PlanCx<'_>, section: usize) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    for child in cx.outline.children(section) {
        let it = cx.sections.get(child)?;
        let achieved = it.achieved?;
        if it.is_open || it.has_reason {
            return None;
        }
        let percent = achieved.percent?;
        parts.push(Part { section: Some(child), weight: it.weight, achieved, percent, recomputed: None });
    }
    let weights = parts.iter().filter_map(|it| it.weight).map(|it| it.percent);
    wrong_total(weights).is_none().then_some(parts)
}

/// The indicators of a node that has nothing else under it.
fn parts_of_indicators(cx: &PlanCx<'_>, section: usize) -> Option<Vec<Part>> {
    let node = cx.sections.get(section)?;
    if cx.outline.children(section).next().is_some() {
        return None;
    }
    let mut parts = Vec::new();
    if node.indicators.iter().any(|it| it.has_reason) {
        return None;
    }
    for it in node.indicators.iter().filter(|it| !it.is_excluded) {
        let achieved = it.achieved?;
        let percent = achieved.percent?;
        let recomputed = it.recomputed;
        parts.push(Part { section: None, weight: it.weight, achieved, percent, recomputed });
    }
    let weights = node.indicators.iter().filter_map(|it| it.weight).map(|it| it.percent);
    wrong_total(weights).is_none().then_some(parts)
}

/// The mean at the printed digits of the node's own achievement, where the two disagree.
fn disagreement(
    own: Share,
    parts: &[Part],
    is_in_range: impl Fn(Decimal) -> bool,
    recomputed: impl Fn() -> Option<Decimal>,
) -> Option<Decimal> {
    let reported = own.percent?;
    let all_in_range = is_in_range(reported) && parts.iter().all(|it| is_in_range(it.percent));
    if !all_in_range {
        return None;
    }
    let mean = mean(parts, |it| it.percent)?;
    let tolerance = tolerance(reported, parts)?;
    let is_near = |it: Decimal| {
        let gap = reported.checked_sub(it).map(|it| it.abs());
        // Roundings of several figures do not all go as far as they can; that of one may.
        gap.is_some_and(|it| it < tolerance || (parts.len() == 1 && it == tolerance))
    };
    if is_near(mean) || recomputed().is_some_and(is_near) {
        return None;
    }
    Some(rounded(mean, reported.scale()))
}

fn recomputed_mean(parts: &[Part]) -> Option<Decimal> {
    mean(parts, |it| it.recomputed.unwrap_or(it.percent))
}

/// The weighted mean; none where a weight of several is missing or impossible.
fn mean(parts: &[Part], of: impl Fn(&Part) -> Decimal) -> Option<Decimal> {
    if let [only] = parts {
        return Some(of(only));
    }
    let (mut sum, mut weights) = (Fraction::ZERO, Fraction::ZERO);
    for part in parts {
        let weight = part.weight?.percent.filter(|it| is_weight(*it))?;
        sum = sum.plus(Fraction::from(of(part)).times(weight.into())?)?;
        weights = weights.plus(weight.into())?;
    }
    sum.over(weights)?.value()
}

/// What rounding can explain: half a unit of the last digit of the node's own figure and of
/// those under it, and what half a unit of each weight moves the mean by. A single figure is
/// only rounded again, if at all.
fn tolerance(reported: Decimal, parts: &[Part]) -> Option<Decimal> {
    let percents = || parts.iter().map(|it| it.percent);
    let own = half_unit(reported.scale());
    let of_parts = percents().map(|it| half_unit(it.scale())).max()?;
    if parts.len() == 1 {
        return Some(own.max(of_parts));
    }
    let spread = percents().max()?.checked_sub(percents().min()?)?;
    let mut of_weights = Decimal::ZERO;
    for weight in parts.iter().filter_map(|it| it.weight?.percent) {
        of_weights = of_weights.checked_add(half_unit(weight.scale()))?;
    }
    let of_weights = of_weights.checked_mul(spread)?.checked_div(Decimal::ONE_HUNDRED)?;
    own.checked_add(of_parts)?.checked_add(of_weights)
}

fn message(own: Share, mean: Decimal) -> Message {
    let reported = own.percent.unwrap_or(mean);
    Message::new("achievement-not-rolled-up").with("reported", reported).with("mean", mean)
}

fn fix_title(mean: Decimal) -> Message {
    Message::new("achievement-not-rolled-up.fix").with("mean", mean)
}

fn label<'f>(mut draft: Draft<'f>, parts: &[Part]) -> Draft<'f> {
    for part in parts {
        let message = match part.weight.and_then(|it| it.percent).filter(|_| parts.len() > 1) {
            Some(it) => Message::new("achievement-not-rolled-up.label").with("weight", it),
            None => Message::new("achievement-not-rolled-up.label-only"),
        };
        draft = match part.section {
            Some(it) => draft.label_in(it, part.achieved.span, message),
            None => draft.label(part.achieved.span, message),
        };
    }
    draft
}
