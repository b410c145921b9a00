//! Where the objects of a file stand.
//!
//! The file's own tables are followed, the newest first. Where they do not lead to a
//! catalogue, the whole file is searched for objects, and the last one of a number holds.

use std::collections::{BTreeMap, BTreeSet};

use memchr::memmem;

use crate::import::read::pdf::budget::{Budget, Spent};
use crate::import::read::pdf::syntax::filter;
use crate::import::read::pdf::syntax::lexer::{Lexer, is_space};
use crate::import::read::pdf::syntax::object::{Dictionary, Id, Object, Stream};

/// Where an object stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    /// At a byte of the file.
    At(usize),
    /// As one of the objects that this stream packs.
    In(u32),
    /// Nowhere any more.
    Free,
}

/// The places of all objects, and what the trailers say, the newest first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Xref {
    pub(crate) spots: BTreeMap<u32, Spot>,
    pub(crate) trailer: Option<Dictionary>,
    pub(crate) is_encrypted: bool,
}

/// The most tables of a file: each saving of it adds one.
const MAX_TABLES: usize = 512;

impl Xref {
    /// Follows the tables of a file.
    pub(crate) fn of_tables(bytes: &[u8], budget: &Budget) -> Result<Self, Spent> {
        let mut res = Self::default();
        let tail = bytes.len().saturating_sub(2048);
        let start = memmem::rfind(bytes.get(tail..).unwrap_or(&[]), b"startxref");
        let Some(start) = start.map(|it| it.saturating_add(tail).saturating_add(9)) else { return Ok(res) };
        let first = Lexer::of_file(bytes, start).object().and_then(|it| it.whole());
        let mut next: Vec<usize> = first.into_iter().collect();
        let mut seen = BTreeSet::new();
        while let Some(at) = next.pop() {
            if !seen.insert(at) || seen.len() > MAX_TABLES {
                continue;
            }
            let mut lexer = Lexer::of_file(bytes, at);
            let trailer = match lexer.word("xref") {
                true => res.table(bytes, &mut lexer, budget)?,
                false => res.stream(bytes, at, budget)?,
            };
            let Some(trailer) = trailer else { continue };
            // What was pushed last is read first.
            next.extend(trailer.get("Prev").and_then(Object::whole));
            next.extend(trailer.get("XRefStm").and_then(Object::whole));
            res.adopt(trailer);
        }
        Ok(res)
    }

    fn adopt(&mut self, trailer: Dictionary) {
        self.is_encrypted |= trailer.get("Encrypt").is_some_and(|it| *it != Object::Null);
        let is_better = self.trailer.as_ref().is_none_or(|it| it.get("Root").is_none());
        if is_better {
            self.trailer = Some(trailer);
        }
    }

    fn put(&mut self, number: u32, spot: Spot) {
        self.spots.entry(number).or_insert(spot);
    }

    fn table(
        &mut self,
        bytes: &[u8],
        lexer: &mut Lexer<'_>,
        budget: &Budget,
    ) -> Result<Option<Dictionary>, Spent> {
        loop {
            if lexer.word("trailer") {
                let start = lexer.at();
                let trailer = lexer.object();
                budget.parse(lexer.at().saturating_sub(start))?;
                return Ok(trailer.and_then(|it| it.dictionary().cloned()));
            }
            let (first, n) = (lexer.object(), lexer.object());
            let (Some(first), Some(n)) = (whole(first), whole(n)) else { return Ok(None) };
            for number in first..first.saturating_add(n) {
                let before = lexer.at();
                let (at, generation) = (lexer.object(), lexer.object());
                let (Some(at), Some(_)) = (whole(at), whole(generation)) else { return Ok(None) };
                let spot = if lexer.word("n") {
                    Spot::At(at)
                } else if lexer.word("f") {
                    Spot::Free
                } else {
                    return Ok(None);
                };
                budget.parse(lexer.at().saturating_sub(before))?;
                let Ok(number) = u32::try_from(number) else { return Ok(None) };
                // An entry of nothing is one that a writer left out.
                if at < bytes.len() && !(spot == Spot::At(0)) {
                    self.put(number, spot);
                }
            }
        }
    }

    fn stream(&mut self, bytes: &[u8], at: usize, budget: &Budget) -> Result<Option<Dictionary>, Spent> {
        let Some((_, Object::Stream(stream))) = object_at(bytes, at, budget)? else { return Ok(None) };
        let dictionary = stream.dictionary.clone();
        if dictionary.get("Type").and_then(Object::name) != Some(b"XRef") {
            return Ok(None);
        }
        let unpacked = filter::unpacked(bytes, &stream, &|it| it.clone(), budget)?;
        let Some(unpacked) = unpacked else { return Ok(None) };
        let widths: Vec<usize> = match dictionary.get("W").and_then(Object::array) {
            Some(it) => it.iter().map(|it| it.whole().unwrap_or(0)).collect(),
            None => return Ok(None),
        };
        let &[kind, second, third] = &*widths else { return Ok(None) };
        let width = kind.saturating_add(second).saturating_add(third);
        if width == 0 || width > 32 {
            return Ok(None);
        }
        let size = dictionary.get("Size").and_then(Object::whole).unwrap_or(0);
        let index: Vec<usize> = match dictionary.get("Index").and_then(Object::array) {
            Some(it) => it.iter().map(|it| it.whole().unwrap_or(0)).collect(),
            None => vec![0, size],
        };
        let mut entries = unpacked.bytes.chunks_exact(width);
        for pair in index.chunks_exact(2) {
            let &[first, n] = pair else { continue };
            for (number, entry) in (first..first.saturating_add(n)).zip(&mut entries) {
                let field = |from: usize, n: usize| {
                    let bytes = entry.get(from..from.saturating_add(n)).unwrap_or(&[]);
                    bytes.iter().fold(0_usize, |sum, it| sum.wrapping_shl(8) | usize::from(*it))
                };
                let of_kind = if kind == 0 { 1 } else { field(0, kind) };
                let value = field(kind, second);
                let spot = match of_kind {
                    0 => Spot::Free,
                    1 => Spot::At(value),
                    2 => Spot::In(u32::try_from(value).unwrap_or(u32::MAX)),
                    _ => continue,
                };
                if let Ok(number) = u32::try_from(number) {
                    self.put(number, spot);
                }
            }
        }
        Ok(Some(dictionary))
    }

