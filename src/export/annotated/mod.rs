//! A workbook of somebody else's with our findings in it: cells coloured by severity, comments
//! with the findings in words, and a sheet of findings with links.
//!
//! Parts of the package are edited in place, at the bytes of the tags concerned; every other
//! part is copied as it is packed. So formulas, formats, other sheets, pictures and macros are
//! what they were.

mod book;
mod comments;
mod findings;
mod markup;
mod package;
mod sheet;
mod styles;

use std::collections::{BTreeMap, HashMap};

use crate::check::{Document, Located};
use crate::export::annotated::book::Book;
use crate::export::annotated::package::Package;
use crate::export::table::table;
use crate::export::{ExportError, xlsx};
use crate::finding::{Message, Severity};
use crate::import::exported::{Column, Level};
use crate::lang::Catalogue;
use crate::syntax::Rank;

/// A cell: its row and its column, both counted from 1.
pub(crate) type Spot = (u32, u32);

/// What is said of a cell.
#[derive(Clone, Debug)]
struct Said {
    severity: Severity,
    sentences: Vec<String>,
}

/// Writes a workbook anew with the findings of its check in it.
///
/// # Errors
/// Says so where the bytes are no workbook of this kind.
pub fn annotate(bytes: &[u8], document: &Document, catalogue: &Catalogue) -> Result<Vec<u8>, ExportError> {
    annotated(bytes, document, catalogue)
        .ok_or_else(|| ExportError::new(Message::new("export-not-annotated")))
}

fn annotated(bytes: &[u8], document: &Document, catalogue: &Catalogue) -> Option<Vec<u8>> {
    let mut package = Package::open(bytes)?;
    let book = Book::read(&mut package)?;
    let mut by_sheet: BTreeMap<usize, BTreeMap<Spot, Said>> = BTreeMap::new();
    for it in &document.findings {
        let Some((sheet, spot)) = place(it, &book) else { continue };
        let said = by_sheet
            .entry(sheet)
            .or_default()
            .entry(spot)
            .or_insert_with(|| Said { severity: it.finding.severity, sentences: Vec::new() });
        said.severity = said.severity.max(it.finding.severity);
        said.sentences.push(findings::sentence(it, catalogue));
    }
    let mut styles = styles::Styles::read(&mut package, book.styles.as_deref());
    for (sheet, said) in &by_sheet {
        let part = book.sheets.get(*sheet)?;
        let text = package.text(&part.path)?;
        let comments = comments::add(&mut package, &part.path, said)?;
        let marked = sheet::marked(&text, said, &mut styles, comments.as_deref())?;
        package.put(&part.path, marked);
    }
    let text = findings::sheet(document, &book, &mut styles, catalogue);
    styles.write(&mut package, book.styles.as_deref());
    book.add_sheet(&mut package, &text)?;
    package.write()
}

/// A plan, or a report that is no workbook, as a new workbook with the findings in it: each at the
/// name of what it is about.
///
/// # Errors
/// Says why a workbook cannot hold the plan.
pub fn annotate_plan(text: &str, document: &Document, catalogue: &Catalogue) -> Result<Vec<u8>, ExportError> {
    let table = table(text);
    if table.rows.is_empty() {
        return Err(ExportError::new(Message::new("export-empty")));
    }
    let bytes = xlsx::write(&table, text)?;
    let column = table.columns.iter().position(|it| *it == Column::Name).unwrap_or(0).saturating_add(1);
    let column = u32::try_from(column).unwrap_or(1);
    let rows = table.rows.iter().zip(2_u32..);
    let rows: HashMap<(usize, Option<u32>), u32> =
        rows.filter_map(|(it, n)| Some(((it.node?.section, it.node?.indicator), n))).collect();
    let sheet = Level::Heading(Rank::Plan).word(table.language);
    let mut document = document.clone();
    for it in &mut document.findings {
        let row = rows.get(&(it.section, it.finding.indicator)).or_else(|| rows.get(&(it.section, None)));
        it.place.cell = row.map(|row| format!("{sheet}!{}", reference((*row, column))).into());
    }
    annotate(&bytes, &document, catalogue)
}

