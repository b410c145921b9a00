//! The operators of a content, one after the other.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::import::read::pdf::budget::{MAX_PAINTED, Spent};
use crate::import::read::pdf::content::color::{Color, color};
use crate::import::read::pdf::content::marked::Marks;
use crate::import::read::pdf::content::path::{Path, area};
use crate::import::read::pdf::content::show::{TextPlace, turn};
use crate::import::read::pdf::content::state::State;
use crate::import::read::pdf::font::Font;
use crate::import::read::pdf::matrix::{Matrix, common};
use crate::import::read::pdf::page::{Glyph, Page, Rule, Trust, Turn};
use crate::import::read::pdf::syntax::{Dictionary, Document, Id, Lexer, Object, PageObject, Token};

/// The most states that are kept one above the other.
const MAX_STATES: usize = 256;

/// How deep forms may stand in each other.
const MAX_FORMS: usize = 16;

/// The most operands of an operator.
const MAX_OPERANDS: usize = 64;

/// What a form costs besides its operators.
const FORM: usize = 20;

/// What a font costs.
const FONT: usize = 600;

/// Draws the pages of a document.
pub(crate) struct Painter<'d, 'b> {
    document: &'d Document<'b>,
    fonts: BTreeMap<Id, Rc<Font>>,
    /// Unpacked forms, which one page may draw many times.
    forms: BTreeMap<Id, Rc<[u8]>>,
    n_kept: usize,
    /// The layers that are not shown.
    hidden: BTreeSet<Id>,
}

/// The most bytes of forms that are kept unpacked.
const MAX_KEPT: usize = 16 << 20;

impl<'d, 'b> Painter<'d, 'b> {
    pub(crate) fn new(document: &'d Document<'b>) -> Self {
        let layers = document.catalogue().and_then(|it| document.sub(&it, "OCProperties"));
        let usual = layers.and_then(|it| document.sub(&it, "D")).unwrap_or_default();
        let off = document.get(&usual, "OFF");
        let hidden = off.array().unwrap_or(&[]).iter().filter_map(Object::id).collect();
        Self { document, fonts: BTreeMap::new(), forms: BTreeMap::new(), n_kept: 0, hidden }
    }

    /// Draws a page.
    pub(crate) fn page(&mut self, number: u32, object: &PageObject) -> Result<Page, Spent> {
        let [left, bottom, right, top] = object.shown;
        let (width, height) = (right - left, top - bottom);
        // The page as it is seen, its lower left corner at nought.
        let (matrix, width, height) = match object.quarters {
            1 => (Matrix([0.0, -1.0, 1.0, 0.0, -bottom, right]), height, width),
            2 => (Matrix([-1.0, 0.0, 0.0, -1.0, right, top]), width, height),
            3 => (Matrix([0.0, 1.0, -1.0, 0.0, top, -left]), height, width),
            _ => (Matrix::to(-left, -bottom), width, height),
        };
        let page = Page { number, object: object.object, width, height, ..Page::default() };
        let state = State::new(matrix, [0.0, 0.0, width, height]);
        let mut drawing = Drawing { painter: self, page, depth: 0 };
        let (content, is_whole) = drawing.content(&object.dictionary)?;
        drawing.page.is_partial |= !is_whole;
        drawing.run(&content, &object.resources, state, Marks::default())?;
        Ok(drawing.page)
    }

    fn font(&mut self, resources: &Dictionary, name: &[u8]) -> Result<Rc<Font>, Spent> {
        let fonts = self.document.sub(resources, "Font").unwrap_or_default();
        let Some(object) = fonts.get_bytes(name) else { return Ok(Rc::new(Font::unknown())) };
        if let Some(it) = object.id().and_then(|it| self.fonts.get(&it)) {
            return Ok(Rc::clone(it));
        }
        self.document.budget().operate(FONT)?;
        let font = match self.document.dictionary(object) {
            Some(it) => Rc::new(Font::new(self.document, &it)?),
            None => Rc::new(Font::unknown()),
        };
        if let Some(id) = object.id() {
            self.fonts.insert(id, Rc::clone(&font));
        }
        Ok(font)
    }
}

