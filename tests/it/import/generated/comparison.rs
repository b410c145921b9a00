//! A known plan and what was read of it, field by field.

use std::collections::BTreeMap;

use collaudo::syntax::{Comparator, Rank};
use rust_decimal::Decimal;

use super::expected::{Cellful, Expected, ExpectedIndicator, Field, Told};
use super::plan::Figure;
use super::reading::{Reading, Seen, SeenIndicator, SeenTarget, SeenUnit};

/// What became of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Right,
    /// Another value stands there, or one where there is none.
    Wrong,
    /// So it is, and it was not read surely: no error rests on it.
    Doubted,
    /// Nothing stands there, and a note or the table of columns says so.
    Said,
    /// Nothing stands there and nothing says so.
    Lost,
}

/// A field that was not read right.
#[derive(Clone, Debug)]
pub struct Fault {
    pub field: Field,
    pub outcome: Outcome,
    pub expected: String,
    pub seen: String,
}

/// The comparison of a document.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    pub counts: BTreeMap<(Field, Outcome), usize>,
    pub faults: Vec<Fault>,
    pub errors: Vec<&'static str>,
    pub refused: Option<String>,
}

impl Comparison {
    pub fn of(expected: &Expected, read: &Result<Reading, String>) -> Self {
        let mut res = Self::default();
        match read {
            Err(id) => {
                res.refused = Some(id.clone());
                for objective in &expected.objectives {
                    let fields = objective.indicators.iter().map(|it| &it.fields).chain([&objective.fields]);
                    fields.flatten().for_each(|it| res.put(*it.0, Outcome::Said, &it.1.shown, "refused"));
                }
            }
            Ok(reading) => {
                res.errors.clone_from(&reading.errors);
                Comparing { expected, reading, res: &mut res }.compare();
            }
        }
        res
    }

    pub fn count(&self, outcome: Outcome) -> usize {
        self.counts.iter().filter(|it| it.0.1 == outcome).map(|it| it.1).sum()
    }

    /// Whether every field was read right, and nothing was made up.
    pub fn is_whole(&self) -> bool {
        self.faults.is_empty()
    }

    fn put(&mut self, field: Field, outcome: Outcome, expected: &str, seen: impl ToString) {
        *self.counts.entry((field, outcome)).or_default() += 1;
        if outcome != Outcome::Right {
            let expected = expected.to_owned();
            self.faults.push(Fault { field, outcome, expected, seen: seen.to_string() });
        }
    }
}

struct Comparing<'a> {
    expected: &'a Expected,
    reading: &'a Reading,
    res: &'a mut Comparison,
}

