//! The schemas are schemas, and say what the program does: of the configuration file, and of
//! the model that is exported.

use std::fs;

use collaudo::config::{self, read};
use collaudo::export::{Format, export};
use jsonschema::Validator;
use serde_json::{Value, json};

/// What the loader finds wrong and no schema can see: what a condition or a message says, and
/// names that another file can define.
const UNSEEN: &[&str] =
    &["config-when", "config-message", "config-rule-taken", "config-rule-twice", "config-not-toml"];

fn validator(schema: &Value) -> Validator {
    if let Err(it) = jsonschema::meta::validate(schema) {
        panic!("no schema: {it} at {}", it.instance_path());
    }
    jsonschema::validator_for(schema).expect("a schema")
}

fn of_config() -> Validator {
    validator(&config::schema())
}

fn json_of(text: &str) -> Option<Value> {
    let table: toml::Table = toml::from_str(text).ok()?;
    serde_json::to_value(table).ok()
}

/// The configuration files that pages show, and those with every kind of key.
fn files() -> Vec<String> {
    let mut res: Vec<String> = Vec::new();
    for page in ["README.md", "src/config/README.md", "CHANGELOG.md", "editors/vscode/README.md"] {
        let text = fs::read_to_string(page).unwrap_or_else(|it| panic!("{page}: {it}"));
        let blocks = text.split("```toml\n").skip(1).filter_map(|it| it.split("```").next());
        res.extend(blocks.map(str::to_owned));
    }
    assert!(res.len() >= 4, "only {} files on the pages", res.len());
    let all: [&str; 5] = [
        "",
        "profile = \"piao\"\nlanguage = \"en\"\nselect = [\"error\", \"weights\", \"missing-target\"]\n",
        "ignore = [\"all\"]\n[severity]\npedantic = \"off\"\nmissing-target = \"info\"\n",
        "[thresholds]\neasy-target-less = 0.4\nearly-days = 30\nnear-duplicate = 1\n",
        "[[overrides]]\nfiles = [\"a/**\", \"b.piano\"]\nprofile = \"plan\"\nextend-select = [\"history\"]\n\
         [overrides.import]\ncolumns = { x = \"unità\" }\n",
    ];
    res.extend(all.map(str::to_owned));
    res
}

/// Whether loader and schema both take a text, or both refuse it.
fn agree(schema: &Validator, text: &str) -> Result<(), String> {
    let Some(json) = json_of(text) else { return Ok(()) };
    let refused: Vec<String> = schema.iter_errors(&json).map(|it| it.to_string()).collect();
    match read(text) {
        Ok(_) if refused.is_empty() => Ok(()),
        Ok(_) => Err(format!("the schema alone refuses:\n{text}\n{}", refused.join("\n"))),
        Err(problems) => {
            let is_open = json.get("rules").or(json.get("extend")).is_some();
            let is_unseen = |it: &config::Problem| {
                let id = it.message.id;
                UNSEEN.iter().any(|it| id.starts_with(it)) || is_open && id.starts_with("config-unknown-rule")
            };
            match refused.is_empty() && !problems.iter().all(is_unseen) {
                true => Err(format!("the loader alone refuses:\n{text}\n{problems:?}")),
                false => Ok(()),
            }
        }
    }
}

#[test]
fn every_configuration_file_that_is_shown_is_right() {
    let schema = of_config();
    for text in files() {
        let json = json_of(&text).unwrap_or_else(|| panic!("no TOML:\n{text}"));
        let errors: Vec<String> = schema.iter_errors(&json).map(|it| it.to_string()).collect();
        assert!(errors.is_empty(), "{text}\n{}", errors.join("\n"));
        // The file that it builds on is not there, and one rule may be defined in it.
        read(&text).unwrap_or_else(|it| panic!("{text}\n{it:?}"));
    }
}

