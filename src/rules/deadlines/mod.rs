//! Rules about deadlines and years.

pub(crate) mod count_measured_by_date;
pub(crate) mod deadline_only_in_name;
pub(crate) mod deadline_outside_plan;
pub(crate) mod early_by_half_year;
pub(crate) mod foreign_year;
pub(crate) mod result_outside_plan;
pub(crate) mod same_completion_date;
pub(crate) mod share_measured_by_date;
