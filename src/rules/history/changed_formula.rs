use crate::compare::same_method;
use crate::finding::Message;
use crate::model::Indicator;
use crate::rule::{HistoryCx, Sink, rule};
use crate::syntax::Formula;

rule! {
    /// An indicator is computed otherwise than in the earlier plan.
    ///
    /// The name stays and the figure means another thing: it cannot be set beside the one of
    /// the year before, and a target can become easy without being moved. Names of measures
    /// and small changes of wording do not count. Record the reason where the change is meant.
    ///
    /// Source: legislative decree 150/2009, article 5, paragraph 2, letter f (comparable with
    /// the three years before at least); decree of the President of the Council of Ministers
    /// of 18 September 2012, article 3 (method or algorithm of each indicator).
    ///
    /// ```plan,before
    /// piano "Ente" 2022
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     misura  evase "pratiche evase in cinque giorni"
    ///     misura  tutte "pratiche presentate nell'anno"
    ///     formula evase / tutte
    ///     target  >= 90%
    /// ```
    ///
    /// ```plan,fails
    /// piano "Ente" 2023
    ///   precedente "2022.piano"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     misura  evase "pratiche evase in cinque giorni"
    ///     misura  tutte "richieste ammesse dopo l'istruttoria"
    ///     formula evase / tutte
    ///     target  >= 90%
    /// ```
    ///
    /// ```plan
    /// piano "Ente" 2023
    ///   precedente "2022.piano"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     misura  a "pratiche evase in cinque giorni"
    ///     misura  b "n. di pratiche presentate"
    ///     formula a / b
    ///     target  >= 90%
    /// ```
    "changed-formula", Warning, History, since "0.1.0", History(check)
}

fn check(cx: &HistoryCx<'_, '_>, sink: &mut Sink<'_>) {
    for it in cx.kept() {
        if same_method(it.before, it.now) || cx.is_explained(Some(it.now)) {
            continue;
        }
        let message = Message::new("changed-formula");
        sink.report_on(it.now.number, cx.span(method(it.now)), message)
            .label_earlier(cx.span_before(method(it.before)), Message::new("changed-formula.label-before"));
    }
}

/// What says how an indicator is computed: its formula, else its only measure.
fn method<'a>(it: &Indicator<'a>) -> &'a str {
    let measure = || it.measures.first().and_then(|it| it.description).map(|it| it.source);
    it.formula.as_ref().map(Formula::source).or_else(measure).unwrap_or(it.node.anchor())
}
