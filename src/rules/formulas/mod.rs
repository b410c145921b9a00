//! Rules about formulas and numbers.

pub(crate) mod ambiguous_number;
pub(crate) mod division_by_zero;
pub(crate) mod duplicate_measure;
pub(crate) mod formula_overflow;
pub(crate) mod unit_mismatch_in_formula;
pub(crate) mod unknown_measure;
pub(crate) mod unused_measure;
