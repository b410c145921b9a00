//! Inputs that were found, and new ones made of good ones: deterministic, on any compiler.
//!
//! `tests/fuzz/run` goes on for as long as is asked for, and keeps what it finds in
//! `tests/data/fuzz`, where it is a test from then on.

mod targets;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::fuzz::targets::TARGETS;
use crate::support::edits::Dice;

/// How many inputs of each target a test makes.
const FEW: usize = 40;

/// The largest input that is made, in bytes.
const LARGEST: usize = 1 << 16;

const WORDS: &[&str] = &[
    "\n",
    "\r\n",
    "\t",
    ";",
    "\"",
    "{",
    "}",
    "[",
    "]",
    "\\",
    "\\ud83d",
    "\u{feff}",
    "😀",
    "à",
    "\0",
    "%",
    "100%",
    "-1",
    "99999999999999999999999999999",
    "0",
    "31-02-2024",
    "obiettivo 1 \"x\"\n",
    "  indicatore \"x\"\n",
    "    peso 50%\n",
    "target >= 80% dei casi\n",
    "entro 30-06-2023",
    "precedente \"x\"\n",
    "# consenti all: x\n",
    "<td rowspan=9999>",
    "<table>",
    "</tr>",
    "stream\n",
    "endobj\n",
    "/Filter /FlateDecode",
    "BT",
    "Tj",
    "Content-Length: 7\r\n\r\n",
    "\"id\":1",
    "\"jsonrpc\":\"2.0\"",
    ".map(x, x)",
    "indicator.weight",
    " / 0",
    "matches('(a*)*')",
    "[[rules]]\n",
    "extend = \"x\"\n",
];

fn files(folder: &str) -> Vec<Vec<u8>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|it| it.path())
        .filter(|it| it.is_file())
        .collect();
    paths.sort();
    paths.iter().filter_map(|it| fs::read(it).ok()).filter(|it| it.len() <= LARGEST).collect()
}

/// Good inputs of a target.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let plans = || {
        let all = files("tests/data/rules").into_iter().chain(files("examples"));
        all.filter(|it| it.starts_with(b"piano") || it.starts_with(b"#"))
    };
    let mut res = files(&format!("tests/data/fuzz/{target}"));
    match target {
        "reader" => {
            let all = [
                "tests/data/import",
                "tests/data/import/cases",
                "tests/data/import/layouts",
                "tests/data/pdf",
            ];
            let all = all.iter().flat_map(|it| files(it));
            res.extend(all.enumerate().map(|(n, it)| [&[(n % 10) as u8][..], &it].concat()));
        }
        "config" => {
            let page = fs::read_to_string("src/config/README.md").expect("a page");
            let blocks = page.split("```toml\n").skip(1).filter_map(|it| it.split("```").next());
            res.extend(blocks.map(|it| it.as_bytes().to_vec()));
        }
        "condition" => {
            let conditions = [
                "indicator.weight != null && indicator.weight < 5",
                "objective.owner == null",
                "indicator.weight > 50 && indicator.name.matches('[Qq]uota')",
                "plan.objectives.map(o, o.weight).filter(w, w > 10).size() > 3",
                "indicator.target != null && indicator.target.value / 2 < 3",
                "size(objective.indicators) == 0 || objective.indicators.all(i, has(i.weight))",
                "'a' in ['a', 'b'] ? true : duration('1h') < duration('2h')",
            ];
            res.extend(conditions.map(|it| it.as_bytes().to_vec()));
        }
        "messages" => {
            let open = r#"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:a","languageId":"piano","version":1,"text":"piano \"a\" 2023\nobiettivo 1 \"x\"\n"}}}"#;
            let change = r#"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"untitled:a","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":3},"end":{"line":1,"character":2}},"text":"😀"}]}}"#;
            let hover = r#"{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":{"textDocument":{"uri":"untitled:a"},"position":{"line":0,"character":1}}}"#;
            let frame = |it: &str| format!("Content-Length: {}\r\n\r\n{it}", it.len());
            res.push([open, change, hover].map(frame).concat().into_bytes());
            res.push([open, hover, change, change].map(frame).concat().into_bytes());
        }
        "edits" => res.extend(plans().map(|it| [&[7; 24][..], &it].concat())),
        _ => res.extend(plans()),
    }
    res
}

