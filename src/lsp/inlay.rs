//! Lines that are shown into hints between their words.

use tower_lsp::lsp_types::{InlayHint, InlayHintKind, InlayHintLabel, InlayHintTooltip, Range};

use crate::assist::hints;
use crate::lsp::snapshot::Snapshot;

/// The hints of a range.
pub(crate) fn hints(document: &Snapshot, range: Range) -> Option<Vec<InlayHint>> {
    let (from, to) = document.points(range);
    let sections = from.section..to.section.saturating_add(1);
    let hints =
        hints::hints(&document.live, sections, document.session.can.lenses).into_iter().map(|it| InlayHint {
            position: document.range(it.place.section, it.place.span).end,
            label: InlayHintLabel::String(document.catalogue().say(&it.label)),
            kind: Some(InlayHintKind::TYPE),
            text_edits: None,
            tooltip: Some(InlayHintTooltip::String(document.catalogue().say(&it.tooltip))),
            padding_left: Some(true),
            padding_right: None,
            data: None,
        });
    Some(
        hints
            .filter(|it| range.start.line <= it.position.line && it.position.line <= range.end.line)
            .collect(),
    )
}
