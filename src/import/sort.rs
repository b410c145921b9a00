//! What a row is, from what its cells hold.

use smallvec::SmallVec;

use crate::import::code::coded;
use crate::import::notation::value::{Kind, kind};
use crate::import::read::cell::Row;
use crate::import::roles::MAX_CELLS;
use crate::import::titles::{Found, Title, read, title};

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Nothing but empty cells.
    Empty,
    /// One cell of text: a title, or a name.
    Single,
    /// Titles of columns.
    Header,
    /// A code with a name, perhaps with its weight and achievement.
    Heading,
    /// An indicator with its values.
    Indicator,
    /// None of these.
    Unknown,
}

/// Kinds of the cells of a row.
pub(crate) type Kinds = SmallVec<[Kind; MAX_CELLS]>;

/// What the cells of a row hold.
pub(crate) fn kinds(row: &Row<'_>) -> Kinds {
    row.cells.iter().map(|it| kind(&it.text)).collect()
}

/// What a row is.
pub(crate) fn sort(row: &Row<'_>, kinds: &[Kind]) -> Sort {
    let Some(first) = row.cells.first() else { return Sort::Empty };
    let is_small = |it: &Kind| matches!(it, Kind::Percent | Kind::Number | Kind::Word | Kind::Broken);
    let is_heading = kinds.len() <= 3
        && kinds.first() == Some(&Kind::Text)
        && kinds.iter().skip(1).all(is_small)
        && coded(&first.text).is_some();
    if is_heading {
        return Sort::Heading;
    }
    let n_values = kinds.iter().filter(|it| **it != Kind::Text).count();
    match (kinds.len(), n_values) {
        (1, 0) => Sort::Single,
        (_, 0) if is_header(row) => Sort::Header,
        (len, n) if n < len && (n >= 2 || kinds.contains(&Kind::Goal)) => Sort::Indicator,
        _ => Sort::Unknown,
    }
}

/// Whether the cells of a row are titles: most of them known as such, or several of them.
fn is_header(row: &Row<'_>) -> bool {
    let n_titles = row.cells.iter().filter(|it| title(&it.text).is_some()).count();
    if n_titles >= 3 && n_titles.saturating_mul(2) > row.cells.len() {
        return true;
    }
    // Titles are short. Where a few are known, the others may come with years and brackets.
    let is_short = row.cells.len() >= 2 && row.cells.iter().all(|it| it.text.len() <= 80);
    if !is_short || n_titles == 0 {
        return false;
    }
    let is_sure = |it: &Found| it.certainty >= 90 || matches!(it.title, Title::Heading(_));
    let found = row.cells.iter().filter(|it| read(&it.text).as_ref().is_some_and(is_sure)).count();
    found >= 2 && found.saturating_mul(2) > row.cells.len()
}
