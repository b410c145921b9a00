//! Words without case and accents, and their stems.

/// A word without case and accents, as far as it fits; longer ones are cut.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Folded {
    /// The word, and zeros behind it.
    buffer: [u8; LONGEST],
    len: usize,
}

/// The longest word that is held whole, in bytes.
const LONGEST: usize = 32;

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
        loop {
            // Most words are of plain letters, and short.
            for byte in text.as_bytes().get(at..).unwrap_or(&[]) {
                let Some(folded) = PLAIN.get(usize::from(*byte)).copied().filter(|it| *it > 0) else { break };
                has_digit |= folded.is_ascii_digit();
                res.push_byte(folded);
                at = at.saturating_add(1);
            }
            let next = text.get(at..).and_then(|it| it.chars().next());
            let Some(next) = next.filter(|it| !it.is_ascii() && it.is_alphanumeric()) else { break };
            res.push(next);
            at = at.saturating_add(next.len_utf8());
        }
        (res, at, has_digit)
    }

    fn new() -> Self {
        Self { buffer: [0; LONGEST], len: 0 }
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
        }
    }

    /// The hash of the folded word.
    pub(crate) fn hash(&self) -> u32 {
        hash_padded(&self.buffer, self.len)
    }

    /// The hash of the stem.
    pub(crate) fn stem_hash(&self) -> u32 {
        hash(self.stem())
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

/// Plain letters and digits in small letters; 0 for every other byte.
static PLAIN: [u8; 256] = {
    let mut res = [0; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            res[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    res
};

/// The hash of a folded word or of its beginning.
pub(crate) fn hash(word: &[u8]) -> u32 {
    let mut buffer = [0; LONGEST];
    let len = word.len().min(LONGEST);
    if let Some((to, from)) = buffer.get_mut(..len).zip(word.get(..len)) {
        to.copy_from_slice(from);
    }
    hash_padded(&buffer, len)
}

/// Eight letters at a time: most words have no more. Zeros stand behind the word.
fn hash_padded(buffer: &[u8; LONGEST], len: usize) -> u32 {
    // The fraction of the golden ratio, odd, in 64 bits.
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let (eights, _) = buffer.as_chunks::<8>();
    let mut res: u64 = 0;
    for eight in eights.iter().take(len.div_ceil(8)) {
        let mixed = (res ^ u64::from_le_bytes(*eight)).wrapping_mul(FACTOR);
        res = mixed ^ (mixed >> 32);
    }
    u32::try_from(res & u64::from(u32::MAX)).unwrap_or(0)
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
    fn a_hash_is_that_of_the_bytes_alone() {
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
