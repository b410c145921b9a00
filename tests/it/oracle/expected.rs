//! The findings that a plan should have, by line, from the pages of the rules.

use std::collections::BTreeSet;

use crate::oracle::fraction::Fraction;
use crate::oracle::plan::{Achieved, Indicator, Node, Outcome, Plan, Policy, Reason, Sign};
use crate::oracle::reckoning::{
    KNOWN, Part, agrees, by, half, is_excluded, is_met, mean, meets, most, parts, percent,
};

/// The rules that the reckoning knows.
pub(crate) const RULES: &[&str] = &[
    "achievement-not-rolled-up",
    "achievement-off-policy",
    "achievement-out-of-range",
    "contradictory-achievement",
    "empty-reason",
    "impossible-roll-up",
    "missing-weight",
    "result-not-from-measures",
    "target-without-comparator",
    "unmeasured-achievement",
    "weight-out-of-range",
    "weights-not-100",
    "withheld-result",
    "wrong-kind",
];

pub(crate) type Findings = BTreeSet<(usize, &'static str)>;

/// What is found in a plan.
pub(crate) fn findings(plan: &Plan) -> Findings {
    let mut res = Findings::new();
    let has_results = plan
        .goals
        .iter()
        .flat_map(|it| &it.nodes)
        .flat_map(|it| &it.indicators)
        .any(|it| it.result != Outcome::None);
    weights(
        &plan
            .goals
            .iter()
            .map(|it| (it.weight, it.achieved == Achieved::Neutral, it.lines))
            .collect::<Vec<_>>(),
        &mut res,
    );
    for goal in &plan.goals {
        let of_nodes = goal.nodes.iter().map(|it| (it.weight, it.achieved == Achieved::Neutral, it.lines));
        weights(&of_nodes.collect::<Vec<_>>(), &mut res);
        of_node(goal, plan.policy, &mut res);
        for objective in &goal.nodes {
            let of = objective.indicators.iter().map(|it| (it.weight, is_excluded(it), it.lines));
            weights(&of.collect::<Vec<_>>(), &mut res);
            of_node(objective, plan.policy, &mut res);
            for it in &objective.indicators {
                of_indicator(it, objective.reason == Reason::Words, has_results, plan.policy, &mut res);
            }
            let counts = |it: &&Indicator| !is_excluded(it) && by(plan.policy, it).is_some();
            let first = objective.indicators.iter().find_map(|it| match (it.result, it.achieved) {
                (Outcome::Neutral | Outcome::Missing, Achieved::Neutral) => Some(it.lines.achieved),
                (Outcome::Missing | Outcome::Neutral, _) => Some(it.lines.result),
                (_, Achieved::Neutral) => Some(it.lines.achieved),
                _ => None,
            });
            if let Some(line) = first.filter(|_| objective.indicators.iter().any(|it| counts(&it))) {
                res.insert((line, "withheld-result"));
            }
        }
    }
    res
}

/// Whether so many whole weights are 100: exactly, or as equal parts that do not come out even.
pub(crate) fn is_hundred(weights: &[i128]) -> bool {
    let n = weights.len() as i128;
    let is_equal = weights.iter().all(|it| *it == weights[0]);
    let part = Fraction(100, n);
    weights.iter().sum::<i128>() == 100
        || (n > 1 && is_equal && part.minus(Fraction::of(weights[0])).abs().at_most(Fraction(1, 2)))
}

fn weights(family: &[(Option<i128>, bool, crate::oracle::plan::Lines)], res: &mut Findings) {
    for (weight, excluded, lines) in family {
        let is_off = weight.is_some_and(|it| it <= 0 || it > 100);
        if is_off && !(*weight == Some(0) && *excluded) {
            res.insert((lines.weight, "weight-out-of-range"));
        }
    }
    let counted: Vec<_> = family.iter().filter(|it| !it.1).collect();
    let n_without = counted.iter().filter(|it| it.0.is_none()).count();
    if n_without > 0 && n_without < counted.len() {
        let first = counted.iter().find(|it| it.0.is_none()).unwrap();
        res.insert((first.2.heading, "missing-weight"));
    }
    let all: Option<Vec<i128>> = family.iter().map(|it| it.0.filter(|it| *it > 0 && *it <= 100)).collect();
    if let Some(all) = all.filter(|it| !it.is_empty() && !is_hundred(it)) {
        let _ = all;
        res.insert((family[0].2.weight, "weights-not-100"));
    }
}

/// What is wrong with an indicator's achievement, whatever reasons there are.
fn wrong(it: &Indicator, policy: Policy) -> Option<&'static str> {
    let (printed, decimals) = percent(it.achieved)?;
    if printed.less(Fraction::of(0)) || Fraction::of(most(policy)).less(printed) {
        return Some("achievement-out-of-range");
    }
    if is_excluded(it) {
        return None;
    }
    let own = by(policy, it);
    let known = KNOWN.into_iter().filter_map(|policy| by(policy, it));
    let is_given = own.into_iter().chain(known).any(|it| agrees((printed, decimals), it));
    let hundred = Fraction::of(100);
    match is_met(it) {
        Some(true) if printed.less(hundred) && !is_given => return Some("contradictory-achievement"),
        Some(false) if !printed.less(hundred) && !is_given => return Some("contradictory-achievement"),
        _ => {}
    }
    own.filter(|it| !agrees((printed, decimals), *it)).map(|_| "achievement-off-policy")
}

