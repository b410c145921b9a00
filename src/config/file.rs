//! The text of a `collaudo.toml` into a layer, or into everything that is wrong with it.

use std::ops::Range;

use rust_decimal::Decimal;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::config::{HOLDS, Import, Layer, Meaning, Override, Profile, Selector, THRESHOLDS};
use crate::finding::{Message, Severity};
use crate::format::LineEnding;
use crate::own::OwnRule;
use crate::rule::REQUIRABLE;
use crate::syntax::{Keyword, Language, Property, slips, spelling};
use crate::text::lines::LineIndex;

/// Something wrong with a configuration file. A slip in a file never passes in silence: a
/// rule that is not turned off by a misspelt name would be, or not be, by accident.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Bytes of the file.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: Message,
}

/// The keys of a file.
pub(crate) const KEYS: &[&str] = &[
    "extend",
    "profile",
    "language",
    "select",
    "extend-select",
    "ignore",
    "severity",
    "thresholds",
    "import",
    "format",
    "required-fields",
    "rules",
    "overrides",
];

/// Reads a configuration file that stands alone.
pub fn read(text: &str) -> Result<Layer, Vec<Problem>> {
    read_over(text, &[], None)
}

/// The file that a configuration file builds on, as far as it can be read.
pub fn extends(text: &str) -> Option<String> {
    let table = DeTable::parse(text).ok()?;
    let value = table.get_ref().iter().find(|it| it.0.get_ref() == "extend")?.1;
    value.get_ref().as_str().map(str::to_owned)
}

/// Reads a configuration file that builds on others, which have rules of their own. `file` is
/// its name for people.
pub fn read_over(text: &str, own: &[&'static OwnRule], file: Option<&str>) -> Result<Layer, Vec<Problem>> {
    let table = DeTable::parse(text).map_err(|error| {
        let message = Message::new("config-not-toml").with("error", error.message());
        vec![Problem { span: error.span().unwrap_or(0..0), message }]
    })?;
    let lines = LineIndex::new(text);
    let mut reader = Reader { problems: Vec::new(), own, here: Vec::new(), source: text, lines, file };
    // The rules first: the other keys can name them.
    let rules = table.get_ref().iter().find(|it| it.0.get_ref() == "rules");
    reader.here = rules.map(|it| reader.rules(it.1)).unwrap_or_default();
    let mut layer = reader.layer(table.get_ref(), KEYS);
    layer.rules = std::mem::take(&mut reader.here);
    if reader.problems.is_empty() { Ok(layer) } else { Err(reader.problems) }
}

/// Collects what is wrong while a table is read.
#[derive(Default)]
pub(crate) struct Reader<'r> {
    pub(crate) problems: Vec<Problem>,
    /// The rules of the files that this one builds on.
    pub(crate) own: &'r [&'static OwnRule],
    /// The rules of this file.
    here: Vec<&'static OwnRule>,
    pub(crate) source: &'r str,
    /// Where its lines begin.
    pub(crate) lines: LineIndex,
    /// The name of the file.
    pub(crate) file: Option<&'r str>,
}

pub(crate) type Value<'t> = Spanned<DeValue<'t>>;

