//! Lines into the edits that bring them into canonical form.

use tower_lsp::lsp_types::{DocumentOnTypeFormattingOptions, Position, Range, TextEdit};

use crate::lsp::snapshot::Snapshot;

/// When typing formats.
pub(crate) fn on_type_options() -> DocumentOnTypeFormattingOptions {
    DocumentOnTypeFormattingOptions { first_trigger_character: "\n".to_owned(), more_trigger_character: None }
}

/// The edits of a whole document.
pub(crate) fn document(_document: &Snapshot) -> Option<Vec<TextEdit>> {
    None
}

/// The edits of a range.
pub(crate) fn range(_document: &Snapshot, _range: Range) -> Option<Vec<TextEdit>> {
    None
}

/// The edits after Enter, with the cursor on the new line.
pub(crate) fn on_type(_document: &Snapshot, _position: Position) -> Option<Vec<TextEdit>> {
    None
}
