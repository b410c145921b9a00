//! SARIF 2.1.0, for code scanning and whoever collects results of many tools.
//!
//! One result without a place makes GitHub refuse a whole file, so each has one: a line at
//! least. Paths are relative to the folder of the run and percent-encoded, columns count
//! characters and say so, and a result is known again by a fingerprint that no edit
//! elsewhere changes. What a baseline knows is there, as suppressed.
//!
//! GitHub takes 25,000 results a run, 1,000 places a result, and 20 runs and shows less.
//! There is one run; what is above the limits is left out, the worst stays, and a
//! notification says how much.

mod document;
mod rules;

use std::io::{self, Write};

use crate::check::{Located, Location};
use crate::finding::{Message, Severity};
use crate::lang::{Catalogue, Language};
use crate::output::identity::identified;
use crate::output::sarif::document as doc;
use crate::output::sarif::rules::Rules;
use crate::output::summary::about;
use crate::output::{Known, Run, Shown, Unread};

/// The most results of a run that GitHub accepts.
const MOST_RESULTS: usize = 25_000;

/// The most places of a result that GitHub shows.
const MOST_PLACES: usize = 100;

/// The name for the folder that paths are relative to.
const ROOT: &str = "%SRCROOT%";

/// The name of our fingerprints. Another way to compute them would be another version.
const FINGERPRINT: &str = "collaudo/v1";

/// Writes the run.
pub fn write(run: &Run<'_>, catalogue: &Catalogue, out: &mut dyn Write) -> io::Result<()> {
    let (results, n_left_out) = results(run);
    let rules = Rules::of(results.iter().map(|it| it.located.finding.rule), catalogue);
    let writer = Writer { run, catalogue, rules: &rules };
    let mut notifications: Vec<doc::Notification> = run.unread.iter().map(|it| writer.unread(it)).collect();
    for it in run.documents {
        notifications.extend(it.remarks.iter().map(|remark| writer.remark(&it.document.path, remark)));
    }
    if n_left_out > 0 {
        let message = Message::new("output-left-out").with("n", n_left_out);
        let message = doc::Text::new(catalogue.say(&message));
        notifications.push(doc::Notification { level: "warning", message, locations: Vec::new() });
    }
    let log = doc::Log {
        schema: doc::SCHEMA,
        version: doc::VERSION,
        runs: [doc::Run {
            tool: doc::Tool { driver: rules.driver() },
            language: match catalogue.language() {
                Language::It => "it",
                Language::En => "en",
            },
            column_kind: "unicodeCodePoints",
            invocations: [doc::Invocation {
                execution_successful: run.unread.is_empty(),
                tool_execution_notifications: notifications,
            }],
            artifacts: run.documents.iter().map(|it| writer.artifact(it)).collect(),
            results: results.iter().map(|it| writer.result(it)).collect(),
        }],
    };
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

/// How many results are above what GitHub accepts, and are left out.
pub fn left_out(run: &Run<'_>) -> usize {
    let n = run.documents.iter().map(|it| it.document.findings.len().saturating_add(it.known.len()));
    n.fold(0, usize::saturating_add).saturating_sub(MOST_RESULTS)
}

/// A finding with what is to be known of it.
struct Told<'a> {
    shown: &'a Shown<'a>,
    /// The place of the document in the run.
    artifact: usize,
    located: &'a Located,
    name: String,
    known: Option<&'a Known>,
}

/// The results to write, in the order of documents, and the number of those left out.
fn results<'a>(run: &Run<'a>) -> (Vec<Told<'a>>, usize) {
    let mut res = Vec::new();
    for (artifact, shown) in run.documents.iter().enumerate() {
        let known = shown.known.iter().map(|it| (&it.located, Some(it)));
        let found = shown.document.findings.iter().map(|it| (it, None));
        let (all, marks): (Vec<&Located>, Vec<Option<&Known>>) = known.chain(found).unzip();
        for ((name, located), known) in identified(all).zip(marks) {
            res.push(Told { shown, artifact, located, name, known });
        }
    }
    let n_left_out = res.len().saturating_sub(MOST_RESULTS);
    if n_left_out > 0 {
        // The order is stable, so those of one severity stay in the order of the text.
        res.sort_by_key(|it| (it.known.is_some(), std::cmp::Reverse(it.located.finding.severity)));
        res.truncate(MOST_RESULTS);
        res.sort_by_key(|it| it.artifact);
    }
    (res, n_left_out)
}

struct Writer<'w> {
    run: &'w Run<'w>,
    catalogue: &'w Catalogue,
    rules: &'w Rules,
}