impl Reader<'_> {
    pub(crate) fn problem(&mut self, span: Range<usize>, message: Message) {
        self.problems.push(Problem { span, message });
    }

    fn layer(&mut self, table: &DeTable<'_>, keys: &[&'static str]) -> Layer {
        let mut layer = Layer::default();
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            match name {
                _ if !keys.contains(&name) => self.unknown("config-unknown-key", key.span(), name, keys),
                "extend" => layer.extend = self.text(value),
                "profile" => layer.profile = self.one_of(value, Profile::ALL),
                "language" => {
                    layer.language = self.one_of(value, &[(Language::It, "it"), (Language::En, "en")])
                }
                "select" => layer.select = Some(self.selectors(value)),
                "extend-select" => layer.extend_select = self.selectors(value),
                "ignore" => layer.ignore = self.selectors(value),
                // Read already, before what can name them.
                "rules" => {}
                "severity" => self.severity(value, &mut layer),
                "thresholds" => self.thresholds(value, &mut layer),
                "import" => layer.import = self.import(value),
                "format" => layer.line_ending = self.format(value),
                "required-fields" => layer.required_fields = Some(self.fields(value)),
                _ => self.overrides(value, &mut layer),
            }
        }
        layer
    }

    /// A name that is none, with the one that was perhaps meant.
    pub(crate) fn unknown(&mut self, id: &'static str, span: Range<usize>, name: &str, known: &[&str]) {
        let distance = |it: &&&str| slips(name, it);
        let meant = known.iter().filter(|it| distance(it) <= 3).min_by_key(distance);
        let message = match meant {
            Some(meant) => Message::new(meant_id(id)).with("meant", *meant),
            None => Message::new(id),
        };
        self.problem(span, message.with("name", name));
    }

    pub(crate) fn text(&mut self, value: &Value<'_>) -> Option<String> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.problem(value.span(), Message::new("config-needs-text"));
        }
        text.map(str::to_owned)
    }

    pub(crate) fn one_of<T: Copy>(&mut self, value: &Value<'_>, known: &[(T, &'static str)]) -> Option<T> {
        let text = self.text(value)?;
        let found = known.iter().find(|it| it.1 == text).map(|it| it.0);
        if found.is_none() {
            let names: Vec<&str> = known.iter().map(|it| it.1).collect();
            self.unknown("config-unknown-word", value.span(), &text, &names);
        }
        found
    }

    fn selectors(&mut self, value: &Value<'_>) -> Vec<Selector> {
        let Some(items) = value.get_ref().as_array() else {
            self.problem(value.span(), Message::new("config-needs-list"));
            return Vec::new();
        };
        items.iter().filter_map(|it| self.selector(it.span(), it.get_ref().as_str())).collect()
    }

    /// Properties by their keywords, in either language.
    fn fields(&mut self, value: &Value<'_>) -> Vec<Property> {
        let Some(items) = value.get_ref().as_array() else {
            self.problem(value.span(), Message::new("config-needs-list"));
            return Vec::new();
        };
        let known = required_fields();
        items.iter().filter_map(|it| self.one_of(it, &known)).collect()
    }

    fn selector(&mut self, span: Range<usize>, name: Option<&str>) -> Option<Selector> {
        let Some(name) = name else {
            self.problem(span, Message::new("config-needs-text"));
            return None;
        };
        let own = || {
            let own = self.own.iter().chain(&self.here).find(|it| it.rule.id == name);
            own.map(|it| Selector::Rule(it.rule.id))
        };
        let selector = Selector::named(name).or_else(own);
        if selector.is_none() {
            let own = self.own.iter().chain(&self.here).map(|it| it.rule.id);
            let known: Vec<&str> = crate::rules::ALL.iter().map(|it| it.id).chain(own).collect();
            self.unknown("config-unknown-rule", span, name, &known);
        }
        selector
    }

    fn severity(&mut self, value: &Value<'_>, layer: &mut Layer) {
        const SEVERITIES: &[(Option<Severity>, &str)] = &[
            (Some(Severity::Error), "error"),
            (Some(Severity::Warning), "warning"),
            (Some(Severity::Info), "info"),
            (None, "off"),
        ];
        let Some(table) = value.get_ref().as_table() else {
            return self.problem(value.span(), Message::new("config-needs-table"));
        };
        for (key, value) in table {
            let selector = self.selector(key.span(), Some(key.get_ref()));
            let severity = self.one_of(value, SEVERITIES);
            layer.severity.extend(selector.zip(severity));
        }
    }

    fn thresholds(&mut self, value: &Value<'_>, layer: &mut Layer) {
        let Some(table) = value.get_ref().as_table() else {
            return self.problem(value.span(), Message::new("config-needs-table"));
        };
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let Some(threshold) = THRESHOLDS.iter().find(|it| it.key == name) else {
                let known: Vec<&str> = THRESHOLDS.iter().map(|it| it.key).collect();
                self.unknown("config-unknown-key", key.span(), name, &known);
                continue;
            };
            match number(value.get_ref()).filter(|it| threshold.allows(*it)) {
                Some(it) => layer.thresholds.push((threshold.key, it)),
                None => {
                    let (least, most) = threshold.limits;
                    let id = if threshold.is_whole { "config-needs-whole" } else { "config-needs-number" };
                    let limits = Message::new(id)
                        .with("least", Decimal::from(least))
                        .with("most", Decimal::from(most));
                    self.problem(value.span(), limits);
                }
            }
        }
    }

    fn import(&mut self, value: &Value<'_>) -> Import {
        let mut res = Import::default();
        let Some(table) = value.get_ref().as_table() else {
            self.problem(value.span(), Message::new("config-needs-table"));
            return res;
        };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "columns" => res.columns = self.columns(value),
                "missing" => match value.get_ref().as_array() {
                    Some(items) => res.missing.extend(items.iter().filter_map(|it| self.text(it))),
                    None => self.problem(value.span(), Message::new("config-needs-list")),
                },
                name => self.unknown("config-unknown-key", key.span(), name, &["columns", "missing"]),
            }
        }
        res
    }

    fn format(&mut self, value: &Value<'_>) -> Option<LineEnding> {
        const KEYS: &[&str] = &["line-ending"];
        let Some(table) = value.get_ref().as_table() else {
            self.problem(value.span(), Message::new("config-needs-table"));
            return None;
        };
        let mut res = None;
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "line-ending" => res = self.one_of(value, LineEnding::ALL),
                name => self.unknown("config-unknown-key", key.span(), name, KEYS),
            }
        }
        res
    }

    fn columns(&mut self, value: &Value<'_>) -> Vec<(String, Meaning)> {
        let Some(table) = value.get_ref().as_table() else {
            self.problem(value.span(), Message::new("config-needs-table"));
            return Vec::new();
        };
        let mut res = Vec::new();
        for (title, value) in table {
            let Some(text) = self.text(value) else { continue };
            match Meaning::named(&text) {
                Some(it) => res.push((title.get_ref().to_string(), it)),
                None => {
                    let known: Vec<&str> = HOLDS.iter().flat_map(|it| [it.1, it.2]).collect();
                    self.unknown("config-unknown-word", value.span(), &text, &known);
                }
            }
        }
        res
    }

    fn overrides(&mut self, value: &Value<'_>, layer: &mut Layer) {
        let Some(items) = value.get_ref().as_array() else {
            return self.problem(value.span(), Message::new("config-needs-tables"));
        };
        const OWN: &[&str] = &[
            "files",
            "profile",
            "select",
            "extend-select",
            "ignore",
            "severity",
            "thresholds",
            "import",
            "format",
            "required-fields",
        ];
        for item in items.iter() {
            let Some(table) = item.get_ref().as_table() else {
                self.problem(item.span(), Message::new("config-needs-tables"));
                continue;
            };
            let files = table.iter().find(|it| it.0.get_ref() == "files").map(|it| it.1);
            let globs = files.and_then(|it| it.get_ref().as_array());
            let globs = globs.map(|it| it.iter().filter_map(|it| self.text(it)).collect::<Vec<_>>());
            let Some(files) = globs.filter(|it| !it.is_empty()) else {
                self.problem(item.span(), Message::new("config-needs-files"));
                continue;
            };
            let rest: DeTable<'_> = table
                .iter()
                .filter(|it| it.0.get_ref() != "files")
                .map(|it| (it.0.clone(), it.1.clone()))
                .collect();
            let layer_of = self.layer(&rest, OWN);
            layer.overrides.push(Override { files, layer: layer_of });
        }
    }
}

