//! Results of the parts of a year: each may tell how far one had come, or what its part alone
//! brought.

use rust_decimal::Decimal;

use crate::import::field::Field;
use crate::import::layout::Layout;
use crate::import::notation::value::Kind;
use crate::import::profile::{Profiles, figure_of};
use crate::import::sheet::Sheet;
use crate::import::title::Title;
use crate::text::origin::Confidence;

/// Takes the results of quarters and halves for words where they are counted for each part: the
/// last of them is no result of the year, and no cell holds their sum.
pub(crate) fn apart(layout: &mut Layout, titles: &[Title], profiles: &Profiles, sheet: &Sheet<'_>) {
    let is_result = |i: &usize| layout.columns.get(*i).is_some_and(|it| it.field == Field::Result);
    let (mut parts, whole): (Vec<usize>, Vec<usize>) =
        (0..layout.columns.len()).filter(is_result).partition(|it| is_part(titles.get(*it)));
    let year = |i: &usize| titles.get(*i).and_then(|it| it.period.year);
    let last = parts.iter().map(year).max().flatten();
    parts.retain(|it| year(it) == last);
    // A result of the whole year counts whatever its parts are.
    let is_of_year = |it: &usize| year(it).is_none() || year(it) == last || last.is_none();
    if parts.len() < 2 || whole.iter().any(is_of_year) {
        return;
    }
    parts.sort_by_key(|it| titles.get(*it).and_then(|it| it.period.reach));
    let target = layout.columns.iter().find(|it| it.field == Field::Target).map(|it| it.number);
    let figure = |row: usize, number: u32| {
        let (cell, kind) = sheet.row(row).at(number)?;
        let mark = layout.at(number).and_then(|it| it.mark).unwrap_or_default();
        Some((figure_of(&cell.text, kind, mark)?, kind))
    };
    let numbers: Vec<u32> =
        parts.iter().filter_map(|it| layout.columns.get(*it)).map(|it| it.number).collect();
    let mut evidence = Evidence::default();
    for row in &profiles.rows {
        let counts: Vec<Decimal> = numbers
            .iter()
            .filter_map(|it| figure(*row, *it))
            .filter(|it| it.1 == Kind::Number)
            .map(|it| it.0)
            .collect();
        if counts.len() == numbers.len() {
            evidence.look(&counts, target.and_then(|it| figure(*row, it)).map(|it| it.0));
        }
    }
    if !evidence.is_for_each_part() {
        return;
    }
    for i in parts {
        if let Some(column) = layout.columns.get_mut(i) {
            column.guess = Some(Field::Result);
            column.field = Field::Note;
            column.confidence = Confidence::Unsure;
        }
    }
}

fn is_part(title: Option<&Title>) -> bool {
    title.is_some_and(|it| it.period.reach.is_some() && it.period.stage.is_none() && !it.is_given)
}

/// What rows of counts tell of how they were counted.
#[derive(Debug, Default)]
struct Evidence {
    /// Rows in which a later count is less than the one before.
    falling: usize,
    /// Rows of which the sum, and of which the last count, is nearer to the target.
    by_sum: usize,
    by_last: usize,
}

impl Evidence {
    fn look(&mut self, counts: &[Decimal], target: Option<Decimal>) {
        let falls = counts.windows(2).any(|it| it.first() > it.last());
        self.falling = self.falling.saturating_add(usize::from(falls));
        let sum = counts.iter().try_fold(Decimal::ZERO, |sum, it| sum.checked_add(*it));
        let (Some(target), Some(sum), Some(last)) = (target, sum, counts.last()) else { return };
        let far = |it: Decimal| it.checked_sub(target).map(|it| it.abs());
        match far(sum).cmp(&far(*last)) {
            std::cmp::Ordering::Less => self.by_sum = self.by_sum.saturating_add(1),
            std::cmp::Ordering::Greater => self.by_last = self.by_last.saturating_add(1),
            std::cmp::Ordering::Equal => {}
        }
    }

    /// What has been counted up never falls, and comes near its target at the end.
    fn is_for_each_part(&self) -> bool {
        self.falling > self.by_last || self.by_sum > self.by_last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: &[(&[i64], i64)]) -> bool {
        let mut res = Evidence::default();
        for (counts, target) in rows {
            let counts: Vec<Decimal> = counts.iter().map(|it| Decimal::from(*it)).collect();
            res.look(&counts, Some(Decimal::from(*target)));
        }
        res.is_for_each_part()
    }

    #[test]
    fn counts_of_each_part_are_told_from_counts_up_to_a_day() {
        assert!(of(&[(&[3, 4, 5, 4], 15), (&[20, 20, 15, 15], 80)]));
        assert!(of(&[(&[3, 4, 4, 5], 15)]));
        assert!(!of(&[(&[3, 7, 12, 16], 15), (&[20, 40, 55, 70], 80)]));
        assert!(!of(&[(&[2, 5, 8, 12], 10), (&[30, 28, 26, 25], 25)]));
    }
}
