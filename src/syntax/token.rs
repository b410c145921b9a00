//! The smallest parts of a line: blanks, words, codes, text in quotes, numbers.

use std::borrow::Cow;

use memchr::memchr;
use nom::Parser;
use nom::bytes::complete::{take_while, take_while1};
use rust_decimal::Decimal;

use crate::syntax::error::{Error, Expected, Parsed, Problem};

/// Whether a character is a blank inside a line: what Word and Excel paste included.
pub fn is_blank(it: char) -> bool {
    matches!(it, ' ' | '\t' | '\u{b}' | '\u{c}')
        || matches!(it, '\u{a0}' | '\u{2000}'..='\u{200b}' | '\u{202f}' | '\u{3000}' | '\u{feff}')
}

/// Takes the blanks off both ends.
pub fn trim(text: &str) -> &str {
    text.trim_matches(is_blank)
}

/// Takes the blanks off the front. `blanks = { blank }`.
pub(crate) fn blanks(input: &str) -> &str {
    let plain = input.bytes().take_while(|it| matches!(it, b' ' | b'\t')).count();
    let rest = input.get(plain..).unwrap_or("");
    match rest.as_bytes().first() {
        Some(it) if *it < 0x20 || *it >= 0x80 => rest.trim_start_matches(is_blank),
        _ => rest,
    }
}

/// `letters = letter { letter }`: a keyword or a unit.
pub(crate) fn letters(input: &str) -> Parsed<'_, &str> {
    let ascii = input.bytes().take_while(u8::is_ascii_alphabetic).count();
    match input.as_bytes().get(ascii) {
        Some(it) if *it >= 0x80 => take_while1(char::is_alphabetic).parse(input),
        _ if ascii == 0 => Error::soft(input, Expected::Keyword),
        _ => input
            .split_at_checked(ascii)
            .map_or_else(|| Error::soft(input, Expected::Keyword), |(word, rest)| Ok((rest, word))),
    }
}

/// `name = ( letter | "_" ) { letter | digit | "_" }`: a measure.
pub(crate) fn name(input: &str) -> Parsed<'_, &str> {
    if !input.starts_with(|it: char| it.is_alphabetic() || it == '_') {
        return Error::soft(input, Expected::Name);
    }
    take_while(|it: char| it.is_alphanumeric() || it == '_').parse(input)
}

/// `code = code_character { code_character }`.
pub(crate) fn code(input: &str) -> Parsed<'_, &str> {
    let is_part = |it: char| !is_blank(it) && !matches!(it, '"' | '“' | '”' | '„' | '«' | '»' | '#' | '=');
    take_while1(is_part).parse(input)
}

/// Text in quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text<'a> {
    /// With its quotes.
    pub source: &'a str,
    /// Between the quotes, as written.
    pub inner: &'a str,
    /// Whether a doubled quote stands in it.
    pub doubled: bool,
}

impl<'a> Text<'a> {
    /// What the text says: doubled quotes stand for one.
    pub fn value(&self) -> Cow<'a, str> {
        if self.doubled { Cow::Owned(self.inner.replace("\"\"", "\"")) } else { Cow::Borrowed(self.inner) }
    }
}

/// Whether text in quotes begins here.
pub(crate) fn begins_text(input: &str) -> bool {
    input.starts_with(['"', '“', '„', '”', '«'])
}

/// `text = '"' { character | '""' } '"' | "“" { character } "”"
/// | ( "„" | "”" ) { character } ( "”" | "“" ) | "«" { character } "»"`.
pub(crate) fn text(input: &str) -> Parsed<'_, Text<'_>> {
    if let Some(body) = input.strip_prefix('"') {
        return straight(input, body);
    }
    let Some(open) = input.chars().next() else {
        return Error::soft(input, Expected::Text);
    };
    let closing: &[char] = match open {
        '“' => &['”'],
        '„' | '”' => &['”', '“'],
        '«' => &['»'],
        _ => return Error::soft(input, Expected::Text),
    };
    let body = input.get(open.len_utf8()..).unwrap_or("");
    let Some(end) = body.find(closing) else {
        let wanted = closing.first().copied().unwrap_or('"');
        return Error::hard(trim(input), Problem::UnclosedText(wanted));
    };
    let close = body.get(end..).and_then(|it| it.chars().next()).map_or(0, char::len_utf8);
    let length = open.len_utf8().saturating_add(end).saturating_add(close);
    let (source, rest) = input.split_at_checked(length).unwrap_or((input, ""));
    Ok((rest, Text { source, inner: body.get(..end).unwrap_or(""), doubled: false }))
}

