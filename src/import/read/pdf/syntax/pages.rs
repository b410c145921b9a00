//! The pages of a file, with what they inherit.

use std::collections::BTreeSet;

use crate::import::read::pdf::budget::{DEEPEST, MAX_PAGES};
use crate::import::read::pdf::syntax::document::{Broken, Document};
use crate::import::read::pdf::syntax::object::{Dictionary, Object};

/// A page as the file describes it.
#[derive(Clone, Debug)]
pub(crate) struct PageObject {
    pub(crate) dictionary: Dictionary,
    /// The number of its object, which the structure of the text names it by.
    pub(crate) object: u32,
    pub(crate) resources: Dictionary,
    /// What is shown of it: left, bottom, right, top.
    pub(crate) shown: [f64; 4],
    /// How many quarters it is turned clockwise.
    pub(crate) quarters: u8,
}

#[derive(Clone, Default)]
struct Inherited {
    resources: Option<Dictionary>,
    media: Option<[f64; 4]>,
    crop: Option<[f64; 4]>,
    rotate: f64,
}

/// The pages in their order.
pub(crate) fn pages(document: &Document<'_>) -> Result<Vec<PageObject>, Broken> {
    let catalogue = document.catalogue().ok_or(Broken::Damaged)?;
    let mut walk = Walk { document, seen: BTreeSet::new(), pages: Vec::new(), is_over: false };
    if let Some(root) = catalogue.get("Pages") {
        walk.node(root, &Inherited::default(), 0);
    }
    if walk.is_over || document.budget().is_spent() {
        return Err(Broken::Spent);
    }
    Ok(walk.pages)
}

struct Walk<'d, 'b> {
    document: &'d Document<'b>,
    seen: BTreeSet<u32>,
    pages: Vec<PageObject>,
    is_over: bool,
}

impl Walk<'_, '_> {
    fn node(&mut self, object: &Object, from_above: &Inherited, depth: usize) {
        let number = object.id().map_or(0, |it| it.0);
        if depth > DEEPEST || self.is_over || (number != 0 && !self.seen.insert(number)) {
            return;
        }
        let Some(dictionary) = self.document.dictionary(object) else { return };
        let mut inherited = from_above.clone();
        let rectangle = |name: &str| dictionary.get(name).and_then(|it| rectangle(self.document, it));
        inherited.media = rectangle("MediaBox").or(inherited.media);
        inherited.crop = rectangle("CropBox").or(inherited.crop);
        inherited.resources = self.document.sub(&dictionary, "Resources").or(inherited.resources);
        inherited.rotate = self.document.get(&dictionary, "Rotate").number().unwrap_or(inherited.rotate);
        let kids = self.document.get(&dictionary, "Kids");
        let Some(kids) = kids.array() else {
            if self.pages.len() >= MAX_PAGES {
                self.is_over = true;
                return;
            }
            self.pages.push(page(dictionary, number, inherited));
            return;
        };
        for kid in kids {
            self.node(kid, &inherited, depth.saturating_add(1));
        }
    }
}

fn page(dictionary: Dictionary, object: u32, it: Inherited) -> PageObject {
    let media = it.media.unwrap_or([0.0, 0.0, 612.0, 792.0]);
    let crop = it.crop.unwrap_or(media);
    let both = [media[0].max(crop[0]), media[1].max(crop[1]), media[2].min(crop[2]), media[3].min(crop[3])];
    let shown = if both[0] < both[2] && both[1] < both[3] { both } else { media };
    let quarters = match (it.rotate / 90.0).round().rem_euclid(4.0) {
        1.0 => 1,
        2.0 => 2,
        3.0 => 3,
        _ => 0,
    };
    PageObject { dictionary, object, resources: it.resources.unwrap_or_default(), shown, quarters }
}

fn rectangle(document: &Document<'_>, object: &Object) -> Option<[f64; 4]> {
    let numbers = document.numbers(object);
    let &[a, b, c, d] = &*numbers else { return None };
    let res = [a.min(c), b.min(d), a.max(c), b.max(d)];
    (res.iter().all(|it| it.abs() < 1e6) && res[0] < res[2] && res[1] < res[3]).then_some(res)
}
