//! A text under edit has the findings of a fresh check, after every edit.

use std::fs;
use std::sync::Arc;

use collaudo::check::{Live, Point, check};
use collaudo::config::Config;
use collaudo::finding::Finding;

use crate::support::edits::{Dice, PIECES};

fn fresh(text: &str, config: &Config) -> Vec<(usize, Finding)> {
    let checked = check(text, config, false);
    let starts: Vec<usize> = checked.starts().collect();
    let sections = checked.sections.iter().zip(starts);
    sections.flat_map(|(it, start)| it.findings(config).into_iter().map(move |it| (start, it))).collect()
}

fn live(live: &Live) -> Vec<(usize, Finding)> {
    let mut start = 0;
    let mut res = Vec::new();
    for part in live.parts() {
        res.extend(part.findings.iter().map(|it| (start, it.clone())));
        start += part.text.len();
    }
    res
}

pub(crate) fn plans() -> Vec<(String, String)> {
    let mut files: Vec<_> = ["tests/data/rules", "examples"]
        .iter()
        .flat_map(|it| fs::read_dir(it).into_iter().flatten().flatten())
        .map(|it| it.path())
        .filter(|it| it.extension().is_some_and(|it| it == "piano"))
        .collect();
    files.sort();
    let read = |it: std::path::PathBuf| (it.display().to_string(), fs::read_to_string(it).expect("a plan"));
    files.into_iter().map(read).collect()
}

/// A random place: mostly inside the text, now and then at its ends.
fn point(live: &Live, dice: &mut Dice) -> Point {
    let section = dice.roll(live.parts().len());
    let text = live.parts().get(section).map_or("", |it| it.text.as_str());
    let mut offset = dice.roll(text.len() + 1);
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    Point { section, offset }
}

/// Values that a property may have, in both languages of its keyword: an edit that puts one for
/// another leaves a plan that can be read, with other figures, names or codes in it.
const VALUES: &[(&[&str], &[&str])] = &[
    (&["peso", "weight"], &["10%", "33,33%", "40%", "50%", "60%", "100%", "0%"]),
    (&["target"], &[">= 80%", "<= 80%", ">= 100%", "<= 10 gg", ">= 4 N", "entro 30-06-2023", "2024 >= 5 N"]),
    (&["consuntivo", "result"], &["80%", "12,5%", "800%", "12 gg", "5 N", "31-12-2023", "n/d", "n/a"]),
    (&["grado", "achieved"], &["100%", "80%", "0%", "120%", "sterilizzato"]),
    (&["base", "baseline"], &["70%", "5 N", "2022 90%"]),
    (&["formula"], &["a / b", "b / a", "\"pratiche evase su presentate\"", "n * 2"]),
    (&["misura", "measure"], &["a = 3 N \"pratiche evase\"", "b = 4 N \"pratiche presentate\"", "n = 12 gg"]),
    (&["responsabile", "owner"], &["\"Ufficio tributi\"", "\"Ufficio anagrafe\""]),
    (&["motivazione", "reason"], &["\"Gara deserta\"", "\"-\""]),
    (
        &["valutazione", "scoring"],
        &["soglia", "proporzionale", "inversa", "fasce 0%..50% = 0%; 50%..100% = 100%"],
    ),
    (
        &["obiettivo", "objective"],
        &["01.01 \"Sportello\"", "01.02 \"Numero di pratiche evase\"", "02.01 \"x\""],
    ),
    (&["strategico", "goal"], &["01 \"Servizi\"", "02 \"Spese\""]),
    (&["prospettiva", "perspective"], &["BSC1 \"Imprese\"", "BSC4 \"Crescita\""]),
    (
        &["indicatore", "indicator"],
        &["\"Numero di pratiche evase\"", "\"Grado di copertura\"", "\"Tempo medio di rilascio\"", "\"x\""],
    ),
    (&["piano", "plan"], &["\"Ente\" 2023", "\"Ente\" 2024"]),
];

/// The values that may stand on a line, and where on it one stands.
fn value_of(line: &str) -> Option<(std::ops::Range<usize>, &'static [&'static str])> {
    let start = line.len() - line.trim_start().len();
    let keyword = line[start..].split(' ').next()?;
    let (_, values) = VALUES.iter().find(|it| it.0.contains(&keyword))?;
    let value = line[start + keyword.len()..].trim();
    let at = start + line[start..].find(value).filter(|_| !value.is_empty())?;
    Some((at..at + value.len(), values))
}

/// Edits that leave every line readable: what depends on a figure, a name or a code is found
/// anew, in the same section and in all others.
#[test]
fn random_edits_with_valid_values_leave_the_findings_of_a_fresh_check() {
    let config = Arc::new(Config::everything());
    let mut n_changed = 0;
    for (name, text) in plans() {
        let mut dice = Dice(text.len() as u64 + 7);
        let mut document = Live::new(&text, Arc::clone(&config));
        for i in 0..24 {
            let mut places = Vec::new();
            for (section, part) in document.parts().iter().enumerate() {
                let mut start = 0;
                for line in part.text.split_inclusive('\n') {
                    if let Some((at, values)) = value_of(line.trim_end_matches('\n')) {
                        places.push((section, start + at.start, start + at.end, values));
                    }
                    start += line.len();
                }
            }
            if places.is_empty() {
                break;
            }
            let (section, from, to, values) = places[dice.roll(places.len())];
            let new = values[dice.roll(values.len())];
            let before = live(&document).len();
            document.edit(Point { section, offset: from }, Point { section, offset: to }, new);
            let text = document.text();
            let now = live(&document);
            assert_eq!(now, fresh(&text, &config), "{name}, edit {i}, {new}:\n{text}");
            n_changed += usize::from(now.len() != before);
        }
    }
    assert!(n_changed > 500, "only {n_changed} edits changed anything");
}

#[test]
fn a_thousand_random_edits_leave_the_findings_of_a_fresh_check() {
    let config = Arc::new(Config::everything());
    let plans = plans();
    let edits = 1000 / plans.len().max(1) + 1;
    for (name, text) in plans {
        let mut dice = Dice(text.len() as u64);
        let mut document = Live::new(&text, Arc::clone(&config));
        assert_eq!(document.text(), text);
        for i in 0..edits {
            let (a, b) = (point(&document, &mut dice), point(&document, &mut dice));
            let (from, mut to) = (a.min(b), a.max(b));
            // Most edits are small.
            if dice.roll(4) > 0 {
                to = from;
            }
            let new = PIECES[dice.roll(PIECES.len())];
            let offset = |it: Point| {
                document.parts().iter().take(it.section).map(|it| it.text.len()).sum::<usize>() + it.offset
            };
            let mut expected = document.text();
            expected.replace_range(offset(from)..offset(to), new);
            document.edit(from, to, new);
            assert_eq!(document.text(), expected, "{name}, edit {i}");
            assert_eq!(live(&document), fresh(&expected, &config), "{name}, edit {i}:\n{expected}");
        }
    }
}
