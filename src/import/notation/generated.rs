//! Generated numbers, dates and targets in every convention: read back exactly, or said to
//! have two readings.

use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::import::notation::date::Date;
use crate::import::notation::kind::{Kind, kind};
use crate::import::notation::number::{Mark, Readings, number};
use crate::import::notation::value::{goal, write};
use crate::import::notation::{Around, Reading, deadline, quantity, target, value};
use crate::syntax::{Comparator, Statement, Unit, ValueKind, parse_line};

/// A number as a report prints it: its digits, the decimals among them, and the signs between.
#[derive(Clone, Debug)]
struct Printed {
    number: Decimal,
    text: String,
    mark: Mark,
}

fn printed() -> impl Strategy<Value = Printed> {
    let groups =
        prop::sample::select(vec!["", "", ".", ",", "'", "’", " ", "\u{a0}", "\u{202f}", "\u{2009}"]);
    let digits = prop_oneof![0_i64..2000, 0_i64..10_000_000, 0_i64..1_000_000_000_000];
    (digits, 0_u32..=6, groups, any::<bool>(), any::<bool>()).prop_map(
        |(digits, scale, group, is_comma, is_less)| {
            let is_comma = match group {
                "." => true,
                "," => false,
                _ => is_comma,
            };
            let mark = if is_comma { Mark::Comma } else { Mark::Point };
            let number = Decimal::new(if is_less { -digits } else { digits }, scale);
            let plain = format!("{digits:0>width$}", width = scale as usize + 1);
            let (whole, decimals) = plain.split_at(plain.len() - scale as usize);
            let mut text = if is_less { "-".to_owned() } else { String::new() };
            for (i, digit) in whole.chars().enumerate() {
                if i > 0 && (whole.len() - i).is_multiple_of(3) {
                    text.push_str(group);
                }
                text.push(digit);
            }
            if scale > 0 {
                text.push(if is_comma { ',' } else { '.' });
                text.push_str(decimals);
            }
            Printed { number, text, mark }
        },
    )
}

/// What a plan's line says: how it compares, its number, and the word of its unit.
fn meant(line: &str) -> Option<(Comparator, Decimal, String)> {
    let read = parse_line(line);
    if read.error.is_some() {
        return None;
    }
    let (comparator, value) = match read.statement {
        Statement::Target(None, it) => (it.comparator, it.value),
        Statement::Yearly(_, None, it) => (Comparator::Implicit, it),
        _ => return None,
    };
    match value.kind {
        ValueKind::Number { unit, .. } => Some((comparator, value.number()?, named(unit))),
        _ => None,
    }
}

fn named(unit: Unit<'_>) -> String {
    match unit {
        Unit::Other(it) => it.to_owned(),
        it => format!("{it:?}"),
    }
}

fn only(reading: Reading) -> (String, bool) {
    assert!(reading.untold.is_empty(), "{:?}", reading.untold);
    assert_eq!(reading.told.len(), 1);
    reading.told.into_iter().next().map(|it| (it.text, it.is_ambiguous)).unwrap_or_default()
}

const UNITS: &[(&str, &str)] = &[
    ("", "None"),
    ("%", "Percent"),
    (" %", "Percent"),
    (" per cento", "Percent"),
    (" per cent", "Percent"),
    (" percent", "Percent"),
    (" gg", "Days"),
    (" gg.", "Days"),
    (" giorni", "Days"),
    (" days", "Days"),
    (" ore", "Hours"),
    (" hrs", "Hours"),
    (" minuti", "Minutes"),
    (" mins", "Minutes"),
    (" mesi", "Months"),
    (" weeks", "Weeks"),
    (" euro", "Euro(0)"),
    (" €", "Euro(0)"),
    (" milioni di euro", "Euro(6)"),
    (" mln €", "Euro(6)"),
    (" migliaia di euro", "Euro(3)"),
    (" N.", "Count"),
    (" incontri", "incontri"),
    (" reports", "reports"),
    (" FTEs", "FTE"),
];

