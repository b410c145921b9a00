//! A name into another one, everywhere.

use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::{Position, PrepareRenameResponse, WorkspaceEdit};

use crate::lsp::snapshot::Snapshot;

/// The name at a position, where it can be changed.
pub(crate) fn prepare(_document: &Snapshot, _position: Position) -> Option<PrepareRenameResponse> {
    None
}

/// Another name for what stands at a position; an error says why the name will not do.
pub(crate) fn rename(
    _document: &Snapshot,
    _position: Position,
    _name: &str,
) -> Result<Option<WorkspaceEdit>> {
    Ok(None)
}
