//! Tables as other bodies lay them out: other titles, orders, units, languages, with
//! figures that we made up. Each gives a plan and its findings, both committed, and no row
//! and no cell gets lost.

use std::fs;

use collaudo::check::{Located, Reported, check, locate};
use collaudo::config::{Config, read};
use collaudo::finding::Severity;
use collaudo::format::{self, format};
use collaudo::import::{Imported, Options, import};
use collaudo::lang::Catalogue;
use collaudo::syntax::Language;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::support::bless::golden;

const FOLDER: &str = "tests/data/import/layouts";

fn imported<'a>(name: &str, bytes: &'a [u8]) -> Imported<'a> {
    import(name, bytes, &Options::default()).unwrap_or_else(|it| panic!("{name}: {:?}", it.message))
}

/// Holds the plan and its findings against what is committed.
fn held(name: &str, bytes: &[u8]) {
    let it = imported(name, bytes);
    assert_eq!(format(&it.text, &format::Options::default()), it.text, "{name} formats to itself");
    let config = Config::default();
    let from = Reported { origin: &it.origin, text: it.report.as_deref(), notes: &it.notes };
    let document = locate(name, &it.text, &check(&it.text, &config, true), &config, Some(from));
    let catalogue = Catalogue::new(Language::En);
    let is_grave = |it: &&Located| it.finding.severity > Severity::Info;
    let said = document.findings.iter().filter(is_grave).map(|it| {
        let place = match &it.place.cell {
            Some(cell) => cell.to_string(),
            None => format!("{}:{}", it.place.line, it.place.column),
        };
        let message = catalogue.say(&it.finding.message);
        format!("{name}:{place}: {}[{}] {message}\n", it.finding.severity.name(), it.finding.rule)
    });
    let findings: String = said.collect();
    let stem = name.rsplit_once('.').map_or(name, |it| it.0);
    golden(&format!("{FOLDER}/{stem}.piano"), &it.text);
    golden(&format!("{FOLDER}/{stem}.findings"), &findings);
}

#[test]
fn every_layout_gives_its_plan_and_its_findings() {
    let mut names: Vec<String> = fs::read_dir(FOLDER)
        .expect("a folder")
        .map(|it| it.expect("a file").file_name().into_string().expect("a name"))
        .filter(|it| !it.ends_with(".piano") && !it.ends_with(".findings"))
        .collect();
    names.sort();
    assert!(names.len() >= 7, "{names:?}");
    for name in names {
        held(&name, &fs::read(format!("{FOLDER}/{name}")).expect("a file"));
    }
}

/// What a cell says must be in the plan: its words, or its figures.
#[test]
fn no_cell_of_a_layout_gets_lost() {
    for (name, separator) in [
        ("peg-comune.csv", ';'),
        ("istituto.csv", ','),
        ("ministero.tsv", '\t'),
        ("camera-ordine.csv", '|'),
        ("due-tabelle.csv", ';'),
    ] {
        let bytes = fs::read(format!("{FOLDER}/{name}")).expect("a file");
        let it = imported(name, &bytes);
        let text = it.report.as_deref().expect("a text");
        let plain =
            |text: &str| text.chars().filter(|it| it.is_alphanumeric()).collect::<String>().to_lowercase();
        let plan = plain(&it.text);
        let notes: String = it.notes.iter().map(|it| format!("{:?}", it.message)).collect();
        let mut n_lost = 0;
        for cell in text.lines().flat_map(|it| it.split(separator)) {
            let cell = plain(cell);
            let is_kept = plan.contains(&cell) || plain(&notes).contains(&cell);
            n_lost += usize::from(!is_kept && cell.chars().any(char::is_alphabetic));
        }
        let counts = it.counts;
        // Titles, numbers of rows, totals; and words that have a word of the language.
        assert!(n_lost <= counts.ignored_cells + 6, "{name}: {n_lost} of {counts:?}");
        assert!(counts.unread_cells <= 3, "{name}: {counts:?}");
        let rows = text.lines().filter(|it| it.chars().any(char::is_alphanumeric)).count();
        assert!(counts.indicators + counts.headings + 3 >= rows - 3, "{name}: {rows} rows, {counts:?}");
    }
}

