//! Words without case and accents, and their stems: eight letters at a time.

/// A word without case and accents; of one that is longer than sixteen letters, those.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Folded {
    /// The first letters, the very first in the lowest byte; zeros behind the last.
    first: u64,
    /// The letters from the ninth on.
    rest: u64,
    len: usize,
}

/// Letters that are held.
const LONGEST: usize = 16;

/// One in every byte.
const ONES: u64 = u64::from_le_bytes([1; 8]);

/// The highest bit of every byte.
const HIGH: u64 = ONES << 7;

impl Folded {
    /// Folds a word.
    pub(crate) fn of(word: &str) -> Self {
        let mut res = Self::default();
        word.chars().for_each(|it| res.push(it));
        res
    }

    /// Folds the word at a place of a text, where all of it is plain letters and is held: the
    /// most common of words.
    #[inline]
    pub(crate) fn plain_at(text: &[u8], place: usize) -> Option<Self> {
        let (first, n) = plain(eight_at(text, place));
        let (rest, more) = if n == 8 { plain(eight_at(text, place.saturating_add(n))) } else { (0, 0) };
        let len = n.saturating_add(more);
        let goes_on = text.get(place.saturating_add(len)).is_some_and(|it| GOES_ON.has(*it));
        (!goes_on && len < LONGEST).then_some(Self { first, rest, len })
    }

    /// Folds the letters and digits that a text begins with, and says how many bytes they are
    /// and whether a plain digit is among them.
    #[inline(never)]
    pub(crate) fn at_start(text: &str) -> (Self, usize, bool) {
        let mut res = Self::default();
        let (mut len, mut has_digit) = (0_usize, false);
        for next in text.chars().take_while(|it| accented(*it).is_some() || it.is_alphanumeric()) {
            res.push(next);
            len = len.saturating_add(next.len_utf8());
            has_digit |= next.is_ascii_digit();
        }
        (res, len, has_digit)
    }

    fn push(&mut self, c: char) {
        if c.is_ascii() {
            return self.push_byte(c.to_ascii_lowercase() as u8);
        }
        match accented(c) {
            Some(letter) => self.push_byte(letter),
            None => c.to_lowercase().for_each(|it| {
                let mut bytes = [0; 4];
                it.encode_utf8(&mut bytes).bytes().for_each(|byte| self.push_byte(byte));
            }),
        }
    }

    fn push_byte(&mut self, byte: u8) {
        let byte = u64::from(byte).wrapping_shl(bits(self.len));
        match self.len {
            0..8 => self.first |= byte,
            8..LONGEST => self.rest |= byte,
            _ => return,
        }
        self.len = self.len.saturating_add(1);
    }

    /// Length of the word in bytes, as far as it is held.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// A number for the word. Words of up to eight letters have each another; of two longer
    /// ones it is the same once in 2 to the power of 64.
    #[inline]
    pub(crate) fn id(&self) -> u64 {
        id(self.first, self.rest)
    }

    /// The hash of the whole word.
    #[inline]
    pub(crate) fn hash(&self) -> u32 {
        high(self.id())
    }

    /// The hash of the first letters of the word. Words that begin alike have it in common.
    #[inline]
    pub(crate) fn hash_of(&self, n: usize) -> u32 {
        high(id(self.first & bytes(n.min(8)), self.rest & bytes(n.saturating_sub(8))))
    }

    /// Length of the word without the ending that number and gender change: a last `s`, then
    /// vowels, three at most. Three letters stay.
    #[inline]
    pub(crate) fn stem_len(&self) -> usize {
        let [d, c, b, a] = self.last_four();
        let has_s = a == b's' && self.len > 3;
        let ending = if has_s { [b, c, d] } else { [a, b, c] };
        let [last, before, first] = ending.map(|it| usize::from(VOWELS.has(it)));
        // Each is 0 or 1.
        let n_vowels = last.wrapping_add(last & before).wrapping_add(last & before & first);
        self.len.saturating_sub(usize::from(has_s).wrapping_add(n_vowels)).max(self.len.min(3))
    }

    /// The last four letters in their order; zeros before them where there are fewer.
    #[inline]
    fn last_four(&self) -> [u8; 4] {
        let letters = (u128::from(self.rest) << 64) | u128::from(self.first);
        // Sixteen letters at most: only of none at all the shift is one too far, and of none
        // every shift is none.
        let free = LONGEST.saturating_sub(self.len) as u32;
        let last = letters.wrapping_shl(free.wrapping_mul(8)) >> 96;
        u32::try_from(last).unwrap_or(0).to_le_bytes()
    }
}