impl Comparing<'_> {
    fn compare(&mut self) {
        let expected: Vec<(usize, &ExpectedIndicator)> = self
            .expected
            .objectives
            .iter()
            .enumerate()
            .flat_map(|(i, it)| it.indicators.iter().map(move |indicator| (i, indicator)))
            .collect();
        let pairs = self.pairs(&expected);
        let mut is_seen = vec![false; self.reading.indicators.len()];
        // The heading of each objective: that of its first indicator that was found.
        let mut headings: Vec<Option<usize>> = vec![None; self.expected.objectives.len()];
        for ((objective, indicator), pair) in expected.iter().zip(&pairs) {
            let seen = pair.map(|it| &self.reading.indicators[it]);
            if let Some(at) = pair {
                is_seen[*at] = true;
            }
            if let Some(above) = seen.and_then(|it| it.above.last()) {
                headings[*objective].get_or_insert(*above);
            }
            self.indicator(indicator, seen);
        }
        for (i, _) in is_seen.iter().enumerate().filter(|it| !it.1) {
            let name = self.reading.indicators[i].node.name.clone();
            self.res.put(Field::Indicator, Outcome::Wrong, "no such indicator", name);
        }
        if self.expected.has_objectives {
            self.objectives(&headings);
        }
        self.invented(&headings);
    }

    /// Which of the indicators read stands for each of those expected.
    fn pairs(&self, expected: &[(usize, &ExpectedIndicator)]) -> Vec<Option<usize>> {
        let seen = &self.reading.indicators;
        let mut is_free = vec![true; seen.len()];
        let mut pairs: Vec<Option<usize>> = expected
            .iter()
            .map(|(_, it)| {
                let Some(Told::Words(name)) = it.fields.get(&Field::Indicator).map(|it| &it.told) else {
                    return None;
                };
                let found =
                    (0..seen.len()).find(|at| is_free[*at] && seen[*at].node.name.contains(name.as_str()))?;
                is_free[found] = false;
                Some(found)
            })
            .collect();
        // What has another name stands for what stands in its place.
        if seen.len() == expected.len() {
            for (at, pair) in pairs.iter_mut().enumerate() {
                if pair.is_none() && is_free[at] {
                    is_free[at] = false;
                    *pair = Some(at);
                }
            }
        }
        pairs
    }

    fn objectives(&mut self, headings: &[Option<usize>]) {
        for (objective, heading) in self.expected.objectives.iter().zip(headings) {
            let node = heading.map(|it| &self.reading.nodes[it]);
            for (field, cell) in &objective.fields {
                let seen = match (field, node) {
                    (_, None) => None,
                    (Field::Objective, Some(it)) => Some(words(&cell.told, &it.name)),
                    (Field::Code, Some(it)) => it.code.as_ref().map(|it| words(&cell.told, it)),
                    (Field::Weight, Some(it)) => it.weight.as_ref().map(|it| percent(&cell.told, it)),
                    (Field::Achievement, Some(it)) => it.achieved.as_ref().map(|it| percent(&cell.told, it)),
                    (Field::Heading, Some(_)) => self.heading(objective.indicators.first(), cell, *heading),
                    _ => continue,
                };
                let shown = node.map_or(String::new(), |it| format!("{it:?}"));
                // What is of an objective may be told beside its indicators.
                let mut words: Vec<String> = node.map(|it| it.words.clone()).unwrap_or_default();
                let own = |it: &&SeenIndicator| heading.is_some_and(|at| it.above.contains(&at));
                words.extend(self.reading.indicators.iter().filter(own).flat_map(|it| it.node.words.clone()));
                self.judge(*field, cell, seen, shown, Some(&words));
            }
            let Some(node) = node else { continue };
            let told = |it| objective.fields.contains_key(&it);
            if node.weight.is_some() && !told(Field::Weight) {
                // The weights of one indicator an objective are its objectives' too.
                self.res.put(
                    Field::Weight,
                    Outcome::Wrong,
                    "no weight of the objective",
                    format!("{:?}", node.weight),
                );
            }
            if node.achieved.is_some() && !told(Field::Achievement) {
                self.res.put(
                    Field::Achievement,
                    Outcome::Wrong,
                    "no achievement of the objective",
                    format!("{:?}", node.achieved),
                );
            }
            if node.code.is_some() && !told(Field::Code) {
                self.res.put(Field::Code, Outcome::Wrong, "no code", format!("{:?}", node.code));
            }
        }
    }

    /// Whether the name of a goal stands above the objective.
    fn heading(
        &self,
        indicator: Option<&ExpectedIndicator>,
        cell: &Cellful,
        own: Option<usize>,
    ) -> Option<bool> {
        let name = indicator?.fields.get(&Field::Indicator)?;
        let Told::Words(name) = &name.told else { return None };
        let seen = self.reading.indicators.iter().find(|it| it.node.name.contains(name.as_str()))?;
        // What ranks above the goal, or stands around, is right as it is.
        let is_around = |it: &usize| {
            let name = plain(&self.reading.nodes[*it].name);
            self.expected.around.iter().any(|around| plain(around).ends_with(&name))
        };
        let mut above = seen.above.iter().filter(|it| Some(**it) != own && !is_around(it)).peekable();
        above.peek()?;
        Some(above.any(|it| words(&cell.told, &self.reading.nodes[*it].name)))
    }

    /// Headings that stand for nothing.
    fn invented(&mut self, headings: &[Option<usize>]) {
        let told: Vec<String> = self
            .expected
            .objectives
            .iter()
            .flat_map(|it| it.fields.values())
            .filter_map(|it| match &it.told {
                Told::Words(it) => Some(plain(it)),
                _ => None,
            })
            .collect();
        let n_plans = self.reading.nodes.iter().filter(|it| it.rank == Some(Rank::Plan)).count();
        if n_plans > 1 {
            self.res.put(Field::Heading, Outcome::Wrong, "one plan", format!("{n_plans} plans"));
        }
        let is_known = |i: usize| headings.contains(&Some(i));
        let invented = self.reading.nodes.iter().enumerate().filter(|(i, it)| {
            it.rank == Some(Rank::Objective) && !is_known(*i) && !told.contains(&plain(&it.name))
        });
        let names: Vec<String> = invented.map(|it| it.1.name.clone()).collect();
        for name in names {
            self.res.put(Field::Objective, Outcome::Wrong, "no such objective", name);
        }
    }

    fn indicator(&mut self, expected: &ExpectedIndicator, seen: Option<&SeenIndicator>) {
        for field in Field::ALL {
            let cell = expected.fields.get(&field);
            let Some(seen) = seen else {
                if let Some(cell) = cell {
                    self.judge(field, cell, None, "no such row".to_owned(), None);
                }
                continue;
            };
            let (is_there, is_right, shown) = self.field(field, cell, expected, seen);
            let wrong = if seen.doubted.contains(&field) { Outcome::Doubted } else { Outcome::Wrong };
            match cell {
                Some(cell) => {
                    let read = is_there.then_some(is_right);
                    match read {
                        Some(false) => self.res.put(field, wrong, &cell.shown, shown),
                        // It is said once for all numbers.
                        None if self.reading.is_convention_asked && is_open(field, seen) => {
                            self.res.put(field, Outcome::Said, &cell.shown, shown);
                        }
                        _ => self.judge(field, cell, read, shown, Some(&seen.node.words)),
                    }
                }
                None if is_there && !is_right => self.res.put(field, wrong, "nothing", shown),
                None => {}
            }
        }
    }

    /// Whether something stands in a field, whether that is right, and what it is.
    fn field(
        &self,
        field: Field,
        cell: Option<&Cellful>,
        expected: &ExpectedIndicator,
        seen: &SeenIndicator,
    ) -> (bool, bool, String) {
        let told = cell.map(|it| &it.told);
        let is = |check: &dyn Fn(&Told) -> bool| told.is_some_and(check);
        match field {
            Field::Heading | Field::Objective => (false, true, String::new()),
            Field::Code => {
                let code = seen.node.code.clone();
                let is_right = code.as_ref().is_some_and(|code| is(&|it| words(it, code)));
                (code.is_some(), is_right, format!("{code:?}"))
            }
            Field::Indicator => (true, is(&|it| words(it, &seen.node.name)), seen.node.name.clone()),
            Field::Weight => {
                let it = &seen.node.weight;
                (it.is_some(), it.as_ref().is_some_and(|seen| is(&|it| percent(it, seen))), format!("{it:?}"))
            }
            Field::Formula => {
                let it = &seen.formula;
                // An unnamed value is the formula of what has none, as are two.
                let unnamed = ["valore", "value", "numeratore / denominatore"];
                let is_there = it.as_ref().is_some_and(|it| !unnamed.contains(&it.as_str()));
                let is_right = it.as_ref().is_some_and(|seen| match told {
                    Some(told) => words(told, seen),
                    None => seen.len() < 12,
                });
                (is_there, is_right, format!("{it:?}"))
            }
            Field::Operands => {
                let given: Vec<&Seen> = seen.measures.iter().flatten().collect();
                let numbers: Vec<Option<Decimal>> = given
                    .iter()
                    .map(|it| match it {
                        Seen::Number { value, .. } => Some(*value),
                        _ => None,
                    })
                    .collect();
                let shown = format!("{given:?}");
                match told {
                    Some(Told::Numbers(told)) => {
                        let is_right = numbers.len() == told.len()
                            && numbers.iter().zip(told).all(|it| *it.0 == Some(*it.1));
                        (!given.is_empty(), is_right, shown)
                    }
                    // One value stands for itself.
                    _ => (!given.is_empty(), given.len() == 1, shown),
                }
            }
            Field::Baseline => {
                let ok = |seen: &Seen| match told {
                    Some(it) => value(it, seen),
                    None => expected.others.iter().any(|it| same(*it, true, seen) || same(*it, false, seen)),
                };
                let all = &seen.baselines;
                let is_there = all.iter().any(|it| it.1 != Seen::Open);
                (is_there, all.iter().filter(|it| it.1 != Seen::Open).all(|it| ok(&it.1)), format!("{all:?}"))
            }
            Field::Target => self.target(told, expected, seen),
            Field::Result => {
                let all = &seen.results;
                let main = self.of_year(all, |it| it.0);
                let others = || all.iter().filter(|it| Some(*it) != main);
                let is_other = |it: &Seen| {
                    told.is_some_and(|told| value(told, it))
                        || expected
                            .others
                            .iter()
                            .any(|other| same(*other, true, it) || same(*other, false, it))
                };
                let others_right = others().all(|it| is_other(&it.1));
                let shown = format!("{all:?}");
                match main {
                    None => (others().next().is_some() && !others_right, false, shown),
                    Some(it) if it.1 == Seen::Open => (false, false, shown),
                    Some(it) => (true, is(&|told| value(told, &it.1)) && others_right, shown),
                }
            }
            Field::Achievement => {
                let it = &seen.node.achieved;
                let by_word = |seen: &Seen| match (expected.judgement, seen) {
                    (Some(is_met), Seen::Number { value, .. }) => is_met == (*value == Decimal::ONE_HUNDRED),
                    _ => false,
                };
                let ok = it
                    .as_ref()
                    .is_some_and(|seen| is(&|it| percent(it, seen)) || told.is_none() && by_word(seen));
                (it.is_some(), ok, format!("{it:?}"))
            }
            Field::Owner => {
                let above = seen.above.iter().flat_map(|it| &self.reading.nodes[*it].owners);
                let owners: Vec<&String> = seen.node.owners.iter().chain(above).collect();
                let is_right = owners.iter().all(|owner| is(&|it| words(it, owner)));
                (!owners.is_empty(), is_right, format!("{owners:?}"))
            }
        }
    }

    fn target(
        &self,
        told: Option<&Told>,
        expected: &ExpectedIndicator,
        seen: &SeenIndicator,
    ) -> (bool, bool, String) {
        let all: Vec<&SeenTarget> = seen
            .targets
            .iter()
            .filter(|it| !is_deadline(it, expected) || told_day(told) == day(&it.value))
            .collect();
        let shown = format!("{:?}", seen.targets);
        let main = self.of_year(&all, |it| it.year).copied();
        let others = all.iter().filter(|it| Some(**it) != main);
        let mut others = others.map(|it| {
            told.is_some_and(|told| value(told, &it.value))
                || expected
                    .others
                    .iter()
                    .any(|other| same(*other, true, &it.value) || same(*other, false, &it.value))
        });
        let others_right = others.all(|it| it);
        let Some(main) = main else { return (false, false, shown) };
        if main.value == Seen::Open {
            return (false, false, shown);
        }
        let is_right = told.is_some_and(|it| value(it, &main.value)) && others_right;
        let less = matches!(main.comparator, Comparator::AtMost | Comparator::LessThan);
        let more = matches!(main.comparator, Comparator::AtLeast | Comparator::MoreThan);
        let is_turned = if expected.less_is_better { more } else { less };
        (true, is_right && !is_turned, shown)
    }

    /// The value of the plan's year, else the one without a year, else the one of the year
    /// that the document is of, where nothing says which that is.
    fn of_year<'t, T>(&self, all: &'t [T], year: impl Fn(&T) -> Option<i16>) -> Option<&'t T> {
        let named = self.reading.year.and_then(|plan| all.iter().find(|it| year(it) == Some(plan)));
        named.or_else(|| all.iter().find(|it| year(it).is_none())).or_else(|| {
            let last = self.expected.year + i16::from(self.expected.is_fiscal);
            all.iter().find(|it| year(it) == Some(last))
        })
    }

    fn judge(
        &mut self,
        field: Field,
        cell: &Cellful,
        read: Option<bool>,
        shown: String,
        words: Option<&[String]>,
    ) {
        let outcome = match read {
            Some(true) => Outcome::Right,
            Some(false) => Outcome::Wrong,
            None if self.is_said(field, cell, words) => Outcome::Said,
            None => Outcome::Lost,
        };
        self.res.put(field, outcome, &cell.shown, shown);
    }

    /// Whether a note, or the table of columns, says that the cell was not read.
    fn is_said(&self, field: Field, cell: &Cellful, words: Option<&[String]>) -> bool {
        let shown = plain(&cell.shown);
        let tells = |it: &String| plain(it).contains(&shown);
        let titles = self.expected.titles.get(&field);
        let is_unread = titles.is_some_and(|it| it.iter().any(|title| self.reading.unread.contains(title)));
        is_unread || words.is_some_and(|it| it.iter().any(tells)) || self.reading.said.iter().any(tells)
    }
}