fn of_indicator(it: &Indicator, is_excused: bool, has_results: bool, policy: Policy, res: &mut Findings) {
    if it.sign == Sign::Bare {
        res.insert((it.lines.target, "target-without-comparator"));
    }
    if it.reason == Reason::Mark {
        res.insert((it.lines.reason, "empty-reason"));
    }
    if it.achieved == Achieved::Yes {
        res.insert((it.lines.achieved, "wrong-kind"));
    }
    if let (Outcome::Count(result), Some((a, b))) = (it.result, it.measures)
        && a + b != result
    {
        res.insert((it.lines.result, "result-not-from-measures"));
    }
    let is_excused = is_excused || it.reason == Reason::Words;
    match wrong(it, policy) {
        Some(rule @ "achievement-out-of-range") => _ = res.insert((it.lines.achieved, rule)),
        Some(rule) if !is_excused => _ = res.insert((it.lines.achieved, rule)),
        _ => {}
    }
    let Some((printed, _)) = percent(it.achieved).filter(|_| !is_excused) else { return };
    let is_granted = Fraction::of(0).less(printed);
    let is_full = !printed.less(Fraction::of(100));
    let is_unmeasured = match (it.result, it.measures) {
        (Outcome::Missing | Outcome::Neutral, _) => is_granted,
        (Outcome::None, None) => is_granted && has_results,
        (Outcome::None, Some((a, b))) => match meets(it.sign, it.target, a + b) {
            Some(is_met) if it.sign != Sign::Bare => is_met != is_full,
            _ => false,
        },
        (Outcome::Count(_), _) => false,
    };
    if is_unmeasured {
        res.insert((it.lines.achieved, "unmeasured-achievement"));
    }
}

/// What is seen of a node from above.
struct Seen {
    rule: Option<&'static str>,
    differs: bool,
    accepted: Option<Fraction>,
    possible: Option<(Fraction, Fraction)>,
    is_certain: bool,
    has_reason_below: bool,
}

fn of_node(node: &Node, policy: Policy, res: &mut Findings) {
    if node.reason == Reason::Mark {
        res.insert((node.lines.reason, "empty-reason"));
    }
    if node.achieved == Achieved::Yes {
        res.insert((node.lines.achieved, "wrong-kind"));
    }
    let all = parts(node, policy);
    let seen = look(node, policy);
    let Some(rule) = seen.rule else { return };
    let is_excused = match rule {
        "achievement-out-of-range" => false,
        "achievement-not-rolled-up" | "impossible-roll-up" => {
            node.reason == Reason::Words || all.iter().any(|it| it.has_reason)
        }
        _ => seen.has_reason_below,
    };
    if !is_excused {
        res.insert((node.lines.achieved, rule));
    }
}

fn possible(it: &Indicator, policy: Policy) -> Option<(Fraction, Fraction)> {
    let own = by(policy, it);
    let (nothing, full) = (Fraction::of(0), Fraction::of(100));
    Some(match is_met(it)? {
        true => (own.map_or(full, |it| it.least(full)), Fraction::of(most(policy))),
        false => {
            let all = KNOWN.into_iter().filter_map(|policy| by(policy, it)).chain(own);
            (nothing, all.fold(nothing, Fraction::most))
        }
    })
}

