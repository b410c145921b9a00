//! Rules: their pages are executed, their fixtures hold, the catalogue is complete.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use collaudo::check::{Reported, check, locate};
use collaudo::config::Config;
use collaudo::finding::Finding;
use collaudo::import::{Options, import};
use collaudo::rule::{Family, Rule};
use collaudo::rules::ALL;
use collaudo::text::lines::LineIndex;
use collaudo::text::{Edit, apply};

/// Rules that need a second plan: their examples are tested where plans are compared.
fn needs_another_plan(rule: &Rule) -> bool {
    rule.family == Family::History
}

/// Rules about what an importer or a baseline says: their examples are reports and
/// baselines, and there is no plan to show them on.
fn needs_a_report(rule: &Rule) -> bool {
    rule.doc_en.contains("```report") || rule.doc_en.contains("```baseline")
}

/// How many findings of one rule a report has.
fn count_in_report(text: &str, rule: &Rule) -> usize {
    let it = import("example.txt", text.as_bytes(), &Options::default()).expect("a report");
    let config = Config::everything();
    let from = Reported { origin: &it.origin, text: Some(text), notes: &it.notes };
    let document = locate("example.txt", &it.text, &check(&it.text, &config, true), &config, Some(from));
    let of_rule = document.findings.iter().filter(|it| it.finding.rule == rule.id);
    of_rule.inspect(|it| assert!(it.place.span.is_some_and(|it| !it.is_empty()), "nothing is marked")).count()
}

/// The findings of one rule on a text, with absolute places.
fn findings(text: &str, rule: &Rule) -> Vec<Finding> {
    let config = Config::everything();
    let checked = check(text, &config, false);
    let starts: Vec<usize> = checked.starts().collect();
    let sections = checked.sections.iter().zip(&starts);
    let all = sections.flat_map(|(section, start)| {
        let found = section.findings(&config);
        found.into_iter().map(|it| absolute(it, *start, &starts)).collect::<Vec<_>>()
    });
    all.filter(|it| it.rule == rule.id).collect()
}

fn absolute(mut finding: Finding, start: usize, starts: &[usize]) -> Finding {
    finding.span = finding.span.shifted(start);
    for fix in &mut finding.fixes {
        for edit in &mut fix.edits {
            edit.span = edit.span.shifted(start);
        }
        let elsewhere = std::mem::take(&mut fix.elsewhere);
        fix.edits.extend(
            elsewhere
                .into_iter()
                .map(|(section, edit)| Edit { span: edit.span.shifted(starts[section as usize]), ..edit }),
        );
    }
    finding
}

/// The fenced blocks of a page: tag and text.
pub(crate) fn blocks(page: &str) -> Vec<(String, String)> {
    let mut res = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in page.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(tag)) => open = Some((tag.trim().to_owned(), String::new())),
            (Some(_), Some(_)) => res.extend(open.take()),
            (Some((_, text)), None) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "an open fence in\n{page}");
    res
}

#[test]
fn the_examples_of_every_page_hold() {
    for rule in ALL.iter().filter(|it| !needs_another_plan(it)) {
        for (language, page) in [("en", rule.doc_en), ("it", rule.doc_it)] {
            let mut n_failing = 0;
            let mut last_failing = String::new();
            for (tag, text) in blocks(page) {
                if let Some(rest) = tag.strip_prefix("report") {
                    let expected = usize::from(rest == ",fails");
                    assert_eq!(count_in_report(&text, rule), expected, "{} ({language}) on\n{text}", rule.id);
                    n_failing += expected;
                    continue;
                }
                let found = findings(&text, rule);
                match tag.as_str() {
                    "plan" => assert!(
                        found.is_empty(),
                        "{} ({language}) is not silent on\n{text}\n{found:#?}",
                        rule.id
                    ),
                    "plan,fails" => {
                        assert_eq!(found.len(), 1, "{} ({language}) on\n{text}\n{found:#?}", rule.id);
                        n_failing += 1;
                        last_failing = text;
                    }
                    "plan,fixed" => {
                        let found = findings(&last_failing, rule);
                        let fix = found.first().and_then(|it| it.fixes.first());
                        let edits = &fix.unwrap_or_else(|| panic!("{} has no fix", rule.id)).edits;
                        assert_eq!(
                            apply(&last_failing, edits).as_ref(),
                            Ok(&text),
                            "{} ({language})",
                            rule.id
                        );
                    }
                    // Those of baselines are executed in `baseline.rs`.
                    "baseline,fails" => n_failing += 1,
                    "baseline" | "toml" | "sh" | "text" => {}
                    other => panic!("{}: unknown fence tag {other:?}", rule.id),
                }
            }
            assert!(n_failing > 0, "{} ({language}) has no failing example", rule.id);
        }
    }
}

/// Every fixture is a plan; a comment line with carets under a place is a finding there:
/// `#   ^^^^ error[rule]`. `UPDATE=1` writes the lines anew.
#[test]
fn fixtures_show_the_findings_of_their_rule() {
    for rule in ALL.iter().filter(|it| !needs_another_plan(it) && !needs_a_report(it)) {
        let path = fixture(rule);
        let text = fs::read_to_string(&path).unwrap_or_else(|_| panic!("no fixture {}", path.display()));
        let plain: String =
            text.lines().filter(|it| !is_annotation(it)).map(|it| format!("{it}\n")).collect();
        let annotated = annotate(&plain, &findings(&plain, rule));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &annotated).expect("the fixture is written");
        }
        let marks = annotated.lines().filter(|it| is_annotation(it)).count();
        assert!(marks > 0, "{}: the fixture has no finding of its rule", rule.id);
        let text = fs::read_to_string(&path).expect("the fixture is there");
        assert_eq!(text, annotated, "{}: set UPDATE=1 to bless", rule.id);
    }
}

