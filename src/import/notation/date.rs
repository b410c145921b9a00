//! Dates as reports write them, put into the notation of plans.

use crate::syntax::{is_blank, trim};

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    pub(crate) day: u16,
    pub(crate) month: u16,
    pub(crate) year: u16,
}

/// Reads a date at the start of a text: `31-12-2023`, `31/12/2023`, `31.12.23`,
/// `2023-12-31`, `31 dicembre 2023`, `31-dic-23`. A day that no calendar has is none.
pub(crate) fn date(text: &str) -> Option<(Date, &str)> {
    in_figures(text).or_else(|| in_words(text)).filter(|it| (1..=it.0.last_day()).contains(&it.0.day))
}

fn in_figures(text: &str) -> Option<(Date, &str)> {
    let (first, n_first, rest) = group(text)?;
    let mark = *rest.as_bytes().first().filter(|it| matches!(it, b'-' | b'/' | b'.'))?;
    let (second, n_second, rest) = group(rest.get(1..)?)?;
    let rest = rest.strip_prefix(char::from(mark))?;
    let (third, n_third, rest) = group(rest)?;
    let date = match (n_first, n_second, n_third) {
        (1 | 2, 1 | 2, 4) => Date { day: first, month: second, year: third },
        (4, 1 | 2, 1 | 2) => Date { day: third, month: second, year: first },
        (2, 2, 2) => Date { day: first, month: second, year: third.saturating_add(2000) },
        _ => return None,
    };
    Some((date, rest))
}

fn in_words(text: &str) -> Option<(Date, &str)> {
    let (day, 1 | 2, rest) = group(text)? else { return None };
    let rest = rest.strip_prefix(['°', 'º']).unwrap_or(rest);
    let mark = rest.chars().next().filter(|it| matches!(it, ' ' | '-' | '/' | '.'))?;
    let rest = rest.trim_start_matches(mark);
    let end = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, rest) = rest.split_at_checked(end)?;
    let month = month(word)?;
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let (year, n_year, rest) = group(rest.strip_prefix(mark)?.trim_start_matches(mark))?;
    match n_year {
        4 => Some((Date { day, month, year }, rest)),
        2 => Some((Date { day, month, year: year.saturating_add(2000) }, rest)),
        _ => None,
    }
}

/// The number of a month by its name, in full or by its first three letters.
fn month(word: &str) -> Option<u16> {
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
    };
    let at = MONTHS.iter().position(|it| is_name(it.0) || is_name(it.1))?;
    u16::try_from(at).ok()?.checked_add(1)
}

/// A day in figures or words: `30-06-2023`, `30/06`, `30 giugno`, `giugno 2023`,
/// `fine anno`, `primo semestre`. Of a span of time, its last day.
pub(crate) fn day(text: &str, year: Option<&str>) -> Option<Date> {
    let lower = text.to_lowercase();
    let mut rest = trim(&lower);
    for article in [
        "la fine di ",
        "la fine del ",
        "fine ",
        "the end of ",
        "end of ",
        "il ",
        "lo ",
        "la ",
        "l'",
        "l’",
        "the ",
    ] {
        rest = rest.strip_prefix(article).unwrap_or(rest);
    }
    if let Some((date, "")) = date(rest) {
        return Some(date);
    }
    let number = |it: &str| it.parse::<u16>().ok();
    if let Some((first, second)) = rest.split_once(['/', '.', '-'])
        && let (Some(day), Some(month)) = (number(first), number(second.trim_end_matches('.')))
    {
        return valid(Date { day, month, year: number(year?)? });
    }
    let words: Vec<&str> = rest.split(|it| is_blank(it) || it == ',').filter(|it| !it.is_empty()).collect();
    let named = words.iter().find(|it| it.len() == 4).and_then(|it| number(it)).filter(|it| *it >= 1900);
    let year = named.or_else(|| number(year?))?;
    let last = |month| {
        let date = Date { day: 1, month, year };
        valid(Date { day: date.last_day(), ..date })
    };
    let said: Vec<&str> = words.into_iter().filter(|it| !(it.len() == 4 && number(it).is_some())).collect();
    let ordinal = |it: &str| match it.trim_end_matches(['°', 'º', '.']) {
        "primo" | "i" | "1" | "first" => Some(1_u16),
        "secondo" | "ii" | "2" | "second" => Some(2),
        "terzo" | "iii" | "3" | "third" => Some(3),
        "quarto" | "iv" | "4" | "fourth" => Some(4),
        _ => None,
    };
    match said.as_slice() {
        [] if named.is_some() => last(12),
        ["anno" | "year" | "dell'anno" | "esercizio"] => last(12),
        [one] => last(month(one)?),
        [n, "semestre" | "semester" | "half"] => last(ordinal(n).filter(|it| *it <= 2)?.checked_mul(6)?),
        [n, "trimestre" | "quarter"] => last(ordinal(n)?.checked_mul(3)?),
        ["mese" | "month", "di" | "of", one] => last(month(one)?),
        [first, second] => {
            let (day, month) = match number(first.trim_end_matches(['°', 'º'])) {
                Some(day) => (day, month(second)?),
                None => (number(second)?, month(first)?),
            };
            valid(Date { day, month, year })
        }
        _ => None,
    }
}

fn valid(date: Date) -> Option<Date> {
    (1..=date.last_day()).contains(&date.day).then_some(date)
}

fn group(text: &str) -> Option<(u16, usize, &str)> {
    let n = text.bytes().take(5).take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at_checked(n)?;
    let number = digits
        .bytes()
        .fold(0_u16, |sum, it| sum.wrapping_mul(10).wrapping_add(u16::from(it.wrapping_sub(b'0'))));
    (1..=4).contains(&n).then_some((number, n, rest))
}

impl Date {
    /// The last day of the month; zero where there is no such month.
    pub(crate) fn last_day(self) -> u16 {
        let is_leap =
            self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u16::from(is_leap),
            _ => 0,
        }
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
            ])
        {
            assert_eq!(written(text), None, "{text}");
        }
        assert_eq!(written("29-02-2024").as_deref(), Some("29-02-2024"));
    }
}
