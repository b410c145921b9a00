use std::ops::Range;

use crate::finding::Message;
use crate::model::code::Numbered;
use crate::rule::{PlanCx, PlanSink, rule};
use crate::syntax::Rank;

rule! {
    /// The numbered perspectives of a plan leave one out, or stand out of order.
    ///
    /// A balanced scorecard has numbered perspectives, most often four. Where one is
    /// missing its objectives are missing too, or they stand under another perspective. Nothing
    /// is said where more numbers are left out than used.
    ///
    /// Source: legislative decree 150/2009, article 5, asks that objectives be relevant to
    /// the mission and the priorities of the body; each perspective is a part of them.
    ///
    /// ```plan,fails
    /// piano "Camera di commercio" 2023
    /// prospettiva BSC1 "Utenti-imprese-territorio"
    /// prospettiva BSC4 "Processi interni"
    /// prospettiva BSC2 "Economico-finanziaria"
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// piano "Camera di commercio" 2023
    /// prospettiva BSC1 "Utenti-imprese-territorio"
    /// prospettiva BSC2 "Economico-finanziaria"
    /// prospettiva BSC3 "Apprendimento, crescita e innovazione"
    /// prospettiva BSC4 "Processi interni"
    /// ```
    ///
    /// Allow it where a perspective was left out on purpose.
    "perspective-gap", Warning, Structure, since "0.1.0", Plan(check)
}

fn check(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    let mut run: Vec<(Numbered<'_>, usize)> = Vec::new();
    let mut place = None;
    let mut from = 0;
    for i in cx.outline.of_rank(Rank::Perspective) {
        let Some(code) = cx.outline.code(i).and_then(Numbered::of) else { continue };
        let here = Some((cx.outline.parent(i), code.prefix));
        if place != here {
            report(cx, &run, from..i, sink);
            run.clear();
            place = here;
            from = i;
        }
        run.push((code, i));
    }
    report(cx, &run, from..cx.sections.len(), sink);
}

/// Reports a run of perspectives, found between these sections.
fn report(cx: &PlanCx<'_>, run: &[(Numbered<'_>, usize)], around: Range<usize>, sink: &mut PlanSink<'_>) {
    let Some((first, _)) = run.first() else { return };
    let mut present: Vec<u32> = run.iter().map(|it| it.0.number).filter(|it| *it > 0).collect();
    present.sort_unstable();
    let n_numbered = present.len();
    present.dedup();
    let highest = present.last().copied().unwrap_or(0) as usize;
    let n_missing = highest.saturating_sub(present.len());
    // A number that stands twice has a finding of its own, and may be the one missing.
    if run.len() < 2 || present.len() < n_numbered || n_missing > present.len() {
        return;
    }
    // The first that does not follow the one before it.
    let is_off = |it: &&[(Numbered<'_>, usize)]| match it {
        [(a, _), (b, _)] => a.number.checked_add(1) != Some(b.number),
        _ => false,
    };
    let second = run.windows(2).find(is_off).and_then(|it| it.last());
    let Some((code, section)) = run.first().filter(|it| it.0.number > 1).or(second) else { return };
    // A heading that cannot be read may be the perspective.
    let mut around = cx.sections.get(around).unwrap_or(cx.sections).iter();
    if around.any(|it| it.may_hide(Rank::Perspective, first.prefix)) {
        return;
    }
    let Some(here) = cx.sections.get(*section) else { return };
    let written: Vec<&str> = run.iter().filter_map(|it| cx.outline.code(it.1)).collect();
    let mut missing =
        (1..=u32::try_from(highest).unwrap_or(0)).filter(|it| present.binary_search(it).is_err());
    let missing: Vec<String> = missing.by_ref().map(|it| code.with(it)).collect();
    let id = if missing.is_empty() { "perspective-gap.order" } else { "perspective-gap" };
    let message = Message::new(id)
        .with("written", written.join(", ").as_str())
        .with("missing", missing.join(", ").as_str());
    let mut draft = sink.report(*section, here.code_span, message);
    for (_, other) in run.iter().filter(|it| it.1 != *section) {
        if let Some(it) = cx.sections.get(*other) {
            draft = draft.label_in(*other, it.code_span, Message::new("perspective-gap.label"));
        }
    }
}
