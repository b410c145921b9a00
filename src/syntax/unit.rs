//! Units of measure, by sign or by word.

use crate::syntax::error::Parsed;
use crate::syntax::token::{self, blanks};
use crate::syntax::value::{date, taken};

/// A unit of measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit<'a> {
    /// No unit.
    None,
    /// `%`: hundredths.
    Percent,
    /// `N`: a count.
    Count,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Years.
    Years,
    /// Euro, in units (0), thousands (3) or millions (6).
    Euro(u8),
    /// A score between two marks: `su 1-4`.
    Scale(u16, u16),
    /// Any other unit, by its word.
    Other(&'a str),
}

impl Unit<'_> {
    /// Whether two units are the same. The case of their words does not matter.
    pub(crate) fn is_same(self, other: Self) -> bool {
        match (self, other) {
            (Unit::Other(one), Unit::Other(other)) => one.eq_ignore_ascii_case(other),
            (one, other) => one == other,
        }
    }
}

/// `currency = "€" | "EUR"`.
pub(crate) fn currency(input: &str) -> Option<&str> {
    if let Some(rest) = input.strip_prefix('€') {
        return Some(rest);
    }
    let (word, rest) = input.split_at_checked(3)?;
    (word.eq_ignore_ascii_case("eur") && rest.starts_with(token::is_blank)).then_some(rest)
}

/// `unit = plain_unit [ ( "/" | "-" ) letters ]`; none is a unit too.
pub(crate) fn unit(input: &str) -> Parsed<'_, Unit<'_>> {
    let (rest, plain) = plain_unit(input)?;
    let Some(after) = rest.strip_prefix(['/', '-']).filter(|_| plain != Unit::None) else {
        return Ok((rest, plain));
    };
    match token::letters(after) {
        Ok((rest, _)) => Ok((rest, Unit::Other(taken(blanks(input), rest)))),
        Err(_) => Ok((rest, plain)),
    }
}

/// `plain_unit = "%" | "€" | "‰" | "$" | "£" | named_unit`.
fn plain_unit(input: &str) -> Parsed<'_, Unit<'_>> {
    let start = blanks(input);
    match start.as_bytes().first() {
        Some(b'%') => return Ok((start.get(1..).unwrap_or(""), Unit::Percent)),
        Some(it) if it.is_ascii_alphabetic() => {}
        None => return Ok((input, Unit::None)),
        _ => {
            if let Some(rest) = start.strip_prefix('€') {
                return Ok((rest, Unit::Euro(0)));
            }
            let other = start.strip_prefix(['‰', '$', '£']);
            return Ok(other.map_or((input, Unit::None), |rest| (rest, Unit::Other(taken(start, rest)))));
        }
    }
    let Ok((rest, word)) = token::letters(start) else {
        return Ok((input, Unit::None));
    };
    named_unit(input, word, rest)
}

