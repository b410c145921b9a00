//! Numbers as reports write them, put into the notation of plans.
//!
//! `1.010` has two readings. In a report the other numbers tell which: one that shows
//! `97,87` sets thousands apart with the point. Where nothing tells, both readings stay.

use rust_decimal::Decimal;

/// What marks decimals in a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Mark {
    /// `97,87`: the point sets thousands apart.
    #[default]
    Comma,
    /// `97.87`: the comma sets thousands apart.
    Point,
}

impl Mark {
    /// The mark that sets thousands apart.
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Comma => Self::Point,
            Self::Point => Self::Comma,
        }
    }
}

/// The most digits of a number that plans hold.
const MAX_DIGITS: usize = 28;

/// A number at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number<'a> {
    /// Sign, digits and separators.
    pub(crate) source: &'a str,
    shape: Shape,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// Digits, with nothing but separators of thousands among them.
    Whole,
    /// Decimals behind the last separator, which stands at this byte.
    Decimals(usize),
    /// `1.010`: thousands or three decimals.
    Either { at: usize, mark: Mark },
}

/// What a number can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Readings {
    /// One number.
    One(Decimal),
    /// With three decimals, and with thousands set apart.
    Two(Decimal, Decimal),
}

/// Reads a number at the start of a text. Groups that are not of three digits, or more
/// digits than a plan can hold, make it none.
pub(crate) fn number(text: &str) -> Option<(Number<'_>, &str)> {
    let bytes = text.as_bytes();
    let sign = match bytes.first()? {
        b'0'..=b'9' => 0,
        b'-' | b'+' => 1,
        _ if text.starts_with('−') => '−'.len_utf8(),
        _ => return None,
    };
    let (end, shape) = scan(bytes, sign)?;
    let (source, rest) = text.split_at_checked(end)?;
    Some((Number { source, shape }, rest))
}

fn scan(bytes: &[u8], start: usize) -> Option<(usize, Shape)> {
    // A number begins with a digit, or no plan could hold it: `-,5` is none.
    if !bytes.get(start)?.is_ascii_digit() {
        return None;
    }
    let mut end = start;
    let mut n_digits = 0_usize;
    let mut n_run = 0_usize;
    let mut n_first = 0;
    let mut n_separators = 0_usize;
    let mut first = 0;
    let mut last = 0;
    let mut last_at = 0;
    while let Some(byte) = bytes.get(end) {
        if byte.is_ascii_digit() {
            n_digits = n_digits.saturating_add(1);
            n_run = n_run.saturating_add(1);
            end = end.saturating_add(1);
            continue;
        }
        let Some((separator, width)) = separator(*byte, bytes.get(end..)?) else { break };
        let after = end.saturating_add(width);
        let n_next = digits(bytes.get(after..).unwrap_or(&[]));
        let is_blank = separator == b' ';
        if n_next == 0 || (is_blank && (n_next != 3 || n_run > 3 || matches!(last, b'.' | b','))) {
            break;
        }
        match n_separators {
            0 => (n_first, first) = (n_run, separator),
            // What lies between two separators is a group of thousands.
            _ if n_run != 3 || last != first || n_first > 3 => return None,
            _ => {}
        }
        n_separators = n_separators.saturating_add(1);
        (last, last_at, n_run) = (separator, end, 0);
        end = after;
    }
    if n_digits == 0 || n_digits > MAX_DIGITS {
        return None;
    }
    let shape = match last {
        0 => Shape::Whole,
        b' ' | b'\'' => (n_run == 3 && n_first <= 3).then_some(Shape::Whole)?,
        _ if n_separators > 1 && first == last => (n_run == 3 && n_first <= 3).then_some(Shape::Whole)?,
        _ if n_separators > 1 || n_run != 3 || n_first > 3 || bytes.get(start) == Some(&b'0') => {
            Shape::Decimals(last_at)
        }
        b'.' => Shape::Either { at: last_at, mark: Mark::Point },
        _ => Shape::Either { at: last_at, mark: Mark::Comma },
    };
    Some((end, shape))
}

/// A separator at the start of `bytes`, and its width. Blanks that a word processor puts
/// into numbers count as one blank, both apostrophes as one apostrophe.
fn separator(byte: u8, bytes: &[u8]) -> Option<(u8, usize)> {
    match byte {
        b'.' | b',' | b'\'' | b' ' => Some((byte, 1)),
        0xC2 if bytes.starts_with("\u{a0}".as_bytes()) => Some((b' ', 2)),
        0xE2 if bytes.starts_with("\u{202f}".as_bytes()) || bytes.starts_with("\u{2009}".as_bytes()) => {
            Some((b' ', 3))
        }
        0xE2 if bytes.starts_with("’".as_bytes()) => Some((b'\'', 3)),
        _ => None,
    }
}

fn digits(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|it| it.is_ascii_digit()).count()
}

