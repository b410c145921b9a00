//! What the formats say beside their values reaches the person who asked: formulas without
//! results as notes at their cells, what was left out as remarks, other formats by name.

use std::fs;

use collaudo::import::{Options, import};
use collaudo::lang::Catalogue;
use collaudo::syntax::Language;
use collaudo::text::origin::Place;

fn file(name: &str) -> Vec<u8> {
    let path = format!("tests/data/import/{name}");
    fs::read(&path).unwrap_or_else(|it| panic!("{path}: {it}"))
}

/// What is said of the reading of a file, in a language.
fn remarks(name: &str, language: Language) -> Vec<String> {
    let bytes = file(name);
    let it =
        import(name, &bytes, &Options::default()).unwrap_or_else(|it| panic!("{name}: {:?}", it.message));
    it.remarks.iter().map(|it| Catalogue::new(language).say(it)).collect()
}

#[test]
fn a_formula_without_a_result_is_named_at_its_cell() {
    for (name, meant) in [
        ("03a-formula-without-value.xlsx", "F2 G2"),
        ("03b-formula-without-value.ods", "F2"),
        ("03c-formula-without-value.xls", "F2 F3"),
    ] {
        let bytes = file(&format!("reading/{name}"));
        let it = import(name, &bytes, &Options::default()).expect("a report");
        let notes = it.notes.iter().filter(|it| it.message.id == "import-formula-without-result");
        let mut cells = Vec::new();
        for note in notes {
            let Place::Cell { name: place, .. } = &note.place else { panic!("{name}: no cell") };
            let said = Catalogue::new(Language::En).say(&note.message);
            let cell = place.rsplit('!').next().expect("a cell").to_owned();
            assert_eq!(
                said,
                format!("{cell} holds a formula whose result is not in the file: open it and save it")
            );
            let said = Catalogue::new(Language::It).say(&note.message);
            assert_eq!(
                said,
                format!("{cell} contiene una formula il cui risultato non è nel file: aprirlo e salvarlo")
            );
            cells.push(cell);
        }
        assert_eq!(cells.join(" "), meant, "{name}");
        assert!(!it.notes.iter().any(|it| it.message.id == "import-unread-value"), "{name}: {:?}", it.notes);
    }
}

#[test]
fn what_was_left_out_is_said_in_both_languages() {
    for name in ["formatting.xlsx", "formatting.xls", "formatting.ods", "formatting.fods"] {
        assert_eq!(
            remarks(name, Language::En),
            [
                "the sheet “Appunti” is hidden and was not read; show it to have it checked",
                "the sheet “Dati” has hidden rows, which were not read: 1; show them to have them checked",
                "the sheet “Dati” has hidden columns, which were not read: 1; show them to have them checked",
                "struck-out text was left out; cells that hold some: 2 (C5, E5)",
            ],
            "{name}"
        );
        assert!(remarks(name, Language::It)[3].starts_with("il testo barrato è stato tralasciato"), "{name}");
    }
    let hidden = remarks("reading/02c-hidden.html", Language::En);
    assert_eq!(hidden, ["hidden text was left out; cells that hold some: 1 (lines 1)"]);
}

#[test]
fn another_format_under_this_name_is_named() {
    let said = remarks("reading/09-mhtml.xls", Language::En);
    assert_eq!(said, ["the name ends in .xls, but the file is MHTML; it was read as that"]);
    let book = b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\
        <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>";
    let error = import("a.xls", book, &Options::default()).expect_err("no report");
    let said = Catalogue::new(Language::En).say(&error.message);
    assert!(said.starts_with("XML Spreadsheet 2003 files are not read"), "{said}");
}
