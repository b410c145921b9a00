use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::syntax::Comparator;

rule! {
    /// A result came half a year or more before its deadline.
    ///
    /// A deadline that is met by so much may have been set with too much room. Often there
    /// was a good reason, so the rule is off unless asked for. The configuration can set
    /// another number of days than 180.
    ///
    /// Source: the ministry guidelines 2/2017 ask to look at significant deviations, without
    /// a number. The Court of Auditors, resolution 62/2024/G, finds indicators with little
    /// challenge.
    ///
    /// ```plan,fails
    /// piano "Camera di commercio" 2023
    /// obiettivo 01.01 "Sostegno alle imprese"
    ///   indicatore "Emanazione del bando"
    ///     target     entro 31-12-2023
    ///     consuntivo 14-02-2023
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// piano "Camera di commercio" 2023
    /// obiettivo 01.01 "Sostegno alle imprese"
    ///   indicatore "Emanazione del bando"
    ///     target     entro 28-02-2023
    ///     consuntivo 14-02-2023
    /// ```
    ///
    /// Allow it where the deadline is set by a law or by another body.
    "early-by-half-year", Pedantic, Deadlines, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let (Some(target), Some(result)) = (cx.target(), cx.result()) else { return };
    let is_deadline = matches!(
        target.goal.comparator,
        Comparator::By | Comparator::AtMost | Comparator::LessThan | Comparator::Implicit
    );
    let Some((deadline, date)) = target.goal.value.date().zip(result.value.date()) else { return };
    // A date of another year is most likely mistyped, and has a finding of its own.
    if !is_deadline || deadline.year() != date.year() {
        return;
    }
    let days = u32::try_from(crate::scoring::days_between(date, deadline)).unwrap_or(0);
    if days > cx.settings().early_days {
        let message = Message::new("early-by-half-year").with("days", days);
        sink.report(cx.span(result.value.source), message)
            .label(cx.span(target.goal.value.source), Message::new("early-by-half-year.label-deadline"));
    }
}
