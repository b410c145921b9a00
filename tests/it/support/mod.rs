//! What several tests need: random plans, and what a plan means whatever its notation.

pub(crate) mod meaning;
pub(crate) mod plans;
