//! The JSON Schema of the exported model.

use serde_json::{Value, json};

use crate::export::json::{VERSION, WORDS};
use crate::syntax::{KEYWORDS, Keyword, Language, Rank, spelling};

/// The schema, draft 2020-12.
pub fn schema() -> Value {
    let ranks =
        KEYWORDS.iter().filter(|it| matches!(it.keyword, Keyword::Heading(rank) if rank != Rank::Indicator));
    let ranks: Vec<&str> = ranks.map(|it| it.en).collect();
    let words: Vec<&str> = WORDS.iter().map(|it| spelling(Keyword::Property(*it), Language::En)).collect();
    let number = json!({ "type": "string", "pattern": "^-?[0-9]+([.][0-9]+)?$" });
    let year = json!({ "type": "integer", "minimum": 0, "maximum": 9999 });
    let day = json!({ "type": "string", "description": "as plans write it" });
    let baseline = object(json!({ "year": year, "value": value_ref() }), &["value"]);
    let result = object(json!({ "year": year, "at": day, "value": value_ref(), "on": day }), &["value"]);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Collaudo: the model of a performance plan",
        "type": "object",
        "required": ["version", "language", "nodes"],
        "additionalProperties": false,
        "properties": {
            "version": { "const": VERSION },
            "language": { "enum": ["it", "en"] },
            "nodes": { "type": "array", "items": { "$ref": "#/$defs/node" } },
        },
        "$defs": {
            "value": object(json!({
                "text": { "type": "string", "description": "as plans write it" },
                "kind": { "enum": [
                    "number", "ambiguous", "range", "date", "yes-no",
                    "not-available", "not-applicable", "neutralised",
                ] },
                "number": number,
                "low": number,
                "high": number,
                "unit": { "type": "string" },
                "date": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
                "yes": { "type": "boolean" },
            }), &["text", "kind"]),
            "words": { "type": "array", "items": object(json!({
                "property": { "enum": words },
                "text": { "type": "string" },
            }), &["property", "text"]) },
            "node": object(json!({
                "rank": { "enum": ranks },
                "code": { "type": "string" },
                "name": { "type": "string" },
                "weight": value_ref(),
                "achieved": value_ref(),
                "resources": value_ref(),
                "staff": value_ref(),
                "words": { "$ref": "#/$defs/words" },
                "year": year,
                "scoring": { "type": "string", "description": "as plans write it" },
                "indicators": { "type": "array", "items": { "$ref": "#/$defs/indicator" } },
                "children": { "type": "array", "items": { "$ref": "#/$defs/node" } },
            }), &["rank", "name"]),
            "indicator": object(json!({
                "code": { "type": "string" },
                "name": { "type": "string" },
                "weight": value_ref(),
                "achieved": value_ref(),
                "resources": value_ref(),
                "staff": value_ref(),
                "words": { "$ref": "#/$defs/words" },
                "measures": { "type": "array", "items": object(json!({
                    "name": { "type": "string" },
                    "value": value_ref(),
                    "unit": { "type": "string" },
                    "description": { "type": "string" },
                }), &["name"]) },
                "formula": { "oneOf": [
                    object(json!({ "expression": { "type": "string" } }), &["expression"]),
                    object(json!({ "words": { "type": "string" } }), &["words"]),
                ] },
                "baselines": { "type": "array", "items": baseline },
                "targets": { "type": "array", "items": object(json!({
                    "year": year,
                    "comparator": { "enum": [">=", "<=", ">", "<", "=", "by"] },
                    "value": value_ref(),
                    "by": day,
                }), &["value"]) },
                "results": { "type": "array", "items": result },
                "direction": { "enum": ["increasing", "decreasing"] },
                "thresholds": { "type": "string", "description": "as plans write them" },
                "scoring": { "type": "string", "description": "as plans write it" },
            }), &["name"]),
        },
    })
}

fn value_ref() -> Value {
    json!({ "$ref": "#/$defs/value" })
}

fn object(properties: Value, required: &[&str]) -> Value {
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}
