//! What the title of a column says: its words, its period, its unit.

use smallvec::SmallVec;

use crate::import::field::Field;
use crate::import::period::{Period, split};
use crate::import::vocabulary::{Hit, hits, is_filler, may_say, subject};
use crate::syntax::{Language, Rank};

/// A field that a title may mean, and how surely, from 0 to 100.
pub(crate) type Meant = (Field, u8);

/// The title of a column, read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Title {
    /// As it stands, the parts of a stack joined by blanks.
    pub(crate) text: String,
    /// What it may mean, the surest first.
    pub(crate) meant: SmallVec<[Meant; 4]>,
    pub(crate) period: Period,
    /// Whether it says that its numbers are hundredths.
    pub(crate) is_percent: bool,
    /// The word that it gives for missing values.
    pub(crate) missing: Option<String>,
    /// The language of the phrase that was found.
    pub(crate) language: Option<Language>,
    /// Whether the configuration says what the column holds.
    pub(crate) is_given: bool,
}

impl Title {
    /// How surely it means a field, from 0 to 100.
    pub(crate) fn strength(&self, field: Field) -> u8 {
        self.meant.iter().find(|it| it.0 == field).map_or(0, |it| it.1)
    }

    /// The surest that it says anything at all.
    pub(crate) fn best(&self) -> u8 {
        self.meant.first().map_or(0, |it| it.1)
    }
}

/// The longest title, in bytes. Questions of a form are long; what is longer is a text.
pub(crate) const LONGEST: usize = 240;

/// A title that says nothing but a phrase.
const WHOLE: u8 = 100;

/// What is said in brackets behind other words: `Qual è il traguardo atteso (target)`.
const IN_BRACKETS: u8 = 94;

/// Reads a title.
pub(crate) fn read(text: &str) -> Title {
    let mut title = Title { text: text.to_owned(), ..Title::default() };
    if text.len() > LONGEST {
        return title;
    }
    title.is_percent = names_percent(text);
    title.missing = missing_word(text);
    let (outside, inside) = brackets(text);
    let (words, period) = split(&spaced(&outside));
    let (inner_words, inner_period) = split(&spaced(&inside));
    title.period = period.or(&inner_period);
    let mut meant: SmallVec<[Meant; 4]> = SmallVec::new();
    let mut languages = (0_usize, 0_usize);
    for (words, most) in [(&words, WHOLE), (&inner_words, IN_BRACKETS)] {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        for (field, strength, language) in phrases(&words) {
            let strength = match most {
                WHOLE => strength,
                // Words in brackets add to what stands before them only where they say it whole.
                _ if strength >= 90 => most,
                _ => continue,
            };
            match language {
                Language::It => languages.0 = languages.0.saturating_add(1),
                Language::En => languages.1 = languages.1.saturating_add(1),
            }
            add(&mut meant, field, strength);
        }
    }
    if title.period.is_any() {
        of_period(&words, &title.period, &mut meant);
    }
    if title.period.year.is_some() && meant.iter().any(|it| it.0 == Field::Result) {
        // `Achieved 2021` is what was reached in the year.
        for it in meant.iter_mut().filter(|it| matches!(it.0, Field::Achieved(_)) && it.1 < 84) {
            it.1 = it.1.saturating_sub(20);
        }
    }
    if title.is_percent {
        // Of what may be a degree or a value, a share is the degree.
        let may_weigh = meant.iter().any(|it| matches!(it.0, Field::Weight(_)) && it.1 >= 60);
        let is_degree = |it: Field| matches!(it, Field::Achieved(_)) && !may_weigh;
        for it in meant.iter_mut().filter(|it| is_degree(it.0) && it.1 >= 45) {
            it.1 = it.1.saturating_add(20).min(WHOLE);
        }
    }
    meant.sort_by_key(|it| std::cmp::Reverse(it.1));
    title.meant = meant;
    title.language = match languages.0.cmp(&languages.1) {
        std::cmp::Ordering::Greater => Some(Language::It),
        std::cmp::Ordering::Less => Some(Language::En),
        std::cmp::Ordering::Equal => None,
    };
    title
}

/// Whether a title says that its numbers are hundredths: `Peso (%)`. `Target (100%)` names the
/// level that earns as much.
fn names_percent(text: &str) -> bool {
    let behind_number =
        |at: usize| text.get(..at).is_some_and(|it| it.trim_end().ends_with(|it: char| it.is_ascii_digit()));
    text.match_indices('%').any(|it| !behind_number(it.0))
}

/// A title that is only a period stands over readings of the result: `Q1`, `Year end`.
fn of_period(words: &[String], period: &Period, meant: &mut SmallVec<[Meant; 4]>) {
    let says_nothing = words.iter().all(|it| is_filler(it));
    if says_nothing && (period.reach.is_some() || period.stage.is_some()) {
        add(meant, Field::Result, 66);
    } else if says_nothing {
        add(meant, Field::Result, 35);
    }
}

