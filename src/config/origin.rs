//! From what applies back to the layer that says it, and to the place in its file.

use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use crate::config::{Layer, Profile, Selector};
use crate::rule::Rule;
use crate::text::lines::LineIndex;

/// What one layer says, and where it stands.
#[derive(Clone, Debug)]
pub struct Said {
    /// What it says, without what holds for some files only.
    pub layer: Layer,
    /// Its file, as it is to be named to people, and the file's text; none for the command line.
    pub file: Option<(String, Arc<str>)>,
    /// Which of the overrides of its file it is.
    pub within: Option<usize>,
}

/// Where something that applies is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum From {
    /// Nowhere: it is the default.
    Default,
    /// On the command line.
    Options,
    /// In a file, on a line.
    File(String, usize),
}

/// What turns a rule on: the last word of the layers, outermost first.
pub fn of_rule(all: &[Said], rule: &Rule) -> From {
    let has = |it: &[Selector]| it.iter().any(|it| it.has(rule));
    for said in all.iter().rev() {
        if has(&said.layer.extend_select) {
            return said.place("extend-select", |it| names(it, rule));
        }
        if said.layer.select.is_some() {
            return said.place("select", |it| names(it, rule));
        }
        if said.layer.profile.is_some_and(|it| it != Profile::Default) {
            return said.place("profile", |_| true);
        }
        if said.layer.rules.iter().any(|it| it.rule.id == rule.id) {
            return said.place("rules", |it| it == rule.id);
        }
    }
    From::Default
}

/// What gives a rule its severity: its own name goes before a family's.
pub fn of_severity(all: &[Said], rule: &Rule) -> From {
    let said_by = |by_name: bool| {
        all.iter().rev().find(|said| {
            let mut severities = said.layer.severity.iter().map(|it| it.0);
            severities.any(|it| matches!(it, Selector::Rule(_)) == by_name && it.has(rule))
        })
    };
    match said_by(true).or_else(|| said_by(false)) {
        Some(it) => it.place("severity", |it| names(it, rule)),
        None => From::Default,
    }
}

/// What sets a threshold.
pub fn of_threshold(all: &[Said], key: &str) -> From {
    let said = all.iter().rev().find(|it| it.layer.thresholds.iter().any(|it| it.0 == key));
    said.map_or(From::Default, |it| it.place("thresholds", |it| it == key))
}

/// What sets the required fields.
pub fn of_required_fields(all: &[Said]) -> From {
    let said = all.iter().rev().find(|it| it.layer.required_fields.is_some());
    said.map_or(From::Default, |it| it.place("required-fields", |_| false))
}

/// What says what a column of reports holds.
pub fn of_column(all: &[Said], title: &str) -> From {
    let said = all.iter().rev().find(|it| it.layer.import.columns.iter().any(|it| it.0 == title));
    said.map_or(From::Default, |it| it.place_in(&["import", "columns"], |it| it == title))
}

/// What says what stands for a missing value in reports.
pub fn of_missing(all: &[Said]) -> From {
    let said = all.iter().rev().find(|it| !it.layer.import.missing.is_empty());
    said.map_or(From::Default, |it| it.place("import", |it| it == "missing"))
}

/// What says how lines end.
pub fn of_line_ending(all: &[Said]) -> From {
    let said = all.iter().rev().find(|it| it.layer.line_ending.is_some());
    said.map_or(From::Default, |it| it.place("format", |it| it == "line-ending"))
}

/// Whether a name in a file stands for a rule.
fn names(name: &str, rule: &Rule) -> bool {
    name == rule.id || Selector::named(name).is_some_and(|it| it.has(rule))
}

impl Said {
    /// The place of a key or, where something in it is meant, of that.
    fn place(&self, key: &str, is_meant: impl Fn(&str) -> bool) -> From {
        self.place_in(&[key], is_meant)
    }

    /// The same, of a key within others.
    fn place_in(&self, keys: &[&str], is_meant: impl Fn(&str) -> bool) -> From {
        let Some((name, text)) = &self.file else { return From::Options };
        let at = DeTable::parse(text).ok().and_then(|table| {
            let table = match self.within {
                None => table.get_ref(),
                Some(i) => get(table.get_ref(), "overrides")?.1.as_array()?.get(i)?.get_ref().as_table()?,
            };
            let (key, outer) = keys.split_last()?;
            let within = |it, key: &&str| get(it, key)?.1.as_table();
            let table = outer.iter().try_fold(table, within)?;
            let (start, value) = get(table, key)?;
            let inner = match value {
                DeValue::Array(items) => items.iter().rev().find_map(|it| match it.get_ref() {
                    DeValue::Table(it) => {
                        let id = it.iter().find(|it| it.0.get_ref() == "id")?;
                        is_meant(id.1.get_ref().as_str()?).then(|| id.1.span().start)
                    }
                    other => is_meant(other.as_str()?).then(|| it.span().start),
                }),
                DeValue::Table(it) => {
                    let keys: Vec<_> = it.keys().filter(|it| is_meant(it.get_ref())).collect();
                    keys.first().map(|it| it.span().start)
                }
                _ => None,
            };
            Some(inner.unwrap_or(start))
        });
        let index = LineIndex::new(text);
        From::File(name.clone(), index.position(text, at.unwrap_or(0)).0)
    }
}

fn get<'t, 'd>(table: &'t DeTable<'d>, key: &str) -> Option<(usize, &'t DeValue<'d>)> {
    let (name, value) = table.iter().find(|it| it.0.get_ref() == key)?;
    Some((name.span().start, value.get_ref()))
}
