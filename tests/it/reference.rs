//! The reference of all rules, made from the catalogue: `src/rules/README.md`.

use std::fmt::Write;

use collaudo::rule::{Level, Rule};
use collaudo::rules::ALL;

use crate::support::bless::golden;

fn summary(page: &str) -> &str {
    page.trim_start().lines().next().unwrap_or("").trim()
}

fn level(rule: &Rule) -> &'static str {
    match rule.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "info",
        Level::Pedantic => "pedantic",
        Level::Off => "off",
    }
}

fn row(rule: &Rule) -> String {
    let folder = rule.family.name();
    let (en, it) =
        (format!("{folder}/{}.rs", rule.id.replace('-', "_")), format!("{folder}/{}.it.md", rule.id));
    for path in [&en, &it] {
        let path = format!("src/rules/{path}");
        assert!(std::path::Path::new(&path).is_file(), "{path} is no file");
    }
    let (doc_en, doc_it) = (summary(rule.doc_en), summary(rule.doc_it));
    format!("| `{}` | {} | [{doc_en}]({en}) | [{doc_it}]({it}) |\n", rule.id, level(rule))
}

#[test]
fn the_reference_has_every_rule_in_both_languages() {
    let mut text = format!(
        "# Rules\n\n\
         Made from the catalogue by `UPDATE=1 cargo test --test it reference`; do not edit.\n\
         `collaudo explain RULE` shows the whole page of a rule, in English or Italian: what it finds, why, by which source, and examples that are run as tests.\n\n\
         The levels of the {} rules: **error**, the text contradicts itself or cannot be evaluated; **warning**, very likely wrong; **info**, quality; **pedantic**, off unless selected, for it is often wrong; **off**, on with a profile.\n",
        ALL.len()
    );
    let mut family = None;
    for rule in ALL {
        if family != Some(rule.family) {
            family = Some(rule.family);
            write!(
                text,
                "\n## {}\n\n| rule | level | finds | trova |\n| --- | --- | --- | --- |\n",
                rule.family.name()
            )
            .expect("a string takes text");
        }
        text.push_str(&row(rule));
    }
    golden("src/rules/README.md", &text);
}
