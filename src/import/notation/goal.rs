//! One target: a value with how it compares, a day to be met, a range, or a way from a
//! baseline.

use crate::import::notation::amount::amount;
use crate::import::notation::date::{Day, date_in};
use crate::import::notation::notes::noted;
use crate::import::notation::nothing::nothing;
use crate::import::notation::numeral::numeral;
use crate::import::notation::period::day;
use crate::import::notation::phrase::{after, after_any, is};
use crate::import::notation::plan::language_target;
use crate::import::notation::range::{range, way};
use crate::import::notation::said::counted;
use crate::import::notation::sign::{sign, without_article, words_before, words_behind, words_between};
use crate::import::notation::unit::Unit;
use crate::import::notation::value::{Plain, span, value};
use crate::import::notation::words::change;
use crate::import::notation::{Around, Read, UNREAD};
use crate::syntax::{is_blank, trim};

/// A target, and the value to start from where it names one.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Goal {
    pub(crate) value: Plain,
    pub(crate) baseline: Option<Plain>,
}

/// The reason of a target that is a change.
const RELATIVE: &str = "import-relative-target";

/// The longest target, in bytes.
const LONGEST: usize = 240;

fn plain(value: Plain) -> Read {
    Ok(Goal { value, baseline: None })
}

/// Reads a target.
pub(crate) fn target(text: &str, around: Around<'_>) -> Read {
    if let Some((sign, rest)) = sign(text) {
        return match rest.is_empty() {
            true => Err("import-empty-comparator"),
            false => signed(sign, rest, around).map_or(Err(UNREAD), plain),
        };
    }
    if text.len() > LONGEST {
        return Err(UNREAD);
    }
    if around.missing.iter().any(|it| it == text) {
        return plain(Plain::sure("n/d"));
    }
    if let Some((_, rest)) = amount(text) {
        if rest.is_empty() {
            return alone(text, around);
        }
        if (text.starts_with('+') || text.starts_with(['-', '−'])) && change(rest) {
            return Err(RELATIVE);
        }
    }
    match read(text, around) {
        Err(UNREAD) => {}
        other => return other,
    }
    // `>= 80% (1)` and `entro giugno*`: what stands behind is kept.
    if let Some(it) = noted(text) {
        let mut read = target(trim(it.value), around)?;
        let is_word = matches!(read.value.text.as_str(), "si" | "no" | "n/d" | "n/a");
        if is_word && it.note.contains(char::is_alphabetic) {
            return Err(UNREAD);
        }
        read.value = read.value.with(it.note);
        return Ok(read);
    }
    Err(UNREAD)
}

/// An amount without anything around it.
fn alone(text: &str, around: Around<'_>) -> Read {
    let it = value(text, around).ok_or(UNREAD)?;
    if it.text.ends_with(" punti") && (text.starts_with(['+', '-', '−'])) {
        return Err(RELATIVE);
    }
    // A plus is said of a change, whatever the words: no result is held against it.
    if text.starts_with('+') {
        return Err(RELATIVE);
    }
    plain(it)
}

/// `>= 80%`, `> del 60%`, `≥80% dei casi`.
fn signed(sign: &str, rest: &str, around: Around<'_>) -> Option<Plain> {
    // An equal sign may stand before words of every kind.
    if sign == "= "
        && !rest.starts_with(|it: char| it.is_ascii_digit())
        && let Some(it) = value(rest, around)
    {
        return Some(Plain { text: format!("= {}", it.text), ..it });
    }
    compared(sign, rest, around)
}

/// The value behind a comparator, with prepositions and articles before it.
fn compared(sign: &str, rest: &str, around: Around<'_>) -> Option<Plain> {
    let mut rest = rest;
    for _ in 0..4 {
        let read = value(rest, around).or_else(|| {
            let (figures, noun) = numeral(rest)?;
            value(trim(&format!("{figures} {noun}")), around)
        });
        let is_range = |it: &Plain| it.text.contains("..");
        if let Some(it) = read.filter(|it| !is_range(it) && is_comparable(it)) {
            return Some(Plain { text: format!("{sign}{}", it.text), ..it });
        }
        rest = without_article(rest)?;
    }
    None
}

/// Whether a value can be more or less than another.
fn is_comparable(it: &Plain) -> bool {
    it.text.starts_with(|it: char| it.is_ascii_digit() || it == '-')
}

