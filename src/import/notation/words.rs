//! Words behind an amount that say of what it is, and do not change it: `80% dei casi`,
//! `30 giorni dalla richiesta`, `4 incontri con le imprese`.

use crate::import::notation::amount::{Amount, amount};
use crate::import::notation::date::date;
use crate::import::notation::phrase::{after, after_any, is, words};
use crate::syntax::{is_blank, trim};

/// An amount with the words behind it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Qualified<'a> {
    /// The text of the amount.
    pub(crate) value: &'a str,
    /// The words.
    pub(crate) words: &'a str,
    /// Whether the words leave open what the amount is measured from.
    pub(crate) is_open: bool,
}

/// The most words behind an amount.
const MOST: usize = 9;

/// Parts an amount from the words behind it, where these cannot change it.
pub(crate) fn qualified(text: &str) -> Option<Qualified<'_>> {
    let (amount, rest) = amount(text)?;
    if rest.is_empty() || words(rest).take(MOST.saturating_add(1)).count() > MOST {
        return None;
    }
    let value = trim(text.get(..text.len().checked_sub(rest.len())?)?);
    let told = |is_open| Some(Qualified { value, words: rest, is_open });
    if change(rest) {
        // A change has a sign, or is counted in points.
        return told(!amount.number.is_signed() && amount.unit.written != "punti");
    }
    if at_day(rest) {
        return told(false);
    }
    if matches!(kind(amount), Of::Share) && in_time(rest) {
        return told(false);
    }
    let has_more =
        rest.bytes().any(|it| it.is_ascii_digit()) || rest.contains([',', ';', '(', '%', ':', '/']);
    if has_more || words(rest).any(changes) {
        return None;
    }
    if ALONE.iter().any(|it| is(rest, it)) {
        return told(false);
    }
    if ["circa", "ca.", "ca", "approx.", "approximately"].iter().any(|it| is(rest, it)) {
        return told(true);
    }
    let of = match kind(amount) {
        Of::Share => after_any(rest, GENITIVE).or_else(|| noun(rest)),
        Of::Time => after_any(rest, SINCE),
        Of::Things => after_any(rest, GENITIVE).or_else(|| after_any(rest, WITH)).or_else(|| held(rest)),
        Of::Nothing => None,
    };
    // Behind a preposition stands a word.
    of.filter(|it| it.starts_with(char::is_whitespace) || rest.contains(['\'', '’']) || it.is_empty())?;
    told(false)
}

/// `al 31/12/2023`: the day that an amount was counted on.
fn at_day(rest: &str) -> bool {
    let day = after_any(rest, &["al", "alla data del", "as at", "as of", "at", "on"]).map(trim);
    day.is_some_and(|it| matches!(date(it), Some((_, ""))))
}

/// `delle pratiche entro 30 gg`, `within 4 hours`: the time in which what is counted is done.
fn in_time(rest: &str) -> bool {
    const WORDS: &[&str] = &["entro", "within", "in meno di", "in less than", "in non più di", "in under"];
    let Some((at, rest_behind)) = rest
        .char_indices()
        .filter(|it| it.0 == 0 || rest.get(..it.0).is_some_and(|it| it.ends_with(is_blank)))
        .find_map(|it| Some((it.0, after_any(rest.get(it.0..)?, WORDS)?)))
    else {
        return false;
    };
    let ahead = trim(rest.get(..at).unwrap_or(""));
    let is_of = ahead.is_empty()
        || (after_any(ahead, GENITIVE).is_some()
            && !ahead.bytes().any(|it| it.is_ascii_digit())
            && !words(ahead).any(changes));
    let time = trim(after_any(trim(rest_behind), &["i", "le"]).unwrap_or(rest_behind));
    let Some((span, behind)) = amount(time) else { return false };
    let is_since = behind.is_empty()
        || (after_any(behind, SINCE).is_some()
            && !behind.bytes().any(|it| it.is_ascii_digit())
            && !behind.contains(['%', ';']));
    is_of && is_since && matches!(kind(span), Of::Time)
}

/// Whether words say that an amount is measured from another.
pub(crate) fn change(rest: &str) -> bool {
    const FROM: &[&str] = &[
        "rispetto",
        "in più rispetto",
        "sul",
        "sull'",
        "su base",
        "compared to",
        "compared with",
        "relative to",
        "against",
        "versus",
        "vs",
        "vs.",
        "on",
        "over",
        "from the",
        "in confronto",
    ];
    let Some(it) = after_any(rest, FROM) else { return false };
    // `rispetto al 2021`, `on 2021`, `sul valore dell'anno precedente`, `compared to baseline`.
    let lower = it.to_lowercase();
    let says_earlier = ["precedent", "previous", "prior", "last", "base", "anno", "year", "scorso"]
        .iter()
        .any(|it| lower.contains(it));
    says_earlier
        || crate::import::notation::several::has_year(&lower)
        || after(rest, "rispetto").is_some()
        || after(rest, "compared to").is_some()
}

enum Of {
    Share,
    Time,
    Things,
    Nothing,
}

fn kind(amount: Amount<'_>) -> Of {
    match amount.unit.written {
        "%" => Of::Share,
        "gg" | "gg-lavorativi" | "ore" | "ora" | "h" | "hours" | "hour" | "min" | "mesi" | "mese"
        | "months" | "month" | "settimane" | "settimana" | "weeks" | "week" | "anni" | "anno" | "years"
        | "year" => Of::Time,
        "" | "€" | "mila €" | "mln €" | "GBP" | "USD" | "dollari" | "N" | "punti" | "FTE" => {
            Of::Nothing
        }
        _ => Of::Things,
    }
}

