//! Characters at places and lines between them into rows of cells.
//!
//! Where lines are drawn around the cells, they say what stands where. Where none are, the
//! columns must follow from the titles: each piece of text under one of them and no other.
//! How much of the text fits is said, and below nine tenths nothing is read at all.

use compact_str::CompactString;

use crate::finding::Message;
use crate::import::code::coded;
use crate::import::notation::value::{Kind, kind};
use crate::import::read::grid::{Content, Grid};
use crate::import::read::unreadable::Unreadable;
use crate::import::read::workbook::Opened;
use crate::import::title::is_known;
use crate::syntax::{is_blank, trim};

/// A character on a page. Places count from the lower left corner, in points.
#[derive(Clone, Debug)]
pub(crate) struct Glyph {
    pub(crate) left: f64,
    pub(crate) right: f64,
    /// Its base line.
    pub(crate) y: f64,
    pub(crate) size: f64,
    pub(crate) text: CompactString,
}

/// A line on a page that lies or stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stroke {
    /// Whether it lies.
    pub(crate) is_flat: bool,
    /// Its height on the page, or its distance from the left.
    pub(crate) at: f64,
    pub(crate) from: f64,
    pub(crate) to: f64,
}

/// A page with what is drawn on it.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) number: u32,
    pub(crate) glyphs: Vec<Glyph>,
    pub(crate) strokes: Vec<Stroke>,
}

/// The least share of the text that must fit, in hundredths.
const LEAST: usize = 90;

/// The most lines of a page. What has more is a drawing.
const MOST_LINES: usize = 1_000;

/// Places closer than this are the same.
const NEAR: f64 = 2.0;

/// A row of cells with their columns and the number of rows that they stand in.
type Cells = Vec<(u32, u32, String)>;

/// Makes rows of pages.
pub(crate) fn rows(mut pages: Vec<Page>) -> Result<Opened, Unreadable> {
    // From top to bottom, then from left to right.
    for page in &mut pages {
        if page.strokes.len() > MOST_LINES {
            page.strokes.clear();
        }
        page.glyphs.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.left.total_cmp(&b.left)));
    }
    let is_ruled = pages.iter().any(|it| Ruled::new(it).is_table());
    let (rows, n, n_fit) = if is_ruled { ruled(&pages) } else { aligned(&pages)? };
    let share = n_fit.saturating_mul(100).checked_div(n).unwrap_or(0);
    if share < LEAST {
        return Err(Unreadable::NoColumns);
    }
    let mut grid = Grid::default();
    for (page, of_page) in rows {
        for (cells, row) in of_page.into_iter().zip(0..) {
            grid.begin_row(0);
            for (column, height, text) in cells {
                let content = Content { column, height, ..Content::default() };
                grid.push((u16::try_from(page).unwrap_or(u16::MAX), row), content, &text)?;
            }
        }
    }
    let id = if is_ruled { "import-columns.ruled" } else { "import-columns.aligned" };
    Ok(Opened { grid, remarks: vec![Message::new(id).with("share", share)] })
}

/// Rows by page, how many characters there are, and how many of them fit.
type Found = (Vec<(u32, Vec<Cells>)>, usize, usize);

/// A cell between lines.
struct Bounded<'p> {
    row: usize,
    column: u32,
    height: u32,
    /// Where the line to its right stands.
    right: f64,
    glyphs: Vec<&'p Glyph>,
}

