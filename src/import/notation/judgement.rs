//! Judgements in words, and traffic lights: `Raggiunto`, `partially met`, `🟢`, `✘`.

use crate::import::notation::phrase::{after, before, is};
use crate::syntax::{is_blank, trim};

/// How much of what was to be reached a judgement grants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Degree {
    Full,
    Partial,
    None,
    /// A state that grants nothing and denies nothing: `in corso`.
    Other,
}

/// A judgement in place of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Judgement {
    pub(crate) degree: Degree,
    /// A traffic light or a state of progress, which bodies grant by rules of their own.
    pub(crate) is_light: bool,
}

/// The judgement that a text is. Yes and no are judgements too.
pub(crate) fn judgement(text: &str) -> Option<Judgement> {
    let text = trim(text);
    // Longer texts are reasons, with a judgement in them at best.
    if text.is_empty() || text.len() > 60 || text.bytes().any(|it| it.is_ascii_digit()) {
        return None;
    }
    if let Some((light, rest)) = icon(text) {
        let rest = trim(rest.trim_matches(['-', '–', '(', ')', '\u{fe0f}']));
        if rest.is_empty() {
            return Some(light);
        }
        // An icon with words: both must say the same.
        return judgement(rest).filter(|it| it.degree == light.degree);
    }
    let bare = text.trim_end_matches(['.', '!', '*']);
    let bare = trim(bare.trim_start_matches(['(']).trim_end_matches([')']));
    // `Target raggiunto`, `Obiettivo non raggiunto`, `Goal met`.
    let said = SUBJECTS
        .iter()
        .find_map(|it| after(bare, it))
        .map_or(bare, |it| trim(it.trim_start_matches(|it| is_blank(it) || it == ':')));
    let said = ["è stato", "is", "was", "status"].iter().find_map(|it| after(said, it)).map_or(said, trim);
    let plain = |said: &str| {
        WORDS.iter().find(|it| is(said, it.0)).map(|it| Judgement { degree: it.1, is_light: it.2 })
    };
    plain(said).or_else(|| graded(said, plain))
}

/// `pienamente raggiunto`, `parzialmente realizzato`, `raggiunto in parte`, `non raggiunto`.
fn graded(said: &str, plain: impl Fn(&str) -> Option<Judgement>) -> Option<Judgement> {
    let behind = |phrases: &[&str]| phrases.iter().find_map(|it| before(said, it).map(trim));
    let ahead = |phrases: &[&str]| {
        phrases.iter().find_map(|it| after(said, it).map(|it| trim(it.trim_start_matches(','))))
    };
    let words = |it: &str| plain(it).filter(|it| it.degree == Degree::Full && !it.is_light);
    let degree = if let Some(it) = ahead(NOT) {
        // `non pienamente raggiunto` is reached in part.
        match words(it) {
            Some(_) => Degree::None,
            None if ahead_of(it, FULLY).and_then(words).is_some() => Degree::Partial,
            None => return None,
        }
    } else if let Some(it) = ahead(PARTLY).or_else(|| behind(PARTLY)) {
        words(it).map(|_| Degree::Partial)?
    } else {
        let it = ahead(FULLY).or_else(|| behind(FULLY))?;
        words(it).map(|_| Degree::Full)?
    };
    Some(Judgement { degree, is_light: false })
}

fn ahead_of<'a>(text: &'a str, phrases: &[&str]) -> Option<&'a str> {
    phrases.iter().find_map(|it| after(text, it).map(trim))
}

fn icon(text: &str) -> Option<(Judgement, &str)> {
    let mut chars = text.chars();
    let (degree, is_light) = match chars.next()? {
        '✔' | '✓' | '✅' | '☑' | '🗸' => (Degree::Full, false),
        '✘' | '✗' | '❌' | '✖' | '☒' | '❎' => (Degree::None, false),
        '🟢' | '💚' | '🟩' => (Degree::Full, true),
        '🟡' | '🟠' | '🟨' | '🟧' | '💛' => (Degree::Partial, true),
        '🔴' | '🟥' => (Degree::None, true),
        '⚪' | '⚫' | '🔵' | '⬜' => (Degree::Other, true),
        _ => return None,
    };
    Some((Judgement { degree, is_light }, chars.as_str()))
}

