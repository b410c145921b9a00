//! Which cell of a row is what: by what the cells hold, in the order of the titles.
//!
//! Columns shift from page to page and empty cells come and go, so a cell's position
//! says little. Its kind and the order of the roles say nearly everything: the cheapest
//! way to give the cells roles in order is taken.

use crate::import::field::Field;
use crate::import::notation::value::Kind;
use crate::syntax::{Property, Rank};

/// What a cell of such a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Role {
    Weight,
    Indicator,
    Formula,
    Measures,
    Result,
    Target,
    Achieved,
    Valuation,
    Owner,
    Source,
    Note,
    Reason,
    Baseline,
    Stakeholders,
    Contributors,
    Dimension,
}

/// Number of roles.
const N_ROLES: usize = 16;

impl Role {
    /// The role of the cells that a title speaks of.
    pub(crate) fn of(field: Field) -> Option<Self> {
        Some(match field {
            Field::Weight(Rank::Indicator) => Self::Weight,
            Field::Name(Rank::Indicator) => Self::Indicator,
            Field::Formula => Self::Formula,
            Field::Measures => Self::Measures,
            Field::Result => Self::Result,
            Field::Target => Self::Target,
            Field::Achieved(_) => Self::Achieved,
            Field::Judgement => Self::Valuation,
            Field::Owner => Self::Owner,
            Field::Source => Self::Source,
            Field::Note => Self::Note,
            Field::Reason => Self::Reason,
            Field::Baseline => Self::Baseline,
            Field::Stakeholders => Self::Stakeholders,
            Field::Contributors => Self::Contributors,
            Field::Dimension => Self::Dimension,
            _ => return None,
        })
    }

    /// Whether its cells hold values rather than words.
    fn is_value(self) -> bool {
        matches!(
            self,
            Self::Weight | Self::Measures | Self::Baseline | Self::Target | Self::Result | Self::Achieved
        )
    }

    /// The property of a role that is told in words.
    pub(crate) fn property(self) -> Property {
        match self {
            Self::Owner => Property::Owner,
            Self::Source => Property::Source,
            Self::Reason => Property::Reason,
            Self::Stakeholders => Property::Stakeholders,
            Self::Contributors => Property::Contributors,
            Self::Dimension => Property::Dimension,
            _ => Property::Note,
        }
    }
}

/// The most cells of a row that are looked at.
pub(crate) const MAX_CELLS: usize = 24;

/// The role of each cell, by its number in the row.
pub(crate) type Assigned = [Option<Role>; MAX_CELLS];

/// Gives roles to cells, and remembers what it gave.
#[derive(Debug)]
pub(crate) struct Roles {
    order: Vec<Role>,
    /// Kinds of the cells of a row, and what they were taken for. Full rows only: their
    /// columns tell nothing more.
    known: Vec<(u128, Assigned)>,
    /// The column of each role in the last full row.
    columns: [Option<u32>; N_ROLES],
}

/// What it costs to leave a role without a cell.
fn absence(role: Role) -> u32 {
    match role {
        Role::Indicator => 60,
        Role::Target | Role::Result => 30,
        Role::Weight | Role::Achieved => 25,
        Role::Measures | Role::Formula => 20,
        _ => 0,
    }
}

/// What it costs to leave a cell without a role.
const UNUSED: u32 = 200;

/// What a cell out of the role's column costs.
const OUT_OF_COLUMN: u32 = 15;

/// What it costs to take a cell of a kind for a role; none where it cannot be.
fn strangeness(kind: Kind, role: Role) -> Option<u32> {
    use Kind::{Broken, Date, Goal, Number, Percent, Ratio, Text, Word};
    let kind = match kind {
        Kind::Range => Number,
        Kind::Judgement => Text,
        it => it,
    };
    Some(match (role, kind) {
        (Role::Indicator | Role::Formula, Text) => 0,
        (Role::Indicator | Role::Formula, Number | Broken | Word) => 90,
        (Role::Weight | Role::Achieved, Percent) => 0,
        (Role::Weight | Role::Achieved, Number) => 10,
        (Role::Achieved, Word) => 5,
        (Role::Weight, Word) => 20,
        (Role::Measures, Ratio) => 0,
        (Role::Measures, Number | Percent | Date | Word) => 2,
        (Role::Result | Role::Baseline, Number | Percent | Date | Word) => 0,
        (Role::Result | Role::Baseline, Ratio) => 30,
        (Role::Target, Goal) => 0,
        (Role::Target, Number | Percent | Date | Word) => 10,
        (it, Broken) if it.is_value() => 20,
        (it, Text) if it.is_value() => 80,
        (Role::Valuation | Role::Owner | Role::Source | Role::Note | Role::Reason, Text) => 15,
        (Role::Stakeholders | Role::Contributors | Role::Dimension, Text) => 15,
        (Role::Valuation | Role::Note, _) => 100,
        _ => return None,
    })
}

