//! A name into classified words, in one pass.

use crate::words::class::Classes;
use crate::words::fold::Folded;
use crate::words::lexicon::{LEXICON, Lexicon};
use crate::words::number;
use crate::words::signs::{Brackets, Twice};

/// A word, number or mark of a name.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    /// As written; a slice of the name.
    pub text: &'a str,
    /// What it is made of.
    pub shape: Shape,
    /// What it is known for.
    pub classes: Classes,
    /// Hash of the word without case, accents and ending; 0 for a mark.
    pub stem: u32,
    /// Hash of how the word begins, by which it is kin to others: "formativo", "formazione".
    pub root: u32,
    /// The number of a frequency, of a month, or of a number in words; else 0.
    pub value: u16,
    place: u16,
    /// Whether a phrase of the lists begins with it.
    begins_phrase: bool,
}

/// Letters that two words of one root begin with.
const ROOT: usize = 5;

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
    /// Digits with letters or marks: `4.0`, `150/2009`, `PNRR2026`.
    Code,
    /// A mark that is no part of a word.
    Mark(char),
}

/// The words of a name, in order.
#[derive(Clone, Copy, Debug, Default)]
pub struct Words<'w, 'a> {
    text: &'a str,
    words: &'w [Word<'a>],
    classes: Classes,
}

/// Splits a name and adds its words to others. What it gives are the classes of the name:
/// those of all of its words, and what is said of it as a whole.
pub(crate) fn split<'a>(name: &'a str, words: &mut Vec<Word<'a>>) -> Classes {
    let lexicon = &*LEXICON;
    let first_word = words.len();
    let mut twice = Twice::default();
    let mut brackets = Brackets::default();
    let mut begins_phrase = false;
    let mut classes = Classes::NONE;
    let mut at: usize = 0;
    while let Some(byte) = name.as_bytes().get(at) {
        if byte.is_ascii_alphabetic()
            && let Some(folded) = Folded::plain_at(name.as_bytes(), at)
        {
            let word = letters(cut(name, at, folded.len()), &folded, lexicon);
            at = at.saturating_add(folded.len());
            begins_phrase |= word.begins_phrase;
            classes = classes.and(word.classes);
            twice.read(word.stem);
            words.push(word);
            continue;
        }
        if *byte == b' ' {
            at = at.saturating_add(1);
            continue;
        }
        let Some(first) = name.get(at..).and_then(|it| it.chars().next()) else { break };
        let word = if first.is_alphabetic() {
            let (folded, len, has_digit) = Folded::at_start(name.get(at..).unwrap_or(""));
            let text = cut(name, at, len);
            if has_digit { figure(text, &folded) } else { letters(text, &folded, lexicon) }
        } else if first.is_alphanumeric() {
            let len = if first.is_ascii_digit() { number::run(name, at) } else { first.len_utf8() };
            let text = cut(name, at, len);
            figure(text, &Folded::of(text))
        } else {
            brackets.read_mark(first);
            twice.read_mark(first);
            other(cut(name, at, first.len_utf8()), Shape::Mark(first), class_of(first), 0, 0)
        };
        at = at.saturating_add(word.text.len());
        if word.shape == Shape::Letters {
            twice.read(word.stem);
        }
        if !first.is_whitespace() {
            begins_phrase |= word.begins_phrase;
            classes = classes.and(word.classes);
            words.push(word);
        }
    }
    if begins_phrase && let Some(words) = words.get_mut(first_word..) {
        classes = classes.and(find_phrases(words, lexicon));
    }
    classes.and(brackets.classes()).and(twice.classes())
}

fn cut(text: &str, at: usize, len: usize) -> &str {
    text.get(at..at.saturating_add(len)).unwrap_or("")
}

// A word is written where it stays; a call would write it twice.
#[inline(always)]
fn letters<'a>(text: &'a str, folded: &Folded, lexicon: &Lexicon) -> Word<'a> {
    let place = lexicon.place(folded);
    let entry = lexicon.entry(place);
    let stem_len = folded.stem_len();
    Word {
        text,
        shape: Shape::Letters,
        classes: entry.classes,
        stem: folded.hash_of(stem_len),
        root: folded.hash_of(stem_len.min(ROOT)),
        value: entry.value,
        place,
        begins_phrase: !entry.phrases.is_empty(),
    }
}

fn figure<'a>(text: &'a str, folded: &Folded) -> Word<'a> {
    let root = folded.hash_of(folded.stem_len().min(ROOT));
    other(text, number::shape(text), Classes::FIGURE, folded.hash(), root)
}

fn class_of(mark: char) -> Classes {
    match mark {
        '%' => Classes::PERCENT,
        '/' => Classes::STROKE,
        _ => Classes::NONE,
    }
}

fn other(text: &str, shape: Shape, classes: Classes, stem: u32, root: u32) -> Word<'_> {
    Word { text, shape, classes, stem, root, value: 0, place: 0, begins_phrase: false }
}

