//! Files that mean no good, or had no luck: each gives a clear error or a plan, in bounded
//! time and memory, and nothing in them is obeyed.

use std::fs;
use std::io::{Cursor, Write};

use collaudo::format::{self, format};
use collaudo::import::{Imported, Options, import, is_report};
use collaudo::lang::Catalogue;
use collaudo::syntax::Language;
use proptest::prelude::*;
use rust_xlsxwriter::{Formula, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const EXTENSIONS: [&str; 12] =
    ["txt", "csv", "tsv", "xlsx", "xlsm", "xls", "ods", "html", "htm", "md", "pdf", "dat"];

fn read<'a>(name: &str, bytes: &'a [u8]) -> Result<Imported<'a>, String> {
    import(name, bytes, &Options::default()).map_err(|it| it.message.id.to_owned())
}

fn refused(name: &str, bytes: &[u8]) -> String {
    read(name, bytes).err().unwrap_or_else(|| panic!("{name} was read"))
}

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("bytes");
    }
    zip.finish().expect("an archive").into_inner()
}

fn ods(table: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content><office:body><office:spreadsheet>\
         <table:table table:name=\"A\">{table}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = "<manifest:manifest/>";
    packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", &content),
    ])
}

fn compound(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a file");
    file.create_stream(name).expect("a stream").write_all(bytes).expect("bytes");
    file.flush().expect("bytes");
    file.into_inner().into_inner()
}

#[test]
fn a_locked_file_says_that_it_has_a_password() {
    assert_eq!(refused("a.xlsx", &compound("/EncryptedPackage", b"x")), "import-encrypted");
    let records = [0x09, 0x08, 8, 0, 0, 6, 5, 0, 0, 0, 0, 0, 0x2F, 0, 2, 0, 1, 0, 0x0A, 0, 0, 0];
    assert_eq!(refused("a.xls", &compound("/Workbook", &records)), "import-encrypted");
    let locked = packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest:encryption-data/>"),
        ("content.xml", "x"),
    ]);
    assert_eq!(refused("a.ods", &locked), "import-encrypted");
}

#[test]
fn a_file_of_another_kind_is_named() {
    for (name, bytes) in [
        ("a.docx", packed(&[("word/document.xml", "<w/>")])),
        ("a.xlsb", packed(&[("xl/workbook.bin", "x")])),
        ("a.zip", packed(&[("report.csv", "a;b;c")])),
        ("a.doc", compound("/WordDocument", b"x")),
        ("a.xml", b"<?xml version=\"1.0\"?><a/>".to_vec()),
        ("a.rtf", b"{\\rtf1 a}".to_vec()),
    ] {
        assert_eq!(refused(name, &bytes), "import-other-format", "{name}");
    }
    assert_eq!(refused("a.txt", b"Una lettera, senza tabelle.\n"), "import-no-table");
    assert_eq!(refused("a.html", b"<html><p>niente</p></html>"), "import-no-indicators");
}

#[test]
fn every_refusal_is_a_sentence_in_both_languages() {
    let errors = [
        import("a.xlsx", &compound("/EncryptedPackage", b"x"), &Options::default()).err(),
        import("a.xlsx", b"PK\x03\x04 cut off", &Options::default()).err(),
        import("a.docx", &packed(&[("word/document.xml", "<w/>")]), &Options::default()).err(),
        import("a.html", b"<html></html>", &Options::default()).err(),
    ];
    for error in errors {
        for language in [Language::It, Language::En] {
            let said = Catalogue::new(language).say(&error.as_ref().expect("an error").message);
            assert!(said.len() > 20 && !said.contains("import-"), "{said}");
        }
    }
}

#[test]
fn a_workbook_cut_off_anywhere_is_damaged_or_read() {
    for name in ["report.xlsx", "report.ods", "report.xls", "report.pdf"] {
        let bytes = fs::read(format!("tests/data/import/{name}")).expect("a file");
        for part in [1, 3, 8, 40, 90, 99] {
            let cut = bytes.get(..bytes.len() * part / 100).expect("a part");
            match read(name, cut) {
                Ok(_) => {}
                Err(id) => assert!(
                    ["import-broken", "import-other-format", "import-no-table", "import-no-indicators"]
                        .contains(&&*id)
                        || ["import-no-text", "import-no-columns"].contains(&&*id),
                    "{name} {part}: {id}"
                ),
            }
        }
    }
}

