//! Reports into plan text, with a map from the text back to the report.
//!
//! A format's reader hands out rows of cells, each cell with its place. What a row and a
//! cell are is told by what they hold; titles of columns help, positions alone decide
//! nothing. The text is in canonical form, and nothing is dropped in silence: each cell is
//! written, or ignored for a reason that can be counted, or said in a note.

mod above;
mod code;
mod columns;
pub(crate) mod exported;
mod mapping;
mod names;
mod notation;
mod parts;
mod read;
mod recognise;
mod roles;
mod seen;
mod sort;
mod survey;
mod tabular;
mod titles;
mod write;

use std::borrow::Cow;

pub use mapping::{Mapped, Table};

use crate::check::Note;
use crate::config;
use crate::finding::Message;
use crate::import::read::cell::{At, Rows};
use crate::import::read::delimited::Delimited;
use crate::import::read::detect::Format;
use crate::import::read::grid::Grid;
use crate::import::read::guard::guarded;
use crate::import::read::stored::Stored;
use crate::import::read::unreadable::Unreadable;
use crate::import::read::workbook::Opened;
use crate::import::read::{cell, detect, html, markdown, ods, pdf, separator, workbook};
use crate::import::recognise::Recogniser;
use crate::import::survey::Survey;
use crate::text::decode::Decoded;
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
    /// What was understood of its tables.
    pub mapping: Vec<Table>,
    /// What is to be said about the reading of the file.
    pub remarks: Vec<Message>,
    /// The text that places count in: the report's own, or its rows one a line where it
    /// is a workbook or has pages.
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
pub struct Options {
    /// What the configuration says of columns and of missing values.
    pub given: config::Import,
}

impl Options {
    /// What a row is. Titles that the configuration names are titles, known or not.
    pub(crate) fn sort(&self, row: &cell::Row<'_>, kinds: &[notation::value::Kind]) -> sort::Sort {
        let n_given = || row.cells.iter().filter(|it| self.given(&it.text).is_some()).count();
        match sort::sort(row, kinds) {
            sort::Sort::Empty => sort::Sort::Empty,
            _ if !self.given.columns.is_empty() && n_given() >= 2 => sort::Sort::Header,
            it => it,
        }
    }

    /// What the configuration says of a column.
    pub(crate) fn given(&self, title: &str) -> Option<titles::Found> {
        let title = titles::plain(title);
        let mut matching = self.given.columns.iter().rev().filter(|it| titles::plain(&it.0) == title);
        matching.next().map(|it| titles::given(&it.1))
    }
}

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
    detect::is_report(name, bytes)
}

/// Reads a report. Its format is told by what it holds, whatever its name says.
///
/// # Errors
/// Says why the bytes are no report that can be read: they hold no table, are too long,
/// damaged, locked by a password, or of a kind that is not read.
pub fn import<'a>(name: &str, bytes: &'a [u8], options: &Options) -> Result<Imported<'a>, ImportError> {
    if bytes.len() > MAX_BYTES {
        return Err(ImportError::new(Message::new("import-too-long").with("limit", MAX_BYTES)));
    }
    let format = detect::format(name, bytes);
    let open = match format {
        Format::Xlsx => workbook::xlsx,
        Format::Xls => workbook::xls,
        Format::Ods => ods::ods,
        Format::Pdf => pdf::pdf,
        Format::Other(kind) => return Err(Unreadable::Other(kind).error(kind)),
        Format::Html | Format::Markdown | Format::Delimited | Format::Json => {
            return of_text(name, detect::text(bytes), format, options);
        }
    };
    let opened = guarded(|| open(bytes)).unwrap_or(Err(Unreadable::Broken));
    let Opened { grid, mut remarks } = opened.map_err(|it| it.error(format.name()))?;
    remarks.extend(detect::wrong_name(name, format));
    let (text, origin, notes, counts, mapping) =
        read(name, || grid.rows(), Some(&grid), grid.text.len(), options);
    let res = Imported { text, origin, notes, counts, remarks, mapping, report: Some(Cow::Owned(grid.text)) };
    with_indicators(res)
}

fn of_text<'a>(
    name: &str,
    decoded: Decoded<'a>,
    format: Format,
    options: &Options,
) -> Result<Imported<'a>, ImportError> {
    let report = decoded.text;
    if detect::is_binary(report.as_bytes()) {
        return Err(Unreadable::Binary.error(format.name()));
    }
    let (text, origin, notes, counts, mapping) = {
        let text: &str = &report;
        match format {
            Format::Html => {
                let rows = html::rows(text);
                read(name, || Stored::new(&rows), None, text.len(), options)
            }
            Format::Markdown => {
                let rows = markdown::rows(text);
                read(name, || Stored::new(&rows), None, text.len(), options)
            }
            Format::Json => {
                let no_model = || ImportError::new(Message::new("import-no-model"));
                let rows = exported::json::rows(text).ok_or_else(no_model)?;
                read(name, || Stored::new(&rows), None, text.len(), options)
            }
            _ => {
                let no_table = || ImportError::new(Message::new("import-no-table"));
                let separator = separator::of(text).ok_or_else(no_table)?;
                read(name, || Delimited::new(text, separator), None, text.len(), options)
            }
        }
    };
    let mut remarks = Vec::new();
    if let Some(at) = decoded.guessed_at {
        remarks.push(Message::new("cli-not-utf8").with("encoding", decoded.encoding).with("offset", at));
    }
    remarks.extend(detect::wrong_name(name, format));
    let res = Imported { text, origin, notes, counts, remarks, mapping, report: Some(report) };
    if format == Format::Delimited { Ok(res) } else { with_indicators(res) }
}

/// A file of tables without an objective or an indicator in it is no report.
fn with_indicators(it: Imported<'_>) -> Result<Imported<'_>, ImportError> {
    match it.counts.headings.saturating_add(it.counts.indicators) {
        0 => Err(ImportError::new(Message::new("import-no-indicators"))),
        _ => Ok(it),
    }
}

fn read<'a, R: Rows<'a>>(
    name: &str,
    rows: impl Fn() -> R,
    grid: Option<&Grid>,
    length: usize,
    options: &Options,
) -> (String, Origin, Vec<Note>, Counts, Vec<Table>) {
    if let Some(header) = exported::header(rows()) {
        let (text, origin, notes, counts) = exported::read(rows(), header, grid, length);
        return (text, origin, notes, counts, Vec::new());
    }
    let survey = Survey::of(rows(), options);
    let mut recogniser = Recogniser::new(&survey, grid, length.saturating_add(length / 2), options);
    let file = (stem(name).to_owned(), At::Text(Span::at(0)));
    let (plan, at) = survey.name.as_ref().unwrap_or(&file);
    recogniser.writer.plan(plan, *at, survey.year.as_ref().map(|(year, at)| (year.as_str(), *at)));
    recogniser.read(rows());
    let Recogniser { writer, notes, counts, mapping, .. } = recogniser;
    (writer.text, writer.origin, notes, counts, mapping)
}

/// The name of a file without folder and extension.
fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |it| it.0)
}
