//! Values and targets as the plan language itself reads and writes them.

use crate::format::{Options, format};
use crate::syntax::{Language, Statement, Unit, ValueKind, parse_line, trim};

/// A value whose unit the plan language knows, in its canonical form.
pub(crate) fn language_value(text: &str) -> Option<String> {
    if is_known(text) { any_value(text) } else { None }
}

/// A value that the plan language can read, whatever word its unit is, in its canonical form.
pub(crate) fn any_value(text: &str) -> Option<String> {
    let line = format!("consuntivo {text}");
    let read = parse_line(&line);
    let is_value = match read.statement {
        Statement::Yearly(_, None, value) => match value.kind {
            ValueKind::Number { unit: Unit::Other(word), .. } => text.trim_end().ends_with(word),
            _ => true,
        },
        _ => false,
    };
    (is_value && read.error.is_none() && read.comment.is_none()).then(|| written("consuntivo", &line))
}

/// Whether the plan language knows the unit of a value, beyond taking any word for one.
pub(crate) fn is_known(text: &str) -> bool {
    let line = format!("consuntivo {text}");
    match parse_line(&line).statement {
        Statement::Yearly(_, _, value) => !matches!(value.unit(), Some(Unit::Other(_))),
        _ => false,
    }
}

/// A target that the plan language itself can read, in its canonical form.
pub(crate) fn language_target(text: &str) -> Option<String> {
    let line = format!("target {text}");
    let read = parse_line(&line);
    let is_target = matches!(read.statement, Statement::Target(None, _));
    (is_target && read.error.is_none() && read.comment.is_none()).then(|| written("target", &line))
}

/// What stands behind a keyword in the formatter's own notation.
fn written(keyword: &str, line: &str) -> String {
    let written = format(&format!("{line}\n"), &Options { language: Some(Language::It) });
    let written = written.trim_end_matches('\n').trim_start();
    trim(written.strip_prefix(keyword).unwrap_or(written)).to_owned()
}
