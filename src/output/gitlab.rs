//! The code quality report of GitLab: a list of issues.
//!
//! GitLab takes issues of one fingerprint for one issue, and shows an issue as new where its
//! fingerprint changes. So each has one of its own, which no edit elsewhere changes.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use crate::check::Located;
use crate::finding::Severity;
use crate::lang::Catalogue;
use crate::output::concise::place;
use crate::output::identity::identified;
use crate::output::{Run, Shown, cleaned};

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: Cow<'a, str>,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// Writes the list, one issue a line. What could not be checked is an issue too.
pub fn write(run: &Run<'_>, catalogue: &Catalogue, out: &mut dyn Write) -> io::Result<()> {
    let unread = run.unread.iter().map(|it| {
        let path = run.root.relative(it.path.as_deref().unwrap_or("."));
        Issue {
            description: catalogue.say(&it.message),
            check_name: "unread",
            fingerprint: hash(&path, it.message.id),
            severity: "blocker",
            location: Location { path, lines: Lines { begin: 1, end: 1 } },
        }
    });
    let paths: Vec<_> = run.documents.iter().map(|it| run.root.relative(&it.document.path)).collect();
    let documents = run.documents.iter().zip(&paths);
    let findings = documents.flat_map(|(shown, path)| issues(shown, path, catalogue));
    out.write_all(b"[")?;
    for (i, it) in unread.chain(findings).enumerate() {
        out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &it)?;
    }
    out.write_all(b"\n]\n")
}

fn issues<'a>(
    shown: &'a Shown<'a>,
    path: &'a str,
    catalogue: &'a Catalogue,
) -> impl Iterator<Item = Issue<'a>> {
    identified(&shown.document.findings).map(move |(name, it)| Issue {
        description: description(path, it, catalogue),
        check_name: it.finding.rule,
        fingerprint: hash(path, &name),
        severity: match it.finding.severity {
            Severity::Error => "critical",
            Severity::Warning => "minor",
            Severity::Info => "info",
        },
        location: Location {
            path: path.into(),
            lines: Lines { begin: it.place.line, end: it.place.end_line },
        },
    })
}

/// The sentence, after the cell that it is about: GitLab shows lines alone.
fn description(path: &str, it: &Located, catalogue: &Catalogue) -> String {
    let message = cleaned(&catalogue.say(&it.finding.message)).into_owned();
    match &it.place.cell {
        Some(_) => format!("{}: {message}", place(path, &it.place)),
        None => message,
    }
}

fn hash(path: &str, name: &str) -> String {
    format!("{:016x}{name}", crate::finding::hash([path, name]))
}
