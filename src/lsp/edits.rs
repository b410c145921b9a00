//! Changes of the text into edits of the protocol.

use similar::{DiffOp, TextDiff};
use tower_lsp::lsp_types::{Position, Range, TextEdit};

use crate::finding::Fix;
use crate::lsp::snapshot::Snapshot;

/// The edits of a correction.
pub(crate) fn own_edits(document: &Snapshot, section: usize, fix: &Fix) -> Vec<TextEdit> {
    let places = document.places(section);
    let own = fix.edits.iter().map(|it| TextEdit { range: places.range(it.span), new_text: it.text.clone() });
    let elsewhere = fix.elsewhere.iter().map(|(section, it)| TextEdit {
        range: document.range(*section as usize, it.span),
        new_text: it.text.clone(),
    });
    own.chain(elsewhere).collect()
}

/// Edits of whole lines that turn one text into another.
pub(crate) fn differences(old: &str, new: &str) -> Vec<TextEdit> {
    let diff = TextDiff::from_lines(old, new);
    let new_lines = diff.new_slices();
    let line = |it: usize| Position::new(u32::try_from(it).unwrap_or(u32::MAX), 0);
    let mut res = Vec::new();
    for op in diff.ops() {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let new_text = new_lines.get(op.new_range()).unwrap_or(&[]).concat();
        let old = op.old_range();
        res.push(TextEdit { range: Range::new(line(old.start), line(old.end)), new_text });
    }
    res
}
