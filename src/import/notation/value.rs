//! Values as reports show them: what a cell holds, and the same in the notation of plans.

use crate::format::{Options, format};
use crate::import::notation;
use crate::import::notation::date::date;
use crate::import::notation::number::{Mark, Number, number};
use crate::syntax::{Language, Statement, Unit, ValueKind, is_blank, parse_line, trim, unit};

/// What a cell holds, seen by its text alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    /// Words, or anything that is none of the rest.
    Text,
    /// A number of hundredths: `97,87 %`.
    Percent,
    /// A number, perhaps with another unit.
    Number,
    /// Two numbers with a slash between them.
    Ratio,
    /// A day.
    Date,
    /// A comparator with a value, or `Entro` with a date.
    Goal,
    /// `SI`, `NO`, `n.d.` and such.
    Word,
    /// What begins as a value does and is none: `97,,87`, `31-02-2023`.
    Broken,
}

/// An amount at the start of a text: a number and its unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Amount<'a> {
    pub(crate) number: Number<'a>,
    /// The unit as shown, trimmed.
    pub(crate) unit: &'a str,
}

/// What a cell holds.
pub(crate) fn kind(text: &str) -> Kind {
    match text.as_bytes().first() {
        Some(b'<' | b'>' | b'=') => goal_kind(text),
        Some(b'e' | b'E' | b'b' | b'B' | b'a' | b'A') => goal_kind(text),
        Some(0xE2) if text.starts_with(['≥', '≤']) => goal_kind(text),
        _ => value_kind(text),
    }
}

/// What a cell holds that has no comparator: a target is mere text here. What reads targets
/// asks this, and so never itself.
pub(crate) fn value_kind(text: &str) -> Kind {
    match text.as_bytes().first() {
        None => Kind::Text,
        Some(b'0'..=b'9' | b'-' | b'+') => amount_kind(text),
        Some(0xE2) if text.starts_with(['€', '−']) => amount_kind(text),
        Some(_) if text.len() <= LONGEST_WORD && word(text).is_some() => Kind::Word,
        Some(_) => Kind::Text,
    }
}

fn goal_kind(text: &str) -> Kind {
    let is_told = || {
        let starts = ["entro ", "by ", "anno ", "almeno "];
        let is_so = |it: &&str| text.get(..it.len()).is_some_and(|start| start.eq_ignore_ascii_case(it));
        starts.iter().any(is_so) && notation::is_target(text)
    };
    if goal(text).is_some() || is_told() { Kind::Goal } else { words_kind(text) }
}

/// A value that cannot be read is short; words that begin with a number are not.
fn words_kind(text: &str) -> Kind {
    let n_words = text.split(is_blank).count();
    let begins_as_value = !text.starts_with(char::is_alphabetic);
    if begins_as_value && n_words <= 2 && text.len() <= LONGEST_VALUE { Kind::Broken } else { Kind::Text }
}

fn amount_kind(text: &str) -> Kind {
    if let Some((first, rest)) = amount(text) {
        if rest.is_empty() {
            return if first.unit == "%" { Kind::Percent } else { Kind::Number };
        }
        if ratio(text).is_some() {
            return Kind::Ratio;
        }
    }
    match date(text) {
        Some((_, "")) => Kind::Date,
        _ if text.len() <= LONGEST_VALUE && language_value(text).is_some() => Kind::Number,
        _ => words_kind(text),
    }
}

/// The longest word for yes, no and nothing, in bytes.
const LONGEST_WORD: usize = 20;

/// The longest unusual value, in bytes: what is longer is a sentence that begins with a number.
const LONGEST_VALUE: usize = 32;

/// A value that the plan language itself can read, in its canonical form.
pub(crate) fn language_value(text: &str) -> Option<String> {
    let line = format!("consuntivo {text}");
    let read = parse_line(&line);
    let is_value = match read.statement {
        Statement::Yearly(_, None, value) => match value.kind {
            ValueKind::Number { unit, .. } => !matches!(unit, Unit::Other(_)),
            _ => true,
        },
        _ => false,
    };
    (is_value && read.error.is_none() && read.comment.is_none()).then(|| canonical(text))
}

/// A value in the formatter's own notation.
fn canonical(value: &str) -> String {
    let line = format(&format!("consuntivo {value}\n"), &Options { language: Some(Language::It) });
    let written = line.trim_start().trim_start_matches("consuntivo");
    trim(written.trim_end_matches('\n')).to_owned()
}

/// Reads a number and its unit; what follows is handed back without blanks before it.
pub(crate) fn amount(text: &str) -> Option<(Amount<'_>, &str)> {
    if let Some(after) = text.strip_prefix('€') {
        let (number, rest) = number(after.trim_start_matches(is_blank))?;
        return Some((Amount { number, unit: "€" }, rest.trim_start_matches(is_blank)));
    }
    let (number, rest) = number(text)?;
    let start = rest.trim_start_matches(is_blank);
    let end = unit_end(start);
    let (unit, rest) = start.split_at_checked(end)?;
    Some((Amount { number, unit }, rest.trim_start_matches(is_blank)))
}

/// Length of the unit at the start of a text.
fn unit_end(text: &str) -> usize {
    match text.as_bytes().first() {
        Some(b'%') => 1,
        Some(0xE2) if text.starts_with('€') => '€'.len_utf8(),
        _ => {
            let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
            let rest = text.get(letters..).unwrap_or("");
            match rest.chars().next() {
                Some(it @ ('.' | '°' | 'º')) if letters > 0 => {
                    let marked = letters.saturating_add(it.len_utf8());
                    // Few units are abbreviated: `5 gg.` is a value, `5 a.` is not.
                    let is_read =
                        text.get(..marked).is_some_and(|it| unit(it).is_ok_and(|it| it.0.is_empty()));
                    if is_read { marked } else { letters }
                }
                _ => letters,
            }
        }
    }
}

