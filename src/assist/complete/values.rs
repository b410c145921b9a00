//! What stands behind the keyword of a property: comparators, units, words, and figures
//! that follow from others.

use rust_decimal::Decimal;

use crate::assist::complete::{Context, Kind, Offer, formula};
use crate::assist::score;
use crate::model::Indicator;
use crate::scoring::{Computed, Quantity, common, evaluate, rounded};
use crate::syntax::{Direction, Language, PolicyName, Property, Unit, Value, ValueKind, is_blank};
use crate::text::write_number;

/// What may stand at the end of the arguments of a property.
pub(crate) fn offers<'a>(
    context: &Context<'a>,
    property: Property,
    arguments: &'a str,
) -> (&'a str, Vec<Offer>) {
    // Behind the keyword a blank is due first.
    if !arguments.starts_with(is_blank) {
        return ("", Vec::new());
    }
    let typed = arguments.trim_start_matches(is_blank);
    if property == Property::Formula {
        return formula::offers(context);
    }
    if property == Property::Measure && !typed.contains('=') {
        return behind_name(context, typed);
    }
    let last = typed.rsplit(is_blank).next().unwrap_or("");
    if property == Property::Target && starts_in_year(typed, last) {
        return (last, comparators(context));
    }
    if let Some(word) = unit_word(typed) {
        return (word, units(context, property));
    }
    let is_first = last.len() == typed.len();
    let offers = match property {
        Property::Weight if is_first => left(context).into_iter().collect(),
        Property::Achieved if is_first => achieved(context).into_iter().collect(),
        Property::Result if is_first => results(context),
        Property::Target if is_first => comparators(context),
        Property::Scoring if is_first => policies(context),
        Property::Dimension if is_first => dimensions(context),
        Property::Direction if is_first => directions(context),
        Property::Thresholds if is_first => vec![thresholds(context)],
        _ => Vec::new(),
    };
    (last, offers)
}

fn value(label: impl Into<String>) -> Offer {
    Offer::new(Kind::Value, label)
}

/// Whether only a year stands before the last word.
fn starts_in_year(typed: &str, last: &str) -> bool {
    let before = crate::syntax::trim(typed.strip_suffix(last).unwrap_or(""));
    before.len() == 4 && before.bytes().all(|it| it.is_ascii_digit())
}

/// The word that may be a unit: what stands behind a number and a blank, or nothing yet.
fn unit_word(typed: &str) -> Option<&str> {
    let number_end = typed.rfind(|it: char| it.is_ascii_digit())?.saturating_add(1);
    let after = typed.get(number_end..)?;
    let word = after.trim_start_matches(is_blank);
    let is_set_off = word.len() < after.len();
    let is_date = typed.split(is_blank).any(|it| it.matches(['-', '/']).count() >= 2);
    (is_set_off && !is_date && word.chars().all(char::is_alphabetic)).then_some(word)
}

/// Units, that of the target first.
fn units(context: &Context<'_>, property: Property) -> Vec<Offer> {
    let wanted = target_unit(context);
    if matches!(property, Property::Weight | Property::Achieved) {
        return vec![Offer::new(Kind::Unit, "%")];
    }
    let all = [
        ("%", "assist-unit-percent"),
        ("N", "assist-unit-count"),
        (context.choose("gg", "days"), "assist-unit-days"),
        (context.choose("ore", "hours"), "assist-unit-hours"),
        ("min", "assist-unit-minutes"),
        (context.choose("settimane", "weeks"), "assist-unit-weeks"),
        (context.choose("mesi", "months"), "assist-unit-months"),
        (context.choose("anni", "years"), "assist-unit-years"),
        ("€", "assist-unit-euro"),
        (context.choose("mila €", "k€"), "assist-unit-thousands"),
        ("mln €", "assist-unit-millions"),
        (context.choose("su 1-4", "on 1-4"), "assist-unit-scale"),
    ];
    let mut res: Vec<Offer> =
        all.iter().map(|it| Offer::new(Kind::Unit, it.0).detail(context.catalogue.word(it.1))).collect();
    res.sort_by_key(|it| Some(it.label.as_str()) != wanted.as_deref());
    res
}