#[test]
fn rows_and_columns_without_end_are_no_burden() {
    let table = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>PESO</text:p></table:table-cell>\
        <table:table-cell office:value-type=\"string\"><text:p>INDICATORE</text:p></table:table-cell>\
        <table:table-cell office:value-type=\"string\"><text:p>TARGET</text:p></table:table-cell></table:table-row>\
        <table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
        <table:table-row><table:table-cell office:value-type=\"percentage\" office:value=\"1\"><text:p>100%</text:p></table:table-cell>\
        <table:table-cell office:value-type=\"string\"><text:p>a</text:p></table:table-cell>\
        <table:table-cell office:value-type=\"string\"><text:p>>= 1</text:p></table:table-cell></table:table-row>";
    let bytes = ods(table);
    let it = read("a.ods", &bytes).expect("a report");
    assert_eq!(it.counts.indicators, 1);
    // As many cells as a sheet can have, each with something in it.
    let full = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\" \
        office:value-type=\"float\" office:value=\"1\"><text:p>1</text:p></table:table-cell></table:table-row>";
    let bytes = ods(full);
    assert_eq!(refused("a.ods", &bytes), "import-unpacks-too-large");
    let empty = format!("PESO;INDICATORE;TARGET\n{}100%;a;>= 1\n", "\n".repeat(1_000_000));
    let it = read("a.csv", empty.as_bytes()).expect("a report");
    assert_eq!(it.counts.indicators, 1);
    let wide = format!("PESO;INDICATORE;TARGET{}\n100%;a;>= 1{}\n", ";x".repeat(10_000), ";y".repeat(10_000));
    let it = read("a.csv", wide.as_bytes()).expect("a report");
    assert!(it.counts.cells > 20_000 && it.notes.len() < 10_000, "{:?} {}", it.counts, it.notes.len());
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, title) in (0..).zip(["Obiettivo", "Indicatore", "Target"]) {
        sheet.write_string(0, column, title).expect("a cell");
    }
    for (column, text) in (0..).zip(["1 - Uno", "Alfa", ">= 3"]) {
        sheet.write_string(1_048_575, column, text).expect("a cell");
    }
    sheet.write_string(1_048_575, 16_383, "in fondo").expect("a cell");
    let bytes = book.save_to_buffer().expect("a workbook");
    let it = read("a.xlsx", &bytes).expect("a report");
    assert_eq!((it.counts.indicators, it.counts.cells), (1, 7));
}

/// Adds a record to those of an old workbook.
fn record(out: &mut Vec<u8>, kind: u16, body: &[u8]) {
    out.extend(kind.to_le_bytes());
    out.extend(u16::try_from(body.len()).expect("short").to_le_bytes());
    out.extend(body);
}

/// The beginning of an old workbook or of one of its sheets.
const BOF: [u8; 16] = [0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

#[test]
fn an_old_sheet_that_says_it_is_huge_takes_no_memory() {
    for (top, bottom) in [(0_u32, u32::MAX), (0, 1 << 20), (9, 3)] {
        let mut records: Vec<u8> = Vec::new();
        record(&mut records, 0x0809, &BOF);
        let size = [&top.to_le_bytes()[..], &bottom.to_le_bytes(), &[0, 0, 255, 0, 0, 0]].concat();
        record(&mut records, 0x0200, &size);
        record(&mut records, 0x000A, &[]);
        // What a sheet says of its size is not asked: the cells that it has are read.
        let why = refused("a.xls", &compound("/Workbook", &records));
        assert_eq!(why, "import-no-indicators", "rows {top} to {bottom}");
    }
}

#[test]
fn two_cells_in_the_corners_of_many_old_sheets_take_no_memory() {
    let mut records: Vec<u8> = Vec::new();
    let bof = BOF;
    record(&mut records, 0x0809, &bof);
    record(&mut records, 0x000A, &[]);
    for _ in 0..200 {
        record(&mut records, 0x0809, &bof);
        for (row, column) in [(0_u16, 0_u16), (65_535, 255)] {
            let cell =
                [row.to_le_bytes(), column.to_le_bytes(), [0; 2], [0; 2], [0; 2], [0; 2], [0; 2]].concat();
            record(&mut records, 0x0203, &cell);
        }
        record(&mut records, 0x000A, &[]);
    }
    let bytes = compound("/Workbook", &records);
    assert_eq!(refused("a.xls", &bytes), "import-no-indicators");
}

#[test]
fn formulas_are_never_computed() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, title) in (0..).zip(["Obiettivo", "Indicatore", "Target", "Consuntivo"]) {
        sheet.write_string(0, column, title).expect("a cell");
    }
    sheet.write_string(1, 0, "1 - =cmd|' /C calc'!A0").expect("a cell");
    sheet.write_string(1, 1, "Alfa").expect("a cell");
    sheet.write_string(1, 2, ">= 3").expect("a cell");
    sheet.write_formula(1, 3, Formula::new("=1+1").set_result("4")).expect("a cell");
    let bytes = book.save_to_buffer().expect("a workbook");
    let it = read("a.xlsx", &bytes).expect("a report");
    assert!(it.text.contains("consuntivo 4\n"), "{}", it.text);
    assert!(it.text.contains("obiettivo 1 \"=cmd|' /C calc'!A0\""), "{}", it.text);
}

