//! A broken line spoils nothing but itself.

use tree_sitter::Node;

use crate::support::{faults, parse, plans};

/// A name, and the line anew.
type Breakage = (&'static str, fn(&str) -> String);

/// Ways to break a line, as users do.
const BREAKAGES: [Breakage; 9] = [
    ("first letter lost", |line| line.trim_start().chars().skip(1).collect()),
    ("last character lost", |line| {
        let mut chars = line.chars();
        chars.next_back();
        chars.as_str().to_owned()
    }),
    ("first word only", |line| line.split_whitespace().next().unwrap_or_default().to_owned()),
    ("second half lost", |line| line.chars().take(line.chars().count() / 2).collect()),
    ("closing bracket added", |line| format!("{line} )")),
    ("opening bracket added", |line| format!("{line} (")),
    ("quote added", |line| format!("{line} \"")),
    ("comparator added", |line| format!("{line} >= ")),
    ("words added", |line| format!("{line} due parole 3")),
];

#[test]
fn a_broken_line_leaves_every_other_line_as_it_was() {
    for (name, text) in plans() {
        let lines: Vec<&str> = text.lines().take(150).collect();
        let sound = statements(&lines.join("\n"));
        for row in 0..lines.len() {
            for (what, breakage) in BREAKAGES {
                let broken_line = breakage(lines[row]);
                let mut broken = lines.clone();
                broken[row] = &broken_line;
                let mut expected = sound.clone();
                expected.retain(|(at, _)| *at != row);
                let mut found = statements(&broken.join("\n"));
                found.retain(|(at, _)| *at != row);
                assert_eq!(found, expected, "{name}, line {}, {what}: {broken_line}", row + 1);
            }
        }
    }
}

#[test]
fn a_fault_is_a_node_inside_its_line() {
    for (line, kind) in [
        ("indicatore \"never closed", "unclosed_text"),
        ("target >=", "absent"),
        ("formula (a + ", "absent"),
        ("formula media(a; ", "absent"),
        ("grado # nothing", "absent"),
        ("peso 100% (", "unexpected"),
        ("misura = 3", "unexpected"),
        ("obbiettivo 01 \"x\"", "unknown_statement"),
        (")", "unknown_statement"),
    ] {
        let text = format!("piano \"P\"\n{line}\nnota \"x\"\n");
        let tree = parse(&text);
        let faults = faults(tree.root_node());
        assert_eq!(faults.first().map(Node::kind), Some(kind), "{line}");
        for fault in faults {
            let rows = (fault.start_position().row, fault.end_position().row);
            assert_eq!(rows, (1, 1), "{line}: {}", fault.to_sexp());
        }
    }
}

#[test]
fn no_text_gives_an_error_node() {
    let mut dice = Dice(2023);
    for round in 0..20_000 {
        let text: String =
            (0..dice.up_to(12)).map(|_| format!("{}{}", dice.pick(PIECES), dice.pick(GAPS))).collect();
        let tree = parse(&text);
        assert!(!tree.root_node().has_error(), "round {round}: {text:?}\n{}", tree.root_node().to_sexp());
    }
}

/// What a line may hold, fitting or not. A NUL is left out: tree-sitter takes it for the end of the text.
const PIECES: &[&str] = &[
    "piano",
    "obiettivo",
    "strategico",
    "operating",
    "objective",
    "indicator",
    "peso",
    "misura",
    "formula",
    "target",
    "consuntivo",
    "grado",
    "base",
    "nota",
    "valutazione",
    "precedente",
    "fasce",
    "fino",
    "a",
    "up",
    "to",
    "soglia",
    "entro",
    "by",
    "su",
    "1-4",
    "mila",
    "€",
    "%",
    "N.",
    "n°",
    "giorni",
    "media",
    "(",
    ")",
    ";",
    ",",
    "+",
    "-",
    "/",
    ":",
    "×",
    "=",
    ">=",
    "≤",
    "..",
    "46",
    "2024",
    "12.500,00",
    "1 010",
    "-3",
    "31-12-2023",
    "n/d",
    "n.a.",
    "sì",
    "\"x\"",
    "\"",
    "«y»",
    "«",
    "„z”",
    "“",
    "01.01",
    "@",
    "\u{b}",
    "\u{2028}",
    "è",
    "😀",
    "# c",
    "# consenti x: y",
    "#",
];

const GAPS: &[&str] = &["", " ", " ", " ", "\t", "\u{a0}", "\u{feff}", "\n", "\n", "\r\n", "\r"];

/// A small generator of repeatable numbers (xorshift).
struct Dice(u64);

impl Dice {
    fn up_to(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }

    fn pick<'list>(&mut self, list: &[&'list str]) -> &'list str {
        list[self.up_to(list.len())]
    }
}

/// The nodes directly below the top of a text's tree: line and tree.
fn statements(text: &str) -> Vec<(usize, String)> {
    let tree = parse(text);
    let root = tree.root_node();
    (0..root.named_child_count() as u32)
        .filter_map(|i| root.named_child(i))
        .map(|node| (node.start_position().row, node.to_sexp()))
        .collect()
}
