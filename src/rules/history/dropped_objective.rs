use crate::compare::Shift;
use crate::finding::{Message, Severity};
use crate::rule::{HistoryCx, Sink, rule};
use crate::rules::history::full_name;
use crate::syntax::Rank;

rule! {
    /// An objective of the earlier plan is no longer there.
    ///
    /// Between a plan and the report on it that is a warning: the report owes a result for
    /// each objective. From one year to the next it is a note. An objective that only has
    /// another code or another name is found again by the other of the two.
    ///
    /// Source: legislative decree 150/2009, article 10: the report shows the results for each
    /// objective, with the deviations.
    ///
    /// ```plan,before
    /// piano "Ente" 2023
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    /// obiettivo 01.02 "Arbitrato e mediazione"
    ///   indicatore "Atti depositati"
    ///     target >= 40 N
    /// ```
    ///
    /// ```plan,fails
    /// piano "Ente" 2023
    ///   precedente "piano.piano"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target     >= 90%
    ///     consuntivo 92%
    /// ```
    ///
    /// Report on it, even where nothing was reached:
    ///
    /// ```plan
    /// piano "Ente" 2023
    ///   precedente "piano.piano"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target     >= 90%
    ///     consuntivo 92%
    /// obiettivo 01.02 "Arbitrato e mediazione"
    ///   indicatore "Atti depositati"
    ///     target      >= 40 N
    ///     consuntivo  0 N
    ///     motivazione "L'organismo è stato sospeso a marzo"
    /// ```
    "dropped-objective", Warning, History, since "0.1.0", History(check)
}

fn check(cx: &HistoryCx<'_, '_>, sink: &mut Sink<'_>) {
    let (Some((_, before)), None) = (cx.before, cx.now) else { return };
    let id = match before.rank() {
        Rank::Perspective => "dropped-objective.perspective",
        Rank::Area => "dropped-objective.area",
        Rank::Goal => "dropped-objective.goal",
        Rank::Plan | Rank::Objective | Rank::Indicator => "dropped-objective",
    };
    let draft = sink
        .report(
            cx.anchor,
            Shift::Other.said_in(Message::new(id).with("name", full_name(&before.node).as_str())),
        )
        .label_earlier(cx.span_before(before.node.anchor()), Message::new("dropped-objective.label-before"));
    if !cx.is_same_year() {
        draft.at_most(Severity::Info);
    }
}
