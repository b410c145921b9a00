//! The figures of many documents, as a table.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::comparison::{Comparison, Outcome};
use super::expected::Field;

/// What became of the fields of many documents.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub documents: usize,
    /// Documents with every field right and nothing made up.
    pub whole: usize,
    /// Documents that were refused, for a reason that was given.
    pub refused: usize,
    /// Documents with a finding of severity error: all of them false.
    pub accused: usize,
    pub counts: BTreeMap<(Field, Outcome), usize>,
    pub rules: BTreeMap<&'static str, usize>,
}

impl Tally {
    pub fn add(&mut self, it: &Comparison) {
        self.documents += 1;
        self.whole += usize::from(it.is_whole());
        self.refused += usize::from(it.refused.is_some());
        self.accused += usize::from(!it.errors.is_empty());
        for (key, n) in &it.counts {
            *self.counts.entry(*key).or_default() += n;
        }
        for rule in &it.errors {
            *self.rules.entry(rule).or_default() += 1;
        }
    }

    pub fn count(&self, field: Option<Field>, outcome: Outcome) -> usize {
        let of =
            self.counts.iter().filter(|it| it.0.1 == outcome && field.is_none_or(|field| it.0.0 == field));
        of.map(|it| it.1).sum()
    }

    /// In hundredths of all fields.
    pub fn percent(&self, field: Option<Field>, outcome: Outcome) -> f64 {
        let all: usize = [Outcome::Right, Outcome::Wrong, Outcome::Doubted, Outcome::Said, Outcome::Lost]
            .into_iter()
            .map(|it| self.count(field, it))
            .sum();
        self.count(field, outcome) as f64 * 100.0 / all.max(1) as f64
    }
}

/// A row for each field, right / wrong / said / lost for each tally.
pub fn table(tallies: &[(&str, Tally)]) -> String {
    let mut out = String::from("| field |");
    tallies.iter().for_each(|it| {
        let _ = write!(out, " {} |", it.0);
    });
    let _ = write!(out, "\n| --- |{}\n", " ---: |".repeat(tallies.len()));
    let mut row = |name: &str, cell: &dyn Fn(&Tally) -> String| {
        let _ = write!(out, "| {name} |");
        tallies.iter().for_each(|it| {
            let _ = write!(out, " {} |", cell(&it.1));
        });
        out.push('\n');
    };
    let figures = |it: &Tally, field| {
        let percent = |outcome| it.percent(field, outcome);
        format!(
            "{:.1} / {:.2} / {:.2} / {:.1} / {:.1}",
            percent(Outcome::Right),
            percent(Outcome::Wrong),
            percent(Outcome::Doubted),
            percent(Outcome::Said),
            percent(Outcome::Lost)
        )
    };
    for field in Field::ALL {
        row(field.name(), &|it| figures(it, Some(field)));
    }
    row("**all fields**", &|it| figures(it, None));
    row("documents", &|it| it.documents.to_string());
    row("whole", &|it| it.whole.to_string());
    row("refused", &|it| it.refused.to_string());
    row("with a false error", &|it| it.accused.to_string());
    out
}
