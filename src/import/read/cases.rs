//! Files of every format, read to the rows that they show.
//!
//! The files stand in `tests/data/import`: small ones that other readers get wrong, and one
//! workbook with all formatting that means something, in every format (see `make.sh`).

use std::borrow::Cow;
use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::import::read::cell::{Cell, Doubt, Row, Rows};
use crate::import::read::delimited::Delimited;
use crate::import::read::detect::{self, Format};
use crate::import::read::separator;
use crate::import::read::stored::Stored;
use crate::import::read::unreadable::Unreadable;
use crate::import::read::workbook::Opened;
use crate::import::read::{drawn, html, markdown, mhtml, ods, spaced, xls, xlsx};

macro_rules! sample {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../../../tests/data/import/", $name)).as_slice())
    };
}

/// The rows of a file, one a line, and the ids of what is said of the reading.
type Shown = (Vec<String>, Vec<&'static str>);

fn shown(name: &str, bytes: &[u8]) -> Result<Shown, Unreadable> {
    let format = detect::format(name, bytes);
    let text = |bytes| detect::text(bytes).text;
    let of_page = |page: crate::import::read::stored::Page<'_>| {
        (lines(Stored::new(&page.rows)), page.remarks.iter().map(|it| it.id).collect())
    };
    let of_book = |it: Opened| (lines(it.grid.rows()), it.remarks.iter().map(|it| it.id).collect());
    match format {
        Format::Xlsx => xlsx::xlsx(bytes).map(of_book),
        Format::Xls => xls::xls(bytes).map(of_book),
        Format::Ods => ods::ods(bytes).map(of_book),
        Format::FlatOds => ods::flat(bytes).map(of_book),
        Format::Html => html::read(&text(bytes)).map(of_page),
        Format::Mhtml => html::read(&mhtml::pages(bytes)?).map(of_page),
        Format::Markdown => Ok(of_page(markdown::read(&text(bytes)))),
        Format::Drawn => drawn::read(&text(bytes)).map(of_page),
        Format::Spaced => Ok(of_page(spaced::read(&text(bytes)))),
        Format::Delimited => {
            let text = text(bytes);
            let mark = separator::of(&text).ok_or(Unreadable::NoColumns)?;
            Ok((lines(Delimited::new(&text, mark)), Vec::new()))
        }
        Format::Pdf | Format::Json | Format::Other(_) => Err(Unreadable::Other(format.name())),
    }
}

fn lines<'a>(mut rows: impl Rows<'a>) -> Vec<String> {
    let mut row = Row::new();
    let mut res = Vec::new();
    while rows.next_row(&mut row) {
        let cells: Vec<String> = row.cells.iter().map(cell).collect();
        res.push(format!("{} {}", row.number, cells.join(" | ")));
    }
    res
}

fn cell(it: &Cell<'_>) -> String {
    let mut res = format!("{}:{}", it.column, it.text.replace('\n', "/"));
    if (it.height, it.width) != (1, 1) {
        res.push_str(&format!(" {}x{}", it.height, it.width));
    }
    let doubt = it.doubt.map(|it| if it == Doubt::FormulaWithoutResult { " no result" } else { " ?" });
    res.push_str(doubt.unwrap_or(""));
    res.push_str(if it.is_bold { " bold" } else { "" });
    res.push_str(if it.is_typed { " typed" } else { "" });
    res
}

/// The cells of column F, where these files have their results.
fn results((name, bytes): (&str, &[u8])) -> Vec<String> {
    let (rows, _) = shown(name, bytes).unwrap_or_else(|it| panic!("{name}: {it:?}"));
    let of_row = |row: &String| {
        row.split(" | ").map(str::to_owned).find_map(|it| it.strip_prefix("5:").map(str::to_owned))
    };
    rows.iter().skip(1).filter_map(of_row).collect()
}

