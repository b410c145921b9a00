//! Files of many producers, and small ones made here, against the tables that they print.

use std::fs;

use super::budget::Budget;
use super::table::{Block, Doubt, Table};
use super::{Unreadable, blocks};

fn file(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/pdf/");
    fs::read(format!("{folder}{name}")).unwrap()
}

fn bare(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

fn truth(path: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let row = |it: &str| it.split('\t').map(bare).filter(|it| !it.is_empty()).collect::<Vec<_>>();
    text.lines().map(row).filter(|it| !it.is_empty()).collect()
}

fn read(bytes: &[u8]) -> Vec<Block> {
    blocks(bytes, &Budget::default()).unwrap().0
}

fn tables(blocks: &[Block]) -> Vec<&Table> {
    blocks.iter().filter_map(|it| if let Block::Table(it) = it { Some(it) } else { None }).collect()
}

/// The texts of all rows of tables, without blanks, so that a break within a line counts for
/// nothing.
fn rows(blocks: &[Block]) -> Vec<Vec<String>> {
    let rows = tables(blocks).into_iter().flat_map(|it| it.rows.iter());
    let texts = |row: &super::table::Row| {
        row.cells.iter().map(|it| bare(&it.text)).filter(|it| !it.is_empty()).collect()
    };
    rows.map(texts).collect()
}

#[test]
fn every_producer_gives_the_cells_of_the_table() {
    for (name, table) in [
        ("chromium-bold-digits", "bold-digits"),
        ("chromium-codici-contro-decimali__ruled", "codici-contro-decimali"),
        ("chromium-mcc-kpis__split", "mcc-kpis"),
        ("chromium-universita-2020__none", "universita-2020"),
        ("latex-codici-contro-decimali__t1type3", "codici-contro-decimali"),
        ("lo-docx-universita-2020__hf", "universita-2020"),
        ("special-universita-2020__op_B", "universita-2020"),
        ("typst-codici-contro-decimali__ruled", "codici-contro-decimali"),
        ("weasy-cciaa-relazione-2022__ruled", "cciaa-relazione-2022"),
    ] {
        let blocks = read(&file(&format!("{name}.pdf")));
        assert_eq!(rows(&blocks), truth(&format!("tests/data/pdf/{table}.tsv")), "{name}");
    }
}

#[test]
fn the_real_report_keeps_every_row_over_pages_and_sheets() {
    let expected = truth("examples/maremma-e-tirreno-2023.txt");
    for name in ["lo-docx-maremma__ruled.pdf", "special-maremma__nup.pdf"] {
        let blocks = read(&file(name));
        let lines = blocks
            .iter()
            .filter_map(|it| if let Block::Line(it) = it { Some(vec![bare(&it.text)]) } else { None });
        let all: Vec<Vec<String>> = lines.chain(rows(&blocks)).collect();
        let missing: Vec<_> = expected.iter().filter(|it| !all.contains(it)).collect();
        assert!(missing.is_empty(), "{name}: {missing:?}");
        assert_eq!(all.len(), expected.len(), "{name}");
    }
}

#[test]
fn values_of_rows_that_lie_over_each_other_stay_in_their_rows() {
    let rows = rows(&read(&file("lo-xlsx-mcc-kpis__none.pdf")));
    let expected = truth("tests/data/pdf/mcc-kpis.tsv");
    assert_eq!(rows.len(), expected.len());
    for (row, expected) in rows.iter().zip(&expected) {
        // The sheet shows less than all of a long text; the figures it shows whole.
        assert_eq!(
            row.last().map(|it| it.chars().last()),
            expected.last().map(|it| it.chars().last()),
            "{row:?}"
        );
        assert_eq!(
            (row.first(), row.get(4), row.get(5)),
            (expected.first(), expected.get(4), expected.get(5)),
            "{row:?}"
        );
    }
}

#[test]
fn characters_that_nothing_names_are_counted_and_refused() {
    let bytes = file("special-universita-2020__nounicode.pdf");
    let blocks = read(&bytes);
    assert!(tables(&blocks).iter().all(|it| it.n_unknown == it.n_glyphs && it.n_glyphs > 600));
    assert_eq!(super::pdf(&bytes).err(), Some(Unreadable::NoCharacters));
}

#[test]
fn what_costs_too_much_ends() {
    for name in [
        "pdf-10MB-q.pdf",
        "pdf-200-contents-of-50MB.pdf",
        "pdf-forms-10-to-the-20.pdf",
        "pdf-twice-packed-name-escape-2GiB.pdf",
    ] {
        let res = blocks(&file(name), &Budget::of_share(64));
        assert!(matches!(res, Err(Unreadable::TooLarge)), "{name}: {:?}", res.map(|it| it.0.len()));
    }
    let res = super::pdf(&file("pdf-form-self-stack-overflow.pdf"));
    assert!(matches!(res, Err(Unreadable::Broken)), "{:?}", res.err());
}

/// A page of A4 with this content and these further entries of page and file.
fn page(content: &str, of_page: &str, objects: &str) -> Vec<u8> {
    format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]{of_page}/Contents 4 0 R/Resources<</Font<</F 5 0 R\
        /U 6 0 R>>/XObject<</X 7 0 R>>>>>>endobj\n\
        5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\n\
        6 0 obj<</Type/Font/Subtype/Type1/BaseFont/Garamond/Encoding/WinAnsiEncoding>>endobj\n\
        4 0 obj<</Length {}>>stream\n{content}\nendstream endobj\n{objects}\ntrailer<</Root 1 0 R>>",
        content.len()
    )
    .into_bytes()
}

