//! A selection into rewritings that change no meaning, or change it as asked.

use tower_lsp::lsp_types::{CodeActionOrCommand, Range};

use crate::lsp::snapshot::Snapshot;

/// What can be done with a selection besides fixes.
pub(crate) fn actions(_document: &Snapshot, _range: Range) -> Option<Vec<CodeActionOrCommand>> {
    None
}
