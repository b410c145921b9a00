//! A plan into rows and columns: what every tabular format writes.

use std::borrow::Cow;

use smallvec::SmallVec;

use crate::export::LeftOut;
use crate::format::argument;
use crate::import::exported::{Column, Level, guarded, quoted};
use crate::model::{Indicator, Misplaced, Node, Section, Target, Yearly, lower};
use crate::scoring::{Computed, Dimension, evaluate};
use crate::syntax::{
    Comparator, Formula, Language, Line, Measure, Property, Rank, Reading, Statement, Terms, Unit, Value,
    language_of, parse_line, read_section,
};
use crate::text::Span;
use crate::text::lines::LineIndex;

/// A plan as a table.
pub(crate) struct Table<'a> {
    pub(crate) language: Language,
    /// The name and the year of the plan.
    pub(crate) title: String,
    /// The columns that hold anything, in order.
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Row<'a>>,
    pub(crate) left_out: LeftOut,
}

/// One row.
pub(crate) struct Row<'a> {
    pub(crate) level: Level,
    /// What it holds, in the order of the columns.
    pub(crate) cells: SmallVec<[(Column, Cell<'a>); 8]>,
    /// The arithmetic of an indicator.
    pub(crate) arithmetic: Option<Arithmetic<'a>>,
    /// Which node of the plan a heading is.
    pub(crate) node: Option<NodePlace>,
}

/// A node of the plan: a section, or an indicator in it.
#[derive(Clone, Copy)]
pub(crate) struct NodePlace {
    /// The section, counted from 0.
    pub(crate) section: usize,
    /// The indicator, counted from 1.
    pub(crate) indicator: Option<u32>,
}

/// How the result of an indicator comes about.
pub(crate) struct Arithmetic<'a> {
    pub(crate) terms: Terms<'a>,
    /// What the terms give, in their unit; none where a measure has no value yet.
    pub(crate) computed: Option<Computed<'a>>,
    /// The result's unit where one is reported.
    pub(crate) reported: Option<Dimension<'a>>,
}

/// What a cell holds.
pub(crate) enum Cell<'a> {
    /// A text.
    Words(Cow<'a, str>),
    /// One value.
    Value(Value<'a>),
    /// Anything else, written as plans write it.
    Written(String),
}

impl Cell<'_> {
    /// The cell as text, safe in any spreadsheet: it comes back as what it was.
    pub(crate) fn text(&self, language: Language) -> Cow<'_, str> {
        match self {
            Self::Words(it) => guarded(it),
            Self::Value(it) => match value_text(*it, language) {
                text if is_number(&text) => Cow::Owned(text),
                text => Cow::Owned(guarded(&text).into_owned()),
            },
            // What is quoted already stays so.
            Self::Written(it) if it.starts_with('"') => Cow::Borrowed(it),
            Self::Written(it) => guarded(it),
        }
    }
}

impl<'a> Row<'a> {
    fn new(level: Level) -> Self {
        Self { level, cells: SmallVec::new(), arithmetic: None, node: None }
    }

    /// The cell of a column.
    pub(crate) fn cell(&self, column: Column) -> Option<&Cell<'a>> {
        self.cells.iter().find(|it| it.0 == column).map(|it| &it.1)
    }

    fn with(mut self, column: Column, cell: Option<Cell<'a>>) -> Self {
        self.cells.extend(cell.map(|it| (column, it)));
        self
    }
}

/// A negative number is no formula, whatever it begins with.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.starts_with(|it: char| it.is_ascii_digit())
        && digits.chars().all(|it| it.is_ascii_digit() || matches!(it, '.' | ','))
}

/// Columns that are there in every table.
const USUAL: &[Column] = &[
    Column::Level,
    Column::Code,
    Column::Name,
    Column::Of(Property::Weight),
    Column::Of(Property::Formula),
    Column::Of(Property::Measure),
    Column::Of(Property::Target),
    Column::Of(Property::Result),
    Column::Of(Property::Achieved),
];

/// The properties in words that have a column of their own.
const WORDS: &[Property] = &[
    Property::Owner,
    Property::Contributors,
    Property::Stakeholders,
    Property::Dimension,
    Property::Source,
    Property::Reason,
    Property::Judgement,
    Property::Note,
];