impl Number<'_> {
    /// What the number says about the report's convention, if anything.
    pub(crate) fn mark(self) -> Option<Mark> {
        match self.shape {
            Shape::Decimals(at) => match self.source.as_bytes().get(at) {
                Some(b',') => Some(Mark::Comma),
                _ => Some(Mark::Point),
            },
            _ => None,
        }
    }

    /// The one mark before three digits that may be decimals or thousands.
    pub(crate) fn open_mark(self) -> Option<Mark> {
        match self.shape {
            Shape::Either { mark, .. } => Some(mark),
            Shape::Whole | Shape::Decimals(_) => None,
        }
    }

    /// Whether the number has two readings.
    pub(crate) fn is_ambiguous(self) -> bool {
        matches!(self.shape, Shape::Either { .. })
    }

    /// Whether the number begins with a plus or a minus.
    pub(crate) fn is_signed(self) -> bool {
        self.source.starts_with(['-', '+', '−'])
    }

    /// What the number can mean where decimals are marked so, or where that is not known.
    pub(crate) fn readings(self, mark: Option<Mark>) -> Option<Readings> {
        let thousands = || self.with_decimals(usize::MAX);
        match (self.shape, mark) {
            (Shape::Whole, _) => thousands().map(Readings::One),
            (Shape::Decimals(at), _) => self.with_decimals(at).map(Readings::One),
            (Shape::Either { at, mark }, Some(known)) if mark == known => {
                self.with_decimals(at).map(Readings::One)
            }
            (Shape::Either { .. }, Some(_)) => thousands().map(Readings::One),
            (Shape::Either { at, .. }, None) => Some(Readings::Two(self.with_decimals(at)?, thousands()?)),
        }
    }

    /// The number, where it has one reading.
    pub(crate) fn decimal(self, mark: Option<Mark>) -> Option<Decimal> {
        match self.readings(mark)? {
            Readings::One(it) => Some(it),
            Readings::Two(..) => None,
        }
    }

    fn with_decimals(self, at: usize) -> Option<Decimal> {
        let mut mantissa = 0_i128;
        let mut scale = 0_u32;
        for (i, byte) in self.source.bytes().enumerate() {
            if byte.is_ascii_digit() {
                // Twenty-eight digits fit.
                mantissa = mantissa.saturating_mul(10).saturating_add(i128::from(byte.saturating_sub(b'0')));
                scale = scale.saturating_add(u32::from(i > at));
            }
        }
        let mantissa =
            if self.source.starts_with(['-', '−']) { mantissa.saturating_neg() } else { mantissa };
        Decimal::try_from_i128_with_scale(mantissa, scale).ok()
    }

    /// Writes the number as plans do: decimals behind a comma, thousands not set apart,
    /// every printed digit kept. In a plan, where no convention helps, three decimals
    /// would have two readings: a leading zero leaves them one. What has two here has two
    /// there.
    pub(crate) fn write(self, mark: impl Into<Option<Mark>>, out: &mut String) {
        let report = mark.into();
        let decimals_at = match (self.shape, report) {
            (Shape::Whole, _) => usize::MAX,
            (Shape::Decimals(at), _) => at,
            (Shape::Either { at, mark }, Some(report)) if mark == report => at,
            (Shape::Either { .. }, Some(_)) => usize::MAX,
            (Shape::Either { at, .. }, None) => at,
        };
        let is_open = self.is_ambiguous() && report.is_none();
        let unsigned = self.source.trim_start_matches(['-', '+', '−']);
        if self.source.starts_with(['-', '−']) {
            out.push('-');
        }
        if self.is_ambiguous() && !is_open && decimals_at != usize::MAX {
            out.push('0');
        }
        let sign = self.source.len().saturating_sub(unsigned.len());
        for (i, byte) in unsigned.bytes().enumerate() {
            match byte {
                _ if i.saturating_add(sign) == decimals_at => out.push(match byte {
                    b'.' if is_open => '.',
                    _ => ',',
                }),
                b'0'..=b'9' => out.push(char::from(byte)),
                _ => {}
            }
        }
    }
}
#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, report: Mark) -> Option<String> {
        let (it, rest) = number(text)?;
        let mut out = String::new();
        it.write(report, &mut out);
        rest.is_empty().then_some(out)
    }

    #[test]
    fn the_report_decides_between_thousands_and_decimals() {
        assert_eq!(written("1.010", Mark::Comma).as_deref(), Some("1010"));
        assert_eq!(written("1.010", Mark::Point).as_deref(), Some("01,010"));
        assert_eq!(written("12,500", Mark::Comma).as_deref(), Some("012,500"));
        assert_eq!(written("12,500", Mark::Point).as_deref(), Some("12500"));
    }

    #[test]
    fn numbers_with_one_reading_need_no_convention() {
        for (text, meant) in [
            ("46", "46"),
            ("97,87", "97,87"),
            ("97.87", "97,87"),
            ("12.500,00", "12500,00"),
            ("12,500.00", "12500,00"),
            ("1.010.000", "1010000"),
            ("12 500,5", "12500,5"),
            ("12\u{a0}500", "12500"),
            ("12’500", "12500"),
            ("0,125", "0,125"),
            ("-3,5", "-3,5"),
            ("−3", "-3"),
        ] {
            for mark in [Mark::Comma, Mark::Point] {
                assert_eq!(written(text, mark).as_deref(), Some(meant), "{text}");
            }
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "-", "n. 3", "1.01.000", "1.010,5.3", &"9".repeat(29)] {
            assert_eq!(number(text), None, "{text}");
        }
        assert_eq!(number("31.12.2023"), None);
        assert_eq!(number("46 N.").map(|it| it.1), Some(" N."));
    }
}
