//! Days and spans of time in words: `30 giugno`, `fine anno`, `Q4 2023`, `2023/24`. Of a
//! span, its last day is meant.

use smallvec::SmallVec;

use crate::import::notation::Around;
use crate::import::notation::date::{Date, Day, date_in, group, month, without_ordinal};
use crate::import::notation::phrase::after;
use crate::syntax::{Language, is_blank, trim};

/// A day in figures or words: `30-06-2023`, `30/06`, `30 giugno`, `giugno 2023`,
/// `fine anno`, `primo semestre`. Of a span of time, its last day.
pub(crate) fn day(text: &str, around: Around<'_>) -> Option<Day> {
    let mut rest = trim(text);
    // No name of a span is that long.
    if rest.len() > 60 {
        return None;
    }
    while let Some(it) = ARTICLES.iter().find_map(|it| after(rest, it)) {
        rest = it.trim_start_matches(is_blank);
    }
    if let Some((day, "")) = date_in(rest, around.day_first()) {
        return Some(day);
    }
    let in_words = |it: &str| in_words(it, around);
    // `31-dic`; `dic-24` is a day or a year.
    let is_hyphened = rest.contains('-') && rest.starts_with(|it: char| it.is_ascii_digit());
    in_figures(rest, around).or_else(|| {
        in_words(rest).or_else(|| if is_hyphened { in_words(&rest.replace('-', " ")) } else { None })
    })
}

/// What stands before a day, and says no more than that it is one.
const ARTICLES: &[&str] = &[
    "il giorno",
    "la data del",
    "in data",
    "la fine del mese di",
    "la fine del",
    "la fine dell'",
    "la fine della",
    "la fine di",
    "fine mese di",
    "fine del",
    "fine dell'",
    "fine di",
    "fine",
    "il mese di",
    "mese di",
    "the end of the",
    "the end of",
    "end of the",
    "end-of",
    "end of",
    "end",
    "the month of",
    "il",
    "lo",
    "la",
    "l'",
    "the",
    "on",
];

/// `30/06` and `06/2024`.
fn in_figures(text: &str, around: Around<'_>) -> Option<Day> {
    let (first, 1 | 2, rest) = group(text)? else { return None };
    let mark = rest.chars().next().filter(|it| matches!(it, '/' | '.' | '-'))?;
    let (second, n, rest) = group(rest.get(1..)?)?;
    if !rest.trim_end_matches('.').is_empty() {
        return None;
    }
    if n == 4 {
        let date = Date::last_of(second, first).filter(|_| mark == '/' || mark == '-')?;
        return Some(Day { date, is_ambiguous: false });
    }
    let in_year = |day, month| {
        let date = Date { day, month, year: around.year_of(month)? };
        date.is_real().then_some(date)
    };
    let (usual, other) = (in_year(first, second), in_year(second, first));
    let is_open = around.day_first().is_none() && mark != '.';
    match (usual, other, around.day_first()) {
        (_, Some(other), Some(false)) => Some(Day { date: other, is_ambiguous: false }),
        (Some(usual), Some(other), _) => Some(Day { date: usual, is_ambiguous: is_open && usual != other }),
        (Some(date), None, _) => Some(Day { date, is_ambiguous: false }),
        (None, Some(date), None) if mark != '.' => Some(Day { date, is_ambiguous: false }),
        _ => None,
    }
}

/// A word of a span, read.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Day(u16),
    Month(u16),
    Ordinal(u16),
    /// The last month of each part of the year that has so many months.
    Parts(u16),
    /// `Q4`: the fourth part of three months.
    Nth(u16, u16),
    Year(u16),
    /// `2023/24`: a year that begins in one and ends in the next.
    Span(u16),
    /// `FY2024`.
    Fiscal(u16),
    /// `anno`: the plan's.
    ThisYear,
}

