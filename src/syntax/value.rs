//! Values: numbers with units, ranges, dates, yes and no, and three kinds of nothing.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::syntax::error::{Error, Expected, Parsed, Problem};
use crate::syntax::token::{self, Amount, Number, blanks};
use crate::syntax::unit::{Unit, currency, unit};

/// A value as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value<'a> {
    /// The text of the value with its unit.
    pub source: &'a str,
    /// What it means.
    pub kind: ValueKind<'a>,
}

/// What a value means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ValueKind<'a> {
    /// A number with its unit.
    Number {
        /// The number.
        number: Number<'a>,
        /// Its unit.
        unit: Unit<'a>,
    },
    /// From one number to another, both included. [`Value::ends`] gives them as written.
    Range {
        /// The lower end.
        low: Amount,
        /// The upper end.
        high: Amount,
        /// The unit of both.
        unit: Unit<'a>,
    },
    /// A day of the calendar.
    Date(Date),
    /// `si` or `no`.
    YesNo(bool),
    /// `n/d`: not available.
    NotAvailable,
    /// `n/a`: does not apply.
    NotApplicable,
    /// `sterilizzato`: taken out of the reckoning.
    Neutralised,
}

/// `value = word | date | amount`.
pub(crate) fn value(input: &str) -> Parsed<'_, Value<'_>> {
    let parsed = match input.as_bytes().first() {
        Some(b'0'..=b'9') => match date(input) {
            Err(nom::Err::Error(_)) => amount(input),
            other => other.map(|(rest, it)| (rest, ValueKind::Date(it))),
        },
        Some(it) if it.is_ascii_alphabetic() => nothing_or_yes(input),
        _ => amount(input),
    };
    parsed.map(|(rest, kind)| (rest, Value { source: taken(input, rest), kind }))
}

/// The part of `input` before `rest`.
pub(crate) fn taken<'a>(input: &'a str, rest: &str) -> &'a str {
    input.get(..input.len().saturating_sub(rest.len())).unwrap_or(input)
}

/// A kind of nothing, or yes or no; or a currency first.
fn nothing_or_yes(input: &str) -> Parsed<'_, ValueKind<'_>> {
    match word(input) {
        Some(it) => Ok(it),
        None => amount(input),
    }
}

/// `word = "n/d" | "n.d." | "n.d" | "nd" | "n.v." | "n/a" | "n.a." | "n.a" | "na"
/// | "sterilizzato" | "neutralised" | "neutralized" | "si" | "sì" | "yes" | "no"`,
/// up to a blank or a comment.
pub(crate) fn word(input: &str) -> Option<(&str, ValueKind<'_>)> {
    let end = input.find(|it| token::is_blank(it) || it == '#').unwrap_or(input.len());
    let (word, rest) = input.split_at_checked(end)?;
    let kind = match word.to_lowercase().as_str() {
        "n/d" | "n.d." | "n.d" | "nd" | "n.v." => ValueKind::NotAvailable,
        "n/a" | "n.a." | "n.a" | "na" => ValueKind::NotApplicable,
        "sterilizzato" | "neutralised" | "neutralized" => ValueKind::Neutralised,
        "si" | "sì" | "yes" => ValueKind::YesNo(true),
        "no" => ValueKind::YesNo(false),
        _ => return None,
    };
    Some((rest, kind))
}

/// `amount = quantity [ ".." quantity ]`.
fn amount(input: &str) -> Parsed<'_, ValueKind<'_>> {
    let (rest, low, low_unit) = quantity(input)?;
    let Some(after) = rest.strip_prefix("..") else {
        return Ok((rest, ValueKind::Number { number: low, unit: low_unit }));
    };
    let after = blanks(after.trim_start_matches('.'));
    let (rest, high, high_unit) = match quantity(after) {
        Err(nom::Err::Error(_)) => return Error::hard(after, Problem::Expected(Expected::Number)),
        other => other?,
    };
    let unit = match (low_unit, high_unit) {
        (one, Unit::None) | (Unit::None, one) => one,
        (one, other) if one.is_same(other) => other,
        _ => return Error::hard(taken(after, rest), Problem::Expected(Expected::Unit)),
    };
    Ok((rest, ValueKind::Range { low: low.amount, high: high.amount, unit }))
}

/// `quantity = currency number | number [ unit ]`.
fn quantity(input: &str) -> Result<(&str, Number<'_>, Unit<'_>), nom::Err<Error<'_>>> {
    if let Some(after) = currency(input) {
        let (rest, number) = token::number(blanks(after))?;
        return Ok((rest, number, Unit::Euro(0)));
    }
    let (rest, number) = token::number(input)?;
    let (rest, unit) = unit(rest)?;
    Ok((rest, number, unit))
}

/// A day, month and year of four digits, or the year first.
/// `date = digits "-" digits "-" digits | digits "/" digits "/" digits | digits "." digits "." digits`.
pub(crate) fn date(input: &str) -> Parsed<'_, Date> {
    let Some((parts, rest)) = date_parts(input) else {
        return Error::soft(input, Expected::Date);
    };
    let source = taken(input, rest);
    let [(first, n_first), (second, _), (third, n_third)] = parts;
    let (year, month, day) = if n_first == 4 { (first, second, third) } else { (third, second, first) };
    if n_first != 4 && n_third == 2 {
        return Error::hard(source, Problem::ShortYear);
    }
    let narrow = |it: u32| i8::try_from(it).unwrap_or(i8::MAX);
    let year = i16::try_from(year).unwrap_or(i16::MAX);
    match Date::new(year, narrow(month), narrow(day)) {
        Ok(date) => Ok((rest, date)),
        Err(_) => Error::hard(source, Problem::NoSuchDate),
    }
}