fn straight<'a>(input: &'a str, body: &'a str) -> Parsed<'a, Text<'a>> {
    let mut doubled = false;
    let mut from = 0;
    loop {
        let Some(found) = body.get(from..).and_then(|it| memchr(b'"', it.as_bytes())) else {
            return Error::hard(trim(input), Problem::UnclosedText('"'));
        };
        let end = from.saturating_add(found);
        let after = end.saturating_add(1);
        if body.as_bytes().get(after) == Some(&b'"') {
            doubled = true;
            from = after.saturating_add(1);
            continue;
        }
        let source = input.get(..after.saturating_add(1)).unwrap_or(input);
        let inner = body.get(..end).unwrap_or("");
        return Ok((body.get(after..).unwrap_or(""), Text { source, inner, doubled }));
    }
}

/// A number as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number<'a> {
    /// The digits and separators.
    pub source: &'a str,
    /// What they mean.
    pub amount: Amount,
    /// Whether thousands are set apart.
    pub grouped: bool,
}

/// What a number means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// One reading.
    Exact(Decimal),
    /// `1.010`: two readings, by country. The number is the reading with three decimals;
    /// [`Amount::readings`] gives both.
    Ambiguous(Decimal),
}

/// The most digits of a number.
const MAX_DIGITS: usize = 28;

/// `number = [ "+" | "-" | "−" ] digits { ( "." | "," | "'" | " " ) digits }`.
pub(crate) fn number(input: &str) -> Parsed<'_, Number<'_>> {
    let bytes = input.as_bytes();
    let (negative, sign) = match bytes.first() {
        Some(b'-') => (true, 1),
        Some(b'+') => (false, 1),
        _ if input.starts_with('−') => (true, '−'.len_utf8()),
        _ => (false, 0),
    };
    if !bytes.get(sign).is_some_and(u8::is_ascii_digit) {
        return Error::soft(input, Expected::Number);
    }
    let scan = Scan::of(bytes, sign);
    let (source, rest) = input.split_at_checked(scan.end).unwrap_or((input, ""));
    if scan.n_digits > MAX_DIGITS {
        return Error::hard(source, Problem::NumberTooLong);
    }
    let mantissa = if negative { scan.mantissa.wrapping_neg() } else { scan.mantissa };
    let with = |scale: usize| {
        let scale = u32::try_from(scale).unwrap_or(u32::MAX);
        Decimal::try_from_i128_with_scale(mantissa, scale).ok()
    };
    let amount = match scan.meaning() {
        Meaning::Decimal(scale) => with(scale).map(Amount::Exact),
        Meaning::Either => with(3).map(Amount::Ambiguous),
        Meaning::Neither => return Error::hard(source, Problem::BadSeparators),
    };
    match amount {
        Some(amount) => Ok((rest, Number { source, amount, grouped: scan.n_groups > 0 })),
        None => Error::hard(source, Problem::NumberTooLong),
    }
}

enum Meaning {
    Decimal(usize),
    Either,
    Neither,
}

/// One pass over the bytes of a number.
#[derive(Default)]
struct Scan {
    end: usize,
    mantissa: i128,
    n_digits: usize,
    /// Digits before the first separator.
    n_first: usize,
    /// Digits since the last separator.
    n_last: usize,
    /// Separators other than the last, all followed by exactly three digits.
    n_groups: usize,
    starts_with_zero: bool,
    first_separator: Option<u8>,
    last_separator: Option<u8>,
    bad: bool,
}

impl Scan {
    fn of(bytes: &[u8], start: usize) -> Self {
        let mut it = Self { end: start, ..Self::default() };
        it.starts_with_zero = bytes.get(start) == Some(&b'0');
        while let Some(byte) = bytes.get(it.end) {
            let width = match byte {
                b'0'..=b'9' => {
                    it.digit(*byte);
                    it.end = it.end.saturating_add(1);
                    continue;
                }
                b'.' | b',' | b'\'' | b' ' => 1,
                // The no-break space and the narrow one, and the typographic apostrophe.
                0xC2 if bytes.get(it.end.saturating_add(1)) == Some(&0xA0) => 2,
                0xE2 if is_wide_separator(bytes.get(it.end..)) => 3,
                _ => break,
            };
            let separator = if width == 1 { *byte } else { b' ' };
            let after = it.end.saturating_add(width);
            if !bytes.get(after).is_some_and(u8::is_ascii_digit) || !it.separator(separator, bytes, after) {
                break;
            }
            it.end = after;
        }
        it
    }

    fn digit(&mut self, byte: u8) {
        if self.n_digits < MAX_DIGITS {
            // Cannot overflow: 28 digits are below 2^127.
            self.mantissa = self.mantissa.wrapping_mul(10).wrapping_add(i128::from(byte.wrapping_sub(b'0')));
        }
        self.n_digits = self.n_digits.saturating_add(1);
        self.n_last = self.n_last.saturating_add(1);
        if self.first_separator.is_none() {
            self.n_first = self.n_first.saturating_add(1);
        }
    }

