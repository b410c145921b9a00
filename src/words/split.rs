//! A name into classified words, in one pass.

use crate::words::class::Classes;
use crate::words::fold::{Folded, hash};
use crate::words::lexicon::LEXICON;
use crate::words::number;

/// A word, number or mark of a name.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    /// As written; a slice of the name.
    pub text: &'a str,
    /// What it is made of.
    pub shape: Shape,
    /// What it is known for.
    pub classes: Classes,
    /// The number of a frequency, of a month, or of a number in words; else 0.
    pub value: u16,
    /// Hash of the word without case, accents and ending.
    pub stem: u32,
    place: u16,
    /// Whether a phrase of the lists begins with it.
    begins_phrase: bool,
}

/// What a word is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Letters.
    Letters,
    /// Digits alone.
    Number(u32),
    /// A day and month, perhaps with a year.
    Date {
        /// Day of the month.
        day: u8,
        /// Month of the year.
        month: u8,
        /// The year, where one is written with four digits.
        year: Option<i16>,
    },
    /// Digits with letters or marks: `4.0`, `150/2009`, `PADigitale2026`.
    Code,
    /// A mark that is no part of a word.
    Mark(char),
}

/// The words of a name.
#[derive(Clone, Debug, Default)]
pub struct Words<'a> {
    words: Vec<Word<'a>>,
    /// Every class that some word of the name has.
    pub classes: Classes,
}

impl<'a> Words<'a> {
    /// Splits and classifies a name.
    pub fn of(name: &'a str) -> Self {
        // At the mean, words are longer than four letters.
        let mut res = Self { words: Vec::with_capacity(name.len() / 4), classes: Classes::NONE };
        let mut rest = name;
        while let Some(first) = rest.chars().next() {
            let cut = |len| rest.split_at_checked(len).unwrap_or((rest, ""));
            if first.is_alphabetic() {
                let (folded, len, has_digit) = Folded::at_start(rest);
                let (text, after) = cut(len);
                rest = after;
                res.words.push(if has_digit {
                    other(text, number::shape(text))
                } else {
                    letters(text, &folded)
                });
                continue;
            }
            let len = if first.is_ascii_digit() { number::run(rest) } else { first.len_utf8() };
            let (text, after) = cut(len);
            rest = after;
            if first.is_alphanumeric() {
                res.words.push(other(text, number::shape(text)));
            } else if !first.is_whitespace() {
                res.words.push(other(text, Shape::Mark(first)));
            }
        }
        res.find_phrases();
        res.classes = res.words.iter().fold(Classes::NONE, |all, it| all.and(it.classes));
        res
    }

    fn find_phrases(&mut self) {
        for i in 0..self.words.len() {
            let Some(first) = self.words.get(i).filter(|it| it.begins_phrase) else { continue };
            for phrase in &LEXICON.entry(first.place).phrases {
                let Some(end) = self.phrase_end(i, &phrase.rest, phrase.is_strict) else { continue };
                for (k, word) in self.words.iter_mut().enumerate().skip(i).take(end.saturating_sub(i)) {
                    word.classes = word.classes.and(phrase.classes);
                    if k == i && phrase.value != 0 {
                        word.value = phrase.value;
                    }
                }
            }
        }
    }

    /// One past the last word of a phrase that begins at a word, where it is there.
    fn phrase_end(&self, start: usize, rest: &[u16], is_strict: bool) -> Option<usize> {
        let mut at = start.saturating_add(1);
        for wanted in rest {
            loop {
                let word = self.words.get(at)?;
                at = at.saturating_add(1);
                let is_joint =
                    matches!(word.shape, Shape::Mark('-' | '\'' | '’')) || is_abbreviation_point(word);
                if word.place == *wanted {
                    break;
                }
                if !(is_joint || (!is_strict && word.classes.has(Classes::STOP))) {
                    return None;
                }
            }
        }
        Some(at)
    }

    /// The words in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Word<'a>> + Clone {
        self.words.iter()
    }

    /// The words in order.
    pub fn as_slice(&self) -> &[Word<'a>] {
        &self.words
    }

    /// Whether some word has any of the classes.
    pub fn has(&self, any: Classes) -> bool {
        self.classes.has(any)
    }

    /// The first word that has any of the classes.
    pub fn first(&self, any: Classes) -> Option<&Word<'a>> {
        self.words.iter().find(|it| it.classes.has(any)).filter(|_| self.has(any))
    }
}

