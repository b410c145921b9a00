//! Several years or periods in one cell: `Anno 2015: >= 90% Anno 2016: >= 95%`,
//! `90% (2015), 95% (2016)`, `I semestre: 40%; II semestre: 80%`.

use smallvec::SmallVec;

use crate::import::notation::Around;
use crate::import::notation::date::{Date, group};
use crate::import::notation::period::{day, span};
use crate::import::notation::phrase::{after_any, before, words};
use crate::syntax::{is_blank, trim};

/// What a part of a cell is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When<'a> {
    /// A year, as written.
    Year(&'a str),
    /// A part of a year, by its last day, with its name as written.
    Until(Date, &'a str),
}

/// A part of a cell, with what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part<'a> {
    pub(crate) when: When<'a>,
    pub(crate) text: &'a str,
}

/// The parts of a cell, in their order.
pub(crate) type Parts<'a> = SmallVec<[Part<'a>; 4]>;

/// The parts of a cell that names several years or periods, or one with its value.
pub(crate) fn several<'a>(text: &'a str, around: Around<'_>) -> Option<Parts<'a>> {
    if !may_be_several(text) || text.len() > 600 {
        return None;
    }
    before_colons(text).or_else(|| in_brackets(text)).or_else(|| line_by_line(text, around))
}

/// Nearly all cells have neither a colon, nor a bracket, nor two lines.
fn may_be_several(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut last = b' ';
    bytes.iter().zip(bytes.iter().skip(1).chain(b" ")).any(|(it, next)| {
        let before = std::mem::replace(&mut last, *it);
        match it {
            b':' | b'(' | b'\n' | b';' | b'|' => true,
            b',' => *next == b' ',
            b'=' => !matches!(before, b'<' | b'>' | b'=') && !matches!(next, b'<' | b'>' | b'='),
            _ => false,
        }
    })
}

/// `Anno 2015: >= 90% Anno 2016: >= 95%`.
fn before_colons(text: &str) -> Option<Parts<'_>> {
    let mut starts: SmallVec<[(usize, usize, &str); 4]> = SmallVec::new();
    for (at, year) in years(text) {
        let rest = text.get(at.saturating_add(year.len())..).unwrap_or("");
        let behind = rest.trim_start_matches(is_blank);
        let is_label = behind.starts_with(':')
            || (behind.starts_with('=') && !behind.starts_with("=>") && !behind.starts_with("=<"));
        if is_label {
            let body = text.len().saturating_sub(behind.len()).saturating_add(1);
            starts.push((at, body, year));
        }
    }
    let label = |at: usize| without_label(text.get(..at).unwrap_or("")).len();
    if !trim(text.get(..label(starts.first()?.0))?).is_empty() {
        return None;
    }
    let ends = starts.iter().skip(1).map(|it| label(it.0)).chain([text.len()]);
    let part = |from: usize, to: usize| without_end(text.get(from..to).unwrap_or(""));
    Some(
        starts
            .iter()
            .zip(ends)
            .map(|(it, end)| Part { when: When::Year(it.2), text: part(it.1, end) })
            .collect(),
    )
}

/// `90% (2015), 95% (2016)`.
fn in_brackets(text: &str) -> Option<Parts<'_>> {
    let mut parts = Parts::new();
    let mut from = 0;
    for (at, year) in years(text) {
        let (open, close) = (text.get(..at)?, text.get(at.saturating_add(year.len())..)?);
        let Some(open) = without_label(open).strip_suffix('(') else { continue };
        let Some(rest) = close.trim_start_matches(is_blank).strip_prefix(')') else { continue };
        let body = text.get(from..open.len())?;
        let body = trim(body).trim_start_matches([';', ',', '|', '/', '\n', '\r', '-', '–']);
        let body = ["e", "ed", "and"].iter().find_map(|it| after_any(trim(body), &[it])).unwrap_or(body);
        parts.push(Part { when: When::Year(year), text: without_end(body) });
        from = text.len().saturating_sub(rest.len());
    }
    let rest = text.get(from..)?;
    let is_whole = rest.chars().all(|it| is_blank(it) || matches!(it, '.' | ';' | '*' | '\n' | '\r'));
    (!parts.is_empty() && is_whole && parts.iter().all(|it| !it.text.is_empty())).then_some(parts)
}

