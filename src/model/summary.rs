//! What the whole plan needs to know of a section once its model is gone.

use compact_str::CompactString;
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::model::code::Numbered;
use crate::model::{Names, Properties, Standing};
use crate::syntax::{Language, Rank, Unit, Value, ValueKind, language_of};
use crate::text::{Edit, Span};

/// A weight or an achievement: where it stands and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Its place in the section, with its unit.
    pub span: Span,
    /// In %, where it is a number with one reading. Its scale is that of the print.
    pub percent: Option<Decimal>,
    /// Length of the digits at the start of the place, in bytes.
    digits: u32,
    /// How decimals are marked there.
    language: Language,
}

impl Share {
    /// The share that a value stands for. `keyword` is that of the heading above: where
    /// the value has no decimals yet, its language says how they would be marked.
    pub fn of(value: &Value<'_>, keyword: &str, section: &str) -> Self {
        let digits = match value.kind {
            ValueKind::Number { number, .. } => number.source,
            _ => value.source,
        };
        let language = notation(digits, keyword);
        Self {
            span: Span::of(value.source, section),
            percent: Self::percent_of(value),
            digits: u32::try_from(digits.len()).unwrap_or(u32::MAX),
            language,
        }
    }

    /// The number of a share in %, where it is one with one reading.
    pub fn percent_of(value: &Value<'_>) -> Option<Decimal> {
        value.number().filter(|_| matches!(value.unit(), Some(Unit::Percent | Unit::None)))
    }

    /// A share on a line that could not be read.
    pub fn broken(span: Span) -> Self {
        Self { span, percent: None, digits: 0, language: Language::It }
    }

    /// The edit that writes another number in its place, in its own notation.
    pub fn edit(&self, percent: Decimal) -> Edit {
        let end = self.span.start.saturating_add(self.digits).min(self.span.end);
        let text = crate::text::write_number(percent, self.language == Language::It);
        Edit { span: Span { start: self.span.start, end }, text }
    }
}

/// How decimals are marked in a number; where it has none yet, as they would be under a
/// heading with this keyword.
pub(crate) fn notation(digits: &str, keyword: &str) -> Language {
    match (digits.contains(','), digits.contains('.')) {
        (true, _) => Language::It,
        (_, true) => Language::En,
        _ => language_of(keyword).unwrap_or(Language::It),
    }
}

/// A section in short. Places are relative to the section.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// Rank of the heading.
    pub rank: Rank,
    /// Whether the section has a heading that could be read.
    pub has_heading: bool,
    /// The code.
    pub code: Option<CompactString>,
    /// Where the code stands, else the name.
    pub code_span: Span,
    /// Where to point for findings about the node as a whole.
    pub anchor: Span,
    /// The weight; a broken line gives a share without a number.
    pub weight: Option<Share>,
    /// The reported achievement.
    pub achieved: Option<Share>,
    /// The most that its own scoring policy, or that of a heading above, allows, in %; none where
    /// it is the plan's.
    pub most: Option<Decimal>,
    /// Who answers for it, as it is written there.
    pub owner: Option<CompactString>,
    /// Whether the node is taken out of the reckoning: neutralised or not applicable.
    pub is_excluded: bool,
    /// Whether a reason for a deviation is recorded.
    pub has_reason: bool,
    /// Whether a heading or a whole line could not be read: there may be more than is known.
    pub is_open: bool,
    /// Whether a line that could not be read may be a heading of any rank.
    pub hides_heading: bool,
    /// Whether a line that could not be read may be an indicator.
    pub hides_indicator: bool,
    /// The codes of what may be headings.
    pub hidden_codes: Vec<CompactString>,
    /// Whether the line of the heading is not as it should be: the code may be missing.
    pub is_garbled: bool,
    /// The properties that it has, readable or not.
    pub properties: Properties,
    /// The language of its keyword; none where both languages share the word.
    pub language: Option<Language>,
    /// The indicators, in order.
    pub indicators: Vec<IndicatorSummary>,
    /// Its names, where a rule compares them.
    pub names: Option<Box<Names>>,
}

/// An indicator in short.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorSummary {
    /// Where to point for findings about the indicator as a whole.
    pub anchor: Span,
    /// The weight.
    pub weight: Option<Share>,
    /// The reported achievement.
    pub achieved: Option<Share>,
    /// The achievement that the plan's policy gives for result and target, in %.
    pub recomputed: Option<Decimal>,
    /// The least and the most that any known policy gives for them, in %; none where they
    /// cannot be held against each other.
    pub possible: Option<(Decimal, Decimal)>,
    /// How the reported achievement stands to them.
    pub standing: Standing,
    /// The most that it may earn, in %.
    pub most: Decimal,
    /// Whether bodies score such a result in more ways than are known here: a date that is
    /// late, where the plan declares no policy.
    pub is_debatable: bool,
    /// Whether its result is said not to be available.
    pub is_withheld: bool,
    /// Whether the indicator is taken out of the reckoning or does not apply.
    pub is_excluded: bool,
    /// Whether a reason for a deviation is recorded.
    pub has_reason: bool,
    /// Whether there is a result of the plan's year, readable or not.
    pub has_result: bool,
    /// Where the result of the plan's year stands.
    pub result: Option<Span>,
    /// The result, where it is a date.
    pub result_date: Option<Date>,
    /// The properties that it has, readable or not.
    pub properties: Properties,
}

impl Summary {
    /// Whether it surely has a weight: a line that cannot be read may be one, or not.
    pub fn has_weight(&self) -> bool {
        self.weight.is_some_and(|it| it.percent.is_some() || !self.is_open)
    }

    /// Whether the code of a node of this rank, with this before its last number, may stand in
    /// what could not be read of the section.
    pub fn may_hide(&self, rank: Rank, prefix: &str) -> bool {
        let of_line = self.hidden_codes.iter().filter_map(|it| Numbered::of(it));
        let is_lost = !self.has_heading || (self.is_garbled && self.code.is_none());
        of_line.into_iter().any(|it| it.prefix == prefix) || (is_lost && self.rank == rank)
    }

    /// Every place in the summary, in a fixed order.
    pub fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        let share = |it: Option<Share>| it.map(|it| it.span);
        let node = [Some(self.code_span), Some(self.anchor), share(self.weight), share(self.achieved)];
        let indicators = self
            .indicators
            .iter()
            .flat_map(move |it| [Some(it.anchor), share(it.weight), share(it.achieved), it.result]);
        let counts = self.names.iter().flat_map(|it| it.counts.iter().map(|it| Some(it.span)));
        node.into_iter().chain(indicators).chain(counts).flatten()
    }
}
