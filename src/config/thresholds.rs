//! The thresholds that a team can set, as a table: the file, its schema and the output of
//! `collaudo config show` follow it.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::rule::Settings;

/// A threshold of a rule.
#[derive(Debug)]
pub struct Threshold {
    /// Its key in the file.
    pub key: &'static str,
    /// The message that says what it does.
    pub about: &'static str,
    /// The least and the greatest value.
    pub limits: (i64, i64),
    /// Whether it takes whole numbers only.
    pub is_whole: bool,
    get: fn(&Settings) -> Decimal,
    set: fn(&mut Settings, Decimal),
}

/// Every threshold.
pub static THRESHOLDS: &[Threshold] = &[
    Threshold {
        key: "easy-target-more",
        about: "config-easy-target-more",
        limits: (1, 1000),
        is_whole: false,
        get: |it| it.easy_target_more,
        set: |it, value| it.easy_target_more = value,
    },
    Threshold {
        key: "easy-target-less",
        about: "config-easy-target-less",
        limits: (0, 1),
        is_whole: false,
        get: |it| it.easy_target_less,
        set: |it, value| it.easy_target_less = value,
    },
    Threshold {
        key: "max-children",
        about: "config-max-children",
        limits: (1, 100_000),
        is_whole: true,
        get: |it| it.max_children.into(),
        set: |it, value| it.max_children = value.to_usize().unwrap_or(it.max_children),
    },
    Threshold {
        key: "early-days",
        about: "config-early-days",
        limits: (0, 3660),
        is_whole: true,
        get: |it| it.early_days.into(),
        set: |it, value| it.early_days = value.to_u32().unwrap_or(it.early_days),
    },
    Threshold {
        key: "near-duplicate",
        about: "config-near-duplicate",
        limits: (0, 1),
        is_whole: false,
        get: |it| it.near_duplicate,
        set: |it, value| it.near_duplicate = value,
    },
];

impl Threshold {
    /// Its value in some settings.
    pub fn get(&self, settings: &Settings) -> Decimal {
        (self.get)(settings)
    }

    /// Sets it. Values outside the limits are refused.
    pub fn set(&self, settings: &mut Settings, value: Decimal) -> bool {
        let fits = self.allows(value);
        if fits {
            (self.set)(settings, value);
        }
        fits
    }

    /// Whether a value is within the limits.
    pub fn allows(&self, value: Decimal) -> bool {
        let (least, most) = self.limits;
        Decimal::from(least) <= value
            && value <= Decimal::from(most)
            && (!self.is_whole || value.fract().is_zero())
    }
}
