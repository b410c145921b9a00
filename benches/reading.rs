//! How right reports are read: known plans in random layouts, read back and compared field by
//! field. `cargo bench --bench reading` prints the table of benches/README.md, `-- table 300`
//! that of so many documents; `-- pollution` does the same for polluted files,
//! `-- SEED [one|two|all]` shows a document, what was read of it and what was not right, and
//! `-- faults N [one|two|all]` what was not right in the first N documents. For N may stand
//! `FROM..TO`, the documents of these seeds.

#![allow(clippy::print_stdout, reason = "a bench that prints a table")]
#![allow(clippy::print_stderr, reason = "examples beside the table")]
#![allow(clippy::expect_used, reason = "a bench that fails by panicking")]
#![allow(dead_code, unreachable_pub, reason = "the tests use the rest")]

#[path = "../tests/it/import/generated/mod.rs"]
mod generated;

use std::ops::Range;

use collaudo::import::{Options, import};
use generated::comparison::{Comparison, Outcome};
use generated::document::Document;
use generated::layout::FileFormat;
use generated::pollution::Pollution;
use generated::random::Random;
use generated::reading::read;
use generated::tally::{Tally, table};
use generated::writers::File;
use generated::{Blinding, compared, polluted};

/// Documents of each kind.
const N: u64 = 1000;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|it| !it.starts_with("--")).collect();
    let blinding = match args.last().map(String::as_str) {
        Some("one") => Blinding::One,
        Some("two") => Blinding::Two,
        Some("all") => Blinding::All,
        _ => Blinding::None,
    };
    match (args.first().map(String::as_str), args.get(1)) {
        (Some("faults"), Some(n)) => faults(seeds(n), blinding),
        (Some("table"), Some(n)) => tables(seeds(n)),
        (Some("pollution"), _) => pollution(),
        (Some(seed), _) if seed.parse::<u64>().is_ok() => show(seed.parse().expect("a seed"), blinding),
        _ => tables(0..N),
    }
}

/// `200`, the first two hundred; `500..900`, those from 500 on.
fn seeds(said: &str) -> Range<u64> {
    let number = |it: &str| it.parse().expect("a number");
    said.split_once("..").map_or_else(|| 0..number(said), |(from, to)| number(from)..number(to))
}

fn tables(seeds: Range<u64>) {
    let kinds = [
        ("as bodies write them", Blinding::None),
        ("one title blinded", Blinding::One),
        ("two", Blinding::Two),
        ("all", Blinding::All),
    ];
    let tallies = kinds.map(|(name, blinding)| {
        let mut tally = Tally::default();
        seeds.clone().for_each(|seed| tally.add(&compared(seed, blinding)));
        (name, tally)
    });
    println!("right / wrong / wrong and doubted / said not to be read / lost, in % of the fields\n");
    println!("{}", table(&tallies));
    for (name, tally) in &tallies {
        println!("false errors, {name}: {:?}", tally.rules);
    }
}

/// How many polluted files contradict the clean one, of the real report and of generated ones.
fn pollution() {
    println!(
        "| pollution | files | that say another thing than the clean one | values |\n| --- | ---: | ---: | ---: |"
    );
    for kind in Pollution::ALL {
        let (mut n, mut wrong, mut values, mut examples) = (0, 0, 0, Vec::new());
        for Clean { name, rows, titles, mark, times } in clean() {
            let file = |it: Pollution, seed| it.file(&rows, titles, mark, &mut Random::new(seed));
            let Ok(clean) = read(&File { name: name.clone(), bytes: file(Pollution::None, 0) }) else {
                continue;
            };
            for seed in 0..times {
                let found = polluted(&clean, &name, file(kind, seed));
                n += 1;
                wrong += usize::from(!found.is_empty());
                values += found.len();
                examples.extend(found.into_iter().next().map(|it| format!("{name} {seed}: {it}")));
            }
        }
        println!("| {kind:?} | {n} | {wrong} | {values} |");
        for it in examples.iter().take(3) {
            eprintln!("{kind:?}: {it}");
        }
    }
}

/// A table to pollute.
struct Clean {
    name: String,
    rows: Vec<Vec<String>>,
    /// The row of the titles.
    titles: usize,
    mark: char,
    /// How often it is polluted.
    times: u64,
}

fn clean() -> Vec<Clean> {
    let report = include_str!("../examples/maremma-e-tirreno-2023.txt");
    let rows: Vec<Vec<String>> =
        report.lines().map(|it| it.split('\t').map(str::to_owned).collect()).collect();
    let titles = rows.iter().position(|it| it.len() > 8).unwrap_or(0);
    let mut res = vec![Clean { name: "report.txt".to_owned(), rows, titles, mark: '\t', times: 12 }];
    for seed in 0..200 {
        let document = Document::of(seed, Blinding::None);
        let mark = match document.layout.format {
            FileFormat::Semicolons => ';',
            FileFormat::Commas => ',',
            FileFormat::Tabs => '\t',
            _ => continue,
        };
        if document.is_plain_table() {
            let (rows, titles) = document.texts();
            let name = format!("generated-{seed}.csv");
            res.push(Clean { name, rows, titles, mark, times: 2 });
        }
    }
    res
}

fn show(seed: u64, blinding: Blinding) {
    let document = Document::of(seed, blinding);
    println!("{:#?}\n", document.layout);
    for row in &document.rows {
        println!("{}", row.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(" | "));
    }
    let file = document.file(&format!("generated-{seed}"));
    let mapping =
        import(&file.name, &file.bytes, &Options::default()).map_or_else(|it| it.mapping, |it| it.mapping);
    for it in mapping.iter().flat_map(|it| &it.columns) {
        let guess = it.guess.as_ref().map_or("", |it| it.1.as_str());
        println!(
            "  {:?} is {} ({:?}, {}) {guess} {}",
            it.title, it.holds.1, it.confidence, it.strength, it.period
        );
    }
    let reading = read(&file);
    match &reading {
        Ok(it) => {
            println!("\n{}\nsaid: {:?}\nunread: {:?}\nerrors: {:?}", it.text, it.said, it.unread, it.errors)
        }
        Err(id) => println!("\nrefused: {id}"),
    }
    print(seed, &Comparison::of(&document.expected, &reading), usize::MAX);
}

fn faults(seeds: Range<u64>, blinding: Blinding) {
    for seed in seeds {
        let comparison = compared(seed, blinding);
        if let Some(id) = &comparison.refused {
            println!("{seed}: refused, {id}");
        } else {
            print(seed, &comparison, 4);
        }
    }
}

fn print(seed: u64, comparison: &Comparison, most: usize) {
    let mut faults = comparison.faults.clone();
    faults.sort_by_key(|it| (it.outcome != Outcome::Wrong, it.field));
    for it in faults.iter().take(most) {
        let seen: String = it.seen.chars().take(200).collect();
        println!("{seed}: {:?} {:?}: {} <- {seen}", it.outcome, it.field, it.expected);
    }
    if !comparison.errors.is_empty() {
        println!("{seed}: errors {:?}", comparison.errors);
    }
}
