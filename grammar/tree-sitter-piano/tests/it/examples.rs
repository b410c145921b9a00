//! What Collaudo's own parser reads, this grammar reads.

use std::fs;

use crate::support::{plans, project, report};

#[test]
#[ignore = "grammar.js does not have direction, judgement, thresholds, readings, second conditions and inherited scoring yet"]
fn every_example_plan_parses_without_a_fault() {
    for (name, text) in plans() {
        assert_eq!(report(&text), Vec::<String>::new(), "{name}");
    }
}

#[test]
#[ignore = "grammar.js does not have direction, judgement, thresholds, readings, second conditions and inherited scoring yet"]
fn every_plan_block_of_the_language_by_example_parses_without_a_fault() {
    let Ok(page) = fs::read_to_string(project().join("grammar/README.md")) else {
        return;
    };
    let blocks = plan_blocks(&page);
    assert!(!blocks.is_empty(), "the page has plan blocks");
    for (line, block) in blocks {
        assert_eq!(report(&block), Vec::<String>::new(), "block at line {line} of grammar/README.md");
    }
}

#[test]
fn line_ends_of_every_system_give_the_same_tree() {
    for (name, text) in plans() {
        let tree = crate::support::parse(&text).root_node().to_sexp();
        for end in ["\r\n", "\r"] {
            let other = format!("\u{feff}{}", text.replace('\n', end));
            assert_eq!(crate::support::parse(&other).root_node().to_sexp(), tree, "{name} with {end:?}");
        }
    }
}

#[test]
fn a_last_line_needs_no_end() {
    assert_eq!(report("piano \"P\" 2023"), Vec::<String>::new());
    assert_eq!(report("piano \"P\" 2023\n# fine"), Vec::<String>::new());
    assert_eq!(report(""), Vec::<String>::new());
}

/// The blocks fenced exactly as ```` ```plan ````, with the line of their fence.
fn plan_blocks(page: &str) -> Vec<(usize, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (row, line) in page.lines().enumerate() {
        match &mut open {
            None if line.trim() == "```plan" => open = Some((row + 1, String::new())),
            None => {}
            Some(_) if line.trim() == "```" => blocks.extend(open.take()),
            Some((_, block)) => {
                block.push_str(line);
                block.push('\n');
            }
        }
    }
    blocks
}
