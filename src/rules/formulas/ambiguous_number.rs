use rust_decimal::Decimal;

use crate::finding::Message;
use crate::model::Node;
use crate::rule::{SectionCx, Sink, rule};
use crate::syntax::{Number, Value};
use crate::text::{Edit, write_number};

rule! {
    /// A number that reads differently by country.
    ///
    /// `1.010` is one thousand and ten to an Italian reader and a little over one to an
    /// English one; `12,500` the other way round. The meaning is never guessed in a plan.
    /// One fix writes the number as decimals, the other as thousands. In an imported report
    /// the report's own convention decides.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase"
    ///     target >= 1.010 N
    /// ```
    ///
    /// Write instead, without a mark for thousands:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase"
    ///     target >= 1010 N
    /// ```
    ///
    /// Instead of allowing it, write the number in one way: it may be read in two wherever it
    /// is shown.
    "ambiguous-number", Error, Formulas, since "0.1.0", Section(check)
}

fn check(cx: &SectionCx<'_, '_>, sink: &mut Sink<'_>) {
    let node = &cx.section.node;
    of_node(node).for_each(|it| report(cx, it, None, sink));
    for indicator in &cx.section.indicators {
        let mut look = |it: &Value<'_>| report(cx, it, Some(indicator.number), sink);
        of_node(&indicator.node).for_each(&mut look);
        indicator.measures.iter().filter_map(|it| it.value.as_ref()).for_each(&mut look);
        indicator.targets.iter().for_each(|it| look(&it.goal.value));
        // The target may be that of the levels.
        let is_target = |it: &Value<'_>| indicator.targets.iter().any(|t| t.goal.value.source == it.source);
        let levels = indicator.thresholds.iter().flat_map(|it| it.levels()).flatten();
        levels.filter(|it| !is_target(it)).for_each(|it| look(&it));
        indicator.results.iter().chain(&indicator.baselines).for_each(|it| look(&it.value));
    }
}

fn of_node<'s, 'a>(node: &'s Node<'a>) -> impl Iterator<Item = &'s Value<'a>> + 's {
    let of_scoring = node.scoring.iter().flat_map(|it| {
        let of_bands = it.bands.iter().flat_map(|it| [&it.range, &it.earns]);
        let floor = it.lateness.iter().filter_map(|it| it.floor.as_ref());
        of_bands.chain(&it.up_to).chain(floor)
    });
    node.weight.iter().chain(&node.achieved).chain(node.means.iter().map(|it| &it.1)).chain(of_scoring)
}

fn report(cx: &SectionCx<'_, '_>, value: &Value<'_>, indicator: Option<u32>, sink: &mut Sink<'_>) {
    for number in value.ambiguous() {
        let Some((decimal, thousands)) = number.amount.readings() else { continue };
        let span = cx.span(number.source);
        let message = Message::new("ambiguous-number").with("written", number.source);
        let draft = match indicator {
            Some(it) => sink.report_on(it, span, message),
            None => sink.report(span, message),
        };
        let as_decimal = decimals(&number, decimal);
        let as_thousands = thousands.to_string();
        let title = |id, text: &str| Message::new(id).with("text", text);
        let decimal_title = title("ambiguous-number.fix-decimal", &as_decimal);
        let thousands_title = title("ambiguous-number.fix-thousands", &as_thousands);
        draft
            .choice(decimal_title, vec![Edit { span, text: as_decimal }])
            .choice(thousands_title, vec![Edit { span, text: as_thousands }]);
    }
}

/// The number with decimals, in its own notation, so that it has one reading: without
/// closing zeros, or with one more where all three decimals count.
fn decimals(number: &Number<'_>, decimal: Decimal) -> String {
    let mut plain = decimal.normalize();
    if plain.scale() == 3 {
        plain.rescale(4);
    }
    write_number(plain, number.source.contains(','))
}
