use crate::finding::Message;
use crate::model::Standing;
use crate::rule::{PlanCx, PlanSink, rule};
use crate::rules::results::achievement_not_rolled_up::{label, parts};

rule! {
    /// An achievement lies above or below all of the achievements under it.
    ///
    /// Every mean, with whatever weights, lies between the least and the greatest of what it is
    /// the mean of. Where no weights say how the figures add up, this much is still certain.
    /// Nothing is said where a reason is recorded, or where an achievement below contradicts
    /// its result: then that is reported.
    ///
    /// Source: D.P.C.M. 18 September 2012, article 3, asks for the method of computing.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   grado 100%
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    ///     grado  10%
    ///   indicatore "Richieste di assistenza evase"
    ///     target >= 80%
    ///     grado  20%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   grado 15%
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    ///     grado  10%
    ///   indicatore "Richieste di assistenza evase"
    ///     target >= 80%
    ///     grado  20%
    /// ```
    ///
    /// Instead of allowing it, record a `motivazione` (reason) with the node.
    "impossible-roll-up", Error, Results, since "0.1.0", Plan(check)
}

fn check(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    if !cx.sections.iter().any(|it| it.achieved.is_some()) {
        return;
    }
    for (i, (section, score)) in cx.sections.iter().zip(cx.scores()).enumerate() {
        if score.standing != Standing::Impossible || score.has_reason {
            continue;
        }
        let Some((own, reported)) = section.achieved.and_then(|it| Some((it, it.percent?))) else { continue };
        let parts = parts(cx, i);
        let printed = || parts.iter().filter_map(|it| it.achieved.percent);
        let Some((least, most)) = printed().min().zip(printed().max()) else { continue };
        let message = Message::new("impossible-roll-up")
            .with("achieved", reported)
            .with("least", least)
            .with("most", most);
        label(sink.report(i, own.span, message), &parts);
    }
}
