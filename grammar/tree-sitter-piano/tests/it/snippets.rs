//! What a snippet inserts is a sound plan.

use std::collections::HashMap;
use std::fs;

use crate::support::{project, report};

#[test]
fn every_snippet_inserts_lines_without_a_fault() {
    let path = project().join("editors/vscode/snippets/piano.code-snippets");
    let text = fs::read_to_string(path).expect("readable snippets");
    let snippets: serde_json::Value = serde_json::from_str(&text).expect("valid JSON");
    for (name, snippet) in snippets.as_object().expect("an object") {
        let body = snippet["body"].as_array().expect("lines");
        let lines: Vec<&str> = body.iter().filter_map(|line| line.as_str()).collect();
        let plan = expanded(&lines.join("\n"));
        assert!(!plan.contains(['$', '{', '}']), "{name}: {plan}");
        assert_eq!(report(&plan), Vec::<String>::new(), "{name}: {plan}");
    }
}

/// The snippet with its defaults, as it stands before anything is typed.
fn expanded(snippet: &str) -> String {
    let mut rest = snippet.replace("$CURRENT_YEAR", "2026");
    let mut defaults: HashMap<String, String> = HashMap::from([("0".to_owned(), String::new())]);
    let mut plan = String::new();
    while let Some((before, after)) = rest.split_once('$') {
        plan.push_str(before);
        let (inner, next) = match after.strip_prefix('{') {
            Some(braced) => braced.split_once('}').expect("a closed placeholder"),
            None => after.split_at(after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len())),
        };
        let end = inner.find(|c: char| !c.is_ascii_digit()).unwrap_or(inner.len());
        let (number, default) = inner.split_at(end);
        let chosen = match default.strip_prefix('|') {
            Some(choices) => choices.split(',').next().map(str::to_owned),
            None => default.strip_prefix(':').map(str::to_owned),
        };
        if let Some(chosen) = chosen {
            defaults.insert(number.to_owned(), chosen);
        }
        plan.push_str(defaults.get(number).expect("a placeholder with a default"));
        rest = next.to_owned();
    }
    plan + &rest
}
