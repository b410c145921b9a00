use crate::compare::{Shift, is_left_open, is_turned_round, shift};
use crate::finding::{Message, Severity};
use crate::model::Target;
use crate::rule::{HistoryCx, Kept, Sink, rule};
use crate::rules::against_target::{with_earlier_target, with_target};
use crate::scoring::{Verdict, verdict};
use crate::syntax::Property;

rule! {
    /// The target is not the one of the earlier plan.
    ///
    /// A target can be brought within reach by moving it: less where more is better, more
    /// where less is better, a later deadline. That is a warning, unless the plan records the
    /// reason, in a `motivazione` or in a note that speaks of the change; then, and where the
    /// target became harder or another thing, it is a note. Between two years a deadline is
    /// compared by its day: the end of March a year later is the same deadline. Where the
    /// earlier plan already set a target for this year, that one is compared.
    ///
    /// A target that is gone, one that asks for more where it asked for less, and one that no
    /// longer says "at least" or "at most" are warnings too. A report may print its targets
    /// without a comparator, or none at all: there it is a note.
    ///
    /// Source: legislative decree 150/2009, article 6: changes of objectives and indicators in
    /// the course of the year are recorded in the report and looked at for its validation;
    /// article 5, paragraph 2, letter c, asks for objectives that bring an improvement.
    ///
    /// ```plan,before
    /// piano "Ente" 2022
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    /// ```
    ///
    /// ```plan,fails
    /// piano "Ente" 2023
    ///   precedente "2022.piano"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 85%
    /// ```
    ///
    /// Keep the target, or record why it is moved:
    ///
    /// ```plan,notes
    /// piano "Ente" 2023
    ///   precedente "2022.piano"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target      >= 85%
    ///     motivazione "Due unità di personale in meno dal 1° marzo"
    /// ```
    "moved-target", Warning, History, since "0.1.0", History(check)
}

fn check(cx: &HistoryCx<'_, '_>, sink: &mut Sink<'_>) {
    for it in cx.kept() {
        match (cx.target_before(it.before), it.now.target(cx.plan.year)) {
            (Some(_), Some(_)) => compared(cx, it, sink),
            (Some(before), None) if !it.now.node.broken.has(Property::Target) => {
                let message = with_earlier_target(Message::new("moved-target.removed"), &before.goal);
                let draft = sink
                    .report_on(it.now.number, cx.span(it.now.node.anchor()), Shift::Easier.said_in(message))
                    .label_earlier(
                        cx.span_before(before.goal.source),
                        Message::new("moved-target.label-before"),
                    );
                if cx.plan.is_report || cx.is_explained(Some(it.now)) {
                    draft.at_most(Severity::Info);
                }
            }
            (None, Some(now)) if !it.before.node.broken.has(Property::Target) => {
                let message = with_target(Message::new("moved-target.added"), &now.goal);
                sink.report_on(it.now.number, cx.span(now.goal.source), Shift::Harder.said_in(message))
                    .at_most(Severity::Info);
            }
            _ => (),
        }
    }
}

/// Reports a target that is another one than before.
fn compared<'s, 'a>(cx: &HistoryCx<'s, 'a>, it: Kept<'s, 'a>, sink: &mut Sink<'_>) {
    let Some((before, now, shift)) = moved(cx, it) else { return };
    let is_turned = is_turned_round(&before.goal, &now.goal);
    let is_open = is_left_open(&before.goal, &now.goal);
    let id = match shift {
        _ if is_turned => "moved-target.turned",
        _ if is_open => "moved-target.open",
        Shift::Easier => "moved-target.easier",
        Shift::Harder => "moved-target.harder",
        Shift::Other => "moved-target.other",
    };
    let shift = if shift == Shift::Other { by_result(cx, it, before, now) } else { shift };
    let message = with_earlier_target(with_target(Message::new(id), &now.goal), &before.goal);
    let draft = sink
        .report_on(it.now.number, cx.span(now.goal.source), shift.said_in(message))
        .label_earlier(cx.span_before(before.goal.source), Message::new("moved-target.label-before"));
    let is_warning = shift == Shift::Easier || is_turned || (is_open && !cx.plan.is_report);
    if !is_warning || cx.is_explained(Some(it.now)) {
        draft.at_most(Severity::Info);
    }
}

/// Whom a change profits where the targets themselves do not say it: what the result missed
/// before and need not miss now, or the other way round.
fn by_result<'s, 'a>(
    cx: &HistoryCx<'s, 'a>,
    it: Kept<'s, 'a>,
    before: &Target<'_>,
    now: &Target<'_>,
) -> Shift {
    let Some(result) = it.now.result(cx.plan.year) else { return Shift::Other };
    match (verdict(&before.goal, &result.value), verdict(&now.goal, &result.value)) {
        (Verdict::Missed, Verdict::Met | Verdict::Unknown) => Shift::Easier,
        (Verdict::Met, Verdict::Missed) => Shift::Harder,
        _ => Shift::Other,
    }
}

/// The targets of an indicator in both editions and what became of it, where it was moved.
pub(crate) fn moved<'s, 'a>(
    cx: &HistoryCx<'s, 'a>,
    it: Kept<'s, 'a>,
) -> Option<(&'s Target<'a>, &'s Target<'a>, Shift)> {
    let (before, now) = cx.target_before(it.before).zip(it.now.target(cx.plan.year))?;
    // A target that was set for this very year is compared day by day.
    let is_for_this_year = before.year.is_some_and(|it| Some(it.1) == cx.plan.year);
    let years = if is_for_this_year { 0 } else { cx.years().unwrap_or(0) };
    Some((before, now, shift(&before.goal, &now.goal, years)?))
}