#[test]
fn raised_struck_and_hidden_digits_are_none() {
    for (file, meant) in [
        (sample!("reading/02a-superscript.html"), ["45²", "4,8 gg"]),
        (sample!("reading/02b-deleted.html"), ["52", "4,8 gg"]),
        (sample!("reading/02c-hidden.html"), ["45", "4,8 gg"]),
        (sample!("reading/02d-superscript-strike.xlsx"), ["45²", "8 gg"]),
    ] {
        assert_eq!(results(file), meant, "{}", file.0);
    }
}

#[test]
fn a_formula_without_a_result_is_known_and_never_empty() {
    let second = "=… no result";
    for (file, meant) in [
        (sample!("reading/03a-formula-without-value.xlsx"), ["=853/1000 no result", "4,8 gg"]),
        (sample!("reading/03b-formula-without-value.ods"), ["=853/1000 no result", "4,8 gg"]),
        (sample!("reading/03c-formula-without-value.xls"), ["=… no result", second]),
    ] {
        assert_eq!(results(file), meant, "{}", file.0);
    }
}

#[test]
fn titles_over_columns_keep_their_spans() {
    let titles = [
        "1 0:Codice 2x1 | 1:Obiettivo operativo 2x1 | 2:Peso 2x1 | 3:Indicatore 2x1 | 4:2024 1x2 | 6:Grado 2x1",
        "2 4:Target | 5:Consuntivo",
    ];
    for (name, bytes) in
        [sample!("reading/04a-two-row-header-year.xlsx"), sample!("reading/04c-two-row-header.html")]
    {
        let (rows, _) = shown(name, bytes).unwrap();
        let plain: Vec<String> = rows.iter().take(2).map(|it| it.replace(" bold", "")).collect();
        assert_eq!(plain, titles, "{name}");
    }
    let (rows, _) = shown("04b.xlsx", sample!("reading/04b-two-row-header.xlsx").1).unwrap();
    assert!(rows[0].contains(" 1x2") && rows[0].contains(" 2x1"), "{}", rows[0]);
}

#[test]
fn spans_end_with_their_group() {
    for (name, bytes) in [sample!("reading/05a-rowspan-0.html"), sample!("reading/05b-rowspan-large.html")] {
        let (rows, _) = shown(name, bytes).unwrap();
        assert!(rows[1].starts_with("2 0:01.01 2x1 | 1:Rilascio 2x1 | 2:60%"), "{name}: {}", rows[1]);
        assert!(rows[2].starts_with("3 2:40%"), "{name}: {}", rows[2]);
    }
}

#[test]
fn texts_in_other_clothes_are_the_same_table() {
    let files = [
        sample!("reading/08a-sep-line.csv"),
        sample!("reading/08c-grid-table.txt"),
        sample!("reading/09-mhtml.xls"),
    ];
    let tables = files.map(|(name, bytes)| {
        let (rows, _) = shown(name, bytes).unwrap();
        rows.iter().map(|it| it.split_once(' ').unwrap().1.to_owned()).collect::<Vec<_>>()
    });
    assert_eq!(tables[0].len(), 3);
    assert_eq!(tables[0], tables[1]);
    assert_eq!(tables[0], tables[2]);
}

#[test]
fn all_formatting_that_means_something_is_seen_in_every_workbook() {
    let meant = [
        "1 0:Obiettivo 2x1 bold | 1:Indicatore 2x1 bold | 2:Anno 2023 1x3 bold",
        "2 2:Target | 4:Consuntivo",
        "3 0:Servizi 3x1 | 1:Quota di pratiche/evase in tempo | 2:>= 40 | 4:45²",
        "5 1:Tempo medio | 4:8 gg",
        "6 0:Bilancio | 1:14-05-2024 | 2:97,87% typed | 4:1,5 typed",
    ];
    for (name, bytes) in [
        sample!("formatting.fods"),
        sample!("formatting.ods"),
        sample!("formatting.xlsx"),
        sample!("formatting.xls"),
    ] {
        let (rows, remarks) = shown(name, bytes).unwrap();
        let rows: Vec<String> = rows.iter().map(|it| it.replace("2024-05-14", "14-05-2024")).collect();
        assert_eq!(rows, meant, "{name}");
        let said =
            ["import-hidden-sheet", "import-hidden-rows", "import-hidden-columns", "import-struck-text"];
        assert_eq!(remarks, said, "{name}");
    }
}