/// A set of bytes.
struct Bytes([bool; 256]);

impl Bytes {
    const fn of(is_in: &[u8], has_wide: bool) -> Self {
        let mut res = [false; 256];
        let mut i = 0;
        while i < is_in.len() {
            res[is_in[i] as usize] = true;
            i += 1;
        }
        let mut byte = 128;
        while byte < 256 {
            res[byte] = has_wide;
            byte += 1;
        }
        Self(res)
    }

    #[inline]
    fn has(&self, byte: u8) -> bool {
        self.0.get(usize::from(byte)).copied().unwrap_or(false)
    }
}

/// What may follow plain letters within a word.
static GOES_ON: Bytes = Bytes::of(b"0123456789", true);

static VOWELS: Bytes = Bytes::of(b"aeiouy", false);

/// The plain letters that eight bytes begin with, in small letters, and how many they are.
#[inline]
fn plain(eight: u64) -> (u64, usize) {
    // Adding this to a byte of 7 bits sets its highest bit, where the byte is at least `a`, or
    // behind `z`. Of a byte of 8 bits it says nothing.
    const FROM_A: u64 = ONES * (0x80 - b'a' as u64);
    const BEHIND_Z: u64 = ONES * (0x7F - b'z' as u64);
    let small = eight | ONES << 5;
    let low = small & !HIGH;
    let letters = low.wrapping_add(FROM_A) & !low.wrapping_add(BEHIND_Z) & !eight & HIGH;
    let n = ((!letters & HIGH).trailing_zeros() / 8) as usize;
    (small & bytes(n), n)
}

/// Eight bytes from a place on; zeros where there are no more.
#[inline]
fn eight_at(text: &[u8], at: usize) -> u64 {
    match text.get(at..).unwrap_or(&[]).first_chunk() {
        Some(it) => u64::from_le_bytes(*it),
        // Those at the end, without what stands before the place.
        None => match text.last_chunk() {
            Some(it) => match text.len().saturating_sub(at) {
                0 => 0,
                n => u64::from_le_bytes(*it).wrapping_shr(bits(8_usize.saturating_sub(n))),
            },
            None => text.iter().skip(at).rev().fold(0, |all, it| all << 8 | u64::from(*it)),
        },
    }
}

/// Letters as one number.
#[inline]
fn id(first: u64, rest: u64) -> u64 {
    // Odd numbers without a pattern: the fractions of the golden ratio and of the root of 2.
    first.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(rest.wrapping_mul(0x6A09_E667_F3BC_C909))
}

/// The higher half of a product: it depends on all of its bits.
#[inline]
fn high(id: u64) -> u32 {
    u32::try_from(id >> 32).unwrap_or(0)
}

/// All bits of the first bytes of eight.
#[inline]
fn bytes(n: usize) -> u64 {
    const BITS: [u64; 8] = {
        let mut res = [0; 8];
        let mut n = 1;
        while n < 8 {
            res[n] = res[n - 1] << 8 | 0xFF;
            n += 1;
        }
        res
    };
    BITS.get(n).copied().unwrap_or(u64::MAX)
}

/// How many bits stand below a byte among its eight.
#[inline]
fn bits(at: usize) -> u32 {
    (at as u32 & 7) << 3
}

