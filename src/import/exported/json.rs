//! The exported model, as rows of the table that it could have been exported as.
//!
//! Texts are taken with their places in the file, so that a finding points at them.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::import::exported::{Column, Level, guarded, quoted};
use crate::import::read::cell::{At, Cell, Row};
use crate::syntax::{KEYWORDS, Keyword, Language, Property, Rank};
use crate::text::Span;

/// A text or number with its place.
type Raw<'a> = &'a RawValue;

#[derive(Deserialize)]
struct Document<'a> {
    version: u32,
    language: Cow<'a, str>,
    #[serde(borrow)]
    nodes: Vec<Node<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Node<'a> {
    #[serde(borrow)]
    rank: Option<Raw<'a>>,
    code: Option<Raw<'a>>,
    name: Option<Raw<'a>>,
    weight: Option<Value<'a>>,
    achieved: Option<Value<'a>>,
    resources: Option<Value<'a>>,
    staff: Option<Value<'a>>,
    words: Vec<Words<'a>>,
    year: Option<Raw<'a>>,
    scoring: Option<Raw<'a>>,
    measures: Vec<Measure<'a>>,
    formula: Option<Formula<'a>>,
    baselines: Vec<Dated<'a>>,
    targets: Vec<Dated<'a>>,
    results: Vec<Dated<'a>>,
    direction: Option<Raw<'a>>,
    thresholds: Option<Raw<'a>>,
    indicators: Vec<Self>,
    children: Vec<Self>,
}

#[derive(Deserialize)]
struct Value<'a> {
    #[serde(borrow)]
    text: Raw<'a>,
}

#[derive(Deserialize)]
struct Words<'a> {
    property: Cow<'a, str>,
    #[serde(borrow)]
    text: Raw<'a>,
}

#[derive(Deserialize)]
struct Measure<'a> {
    #[serde(borrow)]
    name: Raw<'a>,
    value: Option<Value<'a>>,
    unit: Option<Raw<'a>>,
    description: Option<Raw<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Formula<'a> {
    #[serde(borrow)]
    Expression(Raw<'a>),
    Words(Raw<'a>),
}

#[derive(Deserialize)]
struct Dated<'a> {
    year: Option<i32>,
    comparator: Option<String>,
    by: Option<String>,
    at: Option<String>,
    on: Option<String>,
    #[serde(borrow)]
    value: Value<'a>,
}

/// The version of the format that is read.
const VERSION: u32 = 1;

/// The rows of an exported model; none where the text is no such model.
pub(crate) fn rows(text: &str) -> Option<Vec<Row<'_>>> {
    let document: Document<'_> = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    if document.version != VERSION {
        return None;
    }
    let language = if document.language == "en" { Language::En } else { Language::It };
    let mut flat = Flat { text, language, rows: Vec::new() };
    let titles = Column::all().map(|it| (it, Cow::Borrowed(it.title(language)), At::Text(Span::at(0))));
    flat.push(titles);
    document.nodes.iter().for_each(|it| flat.node(it, None));
    Some(flat.rows)
}

struct Flat<'a> {
    text: &'a str,
    language: Language,
    rows: Vec<Row<'a>>,
}

type Filled<'a> = (Column, Cow<'a, str>, At);

impl<'a> Flat<'a> {
    fn push(&mut self, cells: impl IntoIterator<Item = Filled<'a>>) {
        let mut row = Row::new();
        let mut cells: Vec<Filled<'a>> = cells.into_iter().collect();
        let number = |column: Column| Column::all().position(|it| it == column).unwrap_or(0);
        cells.sort_by_key(|it| number(it.0));
        for (column, text, at) in cells {
            row.cells.push(Cell::new(text, at, u32::try_from(number(column)).unwrap_or(u32::MAX)));
        }
        row.number = u32::try_from(self.rows.len()).unwrap_or(u32::MAX).saturating_add(1);
        self.rows.push(row);
    }

    fn at(&self, raw: Raw<'a>) -> At {
        At::Text(Span::of(raw.get(), self.text))
    }

    /// What a JSON string or number says.
    fn plain(raw: Raw<'a>) -> String {
        serde_json::from_str(raw.get()).unwrap_or_else(|_| raw.get().to_owned())
    }

    fn words(&self, column: Column, raw: Raw<'a>) -> Filled<'a> {
        (column, Cow::Owned(guarded(&Self::plain(raw)).into_owned()), self.at(raw))
    }

    fn level(&self, level: Level, at: At) -> Filled<'a> {
        (Column::Level, Cow::Borrowed(level.word(self.language)), at)
    }

