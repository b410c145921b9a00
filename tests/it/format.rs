//! The formatter: its canonical form, and what it never changes.

use collaudo::format::{Options, format, format_section, unified_diff};
use collaudo::syntax::{Language, section_end};
use collaudo::text::decode::decode;
use proptest::prelude::*;

use crate::support::meaning::{kept, lines, meaning};
use crate::support::plans::{any_text, broken_plan, plan, prefix};

const AS_WRITTEN: Options = Options { language: None };
const ITALIAN: Options = Options { language: Some(Language::It) };
const ENGLISH: Options = Options { language: Some(Language::En) };

/// The text is canonical.
macro_rules! unchanged {
    ($text:expr) => {
        assert_eq!(format($text, &AS_WRITTEN), $text);
    };
}

/// The first text formats to the second, which is canonical.
macro_rules! becomes {
    ($from:expr, $to:expr) => {
        becomes!($from, $to, AS_WRITTEN);
    };
    ($from:expr, $to:expr, $options:expr) => {
        let res = format($from, &$options);
        assert_eq!(res, $to);
        assert_eq!(format(&res, &$options), $to, "formatting again changes it");
    };
}

/// One line under an indicator becomes another.
fn line_becomes(rows: &[(&str, &str)], options: &Options) {
    for (from, to) in rows {
        let text = format!("indicatore \"x\"\n{from}\n");
        let res = format(&text, options);
        assert_eq!(res.lines().nth(1).map(str::trim_start), Some(*to), "{from}");
        assert_eq!(format(&res, options), res, "formatting {from} again changes it");
    }
}

#[test]
fn a_canonical_plan_stays_as_it_is() {
    unchanged!(
        r#"# Piano della performance 2023
piano "Camera di commercio della Maremma e del Tirreno" 2023

prospettiva BSC1 "Utenti-imprese-territorio"
ambito 011 "Utenti, imprese e territorio"
strategico 01 "Semplificazione amministrativa e digitalizzazione dei servizi"

obiettivo 01.01 "ARBITRATO: assistenza alle parti"
  indicatore "Atti depositati in modalità telematica"
    peso       100%
    misura     telematici = 46 N "n° atti depositati in modalità telematica"
    misura     depositati = 47 N "n° atti depositati"
    formula    telematici / depositati
    target     >= 70%
    consuntivo 97,87%
    grado      100%

obiettivo 06.01 "Sostegno alle imprese"
  peso 50%

  # Un solo indicatore.
  indicatore "Emanazione del bando"
    target     entro 30-04-2023
    consuntivo 14-02-2023  # consenti easy-target: primo anno
"#
    );
}

#[test]
fn an_empty_text_stays_empty() {
    unchanged!("");
    becomes!("\u{feff} \n\r\n\t\n", "");
}

#[test]
fn lines_are_indented_by_rank_and_aligned_within_their_node() {
    becomes!(
        "PIANO «a» 2023\n\tNOTA «b»\nstrategic goal 1 “c”\n indicatore \"d\"\npeso 1\nconsuntivo 2\n\
         misura a=1 N.\nmisura lungo_nome=2 \"e\"\nmisura z km\n",
        r#"piano "a" 2023
  nota "b"

goal 1 "c"
  indicatore "d"
    peso       1
    consuntivo 2
    misura     a          = 1 N
    misura     lungo_nome = 2 "e"
    misura     z km
"#
    );
}

#[test]
fn blank_lines_set_off_headings_and_never_stand_in_pairs() {
    becomes!(
        "\n\npiano \"a\"\nprospettiva \"b\"\n\n\n\nambito \"c\"\n  peso 1\nobiettivo 1 \"d\"\n\n\n  peso 1\n\n\n",
        "piano \"a\"\nprospettiva \"b\"\n\nambito \"c\"\n  peso 1\n\nobiettivo 1 \"d\"\n\n  peso 1\n"
    );
}

#[test]
fn comments_stay_where_they_belong() {
    becomes!(
        "# top\npiano \"a\"# one \n# two\n peso 1 #three\n# four\nobiettivo 1 \"b\"\n# five\nindicatore \"c\"\n\
         # six\npeso 1\n # seven\n\n# eight\n\nobiettivo 2 \"d\"\n",
        r#"# top
piano "a"  # one
  # two
  peso 1  #three

# four
obiettivo 1 "b"
  # five
  indicatore "c"
    # six
    peso 1
    # seven

# eight

obiettivo 2 "d"
"#
    );
}

#[test]
fn broken_lines_are_copied() {
    becomes!(
        "obbiettivo  01 \"a\"   \r\n   peso  cento # x\t\r\n  boh?\r  nota \"a\n",
        "obbiettivo  01 \"a\"\r\n   peso  cento # x\r\n  boh?\r\n  nota \"a\r\n"
    );
}