fn read(text: &str, around: Around<'_>) -> Read {
    const YES_OR_NO: &[&str] = &[
        "si/no",
        "sì/no",
        "si / no",
        "sì / no",
        "on/off",
        "on / off",
        "yes/no",
        "yes / no",
        "sì-no",
        "si-no",
        "y/n",
        "s/n",
        "sì o no",
        "yes or no",
    ];
    if YES_OR_NO.iter().any(|it| is(text, it)) {
        return plain(Plain::sure("si"));
    }
    if text.starts_with('+') && amount(text).is_none() {
        return Err(RELATIVE);
    }
    // `realizzato/non realizzato`
    if let Some((first, second)) = text.split_once('/')
        && let Some(it) = after_any(trim(second), &["non", "not"])
        && trim(it).eq_ignore_ascii_case(trim(first))
        && first.starts_with(char::is_alphabetic)
    {
        return plain(Plain::sure("si"));
    }
    if let Some((first, second)) = way(text) {
        return from(first, second, around);
    }
    if let Some((sign, rest)) = toward(text) {
        return compared(sign, rest, around).map_or(Err(UNREAD), |it| plain(it.with(text)));
    }
    if is_change(text) {
        return Err(RELATIVE);
    }
    if let Some(rest) = after_any(text, &["before", "prior to", "prima del", "prima dell'"]) {
        let it = date_in(trim(rest), around.day_first()).filter(|it| it.1.is_empty()).ok_or(UNREAD)?.0;
        let date = it.date.before().ok_or(UNREAD)?;
        return plain(until(Day { date, ..it }).with(text));
    }
    if let Some(rest) = after_by(text) {
        return by(rest, around).map_or(Err(UNREAD), plain);
    }
    if let Some(ends) = range(text) {
        if let Some(it) = span(text, around) {
            return plain(it);
        }
        // `da 9 a 4 giorni`: no range falls.
        return if ends.is_open { from(ends.first, ends.second, around) } else { Err(UNREAD) };
    }
    if let Some((sign, rest)) = words_before(text) {
        let deadline = || {
            let is_day = matches!(sign, "<= " | "< ")
                && rest.contains(|it: char| it.is_alphabetic() || matches!(it, '/' | '-'));
            day(rest, around).filter(|_| is_day)
        };
        // `non oltre il 31 dicembre`
        if sign == "<= "
            && let Some(it) = deadline()
        {
            return plain(until(it));
        }
        if let Some(it) = compared(sign, rest, around) {
            return plain(it);
        }
    }
    if let Some((sign, rest)) = words_behind(text)
        && let Some(it) = compared(sign, rest, around)
    {
        return plain(it);
    }
    if let Some((sign, number, noun)) = words_between(text)
        && let Some(it) = compared(sign, &format!("{number} {noun}"), around)
    {
        return plain(it);
    }
    if let Some(rest) = after_any(text, &["il", "l'", "the"])
        .filter(|it| trim(it).starts_with(|it: char| it.is_ascii_digit()))
    {
        return target(trim(rest), around);
    }
    if let Some(rest) = after_any(text, &["target:", "target", "valore atteso:", "atteso:", "obiettivo:"]) {
        return target(trim(rest), around);
    }
    // `Giugno 2024`, `Q4 2023`, `31 dicembre`.
    if !is_day(text)
        && text.bytes().any(|it| it.is_ascii_alphabetic())
        && let Some(it) = day(text, around)
    {
        return plain(until(it));
    }
    if let Some(it) = value(text, around) {
        return plain(it);
    }
    in_words(text, around).map_or(Err(UNREAD), plain)
}

/// `increase to 80%`, `ridurre al 5%`: words that say which way, and how far.
fn toward(text: &str) -> Option<(&'static str, &str)> {
    const UP: &[&str] = &["increase", "raise", "grow", "improve", "aumentare", "incrementare", "elevare"];
    const DOWN: &[&str] = &["reduce", "decrease", "cut", "lower", "ridurre", "diminuire", "abbassare"];
    let up = after_any(text, UP).map(|it| (">= ", it));
    let (sign, rest) = up.or_else(|| Some(("<= ", after_any(text, DOWN)?)))?;
    let rest = after_any(trim(rest), &["to", "al", "all'", "a", "allo", "alla"])?;
    trim(rest).starts_with(|it: char| it.is_ascii_digit()).then(|| (sign, trim(rest)))
}

/// `incremento del 5%`, `riduzione di 3 giorni`, `increase by 10%`, `5% in più`.
fn is_change(text: &str) -> bool {
    const VERBS: &[&str] = &[
        "incremento",
        "aumento",
        "riduzione",
        "diminuzione",
        "miglioramento",
        "crescita",
        "aumentare",
        "ridurre",
        "incrementare",
        "diminuire",
        "increase",
        "decrease",
        "reduction",
        "reduce",
        "growth",
        "improvement",
        "improve",
        "rise",
        "cut",
        "fall",
        "grow",
        "raise",
        "mantenimento",
        "mantenere",
        "maintain",
    ];
    let has_figure = || text.bytes().any(|it| it.is_ascii_digit());
    if text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) {
        return VERBS.iter().any(|it| after(text, it).is_some())
            && has_figure()
            && !text.contains("entro")
            && !text.contains(" by 20");
    }
    let Some((_, rest)) = amount(text) else { return false };
    !rest.is_empty()
        && [
            "in più",
            "in meno",
            "more than last year",
            "reduction",
            "increase",
            "decrease",
            "di riduzione",
            "di aumento",
            "di incremento",
        ]
        .iter()
        .any(|it| after(rest, it).is_some())
}

