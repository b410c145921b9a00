//! The table of keywords, in both languages.

/// The language of a keyword, or of a reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Italian.
    It,
    /// English.
    #[default]
    En,
}

impl Language {
    /// The one of two that belongs to the language.
    pub fn choose<T>(self, it: T, en: T) -> T {
        match self {
            Self::It => it,
            Self::En => en,
        }
    }
}

/// How high a heading stands. Nesting follows from rank alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// The whole plan.
    #[default]
    Plan,
    /// A perspective of the balanced scorecard.
    Perspective,
    /// A strategic area.
    Area,
    /// A strategic objective.
    Goal,
    /// An operating objective.
    Objective,
    /// An indicator of an objective.
    Indicator,
}

/// A statement that says something about the heading above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Property {
    /// Share of the parent, in %.
    Weight,
    /// A named operand.
    Measure,
    /// Arithmetic over measures, or the method in words.
    Formula,
    /// What is to be reached.
    Target,
    /// Whether more or less is better, where the target does not say it.
    Direction,
    /// The least, the wanted and the best value of one indicator.
    Thresholds,
    /// What was reached.
    Result,
    /// Degree of achievement, *grado di raggiungimento*, in %.
    Achieved,
    /// What is thought of the result, in words or as a traffic light.
    Judgement,
    /// The value before the plan.
    Baseline,
    /// Who answers.
    Owner,
    /// Where the data come from.
    Source,
    /// Anything worth saying.
    Note,
    /// Why a result deviates.
    Reason,
    /// For whom.
    Stakeholders,
    /// Who takes part.
    Contributors,
    /// What is measured: efficiency, quality, …
    Dimension,
    /// Money set aside.
    Resources,
    /// People at work on it.
    Staff,
    /// How achievements are computed.
    Scoring,
    /// The plan of the year before.
    Previous,
}

/// What a keyword introduces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Keyword {
    /// A heading.
    Heading(Rank),
    /// A property.
    Property(Property),
}

/// A keyword as it stands in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key<'a> {
    /// What it introduces.
    pub keyword: Keyword,
    /// Its language; none where both languages share the word.
    pub language: Option<Language>,
    /// The words as written.
    pub source: &'a str,
}

/// One row of the table: a keyword and its canonical words.
#[derive(Clone, Copy, Debug)]
pub struct Spelling {
    /// What the keyword introduces.
    pub keyword: Keyword,
    /// The Italian word.
    pub it: &'static str,
    /// The English word.
    pub en: &'static str,
}

const fn heading(rank: Rank, it: &'static str, en: &'static str) -> Spelling {
    Spelling { keyword: Keyword::Heading(rank), it, en }
}

const fn property(property: Property, it: &'static str, en: &'static str) -> Spelling {
    Spelling { keyword: Keyword::Property(property), it, en }
}

/// Every keyword. The parser, the formatter, completion and the colouring grammars
/// follow this table; tests hold them to it.
pub const KEYWORDS: &[Spelling] = &[
    heading(Rank::Plan, "piano", "plan"),
    heading(Rank::Perspective, "prospettiva", "perspective"),
    heading(Rank::Area, "ambito", "area"),
    heading(Rank::Goal, "strategico", "goal"),
    heading(Rank::Objective, "obiettivo", "objective"),
    heading(Rank::Indicator, "indicatore", "indicator"),
    property(Property::Weight, "peso", "weight"),
    property(Property::Measure, "misura", "measure"),
    property(Property::Formula, "formula", "formula"),
    property(Property::Target, "target", "target"),
    property(Property::Direction, "verso", "direction"),
    property(Property::Thresholds, "soglie", "thresholds"),
    property(Property::Result, "consuntivo", "result"),
    property(Property::Achieved, "grado", "achieved"),
    property(Property::Judgement, "giudizio", "judgement"),
    property(Property::Baseline, "base", "baseline"),
    property(Property::Owner, "responsabile", "owner"),
    property(Property::Source, "fonte", "source"),
    property(Property::Note, "nota", "note"),
    property(Property::Reason, "motivazione", "reason"),
    property(Property::Stakeholders, "destinatari", "stakeholders"),
    property(Property::Contributors, "contributori", "contributors"),
    property(Property::Dimension, "dimensione", "dimension"),
    property(Property::Resources, "risorse", "resources"),
    property(Property::Staff, "personale", "staff"),
    property(Property::Scoring, "valutazione", "scoring"),
    property(Property::Previous, "precedente", "previous"),
];

