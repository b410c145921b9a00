//! Plans out of the program and back: the same plan from every format that can be read.

use std::fs;

use collaudo::export::{Format, LeftOut, export, schema};
use collaudo::format::{self, format};
use collaudo::import::{Options, import};
use proptest::prelude::*;

use crate::support::meaning::content;
use crate::support::plans::{any_text, broken_plan, plan};

/// The formats that the import reads back, each with the name of a file.
const READ_BACK: &[(Format, &str)] = &[
    (Format::Tsv, "plan.tsv"),
    (Format::Csv, "plan.csv"),
    (Format::Markdown, "plan.md"),
    (Format::Html, "plan.html"),
    (Format::Xlsx, "plan.xlsx"),
    (Format::Json, "plan.json"),
];

const ALL: &[Format] =
    &[Format::Xlsx, Format::Csv, Format::Tsv, Format::Markdown, Format::Html, Format::Json];

fn examples() -> impl Iterator<Item = (String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
    let paths = fs::read_dir(folder).expect("the folder is there").map(|it| it.expect("a file").path());
    let plans = paths.filter(|it| it.extension().is_some_and(|it| it == "piano"));
    plans.map(|it| (it.display().to_string(), fs::read_to_string(it).expect("a plan")))
}

/// A plan through a format and back.
fn back(text: &str, format: Format, name: &str) -> String {
    let exported = export(text, format).expect("a plan");
    let it = import(name, &exported.bytes, &Options::default()).expect("a report");
    assert_eq!(it.notes, [], "{}", it.text);
    let counts = it.counts;
    assert_eq!(counts.unread_cells, 0);
    it.text
}

