//! What each column may hold, and the search for the best joint reading of all.

use rust_decimal::Decimal;
use smallvec::SmallVec;

use crate::import::field::Field;
use crate::import::layout::fit::{fit, is_refuted, proposals};
use crate::import::layout::votes::{Votes, votes};
use crate::import::period::Stage;
use crate::import::profile::{Profile, Profiles};
use crate::import::sheet::Sheet;
use crate::import::title::Title;
use crate::syntax::Rank;

/// What a column may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) field: Field,
    /// How much speaks for it.
    pub(crate) score: i32,
    /// How surely the title says it, from 0 to 100.
    pub(crate) strength: u8,
    /// Which of several periods is the later one.
    pub(crate) order: (u16, u8, u8),
}

/// A joint reading: for each column what it holds.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub(crate) chosen: Vec<Candidate>,
    pub(crate) votes: Votes,
    score: i32,
}

/// The best reading, and what it has ahead of the best in which a column holds something else.
#[derive(Clone, Debug)]
pub(crate) struct Best {
    pub(crate) reading: Reading,
    /// For each column.
    pub(crate) margins: Vec<i32>,
}

/// The most readings that are kept at a time.
const WIDTH: usize = 48;

/// The most things that a column is tried as.
const MOST: usize = 5;

/// What a title says at least to say it plainly.
const PLAIN: u8 = 84;

/// What a title says at least that names an objective.
const PLAIN_NAME: u8 = 60;

/// What speaks for a column being mere words: more where its title says nothing known.
const NOTE_UNTITLED: i32 = 46;
const NOTE_TITLED: i32 = 38;

/// What speaks against an outer heading to the right of an inner one.
const INVERTED: i32 = 24;

/// A margin where no other reading was kept.
const CLEAR: i32 = 100;

/// What a column may be, the likeliest first. `has_target` tells that a title of the table says
/// plainly that it is the target.
fn candidates(title: &Title, cells: &Profile, has_target: bool) -> SmallVec<[Candidate; 6]> {
    let order = title.period.order();
    let mut res: SmallVec<[Candidate; 6]> = SmallVec::new();
    if title.is_given
        && let Some((field, strength)) = title.meant.first()
    {
        res.push(Candidate { field: *field, score: 1000, strength: *strength, order });
        return res;
    }
    for (field, strength) in title.meant.iter().filter(|it| it.1 >= 28) {
        if cells.n > 0 && is_refuted(*field, cells) {
            continue;
        }
        // What is said to be on the way is a figure: `Interim milestone`.
        let is_on_the_way = matches!(title.period.stage, Some(Stage::Interim | Stage::Prior));
        if is_on_the_way && field.is_name() {
            continue;
        }
        let score = i32::from(*strength).saturating_add(fit(*field, cells));
        res.push(Candidate { field: *field, score, strength: *strength, order });
    }
    add_judgement(&mut res, title, cells, order);
    if !has_target {
        add_target_of_year(&mut res, title, cells, order);
    }
    add_ranks_beside(&mut res, title, order);
    // What a plain title says and the cells refute is not guessed anew, but for names.
    if title.best() < 60 || (res.is_empty() && cells.share(cells.n_text) >= 90) {
        for (field, points) in proposals(cells) {
            if !res.iter().any(|it| it.field == field) {
                let score = points.saturating_add(fit(field, cells).min(26));
                res.push(Candidate { field, score, strength: 0, order });
            }
        }
    }
    let score = if title.best() >= 50 { NOTE_TITLED } else { NOTE_UNTITLED };
    res.push(Candidate { field: Field::Note, score, strength: title.strength(Field::Note), order });
    res.sort_by_key(|it| std::cmp::Reverse(it.score));
    let note = res.iter().position(|it| it.field == Field::Note);
    if let Some(note) = note.filter(|it| *it >= MOST) {
        res.swap(MOST.saturating_sub(1), note);
    }
    res.truncate(MOST);
    res
}