fn ruled(pages: &[Page]) -> Found {
    let mut rows: Vec<(u32, Vec<Cells>)> = Vec::new();
    let (mut n, mut n_fit) = (0_usize, 0_usize);
    // The places of columns are those of all pages: a page may have fewer lines.
    let mut columns: Vec<f64> = Vec::new();
    for page in pages {
        for line in page.strokes.iter().filter(|it| !it.is_flat) {
            put(&mut columns, line.at);
        }
    }
    for page in pages {
        let ruled = Ruled::new(page);
        let mut cells: Vec<Bounded<'_>> = Vec::new();
        for glyph in page.glyphs.iter() {
            let is_said = !glyph.text.trim().is_empty();
            n = n.saturating_add(usize::from(is_said));
            let (top, left, height, right) = match ruled.cell(glyph) {
                Some((top, left, height, right)) => {
                    n_fit = n_fit.saturating_add(usize::from(is_said));
                    let column = columns.partition_point(|it| *it < left - NEAR);
                    (top, u32::try_from(column).unwrap_or(u32::MAX), height, right)
                }
                // Outside of the table each line is a row of its own.
                None => {
                    let below = ruled.flat.partition_point(|it| *it < glyph.y);
                    (ruled.flat.len().saturating_sub(below), u32::MAX, 1, f64::MAX)
                }
            };
            match cells.iter_mut().rev().find(|it| (it.row, it.column) == (top, left)) {
                Some(it) => it.glyphs.push(glyph),
                None => cells.push(Bounded { row: top, column: left, height, right, glyphs: vec![glyph] }),
            }
        }
        cells.sort_by_key(|it| (it.row, it.column));
        let mut of_page: Vec<Cells> = Vec::new();
        let mut last = None;
        for Bounded { row: top, column, height, right, glyphs } in cells {
            if column == u32::MAX {
                of_page.extend(lines(&glyphs).iter().map(|it| vec![(0, 1, written(it))]));
                last = None;
                continue;
            }
            if last != Some(top) {
                of_page.push(Vec::new());
            }
            last = Some(top);
            let text = joined(&lines(&glyphs), right);
            if let Some(row) = of_page.last_mut() {
                row.push((column, height, text));
            }
        }
        of_page.iter_mut().for_each(|row| row.retain(|it| !trim(&it.2).is_empty()));
        of_page.retain(|it| !it.is_empty());
        if let Some((_, before)) = rows.last_mut()
            && let Some(last) = before.last_mut()
            && of_page.first().is_some_and(|first| goes_on(last, first))
        {
            go_on(last, of_page.remove(0));
        }
        rows.push((page.number, of_page));
    }
    (rows, n, n_fit)
}

/// Whether the first row of a page is the rest of the last one of the page before: it has
/// words under words and no value under a value, and it does not begin where rows begin.
fn goes_on(last: &Cells, first: &Cells) -> bool {
    let is_words = |text: &str| matches!(kind(trim(text)), Kind::Text | Kind::Judgement);
    // Words go on with words, a number with its unit.
    let takes = |above: &str, rest: &str| {
        is_words(above)
            || !matches!(
                kind(&format!("{} {}", trim(above), trim(rest))),
                Kind::Text | Kind::Broken | Kind::Judgement
            )
    };
    let begins = |row: &Cells| row.first().map_or(0, |it| it.0);
    let is_rest = begins(first) > begins(last)
        || first.iter().all(|it| it.2.starts_with(|it: char| it.is_lowercase()) && coded(&it.2).is_none());
    let above = |column| last.iter().find(|it| it.0 == column);
    is_rest
        && last.len() > 1
        && first.iter().all(|it| above(it.0).is_none_or(|above| is_words(&it.2) && takes(&above.2, &it.2)))
        && first.iter().any(|it| above(it.0).is_some())
        && first.iter().filter(|it| is_known(&it.2)).count() < 3
}

fn go_on(last: &mut Cells, rest: Cells) {
    for cell in rest {
        match last.iter_mut().find(|it| it.0 == cell.0) {
            Some(it) => it.2 = format!("{} {}", trim(&it.2), trim(&cell.2)),
            None => last.push(cell),
        }
    }
    last.sort_by_key(|it| it.0);
}

/// The lines of a page that make cells.
struct Ruled<'p> {
    page: &'p Page,
    /// Heights of the lines that lie, from the lowest up, and distances of those that stand.
    flat: Vec<f64>,
    steep: Vec<f64>,
}