/// The unit of the target as it is written.
fn target_unit(context: &Context<'_>) -> Option<String> {
    let indicator = own_indicator(context)?;
    let target = &indicator.target(context.live.header().year)?.goal.value;
    let ValueKind::Number { number, .. } = target.kind else { return None };
    let span = crate::text::Span::of(number.source, target.source);
    target.source.get(span.end as usize..).map(|it| crate::syntax::trim(it).to_owned())
}

fn own_indicator<'c, 'a>(context: &'c Context<'a>) -> Option<&'c Indicator<'a>> {
    let last = context.view.lines.len().saturating_sub(1);
    context.view.holder(context.line.min(last)).indicator()
}

/// A number in the plan's language.
fn number(context: &Context<'_>, number: Decimal) -> String {
    write_number(number, context.language == Language::It)
}

/// What the weights of the other indicators leave of 100.
fn left(context: &Context<'_>) -> Option<Offer> {
    let left = weight_left(context)?;
    Some(value(format!("{}%", number(context, left))).detail(context.catalogue.word("assist-left")))
}

/// What the weights of the indicators leave of 100, the line of the place left out; none
/// where that is nothing, or where a weight cannot be read.
pub(crate) fn weight_left(context: &Context<'_>) -> Option<Decimal> {
    let last = context.view.lines.len().saturating_sub(1);
    let own = context.view.holder(context.line.min(last)).indicator().map(|it| it.number);
    let is_writing = context.before.contains("peso") || context.before.contains("weight");
    let mut left = Decimal::ONE_HUNDRED;
    for it in &context.view.section.indicators {
        if is_writing && Some(it.number) == own {
            continue;
        }
        if let Some(weight) = &it.node.weight {
            left = left.checked_sub(crate::model::Share::percent_of(weight)?)?;
        }
    }
    (left > Decimal::ZERO).then_some(left)
}

/// The achievement that follows from result and target.
fn achieved(context: &Context<'_>) -> Option<Offer> {
    let recomputed = match own_indicator(context) {
        Some(it) => {
            let index = (it.number as usize).saturating_sub(1);
            score::of_indicators(context.live, context.section).get(index)?.recomputed?
        }
        None => score::of_section(context.live, context.section)?.recomputed?,
    };
    let text = format!("{}%", number(context, rounded(recomputed, score::DECIMALS)));
    Some(value(text).detail(context.catalogue.word("assist-recomputed")))
}

/// The value of the formula in the unit of the target, and the kinds of nothing.
fn results(context: &Context<'_>) -> Vec<Offer> {
    let computed = own_indicator(context).and_then(|it| computed(context, it));
    let words = [
        ("n/d", "assist-not-available"),
        ("n/a", "assist-not-applicable"),
        (context.choose("sterilizzato", "neutralised"), "assist-neutralised"),
    ];
    let words = words.iter().map(|it| value(it.0).detail(context.catalogue.word(it.1)));
    computed.into_iter().chain(words).collect()
}

fn computed(context: &Context<'_>, indicator: &Indicator<'_>) -> Option<Offer> {
    let Computed::Quantity(quantity) = evaluate(indicator).value? else { return None };
    let target = indicator.target(context.live.header().year).map(|it| it.goal.value);
    let text = match target.as_ref().filter(|it| matches!(it.kind, ValueKind::Number { .. })) {
        Some(target) => in_unit_of(context, quantity, target)?,
        None => number(context, rounded(quantity.amount?.value()?, score::DECIMALS).normalize()),
    };
    Some(value(text).detail(context.catalogue.word("assist-from-formula")))
}

