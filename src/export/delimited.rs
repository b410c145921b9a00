//! A table as text with a separator between cells (RFC 4180).

use crate::export::table::Table;
use crate::import::exported::Column;
use crate::output::clean::unobeyed;
use crate::output::csv::quoted;
use crate::syntax::Language;

/// Semicolons for Italian, where the comma marks decimals; commas for English. The mark at
/// the start tells spreadsheets that the text is UTF-8.
pub(crate) fn csv(table: &Table<'_>) -> String {
    let separator = match table.language {
        Language::It => ';',
        Language::En => ',',
    };
    format!("\u{feff}{}", write(table, separator))
}

/// Tabs between cells.
pub(crate) fn tsv(table: &Table<'_>) -> String {
    write(table, '\t')
}

fn write(table: &Table<'_>, separator: char) -> String {
    let mut out = String::with_capacity(table.rows.len().saturating_mul(100));
    let last = table.columns.len().saturating_sub(1);
    let mut cell = |i: usize, text: &str| {
        out.push_str(&quoted(&unobeyed(text), separator));
        match i == last {
            true => out.push_str("\r\n"),
            false => out.push(separator),
        }
    };
    for (i, it) in table.columns.iter().enumerate() {
        cell(i, it.title(table.language));
    }
    for row in &table.rows {
        for (i, column) in table.columns.iter().enumerate() {
            match column {
                Column::Level => cell(i, row.level.word(table.language)),
                _ => cell(i, &row.cell(*column).map_or("".into(), |it| it.text(table.language))),
            }
        }
    }
    out
}
