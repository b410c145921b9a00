//! The lines of a section into its model.

use rust_decimal::Decimal;
use smallvec::SmallVec;

use crate::model::{Indicator, Node, Section, Target, Yearly};
use crate::syntax::{
    Comparator, Direction, Error, Expected, Heading, Key, Keyword, Line, Problem, Property, Rank, Statement,
    TargetGoal, Thresholds, ValueKind,
};

/// A well-formed line that stands where it does not belong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Misplaced<'a> {
    /// A property that no heading of this rank has, or that has no heading at all.
    Property {
        /// The keyword as written.
        key: Key<'a>,
        /// What it stands under.
        under: Option<Rank>,
    },
    /// A property that is there already; the first one counts.
    Repeated {
        /// The keyword as written.
        key: Key<'a>,
        /// The first one, as written.
        first: &'a str,
    },
}

/// Builds the model of a section from its lines. Never fails: broken lines are recorded
/// as broken, misplaced ones as misplaced, and the rest is built.
pub fn lower<'a>(source: &'a str, lines: &[Line<'a>]) -> Section<'a> {
    let mut section = Section { source, ..Section::default() };
    // A line that cannot be read was perhaps a heading: what follows it may not belong to
    // the heading before it, so it belongs to none.
    let mut hidden: Option<Hidden<'_>> = None;
    for line in lines {
        match (line.key, &line.statement) {
            (_, Statement::Nothing) => {}
            (Some(key), Statement::Heading(heading)) => {
                settle(&mut section, hidden.take());
                open(&mut section, key, heading.rank, Some(*heading));
                last_node(&mut section).is_garbled = line.error.is_some();
            }
            (Some(key), Statement::Broken(Keyword::Heading(rank))) => {
                settle(&mut section, hidden.take());
                open(&mut section, key, *rank, None);
            }
            (Some(_), Statement::Broken(it)) => last_node(&mut section).broken.add(Some(*it)),
            (Some(key), statement) if is_half_read(line, statement) => {
                last_node(&mut section).broken.add(Some(key.keyword));
            }
            (Some(key), statement) => match &mut hidden {
                None => property(&mut section, key, line),
                Some(it) => it.is_indicator |= is_of_indicator(statement),
            },
            (None, _) => {
                last_node(&mut section).broken.add(None);
                if let Some(code) = hidden_heading(line.source) {
                    settle(&mut section, hidden.replace(Hidden { code, is_indicator: false }));
                }
            }
        }
    }
    settle(&mut section, hidden);
    section.indicators.iter_mut().for_each(direct);
    section
}

/// Gives targets without a comparator the one that the direction stands for, be it written or
/// that of the thresholds, and takes the target from the thresholds where no other is written.
/// A bare date is a deadline in any direction.
fn direct(indicator: &mut Indicator<'_>) {
    if let Some(it) = &indicator.thresholds
        && let Some(value) = it.target
        && indicator.targets.iter().all(|it| it.year.is_some())
    {
        let goal = TargetGoal { source: value.source, comparator: Comparator::Implicit, value, by: None };
        indicator.targets.push(Target { year: None, goal });
    }
    let written = indicator.direction.map(|it| it.1);
    let comparator = match written.or_else(|| indicator.thresholds.as_deref().and_then(rising)) {
        None => return,
        Some(Direction::Increasing) => Comparator::AtLeast,
        Some(Direction::Decreasing) => Comparator::AtMost,
    };
    for goal in indicator.targets.iter_mut().map(|it| &mut it.goal) {
        if goal.comparator == Comparator::Implicit && matches!(goal.value.kind, ValueKind::Number { .. }) {
            goal.comparator = comparator;
        }
    }
}

/// Which way the levels of thresholds go; none where they do not go one way.
fn rising(thresholds: &Thresholds<'_>) -> Option<Direction> {
    let levels: Vec<_> = thresholds.levels().into_iter().flatten().collect();
    let is = |order: fn(&Decimal, &Decimal) -> bool| {
        let mut pairs = levels.iter().zip(levels.iter().skip(1));
        levels.len() > 1
            && pairs.all(|(a, b)| {
                a.unit() == b.unit() && a.number().zip(b.number()).is_some_and(|(a, b)| order(&a, &b))
            })
    };
    match (is(Decimal::lt), is(Decimal::gt)) {
        (true, _) => Some(Direction::Increasing),
        (_, true) => Some(Direction::Decreasing),
        _ => None,
    }
}

/// Whether a figure stands on a line that was not read to its end: what follows it may say
/// something else, as in `entro 31-03-2024 salvo proroga`.
fn is_half_read(line: &Line<'_>, statement: &Statement<'_>) -> bool {
    let is_unread = |it: &Error<'_>| it.problem == Problem::Expected(Expected::End);
    let is_text = matches!(statement, Statement::Heading(_) | Statement::Words(..));
    !is_text && line.error.as_ref().is_some_and(is_unread)
}

/// A line without a keyword that may be a heading.
struct Hidden<'a> {
    code: Option<&'a str>,
    /// Whether something follows that only an indicator has.
    is_indicator: bool,
}

