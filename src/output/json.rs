//! JSON: one object with everything, or one object a line.
//!
//! The keys are a promise (version 1): they are English in every language and none is
//! ever taken away or given another meaning within a version.

use std::io::{self, Write};

use serde::Serialize;

use crate::check::{Coverage, Located, Location};
use crate::compare::Shift;
use crate::lang::Catalogue;
use crate::output::{Counts, Shown};

/// The version of the format.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    kind: &'static str,
    objectives: usize,
    indicators: usize,
    coverage: Covered,
    /// What is to be said about the reading of the file, where there is something.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    remarks: Vec<String>,
}

/// How many results were compared with their targets, and why the others were not.
#[derive(Serialize)]
struct Covered {
    compared: usize,
    without_direction: usize,
    without_target: usize,
    without_result: usize,
    not_available: usize,
    not_comparable: usize,
    not_read: usize,
}

impl Covered {
    fn of(it: Coverage) -> Self {
        let Coverage { compared, without_direction, without_target, without_result, .. } = it;
        let Coverage { not_available, not_comparable, not_read, .. } = it;
        Self {
            compared,
            without_direction,
            without_target,
            without_result,
            not_available,
            not_comparable,
            not_read,
        }
    }
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'static str,
    severity: &'static str,
    path: &'a str,
    #[serde(flatten)]
    place: Place,
    cell: Option<&'a str>,
    objective: Option<&'a str>,
    indicator: Option<u32>,
    message: String,
    /// Whom a change profits, in findings about an earlier edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    effect: Option<&'static str>,
    fingerprint: &'a str,
    labels: Vec<Label<'a>>,
    fixes: Vec<Fix>,
}

#[derive(Serialize)]
struct Place {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Label<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    #[serde(flatten)]
    place: Place,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<&'a str>,
    message: String,
}

#[derive(Serialize)]
struct Fix {
    title: String,
    safe: bool,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    info: usize,
    /// Findings that a baseline knows, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<usize>,
}

/// Writes one object: version, files, findings, summary. One finding a line.
pub fn write(documents: &[Shown<'_>], catalogue: &Catalogue, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{{\"version\": {VERSION},\n \"files\": [")?;
    let files = documents.iter().map(|it| file(it, catalogue));
    list(files, out)?;
    write!(out, "],\n \"findings\": [")?;
    let findings = documents.iter().flat_map(|shown| {
        let path = shown.document.path.as_str();
        shown.document.findings.iter().map(move |it| finding(path, it, catalogue))
    });
    list(findings, out)?;
    write!(out, "],\n \"summary\": ")?;
    serde_json::to_writer(&mut *out, &summary(documents))?;
    writeln!(out, "}}")
}

/// Writes one finding a line, each an object of its own.
pub fn write_lines(documents: &[Shown<'_>], catalogue: &Catalogue, out: &mut dyn Write) -> io::Result<()> {
    for shown in documents {
        for it in &shown.document.findings {
            serde_json::to_writer(&mut *out, &finding(&shown.document.path, it, catalogue))?;
            writeln!(out)?;
        }
    }
    Ok(())
}

fn list(items: impl Iterator<Item = impl Serialize>, out: &mut dyn Write) -> io::Result<()> {
    for (i, it) in items.enumerate() {
        out.write_all(if i == 0 { b"\n  " } else { b",\n  " })?;
        serde_json::to_writer(&mut *out, &it)?;
    }
    Ok(())
}

fn file<'a>(shown: &Shown<'a>, catalogue: &Catalogue) -> File<'a> {
    let document = shown.document;
    File {
        path: &document.path,
        kind: document.kind.name(),
        objectives: document.objectives,
        indicators: document.indicators,
        coverage: Covered::of(document.coverage),
        remarks: shown.remarks.iter().map(|it| catalogue.say(it)).collect(),
    }
}

fn finding<'a>(path: &'a str, located: &'a Located, catalogue: &Catalogue) -> Finding<'a> {
    let it = &located.finding;
    let labels = it.labels.iter().zip(&located.labels).map(|(label, at)| Label {
        path: at.path.as_deref(),
        place: place(at),
        cell: at.cell.as_deref(),
        message: catalogue.say(&label.message),
    });
    let fixes = it.fixes.iter().map(|it| Fix { title: catalogue.say(&it.title), safe: it.safe });
    Finding {
        rule: it.rule,
        severity: it.severity.name(),
        path,
        place: place(&located.place),
        cell: located.place.cell.as_deref(),
        objective: located.objective.as_deref(),
        indicator: it.indicator,
        message: catalogue.say(&it.message),
        effect: Shift::of_message(&it.message).map(Shift::name),
        fingerprint: &located.fingerprint,
        labels: labels.collect(),
        fixes: fixes.collect(),
    }
}

fn place(it: &Location) -> Place {
    Place { line: it.line, column: it.column, end_line: it.end_line, end_column: it.end_column }
}

fn summary(documents: &[Shown<'_>]) -> Summary {
    let Counts { errors, warnings, info } = Counts::of(documents.iter().map(|it| it.document));
    let known = documents.iter().map(|it| it.known.len()).fold(0, usize::saturating_add);
    Summary { errors, warnings, info, known: (known > 0).then_some(known) }
}
