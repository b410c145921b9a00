//! The real report checked end to end: what is found in it, and that one changed figure is
//! found at its cell by its rule and changes nothing else. Over every row, not a chosen one.

use std::collections::BTreeSet;

use collaudo::check::{Document, Reported, check, locate};
use collaudo::config::Config;
use collaudo::finding::Severity;
use collaudo::import::{Options, import};

const REPORT: &str = include_str!("../../examples/maremma-e-tirreno-2023.txt");
const PLAN: &str = include_str!("../../examples/maremma-e-tirreno-2023.piano");
const NAME: &str = "maremma-e-tirreno-2023.txt";

fn checked_report(text: &str) -> Document {
    let it = import(NAME, text.as_bytes(), &Options::default()).expect("a report");
    let config = Config::default();
    let shown = it.report.as_deref();
    let from = Reported { origin: &it.origin, text: shown, notes: &it.notes };
    locate(NAME, &it.text, &check(&it.text, &config, true), &config, Some(from))
}

/// A finding: its rule, objective and indicator, and the cell that it marks, as line and
/// number of the filled cell in it.
type Said = (&'static str, String, u32, (usize, usize));

fn said(text: &str) -> BTreeSet<Said> {
    let document = checked_report(text);
    let said = document.findings.iter().map(|it| {
        let objective = it.objective.as_deref().unwrap_or("").to_owned();
        let line = text.lines().nth(it.place.line - 1).unwrap_or("");
        let before: String = line.chars().take(it.place.column - 1).collect();
        let cell = before.split('\t').rev().skip(1).filter(|it| !it.trim().is_empty()).count();
        (it.finding.rule, objective, it.finding.indicator.unwrap_or(0), (it.place.line, cell))
    });
    said.collect()
}

/// One row of the report that holds an indicator.
struct Row {
    line: usize,
    objective: String,
    indicator: u32,
    cells: Vec<String>,
}

const WEIGHT: usize = 0;
const MEASURES: usize = 3;
const RESULT: usize = 4;
const ACHIEVED: usize = 6;

fn rows() -> Vec<Row> {
    let mut res: Vec<Row> = Vec::new();
    let mut objective = String::new();
    for (line, text) in REPORT.lines().enumerate() {
        let cells: Vec<String> =
            text.split('\t').map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect();
        match cells.as_slice() {
            [it, ..] if cells.len() <= 2 && it.as_bytes().get(2) == Some(&b'.') => {
                objective = it.split_whitespace().next().unwrap_or("").to_owned();
            }
            [weight, ..] if cells.len() == 7 && weight.ends_with('%') => {
                let indicator = res.iter().filter(|it| it.objective == objective).count() as u32 + 1;
                res.push(Row { line, objective: objective.clone(), indicator, cells });
            }
            _ => {}
        }
    }
    res
}

/// The report with some cells of a row changed; each cell is found in its line behind the
/// one before it.
fn with(row: &Row, changes: &[(usize, &str)]) -> String {
    let lines = REPORT.lines().enumerate().map(|(i, line)| {
        if i != row.line {
            return format!("{line}\n");
        }
        let mut left = row.cells.iter().enumerate();
        let cells = line.split('\t').map(|cell| {
            if cell.trim().is_empty() {
                return cell.to_owned();
            }
            let (n, _) = left.next().expect("as many cells as were counted");
            changes.iter().find(|it| it.0 == n).map_or(cell.to_owned(), |it| it.1.to_owned())
        });
        cells.collect::<Vec<_>>().join("\t") + "\n"
    });
    lines.collect()
}

/// One changed cell: the rule that names it and where, what else it may bring in its own
/// row, and everything elsewhere as it was.
struct Expected<'e> {
    rule: &'e str,
    cell: usize,
    /// Other true things about the same row.
    also: &'e [&'e str],
    /// What the row, or the document, may lose.
    gone: &'e [&'e str],
}

fn hold(base: &BTreeSet<Said>, row: &Row, text: &str, expected: &Expected<'_>) {
    let now = said(text);
    let at = (row.line + 1, expected.cell);
    let what = || {
        format!(
            "{}/{}, line {}: {:?}",
            row.objective,
            row.indicator,
            row.line + 1,
            text.lines().nth(row.line)
        )
    };
    // What is said of an objective as a whole is said at one of its rows.
    let is_at = |it: &Said| it.1 == row.objective && (it.3.0 == at.0 || it.2 == 0);
    let found = now.iter().any(|it| it.0 == expected.rule && is_at(it) && it.3.1 == at.1);
    assert!(found, "{} is not found at cell {} of {}\n{now:?}", expected.rule, expected.cell, what());
    for it in now.difference(base) {
        let is_expected = it.0 == expected.rule || expected.also.contains(&it.0);
        assert!(is_at(it) && is_expected, "{it:?} is new at {}", what());
    }
    for it in base.difference(&now) {
        assert!(expected.gone.contains(&it.0), "{it:?} is gone at {}", what());
    }
}

