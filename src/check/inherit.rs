//! Scoring policies from the headings that declare them down to what stands under them.

use std::sync::Arc;

use crate::check::section::CheckedSection;
use crate::scoring::Policy;
use crate::syntax::Rank;

/// The policy that each section has from a heading between the plan's and its own: that of the
/// nearest. None at all where no such heading declares one, as in most plans.
pub(crate) fn inherited<'s>(
    sections: impl Iterator<Item = &'s CheckedSection> + Clone,
) -> Vec<Option<&'s Arc<Policy>>> {
    if sections.clone().all(|it| it.bequeathed().is_none()) {
        return Vec::new();
    }
    // The open headings that declare a policy, highest first.
    let mut open: Vec<(Rank, &Arc<Policy>)> = Vec::new();
    let above = sections.map(|it| {
        let rank = it.summary.rank;
        while open.last().is_some_and(|it| it.0 >= rank) {
            open.pop();
        }
        let res = open.last().map(|it| it.1);
        open.extend(it.bequeathed().map(|it| (rank, it)));
        res
    });
    above.collect()
}
