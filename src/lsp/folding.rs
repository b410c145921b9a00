//! Headings into what can be folded under them.

use tower_lsp::lsp_types::FoldingRange;

use crate::lsp::snapshot::Snapshot;

/// What can be folded.
pub(crate) fn ranges(_document: &Snapshot) -> Option<Vec<FoldingRange>> {
    None
}
