//! A heading into its achievement, reported beside recomputed, and how that comes about.

use rust_decimal::Decimal;

use crate::assist::family;
use crate::assist::hover::Asked;
use crate::assist::hover::figures::{chain, title};
use crate::assist::markdown::escaped;
use crate::assist::outline::name;
use crate::assist::score::{self, Figures};
use crate::assist::symbols::label;
use crate::assist::view::Holder;
use crate::finding::Message;
use crate::lang::{Catalogue, step_messages, write_number};
use crate::model::Indicator;
use crate::scoring::derive;

/// The most rows of a table: more is no hover.
const MOST_ROWS: usize = 15;

/// The page about the heading that the place belongs to.
pub(crate) fn page(asked: &Asked<'_>) -> String {
    let section = asked.at.section;
    let parts = match asked.view.holder(asked.line) {
        Holder::Indicator(it) => {
            let index = (it.number as usize).saturating_sub(1);
            let figures = score::of_indicators(asked.live, section).get(index).copied().unwrap_or_default();
            let steps = steps(asked, it);
            let ending = ending(&figures, steps.is_empty());
            vec![format!("**{}**", title(&asked.view.section, Some(it))), say(asked, &ending), steps]
        }
        Holder::Section(_) => {
            let figures = score::of_section(asked.live, section).unwrap_or_default();
            let rows = rows(asked);
            let mean = mean(&rows, &figures, asked.catalogue);
            let head = format!("**{}**", title(&asked.view.section, None));
            vec![head, say(asked, &ending(&figures, false)), table(&rows, asked.catalogue), mean]
        }
    };
    let parts = parts.into_iter().chain(chain(asked));
    parts.filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn say(asked: &Asked<'_>, message: &Message) -> String {
    escaped(&asked.catalogue.say(message))
}

/// The steps from measures to achievement, a line each.
fn steps(asked: &Asked<'_>, indicator: &Indicator<'_>) -> String {
    let header = asked.live.header();
    let steps = derive(indicator, header.year, asked.policy());
    let lines = steps.iter().flat_map(step_messages).map(|it| format!("1. {}", say(asked, &it)));
    lines.collect::<Vec<_>>().join("\n")
}

/// What the figures come to, held against what is reported.
fn ending(figures: &Figures, has_no_steps: bool) -> Message {
    let Some(recomputed) = figures.recomputed else {
        return match (figures.is_excluded, has_no_steps) {
            (true, _) => Message::new("score-excluded"),
            (false, true) => Message::new("score-no-figures"),
            (false, false) => Message::new("score-not-computable"),
        };
    };
    match figures.reported {
        None => Message::new("score-ending.unreported").with("recomputed", recomputed),
        Some(reported) => {
            let id = if figures.differs() { "score-ending.differs" } else { "score-ending" };
            Message::new(id).with("recomputed", recomputed).with("reported", reported)
        }
    }
}

/// What stands directly under the section: its indicators, then its nodes.
fn rows(asked: &Asked<'_>) -> Vec<(String, Figures)> {
    let section = asked.at.section;
    let figures = score::of_indicators(asked.live, section);
    let titles = asked.view.section.indicators.iter().map(|it| title(&asked.view.section, Some(it)));
    let nodes = family::children(asked.live, Some(section)).into_iter().filter_map(|it| {
        let part = asked.live.parts().get(it)?;
        let summary = part.summary();
        let name = label(summary.code.as_deref(), &name(part, summary.anchor), summary.rank);
        Some((escaped(&name), score::of_section(asked.live, it)?))
    });
    titles.zip(figures).chain(nodes).collect()
}

fn table(rows: &[(String, Figures)], catalogue: &Catalogue) -> String {
    if rows.is_empty() {
        return String::new();
    }
    // A no-break space on both sides keeps the columns apart.
    let head = |it| format!("\u{a0}{}", catalogue.word(it));
    let heads = ["score-weight", "score-reported", "score-recomputed"].map(head);
    let mut res = format!("| | {} |\n|:--|--:|--:|--:|\n", heads.join(" | "));
    for (name, figures) in rows.iter().take(MOST_ROWS) {
        let number =
            |it: Option<Decimal>| it.map_or_else(String::new, |it| write_number(it, catalogue.language()));
        let mark = if figures.differs() { " ≠" } else { "" };
        let recomputed = if figures.is_excluded {
            "–".to_owned()
        } else {
            let before = figures.recomputed.map_or("", |_| figures.mark());
            format!("{before}{}{mark}", number(figures.recomputed))
        };
        let (weight, reported) = (number(figures.weight), number(figures.reported));
        res.push_str(&format!("| {name} | {weight} | {reported} | {recomputed} |\n"));
    }
    let n_more = rows.len().saturating_sub(MOST_ROWS);
    if n_more > 0 {
        res.push_str(&format!("\n{}", catalogue.say(&Message::new("assist-more").with("n", n_more))));
    }
    res.trim_end().to_owned()
}

/// The weighted mean, term by term.
fn mean(rows: &[(String, Figures)], node: &Figures, catalogue: &Catalogue) -> String {
    let Some(mean) = node.recomputed.filter(|_| rows.len() > 1 && rows.len() <= MOST_ROWS) else {
        return String::new();
    };
    let number = |it| write_number(it, catalogue.language());
    let counted: Vec<(Decimal, Option<Decimal>)> = rows
        .iter()
        .filter(|it| !it.1.is_excluded)
        .filter_map(|it| Some((it.1.recomputed?, it.1.weight.filter(|_| !node.is_unweighted))))
        .collect();
    let term = |(percent, weight): &(Decimal, Option<Decimal>)| match weight {
        Some(weight) => format!("{} × {}", number(*weight), number(*percent)),
        None => number(*percent),
    };
    let terms: Vec<String> = counted.iter().map(term).collect();
    let sum = counted.iter().filter_map(|it| it.1).try_fold(Decimal::ZERO, |sum, it| sum.checked_add(it));
    let divisor = sum.filter(|it| !it.is_zero()).unwrap_or_else(|| Decimal::from(counted.len()));
    let id = if node.is_unweighted { "score-mean.unweighted" } else { "score-mean" };
    let message = Message::new(id)
        .with("terms", terms.join(" + ").as_str())
        .with("divisor", divisor.normalize())
        .with("mean", mean);
    escaped(&catalogue.say(&message))
}
