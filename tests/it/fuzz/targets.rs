//! What is tried with any bytes: one function a target, which panics where something that always
//! holds does not. The tests run them, and so does cargo-fuzz (`tests/fuzz`).

#![allow(unreachable_pub, reason = "cargo-fuzz uses each of them from a program of its own")]

use std::sync::Arc;

use collaudo::check::{Live, Point, check};
use collaudo::config::{self, Config, baseline};
use collaudo::finding::Finding;
use collaudo::format::{Options, format};
use collaudo::import;
use collaudo::syntax::Language;
use collaudo::text::decode::decode;

/// Code that any bytes are given to.
type Target = fn(&[u8]);

/// Every target by its name.
pub const TARGETS: &[(&str, Target)] = &[
    ("plan", plan),
    ("reader", reader),
    ("config", configuration),
    ("condition", condition),
    ("messages", messages),
    ("edits", edits),
    ("format", formatted),
];

/// Any bytes are a plan with findings, whose sections are the text.
pub fn plan(bytes: &[u8]) {
    let text = decode(bytes).text;
    let checked = check(&text, &Config::everything(), false);
    assert_eq!(checked.sections.iter().map(|it| it.len).sum::<usize>(), text.len());
}

/// Any bytes are a report or refused; a report becomes a plan that formats to itself.
pub fn reader(bytes: &[u8]) {
    const NAMES: &[&str] =
        &["x.txt", "x.csv", "x.tsv", "x.xlsx", "x.xls", "x.ods", "x.html", "x.md", "x.pdf", "x"];
    let (which, bytes) = bytes.split_first().unwrap_or((&0, &[]));
    let name = NAMES[usize::from(*which) % NAMES.len()];
    if let Ok(it) = import::import(name, bytes, &import::Options::default()) {
        assert!(format(&it.text, &Options::default()) == it.text, "what is imported is canonical");
        plan(it.text.as_bytes());
    }
}

/// Any text is a configuration, or has mistakes with their places in it.
pub fn configuration(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let _ = config::extends(&text);
    match config::read(&text) {
        Ok(it) => _ = it.config(),
        Err(problems) => {
            assert!(!problems.is_empty());
            assert!(problems.iter().all(|it| text.get(it.span.clone()).is_some()), "{problems:?}");
        }
    }
    let _ = baseline::read(&text);
}

/// Any text is a condition of a rule of one's own, or a mistake; either ends soon.
pub fn condition(bytes: &[u8]) {
    const PLAN: &str = "piano \"Ente\" 2024\nobiettivo 1 \"Uno\"\n  indicatore \"Quota\"\n    peso 60%\n    misura a = 3 N \"a\"\n    formula a / a\n    target >= 80%\n    consuntivo 90%\n    grado 100%\n  indicatore \"Termine\"\n    peso 40%\n    target entro 30-06-2024\n    consuntivo 12-06-2024\n";
    let text = String::from_utf8_lossy(bytes);
    let written = toml::Value::String(text.into_owned());
    for on in ["indicator", "objective", "plan"] {
        let file = format!("[[rules]]\nid = \"fuzzed\"\non = \"{on}\"\nwhen = {written}\nmessage = \"m\"\n");
        if let Ok(it) = config::read(&file) {
            check(PLAN, &it.config(), false);
        }
    }
}

/// Whatever a client sends, the next request is answered.
pub fn messages(bytes: &[u8]) {
    let framed = |it: &str| format!("Content-Length: {}\r\n\r\n{it}", it.len());
    let hello =
        framed(r#"{"jsonrpc":"2.0","id":"hello","method":"initialize","params":{"capabilities":{}}}"#);
    let flush = framed(r#"{"jsonrpc":"2.0","method":"$/nothing"}"#);
    let last = framed(r#"{"jsonrpc":"2.0","id":"the last one","method":"no/such"}"#);
    let exit = framed(r#"{"jsonrpc":"2.0","method":"exit"}"#);
    let input = [hello.as_bytes(), bytes, flush.as_bytes(), last.as_bytes(), exit.as_bytes()].concat();
    let mut output = Vec::new();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(collaudo::lsp::serve(input.as_slice(), &mut output, Language::En));
    let has = |all: &[u8], part: &[u8]| all.windows(part.len()).any(|it| it == part);
    // Bytes that say good-bye have their way.
    if !has(bytes, b"exit") && !has(bytes, b"\\u") {
        assert!(has(&output, b"\"the last one\""), "the last request has no answer");
    }
}

/// After edits a document has the findings of a fresh check.
pub fn edits(bytes: &[u8]) {
    let (edits, text) = bytes.split_at(bytes.len().min(24));
    let config = Arc::new(Config::everything());
    let mut live = Live::new(&decode(text).text, Arc::clone(&config));
    for edit in edits.chunks_exact(4) {
        let whole = live.text();
        let point = |share: u8| {
            let section = usize::from(share) * live.parts().len() / 256;
            let text = live.parts().get(section).map_or("", |it| it.text.as_str());
            let mut offset = usize::from(share.wrapping_mul(37)) * (text.len() + 1) / 256;
            while !text.is_char_boundary(offset) {
                offset -= 1;
            }
            Point { section, offset }
        };
        let (a, b) = (point(edit[0]), point(edit[0].wrapping_add(edit[1] % 3)));
        let new: String =
            whole.lines().nth(usize::from(edit[2])).map_or_else(String::new, |it| format!("{it}\n"));
        let new = if edit[3] % 2 == 0 { new } else { char::from(edit[3]).to_string() };
        live.edit(a.min(b), a.max(b), &new);
        let text = live.text();
        let fresh = check(&text, &config, false);
        let expected: Vec<Vec<Finding>> = fresh.sections.iter().map(|it| it.findings(&config)).collect();
        let found: Vec<Vec<Finding>> = live.parts().iter().map(|it| it.findings.clone()).collect();
        assert!(found == expected, "after an edit of {edit:?}");
    }
}

/// What is formatted is canonical, in either language.
pub fn formatted(bytes: &[u8]) {
    let text = decode(bytes).text;
    for language in [None, Some(Language::It), Some(Language::En)] {
        let options = Options { language };
        let once = format(&text, &options);
        assert!(format(&once, &options) == once, "formatting again changes it ({language:?})");
    }
}
