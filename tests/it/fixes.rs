//! Corrections of weights are exact to the last printed digit.

use collaudo::check::check;
use collaudo::config::{Config, rule};
use collaudo::text::{Edit, apply};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// A plan with these weights, in the notation of the language.
fn plan(weights: &[Decimal], is_italian: bool) -> String {
    let (objective, indicator, weight) =
        if is_italian { ("obiettivo", "indicatore", "peso") } else { ("objective", "indicator", "weight") };
    let written = |it: &Decimal| {
        let plain = it.to_string();
        if is_italian { plain.replace('.', ",") } else { plain }
    };
    let lines = weights.iter().enumerate().map(|(i, it)| {
        format!("  {indicator} \"Misura {i}\"\n    {weight} {}%\n    target >= 1 N\n", written(it))
    });
    format!("{objective} 1 \"a\"\n{}", lines.collect::<String>())
}

/// The weights of a plan, as exact decimals.
fn weights(text: &str) -> Vec<Decimal> {
    let lines = text.lines().map(str::trim).filter(|it| it.starts_with("peso") || it.starts_with("weight"));
    let digits = lines.map(|it| it.trim_start_matches(char::is_alphabetic).trim().trim_end_matches('%'));
    digits.map(|it| it.trim().replace(',', ".").parse().unwrap_or_else(|_| panic!("{it:?}"))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn scaled_and_completed_weights_are_100_to_the_last_digit(
        parts in proptest::collection::vec((1_i64..20_000, 0_u32..4), 1..12),
        is_italian in any::<bool>(),
    ) {
        // Three decimals after a whole part have two readings, so one or two are written.
        let given: Vec<Decimal> =
            parts.iter().map(|(n, scale)| Decimal::new(*n, (*scale).min(2))).filter(|it| *it <= Decimal::ONE_HUNDRED).collect();
        prop_assume!(!given.is_empty());
        let text = plan(&given, is_italian);
        let config = Config::only(rule("weights-not-100").expect("the rule"));
        let checked = check(&text, &config, false);
        let findings: Vec<_> = checked.sections.iter().flat_map(|it| it.findings(&config)).collect();
        for fix in findings.iter().flat_map(|it| &it.fixes) {
            let edits: Vec<Edit> = fix.edits.clone();
            let fixed = apply(&text, &edits).expect("the edits fit");
            let after = weights(&fixed);
            prop_assert_eq!(after.iter().sum::<Decimal>(), Decimal::ONE_HUNDRED, "{}", fixed);
            prop_assert!(after.iter().all(|it| *it > Decimal::ZERO), "{}", fixed);
            // The most exact of the printed digits stay, two where they do not come out even.
            let most = given.iter().map(Decimal::scale).max().unwrap_or(0).max(2);
            prop_assert!(after.iter().all(|it| it.scale() <= most), "{}", fixed);
            let again = check(&fixed, &config, false);
            prop_assert!(again.sections.iter().all(|it| it.findings(&config).is_empty()), "{}", fixed);
        }
    }
}
