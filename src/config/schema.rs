//! The JSON Schema of `collaudo.toml`, made from the tables that the reader uses.

use serde_json::{Value, json};

use crate::config::file::required_fields;
use crate::config::own;
use crate::config::{HOLDS, Profile, THRESHOLDS};
use crate::format::LineEnding;
use crate::own::Subject;
use crate::rule::Settings;
use crate::rules::ALL;

/// What the id of a rule looks like.
const ID: &str = "^[a-z][a-z0-9-]*$";

/// The schema, draft 2020-12. Editors complete and check the file by it.
pub fn schema() -> Value {
    let list = || json!({ "type": "array", "items": { "$ref": "#/$defs/selector" } });
    let words: Vec<&str> = HOLDS.iter().flat_map(|it| [it.1, it.2]).collect();
    let column =
        json!({ "type": "string", "pattern": format!("^ *({})( +[0-9]{{4}})? *$", words.join("|")) });
    let text = || json!({ "type": "string" });
    let texts = || json!({ "type": "array", "items": text() });
    let fields: Vec<&str> = required_fields().iter().map(|it| it.1).collect();
    let import = json!({
        "type": "object",
        "properties": {
            "columns": about(
                "what a column holds, by its title: a keyword of plans, codice, unità, scadenza or ignora, perhaps with a year",
                json!({ "type": "object", "additionalProperties": column }),
            ),
            "missing": about("what stands for a missing value", texts()),
        },
        "additionalProperties": false,
    });
    let severity = json!({
        "type": "object",
        "propertyNames": { "$ref": "#/$defs/selector" },
        "additionalProperties": { "enum": ["error", "warning", "info", "off"] },
    });
    let thresholds = json!({ "type": "object", "properties": thresholds(), "additionalProperties": false });
    // What can be said for some files as well as for all.
    let shared = json!({
        "profile": about(
            "the set of rules to begin with",
            json!({ "enum": Profile::ALL.iter().map(|it| it.1).collect::<Vec<_>>() }),
        ),
        "select": about("exactly these rules, families or levels", list()),
        "extend-select": about("these rules too", list()),
        "ignore": about("not these rules", list()),
        "severity": about("how bad the findings of a rule, a family or a level are", severity),
        "thresholds": about("the figures that rules compare with", thresholds),
        "import": about("how reports are read", import),
        "format": about("how plans are formatted", json!({
            "type": "object",
            "properties": {
                "line-ending": about(
                    "how lines end; auto: as the first line of the file",
                    json!({ "enum": LineEnding::ALL.iter().map(|it| it.1).collect::<Vec<_>>() }),
                ),
            },
            "additionalProperties": false,
        })),
        "required-fields": about(
            "the properties that missing-field asks for",
            json!({ "type": "array", "items": { "enum": fields } }),
        ),
    });
    let with = |more: Value| {
        let mut all = shared.clone();
        if let (Some(all), Value::Object(more)) = (all.as_object_mut(), more) {
            all.extend(more);
        }
        all
    };
    let overrides = json!({ "type": "array", "items": {
        "type": "object",
        "required": ["files"],
        "additionalProperties": false,
        "properties": with(json!({
            "files": about("patterns of paths, from the folder of this file", json!({
                "type": "array", "items": text(), "minItems": 1,
            })),
        })),
    } });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "collaudo.toml",
        "type": "object",
        "additionalProperties": false,
        "properties": with(json!({
            "extend": about("another file that this one builds on", text()),
            "language": about("the language of the sentences", json!({ "enum": ["it", "en"] })),
            "rules": about("rules of one's own", json!({ "type": "array", "items": own_rule() })),
            "overrides": about("what holds for some files only", overrides),
        })),
        // Rules of one's own can be named wherever a rule is; where there are none, every name is
        // one of the catalogue.
        "if": { "not": { "anyOf": [{ "required": ["rules"] }, { "required": ["extend"] }] } },
        "then": { "allOf": [
            { "$ref": "#/$defs/of-catalogue" },
            { "properties": { "overrides": { "items": { "$ref": "#/$defs/of-catalogue" } } } },
        ] },
        "$defs": {
            "selector": { "anyOf": [{ "$ref": "#/$defs/known" }, { "type": "string", "pattern": ID }] },
            "known": { "enum": selectors() },
            "of-catalogue": { "properties": {
                "select": { "items": { "$ref": "#/$defs/known" } },
                "extend-select": { "items": { "$ref": "#/$defs/known" } },
                "ignore": { "items": { "$ref": "#/$defs/known" } },
                "severity": { "propertyNames": { "$ref": "#/$defs/known" } },
            } },
        },
    })
}

/// What rules can be named by: words, families and ids of the catalogue.
fn selectors() -> Vec<&'static str> {
    let mut res = vec!["all", "default", "error", "warning", "info", "pedantic", "own"];
    res.extend(ALL.iter().map(|it| it.family.name()));
    res.dedup();
    res.extend(ALL.iter().map(|it| it.id));
    res
}

/// A rule of one's own. Its id can stand wherever a rule is named, so there a schema that knew
/// only the catalogue would refuse it.
fn own_rule() -> Value {
    let text = json!({ "type": "string" });
    let texts = json!({ "type": "array", "items": text });
    let levels: Vec<&str> = own::LEVELS.iter().map(|it| it.1).collect();
    let subjects: Vec<&str> = Subject::ALL.iter().map(|it| it.1).collect();
    json!({
        "type": "object",
        "required": ["id", "when", "message"],
        "additionalProperties": false,
        "properties": {
            "id": about("small letters, digits and hyphens", json!({ "type": "string", "pattern": ID })),
            "severity": about(
                "how bad its findings are",
                json!({ "enum": levels, "default": "warning" }),
            ),
            "on": about("what it is about", json!({ "enum": subjects, "default": "indicator" })),
            "when": about(
                "a condition in CEL, such as indicator.weight != null && indicator.weight < 5",
                text.clone(),
            ),
            "message": about(
                "what it says where the condition is true; {indicator.weight} stands for the value, by the \
                 name that conditions have for it, and {{ for a brace",
                json!({ "anyOf": [text, {
                    "type": "object",
                    "minProperties": 1,
                    "additionalProperties": false,
                    "properties": { "it": text, "en": text },
                }] }),
            ),
            "examples": about("plans on which it has something to say, and on which not", json!({
                "type": "object",
                "additionalProperties": false,
                "properties": { "fails": texts, "passes": texts },
            })),
        },
    })
}

/// A part of the schema with what editors show of it.
fn about(description: &str, mut part: Value) -> Value {
    if let Some(it) = part.as_object_mut() {
        it.insert("description".to_owned(), description.into());
    }
    part
}

fn thresholds() -> Value {
    let defaults = Settings::default();
    let rows = THRESHOLDS.iter().map(|it| {
        let kind = if it.is_whole { "integer" } else { "number" };
        let default: Value = it.get(&defaults).to_string().parse().unwrap_or(Value::Null);
        let row = json!({ "type": kind, "minimum": it.limits.0, "maximum": it.limits.1, "default": default });
        (it.key.to_owned(), row)
    });
    Value::Object(rows.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::file::KEYS;

    #[test]
    fn the_schema_has_the_keys_that_the_reader_knows() {
        let schema = schema();
        let mut keys: Vec<&str> = schema["properties"]
            .as_object()
            .map(|it| it.keys().map(String::as_str).collect())
            .unwrap_or_default();
        let mut known = KEYS.to_vec();
        keys.sort_unstable();
        known.sort_unstable();
        assert_eq!(keys, known);
    }
}
