//! Plans as plain data, made at random, and their text with the line of everything in it.

use std::fmt::Write as _;

use crate::support::edits::Dice;

/// How achievements are computed; the highest in %.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Policy {
    Undeclared,
    Proportional(i128),
    Threshold,
    Inverse(i128),
    Baseline,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Sign {
    AtLeast,
    AtMost,
    More,
    Less,
    Exactly,
    Bare,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Outcome {
    None,
    Count(i128),
    Missing,
    Neutral,
}

/// A reported achievement: hundredths of a per cent, and the decimals that are printed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Achieved {
    None,
    Percent(i128, u32),
    Neutral,
    Yes,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Reason {
    None,
    Words,
    Mark,
}

#[derive(Clone, Debug)]
pub(crate) struct Indicator {
    pub(crate) weight: Option<i128>,
    pub(crate) sign: Sign,
    pub(crate) target: i128,
    pub(crate) baseline: Option<i128>,
    pub(crate) measures: Option<(i128, i128)>,
    pub(crate) result: Outcome,
    pub(crate) achieved: Achieved,
    pub(crate) reason: Reason,
    pub(crate) lines: Lines,
}

#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) weight: Option<i128>,
    pub(crate) achieved: Achieved,
    pub(crate) reason: Reason,
    pub(crate) nodes: Vec<Self>,
    pub(crate) indicators: Vec<Indicator>,
    pub(crate) lines: Lines,
}

/// The line of a heading and of what stands under it, from 1.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Lines {
    pub(crate) heading: usize,
    pub(crate) weight: usize,
    pub(crate) target: usize,
    pub(crate) result: usize,
    pub(crate) achieved: usize,
    pub(crate) reason: usize,
}

#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) policy: Policy,
    pub(crate) goals: Vec<Node>,
}

/// Parts of 100, so many.
fn parts(n: usize, dice: &mut Dice) -> Vec<i128> {
    let mut left = 100;
    let mut res = Vec::new();
    for i in 0..n {
        let others = i128::try_from(n - i - 1).unwrap();
        let part =
            if others == 0 { left } else { 1 + dice.roll(usize::try_from(left - others).unwrap()) as i128 };
        res.push(part);
        left -= part;
    }
    res
}

impl Plan {
    /// A plan whose weights are right; achievements are for whoever reckons.
    pub(crate) fn random(dice: &mut Dice) -> Self {
        let policy = match dice.roll(9) {
            0 => Policy::Proportional(100),
            1 => Policy::Proportional(120),
            2 => Policy::Threshold,
            3 => Policy::Inverse(100),
            4 => Policy::Inverse(120),
            5 => Policy::Baseline,
            _ => Policy::Undeclared,
        };
        let mut goals: Vec<Node> = (0..1 + dice.roll(3)).map(|_| goal(dice)).collect();
        if dice.roll(2) == 0 {
            let weights = parts(goals.len(), dice);
            goals.iter_mut().zip(weights).for_each(|(it, weight)| it.weight = Some(weight));
        }
        Self { policy, goals }
    }

    /// The text; the lines of everything are noted.
    pub(crate) fn write(&mut self) -> String {
        let mut out = Out { text: String::new(), line: 0 };
        out.put("piano \"Ente\" 2023");
        match self.policy {
            Policy::Undeclared => {}
            Policy::Proportional(most) => _ = out.put(&format!("valutazione proporzionale fino a {most}%")),
            Policy::Threshold => _ = out.put("valutazione soglia"),
            Policy::Inverse(most) => _ = out.put(&format!("valutazione inversa fino a {most}%")),
            Policy::Baseline => _ = out.put("valutazione base"),
        }
        for (i, goal) in (1..).zip(&mut self.goals) {
            goal.write(&format!("strategico {i:02}"), &mut out);
            for (k, objective) in (1..).zip(&mut goal.nodes) {
                objective.write(&format!("obiettivo {i:02}.{k:02}"), &mut out);
                objective.indicators.iter_mut().for_each(|it| it.write(&mut out));
            }
        }
        out.text
    }
}

fn goal(dice: &mut Dice) -> Node {
    let mut nodes: Vec<Node> = (0..1 + dice.roll(3)).map(|_| objective(dice)).collect();
    if dice.roll(2) == 0 {
        let weights = parts(nodes.len(), dice);
        nodes.iter_mut().zip(weights).for_each(|(it, weight)| it.weight = Some(weight));
    }
    node(nodes, Vec::new())
}

