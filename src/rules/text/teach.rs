//! What people write where the language has another form: the line that they most likely meant.

use crate::syntax::{Error, Expected, Keyword, Line, Problem, Property, Statement, parse_line, trim};

/// Another spelling for a part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Meant<'a> {
    /// What is replaced.
    pub(crate) source: &'a str,
    /// With what.
    pub(crate) text: String,
    /// Whether only the form changes: a year that was not written is a guess.
    pub(crate) is_certain: bool,
}

/// What was most likely meant by a line that cannot be read. Whatever is proposed can be read.
pub(crate) fn meant<'a>(line: &Line<'a>, error: &Error<'a>, year: Option<i16>) -> Option<Meant<'a>> {
    let res = match error.problem {
        Problem::Expected(Expected::Date) => date(error.source, own_year(line).or(year))?,
        Problem::ShortYear => short_year(error.source)?,
        Problem::Expected(Expected::Direction) => direction(error.source)?,
        Problem::Expected(Expected::Level) => levels(line, error.source)?,
        Problem::Expected(Expected::End) => behind_value(line, error.source)?,
        _ => return None,
    };
    let at = crate::text::Span::of(res.source, line.source).range();
    let mut whole = line.source.to_owned();
    whole.get(at.clone())?;
    whole.replace_range(at, &res.text);
    parse_line(&whole).error.is_none().then_some(res)
}

/// The year that a line names before its value.
fn own_year(line: &Line<'_>) -> Option<i16> {
    let mut words = line.source.split_whitespace().skip(1);
    let year = words.next().filter(|it| it.len() == 4)?.parse().ok()?;
    (1900..=2999).contains(&year).then_some(year)
}

/// Up to a comment.
fn rest(source: &str) -> &str {
    trim(source.split('#').next().unwrap_or(source))
}

const MONTHS: [(&str, &str, u8); 12] = [
    ("gennaio", "january", 31),
    ("febbraio", "february", 28),
    ("marzo", "march", 31),
    ("aprile", "april", 30),
    ("maggio", "may", 31),
    ("giugno", "june", 30),
    ("luglio", "july", 31),
    ("agosto", "august", 31),
    ("settembre", "september", 30),
    ("ottobre", "october", 31),
    ("novembre", "november", 30),
    ("dicembre", "december", 31),
];

/// Words around a month or a day that say nothing more: `entro la fine di giugno`.
const FILLERS: &[&str] = &["il", "la", "lo", "fine", "di", "del", "mese", "the", "end", "of", "month"];

/// `30/06`, `giugno`, `fine giugno`, `30 giugno`, `II trimestre`, `T2`, `I semestre`, `fine anno` as a
/// day of a year.
fn date(source: &str, year: Option<i16>) -> Option<Meant<'_>> {
    let source = rest(source);
    let lower = source.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().filter(|it| !FILLERS.contains(it)).collect();
    let written = words.last().and_then(|it| it.parse::<i16>().ok()).filter(|it| (1900..=2999).contains(it));
    let words = if written.is_some() { words.split_last().map_or(&[][..], |it| it.1) } else { &words };
    let year = written.or(year)?;
    let (day, month) = match words {
        [one] => day_and_month(one, year).or_else(|| period(one, year)),
        [day, month] => month_of(month)
            .zip(day.trim_end_matches(['°', 'º', '.']).parse().ok())
            .map(|(month, day)| (day, month))
            .or_else(|| numbered(day, month, year)),
        _ => None,
    }?;
    let text = format!("{day:02}-{month:02}-{year:04}");
    Some(Meant { source, text, is_certain: written.is_some() })
}

fn month_of(word: &str) -> Option<u8> {
    let at = MONTHS.iter().position(|it| it.0 == word || it.1 == word)?;
    u8::try_from(at.saturating_add(1)).ok()
}

/// The last day of a month.
fn last_day(month: u8, year: i16) -> u8 {
    let is_leap = jiff::civil::Date::new(year, 2, 29).is_ok();
    let last = MONTHS.get(usize::from(month).saturating_sub(1)).map_or(31, |it| it.2);
    if month == 2 && is_leap { 29 } else { last }
}

