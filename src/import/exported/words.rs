//! Texts in cells: bare, or in quotes where they could be taken for something else.

use std::borrow::Cow;

use crate::output::csv::is_formula;
use crate::syntax::is_blank;

/// A text as it stands in a cell: in quotes where it is empty, begins or ends with a
/// blank or a quote, or would be a formula.
pub(crate) fn guarded(text: &str) -> Cow<'_, str> {
    let is_edge = |it: char| it.is_whitespace() || is_blank(it) || it == '"';
    let needs = text.is_empty() || text.starts_with(is_edge) || text.ends_with(is_edge) || is_formula(text);
    if needs { Cow::Owned(quoted(text)) } else { Cow::Borrowed(text) }
}

/// A text in straight quotes, those inside doubled.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// What a cell says without its quotes; none where it has none.
pub(crate) fn unquoted(cell: &str) -> Option<String> {
    let inner = cell.strip_prefix('"')?.strip_suffix('"')?;
    let single = inner.replace("\"\"", "");
    (!single.contains('"')).then(|| inner.replace("\"\"", "\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_taken_otherwise_is_quoted_and_comes_back() {
        for (text, cell) in [
            ("Atti", "Atti"),
            ("di \"casa\" nostra", "di \"casa\" nostra"),
            ("", "\"\""),
            (" a", "\" a\""),
            ("=HYPERLINK(1)", "\"=HYPERLINK(1)\""),
            ("@SUM(1)", "\"@SUM(1)\""),
            ("＝1", "\"＝1\""),
            ("\"a\"", "\"\"\"a\"\"\""),
        ] {
            assert_eq!(guarded(text), cell);
            assert_eq!(unquoted(cell).as_deref().unwrap_or(cell), text);
        }
        assert_eq!(unquoted("\"a\" e \"b\""), None);
    }
}