impl Writer<'_> {
    fn result<'a>(&'a self, it: &'a Told<'a>) -> doc::Outcome<'a> {
        let finding = &it.located.finding;
        let labels = finding.labels.iter().zip(&it.located.labels).take(MOST_PLACES);
        let related = labels.enumerate().map(|(i, (label, at))| doc::Location {
            id: Some(i.saturating_add(1)),
            physical_location: Some(self.physical(it.shown, it.artifact, at)),
            logical_locations: cell(at).into_iter().collect(),
            message: Some(doc::Text::new(self.catalogue.say(&label.message))),
        });
        let mut logical: Vec<doc::Logical> = cell(&it.located.place).into_iter().collect();
        logical.extend(self.object(it.located));
        let known = it.known.map(|known| doc::Suppression {
            kind: "external",
            status: "accepted",
            justification: known.why.as_deref(),
        });
        doc::Outcome {
            rule_id: finding.rule,
            rule_index: self.rules.index(finding.rule),
            level: level(finding.severity),
            message: doc::Text::new(self.catalogue.say(&finding.message)),
            locations: [doc::Location {
                id: None,
                physical_location: Some(self.physical(it.shown, it.artifact, &it.located.place)),
                logical_locations: logical,
                message: None,
            }],
            related_locations: related.collect(),
            partial_fingerprints: [(FINGERPRINT, it.name.as_str())].into(),
            baseline_state: match (self.run.has_baseline, it.known) {
                (false, _) => None,
                (true, Some(_)) => Some("unchanged"),
                (true, None) => Some("new"),
            },
            suppressions: known.into_iter().collect(),
        }
    }

    /// The objective or indicator that a finding is about.
    fn object(&self, located: &Located) -> Option<doc::Logical> {
        let name = about(located, self.catalogue)?;
        let objective = located.objective.as_deref()?;
        let full = match located.finding.indicator {
            Some(n) => format!("{objective}/{n}"),
            None => objective.to_owned(),
        };
        Some(doc::Logical { name, fully_qualified_name: Some(full) })
    }

    fn physical(&self, shown: &Shown<'_>, artifact: usize, at: &Location) -> doc::Physical {
        // The columns of a cell are not those of a text.
        let has_columns = at.cell.is_none();
        let line = at.line.max(1);
        let column = at.column.max(1);
        let end_line = at.end_line.max(line);
        let end_column = if end_line == line { at.end_column.max(column) } else { at.end_column.max(1) };
        doc::Physical {
            artifact_location: match &at.path {
                // A place in the plan before, which is not among the checked files.
                Some(path) => self.address(path, None),
                None => self.address(&shown.document.path, Some(artifact)),
            },
            region: doc::Region {
                start_line: line,
                start_column: has_columns.then_some(column),
                end_line: has_columns.then_some(end_line),
                end_column: has_columns.then_some(end_column),
            },
        }
    }

    fn address(&self, path: &str, index: Option<usize>) -> doc::Address {
        let uri = self.run.root.uri(path);
        // A path that is relative to the root has no scheme: its colons are encoded.
        let base = (!uri.starts_with("file:")).then_some(ROOT);
        doc::Address { uri, uri_base_id: base, index }
    }

    fn artifact(&self, shown: &Shown<'_>) -> doc::Artifact {
        doc::Artifact { location: self.address(&shown.document.path, None), roles: ["analysisTarget"] }
    }

    fn unread(&self, it: &Unread) -> doc::Notification {
        self.notification("error", it.path.as_deref(), &it.message)
    }

    /// What is said about the reading of a file that was read.
    fn remark(&self, path: &str, message: &Message) -> doc::Notification {
        self.notification("warning", Some(path), message)
    }

    fn notification(&self, level: &'static str, path: Option<&str>, message: &Message) -> doc::Notification {
        let path = path.map(|path| doc::Location {
            id: None,
            physical_location: Some(doc::Physical {
                artifact_location: self.address(path, None),
                region: doc::Region { start_line: 1, ..doc::Region::default() },
            }),
            logical_locations: Vec::new(),
            message: None,
        });
        doc::Notification {
            level,
            message: doc::Text::new(self.catalogue.say(message)),
            locations: path.into_iter().collect(),
        }
    }
}

fn cell(at: &Location) -> Option<doc::Logical> {
    at.cell.as_ref().map(|it| doc::Logical { name: it.to_string(), fully_qualified_name: None })
}

pub(crate) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{check, locate};
    use crate::config::Config;
    use crate::output::Root;

    #[test]
    fn above_the_limit_the_worst_stay() {
        let text = "piano \"Ente\" 2023\nobiettivo 1 \"a\"\nindicatore \"b\"\npeso 90%\nobiettivo 2 \"c\"\n";
        let config = Config::everything();
        let mut document = locate("a.piano", text, &check(text, &config, false), &config, None);
        let (error, other): (Vec<Located>, Vec<Located>) =
            document.findings.into_iter().partition(|it| it.finding.severity == Severity::Error);
        let other = other.first().expect("a finding that is no error").clone();
        document.findings = vec![other; MOST_RESULTS + 2];
        document.findings.extend(error.into_iter().take(1));
        let shown = [Shown {
            document: &document,
            text: Some(text),
            known: &[],
            plan: None,
            file: &[],
            remarks: &[],
        }];
        let run = Run {
            documents: &shown,
            unread: &[],
            root: Root::default(),
            fail_on: Severity::Error,
            has_baseline: false,
        };
        let (kept, n_left_out) = results(&run);
        assert_eq!((kept.len(), n_left_out, left_out(&run)), (MOST_RESULTS, 3, 3));
        assert!(kept.iter().any(|it| it.located.finding.severity == Severity::Error));
    }
}
