//! Any bytes give findings: no panic, no hang, no memory without bounds, and every place
//! lies in the text. What is too large or too deep is said.

use collaudo::check::{Document, check, locate};
use collaudo::config::Config;
use collaudo::format::{self, format};
use collaudo::import::{Options, import};
use collaudo::text::Span;
use collaudo::text::decode::decode;
use proptest::prelude::*;

use crate::support::plans::{any_text, broken_plan, plan, prefix};

/// Checks a text and holds that every place in what is found lies in it.
fn checked(text: &str, config: &Config) -> Document {
    let checked = check(text, config, false);
    let whole: usize = checked.sections.iter().map(|it| it.len).sum();
    assert_eq!(whole, text.len(), "the sections are the text");
    let document = locate("x.piano", text, &checked, config, None);
    let lies_in = |it: Span| text.get(it.range()).is_some();
    for it in &document.findings {
        for place in std::iter::once(&it.place).chain(&it.labels) {
            let span = place.span.expect("a place in the text");
            assert!(lies_in(span), "{} at {span:?} of {}", it.finding.rule, text.len());
            let ends = (place.line, place.column) <= (place.end_line, place.end_column);
            assert!(place.line > 0 && place.column > 0 && ends, "{place:?}");
        }
    }
    document
}

proptest! {
    #[test]
    fn any_bytes_are_checked(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        checked(&decode(&bytes).text, &Config::everything());
    }

    #[test]
    fn any_text_is_checked(text in any_text()) {
        checked(&text, &Config::everything());
    }

    #[test]
    fn a_plan_with_a_broken_line_is_checked(text in broken_plan()) {
        checked(&text, &Config::everything());
    }

    #[test]
    fn the_beginning_of_a_plan_is_checked(text in prefix()) {
        checked(&text, &Config::everything());
    }

    #[test]
    fn a_plan_has_the_same_findings_on_any_number_of_threads(text in plan()) {
        let config = Config::everything();
        let on = |n| rayon::ThreadPoolBuilder::new().num_threads(n).build().expect("threads");
        let long = text.repeat(40);
        let one = on(1).install(|| check(&long, &config, false));
        prop_assert!(one == on(4).install(|| check(&long, &config, false)));
    }

    #[test]
    fn any_bytes_are_a_report_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = import("x.txt", &bytes, &Options::default()).map(|it| checked(&it.text, &Config::everything()));
    }

    #[test]
    fn any_table_is_a_report_that_formats_to_itself(
        rows in proptest::collection::vec("((|anno |Entro |almeno |SAL |da |>= |Anno 2023: )[\\PC]{0,6}\t){2,9}[0-9%,. /<>=-]{0,9}", 2..12),
    ) {
        if let Ok(it) = import("x.txt", rows.join("\n").as_bytes(), &Options::default()) {
            prop_assert_eq!(&format(&it.text, &format::Options::default()), &it.text);
            checked(&it.text, &Config::everything());
        }
    }
}

/// The rules that speak of a text, each once.
fn rules(document: &Document) -> Vec<&'static str> {
    let mut res: Vec<_> = document.findings.iter().map(|it| it.finding.rule).collect();
    res.sort_unstable();
    res.dedup();
    res
}

/// An indicator with a formula on two measures.
fn with_formula(formula: &str, a: &str, b: &str) -> String {
    format!(
        "piano \"Ente\" 2023\nobiettivo 1 \"a\"\n  indicatore \"b\"\n    misura a = {a}\n    misura b = {b}\n    \
         formula {formula}\n    target >= 1 N\n    consuntivo 1 N\n"
    )
}

#[test]
fn what_is_nested_too_deeply_is_said() {
    for depth in [200, 20_000, 200_000] {
        for formula in [
            format!("{}a{}", "(".repeat(depth), ")".repeat(depth)),
            format!("{}a", "-".repeat(depth)),
            format!("{}a{}", "max(".repeat(depth), ")".repeat(depth)),
            "(".repeat(depth),
        ] {
            let found = rules(&checked(&with_formula(&formula, "1 N", "2 N"), &Config::default()));
            assert!(found.contains(&"syntax-error"), "depth {depth}: {found:?}");
        }
    }
    // A long formula is not a deep one.
    let long = vec!["a"; 5_000].join(" + ");
    assert!(
        !rules(&checked(&with_formula(&long, "1 N", "2 N"), &Config::default())).contains(&"syntax-error")
    );
}

#[test]
fn numbers_that_no_arithmetic_holds_are_said() {
    let ids = |text: &str| rules(&checked(text, &Config::default()));
    let nines = "9".repeat(28);
    let product = with_formula("a * b", &format!("{nines} N"), &format!("{nines} N"));
    assert!(ids(&product).contains(&"formula-overflow"));
    assert!(ids(&with_formula("a / b", "1 N", "0 N")).contains(&"division-by-zero"));
    for digits in [29, 30, 400, 100_000] {
        let number = "1".repeat(digits);
        let text = with_formula("a", &format!("{number} N"), &format!("0,{number} N"));
        let text = text.replace("consuntivo 1 N", &format!("consuntivo {number} N\n    peso {number}%"));
        assert!(!ids(&text).is_empty(), "{digits} digits");
    }
}

/// Large enough that work with the square of a size would not end.
#[test]
fn long_lines_and_many_lines_are_checked() {
    let everything = Config::everything();
    checked(&format!("obiettivo 1 \"{}\"\n", "parola ".repeat(1_000_000)), &Config::default());
    let unquoted = "parola \" ".repeat(1_000_000);
    assert!(rules(&checked(&unquoted, &Config::default())).contains(&"syntax-error"));
    assert_eq!(check(&"obbiettivo\n".repeat(100_000), &Config::default(), false).sections.len(), 100_000);
    checked(&"# x\n\n".repeat(100_000), &everything);
    checked(&"  # consenti weights-not-100: sì\n".repeat(50_000), &everything);
    checked(&"obiettivo 01.01 \"a\"\n".repeat(50_000), &everything);
    let indicators = "  indicatore \"b\"\n    peso 1%\n    target >= 2\n".repeat(30_000);
    checked(&format!("obiettivo 1 \"a\"\n{indicators}"), &everything);
    let measures: String = (0..30_000).map(|it| format!("    misura m{it} = {it} N\n")).collect();
    checked(&format!("obiettivo 1 \"a\"\n  indicatore \"b\"\n{measures}"), &everything);
}

#[test]
fn long_rows_and_many_rows_of_a_report_are_read() {
    let read = |text: &str| _ = import("x.txt", text.as_bytes(), &Options::default());
    read(&format!("a\tb\tc\nd\te\tf\n{}\n", "100,00%\t".repeat(1_000_000)));
    read(&format!("PESO\tINDICATORE\tTARGET\n{}50%\tAtti\t>= 3\n", "\t\t\n".repeat(1_000_000)));
    // Quotes that nothing closes.
    read(&"\"a\tb\tc\n".repeat(200_000));
}
