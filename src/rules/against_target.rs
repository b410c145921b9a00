//! What several rules say of a result and its target.

use crate::finding::Message;
use crate::syntax::{Comparator, TargetGoal, ValueKind};

/// Adds the target to a message, as two arguments: `comparator`, a word, and `target`.
pub(crate) fn with_target(message: Message, goal: &TargetGoal<'_>) -> Message {
    message.with("comparator", crate::finding::Arg::Word(comparator(goal))).with("target", &goal.value)
}

/// Adds an earlier target to a message: `before-comparator` and `before`.
pub(crate) fn with_earlier_target(message: Message, goal: &TargetGoal<'_>) -> Message {
    message.with("before-comparator", crate::finding::Arg::Word(comparator(goal))).with("before", &goal.value)
}

fn comparator(goal: &TargetGoal<'_>) -> &'static str {
    if matches!(goal.value.kind, ValueKind::Range { .. }) {
        return "comparator-within";
    }
    let is_date = matches!(goal.value.kind, ValueKind::Date(_));
    match goal.comparator {
        Comparator::AtLeast => "comparator-at-least",
        Comparator::AtMost if is_date => "comparator-by",
        Comparator::AtMost => "comparator-at-most",
        Comparator::MoreThan => "comparator-more-than",
        Comparator::LessThan => "comparator-less-than",
        Comparator::By => "comparator-by",
        Comparator::Implicit if is_date => "comparator-by",
        Comparator::Exactly | Comparator::Implicit => "comparator-exactly",
    }
}