/// The canonical word of a keyword in a language.
pub fn spelling(keyword: Keyword, language: Language) -> &'static str {
    let row = KEYWORDS.iter().find(|it| it.keyword == keyword);
    row.map_or("", |row| language.choose(row.it, row.en))
}

/// The keyword of a single word, in any case.
/// `keyword = "piano" | "plan" | "prospettiva" | "perspective" | "ambito" | "area" | "strategico"
/// | "goal" | "obiettivo" | "objective" | "indicatore" | "indicator" | "peso" | "weight" | "misura"
/// | "measure" | "formula" | "target" | "verso" | "direction" | "soglie" | "thresholds" | "consuntivo"
/// | "result" | "grado" | "achieved" | "giudizio" | "judgement" | "base" | "baseline" | "responsabile" | "owner" | "fonte" | "source" | "nota" | "note" | "motivazione"
/// | "reason" | "destinatari" | "stakeholders" | "contributori" | "contributors" | "dimensione"
/// | "dimension" | "risorse" | "resources" | "personale" | "staff" | "valutazione" | "scoring" | "precedente" | "previous"`.
pub(crate) fn keyword(word: &str) -> Option<(Keyword, Option<Language>)> {
    WORDS.find(pack(word.as_bytes())?)
}

/// The keyword at the start of a text, and its length: read and packed in one pass.
pub(crate) fn at_start(text: &str) -> Option<(usize, Keyword, Option<Language>)> {
    let mut packed: u128 = 0;
    let mut len: usize = 0;
    for byte in text.bytes() {
        let lower = byte | 0x20;
        if !lower.is_ascii_lowercase() {
            // A letter that is not plain belongs to the word, and the word is no keyword.
            let ends = byte < 0x80 || text.get(len..)?.starts_with(crate::syntax::is_blank);
            let ends = ends && byte != b'_' && !byte.is_ascii_digit();
            return if ends { WORDS.find(packed).map(|it| (len, it.0, it.1)) } else { None };
        }
        if len > 15 {
            return None;
        }
        packed = (packed << 8) | u128::from(lower);
        len = len.saturating_add(1);
    }
    WORDS.find(packed).map(|it| (len, it.0, it.1))
}

/// A word as one number: its letters in lower case, a byte each. None for words that are
/// too long, or not of plain letters, to be a keyword.
const fn pack(word: &[u8]) -> Option<u128> {
    let mut res = 0;
    let mut rest = word;
    if rest.len() > 15 {
        return None;
    }
    while let [first, tail @ ..] = rest {
        if !first.is_ascii_alphabetic() {
            return None;
        }
        res = (res << 8) | first.to_ascii_lowercase() as u128;
        rest = tail;
    }
    Some(res)
}

/// The words of the table by their hash, so that a line costs one probe.
struct Words {
    slots: [Option<Word>; Self::SLOTS],
}

#[derive(Clone, Copy)]
struct Word {
    packed: u128,
    keyword: Keyword,
    language: Option<Language>,
}

static WORDS: Words = Words::new();

impl Words {
    const SLOTS: usize = 256;

    const fn new() -> Self {
        let mut res = Self { slots: [None; Self::SLOTS] };
        let mut rest = KEYWORDS;
        while let [row, tail @ ..] = rest {
            let (it, en) = (pack(row.it.as_bytes()), pack(row.en.as_bytes()));
            if let (Some(it), Some(en)) = (it, en) {
                let is_shared = it == en;
                let language = if is_shared { None } else { Some(Language::It) };
                res = res.with(Word { packed: it, keyword: row.keyword, language });
                if !is_shared {
                    res = res.with(Word { packed: en, keyword: row.keyword, language: Some(Language::En) });
                }
            }
            rest = tail;
        }
        res
    }

