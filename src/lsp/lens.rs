//! Headings into the lines that stand above them in the editor.

use tower_lsp::lsp_types::CodeLens;

use crate::lsp::snapshot::Snapshot;

/// The lenses of a document.
pub(crate) fn lenses(_document: &Snapshot) -> Option<Vec<CodeLens>> {
    None
}
