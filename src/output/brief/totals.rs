//! What was read, in figures, and the totals under the policy of the plan and under others.

use rust_decimal::Decimal;

use crate::check::scored::{Row, Scored};
use crate::finding::{Arg, Message};
use crate::lang::{Catalogue, write_number};
use crate::model::Summary;
use crate::output::markdown::capital;
use crate::output::overview::policy_word;
use crate::output::{Plan, Shown, cleaned};
use crate::scoring::{Policy, assess, roll_up, rounded};
use crate::syntax::{PolicyName, Rank};

/// The most rows of the table of totals.
const MOST_TOTALS: usize = 9;

/// A node with its reported and its recomputed achievement.
pub(crate) struct Total {
    pub(crate) name: String,
    pub(crate) reported: String,
    pub(crate) recomputed: String,
    pub(crate) differs: bool,
}

/// What was read: names and figures.
pub(crate) fn read(shown: &Shown<'_>, rows: &[Row], catalogue: &Catalogue) -> Vec<(String, String)> {
    let number = |it: usize| write_number(Decimal::from(it), catalogue.language());
    let indicators = || rows.iter().filter(|it| it.rank == Rank::Indicator);
    let n_recomputed = indicators().filter(|it| it.recomputed.is_some()).count();
    let n_weights = rows.iter().filter(|it| it.weight.is_some()).count();
    [
        ("page-objectives", number(shown.document.objectives)),
        ("page-indicators", number(shown.document.indicators)),
        ("brief-recomputed", number(n_recomputed)),
        ("brief-weights", number(n_weights)),
    ]
    .map(|(id, figure)| (capital(&catalogue.word(id)), figure))
    .into()
}

/// The plan and what stands highest in it; what differs comes first where there is no room for all.
pub(crate) fn totals(rows: &[Row], catalogue: &Catalogue) -> Vec<Total> {
    let is_upper = |it: &&Row| matches!(it.rank, Rank::Plan | Rank::Perspective | Rank::Area | Rank::Goal);
    let has_figure =
        |it: &&Row| it.reported.is_some() || it.reported_below.is_some() || it.recomputed.is_some();
    let mut shown: Vec<&Row> = rows.iter().filter(is_upper).filter(has_figure).collect();
    if shown.len() > MOST_TOTALS {
        let (first, rest) = shown.split_at(1);
        let (mut differing, same): (Vec<&Row>, Vec<&Row>) = rest.iter().partition(|it| it.differs());
        differing.extend(same);
        shown = first.iter().copied().chain(differing).take(MOST_TOTALS).collect();
    }
    let figure = |it: Decimal| format!("{}\u{a0}%", write_number(it, catalogue.language()));
    let made = shown.into_iter().map(|row| Total {
        name: match &row.code {
            Some(code) => format!("{} {}", cleaned(code), cleaned(&row.name)),
            None => cleaned(&row.name).into_owned(),
        },
        reported: match (row.reported, row.reported_below) {
            (Some(it), _) => figure(it),
            (None, Some(it)) => format!("({})", figure(rounded(it, 2))),
            (None, None) => "–".to_owned(),
        },
        recomputed: match row.recomputed {
            Some(it) if row.is_unweighted => format!("~\u{a0}{}", figure(rounded(it, 2))),
            Some(it) => figure(rounded(it, 2)),
            None => "–".to_owned(),
        },
        differs: row.differs(),
    });
    made.collect()
}

/// How achievements were computed.
pub(crate) fn policy(plan: Option<Plan<'_>>, catalogue: &Catalogue) -> String {
    let policy = plan.map(|it| it.checked.header.policy.clone()).unwrap_or_default();
    let id = if policy.is_declared { "score-policy" } else { "score-policy.default" };
    capital(&catalogue.say(&Message::new(id).with("policy", Arg::Word(policy_word(policy.name))))) + "."
}

/// What the whole would come to under other policies.
pub(crate) fn others(scored: &Scored<'_>, catalogue: &Catalogue) -> String {
    let own = scored.checked.header.policy.name;
    let names = [PolicyName::Proportional, PolicyName::Threshold, PolicyName::Inverse];
    let said = names.into_iter().filter(|it| *it != own).filter_map(|name| {
        let total = total_under(scored, &Policy { name, ..Policy::default() })?;
        let figure = write_number(rounded(total, 2), catalogue.language());
        Some(format!("{} {figure}\u{a0}%", catalogue.word(policy_word(name))))
    });
    let said: Vec<String> = said.collect();
    match said.is_empty() {
        true => String::new(),
        false => {
            capital(&catalogue.say(&Message::new("brief-others").with("others", said.join(", ").as_str())))
                + "."
        }
    }
}

/// The recomputed achievement of the only node that stands under none.
fn total_under(scored: &Scored<'_>, policy: &Policy) -> Option<Decimal> {
    let (year, is_report) = (scored.checked.header.year, scored.checked.header.is_report);
    let mut summaries: Vec<Summary> = scored.checked.sections.iter().map(|it| it.summary.clone()).collect();
    for (i, summary) in summaries.iter_mut().enumerate().filter(|it| !it.1.indicators.is_empty()) {
        scored.with_section(i, |section| {
            for (indicator, short) in section.indicators.iter().zip(&mut summary.indicators) {
                short.recomputed = assess(indicator, year, policy, is_report).achievement;
            }
        });
    }
    let scores = roll_up(&summaries.iter().collect::<Vec<_>>(), &scored.outline, policy, is_report);
    let is_node = |it: &usize| summaries.get(*it).is_some_and(|it| it.has_heading);
    let mut roots = scored.outline.roots().filter(is_node);
    let root = roots.next().filter(|_| roots.next().is_none())?;
    scores.get(root)?.rollup.recomputed
}
