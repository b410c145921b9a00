//! Content that is marked: as part of a structure, as decoration, as a layer, as a text.

use crate::import::read::pdf::syntax::{Dictionary, Object};

/// A mark that was begun.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mark {
    pub(crate) number: Option<u32>,
    pub(crate) is_artifact: bool,
    pub(crate) is_hidden: bool,
}

/// The marks that are open, each with what it takes over from the one around it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    open: Vec<Mark>,
    n_skipped: usize,
}

/// The most marks one in the other.
const DEEPEST: usize = 128;

impl Marks {
    /// The mark that holds now.
    pub(crate) fn now(&self) -> Mark {
        self.open.last().cloned().unwrap_or_default()
    }

    pub(crate) fn begin(&mut self, tag: &[u8], properties: Option<&Dictionary>, is_hidden: bool) {
        if self.open.len() >= DEEPEST {
            self.n_skipped = self.n_skipped.saturating_add(1);
            return;
        }
        let mut mark = self.now();
        let number = properties.and_then(|it| it.get("MCID")).and_then(Object::whole);
        mark.number = number.and_then(|it| u32::try_from(it).ok()).or(mark.number);
        mark.is_artifact |= tag == b"Artifact";
        mark.is_hidden |= is_hidden;
        self.open.push(mark);
    }

    pub(crate) fn end(&mut self) {
        match self.n_skipped.checked_sub(1) {
            Some(it) => self.n_skipped = it,
            None => {
                self.open.pop();
            }
        }
    }

    /// The marks around a form: numbers within it are its own.
    pub(crate) fn around_form(&self) -> Self {
        Self { open: self.open.last().cloned().into_iter().collect(), n_skipped: 0 }
    }
}
