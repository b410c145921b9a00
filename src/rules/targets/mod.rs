//! Rules about targets.

pub(crate) mod direction_contradicts_target;
pub(crate) mod easing_target;
pub(crate) mod easy_target;
pub(crate) mod missing_target;
pub(crate) mod target_already_met;
pub(crate) mod target_at_ceiling;
pub(crate) mod target_cannot_fail;
pub(crate) mod target_of_other_years;
pub(crate) mod target_unit_mismatch;
pub(crate) mod target_without_comparator;
pub(crate) mod target_worse_than_baseline;
pub(crate) mod thresholds_out_of_order;
pub(crate) mod time_without_time_unit;
pub(crate) mod wrong_direction;
