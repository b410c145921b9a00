//! How fast the pipeline is, by size: parse, check, format, import, and an edit.

#![allow(
    missing_docs,
    clippy::expect_used,
    reason = "the macros of criterion, and a bench that fails by panicking"
)]

mod parse;
mod plans;

use std::hint::black_box;
use std::sync::Arc;

use collaudo::check::{Live, Point, check};
use collaudo::config::Config;
use collaudo::format::{self, format};
use collaudo::import::{self, import};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

const SIZES: &[usize] = &[1_000, 10_000, 100_000];

/// The plans that are checked, by name: made ones of some sizes, and the text of the report.
fn texts() -> Vec<(String, String)> {
    let report = include_bytes!("../examples/maremma-e-tirreno-2023.txt");
    let report = import("report.txt", report, &import::Options::default()).expect("a report");
    let made = SIZES.iter().map(|it| (it.to_string(), plans::plan(*it)));
    made.chain([("the report".to_owned(), report.text)]).collect()
}

fn pipeline(c: &mut Criterion) {
    let configs = [
        ("check without rules on one core", Config::default().only_where(|_| false)),
        ("check on one core", Config::default()),
        ("check with every rule on one core", Config::everything()),
    ];
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    let mut group = c.benchmark_group("plan");
    group.sample_size(20);
    for (name, text) in texts() {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::new("parse", &name), &text, |b, it| {
            b.iter(|| parse::parse(black_box(it)))
        });
        for (what, config) in &configs {
            group.bench_with_input(BenchmarkId::new(*what, &name), &text, |b, it| {
                one.install(|| b.iter(|| check(black_box(it), config, false)));
            });
        }
        group.bench_with_input(BenchmarkId::new("check", &name), &text, |b, it| {
            b.iter(|| check(black_box(it), &Config::default(), false));
        });
        group.bench_with_input(BenchmarkId::new("format", &name), &text, |b, it| {
            b.iter(|| format(black_box(it), &format::Options::default()).len());
        });
    }
    group.finish();
}

fn reports(c: &mut Criterion) {
    let config = Config::default();
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    let mut group = c.benchmark_group("report");
    group.sample_size(20);
    for size in SIZES {
        let text = plans::report(*size);
        let read = |text: &str| {
            let it = import("report.txt", text.as_bytes(), &import::Options::default()).expect("a report");
            assert_eq!((it.counts.indicators, it.counts.unread_cells), (*size, 0));
            it.text
        };
        group.throughput(Throughput::Elements(*size as u64));
        group.bench_with_input(BenchmarkId::new("import", size), &text, |b, it| {
            b.iter(|| read(black_box(it)).len());
        });
        group.bench_with_input(BenchmarkId::new("import and check on one core", size), &text, |b, it| {
            b.iter(|| one.install(|| check(&read(black_box(it)), &config, true)));
        });
    }
    group.finish();
}

/// What is typed: where in a section, and a character.
const KEYS: [(&str, &str, &str); 4] = [
    ("a letter in a name", "anno", "x"),
    ("a digit in a weight", "100,00%", "1"),
    ("a digit in a code", " \"", "1"),
    ("a letter in a heading", "biettivo", "x"),
];

fn edits(c: &mut Criterion) {
    let mut group = c.benchmark_group("edit");
    group.sample_size(20);
    for size in SIZES {
        let mut live = Live::new(&plans::plan(*size), Arc::new(Config::default()));
        let middle = live.parts().len() / 2;
        for (name, place, key) in KEYS {
            let sections = live.parts().iter().enumerate().skip(middle);
            let mut found = sections.filter(|it| it.1.text.starts_with("obiettivo"));
            let (section, offset) =
                found.find_map(|(i, it)| Some((i, it.text.find(place)?))).expect("a place");
            let at = Point { section, offset };
            let after = Point { offset: at.offset + key.len(), ..at };
            group.bench_function(BenchmarkId::new(name, size), |b| {
                b.iter(|| {
                    live.edit(at, at, key);
                    let n = live.worst(1000).len();
                    live.edit(at, after, "");
                    n
                });
            });
        }
    }
    group.finish();
}

criterion_group!(benches, pipeline, reports, edits);
criterion_main!(benches);
