//! The queries fit the grammar.

use std::fs;

use tree_sitter::{Language, Query, QueryCursor, StreamingIterator};

use crate::support::{parse, plans, project};

#[test]
fn every_query_of_every_editor_compiles() {
    let language = Language::new(tree_sitter_piano::LANGUAGE);
    let mut queries = 0;
    for folder in
        ["grammar/tree-sitter-piano/queries", "editors/zed/languages/piano", "editors/helix/queries/piano"]
    {
        let Ok(entries) = fs::read_dir(project().join(folder)) else { continue };
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            if path.extension().is_some_and(|extension| extension == "scm") {
                let text = fs::read_to_string(&path).expect("a readable query");
                Query::new(&language, &text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                queries += 1;
            }
        }
    }
    assert!(queries > 0, "there are queries");
}

#[test]
fn the_colours_for_zed_differ_in_the_name_of_headings_alone() {
    let zed = fs::read_to_string(project().join("editors/zed/languages/piano/highlights.scm"))
        .expect("the colours for Zed are there");
    let ours = tree_sitter_piano::HIGHLIGHTS_QUERY.replace("@markup.heading", "@title");
    let rules = |query: &str| query.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(rules(&zed), rules(&ours));
}

#[test]
fn every_word_of_a_sound_plan_has_a_colour() {
    let language = Language::new(tree_sitter_piano::LANGUAGE);
    let query = Query::new(&language, tree_sitter_piano::HIGHLIGHTS_QUERY).expect("the query compiles");
    for (name, text) in plans() {
        let tree = parse(&text);
        let mut coloured = vec![false; text.len()];
        let mut cursor = QueryCursor::new();
        let mut captures = cursor.captures(&query, tree.root_node(), text.as_bytes());
        while let Some((found, _)) = captures.next() {
            for capture in found.captures() {
                coloured[capture.node.byte_range()].fill(true);
            }
        }
        for (at, character) in text.char_indices() {
            let plain = !coloured[at] && !character.is_whitespace();
            assert!(!plain, "{name}: no colour at byte {at}: {:?}", text[at..].lines().next());
        }
    }
}