/// A fixture is one plan with its heading, so what has none stands here.
#[test]
fn achievements_all_the_same_in_a_text_without_a_plan_are_shown_at_the_first() {
    let indicators = "  indicatore \"Atti\"\n    target >= 1\n    grado 100%\n".repeat(10);
    let text = format!("obiettivo 01.01 \"Uno\"\n{indicators}");
    let rule = collaudo::config::rule("uniform-achievement").expect("a rule");
    let found = findings(&text, rule);
    let places: Vec<&str> = found.iter().map(|it| &text[it.span.range()]).collect();
    assert_eq!(places, ["100%"]);
}

fn fixture(rule: &Rule) -> PathBuf {
    Path::new("tests/data/rules").join(format!("{}.piano", rule.id))
}

pub(crate) fn is_annotation(line: &str) -> bool {
    line.strip_prefix('#').is_some_and(|it| it.trim_start().starts_with('^') && it.trim_end().ends_with(']'))
}

/// Draws findings under their lines. The carets are moved right by one where the place
/// begins in the first column, which the `#` takes.
pub(crate) fn annotate(text: &str, findings: &[Finding]) -> String {
    let index = LineIndex::new(text);
    let mut res = String::new();
    for (i, line) in text.lines().enumerate() {
        res.push_str(line);
        res.push('\n');
        let mut here: Vec<&Finding> =
            findings.iter().filter(|it| index.line(it.span.start as usize) == i).collect();
        here.sort_by_key(|it| it.span);
        for finding in here {
            let (_, column) = index.position(text, finding.span.start as usize);
            let width = finding.span.text(text).lines().next().unwrap_or("").chars().count().max(1);
            let blanks = " ".repeat(column.saturating_sub(2));
            let carets = "^".repeat(width);
            let fixes = if finding.fixes.is_empty() {
                String::new()
            } else {
                format!(" {} fix(es)", finding.fixes.len())
            };
            res.push_str(&format!(
                "#{blanks}{carets} {}{fixes} [{}]\n",
                finding.severity.name(),
                finding.rule
            ));
        }
    }
    res
}

#[test]
fn the_catalogue_is_the_folder() {
    let mut files = BTreeSet::new();
    for family in fs::read_dir("src/rules").expect("src/rules").flatten().filter(|it| it.path().is_dir()) {
        for file in fs::read_dir(family.path()).expect("a family").flatten() {
            let path = file.path();
            let is_rule = fs::read_to_string(&path).is_ok_and(|it| it.contains("\nrule! {"));
            if is_rule {
                let id = path.file_stem().expect("a name").to_string_lossy().replace('_', "-");
                files.insert((family.file_name().to_string_lossy().into_owned(), id));
            }
        }
    }
    let rules: BTreeSet<_> = ALL.iter().map(|it| (it.family.name().to_owned(), it.id.to_owned())).collect();
    assert_eq!(files, rules);
    assert_eq!(rules.len(), ALL.len(), "two rules have one id");
}

#[test]
fn every_page_begins_with_a_sentence() {
    for rule in ALL {
        for page in [rule.doc_en, rule.doc_it] {
            let summary = page.trim_start().lines().next().unwrap_or("");
            assert!(summary.ends_with('.') && summary.len() <= 101, "{}: {summary:?}", rule.id);
        }
    }
}

/// Applies every fix of every fixture: the text still reads, and what was found is gone.
#[test]
fn every_fix_removes_its_finding() {
    for rule in ALL.iter().filter(|it| !needs_another_plan(it)) {
        let text = fs::read_to_string(fixture(rule)).unwrap_or_default();
        let before = findings(&text, rule);
        for finding in &before {
            for fix in &finding.fixes {
                let fixed = apply(&text, &fix.edits).unwrap_or_else(|it| panic!("{}: {it:?}", rule.id));
                let after = findings(&fixed, rule);
                assert!(
                    after.len() < before.len(),
                    "{}: {:?} leaves its finding in\n{fixed}",
                    rule.id,
                    fix.title
                );
            }
        }
    }
}

#[test]
fn spans_lie_in_the_text_and_labels_too() {
    for rule in ALL {
        let text = fs::read_to_string(fixture(rule)).unwrap_or_default();
        for finding in findings(&text, rule) {
            assert!(!finding.span.text(&text).is_empty(), "{}: nothing is marked", rule.id);
        }
    }
}

/// A page says when its finding may stand, or what to do instead.
#[test]
fn every_page_says_when_to_allow_its_finding() {
    for rule in ALL.iter().filter(|it| !matches!(it.family, Family::Text | Family::History)) {
        let says = |page: &str, words: [&str; 2]| words.iter().any(|it| page.contains(it));
        assert!(says(rule.doc_en, ["Allow it", "Instead of allowing"]), "{}", rule.id);
        assert!(says(rule.doc_it, ["La deroga è giustificata", "Non si usi una deroga"]), "{}", rule.id);
    }
}
