//! Rows between the rows of a table that name what the rows below them are of.

use std::ops::Range;

use crate::import::code::{Coded, Levels, Shape, add_shape};
use crate::import::field::Field;
use crate::import::layout::Layout;
use crate::import::notation::value::Kind;
use crate::import::numbering::Numbering;
use crate::import::parts::{is_plainly_one, labelled, part};
use crate::import::read::cell::Cell;
use crate::import::sheet::{RowView, Sheet};
use crate::syntax::Rank;

/// A row that is a heading.
#[derive(Clone, Debug)]
pub(crate) struct Heading {
    /// The number of the row.
    pub(crate) row: usize,
    pub(crate) rank: Rank,
    /// Its code, as it stands in the text of its cell.
    pub(crate) code: Option<String>,
    /// Its name, as it stands there.
    pub(crate) name: String,
}

/// The rows of a table that are headings, in their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Inside(Vec<Heading>);

/// A row that may be a heading.
struct Candidate<'t> {
    row: usize,
    /// The rank that its first words name.
    rank: Option<Rank>,
    /// What stands behind these words.
    text: &'t str,
    /// Whether it stands out from the rows of indicators.
    is_set_off: bool,
    /// Whether figures stand beside it.
    has_figures: bool,
    /// Whether another one follows before any row of the table.
    is_followed: bool,
}

/// The longest heading, in bytes.
const LONGEST: usize = 240;

impl Inside {
    /// The heading in a row.
    pub(crate) fn at(&self, row: usize) -> Option<&Heading> {
        let i = self.0.partition_point(|it| it.row < row);
        self.0.get(i).filter(|it| it.row == row)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Finds the headings among rows, where no column names objectives. `is_passed` tells of
    /// rows that are none of the table's own.
    pub(crate) fn of(
        sheet: &Sheet<'_>,
        layout: &Layout,
        rows: Range<usize>,
        is_passed: impl Fn(usize) -> bool,
    ) -> Self {
        let has = |it| layout.has(it);
        let objective = Rank::Objective;
        if has(Field::Name(objective)) || has(Field::Code(objective)) || !has(Field::Name(Rank::Indicator)) {
            return Self::default();
        }
        let (candidates, begins) = candidates(sheet, layout, rows, is_passed);
        let numbering = |is_labelled: bool| {
            let of = candidates.iter().filter(|it| it.rank.is_some() == is_labelled);
            Numbering::of(of.map(|it| it.text))
        };
        let (of_labelled, of_others) = (numbering(true), numbering(false));
        let split = |it: &Candidate<'_>| -> Option<(String, String)> {
            let numbering = if it.rank.is_some() { of_labelled } else { of_others };
            numbering.split(it.text).map(|Coded { code, name }| (code.to_owned(), name.to_owned()))
        };
        let mut shapes: Vec<Shape> = Vec::new();
        for it in candidates.iter().filter(|it| it.rank.is_none()) {
            if let Some((code, _)) = split(it) {
                add_shape(&mut shapes, &code);
            }
        }
        let levels = Levels::new(&shapes, &[]);
        let heading = |it: &Candidate<'_>| {
            let (code, name) = match split(it) {
                Some((code, name)) => (Some(code), name),
                None => (None, it.text.to_owned()),
            };
            let is_bare = it.rank.is_none() && code.is_none();
            // A name alone may be an indicator's without figures, or the rest of one above.
            let is_shown = if it.has_figures { it.is_set_off } else { begins || it.is_set_off };
            if is_bare && !is_shown {
                return None;
            }
            let rank = match (it.rank, &code) {
                (Some(rank), _) => rank,
                (None, Some(code)) => levels.rank(code).0,
                (None, None) if it.is_followed => Rank::Goal,
                (None, None) => objective,
            };
            Some(Heading { row: it.row, rank, code, name })
        };
        let found: Vec<Heading> = candidates.iter().filter_map(heading).collect();
        let has_objective = found.iter().any(|it| it.rank == objective);
        Self(if has_objective { found } else { Vec::new() })
    }
}

/// The rows that may be headings, and whether one stands before every other row.
fn candidates<'t>(
    sheet: &'t Sheet<'_>,
    layout: &Layout,
    rows: Range<usize>,
    is_passed: impl Fn(usize) -> bool,
) -> (Vec<Candidate<'t>>, bool) {
    let mut res: Vec<Candidate<'t>> = Vec::new();
    let mut is_followed = false;
    let mut is_data_below = false;
    for number in rows.rev() {
        let row = sheet.row(number);
        if row.cells.is_empty() || is_passed(number) {
            continue;
        }
        // What stands below the last row is no heading.
        match heading_cell(&row, layout).filter(|_| is_data_below) {
            Some(cell) => {
                let (rank, text) =
                    labelled(&cell.text).map_or((None, cell.text.as_ref()), |it| (Some(it.0), it.1));
                let rank = rank.or_else(|| {
                    let it = part(text).filter(|_| is_plainly_one(text))?;
                    Some(it.rank)
                });
                res.push(Candidate {
                    row: number,
                    rank,
                    text,
                    is_set_off: cell.width > 2 || cell.is_bold,
                    has_figures: row.cells.len() > 1,
                    is_followed,
                });
                is_followed = true;
            }
            None => {
                is_data_below |= row.cells.len() > 2;
                is_followed = false;
            }
        }
    }
    let begins = is_followed;
    res.reverse();
    (res, begins)
}

/// The cell of a row that names something and has nothing beside it but degrees.
fn heading_cell<'r, 'a>(row: &RowView<'r, 'a>, layout: &Layout) -> Option<&'r Cell<'a>> {
    let (first, rest) = row.cells.split_first()?;
    let is_name = first.text.len() <= LONGEST
        && !matches!(row.kinds.first(), Some(Kind::Date | Kind::Goal | Kind::Percent | Kind::Ratio))
        && first.text.chars().filter(|it| it.is_alphabetic()).count() >= 3;
    let is_degree = |it: &Cell<'_>| {
        layout.at(it.column).is_some_and(|it| {
            matches!(it.field, Field::Achieved(_) | Field::Weight(_)) || it.is_unknown && it.has_values
        })
    };
    (is_name && rest.iter().all(is_degree)).then_some(first)
}
