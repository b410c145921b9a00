//! Days as reports write them, put into the notation of plans.

use crate::import::notation::phrase::after;
use crate::syntax::is_blank;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Date {
    pub(crate) year: u16,
    pub(crate) month: u16,
    pub(crate) day: u16,
}

/// A day that a text names, with whether it could be another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Day {
    pub(crate) date: Date,
    /// `3/4/2023`, where nothing tells which number is the month.
    pub(crate) is_ambiguous: bool,
}

/// Reads a date at the start of a text: `31-12-2023`, `31/12/2023`, `31.12.23`,
/// `2023-12-31`, `31 dicembre 2023`, `31-dic-23`, `March 31, 2024`. A day that no calendar
/// has is none.
pub(crate) fn date(text: &str) -> Option<(Date, &str)> {
    date_in(text, None).map(|(it, rest)| (it.date, rest))
}

/// Reads a date where the day is known to come first, or the month, or neither is known.
pub(crate) fn date_in(text: &str, day_first: Option<bool>) -> Option<(Day, &str)> {
    let (day, rest) = match text.as_bytes().first()? {
        b'0'..=b'9' => match in_figures(text, day_first) {
            Some(it) => it,
            None => sure(day_then_month(text)?),
        },
        it if it.is_ascii_alphabetic() => match without_weekday(text) {
            Some(rest) => return date_in(rest, day_first),
            None => sure(month_then_day(text)?),
        },
        _ => return None,
    };
    day.date.is_real().then(|| (day, without_midnight(rest)))
}

fn sure((date, rest): (Date, &str)) -> (Day, &str) {
    (Day { date, is_ambiguous: false }, rest)
}

fn in_figures(text: &str, day_first: Option<bool>) -> Option<(Day, &str)> {
    let (first, n_first, rest) = group(text)?;
    let mark = *rest.as_bytes().first().filter(|it| matches!(it, b'-' | b'/' | b'.'))?;
    let (second, n_second, rest) = group(rest.get(1..)?)?;
    let rest = rest.strip_prefix(char::from(mark))?;
    let (third, n_third, rest) = group(rest)?;
    let year = match (n_first, n_second, n_third) {
        (4, 1 | 2, 1 | 2) => return Some(sure((Date { day: third, month: second, year: first }, rest))),
        (1 | 2, 1 | 2, 4) => third,
        (2, 2, 2) => third.saturating_add(2000),
        // `1.1.12` is a code.
        (1 | 2, 1 | 2, 2) if mark == b'/' => third.saturating_add(2000),
        _ => return None,
    };
    let usual = Date { day: first, month: second, year };
    let other = Date { day: second, month: first, year };
    // Points stand between numbers where the day comes first.
    let is_told = day_first.is_some() || mark == b'.';
    let (date, is_ambiguous) = match (usual.is_real(), other.is_real()) {
        (true, true) => {
            let date = if day_first == Some(false) { other } else { usual };
            (date, !is_told && usual != other)
        }
        (false, true) if day_first != Some(true) && mark != b'.' => (other, false),
        _ => (usual, false),
    };
    Some((Day { date, is_ambiguous }, rest))
}

/// `31 dicembre 2023`, `31-dic-23`, `31st March 2024`, `31 March, 2024`.
fn day_then_month(text: &str) -> Option<(Date, &str)> {
    let (day, 1 | 2, rest) = group(text)? else { return None };
    let rest = without_ordinal(rest);
    let mark = rest.chars().next().filter(|it| is_blank(*it) || matches!(it, '-' | '/' | '.'))?;
    let rest = skip(rest, mark);
    let rest = after(rest, "of ").unwrap_or(rest);
    let (month, rest) = month_at(rest)?;
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let rest = if is_blank(mark) { rest.strip_prefix(',').unwrap_or(rest) } else { rest };
    let (year, rest) = year_at(skip(rest.strip_prefix(|it| it == mark || is_blank(it))?, mark))?;
    Some((Date { day, month, year }, rest))
}

/// `March 31, 2024`.
fn month_then_day(text: &str) -> Option<(Date, &str)> {
    let (month, rest) = month_at(text)?;
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let (day, 1 | 2, rest) = group(rest.strip_prefix(is_blank)?.trim_start_matches(is_blank))? else {
        return None;
    };
    let rest = without_ordinal(rest);
    let rest = rest.strip_prefix(',').or_else(|| rest.strip_prefix(is_blank))?.trim_start_matches(is_blank);
    let (year, 4, rest) = group(rest)? else { return None };
    Some((Date { day, month, year }, rest))
}