    /// A node without a rank is an indicator.
    fn node(&mut self, node: &Node<'a>, rank: Option<Rank>) {
        let named = node.rank.map(Self::plain);
        let rank = rank.or_else(|| {
            KEYWORDS.iter().find_map(|it| match it.keyword {
                Keyword::Heading(rank) if named.as_deref() == Some(it.en) => Some(rank),
                _ => None,
            })
        });
        let Some(rank) = rank else { return };
        let at = node.name.map_or(At::Text(Span::at(0)), |it| self.at(it));
        let mut cells = vec![self.level(Level::Heading(rank), at)];
        cells.extend(node.code.map(|it| self.words(Column::Code, it)));
        cells.extend(node.name.map(|it| self.words(Column::Name, it)));
        for (property, value) in [
            (Property::Weight, &node.weight),
            (Property::Achieved, &node.achieved),
            (Property::Resources, &node.resources),
            (Property::Staff, &node.staff),
        ] {
            cells.extend(value.as_ref().map(|it| self.words(Column::Of(property), it.text)));
        }
        let mut more = Vec::new();
        for it in &node.words {
            let property = KEYWORDS.iter().find_map(|row| match row.keyword {
                Keyword::Property(property) if row.en == it.property => Some(property),
                _ => None,
            });
            let Some(property) = property else { continue };
            let column = Column::Of(property);
            match property {
                Property::Previous => more.push((Level::Previous, it.text)),
                _ if cells.iter().any(|it| it.0 == column) => more.push((Level::Note, it.text)),
                _ => cells.push(self.words(column, it.text)),
            }
        }
        cells.extend(node.formula.as_ref().map(|it| self.formula(it)));
        for (property, all) in [
            (Property::Baseline, &node.baselines),
            (Property::Target, &node.targets),
            (Property::Result, &node.results),
        ] {
            cells.extend(self.dated(property, all));
        }
        cells.extend(node.direction.map(|it| self.words(Column::Of(Property::Direction), it)));
        cells.extend(node.thresholds.map(|it| self.words(Column::Of(Property::Thresholds), it)));
        let of_plan = node.scoring.filter(|_| rank == Rank::Plan);
        let below = node.scoring.filter(|_| rank != Rank::Plan);
        cells.extend(below.map(|it| self.words(Column::Of(Property::Scoring), it)));
        self.push(cells);
        let plan = [(Level::Year, node.year), (Level::Scoring, of_plan)];
        more.extend(plan.into_iter().filter_map(|(level, raw)| Some((level, raw?))));
        for (level, raw) in more {
            let cells = [self.level(level, self.at(raw)), self.words(Column::Name, raw)];
            self.push(cells);
        }
        node.measures.iter().for_each(|it| self.measure(it));
        node.indicators.iter().for_each(|it| self.node(it, Some(Rank::Indicator)));
        node.children.iter().for_each(|it| self.node(it, None));
    }

    fn formula(&self, formula: &Formula<'a>) -> Filled<'a> {
        let (text, raw) = match formula {
            Formula::Expression(it) => (Self::plain(it), *it),
            Formula::Words(it) => (quoted(&Self::plain(it)), *it),
        };
        (Column::Of(Property::Formula), Cow::Owned(text), self.at(raw))
    }

    /// Values of several years stand in one cell.
    fn dated(&self, property: Property, all: &[Dated<'a>]) -> Option<Filled<'a>> {
        let texts = all.iter().map(|it| {
            let year = it.year.map_or(String::new(), |it| format!("{it:04}: "));
            let sign = it.comparator.as_deref().map_or(String::new(), |it| format!("{it} "));
            let at = it.at.as_deref().map_or(String::new(), |it| format!("at {it} "));
            let by = it.by.as_deref().map_or(String::new(), |it| format!(" by {it}"));
            let on = it.on.as_deref().map_or(String::new(), |it| format!(" on {it}"));
            format!("{year}{at}{sign}{}{by}{on}", Self::plain(it.value.text))
        });
        let text = texts.collect::<Vec<_>>().join("; ");
        let first = all.first()?;
        Some((Column::Of(property), Cow::Owned(text), self.at(first.value.text)))
    }

    fn measure(&mut self, it: &Measure<'a>) {
        let mut cells = vec![self.level(Level::Measure, self.at(it.name)), self.words(Column::Code, it.name)];
        cells.extend(it.description.map(|it| self.words(Column::Name, it)));
        let column = Column::Of(Property::Measure);
        match (&it.value, it.unit) {
            (Some(value), _) => cells.push(self.words(column, value.text)),
            (None, Some(unit)) => {
                let text = format!("({})", plan_unit(&Self::plain(unit)));
                cells.push((column, Cow::Owned(text), self.at(unit)));
            }
            (None, None) => {}
        }
        self.push(cells);
    }
}

/// A unit of the model as plans write it.
fn plan_unit(unit: &str) -> Cow<'_, str> {
    match unit {
        "thousand EUR" => Cow::Borrowed("k€"),
        "million EUR" => Cow::Borrowed("mln €"),
        it => match it.strip_prefix("scale ") {
            Some(marks) => Cow::Owned(format!("on {marks}")),
            None => Cow::Borrowed(it),
        },
    }
}
