//! Comma-separated values (RFC 4180), for a spreadsheet or a database: one finding a line.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::lang::Catalogue;
use crate::output::{Shown, cleaned};

/// Writes a line of headings and one line a finding. Headings are English in every language.
pub fn write(documents: &[Shown<'_>], catalogue: &Catalogue, out: &mut dyn Write) -> io::Result<()> {
    let heads = [
        "path",
        "line",
        "column",
        "cell",
        "severity",
        "rule",
        "objective",
        "indicator",
        "message",
        "fingerprint",
    ];
    row(heads, out)?;
    for shown in documents {
        for it in &shown.document.findings {
            let message = catalogue.say(&it.finding.message);
            let (line, column) = (it.place.line.to_string(), it.place.column.to_string());
            let indicator = it.finding.indicator.map(|it| it.to_string()).unwrap_or_default();
            let cells = [
                text(&shown.document.path),
                Cow::Borrowed(&*line),
                Cow::Borrowed(&*column),
                text(it.place.cell.as_deref().unwrap_or("")),
                Cow::Borrowed(it.finding.severity.name()),
                Cow::Borrowed(it.finding.rule),
                text(it.objective.as_deref().unwrap_or("")),
                Cow::Borrowed(&*indicator),
                Cow::Owned(text(&cleaned(&message)).into_owned()),
                Cow::Borrowed(&*it.fingerprint),
            ];
            row(cells, out)?;
        }
    }
    Ok(())
}

/// One line of cells.
pub(crate) fn row<C: AsRef<str>>(cells: impl IntoIterator<Item = C>, out: &mut dyn Write) -> io::Result<()> {
    for (i, it) in cells.into_iter().enumerate() {
        out.write_all(if i == 0 { b"" } else { b"," })?;
        out.write_all(it.as_ref().as_bytes())?;
    }
    out.write_all(b"\r\n")
}

/// Whether a spreadsheet takes a text for a formula. The wide forms of East Asian keyboards
/// count too. All that writes cells asks here.
pub(crate) fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// A text between separators: in quotes where it would be taken for more than one cell.
pub(crate) fn quoted(text: &str, separator: char) -> Cow<'_, str> {
    match text.contains([separator, '"', '\n', '\r']) {
        true => Cow::Owned(format!("\"{}\"", text.replace('"', "\"\""))),
        false => Cow::Borrowed(text),
    }
}

/// A text as a cell. One that a spreadsheet would take for a formula gets an apostrophe.
pub(crate) fn text(text: &str) -> Cow<'_, str> {
    match is_formula(text) {
        true => Cow::Owned(format!("\"'{}\"", text.replace('"', "\"\""))),
        false => quoted(text, ','),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_never_a_formula() {
        assert_eq!(text("Servizi, e \"altro\""), "\"Servizi, e \"\"altro\"\"\"");
        assert_eq!(text("=HYPERLINK(1)"), "\"'=HYPERLINK(1)\"");
        assert_eq!(text("＝1"), "\"'＝1\"");
        assert_eq!(text("\n=1"), "\"'\n=1\"");
        assert_eq!(text("Servizi"), "Servizi");
    }
}
