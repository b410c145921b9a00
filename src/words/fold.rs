//! Words without case and accents, and their stems: eight letters at a time.

/// A word without case and accents, as far as it fits; longer ones are cut.
///
/// Equal words are equal values: behind the word stand zeros, which no word has in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Folded {
    /// Its bytes, eight to a number, the first in the lowest byte.
    eights: [u64; EIGHTS],
    len: usize,
}

/// A word, and what was found on the way to its end.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Start {
    pub(crate) folded: Folded,
    /// Length of the word as written, in bytes.
    pub(crate) len: usize,
    /// Digits among its letters: bits that say no more than whether there are any. As wide as
    /// its neighbours, so that it can be copied with them at once.
    digits: u64,
}

/// Numbers of eight bytes that the longest word takes.
const EIGHTS: usize = 4;


/// One in every byte of eight.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The highest bit of every byte of eight.
const HIGH: u64 = ONES << 7;

impl Start {
    /// Whether a plain digit is among its letters.
    pub(crate) fn has_digit(&self) -> bool {
        self.digits != 0
    }

    /// A word that is longer than eight letters, or has some that are not plain.
    #[inline(never)]
    fn long(text: &str, place: usize) -> Self {
        let mut res = Self::default();
        for eight in &mut res.folded.eights {
            let plain = Plain::of(eight_at(text.as_bytes(), place.saturating_add(res.len)));
            *eight = plain.folded;
            res.digits |= plain.digits;
            res.len = res.len.saturating_add(plain.len);
            if plain.len < 8 {
                break;
            }
        }
        res.folded.len = res.len;
        let rest = text.get(place.saturating_add(res.len)..).unwrap_or("").chars();
        for next in rest.take_while(|it| accented(*it).is_some() || it.is_alphanumeric()) {
            res.folded.push(next);
            res.len = res.len.saturating_add(next.len_utf8());
            res.digits |= u64::from(next.is_ascii_digit());
        }
        res
    }
}

impl Folded {
    /// Folds a word.
    pub(crate) fn of(word: &str) -> Self {
        let mut res = Self::default();
        word.chars().for_each(|it| res.push(it));
        res
    }

    /// Folds the letters and digits at a place of a text.
    #[inline]
    pub(crate) fn at(text: &str, place: usize) -> Start {
        // Most words are of plain letters, and short.
        let Plain { folded, len, digits } = Plain::of(eight_at(text.as_bytes(), place));
        let is_end = text.as_bytes().get(place.saturating_add(len)).is_none_or(u8::is_ascii);
        if len < 8 && is_end {
            return Start { folded: Self { eights: [folded, 0, 0, 0], len }, len, digits };
        }
        Start::long(text, place)
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
        if let Some(it) = self.eights.get_mut(self.len / 8) {
            *it |= u64::from(byte).wrapping_shl(bits(self.len % 8));
            self.len = self.len.saturating_add(1);
        }
    }

    /// A number for the whole word. Words of up to eight letters have each another; of two
    /// longer ones it is the same once in 2 to the power of 64.
    #[inline]
    pub(crate) fn id(&self) -> u64 {
        id(self.eights)
    }

    /// The hash of the whole word.
    #[inline]
    pub(crate) fn hash(&self) -> u32 {
        high(self.id())
    }

    /// The hash of the first bytes of the word. Words that begin alike have it in common.
    #[inline]
    pub(crate) fn hash_of(&self, n: usize) -> u32 {
        let [a, b, c, d] = self.eights;
        high(match n {
            0..=8 => id([a & first(n), 0, 0, 0]),
            9..=16 => id([a, b & first(n.saturating_sub(8)), 0, 0]),
            17..=24 => id([a, b, c & first(n.saturating_sub(16)), 0]),
            _ => id([a, b, c, d & first(n.saturating_sub(24))]),
        })
    }

    /// Length of the word without the ending that number and gender change: a last `s`, then
    /// vowels, eight at most. Three letters stay.
    pub(crate) fn stem_len(&self) -> usize {
        const LEAST: usize = 3;
        if self.len <= LEAST {
            return self.len;
        }
        let tail = self.last_eight();
        let has_s = tail >> 56 == u64::from(b's');
        let (tail, end) = if has_s { (tail << 8, self.len.saturating_sub(1)) } else { (tail, self.len) };
        let vowels = b"aeiouy".iter().fold(0, |all, it| all | equal(tail, *it));
        // Where a byte is a vowel all of its bits are set, and elsewhere not the highest.
        let n_vowels = (vowels | !HIGH).leading_ones() / 8;
        end.saturating_sub(n_vowels as usize).max(LEAST)
    }

    /// The last eight bytes, the very last in the highest byte.
    fn last_eight(&self) -> u64 {
        let [a, b, c, d] = self.eights;
        let (before, last) = match self.len {
            0..=8 => (0, a),
            9..=16 => (a, b),
            17..=24 => (b, c),
            _ => (c, d),
        };
        // Bits that the last eight leaves free; it has one byte at least.
        let free = 64_u32.saturating_sub(bits(self.len.saturating_sub(1) % 8)).saturating_sub(8);
        // In two steps, as all 64 at once cannot be moved out.
        last.wrapping_shl(free) | (before >> 8).wrapping_shr(56_u32.saturating_sub(free))
    }
}

