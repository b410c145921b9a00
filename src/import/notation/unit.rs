//! Units of measure as reports write them, put into the words of plans.

use crate::import::notation::date::month;
use crate::import::notation::phrase::after;
use crate::syntax::is_blank;

/// A unit behind a number, or before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unit<'a> {
    /// As plans write it; empty where there is none.
    pub(crate) written: &'a str,
    /// How many places the number moves to the left when it is written with this unit:
    /// a million pounds is written in pounds, a thousandth in hundredths.
    pub(crate) power: i8,
}

impl Unit<'_> {
    /// No unit.
    pub(crate) const NONE: Self = Unit { written: "", power: 0 };

    /// The unit without its thousands or millions, and how many places those are.
    pub(crate) fn base(self) -> (Self, i8) {
        match self.written {
            "mila €" => (Unit { written: "€", power: 0 }, self.power.saturating_add(3)),
            "mln €" => (Unit { written: "€", power: 0 }, self.power.saturating_add(6)),
            _ => (Unit { power: 0, ..self }, self.power),
        }
    }
}

/// Units of more than one word, or whose word plans do not know.
const PHRASES: &[(&str, &str, i8)] = &[
    ("per cento", "%", 0),
    ("per cent", "%", 0),
    ("percento", "%", 0),
    ("percent", "%", 0),
    ("percentuale", "%", 0),
    ("pct", "%", 0),
    ("per mille", "%", -1),
    ("punti percentuali", "punti", 0),
    ("percentage points", "punti", 0),
    ("percentage point", "punti", 0),
    ("punto percentuale", "punti", 0),
    ("points", "punti", 0),
    ("pp", "punti", 0),
    ("p.p.", "punti", 0),
    ("giorni lavorativi", "gg-lavorativi", 0),
    ("giorno lavorativo", "gg-lavorativi", 0),
    ("gg. lavorativi", "gg-lavorativi", 0),
    ("gg lavorativi", "gg-lavorativi", 0),
    ("gg. lav.", "gg-lavorativi", 0),
    ("gg lav.", "gg-lavorativi", 0),
    ("giorni feriali", "gg-lavorativi", 0),
    ("working days", "gg-lavorativi", 0),
    ("working day", "gg-lavorativi", 0),
    ("business days", "gg-lavorativi", 0),
    ("business day", "gg-lavorativi", 0),
    ("giorni naturali e consecutivi", "gg", 0),
    ("giorni consecutivi", "gg", 0),
    ("giorni di calendario", "gg", 0),
    ("giorni solari", "gg", 0),
    ("gg. solari", "gg", 0),
    ("gg solari", "gg", 0),
    ("calendar days", "gg", 0),
    ("calendar day", "gg", 0),
    ("gg.", "gg", 0),
    ("gg", "gg", 0),
    ("giorni", "gg", 0),
    ("giorno", "gg", 0),
    ("days", "gg", 0),
    ("day", "gg", 0),
    ("hrs.", "ore", 0),
    ("hrs", "ore", 0),
    ("hr", "ore", 0),
    ("mins.", "min", 0),
    ("mins", "min", 0),
    ("min.", "min", 0),
    ("min", "min", 0),
    ("minuti", "min", 0),
    ("minuto", "min", 0),
    ("minutes", "min", 0),
    ("minute", "min", 0),
    ("secs", "secondi", 0),
    ("sec.", "secondi", 0),
    ("sec", "secondi", 0),
    ("seconds", "secondi", 0),
    ("wks", "settimane", 0),
    ("mths", "mesi", 0),
    ("yrs", "anni", 0),
    ("fte's", "FTE", 0),
    ("ftes", "FTE", 0),
    ("fte", "FTE", 0),
    ("f.t.e.", "FTE", 0),
];

