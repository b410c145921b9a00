//! Rules about results and achievements.

pub(crate) mod achievement_not_rolled_up;
pub(crate) mod achievement_out_of_range;
pub(crate) mod missing_result;
pub(crate) mod uniform_achievement;
