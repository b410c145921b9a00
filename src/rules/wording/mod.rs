//! Rules about names and descriptions.

pub(crate) mod compound_objective;
pub(crate) mod conflicting_counts;
pub(crate) mod generic_formula;
pub(crate) mod name_formula_disagree;
pub(crate) mod name_target_disagree;
pub(crate) mod near_duplicate;
pub(crate) mod objective_indicator_disjoint;
pub(crate) mod placeholder_text;
pub(crate) mod repeated_word;
pub(crate) mod routine_verb;
pub(crate) mod target_in_name;
pub(crate) mod unbalanced_brackets;
