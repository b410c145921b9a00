//! What stands behind keywords, at random: text, values, targets, formulas, policies.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Text in quotes of every kind that can hold it.
pub(crate) fn text() -> BoxedStrategy<String> {
    let inner = prop_oneof![
        3 => "[A-Za-zàèéìòù0-9 ,.:%/'()-]{0,24}",
        1 => vec(select(&["a", " ", "\"", "#", "«", "»", "“", "”", "„", "è", "\u{a0}"]), 0..8).prop_map(|it| it.concat()),
    ];
    (inner, select(&["\"\"", "“”", "„”", "„“", "«»"]))
        .prop_map(|(inner, quotes)| {
            let mut quotes = quotes.chars();
            let (open, close) = (quotes.next().unwrap_or('"'), quotes.next().unwrap_or('"'));
            let ends = if open == '„' { vec!['“', '”'] } else { vec![close] };
            if open == '"' || inner.contains(&ends[..]) {
                format!("\"{}\"", inner.replace('"', "\"\""))
            } else {
                format!("{open}{inner}{close}")
            }
        })
        .boxed()
}

/// A number in any notation, now and then one with two readings.
fn number() -> BoxedStrategy<String> {
    let notation =
        select(&[(".", ","), (",", "."), ("'", ","), (" ", ","), ("\u{a0}", "."), ("\u{202f}", ",")]);
    let grouped = (1..999_u32, vec(0..999_u32, 1..4), proptest::option::of("[0-9]{1,4}"), notation).prop_map(
        |(first, groups, decimals, (group, mark))| {
            let mut res = first.to_string();
            for it in groups {
                res += &format!("{group}{it:03}");
            }
            decimals.into_iter().for_each(|it| res += &format!("{mark}{it}"));
            res
        },
    );
    prop_oneof![
        4 => "[0-9]{1,5}",
        4 => "[0-9]{1,3}[.,][0-9]{1,2}",
        1 => "0[.,][0-9]{1,6}",
        1 => "[1-9][0-9]{3,6}[.,][0-9]{3}",
        2 => grouped,
        1 => "[-+−][0-9]{1,3}",
    ]
    .boxed()
}

fn amount() -> BoxedStrategy<String> {
    let unit = select(&[
        "",
        "",
        "%",
        " %",
        " N",
        " N.",
        " n°",
        " nr",
        " gg",
        " giorni",
        " days",
        " g",
        " ore",
        " h",
        " minuti",
        " min",
        " settimane",
        " month",
        " anni",
        " €",
        "€",
        " euro",
        " EUR",
        " mila €",
        " k€",
        " mln €",
        " su 1-4",
        " on 10",
        " punti",
        " MWh",
        " kg/ab",
        " anni-persona",
        "‰",
        " $",
    ]);
    prop_oneof![
        6 => (number(), unit).prop_map(|(a, b)| a + b),
        1 => number().prop_map(|it| format!("€ {it}")),
        1 => number().prop_map(|it| format!("EUR {it}")),
    ]
    .boxed()
}

fn range() -> BoxedStrategy<String> {
    let ends = select(&[
        ("", "%"),
        ("%", "%"),
        ("", ""),
        (" %", ""),
        ("", " gg"),
        (" gg", " giorni"),
        ("", " su 1-4"),
    ]);
    (number(), number(), ends).prop_map(|(low, high, (a, b))| format!("{low}{a}..{high}{b}")).boxed()
}

fn date() -> BoxedStrategy<String> {
    let notation = select(&["d-m-y", "d/m/y", "d.m.y", "y-m-d"]);
    (1..29_u8, 1..13_u8, 2020..2027_u16, notation, any::<bool>())
        .prop_map(|(d, m, y, notation, padded)| {
            let two = |it: u8| if padded { format!("{it:02}") } else { it.to_string() };
            notation.replace('d', &two(d)).replace('m', &two(m)).replace('y', &y.to_string())
        })
        .boxed()
}

/// A value of any kind.
pub(crate) fn value() -> BoxedStrategy<String> {
    let words = &["si", "Sì", "yes", "no", "n/d", "N.D.", "n/a", "n.a.", "sterilizzato", "neutralized"];
    prop_oneof![
        6 => amount(),
        1 => date(),
        1 => range(),
        1 => select(words).prop_map(str::to_owned),
    ]
    .boxed()
}

/// A result: a value, perhaps with the day of the reading or the day on which it was reached.
pub(crate) fn result() -> BoxedStrategy<String> {
    let at = (select(&["al ", "at ", "AL\u{a0}"]), date()).prop_map(|(a, b)| format!("{a}{b} "));
    let on = (select(&[" il ", " on ", " IL  "]), date()).prop_map(|(a, b)| a.to_owned() + &b);
    prop_oneof![
        4 => (select(&["", "2022 ", "2024\u{a0}"]), value()).prop_map(|(a, b)| a.to_owned() + &b),
        1 => (at.clone(), value()).prop_map(|(a, b)| a + &b),
        1 => (value(), on.clone()).prop_map(|(a, b)| a + &b),
        1 => (at, value(), on).prop_map(|(a, b, c)| a + &b + &c),
    ]
    .boxed()
}

