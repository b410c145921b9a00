//! How sure the reading of each column is, and why it is not.

use crate::import::field::Field;
use crate::import::layout::candidate::Best;
use crate::import::layout::fit::fit;
use crate::import::layout::votes::Verdict;
use crate::import::profile::Profiles;
use crate::import::title::Title;
use crate::text::origin::Confidence;

/// Why a column is not read surely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// Its title says so only in part, or may mean other things.
    Title,
    /// Its title says nothing; its cells and the sums do.
    Cells,
    /// Another column could hold the same: its place among the columns.
    Rival(usize),
}

/// How sure the reading of a column is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Judged {
    pub(crate) confidence: Confidence,
    pub(crate) reason: Option<Reason>,
}

impl Default for Judged {
    fn default() -> Self {
        Self { confidence: Confidence::Unsure, reason: None }
    }
}

/// A title that says a thing plainly.
const PLAIN: u8 = 84;

/// A title that says a thing as one of a few.
const PARTLY: u8 = 50;

/// What must lie between the best reading and its rival.
const MARGIN: i32 = 12;

/// Judges every column of the best reading.
pub(crate) fn judge(titles: &[Title], profiles: &Profiles, best: &Best) -> Vec<Judged> {
    let n_plain =
        best.reading.chosen.iter().filter(|it| it.strength >= PLAIN && it.field != Field::Note).count();
    (0..titles.len())
        .map(|i| {
            let (Some(title), Some(cells), Some(chosen)) =
                (titles.get(i), profiles.of.get(i), best.reading.chosen.get(i))
            else {
                return Judged::default();
            };
            if title.is_given {
                return Judged { confidence: Confidence::Sure, reason: None };
            }
            let field = chosen.field;
            let verdict = best.reading.votes.of(field);
            let margin = best.margins.get(i).copied().unwrap_or(0);
            let fits = fit(field, cells);
            let other = title.meant.iter().filter(|it| it.0 != field).map(|it| it.1).max().unwrap_or(0);
            let is_plain = chosen.strength >= PLAIN && other.saturating_add(10) <= chosen.strength;
            let (confidence, reason) = match () {
                () if !field.is_figure() && !field.is_name() => (Confidence::Sure, None),
                () if is_plain && fits > -25 => (Confidence::Sure, None),
                () if verdict == Verdict::Against => (Confidence::Unsure, Some(Reason::Title)),
                () if chosen.strength >= PARTLY
                    && fits > 0
                    && verdict == Verdict::For
                    && margin >= MARGIN =>
                {
                    (Confidence::Sure, None)
                }
                () if chosen.strength >= PARTLY && fits > -25 && margin >= 0 => {
                    (Confidence::Likely, Some(Reason::Title))
                }
                () if chosen.strength >= 28 && verdict == Verdict::For && margin >= MARGIN => {
                    (Confidence::Likely, Some(Reason::Title))
                }
                // No title: only what the sums confirm, in a table that is a plan's by others.
                () if chosen.strength == 0 && n_plain >= 2 && margin >= MARGIN => match field {
                    // Weights that stand beside some rows are of what these begin.
                    Field::Weight(_)
                        if cells.n.saturating_mul(10) < profiles.rows.len().saturating_mul(9) =>
                    {
                        (Confidence::Unsure, Some(Reason::Cells))
                    }
                    _ if field.is_figure() && verdict == Verdict::For => {
                        (Confidence::Likely, Some(Reason::Cells))
                    }
                    Field::Target if cells.share(cells.n_goal) >= 80 => {
                        (Confidence::Likely, Some(Reason::Cells))
                    }
                    _ => (Confidence::Unsure, Some(Reason::Cells)),
                },
                () => (
                    Confidence::Unsure,
                    Some(if chosen.strength > 0 { Reason::Title } else { Reason::Cells }),
                ),
            };
            match rival(i, titles, best) {
                Some(at) if field.is_figure() && confidence == Confidence::Sure => {
                    Judged { confidence: Confidence::Likely, reason: Some(Reason::Rival(at)) }
                }
                _ => Judged { confidence, reason },
            }
        })
        .collect()
}

/// Another column whose title says as plainly that it holds the same, for the same period.
fn rival(i: usize, titles: &[Title], best: &Best) -> Option<usize> {
    let (own, title) = (best.reading.chosen.get(i)?, titles.get(i)?);
    let is_one = |at: usize, other: &Title| {
        let holds = best.reading.chosen.get(at).map(|it| it.field);
        at != i
            && holds == Some(Field::Note)
            && other.strength(own.field) >= PLAIN
            && other.strength(own.field).saturating_add(6) >= title.strength(own.field)
            && other.period.order() == title.period.order()
    };
    (0..titles.len()).find(|at| titles.get(*at).is_some_and(|it| is_one(*at, it)))
}