/// A page that is being drawn.
struct Drawing<'p, 'd, 'b> {
    painter: &'p mut Painter<'d, 'b>,
    page: Page,
    /// How many forms stand around what is drawn.
    depth: usize,
}

/// What a content is drawn with.
struct Running<'r> {
    resources: &'r Dictionary,
    state: State,
    kept: Vec<State>,
    n_skipped: usize,
    marks: Marks,
    text: TextPlace,
    path: Path,
    at: (f64, f64),
    /// Whether the path becomes the edge of what is seen.
    clips: bool,
}

impl Drawing<'_, '_, '_> {
    /// The contents of a page as one, and whether all of it could be unpacked.
    fn content(&mut self, page: &Dictionary) -> Result<(Vec<u8>, bool), Spent> {
        let document = self.painter.document;
        let contents = document.get(page, "Contents");
        let parts: Vec<Object> = match contents {
            Object::Array(it) => it.to_vec(),
            it => vec![it],
        };
        let mut res: Vec<u8> = Vec::new();
        let mut is_whole = true;
        for part in &parts {
            document.budget().operate(1)?;
            let Object::Stream(stream) = document.resolve(part) else { continue };
            match document.unpacked(&stream)? {
                Some(it) => {
                    is_whole &= it.is_whole;
                    res.extend_from_slice(&it.bytes);
                    res.push(b'\n');
                }
                None => is_whole = false,
            }
        }
        Ok((res, is_whole))
    }

    fn run(
        &mut self,
        content: &[u8],
        resources: &Dictionary,
        state: State,
        marks: Marks,
    ) -> Result<(), Spent> {
        let budget = self.painter.document.budget();
        let mut running = Running {
            resources,
            state,
            kept: Vec::new(),
            n_skipped: 0,
            marks,
            text: TextPlace::default(),
            path: Path::default(),
            at: (0.0, 0.0),
            clips: false,
        };
        let mut operands: Vec<Object> = Vec::new();
        let mut lexer = Lexer::of_content(content);
        while let Some(token) = lexer.token() {
            budget.operate(1)?;
            match token {
                Token::Object(it) => {
                    if operands.len() < MAX_OPERANDS {
                        operands.push(it);
                    }
                }
                Token::Word(word) if &*word == b"BI" => {
                    skip_image(&mut lexer, content);
                    operands.clear();
                }
                Token::Word(word) => {
                    self.operator(&mut running, &word, &operands)?;
                    operands.clear();
                }
            }
        }
        Ok(())
    }

    #[allow(clippy::too_many_lines, reason = "one arm for each operator")]
    fn operator(&mut self, it: &mut Running<'_>, word: &[u8], operands: &[Object]) -> Result<(), Spent> {
        let number = |i: usize| operands.get(i).and_then(Object::number).unwrap_or(0.0);
        let numbers = || -> Vec<f64> { operands.iter().filter_map(Object::number).collect() };
        match word {
            b"q" => {
                if it.kept.len() < MAX_STATES {
                    it.kept.push(it.state.clone());
                } else {
                    it.n_skipped = it.n_skipped.saturating_add(1);
                }
            }
            b"Q" => match it.n_skipped.checked_sub(1) {
                Some(left) => it.n_skipped = left,
                None => it.state = it.kept.pop().unwrap_or_else(|| it.state.clone()),
            },
            b"cm" => {
                if let Some(matrix) = Matrix::of(&numbers()) {
                    it.state.matrix = matrix.then(it.state.matrix);
                }
            }
            b"w" => it.state.line_width = number(0),
            b"gs" => self.set_from_resources(it, operands)?,
            b"g" | b"rg" | b"k" | b"sc" | b"scn" => {
                let has_pattern = operands.iter().any(|it| it.name().is_some());
                it.state.fill = if has_pattern { Color::Seen } else { color(&numbers()) };
            }
            b"cs" => it.state.fill = Color::Seen,
            b"m" => {
                it.at = (number(0), number(1));
                it.path.go(it.state.matrix.apply(it.at));
            }
            b"l" => {
                it.at = (number(0), number(1));
                it.path.line(it.state.matrix.apply(it.at));
            }
            b"c" | b"v" | b"y" => {
                let n = operands.len();
                it.at = (number(n.saturating_sub(2)), number(n.saturating_sub(1)));
                it.path.curve(it.state.matrix.apply(it.at));
            }
            b"h" => it.path.close(),
            b"re" => {
                let sides = [number(0), number(1), number(2), number(3)];
                it.path.rectangle(it.state.matrix, sides);
            }
            b"S" => self.paint(it, true, false),
            b"s" => {
                it.path.close();
                self.paint(it, true, false);
            }
            b"f" | b"F" | b"f*" => self.paint(it, false, true),
            b"B" | b"B*" => self.paint(it, true, true),
            b"b" | b"b*" => {
                it.path.close();
                self.paint(it, true, true);
            }
            b"n" => self.paint(it, false, false),
            b"W" | b"W*" => it.clips = true,
            b"BT" => it.text = TextPlace::default(),
            b"Tc" => it.state.text.spacing = number(0),
            b"Tw" => it.state.text.word_spacing = number(0),
            b"Tz" => it.state.text.stretch = number(0) / 100.0,
            b"TL" => it.state.text.leading = number(0),
            b"Ts" => it.state.text.rise = number(0),
            b"Tr" => it.state.text.is_invisible = matches!(number(0) as i64, 3 | 7),
            b"Tf" => {
                let name = operands.first().and_then(Object::name).unwrap_or(b"");
                it.state.text.font = Some(self.painter.font(it.resources, name)?);
                it.state.text.size = number(1);
            }
            b"Td" => it.text.next_line(number(0), number(1)),
            b"TD" => {
                it.state.text.leading = -number(1);
                it.text.next_line(number(0), number(1));
            }
            b"Tm" => {
                if let Some(matrix) = Matrix::of(&numbers()) {
                    it.text.set(matrix);
                }
            }
            b"T*" => it.text.next_line(0.0, -it.state.text.leading),
            b"Tj" => self.show(it, operands.first())?,
            b"'" => {
                it.text.next_line(0.0, -it.state.text.leading);
                self.show(it, operands.first())?;
            }
            b"\"" => {
                it.state.text.word_spacing = number(0);
                it.state.text.spacing = number(1);
                it.text.next_line(0.0, -it.state.text.leading);
                self.show(it, operands.get(2))?;
            }
            b"TJ" => {
                for part in operands.first().and_then(Object::array).unwrap_or(&[]) {
                    self.painter.document.budget().operate(1)?;
                    match part {
                        Object::Number(back) => {
                            let by = -back / 1000.0 * it.state.text.size;
                            match it.state.text.font.as_ref().is_some_and(|it| it.is_vertical()) {
                                true => it.text.advance(0.0, by),
                                false => it.text.advance(by * it.state.text.stretch, 0.0),
                            }
                        }
                        text => self.show(it, Some(text))?,
                    }
                }
            }
            b"BMC" | b"BDC" => self.mark(it, operands),
            b"EMC" => it.marks.end(),
            b"Do" => self.draw(it, operands)?,
            _ => {}
        }
        Ok(())
    }

    /// What a named state sets: its font.
    fn set_from_resources(&mut self, it: &mut Running<'_>, operands: &[Object]) -> Result<(), Spent> {
        let document = self.painter.document;
        let name = operands.first().and_then(Object::name).unwrap_or(b"");
        let states = document.sub(it.resources, "ExtGState").unwrap_or_default();
        let Some(state) = states.get_bytes(name).and_then(|it| document.dictionary(it)) else {
            return Ok(());
        };
        if let Some(width) = document.get(&state, "LW").number() {
            it.state.line_width = width;
        }
        if let Object::Array(pair) = document.get(&state, "Font")
            && let [font, size] = &*pair
            && let Some(font) = document.dictionary(font)
        {
            document.budget().operate(FONT)?;
            it.state.text.font = Some(Rc::new(Font::new(document, &font)?));
            it.state.text.size = document.resolve(size).number().unwrap_or(0.0);
        }
        Ok(())
    }

    fn paint(&mut self, it: &mut Running<'_>, is_stroked: bool, is_filled: bool) {
        let path = std::mem::take(&mut it.path);
        let clips = std::mem::take(&mut it.clips);
        if path.is_empty() {
            return;
        }
        if !self.page.is_drawing {
            let n = self.page.rules.len().saturating_add(self.page.areas.len());
            self.page.is_drawing = n > MAX_PAINTED;
        }
        let clip = it.state.clip;
        let seen = |rule: Rule| -> Option<Rule> {
            let [left, bottom, right, top] = clip;
            let (low, high, across) = match rule.is_flat {
                true => (left, right, (bottom, top)),
                false => (bottom, top, (left, right)),
            };
            let (from, to) = (rule.from.max(low), rule.to.min(high));
            let is_seen = from < to && across.0 - 1.0 <= rule.at && rule.at <= across.1 + 1.0;
            is_seen.then_some(Rule { from, to, ..rule })
        };
        if is_filled && !self.page.is_drawing {
            let (rules, areas) = path.fills();
            // A white line parts what is coloured, and is as good as a black one.
            self.page.rules.extend(rules.into_iter().filter_map(seen));
            let (is_white, n_before) = (it.state.fill == Color::White, self.page.glyphs.len());
            for sides in areas {
                let sides = common(sides, clip);
                if sides[0] < sides[2] && sides[1] < sides[3] {
                    self.page.areas.push(area(sides, is_white, n_before));
                }
            }
        }
        if is_stroked && !self.page.is_drawing {
            let (x, y) = it.state.matrix.turn((it.state.line_width, 0.0));
            self.page.rules.extend(path.strokes(x.hypot(y)).into_iter().filter_map(seen));
        }
        if clips && let Some(sides) = path.sides() {
            it.state.clip = common(clip, sides);
        }
    }

    fn show(&mut self, it: &mut Running<'_>, text: Option<&Object>) -> Result<(), Spent> {
        let Some(mut rest) = text.and_then(Object::text) else { return Ok(()) };
        let Some(font) = it.state.text.font.clone() else { return Ok(()) };
        let mark = it.marks.now();
        while !rest.is_empty() {
            let code = font.next(rest);
            rest = rest.get(code.n_bytes.max(1)..).unwrap_or(&[]);
            self.painter.document.budget().operate(1)?;
            let state = &it.state.text;
            let is_vertical = font.is_vertical();
            let scale = Matrix([state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise]);
            let matrix = scale.then(it.text.matrix).then(it.state.matrix);
            let width = code.width.unwrap_or(0.5);
            let (x, y) = matrix.apply((0.0, 0.0));
            let along =
                matrix.turn((if is_vertical { 0.0 } else { width }, if is_vertical { -1.0 } else { 0.0 }));
            let up = matrix.turn((0.0, 1.0));
            let size = up.0.hypot(up.1);
            let right = matrix.turn((1.0, 0.0));
            let glyph = Glyph {
                x,
                y,
                along: along.0.hypot(along.1),
                size,
                turn: if is_vertical { Turn::Slanted } else { turn(right) },
                text: code.text,
                mark: mark.number,
                is_bold: font.is_bold,
                trust: Trust {
                    is_unsure: code.is_unsure || code.width.is_none(),
                    is_invisible: state.is_invisible,
                    is_white: it.state.fill == Color::White,
                    is_struck: false,
                    is_artifact: mark.is_artifact,
                },
            };
            let is_seen = !mark.is_hidden && glyph.size > 0.1 && is_within(it.state.clip, &glyph, up, along);
            if is_seen {
                self.painter.document.budget().show()?;
                self.page.glyphs.push(glyph);
            }
            let blank = if code.is_blank { state.word_spacing } else { 0.0 };
            let (by_x, by_y) = match is_vertical {
                true => (0.0, -state.size + state.spacing + blank),
                false => ((width * state.size + state.spacing + blank) * state.stretch, 0.0),
            };
            it.text.advance(by_x, by_y);
        }
        Ok(())
    }

    fn mark(&mut self, it: &mut Running<'_>, operands: &[Object]) {
        let document = self.painter.document;
        let tag = operands.first().and_then(Object::name).unwrap_or(b"");
        let mut id = None;
        let properties = match operands.get(1) {
            Some(Object::Name(name)) => {
                let named = document.sub(it.resources, "Properties").unwrap_or_default();
                id = named.get_bytes(name).and_then(Object::id);
                named.get_bytes(name).and_then(|it| document.dictionary(it))
            }
            Some(it) => it.dictionary().cloned(),
            None => None,
        };
        let is_hidden = tag == b"OC" && id.is_some_and(|it| self.painter.hidden.contains(&it));
        it.marks.begin(tag, properties.as_ref(), is_hidden);
    }

    fn draw(&mut self, it: &mut Running<'_>, operands: &[Object]) -> Result<(), Spent> {
        let document = self.painter.document;
        document.budget().operate(FORM)?;
        let name = operands.first().and_then(Object::name).unwrap_or(b"");
        let objects = document.sub(it.resources, "XObject").unwrap_or_default();
        let Some(object) = objects.get_bytes(name) else { return Ok(()) };
        let Object::Stream(stream) = document.resolve(object) else { return Ok(()) };
        let layer = stream.dictionary.get("OC").and_then(Object::id);
        if layer.is_some_and(|it| self.painter.hidden.contains(&it)) {
            return Ok(());
        }
        match document.get(&stream.dictionary, "Subtype").name() {
            Some(b"Image") => {
                let sides = common(it.state.matrix.around([0.0, 0.0, 1.0, 1.0]), it.state.clip);
                let [width, height] = [sides[2] - sides[0], sides[3] - sides[1]].map(|it| it.max(0.0));
                let share = width * height / (self.page.width * self.page.height).max(1.0);
                self.page.pictured = (self.page.pictured + share).min(1.0);
                return Ok(());
            }
            Some(b"Form") => {}
            _ => return Ok(()),
        }
        if self.depth >= MAX_FORMS {
            self.page.is_partial = true;
            return Ok(());
        }
        let content = match self.painter.forms.get(&stream.id) {
            Some(it) => Rc::clone(it),
            None => {
                let unpacked = document.unpacked(&stream)?.unwrap_or_default();
                self.page.is_partial |= !unpacked.is_whole;
                let content: Rc<[u8]> = Rc::from(unpacked.bytes);
                let n = self.painter.n_kept.saturating_add(content.len());
                if n <= MAX_KEPT {
                    self.painter.n_kept = n;
                    self.painter.forms.insert(stream.id, Rc::clone(&content));
                }
                content
            }
        };
        let mut state = it.state.clone();
        let numbers = stream.dictionary.get("Matrix").map(|it| document.numbers(it)).unwrap_or_default();
        state.matrix = Matrix::of(&numbers).unwrap_or_default().then(state.matrix);
        let sides = stream.dictionary.get("BBox").map(|it| document.numbers(it)).unwrap_or_default();
        if let &[a, b, c, d] = &*sides {
            let sides = [a.min(c), b.min(d), a.max(c), b.max(d)];
            state.clip = common(state.clip, state.matrix.around(sides));
        }
        let own = document.sub(&stream.dictionary, "Resources");
        let resources = own.unwrap_or_else(|| it.resources.clone());
        let marks = it.marks.around_form();
        self.depth = self.depth.saturating_add(1);
        let res = self.run(&content, &resources, state, marks);
        self.depth = self.depth.saturating_sub(1);
        res
    }
}

/// Whether the middle of a character is seen.
fn is_within([left, bottom, right, top]: [f64; 4], glyph: &Glyph, up: (f64, f64), along: (f64, f64)) -> bool {
    let x = glyph.x + along.0 / 2.0 + up.0 * 0.3;
    let y = glyph.y + along.1 / 2.0 + up.1 * 0.3;
    left <= x && x <= right && bottom <= y && y <= top
}

/// Goes behind a picture that stands within a content.
fn skip_image(lexer: &mut Lexer<'_>, content: &[u8]) {
    while let Some(token) = lexer.token() {
        if matches!(&token, Token::Word(it) if &**it == b"ID") {
            break;
        }
    }
    let start = lexer.at();
    let rest = content.get(start..).unwrap_or(&[]);
    let is_space = |it: Option<&u8>| it.is_none_or(|it| it.is_ascii_whitespace() || *it == 0);
    for at in memchr::memmem::find_iter(rest, b"EI") {
        let before = at.checked_sub(1).and_then(|it| rest.get(it));
        if is_space(before) && is_space(rest.get(at.saturating_add(2))) {
            lexer.go(start.saturating_add(at).saturating_add(2));
            return;
        }
    }
    lexer.go(content.len());
}
