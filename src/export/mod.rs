//! Plans into tables and documents for those who read them elsewhere.
//!
//! A plan becomes a table ([`table`]) once, and each format writes that table. The import
//! reads it back to the same plan (`import::exported` holds the titles that both sides
//! know). What no table holds is counted and said: comments, and lines that cannot be read.

mod annotated;
mod delimited;
mod html;
mod json;
mod markdown;
mod provenance;
mod schema;
mod table;
mod xlsx;

pub use annotated::{annotate, annotate_plan};
pub(crate) use provenance::is_own;
pub use schema::schema;

use crate::export::table::table;
use crate::finding::Message;

/// What a plan can be exported as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A workbook with live formulas.
    Xlsx,
    /// Semicolons between the cells of an Italian plan, commas between those of an English one.
    Csv,
    /// Tabs between the cells.
    Tsv,
    /// A Markdown table.
    Markdown,
    /// A page with one table.
    Html,
    /// The model.
    Json,
}

/// An exported plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Exported {
    /// The file.
    pub bytes: Vec<u8>,
    /// What is not in it.
    pub left_out: LeftOut,
}

/// What of a plan is not exported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Numbers of the lines that cannot be read or stand where they do not belong, from 1.
    pub lines: Vec<usize>,
    /// Number of comments.
    pub comments: usize,
}

/// Why a plan was not exported.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{}", .0.id)]
pub struct ExportError(
    /// The reason, as a sentence to be made.
    pub Box<Message>,
);

impl ExportError {
    fn new(message: Message) -> Self {
        Self(Box::new(message))
    }
}

/// Exports the text of a plan.
///
/// # Errors
/// Says why there is nothing to export, or why the format cannot hold it.
pub fn export(text: &str, format: Format) -> Result<Exported, ExportError> {
    let table = table(text);
    if table.rows.is_empty() {
        return Err(ExportError::new(Message::new("export-empty")));
    }
    let bytes = match format {
        Format::Xlsx => xlsx::write(&table, text)?,
        Format::Csv => delimited::csv(&table).into_bytes(),
        Format::Tsv => delimited::tsv(&table).into_bytes(),
        Format::Markdown => markdown::write(&table).into_bytes(),
        Format::Html => html::write(&table).into_bytes(),
        Format::Json => json::write(text, table.language).into_bytes(),
    };
    Ok(Exported { bytes, left_out: table.left_out })
}