/// Records what a line without a keyword may have been, once it is known what follows it.
fn settle<'a>(section: &mut Section<'a>, hidden: Option<Hidden<'a>>) {
    let Some(hidden) = hidden else { return };
    section.hides_indicator = true;
    if !hidden.is_indicator {
        section.hides_heading = true;
        section.hidden_codes.extend(hidden.code);
    }
}

fn is_of_indicator(statement: &Statement<'_>) -> bool {
    matches!(
        statement,
        Statement::Measure(_)
            | Statement::Formula(_)
            | Statement::Target(..)
            | Statement::Direction(..)
            | Statement::Thresholds(_)
            | Statement::Yearly(..)
            | Statement::Reading(_)
    )
}

/// The code of the heading that a line without a keyword may be: words and perhaps a code,
/// then text in quotes. Others, as `x = 3 N "n. atti"`, were something else.
fn hidden_heading(line: &str) -> Option<Option<&str>> {
    let before = line.get(..line.find(['"', '“', '«', '„'])?)?;
    let mut words = before.split_whitespace();
    let is_word = |it: &str| it.chars().all(|it| it.is_alphanumeric() || matches!(it, '.' | '-' | '/' | '_'));
    let code = words.clone().skip(1).last().filter(|it| it.contains(|it: char| it.is_ascii_digit()));
    words.all(is_word).then_some(code)
}

fn open<'a>(section: &mut Section<'a>, key: Key<'a>, rank: Rank, heading: Option<Heading<'a>>) {
    let mut node = Node { heading, rank: Some(rank), keyword: key.source, ..Node::default() };
    if heading.is_none() {
        // A heading that cannot be read leaves open what it had.
        node.broken.add(None);
    }
    if rank == Rank::Indicator {
        let number = u32::try_from(section.indicators.len()).unwrap_or(u32::MAX).saturating_add(1);
        section.indicators.push(Indicator { number, node, ..Indicator::default() });
    } else {
        section.node = node;
    }
}

fn last_node<'s, 'a>(section: &'s mut Section<'a>) -> &'s mut Node<'a> {
    match section.indicators.last_mut() {
        Some(it) => &mut it.node,
        None => &mut section.node,
    }
}

fn property<'a>(section: &mut Section<'a>, key: Key<'a>, line: &Line<'a>) {
    let misplaced = match (section.indicators.last_mut(), section.node.rank) {
        (Some(it), _) if is_of_indicator(&line.statement) => of_indicator(it, key, line),
        (Some(it), _) => of_node(&mut it.node, key, Rank::Indicator, line),
        (None, Some(rank)) => of_node(&mut section.node, key, rank, line),
        (None, None) => Some(Misplaced::Property { key, under: None }),
    };
    // A line that has its finding already, such as a misspelt keyword, gets no second one.
    section.misplaced.extend(misplaced.filter(|_| line.error.is_none()));
}

