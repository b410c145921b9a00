use crate::compare::{Shift, policy_shift};
use crate::finding::{Message, Severity};
use crate::rule::{HistoryCx, Sink, rule};
use crate::scoring::Policy;
use crate::syntax::{Property, Rank, Scoring};

rule! {
    /// Achievements are computed by another policy than in the earlier plan.
    ///
    /// With another policy the same results earn other achievements, and no target and no
    /// weight has to move for it. Both policies are asked what they give for results from
    /// nothing to two and a half times the target: the finding says whether most of them earn
    /// more now, or less. Within one year, and where most earn more, it is a warning unless the
    /// reason is recorded; else it is a note. A report has no place to declare a policy, and none
    /// is missed there.
    ///
    /// Source: legislative decree 150/2009, article 7 (the system of measurement is adopted
    /// before the year that it measures, and updated yearly).
    ///
    /// ```plan,before
    /// piano "Ente" 2023
    ///   valutazione soglia
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    /// ```
    ///
    /// ```plan,fails
    /// piano "Ente" 2023
    ///   precedente  "piano.piano"
    ///   valutazione proporzionale
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    /// ```
    ///
    /// Keep the policy, or record why it changes:
    ///
    /// ```plan,notes
    /// piano "Ente" 2023
    ///   precedente  "piano.piano"
    ///   valutazione proporzionale
    ///   motivazione "Sistema di misurazione aggiornato con delibera 12 del 30 gennaio 2023"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    /// ```
    "changed-scoring", Warning, History, since "0.1.0", History(check)
}

fn check(cx: &HistoryCx<'_, '_>, sink: &mut Sink<'_>) {
    let (Some((_, before)), Some(now)) = (cx.before, cx.now) else { return };
    let is_silent = |it: &Option<Box<Scoring<'_>>>, is_report: bool| it.is_none() && is_report;
    let (old, new) = (&before.node.scoring, &now.node.scoring);
    let is_broken = [before, now].iter().any(|it| it.node.broken.has(Property::Scoring));
    let is_unsaid = is_silent(old, cx.earlier.report.is_some()) || is_silent(new, cx.plan.is_report);
    if now.rank() != Rank::Plan || is_broken || is_unsaid {
        return;
    }
    let policy = |it: &Option<Box<Scoring<'_>>>| it.as_deref().map_or_else(Policy::default, Policy::from);
    let Some(shift) = policy_shift(&policy(old), &policy(new)) else { return };
    let id = match (old.is_some(), new.is_some()) {
        (true, false) => "changed-scoring.removed",
        (false, _) => "changed-scoring.added",
        (true, true) => "changed-scoring",
    };
    let span = cx.span(new.as_ref().map_or(now.node.anchor(), |it| it.source));
    let message = Message::new(id).with("before", words(old)).with("now", words(new));
    let draft = sink.report(span, shift.said_in(message));
    let draft = match old {
        Some(it) => {
            draft.label_earlier(cx.span_before(it.source), Message::new("changed-scoring.label-before"))
        }
        None => draft,
    };
    let is_warning = cx.is_same_year() || shift == Shift::Easier;
    if !is_warning || cx.is_explained(None) {
        draft.at_most(Severity::Info);
    }
}

/// A policy as it is written.
fn words<'a>(scoring: &Option<Box<Scoring<'a>>>) -> &'a str {
    scoring.as_ref().map_or("", |it| it.source)
}