/// Words that are no unit though they follow a number.
const NO_UNITS: &[&str] = &[
    "in",
    "al",
    "a",
    "da",
    "di",
    "per",
    "non",
    "e",
    "ed",
    "o",
    "or",
    "and",
    "of",
    "to",
    "the",
    "ma",
    "più",
    "meno",
    "circa",
    "ca",
    "con",
    "su",
    "on",
    "entro",
    "by",
    "not",
    "than",
    "no",
    "every",
    "each",
    "ogni",
    "from",
    "del",
    "dei",
    "delle",
    "della",
    "degli",
    "dello",
    "dal",
    "dalla",
    "con",
    "with",
    "within",
    "if",
    "se",
    "oppure",
    "over",
    "under",
    "above",
    "below",
    "or",
    "minimum",
    "maximum",
    "minimo",
    "massimo",
    "max",
    "oltre",
    "late",
    "early",
    "tra",
    "fra",
    "between",
    "was",
    "were",
    "is",
    "at",
    "as",
    "but",
    "then",
    "ma",
    "sono",
    "è",
    "era",
    "nel",
    "nella",
    "nei",
    "all",
    "alla",
    "allo",
    "alle",
    "agli",
    "ai",
    "compared",
    "rispetto",
    "sì",
    "si",
    "yes",
    "nd",
    "na",
    "sterilizzato",
    "neutralised",
    "neutralized",
    "x",
    "ad",
    "only",
    "solo",
    "more",
    "less",
    "fewer",
    "higher",
    "lower",
    "e/o",
    "anziché",
];

/// Money: its sign or word, as plans write it.
const CURRENCIES: &[(&str, &str)] = &[
    ("€", "€"),
    ("euros", "€"),
    ("euro", "€"),
    ("eur", "€"),
    ("£", "GBP"),
    ("gbp", "GBP"),
    ("pounds", "GBP"),
    ("sterline", "GBP"),
    ("us$", "USD"),
    ("usd", "USD"),
    ("us dollars", "USD"),
    ("au$", "AUD"),
    ("aud", "AUD"),
    ("a$", "AUD"),
    ("ca$", "CAD"),
    ("c$", "CAD"),
    ("cad", "CAD"),
    ("nz$", "NZD"),
    ("nzd", "NZD"),
    ("$", "dollari"),
    ("dollars", "dollari"),
    ("dollari", "dollari"),
    ("chf", "CHF"),
];

/// Words that multiply.
const SCALES: &[(&str, i8)] = &[
    ("mila", 3),
    ("migliaia", 3),
    ("thousands", 3),
    ("thousand", 3),
    ("mln.", 6),
    ("mln", 6),
    ("milioni", 6),
    ("milione", 6),
    ("millions", 6),
    ("million", 6),
    ("mio.", 6),
    ("mio", 6),
    ("mld.", 9),
    ("mld", 9),
    ("miliardi", 9),
    ("miliardo", 9),
    ("billions", 9),
    ("billion", 9),
    ("bn", 9),
];

/// Letters that multiply beside money: `£1.2m`, `250 k€`.
const LETTERS: &[(&str, i8)] = &[("k", 3), ("mn", 6), ("m", 6), ("bn", 9), ("b", 9)];

/// Money at the start of a text.
pub(crate) fn currency(text: &str) -> Option<(&'static str, &str)> {
    CURRENCIES.iter().find_map(|(word, written)| Some((*written, after_sign(text, word)?)))
}

/// What follows a sign or word; a sign may stand close to what follows it.
fn after_sign<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = after(text, word)?;
    // `EURO3` is no money, `€3` is.
    let is_close = word.ends_with(char::is_alphabetic) && rest.starts_with(|it: char| it.is_ascii_digit());
    (!is_close).then_some(rest)
}

/// Words of scale behind money and its number: `£1.2m`, `€ 3 million`.
pub(crate) fn scale_of_money(text: &str) -> (i8, &str) {
    let found = || SCALES.iter().chain(LETTERS).find_map(|(word, power)| Some((*power, after(text, word)?)));
    match text.as_bytes().first() {
        Some(it) if it.is_ascii_alphabetic() => found().unwrap_or((0, text)),
        _ => (0, text),
    }
}

