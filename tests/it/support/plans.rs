//! Random plans: every form of every line, in both languages and every notation, and
//! what happens to plans: lines break, ends are missing, other things are pasted in.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::support::arguments::{formula, measure, result, scoring, target, text, thresholds, value};

/// A plan without an error, each property where it belongs and once.
pub(crate) fn plan() -> impl Strategy<Value = String> {
    let top = (comments(), section(&["piano", "plan"], plan_property()));
    let body = vec(
        prop_oneof![
            1 => section(&["prospettiva", "perspective", "ambito", "AREA"], node_property()),
            1 => section(&["strategico", "goal", "obiettivo strategico", "strategic objective"], node_property()),
            4 => objective(),
        ],
        0..6,
    );
    (top, body, select(&["\n", "\n", "\n", "\r\n", "\r"]), any::<bool>()).prop_map(
        |((comments, head), body, end, has_mark)| {
            let lines: Vec<String> = [comments, head].into_iter().chain(body).flatten().collect();
            let mark = if has_mark { "\u{feff}" } else { "" };
            format!("{mark}{}{end}", lines.join(end))
        },
    )
}

/// A plan in which something happened to one line.
pub(crate) fn broken_plan() -> impl Strategy<Value = String> {
    (plan(), any::<Index>(), any::<Index>(), accident()).prop_map(|(text, line, place, accident)| {
        let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        let line = line.index(lines.len());
        let at = lines[line].char_indices().map(|it| it.0).collect::<Vec<_>>();
        let at = if at.is_empty() { 0 } else { at[place.index(at.len())] };
        match accident {
            Accident::Insert(it) => lines[line].insert_str(at, &it),
            Accident::Cut => lines[line].truncate(at),
            Accident::Drop => _ = lines[line].drain(..at),
            Accident::Replace(it) => lines[line] = it,
            Accident::Repeat => lines.insert(line, lines[line].clone()),
        }
        lines.join("\n")
    })
}

/// The beginning of a plan, as it is while being written.
pub(crate) fn prefix() -> impl Strategy<Value = String> {
    (plan(), any::<Index>()).prop_map(|(mut text, at)| {
        let ends: Vec<usize> = text.char_indices().map(|it| it.0).collect();
        text.truncate(ends[at.index(ends.len())]);
        text
    })
}

/// Any text: characters at random, or pieces of the language in no order.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    let pieces = vec(prop_oneof![4 => select(PIECES).prop_map(str::to_owned), 1 => "\\PC"], 0..40);
    prop_oneof![any::<String>(), pieces.prop_map(|it| it.concat())]
}

#[derive(Clone, Debug)]
enum Accident {
    Insert(String),
    Cut,
    Drop,
    Replace(String),
    Repeat,
}

fn accident() -> impl Strategy<Value = Accident> {
    let piece = || prop_oneof![select(PIECES).prop_map(str::to_owned), "\\PC{1,3}"];
    prop_oneof![
        4 => piece().prop_map(Accident::Insert),
        1 => Just(Accident::Cut),
        1 => Just(Accident::Drop),
        1 => vec(piece(), 0..8).prop_map(|it| Accident::Replace(it.concat())),
        1 => Just(Accident::Repeat),
    ]
}

/// What lines are made of.
const PIECES: &[&str] = &[
    "piano ",
    "obiettivo ",
    "Obiettivo operativo ",
    "strategico",
    "indicatore ",
    "peso ",
    "weight ",
    "misura ",
    "formula ",
    "target ",
    "consuntivo ",
    "grado ",
    "base ",
    "nota ",
    "valutazione ",
    "fasce ",
    "fino a ",
    "up to ",
    "entro ",
    "by ",
    "al ",
    "on ",
    "il 1-2-2024",
    "verso ",
    "soglie ",
    "minimo ",
    "eccellente ",
    ", ritardo 10 punti al mese",
    "crescente",
    "giudizio ",
    "2023 ",
    "2024",
    "1.010",
    "12.500,00",
    "12'500",
    "0,125",
    "1 010 000",
    "80%..90%",
    "..",
    ".",
    ",",
    "'",
    "-",
    "−",
    "+",
    "%",
    " N.",
    " gg",
    "giorni",
    " su 1-4",
    "€",
    " k",
    " mila ",
    "mln",
    "31-12-2023",
    "1/1/2024",
    "n/d",
    "si",
    "sterilizzato",
    ">=",
    "≤",
    "=",
    "\"",
    "\"\"",
    "«",
    "»",
    "“",
    "”",
    "„",
    "#",
    "# a",
    "\"a\"",
    "«b»",
    "01.01",
    "a",
    "_x1",
    "media",
    "(",
    ")",
    "*",
    "×",
    "/",
    ":",
    ";",
    " ",
    "\t",
    "\u{a0}",
    "\u{2009}",
    "\n",
    "\r\n",
    "\r",
    "\u{feff}",
    "\u{b}",
    "\u{2028}",
    "è",
    "0",
    "7",
    "123",
    "999",
];

type Lines = Vec<String>;

/// A heading and its properties.
fn section(
    keywords: &'static [&'static str],
    properties: impl Strategy<Value = Lines>,
) -> impl Strategy<Value = Lines> {
    let year = (keywords[0] == "piano").then_some(select(&["", " 2023", "\u{a0}2024"]));
    let year = year.unwrap_or(select(&[""]));
    (comments(), line(heading(keywords, year)), properties).prop_map(|(mut res, heading, properties)| {
        res.push(heading);
        res.extend(properties);
        res
    })
}

