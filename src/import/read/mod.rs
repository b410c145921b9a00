//! Files into rows of cells, each cell with its place and with what its format says of it.
//!
//! The readers know nothing of plans: a cell has a text, the columns and rows that it stands
//! in, and marks. What a column means is told by those who use the rows.

mod budget;
pub(crate) mod cell;
pub(crate) mod delimited;
pub(crate) mod detect;
pub(crate) mod drawn;
pub(crate) mod grid;
pub(crate) mod guard;
pub(crate) mod html;
mod left_out;
pub(crate) mod markdown;
mod marks;
mod merged;
pub(crate) mod mhtml;
mod number_format;
pub(crate) mod ods;
pub(crate) mod pdf;
pub(crate) mod separator;
pub(crate) mod spaced;
pub(crate) mod stored;
pub(crate) mod unreadable;
pub(crate) mod workbook;
pub(crate) mod xls;
pub(crate) mod xlsx;
mod xml;
mod zipped;

#[cfg(test)]
mod cases;
