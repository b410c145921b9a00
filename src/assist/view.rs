//! A section read anew for a question, and places in it.

use crate::check::{Live, Point};
use crate::model::{Indicator, Node, Section, lower};
use crate::syntax::{Language, Line, Rank, lines_of};
use crate::text::Span;

/// A span in a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Index of the section.
    pub section: usize,
    /// The span, relative to it.
    pub span: Span,
}

/// A stretch of the text that may reach over several sections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Where it begins.
    pub from: Point,
    /// Where it ends.
    pub to: Point,
}

impl Place {
    /// The place as a stretch.
    pub fn stretch(self) -> Stretch {
        let point = |offset| Point { section: self.section, offset: offset as usize };
        Stretch { from: point(self.span.start), to: point(self.span.end) }
    }
}

/// A section with its lines.
pub(crate) struct View<'a> {
    pub(crate) text: &'a str,
    pub(crate) lines: Vec<Line<'a>>,
    pub(crate) section: Section<'a>,
}

/// A heading in a section: its own, or that of an indicator.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Holder<'v, 'a> {
    /// The section's own.
    Section(&'v Node<'a>),
    /// An indicator.
    Indicator(&'v Indicator<'a>),
}

impl<'v, 'a> Holder<'v, 'a> {
    pub(crate) fn node(self) -> &'v Node<'a> {
        match self {
            Self::Section(it) => it,
            Self::Indicator(it) => &it.node,
        }
    }

    pub(crate) fn indicator(self) -> Option<&'v Indicator<'a>> {
        match self {
            Self::Section(_) => None,
            Self::Indicator(it) => Some(it),
        }
    }
}

impl<'a> View<'a> {
    pub(crate) fn of(live: &'a Live, section: usize) -> Self {
        Self::read(live.parts().get(section).map_or("", |it| it.text.as_str()))
    }

    pub(crate) fn read(text: &'a str) -> Self {
        let mut lines = Vec::new();
        lines_of(text, &mut lines);
        let section = lower(text, &lines);
        Self { text, lines, section }
    }

    pub(crate) fn span(&self, part: &str) -> Span {
        Span::of(part, self.text)
    }

    /// The span of a line without its end.
    pub(crate) fn line_span(&self, line: usize) -> Span {
        let end = Span::at(self.text.len());
        self.lines.get(line).map_or(end, |it| self.span(it.source))
    }

    /// The line that holds an offset; the number of lines where it lies behind the last.
    pub(crate) fn line_at(&self, offset: usize) -> usize {
        let starts_before = |it: &Line<'_>| self.span(it.source).start as usize <= offset;
        let found = self.lines.iter().rposition(starts_before).unwrap_or(0);
        let is_behind = self.line_span(found).end as usize != offset
            && self.text.get(self.line_span(found).end as usize..offset).is_some_and(|it| !it.is_empty())
            && offset >= self.text.len();
        if is_behind { self.lines.len() } else { found }
    }

    /// The heading that a line belongs to, the line itself where it is one.
    pub(crate) fn holder(&self, line: usize) -> Holder<'_, 'a> {
        let above = self.lines.iter().take(line.saturating_add(1));
        let n = above.filter(|it| it.rank() == Some(Rank::Indicator)).count();
        match n.checked_sub(1).and_then(|it| self.section.indicators.get(it)) {
            Some(it) => Holder::Indicator(it),
            None => Holder::Section(&self.section.node),
        }
    }

    /// The lines of the heading that a line belongs to: from the heading to the next.
    pub(crate) fn block(&self, line: usize) -> std::ops::Range<usize> {
        let is_heading = |it: &Line<'_>| it.rank().is_some();
        let from = self.lines.iter().take(line.saturating_add(1)).rposition(is_heading).unwrap_or(0);
        let after = from.saturating_add(1);
        let next = self.lines.iter().skip(after).position(is_heading);
        from..next.map_or(self.lines.len(), |it| it.saturating_add(after))
    }

    /// The language of a line: its own, else that of the section.
    pub(crate) fn language(&self) -> Option<Language> {
        let of = |it: &Line<'_>| it.key.and_then(|it| it.language);
        self.lines
            .iter()
            .filter(|it| it.rank().is_some())
            .find_map(of)
            .or_else(|| self.lines.iter().find_map(of))
    }
}

/// The language in which a section is written: that of its keywords, else of the plan's
/// first heading, else the reader's.
pub fn language_at(live: &Live, section: usize, reader: Language) -> Language {
    let of = |it| View::of(live, it).language();
    of(section).or_else(|| section.checked_sub(1).and_then(of)).or_else(|| of(0)).unwrap_or(reader)
}

/// The end of a line in a text, as its first line has it.
pub(crate) fn line_end(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text.get(..at).is_some_and(|it| it.ends_with('\r')) => "\r\n",
        _ => "\n",
    }
}