/// One input made of others.
fn made(seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut res = seeds[dice.roll(seeds.len())].clone();
    for _ in 0..=dice.roll(6) {
        let at = dice.roll(res.len() + 1);
        let most = [2, 8, 80, 800][dice.roll(4)];
        let end = (at + dice.roll(most)).min(res.len());
        match dice.roll(8) {
            0 => res.drain(at..end).for_each(drop),
            1 => {
                let piece = res[at..end].to_vec();
                let to = dice.roll(res.len() + 1);
                res.splice(to..to, piece);
            }
            2 | 3 => {
                let word = WORDS[dice.roll(WORDS.len())];
                res.splice(at..at, word.bytes());
            }
            4 => {
                let other = &seeds[dice.roll(seeds.len())];
                let from = dice.roll(other.len() + 1);
                let to = (from + dice.roll(200)).min(other.len());
                res.splice(at..end, other[from..to].iter().copied());
            }
            5 => {
                let piece = res[at..end].repeat(1 + dice.roll(20));
                res.splice(at..at, piece);
            }
            _ if at < res.len() => {
                res[at] = if dice.roll(2) == 0 { dice.roll(256) as u8 } else { res[at] ^ (1 << dice.roll(8)) }
            }
            _ => res.push(dice.roll(256) as u8),
        }
    }
    res.truncate(LARGEST);
    res
}

#[test]
fn inputs_that_were_found_are_found_no_more() {
    for (name, target) in TARGETS {
        for it in files(&format!("tests/data/fuzz/{name}")) {
            target(&it);
        }
    }
}

#[test]
fn inputs_made_of_good_ones_break_nothing() {
    for (name, target) in TARGETS {
        let seeds = seeds(name);
        assert!(!seeds.is_empty(), "{name}");
        let mut dice = Dice(1);
        (0..FEW).for_each(|_| target(&made(&seeds, &mut dice)));
    }
}

/// Goes on as long as `COLLAUDO_FUZZ=TARGET:SECONDS[:SEED]` says.
#[test]
#[ignore = "tests/fuzz/run says how long"]
fn campaign() {
    let asked = std::env::var("COLLAUDO_FUZZ").expect("COLLAUDO_FUZZ=TARGET:SECONDS[:SEED]");
    let mut asked = asked.split(':');
    let name = asked.next().unwrap_or("");
    let seconds = asked.next().and_then(|it| it.parse().ok()).unwrap_or(60);
    let seed = asked.next().and_then(|it| it.parse().ok()).unwrap_or(1);
    let target = TARGETS.iter().find(|it| it.0 == name).expect("a target").1;
    let (seeds, mut dice) = (seeds(name), Dice(seed));
    let begun = Instant::now();
    let (mut n, mut found, mut slowest) = (0_u64, 0_u64, (Duration::ZERO, Vec::new()));
    while begun.elapsed() < Duration::from_secs(seconds) {
        let input = made(&seeds, &mut dice);
        let started = Instant::now();
        if catch_unwind(AssertUnwindSafe(|| target(&input))).is_err() {
            found += 1;
            keep(name, "found", &input);
        }
        let took = started.elapsed();
        if took > slowest.0 {
            slowest = (took, input);
        }
        n += 1;
    }
    println!(
        "{name}: {n} inputs in {seconds} s, {found} found, the slowest {:?} for {} bytes",
        slowest.0,
        slowest.1.len()
    );
    if slowest.0 > Duration::from_secs(5) {
        keep(name, "slow", &slowest.1);
    }
    assert_eq!(found, 0);
}

/// Keeps an input; what it is named by is what it holds.
fn keep(target: &str, what: &str, input: &[u8]) {
    let folder = Path::new("tests/data/fuzz").join(target);
    fs::create_dir_all(&folder).expect("a folder");
    let hash = input
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, it| (hash ^ u64::from(*it)).wrapping_mul(0x100_0000_01b3));
    fs::write(folder.join(format!("{what}-{hash:016x}")), input).expect("kept");
}
