//! What the server is to say, from a check of the same text and by another reckoning.

use collaudo::check::{Document, Location, check, locate};
use collaudo::config::Config;
use collaudo::lang::{Catalogue, Language};
use serde_json::{Value, json};

/// What columns count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Units {
    Utf8,
    Utf16,
    Utf32,
}

impl Units {
    pub(crate) const ALL: [Self; 3] = [Self::Utf8, Self::Utf16, Self::Utf32];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
            Self::Utf32 => "utf-32",
        }
    }

    pub(crate) fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|it| it.name() == name).expect("an encoding")
    }

    fn count(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16 => text.encode_utf16().count(),
            Self::Utf32 => text.chars().count(),
        }
    }

    /// The position of a byte.
    pub(crate) fn position(self, text: &str, offset: usize) -> Value {
        let before = &text[..offset];
        // CR LF is one end of a line, also where the offset stands within it.
        let ends = before.matches('\n').count() + lone_returns(before, text);
        let start = before
            .char_indices()
            .rev()
            .find(|(at, it)| *it == '\n' || (*it == '\r' && !text[at + 1..].starts_with('\n')))
            .map_or(0, |it| it.0 + 1);
        json!({"line": ends, "character": self.count(&text[start..offset])})
    }

    pub(crate) fn range(self, text: &str, start: usize, end: usize) -> Value {
        json!({"start": self.position(text, start), "end": self.position(text, end)})
    }
}

fn lone_returns(before: &str, text: &str) -> usize {
    before.match_indices('\r').filter(|it| !text[it.0 + 1..].starts_with('\n')).count()
}

/// The byte of a position.
pub(crate) fn offset(text: &str, units: Units, position: &Value) -> usize {
    let line = position["line"].as_u64().expect("a line") as usize;
    let column = position["character"].as_u64().expect("a column") as usize;
    let mut starts = vec![0];
    for (at, it) in text.char_indices() {
        if it == '\n' || (it == '\r' && !text[at + 1..].starts_with('\n')) {
            starts.push(at + 1);
        }
    }
    let Some(start) = starts.get(line) else { return text.len() };
    let rest = &text[*start..];
    let line = &rest[..rest.find(['\r', '\n']).unwrap_or(rest.len())];
    let ends = line.char_indices().map(|it| it.0).chain([line.len()]);
    let at = ends.take_while(|it| units.count(&line[..*it]) <= column).last();
    start + at.unwrap_or(0)
}

/// The diagnostics of a text, in a fixed order.
pub(crate) fn expected(
    uri: &str,
    text: &str,
    config: &Config,
    units: Units,
    language: Language,
) -> Vec<Value> {
    let document = locate(uri, text, &check(text, config, false), config, None);
    of_document(&document, text, units, language)
}

fn of_document(document: &Document, text: &str, units: Units, language: Language) -> Vec<Value> {
    let catalogue = Catalogue::new(language);
    let range = |it: &Location| {
        let span = it.span.expect("a place in the text");
        units.range(text, span.start as usize, span.end as usize)
    };
    let all = document.findings.iter().map(|it| {
        let labels = it.finding.labels.iter().zip(&it.labels);
        let labels: Vec<Value> =
            labels.map(|(label, place)| json!([range(place), catalogue.say(&label.message)])).collect();
        json!({
            "code": it.finding.rule,
            "severity": match it.finding.severity.name() { "error" => 1, "warning" => 2, _ => 3 },
            "message": catalogue.say(&it.finding.message),
            "range": range(&it.place),
            "fingerprint": it.fingerprint,
            "related": labels,
        })
    });
    sorted(all.collect())
}

/// Diagnostics of the server in the same form.
pub(crate) fn simple(diagnostics: &[Value]) -> Vec<Value> {
    let all = diagnostics.iter().map(|it| {
        assert_eq!(it["source"], "collaudo");
        let related = it["relatedInformation"].as_array().cloned().unwrap_or_default();
        let related: Vec<Value> =
            related.iter().map(|it| json!([it["location"]["range"], it["message"]])).collect();
        json!({
            "code": it["code"],
            "severity": it["severity"],
            "message": it["message"],
            "range": it["range"],
            "fingerprint": it["data"]["fingerprint"],
            "related": related,
        })
    });
    sorted(all.collect())
}

fn sorted(mut all: Vec<Value>) -> Vec<Value> {
    all.sort_by_key(ToString::to_string);
    all
}
