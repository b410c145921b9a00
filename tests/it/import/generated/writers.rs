//! Rows of cells as files.

use std::fmt::Write as _;

use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::document::Document;
use super::layout::FileFormat;
use super::notation::{Cell, Typed};

/// A file: its name and its bytes.
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Document {
    pub fn file(&self, stem: &str) -> File {
        let (extension, bytes) = match self.layout.format {
            FileFormat::Semicolons => ("csv", delimited(&self.rows, ';').into_bytes()),
            FileFormat::Commas => ("csv", delimited(&self.rows, ',').into_bytes()),
            FileFormat::Tabs => ("tsv", delimited(&self.rows, '\t').into_bytes()),
            FileFormat::Workbook => ("xlsx", workbook(&self.rows, false)),
            FileFormat::TypedWorkbook => ("xlsx", workbook(&self.rows, true)),
            FileFormat::Html => ("html", html(&self.rows).into_bytes()),
            FileFormat::Markdown => ("md", markdown(&self.rows).into_bytes()),
        };
        File { name: format!("{stem}.{extension}"), bytes }
    }
}

fn width(rows: &[Vec<Cell>]) -> usize {
    rows.iter().map(Vec::len).max().unwrap_or(0)
}

/// Cells between marks, quoted where they need it.
pub fn delimited(rows: &[Vec<Cell>], mark: char) -> String {
    let width = width(rows);
    let mut out = String::new();
    for row in rows {
        for i in 0..width {
            if i > 0 {
                out.push(mark);
            }
            let text = row.get(i).map_or("", |it| it.text.as_str());
            match text.contains([mark, '"', '\n']) {
                true => {
                    let _ = write!(out, "\"{}\"", text.replace('"', "\"\""));
                }
                false => out.push_str(text),
            }
        }
        out.push('\n');
    }
    out
}

fn workbook(rows: &[Vec<Cell>], is_typed: bool) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (r, row) in rows.iter().enumerate() {
        for (c, cell) in row.iter().enumerate() {
            let (r, c) = (u32::try_from(r).unwrap_or(0), u16::try_from(c).unwrap_or(0));
            let written = match cell.typed.as_ref().filter(|_| is_typed) {
                _ if cell.text.is_empty() => continue,
                Some(Typed::Number(it, format)) => {
                    let format = Format::new().set_num_format(format);
                    sheet.write_with_format(r, c, it.to_f64().unwrap_or(0.0), &format).is_ok()
                }
                Some(Typed::Day(it)) => {
                    let year = u16::try_from(it.year()).unwrap_or(2000);
                    let (month, day) = (it.month().unsigned_abs(), it.day().unsigned_abs());
                    let format = Format::new().set_num_format("dd/mm/yyyy");
                    ExcelDateTime::from_ymd(year, month, day)
                        .is_ok_and(|it| sheet.write_with_format(r, c, &it, &format).is_ok())
                }
                None if cell.rows > 1 || cell.columns > 1 => {
                    let last = (
                        r + u32::try_from(cell.rows).unwrap_or(1) - 1,
                        c + u16::try_from(cell.columns).unwrap_or(1) - 1,
                    );
                    sheet.merge_range(r, c, last.0, last.1, &cell.text, &Format::new()).is_ok()
                }
                None => sheet.write_string(r, c, &cell.text).is_ok(),
            };
            assert!(written, "a cell of a workbook");
        }
    }
    book.save_to_buffer().unwrap_or_default()
}

fn html(rows: &[Vec<Cell>]) -> String {
    let mut out =
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title></title></head><body><table>\n".to_owned();
    // Cells that stand in rows below, by column.
    let mut covered: Vec<usize> = vec![0; width(rows)];
    for row in rows {
        out.push_str("<tr>");
        let mut at = 0;
        while at < covered.len() {
            if covered[at] > 0 {
                covered[at] -= 1;
                at += 1;
                continue;
            }
            let empty = Cell::text("");
            let cell = row.get(at).unwrap_or(&empty);
            let text = cell
                .text
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;")
                .replace('\n', "<br>");
            let span = |name: &str, n: usize| if n > 1 { format!(" {name}=\"{n}\"") } else { String::new() };
            let _ =
                write!(out, "<td{}{}>{text}</td>", span("rowspan", cell.rows), span("colspan", cell.columns));
            covered[at] = cell.rows - 1;
            at += cell.columns;
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table></body></html>\n");
    out
}

/// A table with its titles; what stands above and below it as paragraphs.
fn markdown(rows: &[Vec<Cell>]) -> String {
    let width = width(rows);
    let mut out = String::new();
    let mut is_inside = false;
    for row in rows {
        if row.len() <= 1 && !is_inside {
            let _ = write!(out, "{}\n\n", row.first().map_or("", |it| it.text.as_str()));
            continue;
        }
        out.push('|');
        for i in 0..width {
            let text = row.get(i).map_or("", |it| it.text.as_str());
            let _ = write!(out, " {} |", text.replace('|', "\\|"));
        }
        out.push('\n');
        if !is_inside {
            let _ = writeln!(out, "|{}", " --- |".repeat(width));
            is_inside = true;
        }
    }
    out
}
