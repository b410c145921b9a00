//! Words without case and accents, and their stems.

/// A word without case and accents, as far as it fits; longer ones are cut.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Folded {
    buffer: [u8; 32],
    len: usize,
}

impl Folded {
    /// Folds a word.
    pub(crate) fn of(word: &str) -> Self {
        let mut it = Self { buffer: [0; 32], len: 0 };
        for c in word.chars() {
            if c.is_ascii() {
                it.push(c.to_ascii_lowercase() as u8);
            } else {
                match plain(c) {
                    Some(letter) => it.push(letter),
                    None => c.to_lowercase().for_each(|it_| {
                        let mut bytes = [0; 4];
                        it_.encode_utf8(&mut bytes).bytes().for_each(|byte| it.push(byte));
                    }),
                }
            }
        }
        it
    }

    fn push(&mut self, byte: u8) {
        if let Some(it) = self.buffer.get_mut(self.len) {
            *it = byte;
            self.len = self.len.saturating_add(1);
        }
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
    word.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
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
    fn a_word_of_any_length_is_held() {
        assert_eq!(Folded::of(&"è".repeat(100)).bytes().len(), 32);
    }
}