/// What eight bytes begin with: plain letters and digits, in small letters.
struct Plain {
    folded: u64,
    len: usize,
    digits: u64,
}

impl Plain {
    fn of(bytes: u64) -> Self {
        // Whether each byte is at least as great as one of 7 bits, in its highest bit; of a
        // byte of 8 bits it says nothing.
        let reaches =
            |bytes: u64, byte: u8| (bytes & !HIGH).wrapping_add(ONES.wrapping_mul(u64::from(0x80 - byte)));
        let small = bytes | ONES << 5;
        let letters = reaches(small, b'a') & !reaches(small, b'z' + 1) & !bytes & HIGH;
        let digits = reaches(bytes, b'0') & !reaches(bytes, b'9' + 1) & !bytes & HIGH;
        let len = (!(letters | digits) & HIGH).trailing_zeros() as usize / 8;
        Self { folded: small & first(len), len, digits: digits & first(len) }
    }
}

/// Eight bytes from a place on; zeros where there are no more.
fn eight_at(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or(&[]);
    match rest.first_chunk() {
        Some(it) => u64::from_le_bytes(*it),
        None => rest.iter().rev().fold(0, |all, it| all << 8 | u64::from(*it)),
    }
}

/// The highest bit of every byte that is equal to this one.
fn equal(bytes: u64, byte: u8) -> u64 {
    let differs = bytes ^ ONES.wrapping_mul(u64::from(byte));
    !(((differs & !HIGH).wrapping_add(!HIGH)) | differs) & HIGH
}

/// Letters as one number.
#[inline]
fn id(eights: [u64; EIGHTS]) -> u64 {
    // Odd numbers without a pattern: the fractions of the golden ratio and of the roots of 2, 3, 5.
    const FACTORS: [u64; EIGHTS] =
        [0x9E37_79B9_7F4A_7C15, 0x6A09_E667_F3BC_C909, 0xBB67_AE85_84CA_A73B, 0x3C6E_F372_FE94_F82B];
    let products = eights.iter().zip(FACTORS).map(|(eight, factor)| eight.wrapping_mul(factor));
    products.fold(0, u64::wrapping_add)
}

/// The higher half of a product: it depends on all of its bits.
#[inline]
fn high(id: u64) -> u32 {
    u32::try_from(id >> 32).unwrap_or(0)
}

/// All bits of the first bytes of eight.
#[inline]
fn first(n: usize) -> u64 {
    const BITS: [u64; 9] = [
        0,
        0xFF,
        0xFFFF,
        0xFF_FFFF,
        0xFFFF_FFFF,
        0xFF_FFFF_FFFF,
        0xFFFF_FFFF_FFFF,
        0xFF_FFFF_FFFF_FFFF,
        u64::MAX,
    ];
    BITS.get(n).copied().unwrap_or(u64::MAX)
}

/// How many bits so many bytes of eight have.
#[inline]
fn bits(bytes: usize) -> u32 {
    (bytes as u32 & 7) << 3
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
            let bytes = self.eights.iter().flat_map(|it| it.to_le_bytes()).take(self.len);
            String::from_utf8_lossy(&bytes.collect::<Vec<_>>()).into_owned()
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
            ("abcdefghijklmnopqrstuvwxyzabceee", "abcdefghijklmnopqrstuvwxyzabc"),
        ] {
            assert_eq!(stem(word), wanted);
        }
    }

    #[test]
    fn a_hash_is_that_of_the_letters_alone() {
        for word in ["azioni", "Attività", "services", "a", "", "questionnaires", "abcdefgh", "abcdefghijklmnop"] {
            let folded = Folded::of(word);
            assert_eq!(folded.hash_of(folded.stem_len()), Folded::of(&folded.stem()).hash(), "{word}");
            assert_eq!(folded, Folded::at(word, 0).folded, "{word}");
        }
        assert_ne!(Folded::of("abcdefgh").hash(), Folded::of("abcdefg").hash());
    }

    #[test]
    fn a_word_ends_where_its_letters_and_digits_do() {
        let at = |text: &str, place| {
            let it = Folded::at(text, place);
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
            for place in 0..8 {
                let mut bytes = *b"Abcdefgh";
                bytes[place] = byte;
                let it = Plain::of(u64::from_le_bytes(bytes));
                assert_eq!(it.len, if byte.is_ascii_alphanumeric() { 8 } else { place }, "{byte} {place}");
                assert_eq!(it.digits != 0, byte.is_ascii_digit(), "{byte} {place}");
                let small = bytes.to_ascii_lowercase();
                assert_eq!(it.folded.to_le_bytes()[..it.len], small[..it.len], "{byte} {place}");
            }
        }
    }

    #[test]
    fn a_word_of_any_length_is_held() {
        assert_eq!(Folded::of(&"è".repeat(100)).text().len(), 32);
        assert_eq!(Folded::at(&"abc".repeat(100), 0).folded.text().len(), 32);
    }
}