impl Roles {
    /// Roles in the order of a header's titles.
    pub(crate) fn new(order: &[Role]) -> Self {
        Self { order: order.to_vec(), known: Vec::new(), columns: [None; N_ROLES] }
    }

    /// The roles that are given, in their order.
    pub(crate) fn order(&self) -> &[Role] {
        &self.order
    }

    /// The role of each cell of a row, from the cells' kinds and columns.
    pub(crate) fn assign(&mut self, cells: &[(Kind, u32)]) -> Assigned {
        let key = cells.iter().fold(1_u128, |key, it| (key << 4) | (it.0 as u128));
        if let Some((_, assigned)) = self.known.iter().find(|it| it.0 == key) {
            let assigned = *assigned;
            self.learn(cells, &assigned);
            return assigned;
        }
        let assigned = self.cheapest(cells);
        if self.is_full(&assigned) {
            self.learn(cells, &assigned);
            self.known.push((key, assigned));
        }
        assigned
    }

    /// Whether no role that matters is missing, so that no column could say otherwise.
    fn is_full(&self, assigned: &Assigned) -> bool {
        let matters = |it: &&Role| absence(**it) > 0;
        self.order.iter().filter(matters).all(|role| assigned.contains(&Some(*role)))
    }

    fn learn(&mut self, cells: &[(Kind, u32)], assigned: &Assigned) {
        for (cell, role) in cells.iter().zip(assigned) {
            if let Some(slot) = role.and_then(|it| self.columns.get_mut(it as usize)) {
                *slot = Some(cell.1);
            }
        }
    }

    /// The cheapest way to give the cells roles in order.
    fn cheapest(&self, cells: &[(Kind, u32)]) -> Assigned {
        let width = self.order.len().saturating_add(1);
        let height = cells.len().saturating_add(1);
        // The cost of the cells and roles from here on, and the step that it begins with.
        let mut costs = vec![(0_u32, Step::End); width.saturating_mul(height)];
        let at = |cell: usize, role: usize| cell.saturating_mul(width).saturating_add(role);
        for cell in (0..height).rev() {
            for role in (0..width).rev() {
                let cost = |cell, role| costs.get(at(cell, role)).map_or(u32::MAX, |it| it.0);
                let mut best = (u32::MAX, Step::End);
                if cells.get(cell).is_none() && self.order.get(role).is_none() {
                    best.0 = 0;
                }
                if let Some(it) = self.order.get(role) {
                    let total = cost(cell, role.saturating_add(1)).saturating_add(absence(*it));
                    best = best.min((total, Step::NoCell));
                }
                if cells.get(cell).is_some() {
                    let total = cost(cell.saturating_add(1), role).saturating_add(UNUSED);
                    best = best.min((total, Step::NoRole));
                }
                if let Some((own, _)) = self.fit(cells.get(cell), self.order.get(role)) {
                    let total = cost(cell.saturating_add(1), role.saturating_add(1)).saturating_add(own);
                    best = best.min((total, Step::Take));
                }
                if let Some(slot) = costs.get_mut(at(cell, role)) {
                    *slot = best;
                }
            }
        }
        self.follow(&costs, cells.len(), width)
    }

    fn fit(&self, cell: Option<&(Kind, u32)>, role: Option<&Role>) -> Option<(u32, Role)> {
        let ((kind, column), role) = (cell?, *role?);
        let own = strangeness(*kind, role)?;
        let learnt = self.columns.get(role as usize).copied().flatten();
        let shift = if learnt.is_some_and(|it| it != *column) { OUT_OF_COLUMN } else { 0 };
        Some((own.saturating_add(shift), role))
    }

