//! A section as a typed plan: its node and its indicators.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use smallvec::SmallVec;

use crate::model::{Broken, Misplaced, Target, Yearly};
use crate::syntax::{
    Direction, Formula, Heading, Keyword, Language, Measure, Property, Rank, Scoring, TermKind, Text,
    Thresholds, Value, ValueKind, spelling,
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
    /// Money set aside and people at work on it: each once.
    pub means: Vec<(Property, Value<'a>)>,
    /// Owner, source, note, reason and so on, in order.
    pub words: SmallVec<[(Property, Text<'a>); 1]>,
    /// The scoring policy for what stands under it, and for itself.
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
    /// Where there are many: the first measure of each name, in small letters.
    pub(crate) by_name: OnceLock<HashMap<String, usize>>,
    /// Where there are many: the names that the formula names, in small letters.
    pub(crate) used: OnceLock<HashSet<String>>,
    /// How the result is computed.
    pub formula: Option<Formula<'a>>,
    /// Which way a target without a comparator is better, with the word for it.
    pub direction: Option<(&'a str, Direction)>,
    /// The least, the wanted and the best value.
    pub thresholds: Option<Box<Thresholds<'a>>>,
    /// Targets, perhaps of several years. One without a comparator has that of the direction.
    pub targets: SmallVec<[Target<'a>; 1]>,
    /// Results, perhaps of several years, and readings within them.
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

    /// Money set aside, or people at work on it.
    pub fn means(&self, property: Property) -> Option<Value<'a>> {
        self.means.iter().find(|it| it.0 == property).map(|it| it.1)
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
    /// The indicator as it would be with another formula.
    #[must_use]
    pub fn with_formula(self, formula: Option<Formula<'a>>) -> Self {
        Self { formula, used: OnceLock::new(), ..self }
    }

    /// The target of a year: the one that names it, else the first that names none.
    pub fn target(&self, year: Option<i16>) -> Option<&Target<'a>> {
        of_year(&self.targets, year, |it| it.year)
    }

    /// The result of a year: the one that names it, else the first that names neither a year
    /// nor a day, else the latest reading, within the year where there is one.
    pub fn result(&self, year: Option<i16>) -> Option<&Yearly<'a>> {
        let named = self.results.iter().find(|it| year.is_some() && it.year.map(|it| it.1) == year);
        let plain = || self.results.iter().find(|it| it.year.is_none() && it.at.is_none());
        let day = |it: &&Yearly<'a>| it.at.map(|it| it.date);
        let within = |it: &&Yearly<'a>| day(it).is_some_and(|it| Some(it.year()) == year);
        let readings = || self.results.iter().filter(|it| it.at.is_some());
        let latest = || readings().filter(within).max_by_key(day).or_else(|| readings().max_by_key(day));
        named.or_else(plain).or_else(latest)
    }

    /// The latest value before the plan's year.
    pub fn baseline(&self) -> Option<&Yearly<'a>> {
        self.baselines.iter().max_by_key(|it| it.year.map(|it| it.1))
    }

    /// A measure by name. Case does not matter.
    pub fn measure(&self, name: &str) -> Option<&Measure<'a>> {
        if self.measures.len() <= FEW {
            return self.measures.iter().find(|it| same_name(it.name, name));
        }
        let by_name = self.by_name.get_or_init(|| {
            let mut res = HashMap::new();
            for (i, it) in self.measures.iter().enumerate() {
                res.entry(it.name.to_lowercase()).or_insert(i);
            }
            res
        });
        by_name.get(&name.to_lowercase()).and_then(|it| self.measures.get(*it))
    }

    /// Whether the formula names a measure of this name. Case does not matter.
    pub fn uses(&self, name: &str) -> bool {
        let Some(Formula::Terms { terms, .. }) = &self.formula else { return false };
        let mut named = terms.iter().filter(|it| it.kind == TermKind::Measure);
        if terms.len() <= FEW {
            return named.any(|it| same_name(it.source, name));
        }
        let used = self.used.get_or_init(|| named.map(|it| it.source.to_lowercase()).collect());
        used.contains(&name.to_lowercase())
    }
}

/// Up to so many names are looked through one by one.
const FEW: usize = 16;

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
