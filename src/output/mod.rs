//! Findings into what people and machines read: one small file a format.
//!
//! A format gets the checked documents, the catalogue of the reader's language and a
//! writer. Machine formats carry every finding, whatever a terminal shows; their keys are
//! English in every language.

mod clean;
mod clip;
pub mod concise;
pub mod json;
pub mod statistics;
pub mod summary;
pub mod terminal;
mod wrap;

pub(crate) use clean::cleaned;
pub(crate) use wrap::wrap;

use crate::check::Document;
use crate::finding::Severity;

/// A checked document and the text that its places are in.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The document.
    pub document: &'a Document,
    /// The text of the document; none for a spreadsheet.
    pub text: Option<&'a str>,
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