fn add(meant: &mut SmallVec<[Meant; 4]>, field: Field, strength: u8) {
    match meant.iter_mut().find(|it| it.0 == field) {
        Some(it) => it.1 = it.1.max(strength),
        None => meant.push((field, strength)),
    }
}

/// The fields that the phrases in a title mean. The longest phrase counts most; what it
/// leaves unsaid of the title makes it less sure.
fn phrases(words: &[&str]) -> Vec<(Field, u8, Language)> {
    let mut found = hits(words);
    let rank = subject(words);
    let n_content = words.iter().filter(|it| !is_filler(it)).count().max(1);
    // `4 N.` is a value.
    if words.iter().any(|it| it.bytes().all(|it| it.is_ascii_digit())) {
        found.retain(|it| it.field != Field::Count);
    }
    if rank.is_some() && words.len() == 2 {
        // The number of an objective is its code.
        for it in found.iter_mut().filter(|it| it.field == Field::Count) {
            it.field = Field::AnyCode;
        }
    }
    // `valore` inside `valore atteso` says nothing of its own.
    let inside =
        |it: &Hit, of: &Hit| of.words.0 <= it.words.0 && it.words.1 <= of.words.1 && length(it) < length(of);
    let all = found.clone();
    found.retain(|it| !all.iter().any(|other| inside(it, other)));
    let content = |it: &Hit| {
        let said = words.get(it.words.0..it.words.1).unwrap_or(&[]);
        said.iter().filter(|it| !is_filler(it)).count().max(1)
    };
    // `Codice indicatore` says all that it says of the code.
    let n_subjects = words.iter().filter(|it| subject(&[it]).is_some()).count();
    let of_whom = |it: &Hit| match it.field {
        Field::AnyCode | Field::Weight(_) => {
            let own = words.get(it.words.0..it.words.1).unwrap_or(&[]);
            n_subjects.saturating_sub(own.iter().filter(|it| subject(&[it]).is_some()).count())
        }
        _ => 0,
    };
    let names = |it: &Hit| matches!(it.field, Field::Name(_));
    let apart = |it: &Hit, of: &Hit| it.words.1 <= of.words.0 || of.words.1 <= it.words.0;
    let has_other = |of: &Hit| {
        found.iter().any(|it| !names(it) && it.field != Field::Count && it.weight >= 60 && apart(it, of))
    };
    let longest = found.iter().map(length).max().unwrap_or(0);
    found
        .iter()
        .map(|it| {
            let covered = content(it)
                .saturating_add(of_whom(it))
                .saturating_mul(100)
                .checked_div(n_content)
                .unwrap_or(100)
                .min(100);
            // Half of a title said is three quarters as sure.
            let share = covered.div_ceil(2).saturating_add(50);
            let mut strength = usize::from(it.weight).saturating_mul(share) / 100;
            if names(it) && has_other(it) {
                // In `peso dell'obiettivo` the objective is only what the weight is of.
                strength = strength.saturating_mul(6) / 10;
            }
            if length(it) < longest {
                strength = strength.saturating_mul(8) / 10;
            }
            (of_subject(it.field, rank), u8::try_from(strength).unwrap_or(100), it.language)
        })
        .collect()
}

fn length(hit: &Hit) -> usize {
    hit.words.1.saturating_sub(hit.words.0)
}

/// A field with the rank of the node that a text names.
pub(crate) fn of_text(field: Field, text: &str) -> Field {
    let plain = plain(text);
    let words: Vec<&str> = plain.split(' ').collect();
    of_subject(field, subject(&words))
}

/// A field with the rank of the node that the title names as its subject.
fn of_subject(field: Field, rank: Option<Rank>) -> Field {
    match (field, rank) {
        (Field::Weight(_), Some(rank)) => Field::Weight(rank),
        (Field::Achieved(_), Some(rank)) => Field::Achieved(rank),
        (Field::AnyCode, Some(rank)) => Field::Code(rank),
        (Field::Description, Some(rank)) => Field::Name(rank),
        (it, _) => it,
    }
}

/// What stands outside brackets, and what inside.
fn brackets(text: &str) -> (String, String) {
    let (mut outside, mut inside) = (String::with_capacity(text.len()), String::new());
    let mut depth = 0_usize;
    for it in text.chars() {
        match it {
            '(' | '[' => {
                depth = depth.saturating_add(1);
                inside.push(' ');
            }
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                outside.push(' ');
            }
            it if depth > 0 => inside.push(it),
            it => outside.push(it),
        }
    }
    (outside, inside)
}

