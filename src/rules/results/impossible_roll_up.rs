use rust_decimal::Decimal;

use crate::finding::Message;
use crate::model::Standing;
use crate::rule::{PlanCx, PlanSink, rule};
use crate::rules::results::achievement_not_rolled_up::{label, parts};
use crate::rules::results::below;
use crate::scoring::rounded;

rule! {
    /// An achievement lies above or below all of the achievements under it.
    ///
    /// Every mean, with whatever weights, lies between the least and the greatest of what it is
    /// the mean of. Where no weights say how the figures add up, this much is still certain.
    /// What reports no achievement counts with all that its results allow.
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
        let Some((least, most)) = score.between else { continue };
        let counted = cx.outline.children(i).filter_map(|it| cx.sections.get(it));
        let nodes = counted.filter(|it| !it.is_excluded).map(|it| it.achieved.is_some());
        let indicators = section.indicators.iter().filter(|it| !it.is_excluded);
        let is_reported = indicators.map(|it| it.achieved.is_some()).chain(nodes).all(|it| it);
        let id = if is_reported { "impossible-roll-up" } else { "impossible-roll-up.by-results" };
        let decimals = |it: Decimal| rounded(it, it.normalize().scale().min(2));
        let message = Message::new(id)
            .with("achieved", reported)
            .with("least", decimals(least))
            .with("most", decimals(most));
        let draft = sink.report(i, own.span, message);
        match is_reported {
            true => label(draft, &parts(cx, i)),
            false => below::label(draft, &below::results(cx, i)),
        };
    }
}
