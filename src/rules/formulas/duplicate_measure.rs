use crate::finding::Message;
use crate::model::same_name;
use crate::rule::{IndicatorCx, Sink, rule};

rule! {
    /// Two measures of one indicator have the same name.
    ///
    /// The formula can mean only one of them; the first one counts in the other checks.
    /// Case does not matter.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Atti depositati in modalità telematica"
    ///     misura  atti = 46 N "atti depositati in modalità telematica"
    ///     misura  atti = 47 N "atti depositati"
    ///     formula atti / atti
    ///     target  >= 70%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Atti depositati in modalità telematica"
    ///     misura  telematici = 46 N "atti depositati in modalità telematica"
    ///     misura  depositati = 47 N "atti depositati"
    ///     formula telematici / depositati
    ///     target  >= 70%
    /// ```
    "duplicate-measure", Error, Formulas, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let measures = &cx.indicator.measures;
    // Few measures are compared one by one, many by their sorted names.
    if measures.len() < 2 {
        return;
    }
    let mut by_name: Vec<(String, &str)> =
        measures.iter().map(|it| (it.name.to_lowercase(), it.name)).collect();
    by_name.sort_by(|a, b| a.0.cmp(&b.0));
    let mut first: Option<&str> = None;
    let mut repeated: Vec<(&str, &str)> = Vec::new();
    for (_, name) in by_name {
        match first.filter(|it| same_name(it, name)) {
            Some(first) => repeated.push((first, name)),
            None => first = Some(name),
        }
    }
    repeated.sort_by_key(|it| cx.span(it.1));
    for (first, name) in repeated {
        sink.report(cx.span(name), Message::new("duplicate-measure").with("name", name))
            .label(cx.span(first), Message::new("duplicate-measure.label-first"));
    }
}
