//! Lines that are shown into hints between their words.

use tower_lsp::lsp_types::{InlayHint, Range};

use crate::lsp::snapshot::Snapshot;

/// The hints of a range.
pub(crate) fn hints(_document: &Snapshot, _range: Range) -> Option<Vec<InlayHint>> {
    None
}
