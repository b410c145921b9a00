//! Bytes into plan text: a plan as it stands, a report through its importer.

use crate::check::{Checked, Document, Note, Reported, check, locate};
use crate::cli::console::Failure;
use crate::cli::files::{Input, is_plan, read};
use crate::config::Config;
use crate::disk::configure::Configurations;
use crate::disk::report::{imported, is_report};
use crate::finding::Message;
use crate::import::Counts;
use crate::syntax::is_plan_text;
use crate::text::decode::decode;
use crate::text::origin::Origin;

/// What is checked: plan text, and the report that it came from, if it did.
pub(crate) struct Source {
    /// The plan text.
    pub(crate) text: String,
    /// The report behind it.
    pub(crate) report: Option<Report>,
    /// The bytes that were read.
    pub(crate) bytes: Vec<u8>,
    /// Whether they were UTF-8, so that the text can be written back as it came.
    pub(crate) is_utf8: bool,
    /// What is to be said about the reading of it.
    pub(crate) remarks: Vec<Message>,
}

/// A report that was written as a plan.
pub(crate) struct Report {
    origin: Origin,
    /// What could not be understood of it.
    pub(crate) notes: Vec<Note>,
    /// What became of its cells.
    pub(crate) counts: Counts,
    /// Its own text, where it is one.
    text: Option<String>,
}

/// Reads an input. A plan is told by its name or its first line, a report by its content;
/// what is neither is refused, so that nothing unchecked is called fine.
///
/// The configuration says how a report is read; a plan needs none.
pub(crate) fn source(input: &Input, configurations: &Configurations) -> Result<Source, Vec<Failure>> {
    let bytes = read(input)?;
    if is_report(input, &bytes) {
        return of_report(input, bytes, configurations);
    }
    let decoded = decode(&bytes);
    let is_stdin = input.path.is_none();
    if !is_stdin && !input.path.as_deref().is_some_and(is_plan) && !is_plan_text(&decoded.text) {
        // The importer knows best why it is none.
        return of_report(input, bytes, configurations);
    }
    let mut remarks = Vec::new();
    if let Some(at) = decoded.guessed_at {
        let message = Message::new("cli-not-utf8").with("encoding", decoded.encoding).with("offset", at);
        remarks.push(message);
    }
    let (text, is_utf8) =
        (decoded.text.into_owned(), decoded.guessed_at.is_none() && decoded.encoding == "UTF-8");
    Ok(Source { text, report: None, bytes, is_utf8, remarks })
}

fn of_report(input: &Input, bytes: Vec<u8>, configurations: &Configurations) -> Result<Source, Vec<Failure>> {
    let imported = imported(input, &bytes, configurations)?;
    let report = Report {
        origin: imported.origin,
        notes: imported.notes,
        counts: imported.counts,
        text: imported.report.map(std::borrow::Cow::into_owned),
    };
    let (text, remarks) = (imported.text, imported.remarks);
    Ok(Source { text, report: Some(report), bytes, is_utf8: true, remarks })
}

impl Source {
    /// Checks the plan text.
    pub(crate) fn check(&self, config: &Config) -> Checked {
        check(&self.text, config, self.report.is_some())
    }

    /// Findings at their places in the document that the user has.
    pub(crate) fn locate(&self, name: &str, checked: &Checked, config: &Config) -> Document {
        let from = self.report.as_ref().map(|it| Reported {
            origin: &it.origin,
            text: it.text.as_deref(),
            notes: &it.notes,
        });
        locate(name, &self.text, checked, config, from)
    }

    /// The text that places of findings are in; none for a spreadsheet.
    pub(crate) fn shown(&self) -> Option<&str> {
        match &self.report {
            Some(it) => it.text.as_deref(),
            None => Some(&self.text),
        }
    }
}
