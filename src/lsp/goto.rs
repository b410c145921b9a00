//! A name into where it is defined and used.

use tower_lsp::lsp_types::{
    DocumentHighlight, DocumentHighlightKind, GotoDefinitionResponse, Location, Position, Range,
};

use crate::assist::names::{self, Name};
use crate::assist::{Place, links};
use crate::lsp::links::target;
use crate::lsp::snapshot::Snapshot;

fn location(document: &Snapshot, place: Place) -> Location {
    Location::new(document.uri.clone(), document.range(place.section, place.span))
}

/// Where what stands at a position is defined.
pub(crate) fn definition(document: &Snapshot, position: Position) -> Option<GotoDefinitionResponse> {
    let at = document.point(position);
    let Some(name) = names::at(&document.live, at) else {
        // The file of the year before, from its name.
        let link = links::previous(&document.live)?;
        let is_here = link.place.section == at.section && link.place.span.touches(at.offset);
        let uri = is_here.then(|| target(document, &link.target))??;
        return Some(GotoDefinitionResponse::Scalar(Location::new(uri, Range::default())));
    };
    let places = names::definitions(&document.live, &name).into_iter().map(|it| location(document, it));
    Some(GotoDefinitionResponse::Array(places.collect()))
}

/// Where what stands at a position is used.
pub(crate) fn references(
    document: &Snapshot,
    position: Position,
    with_declaration: bool,
) -> Option<Vec<Location>> {
    let name = names::at(&document.live, document.point(position))?;
    let declared = match &name {
        _ if !with_declaration => Vec::new(),
        Name::Measure { .. } => names::definitions(&document.live, &name),
        Name::Code { place } => vec![*place],
    };
    let all = declared.into_iter().chain(names::uses(&document.live, &name));
    Some(all.map(|it| location(document, it)).collect())
}

/// The same name elsewhere in the document.
pub(crate) fn highlight(document: &Snapshot, position: Position) -> Option<Vec<DocumentHighlight>> {
    let name = names::at(&document.live, document.point(position))?;
    let highlight = |place: Place, kind| DocumentHighlight {
        range: document.range(place.section, place.span),
        kind: Some(kind),
    };
    let Name::Measure { .. } = name else {
        return Some(vec![highlight(name.place(), DocumentHighlightKind::TEXT)]);
    };
    let definitions = names::definitions(&document.live, &name);
    let written = definitions.into_iter().map(|it| highlight(it, DocumentHighlightKind::WRITE));
    let read = names::uses(&document.live, &name).into_iter();
    Some(written.chain(read.map(|it| highlight(it, DocumentHighlightKind::READ))).collect())
}