fn look(node: &Node, policy: Policy) -> Seen {
    let all = parts(node, policy);
    let widest = (Fraction::of(0), Fraction::of(most(policy)));
    // What stands under it, in the order of the parts.
    let below: Vec<Seen> = if node.nodes.is_empty() {
        node.indicators
            .iter()
            .map(|it| {
                let rule = wrong(it, policy);
                let own = percent(it.achieved).map(|it| it.0);
                Seen {
                    rule,
                    differs: rule.is_some(),
                    accepted: own.filter(|_| rule.is_none()).or(by(policy, it)),
                    possible: possible(it, policy),
                    is_certain: by(policy, it).is_some(),
                    has_reason_below: it.reason == Reason::Words,
                }
            })
            .collect()
    } else {
        node.nodes.iter().map(|it| look(it, policy)).collect()
    };
    let pairs: Vec<(&Part, &Seen)> = all.iter().zip(&below).collect();
    let counted: Vec<(&Part, &Seen)> = pairs.iter().filter(|it| !it.0.is_excluded).copied().collect();
    let weights: Vec<i128> = all.iter().filter_map(|it| it.weight).collect();
    let is_right =
        weights.iter().all(|it| *it > 0 && *it <= 100) && !weights.is_empty() && is_hundred(&weights);
    let is_weighed = counted.len() == 1 || (is_right && counted.iter().all(|it| it.0.weight.is_some()));
    let accepted = accepted_mean(&counted);
    let ends: Vec<(Fraction, Fraction)> = counted.iter().map(|it| it.1.possible.unwrap_or(widest)).collect();
    let possible = (!ends.is_empty()).then(|| match is_weighed {
        true => {
            let of = |end: fn(&(Fraction, Fraction)) -> Fraction| {
                let weight =
                    |it: &Part| Fraction::of(if counted.len() == 1 { 1 } else { it.weight.unwrap() });
                let sum = counted
                    .iter()
                    .zip(&ends)
                    .fold(Fraction::of(0), |sum, (it, ends)| sum.plus(end(ends).times(weight(it.0))));
                sum.over(counted.iter().fold(Fraction::of(0), |sum, it| sum.plus(weight(it.0))))
            };
            (of(|it| it.0), of(|it| it.1))
        }
        false => {
            let least = ends.iter().map(|it| it.0).reduce(Fraction::least).unwrap();
            (least, ends.iter().map(|it| it.1).reduce(Fraction::most).unwrap())
        }
    });
    let mut res = Seen {
        rule: None,
        differs: false,
        accepted,
        possible,
        is_certain: is_weighed && counted.iter().all(|it| it.1.is_certain),
        has_reason_below: node.reason == Reason::Words || below.iter().any(|it| it.has_reason_below),
    };
    let differs_below = counted.iter().any(|it| it.1.differs);
    let recomputed = mean(&all, |it| it.recomputed);
    let reported = mean(&all, |it| it.reported);
    if node.achieved == Achieved::Neutral {
        return res;
    }
    let Some((own, decimals)) = percent(node.achieved) else {
        res.differs = differs_below;
        return res;
    };
    res.rule = rule(&res, (own, decimals), &counted, &weights, is_weighed, recomputed, reported, policy);
    res.differs = res.rule.is_some() || differs_below;
    // What is reported counts above, unless it is wrong or follows from what is.
    let is_below = res.rule.is_none()
        && differs_below
        && reported.is_some_and(|it| is_near((own, decimals), it, &counted, &weights))
        && !recomputed.into_iter().chain(accepted).any(|it| is_near((own, decimals), it, &counted, &weights));
    if res.rule.is_none() && !is_below {
        res.accepted = Some(own);
    }
    res
}

fn accepted_mean(counted: &[(&Part, &Seen)]) -> Option<Fraction> {
    let is_plain = counted.len() == 1 || counted.iter().all(|it| it.0.weight.is_none());
    let (mut sum, mut weights) = (Fraction::of(0), 0);
    for (part, seen) in counted {
        let Some(figure) = seen.accepted else { continue };
        let weight = if is_plain { 1 } else { part.weight? };
        sum = sum.plus(figure.times(Fraction::of(weight)));
        weights += weight;
    }
    (weights != 0).then(|| sum.over(Fraction::of(weights)))
}

