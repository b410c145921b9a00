//! What an importer says: cells that were not understood, and conventions that nothing tells.

use crate::check::Note;
use crate::finding::Message;
use crate::import::emit::Emitter;
use crate::import::read::cell::{At, Cell, Doubt};
use crate::text::origin::Place;

/// The rules that report what an importer says.
pub(crate) const UNREAD: &str = "unread-cell";

impl Emitter<'_, '_> {
    /// Cells of a row that are not understood. Of very many only the first are named.
    pub(crate) fn unread_row<'r, 'c: 'r>(
        &mut self,
        cells: impl ExactSizeIterator<Item = &'r Cell<'c>>,
        is_about_last: bool,
    ) {
        const MOST: usize = 8;
        let rest = cells.len().saturating_sub(MOST);
        for (i, cell) in cells.enumerate().take(MOST.saturating_add(1)) {
            if i < MOST {
                self.unread(cell, "import-unread-cell", is_about_last);
            } else {
                self.counts.unread_cells = self.counts.unread_cells.saturating_add(rest);
                let message = Message::new("import-unread-more").with("n", rest);
                self.said(UNREAD, cell.at, message, is_about_last);
            }
        }
    }

    /// A cell that is not understood.
    pub(crate) fn unread(&mut self, cell: &Cell<'_>, message: &'static str, is_about_last: bool) {
        self.counts.unread_cells = self.counts.unread_cells.saturating_add(1);
        // Of a formula without a result it is said why.
        if cell.doubt != Some(Doubt::FormulaWithoutResult) {
            self.note(UNREAD, cell, message, is_about_last);
        }
    }

    /// Names the formulas of a row whose results the file does not hold.
    pub(crate) fn formulas_without_result(&mut self, cells: &[Cell<'_>]) {
        for cell in cells.iter().filter(|it| it.doubt == Some(Doubt::FormulaWithoutResult)) {
            let Place::Cell { name, .. } = cell.at.place(self.grid) else { continue };
            let name = name.rsplit('!').next().unwrap_or(&name);
            let message = Message::new("import-formula-without-result").with("cell", name);
            self.said(UNREAD, cell.at, message, true);
        }
    }

    /// Says something of a cell.
    pub(crate) fn note(
        &mut self,
        rule: &'static str,
        cell: &Cell<'_>,
        message: &'static str,
        is_about_last: bool,
    ) {
        let text: String = cell.text.chars().take(80).collect();
        self.said(rule, cell.at, Message::new(message).with("text", text.as_str()), is_about_last);
    }

    /// Says something of a place in the report.
    pub(crate) fn said(&mut self, rule: &'static str, at: At, message: Message, is_about_last: bool) {
        self.notes.push(Note {
            rule,
            place: at.place(self.grid),
            message,
            at: self.writer.text.len().saturating_sub(1),
            is_about_last,
        });
    }
}