/// A table of two rows and three columns with its lines, `cells` in the middle of the second.
fn grid(cells: &str) -> String {
    let mut res = String::from("q 0.5 w ");
    for x in [100, 200, 300, 400] {
        res.push_str(&format!("{x} 660 m {x} 720 l S "));
    }
    for y in [660, 690, 720] {
        res.push_str(&format!("100 {y} m 400 {y} l S "));
    }
    res.push_str("Q BT /F 10 Tf 105 700 Td (Codice) Tj 100 0 Td (Target) Tj 100 0 Td (Esito) Tj ET ");
    res.push_str("BT /F 10 Tf 105 670 Td (1.1) Tj 200 0 Td (100%) Tj ET ");
    res.push_str(cells);
    res
}

fn middle(bytes: &[u8]) -> (String, Option<Doubt>) {
    let blocks = read(bytes);
    let tables = tables(&blocks);
    let cell =
        tables.first().and_then(|it| it.rows.get(1)).and_then(|it| it.cells.iter().find(|it| it.column == 1));
    cell.map_or((String::new(), None), |it| (it.text.clone(), it.doubt))
}

#[test]
fn what_a_page_shows_is_read_and_nothing_else() {
    let form = "7 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 60 20]/Matrix[1 0 0 1 205 670]/Length 40>>stream\n\
        BT /F 10 Tf (950) Tj ET\nendstream endobj";
    for (content, text, doubt) in [
        ("BT /F 10 Tf 205 670 Td (1.234,50) Tj ET", "1.234,50", None),
        ("BT /F 10 Tf 205 670 Td [(9)-80(5)-80(0)] TJ ET", "950", None),
        ("BT /F 10 Tf 205 670 Td (9) Tj (5) Tj ET", "95", None),
        // Painted twice to look bold.
        ("BT /F 10 Tf 205 670 Td (95) Tj ET BT /F 10 Tf 205.3 670 Td (95) Tj ET", "95", None),
        // Two lines of a narrow cell.
        ("BT /F 10 Tf 205 680 Td (>= 40) Tj 0 -11 Td (pratiche) Tj ET", ">= 40 pratiche", None),
        ("/X Do", "950", None),
        // A width that nothing tells.
        ("BT /U 10 Tf 205 670 Td (95) Tj ET", "95", Some(Doubt::Unsure)),
        // Behind a picture.
        ("BT /F 10 Tf 3 Tr 205 670 Td (95) Tj ET", "95", Some(Doubt::Recognised)),
        // White on white, outside of what is seen, and covered.
        ("1 g BT /F 10 Tf 205 670 Td (95) Tj ET", "", None),
        ("q 0 0 50 50 re W n BT /F 10 Tf 205 670 Td (95) Tj ET Q", "", None),
        ("BT /F 10 Tf 205 670 Td (95) Tj ET 1 g 201 662 90 20 re f", "", None),
        ("0 g 201 662 90 20 re f 1 g BT /F 10 Tf 205 670 Td (95) Tj ET", "95", None),
        // Struck out, the whole and a part of it.
        ("BT /F 10 Tf 205 670 Td (45 52) Tj ET 0.5 w 205 673 m 216 673 l S", "52", Some(Doubt::Struck)),
    ] {
        let (found, why) = middle(&page(&grid(content), "", form));
        assert_eq!((found.as_str(), why), (text, doubt), "{content}");
    }
}

