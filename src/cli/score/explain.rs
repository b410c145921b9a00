//! How the figures of a node come about, step by step, as sentences.

use std::io::{self, Write};

use rust_decimal::Decimal;

use crate::check::scored::{Row, Scored};
use crate::cli::score::tree::policy;
use crate::finding::Message;
use crate::lang::{Catalogue, step_messages, write_number};
use crate::output::{cleaned, wrap};
use crate::scoring::{derive, rounded};

/// Writes the derivation of each indicator of a section, then the mean of what stands
/// directly under it.
pub(crate) fn write(
    scored: &Scored<'_>,
    section: usize,
    width: usize,
    catalogue: &Catalogue,
    out: &mut dyn Write,
) -> io::Result<()> {
    let header = &scored.checked.header;
    let mut page = Page { width: width.min(100), catalogue, out };
    let node = scored.node(section);
    page.line(0, &title(&node))?;
    let own = scored.policy(section);
    page.line(0, &policy(own, own == &header.policy, catalogue))?;
    let steps: Vec<Vec<Message>> = scored.with_section(section, |it| {
        let derivations = it.indicators.iter().map(|it| derive(it, header.year, own));
        derivations.map(|it| it.iter().flat_map(step_messages).collect()).collect()
    });
    let indicators = scored.indicators(section);
    for (row, steps) in indicators.iter().zip(steps) {
        page.line(0, "")?;
        page.line(0, &title(row))?;
        for it in &steps {
            page.say(2, it)?;
        }
        page.say(2, &ending(row, steps.is_empty()))?;
    }
    let below: Vec<Row> = scored.outline.children(section).map(|it| scored.node(it)).collect();
    let children: Vec<Row> = indicators.into_iter().chain(below).filter(|it| !it.is_excluded).collect();
    page.line(0, "")?;
    page.line(0, &title(&node))?;
    page.mean(&children, &node)
}

struct Page<'p> {
    width: usize,
    catalogue: &'p Catalogue,
    out: &'p mut dyn Write,
}

impl Page<'_> {
    fn line(&mut self, indent: usize, text: &str) -> io::Result<()> {
        let hanging = indent.saturating_add(2);
        let lines = wrap(&cleaned(text), self.width, indent, hanging);
        let text = lines.join(&format!("\n{:hanging$}", ""));
        writeln!(self.out, "{}", format!("{:indent$}{text}", "").trim_end())
    }

    fn say(&mut self, indent: usize, message: &Message) -> io::Result<()> {
        self.line(indent, &self.catalogue.say(message))
    }

    /// The weighted mean of the children, term by term.
    fn mean(&mut self, children: &[Row], node: &Row) -> io::Result<()> {
        let number = |it| write_number(it, self.catalogue.language());
        let with: Vec<(&Row, Decimal)> =
            children.iter().filter_map(|it| Some((it, it.recomputed?))).collect();
        let Some(recomputed) = node.recomputed.map(|it| rounded(it, 2)) else {
            return self.say(2, &Message::new("score-mean.none"));
        };
        let terms = with.iter().map(|(row, percent)| {
            let percent = number(rounded(*percent, 2));
            match row.weight.filter(|_| !node.is_unweighted) {
                Some(weight) => format!("{} × {percent}", number(weight)),
                None => percent,
            }
        });
        let terms: Vec<String> = terms.collect();
        let weights = with.iter().filter_map(|it| it.0.weight.filter(|_| !node.is_unweighted));
        let sum = weights.into_iter().try_fold(Decimal::ZERO, |sum, it| sum.checked_add(it));
        let divisor = sum.filter(|it| !it.is_zero()).unwrap_or_else(|| Decimal::from(with.len()));
        let id = if node.is_unweighted { "score-mean.unweighted" } else { "score-mean" };
        let message = Message::new(id)
            .with("terms", terms.join(" + ").as_str())
            .with("divisor", divisor)
            .with("mean", recomputed);
        self.say(2, &message)?;
        if node.is_partial() {
            let (of, n) = node.left_out;
            self.say(2, &Message::new("score-left-out").with("n", n).with("of", of))?;
        }
        self.say(2, &ending(node, false))
    }
}

fn title(row: &Row) -> String {
    let before = match (&row.code, row.number) {
        (Some(code), _) => format!("{code} "),
        (None, Some(number)) => format!("{number}. "),
        (None, None) => String::new(),
    };
    format!("{before}{}", row.name)
}

/// What the steps end in, held against what is reported.
fn ending(row: &Row, has_no_steps: bool) -> Message {
    let Some(recomputed) = row.recomputed.map(|it| rounded(it, 2)) else {
        return match (row.is_excluded, has_no_steps) {
            (true, _) => Message::new("score-excluded"),
            (false, true) => Message::new("score-no-figures"),
            (false, false) => Message::new("score-not-computable"),
        };
    };
    match row.reported {
        None => Message::new("score-ending.unreported").with("recomputed", recomputed),
        Some(reported) => {
            let id = if row.differs() { "score-ending.differs" } else { "score-ending" };
            Message::new(id).with("recomputed", recomputed).with("reported", reported)
        }
    }
}
