use std::cmp::Ordering;

use crate::compare::{Rework, Shift, rework};
use crate::finding::{Message, Severity};
use crate::model::Indicator;
use crate::rule::{HistoryCx, Kept, Sink, rule};
use crate::scoring::{Computed, Fraction, Quantity, common, evaluate, less_is_better};
use crate::syntax::{Formula, Property};

rule! {
    /// An indicator is computed otherwise than in the earlier plan.
    ///
    /// The name stays and the figure means another thing: it cannot be set beside the one of
    /// the year before, and a target can become easy without being moved. Names of measures
    /// and small changes of wording do not count. Record the reason where the change is meant.
    ///
    /// A formula that is gone, one that was put into words, operands that stand in each other's
    /// places and a measure in another unit are said as such. Where the measures have values, the
    /// earlier formula is computed on them too, to say which of the two is kinder to the target.
    /// In a report, which may print no formula, one that is gone or in words is a note.
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
        let Some(rework) = rework(it.before, it.now) else { continue };
        if it.now.node.broken.has(Property::Formula) {
            continue;
        }
        let id = match rework {
            Rework::Removed => "changed-formula.removed",
            Rework::InWords => "changed-formula.in-words",
            Rework::TurnedRound => "changed-formula.turned",
            Rework::OtherUnit => "changed-formula.unit",
            Rework::Replaced => "changed-formula",
        };
        let effect = effect(cx, it).unwrap_or(Shift::Other);
        let draft = sink
            .report_on(it.now.number, cx.span(method(it.now)), effect.said_in(Message::new(id)))
            .label_earlier(cx.span_before(method(it.before)), Message::new("changed-formula.label-before"));
        let is_left_out = matches!(rework, Rework::Removed | Rework::InWords);
        if cx.is_explained(Some(it.now)) || (is_left_out && cx.plan.is_report) {
            draft.at_most(Severity::Info);
        }
    }
}

/// Whether the figure that is given now is kinder to the target than the earlier formula on the
/// same measures.
fn effect(cx: &HistoryCx<'_, '_>, it: Kept<'_, '_>) -> Option<Shift> {
    let target = &it.now.target(cx.plan.year)?.goal;
    let is_less_better = less_is_better(target.comparator)?;
    let as_before = it.now.clone().with_formula(it.before.formula.clone());
    let before = computed(&as_before)?;
    let now = computed(it.now).or_else(|| Quantity::of(&it.now.result(cx.plan.year)?.value))?;
    let (before, now) = common(before, now)?;
    let gain: Ordering = if is_less_better { before.cmp(&now) } else { now.cmp(&before) };
    Some(Shift::of_gain(gain))
}

fn computed<'a>(indicator: &Indicator<'a>) -> Option<Quantity<'a>> {
    match evaluate(indicator).value? {
        Computed::Quantity(it) => it.amount.is_some_and(|it: Fraction| it.value().is_some()).then_some(it),
        Computed::Date(_) => None,
    }
}

/// What says how an indicator is computed: its formula, else its only measure.
fn method<'a>(it: &Indicator<'a>) -> &'a str {
    let measure = || it.measures.first().and_then(|it| it.description).map(|it| it.source);
    it.formula.as_ref().map(Formula::source).or_else(measure).unwrap_or(it.node.anchor())
}