/// The properties that can be required, each with its keywords.
pub(crate) fn required_fields() -> Vec<(Property, &'static str)> {
    let both = [Language::It, Language::En];
    let mut res: Vec<_> = both
        .iter()
        .flat_map(|language| REQUIRABLE.iter().map(|it| (*it, spelling(Keyword::Property(*it), *language))))
        .collect();
    // "Formula" is a word of both languages.
    res.dedup_by_key(|it| it.1);
    res
}

fn meant_id(id: &'static str) -> &'static str {
    match id {
        "config-unknown-key" => "config-unknown-key.meant",
        "config-unknown-rule" => "config-unknown-rule.meant",
        _ => "config-unknown-word.meant",
    }
}

fn number(value: &DeValue<'_>) -> Option<Decimal> {
    match value {
        DeValue::Integer(it) => Decimal::from_str_radix(it.as_str(), it.radix()).ok(),
        DeValue::Float(it) => it.as_str().parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<(String, String)> {
        let problems = read(text).err().unwrap_or_default();
        let said = |it: Problem| (it.message.id.to_owned(), text.get(it.span).unwrap_or("").to_owned());
        problems.into_iter().map(said).collect()
    }

    #[test]
    fn a_file_says_what_holds() {
        let layer = read(
            "profile = \"oiv\"\nrequired-fields = [\"fonte\", \"owner\"]\nignore = [\"structure\", \"unused-measure\"]\n[severity]\nmissing-target = \"warning\"\n\
             pedantic = \"off\"\n[thresholds]\nmax-children = 20\neasy-target-less = 0.4\n\
             [[overrides]]\nfiles = [\"vecchi/**\"]\nselect = [\"error\"]\n",
        );
        let layer = layer.unwrap_or_else(|it| panic!("{it:?}"));
        assert_eq!(layer.profile, Some(Profile::Oiv));
        assert_eq!(layer.config().settings.max_children, 20);
        assert_eq!(layer.config().settings.easy_target_less, Decimal::new(4, 1));
        assert_eq!(layer.overrides.len(), 1);
        let required = layer.config().settings.required_fields;
        assert!(required.has(Property::Source) && required.has(Property::Owner));
        assert!(!required.has(Property::Baseline));
    }

    #[test]
    fn every_slip_is_said_at_its_place_with_what_was_perhaps_meant() {
        let text = "profle = \"oiv\"\nselect = [\"weights-not-10\", 3]\nlanguage = \"fr\"\nrequired-fields = [\"fonti\"]\n\
                    [severity]\nmissing-target = \"eror\"\n[thresholds]\nmax-children = 2.5\n[[overrides]]\nignore = []\n";
        let mut found = problems(text);
        found.sort();
        let expected = [
            ("config-needs-files", "[[overrides]]"),
            ("config-needs-text", "3"),
            ("config-needs-whole", "2.5"),
            ("config-unknown-key.meant", "profle"),
            ("config-unknown-rule.meant", "\"weights-not-10\""),
            ("config-unknown-word.meant", "\"eror\""),
            ("config-unknown-word.meant", "\"fonti\""),
            ("config-unknown-word.meant", "\"fr\""),
        ];
        let expected: Vec<_> = expected.iter().map(|it| (it.0.to_owned(), it.1.to_owned())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_no_toml_is_said() {
        assert_eq!(problems("select = [").first().map(|it| it.0.as_str()), Some("config-not-toml"));
    }
}
