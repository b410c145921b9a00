//! Findings into what people and machines read: one small file a format.
//!
//! A format gets the checked documents, the catalogue of the reader's language and a
//! writer. Machine formats carry every finding, whatever a terminal shows; their keys are
//! English in every language.

pub mod brief;
pub mod changes;
pub(crate) mod clean;
mod clip;
pub mod concise;
pub mod csv;
pub mod github;
pub mod gitlab;
pub mod html;
mod identity;
pub mod json;
pub mod junit;
mod location;
pub mod markdown;
pub mod overview;
pub(crate) mod page;
mod paint;
pub(crate) mod provenance;
pub mod sarif;
pub mod statistics;
pub mod summary;
pub mod terminal;
mod wrap;

pub(crate) use clean::cleaned;
pub use location::Root;
pub use paint::{Paint, View};
pub(crate) use wrap::{fitted, fitted_path, wrap};

use crate::check::{Checked, Document, Located};
use crate::finding::{Message, Severity};

/// A checked document and the text that its places are in.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The document.
    pub document: &'a Document,
    /// The text of the document; none for a spreadsheet.
    pub text: Option<&'a str>,
    /// Findings that a baseline knows, which are not shown.
    pub known: &'a [Known],
    /// The plan behind the findings, for formats that show more than these.
    pub plan: Option<Plan<'a>>,
    /// The bytes of its file, for formats that give it back with more in it.
    pub file: &'a [u8],
    /// What is to be said about the reading of it, such as a hidden sheet that was left out.
    pub remarks: &'a [Message],
}

/// A plan, or what was imported as one, with what the check made of it.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a> {
    /// The plan text.
    pub text: &'a str,
    /// What was made of it.
    pub checked: &'a Checked,
}

/// A finding that a baseline knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// The finding.
    pub located: Located,
    /// Why it is let be, where somebody said so.
    pub why: Option<String>,
}

/// A run of the check, as the formats that tell of it as a whole see it.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// What was checked.
    pub documents: &'a [Shown<'a>],
    /// What was to be checked and could not be.
    pub unread: &'a [Unread],
    /// The folder that paths count from.
    pub root: Root<'a>,
    /// The least severity that makes the run fail.
    pub fail_on: Severity,
    /// Whether the findings were held against a baseline.
    pub has_baseline: bool,
}

/// Something that could not be checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Unread {
    /// Its path, where it is a file.
    pub path: Option<String>,
    /// Why.
    pub message: Message,
}

impl<'a> Run<'a> {
    /// The findings of all documents, the worst first and else in their order.
    pub(crate) fn worst_first(&self) -> Vec<(&'a Shown<'a>, &'a Located)> {
        let mut res: Vec<(&Shown<'_>, &Located)> = Vec::new();
        for shown in self.documents {
            res.extend(shown.document.findings.iter().map(|it| (shown, it)));
        }
        res.sort_by_key(|it| std::cmp::Reverse(it.1.finding.severity));
        res
    }
}

/// Number of findings by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Number of errors.
    pub errors: usize,
    /// Number of warnings.
    pub warnings: usize,
    /// Number of notes.
    pub info: usize,
}

impl Counts {
    /// Counts the findings of documents.
    pub fn of<'a>(documents: impl IntoIterator<Item = &'a Document>) -> Self {
        let mut res = Self::default();
        for finding in documents.into_iter().flat_map(|it| &it.findings) {
            let count = match finding.finding.severity {
                Severity::Error => &mut res.errors,
                Severity::Warning => &mut res.warnings,
                Severity::Info => &mut res.info,
            };
            *count = count.saturating_add(1);
        }
        res
    }

    /// The number of one severity.
    pub fn get(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
            Severity::Info => self.info,
        }
    }
}
