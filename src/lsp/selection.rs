//! A place into ever larger selections around it.

use tower_lsp::lsp_types::{Position, SelectionRange};

use crate::lsp::snapshot::Snapshot;

/// One chain of selections for each position.
pub(crate) fn ranges(_document: &Snapshot, _positions: &[Position]) -> Option<Vec<SelectionRange>> {
    None
}