/// `30/06`, or a month alone.
fn day_and_month(word: &str, year: i16) -> Option<(u8, u8)> {
    if let Some(month) = month_of(word) {
        return Some((last_day(month, year), month));
    }
    let (day, month) = word.split_once(['/', '-', '.'])?;
    Some((day.parse().ok()?, month.parse().ok()?))
}

/// `T2`, `Q2`, `S1`, and `anno` for its end.
fn period(word: &str, year: i16) -> Option<(u8, u8)> {
    if matches!(word, "anno" | "year" | "l'anno") {
        return Some((31, 12));
    }
    let number = word.strip_prefix(['t', 'q', 's'])?.parse().ok()?;
    end_of(number, if word.starts_with('s') { 6 } else { 3 }, year)
}

/// `II trimestre`, `2° semestre`, `second quarter`.
fn numbered(number: &str, word: &str, year: i16) -> Option<(u8, u8)> {
    let months = match word {
        "trimestre" | "trim." | "quarter" => 3,
        "quadrimestre" => 4,
        "semestre" | "sem." => 6,
        _ => return None,
    };
    let number = match number.trim_end_matches(['°', 'º', '.']) {
        "i" | "1" | "primo" | "first" => 1,
        "ii" | "2" | "secondo" | "second" => 2,
        "iii" | "3" | "terzo" | "third" => 3,
        "iv" | "4" | "quarto" | "fourth" => 4,
        _ => return None,
    };
    end_of(number, months, year)
}

/// The last day of the so-manieth span of so many months.
fn end_of(number: u8, months: u8, year: i16) -> Option<(u8, u8)> {
    let month = number.checked_mul(months).filter(|it| (1..=12).contains(it))?;
    Some((last_day(month, year), month))
}

/// `31/12/24`.
fn short_year(source: &str) -> Option<Meant<'_>> {
    let at = source.len().checked_sub(2)?;
    let (day, year) = source.split_at_checked(at)?;
    Some(Meant { source, text: format!("{day}20{year}"), is_certain: false })
}

/// Other words for a direction.
const DIRECTIONS: &[(&str, &str)] = &[
    ("crescita", "crescente"),
    ("aumento", "crescente"),
    ("alto", "crescente"),
    ("positivo", "crescente"),
    ("ascendente", "crescente"),
    ("diminuzione", "decrescente"),
    ("riduzione", "decrescente"),
    ("calo", "decrescente"),
    ("basso", "decrescente"),
    ("negativo", "decrescente"),
    ("discendente", "decrescente"),
    ("up", "increasing"),
    ("rising", "increasing"),
    ("increase", "increasing"),
    ("higher", "increasing"),
    ("down", "decreasing"),
    ("falling", "decreasing"),
    ("decrease", "decreasing"),
    ("lower", "decreasing"),
];

fn direction(source: &str) -> Option<Meant<'_>> {
    let source = rest(source);
    let word = source.trim_matches(['"', '“', '”', '«', '»']).trim();
    let known = ["crescente", "decrescente", "increasing", "decreasing"];
    let lower = word.to_lowercase();
    let text = known.into_iter().find(|it| *it == lower);
    let text = text.or_else(|| Some(DIRECTIONS.iter().find(|it| it.0 == lower)?.1))?;
    Some(Meant { source, text: text.to_owned(), is_certain: true })
}

/// `soglie 70%, 90%, 100%`, or with blanks or strokes between them.
fn levels<'a>(line: &Line<'a>, source: &'a str) -> Option<Meant<'a>> {
    let source = rest(source);
    let values: Vec<&str> = source
        .split([';', '/', ' '])
        .map(|it| it.trim_end_matches(','))
        .filter(|it| !it.is_empty())
        .collect();
    let is_english = line.key?.source.eq_ignore_ascii_case("thresholds");
    let words =
        if is_english { ["minimum", "target", "excellent"] } else { ["minimo", "target", "eccellente"] };
    let text = match values.as_slice() {
        [a, b] => format!("{} {a}, {} {b}", words[0], words[1]),
        [a, b, c] => format!("{} {a}, {} {b}, {} {c}", words[0], words[1], words[2]),
        _ => return None,
    };
    Some(Meant { source, text, is_certain: false })
}

