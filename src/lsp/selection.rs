//! A place into ever larger selections around it.

use tower_lsp::lsp_types::{Position, Range, SelectionRange};

use crate::assist::selection::around;
use crate::lsp::snapshot::Snapshot;

/// One chain of selections for each position.
pub(crate) fn ranges(document: &Snapshot, positions: &[Position]) -> Option<Vec<SelectionRange>> {
    positions.iter().map(|it| chain(document, *it)).collect()
}

fn chain(document: &Snapshot, position: Position) -> Option<SelectionRange> {
    let stretches = around(&document.live, document.point(position));
    stretches.into_iter().rev().fold(None, |parent, it| {
        let range = Range::new(document.position(it.from), document.position(it.to));
        Some(SelectionRange { range, parent: parent.map(Box::new) })
    })
}