/// Whether a number of a field was left with two readings.
fn is_open(field: Field, seen: &SeenIndicator) -> bool {
    match field {
        Field::Target => seen.targets.iter().any(|it| it.value == Seen::Open),
        Field::Result => seen.results.iter().any(|it| it.1 == Seen::Open),
        Field::Baseline => seen.baselines.iter().any(|it| it.1 == Seen::Open),
        Field::Operands => seen.measures.iter().flatten().any(|it| *it == Seen::Open),
        _ => false,
    }
}

fn is_deadline(target: &SeenTarget, expected: &ExpectedIndicator) -> bool {
    expected.deadline.is_some() && day(&target.value) == expected.deadline
}

fn day(it: &Seen) -> Option<jiff::civil::Date> {
    match it {
        Seen::Day(it) => Some(*it),
        _ => None,
    }
}

fn told_day(it: Option<&Told>) -> Option<jiff::civil::Date> {
    match it {
        Some(Told::Value { figure: Figure::Day(it), .. }) => Some(*it),
        _ => None,
    }
}

/// Texts are the same where their words are.
fn plain(it: &str) -> String {
    it.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches(['.', ':', ' ']).to_lowercase()
}

fn words(told: &Told, seen: &str) -> bool {
    match told {
        Told::Words(it) => plain(it) == plain(seen),
        Told::OneOf(of) => of.iter().any(|it| plain(it) == plain(seen)),
        _ => false,
    }
}