/// A comparator and a value, or one of them, perhaps due by a day.
pub(crate) fn target() -> BoxedStrategy<String> {
    prop_oneof![
        1 => (select(&[">=", "<= "]), amount(), select(&[" entro ", " by "]), date())
            .prop_map(|(a, b, c, d)| format!("{a}{b}{c}{d}")),
        4 => (select(&[">=", "<=", ">", "<", "=", "≥", "≤", "=>"]), select(&["", " "]), amount())
            .prop_map(|(a, b, c)| format!("{a}{b}{c}")),
        1 => (select(&["entro", "by", "ENTRO"]), date()).prop_map(|(a, b)| format!("{a} {b}")),
        2 => value(),
    ]
    .boxed()
}

/// The levels of an indicator.
pub(crate) fn thresholds() -> BoxedStrategy<String> {
    let level = |words: &'static [&'static str]| {
        (select(words), amount()).prop_map(|(word, it)| format!("{word} {it}"))
    };
    let all = (
        level(&["minimo", "Minimum"]),
        level(&["target", "TARGET"]),
        level(&["eccellente", "excellent"]),
        select(&[", ", ";", " , "]),
        0..4_u8,
    );
    all.prop_map(|(low, wanted, best, mark, which)| match which {
        0 => low,
        1 => wanted + mark + &low,
        2 => low + mark + &best,
        _ => low + mark + &wanted + mark + &best,
    })
    .boxed()
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z_][a-z0-9_]{0,9}", select(&["società", "media", "N", "avg"]).prop_map(str::to_owned)]
}

/// A measure without its keyword.
pub(crate) fn measure() -> BoxedStrategy<String> {
    let given = prop_oneof![
        3 => (select(&["=", " = "]), value()).prop_map(|(a, b)| a.to_owned() + &b),
        1 => select(&["", " %", " km", " N.", " giorni", " €"]).prop_map(str::to_owned),
    ];
    let described = prop_oneof![Just(String::new()), text().prop_map(|it| format!(" {it}"))];
    (name(), given, described).prop_map(|(name, given, described)| name + &given + &described).boxed()
}

/// A formula over any measures.
pub(crate) fn formula() -> BoxedStrategy<String> {
    let operand = prop_oneof![
        3 => name(),
        1 => "[0-9]{1,3}",
        1 => "[0-9]{1,2}[.,][0-9]{1,2}",
        1 => Just("12'500".to_owned()),
        1 => "[0-9]{1,2} ?%",
    ];
    let functions = &["media", "avg", "SOMMA", "sum", "min", "max"];
    let sum = operand.prop_recursive(4, 16, 3, move |inner| {
        let pair =
            (inner.clone(), blanks(), select(&["+", "-", "−", "*", "×", "·", "/", "÷", ":"]), inner.clone());
        prop_oneof![
            4 => pair.prop_map(|(a, blank, sign, b)| format!("{a}{blank}{sign}{blank}{b}")),
            1 => (inner.clone(), blanks()).prop_map(|(it, blank)| format!("({blank}{it}{blank})")),
            1 => inner.clone().prop_map(|it| format!("-{it}")),
            1 => (select(functions), blanks(), vec(inner.clone(), 1..4), select(&[";", " ; ", ", "]))
                .prop_map(|(name, blank, all, mark)| format!("{name}{blank}({})", all.join(mark))),
            1 => (select(&["giorni", "days"]), inner.clone(), inner)
                .prop_map(|(name, a, b)| format!("{name}({a}; {b})")),
        ]
    });
    prop_oneof![4 => sum, 1 => text()].boxed()
}

fn blanks() -> impl Strategy<Value = &'static str> {
    select(&["", " ", "\u{a0}"])
}

/// A policy with its bands and its limit.
pub(crate) fn scoring() -> BoxedStrategy<String> {
    let plain = select(&["proporzionale", "Soglia", "threshold", "inversa", "inverse", "base", "baseline"]);
    let bands = "(fasce|bands) 0%?\\.\\.70,5% ?= ?0%; ?70,5\\.\\.90% = 50%(;90%\\.\\.100% = 100%)?";
    let late = "(, ?(ritardo|Lateness) [1-9]{1,2} (punti|points) (al|alla|per) (giorno|week|Mese)(, minimo 5[05]%)?)?";
    let most = select(&["", "", " fino a 120%", " Up To 110,5 %"]);
    (prop_oneof![plain.prop_map(str::to_owned), bands], most, late)
        .prop_map(|(policy, most, late)| policy + most + &late)
        .boxed()
}
