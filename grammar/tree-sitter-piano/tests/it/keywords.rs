//! The editors' keyword lists agree: what one colours, the others colour.

use std::fs;

use crate::support::{project, report};

#[test]
fn every_heading_keyword_of_the_textmate_grammar_opens_a_heading_here() {
    for keyword in alternation("headings") {
        assert_eq!(report(&format!("{keyword} \"nome\"")), Vec::<String>::new(), "{keyword}");
    }
}

#[test]
#[ignore = "grammar.js does not have direction, judgement, thresholds, readings, second conditions and inherited scoring yet"]
fn every_property_keyword_of_the_textmate_grammar_is_a_property_here() {
    for keyword in alternation("properties") {
        let arguments = ["\"testo\"", "100%", "nome = 1", "soglia"];
        let sound = arguments.iter().any(|argument| report(&format!("{keyword} {argument}")).is_empty());
        assert!(sound, "{keyword}");
    }
}

#[test]
fn the_vim_and_emacs_files_have_every_keyword() {
    for file in ["editors/vim/syntax/piano.vim", "editors/emacs/piano-mode.el"] {
        let text = fs::read_to_string(project().join(file)).expect("a readable file");
        for keyword in alternation("headings").iter().chain(&alternation("properties")) {
            let found = text.split(|c: char| !c.is_alphanumeric()).any(|word| word == keyword);
            assert!(found, "{keyword} in {file}");
        }
    }
}

/// The words of the one alternation in an entry of the TextMate grammar.
fn alternation(entry: &str) -> Vec<String> {
    let path = project().join("grammar/piano.tmLanguage.json");
    let text = fs::read_to_string(path).expect("a readable grammar");
    let grammar: serde_json::Value = serde_json::from_str(&text).expect("valid JSON");
    let pattern = grammar["repository"][entry]["match"].as_str().expect("a pattern").to_owned();
    let list = pattern.split(['(', ')']).find(|part| part.matches('|').count() > 5).expect("an alternation");
    list.split('|').map(str::to_owned).collect()
}