/// A baseline and a target.
fn from(first: &str, second: &str, around: Around<'_>) -> Read {
    let goal = target(second, around)?;
    let unit = amount(second).map_or(Unit::NONE, |it| it.0.unit);
    let is_bare = amount(first).is_some_and(|it| it.0.unit == Unit::NONE && it.1.is_empty());
    let of_both = (is_bare && unit.power == 0 && !unit.written.is_empty()).then_some(unit.written);
    let baseline = value(first, Around { unit: of_both.or(around.unit), ..around }).ok_or(UNREAD)?;
    // Two words or days are no way from one to the other.
    let is_way = baseline.is_figure()
        && goal.baseline.is_none()
        && goal.value.text.bytes().any(|it| it.is_ascii_digit());
    if is_way { Ok(Goal { baseline: Some(baseline), ..goal }) } else { Err(UNREAD) }
}

/// Reads a date to be met, whether or not the word for it stands before it.
pub(crate) fn deadline(text: &str, around: Around<'_>) -> Read {
    if around.missing.iter().any(|it| it == text) {
        return plain(Plain::sure("n/d"));
    }
    let text = counted(text);
    let read = |it: &str| by(after_by(it).unwrap_or(it), around).or_else(|| in_words(it, around));
    if let Some(it) = read(text) {
        return plain(it);
    }
    if let Some(it) = nothing(text) {
        return plain(Plain::sure(it));
    }
    let noted = noted(text).ok_or(UNREAD)?;
    read(trim(noted.value)).map_or(Err(UNREAD), |it| plain(it.with(noted.note)))
}

/// What stands behind `Entro` and its like.
fn after_by(text: &str) -> Option<&str> {
    const WORDS: &[&str] = &[
        "entro e non oltre",
        "entro",
        "no later than",
        "not later than",
        "by no later than",
        "by",
        "within",
        "on or before",
        "scadenza",
        "scadenza:",
        "deadline",
        "deadline:",
        "due by",
        "due on",
        "due",
        "due:",
        "al più tardi entro",
        "al più tardi",
        "not after",
    ];
    let rest = WORDS.iter().filter_map(|it| after(text, it)).min_by_key(|it| it.len())?;
    let rest = rest.trim_start_matches(|it| is_blank(it) || it == ':');
    (!rest.is_empty()).then_some(rest)
}

/// A date to be met, or days that may pass.
fn by(text: &str, around: Around<'_>) -> Option<Plain> {
    if let Some(it) = day(text, around) {
        return Some(until(it));
    }
    let text = after_any(text, &["i", "gli", "le", "il", "the", "a maximum of", "un massimo di", "max"])
        .map_or(text, trim);
    let numbered = numeral(text).map(|(figures, rest)| format!("{figures} {rest}"));
    let text = numbered.as_deref().unwrap_or(text);
    let is_span = !amount(text)?.0.unit.written.is_empty();
    let it = value(text, around).filter(|it| is_span && is_comparable(it) && !it.text.contains(".."))?;
    Some(Plain { text: format!("<= {}", it.text), ..it })
}

fn until(day: Day) -> Plain {
    let it = Plain::day(day);
    Plain { text: format!("entro {}", it.text), ..it }
}

/// `Relazione entro il 31/12`: a day to be met with what is to be done by it. What is to be
/// reached besides, `100% entro il 31/12`, plans must be able to say.
fn in_words(text: &str, around: Around<'_>) -> Option<Plain> {
    const WORDS: &[&str] = &[
        " entro e non oltre ",
        " entro ",
        " by ",
        " no later than ",
        " before ",
        " prima del ",
        " scadenza ",
    ];
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    let (at, word) = WORDS.iter().filter_map(|it| Some((lower.rfind(it)?, *it))).min_by_key(|it| it.0)?;
    let (what, rest) = (trim(text.get(..at)?), trim(text.get(at.saturating_add(word.len())..)?));
    // `TBD by Q2` is no day to be met.
    if nothing(what).is_some() {
        return None;
    }
    let it = day(rest, around)?;
    let it = match word {
        " before " | " prima del " => {
            let before = it.date.before()?;
            until(Day { date: before, ..it })
        }
        _ => until(it),
    };
    let has_figure = what.bytes().any(|it| it.is_ascii_digit() || matches!(it, b'%' | b'<' | b'>' | b'='));
    if has_figure || words_before(what).is_some() {
        let value = target(what, around).ok()?.value;
        return language_target(&format!("{} {}", value.text, it.text)).map(|text| Plain {
            text,
            is_ambiguous: value.is_ambiguous || it.is_ambiguous,
            note: value.note,
        });
    }
    // A year alone may be a number: `reduce by 2025`.
    let is_year = rest.len() == 4 && word == " by ";
    let has_not = crate::import::notation::phrase::words(what).any(|it| is(it, "non") || is(it, "not"));
    (!is_year && !has_not && what.len() <= 200).then(|| it.with(text))
}

/// Whether a text is a day that could be due, and nothing else.
pub(crate) fn is_day(text: &str) -> bool {
    matches!(date_in(text, None), Some((_, "")))
}
