use crate::compare::Shift;
use crate::finding::Message;
use crate::rule::{HistoryCx, Sink, rule};
use crate::syntax::Rank;

rule! {
    /// An objective is new: the earlier plan does not have it.
    ///
    /// Nothing is wrong with that. It is said so that a reader sees what the comparison took
    /// for new: an objective that goes on under another name and another code is perhaps not
    /// recognised, and its history is lost.
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
    ///     target >= 90%
    /// obiettivo 01.02 "Formazione del personale"
    ///   indicatore "Ore per dipendente"
    ///     target >= 24 ore
    /// ```
    ///
    /// An objective with a new code and its old name is not new:
    ///
    /// ```plan
    /// piano "Ente" 2023
    ///   precedente "2022.piano"
    /// obiettivo 02.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    /// ```
    "added-objective", Info, History, since "0.1.0", History(check)
}

fn check(cx: &HistoryCx<'_, '_>, sink: &mut Sink<'_>) {
    let (None, Some(now)) = (cx.before, cx.now) else { return };
    let id = match now.rank() {
        // Text before the first heading is no objective.
        Rank::Plan | Rank::Indicator => return,
        Rank::Perspective => "added-objective.perspective",
        Rank::Area => "added-objective.area",
        Rank::Goal => "added-objective.goal",
        Rank::Objective => "added-objective",
    };
    sink.report(cx.anchor, Shift::Other.said_in(Message::new(id)));
}
