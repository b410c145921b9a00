//! Rules about the tree.

pub(crate) mod code_gap;
pub(crate) mod code_outside_parent;
pub(crate) mod duplicate_code;
pub(crate) mod empty_node;
pub(crate) mod missing_field;
mod numbering;
pub(crate) mod perspective_gap;
pub(crate) mod second_plan;
pub(crate) mod single_indicator;
pub(crate) mod too_many_children;
