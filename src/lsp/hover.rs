//! A place into what is known of it.

use tower_lsp::lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position};

use crate::assist::hover;
use crate::lsp::snapshot::Snapshot;

/// What is known of what stands at a position.
pub(crate) fn hover(document: &Snapshot, position: Position) -> Option<Hover> {
    let page = hover::hover(&document.live, document.point(position), document.catalogue())?;
    let kind = if document.session.can.markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent { kind, value: page.markdown }),
        range: Some(document.range(page.place.section, page.place.span)),
    })
}
