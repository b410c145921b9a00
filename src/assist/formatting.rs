//! The edits that bring a text into canonical form: few and small, so that the cursor
//! stays where it is.

use std::ops::Range;

use rayon::prelude::*;
use similar::{ChangeTag, TextDiff};

use crate::assist::Place;
use crate::check::{Live, Point};
use crate::format::{LineEnding, Options, format_section};
use crate::syntax::{Language, is_blank};
use crate::text::Span;
use crate::text::lines::line_at;

/// A replacement in a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedEdit {
    /// What is replaced.
    pub place: Place,
    /// What stands there afterwards.
    pub text: String,
}

/// The edits that format a whole text, or turn it into another language.
pub fn document(live: &Live, language: Option<Language>) -> Vec<PlacedEdit> {
    sections(live, 0..live.parts().len(), &Options { language })
}

/// The edits that format the lines between two points.
pub fn range(live: &Live, from: Point, to: Point) -> Vec<PlacedEdit> {
    let all = sections(live, from.section..to.section.saturating_add(1), &Options::default());
    let start = |it: &Place| Point { section: it.section, offset: it.span.start as usize };
    let end = |it: &Place| Point { section: it.section, offset: it.span.end as usize };
    all.into_iter().filter(|it| start(&it.place) <= to && from <= end(&it.place)).collect()
}

/// The edits that align the lines of a section after a line was ended at `at`: every line
/// but the one where the cursor now stands. Blank lines are left to whoever is typing them.
pub fn on_enter(live: &Live, at: Point) -> Vec<PlacedEdit> {
    let text = live.parts().get(at.section).map_or("", |it| it.text.as_str());
    let mut formatted = String::with_capacity(text.len());
    format_section(text, &Options::default(), &mut formatted);
    let (old, new) = (said(text), said(&formatted));
    // The formatter keeps every line that says something; were it otherwise, no line would
    // have its counterpart.
    if old.len() != new.len() {
        return Vec::new();
    }
    let pairs = old.into_iter().zip(new);
    let changed = pairs.filter(|(old, new)| old.1 != new.1 && !old.0.touches(at.offset));
    let edit = |((span, _), (_, new)): ((Span, &str), (Span, &str))| PlacedEdit {
        place: Place { section: at.section, span },
        text: new.to_owned(),
    };
    changed.map(edit).collect()
}

/// The lines that are not blank, each with its place.
fn said(text: &str) -> Vec<(Span, &str)> {
    let mut res = Vec::new();
    let mut at = 0;
    while let Some(line) = line_at(text, at) {
        at = line.next;
        if !line.text.chars().all(is_blank) {
            res.push((Span::of(line.text, text), line.text));
        }
    }
    res
}

/// How the lines of a whole text end, of which the sections see a part each.
fn line_ending(live: &Live) -> LineEnding {
    let first = live.parts().first().map_or("", |it| it.text.as_str());
    live.config().line_ending.fixed(first)
}

fn sections(live: &Live, range: Range<usize>, options: &Options) -> Vec<PlacedEdit> {
    let last = live.parts().len().saturating_sub(1);
    let line_ending = line_ending(live);
    let to = range.end.min(live.parts().len());
    let all: Vec<Vec<PlacedEdit>> = (range.start.min(to)..to)
        .into_par_iter()
        .map(|section| edits(live, section, section == last, options, line_ending))
        .collect();
    all.concat()
}

fn edits(
    live: &Live,
    section: usize,
    is_last: bool,
    options: &Options,
    line_ending: LineEnding,
) -> Vec<PlacedEdit> {
    let text = live.parts().get(section).map_or("", |it| it.text.as_str());
    let mut formatted = String::with_capacity(text.len());
    format_section(text, options, &mut formatted);
    if is_last && formatted.ends_with("\n\n") {
        formatted.pop();
    }
    line_ending.end_lines("", &mut formatted);
    if formatted == text {
        return Vec::new();
    }
    let mut res: Vec<PlacedEdit> = Vec::new();
    let mut at = 0_usize;
    let mut is_open = false;
    for change in TextDiff::from_lines(text, formatted.as_str()).iter_all_changes() {
        let value = change.value();
        let len = if change.tag() == ChangeTag::Insert { 0 } else { value.len() };
        if change.tag() == ChangeTag::Equal {
            is_open = false;
        } else {
            if !is_open {
                res.push(PlacedEdit { place: Place { section, span: Span::at(at) }, text: String::new() });
                is_open = true;
            }
            if let Some(it) = res.last_mut() {
                it.place.span.end = Span::at(at.saturating_add(len)).end;
                it.text.push_str(if change.tag() == ChangeTag::Insert { value } else { "" });
            }
        }
        at = at.saturating_add(len);
    }
    res
}
