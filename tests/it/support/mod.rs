//! What several tests need: random plans, and what a plan means whatever its notation.

mod arguments;
pub(crate) mod bless;
pub(crate) mod edits;
pub(crate) mod meaning;
pub(crate) mod plans;

use collaudo::check::check;
use collaudo::config::Config;
use collaudo::finding::Severity;
use collaudo::text::lines::LineIndex;

/// The errors that a check finds with the usual rules, each with its line from 1.
pub(crate) fn errors(text: &str) -> Vec<(usize, &'static str)> {
    let config = Config::default();
    let checked = check(text, &config, false);
    let starts: Vec<usize> = checked.starts().collect();
    let index = LineIndex::new(text);
    let mut res = Vec::new();
    for (section, start) in checked.sections.iter().zip(starts) {
        let errors = section.findings(&config).into_iter().filter(|it| it.severity == Severity::Error);
        res.extend(errors.map(|it| (index.line(it.span.shifted(start).start as usize) + 1, it.rule)));
    }
    res
}
