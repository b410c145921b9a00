use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule, unit};
use crate::scoring::{Computed, Dimension, FormulaProblem, Quantity, Verdict, fits};
use crate::syntax::{Formula, Value, ValueKind};

rule! {
    /// A formula combines units that do not fit, or cannot give the unit of the target.
    ///
    /// Days cannot be added to euro, and a date is no number. A formula that gives days
    /// cannot be held against a target in %. Unlike things may be divided and multiplied,
    /// as a cost by a number of days. A number without a unit fits every unit but %.
    ///
    /// Source: D.P.C.M. 18 September 2012, article 3, paragraph 3, asks for unit and formula
    /// of each indicator.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Tempo di rilascio"
    ///     misura  giorni_lavorazione = 120 gg
    ///     misura  rilasci            = 40 N
    ///     formula giorni_lavorazione + rilasci
    ///     target  <= 5 gg
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Tempo di rilascio"
    ///     misura  giorni_lavorazione = 120 gg
    ///     misura  rilasci            = 40 N
    ///     formula giorni_lavorazione / rilasci
    ///     target  <= 5 gg
    /// ```
    ///
    /// Allow it where the formula holds a conversion that is not written out.
    "unit-mismatch-in-formula", Error, Formulas, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    match cx.evaluation.problem {
        Some(FormulaProblem::Units { operator, left, right }) => {
            let message = Message::new("unit-mismatch-in-formula");
            let message = message.with("left", unit(left)).with("right", unit(right));
            sink.report(cx.span(operator), message);
        }
        Some(FormulaProblem::NotANumber(operator)) => {
            let message = Message::new("unit-mismatch-in-formula.not-a-number").with("operator", operator);
            sink.report(cx.span(operator), message);
        }
        _ => against_target(cx, sink),
    }
}

/// What the formula gives, held against what the target asks for.
fn against_target(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    // A result of another kind than its target has a finding of its own.
    let (Some(computed), Some(target)) = (cx.evaluation.value, cx.target()) else { return };
    let Some(Formula::Terms { source, .. }) = &cx.indicator.formula else { return };
    if cx.assessment.verdict == Verdict::Incomparable {
        return;
    }
    let Some(wanted) = asked(&target.goal.value) else { return };
    let message = match (computed, wanted) {
        (Computed::Quantity(it), Asked::Unit(wanted)) if is_unlike(it.dimension, wanted) => {
            Message::new("unit-mismatch-in-formula.target")
                .with("computed", unit(it.dimension))
                .with("wanted", unit(wanted))
        }
        (Computed::Quantity(it), Asked::Date) => {
            Message::new("unit-mismatch-in-formula.target-date").with("computed", unit(it.dimension))
        }
        (Computed::Date(_), Asked::Unit(wanted)) => {
            Message::new("unit-mismatch-in-formula.date").with("wanted", unit(wanted))
        }
        _ => return,
    };
    sink.report(cx.span(source), message)
        .label(cx.span(target.goal.source), Message::new("unit-mismatch-in-formula.label-target"));
}

enum Asked<'a> {
    Unit(Dimension<'a>),
    Date,
}

fn asked<'a>(target: &Value<'a>) -> Option<Asked<'a>> {
    match target.kind {
        ValueKind::Date(_) => Some(Asked::Date),
        ValueKind::Number { .. } => Quantity::of(target).map(|it| Asked::Unit(it.dimension)),
        ValueKind::Range { .. } => Quantity::ends(target).map(|it| Asked::Unit(it.0.dimension)),
        _ => None,
    }
}

/// Whether two units surely differ: of a number without a unit nothing is known.
fn is_unlike(computed: Dimension<'_>, wanted: Dimension<'_>) -> bool {
    computed != Dimension::Bare && !fits(computed, wanted)
}