fn in_words(text: &str, around: Around<'_>) -> Option<Day> {
    let mut parts: SmallVec<[Part; 6]> = SmallVec::new();
    let split = |it: char| is_blank(it) || matches!(it, ',' | '\'' | '’' | '(' | ')');
    let mut is_fiscal = false;
    for word in text.split(split).filter(|it| !it.is_empty()) {
        let lower = word.to_lowercase();
        match lower.as_str() {
            "di" | "del" | "dell" | "della" | "of" | "the" | "l" | "mese" | "month" | "in" | "end"
            | "fine" => {}
            "fy" | "fiscal" | "financial" => is_fiscal = true,
            "corrente" | "current" | "this" | "corso" | "riferimento" => parts.push(Part::ThisYear),
            it => parts.push(part(it)?),
        }
    }
    if is_fiscal {
        for it in &mut parts {
            if let Part::Year(year) = *it {
                *it = Part::Fiscal(year);
            }
        }
    }
    parts.dedup_by(|it, last| *it == Part::ThisYear && matches!(last, Part::ThisYear));
    let is_year = |it: &Part| matches!(it, Part::Year(_) | Part::Span(_) | Part::Fiscal(_));
    let named = parts.iter().copied().find(is_year);
    if parts.iter().filter(|it| is_year(it)).count() > 1 {
        return None;
    }
    parts.retain(|it| !is_year(it));
    // Where the financial year ends is not known from a calendar.
    let is_known = around.year_end.is_some() || around.year.is_some_and(|it| span(it).is_some());
    if is_fiscal && named.is_none() && !is_known {
        return None;
    }
    let has_this_year = parts.contains(&Part::ThisYear);
    parts.retain(|it| *it != Part::ThisYear);
    let year = |month: u16| match named {
        Some(Part::Year(year)) => Some(year),
        Some(Part::Span(second)) => in_span(second, around.end_of_span()?, month),
        Some(Part::Fiscal(second)) => in_span(second, around.year_end?, month),
        _ => around.year_of(month),
    };
    let ends = |n: u16, months: u16| {
        let last = n.checked_mul(months).filter(|it| (1..=12).contains(it))?;
        let month = match named {
            Some(Part::Span(_)) => turned(last, around.end_of_span()?),
            Some(Part::Fiscal(_)) => turned(last, around.year_end?),
            _ => turned(last, around.year_end.unwrap_or(12)),
        };
        match named {
            Some(Part::Year(second)) if around.year_end.is_some() => {
                Date::last_of(in_span(second, around.year_end?, month)?, month)
            }
            _ => Date::last_of(year(month)?, month),
        }
    };
    // `Dec 24` may be a month with its year.
    let is_short = text.bytes().take_while(u8::is_ascii_alphabetic).count() == 3;
    let is_ambiguous =
        is_short && named.is_none() && matches!(parts.as_slice(), [Part::Month(_), Part::Day(20..)]);
    let date = match parts.as_slice() {
        [] => match named {
            Some(Part::Year(year)) => Date::last_of(year, 12),
            Some(Part::Span(second)) => Date::last_of(second, around.end_of_span()?),
            Some(Part::Fiscal(second)) => Date::last_of(second, around.year_end?),
            _ if has_this_year => around.end_of_year(),
            _ => None,
        },
        [Part::Month(month)] => Date::last_of(year(*month)?, *month),
        [Part::Day(day), Part::Month(month)]
        | [Part::Month(month), Part::Day(day)]
        | [Part::Ordinal(day), Part::Month(month)]
        | [Part::Month(month), Part::Ordinal(day)] => {
            let date = Date { day: *day, month: *month, year: year(*month)? };
            date.is_real().then_some(date)
        }
        [Part::Ordinal(n) | Part::Day(n), Part::Parts(months)]
        | [Part::Parts(months), Part::Ordinal(n) | Part::Day(n)]
        | [Part::Nth(n, months)] => ends(*n, *months),
        _ => None,
    };
    Some(Day { date: date?, is_ambiguous })
}

/// The month that ends a part of a year whose last month is `end`.
fn turned(last: u16, end: u16) -> u16 {
    let month = last.saturating_add(end) % 12;
    if month == 0 { 12 } else { month }
}

/// The calendar year of a month in a year that ends with `end` of `second`.
fn in_span(second: u16, end: u16, month: u16) -> Option<u16> {
    if month > end { second.checked_sub(1) } else { Some(second) }
}

fn part(word: &str) -> Option<Part> {
    if let Some(span) = span(word) {
        return Some(Part::Span(span));
    }
    let (fiscal, word) = match word.strip_prefix("fy") {
        Some(rest) => (true, rest),
        None => (false, word),
    };
    if fiscal {
        return match span(word).or_else(|| short_span(word)) {
            Some(it) => Some(Part::Span(it)),
            None => match group(word)? {
                (year, 4, "") if is_year(year) => Some(Part::Fiscal(year)),
                (year, 2, "") => Some(Part::Fiscal(year.checked_add(2000)?)),
                _ => None,
            },
        };
    }
    if let Some((number, n, rest)) = group(word) {
        return match (n, rest) {
            (4, "") => is_year(number).then_some(Part::Year(number)),
            (1 | 2, "") => Some(Part::Day(number)),
            (1 | 2, rest) => {
                without_ordinal(rest).trim_start_matches('.').is_empty().then_some(Part::Ordinal(number))
            }
            _ => None,
        };
    }
    if let Some(rest) = word.strip_prefix(['q', 't', 'h', 's']) {
        let months = if word.starts_with(['q', 't']) { 3 } else { 6 };
        if let Some((n, 1, "")) = group(rest) {
            return Some(Part::Nth(n, months));
        }
    }
    Some(match word.trim_end_matches(['°', 'º', '.']) {
        "primo" | "prima" | "i" | "first" => Part::Ordinal(1),
        "secondo" | "seconda" | "ii" | "second" => Part::Ordinal(2),
        "terzo" | "terza" | "iii" | "third" => Part::Ordinal(3),
        "quarto" | "quarta" | "iv" | "fourth" => Part::Ordinal(4),
        "semestre" | "sem" | "semester" | "half" | "half-year" => Part::Parts(6),
        "quadrimestre" => Part::Parts(4),
        "trimestre" | "trim" | "quarter" | "qtr" => Part::Parts(3),
        "bimestre" => Part::Parts(2),
        "anno" | "year" | "esercizio" | "year-end" | "annualità" => Part::ThisYear,
        it => Part::Month(month(it)?),
    })
}

