//! Targets and values in the many notations that bodies use, put into that of plans.
//!
//! What has no counterpart there is handed back with the reason, never bent to fit.

mod by_year;
pub(crate) mod date;
pub(crate) mod number;
pub(crate) mod said;
pub(crate) mod value;

use compact_str::CompactString;
use rust_decimal::Decimal;
use smallvec::SmallVec;

use crate::format::{Options, format};
use crate::import::notation::by_year::by_year;
use crate::import::notation::date::{Date, date, day};
use crate::import::notation::number::Mark;
use crate::import::notation::said::{counted, done, is_nothing};
use crate::import::notation::value::{Kind, Sign, amount, goal, language_value, value_kind, word};
use crate::syntax::{Language, Statement, is_blank, parse_line, trim};

/// What surrounds a value.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Around<'c> {
    /// What marks decimals.
    pub(crate) mark: Mark,
    /// The year that days and months without one are in.
    pub(crate) year: Option<&'c str>,
    /// The unit of numbers that show none.
    pub(crate) unit: Option<&'c str>,
    /// Whether numbers without a unit are shares of one: `0,95` is `95%`.
    pub(crate) is_share: bool,
    /// What stands for a missing value.
    pub(crate) missing: &'c [String],
}

/// A value or target as plans write it, with the year that it is for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Told {
    pub(crate) year: Option<CompactString>,
    pub(crate) text: String,
}

