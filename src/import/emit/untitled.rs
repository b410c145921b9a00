//! Rows of values that stand under no titles: nobody can know what they hold, so they are said.

use crate::finding::Message;
use crate::import::emit::Emitter;
use crate::import::emit::notes::UNREAD;
use crate::import::notation::value::Kind;
use crate::import::read::cell::At;
use crate::import::sheet::RowView;

/// Fewer rows than that are no table.
const LEAST_ROWS: usize = 3;

/// Rows with values that were met above the titles of a table, or in a table that has none.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Untitled {
    n_rows: usize,
    n_cells: usize,
    first: Option<At>,
}

impl Untitled {
    /// Takes note of a row that is not read.
    pub(crate) fn see(&mut self, row: &RowView<'_, '_>) {
        let is_value = |it: &Kind| {
            matches!(it, Kind::Percent | Kind::Number | Kind::Ratio | Kind::Date | Kind::Goal | Kind::Range)
        };
        let n_values = row.each().filter(|it| is_value(&it.1)).count();
        if row.cells.len() > 2 && n_values > 1 {
            self.n_rows = self.n_rows.saturating_add(1);
            self.n_cells = self.n_cells.saturating_add(row.cells.len());
            self.first = self.first.or_else(|| row.start());
        }
    }
}

impl Emitter<'_, '_> {
    /// Says how many rows up to here stand under no titles.
    pub(crate) fn untitled_rows(&mut self) {
        let seen = std::mem::take(&mut self.untitled);
        let Some(at) = seen.first.filter(|_| seen.n_rows >= LEAST_ROWS) else { return };
        self.counts.ignored_cells = self.counts.ignored_cells.saturating_sub(seen.n_cells);
        self.counts.unread_cells = self.counts.unread_cells.saturating_add(seen.n_cells);
        self.counts.untitled_cells = self.counts.untitled_cells.saturating_add(seen.n_cells);
        let message = Message::new("import-untitled-rows").with("n", seen.n_rows);
        self.said(UNREAD, at, message, false);
    }
}
