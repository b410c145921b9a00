//! Workflow commands of GitHub: an annotation beside the line, and the log says the same.
//!
//! GitHub shows ten annotations of each severity a step and drops the others. So the worst
//! come first, and where there are more the first annotation says how many; the log has all.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::check::Location;
use crate::finding::{Message, Severity};
use crate::lang::Catalogue;
use crate::output::concise::place;
use crate::output::{Counts, Run};

/// Annotations of one severity that GitHub shows for a step.
const MOST_SHOWN: usize = 10;

/// Writes one command a finding.
pub fn write(run: &Run<'_>, catalogue: &Catalogue, out: &mut dyn Write) -> io::Result<()> {
    let counts = Counts::of(run.documents.iter().map(|it| it.document));
    let n_dropped = [Severity::Error, Severity::Warning, Severity::Info]
        .map(|it| counts.get(it).saturating_sub(MOST_SHOWN))
        .iter()
        .fold(0, |sum: usize, it| sum.saturating_add(*it));
    if n_dropped > 0 {
        let message = Message::new("output-github-limit").with("n", n_dropped).with("most", MOST_SHOWN);
        writeln!(out, "::notice title=Collaudo::{}", data(&catalogue.say(&message)))?;
    }
    for it in run.unread {
        let file = it.path.as_deref().map(|path| run.root.relative(path));
        let property = file.as_deref().map(|it| format!(",file={}", value(it))).unwrap_or_default();
        let before = file.as_deref().map(|it| format!("{it}: ")).unwrap_or_default();
        let sentence = format!("{before}{}", catalogue.say(&it.message));
        writeln!(out, "::error title=Collaudo{property}::{}", data(&sentence))?;
    }
    for (shown, it) in run.worst_first() {
        let path = run.root.relative(&shown.document.path);
        let command = match it.finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let title = value(it.finding.rule);
        let message = catalogue.say(&it.finding.message);
        let sentence = format!("{}: {message} ({})", place(&path, &it.place), it.finding.rule);
        let file = value(&path);
        writeln!(out, "::{command} title={title},file={file}{}::{}", region(&it.place), data(&sentence))?;
    }
    Ok(())
}

/// Lines, and columns where they are on one line: others are not understood.
fn region(place: &Location) -> String {
    let lines = format!(",line={},endLine={}", place.line, place.end_line);
    let has_columns = place.cell.is_none() && place.line == place.end_line;
    match has_columns {
        true => format!("{lines},col={},endColumn={}", place.column, place.end_column),
        false => lines,
    }
}

/// A sentence as the data of a command.
fn data(text: &str) -> Cow<'_, str> {
    replaced(text, &[('%', "%25"), ('\r', "%0D"), ('\n', "%0A")])
}

/// A text as the value of a property.
fn value(text: &str) -> Cow<'_, str> {
    replaced(text, &[('%', "%25"), ('\r', "%0D"), ('\n', "%0A"), (':', "%3A"), (',', "%2C")])
}

/// A text with some characters, and all that a log would obey, written another way.
fn replaced<'t>(text: &'t str, table: &[(char, &str)]) -> Cow<'t, str> {
    let written = |it: char| table.iter().find(|row| row.0 == it).map(|row| Cow::Borrowed(row.1));
    let written = |it: char| written(it).or_else(|| crate::output::clean::visible(it));
    if text.chars().all(|it| written(it).is_none()) {
        return Cow::Borrowed(text);
    }
    let mut res = String::with_capacity(text.len().saturating_add(8));
    for it in text.chars() {
        match written(it) {
            Some(written) => res.push_str(&written),
            None => res.push(it),
        }
    }
    Cow::Owned(res)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_do_not_end_a_property_or_begin_a_command() {
        assert_eq!(value("a,b:c%\n::error::x"), "a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3Ax");
        assert_eq!(data("97,87 %\r\n::error::x"), "97,87 %25%0D%0A::error::x");
        assert_eq!(data("\u{1b}[31m\u{202E}"), "␛[31m<U+202E>");
    }
}
