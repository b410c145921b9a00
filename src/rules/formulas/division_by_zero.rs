use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::rules::formulas::unknown_measure::terms;
use crate::scoring::FormulaProblem;
use crate::syntax::TermKind;

rule! {
    /// A formula divides by zero on the given measures.
    ///
    /// There is no result then. Where nothing happened that could be measured, say so: a
    /// result of `n/a` takes the indicator out of the reckoning.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Ricorsi accolti"
    ///     misura  accolti    = 0 N
    ///     misura  presentati = 0 N
    ///     formula accolti / presentati
    ///     target  <= 10%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Ricorsi accolti"
    ///     misura     accolti    = 0 N
    ///     misura     presentati = 0 N
    ///     formula    accolti / presentati
    ///     target     <= 10%
    ///     consuntivo n/a
    /// ```
    ///
    /// Instead of allowing it, say that the indicator does not apply: `n/a`.
    "division-by-zero", Error, Formulas, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let Some(FormulaProblem::DivisionByZero(operator)) = cx.evaluation.problem else { return };
    // The plan says itself that there is nothing to measure.
    if cx.assessment.is_excluded {
        return;
    }
    let mut draft = sink.report(cx.span(operator), Message::new("division-by-zero"));
    let names = terms(cx.indicator).iter().filter(|it| it.kind == TermKind::Measure);
    let mut labelled = Vec::new();
    for value in names.filter_map(|it| cx.indicator.measure(it.source)?.value) {
        let span = cx.span(value.source);
        if value.number().is_some_and(|it| it.is_zero()) && !labelled.contains(&span) {
            labelled.push(span);
            draft = draft.label(span, Message::new("division-by-zero.label-zero"));
        }
    }
}
