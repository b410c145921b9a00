//! A table over all documents: what they hold, how much was found, and their totals.

use std::cmp::Reverse;
use std::io::{self, Write};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use crate::check::Kind;
use crate::check::scored::Scored;
use crate::lang::{Catalogue, write_number};
use crate::output::csv;
use crate::output::{Counts, Shown, cleaned, fitted_path};
use crate::scoring::rounded;
use crate::syntax::PolicyName;

/// Decimals of recomputed totals.
const DECIMALS: u32 = 4;

/// Columns of figures on a terminal: objectives, indicators, results compared, errors, warnings, notes, reported,
/// recomputed.
const FIGURES: [usize; 8] = [7, 7, 7, 7, 7, 7, 10, 10];

/// What the rows are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// By path, from A.
    Path,
    /// The most objectives first.
    Objectives,
    /// The most indicators first.
    Indicators,
    /// The most errors first.
    Errors,
    /// The most warnings first.
    Warnings,
    /// The highest reported total first.
    Reported,
    /// The lowest recomputed total first.
    Recomputed,
    /// The largest difference between the two totals first.
    Difference,
}

/// One document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row<'a> {
    pub(crate) path: &'a str,
    kind: Kind,
    pub(crate) objectives: usize,
    pub(crate) indicators: usize,
    /// Indicators whose result was compared with their target.
    pub(crate) compared: usize,
    pub(crate) counts: Counts,
    known: usize,
    pub(crate) reported: Option<Decimal>,
    /// Whether nothing is reported for the whole, and the total is the mean of what is below.
    pub(crate) is_from_below: bool,
    pub(crate) recomputed: Option<Decimal>,
    pub(crate) is_unweighted: bool,
    /// Whether the total leaves out some indicators.
    pub(crate) is_partial: bool,
    pub(crate) differs: bool,
    pub(crate) policy: PolicyName,
    pub(crate) is_declared: bool,
}

/// The rows of the documents, sorted. Rows that are alike stay in the order of their paths.
pub(crate) fn rows<'a>(documents: &[Shown<'a>], by: Column) -> Vec<Row<'a>> {
    let mut res: Vec<Row<'a>> = documents.iter().map(row).collect();
    let largest = |it: Option<Decimal>| Reverse(it.unwrap_or(Decimal::MIN));
    match by {
        Column::Path => res.sort_by(|a, b| a.path.cmp(b.path)),
        Column::Objectives => res.sort_by_key(|it| Reverse(it.objectives)),
        Column::Indicators => res.sort_by_key(|it| Reverse(it.indicators)),
        Column::Errors => res.sort_by_key(|it| Reverse((it.counts.errors, it.counts.warnings))),
        Column::Warnings => res.sort_by_key(|it| Reverse((it.counts.warnings, it.counts.errors))),
        Column::Reported => res.sort_by_key(|it| largest(it.reported)),
        Column::Recomputed => res.sort_by_key(|it| it.recomputed.unwrap_or(Decimal::MAX)),
        Column::Difference => res.sort_by_key(|it| largest(difference(it))),
    }
    res
}

fn difference(row: &Row<'_>) -> Option<Decimal> {
    row.reported?.checked_sub(row.recomputed?).map(|it| it.abs())
}

fn row<'a>(shown: &Shown<'a>) -> Row<'a> {
    let document = shown.document;
    let total = shown.plan.and_then(|it| Scored::new(it.text, it.checked).total());
    let policy = shown.plan.map(|it| it.checked.header.policy.clone()).unwrap_or_default();
    let reported = total.as_ref().and_then(|it| it.reported);
    Row {
        path: &document.path,
        kind: document.kind,
        objectives: document.objectives,
        indicators: document.indicators,
        compared: document.coverage.compared,
        counts: Counts::of([document]),
        known: shown.known.len(),
        reported: reported.or(total.as_ref().and_then(|it| it.reported_below)),
        is_from_below: reported.is_none(),
        recomputed: total.as_ref().and_then(|it| it.recomputed),
        is_unweighted: total.as_ref().is_some_and(|it| it.is_unweighted),
        is_partial: total.as_ref().is_some_and(|it| it.is_partial()),
        differs: total.as_ref().is_some_and(|it| it.differs()),
        policy: policy.name,
        is_declared: policy.is_declared,
    }
}

/// The message that names a policy.
pub(crate) fn policy_word(policy: PolicyName) -> &'static str {
    match policy {
        PolicyName::Proportional => "score-policy-proportional",
        PolicyName::Threshold => "score-policy-threshold",
        PolicyName::Inverse => "score-policy-inverse",
        PolicyName::Baseline => "score-policy-baseline",
        PolicyName::Bands => "score-policy-bands",
    }
}

