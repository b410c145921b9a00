//! What names another document or page into links to it.

use tower_lsp::lsp_types::DocumentLink;

use crate::lsp::snapshot::Snapshot;

/// The links of a document.
pub(crate) fn links(_document: &Snapshot) -> Option<Vec<DocumentLink>> {
    None
}
