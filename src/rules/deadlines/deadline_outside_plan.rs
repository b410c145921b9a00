use crate::finding::Message;
use crate::model::Target;
use crate::rule::{IndicatorCx, Sink, rule};

rule! {
    /// A deadline lies outside the year of the plan.
    ///
    /// What is to be reached in another year belongs to the plan of that year. A target that
    /// names its year is held against that year.
    ///
    /// Source: legislative decree 150/2009, article 5, paragraph 2, letter d: objectives
    /// refer to a definite span of time, normally a year. It binds chambers of commerce.
    ///
    /// ```plan,fails
    /// piano "Camera di commercio" 2023
    /// obiettivo 01.01 "Sostegno alle imprese"
    ///   indicatore "Emanazione del bando"
    ///     target entro 30-04-2024
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// piano "Camera di commercio" 2023
    /// obiettivo 01.01 "Sostegno alle imprese"
    ///   indicatore "Emanazione del bando"
    ///     target entro 30-04-2023
    ///     target 2024 entro 30-04-2024
    /// ```
    ///
    /// Allow it where an act must by law be adopted after the end of the year.
    "deadline-outside-plan", Error, Deadlines, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    for target in &cx.indicator.targets {
        let date = target.goal.value.date().map(|it| (it, target.goal.value.source));
        let date = date.or(target.goal.by.map(|it| (it.date, it.source)));
        let Some(((date, source), year)) = date.zip(year_of(cx, target)) else { continue };
        if date.year() != year {
            let id = match target.year {
                Some(_) => "deadline-outside-plan.of-target",
                None => "deadline-outside-plan",
            };
            // A year is a name, not a quantity: it has no thousands.
            let message = Message::new(id).with("date", date).with("year", year.to_string().as_str());
            sink.report(cx.span(source), message);
        }
    }
}

/// The year that a target is for.
pub(crate) fn year_of(cx: &IndicatorCx<'_, '_>, target: &Target<'_>) -> Option<i16> {
    target.year.map(|it| it.1).or(cx.plan().year)
}