fn skip(text: &str, mark: char) -> &str {
    text.trim_start_matches(|it| if is_blank(mark) { is_blank(it) } else { it == mark })
}

fn year_at(text: &str) -> Option<(u16, &str)> {
    match group(text)? {
        (year, 4, rest) => Some((year, rest)),
        (year, 2, rest) => Some((year.saturating_add(2000), rest)),
        _ => None,
    }
}

/// Days have marks behind them in both languages: `1°`, `31st`.
pub(crate) fn without_ordinal(text: &str) -> &str {
    let rest = text.strip_prefix(['°', 'º']).unwrap_or(text);
    ["st", "nd", "rd", "th"].iter().find_map(|it| after(rest, it)).unwrap_or(rest)
}

fn without_weekday(text: &str) -> Option<&str> {
    const DAYS: [&str; 14] = [
        "lunedì",
        "martedì",
        "mercoledì",
        "giovedì",
        "venerdì",
        "sabato",
        "domenica",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let rest = DAYS.iter().find_map(|it| after(text, it))?;
    Some(rest.trim_start_matches(|it| is_blank(it) || it == ','))
}

/// Programs write days with the time of midnight.
fn without_midnight(text: &str) -> &str {
    let rest = text.strip_prefix(['T', ' ']).and_then(|it| {
        let it = it.strip_prefix("00:00").or_else(|| it.strip_prefix("0:00"))?;
        Some(it.strip_prefix(":00").unwrap_or(it))
    });
    match rest.map(|it| it.strip_prefix(".000").unwrap_or(it)) {
        Some(rest) if !rest.starts_with(|it: char| it == ':' || it.is_ascii_digit()) => {
            rest.strip_prefix('Z').unwrap_or(rest)
        }
        _ => text,
    }
}

/// The number of a month by its name at the start of a text.
pub(crate) fn month_at(text: &str) -> Option<(u16, &str)> {
    let end = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, rest) = text.split_at_checked(end)?;
    Some((month(word)?, rest))
}

/// The number of a month by its name, in full or by its first three letters.
pub(crate) fn month(word: &str) -> Option<u16> {
    const MONTHS: [(&str, &str); 12] = [
        ("gennaio", "january"),
        ("febbraio", "february"),
        ("marzo", "march"),
        ("aprile", "april"),
        ("maggio", "may"),
        ("giugno", "june"),
        ("luglio", "july"),
        ("agosto", "august"),
        ("settembre", "september"),
        ("ottobre", "october"),
        ("novembre", "november"),
        ("dicembre", "december"),
    ];
    let is_name = |name: &str| {
        name.eq_ignore_ascii_case(word)
            || (word.len() == 3 && name.get(..3).is_some_and(|it| it.eq_ignore_ascii_case(word)))
            || (word.len() == 4 && name.starts_with("sep") && word.eq_ignore_ascii_case("sept"))
            || (word.len() == 4 && name.starts_with("set") && word.eq_ignore_ascii_case("sett"))
    };
    let at = MONTHS.iter().position(|it| is_name(it.0) || is_name(it.1))?;
    u16::try_from(at).ok()?.checked_add(1)
}

/// A group of at most four digits: its number, its length, and what follows.
pub(crate) fn group(text: &str) -> Option<(u16, usize, &str)> {
    let n = text.bytes().take(5).take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at_checked(n)?;
    let number = digits
        .bytes()
        .fold(0_u16, |sum, it| sum.wrapping_mul(10).wrapping_add(u16::from(it.wrapping_sub(b'0'))));
    (1..=4).contains(&n).then_some((number, n, rest))
}

impl Date {
    /// The last day of a month.
    pub(crate) fn last_of(year: u16, month: u16) -> Option<Self> {
        let first = Self { year, month, day: 1 };
        let date = Self { day: first.last_day(), ..first };
        date.is_real().then_some(date)
    }

    /// Whether the calendar has the day.
    pub(crate) fn is_real(self) -> bool {
        (1..=self.last_day()).contains(&self.day)
    }