/// A share of a hundred, whether or not its sign stands there.
fn percent(told: &Told, seen: &Seen) -> bool {
    match (told, seen) {
        (Told::Percent(told), Seen::Number { value, unit: SeenUnit::None | SeenUnit::Percent }) => {
            told == value
        }
        _ => false,
    }
}

fn value(told: &Told, seen: &Seen) -> bool {
    match told {
        Told::Value { figure, is_share, .. } => same(*figure, *is_share, seen),
        _ => false,
    }
}

fn same(figure: Figure, is_share: bool, seen: &Seen) -> bool {
    match (figure, seen) {
        (Figure::Day(told), Seen::Day(seen)) => told == *seen,
        (Figure::Yes(told), Seen::Yes(seen)) => told == *seen,
        (Figure::Number(told), Seen::Number { value, unit }) => match unit {
            SeenUnit::Percent => is_share && told == *value,
            // A fraction is its share of a hundred.
            SeenUnit::None | SeenUnit::Count => {
                told == *value || is_share && Some(told) == value.checked_mul(Decimal::ONE_HUNDRED)
            }
            SeenUnit::Amount(scale) => {
                !is_share && Some(told) == value.checked_mul(Decimal::from(10_i64.pow(u32::from(*scale))))
            }
            SeenUnit::Time | SeenUnit::Other => !is_share && told == *value,
        },
        _ => false,
    }
}

