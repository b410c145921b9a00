//! A selection into rewritings that change no meaning, or change it as asked.

use tower_lsp::lsp_types::{CodeAction, CodeActionKind, CodeActionOrCommand, Range};

use crate::assist::refactor::rewritings;
use crate::lsp::formatting::text_edits;
use crate::lsp::snapshot::Snapshot;

/// What can be done with a selection besides fixes.
pub(crate) fn actions(document: &Snapshot, range: Range) -> Option<Vec<CodeActionOrCommand>> {
    let (from, _) = document.points(range);
    let all = rewritings(&document.live, from).into_iter().map(|it| {
        CodeActionOrCommand::CodeAction(CodeAction {
            title: document.catalogue().say(&it.title),
            kind: Some(CodeActionKind::REFACTOR_REWRITE),
            edit: Some(document.workspace_edit(text_edits(document, it.edits))),
            ..CodeAction::default()
        })
    });
    Some(all.collect())
}
