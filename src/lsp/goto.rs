//! A name into where it is defined and used.

use tower_lsp::lsp_types::{DocumentHighlight, GotoDefinitionResponse, Location, Position};

use crate::lsp::snapshot::Snapshot;

/// Where what stands at a position is defined.
pub(crate) fn definition(_document: &Snapshot, _position: Position) -> Option<GotoDefinitionResponse> {
    None
}

/// Where what stands at a position is used.
pub(crate) fn references(
    _document: &Snapshot,
    _position: Position,
    _with_declaration: bool,
) -> Option<Vec<Location>> {
    None
}

/// The same name elsewhere in the document.
pub(crate) fn highlight(_document: &Snapshot, _position: Position) -> Option<Vec<DocumentHighlight>> {
    None
}
