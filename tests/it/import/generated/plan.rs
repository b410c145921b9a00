//! A plan that is known, with arithmetic that holds: weights add up to 100, shares follow from
//! their operands, achievements from one way of computing them.

use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

use super::random::Random;
use super::style::{Language, Style};
use super::subjects::{Subjects, subjects};

/// What an indicator measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Share,
    Count,
    Time,
    Amount,
    Deed,
    State,
}

/// A value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Figure {
    Number(Decimal),
    Day(Date),
    Yes(bool),
}

#[derive(Clone, Debug)]
pub struct Indicator {
    pub kind: Kind,
    pub less_is_better: bool,
    pub code: String,
    pub name: String,
    pub weight: Decimal,
    /// Numerator and denominator: what they are and how much.
    pub operands: Option<[(String, Decimal); 2]>,
    pub method: String,
    pub prior: Figure,
    pub interim: Figure,
    pub target: Figure,
    pub next: Figure,
    pub result: Figure,
    pub is_met: bool,
    pub achievement: Decimal,
    pub source: &'static str,
    pub note: Option<&'static str>,
}

#[derive(Clone, Debug)]
pub struct Objective {
    /// The number of its goal.
    pub goal: usize,
    pub code: String,
    pub name: &'static str,
    pub weight: Decimal,
    pub achievement: Decimal,
    pub owner: &'static str,
    pub second_owner: &'static str,
    pub indicators: Vec<Indicator>,
}

#[derive(Clone, Debug)]
pub struct Goal {
    pub code: String,
    pub name: &'static str,
    pub perspective: &'static str,
}

#[derive(Clone, Debug)]
pub struct Plan {
    pub style: Style,
    pub year: i16,
    /// Whether the year runs from April to March.
    pub is_fiscal: bool,
    pub goals: Vec<Goal>,
    pub objectives: Vec<Objective>,
}

impl Plan {
    pub fn of(random: &mut Random) -> Self {
        let style = Style::of(random);
        let words = subjects(style.language());
        let year = i16::try_from(random.between(2017, 2025)).unwrap_or(2023);
        let is_fiscal = style.has_fiscal_years() && random.chance(60);
        let mut goals = words.goals.to_vec();
        random.shuffle(&mut goals);
        goals.truncate(random.choose(&[(3, 1), (4, 2), (3, 3)]));
        let codes = Codes::of(random, style.language());
        let goals: Vec<Goal> = goals
            .iter()
            .enumerate()
            .map(|(i, name)| Goal {
                code: codes.goal(i),
                name,
                perspective: words.perspectives[i % words.perspectives.len()],
            })
            .collect();
        let mut names = words.objectives.to_vec();
        random.shuffle(&mut names);
        let mut maker = Maker::of(random, words, style.language(), year, is_fiscal);
        let mut objectives = Vec::new();
        for goal in 0..goals.len() {
            let n = random.choose(&[(2, 1), (4, 2), (3, 3)]);
            for i in 0..n {
                let Some(name) = names.pop() else { break };
                if maker.left.is_empty() {
                    break;
                }
                let code = codes.objective(goal, i);
                objectives.push(maker.objective(random, goal, code, name));
            }
        }
        weigh(random, objectives.iter_mut().map(|it| &mut it.weight).collect());
        Self { style, year, is_fiscal, goals, objectives }
    }
}

/// How codes are formed.
struct Codes {
    kind: usize,
}

impl Codes {
    fn of(random: &mut Random, language: Language) -> Self {
        let prefixed = if language == Language::Italian { 3 } else { 4 };
        Self { kind: random.choose(&[(5, 0), (3, 1), (1, 2), (2, prefixed)]) }
    }

    fn goal(&self, goal: usize) -> String {
        let goal = goal + 1;
        match self.kind {
            1 => format!("{goal:02}"),
            2 => char::from(b'A' + u8::try_from(goal - 1).unwrap_or(0)).to_string(),
            3 => format!("OS{goal}"),
            4 => format!("SG{goal}"),
            _ => goal.to_string(),
        }
    }

    fn objective(&self, goal: usize, i: usize) -> String {
        let i = i + 1;
        let goal_code = self.goal(goal);
        match self.kind {
            1 => format!("{goal_code}.{i:02}"),
            2 => format!("{goal_code}{i}"),
            3 => format!("OB.{}.{i}", goal + 1),
            4 => format!("SO{}.{i}", goal + 1),
            _ => format!("{goal_code}.{i}"),
        }
    }
}

/// Makes indicators, none of them twice.
struct Maker {
    words: &'static Subjects,
    language: Language,
    year: i16,
    is_fiscal: bool,
    left: Vec<(Kind, bool, usize)>,
    policy: usize,
    owners: Vec<&'static str>,
}