/// Plain letters with blanks between words, the signs of dates kept: `ObiettivoGenerale` is
/// two words.
fn spaced(text: &str) -> String {
    let mut res = String::with_capacity(text.len().saturating_add(4));
    let mut before = ' ';
    let mut rest = text.chars();
    while let Some(it) = rest.next() {
        let is_word = rest.clone().next().is_some_and(char::is_lowercase);
        if it.is_uppercase() && before.is_lowercase() && is_word {
            res.push(' ');
        }
        match it {
            '/' | '-' | '.' if before.is_ascii_digit() => res.push(it),
            '–' if before.is_ascii_digit() => res.push('-'),
            '°' | 'º' if before.is_ascii_digit() => res.push('o'),
            it => it.to_lowercase().for_each(|it| push_plain(it, &mut res)),
        }
        before = it;
    }
    // A sign at the end of a word belongs to no date.
    let words = res.split(' ').map(|it| it.trim_matches(['/', '-', '.'])).filter(|it| !it.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The word that a title gives for missing values: `(-1 = dato mancante)`.
fn missing_word(title: &str) -> Option<String> {
    let lower = title.to_lowercase();
    let says = ["mancan", "missing", "non disponibil", "n.d", "not available", "assent"];
    let (word, meaning) = lower.split_once('(').map_or(lower.as_str(), |it| it.1).split_once('=')?;
    says.iter().any(|it| meaning.contains(it)).then(|| word.trim().to_owned())
}

/// Lower case letters and digits, without accents, one blank between words.
pub(crate) fn plain(text: &str) -> String {
    let mut res = String::with_capacity(text.len());
    for it in text.chars() {
        match it.is_ascii() {
            true => push_plain(it.to_ascii_lowercase(), &mut res),
            false => it.to_lowercase().for_each(|it| push_plain(it, &mut res)),
        }
    }
    res.truncate(res.trim_end().len());
    res
}

fn push_plain(it: char, out: &mut String) {
    out.push(match it {
        'à' | 'á' | 'â' | 'ä' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        it if it.is_alphanumeric() || it == '%' => it,
        _ if out.ends_with(' ') || out.is_empty() => return,
        _ => ' ',
    });
}

/// Whether a text is a plain title of a column. Every short cell comes by here.
pub(crate) fn is_known(text: &str) -> bool {
    text.len() <= 84 && may_say(text) && read(text).best() >= 84
}

/// The years that a text names: four digits that stand alone, from 1990 to 2099.
pub(crate) fn years(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|it: char| !it.is_ascii_alphanumeric());
    parts.filter(|it| {
        it.len() == 4
            && (it.starts_with("199") || it.starts_with("20"))
            && it.bytes().all(|it| it.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Rank::{Goal, Indicator, Objective};

    #[test]
    fn a_title_is_read_with_what_stands_around_it() {
        for (text, field, year) in [
            ("Risultato effettivo 2012", Field::Result, Some(2012)),
            ("Target 2012 (Risultato atteso)", Field::Target, Some(2012)),
            ("VALORE ATTESO", Field::Target, None),
            ("Valore ottenuto 31/12/2017", Field::Result, Some(2017)),
            ("Valore in rendiconto (-1 = dato mancante)", Field::Result, None),
            ("% di ragg.", Field::Achieved(Indicator), None),
            ("Ob. strategico", Field::Name(Goal), None),
            ("Ob. operativo", Field::Name(Objective), None),
            ("Peso obiettivo", Field::Weight(Objective), None),
            ("Note per analisi scostamenti", Field::Reason, None),
            ("Target value (2022)", Field::Target, Some(2022)),
            ("Valore rilevato nell'anno", Field::Result, None),
            ("U.M.", Field::Unit, None),
            ("Scadenza", Field::Deadline, None),
            ("N.", Field::Count, None),
            ("KPI ID", Field::Code(Indicator), None),
            ("Codice indicatore", Field::Code(Indicator), None),
            ("Valori target a LB 2023", Field::Target, Some(2023)),
            ("Valori a consuntivo 2023", Field::Result, Some(2023)),
            ("ObiettivoGenerale", Field::Name(Goal), None),
            ("Chi risponderà dell'obiettivo (dirigente/posizione responsabile)", Field::Owner, None),
            ("Come misuriamo il raggiungimento dell'obiettivo (formula)", Field::Formula, None),
            ("Qual è il traguardo atteso (target)", Field::Target, None),
            ("FY 2023 Actual", Field::Result, Some(2023)),
            ("2013/14 Outturn", Field::Result, Some(2014)),
            ("Peso %", Field::Weight(Indicator), None),
            ("Weight (%)", Field::Weight(Indicator), None),
        ] {
            let found = read(text);
            assert_eq!(
                (found.meant.first().map(|it| it.0), found.period.year),
                (Some(field), year),
                "{text}: {found:?}"
            );
        }
        assert!(read("Costo del lavoro").best() < 60);
    }
}
