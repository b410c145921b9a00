//! Which rules over the plan an edit can concern.

use crate::config::rule;
use crate::model::Difference;
use crate::rule::Check;

/// Rules that look at ranks, codes and what is there, and at no figure. What is not named
/// here is run again when a figure changes: too much costs time, too little would be wrong.
const WITHOUT_FIGURES: &[&str] = &[
    "code-gap",
    "code-outside-parent",
    "duplicate-code",
    "empty-node",
    "missing-field",
    "perspective-gap",
    "second-plan",
    "too-many-children",
];

/// Rules that look at no code. Others are run again when a code changes.
const WITHOUT_CODES: &[&str] = &[
    "achievement-not-rolled-up",
    "achievement-off-policy",
    "achievement-out-of-range",
    "conflicting-counts",
    "contradictory-achievement",
    "empty-node",
    "impossible-roll-up",
    "missing-field",
    "missing-result",
    "missing-weight",
    "near-duplicate",
    "same-completion-date",
    "second-plan",
    "too-many-children",
    "uniform-achievement",
    "unmeasured-achievement",
    "unweighted-level",
    "weights-not-100",
];

/// Whether a rule over the plan may find something else after a difference.
pub(crate) fn concerns(difference: Difference, id: &str) -> bool {
    let looks_at_names = || rule(id).is_none_or(|it| matches!(it.check, Check::Names(_)));
    difference.structure
        || (difference.codes && !WITHOUT_CODES.contains(&id))
        || (difference.figures && !WITHOUT_FIGURES.contains(&id))
        || (difference.names && looks_at_names())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every rule named exists, and has nothing of what is sought in its code.
    fn none_has(rules: &[&str], sought: &[&str]) {
        for id in rules {
            let rule = rule(id).unwrap_or_else(|| panic!("{id}"));
            let path = format!("src/rules/{}/{}.rs", rule.family.name(), id.replace('-', "_"));
            let code = std::fs::read_to_string(&path).unwrap();
            for it in sought {
                assert!(!code.contains(it), "{path} has {it}");
            }
        }
    }

    #[test]
    fn rules_that_are_said_to_look_at_no_figure_name_none() {
        none_has(WITHOUT_FIGURES, &[".weight", ".achieved", ".recomputed", ".result_date", ".names"]);
    }

    #[test]
    fn rules_that_are_said_to_look_at_no_code_name_none() {
        none_has(
            WITHOUT_CODES,
            &["summary.code", "section.code", "outline.code", ".hidden_codes", "numbering"],
        );
    }

    #[test]
    fn a_figure_concerns_sums_and_a_code_concerns_codes() {
        let figures = Difference { figures: true, ..Difference::default() };
        assert!(concerns(figures, "weights-not-100") && !concerns(figures, "duplicate-code"));
        let codes = Difference { codes: true, ..Difference::default() };
        assert!(concerns(codes, "duplicate-code") && !concerns(codes, "weights-not-100"));
        assert!(concerns(Difference::EVERYTHING, "duplicate-code"));
        assert!(!concerns(Difference::default(), "weights-not-100"));
    }
}