const COMPARATORS: &[(&str, &str, Comparator)] = &[
    (">= ", "", Comparator::AtLeast),
    ("≥", "", Comparator::AtLeast),
    ("almeno il ", "", Comparator::AtLeast),
    ("almeno ", "", Comparator::AtLeast),
    ("non meno di ", "", Comparator::AtLeast),
    ("non inferiore al ", "", Comparator::AtLeast),
    ("pari o superiore a ", "", Comparator::AtLeast),
    ("at least ", "", Comparator::AtLeast),
    ("minimum ", "", Comparator::AtLeast),
    ("", " or more", Comparator::AtLeast),
    ("", " o più", Comparator::AtLeast),
    ("", " minimum", Comparator::AtLeast),
    ("<= ", "", Comparator::AtMost),
    ("non oltre ", "", Comparator::AtMost),
    ("non più di ", "", Comparator::AtMost),
    ("max ", "", Comparator::AtMost),
    ("at most ", "", Comparator::AtMost),
    ("no more than ", "", Comparator::AtMost),
    ("not exceeding ", "", Comparator::AtMost),
    ("", " or less", Comparator::AtMost),
    ("", " massimo", Comparator::AtMost),
    ("più di ", "", Comparator::MoreThan),
    ("oltre ", "", Comparator::MoreThan),
    ("superiore a ", "", Comparator::MoreThan),
    ("more than ", "", Comparator::MoreThan),
    ("over ", "", Comparator::MoreThan),
    ("meno di ", "", Comparator::LessThan),
    ("inferiore al ", "", Comparator::LessThan),
    ("less than ", "", Comparator::LessThan),
    ("under ", "", Comparator::LessThan),
    ("", "", Comparator::Implicit),
    ("pari al ", "", Comparator::Implicit),
];

fn day() -> impl Strategy<Value = Date> {
    (2001_u16..2040, 1_u16..=12, 1_u16..=31)
        .prop_map(|(year, month, day)| Date { year, month, day })
        .prop_filter("a day of the calendar", |it| it.is_real())
}

/// Each way to print a date, and whether it tells the day from the month.
fn dates(it: Date) -> Vec<(String, bool)> {
    const MONTHS: [(&str, &str); 12] = [
        ("gennaio", "January"),
        ("febbraio", "February"),
        ("marzo", "March"),
        ("aprile", "April"),
        ("maggio", "May"),
        ("giugno", "June"),
        ("luglio", "July"),
        ("agosto", "August"),
        ("settembre", "September"),
        ("ottobre", "October"),
        ("novembre", "November"),
        ("dicembre", "December"),
    ];
    let Date { year, month, day } = it;
    let (italian, english) = MONTHS[usize::from(month) - 1];
    let is_told = day > 12 || day == month;
    vec![
        (format!("{day:02}/{month:02}/{year}"), is_told),
        (format!("{day}/{month}/{year}"), is_told),
        (format!("{month}/{day}/{year}"), is_told),
        (format!("{day:02}.{month:02}.{year}"), true),
        (format!("{year}-{month:02}-{day:02}"), true),
        (format!("{year}-{month:02}-{day:02} 00:00:00"), true),
        (format!("{day} {italian} {year}"), true),
        (format!("{day}° {italian} {year}"), true),
        (format!("{day:02}-{}-{:02}", &italian[..3], year % 100), true),
        (format!("{day} {english} {year}"), true),
        (format!("{english} {day}, {year}"), true),
        (format!("{} {day} {year}", &english[..3]), true),
    ]
}

/// Words and signs of values, to be thrown together.
const PIECES: &[&str] = &[
    "80%",
    "90",
    "12",
    "3 ",
    "1.500",
    "0,5",
    "€",
    "£",
    "$",
    "-",
    "–",
    "→",
    "/",
    "(",
    ")",
    "[1]",
    "*",
    "¹",
    ":",
    ";",
    ",",
    "\n",
    "+",
    ">=",
    "<",
    "=",
    "almeno",
    "at least",
    "non",
    "not",
    "oltre",
    "entro",
    "by",
    "il",
    "of",
    "di",
    "e",
    "and",
    "tra",
    "between",
    "giugno",
    "March",
    "2023",
    "2023/24",
    "Anno",
    "Q4",
    "FY",
    "gg",
    "days",
    "mln",
    "million",
    "milioni di",
    "incontri",
    "raggiunto",
    "met",
    "n.",
    "n.d.",
    "TBC",
    "sì",
    "circa",
    "or more",
    "o meno",
    "31/12",
    "31/12/2023",
    "dalla richiesta",
    "rispetto al",
    "per cento",
    "‰",
    "🟢",
    "✔",
    "ore",
    "min",
    "#",
    "\"",
    "..",
    "°",
];

