//! Reports into plan text: the real report, row by row, and what must not change it.

mod accuracy;
mod cases;
mod formats;
#[allow(dead_code, unreachable_pub, reason = "the bench uses the rest")]
mod generated;
mod hostile;
mod layouts;
mod readers;

use collaudo::format::{self, format};
use collaudo::import::{Imported, Options, import, is_report};
use collaudo::text::Span;
use collaudo::text::lines::LineIndex;
use collaudo::text::origin::Place;

use crate::support::bless::golden;

const REPORT: &str = include_str!("../../../examples/maremma-e-tirreno-2023.txt");
const NAME: &str = "maremma-e-tirreno-2023.txt";

fn imported(text: &str) -> Imported<'_> {
    import(NAME, text.as_bytes(), &Options::default()).expect("a report")
}

/// The rows of the report with more than one filled cell, or one with a code: split as
/// simply as can be, to hold the importer against.
fn rows() -> impl Iterator<Item = (usize, Vec<&'static str>)> {
    REPORT
        .lines()
        .enumerate()
        .map(|(i, line)| (i + 1, line.split('\t').map(str::trim).filter(|it| !it.is_empty()).collect()))
}

fn indicator_rows() -> Vec<(usize, Vec<&'static str>)> {
    rows().filter(|(_, row)| row.len() == 7 && row[0].ends_with('%')).collect()
}

fn heading_rows() -> Vec<(usize, Vec<&'static str>)> {
    rows()
        .filter(|(_, row)| {
            row.len() <= 2
                && row.first().is_some_and(|it| it.contains(" - "))
                && !row[0].starts_with("Obiettivi")
        })
        .collect()
}

/// A value as the plan writes it.
fn plan_value(cell: &str) -> String {
    let res = cell.replace(" %", "%").replace(" N.", " N").replace("Entro", "entro");
    if res.starts_with(char::is_numeric) && res.ends_with('N') { res.replace('.', "") } else { res }
}

#[test]
fn the_real_report_is_imported_as_the_example_shows() {
    golden("examples/maremma-e-tirreno-2023.piano", &imported(REPORT).text);
}

#[test]
fn nothing_of_the_real_report_is_lost() {
    let it = imported(REPORT);
    assert_eq!(it.notes, []);
    let lines: Vec<&str> = it.text.lines().map(str::trim_start).collect();
    let n = |start: &str| lines.iter().filter(|it| it.starts_with(start)).count();
    assert_eq!((n("prospettiva "), n("ambito "), n("strategico "), n("obiettivo ")), (3, 4, 14, 83));
    assert_eq!((n("indicatore "), n("peso "), n("target "), n("consuntivo ")), (101, 101, 101, 101));
    assert_eq!((n("grado "), n("formula "), n("misura ")), (83 + 101, 101, 27 * 2 + 74));
    let counted = (it.counts.headings, it.counts.objectives, it.counts.indicators);
    assert_eq!(counted, (3 + 4 + 14 + 83, 83, 101));
    let filled: usize = rows().map(|it| it.1.len()).sum();
    let all: usize = REPORT.lines().map(|it| it.split('\t').count()).sum();
    assert_eq!(it.counts.rows, REPORT.lines().count());
    assert_eq!((it.counts.cells, it.counts.empty_cells), (filled, all - filled));
    // Ignored: eight page titles and the twelve titles of the columns.
    assert_eq!((it.counts.ignored_cells, it.counts.unread_cells), (8 + 12, 0));
}

#[test]
fn every_cell_of_every_row_is_in_the_plan() {
    let it = imported(REPORT);
    let mut blocks = it.text.split("  indicatore ").skip(1);
    let rows = indicator_rows();
    assert_eq!(rows.len(), 101);
    for (line, row) in rows {
        let block = blocks.next().expect("an indicator for each row");
        let [weight, name, formula, measures, result, target, achieved] = row[..] else { panic!("{row:?}") };
        let has = |keyword: &str, rest: &str| {
            let found = block
                .lines()
                .any(|it| it.trim_start().strip_prefix(keyword).is_some_and(|it| it.trim_start() == rest));
            assert!(found, "line {line}: {keyword} {rest} is not in {block}");
        };
        assert!(block.contains(name), "line {line}");
        has("peso", weight);
        has("consuntivo", &plan_value(result));
        has("grado", achieved);
        let (sign, value) = target.split_once(' ').expect("a sign");
        has("target", &format!("{} {}", plan_value(sign), plan_value(value)));
        for part in measures.split(" / ") {
            let value = format!(" = {}", plan_value(part));
            assert!(block.contains(&value), "line {line}: {value} is not in {block}");
        }
        let parts: Vec<&str> =
            if measures.contains(" / ") { formula.split(" / ").collect() } else { vec![formula] };
        parts.into_iter().for_each(|part| assert!(block.contains(part), "line {line}: {part}"));
    }
    let headings = heading_rows();
    assert_eq!(headings.len(), 104);
    for (line, row) in headings {
        let (code, name) = row[0].split_once(" - ").expect("a code and a name");
        assert!(it.text.contains(&format!(" {code} \"{name}\"\n")), "line {line}: {row:?}");
    }
}