/// The table of a plan.
pub(crate) fn table(text: &str) -> Table<'_> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut language = None;
    let mut builder =
        Builder { language: Language::It, rows: Vec::new(), title: String::new(), n_sections: 0 };
    let mut left_out = LeftOut::default();
    let mut left: Vec<u32> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let end = read_section(text, at, &mut lines);
        let section = lower(text.get(at..end).unwrap_or(""), &lines);
        if language.is_none() && section.node.heading.is_some() {
            language = language_of(section.node.keyword);
            builder.language = language.unwrap_or(Language::It);
        }
        left_out.comments =
            left_out.comments.saturating_add(lines.iter().filter(|it| it.comment.is_some()).count());
        let broken = lines.iter().filter(|it| it.error.is_some()).map(|it| it.source);
        let misplaced = section.misplaced.iter().map(|it| match it {
            Misplaced::Property { key, .. } | Misplaced::Repeated { key, .. } => key.source,
        });
        left.extend(broken.chain(misplaced).map(|it| Span::of(it, text).start));
        builder.section(&section);
        at = end;
    }
    if !left.is_empty() {
        let index = LineIndex::new(text);
        left_out.lines = left.iter().map(|it| index.line(*it as usize).saturating_add(1)).collect();
        left_out.lines.sort_unstable();
        left_out.lines.dedup();
    }
    let is_used =
        |column: &Column| USUAL.contains(column) || builder.rows.iter().any(|it| it.cell(*column).is_some());
    let columns = Column::all().filter(is_used).collect();
    let Builder { language, rows, title, .. } = builder;
    Table { language, title, columns, rows, left_out }
}

struct Builder<'a> {
    language: Language,
    rows: Vec<Row<'a>>,
    title: String,
    n_sections: usize,
}

impl<'a> Builder<'a> {
    fn section(&mut self, section: &Section<'a>) {
        let node = &section.node;
        let place = NodePlace { section: self.n_sections, indicator: None };
        self.n_sections = self.n_sections.saturating_add(1);
        if node.rank.is_none() && section.indicators.is_empty() {
            // Comments before the first heading.
            return;
        }
        if let Some(rank) = node.rank {
            let row = self.node(rank, node);
            self.rows.push(Row { node: Some(place), ..row });
            self.of_plan(node);
            self.more_notes(node);
        }
        for it in &section.indicators {
            self.indicator(it, NodePlace { indicator: Some(it.number), ..place });
        }
    }

    /// The row of a heading with its weight, achievement and words.
    fn node(&self, rank: Rank, node: &Node<'a>) -> Row<'a> {
        let name = node.heading.map(|it| Cell::Words(it.name.value()));
        let row = Row::new(Level::Heading(rank))
            .with(Column::Code, node.code().map(|it| Cell::Words(Cow::Borrowed(it))))
            .with(Column::Name, name)
            .with(Column::Of(Property::Weight), node.weight.map(Cell::Value))
            .with(Column::Of(Property::Achieved), node.achieved.map(Cell::Value))
            .with(Column::Of(Property::Resources), node.means(Property::Resources).map(Cell::Value))
            .with(Column::Of(Property::Staff), node.means(Property::Staff).map(Cell::Value));
        // That of the plan has a row of its own.
        let scoring = node.scoring.as_ref().filter(|_| rank != Rank::Plan);
        let scoring = scoring.map(|it| Cell::Written(self.written(&Statement::Scoring(it.clone()))));
        let row = row.with(Column::Of(Property::Scoring), scoring);
        WORDS.iter().fold(row, |row, property| {
            row.with(Column::Of(*property), node.words(*property).map(|it| Cell::Words(it.value())))
        })
    }

    /// What a plan says of itself stands in rows of its own.
    fn of_plan(&mut self, node: &Node<'a>) {
        let heading = node.heading;
        if node.rank == Some(Rank::Plan) && self.title.is_empty() {
            let year = heading.and_then(|it| it.year).map_or(String::new(), |it| format!(" {}", it.0));
            self.title = format!("{}{year}", heading.map_or(Cow::Borrowed(""), |it| it.name.value()));
        }
        let mut own = |level, text: Cow<'a, str>| {
            self.rows.push(Row::new(level).with(Column::Name, Some(Cell::Words(text))));
        };
        if let Some((year, _)) = heading.and_then(|it| it.year) {
            own(Level::Year, Cow::Borrowed(year));
        }
        if let Some(it) = node.scoring.as_ref().filter(|_| node.rank == Some(Rank::Plan)) {
            let mut text = String::new();
            argument(&Statement::Scoring(it.clone()), self.language, &mut text);
            own(Level::Scoring, Cow::Owned(text));
        }
        if let Some(it) = node.words(Property::Previous) {
            own(Level::Previous, it.value());
        }
    }

    /// Notes after the first, which stands in its column.
    fn more_notes(&mut self, node: &Node<'a>) {
        let notes = node.words.iter().filter(|it| it.0 == Property::Note).skip(1);
        for (_, it) in notes {
            self.rows.push(Row::new(Level::Note).with(Column::Name, Some(Cell::Words(it.value()))));
        }
    }

