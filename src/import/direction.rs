//! Whether more or less is better of a target without comparator: by evidence, or not at all.

use rust_decimal::Decimal;

use crate::import::title::plain;

/// Which results are better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    More,
    Less,
}

/// What speaks for a direction.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Evidence<'e> {
    /// The value before the plan, and the target.
    pub(crate) baseline: Option<Decimal>,
    pub(crate) target: Option<Decimal>,
    /// The least that counts, and more than the target.
    pub(crate) minimum: Option<Decimal>,
    pub(crate) excellent: Option<Decimal>,
    /// What was reached, and whether the report says that it is enough.
    pub(crate) result: Option<Decimal>,
    pub(crate) is_met: Option<bool>,
    /// The name of the indicator, and the unit of its values.
    pub(crate) name: &'e str,
    pub(crate) unit: &'e str,
}

/// The direction that the evidence tells; none where it tells none.
pub(crate) fn direction(it: Evidence<'_>) -> Option<Direction> {
    let towards = |from: Option<Decimal>, to: Option<Decimal>| match from?.cmp(&to?) {
        std::cmp::Ordering::Less => Some(Direction::More),
        std::cmp::Ordering::Greater => Some(Direction::Less),
        std::cmp::Ordering::Equal => None,
    };
    let of_thresholds = towards(it.minimum, it.excellent)
        .or_else(|| towards(it.minimum, it.target))
        .or_else(|| towards(it.target, it.excellent));
    if let (None, Some(told)) = (of_thresholds, towards(it.baseline, it.target)) {
        // A prudent target lies short of what was reached before: the name may say so, or the
        // report's own judgement of a target below that.
        let judged = judged(&it);
        let is_prudent = match by_name(it.name, it.unit) {
            Some(named) => named != told && judged != Some(told),
            None => told == Direction::Less && judged == Some(Direction::More),
        };
        return (!is_prudent).then_some(told);
    }
    of_thresholds
        // What is to fall below nothing is a change for the less.
        .or_else(|| it.target.filter(|it| it.is_sign_negative() && !it.is_zero()).map(|_| Direction::Less))
        // Where the report itself judges otherwise, a share alone tells nothing.
        .or_else(|| {
            let told = by_name(it.name, it.unit)?;
            let is_firm = !is_share(it.name)
                || begins_any(&plain(it.name), HANDLED)
                || judged(&it).is_none_or(|judged| judged == told);
            is_firm.then_some(told)
        })
}

/// Whether a word of a name begins so, or the name holds several words.
fn begins_any(name: &str, starts: &[&str]) -> bool {
    starts.iter().any(|start| match start.contains(' ') {
        true => name.contains(start),
        false => name.split(' ').any(|word| word.starts_with(start)),
    })
}

/// Words for shares, by their beginnings.
const SHARES: &[&str] =
    &["percent", "quota", "share", "tasso", "rate", "proportion", "proporzion", "incidenza"];

/// Whether a name is that of a share: of what is wanted, or of what is not.
fn is_share(name: &str) -> bool {
    let name = plain(name);
    name.starts_with('%') || begins_any(&name, SHARES)
}

/// The direction in which the report judges its own result.
fn judged(it: &Evidence<'_>) -> Option<Direction> {
    let is_met = it.is_met?;
    match it.result?.cmp(&it.target?) {
        std::cmp::Ordering::Less => Some(if is_met { Direction::Less } else { Direction::More }),
        std::cmp::Ordering::Greater => Some(if is_met { Direction::More } else { Direction::Less }),
        std::cmp::Ordering::Equal => None,
    }
}

/// Things of which less is better, by the beginnings of their words.
const UNWANTED: &[&str] = &[
    "ritard",
    "reclam",
    "error",
    "infortun",
    "incident",
    "arretrat",
    "contenzios",
    "morosit",
    "assenteism",
    "disservizi",
    "sprec",
    "emission",
    "evasion",
    "abbandon",
    "sanzion",
    "segnalazioni di",
    "giacenz",
    "residui passivi",
    "attesa",
    "inadempien",
    "irregolarit",
    "non conformit",
    "insoddisfa",
    "incomplet",
    "ricors",
    "desert",
    "scadut",
    "mancat",
    "respint",
    "annullat",
    "rigettat",
    "rinunc",
    "dispers",
    "obsolet",
    "appeal",
    "incomplete",
    "reject",
    "cancel",
    "expired",
    "turnover",
    "attrition",
    "injur",
    "fatal",
    "delay",
    "complaint",
    "accident",
    "backlog",
    "overdue",
    "arrears",
    "vacanc",
    "absence",
    "sickness",
    "waiting",
    "wait",
    "crime",
    "offence",
    "mortality",
    "mortalit",
    "stunting",
    "poverty",
    "dropout",
    "drop out",
    "missed",
    "breach",
    "defect",
    "failure",
    "unemploy",
    "disput",
    "downtime",
    "spill",
    "waste",
    "homeless",
    "non revenue",
];

/// Words of time: of how long something takes, less is better.
const TIMES: &[&str] = &[
    "tempo",
    "tempi",
    "giorni",
    "durata",
    "tempestivita",
    "time",
    "days",
    "duration",
    "hours",
    "minutes",
    "minuti",
    "ore",
];

/// Words that say that one deals with the unwanted: then more is better.
const HANDLED: &[&str] = &[
    "evas",
    "gestit",
    "risolt",
    "trattat",
    "definit",
    "recuper",
    "accertat",
    "contrast",
    "riduzion",
    "smaltit",
    "chius",
    "vint",
    "prevent",
    "lotta",
    "handled",
    "resolved",
    "answered",
    "closed",
    "reduc",
    "prevented",
    "avoided",
    "fixed",
    "settled",
    "recycl",
    "riciclat",
    "diminuzion",
    "decrease",
    "controll",
    "inspect",
    "on time",
    "in tempo",
    "nei tempi",
    "nei termini",
    "entro",
    "within",
    "rispett",
    "differenziat",
    "risparmi",
];

