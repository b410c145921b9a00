use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::rules::deadlines::deadline_outside_plan::year_of;

rule! {
    /// The date of a result lies outside the year of the plan.
    ///
    /// What was done in another year is no result of this one: most often the year is
    /// mistyped, or the row was copied from another report. A result that names its year is
    /// held against that year. Where the deadline lies in the same year as the result, only
    /// the deadline is reported.
    ///
    /// Source: legislative decree 150/2009, article 10: the report shows the results of the
    /// year. It binds chambers of commerce.
    ///
    /// ```plan,fails
    /// piano "Camera di commercio" 2023
    /// obiettivo 01.01 "Sostegno alle imprese"
    ///   indicatore "Emanazione del bando"
    ///     target     entro 30-04-2023
    ///     consuntivo 14-02-2022
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// piano "Camera di commercio" 2023
    /// obiettivo 01.01 "Sostegno alle imprese"
    ///   indicatore "Emanazione del bando"
    ///     target     entro 30-04-2023
    ///     consuntivo 14-02-2023
    /// ```
    ///
    /// Allow it where the work was in fact finished in another year, and say so.
    "result-outside-plan", Warning, Deadlines, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    for result in &cx.indicator.results {
        let year = result.year.map(|it| it.1).or(cx.plan().year);
        let Some((date, year)) = result.value.date().zip(year) else { continue };
        if date.year() == year {
            continue;
        }
        let is_of_deadline = cx.indicator.targets.iter().any(|it| {
            let deadline = it.goal.value.date().map(|it| it.year());
            deadline == Some(date.year()) && year_of(cx, it) == Some(year)
        });
        if !is_of_deadline {
            let message = Message::new("result-outside-plan");
            let message = message.with("date", date).with("year", year.to_string().as_str());
            sink.report(cx.span(result.value.source), message);
        }
    }
}
