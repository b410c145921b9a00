//! Reports into plan text, with a map from the text back to the report.
//!
//! A format's reader hands out rows of cells, each cell with its place. What a row and a
//! cell are is told by what they hold; titles of columns help, positions alone decide
//! nothing. The text is in canonical form, and nothing is dropped in silence: each cell is
//! written, or ignored for a reason that can be counted, or said in a note.

mod cell;
mod code;
mod date;
mod delimited;
mod names;
mod number;
mod recognise;
mod roles;
mod sort;
mod survey;
mod titles;
mod value;
mod write;

use std::borrow::Cow;

use crate::check::Note;
use crate::finding::Message;
use crate::import::cell::{At, Rows};
use crate::import::delimited::Delimited;
use crate::import::recognise::Recogniser;
use crate::import::survey::Survey;
use crate::text::decode::decode;
use crate::text::origin::Origin;
use crate::text::{MAX_BYTES, Span};

/// A report as plan text.
#[derive(Clone, Debug)]
pub struct Imported<'a> {
    /// The plan text, in canonical form.
    pub text: String,
    /// From the plan text back to the report.
    pub origin: Origin,
    /// What could not be understood.
    pub notes: Vec<Note>,
    /// What became of the rows and cells.
    pub counts: Counts,
    /// The report's own text, where it is a text: places count in it.
    pub report: Option<Cow<'a, str>>,
}

/// What became of the rows and cells of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows, empty ones included.
    pub rows: usize,
    /// Headings that were written, objectives included.
    pub headings: usize,
    /// Objectives that were written.
    pub objectives: usize,
    /// Indicators that were written.
    pub indicators: usize,
    /// Cells that hold something. All but the ignored and the unread are in the plan.
    pub cells: usize,
    /// Cells ignored because they are titles of pages or columns.
    pub ignored_cells: usize,
    /// Cells that a note says were not understood.
    pub unread_cells: usize,
    /// Cells that hold nothing.
    pub empty_cells: usize,
}

/// How a report is read.
#[derive(Clone, Debug, Default)]
pub struct Options {}

/// Why a report was not read.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{}", .0.id)]
pub struct ImportError(
    /// The reason, as a sentence to be made.
    pub Box<Message>,
);

impl ImportError {
    fn new(message: Message) -> Self {
        Self(Box::new(message))
    }
}

/// Whether a file is a report rather than a plan: cheap, by its name and its first bytes.
pub fn is_report(name: &str, bytes: &[u8]) -> bool {
    let extension = name.rsplit_once('.').map_or("", |it| it.1).to_ascii_lowercase();
    match extension.as_str() {
        "piano" | "plan" => false,
        "tsv" | "tab" => true,
        _ => {
            let head = bytes.get(..bytes.len().min(1 << 14)).unwrap_or(bytes);
            has_table(&decode(head).text)
        }
    }
}

/// Whether several lines of a text have tabs between cells.
fn has_table(head: &str) -> bool {
    head.lines().filter(|it| it.bytes().filter(|it| *it == b'\t').count() >= 2).count() >= 2
}

/// Reads a report.
///
/// # Errors
/// Says why the bytes are no report that can be read: they hold no table, or are too long.
pub fn import<'a>(name: &str, bytes: &'a [u8], _options: &Options) -> Result<Imported<'a>, ImportError> {
    if bytes.len() > MAX_BYTES {
        return Err(ImportError::new(Message::new("import-too-long").with("limit", MAX_BYTES)));
    }
    let report = decode(bytes).text;
    if !has_table(report.get(..floor(&report, 1 << 16)).unwrap_or(&report)) {
        return Err(ImportError::new(Message::new("import-no-table")));
    }
    let (text, origin, notes, counts) = {
        let text: &str = &report;
        read(name, || Delimited::new(text, b'\t'), &[], text.len())
    };
    Ok(Imported { text, origin, notes, counts, report: Some(report) })
}

/// The last place before `at` where a character begins.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|it| text.is_char_boundary(*it)).unwrap_or(0)
}

fn read<'a, R: Rows<'a>>(
    name: &str,
    rows: impl Fn() -> R,
    sheets: &[String],
    length: usize,
) -> (String, Origin, Vec<Note>, Counts) {
    let survey = Survey::of(rows());
    let mut recogniser = Recogniser::new(&survey, sheets, length.saturating_add(length / 2));
    let file = (stem(name).to_owned(), At::Text(Span::at(0)));
    let (plan, at) = survey.name.as_ref().unwrap_or(&file);
    recogniser.writer.plan(plan, *at, survey.year.as_ref().map(|(year, at)| (year.as_str(), *at)));
    recogniser.read(rows());
    let Recogniser { writer, notes, counts, .. } = recogniser;
    (writer.text, writer.origin, notes, counts)
}

/// The name of a file without folder and extension.
fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |it| it.0)
}
