//! Known plans in random layouts come back as they are, and polluted files say nothing else
//! than clean ones: as much as holds today. `cargo bench --bench reading` prints all of it.

use super::REPORT;
use super::generated::comparison::Outcome;
use super::generated::pollution::Pollution;
use super::generated::random::Random;
use super::generated::reading::read;
use super::generated::tally::{Tally, table};
use super::generated::writers::File;
use super::generated::{Blinding, compared, polluted};

fn tally(blinding: Blinding, n: u64) -> Tally {
    let mut tally = Tally::default();
    (0..n).for_each(|seed| tally.add(&compared(seed, blinding)));
    tally
}

/// Holds that so many fields at least are right and so many at most wrong, in %, and that so
/// many documents at most are accused of an error.
fn hold(blinding: Blinding, n: u64, right: f64, wrong: f64, accused: usize) {
    let tally = tally(blinding, n);
    let figures = (tally.percent(None, Outcome::Right), tally.percent(None, Outcome::Wrong), tally.accused);
    let holds = figures.0 >= right && figures.1 <= wrong && figures.2 <= accused;
    assert!(holds, "{figures:?}\n{}", table(&[("figures", tally)]));
}

#[test]
fn known_plans_are_read_back_from_random_layouts() {
    hold(Blinding::None, 200, 99.8, 0.02, 0);
}

#[test]
fn titles_that_say_nothing_are_not_guessed_at() {
    hold(Blinding::One, 60, 65.0, 0.1, 0);
    hold(Blinding::Two, 60, 40.0, 0.6, 0);
    hold(Blinding::All, 60, 0.0, 1.0, 0);
}

/// The row of the titles of the real report, and its rows.
fn rows() -> (Vec<Vec<String>>, usize) {
    let rows: Vec<Vec<String>> =
        REPORT.lines().map(|it| it.split('\t').map(str::to_owned).collect()).collect();
    let titles = rows.iter().position(|it| it.len() > 8).expect("a row of titles");
    (rows, titles)
}

#[test]
fn a_polluted_report_says_nothing_else_than_the_clean_one() {
    let (rows, titles) = rows();
    let file = |kind: Pollution, seed| kind.file(&rows, titles, '\t', &mut Random::new(seed));
    let clean = File { name: "report.txt".to_owned(), bytes: file(Pollution::None, 0) };
    let clean = read(&clean).expect("a report");
    assert_eq!(clean.indicators.len(), 101);
    for kind in Pollution::ALL.into_iter().filter(|it| !NOT_YET.contains(it)) {
        for seed in 0..3 {
            let found = polluted(&clean, "report.txt", file(kind, seed));
            assert!(found.is_empty(), "{kind:?} {seed}: {found:#?}");
        }
    }
}

/// What is still read otherwise.
const NOT_YET: &[Pollution] = &[
    Pollution::CommasAndBlanks,
    Pollution::SingleQuotes,
    Pollution::BackslashEscapes,
    Pollution::SecondTable,
    Pollution::SecondTableOfOtherWidth,
    Pollution::ExtraDelimiter,
    Pollution::MissingDelimiter,
    Pollution::ShortRow,
    Pollution::OtherDelimiterInRow,
    Pollution::ExtraQuote,
    Pollution::NoTitles,
    Pollution::TitlesTwice,
];