    /// Searches a whole file for objects.
    pub(crate) fn of_search(bytes: &[u8], budget: &Budget) -> Result<Self, Spent> {
        let mut res = Self::default();
        let mut packs = Vec::new();
        let mut catalogue = None;
        for at in memmem::find_iter(bytes, b"obj") {
            let before = bytes.get(at.saturating_sub(24)..at).unwrap_or(&[]);
            let Some((start, (number, _))) = header_before(before) else { continue };
            let start = at.saturating_sub(before.len().saturating_sub(start));
            res.spots.insert(number, Spot::At(start));
            let Some((_, object)) = object_at(bytes, start, budget)? else { continue };
            let Some(dictionary) = object.dictionary() else { continue };
            match dictionary.get("Type").and_then(Object::name) {
                Some(b"ObjStm") => packs.push(number),
                Some(b"XRef") => res.adopt(dictionary.clone()),
                Some(b"Catalog") => catalogue = Some(number),
                _ => {}
            }
        }
        for at in memmem::find_iter(bytes, b"trailer") {
            let mut lexer = Lexer::of_file(bytes, at.saturating_add(7));
            let trailer = lexer.object();
            budget.parse(lexer.at().saturating_sub(at))?;
            if let Some(it) = trailer.as_ref().and_then(Object::dictionary) {
                res.adopt(it.clone());
            }
        }
        // Objects within streams: all numbers that the pack names, unless they stand outside.
        for pack in packs {
            let Some(Spot::At(at)) = res.spots.get(&pack).copied() else { continue };
            let Some((_, Object::Stream(stream))) = object_at(bytes, at, budget)? else { continue };
            let Some(unpacked) = filter::unpacked(bytes, &stream, &|it| it.clone(), budget)? else {
                continue;
            };
            let mut lexer = Lexer::of_file(&unpacked.bytes, 0);
            let n = stream.dictionary.get("N").and_then(Object::whole).unwrap_or(0);
            for _ in 0..n {
                let (number, offset) = (lexer.object(), lexer.object());
                let (Some(number), Some(_)) = (whole(number), whole(offset)) else { break };
                let Ok(number) = u32::try_from(number) else { break };
                res.put(number, Spot::In(pack));
            }
        }
        if res.trailer.as_ref().is_none_or(|it| it.get("Root").is_none())
            && let Some(number) = catalogue
        {
            let root = (Box::from(*b"Root"), Object::Reference((number, 0)));
            res.trailer = Some(Dictionary::new(BTreeMap::from([root])));
        }
        Ok(res)
    }
}

fn whole(object: Option<Object>) -> Option<usize> {
    object.and_then(|it| it.whole())
}

/// The two numbers at the end of these bytes, and where they begin.
fn header_before(before: &[u8]) -> Option<(usize, Id)> {
    let mut at = before.len();
    let mut back = |is_it: fn(u8) -> bool| {
        let end = at;
        while at.checked_sub(1).and_then(|it| before.get(it)).is_some_and(|it| is_it(*it)) {
            at = at.saturating_sub(1);
        }
        (at < end).then(|| before.get(at..end).unwrap_or(&[]))
    };
    back(is_space)?;
    let generation = back(|it| it.is_ascii_digit())?;
    back(is_space)?;
    let number = back(|it| it.is_ascii_digit())?;
    let number: u32 = std::str::from_utf8(number).ok()?.parse().ok()?;
    let generation: u16 = std::str::from_utf8(generation).ok()?.parse().ok()?;
    Some((at, (number, generation)))
}

/// The object at a place of the file, with its number.
pub(crate) fn object_at(bytes: &[u8], at: usize, budget: &Budget) -> Result<Option<(Id, Object)>, Spent> {
    let mut lexer = Lexer::of_file(bytes, at);
    let (number, generation) = (lexer.object(), lexer.object());
    let (Some(number), Some(generation)) = (whole(number), whole(generation)) else { return Ok(None) };
    let (Ok(number), Ok(generation)) = (u32::try_from(number), u16::try_from(generation)) else {
        return Ok(None);
    };
    if !lexer.word("obj") {
        return Ok(None);
    }
    let id = (number, generation);
    let object = lexer.object().unwrap_or(Object::Null);
    budget.parse(lexer.at().saturating_sub(at))?;
    let Object::Dictionary(dictionary) = object else { return Ok(Some((id, object))) };
    if !lexer.word("stream") {
        return Ok(Some((id, Object::Dictionary(dictionary))));
    }
    let mut start = lexer.at();
    if bytes.get(start) == Some(&b'\r') {
        start = start.saturating_add(1);
    }
    if bytes.get(start) == Some(&b'\n') {
        start = start.saturating_add(1);
    }
    Ok(Some((id, Object::Stream(Stream { dictionary, start, id }))))
}