/// Two amounts with a slash between them, and nothing else. The second comes with its text.
pub(crate) fn ratio(text: &str) -> Option<(&str, &str)> {
    let (_, rest) = amount(text)?;
    let second = rest.strip_prefix('/')?.trim_start_matches(is_blank);
    let (_, end) = amount(second)?;
    let first = trim(text.get(..text.len().checked_sub(rest.len())?)?);
    end.is_empty().then_some((first, second))
}

/// How a target compares, as plans write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// `>= `, `<= ` and so on, with the blank.
    Compare(&'static str),
    /// `entro `.
    By,
}

/// A target: its sign, and the text of its value.
pub(crate) fn goal(text: &str) -> Option<(Sign, &str)> {
    const SIGNS: &[(&str, &str)] = &[
        (">=", ">= "),
        ("<=", "<= "),
        ("≥", ">= "),
        ("≤", "<= "),
        ("=>", ">= "),
        ("=<", "<= "),
        (">", "> "),
        ("<", "< "),
        ("=", "= "),
    ];
    for (sign, written) in SIGNS {
        if let Some(rest) = text.strip_prefix(sign) {
            let value = rest.trim_start_matches(is_blank);
            let is_value = matches!(kind(value), Kind::Percent | Kind::Number | Kind::Date | Kind::Word);
            return is_value.then_some((Sign::Compare(written), value));
        }
    }
    let end = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, rest) = text.split_at_checked(end)?;
    let is_by = word.eq_ignore_ascii_case("entro") || word.eq_ignore_ascii_case("by");
    let value = rest.trim_start_matches(is_blank);
    (is_by && matches!(date(value), Some((_, "")))).then_some((Sign::By, value))
}

/// The word of a plan for a word of a report: yes, no, or one of the kinds of nothing.
pub(crate) fn word(text: &str) -> Option<&'static str> {
    let mut lower = [0_u8; LONGEST_WORD];
    let lower = lower.get_mut(..text.len())?;
    lower.copy_from_slice(text.as_bytes());
    lower.make_ascii_lowercase();
    Some(match &*lower {
        b"si" | b"s\xC3\xAC" | b"s\xC3\x8C" | b"yes" => "si",
        b"no" => "no",
        b"n/d" | b"n.d." | b"n.d" | b"nd" | b"n.v." | b"non disponibile" => "n/d",
        b"n/a" | b"n.a." | b"n.a" | b"na" | b"non applicabile" => "n/a",
        b"sterilizzato" | b"neutralised" | b"neutralized" => "sterilizzato",
        _ => return None,
    })
}

/// Writes a value in the notation of plans. Call it with text of a kind that is a value.
pub(crate) fn write(text: &str, report: Mark, out: &mut String) {
    if let Some((amount, "")) = amount(text) {
        let start = out.len();
        amount.number.write(report, out);
        match amount.unit {
            "" => {}
            "%" => out.push('%'),
            "N." | "N" | "n." | "n" => out.push_str(" N"),
            "gg" | "gg." => out.push_str(" gg"),
            unit => {
                out.push(' ');
                out.push_str(unit);
                let written = canonical(out.get(start..).unwrap_or(""));
                out.truncate(start);
                out.push_str(&written);
            }
        }
    } else if let Some((date, "")) = date(text) {
        date.write(out);
    } else if let Some(word) = word(text) {
        out.push_str(word);
    } else if let Some(written) = language_value(text) {
        out.push_str(&written);
    }
}

/// The only number of a value, for what it says of the report's convention.
pub(crate) fn numbers(text: &str) -> impl Iterator<Item = Number<'_>> {
    let text = goal(text).map_or(text, |it| it.1);
    let (first, second) = ratio(text).unwrap_or((text, ""));
    [first, second].into_iter().filter_map(|it| amount(it)).map(|it| it.0.number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_told_by_what_they_hold() {
        for (text, meant) in [
            ("100,00%", Kind::Percent),
            ("97,87 %", Kind::Percent),
            ("46 N.", Kind::Number),
            ("1.010", Kind::Number),
            ("5,16 gg", Kind::Number),
            ("€ 500", Kind::Number),
            ("3 mln €", Kind::Number),
            ("80%..90%", Kind::Number),
            ("936 N. / 1.010 N.", Kind::Ratio),
            ("14-02-2023", Kind::Date),
            (">= 70,00 %", Kind::Goal),
            ("≤ 3 N.", Kind::Goal),
            ("Entro 30/04/2023", Kind::Goal),
            ("SI", Kind::Word),
            ("n.d.", Kind::Word),
            ("31-02-2023", Kind::Broken),
            ("97,,87", Kind::Broken),
            ("> di ieri sera", Kind::Text),
            ("Entro giugno si vedrà", Kind::Text),
            ("3 corsi di formazione", Kind::Text),
            ("n. 3 corsi / n. corsi", Kind::Text),
        ] {
            assert_eq!(kind(text), meant, "{text}");
        }
    }

    #[test]
    fn values_are_written_as_the_formatter_writes_them() {
        for (text, meant) in [
            ("97,87 %", "97,87%"),
            ("1.010 N.", "1010 N"),
            ("5 n°", "5 N"),
            ("1 giorni", "1 gg"),
            ("1 ore", "1 ora"),
            ("12.500,00 euro", "12500,00 €"),
            ("€ 500", "500 €"),
            ("31/12/2023", "31-12-2023"),
            ("Sì", "si"),
            ("3,46 su 1-4", "3,46 su 1-4"),
        ] {
            let mut out = String::new();
            write(text, Mark::Comma, &mut out);
            assert_eq!(out, meant, "{text}");
        }
    }
}
