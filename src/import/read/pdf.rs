//! Text PDFs into rows of cells.
//!
//! A page has characters at places and lines between them, and no table. The reader hands
//! out both; [`crate::import::read::pdf_table`] makes rows of them, or says that it cannot. A
//! scanned page has no characters, and guessing is not reading.

use std::collections::BTreeSet;

use compact_str::CompactString;
use pdf_extract::{
    ColorSpace, Dictionary, Document, MediaBox, Object, ObjectId, OutputDev, OutputError, Path, PathOp,
    Transform, output_doc,
};

use crate::import::read::pdf_streams;
use crate::import::read::pdf_table::{self, Glyph, Page, Stroke};
use crate::import::read::unreadable::Unreadable;
use crate::import::read::workbook::Opened;

/// The most bytes of a file, pages of it and characters on them.
const MAX_BYTES: usize = 64 << 20;
const MAX_PAGES: usize = 2_000;
const MAX_GLYPHS: usize = 4_000_000;

/// How deep forms and parents may stand in each other.
const DEEPEST: usize = 32;

/// Reads the tables of a PDF.
pub(crate) fn pdf(bytes: &[u8]) -> Result<Opened, Unreadable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge);
    }
    pdf_streams::measure(bytes)?;
    let document = Document::load_mem(bytes).map_err(|_| Unreadable::Broken)?;
    if document.is_encrypted() {
        return Err(Unreadable::Encrypted);
    }
    if document.get_pages().len() > MAX_PAGES {
        return Err(Unreadable::TooLarge);
    }
    if !is_finite(&document) {
        return Err(Unreadable::Broken);
    }
    let mut drawn = Drawn { pages: Vec::new(), n_glyphs: 0 };
    output_doc(&document, &mut drawn).map_err(|_| Unreadable::Broken)?;
    if drawn.n_glyphs == 0 {
        return Err(Unreadable::NoText);
    }
    pdf_table::rows(drawn.pages)
}

/// Whether no form draws itself and no page is its own parent: the reader would follow
/// them for ever.
fn is_finite(document: &Document) -> bool {
    let mut done = BTreeSet::new();
    document.objects.iter().all(|(id, object)| {
        let is_rooted = dictionary(object).is_none_or(|it| is_rooted(document, it));
        is_rooted && is_bounded(document, *id, 0, &mut done)
    })
}

fn dictionary(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(it) => Some(it),
        Object::Stream(it) => Some(&it.dict),
        _ => None,
    }
}

/// Whether the parents of an object come to an end.
fn is_rooted<'d>(document: &'d Document, mut dictionary: &'d Dictionary) -> bool {
    for _ in 0..DEEPEST {
        let parent = dictionary.get(b"Parent").and_then(Object::as_reference);
        let parent = parent.and_then(|it| document.get_dictionary(it));
        match parent {
            Ok(it) => dictionary = it,
            Err(_) => return true,
        }
    }
    false
}

/// Whether the forms that an object draws come to an end.
fn is_bounded(document: &Document, id: ObjectId, depth: usize, done: &mut BTreeSet<ObjectId>) -> bool {
    if depth > DEEPEST {
        return false;
    }
    if done.contains(&id) {
        return true;
    }
    let follow = |object: &Object| match object {
        Object::Reference(it) => document.get_object(*it).ok().cloned(),
        it => Some(it.clone()),
    };
    let forms = document
        .get_object(id)
        .ok()
        .and_then(dictionary)
        .and_then(|it| it.get(b"Resources").ok().and_then(follow))
        .and_then(|it| it.as_dict().ok().and_then(|it| it.get(b"XObject").ok().and_then(follow)));
    let forms: Vec<ObjectId> = forms
        .and_then(|it| Some(it.as_dict().ok()?.iter().filter_map(|it| it.1.as_reference().ok()).collect()))
        .unwrap_or_default();
    let is_bounded = forms.into_iter().all(|it| is_bounded(document, it, depth.saturating_add(1), done));
    if is_bounded {
        done.insert(id);
    }
    is_bounded
}

/// What the pages show.
struct Drawn {
    pages: Vec<Page>,
    n_glyphs: usize,
}

impl Drawn {
    fn stroke_of(&mut self, transform: &Transform, path: &Path, is_filled: bool) {
        let Some(page) = self.pages.last_mut() else { return };
        if page.strokes.len() > MAX_GLYPHS / 4 {
            return;
        }
        let mut at = (0.0, 0.0);
        for op in &path.ops {
            match *op {
                PathOp::MoveTo(x, y) => at = (x, y),
                PathOp::LineTo(x, y) => {
                    if !is_filled {
                        page.strokes.extend(stroke(transform, at, (x, y)));
                    }
                    at = (x, y);
                }
                PathOp::CurveTo(.., x, y) => at = (x, y),
                PathOp::Rect(x, y, width, height) => {
                    let (right, top) = (x + width, y + height);
                    let corners = [(x, y), (right, y), (right, top), (x, top), (x, y)];
                    for (from, to) in corners.into_iter().zip(corners.into_iter().skip(1)) {
                        page.strokes.extend(stroke(transform, from, to));
                    }
                }
                PathOp::Close => {}
            }
        }
    }
}

fn moved(transform: &Transform, (x, y): (f64, f64)) -> (f64, f64) {
    let at = |a: f64, b: f64, c: f64| x * a + y * b + c;
    (at(transform.m11, transform.m21, transform.m31), at(transform.m12, transform.m22, transform.m32))
}

/// A line that lies or stands; of others a table has none.
fn stroke(transform: &Transform, from: (f64, f64), to: (f64, f64)) -> Option<Stroke> {
    let ((x0, y0), (x1, y1)) = (moved(transform, from), moved(transform, to));
    let is_flat = (y0 - y1).abs() < 1.0;
    let is_steep = (x0 - x1).abs() < 1.0;
    match (is_flat, is_steep) {
        (true, false) => Some(Stroke { is_flat, at: y0, from: x0.min(x1), to: x0.max(x1) }),
        (false, true) => Some(Stroke { is_flat, at: x0, from: y0.min(y1), to: y0.max(y1) }),
        _ => None,
    }
}

impl OutputDev for Drawn {
    fn begin_page(
        &mut self,
        number: u32,
        _: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.pages.push(Page { number, glyphs: Vec::new(), strokes: Vec::new() });
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        transform: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        self.n_glyphs = self.n_glyphs.saturating_add(1);
        if self.n_glyphs > MAX_GLYPHS {
            return Err(OutputError::FormatError(std::fmt::Error));
        }
        let Some(page) = self.pages.last_mut() else { return Ok(()) };
        let size = (transform.m22.abs() * font_size).max(transform.m21.abs() * font_size);
        let along = width * font_size * transform.m11;
        let (x, y) = (transform.m31, transform.m32);
        // Only text that runs from left to right stands in rows.
        if along > 0.0 && size > 0.0 && x.is_finite() && y.is_finite() {
            page.glyphs.push(Glyph { left: x, right: x + along, y, size, text: CompactString::from(text) });
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn stroke(&mut self, at: &Transform, _: &ColorSpace, _: &[f64], path: &Path) -> Result<(), OutputError> {
        self.stroke_of(at, path, false);
        Ok(())
    }

    fn fill(&mut self, at: &Transform, _: &ColorSpace, _: &[f64], path: &Path) -> Result<(), OutputError> {
        self.stroke_of(at, path, true);
        Ok(())
    }
}