/// The sheet and the cell that a finding is about.
fn place(located: &Located, book: &Book) -> Option<(usize, Spot)> {
    let (sheet, cell) = located.place.cell.as_deref()?.rsplit_once('!')?;
    // A name that is not plain stands in quotes, those in it doubled.
    let quoted = sheet.strip_prefix('\'').and_then(|it| it.strip_suffix('\''));
    let sheet = quoted.map_or_else(|| sheet.to_owned(), |it| it.replace("''", "'"));
    let at = book.sheets.iter().position(|it| it.name == sheet)?;
    Some((at, spot(cell)?))
}

/// `K220` as row and column.
pub(crate) fn spot(cell: &str) -> Option<Spot> {
    let n_letters = cell.bytes().take_while(u8::is_ascii_uppercase).count();
    let (letters, row) = cell.split_at_checked(n_letters)?;
    let column = letters.bytes().try_fold(0_u32, |n, it| {
        n.checked_mul(26)?.checked_add(u32::from(it.checked_sub(b'A')?).checked_add(1)?)
    })?;
    let row: u32 = row.parse().ok()?;
    (row > 0 && column > 0 && column <= 16_384).then_some((row, column))
}

/// Row and column as `K220`.
pub(crate) fn reference((row, column): Spot) -> String {
    let mut letters = Vec::new();
    let mut left = column;
    while let Some(it) = left.checked_sub(1) {
        letters.push(char::from(b'A'.saturating_add(u8::try_from(it % 26).unwrap_or(0))));
        left = it / 26;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Reader, Xlsx};
    use rust_xlsxwriter::{Formula, Note, Workbook};

    use super::*;
    use crate::check::{Reported, check, locate};
    use crate::config::Config;
    use crate::import::{Options, import};
    use crate::lang::Language;

    /// A report as people keep one: a second sheet, a formula, a note of theirs.
    fn report() -> Vec<u8> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.set_name("Relazione d'anno").expect("a name");
        let rows = [
            ["Obiettivo", "Indicatore", "Peso", "Target", "Consuntivo", "Grado"],
            ["01.01 Sportello telematico", "Pratiche evase nei termini", "60%", ">= 90%", "0%", "100%"],
            ["", "Utenti soddisfatti", "30%", ">= 80%", "85%", "100%"],
            ["01.02 Formazione", "Dipendenti formati", "100%", ">= 70%", "75%", "100%"],
        ];
        for (i, row) in (0..).zip(rows) {
            for (k, text) in (0..).zip(row) {
                sheet.write_string(i, k, text).expect("a cell");
            }
        }
        sheet.write_formula(1, 8, Formula::new("=1+1").set_result("2")).expect("a formula");
        sheet.insert_note(1, 5, &Note::new("vero?")).expect("a note");
        let other = book.add_worksheet();
        other.set_name("Altro").expect("a name");
        other.write_number(4, 1, 7.0).expect("a cell");
        book.save_to_buffer().expect("a workbook")
    }

    fn checked(bytes: &[u8]) -> Document {
        let imported = import("r.xlsx", bytes, &Options::default()).expect("a report");
        let config = Config::default();
        let checked = check(&imported.text, &config, true);
        let from = Reported { origin: &imported.origin, text: None, notes: &imported.notes };
        locate("r.xlsx", &imported.text, &checked, &config, Some(from))
    }

    fn part(bytes: &[u8], path: &str) -> String {
        Package::open(bytes).and_then(|mut it| it.text(path)).unwrap_or_else(|| panic!("no {path}"))
    }

    #[test]
    fn a_workbook_is_what_it_was_with_colours_comments_and_a_sheet_more() {
        let before = report();
        let document = checked(&before);
        let cells: Vec<&str> = document.findings.iter().filter_map(|it| it.place.cell.as_deref()).collect();
        assert!(cells.contains(&"'Relazione d''anno'!F2"), "{cells:?}");
        let after = annotate(&before, &document, &Catalogue::new(Language::It)).expect("a workbook");
        let open = |bytes: &[u8]| Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook");
        let (mut old, mut new): (Xlsx<_>, Xlsx<_>) = (open(&before), open(&after));
        assert_eq!(new.sheet_names(), ["Relazione d'anno", "Altro", "Collaudo"]);
        for name in old.sheet_names() {
            assert_eq!(
                old.worksheet_range(&name).expect("cells"),
                new.worksheet_range(&name).expect("cells")
            );
            assert_eq!(
                old.worksheet_formula(&name).expect("formulas"),
                new.worksheet_formula(&name).expect("formulas")
            );
        }
        let findings = new.worksheet_range("Collaudo").expect("cells");
        assert_eq!(findings.height(), document.findings.len() + 1);
        // Their note stays, and ours stands behind it; no cell has two.
        let comments = part(&after, "xl/comments1.xml");
        assert!(comments.contains("vero?") && comments.contains("Collaudo: "), "{comments}");
        assert_eq!(comments.matches("ref=\"F2\"").count(), 1, "{comments}");
        let sheet = part(&after, "xl/worksheets/collaudo1.xml");
        assert!(sheet.contains("location=\"'Relazione d''anno'!F2\""), "{sheet}");
        assert!(part(&after, "xl/styles.xml").contains("FFFFC7CE"));
    }

    #[test]
    fn cells_and_rows_that_are_not_there_are_made_for_their_colour() {
        let mut styles =
            styles::Styles::read(&mut Package::open(&report()).expect("a package"), Some("xl/styles.xml"));
        let said = || Said { severity: Severity::Error, sentences: Vec::new() };
        let cells = ["A1", "C1", "B2", "A3", "D5", "B9"].map(|it| (spot(it).expect("a cell"), said()));
        let text = "<worksheet><sheetData><row r=\"1\"><c r=\"B1\" s=\"0\"/></row><row r=\"3\"/>\
                    <row r=\"5\"><c r=\"C5\"><v>1</v></c></row></sheetData><tableParts/></worksheet>";
        let marked =
            sheet::marked(text, &cells.into_iter().collect(), &mut styles, Some("r1")).expect("a sheet");
        let places: Vec<String> = markup::tags(&marked)
            .iter()
            .filter(|it| (it.is("c") || it.is("row")) && !it.is_end())
            .filter_map(|it| markup::attribute(it.text, "r"))
            .collect();
        assert_eq!(places.join(" "), "1 A1 B1 C1 2 B2 3 A3 5 C5 D5 9 B9");
        assert!(marked.contains("r:id=\"r1\"/><tableParts/>"), "{marked}");
    }

    #[test]
    fn what_is_no_workbook_is_refused_and_a_plan_becomes_one() {
        let document = checked(&report());
        let catalogue = Catalogue::new(Language::En);
        for bytes in [&b""[..], b"PK", b"a;b\n1;2\n"] {
            assert!(annotate(bytes, &document, &catalogue).is_err());
        }
        let text = "piano \"Ente\" 2023\nobiettivo 1 \"a\"\n  indicatore \"b\"\n    peso 40%\n    target >= 90%\n    \
                    consuntivo 0%\n    grado 100%\n";
        let config = Config::default();
        let checked = check(text, &config, false);
        let document = locate("a.piano", text, &checked, &config, None);
        let bytes = annotate_plan(text, &document, &catalogue).expect("a workbook");
        let sheet = part(&bytes, "xl/worksheets/collaudo1.xml");
        assert!(sheet.contains("<hyperlink"), "{sheet}");
        assert!(part(&bytes, "xl/comments1.xml").contains("contradicts"));
    }

    #[test]
    fn cells_are_read_and_written_as_spreadsheets_do() {
        for (cell, at) in
            [("A1", (1, 1)), ("Z9", (9, 26)), ("AA10", (10, 27)), ("XFD1048576", (1_048_576, 16_384))]
        {
            assert_eq!(spot(cell), Some(at));
            assert_eq!(reference(at), cell);
        }
        for cell in ["", "1", "A", "A0", "a1", "XFE1", "ZZZZZZZZZZ1"] {
            assert_eq!(spot(cell), None, "{cell}");
        }
    }
}
