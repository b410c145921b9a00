//! What a cell holds, seen by its text alone. One look at its first word tells most.

use crate::import::notation::Around;
use crate::import::notation::amount::amount;
use crate::import::notation::date::{date, month};
use crate::import::notation::duration::duration;
use crate::import::notation::goal;
use crate::import::notation::judgement::judgement;
use crate::import::notation::notes::noted;
use crate::import::notation::nothing::nothing;
use crate::import::notation::period::{day, span};
use crate::import::notation::plan::language_value;
use crate::import::notation::range::{range, way};
use crate::import::notation::several::several;
use crate::import::notation::sign::{sign, words_behind, words_between};
use crate::import::notation::value::{LONGEST_WORD, ratio, value, word};
use crate::syntax::{is_blank, trim};

/// What a cell holds, seen by its text alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    /// Words, or anything that is none of the rest.
    Text,
    /// A number of hundredths: `97,87 %`.
    Percent,
    /// A number, perhaps with another unit.
    Number,
    /// Two numbers with a slash between them.
    Ratio,
    /// A day, or a span of time.
    Date,
    /// A comparator with a value, or `Entro` with a date.
    Goal,
    /// From one value to another: `80%-90%`.
    Range,
    /// `SI`, `NO`, `n.d.` and such.
    Word,
    /// `Raggiunto`, `partially met`, a traffic light, `✔`.
    Judgement,
    /// What begins as a value does and is none: `97,,87`, `31-02-2023`.
    Broken,
}

/// The longest unusual value, in bytes: what is longer is a sentence that begins with a number.
const LONGEST_VALUE: usize = 32;

/// The longest value with what stands beside it, and the longest target in words.
const LONGEST: usize = 120;

/// The longest row of years in a cell.
const LONGEST_YEARS: usize = 400;

/// What a cell holds.
pub(crate) fn kind(text: &str) -> Kind {
    match text.as_bytes().first() {
        None => Kind::Text,
        Some(b'0'..=b'9' | b'-' | b'+') => amount_kind(text),
        Some(b'<' | b'>' | b'=') => goal_kind(text),
        Some(it) if it.is_ascii_alphabetic() => words_first(text),
        Some(b'$') => amount_kind(text),
        Some(it) if !it.is_ascii() => sign_kind(text),
        Some(b'(' | b'.' | b'~' | b'/' | b'_' | b'?') => other_kind(text),
        Some(_) => Kind::Text,
    }
}

fn other_kind(text: &str) -> Kind {
    if nothing(text).is_some() {
        return Kind::Word;
    }
    if text.starts_with('~') { amount_kind(trim(text.trim_start_matches('~'))) } else { Kind::Text }
}

fn sign_kind(text: &str) -> Kind {
    if text.starts_with(['€', '£', '−']) {
        return amount_kind(text);
    }
    if sign(text).is_some() {
        return goal_kind(text);
    }
    match judgement(text) {
        Some(_) => Kind::Judgement,
        None if nothing(text).is_some() => Kind::Word,
        None if text.starts_with(char::is_alphabetic) => Kind::Text,
        None if text.starts_with(['≈', '±']) => amount_kind(trim(text.trim_start_matches(['≈', '±']))),
        None => Kind::Text,
    }
}

fn goal_kind(text: &str) -> Kind {
    let is_goal = match sign(text) {
        Some((_, value)) => {
            matches!(amount(value), Some((_, ""))) || word_kind(value).is_some() || is_target(text)
        }
        None => false,
    };
    if is_goal { Kind::Goal } else { broken_kind(text) }
}

/// The kind of yes, no and nothing.
fn word_kind(text: &str) -> Option<Kind> {
    (text.len() <= LONGEST_WORD && word(text).is_some()).then_some(Kind::Word)
}

/// A value that cannot be read is short; words that begin with a number are not.
fn broken_kind(text: &str) -> Kind {
    let n_words = text.split(is_blank).count();
    let begins_as_value = !text.starts_with(char::is_alphabetic);
    if begins_as_value && n_words <= 2 && text.len() <= LONGEST_VALUE { Kind::Broken } else { Kind::Text }
}