/// Three groups of digits set apart by the same mark, if their lengths can be a date's.
fn date_parts(input: &str) -> Option<([(u32, usize); 3], &str)> {
    // Most numbers are no dates: look at the mark before anything else.
    let bytes = input.as_bytes();
    let at = |it: usize| bytes.get(it).copied().unwrap_or(0);
    let mark = [at(1), at(2), at(4)].into_iter().find(|it| matches!(it, b'-' | b'/' | b'.'))?;
    let mut parts = [(0, 0); 3];
    let mut rest = input;
    for (i, part) in parts.iter_mut().enumerate() {
        if i > 0 {
            rest = rest.strip_prefix(char::from(mark))?;
        }
        let n = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, after) = rest.split_at_checked(n)?;
        *part = (digits.parse().ok()?, n);
        rest = after;
    }
    let lengths = parts.map(|it| it.1);
    let is_date = matches!(lengths, [1 | 2, 1 | 2, 2 | 4] | [4, 1 | 2, 1 | 2]);
    // `1.10.2` is a code, `31.12.23` a date with a short year.
    let is_date = is_date && !(mark == b'.' && lengths == [1, 1, 2]);
    is_date.then_some((parts, rest))
}

impl<'a> Value<'a> {
    /// The number, where it is a number with one reading.
    pub fn number(&self) -> Option<Decimal> {
        match self.kind {
            ValueKind::Number { number: Number { amount: Amount::Exact(it), .. }, .. } => Some(it),
            _ => None,
        }
    }

    /// The date, where it is one.
    pub fn date(&self) -> Option<Date> {
        match self.kind {
            ValueKind::Date(it) => Some(it),
            _ => None,
        }
    }

    /// The unit of a number or range.
    pub fn unit(&self) -> Option<Unit<'a>> {
        match self.kind {
            ValueKind::Number { unit, .. } | ValueKind::Range { unit, .. } => Some(unit),
            _ => None,
        }
    }

    /// The ends of a range as written.
    pub fn ends(&self) -> Option<(Number<'a>, Number<'a>)> {
        let (low, high) = self.source.split_once("..")?;
        let number = |it| quantity(blanks(it)).ok().map(|it| it.1);
        Some((number(low)?, number(high.trim_start_matches('.'))?))
    }

    /// The numbers in it that have two readings.
    #[inline]
    pub fn ambiguous(&self) -> impl Iterator<Item = Number<'a>> {
        let numbers = match self.kind {
            ValueKind::Number { number, .. } if number.amount.exact().is_none() => [Some(number), None],
            ValueKind::Range { .. } => self.ends().map_or([None, None], |it| [Some(it.0), Some(it.1)]),
            _ => [None, None],
        };
        numbers.into_iter().flatten().filter(|it| matches!(it.amount, Amount::Ambiguous(_)))
    }
}

impl Amount {
    /// The number, where there is one reading.
    pub fn exact(self) -> Option<Decimal> {
        match self {
            Self::Exact(it) => Some(it),
            Self::Ambiguous(_) => None,
        }
    }

    /// Both readings, where there are two: the separator as decimal mark, and as mark of
    /// thousands.
    pub fn readings(self) -> Option<(Decimal, Decimal)> {
        match self {
            Self::Exact(_) => None,
            Self::Ambiguous(decimal) => {
                Some((decimal, Decimal::try_from_i128_with_scale(decimal.mantissa(), 0).ok()?))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_a_range_have_one_unit() {
        for (input, fits) in
            [("80%..90%", true), ("8 gg..9", true), ("8 gg..9 giorni", true), ("8 gg..9%", false)]
        {
            assert_eq!(value(input).is_ok(), fits, "{input}");
        }
    }

    #[test]
    fn dates_are_read_in_three_notations() {
        let new_year = Date::new(2023, 12, 31).expect("a date");
        for input in ["31-12-2023", "31/12/2023", "31.12.2023", "2023-12-31"] {
            assert_eq!(value(input).map(|it| it.1.kind), Ok(ValueKind::Date(new_year)), "{input}");
        }
        let problem = |input| match value(input) {
            Err(nom::Err::Failure(it)) => Some(it.problem),
            _ => None,
        };
        assert_eq!(problem("31-02-2023"), Some(Problem::NoSuchDate));
        assert_eq!(problem("31/12/23"), Some(Problem::ShortYear));
    }

    #[test]
    fn the_kinds_of_nothing_are_different() {
        assert_eq!(value("n/d").map(|it| it.1.kind), Ok(ValueKind::NotAvailable));
        assert_eq!(value("N.A.").map(|it| it.1.kind), Ok(ValueKind::NotApplicable));
        assert_eq!(value("sterilizzato").map(|it| it.1.kind), Ok(ValueKind::Neutralised));
        assert_eq!(value("Sì").map(|it| it.1.kind), Ok(ValueKind::YesNo(true)));
        assert_eq!(value("0").map(|it| it.1.number()), Ok(Some(Decimal::ZERO)));
    }
}