    /// Takes a separator, or refuses a blank that is no separator of thousands.
    fn separator(&mut self, separator: u8, bytes: &[u8], after: usize) -> bool {
        if separator == b' ' {
            let digits = bytes.get(after..).unwrap_or(&[]);
            let n = digits.iter().take_while(|it| it.is_ascii_digit()).count();
            let is_decimal_behind = matches!(self.last_separator, Some(b'.' | b','));
            if n != 3 || self.n_last > 3 || is_decimal_behind {
                return false;
            }
        }
        match self.last_separator {
            None => {
                self.first_separator = Some(separator);
                self.bad |= self.n_first > 3 && matches!(separator, b' ' | b'\'');
            }
            Some(last) => {
                // What lies between two separators is a group of thousands.
                self.n_groups = self.n_groups.saturating_add(1);
                self.bad |= self.n_last != 3 || Some(last) != self.first_separator || self.n_first > 3;
            }
        }
        self.last_separator = Some(separator);
        self.n_last = 0;
        true
    }

    fn meaning(&self) -> Meaning {
        let (Some(first), Some(last)) = (self.first_separator, self.last_separator) else {
            return Meaning::Decimal(0);
        };
        if self.bad {
            return Meaning::Neither;
        }
        let groups_only = matches!(last, b' ' | b'\'') || (first == last && self.n_groups > 0);
        if groups_only {
            return if self.n_last == 3 { Meaning::Decimal(0) } else { Meaning::Neither };
        }
        let is_alone = first == last && self.n_groups == 0;
        if is_alone && self.n_last == 3 && self.n_first <= 3 && !self.starts_with_zero {
            return Meaning::Either;
        }
        Meaning::Decimal(self.n_last)
    }
}

fn is_wide_separator(bytes: Option<&[u8]>) -> bool {
    let narrow_blank = [0xE2, 0x80, 0xAF];
    let thin_blank = [0xE2, 0x80, 0x89];
    bytes.is_some_and(|it| it.starts_with(&narrow_blank) || it.starts_with(&thin_blank))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(input: &str) -> Option<String> {
        match number(input) {
            Ok(("", Number { amount: Amount::Exact(it), .. })) => Some(it.to_string()),
            _ => None,
        }
    }

    #[test]
    fn numbers_are_read_in_both_conventions() {
        for (input, meant) in [
            ("46", "46"),
            ("97,87", "97.87"),
            ("97.87", "97.87"),
            ("12.500,00", "12500.00"),
            ("12,500.00", "12500.00"),
            ("1.010.000", "1010000"),
            ("12 500,5", "12500.5"),
            ("12\u{a0}500", "12500"),
            ("12'500", "12500"),
            ("0,125", "0.125"),
            ("1234,567", "1234.567"),
            ("-3,5", "-3.5"),
            ("−3", "-3"),
        ] {
            assert_eq!(exact(input).as_deref(), Some(meant), "{input}");
        }
    }

    #[test]
    fn a_number_with_two_readings_keeps_both() {
        let (_, it) = number("1.010").expect("a number");
        assert_eq!(it.amount.readings(), Some((Decimal::new(1010, 3), Decimal::new(1010, 0))));
        assert!(matches!(number("12,500 €"), Ok((" €", Number { amount: Amount::Ambiguous(_), .. }))));
    }

    #[test]
    fn groups_that_are_not_of_three_digits_are_refused() {
        for input in ["1.01.000", "1.010,5.3", "1234.567,8"] {
            assert!(matches!(number(input), Err(nom::Err::Failure(_))), "{input}");
        }
    }

    #[test]
    fn a_number_of_29_digits_is_refused_and_one_of_28_is_held() {
        assert!(matches!(number(&"9".repeat(29)), Err(nom::Err::Failure(_))));
        assert_eq!(exact(&"9".repeat(28)), Some("9".repeat(28)));
    }

    #[test]
    fn a_year_before_a_value_is_not_a_group_of_thousands() {
        assert!(matches!(number("2023 100%"), Ok((" 100%", _))));
        assert!(matches!(number("80..90%"), Ok(("..90%", _))));
    }

    #[test]
    fn every_kind_of_quote_delimits_text() {
        for (input, meant) in [
            ("\"a b\"", "a b"),
            ("“a b”", "a b"),
            ("„a b“", "a b"),
            ("«a \"b\"»", "a \"b\""),
            ("\"a \"\"b\"\"\"", "a \"b\""),
        ] {
            assert_eq!(text(input).map(|it| it.1.value().into_owned()), Ok(meant.into()), "{input}");
        }
        assert!(matches!(text("\"a"), Err(nom::Err::Failure(_))));
    }
}
