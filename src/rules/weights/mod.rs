//! Rules about weights.

pub(crate) mod weights_not_100;
