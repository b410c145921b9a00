//! Rules about a plan beside an earlier one: the year before, or the plan that a report is on.

pub(crate) mod added_indicator;
pub(crate) mod added_objective;
pub(crate) mod changed_field;
pub(crate) mod changed_formula;
pub(crate) mod changed_scoring;
pub(crate) mod dropped_indicator;
pub(crate) mod dropped_objective;
pub(crate) mod missing_previous;
pub(crate) mod moved_baseline;
pub(crate) mod moved_target;
pub(crate) mod renamed_indicator;
pub(crate) mod renamed_objective;
pub(crate) mod shifted_weight;
pub(crate) mod target_below_last_result;
pub(crate) mod unreported_indicator;

use crate::model::Node;

/// Code and name of a node, as people call it.
pub(crate) fn full_name(node: &Node<'_>) -> String {
    match node.code() {
        Some(code) => format!("{code} {}", node.name()),
        None => node.name().to_owned(),
    }
}
