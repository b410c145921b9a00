//! The sheet of findings: one row each, with a link to its cell.

use crate::check::{Document, Located};
use crate::export::annotated::book::Book;
use crate::export::annotated::markup::escaped;
use crate::export::annotated::styles::Styles;
use crate::export::annotated::{place, reference};
use crate::finding::Message;
use crate::lang::Catalogue;
use crate::output::cleaned;
use crate::output::concise::severity_word;
use crate::output::markdown::capital;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// The longest text of a cell, in characters.
const MOST_TEXT: usize = 32_000;

/// The widths of the columns: severity, cell, object, finding, rule.
const WIDTHS: [u32; 5] = [12, 22, 26, 90, 30];

/// A finding in words, as it stands in comments and rows.
pub(crate) fn sentence(located: &Located, catalogue: &Catalogue) -> String {
    let said = capital(&cleaned(&catalogue.say(&located.finding.message)));
    format!(
        "{} ({}, {})",
        said,
        catalogue.word(severity_word(located.finding.severity)),
        located.finding.rule
    )
}

/// The sheet, the worst findings first.
pub(crate) fn sheet(document: &Document, book: &Book, styles: &mut Styles, catalogue: &Catalogue) -> String {
    let wrapped = styles.wrapped();
    let mut findings: Vec<&Located> = document.findings.iter().collect();
    findings.sort_by_key(|it| std::cmp::Reverse(it.finding.severity));
    let titles = ["page-severity", "page-cell", "output-object", "output-finding", "page-rule"];
    let titles = titles.map(|it| capital(&catalogue.word(it)));
    let mut rows = row(1, &titles, wrapped, wrapped);
    let mut links = String::new();
    for (it, n) in findings.into_iter().zip(2_u32..) {
        let colour = styles.coloured(wrapped.unwrap_or(0), it.finding.severity);
        let cells = [
            capital(&catalogue.word(severity_word(it.finding.severity))),
            it.place.cell.as_deref().unwrap_or("").to_owned(),
            object(it, catalogue),
            capital(&cleaned(&catalogue.say(&it.finding.message))),
            it.finding.rule.to_owned(),
        ];
        rows.push_str(&row(n, &cells, wrapped, colour));
        if let Some((sheet, spot)) = place(it, book).and_then(|it| Some((book.sheets.get(it.0)?, it.1))) {
            let quoted = sheet.name.replace('\'', "''");
            let location = escaped(&format!("'{quoted}'!{}", reference(spot)));
            links.push_str(&format!(
                "<hyperlink ref=\"B{n}\" location=\"{location}\" display=\"{location}\"/>"
            ));
        }
    }
    let columns: String = WIDTHS
        .iter()
        .zip(1..)
        .map(|(width, n)| format!("<col min=\"{n}\" max=\"{n}\" width=\"{width}\" customWidth=\"1\"/>"))
        .collect();
    let links = if links.is_empty() { links } else { format!("<hyperlinks>{links}</hyperlinks>") };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>{columns}</cols><sheetData>{rows}</sheetData>{links}<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>"
    )
}

/// The objective and the indicator.
fn object(located: &Located, catalogue: &Catalogue) -> String {
    let Some(code) = &located.objective else { return String::new() };
    let message = match located.finding.indicator {
        None => Message::new("output-about"),
        Some(n) => Message::new("output-about.indicator").with("n", n),
    };
    catalogue.say(&message.with("code", code.as_str()))
}

/// A row of texts; its first cell has the colour.
fn row(n: u32, cells: &[String; 5], format: Option<usize>, first: Option<usize>) -> String {
    let style = |it: Option<usize>| it.map(|it| format!(" s=\"{it}\"")).unwrap_or_default();
    let cells: String = cells
        .iter()
        .zip(1_u32..)
        .map(|(text, column)| {
            let style = style(if column == 1 { first } else { format });
            let text: String = text.chars().take(MOST_TEXT).collect();
            format!(
                "<c r=\"{}\"{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                reference((n, column)),
                escaped(&text)
            )
        })
        .collect();
    format!("<row r=\"{n}\">{cells}</row>")
}