fn slack(decimals: u32, counted: &[(&Part, &Seen)], weights: &[i128]) -> Fraction {
    let own = half(decimals);
    let of_parts = counted.iter().filter_map(|it| it.0.own).map(|it| half(it.1)).reduce(Fraction::most);
    let of_parts = of_parts.unwrap_or(Fraction::of(0));
    if counted.len() == 1 {
        return own.most(of_parts);
    }
    // Equal parts that do not come out even may each be off by a half.
    let is_rounded = !weights.is_empty() && weights.iter().sum::<i128>() != 100 && is_hundred(weights);
    let n = if is_rounded { weights.len() as i128 } else { 0 };
    let figures: Vec<Fraction> =
        counted.iter().flat_map(|it| [it.0.own.map(|it| it.0), it.0.recomputed]).flatten().collect();
    let high = figures.iter().copied().reduce(Fraction::most);
    let low = figures.iter().copied().reduce(Fraction::least);
    let spread = high.zip(low).map_or(Fraction::of(0), |(a, b)| a.minus(b));
    own.plus(of_parts).plus(spread.times(Fraction(n, 200)))
}

fn is_near(
    (own, decimals): (Fraction, u32),
    mean: Fraction,
    counted: &[(&Part, &Seen)],
    weights: &[i128],
) -> bool {
    let gap = own.minus(mean).abs();
    let slack = slack(decimals, counted, weights);
    gap.at_most(half(decimals)) || gap.less(slack) || (counted.len() == 1 && gap.at_most(slack))
}

#[expect(clippy::too_many_arguments, reason = "the reckoning is plain on purpose")]
fn rule(
    seen: &Seen,
    own: (Fraction, u32),
    counted: &[(&Part, &Seen)],
    weights: &[i128],
    is_weighed: bool,
    recomputed: Option<Fraction>,
    reported: Option<Fraction>,
    policy: Policy,
) -> Option<&'static str> {
    let (printed, decimals) = own;
    let highest = Fraction::of(most(policy));
    let is_in_range = |it: Fraction| !it.less(Fraction::of(0)) && it.at_most(highest);
    if !is_in_range(printed) {
        return Some("achievement-out-of-range");
    }
    let near = |it: Fraction| is_near(own, it, counted, weights);
    if recomputed.is_some_and(near) || seen.accepted.is_some_and(near) {
        return None;
    }
    let slack = slack(decimals, counted, weights);
    let full = Fraction::of(100);
    if !counted.iter().any(|it| it.0.reports) {
        let (least, most) = seen.possible?;
        let is_full = !printed.less(full);
        let is_more = most.plus(slack).less(printed);
        if printed.less(least.minus(slack)) || (is_more && is_full) {
            return Some("contradictory-achievement");
        }
        let is_missed_one = counted.iter().any(|it| it.1.possible.is_some_and(|it| it.1.less(full)));
        let is_off = recomputed.is_some() && (is_more || (is_full && is_missed_one) || seen.is_certain);
        return is_off.then_some("achievement-off-policy");
    }
    let are_reported = counted.iter().all(|it| it.0.own.is_some_and(|it| is_in_range(it.0)));
    if is_weighed && are_reported {
        return reported.filter(|it| !near(*it)).map(|_| "achievement-not-rolled-up");
    }
    // What reports nothing of its own counts with all that its results allow.
    let (mut low, mut high): (Option<Fraction>, Option<Fraction>) = (None, None);
    for (part, seen) in counted {
        let ends = match part.own {
            Some((it, _)) if is_in_range(it) => (it, it),
            Some(_) => return None,
            None => seen.possible?,
        };
        for figure in [Some(ends.0), Some(ends.1), part.reported, part.recomputed].into_iter().flatten() {
            low = Some(low.map_or(figure, |it| it.least(figure)));
            high = Some(high.map_or(figure, |it| it.most(figure)));
        }
    }
    let (low, high) = (low?, high?);
    let is_outside = printed.less(low.minus(slack)) || high.plus(slack).less(printed);
    is_outside.then_some("impossible-roll-up")
}
