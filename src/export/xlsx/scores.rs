//! What the program makes of the achievements of the plan: the sheet says the same.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::check::scored::Scored;
use crate::check::{Checked, check};
use crate::config::Config;
use crate::export::table::NodePlace;
use crate::export::xlsx::achievement::{Graded, graded};
use crate::rule::Settings;

/// A plan that was checked for its scores alone.
pub(crate) struct Scores<'a> {
    scored: Scored<'a>,
}

/// Checks a plan without any rule: what is left is its scores.
pub(crate) fn checked(text: &str) -> Checked {
    check(text, &Config::new([], Settings::default()), false)
}

impl<'a> Scores<'a> {
    pub(crate) fn of(text: &'a str, checked: &'a Checked) -> Self {
        Self { scored: Scored::new(text, checked) }
    }

    /// The recomputed achievement of a node, as a share of 1.
    pub(crate) fn recomputed(&self, place: NodePlace) -> Option<f64> {
        let percent = match place.indicator {
            None => self.scored.scores.get(place.section)?.rollup.recomputed,
            Some(number) => {
                let summary = &self.scored.checked.sections.get(place.section)?.summary;
                let at = usize::try_from(number).ok()?.checked_sub(1)?;
                summary.indicators.get(at).filter(|it| !it.is_excluded)?.recomputed
            }
        };
        percent?.checked_div(Decimal::ONE_HUNDRED)?.to_f64()
    }

    /// The achievement of an indicator as a formula over the cell of its result.
    pub(crate) fn graded(&self, place: NodePlace, cell: &str, result: f64) -> Option<Graded> {
        let at = usize::try_from(place.indicator?).ok()?.checked_sub(1)?;
        self.scored.with_section(place.section, |it| {
            graded(it.indicators.get(at)?, &self.scored.checked.header, cell, result)
        })
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::*;
    use crate::export::{Format, export};
    use crate::import::exported::Level;

    /// What the sheet says of each heading, in %: the value of its cell, and whether it is live.
    fn said(text: &str) -> Vec<(Option<f64>, bool)> {
        let bytes = export(text, Format::Xlsx).expect("a plan").bytes;
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
        let name = book.sheet_names()[0].clone();
        let (cells, formulas) =
            (book.worksheet_range(&name).expect("a sheet"), book.worksheet_formula(&name).expect("formulas"));
        let titles: Vec<String> = cells.rows().next().expect("titles").iter().map(Data::to_string).collect();
        let at = titles.iter().position(|it| it.contains("RICALCOLATO") && it.contains("GRADO"));
        let at =
            at.or_else(|| titles.iter().position(|it| it == "RECOMPUTED ACHIEVEMENT")).expect("a column");
        let is_heading = |it: &str| matches!(Level::of(it), Some(Level::Heading(_)));
        let rows = cells.rows().enumerate().skip(1).filter(|it| is_heading(&it.1[0].to_string()));
        rows.map(|(i, row)| {
            let value = match &row[at] {
                Data::Float(it) => Some(it * 100.0),
                Data::Int(it) => Some(*it as f64 * 100.0),
                _ => None,
            };
            let place = (u32::try_from(i).expect("a row"), u32::try_from(at).expect("a column"));
            (value, formulas.get_value(place).is_some_and(|it| !it.is_empty()))
        })
        .collect()
    }

    fn agree(text: &str) -> usize {
        let checked = checked(text);
        let rows = Scored::new(text, &checked).rows();
        let cells = said(text);
        assert_eq!(rows.len(), cells.len(), "{text}");
        for (row, (value, _)) in rows.iter().zip(&cells) {
            let expected = row.recomputed.filter(|_| !row.is_excluded).and_then(|it| it.to_f64());
            let is_same = match (expected, *value) {
                (Some(a), Some(b)) => (a - b).abs() < 1e-6,
                (a, b) => a.is_none() && b.is_none(),
            };
            assert!(is_same, "{} {:?}: {expected:?} and {value:?}\n{text}", row.name, row.rank);
        }
        cells.iter().filter(|it| it.1).count()
    }

    #[test]
    fn the_sheet_says_what_score_says() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
        let paths = std::fs::read_dir(folder).expect("the folder").map(|it| it.expect("a file").path());
        let mut n_live = 0;
        for path in paths.filter(|it| it.extension().is_some_and(|it| it == "piano")) {
            n_live += agree(&std::fs::read_to_string(path).expect("a plan"));
        }
        assert!(n_live > 50, "{n_live} live cells");
    }

    #[test]
    fn an_achievement_that_contradicts_its_result_is_seen_in_the_sheet() {
        let text = "piano \"Ente\" 2024\nobiettivo 01 \"A\"\n  indicatore \"a\"\n    peso 100%\n    target >= 90%\n    \
                    consuntivo 0%\n    grado 100%\n";
        assert_eq!(said(text), [(Some(0.0), true), (Some(0.0), true), (Some(0.0), true)]);
    }

    #[test]
    fn every_policy_is_live_where_a_cell_can_say_it() {
        let plan = |policy: &str, indicator: &str| {
            format!(
                "piano \"Ente\" 2024\n{policy}obiettivo 01 \"A\"\n  indicatore \"a\"\n    peso 30%\n{indicator}  \
                 indicatore \"b\"\n    peso 70%\n    target >= 80%\n    consuntivo 60%\n    grado 75%\n"
            )
        };
        let policies = [
            ("", 4),
            ("  valutazione soglia\n", 4),
            ("  valutazione inversa\n", 4),
            ("  valutazione proporzionale fino a 120%\n", 4),
            // Its formula would have to look up a table: the figures stand there, the means are live.
            ("  valutazione fasce 0%..50% = 0%; 50%..100% = 100%\n", 2),
        ];
        for (policy, n_live) in policies {
            for indicator in [
                "    target >= 90%\n    consuntivo 45,5%\n",
                "    target >= 90%\n    consuntivo 108%\n",
                "    target > 4 N\n    consuntivo 4 N\n",
                "    target < 4 N\n    consuntivo 4 N\n",
                "    target <= 10 gg\n    consuntivo 13 gg\n",
                "    target <= 10 gg\n    consuntivo 8 gg\n",
                "    target = 4 N\n    consuntivo 3 N\n",
                "    target entro 30-06-2024\n    consuntivo 01-07-2024\n",
                "    target 30-06-2024\n    consuntivo 29-06-2024\n",
            ] {
                assert_eq!(agree(&plan(policy, indicator)), n_live, "{policy}{indicator}");
            }
            for indicator in [
                // In another unit, in words, in several years: the figures stand there all the same.
                "    target <= 2 settimane\n    consuntivo 13 gg\n",
                "    target si\n    consuntivo no\n",
                "    target 2024 >= 90%\n    consuntivo 2024 45%\n",
                "    target 80%..90%\n    consuntivo 85%\n",
                "    target >= 90%\n    consuntivo n/a\n",
                "    target >= 90%\n    consuntivo n/d\n",
                "    target >= -3\n    consuntivo -5\n",
                "    target >= 0 N\n    consuntivo 3 N\n",
                "    target >= 90%\n",
            ] {
                agree(&plan(policy, indicator));
            }
        }
        let with_baseline = "    base 60%\n    target >= 80%\n    consuntivo 70%\n";
        agree(&plan("  valutazione base\n", with_baseline));
    }
}
