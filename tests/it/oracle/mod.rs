//! The program against a reckoning of its own: scores and the central rules, on plans made at
//! random, with no defect, one, or several. The reckoning is written from the pages of the
//! rules, slowly and plainly, and shares no code with what it checks.

mod expected;
mod fraction;
mod plan;
mod reckoning;

use std::collections::BTreeSet;

use collaudo::check::check;
use collaudo::config::Config;
use collaudo::model::{Outline, Standing};
use collaudo::scoring::roll_up;
use collaudo::text::lines::LineIndex;
use collaudo::text::{Edit, apply};
use rust_decimal::Decimal;

use crate::oracle::expected::{Findings, RULES, findings, is_hundred};
use crate::oracle::fraction::Fraction;
use crate::oracle::plan::{Achieved, Indicator, Node, Outcome, Plan, Policy, Reason, Sign};
use crate::oracle::reckoning::{by, is_excluded, mean, parts};
use crate::support::edits::Dice;

/// Plans of each kind, unless `COLLAUDO_PLANS` says how many.
fn n_plans() -> u64 {
    std::env::var("COLLAUDO_PLANS").ok().and_then(|it| it.parse().ok()).unwrap_or(300)
}

/// A figure as it is printed: rounded half away from zero.
fn printed(it: Fraction, decimals: u32) -> Achieved {
    let unit = if decimals == 0 { 1 } else { 100 };
    let twice = it.times(Fraction::of(2 * unit));
    let sign = if twice.0 < 0 { -1 } else { 1 };
    let rounded = (twice.0.abs() + twice.1) / (2 * twice.1) * sign;
    Achieved::Percent(rounded * (100 / unit), decimals)
}

/// Reports the achievements that follow from the figures: on indicators, on nodes, or both.
fn report(plan: &mut Plan, dice: &mut Dice) {
    let policy = plan.policy;
    let (on_indicators, on_objectives, on_goals) = (dice.roll(3) > 0, dice.roll(2) == 0, dice.roll(3) == 0);
    for goal in &mut plan.goals {
        for objective in &mut goal.nodes {
            for it in &mut objective.indicators {
                let decimals = if dice.roll(2) == 0 { 0 } else { 2 };
                if let Some(percent) =
                    by(policy, it).filter(|_| on_indicators && it.result != Outcome::Neutral)
                {
                    it.achieved = printed(percent, decimals);
                }
            }
            if on_objectives {
                roll(objective, policy, dice);
            }
        }
        if on_goals {
            roll(goal, policy, dice);
        }
    }
}

fn roll(node: &mut Node, policy: Policy, dice: &mut Dice) {
    let parts = parts(node, policy);
    let mean = mean(&parts, |it| it.reported).or_else(|| mean(&parts, |it| it.recomputed));
    if let Some(it) = mean {
        node.achieved = printed(it, if dice.roll(2) == 0 { 0 } else { 2 });
    }
}

/// Changes one thing.
fn spoil(plan: &mut Plan, dice: &mut Dice) {
    let n = plan.goals.len();
    let goal = &mut plan.goals[dice.roll(n)];
    let n = goal.nodes.len();
    let objective = dice.roll(n);
    let any = match dice.roll(5) {
        0 => Achieved::Percent(12_000, 0),
        1 => Achieved::Percent(-500, 0),
        2 => Achieved::Percent(10_000, 2),
        3 => Achieved::Percent(0, 0),
        _ => Achieved::Percent(dice.roll(10_001) as i128, 2),
    };
    let node = match dice.roll(3) {
        0 => goal,
        _ => &mut goal.nodes[objective],
    };
    match dice.roll(14) {
        0 => node.achieved = any,
        1 => node.achieved = Achieved::Neutral,
        2 => node.achieved = Achieved::Yes,
        3 => node.weight = node.weight.map(|it| it + 1 + dice.roll(9) as i128),
        4 => node.weight = None,
        5 => node.reason = if dice.roll(2) == 0 { Reason::Words } else { Reason::Mark },
        _ => {
            let n = node.indicators.len();
            if n > 0 {
                let it = &mut node.indicators[dice.roll(n)];
                spoil_indicator(it, any, dice);
            }
        }
    }
}

fn spoil_indicator(it: &mut Indicator, any: Achieved, dice: &mut Dice) {
    match dice.roll(11) {
        0 | 1 => it.achieved = any,
        2 => it.achieved = Achieved::Neutral,
        3 => it.result = Outcome::Missing,
        4 => it.result = Outcome::Neutral,
        5 => it.result = Outcome::None,
        6 => it.result = Outcome::Count(dice.roll(80) as i128),
        7 => it.sign = Sign::Bare,
        8 => it.reason = if dice.roll(2) == 0 { Reason::Words } else { Reason::Mark },
        9 => {
            it.weight =
                if dice.roll(3) == 0 { None } else { it.weight.map(|it| it - 1 - dice.roll(9) as i128) }
        }
        _ => it.measures = Some((dice.roll(30) as i128, dice.roll(30) as i128)),
    }
}

