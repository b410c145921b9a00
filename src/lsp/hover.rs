//! A place into what is known of it.

use tower_lsp::lsp_types::{Hover, Position};

use crate::lsp::snapshot::Snapshot;

/// What is known of what stands at a position.
pub(crate) fn hover(_document: &Snapshot, _position: Position) -> Option<Hover> {
    None
}
