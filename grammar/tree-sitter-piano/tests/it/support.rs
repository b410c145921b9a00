//! Parsing for the tests, and the plans that they parse.

use std::fs;
use std::path::{Path, PathBuf};

use tree_sitter::{Node, Parser, Tree};

/// The tree of a plan.
pub fn parse(text: &str) -> Tree {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_piano::LANGUAGE.into()).expect("the generated parser fits the library");
    parser.parse(text, None).expect("a parse without a time limit ends")
}

/// Every node, parents first.
pub fn nodes<'tree>(root: Node<'tree>) -> Vec<Node<'tree>> {
    let mut all = vec![root];
    let mut next = 0;
    while next < all.len() {
        let node = all[next];
        all.extend((0..node.child_count() as u32).filter_map(|i| node.child(i)));
        next += 1;
    }
    all
}

/// The nodes that say that something is wrong with their line.
pub fn faults<'tree>(root: Node<'tree>) -> Vec<Node<'tree>> {
    nodes(root)
        .into_iter()
        .filter(|node| {
            node.is_error()
                || node.is_missing()
                || matches!(node.kind(), "unknown_statement" | "absent" | "unexpected" | "unclosed_text")
        })
        .collect()
}

/// The faults of a text as `line: text of the line (kind)`, empty for a sound plan.
pub fn report(text: &str) -> Vec<String> {
    faults(parse(text).root_node())
        .iter()
        .map(|node| {
            let row = node.start_position().row;
            let line = text.lines().nth(row).unwrap_or_default();
            format!("{}: {line} ({})", row + 1, node.kind())
        })
        .collect()
}

/// The top of the project.
pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The complete plans of the project, with their names: `examples/*.piano` (without those that are broken on
/// purpose) and the plan of this grammar's own tests.
pub fn plans() -> Vec<(String, String)> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("test/plan.piano");
    let mut paths: Vec<PathBuf> = fs::read_dir(project().join("examples"))
        .map(|entries| entries.filter_map(|entry| Some(entry.ok()?.path())).collect())
        .unwrap_or_default();
    paths.retain(|path| {
        path.extension().is_some_and(|extension| extension == "piano") && !is_broken_on_purpose(path)
    });
    paths.sort();
    paths.push(own);
    paths
        .iter()
        .map(|path| (path.display().to_string(), fs::read_to_string(path).expect("a readable plan")))
        .collect()
}

fn is_broken_on_purpose(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    ["error", "errori", "broken", "rotto"].iter().any(|word| name.contains(word))
}