/// What a polluted file says otherwise than the clean one: values, and indicators that are
/// not there. What is missing is no fault.
pub fn contradictions(clean: &Reading, polluted: &Reading) -> Vec<String> {
    let mut res = Vec::new();
    let mut is_free = vec![true; clean.indicators.len()];
    for it in &polluted.indicators {
        let name = plain(&it.node.name);
        let same_name = |at: &usize| is_free[*at] && plain(&clean.indicators[*at].node.name) == name;
        let Some(at) = (0..clean.indicators.len()).find(same_name) else {
            res.push(format!("no such indicator: {}", it.node.name));
            continue;
        };
        is_free[at] = false;
        let known = &clean.indicators[at];
        let mut differs = |what: &str, is_known: bool, seen: String| {
            if !is_known {
                res.push(format!("{what} of {}: {seen}", it.node.name));
            }
        };
        let of = |it: &Option<Seen>| format!("{it:?}");
        let weight = &it.node.weight;
        differs("weight", weight.is_none() || *weight == known.node.weight, of(weight));
        let achieved = &it.node.achieved;
        differs("achievement", achieved.is_none() || *achieved == known.node.achieved, of(achieved));
        // What stands around a table may name a year that the table does not.
        let is_known_target = |it: &SeenTarget| {
            known.targets.iter().any(|of| (of.comparator, &of.value) == (it.comparator, &it.value))
        };
        let targets = it.targets.iter().all(is_known_target);
        differs("target", targets, format!("{:?}", it.targets));
        let results = it.results.iter().all(|it| known.results.iter().any(|of| of.1 == it.1));
        differs("result", results, format!("{:?}", it.results));
        let baselines = it.baselines.iter().all(|it| known.baselines.iter().any(|of| of.1 == it.1));
        differs("baseline", baselines, format!("{:?}", it.baselines));
        let operands =
            it.measures.iter().flatten().all(|it| known.measures.iter().flatten().any(|of| of == it));
        differs("operands", operands, format!("{:?}", it.measures));
    }
    res
}