/// What depends on the size of a result, and may come or go with it.
const BY_RESULT: &[&str] = &[
    "easy-target",
    "multiple-of-target",
    "maximum-exceeded",
    "share-over-100",
    "contradictory-achievement",
    "opaque-percentage",
    "numerator-exceeds-denominator",
];

/// The number of a cell with its last digit changed.
fn off_by_one(cell: &str) -> String {
    let at = cell.rfind(|it: char| it.is_ascii_digit()).expect("a digit");
    let digit = cell.as_bytes()[at] - b'0';
    let other = if digit == 9 { 8 } else { digit + 1 };
    format!("{}{other}{}", &cell[..at], &cell[at + 1..])
}

/// Holds one change to every row for which there is one.
fn hold_every(change: impl Fn(&Row) -> Option<Vec<(usize, String)>>, expected: &Expected<'_>) {
    let base = said(REPORT);
    let mut n = 0;
    for row in rows() {
        let Some(cells) = change(&row) else { continue };
        let cells: Vec<(usize, &str)> = cells.iter().map(|it| (it.0, it.1.as_str())).collect();
        hold(&base, &row, &with(&row, &cells), expected);
        n += 1;
    }
    assert!(n >= 18, "only {n} rows");
}

fn is_date(row: &Row) -> bool {
    row.cells[MEASURES].contains('-')
}

#[test]
fn the_errors_of_the_report_are_four() {
    let document = checked_report(REPORT);
    let errors = document.findings.iter().filter(|it| it.finding.severity == Severity::Error);
    let errors: Vec<_> = errors
        .map(|it| {
            let (of, n) = (it.objective.as_deref().unwrap_or(""), it.finding.indicator.unwrap_or(0));
            let labels: Vec<&str> =
                it.labels.iter().map(|it| it.span.map_or("", |it| it.text(REPORT))).collect();
            (it.finding.rule, of, n, it.place.line, it.place.column, labels)
        })
        .collect();
    let share = |of, n, line, column, target| ("share-over-100", of, n, line, column, vec![target]);
    assert_eq!(
        errors,
        [
            share("09.05", 1, 113, 223, ">= 100,00 %"),
            share("10.03", 2, 176, 148, ">= 100,00 %"),
            share("12.01", 2, 208, 313, ">= 100,00 %"),
            ("contradictory-achievement", "13.02", 1, 220, 150, vec!["0,00 %", ">= 90,00 %", "100,00%"]),
        ]
    );
    assert_eq!((document.objectives, document.indicators), (83, 101));
}

/// Rule, objective and indicator of each finding, in order.
fn about(document: &Document) -> Vec<(&str, &str, u32)> {
    let it = document.findings.iter();
    let mut res: Vec<_> = it
        .map(|it| (it.finding.rule, it.objective.as_deref().unwrap_or(""), it.finding.indicator.unwrap_or(0)))
        .collect();
    res.sort_unstable();
    res
}

#[test]
fn the_plan_made_of_the_report_has_the_findings_of_the_report() {
    let config = Config::default();
    let plan = locate("x.piano", PLAN, &check(PLAN, &config, false), &config, None);
    assert_eq!(about(&plan), about(&checked_report(REPORT)));
}

#[test]
fn a_changed_weight_is_found_at_its_cell() {
    let expected = Expected { rule: "weights-not-100", cell: WEIGHT, also: &[], gone: &[] };
    hold_every(|_| Some(vec![(WEIGHT, "7,77%".to_owned())]), &expected);
}

#[test]
fn a_changed_measure_is_found_at_the_result_that_it_no_longer_gives() {
    let expected =
        Expected { rule: "result-not-from-measures", cell: RESULT, also: BY_RESULT, gone: BY_RESULT };
    let changed = |row: &Row| {
        // The last digit of a single value; the first of a ratio, which moves it by more than a rounding.
        let cell = &row.cells[MEASURES];
        let changed = match cell.split_once(" / ") {
            Some((numerator, denominator)) => format!("1{numerator} / {denominator}"),
            None => off_by_one(cell),
        };
        (!is_date(row)).then(|| vec![(MEASURES, changed)])
    };
    hold_every(changed, &expected);
    let by_days = |row: &Row| is_date(row).then(|| vec![(MEASURES, "05-01-2023".to_owned())]);
    hold_every(by_days, &expected);
}

