//! A place into what may be written there.

use tower_lsp::lsp_types::{CompletionOptions, CompletionResponse, Position};

use crate::lsp::snapshot::Snapshot;

/// What the client is told of completion.
pub(crate) fn options() -> CompletionOptions {
    CompletionOptions::default()
}

/// What may be written at a position.
pub(crate) fn completion(_document: &Snapshot, _position: Position) -> Option<CompletionResponse> {
    None
}
