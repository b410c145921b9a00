//! A name into another one, everywhere.

use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::{Position, PrepareRenameResponse, WorkspaceEdit};

use crate::assist::names::{self, Refusal};
use crate::finding::Message;
use crate::lsp::formatting::text_edits;
use crate::lsp::snapshot::Snapshot;

/// The name at a position, where it can be changed.
pub(crate) fn prepare(document: &Snapshot, position: Position) -> Option<PrepareRenameResponse> {
    let place = names::at(&document.live, document.point(position))?.place();
    let placeholder = place.span.text(document.text(place.section)).to_owned();
    let range = document.range(place.section, place.span);
    Some(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder })
}

/// Another name for what stands at a position; an error says why the name will not do.
pub(crate) fn rename(document: &Snapshot, position: Position, name: &str) -> Result<Option<WorkspaceEdit>> {
    let Some(old) = names::at(&document.live, document.point(position)) else { return Ok(None) };
    match names::rename(&document.live, &old, name.trim()) {
        Ok(edits) => Ok(Some(document.workspace_edit(text_edits(document, edits)))),
        Err(refusal) => {
            let id = match refusal {
                Refusal::Malformed => "assist-rename-malformed",
                Refusal::Taken => "assist-rename-malformed.taken",
            };
            Err(Error::invalid_params(document.catalogue().say(&Message::new(id).with("name", name.trim()))))
        }
    }
}
