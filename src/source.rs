//! Bytes and a name into what is checked: a plan as it stands, a report through its importer.
//!
//! Command line, language server and page read by this, so that all three refuse the same files:
//! what is not understood is refused, and nothing unchecked is called fine.

use std::path::Path;

use crate::check::{Checked, Document, Note, Reported, check, locate};
use crate::config::Config;
use crate::finding::Message;
use crate::import::{Counts, ImportError, Imported, Options, Table, import};
use crate::syntax::{is_plan_text, lines_of};
use crate::text::decode::decode;
use crate::text::origin::Origin;

/// How much of a file tells what it is, in bytes.
const HEAD: usize = 4096;

/// A file as it was given.
#[derive(Clone, Debug)]
pub struct Given<'n> {
    /// Its name, with or without its folders.
    pub name: &'n str,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// Whether it came without a file, so that the name tells nothing, and what nothing tells is
    /// a plan.
    pub is_piped: bool,
}

/// What is checked: plan text, and the report that it came from, if it did.
#[derive(Clone, Debug)]
pub struct Source {
    /// The plan text.
    pub text: String,
    /// The report behind it.
    pub report: Option<Report>,
    /// The bytes that were read.
    pub bytes: Vec<u8>,
    /// Whether they were UTF-8, so that the text can be written back as it came.
    pub is_utf8: bool,
    /// What is to be said about the reading of it.
    pub remarks: Vec<Message>,
    /// Whether it is a plan whatever it holds.
    is_named_plan: bool,
}

/// A report that was written as a plan.
#[derive(Clone, Debug)]
pub struct Report {
    /// From the plan text back to the report.
    pub origin: Origin,
    /// What could not be understood of it.
    pub notes: Vec<Note>,
    /// What became of its cells.
    pub counts: Counts,
    /// What was understood of its tables.
    pub mapping: Vec<Table>,
    /// Its own text, where it is one; its rows one a line where it is a workbook or has pages.
    pub text: Option<String>,
}

/// Whether a file is a plan by its name.
pub fn is_plan(path: &Path) -> bool {
    path.extension().is_some_and(|it| it.eq_ignore_ascii_case("piano"))
}

impl Given<'_> {
    /// Whether it is read as a report, by its name and what it holds; else it is a plan. What
    /// begins with the heading of a plan, well written, is one, whatever separators stand
    /// further down. What is neither is for the importer, which knows best why it is no report.
    pub fn is_report(&self) -> bool {
        let is_plan = self.is_named_plan() || begins_as_plan(&self.bytes);
        let is_told = !is_plan && crate::import::is_report(self.name, &self.bytes);
        is_told || !(self.is_piped || self.is_named_plan() || is_plan_text(&decode(&self.bytes).text))
    }

    fn is_named_plan(&self) -> bool {
        !self.is_piped && is_plan(Path::new(self.name))
    }
}

/// Whether the first line that says something is a heading without a mistake in it: a row of
/// titles, `Obiettivo operativo;Peso`, has no name in quotes.
fn begins_as_plan(bytes: &[u8]) -> bool {
    let head = decode(bytes.get(..HEAD).unwrap_or(bytes)).text;
    let mut lines = Vec::new();
    lines_of(&head, &mut lines);
    let first = lines.iter().find(|it| !it.is_blank() && !it.is_comment());
    first.is_some_and(|it| it.rank().is_some() && it.error.is_none())
}

impl Source {
    /// Reads a file. The options are for reports; a plan needs none.
    ///
    /// # Errors
    /// Says why it is neither plan nor report, with what was seen of its tables.
    pub fn read(given: Given<'_>, options: &Options) -> Result<Self, ImportError> {
        let is_named_plan = given.is_piped || given.is_named_plan();
        if given.is_report() {
            let Imported { text, origin, notes, counts, mapping, remarks, report } =
                import(given.name, &given.bytes, options)?;
            let shown = report.map(std::borrow::Cow::into_owned);
            let report = Some(Report { origin, notes, counts, mapping, text: shown });
            return Ok(Self { text, report, bytes: given.bytes, is_utf8: true, remarks, is_named_plan });
        }
        let decoded = decode(&given.bytes);
        let mut remarks = Vec::new();
        if let Some(at) = decoded.guessed_at {
            let message = Message::new("cli-not-utf8").with("encoding", decoded.encoding).with("offset", at);
            remarks.push(message);
        }
        let is_utf8 = decoded.guessed_at.is_none() && decoded.encoding == "UTF-8";
        let text = decoded.text.into_owned();
        Ok(Self { text, report: None, bytes: given.bytes, is_utf8, remarks, is_named_plan })
    }

    /// Checks the plan text.
    pub fn check(&self, config: &Config) -> Checked {
        check(&self.text, config, self.report.is_some())
    }

    /// Refuses what was read as a report and is none, or of which less than half was understood:
    /// to check the rest alone would call unchecked figures fine.
    ///
    /// # Errors
    /// Says how much of it was understood.
    pub fn understood(&self) -> Result<(), Message> {
        let Some(Report { counts, .. }) = &self.report else { return Ok(()) };
        // Rows under no titles are no sign that the others are read badly.
        let n_titled = counts.cells.saturating_sub(counts.untitled_cells);
        let n_unread = counts.unread_cells.saturating_sub(counts.untitled_cells);
        let id = if counts.headings.saturating_add(counts.indicators) == 0 {
            "import-no-indicators"
        } else if n_unread.saturating_mul(2) > n_titled {
            "import-mostly-unread"
        } else {
            return Ok(());
        };
        Err(Message::new(id).with("cells", counts.cells).with("unread", counts.unread_cells))
    }

    /// Refuses a text of comments alone, such as one in Markdown, which begins like a plan and is
    /// none.
    ///
    /// # Errors
    /// Says that there is no table in it.
    pub fn holds_plan(&self, checked: &Checked, name: &str) -> Result<(), Message> {
        match self.is_named_plan || checked.sections.iter().any(|it| it.summary.has_heading) {
            true => Ok(()),
            false => Err(Message::new("import-no-table").with("name", name)),
        }
    }

    /// Findings at their places in the document that the user has.
    pub fn locate(&self, name: &str, checked: &Checked, config: &Config) -> Document {
        let from = self.report.as_ref().map(|it| Reported {
            origin: &it.origin,
            text: it.text.as_deref(),
            notes: &it.notes,
        });
        locate(name, &self.text, checked, config, from)
    }

    /// The text that places of findings are in; none for a spreadsheet.
    pub fn shown(&self) -> Option<&str> {
        match &self.report {
            Some(it) => it.text.as_deref(),
            None => Some(&self.text),
        }
    }
}