impl Maker {
    fn of(
        random: &mut Random,
        words: &'static Subjects,
        language: Language,
        year: i16,
        is_fiscal: bool,
    ) -> Self {
        let all = |kind, less, n: usize| (0..n).map(move |it| (kind, less, it));
        let mut left: Vec<_> = all(Kind::Share, false, words.shares.len()).collect();
        // Some plans have shares alone; most have a bit of everything.
        if random.chance(85) {
            left.extend(all(Kind::Share, true, words.faults.len()));
            left.extend(all(Kind::Count, false, words.counts.len()));
            left.extend(all(Kind::Time, true, words.times.len()));
        }
        if random.chance(60) {
            left.extend(all(Kind::Deed, true, words.deeds.len()));
        }
        if random.chance(35) {
            left.extend(all(Kind::Amount, false, words.amounts.len()));
        }
        if random.chance(20) {
            left.extend(all(Kind::State, false, words.states.len()));
        }
        random.shuffle(&mut left);
        let mut owners = words.owners.to_vec();
        random.shuffle(&mut owners);
        Self { words, language, year, is_fiscal, left, policy: random.below(3), owners }
    }

    fn objective(&mut self, random: &mut Random, goal: usize, code: String, name: &'static str) -> Objective {
        let n = random.choose(&[(3, 1), (4, 2), (2, 3)]);
        let mut indicators: Vec<Indicator> = Vec::new();
        for i in 0..n {
            if let Some((kind, less, which)) = self.left.pop() {
                indicators.push(self.indicator(random, kind, less, which, format!("{code}.{}", i + 1)));
            }
        }
        weigh(random, indicators.iter_mut().map(|it| &mut it.weight).collect());
        let sum: Decimal = indicators.iter().map(|it| it.weight * it.achievement).sum();
        let achievement = rounded(sum / Decimal::ONE_HUNDRED, 2);
        let owner = *random.pick(&self.owners);
        let others: Vec<_> = self.owners.iter().filter(|it| **it != owner).collect();
        let second_owner = random.pick(&others);
        Objective { goal, code, name, weight: Decimal::ZERO, achievement, owner, second_owner, indicators }
    }

    fn indicator(
        &self,
        random: &mut Random,
        kind: Kind,
        less: bool,
        which: usize,
        code: String,
    ) -> Indicator {
        let is_met = random.chance(72);
        let is_italian = self.language == Language::Italian;
        let mut operands = None;
        let (name, method, prior, interim, target, next, result);
        match kind {
            Kind::Share => {
                let (part, whole) = if less { self.words.faults[which] } else { self.words.shares[which] };
                name = if is_italian { format!("Percentuale di {part}") } else { format!("Share of {part}") };
                let (low, high) = if less { (2, 20) } else { (40, 98) };
                let wanted = random.between(low, high);
                let most = if random.chance(25) { 20_000 } else { 900 };
                let total = random.between(60, most);
                let hit = if less == is_met { -1 } else { 1 };
                // Far enough from the target that rounding says nothing.
                let aim = (wanted + hit * random.between(1, 2 + wanted / 6)).clamp(0, 100);
                let done = if hit > 0 { (aim * total + 99) / 100 } else { aim * total / 100 };
                let done = done.clamp(0, total);
                operands =
                    Some([(part.to_owned(), Decimal::from(done)), (whole.to_owned(), Decimal::from(total))]);
                method = if is_italian {
                    format!("N. {part} / N. {whole}")
                } else {
                    format!("Number of {part} / number of {whole}")
                };
                result = Figure::Number(rounded(Decimal::from(done * 100) / Decimal::from(total), 2));
                target = whole_number(wanted);
                let worse = |by: i64| if less { wanted + by } else { (wanted - by).max(1) };
                prior = tenths(random, worse(4), 3);
                interim = tenths(random, worse(9), 4);
                next = whole_number(if less { (wanted - 1).max(1) } else { (wanted + 1).min(100) });
            }
            Kind::Count | Kind::Amount => {
                let is_count = kind == Kind::Count;
                name = if is_count { self.words.counts[which] } else { self.words.amounts[which] }.to_owned();
                method = if is_italian {
                    if is_count { "Conteggio delle attività svolte" } else { "Somma degli importi" }
                        .to_owned()
                } else {
                    if is_count { "Count of the year" } else { "Sum of the amounts" }.to_owned()
                };
                let wanted = match (is_count, random.chance(30)) {
                    (true, false) => random.between(3, 60),
                    (true, true) => random.between(120, 9_000),
                    (false, _) => random.between(40, 900) * 1_000,
                };
                let apart = (wanted / 8).max(1);
                let reached = if is_met {
                    wanted + random.between(0, apart)
                } else {
                    wanted - random.between(1, apart)
                };
                target = whole_number(wanted);
                result = whole_number(reached);
                prior = whole_number((wanted - apart).max(1));
                interim = whole_number((wanted / 2 - random.between(0, apart.min(wanted / 4))).max(0));
                next = whole_number(wanted + apart);
            }
            Kind::Time => {
                name = self.words.times[which].to_owned();
                method = if is_italian { "Media dei giorni impiegati" } else { "Mean of the days taken" }
                    .to_owned();
                let wanted = random.between(5, 60);
                let reached = if is_met {
                    wanted - random.between(0, wanted / 5)
                } else {
                    wanted + random.between(1, 2 + wanted / 4)
                };
                target = whole_number(wanted);
                result = if random.chance(30) && reached < wanted {
                    Figure::Number(Decimal::new(reached * 10 + random.between(1, 9), 1))
                } else {
                    whole_number(reached)
                };
                prior = whole_number(wanted + random.between(1, 6));
                interim = whole_number(wanted + random.between(2, 7));
                next = whole_number(wanted - 1);
            }
            Kind::Deed => {
                name = self.words.deeds[which].to_owned();
                method =
                    if is_italian { "Data di adozione dell'atto" } else { "Date of the decision" }.to_owned();
                let month = i8::try_from(random.between(3, 12)).unwrap_or(6);
                let wanted = self.day_in(month, 31);
                let days = random.between(1, 40);
                let done = wanted.saturating_add(jiff::Span::new().days(if is_met { -days } else { days }));
                target = Figure::Day(wanted);
                result = Figure::Day(done);
                prior = Figure::Day(done.saturating_sub(jiff::Span::new().years(1)));
                interim = target;
                next = Figure::Day(wanted.saturating_add(jiff::Span::new().years(1)));
            }
            Kind::State => {
                name = self.words.states[which].to_owned();
                method = if is_italian { "Sì / No" } else { "Yes / no" }.to_owned();
                target = Figure::Yes(true);
                result = Figure::Yes(is_met);
                prior = Figure::Yes(false);
                interim = Figure::Yes(false);
                next = Figure::Yes(true);
            }
        }
        let achievement = self.achievement(target, result, less, is_met);
        Indicator {
            kind,
            less_is_better: less,
            code,
            name,
            weight: Decimal::ZERO,
            operands,
            method,
            prior,
            interim,
            target,
            next,
            result,
            is_met,
            achievement,
            source: random.pick::<&str>(self.words.sources),
            note: random.chance(30).then(|| *random.pick(self.words.notes)),
        }
    }

