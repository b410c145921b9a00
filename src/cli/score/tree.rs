//! The score table as a tree for people.

use std::io::{self, Write};

use rust_decimal::Decimal;

use crate::check::scored::{Row, Scored};
use crate::finding::{Arg, Message, Severity};
use crate::lang::{Catalogue, write_number};
use crate::output::overview::policy_word;
use crate::output::{Paint, View, cleaned, fitted};
use crate::scoring::{Policy, rounded};
use crate::syntax::Rank;

/// Columns of a rank.
const RANK: usize = 8;

/// Columns of weight, reported and recomputed.
const FIGURES: [usize; 3] = [8, 11, 12];

/// The widest that names are made, however wide the terminal.
const WIDEST_NAME: usize = 90;

/// Writes the tree: a line for each node and indicator, then what the marks mean.
pub(crate) fn write(
    scored: &Scored<'_>,
    view: View,
    catalogue: &Catalogue,
    out: &mut dyn Write,
) -> io::Result<()> {
    let taken = FIGURES.iter().sum::<usize>().saturating_add(RANK).saturating_add(2);
    let name = view.width.saturating_sub(taken).clamp(20, WIDEST_NAME);
    writeln!(out, "{}\n", policy(&scored.checked.header.policy, true, catalogue))?;
    let heads = ["score-weight", "score-reported", "score-recomputed"];
    let heads = columns(heads.map(|it| catalogue.word(it)));
    writeln!(out, "{:RANK$}{:name$}{}", "", "", view.painted(&heads, Paint::Title))?;
    let rows = scored.rows();
    for row in &rows {
        let rank = fitted(&catalogue.word(rank_word(row.rank)), RANK);
        let figures = [figure(row.weight, catalogue), reported(row, catalogue), recomputed(row, catalogue)];
        let line = format!("{rank}{}{}", fitted(&label(row), name), columns(figures));
        let (mark, paint) = match row.differs() {
            true => (" ≠", Paint::Severity(Severity::Error)),
            false => ("", Paint::Plain),
        };
        writeln!(out, "{}", view.painted(format!("{line}{mark}").trim_end(), paint))?;
    }
    let legend = [
        (rows.iter().any(Row::differs), "score-legend-differs"),
        (rows.iter().any(|it| it.is_unweighted), "score-legend-unweighted"),
        (rows.iter().any(Row::is_partial), "score-legend-partial"),
        (rows.iter().any(|it| it.reported_below.is_some()), "score-legend-below"),
        (rows.iter().any(|it| it.is_excluded), "score-legend-excluded"),
    ];
    writeln!(out)?;
    for (_, id) in legend.iter().filter(|it| it.0) {
        writeln!(out, "{}", view.painted(&catalogue.word(id), Paint::Faint))?;
    }
    Ok(())
}

/// Which policy the figures follow, and who says so: the plan, a heading below it, or nobody.
pub(crate) fn policy(policy: &Policy, is_of_plan: bool, catalogue: &Catalogue) -> String {
    let word = policy_word(policy.name);
    let id = match (is_of_plan, policy.is_declared) {
        (false, _) => "score-policy.nearest",
        (true, true) => "score-policy",
        (true, false) => "score-policy.default",
    };
    catalogue.say(&Message::new(id).with("policy", Arg::Word(word)))
}

fn columns(figures: [String; 3]) -> String {
    figures.iter().zip(FIGURES).map(|(it, width)| format!("{it:>width$}")).collect()
}

fn rank_word(rank: Rank) -> &'static str {
    match rank {
        Rank::Plan => "score-rank-plan",
        Rank::Perspective => "score-rank-perspective",
        Rank::Area => "score-rank-area",
        Rank::Goal => "score-rank-goal",
        Rank::Objective => "score-rank-objective",
        Rank::Indicator => "score-rank-indicator",
    }
}

fn label(row: &Row) -> String {
    let indent = " ".repeat(row.depth);
    let before = match (&row.code, row.number) {
        (Some(code), _) => format!("{code} "),
        (None, Some(number)) => format!("{number}. "),
        (None, None) => String::new(),
    };
    format!("{indent}{}{}", cleaned(&before), cleaned(&row.name))
}

fn figure(percent: Option<Decimal>, catalogue: &Catalogue) -> String {
    percent.map_or_else(String::new, |it| write_number(it, catalogue.language()))
}

fn reported(row: &Row, catalogue: &Catalogue) -> String {
    match row.reported_below {
        Some(it) => format!("({})", figure(Some(rounded(it, 2)), catalogue)),
        None => figure(row.reported, catalogue),
    }
}

fn recomputed(row: &Row, catalogue: &Catalogue) -> String {
    if row.is_excluded {
        return "–".to_owned();
    }
    let mark = if row.is_approximate() { "~" } else { "" };
    format!("{mark}{}", figure(row.recomputed.map(|it| rounded(it, 2)), catalogue))
}
