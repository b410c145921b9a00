//! Maps of codes, as fonts bring them along: to numbers of glyphs, or to characters.

use std::collections::BTreeMap;

use compact_str::CompactString;

use crate::import::read::pdf::budget::{Budget, Spent};
use crate::import::read::pdf::syntax::{Lexer, Object, Token};

/// A map of codes.
#[derive(Clone, Debug, Default)]
pub(crate) struct CMap {
    /// How many bytes a code has, and between which codes.
    spaces: Vec<(usize, u32, u32)>,
    /// Runs of codes by the last of them: the first, and the number of its glyph.
    numbers: BTreeMap<u32, (u32, u32)>,
    /// Runs of codes by the last of them: the first, and its characters.
    texts: BTreeMap<u32, (u32, Vec<u16>)>,
    pub(crate) is_vertical: bool,
    /// The map that this one goes on with.
    pub(crate) base: Option<Box<[u8]>>,
}

/// The most entries of a map.
const MAX_ENTRIES: usize = 200_000;

/// How many runs that end behind a code are looked at: a run may hold others.
const NEAREST: usize = 8;

/// How many objects stand before a keyword at most: those of a hundred ranges, and more.
const MAX_OPERANDS: usize = 4_096;

impl CMap {
    /// The map in which a code of two bytes is the number of its glyph.
    pub(crate) fn identity(is_vertical: bool) -> Self {
        Self {
            spaces: vec![(2, 0, 0xFFFF)],
            numbers: BTreeMap::from([(0xFFFF, (0, 0))]),
            texts: BTreeMap::new(),
            is_vertical,
            base: None,
        }
    }

    pub(crate) fn new(bytes: &[u8], budget: &Budget) -> Result<Self, Spent> {
        let mut res = Self::default();
        let mut operands: Vec<Object> = Vec::new();
        let mut lexer = Lexer::of_content(bytes);
        let mut n_entries = 0_usize;
        while let Some(token) = lexer.token() {
            budget.operate(1)?;
            let word = match token {
                Token::Object(it) => {
                    if operands.len() < MAX_OPERANDS {
                        operands.push(it);
                    }
                    continue;
                }
                Token::Word(it) => it,
            };
            n_entries = n_entries.saturating_add(operands.len());
            if n_entries > MAX_ENTRIES.saturating_mul(3) {
                break;
            }
            match &*word {
                b"usecmap" => res.base = operands.last().and_then(Object::name).map(Box::from),
                b"endcodespacerange" => res.spaces(&operands),
                b"endcidchar" => res.numbers(&operands, 2),
                b"endcidrange" => res.numbers(&operands, 3),
                b"endbfchar" => res.chars(&operands),
                b"endbfrange" => res.ranges(&operands),
                b"def" => {
                    if let [.., Object::Name(name), Object::Number(value)] = &*operands
                        && &**name == b"WMode"
                    {
                        res.is_vertical = *value == 1.0;
                    }
                }
                _ => {}
            }
            operands.clear();
        }
        Ok(res)
    }

    fn spaces(&mut self, operands: &[Object]) {
        for pair in operands.chunks_exact(2) {
            let [Object::Text(from), Object::Text(to)] = pair else { continue };
            if (1..=4).contains(&from.len()) && from.len() == to.len() && self.spaces.len() < 256 {
                self.spaces.push((from.len(), code(from), code(to)));
            }
        }
    }

    fn numbers(&mut self, operands: &[Object], n: usize) {
        for entry in operands.chunks_exact(n) {
            let (from, to, number) = match entry {
                [Object::Text(it), Object::Number(number)] => (it, it, number),
                [Object::Text(from), Object::Text(to), Object::Number(number)] => (from, to, number),
                _ => continue,
            };
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
            let number = *number as u32;
            self.numbers.insert(code(to), (code(from), number));
        }
    }

