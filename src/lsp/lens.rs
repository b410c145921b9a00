//! Headings into the lines that stand above them in the editor.

use tower_lsp::lsp_types::{CodeLens, Command, Range};

use crate::assist::lenses;
use crate::lsp::snapshot::Snapshot;

/// The lenses of a document.
pub(crate) fn lenses(document: &Snapshot) -> Option<Vec<CodeLens>> {
    let mut sections = document.sections();
    let all = lenses::lenses(&document.live).into_iter().map(|lens| {
        let start = sections.at(lens.place.section).range(lens.place.span).start;
        let said: Vec<String> = lens.messages.iter().map(|it| document.catalogue().say(it)).collect();
        // A command without a name does nothing: the line is there to be read.
        let command = Command::new(said.join(" · "), String::new(), None);
        CodeLens { range: Range::new(start, start), command: Some(command), data: None }
    });
    Some(all.collect())
}
