//! Rules about targets.

pub(crate) mod missing_target;