    const fn with(mut self, word: Word) -> Self {
        let mut at = Self::slot(word.packed);
        // Runs while the table is made, at compile time: a full table would not compile.
        while self.slots[at].is_some() {
            at = (at + 1) % Self::SLOTS;
        }
        self.slots[at] = Some(word);
        self
    }

    const fn slot(packed: u128) -> usize {
        let folded = (packed as u64) ^ ((packed >> 64) as u64);
        (folded.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as usize
    }

    fn find(&self, packed: u128) -> Option<(Keyword, Option<Language>)> {
        let mut at = Self::slot(packed);
        loop {
            let word = self.slots.get(at)?.as_ref()?;
            if word.packed == packed {
                return Some((word.keyword, word.language));
            }
            at = at.saturating_add(1) % Self::SLOTS;
        }
    }
}

/// The language of a heading's keyword as written, long forms included.
pub fn language_of(words: &str) -> Option<Language> {
    let first = words.split(crate::syntax::is_blank).next()?;
    match keyword(first) {
        Some((_, language)) => language,
        None => nearest(first).and_then(keyword).map_or(Some(Language::En), |it| it.1),
    }
}

/// The keyword nearest to a word that is none, if one is near enough to be meant.
///
/// One slip in a short word, two in a longer one (swapped letters are one slip), so
/// that `wieght` and `obbiettivo` find their keyword and ordinary words find none.
pub(crate) fn nearest(word: &str) -> Option<&'static str> {
    let lower = word.to_lowercase();
    let allowed = if lower.len() <= 5 { 1 } else { 2 };
    if lower.len() < 4 || lower.len() > 14 {
        return None;
    }
    let letters = letters(&lower);
    // A slip changes the length by one and the letters in use by two at the most: few words
    // are worth a closer look, and a text full of unknown words stays cheap.
    let is_near = |it: &&str| {
        it.len().abs_diff(lower.chars().count()) <= allowed
            && (letters ^ self::letters(it)).count_ones() as usize <= allowed.saturating_mul(2)
    };
    let all = KEYWORDS.iter().flat_map(|row| [row.it, row.en]).filter(is_near);
    all.map(|it| (slips(&lower, it), it))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, it)| it)
}

/// The letters in use in a word, a bit each; one bit for all that are not plain.
fn letters(word: &str) -> u32 {
    let bit = |it: char| if it.is_ascii_lowercase() { (it as u32).saturating_sub('a' as u32) } else { 26 };
    word.chars().fold(0, |all, it| all | 1_u32.wrapping_shl(bit(it)))
}

/// Optimal string alignment distance: insertions, deletions, changes and swaps.
pub(crate) fn slips(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let mut row = vec![i.saturating_add(1)];
        for (j, to) in b.iter().enumerate() {
            let above = last.get(j.saturating_add(1)).copied().unwrap_or(usize::MAX);
            let left = row.last().copied().unwrap_or(usize::MAX);
            let diagonal = last.get(j).copied().unwrap_or(usize::MAX);
            let change = diagonal.saturating_add(usize::from(from != to));
            let mut best = change.min(above.saturating_add(1)).min(left.saturating_add(1));
            let swapped = i > 0
                && j > 0
                && a.get(i.wrapping_sub(1)) == Some(to)
                && b.get(j.wrapping_sub(1)) == Some(from);
            if swapped && let Some(it) = before.get(j.wrapping_sub(1)) {
                best = best.min(it.saturating_add(1));
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_and_the_parser_agree() {
        for row in KEYWORDS {
            let language = |it| (row.it != row.en).then_some(it);
            assert_eq!(keyword(row.it), Some((row.keyword, language(Language::It))));
            let capital = row.en.to_uppercase();
            assert_eq!(keyword(&capital), Some((row.keyword, language(Language::En))));
        }
    }

    #[test]
    fn misspelt_keywords_find_theirs_and_other_words_find_none() {
        for (word, meant) in [
            ("obbiettivo", Some("obiettivo")),
            ("wieght", Some("weight")),
            ("indicatori", Some("indicatore")),
            ("pseo", Some("peso")),
            ("ordinanza", None),
            ("the", None),
            ("realizzazione", None),
        ] {
            assert_eq!(nearest(word), meant, "{word}");
        }
    }
}