#[test]
fn nothing_in_a_name_is_obeyed() {
    let csv = "Obiettivo;Indicatore;Target\n1 - \u{1b}[31mrosso\u{7};<script>alert(1)</script>;>= 3\n\
        \"2 - riga\nspezzata\";\"\"\"detto\"\"\";>= 1\n";
    let it = read("a.csv", csv.as_bytes()).expect("a report");
    assert!(it.text.chars().all(|it| it == '\n' || !it.is_control()), "{:?}", it.text);
    assert!(
        it.text.contains("<script>alert(1)</script>") && it.text.contains("2 \"riga spezzata\""),
        "{}",
        it.text
    );
    let page = "<table><tr><th>Obiettivo<th>Indicatore<th>Target</tr><tr><td>1 - Uno<script>fetch('x')</script>\
        <td><img src=x onerror=alert(1)>Alfa<td>&gt;= 3</table>";
    let it = read("a.html", page.as_bytes()).expect("a report");
    assert!(
        it.text.contains("obiettivo 1 \"Uno\"") && it.text.contains("indicatore \"Alfa\""),
        "{}",
        it.text
    );
}

#[test]
fn a_quote_that_never_closes_does_not_eat_the_file() {
    let mut csv = "Obiettivo;Indicatore;Target\n1 - Uno;\"Alfa;>= 3\n".to_owned();
    for i in 2..500 {
        csv.push_str(&format!("{i} - Obiettivo;Indicatore {i};>= 1\n"));
    }
    let it = read("a.csv", csv.as_bytes()).expect("a report");
    assert!(it.counts.indicators >= 498, "{:?}", it.counts);
    csv.push_str("500 - Ultimo;chiuso\";>= 1\n");
    let it = read("a.csv", csv.as_bytes()).expect("a report");
    assert!(it.counts.indicators >= 498, "{:?}", it.counts);
}

#[test]
fn every_encoding_is_read() {
    let text = "Obiettivo;Indicatore;Target\n1 - Attività;Qualità;>= 3\n";
    let wide = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
        [mark.to_vec(), text.encode_utf16().flat_map(bytes).collect()].concat()
    };
    let (narrow, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    for bytes in [
        text.as_bytes().to_vec(),
        [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        wide(b"\xFF\xFE", u16::to_le_bytes),
        wide(b"\xFE\xFF", u16::to_be_bytes),
        wide(b"", u16::to_le_bytes),
        narrow.into_owned(),
    ] {
        let it = read("a.csv", &bytes).expect("a report");
        assert!(it.text.contains("obiettivo 1 \"Attività\""), "{}", it.text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_under_any_name_are_read_or_refused(
        i in 0usize..EXTENSIONS.len(),
        start in prop::sample::select(vec![
            &b""[..], b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"%PDF-1.7\n", b"<table><tr><td>", b"PESO;INDICATORE;TARGET\n",
            b"| a | b | c |\n|---|---|---|\n",
        ]),
        rest in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        let name = format!("a.{}", EXTENSIONS[i]);
        let bytes = [start, &rest].concat();
        is_report(&name, &bytes);
        if let Ok(it) = read(&name, &bytes) {
            prop_assert_eq!(format(&it.text, &format::Options::default()), it.text);
        }
    }

    #[test]
    fn a_file_with_some_bytes_changed_is_read_or_refused(
        i in 0usize..5,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
    ) {
        let name = ["report.xlsx", "report.ods", "report.xls", "report.html", "report.pdf"][i];
        let mut bytes = fs::read(format!("tests/data/import/{name}")).expect("a file");
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(name, &bytes);
    }
}
