//! What the readers of workbooks have in common: sheets whose cells come one by one.
//!
//! Values only: a formula is never computed, its last result is read. What a sheet does not
//! show is not read, and that is said.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::finding::Message;
use crate::import::read::budget::Budget;
use crate::import::read::cell::Doubt;
use crate::import::read::grid::{Content, Grid, TooMuch};
use crate::import::read::left_out::{LeftOut, name};
use crate::import::read::marks::{Formatted, Marks};
use crate::import::read::merged::Merge;
use crate::import::read::number_format::NumberFormat;
use crate::import::read::unreadable::Unreadable;

/// Rows of a file, and what is to be said about the reading of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Opened {
    pub(crate) grid: Grid,
    pub(crate) remarks: Vec<Message>,
}

impl From<TooMuch> for Unreadable {
    fn from(_: TooMuch) -> Self {
        Self::TooLarge
    }
}

/// What is said of a sheet that is not read.
pub(crate) fn hidden(name: &str) -> Message {
    Message::new("import-hidden-sheet").with("sheet", name)
}

/// What a cell shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shown<'t> {
    pub(crate) text: Cow<'t, str>,
    /// Whether the file holds it as a number.
    pub(crate) is_typed: bool,
    pub(crate) is_bold: bool,
    pub(crate) doubt: Option<Doubt>,
    pub(crate) has_struck: bool,
    pub(crate) has_hidden: bool,
}

impl Shown<'_> {
    /// The same text, not copied.
    pub(crate) fn borrowed(&self) -> Shown<'_> {
        Shown { text: Cow::Borrowed(&self.text), ..*self }
    }

    /// The same with what the style of its cell says, unless its text has fonts of its own.
    pub(crate) fn dressed(self, is_plain: bool, marks: Marks, format: &NumberFormat) -> Self {
        let is_empty = self.text.trim().is_empty();
        if !is_empty && is_plain && marks.is_struck {
            return Self { text: Cow::Borrowed(""), has_struck: true, ..self };
        }
        if !is_empty && format.hides_all() {
            return Self { text: Cow::Borrowed(""), has_hidden: true, ..self };
        }
        Self { is_bold: if is_plain { marks.is_bold } else { self.is_bold }, ..self }
    }

    /// Text with its formatting.
    pub(crate) fn of_text(mut formatted: Formatted) -> Self {
        Self {
            is_bold: formatted.is_bold(),
            has_struck: formatted.has_struck,
            has_hidden: formatted.has_hidden,
            text: Cow::Owned(formatted.finish()),
            ..Self::default()
        }
    }

    /// A formula whose result the file does not hold.
    pub(crate) fn formula(formula: &str) -> Self {
        let text = format!("={}", formula.trim_start_matches('='));
        Self { text: Cow::Owned(text), doubt: Some(Doubt::FormulaWithoutResult), ..Self::default() }
    }
}

/// The rows of one sheet, in the order of the file.
pub(crate) struct Sheet<'g> {
    pub(crate) grid: &'g mut Grid,
    pub(crate) left_out: &'g mut LeftOut,
    pub(crate) budget: &'g Budget,
    pub(crate) number: u16,
    /// Hidden columns: first and last.
    pub(crate) hidden_columns: Vec<(u32, u32)>,
    /// Whether the row that is being read is hidden.
    pub(crate) is_row_hidden: bool,
    /// The row that was begun last.
    row: Option<u32>,
    /// Rows and columns that hold something and were not read.
    last_unread_row: Option<u32>,
    n_unread_rows: usize,
    unread_columns: BTreeSet<u32>,
}

impl<'g> Sheet<'g> {
    pub(crate) fn new(
        grid: &'g mut Grid,
        left_out: &'g mut LeftOut,
        budget: &'g Budget,
        number: u16,
    ) -> Self {
        Self {
            grid,
            left_out,
            budget,
            number,
            hidden_columns: Vec::new(),
            is_row_hidden: false,
            row: None,
            last_unread_row: None,
            n_unread_rows: 0,
            unread_columns: BTreeSet::new(),
        }
    }

    /// Adds a cell, unless it is not shown.
    pub(crate) fn push(
        &mut self,
        row: u32,
        column: u32,
        merge: Merge,
        shown: &Shown<'_>,
    ) -> Result<(), Unreadable> {
        self.budget.cell(&shown.text)?;
        if shown.has_struck {
            self.left_out.struck(|| name(row, column));
        }
        if shown.has_hidden {
            self.left_out.hidden(|| name(row, column));
        }
        if shown.text.trim().is_empty() {
            return Ok(());
        }
        let (height, width) = match merge {
            Merge::None => (1, 1),
            Merge::First(area) => (area.height(), area.width()),
            Merge::Under => {
                self.left_out.hidden(|| name(row, column));
                return Ok(());
            }
        };
        // A merged cell is shown as long as a part of it is.
        if self.is_row_hidden && height == 1 {
            if self.last_unread_row.replace(row) != Some(row) {
                self.n_unread_rows = self.n_unread_rows.saturating_add(1);
            }
            return Ok(());
        }
        let end = column.saturating_add(width.saturating_sub(1));
        self.budget.keep(self.hidden_columns.len() / 8)?;
        if self.hidden_columns.iter().any(|it| it.0 <= column && end <= it.1) {
            self.unread_columns.insert(column);
            return Ok(());
        }
        if self.row != Some(row) {
            self.row = Some(row);
            self.grid.begin_row(u32::from(self.number));
        }
        let Shown { is_typed, is_bold, doubt, .. } = *shown;
        let content = Content { column, height, width, is_typed, is_bold, doubt };
        Ok(self.grid.push((self.number, row), content, &shown.text)?)
    }

    /// Says what was not read.
    pub(crate) fn finish(self) {
        let name = self.grid.sheet_name(self.number);
        self.left_out.rows(name, self.n_unread_rows);
        self.left_out.columns(name, self.unread_columns.len());
    }
}