#[test]
fn text_stands_in_straight_quotes_where_it_can() {
    line_becomes(
        &[
            ("nota “a b”", "nota \"a b\""),
            ("nota «a»", "nota \"a\""),
            ("nota «a \"b\"»", "nota «a \"b\"»"),
            ("nota \"a \"\"b\"\"\"", "nota «a \"b\"»"),
            ("nota \"«a» \"\"b\"\"\"", "nota \"«a» \"\"b\"\"\""),
            ("nota „a» \"b\"”", "nota \"a» \"\"b\"\"\""),
        ],
        &AS_WRITTEN,
    );
}

#[test]
fn numbers_keep_their_digits_and_take_the_mark_of_the_language() {
    line_becomes(
        &[
            ("consuntivo 97.87 %", "consuntivo 97,87%"),
            ("consuntivo 1.010", "consuntivo 1.010"),
            ("consuntivo 1,010 N.", "consuntivo 1,010 N"),
            ("consuntivo 12500,50", "consuntivo 12500,50"),
            ("consuntivo 12,500.00 €", "consuntivo 12.500,00 €"),
            ("consuntivo 12'500", "consuntivo 12500"),
            ("consuntivo 1 010 000", "consuntivo 1.010.000"),
            ("consuntivo 1'010'000.5", "consuntivo 1.010.000,5"),
            ("consuntivo 1234.567", "consuntivo 1234,567"),
            ("consuntivo 0.125", "consuntivo 0,125"),
            ("consuntivo −3.50", "consuntivo -3,50"),
            ("consuntivo +3.50", "consuntivo +3,50"),
        ],
        &AS_WRITTEN,
    );
    line_becomes(
        &[
            ("consuntivo 12.500,00 €", "result 12,500.00 €"),
            ("consuntivo 1 010 000", "result 1,010,000"),
            ("consuntivo 1.010", "result 1.010"),
            ("consuntivo 0,50", "result 0.50"),
        ],
        &ENGLISH,
    );
}

#[test]
fn values_and_units_have_one_spelling_in_each_language() {
    let rows = [
        ("consuntivo 10 giorni", "consuntivo 10 gg", "result 10 days"),
        ("consuntivo 1 day", "consuntivo 1 gg", "result 1 day"),
        ("consuntivo 1 ora", "consuntivo 1 ora", "result 1 hour"),
        ("consuntivo 3 h", "consuntivo 3 ore", "result 3 hours"),
        ("consuntivo 5 minuti", "consuntivo 5 min", "result 5 min"),
        ("consuntivo 2 week", "consuntivo 2 settimane", "result 2 weeks"),
        ("consuntivo 2 mesi", "consuntivo 2 mesi", "result 2 months"),
        ("consuntivo 2 anni", "consuntivo 2 anni", "result 2 years"),
        ("consuntivo 46 n°", "consuntivo 46 N", "result 46 N"),
        ("consuntivo € 500", "consuntivo 500 €", "result 500 €"),
        ("consuntivo 3 k€", "consuntivo 3 mila €", "result 3 k€"),
        ("consuntivo 3 mln EUR", "consuntivo 3 mln €", "result 3 mln €"),
        ("consuntivo 3,46 on 1-4", "consuntivo 3,46 su 1-4", "result 3.46 on 1-4"),
        ("consuntivo 3 su 5", "consuntivo 3 su 5", "result 3 on 5"),
        ("consuntivo 12 MWh", "consuntivo 12 MWh", "result 12 MWh"),
        ("consuntivo 2024 14/02/2024", "consuntivo 2024 14/02/2024", "result 2024 14/02/2024"),
        ("target 80..90%", "target 80%..90%", "target 80%..90%"),
        ("target 8 gg..9 gg", "target 8..9 gg", "target 8..9 days"),
        ("target ≥70 %", "target >= 70%", "target >= 70%"),
        ("target =< 7", "target <= 7", "target <= 7"),
        ("target 2024 by 30-04-2024", "target 2024 entro 30-04-2024", "target 2024 by 30-04-2024"),
        ("target Sì", "target si", "target yes"),
        ("target NO", "target no", "target no"),
        ("grado n.d.", "grado n/d", "achieved n/d"),
        ("grado N.A.", "grado n/a", "achieved n/a"),
        ("grado neutralized", "grado sterilizzato", "achieved neutralised"),
        ("misura tasso %", "misura tasso %", "measure tasso %"),
        ("misura tempo giorni «medio»", "misura tempo gg \"medio\"", "measure tempo days \"medio\""),
        (
            "valutazione  Threshold UP TO 120 %",
            "valutazione soglia fino a 120%",
            "scoring threshold up to 120%",
        ),
        (
            "valutazione bands 0..70,5%=0%;70,5%..100%=100%",
            "valutazione fasce 0%..70,5% = 0%; 70,5%..100% = 100%",
            "scoring bands 0%..70.5% = 0%; 70.5%..100% = 100%",
        ),
    ];
    line_becomes(&rows.map(|it| (it.0, it.1)), &AS_WRITTEN);
    line_becomes(&rows.map(|it| (it.0, it.1)), &ITALIAN);
    line_becomes(&rows.map(|it| (it.0, it.2)), &ENGLISH);
}