fn heading(
    keywords: &'static [&'static str],
    year: impl Strategy<Value = &'static str>,
) -> impl Strategy<Value = String> {
    let code = prop_oneof![
        Just(String::new()),
        "[0-9]{2}\\.[0-9]{2} ",
        "[A-Z]{1,3}[-.]?[0-9] ",
        select(&["strategico-1 ", "2023 ", "è "]).prop_map(str::to_owned)
    ];
    (select(keywords), blank(), code, text(), year)
        .prop_map(|(keyword, blank, code, text, year)| format!("{keyword}{blank}{code}{text}{year}"))
}

fn objective() -> impl Strategy<Value = Lines> {
    let keywords = &["obiettivo", "objective", "obiettivo operativo", "operational objective", "Obiettivo"];
    (section(keywords, node_property()), vec(indicator(), 0..3)).prop_map(|(mut res, indicators)| {
        res.extend(indicators.into_iter().flatten());
        res
    })
}

fn indicator() -> impl Strategy<Value = Lines> {
    let yearly = |it, en| (keyword(it, en), select(&["", "2022 ", "2024\u{a0}"]), value());
    let directions = &["crescente", "Decrescente", "increasing", "decreasing"];
    let properties = (
        node_property(),
        vec(line((keyword("misura", "measure"), measure()).prop_map(|(a, b)| a + &b)), 0..4),
        optional((keyword("formula", "formula"), formula()).prop_map(|(a, b)| a + &b)),
        optional(
            (keyword("target", "target"), select(&["", "2024 "]), target()).prop_map(|(a, b, c)| a + b + &c),
        ),
        optional((keyword("consuntivo", "result"), result()).prop_map(|(a, b)| a + &b)),
        optional(yearly("base", "baseline").prop_map(|(a, b, c)| a + b + &c)),
        optional((keyword("verso", "direction"), select(directions)).prop_map(|(a, b)| a + b)),
        optional((keyword("soglie", "thresholds"), thresholds()).prop_map(|(a, b)| a + &b)),
        optional((keyword("valutazione", "scoring"), scoring()).prop_map(|(a, b)| a + &b)),
    );
    let properties = properties.prop_map(|(node, measures, formula, target, result, baseline, a, b, c)| {
        let own = [formula, target, result, baseline, a, b, c].into_iter().flatten();
        node.into_iter().chain(own).chain(measures).collect::<Lines>()
    });
    section(&["indicatore", "indicator"], properties.prop_shuffle())
}

/// Properties that every heading below the plan has.
fn node_property() -> impl Strategy<Value = Lines> {
    let valued = |it, en| optional((keyword(it, en), value()).prop_map(|(a, b)| a + &b));
    let words = select(&[
        ("responsabile", "owner"),
        ("fonte", "source"),
        ("nota", "note"),
        ("motivazione", "reason"),
        ("giudizio", "judgement"),
        ("destinatari", "stakeholders"),
        ("contributori", "contributors"),
        ("dimensione", "dimension"),
    ]);
    let words = optional(words.prop_flat_map(|(it, en)| (keyword(it, en), text())).prop_map(|(a, b)| a + &b));
    all_of((valued("peso", "weight"), valued("grado", "achieved"), words).prop_map(|(a, b, c)| [a, b, c]))
}

fn plan_property() -> impl Strategy<Value = Lines> {
    let scoring = optional((keyword("valutazione", "scoring"), scoring()).prop_map(|(a, b)| a + &b));
    let previous = optional((keyword("precedente", "previous"), text()).prop_map(|(a, b)| a + &b));
    let note = optional((keyword("nota", "note"), text()).prop_map(|(a, b)| a + &b));
    all_of((scoring, previous, note).prop_map(|(a, b, c)| [a, b, c]))
}

fn optional(it: impl Strategy<Value = String> + 'static) -> BoxedStrategy<Option<String>> {
    proptest::option::of(line(it)).boxed()
}

/// Those of the lines that are there, in any order.
fn all_of(it: impl Strategy<Value = [Option<String>; 3]>) -> impl Strategy<Value = Lines> {
    it.prop_map(|it| it.into_iter().flatten().collect::<Lines>()).prop_shuffle()
}

/// A statement with an indent, and perhaps a comment behind it.
fn line(statement: impl Strategy<Value = String> + 'static) -> BoxedStrategy<String> {
    let indent = select(&["", "", "  ", "\t", "     ", "\u{a0}"]);
    let tail = select(&["", "", "", " ", " # a \"b\"", "  # consenti easy-target: primo anno ", "#"]);
    (indent, statement, tail).prop_map(|(indent, it, tail)| format!("{indent}{it}{tail}")).boxed()
}

/// Comments and blank lines before a heading.
fn comments() -> impl Strategy<Value = Lines> {
    vec(select(&["", " ", "# a", "  # b «c»", "#"]).prop_map(str::to_owned), 0..3)
}

fn keyword(it: &'static str, en: &'static str) -> BoxedStrategy<String> {
    (prop_oneof![4 => select(vec![it, en]).prop_map(str::to_owned), 1 => Just(it.to_uppercase())], blank())
        .prop_map(|(word, blank)| word + blank)
        .boxed()
}

fn blank() -> impl Strategy<Value = &'static str> {
    select(&[" ", " ", "   ", "\t", "\u{a0}", " \u{202f}"])
}
