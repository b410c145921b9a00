//! What the domain's own arithmetic says of a reading of the columns: it knows no words.

use rust_decimal::Decimal;

use crate::import::field::Field;
use crate::import::layout::candidate::Candidate;
use crate::import::notation::number::Mark;
use crate::import::profile::{Profile, Profiles, pair};
use crate::import::sheet::Sheet;
use crate::syntax::Rank;

/// What an arithmetic check says of the fields that it looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    /// The figures do not do what such columns do.
    Against,
    /// They could be anything.
    Open,
    /// They do, more often than chance would have it.
    For,
}

/// The verdicts on a reading of the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Votes {
    /// Weights of indicators add up to one hundred.
    pub(crate) weights: Verdict,
    /// Weights of objectives do, each counted once.
    pub(crate) weights_of_headings: Verdict,
    /// One column over another gives a third.
    pub(crate) operands: Verdict,
    /// Target and result give the achievement under some known policy.
    pub(crate) achievement: Verdict,
}

impl Votes {
    /// What the verdicts weigh beside the words of titles.
    pub(crate) fn points(self) -> i32 {
        let of = |it: Verdict, good: i32, bad: i32| match it {
            Verdict::For => good,
            Verdict::Open => 0,
            Verdict::Against => bad,
        };
        let all = [
            of(self.weights, 36, -14),
            of(self.weights_of_headings, 20, 0),
            of(self.operands, 40, -10),
            of(self.achievement, 40, -20),
        ];
        all.iter().fold(0, |sum, it| sum.saturating_add(*it))
    }

    /// What the checks that look at a field say of it.
    pub(crate) fn of(self, field: Field) -> Verdict {
        match field {
            Field::Weight(Rank::Indicator) => self.weights,
            Field::Weight(_) => self.weights_of_headings,
            Field::Numerator | Field::Denominator | Field::Measures => self.operands,
            Field::Result => self.operands.max(self.achievement),
            Field::Target | Field::Achieved(_) | Field::Baseline => self.achievement,
            _ => Verdict::Open,
        }
    }
}

/// Asks every check.
pub(crate) fn votes(chosen: &[Candidate], profiles: &Profiles, sheet: &Sheet<'_>) -> Votes {
    let column = |field: Field| {
        let of_field = chosen.iter().enumerate().filter(|it| it.1.field == field);
        of_field.max_by_key(|it| it.1.order).and_then(|it| profiles.of.get(it.0))
    };
    Votes {
        weights: weights(chosen, profiles),
        weights_of_headings: weights_of_headings(chosen, profiles),
        operands: operands(chosen, profiles, sheet, &column),
        achievement: if are_points(&column) { Verdict::Against } else { achievement(&column) },
    }
}

/// Weights add up to one hundred within an objective, or over all.
fn weights(chosen: &[Candidate], profiles: &Profiles) -> Verdict {
    let Some(at) = chosen.iter().position(|it| it.field == Field::Weight(Rank::Indicator)) else {
        return Verdict::Open;
    };
    let Some(column) = profiles.of.get(at) else { return Verdict::Open };
    // The groups are those of the innermost headings that the table has.
    let heading = |rank: Rank| {
        let at =
            chosen.iter().position(|it| matches!(it.field, Field::Name(it) | Field::Code(it) if it == rank));
        at.and_then(|it| profiles.of.get(it))
    };
    let groups = heading(Rank::Objective).or_else(|| heading(Rank::Goal));
    let (mut n_right, mut n_wrong) = (0_usize, 0_usize);
    let mut sum = Decimal::ZERO;
    let mut n = 0_usize;
    let mut all = Decimal::ZERO;
    let mut n_all = 0_usize;
    let mut group = 0_u64;
    let mut close = |sum: Decimal, n: usize| {
        if n >= 2 {
            match is_whole(sum) {
                true => n_right = n_right.saturating_add(1),
                false => n_wrong = n_wrong.saturating_add(1),
            }
        }
    };
    for (row, figure) in column.figures.iter().enumerate() {
        let own = groups.and_then(|it| it.texts.get(row)).copied().unwrap_or(0);
        if own != 0 && own != group {
            close(sum, n);
            (sum, n, group) = (Decimal::ZERO, 0, own);
        }
        if let Some(it) = figure {
            sum = sum.checked_add(*it).unwrap_or(sum);
            all = all.checked_add(*it).unwrap_or(all);
            n = n.saturating_add(1);
            n_all = n_all.saturating_add(1);
        }
    }
    if groups.is_some() {
        close(sum, n);
    }
    let is_all = n_all >= 3 && is_whole(all);
    match (n_right, n_wrong) {
        _ if is_all => Verdict::For,
        (right, wrong) if right > 0 && right >= wrong.saturating_mul(3) => Verdict::For,
        (0, wrong) if wrong >= 3 => Verdict::Against,
        _ => Verdict::Open,
    }
}