#[test]
fn the_imported_plan_formats_to_itself() {
    let text = imported(REPORT).text;
    assert!(format(&text, &format::Options::default()) == text);
}

/// What the report says at the place that a stretch of the plan comes from.
fn origin(it: &Imported<'_>, span: Span) -> String {
    match it.origin.place(span) {
        Some(Place::Text(span)) => span.text(REPORT).to_owned(),
        other => format!("{other:?}"),
    }
}

/// Spans of the last word or quoted text of each line that begins with a keyword.
fn values<'t>(text: &'t str, keyword: &'t str) -> impl Iterator<Item = (Span, &'t str)> {
    text.lines().filter_map(move |line| {
        let value = line.trim_start().strip_prefix(keyword)?.trim_start();
        line.trim_start().starts_with(&format!("{keyword} ")).then_some((Span::of(value, text), value))
    })
}

#[test]
fn every_value_leads_back_to_its_cell() {
    let it = imported(REPORT);
    let rows = indicator_rows();
    for (keyword, column) in [("peso", 0), ("indicatore", 1), ("consuntivo", 4), ("target", 5)] {
        let places: Vec<String> = values(&it.text, keyword).map(|value| origin(&it, value.0)).collect();
        let cells: Vec<&str> = rows.iter().map(|row| row.1[column]).collect();
        assert_eq!(places, cells, "{keyword}");
    }
    for (span, measure) in values(&it.text, "misura") {
        let (name, rest) = measure.split_once(" = ").expect("a value");
        let (value, words) = rest.split_once(" \"").unwrap_or((rest, ""));
        let place = |part: &str| {
            let inner = Span::of(part, measure);
            origin(&it, inner.shifted(span.start as usize))
        };
        assert_eq!(plan_value(&place(value)), value);
        if !words.is_empty() {
            let words = words.trim_end_matches('"');
            assert!(place(words).contains(words));
            assert_eq!(place(name.trim_end()), place(words));
        }
    }
    for keyword in ["obiettivo", "strategico", "ambito", "prospettiva"] {
        for (span, heading) in values(&it.text, keyword) {
            let (code, name) = heading.split_once(' ').expect("a name");
            let place = |part: &str| origin(&it, Span::of(part, heading).shifted(span.start as usize));
            assert_eq!(place(code), code);
            assert_eq!(format!("\"{}\"", place(name)), name);
        }
    }
}

#[test]
fn the_achievement_of_13_02_lies_where_the_report_has_it() {
    let it = imported(REPORT);
    let objective = it.text.find("obiettivo 13.02").expect("the objective");
    let line = it.text[objective..].find("    grado ").expect("its indicator's") + objective;
    let value = line + it.text[line..].find("100,00%").expect("a value");
    let Some(Place::Text(span)) = it.origin.place(Span::new(value, value + 7)) else { panic!("a place") };
    let index = LineIndex::new(REPORT);
    let position = |offset: u32| index.position(REPORT, offset as usize);
    assert_eq!((position(span.start), position(span.end)), ((220, 150), (220, 157)));
}

/// Another way to write the report.
type Mutation = fn(&str) -> String;

