//! The rules that were broken, as SARIF describes them: from their own pages.

use std::collections::BTreeSet;

use crate::config::any_rule;
use crate::lang::Catalogue;
use crate::output::View;
use crate::output::page::{doc, markdown, render, said, summary};
use crate::output::sarif::document::{Configuration, Driver, Help, Properties, Rule, Text};
use crate::output::sarif::level;

/// Columns of a page as plain text.
const WIDTH: usize = 88;

/// The described rules, by id.
pub(crate) struct Rules {
    rules: Vec<Rule>,
}

impl Rules {
    /// Describes the rules of some ids, each once.
    pub(crate) fn of(ids: impl Iterator<Item = &'static str>, catalogue: &Catalogue) -> Self {
        let ids: BTreeSet<&'static str> = ids.collect();
        Self { rules: ids.into_iter().filter_map(|it| described(it, catalogue)).collect() }
    }

    /// The place of a rule among them.
    pub(crate) fn index(&self, id: &str) -> Option<usize> {
        self.rules.binary_search_by(|it| it.id.cmp(id)).ok()
    }

    pub(crate) fn driver(&self) -> Driver<'_> {
        Driver { name: "Collaudo", semantic_version: env!("CARGO_PKG_VERSION"), rules: &self.rules }
    }
}

fn described(id: &str, catalogue: &Catalogue) -> Option<Rule> {
    let rule = any_rule(id)?;
    let page = doc(rule, catalogue);
    let above = |tag: &str| said(tag, catalogue);
    Some(Rule {
        id: rule.id,
        short_description: Text::new(summary(page)),
        full_description: Text::new(summary(page)),
        help: Help {
            text: render(page, View { width: WIDTH, color: false }, above),
            markdown: markdown(page, above),
        },
        default_configuration: Configuration {
            enabled: rule.level.is_on(),
            level: level(rule.level.severity()),
        },
        properties: Properties { tags: [rule.family.name()] },
    })
}
