//! The corpus in `test/corpus`, in the form of `tree-sitter test`, read without that program.

use std::fs;
use std::path::Path;

use crate::support::parse;

#[test]
fn every_corpus_entry_gives_its_tree() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("test/corpus");
    let mut entries = 0;
    for file in fs::read_dir(folder).expect("the corpus is there") {
        let path = file.expect("a readable folder").path();
        let text = fs::read_to_string(&path).expect("a readable file");
        for entry in text.split("==================\n").skip(1).collect::<Vec<_>>().chunks(2) {
            let [title, body] = entry else { panic!("{}: a title without a body", path.display()) };
            let (source, expected) = body.split_once("\n---\n").expect("source and tree are parted by ---");
            let found = parse(source.trim_start_matches('\n')).root_node().to_sexp();
            assert_eq!(found, one_line(expected), "{}: {}", path.display(), title.trim());
            entries += 1;
        }
    }
    assert!(entries > 20, "{entries} entries found");
}

/// A tree as `to_sexp` prints it: single blanks, none before a closing bracket.
fn one_line(tree: &str) -> String {
    tree.split_whitespace().collect::<Vec<_>>().join(" ").replace(" )", ")")
}
