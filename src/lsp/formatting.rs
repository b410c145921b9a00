//! Lines into the edits that bring them into canonical form.

use tower_lsp::lsp_types::{DocumentOnTypeFormattingOptions, Position, Range, TextEdit};

use crate::assist::formatting::{self, PlacedEdit};
use crate::lsp::snapshot::Snapshot;

/// When typing formats.
pub(crate) fn on_type_options() -> DocumentOnTypeFormattingOptions {
    DocumentOnTypeFormattingOptions { first_trigger_character: "\n".to_owned(), more_trigger_character: None }
}

/// The edits of a whole document.
pub(crate) fn document(document: &Snapshot) -> Option<Vec<TextEdit>> {
    Some(text_edits(document, formatting::document(&document.live, None)))
}

/// The edits of a range.
pub(crate) fn range(document: &Snapshot, range: Range) -> Option<Vec<TextEdit>> {
    let (from, to) = document.points(range);
    Some(text_edits(document, formatting::range(&document.live, from, to)))
}

/// The edits after Enter, with the cursor on the new line.
pub(crate) fn on_type(document: &Snapshot, position: Position) -> Option<Vec<TextEdit>> {
    Some(text_edits(document, formatting::on_enter(&document.live, document.point(position))))
}

/// Edits as the client takes them.
pub(crate) fn text_edits(document: &Snapshot, edits: Vec<PlacedEdit>) -> Vec<TextEdit> {
    let mut sections = document.sections();
    let edits = edits
        .into_iter()
        .map(|it| TextEdit { range: sections.at(it.place.section).range(it.place.span), new_text: it.text });
    edits.collect()
}