fn is_target(text: &str) -> bool {
    goal::target(text, ANY).is_ok()
}

/// A year is all that a target may need from what surrounds it.
const ANY: Around<'_> = Around {
    mark: None,
    day_first: None,
    language: None,
    year: Some("2000"),
    year_end: None,
    unit: None,
    is_share: false,
    missing: &[],
};

fn amount_kind(text: &str) -> Kind {
    if let Some((first, rest)) = amount(text) {
        if rest.is_empty() {
            return match first.unit.written {
                "%" => Kind::Percent,
                // Plans may not know them.
                "gg-lavorativi" if value(text, ANY).is_none() => broken_kind(text),
                _ => Kind::Number,
            };
        }
        if span(text).is_some() {
            return Kind::Date;
        }
        if ratio(text).is_some() {
            return Kind::Ratio;
        }
    }
    match date(text) {
        Some((_, "")) => Kind::Date,
        _ if text.len() <= LONGEST_YEARS => beside(text).unwrap_or_else(|| broken_kind(text)),
        _ => broken_kind(text),
    }
}

/// The kind of a value with something beside it.
fn beside(text: &str) -> Option<Kind> {
    if let Some(parts) = several(text, ANY) {
        let kinds = || parts.iter().map(|it| kind(it.text));
        let is_value = kinds().any(|it| !matches!(it, Kind::Text | Kind::Broken));
        let has_goal = kinds().any(|it| it == Kind::Goal);
        return is_value.then(|| if has_goal { Kind::Goal } else { kinds().next().unwrap_or(Kind::Text) });
    }
    if text.len() > LONGEST {
        return None;
    }
    if nothing(text).is_some() {
        return Some(Kind::Word);
    }
    if let Some(it) = noted(text) {
        let kind = match kind(trim(it.value)) {
            // `154/157 (98,1%)`: the ratio is told.
            Kind::Ratio if value(text, ANY).is_some() => Kind::Percent,
            it => it,
        };
        return (!matches!(kind, Kind::Text | Kind::Broken)).then_some(kind);
    }
    if way(text).is_some() || words_behind(text).is_some() || words_between(text).is_some() {
        return is_target(text).then_some(Kind::Goal);
    }
    if range(text).is_some() {
        return Some(Kind::Range);
    }
    if duration(text, None).is_some() {
        return Some(Kind::Number);
    }
    if text.contains('%') && value(text, ANY).is_some_and(|it| it.text.ends_with('%')) {
        return Some(Kind::Percent);
    }
    if text.len() > LONGEST_VALUE {
        return None;
    }
    let is_plan = language_value(text).is_some();
    let is_figure = || text.contains(['(', '=']) && value(text, ANY).is_some();
    (is_plan || is_figure()).then_some(if text.contains("..") { Kind::Range } else { Kind::Number })
}

/// What a first word can begin.
mod class {
    pub(super) const GOAL: u8 = 1;
    pub(super) const YEARS: u8 = 2;
    pub(super) const NOTHING: u8 = 4;
    pub(super) const JUDGEMENT: u8 = 8;
    pub(super) const VALUE: u8 = 16;
    pub(super) const DAY: u8 = 32;
    /// A target where a figure stands in it: many names begin so too.
    pub(super) const FIGURED: u8 = 64;
}