/// Adds a place to others in order, unless it is there.
fn put(places: &mut Vec<f64>, at: f64) {
    let i = places.partition_point(|it| *it < at);
    let is_near = |it: Option<&f64>| it.is_some_and(|it| (*it - at).abs() < NEAR);
    if !is_near(places.get(i)) && !is_near(i.checked_sub(1).and_then(|it| places.get(it))) {
        places.insert(i, at);
    }
}

impl<'p> Ruled<'p> {
    fn new(page: &'p Page) -> Self {
        let (mut flat, mut steep) = (Vec::new(), Vec::new());
        for line in &page.strokes {
            put(if line.is_flat { &mut flat } else { &mut steep }, line.at);
        }
        Self { page, flat, steep }
    }

    /// Whether the lines make several columns and rows.
    fn is_table(&self) -> bool {
        self.flat.len() >= 3 && self.steep.len() >= 4
    }

    /// The cell around a character: the number of the line above it, counted from the top
    /// of the page, where the line to its left stands, and how many rows the cell spans.
    fn cell(&self, glyph: &Glyph) -> Option<(usize, f64, u32, f64)> {
        let x = (glyph.left + glyph.right) / 2.0;
        let y = glyph.y + glyph.size * 0.3;
        let covers = |line: &&Stroke, along: f64| line.from - NEAR <= along && along <= line.to + NEAR;
        let flat = || self.page.strokes.iter().filter(|it| it.is_flat && covers(it, x)).map(|it| it.at);
        let steep = || self.page.strokes.iter().filter(|it| !it.is_flat && covers(it, y)).map(|it| it.at);
        let above = flat().filter(|it| *it > y).min_by(f64::total_cmp)?;
        let below = flat().filter(|it| *it <= y).max_by(f64::total_cmp)?;
        let left = steep().filter(|it| *it <= x).max_by(f64::total_cmp)?;
        let right = steep().filter(|it| *it > x).min_by(f64::total_cmp)?;
        let index = |at: f64| self.flat.partition_point(|it| *it < at - NEAR);
        let height = u32::try_from(index(above).saturating_sub(index(below))).unwrap_or(1);
        Some((self.flat.len().saturating_sub(index(above)), left, height.max(1), right))
    }
}

/// Characters into lines, from top to bottom. They come in this order already.
fn lines<'g>(glyphs: &[&'g Glyph]) -> Vec<Vec<&'g Glyph>> {
    let mut res: Vec<Vec<&Glyph>> = Vec::new();
    for glyph in glyphs {
        let fits = |line: &Vec<&Glyph>| line.first().is_some_and(|it| (it.y - glyph.y).abs() < it.size * 0.4);
        match res.last_mut().filter(|it| fits(it)) {
            Some(it) => it.push(glyph),
            None => res.push(vec![glyph]),
        }
    }
    for line in &mut res {
        line.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    res
}

/// The text of a line, with a blank where the characters stand apart.
fn written(line: &[&Glyph]) -> String {
    let mut res = String::new();
    let mut end = f64::MAX;
    for glyph in line {
        let is_apart = glyph.left - end > glyph.size * 0.18;
        if is_apart && !res.ends_with(is_blank) && !glyph.text.starts_with(is_blank) {
            res.push(' ');
        }
        res.push_str(&glyph.text);
        end = glyph.right;
    }
    res
}

/// The lines of a cell as one text. A title that is broken within a word is put together.
fn joined(lines: &[Vec<&Glyph>], right: f64) -> String {
    let texts: Vec<String> = lines.iter().map(|it| written(it)).collect();
    let mut apart = String::new();
    let mut is_cut = true;
    let next_lines = lines.iter().skip(1).map(Some).chain([None]);
    for ((text, line), next) in texts.iter().zip(lines).zip(next_lines) {
        if !is_cut {
            apart.push(' ');
        }
        apart.push_str(trim(text));
        // A line may end behind the hyphen of a date or the slash of two words, or within a word that is
        // longer than the column.
        let ends_in_hyphen = text.ends_with(['-', '/']) && !text.ends_with(" -") && !text.ends_with(" /");
        let is_one_word = !trim(text).contains(is_blank);
        let end = line.last().map_or(0.0, |it| it.right);
        let had_room = next.and_then(|it| it.first()).is_none_or(|it| end + (it.right - it.left) < right);
        is_cut = ends_in_hyphen || (is_one_word && !had_room);
    }
    if texts.len() > 1 && apart.len() < 60 && !is_known(&apart) {
        let together: String = texts.iter().map(String::as_str).collect();
        if is_known(trim(&together)) {
            return together;
        }
    }
    apart
}

