//! Edits to a text, applied together or refused.

use crate::text::Span;

/// A replacement of one span by new text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

/// Why edits were not applied. The text stays as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Two edits touch the same bytes.
    Overlap,
    /// An edit lies outside the text or inside a character.
    Outside,
}

/// Applies edits, in any order, to a text.
///
/// Edits that overlap, or that do not fit the text, refuse the whole set:
/// half a fix is worse than none. The same edit given twice counts once.
pub fn apply(text: &str, edits: &[Edit]) -> Result<String, Refused> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|it| (it.span.start, it.span.end));
    sorted.dedup();

    let added: usize = sorted.iter().map(|it| it.text.len()).sum();
    let mut res = String::with_capacity(text.len().saturating_add(added));
    let mut done = 0;
    let mut last: Option<Span> = None;
    for edit in sorted {
        let range = edit.span.range();
        if last.is_some_and(|it| edit.span.start < it.end || edit.span == it) {
            return Err(Refused::Overlap);
        }
        let kept = text.get(done..range.start).ok_or(Refused::Outside)?;
        text.get(range.clone()).ok_or(Refused::Outside)?;
        res.push_str(kept);
        res.push_str(&edit.text);
        done = range.end;
        last = Some(edit.span);
    }
    res.push_str(text.get(done..).ok_or(Refused::Outside)?);
    Ok(res)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit { span: Span::new(start, end), text: text.into() }
    }

    #[test]
    fn edits_in_any_order_give_the_same_text() {
        let edits = [edit(4, 6, "40"), edit(0, 1, "W")];
        assert_eq!(apply("abcd60%", &edits).as_deref(), Ok("Wbcd40%"));
    }

    #[test]
    fn overlapping_edits_are_refused() {
        assert_eq!(apply("abcd", &[edit(0, 3, "x"), edit(2, 4, "y")]), Err(Refused::Overlap));
        assert_eq!(apply("abcd", &[edit(1, 1, "x"), edit(1, 1, "y")]), Err(Refused::Overlap));
    }

    #[test]
    fn edits_outside_the_text_or_inside_a_character_are_refused() {
        assert_eq!(apply("è", &[edit(1, 2, "x")]), Err(Refused::Outside));
        assert_eq!(apply("ab", &[edit(1, 5, "x")]), Err(Refused::Outside));
    }

    #[test]
    fn the_same_edit_twice_counts_once() {
        assert_eq!(apply("ab", &[edit(0, 1, "x"), edit(0, 1, "x")]).as_deref(), Ok("xb"));
    }
}
