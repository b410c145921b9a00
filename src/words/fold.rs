//! Words without case and accents, and their stems: sixteen letters at a time.

/// A word without case and accents; of one that is longer than sixteen letters, those.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Folded {
    /// The first letter in the lowest byte; zeros behind the last.
    letters: u128,
    len: usize,
}

/// A word, and what was found on the way to its end.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Start {
    pub(crate) folded: Folded,
    /// Length of the word as written, in bytes.
    pub(crate) len: usize,
    /// Bits that are none where no plain digit is among its letters.
    digits: u128,
}

/// Letters that are held.
const LONGEST: usize = 16;

/// One in every byte.
const ONES: u128 = u128::from_le_bytes([1; LONGEST]);

/// The highest bit of every byte.
const HIGH: u128 = ONES << 7;

impl Start {
    /// Reads the letters and digits at a place of a text.
    #[inline]
    pub(crate) fn at(text: &str, place: usize) -> Self {
        // Most words are of plain letters.
        let plain = Self::plain(sixteen_at(text.as_bytes(), place));
        let next = text.as_bytes().get(place.saturating_add(plain.len));
        let is_end = plain.len < LONGEST && next.is_none_or(u8::is_ascii);
        if is_end { plain } else { Self::long(text, place) }
    }

    /// The plain letters and digits that sixteen bytes begin with.
    #[inline]
    fn plain(bytes: u128) -> Self {
        // Whether each byte is at least as great as another, in its highest bit; of a byte of
        // 8 bits it says nothing.
        let reaches = |bytes: u128, byte: u128| (bytes & !HIGH).wrapping_add(ONES.wrapping_mul(byte));
        let small = bytes | ONES << 5;
        let letters = reaches(small, LETTERS.0) & !reaches(small, LETTERS.1) & !bytes & HIGH;
        let digits = reaches(bytes, DIGITS.0) & !reaches(bytes, DIGITS.1) & !bytes & HIGH;
        let len = ((!(letters | digits) & HIGH).trailing_zeros() / 8) as usize;
        Self { folded: Folded { letters: small & first(len), len }, len, digits: digits & first(len) }
    }

    /// A word that is longer than is held, or has letters that are not plain.
    #[inline(never)]
    fn long(text: &str, place: usize) -> Self {
        let mut res = Self::default();
        let rest = text.get(place..).unwrap_or("").chars();
        for next in rest.take_while(|it| accented(*it).is_some() || it.is_alphanumeric()) {
            res.folded.push(next);
            res.len = res.len.saturating_add(next.len_utf8());
            res.digits |= u128::from(next.is_ascii_digit());
        }
        res
    }

    /// Whether a plain digit is among its letters.
    pub(crate) fn has_digit(&self) -> bool {
        self.digits != 0
    }
}

/// What added to a byte of 7 bits sets its highest bit, where it is a small letter, and where
/// it is behind the last of them.
const LETTERS: (u128, u128) = (0x80 - b'a' as u128, 0x7F - b'z' as u128);

/// The same for digits.
const DIGITS: (u128, u128) = (0x80 - b'0' as u128, 0x7F - b'9' as u128);

impl Folded {
    /// Folds a word.
    pub(crate) fn of(word: &str) -> Self {
        let mut res = Self::default();
        word.chars().for_each(|it| res.push(it));
        res
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
        if self.len < LONGEST {
            self.letters |= u128::from(byte).wrapping_shl(bits(self.len));
            self.len = self.len.saturating_add(1);
        }
    }

    /// A number for the word. Words of up to eight letters have each another; of two longer
    /// ones it is the same once in 2 to the power of 64.
    #[inline]
    pub(crate) fn id(&self) -> u64 {
        id(self.letters)
    }

    /// The hash of the whole word.
    #[inline]
    pub(crate) fn hash(&self) -> u32 {
        high(self.id())
    }

    /// The hash of the first letters of the word. Words that begin alike have it in common.
    #[inline]
    pub(crate) fn hash_of(&self, n: usize) -> u32 {
        high(id(self.letters & first(n)))
    }

    /// Length of the word without the ending that number and gender change: a last `s`, then
    /// vowels, eight at most. Three letters stay.
    #[inline]
    pub(crate) fn stem_len(&self) -> usize {
        let least = self.len.min(3);
        let tail = self.last_eight();
        let has_s = self.len > 3 && tail.to_be_bytes().first() == Some(&b's');
        let (tail, end) = if has_s { (tail << 8, self.len.saturating_sub(1)) } else { (tail, self.len) };
        let vowels = b"aeiouy".iter().fold(0, |all, it| all | equal(tail, *it));
        // Where a byte is a vowel all of its bits are set, and elsewhere not the highest.
        let n_vowels = (vowels | !u64::from_le_bytes([0x80; 8])).leading_ones() / 8;
        end.saturating_sub(n_vowels as usize).max(least)
    }

    /// The last eight letters, the very last in the highest byte.
    #[inline]
    fn last_eight(&self) -> u64 {
        let free = bits(LONGEST.saturating_sub(self.len));
        u64::try_from(self.letters.wrapping_shl(free) >> 64).unwrap_or(0)
    }
}