fn of_indicator<'a>(indicator: &mut Indicator<'a>, key: Key<'a>, line: &Line<'a>) -> Option<Misplaced<'a>> {
    let repeated = |first: Option<&'a str>| first.map(|first| Misplaced::Repeated { key, first });
    match &line.statement {
        Statement::Measure(it) => {
            // Two measures of one name are the business of a rule.
            indicator.measures.push(*it);
            None
        }
        Statement::Formula(it) => {
            let first = indicator.formula.as_ref().map(|it| it.source());
            if first.is_none() {
                indicator.formula = Some(it.clone());
            }
            repeated(first)
        }
        Statement::Target(year, goal) => {
            let same = |it: &&Target<'_>| it.year.map(|it| it.1) == year.map(|it| it.1);
            let first = indicator.targets.iter().find(same).map(|it| it.goal.source);
            if first.is_none() {
                indicator.targets.push(Target { year: *year, goal: *goal });
            }
            repeated(first)
        }
        Statement::Direction(word, direction) => {
            let first = indicator.direction.map(|it| it.0);
            indicator.direction.get_or_insert((word, *direction));
            repeated(first)
        }
        Statement::Thresholds(it) => {
            let first = indicator.thresholds.as_ref().map(|it| it.source);
            indicator.thresholds.get_or_insert_with(|| it.clone());
            repeated(first)
        }
        Statement::Yearly(Property::Baseline, year, value) => {
            repeated(put(&mut indicator.baselines, Yearly::new(*year, *value)))
        }
        Statement::Yearly(_, year, value) => {
            repeated(put(&mut indicator.results, Yearly::new(*year, *value)))
        }
        Statement::Reading(it) => {
            let result = Yearly { at: it.at, on: it.on, ..Yearly::new(it.year, it.value) };
            repeated(put(&mut indicator.results, result))
        }
        _ => None,
    }
}

/// Adds a value, unless there is one of its year and day: then that one, as written.
fn put<'a>(all: &mut SmallVec<[Yearly<'a>; 1]>, value: Yearly<'a>) -> Option<&'a str> {
    let when = |it: &Yearly<'_>| (it.year.map(|it| it.1), it.at.map(|it| it.date));
    let first = all.iter().find(|it| when(it) == when(&value)).map(|it| it.value.source);
    if first.is_none() {
        all.push(value);
    }
    first
}

