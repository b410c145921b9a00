//! The rules of one's own in a `collaudo.toml`, each under `[[rules]]`.

use std::collections::HashMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::config::file::{Reader, Value};
use crate::finding::Message;
use crate::own::{Broken, Definition, OwnRule, Sentence, Subject, own_rule};
use crate::rule::{Family, Level};
use crate::rules::ALL;

/// The keys of a rule.
pub(crate) const KEYS: &[&str] = &["id", "severity", "on", "when", "message", "examples"];

/// How bad the findings of a rule can be.
pub(crate) const LEVELS: &[(Level, &str)] =
    &[(Level::Error, "error"), (Level::Warning, "warning"), (Level::Info, "info")];

impl Reader<'_> {
    /// Reads the rules; those that are wrong are said and left out.
    pub(crate) fn rules(&mut self, value: &Value<'_>) -> Vec<&'static OwnRule> {
        let Some(items) = value.get_ref().as_array() else {
            self.problem(value.span(), Message::new("config-needs-rules"));
            return Vec::new();
        };
        let mut res: Vec<&'static OwnRule> = Vec::new();
        let mut by_id: HashMap<&str, &'static OwnRule> =
            self.own.iter().rev().map(|it| (it.rule.id, *it)).collect();
        for item in items.iter() {
            let Some(table) = item.get_ref().as_table() else {
                self.problem(item.span(), Message::new("config-needs-rules"));
                continue;
            };
            for key in table.keys() {
                if !KEYS.contains(&key.get_ref().as_ref()) {
                    self.unknown("config-unknown-key", key.span(), key.get_ref(), KEYS);
                }
            }
            let Some(it) = self.rule(item, table) else { continue };
            match by_id.get(it.rule.id) {
                None => {
                    by_id.insert(it.rule.id, it);
                    res.push(it);
                }
                // The same rule said again is no other rule.
                Some(known) if known.definition.is_same(&it.definition) => {}
                Some(_) => {
                    let id = get(table, "id").map_or(item.span(), Spanned::span);
                    self.problem(id, Message::new("config-rule-twice").with("name", it.rule.id));
                }
            }
        }
        res
    }

    fn rule(&mut self, item: &Spanned<DeValue<'_>>, table: &DeTable<'_>) -> Option<&'static OwnRule> {
        let id = self.id(item, table);
        let when_at = get(table, "when");
        let when = when_at.and_then(|it| self.text(it));
        for key in ["when", "message"] {
            if get(table, key).is_none() {
                self.problem(item.span(), Message::new("config-rule-needs").with("name", key));
            }
        }
        let level = match get(table, "severity") {
            Some(it) => self.one_of(it, LEVELS)?,
            None => Level::Warning,
        };
        let on = match get(table, "on") {
            Some(it) => self.one_of(it, Subject::ALL)?,
            None => Subject::Indicator,
        };
        let message = get(table, "message").and_then(|it| self.message(it, on));
        let examples = get(table, "examples").map(|it| self.examples(it)).unwrap_or_default();
        let line = |file: &str| {
            let at = get(table, "id").map_or(item.span(), Spanned::span).start;
            (file.to_owned(), self.lines.line(at).saturating_add(1))
        };
        let place = self.file.map(line);
        let definition = Definition { id: id?, level, on, when: when?, message: message?, examples, place };
        let span = when_at?.span();
        match own_rule(definition) {
            Ok(it) => Some(it),
            Err(broken) => {
                self.broken(span, broken);
                None
            }
        }
    }

    /// Says what is wrong with a text, at its place within the quotes; in a text with escapes,
    /// the nearest to it.
    fn broken(&mut self, span: Range<usize>, broken: Broken) {
        let is_long = span.len() > 6 && self.source.get(span.start..).is_some_and(is_long);
        let quotes = if is_long { 3 } else { 1 };
        let at = span.start.saturating_add(quotes).saturating_add(broken.at).min(span.end);
        self.problem(at..span.end, *broken.message);
    }

    fn id(&mut self, item: &Spanned<DeValue<'_>>, table: &DeTable<'_>) -> Option<String> {
        let Some(value) = get(table, "id") else {
            self.problem(item.span(), Message::new("config-rule-needs").with("name", "id"));
            return None;
        };
        let id = self.text(value)?;
        let is_part = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
        let is_id = id.starts_with(|it: char| it.is_ascii_lowercase()) && id.chars().all(is_part);
        let words = ["all", "default", "error", "warning", "info", "pedantic", Family::Own.name()];
        let is_taken =
            words.contains(&id.as_str()) || ALL.iter().any(|it| it.id == id || it.family.name() == id);
        let problem = match (is_id, is_taken) {
            (false, _) => "config-rule-id",
            (true, true) => "config-rule-taken",
            (true, false) => return Some(id),
        };
        self.problem(value.span(), Message::new(problem).with("name", id.as_str()));
        None
    }

    /// One sentence for both languages, or one for each.
    fn message(&mut self, value: &Value<'_>, on: Subject) -> Option<[Sentence; 2]> {
        let Some(table) = value.get_ref().as_table() else {
            let it = self.sentence(value, on)?;
            return Some([it.clone(), it]);
        };
        for key in table.keys() {
            if !["it", "en"].contains(&key.get_ref().as_ref()) {
                self.unknown("config-unknown-key", key.span(), key.get_ref(), &["it", "en"]);
            }
        }
        match (get(table, "it"), get(table, "en")) {
            (None, None) => {
                self.problem(value.span(), Message::new("config-needs-text"));
                None
            }
            (Some(it), None) | (None, Some(it)) => {
                let it = self.sentence(it, on)?;
                Some([it.clone(), it])
            }
            (Some(it), Some(en)) => {
                let (it, en) = (self.sentence(it, on), self.sentence(en, on));
                Some([it?, en?])
            }
        }
    }

    fn sentence(&mut self, value: &Value<'_>, on: Subject) -> Option<Sentence> {
        let text = self.text(value)?;
        Sentence::read(&text, on).map_err(|it| self.broken(value.span(), it)).ok()
    }

    fn examples(&mut self, value: &Value<'_>) -> Vec<(bool, String)> {
        const LISTS: &[&str] = &["fails", "passes"];
        let Some(table) = value.get_ref().as_table() else {
            self.problem(value.span(), Message::new("config-needs-table"));
            return Vec::new();
        };
        let mut res = Vec::new();
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let Some(items) = value.get_ref().as_array().filter(|_| LISTS.contains(&name)) else {
                match LISTS.contains(&name) {
                    true => self.problem(value.span(), Message::new("config-needs-texts")),
                    false => self.unknown("config-unknown-key", key.span(), name, LISTS),
                }
                continue;
            };
            let texts: Vec<String> = items.iter().filter_map(|it| self.text(it)).collect();
            res.extend(texts.into_iter().map(|it| (name == "fails", it)));
        }
        res
    }
}

fn get<'t, 'd>(table: &'t DeTable<'d>, key: &str) -> Option<&'t Value<'d>> {
    table.iter().find(|it| it.0.get_ref() == key).map(|it| it.1)
}

/// Whether a text in a file begins with three quotes.
fn is_long(text: &str) -> bool {
    text.starts_with("\"\"\"") || text.starts_with("'''")
}