    /// The day before.
    pub(crate) fn before(self) -> Option<Self> {
        match (self.day, self.month) {
            (1, 1) => Self::last_of(self.year.checked_sub(1)?, 12),
            (1, month) => Self::last_of(self.year, month.checked_sub(1)?),
            (day, _) => Some(Self { day: day.checked_sub(1)?, ..self }),
        }
    }

    /// The last day of the month; zero where there is no such month.
    fn last_day(self) -> u16 {
        let is_leap =
            self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u16::from(is_leap),
            _ => 0,
        }
    }

    /// The date as `31-12-2023`.
    pub(crate) fn to_text(self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    /// Writes the date as `31-12-2023`.
    pub(crate) fn write(self, out: &mut String) {
        digits(out, self.day, 2);
        out.push('-');
        digits(out, self.month, 2);
        out.push('-');
        digits(out, self.year, 4);
    }
}

fn digits(out: &mut String, number: u16, n: u32) {
    for i in (0..n).rev() {
        let digit = number / 10_u16.pow(i) % 10;
        out.push(char::from(b'0'.saturating_add(u8::try_from(digit).unwrap_or(0))));
    }
}

/// Whether the day stands first in a date in figures, where its numbers tell: `6/30/2023`.
pub(crate) fn day_first(text: &str) -> Option<bool> {
    let token = text.split(|it: char| !(it.is_ascii_digit() || matches!(it, '/' | '-' | '.')));
    token.into_iter().find_map(|it| {
        let mut parts = it.split(['/', '-', '.']);
        let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
        let is_date = parts.next().is_none() && first.len() <= 2 && second.len() <= 2 && year.len() == 4;
        let (first, second): (u8, u8) = (first.parse().ok()?, second.parse().ok()?);
        match (first > 12, second > 12) {
            (true, false) if is_date => Some(true),
            (false, true) if is_date => Some(false),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Option<String> {
        let (date, _) = date(text)?;
        let mut out = String::new();
        date.write(&mut out);
        Some(out)
    }

    #[test]
    fn every_notation_gives_the_same_date() {
        for text in ["05-03-2023", "5/3/2023", "05.03.2023", "2023-03-05", "05/03/23"].into_iter().chain([
            "5 marzo 2023",
            "05-mar-23",
            "5° Marzo 2023",
            "5/MAR/2023",
            "5 mar. 2023",
            "5 March 2023",
            "5th March, 2023",
            "5th of March 2023",
            "March 5, 2023",
            "Mar. 5th 2023",
            "Sunday 5 March 2023",
            "domenica 5 marzo 2023",
            "2023-03-05 00:00:00",
            "2023-03-05T00:00:00Z",
        ]) {
            assert_eq!(written(text).as_deref(), Some("05-03-2023"), "{text}");
        }
    }

    #[test]
    fn what_no_calendar_has_is_none() {
        for text in ["31-02-2023", "00-01-2023", "31-13-2023", "31-12/2023", "1.1.12", "12.500,00"]
            .into_iter()
            .chain([
                "30 febbraio 2023",
                "3 mesi 2023",
                "3 marzo",
                "3 marzo 202",
                "3 marzo-2023",
                "300 marzo 2023",
                "13.31.2023",
            ])
        {
            assert_eq!(written(text), None, "{text}");
        }
        assert_eq!(written("29-02-2024").as_deref(), Some("29-02-2024"));
    }

    #[test]
    fn the_order_of_day_and_month_is_told_or_open() {
        let read = |text, day_first| {
            let (day, _) = date_in(text, day_first)?;
            Some((day.date.day, day.date.month, day.is_ambiguous))
        };
        for (text, day_first, meant) in [
            ("3/4/2023", None, Some((3, 4, true))),
            ("3/4/2023", Some(true), Some((3, 4, false))),
            ("3/4/2023", Some(false), Some((4, 3, false))),
            ("4/4/2023", None, Some((4, 4, false))),
            ("3.4.2023", None, Some((3, 4, false))),
            ("6/30/2023", None, Some((30, 6, false))),
            ("6/30/2023", Some(false), Some((30, 6, false))),
            ("6/30/2023", Some(true), None),
            ("30/6/2023", Some(false), Some((30, 6, false))),
        ] {
            assert_eq!(read(text, day_first), meant, "{text}");
        }
    }
}
