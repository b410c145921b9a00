//! Rows that were read before, handed out once more.

use crate::finding::Message;
use crate::import::read::cell::{Row, Rows};

/// The rows of a text, and what is to be said about the reading of it.
#[derive(Clone, Debug)]
pub(crate) struct Page<'p> {
    pub(crate) rows: Vec<Row<'p>>,
    pub(crate) remarks: Vec<Message>,
}

/// Rows from one on.
#[derive(Clone)]
pub(crate) struct Stored<'s, 'a> {
    rows: std::slice::Iter<'s, Row<'a>>,
}

impl<'s, 'a> Stored<'s, 'a> {
    pub(crate) fn new(rows: &'s [Row<'a>]) -> Self {
        Self { rows: rows.iter() }
    }
}

impl<'a> Rows<'a> for Stored<'_, 'a> {
    fn next_row(&mut self, row: &mut Row<'a>) -> bool {
        let Some(next) = self.rows.next() else { return false };
        row.clone_from(next);
        true
    }
}
