//! What a rule over two editions of a plan sees: a section, and what it was.

use crate::compare::{Edition, Pair};
use crate::model::{Indicator, Section, Target};
use crate::rule::{PlanHeader, Settings, Sink};
use crate::syntax::Property;
use crate::text::Span;
use crate::words::{Shape, Words};

/// A rule's function over a section and what it was.
pub type HistoryCheck = fn(&HistoryCx<'_, '_>, &mut Sink<'_>);

/// What a rule over two editions sees: a section that is in both, or in one only.
#[derive(Clone, Copy, Debug)]
pub struct HistoryCx<'s, 'a> {
    /// The plan's header.
    pub plan: &'s PlanHeader,
    /// Thresholds.
    pub settings: &'s Settings,
    /// The earlier edition.
    pub earlier: &'s Edition,
    /// Whether the plan has results, as a report has.
    pub is_reported: bool,
    /// Whether so few results are missing that each is reported as missing by itself.
    pub are_few_missing: bool,
    /// The section as it was, with its index; none where it was added.
    pub before: Option<(usize, &'s Section<'a>)>,
    /// The section as it is; none where it was dropped.
    pub now: Option<&'s Section<'a>>,
    /// Where findings go that are about the section as a whole: in a section that was
    /// dropped, what it stood under.
    pub anchor: Span,
    /// Its indicators, where it is in both editions.
    pub indicators: &'s [Pair],
}

/// An indicator that is in both editions.
#[derive(Clone, Copy, Debug)]
pub struct Kept<'s, 'a> {
    /// As it was.
    pub before: &'s Indicator<'a>,
    /// As it is.
    pub now: &'s Indicator<'a>,
}

impl<'s, 'a> HistoryCx<'s, 'a> {
    /// Where a part of the section lies in it.
    pub fn span(&self, part: &str) -> Span {
        self.now.map_or(self.anchor, |it| it.span(part))
    }

    /// Where a part of the earlier section lies in the earlier text.
    pub fn span_before(&self, part: &str) -> Span {
        self.before.map_or_else(Span::default, |(at, it)| self.earlier.span(at, it, part))
    }

    /// Years from the earlier edition to this one; none where one of them has no year.
    pub fn years(&self) -> Option<i16> {
        self.plan.year.zip(self.earlier.year).and_then(|(now, before)| now.checked_sub(before))
    }

    /// Whether both are about one year: what was decided at its beginning, and what came of it.
    pub fn is_same_year(&self) -> bool {
        self.years() == Some(0)
    }

    /// The indicators that are in both editions, in the order of the later one.
    pub fn kept(&self) -> impl Iterator<Item = Kept<'s, 'a>> + 's {
        let both = self.before.map(|it| it.1).zip(self.now);
        let pairs = self.indicators;
        both.into_iter().flat_map(move |(before, now)| {
            pairs.iter().filter_map(move |pair| {
                let before = before.indicators.get(pair.old?)?;
                Some(Kept { before, now: now.indicators.get(pair.new?)? })
            })
        })
    }

    /// The indicators that were dropped.
    pub fn dropped(&self) -> impl Iterator<Item = &'s Indicator<'a>> + 's {
        let before = self.before.map(|it| it.1);
        self.indicators
            .iter()
            .filter(|it| it.new.is_none())
            .filter_map(move |it| before?.indicators.get(it.old?))
    }

    /// The indicators that were added.
    pub fn added(&self) -> impl Iterator<Item = &'s Indicator<'a>> + 's {
        let now = self.now;
        self.indicators
            .iter()
            .filter(|it| it.old.is_none())
            .filter_map(move |it| now?.indicators.get(it.new?))
    }

    /// What the earlier edition set for this year, else for its own.
    pub fn target_before(&self, indicator: &'s Indicator<'a>) -> Option<&'s Target<'a>> {
        let named =
            indicator.targets.iter().find(|it| it.year.is_some_and(|it| Some(it.1) == self.plan.year));
        named.or_else(|| indicator.target(self.earlier.year))
    }

    /// Whether the plan records why an indicator was changed: a reason, or a note that speaks of
    /// a change, on the indicator or on its section.
    pub fn is_explained(&self, indicator: Option<&Indicator<'a>>) -> bool {
        let nodes = indicator.map(|it| &it.node).into_iter().chain(self.now.map(|it| &it.node));
        nodes.into_iter().any(|node| {
            let notes = node.words.iter().filter(|it| it.0 == Property::Note);
            node.has_words(Property::Reason) || notes.into_iter().any(|it| speaks_of_change(it.1.inner))
        })
    }
}

/// Beginnings of the words in which a change is recorded.
const CHANGE: &[&str] = &[
    "varia",
    "rimodul",
    "ridetermin",
    "modific",
    "rettific",
    "aggiorn",
    "sostitu",
    "chang",
    "revis",
    "amend",
    "replac",
    "updat",
];

fn speaks_of_change(note: &str) -> bool {
    let mut list = Vec::new();
    let words = Words::of(note, &mut list);
    words.iter().filter(|it| it.shape == Shape::Letters).any(|it| {
        let word = it.text.to_lowercase();
        CHANGE.iter().any(|it| word.starts_with(it))
    })
}
