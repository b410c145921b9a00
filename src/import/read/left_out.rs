//! What a file holds and does not show: struck-out and hidden text, hidden rows, columns
//! and sheets. It is not read, and it is said.

use crate::finding::Message;
use crate::import::read::cell::column_letters;

/// The most cells that are named.
const MOST_NAMED: usize = 5;

/// Cells of one kind: how many, and the first of them.
#[derive(Clone, Debug, Default)]
struct Named {
    n: usize,
    first: Vec<String>,
}

impl Named {
    fn push(&mut self, name: impl FnOnce() -> String) {
        self.n = self.n.saturating_add(1);
        if self.first.len() < MOST_NAMED {
            self.first.push(name());
        }
    }

    fn message(&self, id: &'static str) -> Option<Message> {
        let more = if self.n > self.first.len() { ", …" } else { "" };
        let named = format!("{}{more}", self.first.join(", "));
        (self.n > 0).then(|| Message::new(id).with("n", self.n).with("cells", named.as_str()))
    }
}

/// Rows or columns of a sheet.
#[derive(Clone, Debug)]
struct Hidden {
    id: &'static str,
    sheet: String,
    n: usize,
}

/// What was left out of a file.
#[derive(Clone, Debug, Default)]
pub(crate) struct LeftOut {
    struck: Named,
    hidden: Named,
    of_sheets: Vec<Hidden>,
    /// Whether cells are named by their lines.
    has_lines: bool,
}

impl LeftOut {
    /// Of a text, whose cells are named by their lines.
    pub(crate) fn of_text() -> Self {
        Self { has_lines: true, ..Self::default() }
    }

    /// A cell that holds struck-out text.
    pub(crate) fn struck(&mut self, name: impl FnOnce() -> String) {
        self.struck.push(name);
    }

    /// A cell that holds hidden text.
    pub(crate) fn hidden(&mut self, name: impl FnOnce() -> String) {
        self.hidden.push(name);
    }

    /// Hidden rows of a sheet, or of a text where the sheet has no name.
    pub(crate) fn rows(&mut self, sheet: &str, n: usize) {
        let id = if self.has_lines { "import-hidden-rows.text" } else { "import-hidden-rows" };
        self.of_sheet(id, sheet, n);
    }

    /// Hidden columns of a sheet.
    pub(crate) fn columns(&mut self, sheet: &str, n: usize) {
        self.of_sheet("import-hidden-columns", sheet, n);
    }

    fn of_sheet(&mut self, id: &'static str, sheet: &str, n: usize) {
        if n > 0 {
            self.of_sheets.push(Hidden { id, sheet: sheet.to_owned(), n });
        }
    }

    /// What is to be said.
    pub(crate) fn remarks(&self) -> Vec<Message> {
        let (struck, hidden) = match self.has_lines {
            true => ("import-struck-text.lines", "import-hidden-text.lines"),
            false => ("import-struck-text", "import-hidden-text"),
        };
        let of_sheets = self
            .of_sheets
            .iter()
            .map(|it| Message::new(it.id).with("sheet", it.sheet.as_str()).with("n", it.n));
        of_sheets.chain(self.struck.message(struck)).chain(self.hidden.message(hidden)).collect()
    }
}

/// The number of the line that a byte of a text stands in.
pub(crate) fn line(text: &str, at: usize) -> String {
    let before = text.as_bytes().get(..at).unwrap_or(&[]);
    memchr::memchr_iter(b'\n', before).count().saturating_add(1).to_string()
}

/// The name of a cell in its sheet, by its row and column from 0.
pub(crate) fn name(row: u32, column: u32) -> String {
    format!("{}{}", column_letters(column), row.saturating_add(1))
}
