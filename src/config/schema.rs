//! The JSON Schema of `collaudo.toml`, made from the tables that the reader uses.

use serde_json::{Value, json};

use crate::config::file::required_fields;
use crate::config::own;
use crate::config::{Profile, THRESHOLDS};
use crate::own::Subject;
use crate::rule::Settings;
use crate::rules::ALL;

/// What the id of a rule looks like.
const ID: &str = "^[a-z][a-z0-9-]*$";

/// The schema, draft 2020-12. Editors complete and check the file by it.
pub fn schema() -> Value {
    let mut selectors: Vec<&str> = vec!["all", "default", "error", "warning", "info", "pedantic"];
    let mut families: Vec<&str> = ALL.iter().map(|it| it.family.name()).collect();
    families.dedup();
    selectors.extend(families);
    selectors.extend(ALL.iter().map(|it| it.id));
    selectors.push("own");
    let selector = json!({ "anyOf": [{ "enum": selectors }, { "type": "string", "pattern": ID }] });
    let list = json!({ "type": "array", "items": selector });
    let profile = json!({ "enum": Profile::ALL.iter().map(|it| it.1).collect::<Vec<_>>() });
    let severity = json!({
        "type": "object",
        "propertyNames": selector,
        "additionalProperties": { "enum": ["error", "warning", "info", "off"] },
    });
    let thresholds = json!({
        "type": "object",
        "properties": thresholds(),
        "additionalProperties": false,
    });
    let fields: Vec<&str> = required_fields().iter().map(|it| it.1).collect();
    let fields = json!({ "type": "array", "items": { "enum": fields } });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "collaudo.toml",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "extend": { "type": "string" },
            "profile": profile,
            "language": { "enum": ["it", "en"] },
            "select": list,
            "extend-select": list,
            "ignore": list,
            "severity": severity,
            "thresholds": thresholds,
            "required-fields": fields,
            "rules": { "type": "array", "items": own_rule() },
            "overrides": { "type": "array", "items": {
                "type": "object",
                "required": ["files"],
                "additionalProperties": false,
                "properties": {
                    "files": { "type": "array", "items": { "type": "string" }, "minItems": 1 },
                    "profile": profile,
                    "select": list,
                    "extend-select": list,
                    "ignore": list,
                    "severity": severity,
                    "thresholds": thresholds,
                    "required-fields": fields,
                },
            } },
        },
    })
}

/// A rule of one's own. Its id can stand wherever a rule is named, so there a schema that knew
/// only the catalogue would refuse it.
fn own_rule() -> Value {
    let text = json!({ "type": "string" });
    let texts = json!({ "type": "array", "items": text });
    json!({
        "type": "object",
        "required": ["id", "when", "message"],
        "additionalProperties": false,
        "properties": {
            "id": { "type": "string", "pattern": ID },
            "severity": { "enum": own::LEVELS.iter().map(|it| it.1).collect::<Vec<_>>(), "default": "warning" },
            "on": { "enum": Subject::ALL.iter().map(|it| it.1).collect::<Vec<_>>(), "default": "indicator" },
            "when": text,
            "message": { "anyOf": [text, {
                "type": "object",
                "minProperties": 1,
                "additionalProperties": false,
                "properties": { "it": text, "en": text },
            }] },
            "examples": {
                "type": "object",
                "additionalProperties": false,
                "properties": { "fails": texts, "passes": texts },
            },
        },
    })
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
