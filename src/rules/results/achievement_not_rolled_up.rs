use rust_decimal::Decimal;

use crate::finding::Message;
use crate::model::{Share, Standing};
use crate::rule::{Draft, PlanCx, PlanSink, rule};
use crate::scoring::{Fraction, agrees, rounded};

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
    "achievement-not-rolled-up", Error, Results, since "0.1.0", Plan(check)
}

/// What stands under a node, as far as its mean is concerned.
#[derive(Clone, Copy)]
pub(crate) struct Part {
    section: Option<usize>,
    weight: Option<Share>,
    pub(crate) achieved: Share,
    /// As printed; where that is a figure rounded, as it was before.
    exact: Decimal,
}

fn check(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    if !cx.sections.iter().any(|it| it.achieved.is_some()) {
        return;
    }
    for (i, (section, score)) in cx.sections.iter().zip(cx.scores()).enumerate() {
        if score.standing != Standing::NotRolledUp || score.has_reason {
            continue;
        }
        let Some((own, reported)) = section.achieved.and_then(|it| Some((it, it.percent?))) else { continue };
        let parts = parts(cx, i);
        let Some(mean) = mean(&parts) else { continue };
        let mean = rounded(mean, reported.scale());
        let draft = sink.report(i, own.span, message(own, mean));
        label(draft, &parts).unsafe_fix(fix_title(mean), vec![own.edit(mean)]);
    }
}

/// The indicators and nodes right under a node that count.
pub(crate) fn parts(cx: &PlanCx<'_>, node: usize) -> Vec<Part> {
    let Some(section) = cx.sections.get(node) else { return Vec::new() };
    let part = |section, weight, achieved: Option<Share>, recomputed: Option<Decimal>| {
        let achieved = achieved?;
        let printed = achieved.percent?;
        let exact = recomputed.filter(|it| agrees(printed, *it)).unwrap_or(printed);
        Some(Part { section, weight, achieved, exact })
    };
    let indicators = section.indicators.iter().filter(|it| !it.is_excluded);
    let indicators = indicators.filter_map(|it| part(None, it.weight, it.achieved, it.recomputed));
    let nodes = cx.outline.children(node).filter_map(|it| {
        let (section, score) = (cx.sections.get(it)?, cx.scores().get(it)?);
        let is_counted = !section.is_excluded;
        part(Some(it), section.weight, section.achieved.filter(|_| is_counted), score.rollup.recomputed)
    });
    indicators.chain(nodes).collect()
}

/// The weighted mean; none where a weight of several is missing.
fn mean(parts: &[Part]) -> Option<Decimal> {
    if let [only] = parts {
        return Some(only.exact);
    }
    let (mut sum, mut weights) = (Fraction::ZERO, Fraction::ZERO);
    for part in parts {
        let weight = part.weight?.percent?;
        sum = sum.plus(Fraction::from(part.exact).times(weight.into())?)?;
        weights = weights.plus(weight.into())?;
    }
    sum.over(weights)?.value()
}

fn message(own: Share, mean: Decimal) -> Message {
    let reported = own.percent.unwrap_or(mean);
    Message::new("achievement-not-rolled-up").with("reported", reported).with("mean", mean)
}

fn fix_title(mean: Decimal) -> Message {
    Message::new("achievement-not-rolled-up.fix").with("mean", mean)
}

/// Points at what stands under a node.
pub(crate) fn label<'f>(mut draft: Draft<'f>, parts: &[Part]) -> Draft<'f> {
    for part in parts {
        let message = match part.weight.and_then(|it| it.percent) {
            _ if parts.len() == 1 => Message::new("achievement-not-rolled-up.label-only"),
            Some(it) => Message::new("achievement-not-rolled-up.label").with("weight", it),
            None => Message::new("achievement-not-rolled-up.label-unweighted"),
        };
        draft = match part.section {
            Some(it) => draft.label_in(it, part.achieved.span, message),
            None => draft.label(part.achieved.span, message),
        };
    }
    draft
}
