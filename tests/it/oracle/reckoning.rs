//! Achievements as the documentation defines them, reckoned slowly and without any of the
//! program's code.

use crate::oracle::fraction::Fraction;
use crate::oracle::plan::{Achieved, Indicator, Node, Outcome, Policy, Reason, Sign};

/// Whether a result meets its target; none where that cannot be said.
pub(crate) fn is_met(it: &Indicator) -> Option<bool> {
    let Outcome::Count(result) = it.result else { return None };
    meets(it.sign, it.target, result)
}

pub(crate) fn meets(sign: Sign, target: i128, result: i128) -> Option<bool> {
    Some(match sign {
        Sign::AtLeast => result >= target,
        Sign::AtMost => result <= target,
        Sign::More => result > target,
        Sign::Less => result < target,
        Sign::Exactly => result == target,
        Sign::Bare if result == target => true,
        Sign::Bare => return None,
    })
}

/// What a policy gives for an indicator, in %.
pub(crate) fn by(policy: Policy, it: &Indicator) -> Option<Fraction> {
    let Outcome::Count(result) = it.result else { return None };
    let all_or_nothing = Fraction::of(if is_met(it)? { 100 } else { 0 });
    let is_less = match it.sign {
        Sign::AtLeast | Sign::More => false,
        Sign::AtMost | Sign::Less => true,
        Sign::Exactly | Sign::Bare => return Some(all_or_nothing),
    };
    let (a, t) = (Fraction::of(result), Fraction::of(it.target));
    let hundred = Fraction::of(100);
    let (value, most) = match policy {
        Policy::Threshold => return Some(all_or_nothing),
        Policy::Baseline => {
            let b = it.baseline?;
            let leads_on = if is_less { it.target < b } else { it.target > b };
            if !leads_on {
                return is_met(it)?.then_some(hundred);
            }
            let b = Fraction::of(b);
            (hundred.times(a.minus(b)).over(t.minus(b)), 100)
        }
        Policy::Inverse(most) if is_less && result <= 0 && it.target > 0 => return Some(Fraction::of(most)),
        Policy::Undeclared if it.target == 0 => return Some(all_or_nothing),
        Policy::Proportional(most) | Policy::Inverse(most) if it.target == 0 => {
            return Some(all_or_nothing.least(Fraction::of(most)));
        }
        Policy::Inverse(most) if is_less => (hundred.times(t).over(a), most),
        Policy::Proportional(most) | Policy::Inverse(most) if !is_less => (hundred.times(a).over(t), most),
        Policy::Proportional(most) => (hundred.times(t.plus(t).minus(a)).over(t), most),
        _ if !is_less => (hundred.times(a).over(t), 100),
        _ => (hundred.times(t.plus(t).minus(a)).over(t), 100),
    };
    let value = if is_met(it)? { value.most(hundred) } else { value };
    Some(value.most(Fraction::of(0)).least(Fraction::of(most)))
}

/// The policies that every document may follow.
pub(crate) const KNOWN: [Policy; 4] =
    [Policy::Proportional(100), Policy::Threshold, Policy::Inverse(100), Policy::Baseline];

pub(crate) fn most(policy: Policy) -> i128 {
    match policy {
        Policy::Proportional(it) | Policy::Inverse(it) => it.max(100),
        _ => 100,
    }
}

pub(crate) fn is_excluded(it: &Indicator) -> bool {
    it.achieved == Achieved::Neutral || it.result == Outcome::Neutral
}

pub(crate) fn percent(it: Achieved) -> Option<(Fraction, u32)> {
    match it {
        Achieved::Percent(hundredths, decimals) => Some((Fraction(hundredths, 100), decimals)),
        _ => None,
    }
}

/// Half a unit of the last of so many decimals.
pub(crate) fn half(decimals: u32) -> Fraction {
    if decimals == 0 { Fraction(1, 2) } else { Fraction(1, 200) }
}

/// Whether a printed figure is a computed one, rounded.
pub(crate) fn agrees((printed, decimals): (Fraction, u32), computed: Fraction) -> bool {
    printed.minus(computed).abs().at_most(half(decimals))
}

/// What stands under a node: a part of its mean.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) weight: Option<i128>,
    pub(crate) own: Option<(Fraction, u32)>,
    /// As reported on it, else the mean of what is reported below.
    pub(crate) reported: Option<Fraction>,
    pub(crate) recomputed: Option<Fraction>,
    pub(crate) is_excluded: bool,
    pub(crate) has_reason: bool,
    pub(crate) reports: bool,
}

/// The mean of parts by their weights. One part needs none, and of several without any the mean
/// is plain.
pub(crate) fn mean(parts: &[Part], of: impl Fn(&Part) -> Option<Fraction>) -> Option<Fraction> {
    let counted: Vec<&Part> = parts.iter().filter(|it| !it.is_excluded).collect();
    let is_plain = counted.len() == 1 || counted.iter().all(|it| it.weight.is_none());
    let (mut sum, mut weights) = (Fraction::of(0), 0);
    for it in counted {
        let Some(figure) = of(it) else { continue };
        let weight = if is_plain { 1 } else { it.weight? };
        sum = sum.plus(figure.times(Fraction::of(weight)));
        weights += weight;
    }
    (weights != 0).then(|| sum.over(Fraction::of(weights)))
}

pub(crate) fn parts(node: &Node, policy: Policy) -> Vec<Part> {
    let indicators = node.indicators.iter().map(|it| Part {
        weight: it.weight,
        own: percent(it.achieved),
        reported: percent(it.achieved).map(|it| it.0),
        recomputed: by(policy, it),
        is_excluded: is_excluded(it),
        has_reason: it.reason == Reason::Words,
        reports: percent(it.achieved).is_some(),
    });
    let nodes = node.nodes.iter().map(|it| {
        let below = parts(it, policy);
        let counted = below.iter().filter(|it| !it.is_excluded);
        let own = percent(it.achieved);
        Part {
            weight: it.weight,
            own,
            reported: own.map(|it| it.0).or_else(|| mean(&below, |it| it.reported)),
            recomputed: mean(&below, |it| it.recomputed),
            is_excluded: it.achieved == Achieved::Neutral,
            has_reason: it.reason == Reason::Words,
            reports: own.is_some() || counted.into_iter().any(|it| it.reports),
        }
    });
    indicators.chain(nodes).collect()
}