fn one_blank(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn exported(text: &str, format: Format) -> String {
    String::from_utf8(export(text, format).expect("a plan").bytes).expect("text")
}

#[test]
fn every_example_comes_back_as_the_same_plan() {
    for (name, text) in examples().filter(|it| !it.0.contains("errori")) {
        for (format, file) in READ_BACK {
            assert_eq!(content(&back(&text, *format, file)), content(&text), "{name} {format:?}");
        }
    }
}

#[test]
fn what_comes_back_is_canonical_and_keeps_its_language() {
    for (name, text) in examples().filter(|it| !it.0.contains("errori")) {
        for (format, file) in READ_BACK {
            let back = back(&text, *format, file);
            assert_eq!(self::format(&back, &format::Options::default()), back, "{name} {format:?}");
            let is_english = text.lines().any(|it| it.starts_with("plan "));
            assert_eq!(back.starts_with("plan "), is_english, "{name}");
        }
    }
}

#[test]
fn what_is_not_exported_is_counted() {
    let text =
        "# a\npiano \"x\" 2023\nobiettivo 1 \"a\" # b\n  peso 5%\n  peso 6%\n  target > 3\n  grado tanto\n";
    let it = export(text, Format::Csv).expect("a plan");
    assert_eq!(it.left_out, LeftOut { lines: vec![5, 6, 7], comments: 2 });
    assert!(export("# nothing\n", Format::Csv).is_err());
}

#[test]
fn no_cell_is_a_formula_of_a_spreadsheet() {
    let text = "piano \"=cmd|' /C calc'!A0\" 2023\nobiettivo @1 \"@SUM(1)\"\n  peso -5%\n  nota \"+1\"\n  \
                indicatore \"-1\"\n    target = 5\n    formula -a\n    consuntivo -3\n";
    for (format, separator) in [(Format::Csv, ';'), (Format::Tsv, '\t')] {
        let table = exported(text, format);
        for cell in table.trim_start_matches('\u{feff}').split([separator, '\n']) {
            let shown = cell.strip_prefix('"').unwrap_or(cell);
            let is_number = shown.trim_start_matches('-').chars().all(|it| it.is_ascii_digit());
            assert!(is_number || !shown.starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
    assert_eq!(content(&back(text, Format::Tsv, "plan.tsv")), content(text));
}

#[test]
fn text_of_a_plan_is_text_in_every_format() {
    let text = "piano \"<script>alert(1)</script> | & a_b *c*\" 2023\n";
    let html = exported(text, Format::Html);
    assert!(!html.contains("<script>") && html.contains("&lt;script&gt;"));
    let markdown = exported(text, Format::Markdown);
    assert!(markdown.contains("| \\<script>alert(1)\\</script> \\| \\& a_b \\*c\\* |"), "{markdown}");
}

#[test]
fn separators_follow_the_language_of_the_plan() {
    assert!(exported("piano \"a\" 2023\n", Format::Csv).starts_with("\u{feff}LIVELLO;CODICE;"));
    assert!(exported("plan \"a\" 2023\n", Format::Csv).starts_with("\u{feff}LEVEL,CODE,"));
}

#[test]
fn columns_that_hold_nothing_are_left_out_but_for_the_usual_ones() {
    let titles = |text| exported(text, Format::Tsv).lines().next().expect("titles").to_owned();
    let bare = titles("piano \"a\" 2023\n");
    assert!(bare.contains("CONSUNTIVO") && !bare.contains("FONTE") && !bare.contains("PARTENZA"));
    assert!(titles("piano \"a\" 2023\nfonte \"b\"\n").contains("FONTE"));
}

#[test]
fn a_table_may_be_rearranged_before_it_is_read() {
    let text = "Piano fatto a mano\t\t\t\n\nPeso\tObiettivi e indicatori\tLivello\tTarget\n\
                \tA\tpiano\t\n60%\tB\tOBIETTIVO OPERATIVO\t\n100%\tC\tIndicatore\t2024: >= 5 N; 3\n\
                tanto\tD\tIndicatore\tsubito\nx\ty\tz\t\n";
    let it = import("plan.tsv", text.as_bytes(), &Options::default()).expect("a report");
    let plan = "piano \"A\"\nobiettivo \"B\"\n  peso 60%\n  indicatore \"C\"\n    peso   100%\n    target 2024 >= 5 N\n    \
                target 3\n  indicatore \"D\"\n    nota \"peso: tanto\"\n    nota \"target: subito\"\n";
    assert_eq!(it.text, plan);
    assert_eq!(it.notes.len(), 5);
    assert_eq!((it.counts.ignored_cells, it.counts.unread_cells), (5, 5));
}

#[test]
fn a_workbook_is_the_same_bytes_every_time() {
    let (_, text) = examples().next().expect("an example");
    let bytes = export(&text, Format::Xlsx).expect("a plan").bytes;
    assert!(bytes.starts_with(b"PK"));
    assert!(bytes == export(&text, Format::Xlsx).expect("a plan").bytes);
}

#[test]
fn a_formula_that_no_spreadsheet_takes_is_left_out() {
    let nested = |n: usize| {
        let formula = format!("{}a{}", "max(".repeat(n), ")".repeat(n));
        format!(
            "piano \"x\" 2023\nobiettivo 1 \"y\"\nindicatore \"z\"\nmisura a = 3 N\nformula {formula}\nconsuntivo 3 N\n"
        )
    };
    // A workbook is packed, so the length tells whether the formula is in it.
    let size = |n| export(&nested(n), Format::Xlsx).expect("a workbook").bytes.len();
    assert!(size(40) > size(90));
}

#[test]
fn the_model_has_every_figure_as_text_and_as_number() {
    let text = "piano \"a\" 2023\nobiettivo 1 \"b\"\n  indicatore \"c\"\n    target 2024 >= 12.500,00 €\n";
    let it: serde_json::Value = serde_json::from_str(&exported(text, Format::Json)).expect("JSON");
    let target = &it["nodes"][0]["children"][0]["indicators"][0]["targets"][0];
    assert_eq!(
        *target,
        serde_json::json!({ "year": 2024, "comparator": ">=", "value": {
            "text": "12.500,00 €", "kind": "number", "number": "12500.00", "unit": "EUR"
        } })
    );
    assert!(schema()["$defs"]["indicator"]["properties"]["targets"].is_object());
}

proptest! {
    // A case goes through five formats and back, so a quarter of the usual number will do.
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        cases: ProptestConfig::default().cases / 4,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_random_plan_comes_back_as_the_same_plan(text in plan()) {
        for (format, file) in READ_BACK {
            let (back, here) = (content(&back(&text, *format, file)), content(&text));
            match format {
                // Pages show a run of blanks as one.
                Format::Html | Format::Markdown => {
                    let plain = |it: Vec<String>| it.iter().map(|it| one_blank(it)).collect::<Vec<_>>();
                    prop_assert_eq!(plain(back), plain(here), "{:?}", format);
                }
                _ => prop_assert_eq!(back, here, "{:?}", format),
            }
        }
    }

    #[test]
    fn any_text_is_exported_or_refused(text in prop_oneof![any_text(), broken_plan()]) {
        for format in ALL {
            if let Ok(it) = export(&text, *format) {
                prop_assert!(!it.bytes.is_empty());
            }
        }
    }
}