/// `100% al 12-06-2024` for the day on which it was reached, `proporzionale 120%` for a limit.
fn behind_value<'a>(line: &Line<'a>, source: &'a str) -> Option<Meant<'a>> {
    let source = rest(source);
    let property = match line.key?.keyword {
        Keyword::Property(it) => it,
        Keyword::Heading(_) => return None,
    };
    let (first, after) = source.split_once(' ').unwrap_or((source, ""));
    let is = |words: &[&str]| words.iter().any(|it| it.eq_ignore_ascii_case(first));
    let with = |text: String| Some(Meant { source, text, is_certain: true });
    match property {
        Property::Result if is(&["al", "del", "dal", "in"]) => with(format!("il {after}")),
        Property::Result if is(&["at", "by", "the"]) => with(format!("on {after}")),
        Property::Target if is(&["al", "il", "prima"]) => with(format!("entro {after}")),
        Property::Target if is(&["on", "at", "until", "before"]) => with(format!("by {after}")),
        Property::Scoring if matches!(line.statement, Statement::Scoring(_)) => {
            let number = source.trim_start_matches(|it: char| !it.is_ascii_digit());
            let is_english = line.key?.source.eq_ignore_ascii_case("scoring");
            let limit = if is_english { "up to" } else { "fino a" };
            let text = format!("{limit} {number}");
            (!number.is_empty()).then_some(Meant { source, text, is_certain: false })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taught(source: &str) -> Option<String> {
        let line = parse_line(source);
        let error = line.error?;
        let it = meant(&line, &error, Some(2024))?;
        Some(source.replacen(it.source, &it.text, 1))
    }

    #[test]
    fn what_people_write_is_offered_as_the_language_has_it() {
        for (source, expected) in [
            ("target 100% entro 30/06", "target 100% entro 30-06-2024"),
            ("target entro giugno", "target entro 30-06-2024"),
            ("target entro fine febbraio", "target entro 29-02-2024"),
            ("target 2025 entro la fine di febbraio", "target 2025 entro 28-02-2025"),
            ("target entro il 15 marzo 2023", "target entro 15-03-2023"),
            ("target entro il II trimestre", "target entro 30-06-2024"),
            ("target entro T3 # nota", "target entro 30-09-2024 # nota"),
            ("target >= 3 entro I semestre", "target >= 3 entro 30-06-2024"),
            ("target entro fine anno", "target entro 31-12-2024"),
            ("target by end of June", "target by 30-06-2024"),
            ("target by Q2", "target by 30-06-2024"),
            ("target entro 31/12/24", "target entro 31/12/2024"),
            ("consuntivo 100% al 12-06-2024", "consuntivo 100% il 12-06-2024"),
            ("result 100% by 12-06-2024", "result 100% on 12-06-2024"),
            ("target 100% al 12-06-2024", "target 100% entro 12-06-2024"),
            ("verso \"crescente\"", "verso crescente"),
            ("verso in", "-"),
            ("verso aumento", "verso crescente"),
            ("direction lower", "direction decreasing"),
            ("soglie 70%, 90%, 100%", "soglie minimo 70%, target 90%, eccellente 100%"),
            ("thresholds 70% / 90%", "thresholds minimum 70%, target 90%"),
            ("valutazione proporzionale max 120%", "valutazione proporzionale fino a 120%"),
        ] {
            let expected = Some(expected.to_owned()).filter(|it| it != "-");
            assert_eq!(taught(source), expected, "{source}");
        }
    }

    #[test]
    fn where_nothing_is_known_nothing_is_offered() {
        for source in ["target entro presto", "target entro 45/13", "target entro T9", "peso 10% 20%"] {
            assert_eq!(taught(source), None, "{source}");
        }
    }
}
