//! Pages into tables: characters to words, words and lines to cells.
//!
//! What says where a cell ends is taken in the order of its worth: the structure that the
//! writer gave, the lines that are drawn, the areas that are painted, the gaps between texts.
//! What no table holds stays as lines of text between them.

mod aligned;
mod cell;
mod furniture;
mod lines;
mod over_pages;
mod row_breaks;
mod ruled;
mod rules;
mod seen;
mod tagged;
mod vocabulary;
mod words;

use crate::import::read::pdf::budget::{Budget, Spent};
use crate::import::read::pdf::page::Page;
use crate::import::read::pdf::structure::TaggedTable;

pub(crate) use cell::{Cell, Doubt};
pub(crate) use words::Word;

/// What says where the cells of a table end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Evidence {
    Tags,
    Rules,
    Gaps,
}

/// A table, or a line of text between tables.
#[derive(Clone, Debug)]
pub(crate) enum Block {
    Table(Table),
    Line(Line),
}

/// A table as it was recovered.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) page: u32,
    pub(crate) evidence: Evidence,
    pub(crate) rows: Vec<Row>,
    /// Left, bottom, right, top.
    pub(crate) sides: [f64; 4],
    /// Where its columns begin, and where the last one ends.
    pub(crate) columns: Vec<f64>,
    /// The stretches that the texts of its columns cover, where gaps alone say what a column is.
    pub(crate) covered: Vec<(f64, f64)>,
    /// How many characters it holds, and how many of them nothing names.
    pub(crate) n_glyphs: usize,
    pub(crate) n_unknown: usize,
    /// Whether it goes on with the table before it.
    pub(crate) goes_on: bool,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    pub(crate) page: u32,
    pub(crate) cells: Vec<Cell>,
}

/// A line of text outside of tables.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) page: u32,
    pub(crate) text: String,
    pub(crate) sides: [f64; 4],
    pub(crate) doubt: Option<Doubt>,
}

impl Block {
    fn sides(&self) -> [f64; 4] {
        match self {
            Self::Table(it) => it.sides,
            Self::Line(it) => it.sides,
        }
    }

    pub(crate) fn page(&self) -> u32 {
        match self {
            Self::Table(it) => it.page,
            Self::Line(it) => it.page,
        }
    }
}

/// A page on the way to its tables.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub(crate) number: u32,
    pub(crate) object: u32,
    pub(crate) height: f64,
    pub(crate) words: Vec<Word>,
    pub(crate) rules: rules::Rules,
    /// Edges of painted areas.
    pub(crate) edges: rules::Rules,
}

impl Sheet {
    /// The words and lines of a page. Its characters are not needed any more.
    pub(crate) fn new(page: Page, budget: &Budget) -> Result<Self, Spent> {
        let page = seen::upright(page);
        let (strong, edges) = rules::Rules::of_page(&page, budget)?;
        let page = seen::shown(page, &strong);
        let words = words::words(&page, &strong);
        Ok(Self {
            number: page.number,
            object: page.object,
            height: page.height,
            words,
            rules: strong,
            edges,
        })
    }
}

/// The tables of pages and the lines between them, in the order of reading.
pub(crate) fn blocks(
    mut sheets: Vec<Sheet>,
    tagged: &[TaggedTable],
    budget: &Budget,
) -> Result<Vec<Block>, Spent> {
    let vocabulary = vocabulary::Vocabulary::new(&sheets);
    let mut res = tagged::tables(&mut sheets, tagged, &vocabulary);
    for sheet in &mut sheets {
        res.extend(ruled::tables(sheet, &vocabulary, budget)?);
        res.extend(aligned::tables(sheet, &vocabulary, budget)?);
        res.extend(lines::rest(sheet));
    }
    furniture::drop(&mut res, &sheets);
    in_order(&mut res);
    over_pages::join(&mut res);
    Ok(res)
}

/// From page to page, from top to bottom, and what stands side by side from left to right.
fn in_order(blocks: &mut Vec<Block>) {
    let mut rest = std::mem::take(blocks);
    rest.sort_by(|a, b| a.page().cmp(&b.page()).then(b.sides()[3].total_cmp(&a.sides()[3])));
    let mut band: Vec<Block> = Vec::new();
    let mut low = f64::MAX;
    let mut page = 0;
    for block in rest {
        let sides = block.sides();
        // What begins below all that came before stands in a band of its own.
        if block.page() != page || sides[3] <= low + 1.0 {
            flush(&mut band, blocks);
            low = f64::MAX;
        }
        page = block.page();
        low = low.min(sides[1]);
        band.push(block);
    }
    flush(&mut band, blocks);
}

fn flush(band: &mut Vec<Block>, blocks: &mut Vec<Block>) {
    let mut band = std::mem::take(band);
    let n_tables = band.iter().filter(|it| matches!(it, Block::Table(_))).count();
    if n_tables > 1 {
        // Several tables side by side: each with the lines above it in its own breadth.
        let mut starts: Vec<f64> =
            band.iter().filter(|it| matches!(it, Block::Table(_))).map(|it| it.sides()[0]).collect();
        starts.sort_by(f64::total_cmp);
        let strip = |it: &Block| starts.partition_point(|start| *start <= it.sides()[0] + 5.0).max(1);
        band.sort_by(|a, b| strip(a).cmp(&strip(b)).then(b.sides()[3].total_cmp(&a.sides()[3])));
    }
    blocks.append(&mut band);
}
