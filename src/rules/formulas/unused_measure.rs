use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::rules::formulas::unknown_measure::{is_used, terms};
use crate::syntax::TermKind;

rule! {
    /// A measure that the formula does not use.
    ///
    /// Either the formula lacks an operand, or the measure is left over from another
    /// version. Where the formula is in words, or there is none, nothing is said.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Atti depositati in modalità telematica"
    ///     misura  telematici = 46 N
    ///     misura  cartacei   = 1 N
    ///     misura  depositati = 47 N
    ///     formula telematici / depositati
    ///     target  >= 70%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Atti depositati in modalità telematica"
    ///     misura  telematici = 46 N
    ///     misura  cartacei   = 1 N
    ///     formula telematici / (telematici + cartacei)
    ///     target  >= 70%
    /// ```
    ///
    /// Allow it where a measure is given for information only.
    "unused-measure", Warning, Formulas, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let indicator = cx.indicator;
    let terms = terms(indicator);
    // A name in the formula that no measure has is most likely a slip for the unused one.
    let is_unknown = |it: &str| indicator.measure(it).is_none();
    if terms.is_empty() || terms.iter().any(|it| it.kind == TermKind::Measure && is_unknown(it.source)) {
        return;
    }
    for measure in indicator.measures.iter().filter(|it| !is_used(indicator, it.name)) {
        sink.report(cx.span(measure.name), Message::new("unused-measure").with("name", measure.name));
    }
}
