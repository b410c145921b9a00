//! Corrections applied to a text, as many as do not touch each other, until none is left.
//!
//! A figure is corrected only once everything that it follows from is right: form first, then
//! targets and units, results and weights, the achievements of indicators, and those of nodes
//! from the lowest rank up. So no correction follows from a figure that is about to change.

use std::collections::BTreeMap;

use crate::check::{Checked, check};
use crate::config::Config;
use crate::finding::Finding;
use crate::format::{LineEnding, Options, format};
use crate::syntax::Rank;
use crate::text::{Edit, apply};

/// Correcting ends after so many rounds, should two corrections undo each other.
const MOST_ROUNDS: usize = 30;

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
        let (mut edits, n) = edits(&checked, config, is_unsafe);
        end_lines(&mut edits, text);
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
    // A line that can be read again may need another column than before.
    if res.n > 0 && is_formatted(text) {
        res.text = format(&res.text, &Options::default());
    }
    res
}

/// What is inserted ends its lines as the text does.
fn end_lines(edits: &mut [Edit], text: &str) {
    if LineEnding::Auto.fixed(text) == LineEnding::CrLf {
        for it in edits.iter_mut().filter(|it| it.text.contains('\n') && !it.text.contains('\r')) {
            it.text = it.text.replace('\n', "\r\n");
        }
    }
}

fn is_formatted(text: &str) -> bool {
    format(text, &Options::default()) == text
}

/// A correction at its place in the text.
struct Correction {
    /// When it is made: those with the least come first.
    turn: (Turn, std::cmp::Reverse<Rank>),
    edits: Vec<Edit>,
}

/// What follows from what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    /// Form: no figure changes.
    Form,
    /// What results are held against.
    Target,
    /// Results and weights.
    Figure,
    /// Achievements, which follow from results and weights.
    Achievement,
}

impl Turn {
    fn of(finding: &Finding, is_safe: bool) -> Self {
        match finding.rule {
            _ if is_safe => Self::Form,
            "result-not-from-measures" | "weights-not-100" | "missing-weight" => Self::Figure,
            "contradictory-achievement" | "achievement-off-policy" | "achievement-not-rolled-up" => {
                Self::Achievement
            }
            _ => Self::Target,
        }
    }
}

/// The edits of one round, and of how many corrections they are.
fn edits(checked: &Checked, config: &Config, is_unsafe: bool) -> (Vec<Edit>, usize) {
    let starts: Vec<usize> = checked.starts().collect();
    let mut all: Vec<Correction> = Vec::new();
    for (section, start) in checked.sections.iter().zip(&starts).filter(|it| !it.0.is_clean()) {
        for finding in section.findings(config) {
            let rank = if finding.indicator.is_some() { Rank::Indicator } else { section.summary.rank };
            all.extend(chosen(&finding, rank, *start, &starts, is_unsafe));
        }
    }
    let Some(turn) = all.iter().map(|it| it.turn).min() else { return (Vec::new(), 0) };
    // Only achievements follow from those of lower ranks.
    let is_now = |it: &Correction| it.turn.0 == turn.0 && (turn.0 < Turn::Achievement || it.turn == turn);
    let mut taken = Taken::default();
    let mut res = Vec::new();
    let mut n = 0_usize;
    for it in all.into_iter().filter(is_now) {
        if taken.take(&it.edits) {
            res.extend(it.edits);
            n = n.saturating_add(1);
        }
    }
    (res, n)
}

/// The correction that is made for a finding. Of several that exclude each other none is: only
/// the author knows which.
fn chosen(
    finding: &Finding,
    rank: Rank,
    start: usize,
    starts: &[usize],
    is_unsafe: bool,
) -> Option<Correction> {
    let safe = finding.fixes.iter().find(|it| it.safe);
    let fix = safe.or_else(|| finding.fixes.first().filter(|it| is_unsafe && !it.is_choice))?;
    let own = fix.edits.iter().map(|it| Some(Edit { span: it.span.shifted(start), text: it.text.clone() }));
    let elsewhere = fix.elsewhere.iter().map(|(section, it)| {
        let start = starts.get(*section as usize)?;
        Some(Edit { span: it.span.shifted(*start), text: it.text.clone() })
    });
    let edits = own.chain(elsewhere).collect::<Option<Vec<Edit>>>()?;
    Some(Correction { turn: (Turn::of(finding, fix.safe), std::cmp::Reverse(rank)), edits })
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

    /// The errors of a text by rule.
    fn errors(text: &str) -> BTreeMap<&'static str, usize> {
        let config = Config::everything();
        let checked = check(text, &config, false);
        let mut res = BTreeMap::new();
        for it in checked.sections.iter().flat_map(|it| it.findings(&config)) {
            if it.severity == crate::finding::Severity::Error {
                *res.entry(it.rule).or_default() += 1;
            }
        }
        res
    }

    /// Errors that were there before a figure was corrected, and that the wrong figure hid: a
    /// result as its measures give it can be a share of more than 100 %, and a weight that is
    /// known at last can be too small.
    const BROUGHT_TO_LIGHT: &[&str] = &["impossible-roll-up", "share-over-100", "weights-not-100"];

    #[test]
    fn corrections_reach_an_end_in_canonical_form_and_bring_no_new_error() {
        let config = Config::everything();
        let folder = std::fs::read_dir("tests/data/rules").expect("fixtures");
        let mut n = 0;
        for path in folder.flatten().map(|it| it.path()) {
            let text = std::fs::read_to_string(&path).expect("a fixture");
            let formatted = format(&text, &Options::default());
            for is_unsafe in [false, true] {
                let fixed = fix(&formatted, &config, is_unsafe);
                n += fixed.n;
                let name = path.display();
                assert_eq!(format(&fixed.text, &Options::default()), fixed.text, "{name}");
                let again = fix(&fixed.text, &config, is_unsafe);
                assert_eq!((again.n, &again.text), (0, &fixed.text), "{name} has no end");
                let (before, after) = (errors(&formatted), errors(&fixed.text));
                for (rule, n) in after.iter().filter(|it| !is_unsafe || !BROUGHT_TO_LIGHT.contains(it.0)) {
                    assert!(before.get(rule) >= Some(n), "{name}: {rule} is new in\n{}", fixed.text);
                }
            }
        }
        assert!(n > 50, "only {n} corrections were made");
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
