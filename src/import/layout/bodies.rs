//! Whether the rows of a table are of several bodies, each with a plan of its own.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::import::field::Field;
use crate::import::layout::Layout;
use crate::import::layout::votes::is_whole;
use crate::import::profile::{Profile, Profiles};
use crate::syntax::Rank;

impl Layout {
    /// Says which column tells whose plan a row is of, where there are several. Bodies that share
    /// the weights of an objective take part in one plan.
    pub(super) fn tell_bodies(&mut self, profiles: &Profiles) {
        let at = |field: Field| self.columns.iter().position(|it| it.field == field);
        let Some(place) = at(Field::Body) else { return };
        let Some(bodies) = profiles.of.get(place).map(filled) else { return };
        let several: BTreeSet<u64> = bodies.iter().copied().filter(|it| *it != 0).collect();
        if several.len() < 2 {
            return;
        }
        let names = |rank| at(Field::Name(rank)).or_else(|| at(Field::Code(rank)));
        let heading = [Rank::Objective, Rank::Goal, Rank::Area].into_iter().find_map(names);
        let headings = heading.and_then(|it| profiles.of.get(it)).map(filled);
        let weights = at(Field::Weight(Rank::Indicator)).and_then(|it| profiles.of.get(it));
        if let Some(weights) = weights
            && are_shared(&bodies, headings.as_deref(), &weights.figures)
        {
            return;
        }
        self.bodies = self.columns.get(place).map(|it| it.number);
    }
}

/// The text of each row, that of the row before where it is blank.
fn filled(cells: &Profile) -> Vec<u64> {
    let mut last = 0;
    let fill = |it: &u64| {
        last = if *it == 0 { last } else { *it };
        last
    };
    cells.texts.iter().map(fill).collect()
}

/// Whether more weights are whole over a heading of several bodies than within each of them.
fn are_shared(bodies: &[u64], headings: Option<&[u64]>, weights: &[Option<Decimal>]) -> bool {
    let mut across: BTreeMap<u64, (Decimal, BTreeSet<u64>)> = BTreeMap::new();
    let mut within: BTreeMap<(u64, u64), Decimal> = BTreeMap::new();
    let mut whole: BTreeMap<u64, Decimal> = BTreeMap::new();
    for (i, (body, weight)) in bodies.iter().zip(weights).enumerate() {
        let Some(weight) = weight else { continue };
        let heading = headings.and_then(|it| it.get(i)).copied().unwrap_or(0);
        let shared = across.entry(heading).or_default();
        shared.0 = shared.0.saturating_add(*weight);
        shared.1.insert(*body);
        for sum in [within.entry((*body, heading)).or_default(), whole.entry(*body).or_default()] {
            *sum = sum.saturating_add(*weight);
        }
    }
    let n_across = across.values().filter(|it| it.1.len() > 1 && is_whole(it.0)).count();
    let n_within = within.values().chain(whole.values()).filter(|it| is_whole(**it)).count();
    n_across > n_within
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_tell_bodies_that_take_part_from_bodies_with_plans() {
        let of = |bodies: &[u64], headings: &[u64], weights: &[i64]| {
            let weights: Vec<Option<Decimal>> = weights.iter().map(|it| Some(Decimal::from(*it))).collect();
            are_shared(bodies, Some(headings), &weights)
        };
        assert!(of(&[1, 2, 1, 2], &[1, 1, 2, 2], &[60, 40, 50, 50]));
        assert!(!of(&[1, 1, 2, 2], &[1, 1, 1, 1], &[60, 40, 50, 50]));
        assert!(!of(&[1, 1, 2, 2], &[1, 2, 1, 2], &[60, 40, 30, 70]));
    }
}
