//! Thresholds of rules: what a team can set.

use rust_decimal::Decimal;

use crate::model::Properties;
use crate::syntax::Property;

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
    /// `missing-field`: the properties that every indicator or what stands above it has.
    pub required_fields: Properties,
}

/// The properties that can be required, in the order in which they are said.
pub const REQUIRABLE: [Property; 9] = [
    Property::Owner,
    Property::Stakeholders,
    Property::Contributors,
    Property::Dimension,
    Property::Formula,
    Property::Baseline,
    Property::Source,
    Property::Weight,
    Property::Result,
];

impl Default for Settings {
    fn default() -> Self {
        Self {
            easy_target_more: Decimal::new(15, 1),
            easy_target_less: Decimal::new(5, 1),
            max_children: 15,
            early_days: 180,
            near_duplicate: Decimal::new(8, 1),
            // The questions that the type of plan of decree 132/2022 asks; the objective is
            // the heading, and the target has a rule of its own.
            required_fields: REQUIRABLE.iter().take(7).fold(Properties::default(), |all, it| all.with(*it)),
        }
    }
}
