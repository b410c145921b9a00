//! What the whole plan needs to know of a section once its model is gone.

use compact_str::CompactString;
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::model::code::Numbered;
use crate::model::{Difference, Names, Properties};
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
    /// Whether a reason for a deviation is recorded.
    pub has_reason: bool,
    /// Whether a heading or a whole line could not be read: there may be more than is known.
    pub is_open: bool,
    /// Whether a line that could not be read may be a heading of any rank.
    pub hides_heading: bool,
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

    /// In what two summaries differ, wherever it stands: rules over the plan that look at
    /// nothing of it find the same, and only places have moved.
    pub fn difference(&self, other: &Self) -> Difference {
        // Tolerances depend on the printed digits, so 100 and 100,00 do not say the same.
        let percent = |it: Option<Share>| it.map(|it| it.percent.map(|it| (it, it.scale())));
        let same_figures = |a: &IndicatorSummary, b: &IndicatorSummary| {
            percent(a.weight) == percent(b.weight)
                && percent(a.achieved) == percent(b.achieved)
                && a.recomputed == b.recomputed
                && a.result_date == b.result_date
        };
        let same_structure = |a: &IndicatorSummary, b: &IndicatorSummary| {
            a.is_excluded == b.is_excluded
                && a.has_reason == b.has_reason
                && a.has_result == b.has_result
                && a.properties == b.properties
        };
        let pairs = || self.indicators.iter().zip(&other.indicators);
        let structure = self.rank == other.rank
            && self.has_heading == other.has_heading
            && self.code == other.code
            && self.has_reason == other.has_reason
            && self.is_open == other.is_open
            && self.hides_heading == other.hides_heading
            && self.hidden_codes == other.hidden_codes
            && self.is_garbled == other.is_garbled
            && self.properties == other.properties
            && self.language == other.language
            && self.indicators.len() == other.indicators.len()
            && pairs().all(|(a, b)| same_structure(a, b))
            // Places are told apart by their order, so there must be as many.
            && self.presence().eq(other.presence());
        let figures = percent(self.weight) == percent(other.weight)
            && percent(self.achieved) == percent(other.achieved)
            && pairs().all(|(a, b)| same_figures(a, b));
        let names = match (&self.names, &other.names) {
            (Some(one), Some(other)) => one.says_the_same(other),
            (one, other) => one.is_none() == other.is_none(),
        };
        Difference { structure: !structure, figures: !figures, names: !names }
    }

    /// Which of the places that may be missing are there, in the order of [`Self::spans`].
    fn presence(&self) -> impl Iterator<Item = bool> + '_ {
        let node = [self.weight.is_some(), self.achieved.is_some()];
        let indicators = self
            .indicators
            .iter()
            .flat_map(|it| [it.weight.is_some(), it.achieved.is_some(), it.result.is_some()]);
        let n_counts = self.names.as_ref().map_or(0, |it| it.counts.len());
        node.into_iter().chain(indicators).chain(std::iter::repeat_n(true, n_counts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Counted;
    use crate::syntax::{Property, Statement, parse_line};

    fn share(value: &str) -> Share {
        let Statement::Value(_, it) = parse_line(value).statement else { panic!("{value}") };
        Share::of(&it, "objective", it.source)
    }

    fn indicator() -> IndicatorSummary {
        IndicatorSummary {
            anchor: Span::default(),
            weight: Some(share("peso 40%")),
            achieved: Some(share("grado 90%")),
            recomputed: None,
            is_excluded: false,
            has_reason: false,
            has_result: true,
            result: Some(Span::default()),
            result_date: None,
            properties: Properties::default(),
        }
    }

    fn summary() -> Summary {
        let counts =
            vec![Counted { indicator: 1, span: Span::default(), number: Decimal::TEN, roots: [7].into() }];
        Summary {
            weight: Some(share("peso 100%")),
            achieved: Some(share("grado 90%")),
            indicators: vec![indicator()],
            names: Some(Box::new(Names { node: [1].into(), indicators: vec![[2].into()], counts })),
            ..Summary::default()
        }
    }

    /// In what a summary differs from itself with one change.
    fn changed(change: impl FnOnce(&mut Summary)) -> Difference {
        let mut other = summary();
        change(&mut other);
        assert_eq!(summary().difference(&other), other.difference(&summary()));
        summary().difference(&other)
    }

    fn in_indicator(change: impl FnOnce(&mut IndicatorSummary)) -> Difference {
        changed(|it| change(&mut it.indicators[0]))
    }

    fn in_names(change: impl FnOnce(&mut Names)) -> Difference {
        changed(|it| change(it.names.as_mut().expect("names")))
    }

    const MOVED: Span = Span { start: 3, end: 9 };

    #[test]
    fn what_only_moved_says_the_same() {
        assert!(changed(|_| ()).is_none());
        assert!(changed(|it| it.anchor = MOVED).is_none());
        assert!(in_indicator(|it| it.result = Some(MOVED)).is_none());
        assert!(in_names(|it| it.counts[0].span = MOVED).is_none());
    }

    #[test]
    fn every_change_of_structure_is_a_change_of_structure_alone() {
        let owner = Properties::default().with(Property::Owner);
        for (i, it) in [
            changed(|it| it.rank = Rank::Goal),
            changed(|it| it.has_heading = true),
            changed(|it| it.code = Some("01".into())),
            changed(|it| it.has_reason = true),
            changed(|it| it.is_open = true),
            changed(|it| it.hides_heading = true),
            changed(|it| it.hidden_codes.push("01".into())),
            changed(|it| it.is_garbled = true),
            changed(|it| it.properties = owner),
            changed(|it| it.language = Some(Language::It)),
            changed(|it| it.indicators.push(indicator())),
            in_indicator(|it| it.is_excluded = true),
            in_indicator(|it| it.has_reason = true),
            in_indicator(|it| it.has_result = false),
            in_indicator(|it| it.properties = owner),
            in_indicator(|it| it.result = None),
        ]
        .into_iter()
        .enumerate()
        {
            assert_eq!(it, Difference { structure: true, ..Difference::default() }, "{i}");
        }
    }

    #[test]
    fn every_change_of_a_figure_is_a_change_of_figures_alone() {
        for (i, it) in [
            changed(|it| it.weight = Some(share("peso 99%"))),
            changed(|it| it.weight = Some(share("peso 100,0%"))),
            changed(|it| it.achieved = Some(share("grado 91%"))),
            in_indicator(|it| it.weight = Some(share("peso 41%"))),
            in_indicator(|it| it.achieved = Some(share("grado 91%"))),
            in_indicator(|it| it.recomputed = Some(Decimal::ONE)),
            in_indicator(|it| it.result_date = Some(Date::constant(2023, 12, 31))),
        ]
        .into_iter()
        .enumerate()
        {
            assert_eq!(it, Difference { figures: true, ..Difference::default() }, "{i}");
        }
    }

    #[test]
    fn every_change_of_a_name_is_a_change_of_names_alone() {
        for (i, it) in [
            in_names(|it| it.node = [3].into()),
            in_names(|it| it.indicators[0] = [3].into()),
            in_names(|it| it.counts[0].number = Decimal::ONE),
            in_names(|it| it.counts[0].roots = [3].into()),
        ]
        .into_iter()
        .enumerate()
        {
            assert_eq!(it, Difference { names: true, ..Difference::default() }, "{i}");
        }
        assert!(changed(|it| it.names = None).names);
    }

    #[test]
    fn a_value_that_comes_or_goes_is_a_change_of_structure_too() {
        for (i, it) in [
            changed(|it| it.weight = None),
            changed(|it| it.achieved = None),
            in_indicator(|it| it.weight = None),
            in_indicator(|it| it.achieved = None),
            in_names(|it| it.counts.clear()),
        ]
        .into_iter()
        .enumerate()
        {
            assert!(it.structure, "{i}");
        }
    }

    #[test]
    fn a_share_is_rewritten_as_its_decimals_are_marked_and_else_as_its_heading_says() {
        let of = |value, keyword| {
            let Statement::Value(_, it) = parse_line(value).statement else { panic!("{value}") };
            Share::of(&it, keyword, it.source).edit(Decimal::new(125, 1)).text
        };
        assert_eq!(of("peso 40,5%", "objective"), "12,5");
        assert_eq!(of("peso 40.5%", "obiettivo"), "12.5");
        assert_eq!(of("peso 40%", "objective"), "12.5");
        assert_eq!(of("peso 40%", "obiettivo"), "12,5");
    }

    #[test]
    fn a_heading_that_lost_its_code_may_be_any_of_its_rank() {
        let hides = |change: &dyn Fn(&mut Summary)| {
            let mut it = Summary { rank: Rank::Objective, has_heading: true, ..Summary::default() };
            change(&mut it);
            (it.may_hide(Rank::Objective, "01."), it.may_hide(Rank::Goal, "01."))
        };
        assert_eq!(hides(&|_| ()), (false, false));
        assert_eq!(hides(&|it| it.is_garbled = true), (true, false));
        assert_eq!(hides(&|it| it.has_heading = false), (true, false));
        let is_garbled_with_a_code = |it: &mut Summary| {
            it.is_garbled = true;
            it.code = Some("02.01".into());
        };
        assert_eq!(hides(&is_garbled_with_a_code), (false, false));
        assert_eq!(hides(&|it| it.hidden_codes.push("01.03".into())), (true, true));
        assert_eq!(hides(&|it| it.hidden_codes.push("02.03".into())), (false, false));
    }
}
