use rust_decimal::Decimal;

use crate::finding::Message;
use crate::model::Share;
use crate::rule::{PlanCx, PlanSink, SectionCx, Sink, rule};
use crate::rules::weights::weight_out_of_range::is_weight;
use crate::scoring::half_unit;
use crate::text::Edit;

rule! {
    /// The weights of siblings do not add up to 100 %.
    ///
    /// An achievement is rolled up as a weighted mean. With any other sum the mean has no
    /// meaning, and software that silently rescales it hides the slip. The tolerance is half
    /// a unit of the last printed digit for each weight, so 33,33 three times is fine.
    ///
    /// Source: the weight column of the annex tables to CiVIT resolution 5/2012, kept by
    /// the Unioncamere guidelines on the performance plan (2019).
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     peso   60%
    ///     target >= 90%
    ///   indicatore "Richieste di assistenza evase"
    ///     peso   30%
    ///     target >= 80%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     peso   60%
    ///     target >= 90%
    ///   indicatore "Richieste di assistenza evase"
    ///     peso   40%
    ///     target >= 80%
    /// ```
    ///
    /// Allow it where the body's own method gives weights another sum, and name the method.
    "weights-not-100", Error, Weights, since "0.1.0", Levels(indicators, nodes)
}

fn indicators(cx: &SectionCx<'_, '_>, sink: &mut Sink<'_>) {
    let indicators = &cx.section.indicators;
    // A weight that could not be read may be what is missing to 100, and so may that of an
    // indicator whose heading could not; or the indicators behind are another objective's.
    if cx.section.hides_indicator || indicators.iter().any(|it| it.node.weight.is_none()) {
        return;
    }
    let weights = indicators.iter().map(|it| it.node.weight.as_ref().and_then(Share::percent_of));
    let Some(total) = wrong_total(weights) else { return };
    let shares = indicators
        .iter()
        .filter_map(|it| Some(Share::of(it.node.weight.as_ref()?, it.node.keyword, cx.section.source)));
    let shares: Vec<Share> = shares.collect();
    let Some(first) = shares.first() else { return };
    let mut draft = sink.report(first.span, message(total, shares.len()));
    for share in shares.iter().skip(1) {
        draft = draft.label(share.span, Message::new("weights-not-100.label"));
    }
    for (title, edits) in fixes(&shares, total) {
        draft = draft.unsafe_fix(title, edits);
    }
}

fn nodes(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    for (parent, family) in cx.outline.families() {
        if !cx.outline.knows_children(parent) {
            continue;
        }
        let shares: Vec<(usize, Share)> =
            family.iter().filter_map(|it| Some((*it, cx.sections.get(*it)?.weight?))).collect();
        if shares.len() < family.len() {
            continue;
        }
        let plain: Vec<Share> = shares.iter().map(|it| it.1).collect();
        let Some((total, (section, first))) =
            wrong_total(plain.iter().map(|it| it.percent)).zip(shares.first().copied())
        else {
            continue;
        };
        let mut draft = sink.report(section, first.span, message(total, shares.len()));
        for (section, share) in shares.iter().skip(1) {
            draft = draft.label_in(*section, share.span, Message::new("weights-not-100.label"));
        }
        for (title, edits) in fixes(&plain, total) {
            let sections = shares.iter().filter_map(|it| u32::try_from(it.0).ok());
            let elsewhere = sections.zip(edits).collect();
            draft = draft.fix(crate::finding::Fix { title, safe: false, edits: Vec::new(), elsewhere });
        }
    }
}

fn message(total: Decimal, n: usize) -> Message {
    Message::new("weights-not-100").with("total", total.normalize()).with("n", n)
}

/// The sum of the weights, where all are numbers and it is not 100 within the tolerance.
pub(crate) fn wrong_total(weights: impl Iterator<Item = Option<Decimal>>) -> Option<Decimal> {
    let mut total = Decimal::ZERO;
    let mut tolerance = Decimal::ZERO;
    let mut n: usize = 0;
    for weight in weights {
        // A weight that no sum can hold is reported on its own.
        let weight = weight.filter(|it| is_weight(*it))?;
        total = total.checked_add(weight)?;
        tolerance = tolerance.checked_add(half_unit(weight.scale()))?;
        n = n.saturating_add(1);
    }
    let gap = total.checked_sub(Decimal::ONE_HUNDRED)?.abs();
    // A single weight is no rounded part of anything.
    let allowed = if n == 1 { Decimal::ZERO } else { tolerance };
    (n > 0 && gap > allowed).then_some(total)
}

/// Scale all to 100 %, or give what is missing to the last.
fn fixes(shares: &[Share], total: Decimal) -> Vec<(Message, Vec<Edit>)> {
    let mut res = Vec::new();
    if let Some(scaled) = scaled(shares, total) {
        let edits = shares.iter().zip(&scaled).map(|(share, it)| share.edit(*it));
        res.push((Message::new("weights-not-100.fix-scale"), edits.collect()));
    }
    if shares.len() > 1
        && let Some((last, rest)) = shares.last().zip(rest_for_last(shares, total))
    {
        // Every edit has its place in the list, so that plans can pair it with its section.
        let mut edits: Vec<Edit> = shares.iter().filter_map(|it| Some(it.edit(it.percent?))).collect();
        edits.pop();
        edits.push(last.edit(rest));
        res.push((Message::new("weights-not-100.fix-rest").with("rest", rest), edits));
    }
    res
}

/// The weights in proportion, at the digits of the most exact one, two at least where they
/// do not come out even; what rounding leaves goes to the heaviest, so the sum is 100.
pub(crate) fn scaled(shares: &[Share], total: Decimal) -> Option<Vec<Decimal>> {
    let weights: Vec<Decimal> = shares.iter().map(|it| it.percent).collect::<Option<_>>()?;
    if total <= Decimal::ZERO || weights.iter().any(|it| *it <= Decimal::ZERO) {
        return None;
    }
    let exact: Vec<Decimal> = weights
        .iter()
        .map(|it| it.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(total))
        .collect::<Option<_>>()?;
    let printed = weights.iter().map(Decimal::scale).max().unwrap_or(0);
    let comes_out_even = exact.iter().all(|it| it.normalize().scale() <= printed);
    let decimals = if comes_out_even { printed } else { printed.max(2) };
    let mut res: Vec<Decimal> = exact.iter().map(|it| crate::scoring::rounded(*it, decimals)).collect();
    let mut sum = Decimal::ZERO;
    for it in &res {
        sum = sum.checked_add(*it)?;
    }
    let left = Decimal::ONE_HUNDRED.checked_sub(sum)?;
    let heaviest = res.iter_mut().max()?;
    *heaviest = heaviest.checked_add(left)?;
    // A weight too small for its printed digits would vanish.
    res.iter().all(|it| *it > Decimal::ZERO).then_some(res)
}

fn rest_for_last(shares: &[Share], total: Decimal) -> Option<Decimal> {
    let last = shares.last()?.percent?;
    let rest = Decimal::ONE_HUNDRED.checked_sub(total)?.checked_add(last)?;
    (rest > Decimal::ZERO).then_some(rest)
}