/// Weights of objectives, which stand beside each of their indicators or once, add up to one
/// hundred over all. They may do so within goals or owners too, so that nothing speaks against.
fn weights_of_headings(chosen: &[Candidate], profiles: &Profiles) -> Verdict {
    let of = |test: fn(Field) -> bool| {
        chosen.iter().position(|it| test(it.field)).and_then(|it| profiles.of.get(it))
    };
    let weights = of(|it| matches!(it, Field::Weight(rank) if rank < Rank::Indicator));
    let names = of(|it| it == Field::Name(Rank::Objective))
        .or_else(|| of(|it| it == Field::Code(Rank::Objective)))
        .or_else(|| of(|it| it == Field::Name(Rank::Goal)));
    let (Some(weights), Some(names)) = (weights, names) else { return Verdict::Open };
    let mut seen: Vec<u64> = Vec::new();
    let mut sum = Decimal::ZERO;
    for (name, figure) in names.texts.iter().zip(&weights.figures) {
        let Some(figure) = figure.filter(|_| *name != 0 && !seen.contains(name)) else { continue };
        seen.push(*name);
        sum = sum.checked_add(figure).unwrap_or(sum);
    }
    if seen.len() >= 2 && is_whole(sum) { Verdict::For } else { Verdict::Open }
}

/// One hundred, or one, but for rounding.
pub(super) fn is_whole(sum: Decimal) -> bool {
    let near = |whole: Decimal, by: Decimal| sum.checked_sub(whole).is_some_and(|it| it.abs() <= by);
    near(Decimal::ONE_HUNDRED, Decimal::new(5, 1)) || near(Decimal::ONE, Decimal::new(5, 3))
}

fn operands<'p>(
    chosen: &[Candidate],
    profiles: &Profiles,
    sheet: &Sheet<'_>,
    column: &impl Fn(Field) -> Option<&'p Profile>,
) -> Verdict {
    let Some(result) = column(Field::Result) else { return Verdict::Open };
    let mut n = (0_usize, 0_usize);
    let mut take = |upper: Decimal, lower: Decimal, result: Decimal| {
        let Some(share) = upper.checked_mul(Decimal::ONE_HUNDRED).and_then(|it| it.checked_div(lower)) else {
            return;
        };
        let Some(ratio) = upper.checked_div(lower) else { return };
        let near = |it: Decimal, by| it.checked_sub(result).is_some_and(|it| it.abs() <= by);
        let is_right = near(share, Decimal::new(51, 2)) || near(ratio, Decimal::new(51, 4));
        n = (n.0.saturating_add(usize::from(is_right)), n.1.saturating_add(1));
    };
    if let (Some(upper), Some(lower)) = (column(Field::Numerator), column(Field::Denominator)) {
        for ((upper, lower), result) in upper.figures.iter().zip(&lower.figures).zip(&result.figures) {
            if let (Some(upper), Some(lower), Some(result)) = (upper, lower, result) {
                take(*upper, *lower, *result);
            }
        }
    } else if let Some(at) = chosen.iter().position(|it| it.field == Field::Measures) {
        let Some(number) = profiles.columns.get(at) else { return Verdict::Open };
        for (row, result) in profiles.rows.iter().zip(&result.figures) {
            let text = sheet.row(*row).at(*number).map(|it| it.0.text.as_ref());
            if let (Some((upper, lower)), Some(result)) = (text.and_then(|it| pair(it, Mark::Comma)), result)
            {
                take(upper, lower, *result);
            }
        }
    }
    match n {
        (right, all) if right >= 2 && right.saturating_mul(4) >= all.saturating_mul(3) => Verdict::For,
        (0, all) if all >= 3 => Verdict::Against,
        _ => Verdict::Open,
    }
}