#[test]
fn what_the_loader_refuses_the_schema_refuses() {
    let schema = of_config();
    for text in [
        "profle = \"oiv\"\n",
        "profile = \"oib\"\n",
        "language = \"fr\"\n",
        "select = [\"weights-not-10\"]\n",
        "select = [3]\n",
        "ignore = \"weights\"\n",
        "required-fields = [\"fonti\"]\n",
        "[severity]\nmissing-target = \"eror\"\n",
        "[severity]\nmissing-targe = \"error\"\n",
        "[thresholds]\nmax-children = 2.5\n",
        "[thresholds]\nmax-children = 0\n",
        "[thresholds]\neasy-target-less = 2\n",
        "[thresholds]\nmax-childs = 2\n",
        "[[overrides]]\nignore = []\n",
        "[[overrides]]\nfiles = []\n",
        "[[overrides]]\nfiles = [\"*\"]\nlanguage = \"it\"\n",
        "[[overrides]]\nfiles = [\"*\"]\nignore = [\"weight\"]\n",
        "[[overrides]]\nfiles = [3]\n",
        "[[overrides]]\nfiles = [\"*\", 3]\n",
        "[import]\ncolumns = { a = \"esito\" }\n",
        "[import]\ncolumns = { a = \"result 22\" }\n",
        "[import]\ncolums = {}\n",
        "[import]\nmissing = \"-\"\n",
        "[[rules]]\nid = \"a\"\nwhen = \"true\"\n",
        "[[rules]]\nid = \"A\"\nwhen = \"true\"\nmessage = \"x\"\n",
        "[[rules]]\nid = \"a\"\nwhen = \"true\"\nmessage = {}\n",
        "[[rules]]\nid = \"a\"\nwhen = \"true\"\nmessage = { fr = \"x\" }\n",
        "[[rules]]\nid = \"a\"\nwhen = \"true\"\nmessage = \"x\"\non = \"area\"\n",
        "[[rules]]\nid = \"a\"\nwhen = \"true\"\nmessage = \"x\"\nseverity = \"off\"\n",
        "[[rules]]\nid = \"a\"\nwhen = \"true\"\nmessage = \"x\"\nexamples = { pass = [] }\n",
        "rules = {}\n",
        "extend = 3\n",
    ] {
        assert!(read(text).is_err(), "the loader takes\n{text}");
        let json = json_of(text).unwrap_or_else(|| panic!("no TOML:\n{text}"));
        assert!(!schema.is_valid(&json), "the schema takes\n{text}");
    }
}

/// A letter less in any word of any file: a slip of the pen.
#[test]
fn a_slip_anywhere_is_one_for_both_or_for_neither() {
    let schema = of_config();
    let mut n = 0;
    for text in files() {
        let mut is_inside = false;
        for (at, it) in text.char_indices() {
            let is_word = it.is_alphanumeric();
            let is_second = is_inside && is_word;
            let was_first = is_word && !is_inside;
            is_inside = is_word;
            if !is_second || was_first {
                continue;
            }
            let slip = format!("{}{}", &text[..at], &text[at + it.len_utf8()..]);
            agree(&schema, &slip).unwrap_or_else(|it| panic!("{it}"));
            n += 1;
        }
    }
    assert!(n > 500, "only {n} slips");
}

#[test]
fn what_is_exported_is_as_its_schema_says() {
    let schema = validator(&collaudo::export::schema());
    let mut n = 0;
    for folder in ["examples", "tests/data/documents", "tests/data/rules"] {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.extension().is_none_or(|it| it != "piano") {
                continue;
            }
            let Ok(text) = fs::read_to_string(&path) else { continue };
            let Ok(it) = export(&text, Format::Json) else { continue };
            let json: Value = serde_json::from_slice(&it.bytes).expect("JSON");
            let errors: Vec<String> =
                schema.iter_errors(&json).map(|it| format!("{}: {it}", it.instance_path())).collect();
            assert!(errors.is_empty(), "{}\n{}", path.display(), errors.join("\n"));
            n += 1;
        }
    }
    assert!(n > 50, "only {n} plans");
    let other = json!({ "version": 1, "language": "it", "nodes": [{ "rank": "objective" }] });
    assert!(!schema.is_valid(&other), "a node without a name is fine");
}
