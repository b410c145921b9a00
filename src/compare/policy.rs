//! A policy of scoring and what it became: whether the same results earn more.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::compare::Shift;
use crate::scoring::{Policy, rounded};
use crate::syntax::{Statement, TargetGoal, Value, parse_line};

/// Results are tried up to this many hundredths of their target.
const FURTHEST: u32 = 250;

/// What became of a policy; none where every result earns what it earned. It is easier where most
/// of the results that earn another achievement earn more.
///
/// Both are asked what they give for results all along the way to a target, where more is
/// better, where less is, with a baseline on either side, and for a day that is kept or missed.
pub fn policy_shift(old: &Policy, new: &Policy) -> Option<Shift> {
    if (old.name, old.highest, &old.bands) == (new.name, new.highest, &new.bands) {
        return None;
    }
    // Bands differ at their ends, so the results just beside an end are tried too.
    let ends = [old, new].into_iter().flat_map(|it| &it.bands).flat_map(|it| [it.low, it.high]);
    let hundredth = Decimal::new(1, 2);
    let beside = ends.flat_map(|it| {
        [Some(it), it.checked_sub(hundredth), it.checked_add(hundredth)].into_iter().flatten()
    });
    let mut gains = Vec::new();
    let results: Vec<Decimal> = (0..=FURTHEST).map(Decimal::from).chain(beside).collect();
    for target in ["target >= 100", "target <= 100"] {
        for baseline in ["base 0", "base 50", "base 150"] {
            for result in &results {
                gains.extend(gain(old, new, target, &format!("consuntivo {result}"), baseline));
            }
        }
    }
    for result in ["consuntivo 30-06-2024", "consuntivo 31-12-2024"] {
        gains.extend(gain(old, new, "target entro 30-06-2024", result, ""));
    }
    Shift::of_most(gains)
}

/// Whether a result earns more than before; none where a policy says nothing of it.
fn gain(old: &Policy, new: &Policy, target: &str, result: &str, baseline: &str) -> Option<Ordering> {
    let Statement::Target(_, goal) = parse_line(target).statement else { return None };
    let (result, baseline) = (value(result)?, value(baseline));
    let earns = |it: &Policy, goal: &TargetGoal<'_>| {
        Some(rounded(it.degree(goal, &result, baseline.as_ref())?.percent, 2))
    };
    match (earns(old, &goal), earns(new, &goal)) {
        (Some(before), Some(now)) => Some(now.cmp(&before)),
        (None, None) => Some(Ordering::Equal),
        // What earned nothing that can be said, or earns it now, tells neither.
        _ => None,
    }
}

fn value(line: &str) -> Option<Value<'_>> {
    match parse_line(line).statement {
        Statement::Yearly(_, _, it) => Some(it),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(line: &str) -> Policy {
        match parse_line(line).statement {
            Statement::Scoring(it) => Policy::from(&*it),
            _ => Policy::default(),
        }
    }

    #[test]
    fn a_policy_became_easier_where_most_results_earn_more() {
        use Shift::{Easier, Harder, Other};
        for (old, new, expected) in [
            ("", "valutazione proporzionale", None),
            ("", "valutazione soglia", Some(Harder)),
            ("valutazione soglia", "valutazione proporzionale", Some(Easier)),
            ("", "valutazione proporzionale fino a 120%", Some(Easier)),
            ("valutazione proporzionale fino a 120%", "valutazione proporzionale fino a 110%", Some(Harder)),
            ("", "valutazione inversa", Some(Easier)),
            ("", "valutazione fasce 0%..10% = 0%; 10%..100% = 100%", Some(Easier)),
            (
                "valutazione fasce 0%..90% = 0%; 90%..100% = 100%",
                "valutazione fasce 0%..80% = 0%; 80%..100% = 100%",
                Some(Easier),
            ),
            (
                "valutazione fasce 0%..89,5% = 0%; 89,5%..100% = 100%",
                "valutazione fasce 0%..89,51% = 0%; 89,51%..100% = 100%",
                Some(Harder),
            ),
            (
                "valutazione fasce 0%..90% = 0%; 90%..100% = 100%",
                "valutazione fasce 0%..90,0% = 0%; 90%..100% = 100%",
                None,
            ),
            (
                "valutazione fasce 0%..90% = 50%; 90%..100% = 100%",
                "valutazione fasce 0%..90% = 60%; 90%..100% = 90%",
                Some(Other),
            ),
        ] {
            assert_eq!(policy_shift(&policy(old), &policy(new)), expected, "{old} → {new}");
        }
    }
}
