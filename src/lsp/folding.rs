//! Headings into what can be folded under them.

use tower_lsp::lsp_types::{FoldingRange, FoldingRangeKind};

use crate::assist::folding;
use crate::lsp::snapshot::Snapshot;

/// What can be folded.
pub(crate) fn ranges(document: &Snapshot) -> Option<Vec<FoldingRange>> {
    let mut sections = document.sections();
    let folds = folding::folds(&document.live).into_iter().map(|it| {
        let mut line = |point: crate::check::Point| sections.at(point.section).position(point.offset).line;
        FoldingRange {
            start_line: line(it.stretch.from),
            end_line: line(it.stretch.to),
            kind: it.is_comment.then_some(FoldingRangeKind::Comment),
            ..FoldingRange::default()
        }
    });
    Some(folds.collect())
}
