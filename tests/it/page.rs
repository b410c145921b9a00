//! The page for people: safe, whole, and the same in both languages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use base64::Engine;
use sha2::{Digest, Sha256};

use crate::outputs::{collaudo, stdout};

/// Text that would mean something in a page.
const HOSTILE: &str = "piano \"<script>alert(1)</script>\" 2023\n\
    prospettiva BSC1 \"</style><img src=x onerror=alert(1)>\"\n\
    obiettivo 01.01 \"' onmouseover='alert(1)\u{202E} &amp; {{ 7*7 }}\"\n\
    indicatore \"<!-- --> «\"\npeso 60%\nmisura a = 1 N \"<b>\"\nmisura b = 2 N\nformula a / b\ntarget >= 90%\n\
    consuntivo 50%\ngrado 100%\nindicatore \"<svg/onload=alert(1)>\"\npeso 30%\ntarget entro 30-06-2023\n\
    consuntivo 14-02-2023\n";

fn page(files: &[(&str, &str)], args: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    stdout(&collaudo(folder.path(), &[&["check", ".", "--output-format", "html"], args].concat()))
}

/// Every tag of a page with its attributes, what is in the script and the style left out.
fn tags(page: &str) -> Vec<String> {
    let mut res = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once('<') {
        let (tag, after) = after.split_once('>').expect("a tag ends");
        res.push(tag.to_owned());
        rest = after;
        for raw in ["script", "style"] {
            if tag == raw {
                rest = after.split_once(&format!("</{raw}")).expect("its end").1;
                res.push(format!("/{raw}"));
            }
        }
    }
    res
}

fn name(tag: &str) -> &str {
    tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or("")
}

#[test]
fn every_tag_ends_where_it_should() {
    for lang in ["it", "en"] {
        let text = page(&[("a.piano", HOSTILE), ("b.piano", HOSTILE)], &["--lang", lang]);
        let mut open: Vec<String> = Vec::new();
        for tag in tags(&text) {
            let is_void = matches!(name(&tag), "meta" | "br" | "input" | "!doctype") || tag.ends_with('/');
            if let Some(ended) = tag.strip_prefix('/') {
                assert_eq!(open.pop().as_deref(), Some(ended), "of {open:?}");
            } else if !is_void {
                open.push(name(&tag).to_owned());
            }
        }
        assert!(open.is_empty(), "{open:?}");
    }
}

#[test]
fn nothing_from_a_report_becomes_markup_and_nothing_is_fetched() {
    let text = page(&[("a.piano", HOSTILE)], &[]);
    let tags = tags(&text);
    assert_eq!(tags.iter().filter(|it| name(it) == "script").count(), 2, "one script, and its end");
    for tag in &tags {
        assert!(!matches!(name(tag), "img" | "iframe" | "link" | "b" | "object"), "{tag}");
        let attributes = tag.split('"').step_by(2);
        assert!(!attributes.into_iter().any(|it| it.contains(" on") || it.contains(" style=")), "{tag}");
        for kind in ["src=", "href=\"http", "url("] {
            assert!(!tag.contains(kind), "{tag}");
        }
    }
    assert!(text.contains("&#60;script&#62;alert(1)"), "the text is there, escaped");
    assert!(text.contains("{{ 7*7 }}") && !text.contains('\u{202E}'));
}

/// The policy allows our own script and style alone: by their hashes.
#[test]
fn the_policy_names_script_and_style_by_their_hashes() {
    let text = page(&[("a.piano", HOSTILE)], &[]);
    for kind in ["script", "style"] {
        let start = text.split_once(&format!("<{kind}>")).expect("it is there").1;
        let body = start.split_once(&format!("</{kind}>")).expect("its end").0;
        let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(body));
        assert!(text.contains(&format!("{kind}-src 'sha256-{hash}'")), "{kind}: {hash}");
    }
    assert!(text.contains("default-src 'none'"));
}

#[test]
fn every_link_leads_somewhere_and_no_place_has_two_names() {
    let text = page(&[("a.piano", HOSTILE), ("b.piano", HOSTILE)], &[]);
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    let mut links: BTreeSet<String> = BTreeSet::new();
    for tag in tags(&text) {
        let value = |key: &str| tag.split_once(key).and_then(|it| it.1.split('"').next()).map(str::to_owned);
        if let Some(id) = value(" id=\"") {
            *ids.entry(id).or_default() += 1;
        }
        links.extend(value("href=\"#"));
        links.extend(value("aria-labelledby=\""));
    }
    assert!(links.len() > 10);
    assert!(ids.values().all(|it| *it == 1), "{ids:?}");
    for it in links {
        assert!(ids.contains_key(&it), "{it}");
    }
}

#[test]
fn a_page_shows_every_finding_with_its_row_in_the_readers_language() {
    let files = [("a.piano", HOSTILE)];
    let (it, en) = (page(&files, &["--lang", "it"]), page(&files, &["--lang", "en"]));
    assert!(it.contains("<html lang=\"it\">") && en.contains("<html lang=\"en\">"));
    let count = |text: &str| tags(text).iter().filter(|it| it.starts_with("article class=\"finding")).count();
    assert_eq!(count(&it), count(&en));
    assert!(count(&it) >= 2);
    for part in ["Consuntivo", "≥ 90\u{a0}%", "entro il 30/06/2023", "a = 1 N (&#60;b&#62;)", "a / b"] {
        assert!(it.replace(" %", "\u{a0}%").contains(part), "{part}");
    }
    assert!(en.contains("by 30 June 2023"));
    // No message is left without its sentence.
    assert!(!tags(&it).is_empty() && !it.contains(">page-") && !it.contains(" page-"));
}

#[test]
fn a_clean_plan_and_a_file_that_cannot_be_read_have_a_page_too() {
    let text = page(&[("a.piano", "piano \"Ente\" 2023\n"), ("b.tsv", "x")], &[]);
    assert!(
        text.contains("<h1>Ente 2023</h1>") && text.contains("nothing was found")
            || text.contains("Nothing was found")
    );
    let folder = tempfile::tempdir().expect("a folder");
    let output = collaudo(folder.path(), &["check", "nessuno.piano", "--output-format", "html"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stdout(&output).contains("<code>nessuno.piano</code> there is no such file"));
}
