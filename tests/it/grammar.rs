//! The grammar, the language by example and the colours say what the parser does.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use collaudo::syntax::{Function, KEYWORDS, PolicyName};

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
