//! Headings into symbols, to find one's way by.

use tower_lsp::lsp_types::{DocumentSymbolResponse, SymbolInformation};

use crate::lsp::snapshot::Snapshot;

/// The headings of a document.
pub(crate) fn of_document(_document: &Snapshot) -> Option<DocumentSymbolResponse> {
    None
}

/// The headings of all documents that answer to a query.
pub(crate) fn of_workspace(_documents: &[Snapshot], _query: &str) -> Option<Vec<SymbolInformation>> {
    None
}