/// What the program finds, of the rules that the reckoning knows.
fn found(text: &str) -> Findings {
    let config = Config::everything();
    let checked = check(text, &config, false);
    let index = LineIndex::new(text);
    let mut res = BTreeSet::new();
    for (section, start) in checked.sections.iter().zip(checked.starts()) {
        for it in section.findings(&config).into_iter().filter(|it| RULES.contains(&it.rule)) {
            res.insert((index.line(it.span.shifted(start).start as usize) + 1, it.rule));
        }
    }
    res
}

/// Which weights belong together is recognised by their sums, so where more than one family is
/// wrong the reckoning does not know it.
fn knows_weights(plan: &Plan) -> bool {
    let objectives = || plan.goals.iter().flat_map(|it| &it.nodes);
    let is_wrong = |weights: Vec<Option<i128>>| {
        let known: Option<Vec<i128>> =
            weights.into_iter().map(|it| it.filter(|it| (1..=100).contains(it))).collect();
        known.is_some_and(|it| !it.is_empty() && !is_hundred(&it))
    };
    let goals = is_wrong(plan.goals.iter().map(|it| it.weight).collect());
    let nodes = plan.goals.iter().any(|it| is_wrong(it.nodes.iter().map(|it| it.weight).collect()));
    let indicators = objectives().any(|it| is_wrong(it.indicators.iter().map(|it| it.weight).collect()));
    !goals && !nodes && !indicators
}

fn same_scores(plan: &Plan, text: &str) {
    let checked = check(text, &Config::everything(), false);
    let summaries: Vec<_> = checked.sections.iter().map(|it| &it.summary).collect();
    let scores = roll_up(&summaries, &Outline::of(&summaries), &checked.header.policy, false);
    let nodes = plan.goals.iter().flat_map(|it| std::iter::once(it).chain(&it.nodes));
    // The first section is the plan.
    for (node, score) in nodes.zip(scores.iter().skip(1)) {
        let expected = mean(&parts(node, plan.policy), |it| it.recomputed);
        assert!(same(expected, score.rollup.recomputed), "{expected:?} {score:?}\n{text}");
    }
    let indicators = plan.goals.iter().flat_map(|it| &it.nodes).flat_map(|it| &it.indicators);
    let summaries = checked.sections.iter().flat_map(|it| &it.summary.indicators);
    for (it, summary) in indicators.zip(summaries) {
        let expected = by(plan.policy, it);
        assert!(same(expected, summary.recomputed), "{expected:?} {summary:?}\n{text}");
        assert_eq!(is_excluded(it), summary.is_excluded, "{text}");
    }
}

fn same(expected: Option<Fraction>, found: Option<Decimal>) -> bool {
    match (expected, found) {
        (None, None) => true,
        (Some(Fraction(a, b)), Some(it)) => {
            let exact = Decimal::from_i128_with_scale(a, 0) / Decimal::from_i128_with_scale(b, 0);
            (exact - it).abs() < Decimal::new(1, 12)
        }
        _ => false,
    }
}