/// Gives the words of phrases their classes, and says which.
fn find_phrases(words: &mut [Word<'_>], lexicon: &Lexicon) -> Classes {
    let mut res = Classes::NONE;
    for i in 0..words.len() {
        let Some(first) = words.get(i).filter(|it| it.begins_phrase) else { continue };
        for phrase in &lexicon.entry(first.place).phrases {
            let Some(end) = phrase_end(words, i, &phrase.rest, phrase.is_strict) else { continue };
            res = res.and(phrase.classes);
            for (k, word) in words.iter_mut().enumerate().skip(i).take(end.saturating_sub(i)) {
                word.classes = word.classes.and(phrase.classes);
                if k == i && phrase.value != 0 {
                    word.value = phrase.value;
                }
            }
        }
    }
    res
}

/// One past the last word of a phrase that begins at a word, where it is there.
fn phrase_end(words: &[Word<'_>], start: usize, rest: &[u16], is_strict: bool) -> Option<usize> {
    let mut at = start.saturating_add(1);
    for wanted in rest {
        loop {
            let word = words.get(at)?;
            at = at.saturating_add(1);
            // `d.lgs.` is two words with a point between.
            let is_joint = matches!(word.shape, Shape::Mark('-' | '\'' | '’' | '.'));
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

impl<'w, 'a> Words<'w, 'a> {
    /// The words of a name, which are put into a list.
    pub fn of(name: &'a str, list: &'w mut Vec<Word<'a>>) -> Self {
        list.clear();
        let classes = split(name, list);
        Self { text: name, words: list, classes }
    }

    /// The words of a name that is split already, with its classes.
    pub(crate) fn new(text: &'a str, words: &'w [Word<'a>], classes: Classes) -> Self {
        Self { text, words, classes }
    }

    /// The name itself.
    pub fn as_str(&self) -> &'a str {
        self.text
    }

    /// The words in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &'w Word<'a>> + Clone + use<'w, 'a> {
        self.words.iter()
    }

    /// The words in order.
    pub fn as_slice(&self) -> &'w [Word<'a>] {
        self.words
    }

    /// Whether some word has any of the classes.
    pub fn has(&self, any: Classes) -> bool {
        self.classes.has(any)
    }

    /// The first word that has any of the classes.
    pub fn first(&self, any: Classes) -> Option<&'w Word<'a>> {
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

    /// Whether it ends as a regular past participle does: "accertate", "inspected".
    pub fn ends_as_participle(&self) -> bool {
        let ending = self.text.as_bytes().last_chunk::<3>().map(|it| it.to_ascii_lowercase());
        match ending.as_deref() {
            Some([b'a' | b'i' | b'u', b't', b'a' | b'e' | b'i' | b'o']) => self.text.len() > 4,
            Some([_, b'e', b'd']) => self.text.len() > 4,
            _ => false,
        }
    }

    /// Whether it is a word that carries meaning: letters or a code, and no stop word.
    pub fn is_content(&self) -> bool {
        matches!(self.shape, Shape::Letters | Shape::Code) && !self.is(Classes::STOP)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(name: &str) -> Classes {
        split(name, &mut Vec::new())
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
    fn participles_are_known_by_their_ending() {
        let is_one = |it| Words::of(it, &mut Vec::new()).iter().all(Word::ends_as_participle);
        for it in ["accertate", "RICEVUTI", "definito", "smaltita", "handled"] {
            assert!(is_one(it), "{it}");
        }
        for it in ["errori", "conclusi", "media", "rata", "red", "gratis", "à"] {
            assert!(!is_one(it), "{it}");
        }
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
        let mut list = Vec::new();
        let words = Words::of("due volte all'anno", &mut list);
        assert_eq!(words.first(Classes::FREQUENCY).map(|it| it.value), Some(2));
    }

    #[test]
    fn numbers_dates_and_codes_are_told_apart() {
        let shapes = |name| Words::of(name, &mut Vec::new()).iter().map(|it| it.shape).collect::<Vec<_>>();
        let date = |day, month, year| Shape::Date { day, month, year };
        assert_eq!(shapes("31/12/2023"), [date(31, 12, Some(2023))]);
        assert_eq!(shapes("30/06"), [date(30, 6, None)]);
        assert_eq!(shapes("31.10"), [date(31, 10, None)]);
        assert_eq!(shapes("n°5"), [Shape::Letters, Shape::Mark('°'), Shape::Number(5)]);
        assert_eq!(shapes("4.0 150/2009 1-4 2026x"), [Shape::Code; 4]);
        assert_eq!(shapes("PNRR2026"), [Shape::Code]);
        assert_eq!(shapes("2.190 2190"), [Shape::Number(2190), Shape::Number(2190)]);
    }

    #[test]
    fn any_text_is_split() {
        for text in ["", "\"\"", "(((", "🦀è1.", "1.", "1..2", "l'", "99999999999999"] {
            split(text, &mut Vec::new());
        }
    }
}
