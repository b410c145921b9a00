//! Who may use whom, and who may touch the world outside.

use std::fs;
use std::path::{Path, PathBuf};

/// A source file: its place, the layer that it belongs to, and its text without tests and
/// comments.
struct Source {
    path: String,
    layer: String,
    code: String,
}

/// The layers, from the foundation up: the modules of `lib.rs` in their order, then the program.
fn layers() -> Vec<String> {
    let lib = fs::read_to_string("src/lib.rs").expect("src/lib.rs");
    let modules = lib.lines().filter_map(|it| it.strip_prefix("pub mod ")?.strip_suffix(';'));
    modules.map(str::to_owned).chain(["main".to_owned()]).collect()
}

fn sources() -> Vec<Source> {
    let mut files = Vec::new();
    collect(Path::new("src"), &mut files);
    files.sort();
    let read = |path: PathBuf| {
        let inner = path.strip_prefix("src").expect("a source").to_string_lossy().replace('\\', "/");
        let layer = inner.split(['/', '.']).next().unwrap_or("").to_owned();
        let text = fs::read_to_string(&path).expect("a source");
        Source { path: inner, layer, code: code_of(&text) }
    };
    files.into_iter().map(read).filter(|it| it.layer != "lib" && !it.path.ends_with("/cases.rs")).collect()
}

fn collect(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, out);
        } else if path.extension().is_some_and(|it| it == "rs") {
            out.push(path);
        }
    }
}

/// The code of a file: without comments, and without the tests at its end.
fn code_of(text: &str) -> String {
    let end = text.find("#[cfg(test)]\nmod ").unwrap_or(text.len());
    let lines = text[..end].lines().map(str::trim).filter(|it| !it.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The layers that code names behind `crate::`, grouped or not.
fn used(code: &str) -> Vec<&str> {
    let mut res = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let names: Vec<&str> = match rest.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap_or("").split(',').collect(),
            None => vec![rest],
        };
        let name = |it: &'_ str| it.trim_start().find(|it: char| !it.is_alphanumeric() && it != '_');
        for it in names {
            let it = it.trim_start();
            res.push(&it[..name(it).unwrap_or(it.len())]);
        }
    }
    res
}

#[test]
fn each_layer_uses_only_those_below_it() {
    let layers = layers();
    let height = |name: &str| layers.iter().position(|it| it == name);
    for source in sources() {
        let own = height(&source.layer).unwrap_or_else(|| panic!("{}: no layer of lib.rs", source.path));
        for name in used(&source.code) {
            // What is no layer is a macro of the crate.
            let Some(of) = height(name) else { continue };
            assert!(of <= own, "{} uses {name}, which stands above {}", source.path, source.layer);
        }
    }
}

#[test]
fn the_order_that_contributors_read_is_the_order_of_the_modules() {
    let guide = fs::read_to_string("CONTRIBUTING.md").expect("CONTRIBUTING.md");
    let order = format!("`{}`", layers().join(" < "));
    assert!(guide.contains(&order), "CONTRIBUTING.md does not say {order}");
}

#[test]
fn nothing_is_reached_by_way_of_a_parent() {
    for source in sources() {
        assert!(!source.code.contains("super::"), "{} says super::", source.path);
    }
}

/// What only some files may name, because it can be replaced, is slow to load, or touches
/// the world outside: the name, and the files whose path begins with one of these.
const CONFINED: &[(&str, &[&str])] = &[
    ("nom::", &["syntax/"]),
    ("codespan_reporting", &["output/terminal.rs"]),
    ("tower_lsp", &["lsp/"]),
    ("lsp_types", &["lsp/"]),
    ("tokio::", &["disk/", "lsp/", "cli/"]),
    ("clap", &["cli/"]),
    ("roff::", &["cli/"]),
    ("rust_xlsxwriter", &["export/xlsx/"]),
    ("fluent", &["lang/"]),
    ("serde", &["output/", "config/", "lsp/", "cli/", "export/", "browser.rs", "import/exported/json.rs"]),
    ("std::fs", &["disk/", "lsp/", "cli/"]),
    ("fs::", &["disk/", "lsp/", "cli/"]),
    ("std::env", &["disk/", "lsp/", "cli/", "main.rs"]),
    ("std::process", &["disk/", "lsp/", "cli/", "main.rs"]),
    ("std::io::stdin", &["disk/", "lsp/", "cli/"]),
    ("io::stdout", &["disk/", "lsp/", "cli/"]),
    ("SystemTime", &["disk/", "lsp/", "cli/"]),
    ("Instant::", &["disk/", "lsp/", "cli/"]),
    ("Zoned::now", &["disk/", "lsp/", "cli/"]),
    ("std::thread", &["own/condition.rs", "disk/", "lsp/", "cli/"]),
];

#[test]
fn what_touches_the_world_outside_stays_at_the_edge() {
    for source in sources() {
        for (name, places) in CONFINED {
            let is_allowed = places.iter().any(|it| source.path.starts_with(it));
            assert!(is_allowed || !names(&source.code, name), "{} names {name}", source.path);
        }
    }
}

/// Whether code names something, as a word of its own.
fn names(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        !before.is_some_and(|it| it.is_alphanumeric() || it == '_' || it == '"')
    })
}

#[test]
fn every_module_says_what_it_does() {
    for source in sources() {
        let text = fs::read_to_string(Path::new("src").join(&source.path)).expect("a source");
        let is_rule = text.contains("\nrule! {");
        assert!(is_rule || text.starts_with("//! "), "{} does not begin with `//!`", source.path);
    }
}

#[test]
fn the_checks_of_this_file_see_what_they_look_for() {
    assert_eq!(used("use crate::{text, cli::args};\nlet it = crate::lsp::run();"), ["text", "cli", "lsp"]);
    assert!(names("use std::fs;\n", "std::fs") && !names("offs::x", "fs::"));
    assert_eq!(
        code_of("// super::x\nfn a() {}\n\n#[cfg(test)]\nmod tests {\n use super::*;\n}\n"),
        "fn a() {}\n"
    );
}