#[test]
fn a_changed_notation_changes_nothing() {
    let plan = imported(REPORT).text;
    let crlf: Mutation = |it| it.replace('\n', "\r\n");
    let bom: Mutation = |it| format!("\u{feff}{it}");
    let sign: Mutation = |it| it.replace(">=", "≥").replace("<=", "≤");
    let slash: Mutation = |it| {
        let cell = |cell: &str| {
            let date = cell.trim_start_matches("Entro ");
            let is_date = date.len() == 10 && date.split('-').count() == 3;
            if is_date { cell.replace('-', "/") } else { cell.to_owned() }
        };
        let line = |line: &str| line.split('\t').map(cell).collect::<Vec<_>>().join("\t");
        it.lines().map(|it| line(it) + "\n").collect()
    };
    let no_blanks: Mutation = |it| {
        let line = |line: &str| line.split('\t').filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\t");
        it.lines().map(|it| line(it) + "\n").collect()
    };
    let more_blanks: Mutation = |it| it.replace('\t', "\t\t");
    let no_break: Mutation = |it| {
        let is_value = |it: &str| it.ends_with('%') || it.starts_with(char::is_numeric) && it.ends_with("N.");
        let cell = |it: &str| if is_value(it) { it.replace(' ', "\u{a0}") } else { it.to_owned() };
        let line = |line: &str| line.split('\t').map(cell).collect::<Vec<_>>().join("\t");
        it.lines().map(|it| line(it) + "\n").collect()
    };
    for (name, change) in [
        ("CRLF", crlf),
        ("BOM", bom),
        ("≥", sign),
        ("slashes in dates", slash),
        ("no blank cells", no_blanks),
        ("more blank cells", more_blanks),
        ("no-break spaces", no_break),
    ] {
        let changed = change(REPORT);
        assert_ne!(changed, REPORT, "{name}");
        assert!(imported(&changed).text == plan, "{name}");
    }
}

#[test]
fn a_report_in_another_encoding_is_the_same_report() {
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(REPORT);
    let it = import(NAME, &bytes, &Options::default()).expect("a report");
    assert!(it.text == imported(REPORT).text);
}

#[test]
fn what_is_not_understood_is_said_at_its_place() {
    let broken = REPORT.replacen("97,87 %", "97,,87", 1);
    let it = imported(&broken);
    let [note] = it.notes.as_slice() else { panic!("{:?}", it.notes) };
    let Place::Text(span) = &note.place else { panic!("{note:?}") };
    assert_eq!((note.message.id, span.text(&broken)), ("import-unread-value", "97,,87"));
    assert!(it.text.contains("nota    \"consuntivo: 97,,87\""), "{}", &it.text[..1500]);
    assert_eq!(format(&it.text, &format::Options::default()), it.text);
}

#[test]
fn plans_are_no_reports() {
    assert!(is_report(NAME, REPORT.as_bytes()));
    assert!(!is_report("x.piano", REPORT.as_bytes()));
    assert!(!is_report("x.txt", b"piano \"x\" 2023\n"));
    assert!(import("x.txt", b"piano \"x\" 2023\n", &Options::default()).is_err());
}

proptest::proptest! {
    #[test]
    fn a_report_with_anything_in_a_line_is_read_and_formats_to_itself(
        at in 0usize..231, with in "[\\PC\t\"»%<>=/0-9,.-]{0,40}",
    ) {
        let text: String = REPORT.lines().enumerate()
            .map(|(i, line)| if i == at { format!("{with}\n") } else { format!("{line}\n") })
            .collect();
        // Without its titles it is refused.
        let Ok(it) = import(NAME, text.as_bytes(), &Options::default()) else { return Ok(()) };
        proptest::prop_assert_eq!(format(&it.text, &format::Options::default()), it.text);
    }
}

#[test]
fn rows_under_no_titles_are_said_and_do_not_spoil_the_rest() {
    let row = |cells: &[&str]| format!("<tr><td>{}</td></tr>", cells.join("</td><td>"));
    let titles = row(&["Codice", "Obiettivo", "Peso", "Indicatore", "Target", "Risultato"]);
    let body = |range: std::ops::Range<u32>| -> String {
        let cells = |i| row(&[&format!("1.{i}"), "Sportello", "50%", "Pratiche evase", ">= 80%", "85%"]);
        range.map(cells).collect()
    };
    let page = format!("<table>{titles}{}</table><p>x<table>{}</table>", body(1..3), body(3..8));
    let it = imported(&page);
    assert_eq!((it.counts.objectives, it.counts.unread_cells, it.counts.untitled_cells), (2, 30, 30));
    let said: Vec<&str> = it.notes.iter().map(|it| it.message.id).collect();
    assert_eq!(said, ["import-untitled-rows"]);
    // Two such rows are no table.
    let page = format!("<table>{titles}{}</table><p>x<table>{}</table>", body(1..3), body(3..5));
    assert!(imported(&page).notes.is_empty());
}