fn write(sheet: &mut Worksheet, row: u32, cells: &[&str]) -> Result<(), XlsxError> {
    for (cell, column) in cells.iter().zip(0..) {
        if !cell.is_empty() {
            sheet.write_string(row, column, *cell)?;
        }
    }
    Ok(())
}

/// Three years side by side under merged titles, percentages as numbers.
fn three_years() -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let percent = Format::new().set_num_format("0.00%");
    let plain = Format::new();
    let sheet = book.add_worksheet().set_name("Valutazione 2012")?;
    sheet.write_string(0, 0, "Camera di Roccaforte - obiettivi del triennio")?;
    sheet.merge_range(2, 3, 2, 5, "2011", &plain)?;
    sheet.merge_range(2, 6, 2, 8, "2012", &plain)?;
    sheet.merge_range(2, 9, 2, 11, "2013", &plain)?;
    let mut titles = vec!["Obiettivo operativo", "INDICATORE", "PESO"];
    for _ in 0..3 {
        titles.extend(["Target (Risultato atteso)", "Risultato effettivo", "% Realizzazione"]);
    }
    titles.push("Note per analisi scostamenti");
    write(sheet, 3, &titles)?;
    sheet.merge_range(4, 0, 5, 0, "1.1 Promozione del territorio", &plain)?;
    sheet.write_string(4, 1, "Imprese coinvolte")?;
    sheet.write_string(5, 1, "Rapporto fra presenze dell'anno e dell'anno prima")?;
    write(sheet, 6, &["1.2 Servizi in linea", "Quota di pratiche in linea"])?;
    for (row, weight) in [(4, 0.6), (5, 0.4), (6, 1.0)] {
        sheet.write_number_with_format(row, 2, weight, &percent)?;
    }
    let years: [[f64; 9]; 2] = [
        [40.0, 42.0, 1.0, 45.0, 43.0, 0.955_555, 50.0, 61.0, 1.0],
        [1.0, 1.02, 1.0, 1.0, 0.97, 0.97, 1.0, 1.005, 1.0],
    ];
    for (row, values) in (4..).zip(years) {
        for (column, value) in (3..).zip(values) {
            match column % 3 {
                2 => sheet.write_number_with_format(row, column, value, &percent)?,
                0 if row == 4 => sheet.write_string(row, column, format!(">= {value}"))?,
                _ => sheet.write_number(row, column, value)?,
            };
        }
    }
    for (column, value) in (3..).zip([0.7, 0.712, 1.0, 0.75, 0.733_333_33, 0.977_777, 0.8, 0.85, 1.0]) {
        sheet.write_number_with_format(6, column, value, &percent)?;
    }
    sheet.write_string(6, 12, "Nel 2012 il portale è rimasto fermo per un mese")?;
    book.save_to_buffer()
}

