//! Rules about weights.

pub(crate) mod hundred;
pub(crate) mod missing_weight;
pub(crate) mod unweighted_level;
pub(crate) mod weight_out_of_range;
pub(crate) mod weights_not_100;
