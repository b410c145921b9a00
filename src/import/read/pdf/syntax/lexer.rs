//! Bytes into objects and operators.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::import::read::pdf::budget::DEEPEST;
use crate::import::read::pdf::syntax::object::{Dictionary, Object};

/// What stands next.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Token {
    Object(Object),
    /// A word that is no object: an operator, `obj`, `stream`.
    Word(Rc<[u8]>),
}

/// Reads objects from bytes, one after the other.
#[derive(Clone, Debug)]
pub(crate) struct Lexer<'b> {
    bytes: &'b [u8],
    at: usize,
    /// Whether `1 0 R` is a reference: not in a content.
    has_references: bool,
}

pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0C | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !is_delimiter(byte)
}

impl<'b> Lexer<'b> {
    /// A lexer of a file, from a place on.
    pub(crate) fn of_file(bytes: &'b [u8], at: usize) -> Self {
        Self { bytes, at, has_references: true }
    }

    /// A lexer of what a page draws, or of a map of characters.
    pub(crate) fn of_content(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0, has_references: false }
    }

    pub(crate) fn at(&self) -> usize {
        self.at
    }

    pub(crate) fn go(&mut self, at: usize) {
        self.at = at;
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn advance(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    fn take(&mut self) -> Option<u8> {
        let it = self.peek()?;
        self.advance();
        Some(it)
    }

    fn takes(&mut self, byte: u8) -> bool {
        let is_it = self.peek() == Some(byte);
        if is_it {
            self.advance();
        }
        is_it
    }

    pub(crate) fn skip_spaces(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self.peek().is_some_and(|it| it != b'\n' && it != b'\r') {
                    self.advance();
                }
            } else if is_space(byte) {
                self.advance();
            } else {
                break;
            }
        }
    }

    /// The next object or word; none at the end.
    pub(crate) fn token(&mut self) -> Option<Token> {
        self.token_at(0)
    }

    /// The next object, if it is one.
    pub(crate) fn object(&mut self) -> Option<Object> {
        match self.token()? {
            Token::Object(it) => Some(it),
            Token::Word(_) => None,
        }
    }

    /// Whether this word stands next; then it is taken.
    pub(crate) fn word(&mut self, word: &str) -> bool {
        self.skip_spaces();
        let rest = self.bytes.get(self.at..).unwrap_or(&[]);
        let is_it = rest.starts_with(word.as_bytes());
        if is_it {
            self.at = self.at.saturating_add(word.len());
        }
        is_it
    }

    fn token_at(&mut self, depth: usize) -> Option<Token> {
        loop {
            self.skip_spaces();
            let byte = self.peek()?;
            let object = match byte {
                b'/' => self.name(),
                b'(' => self.literal(),
                b'<' => {
                    self.advance();
                    if self.takes(b'<') { self.dictionary(depth) } else { self.hexadecimal() }
                }
                b'[' => {
                    self.advance();
                    self.array(depth)
                }
                // What closes and was not opened, and programs of functions, say nothing.
                b')' | b'>' | b']' | b'{' | b'}' => {
                    self.advance();
                    if depth > 0 {
                        return Some(Token::Word(Rc::from([byte])));
                    }
                    continue;
                }
                b'0'..=b'9' | b'+' | b'-' | b'.' => match self.number() {
                    Some(it) => it,
                    None => return Some(self.next_word()),
                },
                _ => return Some(self.keyword()),
            };
            return Some(Token::Object(object));
        }
    }

    fn next_word(&mut self) -> Token {
        let start = self.at;
        while self.peek().is_some_and(is_regular) {
            self.advance();
        }
        if self.at == start {
            self.advance();
        }
        Token::Word(Rc::from(self.bytes.get(start..self.at).unwrap_or(&[])))
    }

    fn keyword(&mut self) -> Token {
        let word = self.next_word();
        let Token::Word(text) = &word else { return word };
        match &**text {
            b"true" => Token::Object(Object::Bool(true)),
            b"false" => Token::Object(Object::Bool(false)),
            b"null" => Token::Object(Object::Null),
            _ => word,
        }
    }

    fn name(&mut self) -> Object {
        self.advance();
        let mut res = Vec::new();
        while let Some(byte) = self.peek().filter(|it| is_regular(*it)) {
            self.advance();
            let pair = self.bytes.get(self.at..self.at.saturating_add(2)).unwrap_or(&[]);
            match (byte, pair) {
                (b'#', [high, low]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                    res.push(hex_digit(*high) << 4 | hex_digit(*low));
                    self.at = self.at.saturating_add(2);
                }
                _ => res.push(byte),
            }
        }
        Object::Name(Rc::from(res))
    }

    fn literal(&mut self) -> Object {
        self.advance();
        let mut res = Vec::new();
        let mut open = 1_usize;
        while let Some(byte) = self.take() {
            match byte {
                b'(' => open = open.saturating_add(1),
                b')' => {
                    open = open.saturating_sub(1);
                    if open == 0 {
                        break;
                    }
                }
                b'\\' => {
                    self.escape(&mut res);
                    continue;
                }
                b'\r' => {
                    self.takes(b'\n');
                    res.push(b'\n');
                    continue;
                }
                _ => {}
            }
            res.push(byte);
        }
        Object::Text(Rc::from(res))
    }

    fn escape(&mut self, res: &mut Vec<u8>) {
        let Some(byte) = self.take() else { return };
        match byte {
            b'n' => res.push(b'\n'),
            b'r' => res.push(b'\r'),
            b't' => res.push(b'\t'),
            b'b' => res.push(8),
            b'f' => res.push(0x0C),
            b'\r' => {
                self.takes(b'\n');
            }
            b'\n' => {}
            b'0'..=b'7' => {
                let mut value = u32::from(byte & 7);
                for _ in 0..2 {
                    match self.peek() {
                        Some(it @ b'0'..=b'7') => value = value << 3 | u32::from(it & 7),
                        _ => break,
                    }
                    self.advance();
                }
                res.push(value.to_le_bytes().first().copied().unwrap_or(0));
            }
            other => res.push(other),
        }
    }

    fn hexadecimal(&mut self) -> Object {
        let mut res = Vec::new();
        let mut half = None;
        while let Some(byte) = self.take() {
            if byte == b'>' {
                break;
            }
            if !byte.is_ascii_hexdigit() {
                continue;
            }
            match half.take() {
                Some(high) => res.push(high << 4 | hex_digit(byte)),
                None => half = Some(hex_digit(byte)),
            }
        }
        res.extend(half.map(|it: u8| it << 4));
        Object::Text(Rc::from(res))
    }

    fn array(&mut self, depth: usize) -> Object {
        let mut res = Vec::new();
        if depth < DEEPEST {
            while let Some(token) = self.token_at(depth.saturating_add(1)) {
                match token {
                    Token::Object(it) => res.push(it),
                    Token::Word(word) if &*word == b"]" => break,
                    Token::Word(word) if is_end(&word) => break,
                    Token::Word(_) => {}
                }
            }
        }
        Object::Array(Rc::from(res))
    }

    fn dictionary(&mut self, depth: usize) -> Object {
        let mut res = BTreeMap::new();
        let mut name: Option<Rc<[u8]>> = None;
        if depth >= DEEPEST {
            return Object::Null;
        }
        while let Some(token) = self.token_at(depth.saturating_add(1)) {
            match (token, name.take()) {
                (Token::Object(Object::Name(it)), None) => name = Some(it),
                (Token::Object(it), Some(name)) => {
                    res.insert(Box::from(&*name), it);
                }
                (Token::Word(word), _) if &*word == b">" => {
                    self.takes(b'>');
                    break;
                }
                (Token::Word(word), _) if is_end(&word) => break,
                _ => {}
            }
        }
        Object::Dictionary(Dictionary::new(res))
    }

    /// A number, or a reference where two numbers stand before an `R`.
    fn number(&mut self) -> Option<Object> {
        let start = self.at;
        let value = self.plain_number()?;
        if !self.has_references || value < 0.0 || value.fract() != 0.0 {
            return Some(Object::Number(value));
        }
        let after = self.at;
        let reference = self.reference(start);
        if reference.is_none() {
            self.at = after;
        }
        Some(reference.unwrap_or(Object::Number(value)))
    }

    fn reference(&mut self, start: usize) -> Option<Object> {
        let first = self.bytes.get(start..self.at)?;
        let number: u32 = std::str::from_utf8(first).ok()?.parse().ok()?;
        self.skip_spaces();
        let start = self.at;
        while self.peek().is_some_and(|it| it.is_ascii_digit()) {
            self.advance();
        }
        let generation: u16 = std::str::from_utf8(self.bytes.get(start..self.at)?).ok()?.parse().ok()?;
        self.skip_spaces();
        let is_it = self.takes(b'R') && !self.peek().is_some_and(is_regular);
        is_it.then_some(Object::Reference((number, generation)))
    }

    fn plain_number(&mut self) -> Option<f64> {
        let start = self.at;
        let mut sign = 1.0;
        while let Some(it @ (b'+' | b'-')) = self.peek() {
            if it == b'-' {
                sign = -1.0;
            }
            self.advance();
        }
        let (mut value, mut scale, mut n_digits, mut has_point) = (0.0_f64, 1.0_f64, 0_usize, false);
        loop {
            match self.peek() {
                Some(it @ b'0'..=b'9') => {
                    n_digits = n_digits.saturating_add(1);
                    value = value * 10.0 + f64::from(it & 15);
                    if has_point {
                        scale *= 10.0;
                    }
                }
                Some(b'.') if !has_point => has_point = true,
                // Some writers put a sign within a number; what follows it is left out.
                Some(b'-') if n_digits > 0 => {}
                _ => break,
            }
            self.advance();
        }
        let res = sign * value / scale;
        if (n_digits == 0 && !has_point) || self.peek().is_some_and(is_regular) || !res.is_finite() {
            self.at = start;
            return None;
        }
        Some(res)
    }
}