    /// The last day of a month, or one in it, of the year.
    fn day_in(&self, month: i8, day: i8) -> Date {
        let year = if self.is_fiscal && month < 4 { self.year + 1 } else { self.year };
        let first = Date::new(year, month, 1).unwrap_or(Date::ZERO);
        if day >= 28 { first.last_of_month() } else { first }
    }

    fn achievement(&self, target: Figure, result: Figure, less: bool, is_met: bool) -> Decimal {
        let hundred = Decimal::ONE_HUNDRED;
        match (target, result) {
            _ if is_met => hundred,
            (Figure::Number(target), Figure::Number(result)) if self.policy > 0 => {
                let share = match (less, self.policy) {
                    (false, _) => result / target,
                    (true, 1) => (target + target - result) / target,
                    (true, _) => target / result,
                };
                rounded(share * hundred, 2).clamp(Decimal::ZERO, hundred)
            }
            _ => Decimal::ZERO,
        }
    }
}

fn whole_number(it: i64) -> Figure {
    Figure::Number(it.into())
}

fn tenths(random: &mut Random, whole: i64, most: i64) -> Figure {
    Figure::Number(Decimal::new(whole * 10 + random.between(0, most), 1))
}

pub fn rounded(it: Decimal, digits: u32) -> Decimal {
    it.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero)
}

/// Weights that add up to 100: in fives, or equal with the rest on the last.
fn weigh(random: &mut Random, mut weights: Vec<&mut Decimal>) {
    let n = i64::try_from(weights.len()).unwrap_or(1).max(1);
    let hundred = Decimal::ONE_HUNDRED;
    let mut left = hundred;
    let is_equal = random.chance(40) || n > 12;
    let each = rounded(hundred / Decimal::from(n), 2);
    for (weight, rest) in weights.iter_mut().zip((0..n).rev()) {
        **weight = match (rest, is_equal) {
            (0, _) => left,
            (_, true) => each,
            _ => {
                let fives = i64::try_from((left / Decimal::from(5)).round()).unwrap_or(1);
                Decimal::from(5 * random.between(1, ((fives - rest) * 2 / (rest + 1)).max(1)))
            }
        };
        left -= **weight;
    }
}
