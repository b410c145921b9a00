//! The model of a plan as JSON: a tree, with English keys in every language. Numbers are
//! strings, so that every printed digit is kept.

use std::borrow::Cow;

use serde::Serialize;

use crate::export::table::value_text;
use crate::format::argument;
use crate::model::{Indicator, Node, Section, Target, Yearly, lower};
use crate::syntax::{
    Formula, Keyword, Language, Line, Measure, Property, Rank, Statement, Text, Unit, Value, ValueKind,
    read_section, spelling,
};

/// The version of the format; it changes when something is taken away or means otherwise.
pub(crate) const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    language: &'static str,
    nodes: Vec<NodeJson<'a>>,
}

#[derive(Serialize)]
struct NodeJson<'a> {
    rank: &'static str,
    #[serde(flatten)]
    common: Common<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i16>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    indicators: Vec<IndicatorJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    children: Vec<Self>,
    /// Not written: where the node belongs.
    #[serde(skip)]
    depth: Rank,
}

/// What nodes and indicators have.
#[derive(Serialize)]
struct Common<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
    name: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weight: Option<ValueJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    achieved: Option<ValueJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resources: Option<ValueJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    staff: Option<ValueJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<WordsJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scoring: Option<String>,
}

#[derive(Serialize)]
struct WordsJson<'a> {
    property: &'static str,
    text: Cow<'a, str>,
}

#[derive(Serialize)]
struct IndicatorJson<'a> {
    #[serde(flatten)]
    common: Common<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    measures: Vec<MeasureJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    formula: Option<FormulaJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    baselines: Vec<YearlyJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    targets: Vec<TargetJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    results: Vec<YearlyJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    direction: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    thresholds: Option<String>,
}

#[derive(Serialize)]
struct MeasureJson<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<ValueJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<Cow<'a, str>>,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum FormulaJson<'a> {
    Expression(String),
    Words(Cow<'a, str>),
}

#[derive(Serialize)]
struct TargetJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comparator: Option<&'static str>,
    value: ValueJson<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'a str>,
}

#[derive(Serialize)]
struct YearlyJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<&'a str>,
    value: ValueJson<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<&'a str>,
}

/// A value: its text as plans write it, and what it means.
#[derive(Serialize)]
struct ValueJson<'a> {
    text: String,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    yes: Option<bool>,
}

/// Writes the model of a plan.
pub(crate) fn write(text: &str, language: Language) -> String {
    let writer = Writer { language };
    // The headings that are open, outermost first.
    let mut open: Vec<NodeJson<'_>> = Vec::new();
    let mut nodes: Vec<NodeJson<'_>> = Vec::new();
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let end = read_section(text, at, &mut lines);
        let section = lower(text.get(at..end).unwrap_or(""), &lines);
        at = end;
        if section.node.rank.is_none() && section.indicators.is_empty() {
            continue;
        }
        let node = writer.node(&section);
        while open.last().is_some_and(|it| it.depth >= node.depth) {
            close(&mut open, &mut nodes);
        }
        open.push(node);
    }
    while !open.is_empty() {
        close(&mut open, &mut nodes);
    }
    let language = language.choose("it", "en");
    let mut out = serde_json::to_string_pretty(&Document { version: VERSION, language, nodes })
        // Nothing in it can fail: keys are texts, and so are numbers.
        .unwrap_or_default();
    out.push('\n');
    out
}

/// Puts the innermost open heading where it belongs.
fn close<'a>(open: &mut Vec<NodeJson<'a>>, nodes: &mut Vec<NodeJson<'a>>) {
    if let Some(node) = open.pop() {
        open.last_mut().map_or(nodes, |it| &mut it.children).push(node);
    }
}

struct Writer {
    language: Language,
}

