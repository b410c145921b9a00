//! A page with one table: readable, printable, and nothing in it from elsewhere.

use std::borrow::Cow;
use std::fmt::Write;

use crate::export::markdown::is_figure;
use crate::export::provenance::GENERATOR;
use crate::export::table::{Row, Table};
use crate::import::exported::{Column, Level};
use crate::output::clean::{is_obeyed, shown};
use crate::syntax::{Language, Rank};

/// What a browser takes of [`STYLE`] to know it by: nothing else in a page is obeyed. A test
/// says when it is another.
const STYLE_HASH: &str = "sha256-XCwi+yL2i96d5A6NH49ccIc8qO5J+2TmAcFkJ15aV/Y=";

const STYLE: &str = "
  :root { color-scheme: light dark; }
  body { font: 14px/1.4 system-ui, sans-serif; margin: 1.5rem; }
  table { border-collapse: collapse; }
  caption { font-size: 1.4rem; font-weight: 600; text-align: left; padding-bottom: .7rem; }
  th, td { border: 1px solid #8885; padding: .3rem .5rem; text-align: left; vertical-align: top; }
  thead th { position: sticky; top: 0; background: #1f3864; color: #fff; vertical-align: middle; }
  tbody th { font-weight: inherit; }
  td { white-space: pre-wrap; overflow-wrap: break-word; min-width: 4rem; max-width: 22rem; }
  .level { white-space: nowrap; }
  .name { min-width: 20rem; max-width: 34rem; }
  .words { min-width: 11rem; }
  .figure { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
  .h0, .h1 { background: #1f386430; font-weight: 700; }
  .h2, .h3 { background: #1f386420; font-weight: 600; }
  .h4 { background: #1f386410; font-weight: 600; }
  .measure { font-size: .87em; opacity: .75; }
  .measure .name { padding-left: 1.5rem; }
  @media print {
    body { margin: 0; font-size: 8px; }
    table { width: 100%; }
    thead { display: table-header-group; }
    thead th { position: static; }
    tr { break-inside: avoid; }
    td, .name, .words { min-width: 0; }
  }
  @page { size: A4 landscape; margin: 10mm; }
";

pub(crate) fn write(table: &Table<'_>) -> String {
    let mut out = String::with_capacity(table.rows.len().saturating_mul(300));
    let language = match table.language {
        Language::It => "it",
        Language::En => "en",
    };
    let title = escaped(&table.title);
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{STYLE_HASH}'; \
         base-uri 'none'; form-action 'none'\">\n{GENERATOR}\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<table>\n<caption>{title}</caption>\n<thead>\n<tr>"
    );
    for it in &table.columns {
        let _ = write!(out, "<th scope=\"col\">{}</th>", it.title(table.language));
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &table.rows {
        write_row(&mut out, row, table);
    }
    out.push_str("</tbody>\n</table>\n</body>\n</html>\n");
    out
}

fn write_row(out: &mut String, row: &Row<'_>, table: &Table<'_>) {
    let class = match row.level {
        Level::Heading(Rank::Indicator) => "indicator",
        Level::Heading(Rank::Objective) => "h4",
        Level::Heading(Rank::Goal) => "h3",
        Level::Heading(Rank::Area) => "h2",
        Level::Heading(Rank::Perspective) => "h1",
        Level::Heading(Rank::Plan) => "h0",
        _ => "measure",
    };
    let _ = write!(out, "<tr class=\"{class}\">");
    for column in &table.columns {
        let text = match column {
            Column::Level => Cow::Borrowed(row.level.word(table.language)),
            _ => row.cell(*column).map_or("".into(), |it| it.text(table.language)),
        };
        let text = escaped(&text);
        let _ = match column {
            Column::Name if matches!(row.level, Level::Heading(_)) => {
                write!(out, "<th scope=\"row\" class=\"name\">{text}</th>")
            }
            Column::Name => write!(out, "<td class=\"name\">{text}</td>"),
            Column::Level => write!(out, "<td class=\"level\">{text}</td>"),
            it if is_figure(*it) => write!(out, "<td class=\"figure\">{text}</td>"),
            _ if text.is_empty() => write!(out, "<td></td>"),
            _ => write!(out, "<td class=\"words\">{text}</td>"),
        };
    }
    out.push_str("</tr>\n");
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len().saturating_add(8));
    for it in text.chars() {
        match it {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            it if it.is_control() => out.push(' '),
            it if is_obeyed(it) => out.push_str(&escaped(&shown(it))),
            it => out.push(it),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use sha2::Digest;

    use super::*;

    #[test]
    fn the_page_obeys_its_own_style_and_nothing_else() {
        let hash = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(STYLE));
        assert_eq!(STYLE_HASH, format!("sha256-{hash}"));
        assert_eq!(escaped("a\u{202E}<b>\u{1b}"), "a&lt;U+202E&gt;&lt;b&gt; ");
    }
}