    fn chars(&mut self, operands: &[Object]) {
        for pair in operands.chunks_exact(2) {
            let [Object::Text(from), Object::Text(text)] = pair else { continue };
            self.texts.insert(code(from), (code(from), units(text)));
        }
    }

    fn ranges(&mut self, operands: &[Object]) {
        for entry in operands.chunks_exact(3) {
            let [Object::Text(from), Object::Text(to), text] = entry else { continue };
            match text {
                Object::Text(text) => {
                    self.texts.insert(code(to), (code(from), units(text)));
                }
                Object::Array(texts) => {
                    for (at, text) in (code(from)..=code(to)).zip(texts.iter()) {
                        if let Object::Text(text) = text {
                            self.texts.insert(at, (at, units(text)));
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// The code that a text begins with, and how many bytes it has.
    pub(crate) fn next(&self, text: &[u8]) -> (u32, usize) {
        let usual = self.spaces.iter().map(|it| it.0).min().unwrap_or(2).max(1);
        for n in 1..=4.min(text.len()) {
            let Some(bytes) = text.get(..n) else { break };
            let at = code(bytes);
            let is_within = |it: &&(usize, u32, u32)| {
                // Each byte of a code lies between those of the ends.
                let (low, high) = (it.1.to_be_bytes(), it.2.to_be_bytes());
                let each = at.to_be_bytes().into_iter().zip(low).zip(high);
                it.0 == n && each.into_iter().all(|((it, low), high)| low <= it && it <= high)
            };
            if self.spaces.iter().any(|it| is_within(&it)) {
                return (at, n);
            }
        }
        let n = usual.min(text.len()).max(1);
        (code(text.get(..n).unwrap_or(&[])), n)
    }

    /// The number of the glyph of a code.
    pub(crate) fn number(&self, code: u32) -> Option<u32> {
        let mut near = self.numbers.range(code..).take(NEAREST).map(|it| it.1);
        let (from, number) = near.find(|it| it.0 <= code)?;
        number.checked_add(code.checked_sub(*from)?)
    }

    /// The characters of a code.
    pub(crate) fn text(&self, code: u32) -> Option<CompactString> {
        let mut near = self.texts.range(code..).take(NEAREST).map(|it| it.1);
        let (from, units) = near.find(|it| it.0 <= code)?;
        let offset = u16::try_from(code.checked_sub(*from)?).ok()?;
        let mut units = units.clone();
        if offset > 0 {
            let last = units.last_mut()?;
            *last = last.checked_add(offset)?;
        }
        let text = String::from_utf16(&units).ok()?;
        crate::import::read::pdf::font::said(&text)
    }
}

fn code(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0_u32, |sum, it| sum.wrapping_shl(8) | u32::from(*it))
}

/// The halves of characters. A single byte stands for itself.
fn units(bytes: &[u8]) -> Vec<u16> {
    match bytes {
        [one] => vec![u16::from(*one)],
        _ => bytes.chunks_exact(2).map(|it| it.iter().fold(0, |sum, it| sum << 8 | u16::from(*it))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_and_ranges_are_found() {
        let text = b"1 begincodespacerange <00> <7F> <8000> <FFFF> endcodespacerange
            1 beginbfchar <01> <00660069> endbfchar
            2 beginbfrange <20> <22> <0041> <8000> <8001> [<0058> <D83DDE00>] endbfrange
            1 begincidrange <10> <1F> 100 endcidrange";
        let map = CMap::new(text, &Budget::default()).unwrap();
        assert_eq!(map.next(&[0x20, 0x21]), (0x20, 1));
        assert_eq!(map.next(&[0x80, 0x01]), (0x8001, 2));
        assert_eq!(map.text(1).as_deref(), Some("fi"));
        assert_eq!(map.text(0x22).as_deref(), Some("C"));
        assert_eq!(map.text(0x8001).as_deref(), Some("\u{1F600}"));
        assert_eq!(map.text(0x23), None);
        assert_eq!(map.number(0x12), Some(102));
    }
}
