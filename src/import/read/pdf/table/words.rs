//! Characters into words.

use compact_str::CompactString;

use crate::import::read::pdf::page::{Glyph, Page, Turn};
use crate::import::read::pdf::table::cell::Doubt;
use crate::import::read::pdf::table::rules::Rules;

/// Characters that stand close to each other.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Word {
    pub(crate) left: f64,
    pub(crate) right: f64,
    /// Its base line.
    pub(crate) base: f64,
    pub(crate) size: f64,
    pub(crate) text: CompactString,
    pub(crate) n_glyphs: usize,
    pub(crate) n_unknown: usize,
    pub(crate) doubt: Option<Doubt>,
    /// How far a character of its font goes along, where all of its own go as far.
    pub(crate) pitch: Option<f64>,
    /// How far the single blank before it goes along, where one is drawn.
    pub(crate) blank: Option<f64>,
    /// The number of the marked content that it belongs to.
    pub(crate) mark: Option<u32>,
    pub(crate) is_artifact: bool,
    pub(crate) is_bold: bool,
    /// Whether it runs another way than the page; then its place is that of its box.
    pub(crate) is_turned: bool,
    /// How far it reaches up from its base line.
    pub(crate) height: f64,
}

impl Word {
    /// The middle of its letters.
    pub(crate) fn middle(&self) -> (f64, f64) {
        let up = if self.is_turned { self.height / 2.0 } else { self.size * 0.3 };
        ((self.left + self.right) / 2.0, self.base + up)
    }

    /// Left, bottom, right, top.
    pub(crate) fn sides(&self) -> [f64; 4] {
        let below = if self.is_turned { 0.0 } else { self.size * 0.2 };
        [self.left, self.base - below, self.right, self.base + self.height]
    }
}

/// A gap of so much of the size parts words.
const GAP: f64 = 0.17;

/// The words of a page, line by line from the top, each from the left.
pub(crate) fn words(page: &Page, rules: &Rules) -> Vec<Word> {
    let mut res = Vec::new();
    for turn in [Turn::Right, Turn::Up, Turn::Left, Turn::Down] {
        let glyphs: Vec<&Glyph> = page.glyphs.iter().filter(|it| it.turn == turn).collect();
        if !glyphs.is_empty() {
            of_turn(&glyphs, turn, rules, &mut res);
        }
    }
    res
}

/// A place as one sees it who turns the page until the text runs from left to right.
fn seen(turn: Turn, (x, y): (f64, f64)) -> (f64, f64) {
    match turn {
        Turn::Right | Turn::Slanted => (x, y),
        Turn::Up => (y, -x),
        Turn::Left => (-x, -y),
        Turn::Down => (-y, x),
    }
}

fn of_turn(glyphs: &[&Glyph], turn: Turn, rules: &Rules, res: &mut Vec<Word>) {
    let mut glyphs: Vec<(f64, f64, &Glyph)> = glyphs
        .iter()
        .map(|it| {
            let (x, y) = seen(turn, (it.x, it.y));
            (x, y, *it)
        })
        .collect();
    glyphs.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.total_cmp(&b.0)));
    let mut rest = &mut *glyphs;
    while let Some((_, base, first)) = rest.first().copied() {
        let near = first.size.max(1.0) * 0.12;
        let n = rest.partition_point(|it| base - it.1 <= near);
        let (line, after) = rest.split_at_mut(n.max(1));
        line.sort_by(|a, b| a.0.total_cmp(&b.0));
        of_line(line, turn, rules, res);
        rest = after;
    }
}

/// The words of one base line.
fn of_line(line: &[(f64, f64, &Glyph)], turn: Turn, rules: &Rules, res: &mut Vec<Word>) {
    let mut open: Option<Open<'_>> = None;
    // The blanks since the last character: how many, and how far the last one goes along.
    let mut blanks = (0_usize, 0.0);
    for &(x, y, glyph) in line {
        let text = glyph.text.as_deref();
        let is_blank = text.is_some_and(|it| it.chars().all(char::is_whitespace));
        let goes_on = open.as_ref().is_some_and(|it| it.goes_on(x, glyph));
        let is_parted = turn == Turn::Right
            && open
                .as_ref()
                .is_some_and(|it| rules.parts(it.middle, x + glyph.along / 2.0, y + glyph.size * 0.3));
        if is_blank || !goes_on || is_parted {
            res.extend(open.take().and_then(|it| it.word(turn)));
        }
        if is_blank {
            blanks = (blanks.0.saturating_add(1), glyph.along);
            continue;
        }
        match &mut open {
            Some(it) => it.push(x, glyph),
            None => {
                let blank = (blanks.0 == 1).then_some(blanks.1);
                open = Some(Open { blank, ..Open::new(x, y, glyph) });
            }
        }
        blanks = (0, 0.0);
    }
    res.extend(open.and_then(|it| it.word(turn)));
}