/// The plain letter under an accent.
fn accented(c: char) -> Option<u8> {
    Some(match c {
        'à' | 'á' | 'â' | 'ä' | 'ã' | 'À' | 'Á' | 'Â' | 'Ä' => b'a',
        'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ê' | 'Ë' => b'e',
        'ì' | 'í' | 'î' | 'ï' | 'Ì' | 'Í' | 'Î' | 'Ï' => b'i',
        'ò' | 'ó' | 'ô' | 'ö' | 'Ò' | 'Ó' | 'Ô' | 'Ö' => b'o',
        'ù' | 'ú' | 'û' | 'ü' | 'Ù' | 'Ú' | 'Û' | 'Ü' => b'u',
        'ç' | 'Ç' => b'c',
        'ñ' | 'Ñ' => b'n',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Folded {
        fn text(&self) -> String {
            let bytes = [self.first.to_le_bytes(), self.rest.to_le_bytes()].concat();
            String::from_utf8_lossy(&bytes[..self.len]).into_owned()
        }

        fn stem(&self) -> String {
            self.text().chars().take(self.stem_len()).collect()
        }
    }

    fn stem(word: &str) -> String {
        Folded::of(word).stem()
    }

    #[test]
    fn case_accents_and_endings_do_not_matter() {
        assert_eq!(Folded::of("Attività").text(), "attivita");
        assert_eq!(stem("iniziativa"), stem("Iniziative"));
        assert_eq!(stem("azione"), stem("azioni"));
        assert_eq!(stem("studio"), stem("studi"));
        assert_eq!(stem("service"), stem("services"));
        assert_ne!(stem("azione"), stem("azienda"));
    }

    #[test]
    fn a_stem_ends_behind_its_last_consonant() {
        for (word, wanted) in [
            ("", ""),
            ("a", "a"),
            ("zoo", "zoo"),
            ("aaas", "aaa"),
            ("aaaa", "aaa"),
            ("gas", "gas"),
            ("spese", "spes"),
            ("services", "servic"),
            ("iniziative", "iniziativ"),
            ("cancellazioni", "cancellazion"),
            ("abcdefghaei", "abcdefgh"),
            ("abcdefgaei", "abcdefg"),
            ("abcdefghi", "abcdefgh"),
            ("abcdefghijklmnee", "abcdefghijklmn"),
            ("abcdefghijklmnopqrs", "abcdefghijklmnop"),
        ] {
            assert_eq!(stem(word), wanted);
        }
    }

    #[test]
    fn a_hash_is_that_of_the_letters_alone() {
        for word in
            ["azioni", "Attività", "services", "a", "", "questionnaires", "abcdefgh", "abcdefghijklmnop"]
        {
            let folded = Folded::of(word);
            assert_eq!(folded.hash_of(folded.stem_len()), Folded::of(&folded.stem()).hash(), "{word}");
            assert_eq!(folded, Folded::at_start(word).0, "{word}");
        }
        assert_ne!(Folded::of("abcdefgh").hash(), Folded::of("abcdefg").hash());
    }

    #[test]
    fn a_word_ends_where_its_letters_and_digits_do() {
        let at_start = |text: &str| {
            let (folded, len, has_digit) = Folded::at_start(text);
            (folded.text(), len, has_digit)
        };
        assert_eq!(at_start("Attività, n. 3"), ("attivita".to_owned(), 9, false));
        assert_eq!(at_start("PIAO2024-26"), ("piao2024".to_owned(), 8, true));
        assert_eq!(at_start("’anno"), (String::new(), 0, false));
        assert_eq!(at_start("perciò è"), ("percio".to_owned(), 7, false));
    }

    /// Every byte is a letter or none, wherever it stands among the eight.
    #[test]
    fn letters_are_told_from_every_other_byte() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                let mut text = *b"AbcdefgH";
                text[place] = byte;
                let (folded, n) = plain(u64::from_le_bytes(text));
                assert_eq!(n, if byte.is_ascii_alphabetic() { 8 } else { place }, "{byte} {place}");
                assert_eq!(folded.to_le_bytes()[..n], text.to_ascii_lowercase()[..n], "{byte} {place}");
            }
        }
    }

    #[test]
    fn a_word_of_any_length_is_held() {
        assert_eq!(Folded::of(&"è".repeat(100)).text(), "e".repeat(LONGEST));
        let (folded, len, _) = Folded::at_start(&"abcd".repeat(100));
        assert_eq!((folded.text(), len), ("abcd".repeat(4), 400));
    }

    /// The end of a text is as good a place as any; a word that is not plain or too long is
    /// left to be read letter by letter.
    #[test]
    fn a_plain_word_is_read_wherever_it_stands() {
        for text in ["a", "abc", "abcdefghijklmno", "abcdefghijklmnop", "xy Abcdefghijk", "x abcdefghi jkl!"]
        {
            for place in 0..text.len() {
                let it = Folded::plain_at(text.as_bytes(), place);
                let wanted = Folded::at_start(&text[place..]).0;
                assert_eq!(it, Some(wanted).filter(|it| it.len() < LONGEST), "{text} {place}");
            }
        }
        for text in ["attività", "PIAO2024", "è"] {
            assert_eq!(Folded::plain_at(text.as_bytes(), 0), None, "{text}");
        }
    }
}
