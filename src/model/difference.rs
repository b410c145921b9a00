//! In what two summaries of a section differ: which rules over the plan an edit concerns.

use crate::model::{IndicatorSummary, Share, Summary};

/// In what two summaries differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// What there is: ranks, indicators, properties, whether there is a code.
    pub structure: bool,
    /// What the codes are.
    pub codes: bool,
    /// Weights, achievements, what was computed, days.
    pub figures: bool,
    /// Names.
    pub names: bool,
}

impl Difference {
    /// Everything may be another.
    pub const EVERYTHING: Self = Self { structure: true, codes: true, figures: true, names: true };

    /// Both differences.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            structure: self.structure || other.structure,
            codes: self.codes || other.codes,
            figures: self.figures || other.figures,
            names: self.names || other.names,
        }
    }

    /// Whether they say the same.
    pub fn is_none(self) -> bool {
        self == Self::default()
    }
}

impl Summary {
    /// In what two summaries differ, wherever it stands: rules over the plan that look at
    /// nothing of it find the same, and only places have moved.
    pub fn difference(&self, other: &Self) -> Difference {
        // Tolerances depend on the printed digits, so 100 and 100,00 do not say the same.
        let percent = |it: Option<Share>| it.map(|it| it.percent.map(|it| (it, it.scale())));
        let same_figures = |a: &IndicatorSummary, b: &IndicatorSummary| {
            percent(a.weight) == percent(b.weight)
                && percent(a.achieved) == percent(b.achieved)
                && a.recomputed == b.recomputed
                && a.possible == b.possible
                && a.standing == b.standing
                && a.most == b.most
                && a.is_debatable == b.is_debatable
                && a.result_date == b.result_date
        };
        let same_structure = |a: &IndicatorSummary, b: &IndicatorSummary| {
            a.is_excluded == b.is_excluded
                && a.is_withheld == b.is_withheld
                && a.has_reason == b.has_reason
                && a.has_result == b.has_result
                && a.properties == b.properties
        };
        let pairs = || self.indicators.iter().zip(&other.indicators);
        let structure = self.rank == other.rank
            && self.has_heading == other.has_heading
            && self.code.is_some() == other.code.is_some()
            && self.is_excluded == other.is_excluded
            && self.has_reason == other.has_reason
            && self.is_open == other.is_open
            && self.hides_heading == other.hides_heading
            && self.hides_indicator == other.hides_indicator
            && self.hidden_codes == other.hidden_codes
            && self.is_garbled == other.is_garbled
            && self.properties == other.properties
            && self.language == other.language
            && self.indicators.len() == other.indicators.len()
            && pairs().all(|(a, b)| same_structure(a, b))
            // Places are told apart by their order, so there must be as many.
            && self.presence().eq(other.presence());
        // Weights may be those of each owner.
        let figures = self.owner == other.owner
            && self.most == other.most
            && percent(self.weight) == percent(other.weight)
            && percent(self.achieved) == percent(other.achieved)
            && pairs().all(|(a, b)| same_figures(a, b));
        let names = match (&self.names, &other.names) {
            (Some(one), Some(other)) => one.says_the_same(other),
            (one, other) => one.is_none() == other.is_none(),
        };
        let codes = self.code == other.code;
        Difference { structure: !structure, codes: !codes, figures: !figures, names: !names }
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
    use jiff::civil::Date;
    use rust_decimal::Decimal;

    use super::*;
    use crate::model::{Counted, Names, Properties, Standing};
    use crate::syntax::{Language, Property, Rank, Statement, parse_line};
    use crate::text::Span;

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
            possible: None,
            standing: Standing::Open,
            most: Decimal::ONE_HUNDRED,
            is_debatable: false,
            is_withheld: false,
            is_excluded: false,
            has_reason: false,
            has_result: true,
            result: Some(Span::default()),
            result_date: None,
            properties: Properties::default(),
        }
    }

    fn summary() -> Summary {
        let mut names = Names::default();
        names.add([1]);
        names.add([2]);
        names.counts.push(Counted {
            indicator: 1,
            span: Span::default(),
            number: Decimal::TEN,
            roots: [7].as_slice().into(),
        });
        Summary {
            code: Some("00".into()),
            weight: Some(share("peso 100%")),
            achieved: Some(share("grado 90%")),
            indicators: vec![indicator()],
            names: Some(Box::new(names)),
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
            changed(|it| it.has_reason = true),
            changed(|it| it.is_excluded = true),
            changed(|it| it.is_open = true),
            changed(|it| it.hides_heading = true),
            changed(|it| it.hidden_codes.push("01".into())),
            changed(|it| it.is_garbled = true),
            changed(|it| it.properties = owner),
            changed(|it| it.language = Some(Language::It)),
            changed(|it| it.indicators.push(indicator())),
            in_indicator(|it| it.is_excluded = true),
            in_indicator(|it| it.is_withheld = true),
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
    fn another_code_is_a_change_of_codes_and_one_more_or_less_of_structure_too() {
        let codes = Difference { codes: true, ..Difference::default() };
        assert_eq!(changed(|it| it.code = Some("01".into())), codes);
        assert_eq!(changed(|it| it.code = None), Difference { structure: true, ..codes });
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
            in_indicator(|it| it.possible = Some((Decimal::ZERO, Decimal::ONE))),
            in_indicator(|it| it.standing = Standing::Contradicts),
            in_indicator(|it| it.is_debatable = true),
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
            in_names(|it| it.add([3])),
            in_names(|it| it.add([])),
            in_names(|it| it.counts[0].number = Decimal::ONE),
            in_names(|it| it.counts[0].roots = [3].as_slice().into()),
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