/// The kind of a text that begins with a letter: its first word tells what to look for.
fn words_first(text: &str) -> Kind {
    use class::{DAY, FIGURED, GOAL, JUDGEMENT, NOTHING, VALUE, YEARS};
    if text.len() <= LONGEST_WORD && word(text).is_some() {
        return Kind::Word;
    }
    if text.len() > LONGEST_YEARS {
        return Kind::Text;
    }
    let class = class_of(text);
    if class == 0 {
        return Kind::Text;
    }
    let has_figure = || text.bytes().any(|it| it.is_ascii_digit());
    if class & YEARS != 0 && has_figure() && several(text, ANY).is_some() {
        return beside(text).unwrap_or(Kind::Text);
    }
    if text.len() > LONGEST {
        return Kind::Text;
    }
    if class & JUDGEMENT != 0 && judgement(text).is_some() {
        return Kind::Judgement;
    }
    if class & NOTHING != 0 && nothing(text).is_some() {
        return Kind::Word;
    }
    if class & DAY != 0 && has_figure() && is_long_day(text) {
        return Kind::Date;
    }
    let may_be_goal = class & GOAL != 0 || (class & FIGURED != 0 && has_figure());
    if may_be_goal && let Ok(it) = goal::target(text, ANY) {
        let is_word = matches!(it.value.text.as_str(), "si" | "no" | "n/d" | "n/a");
        return match () {
            () if is_word => Kind::Word,
            () if it.value.text.contains("..") => Kind::Range,
            () => Kind::Goal,
        };
    }
    if class & VALUE != 0 && has_figure() {
        return match value(text, ANY) {
            Some(it) if it.text.ends_with('%') => Kind::Percent,
            Some(it) if it.is_figure() => Kind::Number,
            Some(it) if goal::is_day(&it.text) => Kind::Date,
            _ => Kind::Text,
        };
    }
    Kind::Text
}

/// Whether a text is a day with its month and year, or a month with its year.
fn is_long_day(text: &str) -> bool {
    matches!(date(text), Some((_, "")))
        || (text.len() <= 20 && day(text, Around { year: None, ..ANY }).is_some())
}

