//! Of which ranks the headings in columns are: by their titles, by where they stand, and by
//! which holds for which.

use crate::import::field::Field;
use crate::import::layout::{Column, Layout};
use crate::import::numbering::Numbering;
use crate::import::profile::Profiles;
use crate::import::sheet::Sheet;
use crate::syntax::Rank;

impl Layout {
    /// Puts the headings in columns in the order of their ranks. What holds for no whole inner
    /// heading is none, and is kept in words.
    pub(super) fn rank(&mut self, profiles: &Profiles) {
        for rank in [Rank::Objective, Rank::Goal, Rank::Area] {
            self.names_of_codes(rank);
        }
        self.outer(profiles);
        self.order(profiles);
        self.two_ranks();
    }

    /// What changes within an inner heading that has a code, or comes and goes, is no heading
    /// above it.
    fn outer(&mut self, profiles: &Profiles) {
        let is_heading = |it: &Column| matches!(it.field, Field::Name(rank) if rank < Rank::Indicator);
        let names: Vec<usize> =
            (0..self.columns.len()).filter(|it| self.columns.get(*it).is_some_and(is_heading)).collect();
        let pairs = names
            .iter()
            .enumerate()
            .flat_map(|(i, outer)| names.iter().skip(i.saturating_add(1)).map(move |inner| (*outer, *inner)));
        for (outer, inner) in pairs {
            let (Some(above), Some(below)) = (profiles.of.get(outer), profiles.of.get(inner)) else {
                continue;
            };
            let rank = self.columns.get(inner).map(|it| it.field);
            let has_code = matches!(rank, Some(Field::Name(rank)) if self.has(Field::Code(rank)))
                || below.n_code > 0
                || below.n_named.saturating_mul(2) > below.n;
            let rank_of = |at: usize| match self.columns.get(at).map(|it| it.field) {
                Some(Field::Name(rank)) => rank,
                _ => Rank::Indicator,
            };
            if rank_of(outer) < rank_of(inner)
                && is_broken(&above.texts, &below.texts, has_code)
                && let Some(column) = self.columns.get_mut(outer)
            {
                column.field = Field::Note;
            }
        }
    }

    /// Codes that have no names are those of the names beside them, whatever the title of these
    /// calls their rank.
    fn names_of_codes(&mut self, rank: Rank) {
        if self.has(Field::Name(rank)) {
            return;
        }
        let Some(code) = self.columns.iter().position(|it| it.field == Field::Code(rank)) else {
            return;
        };
        let beside = [code.checked_add(1), code.checked_sub(1)];
        for at in beside.into_iter().flatten() {
            let field = self.columns.get(at).map(|it| it.field);
            // What stands beside its own codes keeps its name.
            let is_coded = |other: Rank| {
                let own = self.columns.iter().position(|it| it.field == Field::Code(other));
                own.is_some_and(|own| own.abs_diff(at) == 1)
            };
            let is_name = matches!(field, Some(Field::Name(other)) if other < Rank::Objective
                && other != rank
                && !is_coded(other));
            if let Some(column) = self.columns.get_mut(at).filter(|_| is_name) {
                column.field = Field::Name(rank);
                return;
            }
        }
    }

