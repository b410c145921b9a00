//! Rules about names and descriptions.

pub(crate) mod generic_formula;
pub(crate) mod name_formula_disagree;
pub(crate) mod name_target_disagree;
pub(crate) mod repeated_word;
pub(crate) mod target_in_name;
pub(crate) mod unbalanced_brackets;
