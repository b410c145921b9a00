//! Rows that are a label and its values, and runs of them.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

use smallvec::SmallVec;

use crate::import::field::Field;
use crate::import::read::cell::Cell;
use crate::import::reshape::LEAST;
use crate::import::sheet::{RowView, Sheet};
use crate::import::title::{Meant, read};
use crate::import::vocabulary::may_say;

/// What a label must say at least, from 0 to 100.
pub(super) const KNOWN: u8 = 55;

/// What a label must say at least to be plain.
pub(super) const PLAIN: u8 = 70;

/// What a cell must say at least to be a title rather than a value.
const TITLE: u8 = 90;

/// What the first cell of a row says as a label; none where it is none.
type Label = Option<SmallVec<[Meant; 4]>>;

/// The labels of a sheet. Each row is looked at once.
pub(super) struct Labels<'s, 'a> {
    pub(super) sheet: &'s Sheet<'a>,
    of: Vec<OnceCell<Label>>,
}

impl<'s, 'a> Labels<'s, 'a> {
    pub(super) fn of(sheet: &'s Sheet<'a>) -> Self {
        Self { sheet, of: vec![OnceCell::new(); sheet.n_rows()] }
    }

    /// What a row's label may mean, the surest first; none where it begins with no label.
    pub(super) fn meant(&self, row: usize) -> Option<&[Meant]> {
        let slot = self.of.get(row)?;
        slot.get_or_init(|| label(&self.sheet.row(row))).as_deref()
    }

    pub(super) fn is_label(&self, row: usize) -> bool {
        self.meant(row).is_some()
    }

    /// The row past the labels that begin at a row, perhaps with one that is not known.
    pub(super) fn run(&self, at: usize) -> usize {
        match self.begins_with_unknown(at) {
            true => self.run_of_known(at.saturating_add(1)),
            false => self.run_of_known(at),
        }
    }

    /// Whether a label that is not known stands above one that is, after a blank row or at the
    /// top.
    fn begins_with_unknown(&self, at: usize) -> bool {
        let row = |it: usize| self.sheet.row(it);
        let pair = |it: usize| row(it).cells.len() == 2;
        let before = at.checked_sub(1).map(|it| row(it).cells.len()).unwrap_or(0);
        pair(at)
            && before < 2
            && !self.is_label(at)
            && row(at).cells.first().is_some_and(|it| it.text.len() <= 80)
            && pair(at.saturating_add(1))
            && self.is_label(at.saturating_add(1))
    }

    /// The row past a run of labels, blank rows, labels without values and labels that are not
    /// known included.
    fn run_of_known(&self, at: usize) -> usize {
        if !self.is_label(at) {
            return at;
        }
        let mut last = at;
        let mut n = 0_usize;
        let mut seen: HashSet<&str> = HashSet::new();
        for number in self.sheet.rest_of_table(at) {
            let row = self.sheet.row(number);
            if row.cells.is_empty() {
                continue;
            }
            let is_label = self.is_label(number);
            // A label that stood with a value stands without one elsewhere.
            let is_seen = row.single().is_some_and(|it| seen.contains(it.text.as_ref()));
            if let [first, _] = row.cells {
                seen.insert(first.text.as_ref());
            }
            n = n.saturating_add(usize::from(is_label));
            // An unknown label without values stands between labels that have as many values.
            let is_between = || {
                let n_cells = |it: usize| self.sheet.row(it).cells.len();
                let next = number.saturating_add(1);
                row.cells.len() == 1 && n >= LEAST && self.is_label(next) && n_cells(next) == n_cells(last)
            };
            if is_label || (number > at && (is_seen || goes_on(&row, n) || is_between())) {
                last = number;
                continue;
            }
            break;
        }
        last.saturating_add(1)
    }

    /// Whether the labels of some rows name something and tell figures, and do so as labels do: a
    /// table whose first column happens to hold such words has other words under it.
    pub(super) fn are_labels(&self, rows: Range<usize>) -> bool {
        let n_rows = rows.clone().filter(|it| !self.sheet.row(*it).cells.is_empty()).count();
        let labels: Vec<&[Meant]> = rows.filter_map(|it| self.meant(it)).collect();
        let mut fields: Vec<Field> = labels.iter().filter_map(|it| it.first()).map(|it| it.0).collect();
        let has_name = fields.iter().any(|it| it.is_name());
        let has_figure = fields.iter().any(|it| it.tells_performance());
        fields.sort();
        fields.dedup();
        has_name && has_figure && fields.len() >= 3 && labels.len().saturating_mul(2) >= n_rows
    }
}

/// What the title says that a row begins with, where a value follows it and none is a title.
fn label(row: &RowView<'_, '_>) -> Label {
    let [first, values @ ..] = row.cells else { return None };
    // A code is no label, though `1.10` may be a day; a whole date may be one.
    let may_be_one = first.text.contains(char::is_alphabetic) || first.text.len() >= 8;
    if values.is_empty() || first.text.len() > 120 || !may_be_one || !may_say(&first.text) {
        return None;
    }
    let title = read(&first.text);
    if title.best() < KNOWN {
        return None;
    }
    let n_titles = n_titles(values);
    (n_titles.saturating_mul(2)
        <= values.len().saturating_sub(usize::from(values.len() == 1 && n_titles == 1)))
    .then_some(title.meant)
}

/// How many different plain titles some cells are.
fn n_titles(cells: &[Cell<'_>]) -> usize {
    let is_title = |it: &&Cell<'_>| {
        it.text.len() <= 60
            && it.text.contains(char::is_alphabetic)
            && may_say(&it.text)
            && read(&it.text).best() >= TITLE
    };
    let mut titles: Vec<&str> = cells.iter().filter(is_title).map(|it| it.text.as_ref()).collect();
    titles.sort_unstable();
    titles.dedup();
    titles.len()
}

/// Whether a row that begins with no known label goes on with a run of so many.
fn goes_on(row: &RowView<'_, '_>, n: usize) -> bool {
    let Some(first) = row.cells.first().filter(|it| it.text.len() <= 120) else { return false };
    match row.cells.len() {
        1 => may_say(&first.text) && read(&first.text).best() >= KNOWN,
        2 => true,
        _ => n >= LEAST && n_titles(row.cells).saturating_mul(2) < row.cells.len(),
    }
}
