//! An open document at one moment: what every request is a function of.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use tower_lsp::lsp_types::{
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, Position, Range, SemanticTokens,
    TextDocumentEdit, TextEdit, Url, WorkspaceEdit,
};

use crate::check::{Live, Point};
use crate::lang::Catalogue;
use crate::lsp::convert::{self, Places};
use crate::lsp::diagnostics::Told;
use crate::lsp::session::Session;
use crate::syntax::{Language, lines_of};
use crate::text::Span;

/// An open document as it was when a request came. Cheap to make: nothing is copied.
#[derive(Clone, Debug)]
pub(crate) struct Snapshot {
    pub(crate) uri: Url,
    pub(crate) version: i32,
    /// The number of this state of the document, given once.
    pub(crate) stamp: u64,
    /// The text with its findings. Its parts are the sections.
    pub(crate) live: Arc<Live>,
    pub(crate) session: Arc<Session>,
    /// What was said of the findings, to be used again.
    pub(crate) told: Arc<Mutex<Told>>,
    /// The semantic tokens that the client has, to send it differences only.
    pub(crate) last_tokens: Arc<Mutex<Option<SemanticTokens>>>,
}

impl Snapshot {
    /// The sentences of the reader's language.
    pub(crate) fn catalogue(&self) -> &Catalogue {
        &self.session.catalogue
    }

    /// A name of the findings in these words, for clients that ask whether they changed.
    pub(crate) fn result_id(&self) -> String {
        format!("{}.{}", self.stamp, self.session.number)
    }

    /// The text of a section.
    pub(crate) fn text(&self, section: usize) -> &str {
        self.live.parts().get(section).map_or("", |it| it.text.as_str())
    }

    /// The place of a position.
    pub(crate) fn point(&self, position: Position) -> Point {
        convert::point(&self.live, self.session.encoding, position)
    }

    /// The places of a range, in order.
    pub(crate) fn points(&self, range: Range) -> (Point, Point) {
        convert::points(&self.live, self.session.encoding, range)
    }

    /// The position of a place.
    pub(crate) fn position(&self, point: Point) -> Position {
        convert::position(&self.live, self.session.encoding, point)
    }

    /// The range of a place in a section.
    pub(crate) fn range(&self, section: usize, span: Span) -> Range {
        convert::range(&self.live, self.session.encoding, section, span)
    }

    /// A section, to convert many places of it.
    pub(crate) fn places(&self, section: usize) -> Places<'_> {
        convert::section(&self.live, self.session.encoding, section)
    }

    /// Every section, to convert places all over the text.
    pub(crate) fn sections(&self) -> Sections<'_> {
        Sections { document: self, section: 0, lines: 0, last: None }
    }

    /// The language that a section is written in: that of its first keyword that tells, else
    /// of the plan's, else the reader's.
    pub(crate) fn language(&self, section: usize) -> Language {
        let first = |section| {
            let mut lines = Vec::new();
            lines_of(self.text(section), &mut lines);
            lines.iter().find_map(|it| it.key.and_then(|it| it.language))
        };
        first(section).or_else(|| first(0)).unwrap_or_else(|| self.catalogue().language())
    }

    /// Edits of this document as the client takes them: for this version and no other.
    pub(crate) fn workspace_edit(&self, edits: Vec<TextEdit>) -> WorkspaceEdit {
        if !self.session.can.versioned_edits {
            let changes = HashMap::from([(self.uri.clone(), edits)]);
            return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
        }
        let text_document =
            OptionalVersionedTextDocumentIdentifier { uri: self.uri.clone(), version: Some(self.version) };
        let edits = edits.into_iter().map(OneOf::Left).collect();
        let changes = DocumentChanges::Edits(vec![TextDocumentEdit { text_document, edits }]);
        WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() }
    }
}

/// The sections of a document, asked for in any order, best in that of the text: lines are
/// counted on from the last.
pub(crate) struct Sections<'s> {
    document: &'s Snapshot,
    /// A section, and the number of lines before it.
    section: usize,
    lines: usize,
    last: Option<(usize, Places<'s>)>,
}

impl<'s> Sections<'s> {
    /// The places of a section.
    pub(crate) fn at(&mut self, section: usize) -> &Places<'s> {
        let live = &self.document.live;
        if section < self.section {
            (self.section, self.lines) = (section, live.lines_before(section));
        } else {
            self.lines = self.lines.saturating_add(live.lines_between(self.section, section));
            self.section = section;
        }
        let known = self.last.take().filter(|it| it.0 == section);
        let (document, lines) = (self.document, self.lines);
        let made = || (section, Places::new(document.text(section), lines, document.session.encoding));
        &self.last.insert(known.unwrap_or_else(made)).1
    }
}
