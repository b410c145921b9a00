//! One broken line has one finding: nothing follows from it, and nothing elsewhere is hidden.

use std::collections::BTreeMap;

use collaudo::check::check;
use collaudo::config::Config;
use collaudo::text::lines::LineIndex;

/// A finding: its line, its rule and the sentence.
type Said = (usize, &'static str, &'static str);

/// Every finding, with the lines that its labels point to.
fn findings(text: &str, config: &Config) -> BTreeMap<Said, Vec<usize>> {
    let checked = check(text, config, false);
    let starts: Vec<usize> = checked.starts().collect();
    let index = LineIndex::new(text);
    let mut res = BTreeMap::new();
    for (section, start) in checked.sections.iter().zip(starts.iter().copied()) {
        for it in section.findings(config) {
            let line = index.line(it.span.shifted(start).start as usize);
            let labels = it.labels.iter().map(|it| {
                let start = it.section.map_or(start, |it| starts[it as usize]);
                index.line(it.span.shifted(start).start as usize)
            });
            res.insert((line, it.rule, it.message.id), labels.collect());
        }
    }
    res
}

type Accident = fn(&str) -> String;

/// What can happen to a line.
const ACCIDENTS: &[(&str, Accident)] = &[
    ("another keyword", |it| it.replacen(keyword(it), "qwertz", 1)),
    ("a letter left out", |it| it.replacen(keyword(it), &keyword(it)[1..], 1)),
    ("an unreadable value", |it| {
        format!("{} §§", &it[..it.len() - it.trim_start().len() + keyword(it).len()])
    }),
    ("nothing behind the keyword", |it| {
        it[..it.len() - it.trim_start().len() + keyword(it).len()].to_owned()
    }),
    ("more behind the value", |it| format!("{it} §§")),
];

fn keyword(line: &str) -> &str {
    line.split_whitespace().next().unwrap_or("")
}

/// What a broken line may not do: have other findings than its own, or hide those of other
/// sections. A finding about the whole plan may move to another line.
fn cascades(plan: &str, step: usize) -> Vec<String> {
    let config = Config::everything();
    let before = findings(plan, &config);
    let lines: Vec<&str> = plan.lines().collect();
    let section_of = |line: usize| (0..=line).rev().find(|it| is_head(lines[*it]));
    let is_sound = |line: usize| !before.keys().any(|it| it.0 == line && it.1 == "syntax-error");
    let mut res = Vec::new();
    for (i, line) in lines.iter().enumerate().step_by(step).filter(|it| is_sound(it.0)) {
        if line.trim().is_empty() || line.trim_start().starts_with('#') {
            continue;
        }
        for (accident, happen) in ACCIDENTS {
            let mut broken: Vec<String> = lines.iter().map(|it| (*it).to_owned()).collect();
            broken[i] = happen(line);
            let after = findings(&(broken.join("\n") + "\n"), &config);
            let is_moved = |it: &Said, there: &BTreeMap<Said, Vec<usize>>| {
                let same = |other: &Said| (it.1, it.2) == (other.1, other.2);
                let may_move =
                    |other: &Said| WHOLE_PLAN.contains(&it.1) || section_of(it.0) == section_of(other.0);
                there.keys().any(|other| same(other) && may_move(other))
            };
            let new: Vec<&Said> =
                after.keys().filter(|it| !before.contains_key(it) && !is_moved(it, &before)).collect();
            // What is asked of every objective may stand above it, on the line that broke; the
            // year stands on the plan's own; and behind a heading that cannot be read the
            // section before it goes on.
            let may_go = |it: &Said, labels: &[usize]| {
                let here = [section_of(i), section_of(i.saturating_sub(1))];
                let is_here = here.contains(&section_of(it.0))
                    || labels.iter().any(|it| here.contains(&section_of(*it)));
                let of_header = ["piano", "plan", "valutazione", "scoring"];
                let is_year = of_header.contains(&keyword(line)) && OF_YEAR.contains(&it.1);
                let is_counted = it.1 == "too-many-children" && is_head(line);
                it.1 == "missing-field" || is_counted || is_year || is_here || is_moved(it, &after)
            };
            let lost: Vec<&Said> = before
                .iter()
                .filter(|it| !after.contains_key(it.0) && !may_go(it.0, it.1))
                .map(|it| it.0)
                .collect();
            let is_one = matches!(new.as_slice(), [(at, "syntax-error", _)] if *at == i);
            if !is_one || !lost.is_empty() {
                res.push(format!("{}: {accident}: {}\n  new  {new:?}\n  lost {lost:?}", i + 1, broken[i]));
            }
        }
    }
    res
}

/// Rules that need the year of the plan, or the policy that stands under its heading.
const OF_YEAR: &[&str] = &[
    "achievement-off-policy",
    "contradictory-achievement",
    "deadline-outside-plan",
    "foreign-year",
    "target-of-other-years",
];

/// Rules that say one thing of the whole plan, at the first place that there is.
const WHOLE_PLAN: &[&str] = &["uniform-achievement", "unweighted-level"];

fn is_head(line: &str) -> bool {
    let heads = ["piano", "prospettiva", "ambito", "strategico", "obiettivo", "plan", "goal", "objective"];
    heads.contains(&keyword(line))
}

/// More stands under one heading than under the next, and most of it has a weight.
const UNEVEN: &str = "\
piano \"Ente\" 2023
prospettiva BSC1 \"Utenti\"
ambito 011 \"Imprese\"
strategico 01 \"Servizi\"
  peso 60%
obiettivo 01.01 \"Sportello\"
  peso 40%
  indicatore \"Sportelli\"
    target >= 3 N
    peso 50%
  indicatore \"Sportelli nuovi\"
    target >= 2 N
    peso 50%
obiettivo 01.02 \"Archivio\"
  peso 30%
  indicatore \"Fascicoli dell'archivio\"
    target >= 3 N
    peso 100%
obiettivo 01.03 \"Bandi\"
  peso 30%
  indicatore \"Bandi chiusi\"
    target >= 3 N
    peso 100%
strategico 02 \"Risorse\"
  peso 40%
obiettivo 02.01 \"Pagamenti\"
  peso 100%
  indicatore \"Pagamenti nei termini\"
    target >= 90%
    peso 100%
prospettiva BSC2 \"Processi\"
ambito 012 \"Personale\"
strategico 03 \"Formazione\"
obiettivo 03.01 \"Corsi\"
  indicatore \"Corsi tenuti\"
    target >= 3 N
";

#[test]
fn a_broken_line_has_one_finding_and_nothing_follows_from_it() {
    for (plan, step) in [
        (UNEVEN, 1),
        (include_str!("../../examples/comune.piano"), 1),
        (include_str!("../../examples/piccolo.piano"), 1),
        (include_str!("../../examples/small.piano"), 1),
        (include_str!("../../examples/maremma-e-tirreno-2023.piano"), 31),
    ] {
        let found = cascades(plan, step);
        assert!(found.is_empty(), "{} of them:\n{}", found.len(), found.join("\n"));
    }
}