/// A part a line, or set off by semicolons, each with what it is for before a colon, or with
/// its year before a blank: `2015 90%; 2016 95%`.
fn line_by_line<'a>(text: &'a str, around: Around<'_>) -> Option<Parts<'a>> {
    let lines = || {
        text.split(['\n', ';', '|'])
            .map(|it| it.trim_end_matches('\r'))
            .map(without_end)
            .filter(|it| !it.is_empty())
    };
    let commas = || text.split(", ").map(without_end);
    parts(lines(), around).or_else(|| parts(commas(), around)).or_else(|| {
        let only = Some(text).filter(|it| !it.contains(['\n', ';', '|'])).map(without_end)?;
        period(only, around).map(|it| Parts::from_iter([it]))
    })
}

fn parts<'a>(lines: impl Iterator<Item = &'a str> + Clone, around: Around<'_>) -> Option<Parts<'a>> {
    let n = lines.clone().take(40).count();
    let mut parts = Parts::new();
    for line in lines {
        parts.push(period(line, around).or_else(|| year_first(line)).or_else(|| period_last(line, around))?);
        if parts.len() > 32 {
            return None;
        }
    }
    (n > 1).then_some(parts)
}

/// `I semestre: 40%`, `al 30/06: 40%`.
fn period<'a>(line: &'a str, around: Around<'_>) -> Option<Part<'a>> {
    let (label, text) = line.split_once(':')?;
    let label = trim(label);
    if label.len() > 40 || !label.bytes().any(|it| it.is_ascii_digit() || it.is_ascii_alphabetic()) {
        return None;
    }
    Some(Part { when: when(label, around)?, text: trim(text) })
}

/// `40% al 30/06`, `80% in 2023`.
fn period_last<'a>(line: &'a str, around: Around<'_>) -> Option<Part<'a>> {
    const WORDS: &[&str] = &[" al ", " nel ", " in ", " at ", " as at ", " per il ", " for "];
    let (at, word) = WORDS.iter().filter_map(|it| Some((line.rfind(it)?, *it))).max_by_key(|it| it.0)?;
    let label = trim(line.get(at.saturating_add(word.len())..)?);
    let text = trim(line.get(..at)?);
    (!text.is_empty()).then_some(Part { when: when(label, around)?, text })
}

/// What a label is for: a year, or a part of one.
fn when<'a>(label: &'a str, around: Around<'_>) -> Option<When<'a>> {
    let label = after_any(label, &["al", "as at", "as of", "entro il", "entro", "by", "nel", "at"])
        .map_or(label, trim);
    let is_year = matches!(group(label), Some((1900..=2100, 4, ""))) || span(label).is_some();
    if is_year {
        return Some(When::Year(label));
    }
    let until = day(label, around).filter(|it| !it.is_ambiguous)?;
    Some(When::Until(until.date, label))
}

/// `2015 90%`, `2015 >= 90%`.
fn year_first(line: &str) -> Option<Part<'_>> {
    let line = after_any(line, LABELS).map_or(line, trim);
    let year = words(line).next()?;
    let is_year = span(year).is_some() || matches!(group(year), Some((1900..=2100, 4, "")));
    let text = trim(line.get(year.len()..)?);
    let text = trim(text.strip_prefix(['-', '–', '→']).unwrap_or(text));
    (is_year && !text.is_empty()).then_some(Part { when: When::Year(year), text })
}

/// Words that stand before a year and say that it is one.
const LABELS: &[&str] = &[
    "anno",
    "year",
    "target",
    "valore",
    "value",
    "fy",
    "esercizio",
    "nel",
    "for",
    "in",
    "per il",
    "risultato",
];

/// A text without the label of a year at its end.
fn without_label(text: &str) -> &str {
    let mut rest = text.trim_end_matches(is_blank);
    while let Some(it) = LABELS.iter().find_map(|it| before(rest, it)) {
        rest = it.trim_end_matches(is_blank);
    }
    rest
}