/// What a plan has of findings, in the program's and in the reckoning's eyes.
fn compare(plan: &mut Plan, seed: u64) -> usize {
    let text = plan.write();
    let (mut ours, mut theirs) = (findings(plan), found(&text));
    if !knows_weights(plan) {
        let is_known = |it: &(usize, &'static str)| it.1 != "weights-not-100";
        ours.retain(is_known);
        theirs.retain(is_known);
    }
    assert_eq!(
        theirs,
        ours,
        "plan {seed}: found on the left, expected on the right, in\n{}",
        numbered(&text)
    );
    same_scores(plan, &text);
    ours.len()
}

fn numbered(text: &str) -> String {
    (1..).zip(text.lines()).map(|(n, line)| format!("{n:3} {line}\n")).collect()
}

#[test]
fn plans_without_a_defect_have_the_scores_and_findings_of_the_reckoning() {
    for seed in 0..n_plans() {
        let mut dice = Dice(seed);
        let mut plan = Plan::random(&mut dice);
        report(&mut plan, &mut dice);
        compare(&mut plan, seed);
    }
}

#[test]
fn plans_with_one_defect_do() {
    let n: usize = (0..2 * n_plans())
        .map(|seed| {
            let mut dice = Dice(1_000_000 + seed);
            let mut plan = Plan::random(&mut dice);
            report(&mut plan, &mut dice);
            spoil(&mut plan, &mut dice);
            compare(&mut plan, seed)
        })
        .sum();
    assert!(n > 100, "only {n} findings");
}

#[test]
fn plans_with_several_defects_do() {
    for seed in 0..n_plans() {
        let mut dice = Dice(2_000_000 + seed);
        let mut plan = Plan::random(&mut dice);
        report(&mut plan, &mut dice);
        for _ in 0..2 + dice.roll(6) {
            spoil(&mut plan, &mut dice);
        }
        compare(&mut plan, seed);
    }
}

/// What can happen to a line so that it cannot be read as it was.
fn accidents(line: &str) -> Vec<String> {
    let word = line.split(' ').next().unwrap_or("");
    let rest = &line[word.len()..];
    let cut = line.char_indices().nth_back(1).map_or("", |it| &line[..it.0]);
    vec![
        format!("qwertz{rest}"),
        format!("{}{rest}", word.get(1..).unwrap_or("")),
        format!("{word} §§"),
        word.to_owned(),
        format!("{line} §§"),
        format!("{line} o 12%"),
        format!("{word}{}", rest.replace(' ', " circa ")),
        format!("{}{}", cut, if cut.contains('"') { "" } else { " ?" }),
    ]
}

/// Every correction that is offered on a right plan of which one line broke leaves the other
/// lines as they are.
#[test]
fn no_correction_makes_a_line_wrong_that_was_right() {
    let config = Config::everything();
    let mut n = 0;
    for seed in 0..n_plans() / 3 {
        let mut dice = Dice(3_000_000 + seed);
        let mut plan = Plan::random(&mut dice);
        report(&mut plan, &mut dice);
        let text = plan.write();
        let lines: Vec<&str> = text.lines().collect();
        let at = dice.roll(lines.len());
        for broken in accidents(lines[at]) {
            let mut all: Vec<String> = lines.iter().map(|it| (*it).to_owned()).collect();
            all[at] = broken;
            let text = all.join("\n") + "\n";
            let checked = check(&text, &config, false);
            let starts: Vec<usize> = checked.starts().collect();
            for (section, start) in checked.sections.iter().zip(&starts) {
                for finding in section.findings(&config) {
                    for fix in &finding.fixes {
                        let here = fix.edits.iter().map(|it| (*start, it));
                        let elsewhere =
                            fix.elsewhere.iter().map(|(section, it)| (starts[*section as usize], it));
                        let edits: Vec<Edit> = here
                            .chain(elsewhere)
                            .map(|(start, it)| Edit { span: it.span.shifted(start), text: it.text.clone() })
                            .collect();
                        let fixed = apply(&text, &edits).expect("a correction fits");
                        let after: Vec<&str> = fixed.lines().collect();
                        let is_same = after.len() == all.len()
                            && (0..all.len()).filter(|it| *it != at).all(|it| after[it] == all[it]);
                        assert!(
                            is_same,
                            "{}: {:?} turns\n{}into\n{}",
                            finding.rule,
                            fix.title,
                            numbered(&text),
                            numbered(&fixed)
                        );
                        n += 1;
                    }
                }
            }
        }
    }
    assert!(n > 30, "only {n} corrections were offered");
}

/// The rules that speak of an achievement that is another than what is recomputed.
const OF_ACHIEVEMENTS: &[&str] = &[
    "achievement-not-rolled-up",
    "achievement-off-policy",
    "achievement-out-of-range",
    "contradictory-achievement",
    "impossible-roll-up",
];

/// At every rank a figure is marked where something is found, and where a reason is recorded or
/// the difference lies below; and nothing is found that is not marked.
#[test]
fn what_score_marks_is_what_check_reports() {
    let config = Config::everything();
    let mut n = 0;
    for seed in 0..2 * n_plans() {
        let mut dice = Dice(4_000_000 + seed);
        let mut plan = Plan::random(&mut dice);
        report(&mut plan, &mut dice);
        for _ in 0..dice.roll(5) {
            spoil(&mut plan, &mut dice);
        }
        let text = plan.write();
        let checked = check(&text, &config, false);
        let summaries: Vec<_> = checked.sections.iter().map(|it| &it.summary).collect();
        let scores = roll_up(&summaries, &Outline::of(&summaries), &checked.header.policy, false);
        for (section, score) in checked.sections.iter().zip(&scores) {
            let found = section.findings(&config);
            let has = |number: Option<u32>| {
                found.iter().any(|it| it.indicator == number && OF_ACHIEVEMENTS.contains(&it.rule))
            };
            let told = score.has_reason_below || score.has_reason || score.standing == Standing::Below;
            let own = (score.differs(), has(None), told || score.is_excluded);
            let indicators = (1..).zip(&section.summary.indicators).map(|(number, it)| {
                let told = it.has_reason || section.summary.has_reason || it.is_excluded;
                (it.standing.differs(), has(Some(number)), told)
            });
            for (is_marked, is_found, is_told) in std::iter::once(own).chain(indicators) {
                assert!(
                    !is_marked || is_found || is_told,
                    "plan {seed}: marked, and nothing says why\n{}",
                    numbered(&text)
                );
                assert!(
                    is_marked || !is_found || is_told,
                    "plan {seed}: found, and not marked\n{}",
                    numbered(&text)
                );
                n += usize::from(is_marked);
            }
        }
    }
    assert!(n > 100, "only {n} are marked");
}
