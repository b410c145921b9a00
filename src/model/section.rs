//! A section as a typed plan: its node and its indicators.

use smallvec::SmallVec;

use crate::model::{Broken, Misplaced, Target, Yearly};
use crate::syntax::{
    Formula, Heading, Keyword, Language, Measure, Property, Rank, Scoring, Text, Value, ValueKind, spelling,
};
use crate::text::Span;

/// A heading of rank plan to objective with what stands under it.
#[derive(Clone, Debug, Default)]
pub struct Section<'a> {
    /// The text of the section. Every slice in the model is a part of it.
    pub source: &'a str,
    /// The node itself.
    pub node: Node<'a>,
    /// Its indicators, in order.
    pub indicators: Vec<Indicator<'a>>,
    /// Lines that stand where they do not belong.
    pub misplaced: Vec<Misplaced<'a>>,
    /// Whether a line that could not be read may be a heading, of an indicator perhaps: then
    /// there may be more of them, and the last may be another objective's.
    pub hides_indicator: bool,
    /// Whether a line that could not be read may be a heading above indicators: then what
    /// stands below it, here and in the sections that follow, may belong under it.
    pub hides_heading: bool,
    /// The codes of what may be headings.
    pub hidden_codes: Vec<&'a str>,
}

/// What every heading can have.
#[derive(Clone, Debug, Default)]
pub struct Node<'a> {
    /// The heading; none only before the first heading of a text.
    pub heading: Option<Heading<'a>>,
    /// The rank of the heading, well formed or not.
    pub rank: Option<Rank>,
    /// The keyword of the heading as written.
    pub keyword: &'a str,
    /// Share of the parent.
    pub weight: Option<Value<'a>>,
    /// Reported degree of achievement.
    pub achieved: Option<Value<'a>>,
    /// Owner, source, note, reason and so on, in order.
    pub words: SmallVec<[(Property, Text<'a>); 1]>,
    /// The scoring policy of a plan.
    pub scoring: Option<Box<Scoring<'a>>>,
    /// Properties on lines that could not be read.
    pub broken: Broken,
    /// Whether something is wrong with the line of the heading: its code and its name may
    /// not be all that was meant.
    pub is_garbled: bool,
}

/// An indicator.
#[derive(Clone, Debug, Default)]
pub struct Indicator<'a> {
    /// Its place among the indicators of its section, counted from 1.
    pub number: u32,
    /// Heading, weight, achievement and words.
    pub node: Node<'a>,
    /// Named operands.
    pub measures: SmallVec<[Measure<'a>; 2]>,
    /// How the result is computed.
    pub formula: Option<Formula<'a>>,
    /// Targets, perhaps of several years.
    pub targets: SmallVec<[Target<'a>; 1]>,
    /// Results, perhaps of several years.
    pub results: SmallVec<[Yearly<'a>; 1]>,
    /// Values before the plan.
    pub baselines: SmallVec<[Yearly<'a>; 1]>,
}

impl<'a> Section<'a> {
    /// The rank of the section; the plan's where it has no heading.
    pub fn rank(&self) -> Rank {
        self.node.rank.unwrap_or(Rank::Plan)
    }

    /// Where a part of the section lies in it.
    pub fn span(&self, part: &str) -> Span {
        Span::of(part, self.source)
    }
}

impl<'a> Node<'a> {
    /// The name as written between its quotes.
    pub fn name(&self) -> &'a str {
        self.heading.map_or("", |it| it.name.inner)
    }

    /// The code.
    pub fn code(&self) -> Option<&'a str> {
        self.heading.and_then(|it| it.code)
    }

    /// The text to point at when the finding is about the node as a whole: its name.
    pub fn anchor(&self) -> &'a str {
        self.heading.map_or(self.keyword, |it| it.name.source)
    }

    /// The first text of a property.
    pub fn words(&self, property: Property) -> Option<Text<'a>> {
        self.words.iter().find(|it| it.0 == property).map(|it| it.1)
    }

    /// Whether a note tells a property in words, as importers write what they could not read:
    /// `nota "target: come l'anno prima"`.
    pub fn tells_in_note(&self, property: Property) -> bool {
        let keyword = spelling(Keyword::Property(property), Language::It);
        let mut notes = self.words.iter().filter(|it| it.0 == Property::Note);
        notes.any(|it| it.1.inner.strip_prefix(keyword).is_some_and(|it| it.starts_with([':', ' '])))
    }

    /// Whether the node is taken out of the reckoning: neutralised or not applicable.
    pub fn is_excluded(&self) -> bool {
        let kind = self.achieved.map(|it| it.kind);
        matches!(kind, Some(ValueKind::Neutralised | ValueKind::NotApplicable))
    }

    /// Whether a property in words is there, well formed or not.
    pub fn has_words(&self, property: Property) -> bool {
        self.words(property).is_some() || self.broken.has(property)
    }
}

impl<'a> Indicator<'a> {
    /// The target of a year: the one that names it, else the first that names none.
    pub fn target(&self, year: Option<i16>) -> Option<&Target<'a>> {
        of_year(&self.targets, year, |it| it.year)
    }

    /// The result of a year, chosen as the target is.
    pub fn result(&self, year: Option<i16>) -> Option<&Yearly<'a>> {
        of_year(&self.results, year, |it| it.year)
    }

    /// The latest value before the plan's year.
    pub fn baseline(&self) -> Option<&Yearly<'a>> {
        self.baselines.iter().max_by_key(|it| it.year.map(|it| it.1))
    }

    /// A measure by name. Case does not matter.
    pub fn measure(&self, name: &str) -> Option<&Measure<'a>> {
        self.measures.iter().find(|it| same_name(it.name, name))
    }
}

/// Whether two names of measures are the same. Case does not matter.
pub(crate) fn same_name(a: &str, b: &str) -> bool {
    a == b || a.eq_ignore_ascii_case(b) || (!a.is_ascii() && a.to_lowercase() == b.to_lowercase())
}

fn of_year<'i, 'a, T>(
    items: &'i [T],
    year: Option<i16>,
    year_of: impl Fn(&T) -> Option<crate::syntax::Year<'a>>,
) -> Option<&'i T> {
    let named = items.iter().find(|it| year_of(it).map(|it| it.1) == year && year.is_some());
    named.or_else(|| items.iter().find(|it| year_of(it).is_none()))
}
