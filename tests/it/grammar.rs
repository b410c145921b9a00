//! The grammar, the language by example and the colours say what the parser does.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use collaudo::syntax::{Function, KEYWORDS, Keyword, PolicyName};

use crate::support::errors;
use crate::support::meaning::lines;

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    fs::read_to_string(project(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The productions of the grammar, their blanks evened out.
fn productions() -> BTreeMap<String, String> {
    let text = read("grammar/plan.ebnf");
    let mut rest = text.as_str();
    let mut res = BTreeMap::new();
    let mut production = String::new();
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '(' if rest.starts_with("(*") => {
                rest = &rest[rest.find("*)").expect("a comment ends") + 2..];
                continue;
            }
            ';' => {
                let (name, rule) = production.split_once('=').expect("a production has a name");
                let name = name.trim().to_owned();
                assert_eq!(res.insert(name.clone(), one_line(rule)), None, "{name} is there twice");
                production.clear();
                rest = &rest[1..];
                continue;
            }
            '"' | '\'' | '?' => rest[1..].find(first).expect("a terminal ends") + 2,
            _ => first.len_utf8(),
        };
        production += &rest[..end];
        rest = &rest[end..];
    }
    assert_eq!(production.trim(), "", "every production ends in a semicolon");
    res
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Functions of `src/syntax` with the rule in their documentation.
fn functions() -> BTreeMap<String, String> {
    let mut res = BTreeMap::new();
    for entry in fs::read_dir(project("src/syntax")).expect("the folder is there") {
        let source = fs::read_to_string(entry.expect("a file").path()).expect("text");
        let mut doc = String::new();
        for line in source.lines().map(str::trim) {
            if let Some(it) = line.strip_prefix("///") {
                doc += it;
                continue;
            }
            let rule = doc.split('`').skip(1).step_by(2).find_map(|it| it.split_once(" = "));
            let rule = rule.filter(|it| it.0.chars().all(|it| it.is_ascii_lowercase() || it == '_'));
            if let (Some((name, rule)), Some((_, after))) = (rule, line.split_once("fn ")) {
                let function = after.split(['(', '<']).next().unwrap_or("");
                assert_eq!(function.trim_start_matches("parse_"), name, "the rule is another function's");
                res.insert(name.to_owned(), one_line(rule));
            }
            doc.clear();
        }
    }
    res
}

/// The words between quotes in a rule.
fn terminals(rule: &str) -> BTreeSet<&str> {
    rule.split('"').skip(1).step_by(2).collect()
}

fn names(rule: &str) -> BTreeSet<&str> {
    let mut rest = rule;
    let mut res = BTreeSet::new();
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '"' | '\'' | '?' => rest[1..].find(first).expect("a terminal ends") + 2,
            'a'..='z' => rest.find(|it: char| !it.is_ascii_lowercase() && it != '_').unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        if first.is_ascii_lowercase() {
            res.insert(&rest[..end]);
        }
        rest = &rest[end..];
    }
    res
}

#[test]
fn every_production_is_a_function_and_the_other_way_round() {
    let mut rules = productions();
    rules.retain(|_, rule| !rule.starts_with('?'));
    assert_eq!(rules, functions());
    assert!(rules.len() > 30, "the productions were found");
}

#[test]
fn every_production_is_used_and_every_name_is_a_production() {
    let rules = productions();
    let mut used: BTreeSet<&str> = rules.values().flat_map(|it| names(it)).collect();
    // What stands between all others.
    used.extend(["line", "blanks"]);
    assert_eq!(used, rules.keys().map(String::as_str).collect());
}

#[test]
fn the_words_of_the_grammar_are_those_of_the_tables() {
    let rules = productions();
    let keywords = KEYWORDS.iter().flat_map(|it| [it.it, it.en]).collect();
    assert_eq!(terminals(&rules["keyword"]), keywords);
    let policies = PolicyName::ALL.iter().flat_map(|it| [it.1, it.2]).collect();
    assert_eq!(terminals(&rules["policy"]), policies);
    let functions = Function::ALL.iter().flat_map(|it| [it.1, it.2]);
    assert_eq!(terminals(&rules["function"]), functions.chain(["(", ")", ";", ","]).collect());
}

