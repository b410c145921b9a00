//! Every sentence of both catalogues, one language beside the other: a golden file for each
//! part of the catalogues. Who changes a sentence sees both, and a reviewer too.

use std::collections::BTreeMap;

use collaudo::finding::{Arg, Message};
use collaudo::lang::{Catalogue, Language, SOURCES};
use collaudo::rules::ALL;

use crate::lang::{Arguments, sentences};
use crate::support::bless::golden;

/// The numbers of things that a sentence is said of: one, several, and one that takes another
/// article in Italian.
const COUNTS: [usize; 3] = [1, 2, 8];

fn written(id: &str, args: &Arguments, catalogues: &[Catalogue]) -> String {
    let mut res = String::new();
    let counts = if args.values().any(|is_count| *is_count) { &COUNTS[..] } else { &[0] };
    // A message borrows its names for as long as the program runs.
    let name = |it: &str| -> &'static str { Box::leak(it.to_owned().into_boxed_str()) };
    for n in counts {
        let mut message = Message::new(name(id));
        for (arg, is_count) in args {
            let value =
                if *is_count { Arg::Count(*n) } else { Arg::Text(format!("‹{arg}›").as_str().into()) };
            message = message.with(name(arg), value);
        }
        res.push_str(&if *n == 0 { format!("{id}\n") } else { format!("{id} ({n})\n") });
        for it in catalogues {
            let tag = if it.language() == Language::It { "it" } else { "en" };
            res.push_str(&format!("  {tag}  {}\n", it.say(&message).replace('\n', "\n      ")));
        }
    }
    res
}

#[test]
fn the_sentences_of_both_languages_are_as_they_were_read() {
    let catalogues = [Catalogue::new(Language::En), Catalogue::new(Language::It)];
    for source in SOURCES {
        // What is counted in one language is a count in both.
        let mut all: BTreeMap<String, Arguments> = sentences(source.text(Language::En));
        for (id, args) in sentences(source.text(Language::It)) {
            let entry = all.entry(id).or_default();
            args.into_iter().for_each(|(name, is_count)| *entry.entry(name).or_default() |= is_count);
        }
        let text: String = all.iter().map(|(id, args)| written(id, args, &catalogues)).collect();
        golden(&format!("tests/data/sentences/{}.txt", source.name), &text);
    }
}

/// The texts of a page that are prose: neither an example nor code in a line.
fn prose(page: &str) -> String {
    let blocks = page.split("```").step_by(2);
    blocks.flat_map(|it| it.split('`').step_by(2)).collect()
}

/// One kind of apostrophe and of quotation marks, and one word where Italian has two.
#[test]
fn italian_is_written_one_way() {
    let pages = ALL.iter().map(|it| (it.id, prose(it.doc_it)));
    let catalogues = SOURCES.iter().map(|it| {
        let said = it.text(Language::It).lines().filter(|it| !it.starts_with('#'));
        (it.name, said.collect::<Vec<_>>().join("\n"))
    });
    for (name, text) in pages.chain(catalogues) {
        for mark in ['’', '‘', '“', '”'] {
            assert!(!text.contains(mark), "{name}: {mark}");
        }
        for word in text.split(|it: char| !it.is_alphabetic()) {
            assert!(word != "fra", "{name}: «fra» stands beside «tra» elsewhere");
        }
    }
    for rule in ALL {
        assert!(!prose(rule.doc_it).contains('"'), "{}: \" beside «»", rule.id);
    }
}

/// Italian has `gli 8` and `gli 11` beside `i 9`, `l'8` beside `il 9`: no article stands before a
/// number that is not known.
#[test]
fn no_italian_article_stands_before_a_number() {
    // «le 8» and «la riga 8» are right for every number.
    let articles = ["i", "gli", "dei", "degli", "ai", "agli", "il", "del", "al", "un", "dal", "nel"];
    for source in SOURCES {
        for line in source.text(Language::It).lines() {
            for (before, after) in
                line.match_indices("{ $n }").map(|(at, it)| (&line[..at], &line[at + it.len()..]))
            {
                let word = before.trim_end().rsplit(' ').next().unwrap_or("");
                assert!(!articles.contains(&word), "{}: {before}{{ $n }}{after}", source.name);
            }
        }
    }
}