#[test]
fn formulas_keep_their_brackets_and_get_their_blanks() {
    let rows = [
        ("formula a/b", "formula a / b", "formula a / b"),
        ("formula ((a)+b)×c:2", "formula ((a) + b) * c / 2", "formula ((a) + b) * c / 2"),
        ("formula -a−- b", "formula -a - -b", "formula -a - -b"),
        (
            "formula avg ( a ;b,2,50 )*50 %",
            "formula media(a; b; 2,50) * 50%",
            "formula avg(a; b; 2.50) * 50%",
        ),
        ("formula days(a,b)", "formula giorni(a; b)", "formula days(a; b)"),
        ("formula media / 2 · sum", "formula media / 2 * sum", "formula media / 2 * sum"),
        ("formula «a / b»", "formula \"a / b\"", "formula \"a / b\""),
    ];
    line_becomes(&rows.map(|it| (it.0, it.1)), &AS_WRITTEN);
    line_becomes(&rows.map(|it| (it.0, it.2)), &ENGLISH);
}

#[test]
fn without_a_language_each_line_keeps_its_own() {
    becomes!(
        "objective 1 \"a\"\nindicatore \"b\"\nweight 33,3%\ntarget entro 1-2-2023\nconsuntivo 3 giorni\n",
        "objective 1 \"a\"\n  indicatore \"b\"\n    weight     33.3%\n    target     by 1-2-2023\n    consuntivo 3 gg\n"
    );
}

#[test]
fn a_code_that_is_a_word_of_a_long_form_stays_a_code() {
    unchanged!("obiettivo operativo Strategico \"x\"\n");
    becomes!("operational objective operativo \"x\"\n", "objective operativo operativo \"x\"\n");
    becomes!("obiettivo operativo 1 \"x\"\n", "obiettivo 1 \"x\"\n");
}

#[test]
fn sections_formatted_one_by_one_make_the_whole() {
    let text = "piano \"a\"\nprospettiva \"b\"\n# c\nobiettivo 1 \"d\"\npeso 1\n\n\nobiettivo 2 \"e\"\n";
    let mut res = String::new();
    let mut at = 0;
    while at < text.len() {
        let end = section_end(text, at);
        format_section(&text[at..end], &AS_WRITTEN, &mut res);
        at = end;
    }
    assert_eq!(res, format(text, &AS_WRITTEN));
}

/// Were the time to grow with the square of the length, this would take hours.
#[test]
fn a_million_comments_in_a_row_are_formatted() {
    let text = "# a\n".repeat(1_000_000);
    assert_eq!(format(&text, &AS_WRITTEN), text);
}

#[test]
fn a_diff_names_the_file_and_shows_the_lines_that_change() {
    let old = "piano \"a\"\npeso  1\n";
    let diff = unified_diff(old, &format(old, &AS_WRITTEN), "a.piano");
    assert_eq!(diff, "--- a.piano\n+++ a.piano\n@@ -1,2 +1,2 @@\n piano \"a\"\n-peso  1\n+  peso 1\n");
    assert_eq!(unified_diff(old, old, "a.piano"), "");
}

/// What formatting never changes, whatever the text.
fn holds(text: &str) -> Result<(), TestCaseError> {
    for options in [AS_WRITTEN, ITALIAN, ENGLISH] {
        let res = format(text, &options);
        prop_assert_eq!(&format(&res, &options), &res, "formatting again changes it");
        prop_assert_eq!(meaning(&res), meaning(text), "the model changes with {:?}: {}", options, res);
        prop_assert_eq!(kept(&res), kept(text), "a comment or a broken line is lost");
    }
    let english = format(text, &ENGLISH);
    prop_assert_eq!(format(&english, &ITALIAN), format(text, &ITALIAN), "the way back leads elsewhere");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_plans_are_without_errors(text in plan()) {
        for line in lines(&text) {
            prop_assert_eq!(line.error, None, "{}", line.source);
        }
    }

    #[test]
    fn formatting_a_plan_changes_nothing_but_its_form(text in plan()) {
        holds(&text)?;
    }

    #[test]
    fn formatting_a_plan_with_a_broken_line_changes_nothing_but_its_form(text in broken_plan()) {
        holds(&text)?;
    }

    #[test]
    fn formatting_the_beginning_of_a_plan_changes_nothing_but_its_form(text in prefix()) {
        holds(&text)?;
    }

    #[test]
    fn formatting_any_text_changes_nothing_but_its_form(text in any_text()) {
        holds(&text)?;
    }

    #[test]
    fn formatting_any_bytes_changes_nothing_but_their_form(bytes in any::<Vec<u8>>()) {
        holds(&decode(&bytes).text)?;
    }

    #[test]
    fn converting_leaves_no_keyword_of_the_other_language(text in broken_plan()) {
        for line in lines(&format(&text, &ENGLISH)).iter().filter(|it| it.error.is_none()) {
            prop_assert_ne!(line.key.and_then(|it| it.language), Some(Language::It), "{}", line.source);
        }
    }
}
