//! What a judgement in words says of a result: met, in part, or not.

/// How far a judgement says that something was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Met {
    /// *Raggiunto*, met.
    Fully,
    /// *Parzialmente raggiunto*, partly met.
    Partly,
    /// *Non raggiunto*, not met.
    Not,
}

/// A judgement whose words are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Judgement {
    /// How far it says that the result reached its target.
    pub met: Met,
    /// Whether it is a light or a forecast, *verde*, *on track*: it tells how things stand
    /// and not what was reached.
    pub is_light: bool,
}

/// What the words of a judgement stand for. In Italian, a last `o` stands for every ending.
const WORDS: &[(&str, Met, bool)] = &[
    ("raggiunto", Met::Fully, false),
    ("pienamente raggiunto", Met::Fully, false),
    ("raggiunto pienamente", Met::Fully, false),
    ("totalmente raggiunto", Met::Fully, false),
    ("raggiunto totalmente", Met::Fully, false),
    ("completamente raggiunto", Met::Fully, false),
    ("interamente raggiunto", Met::Fully, false),
    ("conseguito", Met::Fully, false),
    ("pienamente conseguito", Met::Fully, false),
    ("realizzato", Met::Fully, false),
    ("pienamente realizzato", Met::Fully, false),
    ("sì", Met::Fully, false),
    ("si", Met::Fully, false),
    ("parzialmente raggiunto", Met::Partly, false),
    ("raggiunto parzialmente", Met::Partly, false),
    ("raggiunto in parte", Met::Partly, false),
    ("in parte raggiunto", Met::Partly, false),
    ("parzialmente conseguito", Met::Partly, false),
    ("parzialmente realizzato", Met::Partly, false),
    ("parzialmente", Met::Partly, false),
    ("in parte", Met::Partly, false),
    ("non raggiunto", Met::Not, false),
    ("non conseguito", Met::Not, false),
    ("non realizzato", Met::Not, false),
    ("mancato", Met::Not, false),
    ("no", Met::Not, false),
    ("met", Met::Fully, false),
    ("fully met", Met::Fully, false),
    ("achieved", Met::Fully, false),
    ("fully achieved", Met::Fully, false),
    ("attained", Met::Fully, false),
    ("yes", Met::Fully, false),
    ("partly met", Met::Partly, false),
    ("partially met", Met::Partly, false),
    ("partly achieved", Met::Partly, false),
    ("partially achieved", Met::Partly, false),
    ("not met", Met::Not, false),
    ("not achieved", Met::Not, false),
    ("not attained", Met::Not, false),
    ("missed", Met::Not, false),
    ("✔", Met::Fully, false),
    ("✓", Met::Fully, false),
    ("✅", Met::Fully, false),
    ("☑", Met::Fully, false),
    ("✘", Met::Not, false),
    ("✗", Met::Not, false),
    ("✖", Met::Not, false),
    ("❌", Met::Not, false),
    ("verde", Met::Fully, true),
    ("giallo", Met::Partly, true),
    ("arancione", Met::Partly, true),
    ("rosso", Met::Not, true),
    ("in linea", Met::Fully, true),
    ("a rischio", Met::Partly, true),
    ("in ritardo", Met::Partly, true),
    ("fuori linea", Met::Not, true),
    ("green", Met::Fully, true),
    ("amber", Met::Partly, true),
    ("yellow", Met::Partly, true),
    ("orange", Met::Partly, true),
    ("red", Met::Not, true),
    ("on track", Met::Fully, true),
    ("at risk", Met::Partly, true),
    ("delayed", Met::Partly, true),
    ("off track", Met::Not, true),
    ("🟢", Met::Fully, true),
    ("🟡", Met::Partly, true),
    ("🟠", Met::Partly, true),
    ("🔴", Met::Not, true),
];

impl Judgement {
    /// What a text says, where all of its words are known: several, as `🟢 verde`, say one
    /// thing. Other words are no judgement that could be compared with a figure.
    pub fn of(text: &str) -> Option<Self> {
        let mut res: Option<Self> = None;
        for phrase in phrases(text) {
            let it = Self::of_phrase(&phrase)?;
            match &mut res {
                None => res = Some(it),
                Some(one) if one.met == it.met => one.is_light |= it.is_light,
                Some(_) => return None,
            }
        }
        res
    }

    fn of_phrase(phrase: &str) -> Option<Self> {
        let is = |words: &str| match words.strip_suffix('o') {
            Some(stem) if words.len() > 4 => {
                phrase.strip_prefix(stem).is_some_and(|it| matches!(it, "o" | "a" | "i" | "e"))
            }
            _ => words == phrase,
        };
        let row = WORDS.iter().find(|it| is(it.0))?;
        Some(Self { met: row.1, is_light: row.2 })
    }
}

/// The words between marks, in lower case and one blank apart, and each sign by itself.
fn phrases(text: &str) -> Vec<String> {
    let mut res = vec![String::new()];
    let lower = text.to_lowercase();
    let mut rest = lower.chars().peekable();
    let mut before = ' ';
    while let Some(it) = rest.next() {
        // `off-track` is one phrase, `verde - in linea` two.
        let is_hyphen =
            it == '-' && before.is_alphanumeric() && rest.peek().is_some_and(|it| it.is_alphanumeric());
        let is_blank = it.is_whitespace() || crate::syntax::is_blank(it) || is_hyphen;
        before = it;
        if is_blank || it.is_alphanumeric() {
            if let Some(last) = res.last_mut() {
                last.push(if is_blank { ' ' } else { it });
            }
            continue;
        }
        let is_sign = !it.is_ascii() && !matches!(it, '–' | '—' | '·' | '•' | '…' | '’' | '\u{fe0f}');
        res.extend([if is_sign { it.to_string() } else { String::new() }, String::new()]);
    }
    let even = |it: String| it.split_whitespace().collect::<Vec<_>>().join(" ");
    res.into_iter().map(even).filter(|it| !it.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<(Met, bool)> {
        Judgement::of(text).map(|it| (it.met, it.is_light))
    }

    #[test]
    fn known_words_in_both_languages_say_how_far() {
        for (text, met) in [
            ("Raggiunto", Met::Fully),
            ("PIENAMENTE  RAGGIUNTA.", Met::Fully),
            ("Parzialmente raggiunti", Met::Partly),
            ("Non\u{a0}raggiunte", Met::Not),
            ("sì", Met::Fully),
            ("No", Met::Not),
            ("Fully met", Met::Fully),
            ("partly met", Met::Partly),
            ("not achieved", Met::Not),
            ("✔", Met::Fully),
            ("✔\u{fe0f}", Met::Fully),
            ("✘ non raggiunto", Met::Not),
        ] {
            assert_eq!(said(text), Some((met, false)), "{text}");
        }
    }

    #[test]
    fn lights_and_forecasts_are_told_from_judgements() {
        for (text, met) in [
            ("🟢", Met::Fully),
            ("Verde", Met::Fully),
            ("🟡 giallo", Met::Partly),
            ("rosso (fuori linea)", Met::Not),
            ("On track", Met::Fully),
            ("At risk", Met::Partly),
            ("Off-track", Met::Not),
            ("verde - in linea", Met::Fully),
            ("delayed", Met::Partly),
        ] {
            assert_eq!(said(text), Some((met, true)), "{text}");
        }
    }

    #[test]
    fn other_words_and_words_that_differ_say_nothing() {
        for text in ["", "  ", "raggiunto al 100%", "in corso", "raggiunto / non raggiunto", "●", "rossetti"]
        {
            assert_eq!(said(text), None, "{text}");
        }
    }
}