    fn indicator(&mut self, indicator: &Indicator<'a>, place: NodePlace) {
        let mut row = Row { node: Some(place), ..self.node(Rank::Indicator, &indicator.node) };
        let formula = indicator.formula.as_ref().map(|it| Cell::Written(self.formula(it)));
        row = row
            .with(Column::Of(Property::Formula), formula)
            .with(Column::Of(Property::Baseline), self.yearly(&indicator.baselines))
            .with(Column::Of(Property::Target), self.targets(&indicator.targets))
            .with(Column::Of(Property::Direction), self.direction(indicator))
            .with(Column::Of(Property::Thresholds), self.thresholds(indicator))
            .with(Column::Of(Property::Result), self.yearly(&indicator.results));
        if let Some(Formula::Terms { terms, .. }) = &indicator.formula {
            let result = indicator.results.first().and_then(|it| it.value.unit());
            row.arithmetic = Some(Arithmetic {
                terms: terms.clone(),
                computed: evaluate(indicator).value,
                reported: result.map(Into::into),
            });
        }
        self.rows.push(row);
        for it in &indicator.measures {
            let row = self.measure(it);
            self.rows.push(row);
        }
        self.more_notes(&indicator.node);
    }

    /// A method in words that could be arithmetic stands in quotes.
    fn formula(&self, formula: &Formula<'a>) -> String {
        match formula {
            Formula::Words(it) => {
                let words = it.value();
                let line = format!("formula {words}");
                let read = parse_line(&line);
                match read.error.is_none() && read.comment.is_none() {
                    true => quoted(&words),
                    false => guarded(&words).into_owned(),
                }
            }
            Formula::Terms { .. } => {
                let text = self.written(&Statement::Formula(formula.clone()));
                // In quotes it would be words; brackets keep its meaning.
                if text.starts_with(['-', '+']) { format!("({text})") } else { text }
            }
        }
    }

    fn measure(&self, it: &Measure<'a>) -> Row<'a> {
        let value = match (it.value, it.unit) {
            (Some(it), _) => Some(Cell::Value(it)),
            (None, Unit::None) => None,
            (None, _) => {
                let alone = Measure { name: "", description: None, ..*it };
                let unit = self.written(&Statement::Measure(alone));
                Some(Cell::Written(format!("({})", unit.trim())))
            }
        };
        Row::new(Level::Measure)
            .with(Column::Code, Some(Cell::Words(Cow::Borrowed(it.name))))
            .with(Column::Name, it.description.map(|it| Cell::Words(it.value())))
            .with(Column::Of(Property::Measure), value)
    }

    /// One value without a year is a value; several, or of named years, are written out.
    fn yearly(&self, all: &[Yearly<'a>]) -> Option<Cell<'a>> {
        if let [Yearly { year: None, value, at: None, on: None }] = all {
            return Some(Cell::Value(*value));
        }
        let texts = all.iter().map(|it| {
            let reading = Reading { year: None, at: it.at, value: it.value, on: it.on };
            (it.year.map(|it| it.0), self.written(&Statement::Reading(Box::new(reading))))
        });
        by_year(texts)
    }

    fn thresholds(&self, indicator: &Indicator<'a>) -> Option<Cell<'a>> {
        let thresholds = indicator.thresholds.as_ref()?;
        Some(Cell::Written(self.written(&Statement::Thresholds(thresholds.clone()))))
    }

    fn direction(&self, indicator: &Indicator<'a>) -> Option<Cell<'a>> {
        let word = indicator.direction?.1.word(self.language);
        Some(Cell::Words(Cow::Borrowed(word)))
    }

    fn targets(&self, all: &[Target<'a>]) -> Option<Cell<'a>> {
        if let [Target { year: None, goal }] = all
            && goal.comparator == Comparator::Implicit
            && goal.by.is_none()
        {
            return Some(Cell::Value(goal.value));
        }
        let texts =
            all.iter().map(|it| (it.year.map(|it| it.0), self.written(&Statement::Target(None, it.goal))));
        by_year(texts)
    }

    fn written(&self, statement: &Statement<'a>) -> String {
        let mut text = String::new();
        argument(statement, self.language, &mut text);
        text
    }
}

/// `2023: >= 70%; 2024: >= 75%`.
fn by_year<'y>(texts: impl Iterator<Item = (Option<&'y str>, String)>) -> Option<Cell<'static>> {
    let texts: Vec<String> = texts
        .map(|(year, text)| match year {
            Some(year) => format!("{year}: {text}"),
            None => text,
        })
        .collect();
    (!texts.is_empty()).then(|| Cell::Written(texts.join("; ")))
}

/// A value as plans write it.
pub(crate) fn value_text(value: Value<'_>, language: Language) -> String {
    let mut text = String::new();
    argument(&Statement::Value(Property::Result, value), language, &mut text);
    text
}