#[test]
fn a_changed_result_is_found_at_its_cell() {
    let expected =
        Expected { rule: "result-not-from-measures", cell: RESULT, also: BY_RESULT, gone: BY_RESULT };
    hold_every(|row| (!is_date(row)).then(|| vec![(RESULT, off_by_one(&row.cells[RESULT]))]), &expected);
}

#[test]
fn a_date_after_its_deadline_is_found_at_the_achievement() {
    // The deadline is the year's end or before; a day after the year is outside the plan too.
    let also = &["result-outside-plan"];
    let expected =
        Expected { rule: "contradictory-achievement", cell: ACHIEVED, also, gone: &["placeholder-date"] };
    let late = |row: &Row| {
        let day = "02-01-2024".to_owned();
        is_date(row).then(|| vec![(MEASURES, day.clone()), (RESULT, day)])
    };
    hold_every(late, &expected);
}

#[test]
fn a_changed_achievement_is_found_at_its_cell() {
    // The achievements are no longer all the same.
    let gone = &["uniform-achievement"];
    let expected = Expected { rule: "contradictory-achievement", cell: ACHIEVED, also: &[], gone };
    let met = |row: &Row| (row.objective != "13.02").then(|| vec![(ACHIEVED, "90,00%".to_owned())]);
    hold_every(met, &expected);
}

#[test]
fn a_changed_unit_is_found_at_the_result() {
    let gone = &[
        "easy-target",
        "multiple-of-target",
        "maximum-exceeded",
        "share-over-100",
        "opaque-percentage",
        "placeholder-date",
        "operand-missing",
        "frequency-not-measured",
        "contradictory-achievement",
    ];
    let expected = Expected { rule: "target-unit-mismatch", cell: RESULT, also: &[], gone };
    let other = |row: &Row| {
        let number = row.cells[RESULT].split(' ').next().unwrap_or("");
        let unit = if is_date(row) { "3 gg".to_owned() } else { format!("{number} €") };
        Some(vec![(RESULT, unit)])
    };
    hold_every(other, &expected);
}

#[test]
fn a_code_under_another_goal_is_found_at_its_cell() {
    let base = said(REPORT);
    let codes: Vec<(usize, &str)> = REPORT
        .lines()
        .enumerate()
        .filter_map(|(i, line)| Some((i, line.trim_start().split_once(" - ")?.0)))
        .filter(|it| it.1.len() == 5 && it.1.as_bytes()[2] == b'.')
        .collect();
    assert_eq!(codes.len(), 83);
    for (line, code) in codes {
        let moved = format!("77{}", &code[2..]);
        let change = |(i, it): (usize, &str)| match i == line {
            true => it.replacen(code, &moved, 1) + "\n",
            false => it.to_owned() + "\n",
        };
        let text: String = REPORT.lines().enumerate().map(change).collect();
        // What is said of the objective is said of it under its other code.
        let renamed = |it: &Said| match it.1 == moved {
            true => (it.0, code.to_owned(), it.2, it.3),
            false => it.clone(),
        };
        let now: BTreeSet<Said> = said(&text).iter().map(renamed).collect();
        let new: Vec<&Said> = now.difference(&base).collect();
        let expected = ("code-outside-parent", code.to_owned(), 0, (line + 1, 0));
        assert_eq!(new, [&expected], "{code}");
        assert_eq!(base.difference(&now).next(), None, "{code}");
    }
}

#[test]
fn a_changed_notation_changes_no_finding() {
    let base = about(&checked_report(REPORT)).len();
    let slashes: String = REPORT
        .lines()
        .map(|line| {
            let cell = |cell: &str| {
                let is_date = cell.trim_start_matches("Entro ").split('-').count() == 3 && cell.len() < 18;
                if is_date { cell.replace('-', "/") } else { cell.to_owned() }
            };
            line.split('\t').map(cell).collect::<Vec<_>>().join("\t") + "\n"
        })
        .collect();
    let no_blanks: String = REPORT
        .lines()
        .map(|it| it.split('\t').filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\t") + "\n")
        .collect();
    for (name, text) in [
        ("CRLF", REPORT.replace('\n', "\r\n")),
        ("a mark", format!("\u{feff}{REPORT}")),
        ("≥ and ≤", REPORT.replace(">=", "≥").replace("<=", "≤")),
        ("slashes in dates", slashes),
        ("no blank cells", no_blanks),
    ] {
        assert_ne!(text, REPORT, "{name}");
        let document = checked_report(&text);
        assert_eq!(about(&document), about(&checked_report(REPORT)), "{name}");
        assert_eq!(document.findings.len(), base, "{name}");
    }
}
