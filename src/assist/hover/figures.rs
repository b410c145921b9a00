//! Values of formulas, and the chain of weights up to the plan.

use crate::assist::family;
use crate::assist::hover::Asked;
use crate::assist::markdown::escaped;
use crate::assist::outline::name;
use crate::assist::score;
use crate::assist::symbols::label;
use crate::finding::{Arg, Message};
use crate::lang::{step_messages, write_number};
use crate::model::{Indicator, Section};
use crate::scoring::{Computed, Step, derive, evaluate, rounded};
use crate::syntax::{Formula, Rank, spelling};

/// The value of a formula and how it comes about.
pub(crate) fn formula(asked: &Asked<'_>, indicator: &Indicator<'_>) -> Option<String> {
    let header = asked.live.header();
    let steps = derive(indicator, header.year, asked.policy());
    let own = steps.iter().find(|it| matches!(it, Step::Formula { .. }));
    if let Some(step) = own {
        let said: Vec<String> =
            step_messages(step).iter().map(|it| escaped(&asked.catalogue.say(it))).collect();
        return Some(said.join("  \n"));
    }
    let Some(Formula::Terms { source, .. }) = &indicator.formula else { return None };
    let evaluation = evaluate(indicator);
    let message = match evaluation.value {
        Some(Computed::Quantity(it)) => match it.amount.and_then(|it| it.value()) {
            Some(value) => Message::new("assist-formula")
                .with("formula", *source)
                .with("value", rounded(value, 4).normalize())
                .with("unit", crate::rule::unit(it.dimension)),
            None => Message::new("assist-formula.unknown").with("unit", crate::rule::unit(it.dimension)),
        },
        Some(Computed::Date(Some(date))) => {
            Message::new("assist-formula.date").with("formula", *source).with("date", date)
        }
        Some(Computed::Date(None)) | None => Message::new("assist-formula.none"),
    };
    Some(escaped(&asked.catalogue.say(&message)))
}

/// The chain of weights from the heading of the place up to the plan, and its product.
pub(crate) fn chain(asked: &Asked<'_>) -> Option<String> {
    let holder = asked.view.holder(asked.line);
    let mut links: Vec<(String, Option<rust_decimal::Decimal>)> = Vec::new();
    let mut effective = family::share_of_plan(asked.live, asked.at.section);
    if let Some(it) = holder.indicator() {
        let index = (it.number as usize).saturating_sub(1);
        let share = family::indicator_share(asked.live, asked.at.section, index);
        links.push((title(&asked.view.section, Some(it)), share));
        effective = effective.zip(share).and_then(|(a, b)| a.checked_mul(b));
    }
    for section in std::iter::once(asked.at.section).chain(family::ancestors(asked.live, asked.at.section)) {
        let Some(summary) = family::summary(asked.live, section).filter(|it| it.rank != Rank::Plan) else {
            break;
        };
        let part = asked.live.parts().get(section)?;
        let keyword = spelling(crate::syntax::Keyword::Heading(summary.rank), asked.catalogue.language());
        let name = label(summary.code.as_deref(), &name(part, summary.anchor), summary.rank);
        links.push((
            format!("{keyword} {}", escaped(&clipped(&name))),
            family::share_of_parent(asked.live, section),
        ));
    }
    if links.is_empty() {
        return None;
    }
    let number = |it| match score::percent(it) {
        Some(it) => format!("{} %", write_number(it, asked.catalogue.language())),
        None => "?".to_owned(),
    };
    let rows: Vec<String> = links
        .iter()
        .map(|it| format!("- {}: {}", it.0, it.1.map_or_else(|| "?".to_owned(), number)))
        .collect();
    let head = match effective.and_then(score::percent) {
        Some(it) => asked.catalogue.say(&Message::new("assist-chain").with("share", Arg::Number(it))),
        None => asked.catalogue.word("assist-chain.unknown"),
    };
    Some(format!("{head}\n\n{}", rows.join("\n")))
}

/// The heading of a section or of one of its indicators, in short.
pub(crate) fn title<'a>(section: &Section<'a>, indicator: Option<&Indicator<'a>>) -> String {
    let node = indicator.map_or(&section.node, |it| &it.node);
    let before = match (node.code(), indicator) {
        (Some(code), _) => format!("{code} "),
        (None, Some(it)) => format!("{}. ", it.number),
        (None, None) => String::new(),
    };
    escaped(&clipped(&format!("{before}{}", node.name())))
}

/// A name that leaves room for figures beside it.
fn clipped(text: &str) -> String {
    const LONGEST: usize = 70;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let mut res: String = text.chars().take(LONGEST).collect();
    res.truncate(res.trim_end().len());
    res + "…"
}