/// What a cell tells, and the parts of it that tell nothing, each with the reason.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Reading {
    pub(crate) told: SmallVec<[Told; 2]>,
    pub(crate) untold: SmallVec<[(String, &'static str); 1]>,
}

/// The reason of a value that cannot be read.
const UNREAD: &str = "import-unread-value";

/// Reads a target.
pub(crate) fn target(text: &str, around: Around<'_>) -> Reading {
    reading(text, |part| one_target(part, around))
}

/// Reads a result or another value.
pub(crate) fn value(text: &str, around: Around<'_>) -> Reading {
    reading(text, |part| one_value(part, around).ok_or(UNREAD))
}

/// Reads a date to be met, whether or not the word for it stands before it.
pub(crate) fn deadline(text: &str, around: Around<'_>) -> Reading {
    reading(text, |part| by(after_by(part).unwrap_or(part), around).ok_or(UNREAD))
}

/// Whether a text is a target that only this module can read.
pub(crate) fn is_target(text: &str) -> bool {
    let any_year = Around { year: Some("2000"), ..Around::default() };
    text.len() <= 400 && !target(text, any_year).told.is_empty()
}

/// Reads a text as a whole, or year by year where it names years.
fn reading(text: &str, read: impl Fn(&str) -> Result<String, &'static str>) -> Reading {
    let mut res = Reading::default();
    match by_year(text) {
        None => match read(trim(text)) {
            Ok(text) => res.told.push(Told { year: None, text }),
            Err(reason) => res.untold.push((text.to_owned(), reason)),
        },
        Some(parts) => {
            for (year, part) in parts {
                match read(part) {
                    Ok(text) => res.told.push(Told { year: Some(year.into()), text }),
                    Err(reason) => res.untold.push((format!("{year}: {part}"), reason)),
                }
            }
        }
    }
    res
}

fn one_target(text: &str, around: Around<'_>) -> Result<String, &'static str> {
    let text = counted(text);
    let lower = text.to_lowercase();
    if let Some((Sign::Compare(sign), value)) = goal(text) {
        return canonical("target", &format!("{sign}{}", one_value(value, around).ok_or(UNREAD)?));
    }
    if matches!(lower.as_str(), "si/no" | "sì/no" | "si / no" | "on/off" | "on / off" | "yes/no" | "sì / no")
    {
        return Ok("si".to_owned());
    }
    if text.trim_matches(|it| matches!(it, '>' | '<' | '=' | '≥' | '≤') || is_blank(it)).is_empty() {
        return Err("import-empty-comparator");
    }
    if text.starts_with('+') {
        return Err("import-relative-target");
    }
    for (words, sign) in COMPARATORS {
        if let Some(rest) = lower.strip_prefix(words).filter(|it| it.starts_with(is_blank)) {
            let rest = trim(text.get(text.len().saturating_sub(rest.len())..).unwrap_or(""));
            // `non oltre il 31 dicembre`
            let is_day = *sign == "<= " && rest.contains(char::is_alphabetic);
            if is_day && let Some(it) = day(rest, around.year) {
                return Ok(until(it));
            }
            return canonical("target", &format!("{sign}{}", one_value(rest, around).ok_or(UNREAD)?));
        }
    }
    if let Some(rest) = after_by(text) {
        return by(rest, around).ok_or(UNREAD);
    }
    if let Some((first, second)) = range(text) {
        let unit = unit_of(second);
        let around = Around { unit: if unit.is_empty() { around.unit } else { Some(unit) }, ..around };
        let ends = one_value(first, around).zip(one_value(second, around));
        let (first, second) = ends.ok_or(UNREAD)?;
        return canonical("target", &format!("{first}..{second}"));
    }
    canonical("target", &one_value(text, around).ok_or(UNREAD)?)
}

/// Words that compare, and the sign for them.
const COMPARATORS: &[(&str, &str)] = &[
    ("almeno", ">= "),
    ("minimo", ">= "),
    ("min", ">= "),
    ("min.", ">= "),
    ("non meno di", ">= "),
    ("non inferiore a", ">= "),
    ("non inferiore al", ">= "),
    ("maggiore o uguale a", ">= "),
    ("at least", ">= "),
    ("not less than", ">= "),
    ("massimo", "<= "),
    ("max", "<= "),
    ("max.", "<= "),
    ("al massimo", "<= "),
    ("non oltre", "<= "),
    ("non più di", "<= "),
    ("non superiore a", "<= "),
    ("non superiore al", "<= "),
    ("minore o uguale a", "<= "),
    ("at most", "<= "),
    ("no more than", "<= "),
    ("up to", "<= "),
];

/// What stands behind `Entro` and its like.
fn after_by(text: &str) -> Option<&str> {
    let lower = text.to_lowercase();
    let words = ["entro e non oltre", "entro", "no later than", "by", "within"];
    let rest = words.iter().find_map(|it| lower.strip_prefix(it))?;
    let rest = text.get(text.len().checked_sub(rest.len())?..)?;
    rest.starts_with(is_blank).then(|| trim(rest))
}

/// A date to be met, or days that may pass.
fn by(text: &str, around: Around<'_>) -> Option<String> {
    if let Some(it) = day(text, around.year) {
        return Some(until(it));
    }
    let (amount, "") = amount(text)? else { return None };
    let is_span = matches!(value_kind(text), Kind::Number) && !amount.unit.is_empty();
    canonical("target", &format!("<= {}", one_value(text, around).filter(|_| is_span)?)).ok()
}

fn until(day: Date) -> String {
    let mut out = "entro ".to_owned();
    day.write(&mut out);
    out
}

/// The ends of `80%-90%`, `da 80 a 90%`, `80%..90%`.
fn range(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_prefix("da ").or_else(|| text.strip_prefix("tra ")).unwrap_or(text);
    let (first, rest) = amount(text)?;
    if matches!(date(text), Some((_, ""))) || first.number.source.starts_with('-') {
        return None;
    }
    let second = ["..", "-", "–", "—", "a ", "e ", "to "].iter().find_map(|it| rest.strip_prefix(it))?;
    let second = trim(second);
    let (_, end) = amount(second)?;
    let first = trim(text.get(..text.len().checked_sub(rest.len())?)?);
    end.is_empty().then_some((first, second))
}

fn unit_of(text: &str) -> &str {
    amount(text).map_or("", |it| it.0.unit)
}

/// A value as plans write it.
fn one_value(text: &str, around: Around<'_>) -> Option<String> {
    if around.missing.iter().any(|it| it == text) || is_nothing(text) {
        return Some("n/d".to_owned());
    }
    let text = ["SAL ", "sal ", "Sal "].iter().find_map(|it| text.strip_prefix(it)).map_or(text, trim);
    if let Some(it) = word(text) {
        return Some(it.to_owned());
    }
    if let Some(it) = done(text) {
        return Some(it.to_owned());
    }
    let text = counted(text);
    let mut out = String::new();
    match value_kind(text) {
        Kind::Percent | Kind::Date => value::write(text, around.mark, &mut out),
        Kind::Number => match amount(text) {
            Some((it, "")) if it.unit.is_empty() => {
                it.number.write(around.mark, &mut out);
                if around.is_share {
                    out = hundredfold(&out)?;
                } else if let Some(unit) = around.unit {
                    out = language_value(&format!("{out} {unit}")).unwrap_or(out);
                }
            }
            _ => value::write(text, around.mark, &mut out),
        },
        _ => return None,
    }
    (!out.is_empty()).then_some(out)
}

/// `0,95` as `95%`.
fn hundredfold(number: &str) -> Option<String> {
    let decimal: Decimal = number.replace(',', ".").parse().ok()?;
    let times = decimal.checked_mul(Decimal::ONE_HUNDRED)?.normalize();
    Some(format!("{}%", times.to_string().replace('.', ",")))
}

/// The arguments of a property as the formatter writes them; an error where they are none.
fn canonical(keyword: &str, arguments: &str) -> Result<String, &'static str> {
    let line = format!("{keyword} {arguments}");
    let read = parse_line(&line);
    if read.error.is_some() || read.comment.is_some() || matches!(read.statement, Statement::Broken(_)) {
        return Err(UNREAD);
    }
    let written = format(&format!("{line}\n"), &Options { language: Some(Language::It) });
    let written = written.trim_end_matches('\n').trim_start();
    Ok(trim(written.strip_prefix(keyword).unwrap_or(written)).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const AROUND: Around<'_> =
        Around { mark: Mark::Comma, year: Some("2023"), unit: None, is_share: false, missing: &[] };

    fn told(reading: Reading) -> String {
        let said = reading.told.iter().map(|it| match &it.year {
            Some(year) => format!("{year} {}", it.text),
            None => it.text.clone(),
        });
        let unsaid = reading.untold.iter().map(|it| format!("? {} {}", it.0, it.1));
        said.chain(unsaid).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn targets_in_every_notation_are_those_of_plans() {
        for (text, meant) in [
            (">= 90%", ">= 90%"),
            ("≤ 10 gg.", "<= 10 gg"),
            (">= 2.355", ">= 2355"),
            (
                "Anno 2015: >= 90% Anno 2016: >= 95% Anno 2017: >= 100%",
                "2015 >= 90%; 2016 >= 95%; 2017 >= 100%",
            ),
            ("Anno 2015: >= 90% Anno 2017: >=", "2015 >= 90%; ? 2017: >= import-empty-comparator"),
            ("2015: 3; 2016: 4", "2015 3; 2016 4"),
            ("Entro giugno", "entro 30-06-2023"),
            ("entro il 30 giugno 2024", "entro 30-06-2024"),
            ("30 giugno 2024", "30-06-2024"),
            ("entro il 30/06", "entro 30-06-2023"),
            ("entro 30 giugno", "entro 30-06-2023"),
            ("Entro febbraio 2024", "entro 29-02-2024"),
            ("by June", "entro 30-06-2023"),
            ("entro fine anno", "entro 31-12-2023"),
            ("entro l'anno", "entro 31-12-2023"),
            ("Entro il primo semestre", "entro 30-06-2023"),
            ("entro il III trimestre", "entro 30-09-2023"),
            ("entro 60 gg", "<= 60 gg"),
            ("within 60 days", "<= 60 gg"),
            ("SI/NO", "si"),
            ("on/off", "si"),
            ("SI", "si"),
            ("80%-90%", "80%..90%"),
            ("80-90%", "80%..90%"),
            ("da 80% a 90%", "80%..90%"),
            ("+5%", "? +5% import-relative-target"),
            (">=", "? >= import-empty-comparator"),
            ("Kpi non definito", "n/d"),
            ("n.d.", "n/d"),
            ("n.a.", "n/a"),
            ("3 mln €", "3 mln €"),
            ("SAL 50%", "50%"),
            ("almeno 3", ">= 3"),
            ("non oltre 10 gg", "<= 10 gg"),
            ("= 1,00", "= 1,00"),
            ("31.12.2020", "31-12-2020"),
            ("Realizzazione del portale", "? Realizzazione del portale import-unread-value"),
            ("entro breve", "? entro breve import-unread-value"),
            ("entro il 31 febbraio", "? entro il 31 febbraio import-unread-value"),
            ("non oltre il 31/12/2023", "entro 31-12-2023"),
            ("entro e non oltre il 30 giugno", "entro 30-06-2023"),
            ("no later than 30 June", "entro 30-06-2023"),
            ("n. 3", "3"),
            ("almeno n. 2 incontri", ">= 2 incontri"),
            ("N° 3 regolamenti", "3 regolamenti"),
            ("≥80% dei casi", ">= 80%"),
            ("80% delle pratiche pervenute", "80%"),
            (
                "80% delle pratiche e 20% delle altre",
                "? 80% delle pratiche e 20% delle altre import-unread-value",
            ),
            ("100% entro il 30/06", "? 100% entro il 30/06 import-unread-value"),
            ("Fatto", "si"),
            ("realizzata", "si"),
            ("non raggiunto", "no"),
            ("OFF", "no"),
            ("not done", "no"),
            ("parzialmente raggiunto", "? parzialmente raggiunto import-unread-value"),
            ("anno di prova", "? anno di prova import-unread-value"),
            ("almeno qualcosa", "? almeno qualcosa import-unread-value"),
        ] {
            assert_eq!(told(target(text, AROUND)), meant, "{text}");
        }
    }

    #[test]
    fn what_surrounds_a_value_tells_its_unit() {
        let missing = ["-1".to_owned()];
        let percent = Around { unit: Some("%"), missing: &missing, ..AROUND };
        assert_eq!(told(value("97,87", percent)), "97,87%");
        assert_eq!(told(value("12 gg", percent)), "12 gg");
        assert_eq!(told(value("-1", percent)), "n/d");
        let share = Around { is_share: true, ..AROUND };
        for (text, meant) in [("0,95", "95%"), ("1", "100%"), ("0.335", "33,5%"), ("80%", "80%")] {
            assert_eq!(told(value(text, share)), meant);
        }
        assert_eq!(told(target(">= 90", percent)), ">= 90%");
    }

    #[test]
    fn a_deadline_needs_no_word_before_it() {
        assert_eq!(told(deadline("31.12.2020", AROUND)), "entro 31-12-2020");
        assert_eq!(told(deadline("Entro giugno", AROUND)), "entro 30-06-2023");
    }
}
