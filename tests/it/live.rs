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