/// A unit by its word, in any case.
/// `named_unit = ( "n" | "nr" | "num" | "numero" | "g" | "gg" | "giorno" | "giorni" | "day" | "days"
/// | "h" | "ora" | "ore" | "hour" | "hours" | "min" | "minuto" | "minuti" | "minute" | "minutes" )
/// [ "." | "°" | "º" ] | "settimana" | "settimane" | "week" | "weeks" | "mese" | "mesi" | "month"
/// | "months" | "anno" | "anni" | "year" | "years" | [ ( "k" | "mila" | "mln" | "milioni" ) [ "." ] ] euro
/// | ( "su" | "on" ) scale | letters`.
fn named_unit<'a>(input: &'a str, word: &'a str, rest: &'a str) -> Parsed<'a, Unit<'a>> {
    let mut lower = [0_u8; 12];
    let Some(lower) = lower.get_mut(..word.len()) else {
        return Ok((rest, Unit::Other(word)));
    };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    // Two dots make a range.
    let dot = rest.strip_prefix(['.', '°', 'º']).filter(|it| !it.starts_with('.'));
    let dotted = |unit| Ok((dot.unwrap_or(rest), unit));
    match &*lower {
        b"n" | b"nr" | b"num" | b"numero" => dotted(Unit::Count),
        b"gg" | b"giorni" | b"giorno" | b"days" | b"day" | b"g" => dotted(Unit::Days),
        b"ore" | b"ora" | b"hours" | b"hour" | b"h" => dotted(Unit::Hours),
        b"min" | b"minuti" | b"minuto" | b"minutes" | b"minute" => dotted(Unit::Minutes),
        b"settimane" | b"settimana" | b"weeks" | b"week" => Ok((rest, Unit::Weeks)),
        b"mesi" | b"mese" | b"months" | b"month" => Ok((rest, Unit::Months)),
        b"anni" | b"anno" | b"years" | b"year" => Ok((rest, Unit::Years)),
        b"euro" | b"eur" => Ok((rest, Unit::Euro(0))),
        b"k" | b"mila" | b"mln" | b"milioni" => {
            let power = if matches!(&*lower, b"k" | b"mila") { 3 } else { 6 };
            match euro(blanks(rest.strip_prefix('.').unwrap_or(rest))) {
                Some(rest) => Ok((rest, Unit::Euro(power))),
                None => Ok((rest, Unit::Other(word))),
            }
        }
        // Before a date they say when: `100 il 12-06-2024`.
        b"il" | b"on" if begins_date(blanks(rest)) => Ok((input, Unit::None)),
        b"su" | b"on" => scale(blanks(rest)).map_or(Ok((input, Unit::None)), Ok),
        b"entro" | b"by" => Ok((input, Unit::None)),
        _ => Ok((rest, Unit::Other(word))),
    }
}

/// Whether a date begins here, in the calendar or not.
fn begins_date(input: &str) -> bool {
    !matches!(date(input), Err(nom::Err::Error(_)))
}

/// `euro = "€" | "euro" | "eur"`.
fn euro(input: &str) -> Option<&str> {
    if let Some(rest) = input.strip_prefix('€') {
        return Some(rest);
    }
    let (rest, word) = token::letters(input).ok()?;
    (word.eq_ignore_ascii_case("euro") || word.eq_ignore_ascii_case("eur")).then_some(rest)
}

/// `scale = digits [ ( "-" | "–" ) digits ]`: the marks between which a score lies.
fn scale(input: &str) -> Option<(&str, Unit<'_>)> {
    let (first, rest) = digits(input)?;
    match rest.strip_prefix(['-', '–']).and_then(digits) {
        Some((second, rest)) => Some((rest, Unit::Scale(first, second))),
        None => Some((rest, Unit::Scale(0, first))),
    }
}

/// `digits = digit { digit }`.
fn digits(input: &str) -> Option<(u16, &str)> {
    let end = input.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = input.split_at_checked(end)?;
    Some((digits.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::value::value;

    fn unit_of(input: &str) -> Option<Unit<'_>> {
        value(input).ok().and_then(|(rest, it)| if rest.is_empty() { it.unit() } else { None })
    }

    #[test]
    fn units_are_known_by_their_usual_words() {
        for (input, unit) in [
            ("46", Unit::None),
            ("46 N.", Unit::Count),
            ("46 n°", Unit::Count),
            ("97,87 %", Unit::Percent),
            ("10 gg", Unit::Days),
            ("3 ore", Unit::Hours),
            ("2 settimane", Unit::Weeks),
            ("12.500,00 €", Unit::Euro(0)),
            ("€ 500", Unit::Euro(0)),
            ("3 mln €", Unit::Euro(6)),
            ("3 mila. euro", Unit::Euro(3)),
            ("3,46 su 1-4", Unit::Scale(1, 4)),
            ("12 km", Unit::Other("km")),
            ("12 kg/ab", Unit::Other("kg/ab")),
            ("3,5 anni-persona", Unit::Other("anni-persona")),
            ("4 ‰", Unit::Other("‰")),
            ("500 $", Unit::Other("$")),
            ("30 €/ab", Unit::Other("€/ab")),
            ("80%..90%", Unit::Percent),
            ("80..90%", Unit::Percent),
        ] {
            assert_eq!(unit_of(input), Some(unit), "{input}");
        }
    }

    #[test]
    fn a_long_row_of_units_needs_no_deep_stack() {
        let row = format!("3{}", " k".repeat(100_000));
        assert_eq!(value(&row).ok().and_then(|it| it.1.unit()), Some(Unit::Other("k")));
    }
}
