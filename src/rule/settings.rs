//! Thresholds of rules: what a team can set.

use rust_decimal::Decimal;

/// Thresholds, with the defaults that the catalogue documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// `easy-target`: from which multiple of its target a result is far beyond it, where
    /// more is better.
    pub easy_target_more: Decimal,
    /// `easy-target`: up to which fraction of its target a result is far below it, where
    /// less is better.
    pub easy_target_less: Decimal,
    /// `too-many-children`: the most children under one parent.
    pub max_children: usize,
    /// `early-by-half-year`: days before the deadline.
    pub early_days: u32,
    /// `near-duplicate`: likeness of two names, from 0 to 1.
    pub near_duplicate: Decimal,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            easy_target_more: Decimal::new(15, 1),
            easy_target_less: Decimal::new(5, 1),
            max_children: 15,
            early_days: 180,
            near_duplicate: Decimal::new(8, 1),
        }
    }
}
