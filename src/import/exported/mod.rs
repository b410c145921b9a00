//! The table that a plan is exported as, and the way back.
//!
//! Each row says its level and each column its title, so nothing is guessed: rows may be
//! sorted out, columns moved or left out, values changed. Where a text could be taken for
//! something else (a formula of a spreadsheet, a value, nothing), it stands in quotes.

pub(crate) mod json;
mod layout;
mod read;
mod words;

pub(crate) use layout::{Check, Column, Level};
pub(crate) use read::{header, read};
pub(crate) use words::{guarded, quoted, unquoted};
