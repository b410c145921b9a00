//! Rules about deadlines and years.

pub(crate) mod deadline_outside_plan;
pub(crate) mod early_by_half_year;
pub(crate) mod result_outside_plan;