proptest! {
    #[test]
    fn a_number_is_read_exactly_where_its_column_tells_the_mark(it in printed()) {
        let read = number(&it.text).map(|(number, rest)| (number.decimal(Some(it.mark)), rest));
        prop_assert_eq!(read, Some((Some(it.number), "")), "{}", it.text);
        let quantity = quantity(&it.text, Some(it.mark)).map(|it| it.number);
        prop_assert_eq!(quantity, Some(it.number));
        let around = Around { mark: Some(it.mark), ..Around::default() };
        let (text, is_open) = only(value(&it.text, around));
        prop_assert!(!is_open);
        let meant = meant(&format!("consuntivo {text}")).map(|it| it.1);
        prop_assert_eq!(meant, Some(it.number), "{} {}", it.text, text);
    }

    #[test]
    fn a_number_is_read_or_has_two_readings_where_nothing_tells_the_mark(it in printed()) {
        let (read, _) = number(&it.text).expect("a number");
        match read.readings(None) {
            Some(Readings::One(one)) => prop_assert_eq!(one, it.number, "{}", it.text),
            Some(Readings::Two(one, other)) => {
                prop_assert!(one == it.number || other == it.number, "{}", it.text);
                let (text, is_open) = only(value(&it.text, Around::default()));
                prop_assert!(is_open, "{}", text);
                // The plan has both readings too.
                prop_assert_eq!(meant(&format!("consuntivo {text}")), None, "{}", text);
            }
            None => prop_assert!(false, "{}", it.text),
        }
    }

    #[test]
    fn a_target_is_read_in_both_languages(
        it in printed().prop_filter("no sign", |it| !it.text.starts_with('-')),
        unit in prop::sample::select(UNITS),
        words in prop::sample::select(COMPARATORS),
        mark_of_note in prop::sample::select(&["", "", "*", " (1)", "¹", "[a]"][..]),
    ) {
        let text = format!("{}{}{}{}{mark_of_note}", words.0, it.text, unit.0, words.1);
        let around = Around { mark: Some(it.mark), year: Some("2023"), ..Around::default() };
        let (read, is_open) = only(target(&text, around));
        prop_assert!(!is_open, "{}", text);
        let meant = meant(&format!("target {read}"));
        prop_assert_eq!(meant, Some((words.2, it.number, unit.1.to_owned())), "{} {}", text, read);
    }

    #[test]
    fn a_day_is_read_or_has_two_readings(it in day()) {
        for (text, is_told) in dates(it) {
            let (read, is_open) = only(value(&text, Around::default()));
            prop_assert_eq!(is_open, !is_told, "{}", text);
            prop_assert!(is_open || read == it.to_text(), "{} {}", text, read);
            for before in ["entro il ", "by ", "non oltre il ", "no later than ", "scadenza "] {
                let text = format!("{before}{text}");
                let (read, is_open) = only(target(&text, Around::default()));
                prop_assert!(is_open || read == format!("entro {}", it.to_text()), "{} {}", text, read);
            }
            let (read, is_open) = only(deadline(&text, Around::default()));
            prop_assert!(is_open || read == format!("entro {}", it.to_text()), "{} {}", text, read);
        }
    }

    #[test]
    fn whatever_is_told_is_read_by_plans(pieces in prop::collection::vec(prop::sample::select(PIECES), 1..7), close in any::<bool>()) {
        let text = pieces.join(if close { "" } else { " " });
        let around = Around { year: Some("2023"), ..Around::default() };
        kind(&text);
        let told = |keyword: &str, reading: Reading| {
            for it in reading.told.iter().chain(&reading.earlier) {
                let line = format!("{keyword} {}", it.text);
                let read = parse_line(&line);
                assert!(read.error.is_none() && read.comment.is_none(), "{text:?} {line:?} {:?}", read.error);
            }
        };
        told("target", target(&text, around));
        told("target", deadline(&text, around));
        told("consuntivo", value(&text, around));
    }

    #[test]
    fn what_is_a_value_by_its_kind_is_written(pieces in prop::collection::vec(prop::sample::select(PIECES), 1..5), close in any::<bool>()) {
        let text = pieces.join(if close { "" } else { " " });
        let text = text.trim();
        let valued = match kind(text) {
            Kind::Percent | Kind::Number | Kind::Date | Kind::Range | Kind::Word => text,
            Kind::Goal => goal(text).map_or("", |it| it.1),
            Kind::Text | Kind::Ratio | Kind::Judgement | Kind::Broken => "",
        };
        if !valued.is_empty() {
            let mut out = String::new();
            write(valued, Mark::Comma, &mut out);
            let line = format!("consuntivo {out}");
            let read = parse_line(&line);
            prop_assert!(read.error.is_none() && !out.is_empty(), "{:?} {:?}", text, line);
        }
    }

    #[test]
    fn no_figure_is_lost(pieces in prop::collection::vec(prop::sample::select(PIECES), 1..6), first in 21_u32..31, second in 32_u32..59) {
        let text = format!("{first} {} {second}{}", pieces.join(" "), pieces.first().copied().unwrap_or(""));
        let around = Around { mark: Some(Mark::Comma), year: Some("2000"), ..Around::default() };
        for reading in [target(&text, around), value(&text, around), deadline(&text, around)] {
            let mut kept = String::new();
            for it in reading.told.iter().chain(&reading.baseline).chain(&reading.earlier) {
                kept.push_str(&it.text);
                kept.push_str(it.note.as_deref().unwrap_or(""));
                kept.push_str(it.year.as_deref().unwrap_or(""));
                kept.push_str(&it.until.map(Date::to_text).unwrap_or_default());
            }
            reading.untold.iter().for_each(|it| kept.push_str(&it.0));
            for figure in [first, second] {
                prop_assert!(kept.contains(&figure.to_string()), "{} {}", text, kept);
            }
        }
    }
}
