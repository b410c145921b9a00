//! Whether a file is one that `check` wrote, by what each format begins with. What anybody
//! else wrote is not overwritten unasked.

use crate::rules::ALL;

/// How much of a file is looked at, in bytes.
const HEAD: usize = 4096;

/// How the formats begin that say nothing else first.
const BEGINNINGS: &[&str] = &[
    "{\"version\": 1,\n \"files\": [",
    "{\"version\":1,\"files\":[",
    "{\n  \"documents\": [",
    "path,line,column,cell,severity,rule,objective,indicator,message,fingerprint",
    "path,kind,objectives,indicators,",
    "rank,depth,code,indicator,name,weight,reported,",
    "{\n  \"version\": 1,\n  \"path\": ",
    "## Collaudo\n",
    "[\n{\"description\":",
];

/// Whether a file is one that a format of `check` wrote.
pub(crate) fn is_own(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)).replace("\r\n", "\n");
    let has = |it: &str| head.contains(it);
    let first = head.lines().find(|it| !it.trim().is_empty()).unwrap_or("");
    BEGINNINGS.iter().any(|it| head.starts_with(it))
        // Line-delimited JSON: a finding, or a document of the summary.
        || (first.starts_with("{\"rule\":\"") && first.contains("\"severity\":\""))
        || (first.starts_with("{\"path\":\"") && first.contains("\"indicators\":"))
        || (has("\"$schema\"") && has("sarif") && has("\"name\": \"Collaudo\""))
        || has("<testsuites name=\"collaudo\"")
        || (has("<!doctype html>") && has("<meta name=\"generator\" content=\"Collaudo\">"))
        || is_annotation(first)
        || is_text(first)
        || bytes.trim_ascii() == b"[]"
        || bytes.trim_ascii() == b"[\n]"
}

/// `::error title=weights-not-100,file=…`
fn is_annotation(first: &str) -> bool {
    ["error", "warning", "notice"].iter().any(|it| first.starts_with(&format!("::{it} title=")))
}

/// The first line of what people read: a finding with its rule, the table of the summary or of
/// the statistics, or the sentence that sums up, in any language.
fn is_text(first: &str) -> bool {
    let mut bracketed = first.split('[').skip(1).filter_map(|it| it.split_once(']'));
    let names_rule = bracketed.any(|it| is_rule(it.0)) || is_finding(first);
    let counts_rule = first.split_whitespace().next_back().is_some_and(is_rule);
    let sums_up = [" file (", " files ("].iter().any(|it| first.contains(it)) && first.ends_with(')');
    names_rule || (counts_rule && first.starts_with(|it: char| it.is_ascii_digit())) || sums_up
}

/// `error[small-weight]: …`, of a rule of somebody's own.
fn is_finding(first: &str) -> bool {
    let Some((severity, rest)) = first.split_once('[') else { return false };
    let is_id = |it: &str| it.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-');
    severity.len() > 3
        && severity.chars().all(|it| it.is_ascii_lowercase())
        && rest.split_once("]: ").is_some_and(|it| !it.0.is_empty() && is_id(it.0))
}

fn is_rule(name: &str) -> bool {
    ALL.iter().any(|it| it.id == name)
}