/// Whether what could be achievements are points out of the weights: never more, and as much
/// as the weight in many rows.
fn are_points<'p>(column: &impl Fn(Field) -> Option<&'p Profile>) -> bool {
    let (Some(weights), Some(points)) =
        (column(Field::Weight(Rank::Indicator)), column(Field::Achieved(Rank::Indicator)))
    else {
        return false;
    };
    if points.n_percent > 0 {
        return false;
    }
    let pairs = weights.figures.iter().zip(&points.figures).filter_map(|it| Some(((*it.0)?, (*it.1)?)));
    let (mut n, mut n_within, mut n_equal) = (0_usize, 0_usize, 0_usize);
    for (weight, points) in pairs {
        n = n.saturating_add(1);
        n_within = n_within.saturating_add(usize::from(points <= weight));
        n_equal = n_equal.saturating_add(usize::from(points == weight && weight != Decimal::ONE_HUNDRED));
    }
    n >= 2 && n_within == n && n_equal.saturating_mul(3) >= n
}

/// Target and result give the achievement: by proportion either way, by threshold, or from
/// the baseline.
fn achievement<'p>(column: &impl Fn(Field) -> Option<&'p Profile>) -> Verdict {
    let achieved =
        column(Field::Achieved(Rank::Indicator)).or_else(|| column(Field::Achieved(Rank::Objective)));
    let (Some(target), Some(result), Some(achieved)) =
        (column(Field::Target), column(Field::Result), achieved)
    else {
        return Verdict::Open;
    };
    let baseline = column(Field::Baseline);
    let (minimum, excellent) = (column(Field::Minimum), column(Field::Excellent));
    let is_of_one = achieved.is_of_one()
        || achieved.n_decimals > 0
            && achieved.n_decimals == achieved.n_number
            && achieved.n_to_one == achieved.n;
    let (mut n_right, mut n_telling, mut n) = (0_usize, 0_usize, 0_usize);
    for (row, ((target, result), achieved)) in
        target.figures.iter().zip(&result.figures).zip(&achieved.figures).enumerate()
    {
        let (Some(target), Some(result), Some(achieved)) = (target, result, achieved) else { continue };
        let achieved = match is_of_one {
            true => achieved.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(*achieved),
            false => *achieved,
        };
        let at = |it: Option<&Profile>| it.and_then(|it| it.figures.get(row)).copied().flatten();
        let base = at(baseline).or_else(|| at(minimum));
        let is_beyond = at(excellent).is_some_and(|most| beyond(*target, *result, most))
            && achieved > Decimal::ONE_HUNDRED;
        n = n.saturating_add(1);
        let (is_right, is_telling) = match is_beyond {
            true => (true, true),
            false => explained(*target, *result, achieved, base),
        };
        n_right = n_right.saturating_add(usize::from(is_right));
        n_telling = n_telling.saturating_add(usize::from(is_right && is_telling));
    }
    let is_mostly = n_right.saturating_mul(4) >= n.saturating_mul(3);
    match (n_telling, n) {
        (telling, _) if telling >= 2 && is_mostly => Verdict::For,
        (_, n) if n >= 3 && n_right.saturating_mul(5) < n.saturating_mul(2) => Verdict::Against,
        _ => Verdict::Open,
    }
}

/// Whether a result lies past its target on the way to what is excellent.
fn beyond(target: Decimal, result: Decimal, most: Decimal) -> bool {
    if most >= target { result > target } else { result < target }
}

/// Whether some policy gives the achievement, and whether that tells anything: 100 for a
/// target that is met could be a weight as well.
fn explained(target: Decimal, result: Decimal, achieved: Decimal, base: Option<Decimal>) -> (bool, bool) {
    let near = |it: Option<Decimal>| {
        it.and_then(|it| it.checked_sub(achieved)).is_some_and(|it| it.abs() <= Decimal::new(6, 1))
    };
    let over = |upper: Decimal, lower: Decimal| {
        upper.checked_mul(Decimal::ONE_HUNDRED).and_then(|it| it.checked_div(lower))
    };
    let from_base = base.and_then(|base| over(result.checked_sub(base)?, target.checked_sub(base)?));
    let is_telling = achieved != Decimal::ONE_HUNDRED && achieved != Decimal::ZERO;
    let is_ratio = near(over(result, target)) || near(over(target, result)) || near(from_base);
    let is_all = achieved == Decimal::ONE_HUNDRED || achieved == Decimal::ZERO;
    (is_ratio || is_all, is_ratio && is_telling)
}
