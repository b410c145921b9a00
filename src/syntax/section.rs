//! Sections: a heading of rank plan to objective, and everything down to the next.
//!
//! A section is the unit of work. It is checked on its own, in any order and on any
//! thread, and an edit re-does one section and moves the rest.

use crate::syntax::keyword::Rank;
use crate::syntax::line::{Line, parse_line, rank_of};
use crate::syntax::token::blanks;
use crate::text::lines::{RawLine, line_at};

/// Reads the section that begins at `start` into `out`, which is cleared first, and tells
/// where it ends: where [`section_end`] says. Of a run of blank lines two are kept.
pub fn read_section<'a>(text: &'a str, start: usize, out: &mut Vec<Line<'a>>) -> usize {
    out.clear();
    let mut seen_heading = false;
    let mut at = start;
    while let Some(raw) = line_at(text, at) {
        let line = parse_line(raw.text);
        if line.rank().is_some_and(|it| it <= Rank::Objective) {
            if seen_heading {
                // Comments right above belong to the next heading.
                let own = out.iter().rposition(|it| !it.is_comment()).map_or(0, |it| it.saturating_add(1));
                let first = out.get(own).map_or(raw.text, |it| it.source);
                out.truncate(own);
                return crate::text::Span::of(first, text).start as usize;
            }
            seen_heading = true;
        }
        if !(line.is_blank() && ends_in_blanks(out)) {
            out.push(line);
        }
        at = raw.next;
    }
    text.len()
}

/// Whether as many blank lines are read as are kept of a run: a text of nothing else would take
/// hundreds of bytes for each.
fn ends_in_blanks(lines: &[Line<'_>]) -> bool {
    matches!(lines, [.., one, other] if one.is_blank() && other.is_blank())
}

/// Where the section that begins at `start` ends: before the next heading of rank
/// objective or higher, and before the comment lines that stand directly above it.
pub fn section_end(text: &str, start: usize) -> usize {
    let mut seen_heading = false;
    let mut comments_from = None;
    let mut at = start;
    while let Some(line) = line_at(text, at) {
        if is_head(line.text) {
            if seen_heading {
                return comments_from.unwrap_or(line.start);
            }
            seen_heading = true;
        }
        comments_from = comment_run(comments_from, line);
        at = line.next;
    }
    text.len()
}

/// The start of some section after `offset`, or the end of the text: where a long text
/// may be cut for checking in parallel. Behind the first section of the text, the cut is
/// one that [`section_end`] makes too.
pub fn section_after(text: &str, offset: usize) -> usize {
    let from = memchr::memchr2(b'\n', b'\r', text.as_bytes().get(offset..).unwrap_or(&[]));
    let Some(from) = from.and_then(|it| line_at(text, offset.saturating_add(it))) else {
        return text.len();
    };
    let mut at = from.next;
    // Comments that lead up to a heading may begin before the offset: wait for another line.
    let mut knows_run = false;
    let mut comments_from = None;
    while let Some(line) = line_at(text, at) {
        if knows_run && is_head(line.text) {
            return comments_from.unwrap_or(line.start);
        }
        knows_run |= !blanks(line.text).starts_with('#');
        comments_from = comment_run(comments_from, line);
        at = line.next;
    }
    text.len()
}

/// Reads the lines of a section into `out`, which is cleared first.
pub fn lines_of<'a>(section: &'a str, out: &mut Vec<Line<'a>>) {
    out.clear();
    let mut at = 0;
    while let Some(line) = line_at(section, at) {
        out.push(parse_line(line.text));
        at = line.next;
    }
}

/// Whether a text begins like a plan: its first line that says something is a heading, or
/// nothing is said at all.
pub fn is_plan_text(text: &str) -> bool {
    let mut at = 0;
    while let Some(line) = line_at(text, at) {
        let said = blanks(line.text);
        if !said.is_empty() && !said.starts_with('#') {
            return rank_of(line.text).is_some();
        }
        at = line.next;
    }
    true
}

fn is_head(line: &str) -> bool {
    rank_of(line).is_some_and(|it| it <= Rank::Objective)
}

fn comment_run(so_far: Option<usize>, line: RawLine<'_>) -> Option<usize> {
    blanks(line.text).starts_with('#').then(|| so_far.unwrap_or(line.start))
}

#[cfg(test)]
mod tests {
    use super::*;

    static PLAN: &str =
        "# top\n\npiano \"a\"\n\nobiettivo 1 \"b\"\n  peso 1\n\n# c\n# d\nobiettivo 2 \"e\"\n";

    fn sections(text: &str) -> Vec<&str> {
        let mut res = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let end = section_end(text, at);
            res.push(&text[at..end]);
            at = end;
        }
        res
    }

    #[test]
    fn comments_belong_to_the_heading_below_them() {
        assert_eq!(
            sections(PLAN),
            ["# top\n\npiano \"a\"\n\n", "obiettivo 1 \"b\"\n  peso 1\n\n", "# c\n# d\nobiettivo 2 \"e\"\n"]
        );
    }

    #[test]
    fn a_plan_begins_with_a_heading() {
        assert!(is_plan_text(PLAN) && is_plan_text("# nothing yet\n") && is_plan_text("obiettivo \"a\""));
        assert!(!is_plan_text("Relazione sulla performance\npiano \"a\"\n"));
    }

    #[test]
    fn reading_a_section_ends_where_its_end_is() {
        let mut lines = Vec::new();
        let mut at = 0;
        while at < PLAN.len() {
            let end = read_section(PLAN, at, &mut lines);
            assert_eq!(end, section_end(PLAN, at));
            let mut again = Vec::new();
            lines_of(&PLAN[at..end], &mut again);
            assert_eq!(lines, again);
            at = end;
        }
    }

    #[test]
    fn every_cut_for_parallel_work_is_a_section_start() {
        let starts: Vec<usize> =
            sections(PLAN).iter().map(|it| it.as_ptr() as usize - PLAN.as_ptr() as usize).collect();
        for offset in section_end(PLAN, 0)..PLAN.len() {
            let cut = section_after(PLAN, offset);
            assert!(cut == PLAN.len() || starts.contains(&cut), "{offset} -> {cut}");
        }
    }
}