fn objective(dice: &mut Dice) -> Node {
    let mut indicators: Vec<Indicator> = (0..1 + dice.roll(3)).map(|_| indicator(dice)).collect();
    if dice.roll(3) > 0 {
        let weights = parts(indicators.len(), dice);
        indicators.iter_mut().zip(weights).for_each(|(it, weight)| it.weight = Some(weight));
    }
    node(Vec::new(), indicators)
}

fn node(nodes: Vec<Node>, indicators: Vec<Indicator>) -> Node {
    Node {
        weight: None,
        achieved: Achieved::None,
        reason: Reason::None,
        nodes,
        indicators,
        lines: Lines::default(),
    }
}

fn indicator(dice: &mut Dice) -> Indicator {
    let sign = match dice.roll(8) {
        0..=2 => Sign::AtLeast,
        3 | 4 => Sign::AtMost,
        5 => Sign::More,
        6 => Sign::Less,
        _ => Sign::Exactly,
    };
    let target = dice.roll(40) as i128;
    let result = match dice.roll(12) {
        0 => Outcome::None,
        1 => Outcome::Missing,
        2..=4 => Outcome::Count(target),
        _ => Outcome::Count(dice.roll(60) as i128),
    };
    let measures = match result {
        Outcome::Count(n) if dice.roll(3) == 0 => {
            let part = dice.roll(usize::try_from(n).unwrap() + 1) as i128;
            Some((part, n - part))
        }
        _ => None,
    };
    Indicator {
        weight: None,
        sign,
        target,
        baseline: (dice.roll(3) == 0).then(|| dice.roll(60) as i128),
        measures,
        result,
        achieved: Achieved::None,
        reason: Reason::None,
        lines: Lines::default(),
    }
}

struct Out {
    text: String,
    line: usize,
}

impl Out {
    fn put(&mut self, line: &str) -> usize {
        let _ = writeln!(self.text, "{line}");
        self.line += 1;
        self.line
    }
}

impl Node {
    fn write(&mut self, heading: &str, out: &mut Out) {
        self.lines.heading = out.put(&format!("{heading} \"Nome\""));
        common(self.weight, self.achieved, self.reason, &mut self.lines, out);
    }
}

impl Indicator {
    fn write(&mut self, out: &mut Out) {
        self.lines.heading = out.put("indicatore \"Cose\"");
        let sign = match self.sign {
            Sign::AtLeast => ">= ",
            Sign::AtMost => "<= ",
            Sign::More => "> ",
            Sign::Less => "< ",
            Sign::Exactly => "= ",
            Sign::Bare => "",
        };
        self.lines.target = out.put(&format!("target {sign}{} N", self.target));
        if let Some(it) = self.baseline {
            out.put(&format!("base {it} N"));
        }
        if let Some((a, b)) = self.measures {
            out.put(&format!("misura a = {a} N"));
            out.put(&format!("misura b = {b} N"));
            out.put("formula a + b");
        }
        match self.result {
            Outcome::None => {}
            Outcome::Count(it) => self.lines.result = out.put(&format!("consuntivo {it} N")),
            Outcome::Missing => self.lines.result = out.put("consuntivo n/d"),
            Outcome::Neutral => self.lines.result = out.put("consuntivo sterilizzato"),
        }
        common(self.weight, self.achieved, self.reason, &mut self.lines, out);
    }
}

fn common(weight: Option<i128>, achieved: Achieved, reason: Reason, lines: &mut Lines, out: &mut Out) {
    if let Some(it) = weight {
        lines.weight = out.put(&format!("peso {it}%"));
    }
    match achieved {
        Achieved::None => {}
        Achieved::Percent(it, 0) => lines.achieved = out.put(&format!("grado {}%", it / 100)),
        Achieved::Percent(it, _) => {
            let sign = if it < 0 { "-" } else { "" };
            let it = it.abs();
            lines.achieved = out.put(&format!("grado {sign}{},{:02}%", it / 100, it % 100));
        }
        Achieved::Neutral => lines.achieved = out.put("grado sterilizzato"),
        Achieved::Yes => lines.achieved = out.put("grado sì"),
    }
    match reason {
        Reason::None => {}
        Reason::Words => lines.reason = out.put("motivazione \"Delibera n. 45\""),
        Reason::Mark => lines.reason = out.put("motivazione \"-\""),
    }
}