const SUBJECTS: &[&str] = &[
    "target",
    "obiettivo",
    "goal",
    "objective",
    "indicatore",
    "indicator",
    "risultato",
    "standard",
    "kpi",
    "measure",
    "esito",
    "valore atteso",
    "milestone",
    "fase",
];

const NOT: &[&str] = &["non", "not", "non è stato", "not yet", "non ancora", "un"];

const FULLY: &[&str] = &[
    "pienamente",
    "totalmente",
    "completamente",
    "interamente",
    "integralmente",
    "del tutto",
    "in toto",
    "in pieno",
    "per intero",
    "fully",
    "completely",
    "wholly",
    "entirely",
    "regolarmente",
    "ampiamente",
    "in full",
];

const PARTLY: &[&str] = &[
    "parzialmente",
    "in parte",
    "solo in parte",
    "solo parzialmente",
    "quasi",
    "quasi del tutto",
    "quasi totalmente",
    "partially",
    "partly",
    "in part",
    "mostly",
    "largely",
    "nearly",
    "almost",
    "substantially",
    "sostanzialmente",
    "prevalentemente",
    "not fully",
    "not completely",
    "not entirely",
];

use Degree::{Full, None as Missed, Other, Partial};

/// Words that judge by themselves: how much they grant, and whether they are lights.
const WORDS: &[(&str, Degree, bool)] = &[
    ("sì", Full, false),
    ("si", Full, false),
    ("si'", Full, false),
    ("yes", Full, false),
    ("ok", Full, false),
    ("raggiunto", Full, false),
    ("raggiunta", Full, false),
    ("raggiunti", Full, false),
    ("raggiunte", Full, false),
    ("conseguito", Full, false),
    ("conseguita", Full, false),
    ("conseguiti", Full, false),
    ("conseguite", Full, false),
    ("realizzato", Full, false),
    ("realizzata", Full, false),
    ("realizzati", Full, false),
    ("realizzate", Full, false),
    ("attuato", Full, false),
    ("attuata", Full, false),
    ("completato", Full, false),
    ("completata", Full, false),
    ("concluso", Full, false),
    ("conclusa", Full, false),
    ("eseguito", Full, false),
    ("eseguita", Full, false),
    ("effettuato", Full, false),
    ("effettuata", Full, false),
    ("adottato", Full, false),
    ("adottata", Full, false),
    ("fatto", Full, false),
    ("fatta", Full, false),
    ("fatte", Full, false),
    ("rispettato", Full, false),
    ("rispettata", Full, false),
    ("soddisfatto", Full, false),
    ("soddisfatta", Full, false),
    ("centrato", Full, false),
    ("superato", Full, false),
    ("superata", Full, false),
    ("met", Full, false),
    ("achieved", Full, false),
    ("attained", Full, false),
    ("exceeded", Full, false),
    ("surpassed", Full, false),
    ("overachieved", Full, false),
    ("completed", Full, false),
    ("complete", Full, false),
    ("done", Full, false),
    ("delivered", Full, false),
    ("fulfilled", Full, false),
    ("satisfied", Full, false),
    ("adopted", Full, false),
    ("implemented", Full, false),
    ("reached", Full, false),
    ("passed", Full, false),
    ("on", Full, false),
    ("parziale", Partial, false),
    ("parzialmente", Partial, false),
    ("in parte", Partial, false),
    ("partial", Partial, false),
    ("partially", Partial, false),
    ("partly", Partial, false),
    ("partial achievement", Partial, false),
    ("no", Missed, false),
    ("mancato", Missed, false),
    ("mancata", Missed, false),
    ("missed", Missed, false),
    ("unmet", Missed, false),
    ("failed", Missed, false),
    ("fail", Missed, false),
    ("unachieved", Missed, false),
    ("not delivered", Missed, false),
    ("off", Missed, false),
    ("on track", Full, true),
    ("on target", Full, true),
    ("on schedule", Full, true),
    ("ahead", Full, true),
    ("ahead of target", Full, true),
    ("ahead of schedule", Full, true),
    ("above target", Full, true),
    ("in linea", Full, true),
    ("green", Full, true),
    ("verde", Full, true),
    ("amber", Partial, true),
    ("yellow", Partial, true),
    ("orange", Partial, true),
    ("giallo", Partial, true),
    ("gialla", Partial, true),
    ("ambra", Partial, true),
    ("arancione", Partial, true),
    ("at risk", Partial, true),
    ("a rischio", Partial, true),
    ("slightly off track", Partial, true),
    ("near target", Partial, true),
    ("off track", Missed, true),
    ("off target", Missed, true),
    ("below target", Missed, true),
    ("behind", Missed, true),
    ("behind schedule", Missed, true),
    ("red", Missed, true),
    ("rosso", Missed, true),
    ("rossa", Missed, true),
    ("in corso", Other, true),
    ("in corso di realizzazione", Other, true),
    ("in corso di attuazione", Other, true),
    ("in progress", Other, true),
    ("ongoing", Other, true),
    ("underway", Other, true),
    ("avviato", Other, true),
    ("avviata", Other, true),
    ("started", Other, true),
    ("non avviato", Other, true),
    ("non avviata", Other, true),
    ("not started", Other, true),
    ("sospeso", Other, true),
    ("sospesa", Other, true),
    ("suspended", Other, true),
    ("rinviato", Other, true),
    ("rinviata", Other, true),
    ("annullato", Other, true),
    ("annullata", Other, true),
    ("cancelled", Other, true),
    ("canceled", Other, true),
    ("discontinued", Other, true),
    ("deferred", Other, true),
    ("in ritardo", Other, true),
    ("delayed", Other, true),
    ("grey", Other, true),
    ("gray", Other, true),
    ("grigio", Other, true),
    ("blue", Other, true),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn judgements_are_one_scale_in_both_languages() {
        for (text, degree, is_light) in [
            ("Raggiunto", Full, false),
            ("Obiettivo raggiunto", Full, false),
            ("Pienamente raggiunto", Full, false),
            ("raggiunto pienamente", Full, false),
            ("Parzialmente raggiunto", Partial, false),
            ("raggiunto in parte", Partial, false),
            ("Non raggiunto", Missed, false),
            ("Target non raggiunto", Missed, false),
            ("Non pienamente raggiunto", Partial, false),
            ("Sì", Full, false),
            ("NO", Missed, false),
            ("Fully met", Full, false),
            ("Not fully met", Partial, false),
            ("Not met", Missed, false),
            ("partially achieved", Partial, false),
            ("On track", Full, true),
            ("Off track", Missed, true),
            ("Green", Full, true),
            ("AMBER", Partial, true),
            ("Red", Missed, true),
            ("🟢", Full, true),
            ("🟡 Amber", Partial, true),
            ("✔", Full, false),
            ("✔\u{fe0f}", Full, false),
            ("✘", Missed, false),
            ("✘ non raggiunto", Missed, false),
            ("In corso", Other, true),
        ] {
            assert_eq!(judgement(text), Some(Judgement { degree, is_light }), "{text}");
        }
        for text in [
            "",
            "Raggiunto al 80%",
            "non pervenuto",
            "🟢 Red",
            "one",
            "Servizi",
            "Red tape",
            "Raggiunto, ma in ritardo",
        ] {
            assert_eq!(judgement(text), None, "{text}");
        }
    }
}
