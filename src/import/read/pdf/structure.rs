//! The tables that a file says it has, by the structure of its text.

use std::collections::BTreeSet;

use crate::import::read::pdf::syntax::{Dictionary, Document, Object};

/// A table with its rows, as the writer meant them.
#[derive(Clone, Debug, Default)]
pub(crate) struct TaggedTable {
    pub(crate) rows: Vec<Vec<TaggedCell>>,
}

/// A cell: the marked contents that it holds.
#[derive(Clone, Debug, Default)]
pub(crate) struct TaggedCell {
    /// The number of the page's object, and of the content on it.
    pub(crate) marks: Vec<(u32, u32)>,
    pub(crate) height: u32,
    pub(crate) width: u32,
}

/// How deep a structure may be.
const DEEPEST: usize = 48;

/// The most elements.
const MOST: usize = 400_000;

/// The tables of a document.
pub(crate) fn tables(document: &Document<'_>) -> Vec<TaggedTable> {
    let root = document.catalogue().and_then(|it| document.sub(&it, "StructTreeRoot"));
    let Some(root) = root else { return Vec::new() };
    let roles = document.sub(&root, "RoleMap").unwrap_or_default();
    let mut walk = Walk { document, roles, seen: BTreeSet::new(), n: 0, tables: Vec::new() };
    if let Some(kids) = root.get("K") {
        walk.find(kids, None, 0);
    }
    walk.tables
}

struct Walk<'d, 'b> {
    document: &'d Document<'b>,
    roles: Dictionary,
    seen: BTreeSet<u32>,
    n: usize,
    tables: Vec<TaggedTable>,
}

/// What a table is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Table,
    Row,
    Cell,
    Other,
}

impl Walk<'_, '_> {
    fn role(&self, element: &Dictionary) -> Role {
        let mut name = self.document.get(element, "S");
        for _ in 0..4 {
            match name.name() {
                Some(b"Table") => return Role::Table,
                Some(b"TR") => return Role::Row,
                Some(b"TH" | b"TD") => return Role::Cell,
                Some(it) => match self.roles.get_bytes(it) {
                    Some(next) => name = self.document.resolve(next),
                    None => return Role::Other,
                },
                None => return Role::Other,
            }
        }
        Role::Other
    }

    /// The elements below one, each once.
    fn kids(&mut self, object: &Object, depth: usize) -> Vec<(Object, Dictionary)> {
        if depth > DEEPEST || self.n > MOST || self.document.budget().is_spent() {
            return Vec::new();
        }
        let list = match self.document.resolve(object) {
            Object::Array(it) => it.to_vec(),
            _ => vec![object.clone()],
        };
        let mut res = Vec::new();
        for kid in list {
            self.n = self.n.saturating_add(1);
            if let Some((number, _)) = kid.id()
                && !self.seen.insert(number)
            {
                continue;
            }
            if let Some(it) = self.document.dictionary(&kid).filter(|it| it.get("S").is_some()) {
                res.push((kid, it));
            }
        }
        res
    }

    fn find(&mut self, object: &Object, page: Option<u32>, depth: usize) {
        for (_, element) in self.kids(object, depth) {
            let page = page_of(&element).or(page);
            let Some(kids) = element.get("K").cloned() else { continue };
            if self.role(&element) == Role::Table {
                let mut table = TaggedTable::default();
                self.rows(&kids, page, depth.saturating_add(1), &mut table);
                self.tables.push(table);
            } else {
                self.find(&kids, page, depth.saturating_add(1));
            }
        }
    }

    fn rows(&mut self, object: &Object, page: Option<u32>, depth: usize, table: &mut TaggedTable) {
        for (_, element) in self.kids(object, depth) {
            let page = page_of(&element).or(page);
            let Some(kids) = element.get("K").cloned() else { continue };
            match self.role(&element) {
                Role::Row => {
                    let mut row = Vec::new();
                    self.cells(&kids, page, depth.saturating_add(1), &mut row);
                    table.rows.push(row);
                }
                _ => self.rows(&kids, page, depth.saturating_add(1), table),
            }
        }
    }

    fn cells(&mut self, object: &Object, page: Option<u32>, depth: usize, row: &mut Vec<TaggedCell>) {
        for (_, element) in self.kids(object, depth) {
            if self.role(&element) != Role::Cell {
                continue;
            }
            let page = page_of(&element).or(page);
            let span = |name| self.attribute(&element, name).clamp(1, 1_000);
            let mut cell = TaggedCell { marks: Vec::new(), height: span("RowSpan"), width: span("ColSpan") };
            if let Some(kids) = element.get("K") {
                self.marks(kids, page, depth.saturating_add(1), &mut cell.marks);
            }
            row.push(cell);
        }
    }

    fn attribute(&self, element: &Dictionary, name: &str) -> u32 {
        let attributes = self.document.get(element, "A");
        let list = match attributes {
            Object::Array(it) => it.to_vec(),
            it => vec![it],
        };
        let found = list.iter().find_map(|it| self.document.dictionary(it)?.get(name).cloned());
        let found = found.map(|it| self.document.resolve(&it)).and_then(|it| it.whole());
        found.and_then(|it| u32::try_from(it).ok()).unwrap_or(1)
    }

    /// The marked contents below an element, in their order.
    fn marks(&mut self, object: &Object, page: Option<u32>, depth: usize, marks: &mut Vec<(u32, u32)>) {
        if depth > DEEPEST || self.n > MOST || self.document.budget().is_spent() {
            return;
        }
        self.n = self.n.saturating_add(1);
        match self.document.resolve(object) {
            Object::Array(it) => {
                for kid in it.iter() {
                    self.marks(kid, page, depth.saturating_add(1), marks);
                }
            }
            Object::Dictionary(it) => {
                let page = page_of(&it).or(page);
                match (it.get("MCID"), it.get("K")) {
                    (Some(number), _) => marks.extend(mark(page, number)),
                    (None, Some(kids)) => self.marks(kids, page, depth.saturating_add(1), marks),
                    _ => {}
                }
            }
            number => marks.extend(mark(page, &number)),
        }
    }
}

fn mark(page: Option<u32>, number: &Object) -> Option<(u32, u32)> {
    Some((page?, u32::try_from(number.whole()?).ok()?))
}

fn page_of(element: &Dictionary) -> Option<u32> {
    element.get("Pg").and_then(Object::id).map(|it| it.0)
}
