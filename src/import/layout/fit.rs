//! How well the cells of a column fit what it may hold.

use crate::import::field::Field;
use crate::import::profile::Profile;
use crate::syntax::Rank;

/// How well cells fit a field: from about -60, where they cannot be it, to 30.
pub(crate) fn fit(field: Field, cells: &Profile) -> i32 {
    let share = |n| cells.share(n);
    let of = |n: usize, points: i32| share(n).saturating_mul(points) / 100;
    let (text, date, goal) = (cells.n_text, cells.n_date, cells.n_goal);
    let (number, percent, word) = (cells.n_number, cells.n_percent, cells.n_word);
    let words = text.saturating_sub(cells.n_judgement);
    let values = cells.n_values().saturating_sub(cells.n_code.min(number));
    let repeats = if cells.n > 1 && cells.n_changes < cells.n { 8 } else { 0 };
    let sum = |parts: &[i32]| parts.iter().fold(0_i32, |sum, it| sum.saturating_add(*it));
    match field {
        Field::Name(Rank::Indicator) => {
            sum(&[of(text, 24), of(values, -60), of(cells.n_judgement, -20), of(cells.n_unit, -25)])
        }
        Field::Name(_) => {
            sum(&[of(text, 20), of(cells.n_code, 8), of(values, -55), of(cells.n_judgement, -20), repeats])
        }
        Field::Code(_) | Field::AnyCode | Field::Count => sum(&[
            of(cells.n_code, 28),
            of(cells.n.saturating_sub(cells.n_code), -45),
            of(percent, -40),
            of(date, -40),
        ]),
        Field::Description => sum(&[of(text, 18), of(values, -50)]),
        Field::Weight(_) => {
            let above = if cells.n_above_100 > 0 { -30 } else { 0 };
            sum(&[
                of(percent, 20),
                of(number, 14),
                of(text, -40),
                of(date, -60),
                of(goal, -60),
                of(word, -30),
                above,
            ])
        }
        // A degree above one hundred says that it is one by its sign.
        Field::Achieved(_) => sum(&[
            of(if cells.n_percent == 0 { cells.n_above_100 } else { 0 }, -50),
            of(percent, 24),
            of(number, 10),
            of(word, 6),
            of(cells.n_judgement, 10),
            of(date, -60),
            of(words, -30),
            of(goal, -50),
            of(cells.n_ratio, -30),
        ]),
        Field::Formula => sum(&[of(text, 16), of(values, -45)]),
        Field::Measures => sum(&[
            of(cells.n_ratio, 30),
            of(number, 4),
            of(percent, 2),
            of(date, 2),
            of(words, -40),
            of(goal, -50),
        ]),
        Field::Numerator | Field::Denominator => {
            sum(&[of(number, 18), of(percent, -15), of(words, -50), of(date, -40), of(goal, -50)])
        }
        Field::Baseline | Field::Result => sum(&[
            of(number, 14),
            of(percent, 16),
            of(date, 12),
            of(word, 8),
            of(cells.n_ratio, 8),
            of(goal, -35),
            of(words, -22),
            of(cells.n_judgement, -12),
        ]),
        // Words alone may be a target, and are more often a name.
        Field::Target => sum(&[
            of(goal, 30),
            of(number, 12),
            of(percent, 14),
            of(date, 10),
            of(word, 8),
            of(words, if share(words) >= 90 { -30 } else { -14 }),
            of(cells.n_judgement, -30),
        ]),
        Field::Minimum | Field::Excellent => {
            sum(&[of(number, 14), of(percent, 14), of(goal, 8), of(words, -40), of(date, -10)])
        }
        Field::Comparator => sum(&[of(cells.n_sign, 30), of(cells.n.saturating_sub(cells.n_sign), -50)]),
        Field::Deadline => {
            sum(&[of(date, 28), of(goal, 16), of(words, -12), of(number, -45), of(percent, -50)])
        }
        Field::Judgement => {
            sum(&[of(cells.n_judgement, 30), of(word, 22), of(percent, -25), of(number, -40), of(words, -14)])
        }
        Field::Unit => sum(&[
            of(cells.n_unit, 30),
            of(cells.n.saturating_sub(cells.n_unit), -22),
            of(cells.n_long, -35),
            of(percent, -50),
            of(number, -50),
        ]),
        Field::Period => sum(&[of(cells.n_period, 22), of(cells.n.saturating_sub(cells.n_period), -55)]),
        Field::Owner | Field::Body => {
            sum(&[of(text, 12), of(values, -45), of(cells.n_unit, -30), repeats / 2])
        }
        Field::Source | Field::Stakeholders | Field::Contributors | Field::Dimension => {
            sum(&[of(text, 10), of(values, -30)])
        }
        Field::Reason => sum(&[of(text, 10), of(values, -35)]),
        Field::Note | Field::Ignored => 0,
    }
}

/// Whether the cells cannot be what a title says, however plain it is.
pub(crate) fn is_refuted(field: Field, cells: &Profile) -> bool {
    cells.n > 0
        && fit(field, cells)
            <= match field {
                // A value in words is still a value that could not be read.
                Field::Target
                | Field::Result
                | Field::Baseline
                | Field::Achieved(_)
                | Field::Judgement
                | Field::Deadline => -34,
                Field::Name(_) => -30,
                _ => -20,
            }
}

/// What the cells alone suggest, for a column whose title says nothing: the field, and how
/// strongly, from 0 to 100.
pub(crate) fn proposals(cells: &Profile) -> impl Iterator<Item = (Field, i32)> {
    let of = |n: usize| cells.share(n);
    let names: i32 =
        if of(cells.n_text) >= 90 && of(cells.n_judgement) < 30 && of(cells.n_unit) < 30 { 26 } else { 0 };
    let figures: i32 = if of(cells.n_values()) >= 80 { 24 } else { 0 };
    [
        (Field::Name(Rank::Indicator), names),
        (Field::Name(Rank::Objective), names.saturating_sub(2)),
        (Field::Target, if of(cells.n_goal) >= 60 { 40 } else { figures.saturating_sub(2) }),
        (Field::Result, figures),
        (Field::Achieved(Rank::Indicator), if of(cells.n_percent) >= 80 { 24 } else { 0 }),
        (
            Field::Weight(Rank::Indicator),
            if cells.n_above_100 == 0 && of(cells.n_percent.saturating_add(cells.n_number)) >= 90 {
                20
            } else {
                0
            },
        ),
        (Field::Unit, if of(cells.n_unit) >= 80 { 36 } else { 0 }),
        (Field::Measures, if of(cells.n_ratio) >= 60 { 36 } else { 0 }),
        (Field::Deadline, if of(cells.n_date) >= 90 { 22 } else { 0 }),
        (Field::Judgement, if of(cells.n_judgement) >= 80 { 36 } else { 0 }),
    ]
    .into_iter()
    .filter(|it| it.1 > 0)
}
