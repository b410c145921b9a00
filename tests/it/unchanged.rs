//! Plans that were written before the language grew mean what they meant: the same lines, the
//! same figures, the same verdicts and achievements.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use collaudo::check::check;
use collaudo::config::Config;
use collaudo::model::{Indicator, Node, Outline, lower};
use collaudo::scoring::{assess, roll_up};
use collaudo::syntax::{Formula, lines_of, read_section};

/// What each plan meant, with a fingerprint of its text: `text meaning path`.
const MEANINGS: &str = "tests/data/meanings.txt";

/// Only a plan whose text is what it was is held to what it meant: examples and fixtures change.
#[test]
fn plans_mean_what_they_meant() {
    let now: BTreeMap<String, (String, String)> = plans()
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a plan");
            (name(&path), (fingerprint(&text), fingerprint(&meaning(&text))))
        })
        .collect();
    if std::env::var_os("UPDATE_MEANINGS").is_some() {
        let lines = now.iter().map(|(path, (text, meaning))| format!("{text} {meaning} {path}\n"));
        fs::write(root().join(MEANINGS), lines.collect::<String>()).expect("the file can be written");
    }
    let committed = fs::read_to_string(root().join(MEANINGS)).expect("the meanings");
    let mut n = 0;
    for line in committed.lines() {
        let mut parts = line.splitn(3, ' ');
        let [text, meaning, path] = [(); 3].map(|()| parts.next().expect("three parts"));
        let Some(found) = now.get(path).filter(|it| it.0 == text) else { continue };
        assert_eq!(found.1, meaning, "{path} means something else");
        n += 1;
    }
    assert!(n > 60, "only {n} plans are as they were");
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn name(path: &Path) -> String {
    let path = path.strip_prefix(root()).expect("a file of the project");
    path.to_string_lossy().replace('\\', "/")
}

/// Every plan of the examples and the fixtures.
fn plans() -> Vec<PathBuf> {
    let mut open = vec![root().join("examples"), root().join("tests/data")];
    let mut res = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|it| it == "piano") {
                res.push(path);
            }
        }
    }
    res.retain(|it| fs::read_to_string(it).is_ok());
    res
}

/// FNV-1a: the same on every machine and in every version.
fn fingerprint(text: &str) -> String {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, it| (hash ^ u64::from(it)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

/// What a plan says, in the words of the language before it grew: lines that cannot be read,
/// values, and what they earn.
fn meaning(text: &str) -> String {
    let checked = check(text, &Config::default(), false);
    let (year, policy) = (checked.header.year, &checked.header.policy);
    let mut out = format!("{year:?} {:?} {}\n", policy.name, policy.highest);
    let mut lines = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let end = read_section(text, at, &mut lines);
        let source = &text[at..end];
        lines_of(source, &mut lines);
        for line in lines.iter().filter(|it| it.error.is_some()) {
            out += &format!("cannot be read: {}\n", line.source);
        }
        let section = lower(source, &lines);
        out += &node(&section.node);
        out += &format!("{} misplaced\n", section.misplaced.len());
        for it in &section.indicators {
            out += &indicator(it);
            let assessed = assess(it, year, policy, false);
            let achievement = assessed.achievement.map(|it| it.normalize());
            out += &format!("{:?} {achievement:?} {}\n", assessed.verdict, assessed.is_excluded);
        }
        at = end;
    }
    let summaries: Vec<_> = checked.sections.iter().map(|it| &it.summary).collect();
    for it in roll_up(&summaries, &Outline::of(&summaries), policy, false) {
        out += &format!("{:?} {:?}\n", it.rollup.reported, it.rollup.recomputed);
    }
    out
}

fn node(it: &Node<'_>) -> String {
    let heading = it.heading.map(|it| (it.code, it.name.inner, it.year.map(|it| it.1)));
    let words: Vec<_> = it.words.iter().map(|it| it.1.source).collect();
    let [weight, achieved] = [it.weight, it.achieved].map(|it| it.map(|it| it.source));
    let scoring = it.scoring.as_ref().map(|it| it.source);
    format!("{heading:?} {:?} {weight:?} {achieved:?} {words:?} {scoring:?}\n", it.rank)
}

fn indicator(it: &Indicator<'_>) -> String {
    let measures: Vec<_> =
        it.measures.iter().map(|it| (it.name, it.value.map(|it| it.source), it.unit)).collect();
    let formula = it.formula.as_ref().map(Formula::source);
    let targets: Vec<_> = it
        .targets
        .iter()
        .map(|it| (it.year.map(|it| it.1), it.goal.source, it.goal.comparator, it.goal.value.source))
        .collect();
    let yearly = |it: &collaudo::model::Yearly<'_>| (it.year.map(|it| it.1), it.value.source.to_owned());
    let results: Vec<_> = it.results.iter().map(yearly).collect();
    let baselines: Vec<_> = it.baselines.iter().map(yearly).collect();
    format!("{}{measures:?} {formula:?} {targets:?} {results:?} {baselines:?}\n", node(&it.node))
}
