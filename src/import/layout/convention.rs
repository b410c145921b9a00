//! How numbers and days are written in a table: each column of quantities says so itself, else
//! those of the table do, else the language of the titles.

use std::cmp::Ordering;

use crate::import::field::Field;
use crate::import::layout::{Column, Layout};
use crate::import::notation::number::Mark;
use crate::import::notation::value::numbers;
use crate::import::profile::Profiles;
use crate::import::sheet::Sheet;
use crate::import::title::plain;
use crate::syntax::Language;

impl Layout {
    /// Says what stands before decimals, and in what order days are written.
    pub(super) fn convention(&mut self, sheet: &Sheet<'_>, profiles: &Profiles) {
        let orders = profiles.of.iter().map(|it| it.n_orders);
        self.day_first = match orders.fold((0_usize, 0_usize), sum) {
            (1.., 0) => Some(true),
            (0, 1..) => Some(false),
            _ => None,
        };
        let quantities =
            || self.columns.iter().zip(&profiles.of).filter(|it| is_quantity(it.0)).map(|it| it.1);
        let marks = quantities().map(|it| it.n_marks).fold((0, 0), sum);
        let marks = sum(marks, self.marks_of_counts(sheet, profiles));
        let open = quantities().map(|it| it.n_open_marks).fold((0, 0), sum);
        // Three decimals are rare: where only the language says that they are some, nobody knows.
        let prior = match self.language {
            Some(Language::It) if open.0 == 0 => Some(Mark::Comma),
            Some(Language::En) if open.1 == 0 => Some(Mark::Point),
            _ => None,
        };
        let table = most(marks).or(prior);
        for (column, cells) in self.columns.iter_mut().zip(&profiles.of) {
            let own = if column.field.is_figure() { most(cells.n_marks) } else { None };
            column.mark = own.or(table);
        }
    }
}

impl Layout {
    /// The marks before decimals that numbers with the mark of thousands show, in rows whose unit
    /// has no decimals.
    fn marks_of_counts(&self, sheet: &Sheet<'_>, profiles: &Profiles) -> (usize, usize) {
        let Some(unit) = self.columns.iter().find(|it| it.field == Field::Unit) else { return (0, 0) };
        let mut res = (0, 0);
        for row in profiles.rows.iter().map(|it| sheet.row(*it)) {
            if !row.at(unit.number).is_some_and(|it| is_count(&plain(&it.0.text), &it.0.text)) {
                continue;
            }
            let cells = self.columns.iter().filter(|it| is_quantity(it)).filter_map(|it| row.at(it.number));
            for (cell, _) in cells.filter(|it| !it.0.is_typed) {
                let open = numbers(&cell.text).filter_map(|it| it.open_mark()).map(Mark::other);
                for mark in open {
                    res = sum(res, if mark == Mark::Comma { (1, 0) } else { (0, 1) });
                }
            }
        }
        res
    }
}

/// Whether a unit is one of things that are counted, or of money.
fn is_count(plain: &str, text: &str) -> bool {
    matches!(plain, "n" | "nr" | "num" | "numero" | "number" | "count" | "euro" | "eur" | "gbp" | "usd")
        || matches!(text, "#" | "€" | "£" | "$")
}

/// The mark that more numbers show.
fn most((commas, points): (usize, usize)) -> Option<Mark> {
    match commas.cmp(&points) {
        Ordering::Greater => Some(Mark::Comma),
        Ordering::Less => Some(Mark::Point),
        Ordering::Equal => None,
    }
}

fn sum(all: (usize, usize), it: (usize, usize)) -> (usize, usize) {
    (all.0.saturating_add(it.0), all.1.saturating_add(it.1))
}

/// Whether numbers of a column are quantities: codes and days vote for no mark.
fn is_quantity(it: &Column) -> bool {
    it.field.is_figure() && it.field != Field::Deadline
}