fn packed(parts: &[(&str, Cow<'_, str>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn ods_of(table: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"A\">{table}\
         </table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    packed(&[("mimetype", kind.into()), ("content.xml", content.into())])
}

fn xlsx_of(book: &str, strings: &str, sheet: &str) -> Vec<u8> {
    let related = "<Relationships>\
        <Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
        <Relationship Id=\"r2\" Type=\"x/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>";
    let book = format!("<workbook><sheets><sheet name=\"A\" r:id=\"r1\"/></sheets>{book}</workbook>");
    packed(&[
        ("xl/workbook.xml", book.into()),
        ("xl/_rels/workbook.xml.rels", related.into()),
        ("xl/sharedStrings.xml", format!("<sst>{strings}</sst>").into()),
        ("xl/worksheets/sheet1.xml", format!("<worksheet>{sheet}</worksheet>").into()),
    ])
}

#[test]
fn results_that_a_writer_without_a_calculator_left_at_zero_are_none() {
    let sheet = "<sheetData><row r=\"2\"><c r=\"B2\"><f>1/2</f><v>0</v></c><c r=\"C2\"><f>1+1</f><v>2</v></c>\
        <c r=\"D2\" t=\"str\"><f>\"\"</f><v></v></c><c r=\"E2\"><v>0</v></c><c><f>A1</f></c></row></sheetData>";
    let meant = |first: &str| vec![format!("2 1:{first} | 2:2 typed | 4:0 typed | 5:=A1 no result")];
    let book = xlsx_of("<calcPr fullCalcOnLoad=\"1\"/>", "", sheet);
    assert_eq!(shown("a.xlsx", &book).unwrap().0, meant("=1/2 no result"));
    assert_eq!(shown("a.xlsx", &xlsx_of("", "", sheet)).unwrap().0, meant("0 typed"));
}

#[test]
fn what_lies_under_a_merged_cell_is_not_shown() {
    let sheet = "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData>\
        <row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>\
        <row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>3</v></c><c r=\"C2\"><v>4</v></c></row>\
        <row r=\"3\"><c r=\"B3\"><v>5</v></c><c r=\"C3\"><v>6</v></c><c r=\"D3\"><v>7</v></c></row></sheetData>\
        <mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B3:C3\"/></mergeCells>";
    let (rows, remarks) = shown("a.xlsx", &xlsx_of("", "", sheet)).unwrap();
    // The merged cell that begins in a hidden column reaches into one that is shown.
    assert_eq!(rows, ["1 0:1 2x1 typed", "3 1:5 1x2 typed | 3:7 typed"]);
    assert_eq!(remarks, ["import-hidden-rows", "import-hidden-columns", "import-hidden-text"]);
}

#[test]
fn a_text_of_many_cells_is_paid_for_by_each() {
    let text = "x".repeat(30_000);
    let cell = "<c t=\"s\"><v>0</v></c>".repeat(100);
    let rows = format!("<row>{cell}</row>").repeat(500);
    let book = xlsx_of("", &format!("<si><t>{text}</t></si>"), &format!("<sheetData>{rows}</sheetData>"));
    assert!(book.len() < 20_000, "{}", book.len());
    assert_eq!(shown("a.xlsx", &book).err(), Some(Unreadable::TooLarge));
}

#[test]
fn repetition_without_end_is_refused_and_empty_repetition_is_nothing() {
    let (name, bytes) = sample!("reading/ods-million-rows-696-bytes.ods");
    assert_eq!(shown(name, bytes).err(), Some(Unreadable::TooLarge), "{name}");
    // Cells that stand in no column, in rows without end.
    for cells in ["table:number-columns-repeated=\"0\"", "/><table:table-cell"] {
        let table = format!(
            "<table:table-row table:number-rows-repeated=\"4000000000\">\
             <table:table-cell table:number-columns-repeated=\"99999\" {cells}><text:p>x</text:p></table:table-cell></table:table-row>"
        );
        let table = table.replacen("99999\" table:number-columns-repeated=\"0", "0", 1);
        assert_eq!(ods::ods(&ods_of(&table)).map(|it| it.grid.text), Ok(String::new()));
    }
    let (name, bytes) = sample!("reading/ods-4e9-rows-value-without-text.ods");
    let (rows, _) = shown(name, bytes).unwrap();
    assert_eq!(rows.len(), 2, "{name}");
}

/// Attributes that repeat a cell or a row, some of them without end.
fn repeated() -> impl Strategy<Value = u32> {
    prop_oneof![Just(1), 1_u32..40, Just(1_048_576), Just(u32::MAX), Just(16_384)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Whatever is repeated, the rows that come out are no more than their budget.
    #[test]
    fn any_repetition_ends(
        rows in prop::collection::vec((repeated(), prop::collection::vec((repeated(), 0_u8..6, repeated()), 0..5)), 0..6),
    ) {
        let mut table = String::new();
        for (n_rows, cells) in rows {
            table.push_str(&format!("<table:table-row table:number-rows-repeated=\"{n_rows}\">"));
            for (n_columns, kind, span) in cells {
                let attributes = format!(
                    "table:number-columns-repeated=\"{n_columns}\" table:number-rows-spanned=\"{span}\""
                );
                table.push_str(&match kind {
                    0 => format!("<table:table-cell {attributes}/>"),
                    1 => format!("<table:table-cell {attributes} office:value-type=\"x\" office:value=\"1\"/>"),
                    2 => format!("<table:table-cell {attributes} table:formula=\"of:=A1\"/>"),
                    3 => format!("<table:covered-table-cell {attributes}><text:p>x</text:p></table:covered-table-cell>"),
                    4 => format!("<table:table-cell {attributes}><text:p>x<text:s text:c=\"{span}\"/>y</text:p></table:table-cell>"),
                    _ => format!("<table:table-cell {attributes} office:value-type=\"float\" office:value=\"1\"><text:p>1</text:p></table:table-cell>"),
                });
            }
            table.push_str("</table:table-row>");
        }
        match ods::ods(&ods_of(&table)) {
            Ok(it) => prop_assert!(it.grid.text.len() < 64 << 20),
            Err(it) => prop_assert_eq!(it, Unreadable::TooLarge),
        }
    }

    /// Merged cells of any size, over and under each other, hide cells and nothing else.
    #[test]
    fn any_merged_cells_leave_the_first_of_each(
        areas in prop::collection::vec((0_u32..6, 0_u32..6, 1_u32..2_000_000, 1_u32..20_000), 0..8),
    ) {
        let refs: String = areas
            .iter()
            .map(|(top, left, height, width)| {
                let end = crate::import::read::cell::column_letters(left + width - 1);
                let start = crate::import::read::cell::column_letters(*left);
                format!("<mergeCell ref=\"{start}{}:{end}{}\"/>", top + 1, top + height)
            })
            .collect();
        let row = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(6));
        let sheet = format!("<sheetData>{}</sheetData><mergeCells>{refs}</mergeCells>", row.repeat(6));
        let (rows, _) = shown("a.xlsx", &xlsx_of("", "", &sheet)).unwrap();
        let n: usize = rows.iter().map(|it| it.matches(" typed").count()).sum();
        prop_assert!((1..=36).contains(&n));
    }
}
