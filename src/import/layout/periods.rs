//! Which of several columns of a kind is the plan's own: the latest of the plan's year.

use compact_str::{CompactString, format_compact};

use crate::import::field::Field;
use crate::import::layout::{Column, Layout, When};
use crate::import::period::Stage;
use crate::import::title::Title;
use crate::syntax::Rank;

/// Says of each column how it stands to the plan's year. What is of the year before becomes
/// the baseline where there is none.
pub(crate) fn assign_periods(layout: &mut Layout, titles: &[Title]) {
    let years = |field: Field| {
        let of_field = layout.columns.iter().zip(titles).filter(move |it| it.0.field == field);
        of_field.filter(|it| it.1.period.stage != Some(Stage::Prior)).filter_map(|it| it.1.period.year)
    };
    // Beside columns that name years, one that names none is the plan's own.
    let is_bare = |field: Field| {
        let mut of_field = layout.columns.iter().zip(titles).filter(move |it| it.0.field == field);
        of_field.any(|it| {
            let is_on_the_way = it.1.period.reach.is_some_and(|it| it < 12)
                || matches!(it.1.period.stage, Some(Stage::Prior | Stage::Interim));
            it.1.period.year.is_none() && !is_on_the_way
        })
    };
    let has_bare = [Field::Result, Field::Target].map(|it| (it, is_bare(it)));
    let result = years(Field::Result).max().filter(|_| !is_bare(Field::Result));
    let target = years(Field::Target).min().filter(|_| !is_bare(Field::Target));
    // An unknown column of the year of the targets is no other target.
    let has_open = layout.columns.iter().zip(titles).any(|(column, title)| {
        let is_of_target = target.is_some() && title.period.year == target;
        column.is_unknown && column.has_values && !is_of_target
    });
    let has_bare_target = has_open || is_bare(Field::Target) && layout.has(Field::Target);
    layout.year = match (result, target) {
        // Results of years before all targets are where a plan begins.
        (Some(result), Some(target)) if result < target && !has_bare_target => Some(target),
        // A target of a later year than the last result: the plan's is the year of results.
        (Some(result), _) => Some(result),
        (None, target) => target,
    };
    layout.is_fiscal = titles.iter().any(|it| it.period.is_fiscal && it.period.year == layout.year);
    let year = layout.year;
    for (column, title) in layout.columns.iter_mut().zip(titles) {
        if !column.field.has_period() {
            continue;
        }
        column.when = match (title.period.year, year) {
            (Some(own), Some(year)) if own != year => When::Year(own),
            (Some(own), None) if has_bare.contains(&(column.field, true)) => When::Year(own),
            _ => When::Now,
        };
    }
    prior(layout, titles);
    if let Some(year) = layout.year.filter(|_| !layout.is_fiscal) {
        for (column, title) in layout.columns.iter_mut().zip(titles) {
            column.day = title.period.reach.and_then(|it| last_day(year, it));
        }
    }
    for field in [Field::Result, Field::Target, Field::Achieved(Rank::Indicator)] {
        later_wins(layout, titles, field);
    }
    on_the_way(layout, titles);
}

/// Degrees of a part of the year are none of the whole, where results of the whole stand
/// beside them. A result that is said to be on the way is none of the year where another
/// column could be it.
fn on_the_way(layout: &mut Layout, titles: &[Title]) {
    let is_part = |it: &Title| {
        it.period.stage == Some(Stage::Interim) || it.period.reach.is_some_and(|reach| reach < 12)
    };
    let is_whole =
        |it: &(&Column, &Title)| it.0.field == Field::Result && it.0.when == When::Now && !is_part(it.1);
    let has_whole = layout.columns.iter().zip(titles).any(|it| is_whole(&it));
    let is_open = |it: &Column| {
        it.field == Field::Note && (it.guess.is_some_and(Field::is_figure) || it.is_unknown && it.has_values)
    };
    let has_open = layout.columns.iter().any(is_open);
    for (column, _) in layout.columns.iter_mut().zip(titles).filter(|it| is_part(it.1)) {
        let is_before = match column.field {
            Field::Achieved(_) => has_whole,
            Field::Result => has_open && !has_whole,
            _ => false,
        };
        if is_before && column.when == When::Now {
            column.when = When::Before;
        }
    }
}

/// The last day of a month as plans write it.
fn last_day(year: u16, month: u8) -> Option<CompactString> {
    let first = jiff::civil::Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1).ok()?;
    let last = first.last_of_month();
    Some(format_compact!("{:02}-{:02}-{}", last.day(), last.month(), last.year()))
}

/// The result of the year before, without saying which, is where the plan begins.
fn prior(layout: &mut Layout, titles: &[Title]) {
    let has_baseline = layout.has(Field::Baseline);
    let mut is_taken = has_baseline;
    for (column, title) in layout.columns.iter_mut().zip(titles) {
        let is_prior = title.period.stage == Some(Stage::Prior) && title.period.year.is_none();
        if is_prior && column.field == Field::Result {
            column.field = if is_taken { Field::Note } else { Field::Baseline };
            is_taken = true;
        } else if is_prior && column.field == Field::Target {
            column.field = Field::Note;
        }
    }
}

/// Of several columns of the plan's year the one with the latest period counts; the others
/// are readings on the way.
fn later_wins(layout: &mut Layout, titles: &[Title], field: Field) {
    let is_own = |i: usize, layout: &Layout| {
        layout.columns.get(i).is_some_and(|it| it.field == field && it.when == When::Now)
    };
    let own: Vec<usize> = (0..layout.columns.len()).filter(|it| is_own(*it, layout)).collect();
    // A year where others have none is the plan's: `Target` beside `Target 2024`.
    let order = |i: &usize| {
        let mut order = titles.get(*i).map(|it| it.period.order()).unwrap_or_default();
        let has_year = order.0 > 0;
        order.0 = 0;
        let strength = layout.columns.get(*i).map(|it| it.strength).unwrap_or(0);
        // Of two of the same period the one that names the year is the year's.
        (order, has_year, strength)
    };
    let Some(last) = own.iter().copied().max_by_key(order) else { return };
    for i in own.into_iter().filter(|it| *it != last) {
        if let Some(column) = layout.columns.get_mut(i) {
            column.when = When::Before;
        }
    }
}
