//! Corrections applied to a text, as many as do not touch each other, until none is left.

use std::collections::BTreeMap;

use crate::check::{Checked, check};
use crate::config::Config;
use crate::finding::Finding;
use crate::text::{Edit, apply};

/// Correcting ends after so many rounds, should two corrections undo each other.
const MOST_ROUNDS: usize = 10;

/// A corrected text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fixed {
    /// The text afterwards.
    pub(crate) text: String,
    /// Number of corrections made.
    pub(crate) n: usize,
}

/// Corrects a text: the safe corrections, or with `is_unsafe` also the first one of each
/// finding that changes a figure. A round that would leave a line unreadable is taken back.
pub(crate) fn fix(text: &str, config: &Config, is_unsafe: bool) -> Fixed {
    let mut res = Fixed { text: text.to_owned(), n: 0 };
    let mut checked = check(&res.text, config, false);
    for _ in 0..MOST_ROUNDS {
        let (edits, n) = edits(&checked, config, is_unsafe);
        let Ok(text) = apply(&res.text, &edits) else { break };
        if n == 0 || text == res.text {
            break;
        }
        let after = check(&text, config, false);
        if n_unreadable(&after, config) > n_unreadable(&checked, config) {
            break;
        }
        res = Fixed { text, n: res.n.saturating_add(n) };
        checked = after;
    }
    res
}

/// The edits of one round, and of how many corrections they are.
fn edits(checked: &Checked, config: &Config, is_unsafe: bool) -> (Vec<Edit>, usize) {
    let starts: Vec<usize> = checked.starts().collect();
    let mut taken = Taken::default();
    let mut res = Vec::new();
    let mut n = 0_usize;
    for (section, start) in checked.sections.iter().zip(&starts).filter(|it| !it.0.is_clean()) {
        for finding in section.findings(config) {
            let Some(edits) = chosen(&finding, *start, &starts, is_unsafe) else { continue };
            if taken.take(&edits) {
                res.extend(edits);
                n = n.saturating_add(1);
            }
        }
    }
    (res, n)
}

/// The edits of the correction that is made for a finding, at their places in the text.
fn chosen(finding: &Finding, start: usize, starts: &[usize], is_unsafe: bool) -> Option<Vec<Edit>> {
    let safe = finding.fixes.iter().find(|it| it.safe);
    let fix = safe.or_else(|| finding.fixes.first().filter(|_| is_unsafe))?;
    let own = fix.edits.iter().map(|it| Some(Edit { span: it.span.shifted(start), text: it.text.clone() }));
    let elsewhere = fix.elsewhere.iter().map(|(section, it)| {
        let start = starts.get(*section as usize)?;
        Some(Edit { span: it.span.shifted(*start), text: it.text.clone() })
    });
    own.chain(elsewhere).collect()
}

/// Which bytes are changed already: where each change starts, and where it ends.
#[derive(Default)]
struct Taken(BTreeMap<u32, u32>);

impl Taken {
    /// Takes the places of all edits, or of none where one touches a change made already.
    fn take(&mut self, edits: &[Edit]) -> bool {
        let touches = |edit: &Edit| {
            let before = self.0.range(..=edit.span.end).next_back();
            before.is_some_and(|it| *it.1 >= edit.span.start)
        };
        if edits.is_empty() || edits.iter().any(touches) {
            return false;
        }
        self.0.extend(edits.iter().map(|it| (it.span.start, it.span.end)));
        true
    }
}

fn n_unreadable(checked: &Checked, config: &Config) -> usize {
    let findings = checked.sections.iter().filter(|it| !it.is_clean()).flat_map(|it| it.findings(config));
    findings.filter(|it| it.rule == "syntax-error").count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn safe_corrections_change_form_and_others_only_when_asked_for() {
        let text = "obbiettivo 1 \"a\"\n  indicatore b\n    peso 60%\n    target >= 2\n  indicatore \"c\"\n    \
                    peso 30%\n    target >= 2\n";
        let config = Config::default();
        let safe = fix(text, &config, false);
        assert!(
            safe.text.starts_with("obiettivo 1 \"a\"\n  indicatore \"b\"\n    peso 60%"),
            "{}",
            safe.text
        );
        assert_eq!(safe.n, 2);
        let all = fix(text, &config, true);
        assert!(all.text.contains("peso 66,67%") && all.text.contains("peso 33,33%"), "{}", all.text);
        assert_eq!(fix(&all.text, &config, true), Fixed { text: all.text.clone(), n: 0 });
    }

    #[test]
    fn corrections_that_touch_wait_for_the_next_round() {
        let edit = |start, end| Edit { span: crate::text::Span::new(start, end), text: "x".into() };
        let mut taken = Taken::default();
        assert!(taken.take(&[edit(2, 4)]));
        assert!(!taken.take(&[edit(0, 1), edit(4, 6)]));
        assert!(!taken.take(&[edit(3, 3)]));
        assert!(taken.take(&[edit(0, 1), edit(5, 6)]));
    }
}