/// Beginnings of names that count or share something that is wanted.
const WANTED: &[&str] = &[
    "n ",
    "numero",
    "nr ",
    "num ",
    "number",
    "%",
    "percentuale",
    "percentage",
    "percent",
    "quota",
    "share",
    "grado di",
    "tasso di copertura",
    "copertura",
    "coverage",
    "livello di soddisfa",
    "soddisfa",
    "satisfaction",
    "rate of",
    "proportion",
    "proporzione",
    "partecipant",
    "incontri",
    "eventi",
    "corsi",
    "iniziative",
    "visite",
    "people",
    "farmers",
    "teachers",
    "students",
    "hectares",
    "kilometers",
    "households",
    "stato di avanzamento",
    "stato avanzamento",
    "avanzamento",
    "entrate",
    "riscoss",
    "incass",
    "importo accertat",
    "funds raised",
    "visitors",
    "ore di formazione",
    "domande evase",
    "pratiche evase",
];

fn by_name(name: &str, unit: &str) -> Option<Direction> {
    let name = plain(name);
    let words = || name.split(' ');
    let has = |starts: &[&str]| begins_any(&name, starts);
    let is_handled = has(HANDLED);
    let is_share = is_share(&name);
    if has(UNWANTED) && !is_handled {
        return Some(Direction::Less);
    }
    let is_offered = has(&["formazion", "training", "apertura", "opening", "assistenza", "volontariato"]);
    let is_time =
        words().take(4).any(|word| TIMES.contains(&word)) && !is_share && !is_handled && !is_offered;
    let is_span = matches!(
        plain(unit).as_str(),
        "gg" | "giorni" | "days" | "ore" | "hours" | "minuti" | "minutes" | "mesi"
    );
    if is_time
        || (is_span
            && !has(&["ore di", "hours of", "formazion", "training", "apertura", "opening"])
            && has(&["medio", "media", "average", "mean", "tempo", "time", "giorni", "days"]))
    {
        return Some(Direction::Less);
    }
    let is_wanted = WANTED.iter().any(|it| name.starts_with(it)) || is_handled && !has(UNWANTED);
    let is_done = words().skip(1).take(3).any(is_participle);
    (is_wanted || is_done).then_some(Direction::More)
}

/// Whether a word says that something was done: `evase`, `svolti`, `answered`.
fn is_participle(word: &str) -> bool {
    const ENDS: &[&str] = &[
        "ati", "ate", "iti", "ite", "uti", "ute", "olti", "olte", "esi", "ese", "ase", "asi", "ssi", "sse",
        "tte", "tti", "ato", "ata", "nded", "ined", "ered", "ided", "ched", "ured", "sued", "aken",
    ];
    word.len() >= 5 && ENDS.iter().any(|it| word.ends_with(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_a_direction_or_none() {
        use Direction::{Less, More};
        for (name, unit, meant) in [
            ("N. progetti europei presentati", "", Some(More)),
            ("% fatture pagate nei termini", "", Some(More)),
            ("Giorni medi di ritardo", "", Some(Less)),
            ("Tempo medio di rilascio", "gg", Some(Less)),
            ("Reclami evasi entro 30 giorni", "", Some(More)),
            ("Reclami ricevuti", "", Some(Less)),
            ("Ore di formazione", "ore", Some(More)),
            ("Spesa", "€", None),
            ("Number of days lost to sickness", "", Some(Less)),
            ("Domestic Abuse incidents", "", Some(Less)),
            ("Calls answered", "", Some(More)),
            ("Personale in servizio", "", None),
            ("Indice di rotazione", "", None),
        ] {
            assert_eq!(by_name(name, unit), meant, "{name}");
        }
    }

    #[test]
    fn words_tell_nothing_against_the_reports_own_judgement() {
        let of = |result: i64, is_met| {
            let (target, result) = (Some(20.into()), Some(result.into()));
            direction(Evidence { target, result, is_met, name: "% schede compilate", ..Evidence::default() })
        };
        assert_eq!((of(15, Some(true)), of(25, Some(true))), (None, Some(Direction::More)));
        assert_eq!((of(15, Some(false)), of(25, Some(false))), (Some(Direction::More), None));
        assert_eq!((of(15, None), of(20, Some(false))), (Some(Direction::More), Some(Direction::More)));
    }

    #[test]
    fn a_prudent_target_tells_no_direction() {
        let of = |name, baseline: i64, target: i64, result: i64| {
            let (baseline, target) = (Some(baseline.into()), Some(target.into()));
            let (result, is_met) = (Some(result.into()), Some(true));
            direction(Evidence { baseline, target, result, is_met, name, ..Evidence::default() })
        };
        assert_eq!(of("Sickness absence rate", 5, 7, 4), None);
        assert_eq!(of("Indice", 50, 40, 45), None);
        assert_eq!(of("Indice", 50, 60, 55), Some(Direction::More));
        assert_eq!(of("Tempo medio di rilascio", 40, 30, 35), Some(Direction::Less));
    }

    #[test]
    fn figures_tell_before_words_do() {
        let of = |baseline: i64, target: i64| {
            let (baseline, target) = (Some(baseline.into()), Some(target.into()));
            direction(Evidence { baseline, target, name: "Indice", ..Evidence::default() })
        };
        assert_eq!(
            (of(60, 80), of(80, 60), of(60, 60)),
            (Some(Direction::More), Some(Direction::Less), None)
        );
    }
}