/// Pages with these contents, in a font whose characters are all of one width.
fn pages(contents: &[String]) -> Vec<u8> {
    let kids: Vec<String> = (0..contents.len()).map(|i| format!("{} 0 R", 10 + 2 * i)).collect();
    let mut res = format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[{}]/Count {}>>endobj\n\
        5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>endobj\n",
        kids.join(" "),
        contents.len()
    );
    for (i, content) in contents.iter().enumerate() {
        res.push_str(&format!(
            "{} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 800 800]/Contents {} 0 R\
            /Resources<</Font<</F 5 0 R>>>>>>endobj {} 0 obj<</Length {}>>stream\n{content}\nendstream endobj\n",
            10 + 2 * i,
            11 + 2 * i,
            11 + 2 * i,
            content.len()
        ));
    }
    res.push_str("trailer<</Root 1 0 R>>");
    res.into_bytes()
}

/// Lines of cells, each at its place, so far below each other.
fn lines(rows: &[Vec<String>], at: &[u32], leading: usize) -> String {
    let mut res = String::from("BT /F 8 Tf ");
    for (i, row) in rows.iter().enumerate() {
        for (cell, x) in row.iter().zip(at).filter(|it| !it.0.is_empty()) {
            res.push_str(&format!("1 0 0 1 {x} {} Tm ({cell}) Tj ", 700 - leading * i));
        }
    }
    res + "ET"
}

#[test]
fn a_table_without_lines_goes_on_over_pages_whatever_its_texts_are_long() {
    let titles = ["Cod.", "Obiettivo", "Peso", "Note", "Grado di raggiungimento"];
    let row = |i: usize, note: &str| {
        let cells = [&format!("1.{i}"), "Servizi allo sportello", "5%", note, "100%"];
        cells.map(str::to_owned).to_vec()
    };
    let mut all = vec![titles.map(str::to_owned).to_vec()];
    all.extend((1..10).map(|i| row(i, "come previsto")));
    let second: Vec<_> = (10..25).map(|i| row(i, "")).collect();
    let at = [20, 60, 200, 260, 400];
    let blocks = read(&pages(&[lines(&all, &at, 14), lines(&second, &at, 14)]));
    let tables = tables(&blocks);
    assert_eq!(tables.iter().map(|it| it.goes_on).collect::<Vec<_>>(), [false, true]);
    all.extend(second);
    let read: Vec<Vec<(u32, &str)>> = tables
        .iter()
        .flat_map(|it| it.rows.iter())
        .map(|it| it.cells.iter().map(|it| (it.column, it.text.as_str())).collect())
        .collect();
    // The second page has nothing in its fourth column, which is no column less.
    let expected: Vec<Vec<(u32, &str)>> = all
        .iter()
        .map(|it| (0..).zip(it.iter().map(String::as_str)).filter(|it| !it.1.is_empty()).collect())
        .collect();
    assert_eq!(read, expected);
}

#[test]
fn titles_of_several_lines_are_one_row() {
    let rows = [
        ["Cod.", "Indicatore", "Valore target", "Valore"],
        ["", "", "2023", "2023"],
        ["1.1", "Pratiche evase", "90", "95"],
        ["", "nei termini", "", ""],
        ["1.2", "Eventi", "12", "14"],
        ["1.3", "Incontri", "3", "4"],
    ];
    let rows = rows.map(|it| it.map(str::to_owned).to_vec());
    let blocks = read(&pages(&[lines(&rows, &[20, 80, 240, 360], 10)]));
    let titles: Vec<String> = tables(&blocks)[0].rows[0].cells.iter().map(|it| it.text.clone()).collect();
    assert_eq!(titles, ["Cod.", "Indicatore", "Valore target 2023", "Valore 2023"]);
}

#[test]
fn a_number_that_its_column_breaks_is_no_second_row() {
    // Three columns as wide as two digits, between drawn lines.
    let mut content = String::from("0.5 w ");
    for x in [100, 160, 174, 188] {
        content.push_str(&format!("{x} 600 m {x} 720 l S "));
    }
    for y in [600, 640, 680, 720] {
        content.push_str(&format!("100 {y} m 188 {y} l S "));
    }
    let mut text = |x: u32, y: u32, it: &str| {
        content.push_str(&format!("BT /F 8 Tf {x} {y} Td ({it}) Tj ET "));
    };
    for (x, title) in [(102, "Voce"), (162, "Q1"), (176, "Q2")] {
        text(x, 700, title);
    }
    for (y, name, values) in
        [(660, ["Posti", "creati"], ["84", "0"]), (620, ["Corsi", "svolti"], ["12", "5"])]
    {
        text(102, y, name[0]);
        text(102, y - 9, name[1]);
        for x in [162, 176] {
            text(x, y, values[0]);
            text(x, y - 9, values[1]);
        }
    }
    let blocks = read(&page(&content, "", ""));
    let expected = [["Voce", "Q1", "Q2"], ["Posticreati", "840", "840"], ["Corsisvolti", "125", "125"]];
    assert_eq!(rows(&blocks), expected);
    let broken = tables(&blocks)[0].rows[1].cells.iter().map(|it| it.doubt).collect::<Vec<_>>();
    assert_eq!(broken, [None, Some(Doubt::Broken), Some(Doubt::Broken)]);
}

