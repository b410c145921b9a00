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

/// Whether a rule over the plan may find something else after a difference.
pub(crate) fn concerns(difference: Difference, id: &str) -> bool {
    let looks_at_names = || rule(id).is_none_or(|it| matches!(it.check, Check::Names(_)));
    difference.structure
        || (difference.figures && !WITHOUT_FIGURES.contains(&id))
        || (difference.names && looks_at_names())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_that_is_said_to_look_at_no_figure_exists_and_names_none() {
        for id in WITHOUT_FIGURES {
            let rule = rule(id).unwrap_or_else(|| panic!("{id}"));
            let path = format!("src/rules/{}/{}.rs", rule.family.name(), id.replace('-', "_"));
            let code = std::fs::read_to_string(&path).unwrap();
            for figure in [".weight", ".achieved", ".recomputed", ".result_date", ".names"] {
                assert!(!code.contains(figure), "{path} looks at {figure}");
            }
        }
    }

    #[test]
    fn a_figure_concerns_sums_and_no_codes() {
        let figures = Difference { figures: true, ..Difference::default() };
        assert!(concerns(figures, "weights-not-100") && !concerns(figures, "duplicate-code"));
        assert!(concerns(Difference::EVERYTHING, "duplicate-code"));
        assert!(!concerns(Difference::default(), "weights-not-100"));
    }
}
