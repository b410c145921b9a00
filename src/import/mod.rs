//! Reports into plan text, with a map from the text back to the report.
//!
//! A format's reader hands out rows of cells, each cell with its place. What a row and a
//! cell are is told by what they hold; titles of columns help, positions alone decide
//! nothing. The text is in canonical form, and nothing is dropped in silence: each cell is
//! written, or ignored for a reason that can be counted, or said in a note.

mod block;
mod code;
mod direction;
mod emit;
pub(crate) mod exported;
mod field;
mod layout;
mod mapping;
mod notation;
mod numbering;
mod parts;
mod period;
mod preamble;
mod profile;
mod read;
mod reshape;
mod sheet;
mod title;
mod vocabulary;

use std::borrow::Cow;

pub use mapping::{Mapped, Status, Table};

use crate::check::Note;
use crate::config;
use crate::finding::Message;
use crate::import::emit::Emitter;
use crate::import::read::cell::Rows;
use crate::import::read::delimited::Delimited;
use crate::import::read::detect::Format;
use crate::import::read::grid::Grid;
use crate::import::read::guard::guarded;
use crate::import::read::stored::Stored;
use crate::import::read::unreadable::Unreadable;
use crate::import::read::workbook::Opened;
use crate::import::read::{detect, drawn, html, markdown, mhtml, ods, pdf, separator, spaced, xls, xlsx};
use crate::import::reshape::reshaped;
use crate::import::sheet::Sheet;
use crate::text::MAX_BYTES;
use crate::text::decode::Decoded;
use crate::text::origin::Origin;

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
    /// Those among them that stand in rows under no titles.
    pub untitled_cells: usize,
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
    /// What the configuration says of a column.
    pub(crate) fn given(&self, title: &str) -> Option<&config::Meaning> {
        if self.given.columns.is_empty() {
            return None;
        }
        let title = title::plain(title);
        let mut matching = self.given.columns.iter().rev().filter(|it| title::plain(&it.0) == title);
        matching.next().map(|it| &it.1)
    }
}

/// Why a report was not read.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{}", .message.id)]
pub struct ImportError {
    /// The reason, as a sentence to be made.
    pub message: Box<Message>,
    /// What was understood of its tables.
    pub mapping: Vec<Table>,
}

impl ImportError {
    fn new(message: Message) -> Self {
        Self { message: Box::new(message), mapping: Vec::new() }
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
        Format::Xlsx => xlsx::xlsx,
        Format::Xls => xls::xls,
        Format::Ods => ods::ods,
        Format::FlatOds => ods::flat,
        Format::Pdf => pdf::pdf,
        Format::Other(kind) => return Err(Unreadable::Other(kind).error(kind)),
        Format::Mhtml => {
            let pages = mhtml::pages(bytes).map_err(|it| it.error(format.name()))?;
            let pages = Decoded { text: Cow::Owned(pages), encoding: "UTF-8", guessed_at: None };
            return of_text(name, pages, format, options);
        }
        Format::Html
        | Format::Markdown
        | Format::Delimited
        | Format::Drawn
        | Format::Spaced
        | Format::Json => {
            return of_text(name, detect::text(bytes), format, options);
        }
    };
    let opened = guarded(|| open(bytes)).unwrap_or(Err(Unreadable::Broken));
    let Opened { grid, mut remarks } = opened.map_err(|it| it.error(format.name()))?;
    remarks.extend(detect::wrong_name(name, format));
    let read = read(name, || grid.rows(), Some(&grid), grid.text.len(), options);
    understood(imported(read, remarks, Cow::Owned(grid.text)))
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
    let mut remarks = Vec::new();
    let read = {
        let text: &str = &report;
        match format {
            Format::Html | Format::Mhtml | Format::Markdown | Format::Drawn | Format::Spaced => {
                let page = match format {
                    Format::Markdown => Ok(markdown::read(text)),
                    Format::Drawn => drawn::read(text),
                    Format::Spaced => Ok(spaced::read(text)),
                    _ => html::read(text),
                };
                let page = page.map_err(|it| it.error(format.name()))?;
                remarks.extend(page.remarks);
                read(name, || Stored::new(&page.rows), None, text.len(), options)
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
    if let Some(at) = decoded.guessed_at {
        remarks.push(Message::new("cli-not-utf8").with("encoding", decoded.encoding).with("offset", at));
    }
    remarks.extend(detect::wrong_name(name, format));
    understood(imported(read, remarks, report))
}

fn imported(read: ReadAs, mut remarks: Vec<Message>, report: Cow<'_, str>) -> Imported<'_> {
    let ReadAs { text, origin, notes, counts, mapping } = read;
    let unmapped = mapping.iter().filter(|it| it.status == Status::NeedsMapping).count();
    if unmapped > 0 {
        remarks.push(Message::new("import-tables-unmapped").with("n", unmapped));
    }
    Imported { text, origin, notes, counts, mapping, remarks, report: Some(report) }
}

/// A file of which no table is a plan's, or none is understood, is refused, with what was
/// seen of its columns.
fn understood(it: Imported<'_>) -> Result<Imported<'_>, ImportError> {
    if it.counts.headings.saturating_add(it.counts.indicators) > 0 {
        return Ok(it);
    }
    let unsure = it.mapping.iter().find(|it| it.status == Status::NeedsMapping);
    let message = match unsure {
        Some(table) => Message::new("import-needs-mapping")
            .with("it", table.as_configuration(crate::syntax::Language::It).as_str())
            .with("en", table.as_configuration(crate::syntax::Language::En).as_str()),
        None => Message::new("import-no-indicators"),
    };
    Err(ImportError { message: Box::new(message), mapping: it.mapping })
}

/// What was read of a file.
struct ReadAs {
    text: String,
    origin: Origin,
    notes: Vec<Note>,
    counts: Counts,
    mapping: Vec<Table>,
}

fn read<'a, R: Rows<'a>>(
    name: &str,
    rows: impl Fn() -> R,
    grid: Option<&Grid>,
    length: usize,
    options: &Options,
) -> ReadAs {
    if let Some(header) = exported::header(rows()) {
        let (text, origin, notes, counts) = exported::read(rows(), header, grid, length);
        return ReadAs { text, origin, notes, counts, mapping: Vec::new() };
    }
    let sheet = reshaped(Sheet::of(rows()), options);
    let Emitter { writer, notes, counts, mapping, .. } =
        Emitter::read(&sheet, grid, length, options, stem(name));
    ReadAs { text: writer.text, origin: writer.origin, notes, counts, mapping }
}

/// The name of a file without folder and extension.
fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |it| it.0)
}