const GENITIVE: &[&str] = &[
    "di",
    "d'",
    "del",
    "dello",
    "della",
    "dell'",
    "dei",
    "degli",
    "delle",
    "of",
    "of all",
    "sul totale",
    "su totale",
    "sul totale dei",
    "sul totale delle",
];

const SINCE: &[&str] = &[
    "dalla",
    "dallo",
    "dal",
    "dall'",
    "dai",
    "dagli",
    "dalle",
    "from",
    "of",
    "after",
    "since",
    "following",
    "dopo",
];

const WITH: &[&str] = &["con", "with", "sul", "sulla", "sui", "sulle", "sull'", "about"];

/// Words that may stand behind any amount.
const ALONE: &[&str] = &[
    "in media",
    "medi",
    "medio",
    "media",
    "mediamente",
    "on average",
    "average",
    "avg",
    "complessivi",
    "complessive",
    "complessivamente",
    "totali",
    "in totale",
    "total",
    "in total",
    "overall",
];

/// `95% satisfaction`: what a share is one of, in few words that compare it with nothing.
fn noun(rest: &str) -> Option<&str> {
    const COMPARE: &[&str] = &[
        "above",
        "below",
        "off",
        "better",
        "worse",
        "higher",
        "lower",
        "oltre",
        "sotto",
        "sopra",
        "over",
        "under",
        "growth",
        "crescita",
        "growing",
        "max",
        "min",
        "maximum",
        "minimum",
        "massimo",
        "minimo",
        "almeno",
        "circa",
        "drop",
        "rise",
        "fall",
        "cut",
        "gap",
        "change",
        "variation",
        "variazione",
        "scostamento",
        "improvement",
        "miglioramento",
        "diminuzione",
        "in",
        "da",
        "a",
        "su",
        "vs",
        "rispetto",
        "than",
        "to",
        "from",
    ];
    let mut words = words(rest);
    let is_few = words.clone().count() <= 3
        && rest.chars().all(|it| it.is_alphabetic() || it.is_whitespace() || it == '-');
    (is_few
        && rest.starts_with(char::is_alphabetic)
        && !words.any(|word| COMPARE.iter().any(|it| is(word, it))))
    .then_some("")
}

/// What was held or made counts as such.
fn held(rest: &str) -> Option<&str> {
    const WORDS: &[&str] = &[
        "realizzati",
        "realizzate",
        "effettuati",
        "effettuate",
        "svolti",
        "svolte",
        "organizzati",
        "organizzate",
        "pubblicati",
        "pubblicate",
        "approvati",
        "approvate",
        "prodotti",
        "prodotte",
        "erogati",
        "erogate",
        "adottati",
        "adottate",
        "pubblici",
        "pubbliche",
        "held",
        "organised",
        "organized",
        "delivered",
        "published",
        "completed",
        "produced",
        "trained",
        "reached",
        "served",
    ];
    WORDS.iter().any(|it| is(rest, it)).then_some("")
}

/// Whether a word makes an amount a rate, part of another, or none.
fn changes(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "per",
        "al",
        "ogni",
        "each",
        "every",
        "ciascuno",
        "ciascuna",
        "ciascun",
        "non",
        "not",
        "no",
        "meno",
        "less",
        "fewer",
        "più",
        "more",
        "o",
        "or",
        "oppure",
        "e",
        "and",
        "ed",
        "cui",
        "which",
        "except",
        "tranne",
        "eccetto",
        "salvo",
        "ritardo",
        "anticipo",
        "delay",
        "delays",
        "late",
        "early",
        "advance",
        "riduzione",
        "reduction",
        "aumento",
        "increase",
        "decrease",
        "incremento",
        "mancati",
        "annullati",
        "mensili",
        "monthly",
        "weekly",
        "annui",
        "annually",
        "settimanali",
        "giornalieri",
        "daily",
        "ma",
        "but",
        "entro",
        "by",
        "within",
        "senza",
        "without",
        "half",
        "metà",
        "mese",
        "month",
        "settimana",
        "week",
        "persa",
        "persi",
    ];
    let bare = word.trim_matches(|it: char| !it.is_alphanumeric());
    WORDS.iter().any(|it| is(bare, it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_parted_where_they_do_not_change_the_amount() {
        for (text, meant) in [
            ("80% dei casi", Some(("80%", false))),
            ("80% delle pratiche pervenute", Some(("80%", false))),
            ("80% of all cases", Some(("80%", false))),
            ("30 giorni dalla richiesta", Some(("30 giorni", false))),
            ("10 working days of receipt", Some(("10 working days", false))),
            ("4 incontri con le imprese", Some(("4 incontri", false))),
            ("3 corsi di formazione", Some(("3 corsi", false))),
            ("+2% rispetto al 2021", Some(("+2%", false))),
            ("2% rispetto al 2021", Some(("2%", true))),
            ("12 gg in media", Some(("12 gg", false))),
            ("95% within 4 hours", Some(("95%", false))),
            ("100% delle pratiche entro 30 gg dalla richiesta", Some(("100%", false))),
            ("100% delle pratiche entro il 30/06", None),
            ("95% satisfaction", Some(("95%", false))),
            ("5% below baseline", None),
            ("10% increase", None),
            ("3 corsi per dipendente", None),
            ("2 incontri al mese", None),
            ("5 incontri annullati", None),
            ("30 giorni di ritardo", None),
            ("10 days of delay", None),
            ("80% delle pratiche e 20% delle altre", None),
            ("4 incontri di cui uno annullato", None),
        ] {
            let read = qualified(text);
            assert_eq!(read.map(|it| (it.value, it.is_open)), meant, "{text}");
        }
    }
}
