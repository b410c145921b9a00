//! A measure into its value, what it counts, and how often it is used.

use crate::assist::hover::Asked;
use crate::assist::markdown::escaped;
use crate::assist::names::n_uses;
use crate::finding::Message;
use crate::syntax::Measure;

/// The page about a measure of the indicator at the place.
pub(crate) fn page(asked: &Asked<'_>, measure: &Measure<'_>) -> String {
    let value = match &measure.value {
        Some(it) => Message::new("assist-measure").with("name", measure.name).with("value", it),
        None => Message::new("assist-measure.no-value").with("name", measure.name),
    };
    let mut res = vec![format!("**{}**", escaped(&asked.catalogue.say(&value)))];
    res.extend(measure.description.map(|it| escaped(&it.value())));
    if let Some(indicator) = asked.view.holder(asked.line).indicator() {
        let uses = Message::new("assist-measure.uses").with("n", n_uses(indicator, measure.name));
        let formula = indicator.formula.as_ref().map(|it| escaped(it.source()));
        let said = asked.catalogue.say(&uses);
        res.push(match formula.filter(|_| n_uses(indicator, measure.name) > 0) {
            Some(it) => format!("{said}: {it}"),
            None => said,
        });
    }
    res.join("\n\n")
}