/// Money with its power, as plans write it: they have thousands and millions of euro.
pub(crate) fn money(written: &'static str, power: i8) -> Unit<'static> {
    match (written, power) {
        ("€", 3) => Unit { written: "mila €", power: 0 },
        ("€", 6) => Unit { written: "mln €", power: 0 },
        ("€", 9) => Unit { written: "mln €", power: 3 },
        _ => Unit { written, power },
    }
}

/// The unit at the start of a text, and what follows it. No unit is one too.
pub(crate) fn unit(text: &str) -> (Unit<'_>, &str) {
    let none = (Unit::NONE, text);
    match text.as_bytes().first() {
        None => none,
        Some(b'%') => (Unit { written: "%", power: 0 }, text.get(1..).unwrap_or("")),
        Some(it) if !it.is_ascii() || matches!(it, b'$') => sign(text),
        Some(it) if it.is_ascii_alphabetic() => word(text),
        _ => none,
    }
}

fn sign(text: &str) -> (Unit<'_>, &str) {
    if let Some(rest) = text.strip_prefix('‰') {
        return (Unit { written: "%", power: -1 }, rest);
    }
    if let Some(rest) = text.strip_prefix('％') {
        return (Unit { written: "%", power: 0 }, rest);
    }
    match currency(text) {
        Some((written, rest)) => (Unit { written, power: 0 }, rest),
        None if text.starts_with(char::is_alphabetic) => word(text),
        None => (Unit::NONE, text),
    }
}

fn word(text: &str) -> (Unit<'_>, &str) {
    let end = text.find(|it: char| !it.is_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    if let Some(count) = count(word) {
        return (count, rest.strip_prefix(['.', '°', 'º']).unwrap_or(rest));
    }
    if let Some(found) = scaled(text) {
        return found;
    }
    for (phrase, written, power) in PHRASES {
        if let Some(rest) = after(text, phrase) {
            return (Unit { written, power: *power }, rest);
        }
    }
    if let Some((written, rest)) = currency(text) {
        return (Unit { written, power: 0 }, rest);
    }
    // `31 febbraio` is a day, though no calendar has it.
    if NO_UNITS.iter().any(|it| it.eq_ignore_ascii_case(word)) || month(word).is_some() {
        return (Unit::NONE, text);
    }
    let rest = match rest.chars().next() {
        // Few units are abbreviated: `5 h.` is a value, `5 a.` is not.
        Some('.') if is_abbreviated(word) => rest.get(1..).unwrap_or(""),
        _ => rest,
    };
    (Unit { written: word, power: 0 }, rest)
}

fn count(word: &str) -> Option<Unit<'static>> {
    let is_count = ["n", "nr", "num", "numero"].iter().any(|it| it.eq_ignore_ascii_case(word));
    is_count.then_some(Unit { written: "N", power: 0 })
}

fn is_abbreviated(word: &str) -> bool {
    ["g", "h", "ore", "giorni", "hour", "hours"].iter().any(|it| it.eq_ignore_ascii_case(word))
}

/// `milioni di euro`, `mln €`, `k€`, `migliaia di visitatori`, `million`.
fn scaled(text: &str) -> Option<(Unit<'_>, &str)> {
    let of = |rest: &'_ str| -> Option<usize> {
        let start = rest.trim_start_matches(is_blank);
        let words = ["di", "of", "d'"].iter().find_map(|it| after(start, it)).unwrap_or(start);
        Some(rest.len().saturating_sub(words.trim_start_matches(is_blank).len()))
    };
    for (scale, power) in SCALES {
        let Some(rest) = after(text, scale) else { continue };
        let start = rest.get(of(rest)?..)?;
        if let Some((written, rest)) = currency(start) {
            return Some((money(written, *power), rest));
        }
        let (noun, rest) = match start.starts_with(char::is_alphabetic) {
            true => unit(start),
            false => (Unit::NONE, start),
        };
        // `3 mln di ore` moves the number, `3 mln di mln` is nothing.
        return (noun.power == 0).then_some((Unit { power: *power, ..noun }, rest));
    }
    LETTERS.iter().find_map(|(letter, power)| {
        let start = text.get(..letter.len()).filter(|it| it.eq_ignore_ascii_case(letter))?;
        let (written, rest) = currency(text.get(start.len()..)?.trim_start_matches(is_blank))?;
        Some((money(written, *power), rest))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_those_of_plans() {
        for (text, written, power, rest) in [
            ("", "", 0, ""),
            ("%*", "%", 0, "*"),
            ("Per Cento", "%", 0, ""),
            ("‰", "%", -1, ""),
            ("milioni di euro", "mln €", 0, ""),
            ("mld €", "mln €", 3, ""),
            ("k€", "mila €", 0, ""),
            ("m£", "GBP", 6, ""),
            ("milioni di visitatori", "visitatori", 6, ""),
            ("million", "", 6, ""),
            ("hrs", "ore", 0, ""),
            ("FTEs", "FTE", 0, ""),
            ("giorni, poi", "gg", 0, ", poi"),
            ("N. 3", "N", 0, " 3"),
            ("in meno", "", 0, "in meno"),
            ("incontri pubblici", "incontri", 0, " pubblici"),
            ("unità", "unità", 0, ""),
            ("$", "dollari", 0, ""),
        ] {
            assert_eq!(unit(text), (Unit { written, power }, rest), "{text}");
        }
    }
}
