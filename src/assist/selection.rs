//! What an expanding selection takes in, step by step: a word, what stands behind the
//! keyword, the line, the lines of its heading, the section, what stands above.

use crate::assist::family;
use crate::assist::view::{Place, Stretch, View};
use crate::check::{Live, Point};
use crate::syntax::{is_blank, trim};
use crate::text::Span;

/// The stretches around a point, smallest first, each within the next.
pub fn around(live: &Live, at: Point) -> Vec<Stretch> {
    let view = View::of(live, at.section);
    let mut spans: Vec<Span> = Vec::new();
    let line = view.line_at(at.offset);
    if let Some(it) = view.lines.get(line) {
        let whole = view.span(trim(it.source));
        spans.push(word(view.text, at.offset));
        if let Some(key) = it.key {
            let end = it.comment.map_or(whole.end, |it| view.span(it).start);
            let start = view.span(key.source).end;
            let arguments = Span { start, end }.text(view.text);
            spans.push(view.span(trim(arguments)));
        }
        spans.push(whole);
        let block = view.block(line);
        spans.push(lines(&view, block));
        if view.holder(line).indicator().is_none() {
            spans.push(lines(&view, 0..view.lines.len()));
        }
    }
    spans.push(lines(&view, 0..view.lines.len()));
    let own = spans.into_iter().map(|span| Place { section: at.section, span }.stretch());
    let around = std::iter::once(at.section).chain(family::ancestors(live, at.section)).map(|it| {
        let last = family::end(live, it).saturating_sub(1).max(it);
        let offset = live.parts().get(last).map_or(0, |it| it.text.trim_end().len());
        Stretch { from: Point { section: it, offset: 0 }, to: Point { section: last, offset } }
    });
    let mut res: Vec<Stretch> = Vec::new();
    for it in own.chain(around) {
        let holds_point = it.from <= at && at <= it.to;
        let grows = res.last().is_none_or(|last| it.from <= last.from && last.to <= it.to && it != *last);
        if holds_point && grows {
            res.push(it);
        }
    }
    if res.is_empty() {
        res.push(Stretch { from: at, to: at });
    }
    res
}

/// Some lines without the blank ones at their end.
fn lines(view: &View<'_>, range: std::ops::Range<usize>) -> Span {
    let lines = view.lines.get(range).unwrap_or(&[]);
    let first = lines.first().map_or(0, |it| view.span(it.source).start);
    let last = lines.iter().rfind(|it| !it.is_blank()).map_or(first, |it| view.span(it.source).end);
    Span { start: first, end: last.max(first) }
}

/// The run of characters around an offset that belong to one word.
pub(crate) fn word(text: &str, offset: usize) -> Span {
    let is_part = |it: char| it.is_alphanumeric() || matches!(it, '_' | '.' | ',' | '%' | '-' | '/');
    let ends = |it: char| !is_part(it) || is_blank(it);
    let before = text.get(..offset).unwrap_or("");
    let after = text.get(offset..).unwrap_or("");
    let start = before
        .char_indices()
        .rev()
        .find(|it| ends(it.1))
        .map_or(0, |(at, it)| at.saturating_add(it.len_utf8()));
    let end = after.find(ends).unwrap_or(after.len());
    Span::new(start, offset.saturating_add(end))
}
