//! A file with its objects, each parsed when it is asked for.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::import::read::pdf::budget::{Budget, DEEPEST, Spent};
use crate::import::read::pdf::syntax::filter::{self, Unpacked};
use crate::import::read::pdf::syntax::lexer::Lexer;
use crate::import::read::pdf::syntax::object::{Dictionary, Id, Object, Stream};
use crate::import::read::pdf::syntax::xref::{Spot, Xref, object_at};

/// Why a file cannot be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Broken {
    /// It is locked.
    Encrypted,
    /// It has no pages.
    Damaged,
    /// Reading costs more than is spent.
    Spent,
}

impl From<Spent> for Broken {
    fn from(Spent: Spent) -> Self {
        Self::Spent
    }
}

/// A file.
#[derive(Debug)]
pub(crate) struct Document<'b> {
    bytes: &'b [u8],
    xref: Xref,
    budget: &'b Budget,
    objects: RefCell<BTreeMap<u32, Object>>,
    /// The numbers and objects that a stream packs.
    packs: RefCell<BTreeMap<u32, Rc<BTreeMap<u32, Object>>>>,
}

impl<'b> Document<'b> {
    pub(crate) fn open(bytes: &'b [u8], budget: &'b Budget) -> Result<Self, Broken> {
        let of = |xref| Self { bytes, xref, budget, objects: RefCell::default(), packs: RefCell::default() };
        let res = of(Xref::of_tables(bytes, budget)?);
        if res.xref.is_encrypted {
            return Err(Broken::Encrypted);
        }
        if res.catalogue().is_some() {
            return Ok(res);
        }
        let res = of(Xref::of_search(bytes, budget)?);
        if res.xref.is_encrypted {
            return Err(Broken::Encrypted);
        }
        let spent = if budget.is_spent() { Broken::Spent } else { Broken::Damaged };
        res.catalogue().is_some().then_some(res).ok_or(spent)
    }

    pub(crate) fn budget(&self) -> &'b Budget {
        self.budget
    }

    /// The catalogue, if it leads to pages.
    pub(crate) fn catalogue(&self) -> Option<Dictionary> {
        let trailer = self.xref.trailer.clone()?;
        let root = self.dictionary(trailer.get("Root")?)?;
        self.dictionary(root.get("Pages")?)?;
        Some(root)
    }

    /// What an object is, behind references.
    pub(crate) fn resolve(&self, object: &Object) -> Object {
        let mut object = object.clone();
        for _ in 0..DEEPEST {
            match object {
                Object::Reference(id) => object = self.object(id),
                it => return it,
            }
        }
        Object::Null
    }

    /// What a name of a dictionary stands for.
    pub(crate) fn get(&self, dictionary: &Dictionary, name: &str) -> Object {
        dictionary.get(name).map_or(Object::Null, |it| self.resolve(it))
    }

    pub(crate) fn dictionary(&self, object: &Object) -> Option<Dictionary> {
        self.resolve(object).dictionary().cloned()
    }

    /// The dictionary that a name of a dictionary stands for.
    pub(crate) fn sub(&self, dictionary: &Dictionary, name: &str) -> Option<Dictionary> {
        self.dictionary(dictionary.get(name)?)
    }

    /// The numbers of an array.
    pub(crate) fn numbers(&self, object: &Object) -> Vec<f64> {
        let object = self.resolve(object);
        let array = object.array().unwrap_or(&[]);
        array.iter().map(|it| self.resolve(it).number().unwrap_or(0.0)).collect()
    }

    /// What a stream unpacks to; none where a filter of it is not known.
    pub(crate) fn unpacked(&self, stream: &Stream) -> Result<Option<Unpacked>, Spent> {
        filter::unpacked(self.bytes, stream, &|it| self.resolve(it), self.budget)
    }

    fn object(&self, (number, _): Id) -> Object {
        if let Some(it) = self.objects.borrow().get(&number) {
            return it.clone();
        }
        // Whoever asks for it while it is looked for gets nothing: it would ask for ever.
        self.objects.borrow_mut().insert(number, Object::Null);
        let object = match self.xref.spots.get(&number) {
            Some(Spot::At(at)) => match object_at(self.bytes, *at, self.budget) {
                Ok(Some((id, object))) if id.0 == number => object,
                _ => Object::Null,
            },
            Some(Spot::In(pack)) => self.packed(*pack, number).unwrap_or(Object::Null),
            _ => Object::Null,
        };
        self.objects.borrow_mut().insert(number, object.clone());
        object
    }

    fn packed(&self, pack: u32, number: u32) -> Option<Object> {
        let known = self.packs.borrow().get(&pack).cloned();
        let objects = match known {
            Some(it) => it,
            None => {
                let objects = Rc::new(self.unpack(pack).unwrap_or_default());
                self.packs.borrow_mut().insert(pack, Rc::clone(&objects));
                objects
            }
        };
        objects.get(&number).cloned()
    }

    fn unpack(&self, pack: u32) -> Option<BTreeMap<u32, Object>> {
        let Some(Spot::At(_)) = self.xref.spots.get(&pack) else { return None };
        let Object::Stream(stream) = self.object((pack, 0)) else { return None };
        let unpacked = self.unpacked(&stream).ok()??;
        let first = self.get(&stream.dictionary, "First").whole()?;
        let n = self.get(&stream.dictionary, "N").whole()?;
        let mut heads = Lexer::of_file(&unpacked.bytes, 0);
        let mut res = BTreeMap::new();
        for _ in 0..n {
            let number = heads.object().and_then(|it| it.whole());
            let offset = heads.object().and_then(|it| it.whole());
            let (Some(number), Some(offset)) = (number, offset) else { break };
            let start = first.saturating_add(offset);
            let mut lexer = Lexer::of_file(&unpacked.bytes, start);
            let object = lexer.object().unwrap_or(Object::Null);
            self.budget.parse(lexer.at().saturating_sub(start)).ok()?;
            if let Ok(number) = u32::try_from(number) {
                res.insert(number, object);
            }
        }
        Some(res)
    }
}