/// Two sheets of different layouts, a hidden one, dates and codes as numbers.
fn two_sheets() -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let code = Format::new().set_num_format("0000");
    let euro = Format::new().set_num_format("#,##0.00 \"€\"");
    let sheet = book.add_worksheet().set_name("Obiettivi")?;
    write(sheet, 0, &["Agenzia regionale di prova - 2024"])?;
    write(sheet, 1, &["Codice", "Obiettivo", "KPI", "Valore target", "Actual", "Achievement"])?;
    sheet.write_number_with_format(2, 0, 101, &code)?;
    write(sheet, 2, &["", "Bandi", "Bando pubblicato"])?;
    sheet.write_datetime_with_format(2, 3, &ExcelDateTime::from_ymd(2024, 6, 30)?, &date)?;
    sheet.write_datetime_with_format(2, 4, &ExcelDateTime::from_ymd(2024, 5, 20)?, &date)?;
    sheet.write_number(2, 5, 1)?;
    sheet.write_number_with_format(3, 0, 102, &code)?;
    write(sheet, 3, &["", "Contributi", "Somme erogate", ">= 12.500,00 €"])?;
    sheet.write_number_with_format(3, 4, 11_250.5, &euro)?;
    sheet.write_number(3, 5, 0.9)?;
    let hidden = book.add_worksheet().set_name("Elenchi")?;
    hidden.set_hidden(true);
    write(hidden, 0, &["Obiettivo", "Target", "Risultato"])?;
    let sheet = book.add_worksheet().set_name("Personale")?;
    write(sheet, 1, &["", "Indicator", "Weight %", "Result", "Target"])?;
    write(sheet, 2, &["", "Training hours per head", "", "", ""])?;
    sheet.write_number(2, 2, 100)?;
    sheet.write_number(2, 3, 21.5)?;
    sheet.write_number(2, 4, 20)?;
    book.save_to_buffer()
}

/// A sheet for each department, the second with a name of its own.
fn sheet_by_department() -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    for (name, weights) in [("Settore tecnico", ["60", "40"]), ("Vigilanza", ["30", "70"])] {
        let sheet = book.add_worksheet().set_name(name)?;
        write(sheet, 0, &["Obiettivo", "Indicatore", "Peso %", "Risultato atteso", "Risultato 2023"])?;
        write(sheet, 1, &["Strade", "Km asfaltati", weights[0], ">= 5 km", "6 km"])?;
        write(sheet, 2, &["Scuole", "Lavori conclusi", weights[1], "30 giugno 2023", "12 giugno 2023"])?;
    }
    write(book.add_worksheet().set_name("Foglio3")?, 0, &["Appunti"])?;
    book.save_to_buffer()
}

#[test]
fn workbooks_of_several_years_and_sheets_give_their_plans() {
    held("settori-in-fogli.xlsx", &sheet_by_department().expect("a workbook"));
    held("triennio.xlsx", &three_years().expect("a workbook"));
    let book = two_sheets().expect("a workbook");
    held("due-fogli.xlsx", &book);
    let remarks: Vec<_> = imported("due-fogli.xlsx", &book).remarks.iter().map(|it| it.id).collect();
    assert_eq!(remarks, ["import-hidden-sheet"]);
}

#[test]
fn the_configuration_says_what_no_title_tells() {
    let layer = read(
        "[import]\nmissing = [\"-9\"]\n[import.columns]\n\"Voce di piano\" = \"obiettivo\"\n\"Che cosa\" = \"indicatore\"\n\
         \"Meta\" = \"target\"\n\"Esito\" = \"consuntivo\"\n\"Esito prima\" = \"consuntivo 2022\"\n\"Interno\" = \"ignora\"\n",
    );
    let given = layer.unwrap_or_else(|it| panic!("{it:?}")).config().import;
    let csv = "Piano 2023 di prova;;;;;\nVoce di piano;Che cosa;Meta;Esito prima;Esito;Interno\n\
        1 - Uno;Alfa;>= 3;4;5;x\n2 - Due;Beta;>= 3;-9;2;y\n";
    let it = import("a.csv", csv.as_bytes(), &Options { given }).expect("a report");
    assert!(it.text.contains("consuntivo 2022 n/d\n    consuntivo 2\n"), "{}", it.text);
    assert_eq!((it.counts.indicators, it.counts.unread_cells, it.counts.ignored_cells), (2, 0, 8));
    let [table] = it.mapping.as_slice() else { panic!("{:?}", it.mapping) };
    let holds: Vec<&str> = table.columns.iter().map(|it| it.holds.0.as_str()).collect();
    assert_eq!(holds, ["obiettivo", "indicatore", "target", "consuntivo", "consuntivo", "ignora"]);
    assert_eq!(table.columns[3].period, "2022");
    assert!(read("[import]\ncolumns = { \"Esito\" = \"esitto\" }\n").is_err());
}
