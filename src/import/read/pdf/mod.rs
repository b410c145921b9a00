//! PDFs into rows of cells.
//!
//! A page has characters at places, lines and areas, and no table. What is drawn is found by
//! an interpreter of the operators that matter ([`content`]), with the fonts' own word for
//! what each code shows ([`font`]); [`table`] then makes cells of it by evidence. Whatever
//! is not sure in a cell rides with it as a doubt, and what cannot be read is said with its
//! page. Everything is paid for from one [`budget`].

mod budget;
#[cfg(test)]
mod cases;
mod content;
mod font;
mod matrix;
mod page;
mod structure;
mod syntax;
mod table;

use compact_str::{CompactString, format_compact};

use self::budget::{Budget, MAX_BYTES, Spent};
use self::syntax::{Broken, Document};
use self::table::{Block, Evidence, Sheet, Table};
use crate::finding::Message;
use crate::import::read::cell::Doubt;
use crate::import::read::grid::{Content, Grid};
use crate::import::read::unreadable::Unreadable;
use crate::import::read::workbook::Opened;

impl From<Spent> for Unreadable {
    fn from(Spent: Spent) -> Self {
        Self::TooLarge
    }
}

impl From<Broken> for Unreadable {
    fn from(it: Broken) -> Self {
        match it {
            Broken::Encrypted => Self::Encrypted,
            Broken::Damaged => Self::Broken,
            Broken::Spent => Self::TooLarge,
        }
    }
}

/// The least share of a table's characters that must be known, in hundredths.
const LEAST_KNOWN: usize = 80;

/// How much of a page pictures cover that has no text, for it to be a picture of text.
const PICTURE: f64 = 0.3;

/// Reads the tables of a PDF.
pub(crate) fn pdf(bytes: &[u8]) -> Result<Opened, Unreadable> {
    let (blocks, seen) = blocks(bytes, &Budget::default())?;
    opened(blocks, seen)
}

/// The tables of a PDF and the lines between them.
fn blocks(bytes: &[u8], budget: &Budget) -> Result<(Vec<Block>, Seen), Unreadable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let document = Document::open(bytes, budget)?;
    let mut painter = content::Painter::new(&document);
    let mut sheets = Vec::new();
    let mut seen = Seen::default();
    for (number, object) in (1_u32..).zip(syntax::pages(&document)?) {
        let page = painter.page(number, &object)?;
        if page.glyphs.is_empty() && page.pictured > PICTURE {
            seen.pictures.push(number);
        }
        if page.is_partial {
            seen.partial.push(number);
        }
        let sheet = Sheet::new(page, budget)?;
        seen.n_words = seen.n_words.saturating_add(sheet.words.len());
        sheets.push(sheet);
    }
    if seen.n_words == 0 {
        return Err(if seen.partial.is_empty() { Unreadable::NoText } else { Unreadable::Broken });
    }
    let tagged = structure::tables(&document);
    Ok((table::blocks(sheets, &tagged, budget)?, seen))
}

/// What is to be said of the pages.
#[derive(Debug, Default)]
struct Seen {
    n_words: usize,
    /// Pages that are pictures.
    pictures: Vec<u32>,
    /// Pages of which a part could not be unpacked.
    partial: Vec<u32>,
}

/// Writes tables and the lines between them as rows.
fn opened(blocks: Vec<Block>, seen: Seen) -> Result<Opened, Unreadable> {
    let (blocks, refused): (Vec<Block>, Vec<Block>) = blocks.into_iter().partition(|it| match it {
        Block::Table(it) => it.is_known(LEAST_KNOWN),
        Block::Line(_) => true,
    });
    if !blocks.iter().any(|it| matches!(it, Block::Table(_))) {
        return Err(if refused.is_empty() { Unreadable::NoColumns } else { Unreadable::NoCharacters });
    }
    let names = names(&blocks);
    let mut grid = Grid::of_pages(names.iter().map(ToString::to_string).collect());
    let mut first_doubt = None;
    let mut n_doubts = 0_usize;
    // A line of text belongs to the table below it.
    let mut number = 0_u32;
    let mut is_after_table = false;
    for (block, at) in blocks.iter().zip(0_usize..) {
        let place = u16::try_from(at).unwrap_or(u16::MAX);
        match block {
            Block::Line(line) => {
                if std::mem::take(&mut is_after_table) && !continues(&blocks, at) {
                    number = number.saturating_add(1);
                }
                grid.begin_row(number);
                let doubt = line.doubt.map(doubt);
                grid.push((place, 0), Content { doubt, ..Content::default() }, &line.text)?;
            }
            Block::Table(table) => {
                if std::mem::take(&mut is_after_table) && !table.goes_on {
                    number = number.saturating_add(1);
                }
                is_after_table = true;
                for (row, i) in table.rows.iter().zip(0_u32..) {
                    grid.begin_row(number);
                    for cell in &row.cells {
                        let content = Content {
                            column: cell.column,
                            height: cell.height,
                            width: cell.width,
                            is_bold: cell.is_bold,
                            doubt: cell.doubt.map(doubt),
                            ..Content::default()
                        };
                        if cell.doubt.is_some() {
                            n_doubts = n_doubts.saturating_add(1);
                            first_doubt.get_or_insert_with(|| (at, cell.text.clone()));
                        }
                        grid.push((place, i), content, &cell.text)?;
                    }
                }
            }
        }
    }
    let mut remarks = Vec::new();
    for evidence in [Evidence::Tags, Evidence::Rules, Evidence::Gaps] {
        remarks.extend(of_evidence(&blocks, evidence));
    }
    if let Some((at, text)) = first_doubt {
        let place = names.get(at).map_or("", |it| it);
        let message = Message::new("import-doubtful-cells").with("n", n_doubts).with("place", place);
        remarks.push(message.with("text", text.as_str()));
    }
    for block in &refused {
        if let Block::Table(table) = block {
            let message =
                Message::new("import-unnamed-characters").with("place", page_name(table.page).as_str());
            remarks.push(message.with("n", table.n_unknown).with("of", table.n_glyphs));
        }
    }
    for (pages, id) in [(seen.pictures, "import-pictures-of-text"), (seen.partial, "import-damaged-pages")] {
        if !pages.is_empty() {
            remarks.push(Message::new(id).with("pages", ranges(&pages).as_str()));
        }
    }
    Ok(Opened { grid, remarks })
}

