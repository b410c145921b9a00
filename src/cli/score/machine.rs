//! The score table for machines: JSON and CSV, with English keys and decimal points.

use std::io::{self, Write};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;

use crate::check::scored::{Row, Scored};
use crate::output::csv;
use crate::output::overview::policy_name;
use crate::scoring::rounded;
use crate::syntax::{Keyword, Language, Rank, spelling};

/// Decimals of recomputed figures.
const DECIMALS: u32 = 4;

#[derive(Serialize)]
struct Table<'a> {
    version: u32,
    path: &'a str,
    policy: &'static str,
    policy_declared: bool,
    rows: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    rank: &'static str,
    depth: usize,
    code: Option<&'a str>,
    indicator: Option<u32>,
    name: &'a str,
    weight: Option<f64>,
    reported: Option<f64>,
    reported_below: Option<f64>,
    recomputed: Option<f64>,
    unweighted: bool,
    /// Indicators below that count, and those among them that the mean leaves out.
    indicators_below: u32,
    left_out: u32,
    excluded: bool,
    differs: bool,
}

/// Writes one object with a row for each node and indicator. Figures are in %.
pub(crate) fn json(scored: &Scored<'_>, path: &str, out: &mut dyn Write) -> io::Result<()> {
    let rows = scored.rows();
    let policy = &scored.checked.header.policy;
    let table = Table {
        version: 1,
        path,
        policy: policy_name(policy.name),
        policy_declared: policy.is_declared,
        rows: rows.iter().map(entry).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &table)?;
    writeln!(out)
}

fn entry(row: &Row) -> Entry<'_> {
    let number = |it: Option<Decimal>| it.and_then(|it| rounded(it, DECIMALS).to_f64());
    Entry {
        rank: rank_word(row.rank),
        depth: row.depth,
        code: row.code.as_deref(),
        indicator: row.number,
        name: &row.name,
        weight: number(row.weight),
        reported: number(row.reported),
        reported_below: number(row.reported_below),
        recomputed: number(row.recomputed),
        unweighted: row.is_unweighted,
        indicators_below: row.left_out.0,
        left_out: row.left_out.1,
        excluded: row.is_excluded,
        differs: row.differs(),
    }
}

/// Writes a table as comma-separated values (RFC 4180), with a line of headings.
pub(crate) fn table(scored: &Scored<'_>, out: &mut dyn Write) -> io::Result<()> {
    let heads = [
        "rank",
        "depth",
        "code",
        "indicator",
        "name",
        "weight",
        "reported",
        "reported_below",
        "recomputed",
        "unweighted",
        "indicators_below",
        "left_out",
        "excluded",
        "differs",
    ];
    csv::row(heads, out)?;
    for row in &scored.rows() {
        let number = |it: Option<Decimal>| it.map_or_else(String::new, |it| it.to_string());
        let computed = |it: Option<Decimal>| number(it.map(|it| rounded(it, DECIMALS).normalize()));
        let cells = [
            rank_word(row.rank).to_owned(),
            row.depth.to_string(),
            csv::text(row.code.as_deref().unwrap_or("")).into_owned(),
            row.number.map_or_else(String::new, |it| it.to_string()),
            csv::text(&row.name).into_owned(),
            number(row.weight),
            number(row.reported),
            computed(row.reported_below),
            computed(row.recomputed),
            row.is_unweighted.to_string(),
            row.left_out.0.to_string(),
            row.left_out.1.to_string(),
            row.is_excluded.to_string(),
            row.differs().to_string(),
        ];
        csv::row(cells, out)?;
    }
    Ok(())
}

fn rank_word(rank: Rank) -> &'static str {
    spelling(Keyword::Heading(rank), Language::En)
}
