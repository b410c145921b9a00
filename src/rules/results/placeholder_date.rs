use jiff::civil::{Date, Weekday};

use crate::finding::{Arg, Message};
use crate::rule::{IndicatorCx, Sink, rule};

rule! {
    /// The date of a result is its deadline, and looks filled in rather than measured.
    ///
    /// It is the last day of the plan's year, or a day on which offices are closed: a
    /// Saturday, a Sunday, a public holiday. Work does end on its last day, but not often,
    /// and not on a Sunday. Give the day of the act, its number or its protocol.
    ///
    /// Source: DFP guidelines 3/2018, which ask the validation to look at the reliability of
    /// the figures (addressed to ministries).
    ///
    /// ```plan,fails
    /// piano "Ente" 2023
    /// obiettivo 09.11 "Revisione degli indicatori"
    ///   indicatore "Proposta di revisione"
    ///     target     entro 31-12-2023
    ///     consuntivo 31-12-2023
    /// ```
    ///
    /// ```plan
    /// piano "Ente" 2023
    /// obiettivo 09.11 "Revisione degli indicatori"
    ///   indicatore "Proposta di revisione"
    ///     target     entro 31-12-2023
    ///     consuntivo 21-12-2023
    /// ```
    ///
    /// Allow it where the act does bear that day, and name the act.
    "placeholder-date", Warning, Results, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let Some((target, result)) = cx.target().zip(cx.result()) else { return };
    let Some(date) = result.value.date().filter(|it| target.goal.value.date() == Some(*it)) else { return };
    let is_end = date.month() == 12 && date.day() == 31 && cx.plan().year.is_none_or(|it| it == date.year());
    let id = match (is_end, closed(date)) {
        (true, None) => "placeholder-date",
        (true, Some(_)) => "placeholder-date.end-closed",
        (false, Some(_)) => "placeholder-date.closed",
        (false, None) => return,
    };
    let mut message = Message::new(id).with("date", date);
    if let Some(day) = closed(date) {
        message = message.with("day", Arg::Word(day));
    }
    sink.report(cx.span(result.value.source), message)
        .label(cx.span(target.goal.source), Message::new("placeholder-date.label-target"));
}

/// Why public offices in Italy are closed on a day, where they are.
fn closed(date: Date) -> Option<&'static str> {
    if is_holiday(date) {
        return Some("day-holiday");
    }
    match date.weekday() {
        Weekday::Saturday => Some("day-saturday"),
        Weekday::Sunday => Some("day-sunday"),
        _ => None,
    }
}

/// The public holidays of Italian law 260/1949 that have a fixed day. Sundays say so
/// themselves, and Easter Monday, which moves, is left out.
fn is_holiday(date: Date) -> bool {
    matches!(
        (date.month(), date.day()),
        (1, 1 | 6) | (4, 25) | (5, 1) | (6, 2) | (8, 15) | (11, 1) | (12, 8 | 25 | 26)
    )
}
