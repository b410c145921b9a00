//! The text of an earlier plan, read once and ready to be compared with.

use std::path::PathBuf;

use crate::compare::Head;
use crate::model::{Section, lower};
use crate::syntax::{Rank, read_section};
use crate::text::Span;
use crate::text::lines::LineIndex;
use crate::text::origin::{Origin, Place};

/// An earlier plan, or the report on it.
#[derive(Clone, Debug)]
pub struct Edition {
    /// Its file, as it is to be named to people.
    pub name: String,
    /// Where the file is, where it is on a disk.
    pub path: Option<PathBuf>,
    /// The plan text.
    pub text: String,
    /// Its year.
    pub year: Option<i16>,
    /// Where it was imported from a report: the way back, and the report's own text.
    pub report: Option<(Origin, Option<String>)>,
    /// One for each section.
    pub heads: Vec<Head>,
    /// Where each section begins; one more for the end.
    starts: Vec<usize>,
    /// The section that each section stands under.
    parents: Vec<Option<usize>>,
    lines: LineIndex,
}

impl Edition {
    /// Reads a plan text.
    pub fn new(name: &str, text: String) -> Self {
        let (heads, starts, year) = heads(&text);
        let parents = parents(&heads);
        let lines = LineIndex::new(&text);
        Self { name: name.to_owned(), path: None, text, year, report: None, heads, starts, parents, lines }
    }

    /// The same as the report that it was imported from: places lead back to that.
    #[must_use]
    pub fn from_report(mut self, origin: Origin, text: Option<String>) -> Self {
        if let Some(it) = &text {
            self.lines = LineIndex::new(it);
        }
        self.report = Some((origin, text));
        self
    }

    /// The place in the shown text of a stretch of plan text; none in a spreadsheet.
    pub fn shown_span(&self, span: Span) -> Option<Span> {
        match self.report.as_ref().map(|it| it.0.place(span)) {
            None => Some(span),
            Some(Some(Place::Text(it))) => Some(*it),
            Some(_) => None,
        }
    }

    /// Where a section begins.
    pub fn start(&self, section: usize) -> usize {
        self.starts.get(section).copied().unwrap_or(0)
    }

    /// The text of a section.
    pub fn section(&self, section: usize) -> &str {
        let end = self.starts.get(section.saturating_add(1)).copied().unwrap_or(0);
        self.text.get(self.start(section)..end).unwrap_or("")
    }

    /// The section that a section stands under.
    pub fn parent(&self, section: usize) -> Option<usize> {
        self.parents.get(section).copied().flatten()
    }

    /// The text that places of a person count in: the report's own; none for a spreadsheet.
    pub fn shown(&self) -> Option<&str> {
        match &self.report {
            Some((_, text)) => text.as_deref(),
            None => Some(&self.text),
        }
    }

    /// The lines of the shown text.
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }

    /// The place in the plan text of a part of a section.
    pub(crate) fn span(&self, at: usize, section: &Section<'_>, part: &str) -> Span {
        section.span(part).shifted(self.start(at))
    }
}

/// The head of each section, where each begins with the end of the last, and the year.
fn heads(text: &str) -> (Vec<Head>, Vec<usize>, Option<i16>) {
    let (mut heads, mut starts, mut year) = (Vec::new(), vec![0], None);
    let mut lines = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = read_section(text, start, &mut lines);
        let section = lower(text.get(start..end).unwrap_or(""), &lines);
        if start == 0 && section.node.rank == Some(Rank::Plan) {
            year = section.node.heading.and_then(|it| it.year).map(|it| it.1);
        }
        heads.push(Head::of(&section));
        starts.push(end);
        start = end;
    }
    (heads, starts, year)
}

/// The parent of each section, from ranks alone.
fn parents(heads: &[Head]) -> Vec<Option<usize>> {
    let outline = crate::model::Outline::new(heads.iter().map(|it| it.rank));
    (0..heads.len()).map(|it| outline.parent(it)).collect()
}
