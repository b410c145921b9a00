//! The catalogues: complete in both languages, and neither too small nor too large.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use collaudo::finding::{Arg, Message};
use collaudo::lang::{Catalogue, Language, SOURCES, of_locale};
use collaudo::rules::ALL;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use jiff::civil::date;
use rust_decimal::Decimal;

/// The arguments that a sentence names, and whether each is a count that it is put into words
/// by.
pub(crate) type Arguments = BTreeMap<String, bool>;

/// Every id of a catalogue file, attributes as `message.attribute`, with the arguments
/// that its sentence names.
pub(crate) fn sentences(text: &str) -> BTreeMap<String, Arguments> {
    let resource =
        fluent_syntax::parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{errors:?}\n{text}"));
    let mut res = BTreeMap::new();
    for entry in &resource.body {
        let Entry::Message(it) = entry else { continue };
        let mut add = |id: String, pattern: &Pattern<&str>| {
            let mut args = Arguments::new();
            arguments(pattern, &mut args);
            assert!(res.insert(id.clone(), args).is_none(), "{id} is there twice");
        };
        if let Some(value) = &it.value {
            add(it.id.name.to_owned(), value);
        }
        for attribute in &it.attributes {
            add(format!("{}.{}", it.id.name, attribute.id.name), &attribute.value);
        }
    }
    res
}

fn arguments(pattern: &Pattern<&str>, out: &mut Arguments) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(it) => argument(it, false, out),
            Expression::Select { selector, variants } => {
                argument(selector, true, out);
                variants.iter().for_each(|it| arguments(&it.value, out));
            }
        }
    }
}

fn argument(expression: &InlineExpression<&str>, is_count: bool, out: &mut Arguments) {
    match expression {
        InlineExpression::VariableReference { id } => {
            *out.entry(id.name.to_owned()).or_default() |= is_count;
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(it) = expression.as_ref() {
                argument(it, is_count, out);
            }
        }
        _ => {}
    }
}

/// Every sentence of a language.
fn all(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut res = BTreeMap::new();
    for source in SOURCES {
        for (id, args) in sentences(source.text(language)) {
            assert!(
                res.insert(id.clone(), args.into_keys().collect()).is_none(),
                "{id} is in two files, one of them {}",
                source.name
            );
        }
    }
    res
}

/// Every string literal of the program.
fn literals(folder: &Path, out: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder of sources").flatten() {
        let path = entry.path();
        if path.is_dir() {
            literals(&path, out);
        } else if path.extension().is_some_and(|it| it == "rs" || it == "html") {
            let text = fs::read_to_string(&path).expect("a source");
            out.extend(text.split('"').filter(|it| !it.contains(char::is_whitespace)).map(str::to_owned));
        }
    }
}

fn used() -> BTreeSet<String> {
    let mut res = BTreeSet::new();
    literals(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut res);
    res
}

#[test]
fn both_languages_say_the_same_things_of_the_same_arguments() {
    let (it, en) = (all(Language::It), all(Language::En));
    for (id, args) in &en {
        assert_eq!(Some(args), it.get(id), "{id} in Italian");
    }
    for id in it.keys() {
        assert!(en.contains_key(id), "{id} is missing in English");
    }
}

#[test]
fn every_message_that_the_program_names_is_in_the_catalogues() {
    let catalogue = Catalogue::new(Language::En);
    // Ids of messages begin with the id of a rule, or with one of these.
    let parts = [
        "expected-",
        "rank-",
        "unit-",
        "severity-",
        "comparator-",
        "policy-",
        "day-",
        "output-",
        "cli-",
        "score-",
        "assist-",
        "lsp-",
        "diff-",
    ];
    let rules: Vec<String> = ALL.iter().map(|it| format!("{}.", it.id)).collect();
    for literal in used() {
        let is_id =
            literal.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || "-.".contains(it));
        let of_part = parts.iter().any(|it| literal.starts_with(it) && literal.len() > it.len());
        let of_rule = rules.iter().any(|it| literal.starts_with(it) && !literal.ends_with(".it.md"));
        // Another name of an option, which begins as the messages on outputs do.
        let is_option = literal == "output-file";
        if is_id && (of_part || of_rule) && !is_option && !literal.ends_with(".md") {
            assert!(catalogue.has(&literal), "{literal} is not in the catalogues");
        }
    }
    let sources = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules")).expect("rules");
    for family in sources.flatten().filter(|it| it.path().is_dir()) {
        for file in fs::read_dir(family.path()).expect("a family").flatten() {
            let text = fs::read_to_string(file.path()).unwrap_or_default();
            for start in ["Message::new(\"", "Arg::Word(\""] {
                for id in text.split(start).skip(1).filter_map(|it| it.split('"').next()) {
                    assert!(catalogue.has(id), "{id} is not in the catalogues");
                }
            }
        }
    }
}

#[test]
fn every_message_of_the_catalogues_is_used() {
    let used = used();
    for id in all(Language::En).keys() {
        // Help texts are found by the names of commands and options; their own test has them.
        let is_help = id.starts_with("help-");
        assert!(is_help || used.contains(id), "{id} is not used");
    }
}

#[test]
fn findings_begin_in_lower_case_and_end_without_a_full_stop() {
    for language in [Language::It, Language::En] {
        for source in SOURCES.iter().filter(|it| !matches!(it.name, "help" | "assist" | "brief")) {
            let text = source.text(language);
            for line in text.lines().filter_map(|it| it.split_once(" = ")) {
                let sentence = line.1.trim();
                // One word with a full stop is an abbreviation.
                assert!(!sentence.ends_with('.') || !sentence.contains(' '), "{sentence}");
                let first = sentence.chars().next().unwrap_or('a');
                assert!(!first.is_uppercase() || sentence.starts_with("GitHub"), "{sentence}");
            }
        }
    }
}

#[test]
fn numbers_days_and_plurals_are_the_readers() {
    let total: Decimal = "97.50".parse().expect("a number");
    let message = |n: usize| Message::new("weights-not-100").with("total", total).with("n", n);
    let (it, en) = (Catalogue::new(Language::It), Catalogue::new(Language::En));
    assert_eq!(it.say(&message(3)), "la somma di tutti e 3 i pesi è 97,50 %, non 100 %");
    assert_eq!(en.say(&message(3)), "the 3 weights add up to 97.50 %, not 100 %");
    assert_eq!(en.say(&message(1)), "the only weight is 97.50 %, not 100 %");
    let day = Message::new("syntax-error.no-such-date").with("found", date(2023, 4, 30));
    assert_eq!(it.say(&day), "la data 30/04/2023 non esiste");
    assert_eq!(en.say(&day), "there is no such day as 30 April 2023");
    let word = Message::new("misplaced-property")
        .with("property", "target")
        .with("under", Arg::Word("rank-objective"));
    assert_eq!(it.say(&word), "«target» non è previsto sotto un obiettivo");
}

#[test]
fn text_from_a_plan_stands_in_a_sentence_as_it_is() {
    let message = Message::new("syntax-error.unknown-keyword").with("found", "{ $meant } \u{202E}");
    assert_eq!(Catalogue::new(Language::En).say(&message), "“{ $meant } \u{202E}” is no keyword");
}

#[test]
fn locales_name_a_language() {
    for (locale, language) in [
        ("it_IT.UTF-8", Some(Language::It)),
        ("it", Some(Language::It)),
        ("en-GB", Some(Language::En)),
        ("de_DE", None),
        ("C.UTF-8", None),
        ("", None),
    ] {
        assert_eq!(of_locale(locale), language, "{locale}");
    }
}