fn without_end(text: &str) -> &str {
    text.trim_matches(|it| is_blank(it) || matches!(it, '\n' | '\r'))
        .trim_end_matches([';', ',', '|', '-', '–', '→'])
        .trim_end_matches(|it| is_blank(it) || matches!(it, '\n' | '\r'))
}

/// Whether a text names a year.
pub(crate) fn has_year(text: &str) -> bool {
    years(text).next().is_some()
}

/// The years in a text, and spans such as `2023/24`, that are no part of a longer word.
fn years(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let bytes = text.as_bytes();
    let is_start = move |at: usize| {
        let before = at.checked_sub(1).and_then(|it| bytes.get(it));
        before.is_none_or(|it| !it.is_ascii_alphanumeric() && !matches!(it, b'/' | b'-' | b'.' | b','))
    };
    let starts = text.match_indices(['1', '2']).filter(move |it| is_start(it.0));
    starts.filter_map(move |(at, _)| {
        let rest = text.get(at..)?;
        let end = rest
            .find(|it: char| !it.is_ascii_digit() && !matches!(it, '/' | '-' | '–'))
            .unwrap_or(rest.len());
        let word = rest.get(..end)?;
        if span(word).is_some() {
            return Some((at, word));
        }
        let year = rest.get(..4)?;
        let is_alone = bytes
            .get(at.saturating_add(4))
            .is_none_or(|it| !it.is_ascii_alphanumeric() && !matches!(it, b'/' | b'-'));
        matches!(group(year), Some((1900..=2100, 4, ""))).then_some(())?;
        is_alone.then_some((at, year))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let around = Around { year: Some("2023"), ..Around::default() };
        let parts = several(text, around).unwrap_or_default();
        let one = |it: &Part<'_>| match it.when {
            When::Year(year) => format!("{year} {}", it.text),
            When::Until(date, _) => {
                let mut out = String::new();
                date.write(&mut out);
                format!("{out} {}", it.text)
            }
        };
        parts.iter().map(one).collect::<Vec<_>>().join(" & ")
    }

    #[test]
    fn a_cell_is_parted_where_years_and_periods_are_named() {
        for (text, meant) in [
            ("Anno 2015: >= 90%; 2016: 95%", "2015 >= 90% & 2016 95%"),
            ("Anno 2015: >= 90% Anno 2016: >= 95%", "2015 >= 90% & 2016 >= 95%"),
            ("Anno 2015: >= 90%\nAnno 2016: >= 95%", "2015 >= 90% & 2016 >= 95%"),
            ("90% (2015), 95% (2016)", "2015 90% & 2016 95%"),
            ("90% (anno 2015); 95% (anno 2016)", "2015 90% & 2016 95%"),
            ("2022/23: 90%; 2023/24: 95%", "2022/23 90% & 2023/24 95%"),
            ("2015 90%; 2016 95%", "2015 90% & 2016 95%"),
            ("2015 - 90%\n2016 - 95%", "2015 90% & 2016 95%"),
            ("Target 2022: 3 Target 2023: 4", "2022 3 & 2023 4"),
            ("I semestre: 40%; II semestre: 80%", "30-06-2023 40% & 31-12-2023 80%"),
            ("Q1: 10, Q2: 20", "31-03-2023 10 & 30-06-2023 20"),
            ("al 30/06/2023: 40% ; al 31/12/2023: 80%", "30-06-2023 40% & 31-12-2023 80%"),
            ("70,1% (2021)", "2021 70,1%"),
            ("bando 2015: chiuso", ""),
            ("entro il 2023", ""),
            ("12015: 3", ""),
            ("70,1% (2021: 68,4%)", ""),
            ("fase 1: 3; fase 2: 4", ""),
            ("40% al 30/06, 80% al 31/12", "30-06-2023 40% & 31-12-2023 80%"),
            ("80% in 2023, 85% in 2024", "2023 80% & 2024 85%"),
            ("2022: 60% → 2023: 80%", "2022 60% & 2023 80%"),
            ("31/12/2023: 80%", "31-12-2023 80%"),
            ("2024 incontri", ""),
            ("", ""),
        ] {
            assert_eq!(told(text), meant, "{text}");
        }
    }
}
