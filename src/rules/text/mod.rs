//! Rules about the text itself.

pub(crate) mod expired_waiver;
pub(crate) mod misplaced_property;
pub(crate) mod number_convention;
pub(crate) mod repeated_property;
pub(crate) mod suppression_without_reason;
pub(crate) mod syntax_error;
mod teach;
pub(crate) mod unknown_rule;
pub(crate) mod unread_cell;
pub(crate) mod unused_suppression;