#[test]
fn turned_pages_are_read_upright() {
    let turned = grid("BT /F 10 Tf 205 670 Td (950) Tj ET");
    for quarters in [0, 90, 180, 270] {
        let bytes = page(&turned, &format!("/Rotate {quarters}"), "");
        assert_eq!(middle(&bytes).0, "950", "{quarters}");
    }
    let bytes = page(&format!("0 1 -1 0 800 0 cm {turned}"), "", "");
    assert_eq!(middle(&bytes).0, "950");
}

#[test]
fn lines_of_any_making_are_lines() {
    let text = "BT /F 10 Tf 105 700 Td (Codice) Tj 100 0 Td (Target) Tj 100 0 Td (Esito) Tj ET \
        BT /F 10 Tf 105 670 Td (1.1) Tj 100 0 Td (95) Tj 100 0 Td (100%) Tj ET";
    let mut dashes = String::new();
    for x in [100, 200, 300, 400] {
        (0..15).for_each(|i| dashes.push_str(&format!("{x} {} 0.5 2 re f ", 660 + 4 * i)));
    }
    for y in [660, 690, 720] {
        (0..75).for_each(|i| dashes.push_str(&format!("{} {y} 2 0.5 re f ", 100 + 4 * i)));
    }
    let mut boxes = String::new();
    for (x, y) in [(100, 660), (200, 660), (300, 660), (100, 690), (200, 690), (300, 690)] {
        boxes.push_str(&format!("{x} {y} 100 30 re B* "));
    }
    for lines in [dashes.as_str(), &format!("1 g {boxes} 0 g"), &boxes.replace("B*", "s")] {
        let blocks = read(&page(&format!("{lines} {text}"), "", ""));
        assert_eq!(rows(&blocks), [["Codice", "Target", "Esito"], ["1.1", "95", "100%"]], "{lines}");
    }
}

#[test]
fn each_refusal_has_its_word() {
    let refused = |bytes: &[u8]| super::pdf(bytes).err();
    let picture =
        "7 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/Length 1>>stream\n0\nendstream endobj";
    assert_eq!(refused(&page("600 0 0 800 0 0 cm /X Do", "", picture)), Some(Unreadable::NoText));
    let locked = String::from_utf8(page("", "", "")).unwrap().replace("<</Root", "<</Encrypt 9 0 R/Root");
    assert_eq!(refused(locked.as_bytes()), Some(Unreadable::Encrypted));
    assert_eq!(refused(b"%PDF-1.4 nothing"), Some(Unreadable::Broken));
    assert_eq!(
        refused(&page("BT /F 10 Tf 50 700 Td (Una lettera.) Tj ET", "", "")),
        Some(Unreadable::NoColumns)
    );
}

#[test]
#[ignore = "writes the cells of files to compare them, for tests/pdf/compare.py"]
fn cells_of_other_files() {
    use std::io::Write;
    let paths = std::env::var("PDFS").unwrap_or_default();
    let mut out = std::io::stdout().lock();
    for path in paths.split_whitespace() {
        let res = blocks(&fs::read(path).unwrap(), &Budget::default());
        writeln!(out, "\nFILE\t{path}\t{}", res.as_ref().err().map_or(String::new(), |it| format!("{it:?}")))
            .unwrap();
        for block in res.map(|it| it.0).unwrap_or_default() {
            match block {
                Block::Line(it) => writeln!(out, "ROW\t0::{}", it.text).unwrap(),
                Block::Table(it) => {
                    for row in it.rows {
                        let cell = |it: &super::table::Cell| {
                            let mark = if it.doubt.is_some() { "?" } else { "" };
                            format!("{}:{mark}:{}", it.column, it.text)
                        };
                        writeln!(out, "ROW\t{}", row.cells.iter().map(cell).collect::<Vec<_>>().join("\t"))
                            .unwrap();
                    }
                }
            }
        }
    }
}
