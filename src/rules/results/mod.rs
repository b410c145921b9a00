//! Rules about results and achievements.

pub(crate) mod achievement_not_rolled_up;
pub(crate) mod achievement_off_policy;
pub(crate) mod achievement_out_of_range;
pub(crate) mod band_gap;
pub(crate) mod below;
pub(crate) mod contradictory_achievement;
pub(crate) mod empty_reason;
pub(crate) mod falling_band;
pub(crate) mod frequency_not_measured;
pub(crate) mod impossible_roll_up;
pub(crate) mod maximum_exceeded;
pub(crate) mod missing_result;
pub(crate) mod multiple_of_target;
pub(crate) mod negative_count;
pub(crate) mod numerator_exceeds_denominator;
pub(crate) mod off_scale;
pub(crate) mod opaque_percentage;
pub(crate) mod operand_missing;
pub(crate) mod overlapping_bands;
pub(crate) mod placeholder_date;
pub(crate) mod result_not_from_measures;
pub(crate) mod share_over_100;
pub(crate) mod uniform_achievement;
pub(crate) mod unmeasured_achievement;
pub(crate) mod withheld_result;
pub(crate) mod wrong_kind;