    fn follow(&self, costs: &[(u32, Step)], n_cells: usize, width: usize) -> Assigned {
        let mut res = [None; MAX_CELLS];
        let (mut cell, mut role) = (0_usize, 0_usize);
        while let Some((_, step)) = costs.get(cell.saturating_mul(width).saturating_add(role)) {
            match step {
                Step::End => break,
                Step::NoCell => role = role.saturating_add(1),
                Step::NoRole => cell = cell.saturating_add(1),
                Step::Take => {
                    if let Some(slot) = res.get_mut(cell) {
                        *slot = self.order.get(role).copied();
                    }
                    cell = cell.saturating_add(1);
                    role = role.saturating_add(1);
                }
            }
            if cell > n_cells {
                break;
            }
        }
        res
    }
}

/// One step of giving roles. The order decides between ways of the same cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// The cell has the role.
    Take,
    /// The role has no cell.
    NoCell,
    /// The cell has no role.
    NoRole,
    /// Nothing is left.
    End,
}

#[cfg(test)]
mod tests {
    use super::*;

    const USUAL_ORDER: &[Role] = &[
        Role::Weight,
        Role::Indicator,
        Role::Formula,
        Role::Measures,
        Role::Result,
        Role::Target,
        Role::Achieved,
        Role::Valuation,
    ];

    fn assigned(kinds: &[Kind]) -> Vec<Option<Role>> {
        let cells: Vec<_> = kinds.iter().copied().zip(0..).collect();
        Roles::new(USUAL_ORDER).assign(&cells)[..kinds.len()].to_vec()
    }

    const FULL: [Role; 7] = [
        Role::Weight,
        Role::Indicator,
        Role::Formula,
        Role::Measures,
        Role::Result,
        Role::Target,
        Role::Achieved,
    ];

    #[test]
    fn a_full_row_is_read_in_order_whatever_its_values_are() {
        use Kind::{Date, Goal, Number, Percent, Ratio, Text};
        for kinds in [
            [Percent, Text, Text, Ratio, Percent, Goal, Percent],
            [Percent, Text, Text, Percent, Percent, Goal, Percent],
            [Percent, Text, Text, Date, Date, Goal, Percent],
            [Number, Text, Text, Number, Number, Number, Number],
        ] {
            assert_eq!(assigned(&kinds), FULL.map(Some), "{kinds:?}");
        }
    }

    #[test]
    fn a_value_that_cannot_be_read_keeps_its_role() {
        use Kind::{Broken, Goal, Percent, Ratio, Text};
        for broken in [0, 3, 4, 5, 6] {
            let mut kinds = [Percent, Text, Text, Ratio, Percent, Goal, Percent];
            kinds[broken] = Broken;
            assert_eq!(assigned(&kinds), FULL.map(Some), "{broken}");
        }
    }

    #[test]
    fn a_missing_cell_is_missed_where_its_kind_stood() {
        use Kind::{Goal, Percent, Ratio, Text};
        let full = [Percent, Text, Text, Ratio, Percent, Goal, Percent];
        for missing in [0, 3, 4, 5, 6] {
            let mut kinds = full.to_vec();
            kinds.remove(missing);
            let mut roles = FULL.to_vec();
            roles.remove(missing);
            assert_eq!(assigned(&kinds), roles.into_iter().map(Some).collect::<Vec<_>>(), "{missing}");
        }
    }

    #[test]
    fn the_columns_of_full_rows_decide_what_kinds_cannot() {
        use Kind::{Goal, Percent, Text};
        let mut roles = Roles::new(USUAL_ORDER);
        let full = [Percent, Text, Text, Percent, Percent, Goal, Percent];
        let cells: Vec<_> = full.into_iter().zip(0..).collect();
        roles.assign(&cells);
        for (missing, left) in [(3, Role::Result), (4, Role::Measures)] {
            let mut cells = cells.clone();
            cells.remove(missing);
            assert_eq!(roles.assign(&cells)[3], Some(left));
        }
    }
}
