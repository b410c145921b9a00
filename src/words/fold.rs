//! Words without case and accents, and their stems.

/// A word without case and accents, as far as it fits, with its hash; longer ones are cut.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Folded {
    buffer: [u8; 32],
    len: usize,
    hash: u32,
}

impl Folded {
    /// Folds a word.
    pub(crate) fn of(word: &str) -> Self {
        let mut res = Self::new();
        word.chars().for_each(|it| res.push(it));
        res
    }

    /// Folds the letters and digits at the start of a text, and says how many bytes they are
    /// and whether a plain digit is among them.
    pub(crate) fn at_start(text: &str) -> (Self, usize, bool) {
        let mut res = Self::new();
        let mut has_digit = false;
        let mut at: usize = 0;
        while let Some(byte) = text.as_bytes().get(at) {
            if byte.is_ascii_alphanumeric() {
                has_digit |= byte.is_ascii_digit();
                res.push_byte(byte.to_ascii_lowercase());
                at = at.saturating_add(1);
                continue;
            }
            let next = if byte.is_ascii() { None } else { text.get(at..).and_then(|it| it.chars().next()) };
            let Some(next) = next.filter(|it| it.is_alphanumeric()) else { break };
            res.push(next);
            at = at.saturating_add(next.len_utf8());
        }
        (res, at, has_digit)
    }

    fn new() -> Self {
        Self { buffer: [0; 32], len: 0, hash: BASIS }
    }

    fn push(&mut self, c: char) {
        if c.is_ascii() {
            return self.push_byte(c.to_ascii_lowercase() as u8);
        }
        match plain(c) {
            Some(letter) => self.push_byte(letter),
            None => c.to_lowercase().for_each(|it| {
                let mut bytes = [0; 4];
                it.encode_utf8(&mut bytes).bytes().for_each(|byte| self.push_byte(byte));
            }),
        }
    }

    fn push_byte(&mut self, byte: u8) {
        if let Some(it) = self.buffer.get_mut(self.len) {
            *it = byte;
            self.len = self.len.saturating_add(1);
            self.hash = step(self.hash, byte);
        }
    }

    /// The hash of the folded word.
    pub(crate) fn hash(&self) -> u32 {
        self.hash
    }

    /// The hash of the stem: that of the word, with the bytes of its ending taken back.
    pub(crate) fn stem_hash(&self) -> u32 {
        let ending = self.bytes().get(self.stem().len()..).unwrap_or(&[]);
        ending.iter().rev().fold(self.hash, |hash, byte| hash.wrapping_mul(PRIME_INVERSE) ^ u32::from(*byte))
    }

    /// The folded word.
    pub(crate) fn bytes(&self) -> &[u8] {
        self.buffer.get(..self.len).unwrap_or(&self.buffer)
    }

    /// The word without the ending that number and gender change: a last `s`, then vowels.
    pub(crate) fn stem(&self) -> &[u8] {
        let word = self.bytes();
        let mut end = word.len();
        if end > 3 && word.last() == Some(&b's') {
            end = end.saturating_sub(1);
        }
        while end > 3 && word.get(end.saturating_sub(1)).is_some_and(|it| b"aeiouy".contains(it)) {
            end = end.saturating_sub(1);
        }
        word.get(..end).unwrap_or(word)
    }
}

/// The letter under an accent.
fn plain(c: char) -> Option<u8> {
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

/// 32 bits of FNV-1a.
pub(crate) fn hash(word: &[u8]) -> u32 {
    word.iter().fold(BASIS, |hash, byte| step(hash, *byte))
}

const BASIS: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;
/// Times [`PRIME`] it is 1: a step can be taken back.
const PRIME_INVERSE: u32 = 0x359c_449b;

fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(PRIME)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same_stem(a: &str, b: &str) -> bool {
        Folded::of(a).stem() == Folded::of(b).stem()
    }

    #[test]
    fn case_accents_and_endings_do_not_matter() {
        assert_eq!(Folded::of("Attività").bytes(), b"attivita");
        assert!(same_stem("iniziativa", "Iniziative"));
        assert!(same_stem("azione", "azioni"));
        assert!(same_stem("studio", "studi"));
        assert!(same_stem("service", "services"));
        assert!(!same_stem("azione", "azienda"));
    }

    #[test]
    fn hashes_grow_with_the_word_and_shrink_with_its_ending() {
        for word in ["azioni", "Attività", "services", "a", "", "questionnaires"] {
            let folded = Folded::of(word);
            assert_eq!(folded.hash(), hash(folded.bytes()), "{word}");
            assert_eq!(folded.stem_hash(), hash(folded.stem()), "{word}");
        }
    }

    #[test]
    fn a_word_ends_where_its_letters_and_digits_do() {
        let at_start = |text| {
            let (folded, len, has_digit) = Folded::at_start(text);
            (String::from_utf8_lossy(folded.bytes()).into_owned(), len, has_digit)
        };
        assert_eq!(at_start("Attività, n. 3"), ("attivita".to_owned(), 9, false));
        assert_eq!(at_start("PIAO2024-26"), ("piao2024".to_owned(), 8, true));
        assert_eq!(at_start("’anno"), (String::new(), 0, false));
    }

    #[test]
    fn a_word_of_any_length_is_held() {
        assert_eq!(Folded::of(&"è".repeat(100)).bytes().len(), 32);
    }
}
