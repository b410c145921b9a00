//! A target and its result into the distance between them.

use rust_decimal::Decimal;

use crate::assist::hover::Asked;
use crate::assist::markdown::escaped;
use crate::finding::{Arg, Message};
use crate::lang::step_messages;
use crate::model::Indicator;
use crate::scoring::{Quantity, Verdict, common, compared, verdict};
use crate::syntax::{Comparator, TargetGoal, Unit, Value, ValueKind};

/// How far a result is from its target: of a year, else of the plan's.
pub(crate) fn page(
    asked: &Asked<'_>,
    indicator: &Indicator<'_>,
    year: Option<i16>,
    goal: Option<&TargetGoal<'_>>,
) -> Option<String> {
    let year = year.or(asked.live.header().year);
    let target = indicator.target(year).map(|it| &it.goal);
    let goal = goal.or(target)?;
    let Some(result) = indicator.result(year) else {
        return Some(asked.catalogue.word("assist-distance.no-result"));
    };
    let said = step_messages(&compared(goal, result)).into_iter().chain(distance(goal, &result.value));
    Some(said.map(|it| escaped(&asked.catalogue.say(&it))).collect::<Vec<_>>().join("  \n"))
}

/// What lies between a result and its target, in days or in the unit of the target.
fn distance(goal: &TargetGoal<'_>, result: &Value<'_>) -> Option<Message> {
    let is_met = match verdict(goal, result) {
        Verdict::Met => true,
        Verdict::Missed | Verdict::Close => false,
        Verdict::Incomparable | Verdict::Unknown => return None,
    };
    if let (ValueKind::Date(by), ValueKind::Date(on)) = (goal.value.kind, result.kind) {
        let days = crate::scoring::days_between(on, by);
        let id = match days {
            0 => return None,
            1.. => "assist-distance.early",
            _ => "assist-distance.late",
        };
        return Some(Message::new(id).with("n", days.unsigned_abs() as usize));
    }
    if goal.comparator == Comparator::Exactly && is_met {
        return None;
    }
    let (reached, wanted) = common(Quantity::of(result)?, Quantity::of(&goal.value)?)?;
    let gap = reached.checked_sub(wanted)?.abs().normalize();
    if gap.is_zero() {
        return None;
    }
    let id = match (is_limit(goal.comparator), reached > wanted) {
        (Some(true), true) => "assist-distance.over",
        (Some(true), false) => "assist-distance.under",
        (Some(false), true) => "assist-distance.beyond",
        (Some(false), false) => "assist-distance.short",
        (None, _) => "assist-distance.apart",
    };
    Some(Message::new(id).with("gap", with_unit(gap, &goal.value)))
}

/// Whether a target is a limit, by its comparator; none where it has no direction.
fn is_limit(comparator: Comparator) -> Option<bool> {
    match comparator {
        Comparator::AtMost | Comparator::LessThan => Some(true),
        Comparator::AtLeast | Comparator::MoreThan => Some(false),
        Comparator::Exactly | Comparator::By | Comparator::Implicit => None,
    }
}

/// A difference in the unit of a target; that of percentages is in points.
fn with_unit(gap: Decimal, target: &Value<'_>) -> Arg {
    let unit = match target.unit() {
        Some(Unit::Percent) => return Arg::Quantity(gap, "p.p.".into()),
        Some(Unit::Scale(..)) | None => "",
        _ => match target.kind {
            ValueKind::Number { number, .. } => {
                let span = crate::text::Span::of(number.source, target.source);
                crate::syntax::trim(target.source.get(span.end as usize..).unwrap_or(""))
            }
            _ => "",
        },
    };
    Arg::Quantity(gap, unit.into())
}