fn of_node<'a>(node: &mut Node<'a>, key: Key<'a>, rank: Rank, line: &Line<'a>) -> Option<Misplaced<'a>> {
    let misplaced = Some(Misplaced::Property { key, under: Some(rank) });
    let repeated = |first: &'a str| Some(Misplaced::Repeated { key, first });
    match &line.statement {
        Statement::Value(Property::Weight, _) if rank == Rank::Plan => misplaced,
        Statement::Value(property @ (Property::Resources | Property::Staff), value) => {
            let first = node.means(*property);
            if first.is_none() {
                node.means.push((*property, *value));
            }
            first.and_then(|it| repeated(it.source))
        }
        Statement::Value(property, value) => {
            let field = if *property == Property::Weight { &mut node.weight } else { &mut node.achieved };
            match field {
                Some(first) => repeated(first.source),
                None => {
                    *field = Some(*value);
                    None
                }
            }
        }
        Statement::Words(Property::Previous, _) if rank != Rank::Plan => misplaced,
        Statement::Words(property, text) => {
            // Notes may be many; of the others one is enough, and two are a slip.
            let first = node.words(*property).filter(|_| *property != Property::Note);
            if first.is_none() {
                node.words.push((*property, *text));
            }
            first.and_then(|it| repeated(it.source))
        }
        Statement::Scoring(it) => match &node.scoring {
            Some(first) => repeated(first.source),
            None => {
                node.scoring = Some(it.clone());
                None
            }
        },
        _ => misplaced,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::lines_of;

    fn model(source: &str) -> Section<'_> {
        let mut lines = Vec::new();
        lines_of(source, &mut lines);
        lower(source, &lines)
    }

    #[test]
    fn properties_belong_to_the_heading_above() {
        let it =
            model("obiettivo 1 \"a\"\npeso 40%\nindicatore \"b\"\npeso 60%\ntarget 2024 >= 3\ntarget >= 2\n");
        assert_eq!(it.node.weight.map(|it| it.source), Some("40%"));
        let [indicator] = it.indicators.as_slice() else { panic!("{it:?}") };
        assert_eq!(indicator.node.weight.map(|it| it.source), Some("60%"));
        assert_eq!(indicator.target(Some(2023)).map(|it| it.goal.source), Some(">= 2"));
        assert_eq!(indicator.target(Some(2024)).map(|it| it.goal.source), Some(">= 3"));
    }

    #[test]
    fn what_does_not_belong_is_recorded_and_the_first_value_counts() {
        let it = model("obiettivo 1 \"a\"\ntarget >= 2\npeso 1%\npeso 2%\n");
        assert_eq!(it.misplaced.len(), 2);
        assert_eq!(it.node.weight.map(|it| it.source), Some("1%"));
    }

    #[test]
    fn what_follows_a_line_without_a_keyword_tells_what_it_was() {
        let plan = |rest: &str| format!("obiettivo 1.1 \"a\"\nindicatore \"b\"\npeso 50%\n{rest}");
        let hides = |rest: &str| {
            let text = plan(rest);
            let it = model(&text);
            (it.hides_indicator, it.hides_heading, it.hidden_codes.join(" "))
        };
        assert_eq!(hides("qw \"c\"\npeso 50%\ntarget >= 1\n"), (true, false, String::new()));
        assert_eq!(hides("qw 1.2 \"c\"\npeso 50%\nindicatore \"d\"\n"), (true, true, "1.2".to_owned()));
        assert_eq!(hides("qw \"c\""), (true, true, String::new()));
        // These are no headings, and what follows them is the indicator's.
        for rest in ["qw 50%\ngrado 1%", "qw x = 3 N \"c\"\ngrado 1%"] {
            assert_eq!(hides(rest), (false, false, String::new()), "{rest}");
            assert!(model(&plan(rest)).indicators[0].node.achieved.is_some(), "{rest}");
        }
        assert!(model(&plan("qw \"c\"\ngrado 1%")).indicators[0].node.achieved.is_none());
    }

    #[test]
    fn a_misspelt_keyword_is_no_repetition_too() {
        assert_eq!(model("indicatore \"b\"\npeso 40%\npseo 60%\n").misplaced, []);
        assert_eq!(model("indicatore \"b\"\npeso 40%\npeso 60%\n").misplaced.len(), 1);
    }

    #[test]
    fn a_figure_on_a_line_that_was_not_read_whole_is_there_but_unknown() {
        let it =
            model("indicatore \"b\"\ntarget entro 31-03-2024 salvo proroga\npeso 40% o 60%\nnota \"a\" b\n");
        let indicator = &it.indicators[0];
        assert!(indicator.targets.is_empty() && indicator.node.broken.has(Property::Target));
        assert!(indicator.node.weight.is_none() && indicator.node.broken.has(Property::Weight));
        assert!(indicator.node.words(Property::Note).is_some());
    }

    #[test]
    fn a_broken_property_is_there_but_unknown() {
        let it = model("indicatore \"b\"\ntarget >= tanto\n");
        assert!(it.indicators[0].node.broken.has(Property::Target));
        assert!(!it.indicators[0].node.broken.has(Property::Weight));
    }
}