/// Writes the table for people.
pub fn write(
    documents: &[Shown<'_>],
    by: Column,
    width: usize,
    catalogue: &Catalogue,
    out: &mut dyn Write,
) -> io::Result<()> {
    let rows = rows(documents, by);
    let policies: Vec<String> = rows.iter().map(|it| catalogue.word(policy_word(it.policy))).collect();
    let heads = [
        "overview-objectives",
        "overview-indicators",
        "overview-compared",
        "overview-errors",
        "overview-warnings",
        "overview-notes",
        "score-reported",
        "score-recomputed",
    ];
    let heads = heads.map(|it| catalogue.word(it));
    let widths: Vec<usize> =
        heads.iter().zip(FIGURES).map(|(it, least)| it.width().saturating_add(2).max(least)).collect();
    let policy_width = policies.iter().map(|it| it.width()).max().unwrap_or(0).saturating_add(6);
    let longest = rows.iter().map(|it| cleaned(it.path).width()).max().unwrap_or(0).saturating_add(1);
    let taken = widths.iter().sum::<usize>().saturating_add(policy_width);
    let path_width = width.saturating_sub(taken).clamp(24, longest.max(24));
    let line = |path: &str, figures: &[String], policy: &str| {
        let figures: String =
            figures.iter().zip(&widths).map(|(it, width)| format!("{it:>width$}")).collect();
        let line = format!("{}{figures}  {policy}", fitted_path(path, path_width));
        line.trim_end().to_owned()
    };
    writeln!(out, "{}", line("", &heads, &format!("  {}", catalogue.word("overview-policy"))))?;
    for (row, policy) in rows.iter().zip(&policies) {
        let figures = [
            row.objectives.to_string(),
            row.indicators.to_string(),
            row.compared.to_string(),
            row.counts.errors.to_string(),
            row.counts.warnings.to_string(),
            row.counts.info.to_string(),
            reported(row, catalogue),
            recomputed(row, catalogue),
        ];
        let mark = if row.differs { "≠ " } else { "  " };
        let path = cleaned(row.path);
        writeln!(out, "{}", line(&path, &figures, &format!("{mark}{policy}")))?;
    }
    let legend = [
        (rows.iter().any(|it| it.differs), "score-legend-differs"),
        (rows.iter().any(|it| it.is_unweighted), "score-legend-unweighted"),
        (rows.iter().any(|it| it.is_partial), "score-legend-partial"),
        (rows.iter().any(|it| it.is_from_below && it.reported.is_some()), "score-legend-below"),
    ];
    writeln!(out)?;
    for (_, id) in legend.iter().filter(|it| it.0) {
        writeln!(out, "{}", catalogue.word(id))?;
    }
    Ok(())
}

/// A total as reported, in brackets where it is the mean of what is reported below.
pub(crate) fn reported(row: &Row<'_>, catalogue: &Catalogue) -> String {
    match row.reported {
        None => "–".to_owned(),
        Some(it) if row.is_from_below => format!("({})", write_number(rounded(it, 2), catalogue.language())),
        Some(it) => write_number(it, catalogue.language()),
    }
}

/// A total as recomputed.
pub(crate) fn recomputed(row: &Row<'_>, catalogue: &Catalogue) -> String {
    let mark = if row.is_unweighted || row.is_partial { "~" } else { "" };
    row.recomputed.map_or_else(
        || "–".to_owned(),
        |it| format!("{mark}{}", write_number(rounded(it, 2), catalogue.language())),
    )
}

#[derive(Serialize)]
struct Entry<'a> {
    path: &'a str,
    kind: &'static str,
    objectives: usize,
    indicators: usize,
    compared: usize,
    errors: usize,
    warnings: usize,
    info: usize,
    known: usize,
    reported: Option<f64>,
    reported_from_below: bool,
    recomputed: Option<f64>,
    unweighted: bool,
    partial: bool,
    differs: bool,
    policy: &'static str,
    policy_declared: bool,
}

fn entry<'a>(row: &Row<'a>) -> Entry<'a> {
    let number = |it: Option<Decimal>| it.and_then(|it| rounded(it, DECIMALS).to_f64());
    Entry {
        path: row.path,
        kind: row.kind.name(),
        objectives: row.objectives,
        indicators: row.indicators,
        compared: row.compared,
        errors: row.counts.errors,
        warnings: row.counts.warnings,
        info: row.counts.info,
        known: row.known,
        reported: number(row.reported),
        reported_from_below: row.is_from_below && row.reported.is_some(),
        recomputed: number(row.recomputed),
        unweighted: row.is_unweighted,
        partial: row.is_partial,
        differs: row.differs,
        policy: policy_name(row.policy),
        policy_declared: row.is_declared,
    }
}

/// The word that machines use for a policy.
pub(crate) fn policy_name(policy: PolicyName) -> &'static str {
    PolicyName::ALL.iter().find(|it| it.0 == policy).map_or("", |it| it.2)
}

/// Writes one object: version and documents.
pub fn json(documents: &[Shown<'_>], by: Column, out: &mut dyn Write) -> io::Result<()> {
    let rows = rows(documents, by);
    let entries: Vec<Entry<'_>> = rows.iter().map(entry).collect();
    let table = serde_json::json!({ "version": 1, "documents": entries });
    serde_json::to_writer_pretty(&mut *out, &table)?;
    writeln!(out)
}

/// Writes one document a line, each an object of its own.
pub fn json_lines(documents: &[Shown<'_>], by: Column, out: &mut dyn Write) -> io::Result<()> {
    for row in &rows(documents, by) {
        serde_json::to_writer(&mut *out, &entry(row))?;
        writeln!(out)?;
    }
    Ok(())
}

/// Writes a line of headings and one line a document, with decimal points.
pub fn comma_separated(documents: &[Shown<'_>], by: Column, out: &mut dyn Write) -> io::Result<()> {
    let heads = "path,kind,objectives,indicators,compared,errors,warnings,info,known,reported,reported_from_below,\
                 recomputed,unweighted,differs,policy,policy_declared";
    csv::row([heads], out)?;
    for it in rows(documents, by).iter().map(entry) {
        let number = |it: Option<f64>| it.map(|it| it.to_string()).unwrap_or_default();
        let cells = [
            csv::text(it.path).into_owned(),
            it.kind.to_owned(),
            it.objectives.to_string(),
            it.indicators.to_string(),
            it.compared.to_string(),
            it.errors.to_string(),
            it.warnings.to_string(),
            it.info.to_string(),
            it.known.to_string(),
            number(it.reported),
            it.reported_from_below.to_string(),
            number(it.recomputed),
            it.unweighted.to_string(),
            it.differs.to_string(),
            it.policy.to_owned(),
            it.policy_declared.to_string(),
        ];
        csv::row(cells, out)?;
    }
    Ok(())
}