/// Words of judgement under a title of results are a judgement of them: `Result: Achieved`.
fn add_judgement(res: &mut SmallVec<[Candidate; 6]>, title: &Title, cells: &Profile, order: (u16, u8, u8)) {
    let Some((_, strength)) = title.meant.iter().find(|it| it.0 == Field::Result).copied() else { return };
    let is_known = title.meant.iter().any(|it| it.0 == Field::Judgement);
    if is_known || cells.share(cells.n_judgement) < 80 {
        return;
    }
    let score = i32::from(strength).saturating_add(fit(Field::Judgement, cells));
    res.push(Candidate { field: Field::Judgement, score, strength, order });
}

/// Values under an objective of a year are its targets: `Goal for 2023`, `Obiettivo 2023`.
fn add_target_of_year(
    res: &mut SmallVec<[Candidate; 6]>,
    title: &Title,
    cells: &Profile,
    order: (u16, u8, u8),
) {
    let names_objective =
        |it: &(Field, u8)| matches!(it.0, Field::Name(Rank::Goal | Rank::Objective)) && it.1 >= PLAIN_NAME;
    let has_values = cells.n > 0 && cells.share(cells.n_values()) >= 80;
    if title.period.year.is_none() || !has_values || !title.meant.iter().any(names_objective) {
        return;
    }
    res.retain(|it| it.field != Field::Target && !it.field.is_name());
    let score = i32::from(PLAIN).saturating_add(fit(Field::Target, cells));
    res.push(Candidate { field: Field::Target, score, strength: PLAIN, order });
}

/// Where two titles call their headings the same, `Area strategica` and `Ambito strategico`, one
/// of them is of the rank beside.
fn add_ranks_beside(res: &mut SmallVec<[Candidate; 6]>, title: &Title, order: (u16, u8, u8)) {
    const RANKS: [Rank; 4] = [Rank::Perspective, Rank::Area, Rank::Goal, Rank::Objective];
    const STEP: i32 = 9;
    let Some((Field::Name(rank), strength)) = title.meant.first().copied() else { return };
    let Some(own) = res.iter().find(|it| it.field == Field::Name(rank)).copied() else { return };
    let Some(place) = RANKS.iter().position(|it| *it == rank).filter(|_| strength >= PLAIN) else { return };
    let (above, below) = (place.checked_sub(1), place.checked_add(1));
    for beside in [above, below].into_iter().flatten().filter_map(|it| RANKS.get(it)) {
        // Objectives are called so.
        let field = Field::Name(*beside);
        if *beside == Rank::Objective || rank == Rank::Objective || res.iter().any(|it| it.field == field) {
            continue;
        }
        let score = own.score.saturating_sub(STEP);
        res.push(Candidate { field, score, strength: own.strength.saturating_sub(10), order });
    }
}

/// Searches the readings: column by column, the best few kept, and the arithmetic asked at
/// the end.
pub(crate) fn best(titles: &[Title], profiles: &Profiles, sheet: &Sheet<'_>) -> Best {
    let has_target = titles.iter().any(|it| it.strength(Field::Target) >= PLAIN);
    let all: Vec<_> = titles.iter().zip(&profiles.of).map(|it| candidates(it.0, it.1, has_target)).collect();
    let mut readings = vec![(0_i32, Vec::<Candidate>::new())];
    for candidates in &all {
        let mut next = Vec::with_capacity(readings.len().saturating_mul(candidates.len()));
        for (score, chosen) in &readings {
            for candidate in candidates {
                if is_taken(chosen, candidate) {
                    continue;
                }
                let mut longer = Vec::with_capacity(all.len());
                longer.extend_from_slice(chosen);
                longer.push(*candidate);
                next.push((score.saturating_add(candidate.score), longer));
            }
        }
        next.sort_by_key(|it| std::cmp::Reverse(it.0));
        next.truncate(WIDTH);
        readings = next;
    }
    let mut judged: Vec<Reading> = readings
        .into_iter()
        .map(|(score, chosen)| {
            let votes = votes(&chosen, profiles, sheet);
            let score = score.saturating_add(votes.points()).saturating_add(shape(&chosen, profiles));
            Reading { chosen, votes, score }
        })
        .collect();
    judged.sort_by_key(|it| std::cmp::Reverse(it.score));
    let mut rest = judged.into_iter();
    let Some(reading) = rest.next() else {
        let votes = votes(&[], profiles, sheet);
        return Best { reading: Reading { chosen: Vec::new(), votes, score: 0 }, margins: Vec::new() };
    };
    let mut margins = vec![CLEAR; reading.chosen.len()];
    for rival in rest {
        for ((own, other), margin) in reading.chosen.iter().zip(&rival.chosen).zip(&mut margins) {
            if own.field != other.field {
                *margin = (*margin).min(reading.score.saturating_sub(rival.score));
            }
        }
    }
    Best { reading, margins }
}