/// The fenced blocks of the language by example: first line, tag, text.
fn blocks() -> Vec<(usize, String, String)> {
    let page = read("grammar/README.md");
    let mut res = Vec::new();
    let mut open: Option<(usize, String, String)> = None;
    for (number, line) in (1..).zip(page.lines()) {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(tag)) => open = Some((number, tag.to_owned(), String::new())),
            (Some(_), Some(_)) => res.extend(open.take()),
            (Some((_, _, text)), None) => *text += &format!("{line}\n"),
            (None, None) => {}
        }
    }
    assert_eq!(open, None, "every block is closed");
    res
}

#[test]
fn the_examples_of_the_language_are_right_or_have_the_one_error_that_they_show() {
    let mut n_right = 0;
    for (line, tag, text) in blocks() {
        let expected = match tag.as_str() {
            "plan" => 0,
            "plan,fails" => 1,
            other => panic!("line {line}: a block of {other:?}"),
        };
        let errors = errors(&text);
        assert_eq!(errors.len(), expected, "the block at line {line} has {errors:?}");
        n_right += 1 - expected;
    }
    assert!(n_right > 8, "the blocks were found");
}

#[test]
fn the_language_by_example_shows_every_kind_of_statement() {
    let text: String = blocks().into_iter().map(|it| it.2).collect();
    let used: BTreeSet<String> = lines(&text).iter().filter_map(|it| Some(kind(it.key?.keyword))).collect();
    // Properties in words are all alike.
    let words = ["Source", "Note", "Reason", "Stakeholders", "Contributors", "Dimension", "Previous"];
    let all = KEYWORDS.iter().map(|it| kind(it.keyword));
    let missing: Vec<_> =
        all.filter(|it| !used.contains(it) && !words.iter().any(|w| it.contains(w))).collect();
    assert_eq!(missing, [""; 0]);
}

fn kind(keyword: Keyword) -> String {
    format!("{keyword:?}")
}

#[test]
fn the_tables_of_the_language_by_example_have_every_word() {
    let page = read("grammar/README.md");
    let rows = page.lines().filter_map(|it| {
        let mut cells =
            it.split('|').map(str::trim).skip(1).map(|it| it.strip_prefix('`')?.strip_suffix('`'));
        let word = |it: &str| it.split('(').next().unwrap_or("").to_owned();
        Some((word(cells.next()??), word(cells.next()??)))
    });
    let keywords = KEYWORDS.iter().map(|it| (it.it, it.en));
    let functions = Function::ALL.iter().map(|it| (it.1, it.2));
    let policies = PolicyName::ALL.iter().map(|it| (it.1, it.2));
    let all = keywords.chain(functions).chain(policies).map(|(it, en)| (it.to_owned(), en.to_owned()));
    assert_eq!(rows.collect::<Vec<_>>(), all.collect::<Vec<_>>());
}

#[test]
fn the_colours_know_exactly_the_keywords_of_the_table() {
    let grammar: serde_json::Value =
        serde_json::from_str(&read("grammar/piano.tmLanguage.json")).expect("JSON");
    let coloured = |part: &str| {
        let pattern = grammar["repository"][part]["match"].as_str().expect("a pattern");
        // The first group that is captured holds the words.
        let (_, rest) = pattern.split_once("*(").expect("the words stand in a group");
        let (words, _) = rest.split_once(')').expect("the group ends");
        words.split('|').map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let table = |wanted: fn(Keyword) -> bool| {
        let rows = KEYWORDS.iter().filter(|it| wanted(it.keyword));
        rows.flat_map(|it| [it.it.to_owned(), it.en.to_owned()]).collect::<BTreeSet<_>>()
    };
    assert_eq!(coloured("headings"), table(|it| matches!(it, Keyword::Heading(_))));
    assert_eq!(coloured("properties"), table(|it| matches!(it, Keyword::Property(_))));
}
