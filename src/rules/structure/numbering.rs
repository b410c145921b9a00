//! Which codes of a plan may not meet: most plans number their nodes plan-wide, some begin
//! again under every parent.

use crate::model::Outline;
use crate::model::code::components;
use crate::rule::PlanCx;
use crate::syntax::Rank;

/// For each section, the node within which its code must be its own.
pub(crate) struct Numbering {
    scopes: Vec<Option<usize>>,
}

impl Numbering {
    /// Reads the numbering of a plan off its codes.
    pub(crate) fn of(cx: &PlanCx<'_>) -> Self {
        let restarts = Restarts::of(cx.outline);
        let mut scopes: Vec<Option<usize>> = Vec::with_capacity(cx.outline.len());
        for (i, entry) in cx.outline.entries().iter().enumerate() {
            let parent = entry.parent();
            scopes.push(if entry.rank == Rank::Plan {
                // A second plan in the text has codes of its own.
                Some(i)
            } else if restarts.at(entry.rank) {
                parent
            } else {
                parent.and_then(|it| scopes.get(it).copied().flatten())
            });
        }
        Self { scopes }
    }

    /// The node within which the code of a section must be its own; none for the text.
    pub(crate) fn scope(&self, section: usize) -> Option<usize> {
        self.scopes.get(section).copied().flatten()
    }
}

/// Ranks whose numbering begins again under every parent: there are several families, and
/// each begins with the same plain code, as `1`.
struct Restarts {
    by_rank: [(Rank, Family); 4],
}

#[derive(Clone, Copy, Default)]
struct Family {
    /// The section that begins the first family.
    first: Option<usize>,
    n_families: usize,
    differs: bool,
}

impl Restarts {
    fn of(outline: &Outline) -> Self {
        let ranks = [Rank::Perspective, Rank::Area, Rank::Goal, Rank::Objective];
        let mut by_rank = ranks.map(|it| (it, Family::default()));
        for child in outline.eldest() {
            let rank = outline.get(child).map(|it| it.rank);
            let Some((_, family)) = by_rank.iter_mut().find(|it| Some(it.0) == rank) else { continue };
            let code = outline.code(child);
            let is_plain = code.is_some_and(|it| components(it).count() == 1);
            family.differs |= !is_plain || family.first.is_some_and(|it| outline.code(it) != code);
            family.first = family.first.or(Some(child));
            family.n_families = family.n_families.saturating_add(1);
        }
        Self { by_rank }
    }

    fn at(&self, rank: Rank) -> bool {
        self.by_rank.iter().any(|(it, family)| *it == rank && family.n_families > 1 && !family.differs)
    }
}
