use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::scoring::FormulaProblem;

rule! {
    /// A formula gives a number with more digits than can be held.
    ///
    /// Arithmetic is exact, with up to 28 digits. A value beyond them is no figure of a
    /// plan: most often a unit or an operator is wrong.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Atti depositati"
    ///     misura  atti = 100000000000000 N
    ///     formula atti * atti * atti
    ///     target  >= 70
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Atti depositati"
    ///     misura  atti = 100 N
    ///     formula atti
    ///     target  >= 70
    /// ```
    ///
    /// Instead of allowing it, use a larger unit.
    "formula-overflow", Error, Formulas, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    if let Some(FormulaProblem::Overflow(operator)) = cx.evaluation.problem {
        sink.report(cx.span(operator), Message::new("formula-overflow"));
    }
}