/// Sixteen bytes from a place on; zeros where there are no more.
#[inline]
fn sixteen_at(bytes: &[u8], at: usize) -> u128 {
    match bytes.get(at..).unwrap_or(&[]).first_chunk() {
        Some(it) => u128::from_le_bytes(*it),
        // Those at the end, without what stands before the place.
        None => match bytes.last_chunk() {
            Some(it) => u128::from_le_bytes(*it)
                .wrapping_shr(bits(LONGEST.saturating_sub(bytes.len().saturating_sub(at)))),
            None => bytes.iter().skip(at).rev().fold(0, |all, it| all << 8 | u128::from(*it)),
        },
    }
}

/// The highest bit of every byte that is equal to this one.
#[inline]
fn equal(bytes: u64, byte: u8) -> u64 {
    let high = u64::from_le_bytes([0x80; 8]);
    let differs = bytes ^ u64::from_le_bytes([byte; 8]);
    !(((differs & !high).wrapping_add(!high)) | differs) & high
}

/// Letters as one number.
#[inline]
fn id(letters: u128) -> u64 {
    // Odd numbers without a pattern: the fractions of the golden ratio and of the root of 2.
    const FACTORS: [u64; 2] = [0x9E37_79B9_7F4A_7C15, 0x6A09_E667_F3BC_C909];
    let [low, high] = [letters & u128::from(u64::MAX), letters >> 64].map(|it| u64::try_from(it).unwrap_or(0));
    low.wrapping_mul(FACTORS[0]).wrapping_add(high.wrapping_mul(FACTORS[1]))
}

/// The higher half of a product: it depends on all of its bits.
#[inline]
fn high(id: u64) -> u32 {
    u32::try_from(id >> 32).unwrap_or(0)
}

/// All bits of the first bytes.
#[inline]
fn first(n: usize) -> u128 {
    const BITS: [u128; LONGEST] = {
        let mut res = [0; LONGEST];
        let mut n = 1;
        while n < LONGEST {
            res[n] = res[n - 1] << 8 | 0xFF;
            n += 1;
        }
        res
    };
    BITS.get(n).copied().unwrap_or(u128::MAX)
}

/// How many bits so many bytes have; fewer than all that are held.
#[inline]
fn bits(bytes: usize) -> u32 {
    (bytes as u32 & 15) << 3
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
            let bytes = self.letters.to_le_bytes();
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
        for word in ["azioni", "Attività", "services", "a", "", "questionnaires", "abcdefgh", "abcdefghijklmnop"] {
            let folded = Folded::of(word);
            assert_eq!(folded.hash_of(folded.stem_len()), Folded::of(&folded.stem()).hash(), "{word}");
            assert_eq!(folded, Start::at(word, 0).folded, "{word}");
        }
        assert_ne!(Folded::of("abcdefgh").hash(), Folded::of("abcdefg").hash());
    }

    #[test]
    fn a_word_ends_where_its_letters_and_digits_do() {
        let at = |text: &str, place| {
            let it = Start::at(text, place);
            (it.folded.text(), it.len, it.has_digit())
        };
        assert_eq!(at("Attività, n. 3", 0), ("attivita".to_owned(), 9, false));
        assert_eq!(at("il PIAO2024-26", 3), ("piao2024".to_owned(), 8, true));
        assert_eq!(at("’anno", 0), (String::new(), 0, false));
        assert_eq!(at("perciò è", 0), ("percio".to_owned(), 7, false));
    }

    /// Every byte is a letter, a digit or neither, wherever it stands among the eight.
    #[test]
    fn letters_and_digits_are_told_from_every_other_byte() {
        for byte in 0..=u8::MAX {
            for place in 0..LONGEST {
                let mut bytes = *b"AbcdefghIjklmnop";
                bytes[place] = byte;
                let it = Start::plain(u128::from_le_bytes(bytes));
                assert_eq!(it.len, if byte.is_ascii_alphanumeric() { LONGEST } else { place }, "{byte} {place}");
                assert_eq!(it.has_digit(), byte.is_ascii_digit(), "{byte} {place}");
                let small = bytes.to_ascii_lowercase();
                assert_eq!(it.folded.letters.to_le_bytes()[..it.len], small[..it.len], "{byte} {place}");
            }
        }
    }

    #[test]
    fn a_word_of_any_length_is_held() {
        assert_eq!(Folded::of(&"è".repeat(100)).text(), "e".repeat(LONGEST));
        let it = Start::at(&"abcd".repeat(100), 0);
        assert_eq!((it.folded.text(), it.len), ("abcd".repeat(4), 400));
    }

    /// The end of a text is as good a place as any.
    #[test]
    fn a_word_is_read_wherever_it_stands() {
        for text in ["a", "abc", "abcdefghijklmno", "abcdefghijklmnop", "xy abcdefghijklmnop", "x abcdefghi jkl"] {
            for place in 0..text.len() {
                let rest = &text[place..];
                let wanted = rest.split(' ').next().unwrap_or("");
                let it = Start::at(text, place);
                assert_eq!((it.folded.text(), it.len), (wanted.to_owned(), wanted.len()), "{text} {place}");
            }
        }
    }
}