fn class_of(text: &str) -> u8 {
    use class::{DAY, FIGURED, GOAL, JUDGEMENT, NOTHING, VALUE, YEARS};
    const LONGEST_FIRST: usize = 16;
    let mut lower = [0_u8; LONGEST_FIRST];
    let end = text.bytes().take_while(|it| it.is_ascii_alphabetic() || *it >= 0x80).count();
    // A no-break space is no letter, and no first word is that long.
    let Some(word) = text.get(..end).map(|it| it.split(is_blank).next().unwrap_or("")) else { return 0 };
    let Some(lower) = lower.get_mut(..word.len()) else { return 0 };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    match &*lower {
        b"anno" | b"target" | b"year" | b"fy" | b"esercizio" => YEARS | NOTHING | GOAL | JUDGEMENT,
        b"almeno" | b"minimo" | b"massimo" | b"maggiore" | b"superiore" | b"superiori" | b"inferiore"
        | b"inferiori" | b"minore" | b"oltre" | b"sopra" | b"sotto" | b"meno" | b"pi\xC3\xB9" | b"piu"
        | b"pari" | b"uguale" | b"esattamente" | b"exactly" | b"min" | b"max" | b"minimum" | b"maximum"
        | b"equal" | b"greater" | b"higher" | b"larger" | b"lower" | b"fewer" | b"less" | b"smaller"
        | b"longer" | b"shorter" | b"more" | b"exceeding" | b"over" | b"under" | b"up" | b"fino"
        | b"sino" | b"entro" | b"by" | b"within" | b"scadenza" | b"deadline" | b"due" => GOAL,
        b"from" | b"dal" | b"un" | b"a" | b"per" | b"increase" | b"raise" | b"reduce" | b"decrease"
        | b"cut" | b"improve" | b"grow" | b"aumentare" | b"incrementare" | b"ridurre" | b"diminuire"
        | b"passare" | b"passaggio" | b"riduzione" | b"aumento" | b"incremento" | b"before" | b"prior"
        | b"prima" | b"tra" | b"fra" | b"between" | b"compreso" | b"compresa" | b"compresi" | b"comprese"
        | b"range" => FIGURED,
        b"at" => GOAL | JUDGEMENT | NOTHING | VALUE,
        b"above" | b"below" | b"al" | b"in" | b"on" => FIGURED | JUDGEMENT | NOTHING | VALUE,
        b"non" | b"no" | b"not" => GOAL | JUDGEMENT | NOTHING,
        b"da" => FIGURED | NOTHING,
        b"s" | b"y" | b"si" | b"s\xC3\xAC" | b"yes" | b"off" => GOAL | JUDGEMENT,
        b"n" | b"n\xC2\xB0" | b"n\xC2\xBA" | b"nr" | b"num" => NOTHING | VALUE,
        b"nd" | b"na" | b"np" | b"tbc" | b"tbd" | b"tba" | b"t" | b"to" | b"data" | b"dati" | b"dato"
        | b"monitoring" | b"monitor" | b"trend" | b"tracking" | b"for" | b"nessun" | b"senza"
        | b"pending" | b"awaiting" | b"awaited" | b"unknown" | b"unavailable" | b"assente"
        | b"suppressed" | b"null" | b"valore" | b"baseline" | b"dnr" => NOTHING,
        b"kpi" | b"obiettivo" | b"indicatore" | b"risultato" | b"goal" | b"objective" | b"indicator"
        | b"standard" | b"measure" | b"esito" | b"milestone" | b"fase" => NOTHING | JUDGEMENT,
        b"eur" | b"euro" | b"us" | b"usd" | b"gbp" | b"chf" | b"aud" | b"cad" | b"nzd" | b"c" | b"circa"
        | b"ca" | b"about" | b"approximately" | b"approx" | b"around" | b"sal" | b"numero" => VALUE,
        b"quasi" | b"nearly" | b"almost" => VALUE | JUDGEMENT,
        b"raggiunto" | b"raggiunta" | b"raggiunti" | b"raggiunte" | b"conseguito" | b"conseguita"
        | b"conseguiti" | b"conseguite" | b"realizzato" | b"realizzata" | b"realizzati" | b"realizzate"
        | b"attuato" | b"attuata" | b"completato" | b"completata" | b"concluso" | b"conclusa"
        | b"eseguito" | b"eseguita" | b"effettuato" | b"effettuata" | b"adottato" | b"adottata"
        | b"fatto" | b"fatta" | b"fatte" | b"rispettato" | b"rispettata" | b"soddisfatto"
        | b"soddisfatta" | b"centrato" | b"superato" | b"superata" | b"mancato" | b"mancata"
        | b"pienamente" | b"totalmente" | b"completamente" | b"interamente" | b"integralmente"
        | b"ampiamente" | b"regolarmente" | b"parziale" | b"parzialmente" | b"solo" | b"prevalentemente"
        | b"sostanzialmente" | b"avviato" | b"avviata" | b"sospeso" | b"sospesa" | b"rinviato"
        | b"rinviata" | b"annullato" | b"annullata" | b"verde" | b"giallo" | b"gialla" | b"rosso"
        | b"rossa" | b"ambra" | b"arancione" | b"grigio" | b"met" | b"achieved" | b"attained"
        | b"exceeded" | b"surpassed" | b"overachieved" | b"completed" | b"complete" | b"done"
        | b"delivered" | b"fulfilled" | b"satisfied" | b"adopted" | b"implemented" | b"reached"
        | b"passed" | b"partial" | b"partially" | b"partly" | b"mostly" | b"largely" | b"substantially"
        | b"fully" | b"completely" | b"wholly" | b"entirely" | b"missed" | b"unmet" | b"failed" | b"fail"
        | b"unachieved" | b"ahead" | b"behind" | b"green" | b"amber" | b"yellow" | b"orange" | b"red"
        | b"grey" | b"gray" | b"blue" | b"slightly" | b"near" | b"ongoing" | b"underway" | b"started"
        | b"suspended" | b"cancelled" | b"canceled" | b"discontinued" | b"deferred" | b"delayed" | b"ok"
        | b"del" => JUDGEMENT | VALUE,
        b"il" => VALUE,
        b"gennaio" | b"febbraio" | b"marzo" | b"aprile" | b"maggio" | b"giugno" | b"luglio" | b"agosto"
        | b"settembre" | b"ottobre" | b"novembre" | b"dicembre" | b"luned\xC3\xAC" | b"marted\xC3\xAC"
        | b"mercoled\xC3\xAC" | b"gioved\xC3\xAC" | b"venerd\xC3\xAC" | b"sabato" | b"domenica"
        | b"monday" | b"tuesday" | b"wednesday" | b"thursday" | b"friday" | b"saturday" | b"sunday" => DAY,
        it if it.len() >= 3 && std::str::from_utf8(it).is_ok_and(|it| month(it).is_some()) => DAY,
        _ => 0,
    }
}