    /// Headings stand from the outermost to the innermost, where those to the right change more
    /// often, whatever their titles call their ranks.
    fn order(&mut self, profiles: &Profiles) {
        let is_heading = |it: &Column| matches!(it.field, Field::Name(rank) if rank < Rank::Indicator);
        // Behind the indicators stands what is said of them.
        let indicator = self.columns.iter().position(|it| it.field == Field::Name(Rank::Indicator));
        let at: Vec<usize> = (0..indicator.unwrap_or(self.columns.len()))
            .filter(|it| self.columns.get(*it).is_some_and(is_heading))
            .collect();
        let changes = |it: &usize| profiles.of.get(*it).map_or(0, |it| it.n_changes);
        let mut ranks: Vec<Field> =
            at.iter().filter_map(|it| self.columns.get(*it)).map(|it| it.field).collect();
        ranks.sort();
        // Codes stand before the names that they are of.
        let is_coded = |column: usize, rank: Rank| {
            let name = at.iter().zip(&ranks).find(|it| *it.1 == Field::Name(rank));
            name.is_none_or(|it| column.checked_add(1) == Some(*it.0))
        };
        let mut codes = self.columns.iter().enumerate().filter_map(|(i, it)| match it.field {
            Field::Code(rank) if rank < Rank::Indicator => Some((i, rank)),
            _ => None,
        });
        let n_codes = codes.clone().count();
        let are_coded = codes.all(|(i, rank)| is_coded(i, rank));
        let is_sorted = match n_codes {
            0 => at.iter().map(changes).is_sorted(),
            _ => are_coded && at.iter().map(changes).is_sorted_by(|a, b| a < b),
        };
        if !is_sorted {
            return;
        }
        for (at, field) in at.into_iter().zip(ranks) {
            if let Some(column) = self.columns.get_mut(at) {
                column.field = field;
            }
        }
    }

    /// Where goals stand to the right of objectives, the outer ones come first.
    fn two_ranks(&mut self) {
        let mut lowest: Option<Rank> = None;
        for column in &mut self.columns {
            match column.field {
                Field::Name(rank) | Field::Code(rank) if rank < Rank::Indicator => {
                    if lowest.is_some_and(|it| rank < it) {
                        column.field = Field::Note;
                    } else {
                        lowest = Some(rank);
                    }
                }
                _ => {}
            }
        }
    }

    /// Says how the names of headings begin with their codes.
    pub(super) fn number(&mut self, sheet: &Sheet<'_>, profiles: &Profiles) {
        let names: Vec<u32> = self
            .columns
            .iter()
            .filter(|it| matches!(it.field, Field::Name(rank) if rank < Rank::Indicator))
            .map(|it| it.number)
            .collect();
        let texts = |column: u32| {
            profiles.rows.iter().filter_map(move |it| sheet.row(*it).at(column)).map(|it| it.0.text.as_ref())
        };
        let mut all: Vec<u32> =
            names.iter().copied().filter(|it| Numbering::of(texts(*it)) == Numbering::All).collect();
        for pair in names.windows(2) {
            let [outer, inner] = pair else { continue };
            let mut above: Option<&str> = None;
            let pairs = profiles.rows.iter().filter_map(|it| {
                let row = sheet.row(*it);
                above = row.at(*outer).map(|it| it.0.text.as_ref()).or(above);
                Some((above?, row.at(*inner)?.0.text.as_ref()))
            });
            let pairs: Vec<(&str, &str)> = pairs.collect();
            if Numbering::nests(pairs.into_iter()) {
                all.extend([*outer, *inner]);
            }
        }
        for column in self.columns.iter_mut().filter(|it| all.contains(&it.number)) {
            column.numbering = Numbering::All;
        }
    }
}

/// Whether names of outer headings do not hold for whole inner ones: they come again after
/// others, or inner headings with codes go on below another.
fn is_broken(outer: &[u64], inner: &[u64], has_code: bool) -> bool {
    let (mut above, mut below) = (0_u64, 0_u64);
    // For each inner heading the one above it, and the outer ones in the order in which they begin.
    let mut of: Vec<(u64, u64)> = Vec::new();
    let mut begun: Vec<u64> = Vec::new();
    let mut is_split = false;
    for (own_above, own_below) in outer.iter().zip(inner) {
        above = if *own_above == 0 { above } else { *own_above };
        below = if *own_below == 0 { below } else { *own_below };
        if above == 0 || below == 0 {
            continue;
        }
        match of.iter().find(|it| it.0 == below) {
            Some(it) => is_split |= it.1 != above,
            None => of.push((below, above)),
        }
        if begun.last() != Some(&above) {
            begun.push(above);
        }
    }
    let n = begun.len();
    begun.sort_unstable();
    begun.dedup();
    is_split && (has_code || begun.len() < n)
}