fn is_year(number: u16) -> bool {
    (1900..=2100).contains(&number)
}

/// The second year of `2023/24`, `2023-24`, `2023/2024`, `2023–24`.
pub(crate) fn span(text: &str) -> Option<u16> {
    let (first, 4, rest) = group(text)? else { return None };
    let rest = rest.strip_prefix(['/', '-', '–', '−'])?;
    let (second, n, "") = group(rest)? else { return None };
    let next = first.checked_add(1)?;
    let is_next = match n {
        4 => second == next,
        2 => second == next % 100,
        _ => false,
    };
    (is_year(first) && is_next).then_some(next)
}

/// The second year of `23/24`, which is one behind `FY` alone.
fn short_span(text: &str) -> Option<u16> {
    let (first, 2, rest) = group(text)? else { return None };
    let (second, 2, "") = group(rest.strip_prefix(['/', '-', '–'])?)? else { return None };
    (second == first.checked_add(1)? % 100).then(|| second.saturating_add(2000))
}

impl Around<'_> {
    /// Whether days stand before months. No Italian writes the month first.
    pub(crate) fn day_first(&self) -> Option<bool> {
        self.day_first.or((self.language == Some(Language::It)).then_some(true))
    }

    /// The month that ends `2023/24`: March in Britain and where else it is written so, but
    /// in Italian the words mean two years.
    fn end_of_span(&self) -> Option<u16> {
        self.year_end.or((self.language != Some(Language::It)).then_some(3))
    }

    /// The calendar year that a month of the plan's year is in.
    fn year_of(&self, month: u16) -> Option<u16> {
        let year = self.year?;
        if let Some(second) = span(year) {
            return in_span(second, self.end_of_span()?, month);
        }
        let (year, 4, "") = group(year)? else { return None };
        match self.year_end {
            Some(end) => in_span(year, end, month),
            None => Some(year),
        }
    }

    /// The last day of the plan's year.
    fn end_of_year(&self) -> Option<Date> {
        let year = self.year?;
        match span(year) {
            Some(second) => Date::last_of(second, self.end_of_span()?),
            None => {
                let (year, 4, "") = group(year)? else { return None };
                Date::last_of(year, self.year_end.unwrap_or(12))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, around: Around<'_>) -> Option<String> {
        let mut out = String::new();
        day(text, around)?.date.write(&mut out);
        Some(out)
    }

    #[test]
    fn spans_end_on_their_last_day() {
        let around = Around { year: Some("2023"), ..Around::default() };
        for (text, meant) in [
            ("il 30 giugno", "30-06-2023"),
            ("30/06", "30-06-2023"),
            ("giugno", "30-06-2023"),
            ("la fine del mese di giugno 2024", "30-06-2024"),
            ("febbraio 2024", "29-02-2024"),
            ("06/2024", "30-06-2024"),
            ("l'anno", "31-12-2023"),
            ("la fine dell'anno 2024", "31-12-2024"),
            ("fine 2024", "31-12-2024"),
            ("il primo semestre", "30-06-2023"),
            ("il 1° semestre 2024", "30-06-2024"),
            ("III trim. 2023", "30-09-2023"),
            ("II quadrimestre", "31-08-2023"),
            ("Q4 2023", "31-12-2023"),
            ("T2", "30-06-2023"),
            ("the end of Q2 2024", "30-06-2024"),
            ("the second quarter of 2024", "30-06-2024"),
            ("31st March", "31-03-2023"),
            ("March 31", "31-03-2023"),
            ("March 31, 2024", "31-03-2024"),
            ("2023/24", "31-03-2024"),
            ("Q1 2014/15", "30-06-2014"),
            ("Q4 FY 2023/24", "31-03-2024"),
            ("the end of the financial year 2023-24", "31-03-2024"),
            ("end of FY23/24", "31-03-2024"),
            ("31-dic", "31-12-2023"),
        ] {
            assert_eq!(written(text, around).as_deref(), Some(meant), "{text}");
        }
    }

    #[test]
    fn a_fiscal_year_ends_where_it_is_said_to() {
        let us = Around { year: Some("2024"), year_end: Some(9), ..Around::default() };
        for (text, meant) in [
            ("FY2024", "30-09-2024"),
            ("Q1 FY24", "31-12-2023"),
            ("Q4", "30-09-2024"),
            ("31 October", "31-10-2023"),
            ("end of year", "30-09-2024"),
        ] {
            assert_eq!(written(text, us).as_deref(), Some(meant), "{text}");
        }
        for text in [
            "FY2024",
            "end of the financial year",
            "Dec-24",
            "Q1 FY24",
            "giugno",
            "2023/25",
            "entro breve",
            "metà giugno",
            "Q5 2023",
        ] {
            assert_eq!(written(text, Around::default()), None, "{text}");
        }
        let it = Around { language: Some(Language::It), ..Around::default() };
        assert_eq!(written("2023/24", it), None);
    }
}