/// A word that may go on.
struct Open<'g> {
    left: f64,
    right: f64,
    base: f64,
    /// The middle of the last character.
    middle: f64,
    last: &'g Glyph,
    last_x: f64,
    text: CompactString,
    n_glyphs: usize,
    n_unknown: usize,
    n_struck: usize,
    pitch: Option<f64>,
    blank: Option<f64>,
    is_unsure: bool,
    is_invisible: bool,
    is_bold: bool,
}

impl<'g> Open<'g> {
    fn new(x: f64, y: f64, glyph: &'g Glyph) -> Self {
        let mut res = Self {
            left: x,
            right: x,
            base: y,
            middle: x,
            last: glyph,
            last_x: f64::MIN,
            text: CompactString::default(),
            n_glyphs: 0,
            n_unknown: 0,
            n_struck: 0,
            pitch: Some(glyph.along),
            blank: None,
            is_unsure: false,
            is_invisible: false,
            is_bold: true,
        };
        res.push(x, glyph);
        res
    }

    fn goes_on(&self, x: f64, glyph: &Glyph) -> bool {
        let size = self.last.size.max(glyph.size);
        x - self.right <= size * GAP && self.last.mark == glyph.mark
    }

    fn push(&mut self, x: f64, glyph: &'g Glyph) {
        // The same character painted twice to make it bold is one.
        let is_twice =
            (x - self.last_x).abs() < glyph.size * 0.15 && self.last.text == glyph.text && self.n_glyphs > 0;
        (self.last, self.last_x) = (glyph, x);
        self.right = self.right.max(x + glyph.along);
        self.middle = x + glyph.along / 2.0;
        if is_twice {
            return;
        }
        self.n_glyphs = self.n_glyphs.saturating_add(1);
        self.is_unsure |= glyph.trust.is_unsure;
        self.is_invisible |= glyph.trust.is_invisible;
        self.is_bold &= glyph.is_bold;
        self.pitch = self.pitch.filter(|it| (it - glyph.along).abs() < it * 0.02);
        if glyph.trust.is_struck {
            self.n_struck = self.n_struck.saturating_add(1);
            return;
        }
        match glyph.text.as_deref() {
            Some(text) => self.text.push_str(text),
            None => {
                self.n_unknown = self.n_unknown.saturating_add(1);
                self.text.push('\u{FFFD}');
            }
        }
    }

    fn word(self, turn: Turn) -> Option<Word> {
        let doubt = if self.n_unknown > 0 {
            Some(Doubt::Unknown)
        } else if self.is_unsure {
            Some(Doubt::Unsure)
        } else if self.is_invisible {
            Some(Doubt::Recognised)
        } else if self.n_struck > 0 {
            Some(Doubt::Struck)
        } else {
            None
        };
        let size = self.last.size;
        let (left, right, base, height) = match turn {
            Turn::Right | Turn::Slanted => (self.left, self.right, self.base, size * 0.75),
            // Back to the page: the box around the word.
            Turn::Up => {
                (-self.base - size * 0.75, -self.base + size * 0.2, self.left, self.right - self.left)
            }
            Turn::Left => (-self.right, -self.left, -self.base - size * 0.75, size * 0.95),
            Turn::Down => {
                (self.base - size * 0.2, self.base + size * 0.75, -self.right, self.right - self.left)
            }
        };
        Some(Word {
            left,
            right,
            base,
            size,
            text: self.text,
            n_glyphs: self.n_glyphs,
            n_unknown: self.n_unknown,
            doubt,
            pitch: self.pitch.filter(|it| *it > 0.0 && turn == Turn::Right),
            blank: self.blank.filter(|_| turn == Turn::Right),
            mark: self.last.mark,
            is_artifact: self.last.trust.is_artifact,
            is_bold: self.is_bold,
            is_turned: turn != Turn::Right,
            height,
        })
    }
}