/// Whether another column holds the same already.
fn is_taken(chosen: &[Candidate], candidate: &Candidate) -> bool {
    if candidate.field.may_repeat() {
        return false;
    }
    let is_same = |it: &Candidate| {
        it.field == candidate.field && (!candidate.field.has_period() || it.order == candidate.order)
    };
    chosen.iter().any(is_same)
}

/// What speaks for a reading as a whole: a plan has names and something to hold against them.
fn shape(chosen: &[Candidate], profiles: &Profiles) -> i32 {
    let has = |field: Field| chosen.iter().any(|it| it.field == field);
    let has_indicator = has(Field::Name(Rank::Indicator));
    let has_name = has_indicator || has(Field::Name(Rank::Objective));
    let figures = usize::from(has(Field::Target)).saturating_add(usize::from(has(Field::Result)));
    let pairs = has(Field::Numerator) != has(Field::Denominator);
    // Beside the result of a year, what only may be a result is none.
    let results = || chosen.iter().filter(|it| it.field == Field::Result);
    let is_doubled = results().any(|it| it.order.0 > 0 && it.strength >= 84)
        && results().any(|it| it.order.0 == 0 && it.strength < 84);
    let mut res = if is_doubled { -60_i32 } else { 0 };
    // The only headings of a table are its objectives, where their title may say so.
    let headings =
        || chosen.iter().filter(|it| matches!(it.field, Field::Name(rank) if rank < Rank::Indicator));
    let has_goals_alone = has(Field::Name(Rank::Goal)) && headings().count() == 1;
    res = res.saturating_sub(if has_goals_alone { 12 } else { 0 });
    res = res.saturating_add(if has_name { 10 } else { 0 });
    res = res.saturating_add(if has_indicator { 4 } else { 0 });
    res = res.saturating_add(i32::try_from(figures).unwrap_or(0).saturating_mul(4));
    // What is above stands to the left of what is below it.
    let mut lowest: Option<Rank> = None;
    for it in chosen {
        match it.field {
            Field::Name(Rank::Indicator) => break,
            Field::Name(rank) if lowest.is_some_and(|it| rank < it) => res = res.saturating_sub(INVERTED),
            Field::Name(rank) => lowest = Some(rank),
            _ => {}
        }
    }
    // Without a result beside the target, what was achieved is the result, unless most of it is
    // all or nothing.
    let is_degree = |it: &(&Candidate, &Profile)| {
        let (candidate, cells) = *it;
        let is_all = |it: &&Decimal| it.is_zero() || **it == Decimal::ONE_HUNDRED || **it == Decimal::ONE;
        let n = cells.figures.iter().flatten().filter(is_all).count();
        matches!(candidate.field, Field::Achieved(_))
            && candidate.strength < PLAIN
            && n.saturating_mul(2) < cells.n
    };
    let has_degree = chosen.iter().zip(&profiles.of).any(|it| is_degree(&it));
    // A reading on the way is none of the whole year.
    let is_whole = |it: &Candidate| {
        it.field == Field::Result && (it.order.1 == 3 || it.order.2 >= 12 && it.order.1 != 1)
    };
    let is_bare = has(Field::Target) && !chosen.iter().any(is_whole) && has_degree;
    res = res.saturating_sub(if is_bare { 30 } else { 0 });
    res.saturating_sub(if pairs { 20 } else { 0 })
}