fn in_unit_of(context: &Context<'_>, quantity: Quantity<'_>, target: &Value<'_>) -> Option<String> {
    let (amount, _) = common(quantity, Quantity::of(target)?)?;
    let ValueKind::Number { number: digits, unit } = target.kind else { return None };
    // Shares are read to two decimals; whatever comes out even keeps none.
    let amount = rounded(amount, score::DECIMALS);
    let amount = if unit == Unit::Percent { amount } else { amount.normalize() };
    let span = crate::text::Span::of(digits.source, target.source);
    let unit = target.source.get(span.end as usize..).unwrap_or("");
    Some(format!("{}{unit}", number(context, amount)))
}

fn comparators(context: &Context<'_>) -> Vec<Offer> {
    let by = context.choose("entro", "by");
    let year = context.year;
    let all = [
        (">=", ">= ${1:90}${2:%}".to_owned(), "assist-at-least"),
        ("<=", format!("<= ${{1:30}} ${{2:{}}}", context.choose("gg", "days")), "assist-at-most"),
        (by, format!("{by} ${{1:30-06-{year}}}"), "assist-by"),
        ("=", "= $1".to_owned(), "assist-exactly"),
    ];
    all.into_iter()
        .map(|(label, insert, id)| value(label).insert(insert).detail(context.catalogue.word(id)))
        .collect()
}

fn policies(context: &Context<'_>) -> Vec<Offer> {
    let all = PolicyName::ALL.iter().map(|(policy, it, en)| {
        let word = context.choose(*it, *en);
        let offer = value(word).detail(context.catalogue.word(meaning(*policy)));
        match policy {
            PolicyName::Bands => {
                offer.insert(format!("{word} 0%..50% = 0%; 50%..90% = 50%; 90%..100% = 100%"))
            }
            _ => offer,
        }
    });
    all.collect()
}

fn meaning(policy: PolicyName) -> &'static str {
    match policy {
        PolicyName::Proportional => "assist-policy-proportional",
        PolicyName::Threshold => "assist-policy-threshold",
        PolicyName::Inverse => "assist-policy-inverse",
        PolicyName::Baseline => "assist-policy-baseline",
        PolicyName::Bands => "assist-policy-bands",
    }
}

fn directions(context: &Context<'_>) -> Vec<Offer> {
    let all = Direction::ALL.iter().map(|(direction, it, en)| {
        let id = match direction {
            Direction::Increasing => "assist-direction-increasing",
            Direction::Decreasing => "assist-direction-decreasing",
        };
        value(context.choose(*it, *en)).detail(context.catalogue.word(id))
    });
    all.collect()
}

fn thresholds(context: &Context<'_>) -> Offer {
    let (label, insert) = context.choose(
        ("minimo, target, eccellente", "minimo ${1:70%}, target ${2:90%}, eccellente ${3:100%}"),
        ("minimum, target, excellent", "minimum ${1:70%}, target ${2:90%}, excellent ${3:100%}"),
    );
    value(label).insert(insert).detail(context.catalogue.word("assist-thresholds"))
}

fn dimensions(context: &Context<'_>) -> Vec<Offer> {
    let all = context.choose(
        ["Efficacia", "Efficienza", "Qualità", "Economicità", "Impatto", "Stato delle risorse"],
        ["Effectiveness", "Efficiency", "Quality", "Economy", "Impact", "State of resources"],
    );
    all.iter().map(|it| value(*it).insert(format!("\"{it}\""))).collect()
}

/// Behind the name of a measure: its value, or its unit.
fn behind_name<'a>(context: &Context<'a>, typed: &'a str) -> (&'a str, Vec<Offer>) {
    let Some((_, rest)) = typed.split_once(is_blank) else { return ("", Vec::new()) };
    let word = rest.trim_start_matches(is_blank);
    if !word.chars().all(char::is_alphabetic) {
        return ("", Vec::new());
    }
    let has_value = value("=").insert("= $1").detail(context.catalogue.word("assist-value"));
    (word, std::iter::once(has_value).chain(units(context, Property::Measure)).collect())
}
