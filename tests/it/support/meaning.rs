//! What a plan means: its model without places, notation and language.

use collaudo::model::{Indicator, Misplaced, Node, Section, lower};
use collaudo::syntax::{
    Amount, Day, Formula, Line, Number, Property, Scoring, TargetGoal, Term, TermKind, Text, Unit, Value,
    ValueKind, Year, lines_of, parse_line, section_end, trim,
};
use collaudo::text::lines::line_at;

/// The meaning of a text, one entry a section. Two texts with equal meanings have equal
/// models, to the last printed digit.
pub(crate) fn meaning(text: &str) -> Vec<String> {
    let mut res = Vec::new();
    let mut lines = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let end = section_end(text, at);
        let source = &text[at..end];
        lines_of(source, &mut lines);
        if lines.iter().any(|it| !it.is_blank()) {
            res.push(section(&lower(source, &lines)));
        }
        at = end;
    }
    res
}

/// The meaning of a text in tables: without the order of properties, and without what
/// stands before the first heading.
pub(crate) fn content(text: &str) -> Vec<String> {
    let mut res = Vec::new();
    let mut lines = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let end = section_end(text, at);
        lines_of(&text[at..end], &mut lines);
        let mut it = lower(&text[at..end], &lines);
        let nodes = it.indicators.iter_mut().map(|it| &mut it.node).chain([&mut it.node]);
        nodes.for_each(|it| it.words.sort_by_key(|it| format!("{:?}", it.0)));
        if it.node.rank.is_some() {
            res.push(section(&it));
        }
        at = end;
    }
    res
}

/// The lines of a text.
pub(crate) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut res = Vec::new();
    let mut at = 0;
    while let Some(line) = line_at(text, at) {
        res.push(parse_line(line.text));
        at = line.next;
    }
    res
}

/// What formatting must not touch: the comments, and the lines that cannot be read.
pub(crate) fn kept(text: &str) -> Vec<&str> {
    let kept = lines(text).into_iter().filter_map(|it| match it.error {
        Some(_) => Some(it.source.trim_end_matches(collaudo::syntax::is_blank)),
        None => it.comment.map(trim),
    });
    kept.collect()
}

fn section(it: &Section<'_>) -> String {
    let indicators: Vec<String> = it.indicators.iter().map(indicator).collect();
    let misplaced: Vec<String> = it.misplaced.iter().map(misplaced).collect();
    format!("{} indicators {indicators:?} misplaced {misplaced:?}", node(&it.node))
}

fn misplaced(it: &Misplaced<'_>) -> String {
    match it {
        Misplaced::Property { key, under } => format!("{:?} under {under:?}", key.keyword),
        Misplaced::Repeated { key, .. } => format!("{:?} again", key.keyword),
    }
}

fn node(it: &Node<'_>) -> String {
    let heading = it.heading.map(|it| (it.rank, it.code, it.name.value(), it.year.map(|it| it.1)));
    let words: Vec<_> = it.words.iter().map(|(property, it)| (property, it.value())).collect();
    let means = [Property::Resources, Property::Staff].map(|of| it.means(of).map(value));
    format!(
        "{heading:?} {:?} {means:?} weight {:?} achieved {:?} words {words:?} scoring {:?} broken {:?}",
        it.rank,
        it.weight.map(value),
        it.achieved.map(value),
        it.scoring.as_deref().map(scoring),
        it.broken
    )
}

fn indicator(it: &Indicator<'_>) -> String {
    let year = |it: Option<Year<'_>>| it.map(|it| it.1);
    let description = |it: Option<Text<'_>>| it.map(|it| it.value().into_owned());
    let measures: Vec<_> = it
        .measures
        .iter()
        .map(|it| (it.name, it.value.map(value), unit(it.unit), description(it.description)))
        .collect();
    let targets: Vec<_> = it.targets.iter().map(|it| (year(it.year), goal(&it.goal))).collect();
    let day = |it: Option<Day<'_>>| it.map(|it| it.date);
    let results: Vec<_> =
        it.results.iter().map(|it| (year(it.year), day(it.at), value(it.value), day(it.on))).collect();
    let direction = it.direction.map(|it| it.1);
    let thresholds = it.thresholds.as_ref().map(|it| it.levels().map(|it| it.map(value)));
    let baselines: Vec<_> = it.baselines.iter().map(|it| (year(it.year), value(it.value))).collect();
    let formula = it.formula.as_ref().map(formula);
    format!(
        "{} {measures:?} {formula:?} {targets:?} {results:?} {baselines:?} {direction:?} {thresholds:?}",
        node(&it.node)
    )
}

fn goal(it: &TargetGoal<'_>) -> String {
    format!("{:?} {} {:?}", it.comparator, value(it.value), it.by.map(|it| it.date))
}

fn scoring(it: &Scoring<'_>) -> String {
    let bands: Vec<_> = it.bands.iter().map(|it| (value(it.range), value(it.earns))).collect();
    let lateness = it.lateness.map(|it| (number(it.points), it.per, it.floor.map(value)));
    format!("{:?} {bands:?} {:?} {lateness:?}", it.policy, it.up_to.map(value))
}

fn formula(it: &Formula<'_>) -> String {
    match it {
        Formula::Words(it) => it.value().into_owned(),
        Formula::Terms { terms, .. } => terms.iter().map(term).collect::<Vec<_>>().join(" "),
    }
}

fn term(it: &Term<'_>) -> String {
    match it.kind {
        TermKind::Number(number) => format!("{number}{}", if it.source.ends_with('%') { "%" } else { "" }),
        TermKind::Measure => it.source.to_owned(),
        other => format!("{other:?}"),
    }
}

fn value(it: Value<'_>) -> String {
    match it.kind {
        ValueKind::Number { number: it, unit: of } => format!("{} {}", number(it), unit(of)),
        ValueKind::Range { low, high, unit: of } => format!("{low:?}..{high:?} {}", unit(of)),
        other => format!("{other:?}"),
    }
}

fn number(it: Number<'_>) -> String {
    match it.amount {
        Amount::Exact(it) => it.to_string(),
        other => format!("{other:?}"),
    }
}

fn unit(it: Unit<'_>) -> String {
    format!("{it:?}")
}
