use jiff::civil::Date;

use crate::finding::Message;
use crate::rule::{PlanCx, PlanSink, rule};
use crate::text::Span;

rule! {
    /// Two objectives under one heading were completed on the same day.
    ///
    /// Perhaps one activity was counted for both: five lessons and two events on the same
    /// subject, all on 6 April. The last day of a month is left alone, on which many things
    /// end. It may well be chance: hence it is off unless selected.
    ///
    /// Source: legislative decree 150/2009, article 5, paragraph 2, letter b (objectives are
    /// specific).
    ///
    /// ```plan,fails
    /// strategico 07 "Giustizia alternativa"
    /// obiettivo 07.03 "Corso per arbitri"
    ///   indicatore "Chiusura del corso"
    ///     target     entro 30-06-2023
    ///     consuntivo 06-04-2023
    /// obiettivo 07.04 "Eventi sull'arbitrato"
    ///   indicatore "Ultimo evento"
    ///     target     entro 31-12-2023
    ///     consuntivo 06-04-2023
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// strategico 07 "Giustizia alternativa"
    /// obiettivo 07.03 "Corso ed eventi sull'arbitrato"
    ///   indicatore "Chiusura del corso"
    ///     target     entro 30-06-2023
    ///     consuntivo 06-04-2023
    ///   indicatore "Ultimo evento"
    ///     target     entro 31-12-2023
    ///     consuntivo 06-04-2023
    /// ```
    ///
    /// Allow it where two things did end on one day.
    "same-completion-date", Pedantic, Deadlines, since "0.1.0", Plan(check)
}

fn check(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    for (_, family) in cx.outline.families() {
        // The first objective that was completed on each day.
        let mut first: Vec<(Date, usize, Span)> = Vec::new();
        for section in family {
            let Some(summary) = cx.sections.get(section) else { continue };
            let numbers = 1_u32..;
            for (it, number) in summary.indicators.iter().zip(numbers) {
                let Some((date, place)) = it.result_date.zip(it.result) else { continue };
                if date == date.last_of_month() {
                    continue;
                }
                match first.iter().find(|it| it.0 == date) {
                    None => first.push((date, section, place)),
                    Some((_, other, at)) if *other != section => {
                        let message = Message::new("same-completion-date").with("date", date);
                        let label = Message::new("same-completion-date.label");
                        sink.report_on(section, number, place, message).label_in(*other, *at, label);
                    }
                    Some(_) => {}
                }
            }
        }
    }
}