/// A piece of a line that stands apart from the next.
struct Piece {
    left: f64,
    right: f64,
    text: String,
}

/// Rows of pages without drawn lines.
fn aligned(pages: &[Page]) -> Result<Found, Unreadable> {
    let mut rows = Vec::new();
    let (mut n, mut n_fit) = (0_usize, 0_usize);
    let mut titles: Option<Vec<Piece>> = None;
    for page in pages {
        let glyphs: Vec<&Glyph> = page.glyphs.iter().collect();
        let mut of_page: Vec<Cells> = Vec::new();
        for line in lines(&glyphs) {
            let pieces = pieces(&line);
            let n_titles = pieces.iter().filter(|it| is_known(&it.text)).count();
            if n_titles >= 3 {
                let cells = pieces.iter().zip(0..).map(|(it, i)| (i, 1, it.text.clone()));
                of_page.push(cells.collect());
                titles = Some(pieces);
                continue;
            }
            match &titles {
                Some(titles) if pieces.len() >= 3 => {
                    let mut cells: Cells = Vec::new();
                    for piece in &pieces {
                        n = n.saturating_add(1);
                        let column = column(titles, piece);
                        let is_free = column.is_some_and(|it| cells.iter().all(|cell| cell.0 != it));
                        n_fit = n_fit.saturating_add(usize::from(is_free));
                        cells.extend(column.map(|it| (it, 1, piece.text.clone())));
                    }
                    of_page.push(cells);
                }
                // Below the titles a line of one or two pieces may go on with a cell above.
                Some(_) => {
                    n = n.saturating_add(pieces.len());
                    let is_heading = pieces.first().is_some_and(|it| coded(&it.text).is_some());
                    n_fit = n_fit.saturating_add(if is_heading { pieces.len() } else { 0 });
                    of_page.push(pieces.iter().zip(0..).map(|(it, i)| (i, 1, it.text.clone())).collect());
                }
                None => of_page.extend(pieces.iter().map(|it| vec![(0, 1, it.text.clone())])),
            }
        }
        rows.push((page.number, of_page));
    }
    if titles.is_none() { Err(Unreadable::NoColumns) } else { Ok((rows, n, n_fit)) }
}

/// The pieces of a line: what stands further apart than words do.
fn pieces(line: &[&Glyph]) -> Vec<Piece> {
    let mut res: Vec<Vec<&Glyph>> = Vec::new();
    let mut end = f64::MIN;
    for glyph in line.iter().filter(|it| !it.text.trim().is_empty()) {
        match res.last_mut().filter(|_| glyph.left - end < glyph.size * 0.9) {
            Some(it) => it.push(glyph),
            None => res.push(vec![glyph]),
        }
        end = glyph.right;
    }
    let piece = |glyphs: Vec<&Glyph>| Piece {
        left: glyphs.first().map_or(0.0, |it| it.left),
        right: glyphs.last().map_or(0.0, |it| it.right),
        text: written(&glyphs),
    };
    res.into_iter().map(piece).collect()
}

/// The title over a piece: the only one that it stands under.
fn column(titles: &[Piece], piece: &Piece) -> Option<u32> {
    let under = |it: &Piece| it.left < piece.right && piece.left < it.right;
    let mut over = titles.iter().zip(0..).filter(|it| under(it.0)).map(|it| it.1);
    let first = over.next()?;
    over.next().is_none().then_some(first)
}
