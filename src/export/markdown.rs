//! A table in Markdown, for a merge request or a page of documentation.

use std::borrow::Cow;
use std::fmt::Write;

use crate::export::table::Table;
use crate::import::exported::Column;
use crate::output::clean::{is_obeyed, shown};
use crate::syntax::Property;

pub(crate) fn write(table: &Table<'_>) -> String {
    let mut out = String::with_capacity(table.rows.len().saturating_mul(120));
    if !table.title.is_empty() {
        let _ = write!(out, "# {}\n\n", escaped(&table.title));
    }
    for it in &table.columns {
        let _ = write!(out, "| {} ", it.title(table.language));
    }
    out.push_str("|\n");
    for it in &table.columns {
        out.push_str(if is_figure(*it) { "| ---: " } else { "| --- " });
    }
    out.push_str("|\n");
    for row in &table.rows {
        for column in &table.columns {
            let text = match column {
                Column::Level => Cow::Borrowed(row.level.word(table.language)),
                _ => row.cell(*column).map_or("".into(), |it| it.text(table.language)),
            };
            let _ = write!(out, "| {} ", escaped(&text));
        }
        out.push_str("|\n");
    }
    out
}

/// Whether a column holds figures, which stand to the right.
pub(crate) fn is_figure(column: Column) -> bool {
    matches!(
        column,
        Column::Check(_)
            | Column::Of(
                Property::Weight
                    | Property::Measure
                    | Property::Baseline
                    | Property::Target
                    | Property::Result
                    | Property::Achieved
            )
    )
}

/// Text that means nothing to Markdown but itself.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len().saturating_add(8));
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(it) = rest.next() {
        // Inside a word, as in the name of a measure, the line is only a line.
        let is_in_word =
            it == '_' && before.is_alphanumeric() && rest.peek().is_some_and(|it| it.is_alphanumeric());
        match it {
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '~' | '<' | '&' | '$' if !is_in_word => {
                out.push('\\');
                out.push(it);
            }
            it if it.is_control() => out.push(' '),
            it if is_obeyed(it) => out.push_str(&escaped(&shown(it))),
            it => out.push(it),
        }
        before = it;
    }
    out
}