impl Writer {
    fn node<'a>(&self, section: &Section<'a>) -> NodeJson<'a> {
        let node = &section.node;
        NodeJson {
            rank: spelling(Keyword::Heading(section.rank()), Language::En),
            common: self.common(node),
            year: node.heading.and_then(|it| it.year).map(|it| it.1),
            indicators: section.indicators.iter().map(|it| self.indicator(it)).collect(),
            children: Vec::new(),
            depth: section.rank(),
        }
    }

    fn common<'a>(&self, node: &Node<'a>) -> Common<'a> {
        let words = node.words.iter().map(|(property, text)| WordsJson {
            property: spelling(Keyword::Property(*property), Language::En),
            text: text.value(),
        });
        Common {
            code: node.code(),
            name: node.heading.map_or(Cow::Borrowed(""), |it| it.name.value()),
            weight: node.weight.map(|it| self.value(it)),
            achieved: node.achieved.map(|it| self.value(it)),
            resources: node.means(Property::Resources).map(|it| self.value(it)),
            staff: node.means(Property::Staff).map(|it| self.value(it)),
            words: words.collect(),
            scoring: node.scoring.as_ref().map(|it| self.written(&Statement::Scoring(it.clone()))),
        }
    }

    fn indicator<'a>(&self, it: &Indicator<'a>) -> IndicatorJson<'a> {
        let target = |it: &Target<'a>| TargetJson {
            year: it.year.map(|it| it.1),
            comparator: it.goal.comparator.sign(),
            value: self.value(it.goal.value),
            by: it.goal.by.map(|it| it.source),
        };
        let yearly = |it: &Yearly<'a>| YearlyJson {
            year: it.year.map(|it| it.1),
            at: it.at.map(|it| it.source),
            value: self.value(it.value),
            on: it.on.map(|it| it.source),
        };
        IndicatorJson {
            common: self.common(&it.node),
            measures: it.measures.iter().map(|it| self.measure(it)).collect(),
            formula: it.formula.as_ref().map(|it| self.formula(it)),
            baselines: it.baselines.iter().map(yearly).collect(),
            targets: it.targets.iter().map(target).collect(),
            results: it.results.iter().map(yearly).collect(),
            direction: it.direction.map(|it| it.1.word(Language::En)),
            thresholds: it.thresholds.as_ref().map(|it| self.written(&Statement::Thresholds(it.clone()))),
        }
    }

    fn written(&self, statement: &Statement<'_>) -> String {
        let mut text = String::new();
        argument(statement, self.language, &mut text);
        text
    }

    fn measure<'a>(&self, it: &Measure<'a>) -> MeasureJson<'a> {
        MeasureJson {
            name: it.name,
            value: it.value.map(|it| self.value(it)),
            unit: unit(it.unit),
            description: it.description.as_ref().map(Text::value),
        }
    }

    fn formula<'a>(&self, formula: &Formula<'a>) -> FormulaJson<'a> {
        match formula {
            Formula::Words(it) => FormulaJson::Words(it.value()),
            Formula::Terms { .. } => {
                let mut text = String::new();
                argument(&Statement::Formula(formula.clone()), self.language, &mut text);
                FormulaJson::Expression(text)
            }
        }
    }

    fn value<'a>(&self, value: Value<'a>) -> ValueJson<'a> {
        let mut res = ValueJson {
            text: value_text(value, self.language),
            kind: "",
            number: None,
            low: None,
            high: None,
            unit: value.unit().and_then(unit),
            date: None,
            yes: None,
        };
        res.kind = match value.kind {
            ValueKind::Number { number, .. } => {
                res.number = number.amount.exact().map(|it| it.to_string());
                if res.number.is_some() { "number" } else { "ambiguous" }
            }
            ValueKind::Range { low, high, .. } => {
                res.low = low.exact().map(|it| it.to_string());
                res.high = high.exact().map(|it| it.to_string());
                "range"
            }
            ValueKind::Date(it) => {
                res.date = Some(it.to_string());
                "date"
            }
            ValueKind::YesNo(it) => {
                res.yes = Some(it);
                "yes-no"
            }
            ValueKind::NotAvailable => "not-available",
            ValueKind::NotApplicable => "not-applicable",
            ValueKind::Neutralised => "neutralised",
        };
        res
    }
}

/// A unit by its English word.
fn unit(it: Unit<'_>) -> Option<Cow<'_, str>> {
    Some(Cow::Borrowed(match it {
        Unit::None => return None,
        Unit::Percent => "%",
        Unit::Count => "N",
        Unit::Minutes => "minutes",
        Unit::Hours => "hours",
        Unit::Days => "days",
        Unit::Weeks => "weeks",
        Unit::Months => "months",
        Unit::Years => "years",
        Unit::Euro(0) => "EUR",
        Unit::Euro(3) => "thousand EUR",
        Unit::Euro(_) => "million EUR",
        Unit::Scale(low, high) => return Some(Cow::Owned(format!("scale {low}-{high}"))),
        Unit::Other(word) => word,
    }))
}

/// Properties that are told in words, by their English keyword.
pub(crate) const WORDS: &[Property] = &[
    Property::Owner,
    Property::Source,
    Property::Note,
    Property::Reason,
    Property::Stakeholders,
    Property::Contributors,
    Property::Dimension,
    Property::Judgement,
    Property::Previous,
];
