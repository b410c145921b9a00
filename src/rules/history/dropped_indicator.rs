use crate::compare::Shift;
use crate::finding::{Message, Severity};
use crate::model::Indicator;
use crate::rule::{HistoryCx, Sink, rule};
use crate::scoring::{Verdict, assess, verdict};

rule! {
    /// An indicator of the earlier plan is no longer there.
    ///
    /// Between a plan and the report on it, or after a change in the course of the year, that
    /// is a warning: what was to be measured is not. From one year to the next indicators come
    /// and go, so it is a note, unless the indicator is one whose target was missed: then the
    /// miss goes out of sight with it. A reason recorded under the objective settles it.
    /// An indicator that is still there but neutralised, or no longer applicable, counts no more,
    /// and is said here too.
    ///
    /// Source: legislative decree 150/2009, article 10 (results against each objective, with
    /// the deviations) and article 5, paragraph 2, letter f (comparable with the three years
    /// before at least).
    ///
    /// ```plan,before
    /// piano "Ente" 2022
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target     >= 90%
    ///     consuntivo 71%
    ///   indicatore "Utenti soddisfatti"
    ///     target     >= 80%
    ///     consuntivo 86%
    /// ```
    ///
    /// ```plan,fails
    /// piano "Ente" 2023
    ///   precedente "2022.piano"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Utenti soddisfatti"
    ///     target >= 86%
    /// ```
    ///
    /// Keep the indicator, or say why it goes:
    ///
    /// ```plan,notes
    /// piano "Ente" 2023
    ///   precedente "2022.piano"
    /// obiettivo 01.01 "Sportello telematico"
    ///   motivazione "Dal 2023 le pratiche sono evase dal portale unico nazionale"
    ///   indicatore "Utenti soddisfatti"
    ///     target >= 86%
    /// ```
    "dropped-indicator", Warning, History, since "0.1.0", History(check)
}

fn check(cx: &HistoryCx<'_, '_>, sink: &mut Sink<'_>) {
    for it in cx.dropped() {
        let was_missed = is_missed(cx, it);
        let id = if was_missed { "dropped-indicator.missed" } else { "dropped-indicator" };
        let effect = if was_missed { Shift::Easier } else { Shift::Other };
        let message = effect.said_in(Message::new(id).with("name", it.node.name()));
        let draft = sink
            .report(cx.anchor, message)
            .label_earlier(cx.span_before(it.node.anchor()), Message::new("dropped-indicator.label-before"));
        if !(cx.is_same_year() || was_missed) || cx.is_explained(None) {
            draft.at_most(Severity::Info);
        }
    }
    for it in cx.kept() {
        let is_out =
            |it: &Indicator<'_>, year| assess(it, year, &cx.plan.policy, cx.plan.is_report).is_excluded;
        if !is_out(it.now, cx.plan.year) || is_out(it.before, cx.earlier.year) {
            continue;
        }
        let message = Shift::Easier.said_in(Message::new("dropped-indicator.neutralised"));
        let draft = sink.report_on(it.now.number, cx.span(it.now.node.anchor()), message).label_earlier(
            cx.span_before(it.before.node.anchor()),
            Message::new("dropped-indicator.label-before"),
        );
        if cx.is_explained(Some(it.now)) {
            draft.at_most(Severity::Info);
        }
    }
}

/// Whether its target was missed in the earlier edition.
fn is_missed(cx: &HistoryCx<'_, '_>, it: &Indicator<'_>) -> bool {
    let figures = it.target(cx.earlier.year).zip(it.result(cx.earlier.year));
    figures.is_some_and(|(target, result)| verdict(&target.goal, &result.value) == Verdict::Missed)
}