impl Word<'_> {
    /// Whether nothing stands between this word and the next.
    pub fn touches(&self, next: &Word<'_>) -> bool {
        (self.text.as_ptr() as usize).wrapping_add(self.text.len()) == next.text.as_ptr() as usize
    }

    /// Whether it has any of the classes.
    pub fn is(&self, any: Classes) -> bool {
        self.classes.has(any)
    }

    /// Hash of how the word begins, by which it is kin to others: "formativo", "formazione".
    pub fn root(&self) -> u32 {
        const LETTERS: usize = 5;
        let folded = Folded::of(self.text);
        let stem = folded.stem();
        hash(stem.get(..LETTERS).unwrap_or(stem))
    }

    /// Whether it is a word that carries meaning: letters or a code, and no stop word.
    pub fn is_content(&self) -> bool {
        matches!(self.shape, Shape::Letters | Shape::Code) && !self.is(Classes::STOP)
    }
}

/// `d.lgs.` is two words with a point between.
fn is_abbreviation_point(word: &Word<'_>) -> bool {
    word.shape == Shape::Mark('.')
}

fn letters<'a>(text: &'a str, folded: &Folded) -> Word<'a> {
    let place = LEXICON.place(folded.bytes(), folded.hash());
    let entry = LEXICON.entry(place);
    Word {
        text,
        shape: Shape::Letters,
        classes: entry.classes,
        value: entry.value,
        stem: folded.stem_hash(),
        place,
        begins_phrase: !entry.phrases.is_empty(),
    }
}

fn other(text: &str, shape: Shape) -> Word<'_> {
    let stem = match shape {
        Shape::Mark(_) => 0,
        _ => Folded::of(text).hash(),
    };
    let classes = if shape == Shape::Mark('%') { Classes::PERCENT } else { Classes::NONE };
    Word { text, shape, classes, value: 0, stem, place: 0, begins_phrase: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(name: &str) -> Classes {
        Words::of(name).classes
    }

    #[test]
    fn words_are_known_in_any_case_and_behind_an_apostrophe() {
        assert!(classes("Relazione SEMESTRALE").has(Classes::FREQUENCY));
        assert!(classes("l’incremento dell'anno").has(Classes::GROWTH));
        assert!(classes("Liquidità").has(Classes::GROWTH));
        assert!(!classes("Rispetto della tempistica").has(Classes::GROWTH));
        assert!(classes("spesa rispetto all'anno precedente").has(Classes::GROWTH));
    }

    #[test]
    fn phrases_skip_articles_unless_they_hold_one() {
        assert!(classes("tempo medio di rilascio").has(Classes::WAITING));
        assert!(classes("tempo di attesa").has(Classes::WAITING));
        assert!(!classes("tempo parziale e attesa").has(Classes::WAITING));
        assert!(classes("D.Lgs. 150/2009").has(Classes::CITATION));
        assert!(classes("half-yearly report").has(Classes::FREQUENCY));
    }

    #[test]
    fn abbreviations_are_known_however_they_are_marked() {
        for name in
            ["n. atti", "N° atti", "nr. atti", "n.ro atti", "nro atti", "QUANTITA' di atti", "quantità"]
        {
            assert!(classes(name).has(Classes::COUNT), "{name}");
        }
        for name in ["%le di copertura", "% di copertura", "perc. di copertura", "Percentuali"] {
            assert!(classes(name).has(Classes::PERCENT), "{name}");
        }
        assert!(classes("durata (gg.)").has(Classes::TIME_UNIT));
        assert!(classes("non inferiori ad 80").has(Classes::MINIMUM));
        assert!(classes("due volte l’anno").has(Classes::FREQUENCY));
        assert_eq!(Words::of("due volte all'anno").first(Classes::FREQUENCY).map(|it| it.value), Some(2));
    }

    #[test]
    fn numbers_dates_and_codes_are_told_apart() {
        let shapes = |name| Words::of(name).iter().map(|it| it.shape).collect::<Vec<_>>();
        let date = |day, month, year| Shape::Date { day, month, year };
        assert_eq!(shapes("31/12/2023"), [date(31, 12, Some(2023))]);
        assert_eq!(shapes("30/06"), [date(30, 6, None)]);
        assert_eq!(shapes("31.10"), [date(31, 10, None)]);
        assert_eq!(shapes("n°5"), [Shape::Letters, Shape::Mark('°'), Shape::Number(5)]);
        assert_eq!(shapes("4.0 150/2009 1-4 2026x"), [Shape::Code; 4]);
        assert_eq!(shapes("PADigitale2026"), [Shape::Code]);
        assert_eq!(shapes("2.190 2190"), [Shape::Number(2190), Shape::Number(2190)]);
    }

    #[test]
    fn any_text_is_split() {
        for text in ["", "\"\"", "(((", "🦀è1.", "1.", "1..2", "l'", "99999999999999"] {
            Words::of(text);
        }
    }
}