/// Whether an object surely ends before this word, closed or not.
fn is_end(word: &[u8]) -> bool {
    matches!(word, b"endobj" | b"stream" | b"endstream" | b"xref" | b"trailer" | b"startxref")
}

fn hex_digit(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => byte & 15,
        _ => (byte & 7).saturating_add(9),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Object {
        Lexer::of_file(text.as_bytes(), 0).object().unwrap()
    }

    #[test]
    fn objects_are_read() {
        assert_eq!(read("/Fl#61te"), Object::Name(Rc::from(*b"Flate")));
        assert_eq!(read("(a\\(b\\051 (c)\\\n\\101)"), Object::Text(Rc::from(*b"a(b) (c)A")));
        assert_eq!(read("<48 6>"), Object::Text(Rc::from(*b"H`")));
        assert_eq!(read("12 0 R"), Object::Reference((12, 0)));
        assert_eq!(read("-.5"), Object::Number(-0.5));
        let Object::Dictionary(it) = read("<</A[1 2 0 R(x)]/B<</C null>>>>") else { panic!("no dictionary") };
        assert_eq!(it.get("A").unwrap().array().unwrap().len(), 3);
    }

    #[test]
    fn nesting_without_end_ends() {
        let deep = "[".repeat(100_000);
        assert!(Lexer::of_file(deep.as_bytes(), 0).object().is_some());
        let deep = "<</A".repeat(100_000);
        assert!(Lexer::of_file(deep.as_bytes(), 0).object().is_some());
    }

    #[test]
    fn operators_stand_between_operands() {
        let mut lexer = Lexer::of_content(b"1 0 0 rg[(a)-3]TJ T* 0.5 w");
        let mut words = Vec::new();
        while let Some(token) = lexer.token() {
            if let Token::Word(it) = token {
                words.push(String::from_utf8_lossy(&it).into_owned());
            }
        }
        assert_eq!(words, ["rg", "TJ", "T*", "w"]);
    }
}