/// Whether the next table below a line goes on with the one above it.
fn continues(blocks: &[Block], at: usize) -> bool {
    let mut below = blocks.iter().skip(at);
    below.find_map(|it| if let Block::Table(it) = it { Some(it.goes_on) } else { None }).unwrap_or(false)
}

/// How tables were recovered, by one kind of evidence.
fn of_evidence(blocks: &[Block], evidence: Evidence) -> Option<Message> {
    let tables = blocks.iter().filter_map(|it| match it {
        Block::Table(it) if it.evidence == evidence => Some(it),
        _ => None,
    });
    let (mut n, mut n_glyphs, mut n_unknown) = (0_usize, 0_usize, 0_usize);
    for table in tables {
        n = n.saturating_add(usize::from(!table.goes_on));
        n_glyphs = n_glyphs.saturating_add(table.n_glyphs);
        n_unknown = n_unknown.saturating_add(table.n_unknown);
    }
    let share = n_glyphs.saturating_sub(n_unknown).saturating_mul(100).checked_div(n_glyphs)?;
    let id = match evidence {
        Evidence::Tags => "import-columns.tagged",
        Evidence::Rules => "import-columns.ruled",
        Evidence::Gaps => "import-columns.aligned",
    };
    Some(Message::new(id).with("n", n.max(1)).with("share", share))
}

fn doubt(it: table::Doubt) -> Doubt {
    match it {
        table::Doubt::Unknown | table::Doubt::Unsure | table::Doubt::Recognised | table::Doubt::Struck => {
            Doubt::LostGlyphs
        }
        table::Doubt::Broken | table::Doubt::Placed => Doubt::UncertainBorders,
    }
}

fn page_name(page: u32) -> CompactString {
    format_compact!("p. {page}")
}

/// The names of the places of blocks: the page, and the table where a page has several.
fn names(blocks: &[Block]) -> Vec<CompactString> {
    let tables_of =
        |page: u32| blocks.iter().filter(move |it| matches!(it, Block::Table(it) if it.page == page));
    let mut res = Vec::with_capacity(blocks.len());
    let (mut page, mut n, mut has_several) = (0_u32, 0_usize, false);
    for block in blocks {
        if block.page() != page {
            page = block.page();
            n = 0;
            has_several = tables_of(page).nth(1).is_some();
        }
        res.push(match block {
            Block::Table(_) if has_several => {
                n = n.saturating_add(1);
                format_compact!("p. {page}, tab. {n}")
            }
            _ => page_name(page),
        });
    }
    res
}

/// Numbers of pages as people write them: `3–7, 9`.
fn ranges(pages: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for page in pages {
        match runs.last_mut().filter(|it| it.1.saturating_add(1) == *page) {
            Some(it) => it.1 = *page,
            None => runs.push((*page, *page)),
        }
    }
    let written =
        |&(from, to): &(u32, u32)| if from == to { from.to_string() } else { format!("{from}–{to}") };
    runs.iter().map(written).collect::<Vec<_>>().join(", ")
}

impl Table {
    /// Whether at least so many of a hundred characters are known.
    fn is_known(&self, share: usize) -> bool {
        let known = self.n_glyphs.saturating_sub(self.n_unknown);
        known.saturating_mul(100) >= self.n_glyphs.saturating_mul(share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_written_as_ranges() {
        assert_eq!(ranges(&[1, 3, 4, 5, 9]), "1, 3–5, 9");
    }
}
