//! Of which node a column of weights is: what is the same in all rows of an objective, and adds
//! up over the objectives, is the objectives' own.

use rust_decimal::Decimal;

use crate::import::field::Field;
use crate::import::layout::Layout;
use crate::import::layout::votes::is_whole;
use crate::import::profile::Profiles;
use crate::import::title::plain;
use crate::import::vocabulary::subject;
use crate::syntax::Rank;

impl Layout {
    /// Takes weights that no title calls those of indicators for those of the objectives, where
    /// the sums say so.
    pub(super) fn weights_of_objectives(&mut self, profiles: &Profiles) {
        let at = |field: Field| self.columns.iter().position(|it| it.field == field);
        let Some(weight) = at(Field::Weight(Rank::Indicator)) else { return };
        let objective = at(Field::Name(Rank::Objective)).or_else(|| at(Field::Code(Rank::Objective)));
        let is_told = self.columns.get(weight).is_some_and(|it| {
            let title = plain(&it.title);
            subject(&title.split(' ').collect::<Vec<_>>()) == Some(Rank::Indicator)
        });
        if is_told || self.has(Field::Weight(Rank::Objective)) {
            return;
        }
        let profile = |it: usize| profiles.of.get(it);
        let (Some(names), Some(weights)) = (objective.and_then(profile), profile(weight)) else { return };
        if are_of_headings(&names.texts, &weights.figures)
            && let Some(column) = self.columns.get_mut(weight)
        {
            column.field = Field::Weight(Rank::Objective);
        }
    }
}

impl Layout {
    /// Owners that stand once for each objective, as its name does, are the objective's.
    pub(super) fn owners_of_objectives(&mut self, profiles: &Profiles) {
        let at = self.columns.iter().position(|it| it.field == Field::Name(Rank::Objective));
        let Some(names) = at.and_then(|it| profiles.of.get(it)) else { return };
        for (column, cells) in self.columns.iter_mut().zip(&profiles.of) {
            let mut pairs = names.texts.iter().zip(&cells.texts);
            column.is_once = column.field == Field::Owner
                && names.n < names.texts.len()
                && pairs.all(|(name, own)| (*name == 0) == (*own == 0));
        }
    }
}

/// Whether weights are the same in all rows of a heading, or stand in its first row alone, add up
/// over the headings, and do not within them.
fn are_of_headings(names: &[u64], weights: &[Option<Decimal>]) -> bool {
    let mut seen: Vec<(u64, Decimal)> = Vec::new();
    let (mut above, mut n_again, mut sum) = (0_u64, 0_usize, Decimal::ZERO);
    for (name, weight) in names.iter().zip(weights) {
        above = if *name == 0 { above } else { *name };
        let Some(weight) = weight else {
            // A name without a weight may be that of a part, in a row of its own.
            n_again = n_again.saturating_add(usize::from(*name == 0));
            continue;
        };
        match seen.iter().find(|it| it.0 == above) {
            Some(it) if it.1 != *weight => return false,
            Some(_) => n_again = n_again.saturating_add(1),
            None => {
                seen.push((above, *weight));
                sum = sum.checked_add(*weight).unwrap_or(sum);
            }
        }
    }
    seen.len() >= 2 && n_again > 0 && is_whole(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_that_add_up_over_headings_are_theirs() {
        let of = |names: &[u64], weights: &[i64]| {
            let weight = |it: &i64| (*it >= 0).then(|| Decimal::from(*it));
            let weights: Vec<Option<Decimal>> = weights.iter().map(weight).collect();
            are_of_headings(names, &weights)
        };
        assert!(of(&[1, 1, 1, 2, 3], &[10, 10, 10, 50, 40]));
        assert!(of(&[1, 0, 2], &[60, 60, 40]));
        // Once for each, below rows of parts.
        assert!(of(&[1, 2, 0, 3, 4, 0], &[-1, 60, -1, -1, 40, -1]));
        assert!(!of(&[1, 0, 2, 0], &[60, -1, 60, -1]));
        assert!(!of(&[1, 1, 2], &[50, 50, 100]) && !of(&[1, 1, 2], &[60, 40, 100]));
        assert!(!of(&[1, 2, 3], &[10, 50, 40]));
    }
}
