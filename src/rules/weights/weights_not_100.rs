use rust_decimal::Decimal;

use crate::finding::{Fix, Message};
use crate::model::Share;
use crate::rule::{Draft, PlanCx, PlanSink, rule};
use crate::rules::weights::hundred::{Group, Of, groups};
use crate::scoring::Sum;
use crate::text::Edit;

rule! {
    /// The weights of siblings do not add up to 100 %.
    ///
    /// An achievement is rolled up as a weighted mean. With any other sum the mean has no
    /// meaning, and software that silently rescales it hides the slip. The tolerance is half
    /// a unit of the last printed decimal for each weight, so 33,33 three times is fine. Whole
    /// weights are rounded only where they are equal parts, as three times 33: 50 and 49 are
    /// not 100.
    ///
    /// In some plans not the weights of one objective make 100 %, but those of all indicators
    /// under a heading further up, in the whole plan, or of one owner. That is recognised by
    /// the sums, and then only those are held against 100 %.
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
    "weights-not-100", Error, Weights, since "0.1.0", Plan(check)
}

fn check(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    for group in groups(cx) {
        let Some(sum) = group.sum.filter(|it| !it.is_hundred()) else { continue };
        let shares = shares(cx, &group);
        let Some((section, first)) = shares.first().copied() else { continue };
        if group.is_of_several {
            // None of them is more likely wrong than another.
            sink.report(section, first.span, message("weights-not-100.of-several", sum));
            continue;
        }
        let draft = sink.report(section, first.span, message("weights-not-100", sum));
        match group.of {
            Of::Indicators => of_indicators(draft, &shares, sum),
            Of::Nodes(_) => of_nodes(draft, &shares, sum),
        }
    }
}

fn of_indicators(mut draft: Draft<'_>, shares: &[(usize, Share)], sum: Sum) {
    for (_, share) in shares.iter().skip(1) {
        draft = draft.label(share.span, Message::new("weights-not-100.label"));
    }
    for (title, edits) in fixes(&plain(shares), sum.total) {
        draft = draft.unsafe_fix(title, edits);
    }
}

fn of_nodes(mut draft: Draft<'_>, shares: &[(usize, Share)], sum: Sum) {
    for (section, share) in shares.iter().skip(1) {
        draft = draft.label_in(*section, share.span, Message::new("weights-not-100.label"));
    }
    for (title, edits) in fixes(&plain(shares), sum.total) {
        let sections = shares.iter().filter_map(|it| u32::try_from(it.0).ok());
        let elsewhere = sections.zip(edits).collect();
        draft = draft.fix(Fix { title, safe: false, is_choice: false, edits: Vec::new(), elsewhere });
    }
}

fn plain(shares: &[(usize, Share)]) -> Vec<Share> {
    shares.iter().map(|it| it.1).collect()
}

/// The weights of a group, each with its section; of several families those of the first.
fn shares(cx: &PlanCx<'_>, group: &Group<'_>) -> Vec<(usize, Share)> {
    let of_node = |it: usize| {
        let section = cx.sections.get(it)?;
        let is_theirs = group.owner.is_none() || section.owner.as_deref() == group.owner;
        Some((it, section.weight.filter(|_| is_theirs)?))
    };
    match (group.of, group.first) {
        (Of::Indicators, section) => {
            let it = section.and_then(|it| Some((it, cx.sections.get(it)?)));
            let weights =
                it.map(|it| it.1.indicators.iter().filter_map(move |one| Some((it.0, one.weight?))));
            weights.into_iter().flatten().collect()
        }
        (Of::Nodes(_), Some(above)) => cx.outline.children(above).filter_map(of_node).collect(),
        (Of::Nodes(_), None) => cx.outline.roots().filter_map(of_node).collect(),
    }
}

fn message(id: &'static str, sum: Sum) -> Message {
    Message::new(id).with("total", sum.total.normalize()).with("n", sum.n)
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
