//! The columns of a table: what each holds, by its title and by its cells.
//!
//! In some reports the cells stand under their titles; then the columns say what is what,
//! and the hierarchy may stand in columns too. In others they do not, and only the order
//! of the cells helps ([`crate::import::roles`]). The rows below the titles tell which.

use std::borrow::Cow;

use compact_str::CompactString;

use crate::import::Options;
use crate::import::above::is_before_titles;
use crate::import::read::cell::{At, Cell, Row, Rows};
use crate::import::seen::{Seen, fits, look};
use crate::import::sort::Sort;
use crate::import::titles::{Found, Role, Title, plain, read, years};
use crate::syntax::Rank;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// Names of headings, perhaps with codes before them.
    Heading(Rank),
    /// Codes of headings.
    Code(Rank),
    /// Codes of indicators.
    IndicatorCode,
    /// Weights or achievements of headings.
    OfHeading(Rank, Role),
    /// Something about indicators.
    Role(Role),
    /// Units of the values of the row.
    Unit,
    /// Dates to be met.
    Deadline,
    /// Something else, kept as a note with the title of the column.
    Note,
    /// Nothing that a plan needs: the message says why.
    Ignored(&'static str),
}

/// A column of a table.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    /// Its number, counted from 0.
    pub(crate) number: u32,
    /// Its title, or its letters where it has none.
    pub(crate) title: String,
    /// Where the title stands.
    pub(crate) at: Option<At>,
    pub(crate) what: What,
    /// The year that its values are for.
    pub(crate) year: Option<CompactString>,
    /// Whether its numbers are hundredths though they do not say so.
    pub(crate) is_percent: bool,
    /// Whether its numbers are shares of one.
    pub(crate) is_share: bool,
    /// How sure that is, from 0 to 100.
    pub(crate) certainty: u8,
}

/// The columns of a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns {
    pub(crate) all: Vec<Column>,
    /// The titles as they stand, to know them again on another page.
    titles: Vec<String>,
    /// Words that stand for a missing value, where a title says so.
    pub(crate) missing: Vec<String>,
}

impl Columns {
    /// Reads the titles of a table and looks at the rows below. None where the cells do
    /// not stand under their titles.
    pub(crate) fn of<'a>(
        header: &Row<'_>,
        above: Option<&Row<'_>>,
        rows: impl Rows<'a>,
        options: &Options,
    ) -> Option<Self> {
        let mut res = Self { titles: titles(header), ..Self::default() };
        let found: Vec<(Column, Option<Title>)> =
            header.cells.iter().map(|cell| titled(cell, above, options)).collect();
        for cell in &header.cells {
            res.missing.extend(missing_word(&cell.text));
        }
        let mut columns: Vec<Column> = found.iter().map(|it| it.0.clone()).collect();
        let mut titles: Vec<Option<Title>> = found.into_iter().map(|it| it.1).collect();
        let seen = look(rows, header, &mut columns, &mut titles);
        if !fits(&columns, &titles, &seen) {
            return None;
        }
        res.all = columns;
        res.resolve(&titles, &seen);
        Some(res)
    }

    /// Whether a row has the titles of this table once more.
    pub(crate) fn is_again(&self, header: &Row<'_>) -> bool {
        self.titles == titles(header)
    }

    /// The column with a number.
    pub(crate) fn at(&self, number: u32) -> Option<&Column> {
        let i = self.all.partition_point(|it| it.number < number);
        self.all.get(i).filter(|it| it.number == number)
    }

    /// Whether a row is read by its columns. A heading or a title that stands alone in a
    /// column that holds neither headings nor their codes is not.
    pub(crate) fn takes<'a>(&self, row: &Row<'a>, sort: Sort, rows: impl Rows<'a>) -> bool {
        let is_heading = |it: &Column| matches!(it.what, What::Heading(_) | What::Code(_));
        let begins = row.cells.first().and_then(|it| self.at(it.column)).is_some_and(is_heading);
        match sort {
            Sort::Empty | Sort::Header => false,
            Sort::Heading => begins,
            // Alone before the titles of another table, it is the title of that.
            Sort::Single => begins && !is_before_titles(rows),
            Sort::Indicator | Sort::Unknown => true,
        }
    }

    /// The year of the plan, where the columns are of several: the last one with results.
    pub(crate) fn year(&self) -> Option<&CompactString> {
        let of = |role| {
            self.all.iter().filter(move |it| it.what == What::Role(role)).filter_map(|it| it.year.as_ref())
        };
        of(Role::Result).max().or_else(|| of(Role::Target).min())
    }

    /// Says what the columns are whose titles alone do not tell.
    fn resolve(&mut self, titles: &[Option<Title>], seen: &[Seen]) {
        let title = |i: usize| titles.get(i).copied().flatten();
        let is_text = |i: usize| seen.get(i).is_some_and(|it| it.n_text.saturating_mul(2) > it.n);
        let is_codes = |i: usize| {
            seen.get(i).is_some_and(|it| it.n > 0 && it.n_codes.saturating_mul(5) >= it.n.saturating_mul(4))
        };
        let n = self.all.len();
        let has_indicators = (0..n).any(|i| title(i) == Some(Title::Role(Role::Indicator)));
        for i in 0..n {
            let before = i.checked_sub(1).and_then(|it| self.all.get(it)).map(|it| it.what);
            let what = match title(i) {
                Some(Title::Heading(rank)) if is_codes(i) && i.saturating_add(1) < n => What::Code(rank),
                Some(Title::Code) => match title(i.saturating_add(1)) {
                    Some(Title::Heading(rank)) => What::Code(rank),
                    Some(Title::Role(Role::Indicator)) => What::IndicatorCode,
                    _ => match before {
                        Some(What::Heading(rank)) => What::Code(rank),
                        Some(What::Role(Role::Indicator)) => What::IndicatorCode,
                        _ => What::Note,
                    },
                },
                Some(Title::Count) => {
                    match is_codes(i) && title(i.saturating_add(1)) == Some(Title::Role(Role::Indicator)) {
                        true => What::IndicatorCode,
                        false => What::Ignored("import-ignored.count"),
                    }
                }
                Some(Title::Description) => match before {
                    Some(What::Code(rank)) => What::Heading(rank),
                    Some(What::Role(Role::Indicator)) if !self.has(Role::Formula, titles) => {
                        What::Role(Role::Formula)
                    }
                    _ if !has_indicators => What::Role(Role::Indicator),
                    _ => What::Note,
                },
                // An untitled column behind codes names what the codes stand for.
                None if is_text(i) && matches!(before, Some(What::Code(_))) => match before {
                    Some(What::Code(rank)) => What::Heading(rank),
                    _ => What::Note,
                },
                None if seen.get(i).is_some_and(|it| it.n_goals.saturating_mul(2) > it.n)
                    && !self.has(Role::Target, titles) =>
                {
                    What::Role(Role::Target)
                }
                None => What::Note,
                Some(it) => what_of(it),
            };
            if let Some(column) = self.all.get_mut(i) {
                if title(i).is_none() && what != What::Note {
                    column.certainty = 50;
                }
                column.what = what;
            }
        }
        self.keep_the_order_of_ranks();
        self.give_years();
        self.keep_one_of_each();
        self.find_shares(seen);
    }

    fn has(&self, role: Role, titles: &[Option<Title>]) -> bool {
        titles.contains(&Some(Title::Role(role)))
    }

    /// A column behind that of a lower rank is no rank above it: a note.
    fn keep_the_order_of_ranks(&mut self) {
        let mut lowest: Option<Rank> = None;
        for column in &mut self.all {
            match column.what {
                What::Heading(rank) | What::Code(rank) if lowest.is_some_and(|it| rank < it) => {
                    column.what = What::Note;
                }
                What::Heading(rank) | What::Code(rank) => lowest = Some(rank),
                _ => {}
            }
        }
    }

    /// Where columns come year by year, one without a year is of the year before it.
    fn give_years(&mut self) {
        let values = [Role::Target, Role::Result, Role::Achieved, Role::Weight];
        let n_of = |role| self.all.iter().filter(|it| it.what == What::Role(role)).count();
        let is_yearly = |role| n_of(role) > 1;
        let repeated: Vec<Role> = values.into_iter().filter(|it| is_yearly(*it)).collect();
        let mut last = None;
        let mut taken: Vec<(What, Option<CompactString>)> = Vec::new();
        for column in &mut self.all {
            let is_repeated = matches!(column.what, What::Role(it) if repeated.contains(&it));
            match &column.year {
                Some(it) => last = Some(it.clone()),
                // Of a year that it has already, a role has no second column.
                None if is_repeated && !taken.contains(&(column.what, last.clone())) => {
                    column.year.clone_from(&last);
                }
                None => {}
            }
            taken.push((column.what, column.year.clone()));
        }
    }

    /// Of two columns of the same kind and year, the second is kept as notes.
    fn keep_one_of_each(&mut self) {
        let mut taken: Vec<(What, Option<CompactString>)> = Vec::new();
        for column in &mut self.all {
            let is_in_words = matches!(column.what, What::Note | What::Ignored(_) | What::Unit)
                || matches!(column.what, What::Role(it) if !it.is_value() && it != Role::Indicator);
            let year = column.year.clone().filter(|_| matches!(column.what, What::Role(_)));
            let key = (column.what, year);
            if is_in_words {
                continue;
            }
            if taken.contains(&key) {
                column.what = What::Note;
                column.certainty = 50;
            } else {
                taken.push(key);
            }
        }
    }

    fn find_shares(&mut self, seen: &[Seen]) {
        for (column, seen) in self.all.iter_mut().zip(seen) {
            let is_share = match column.what {
                What::Role(Role::Achieved) | What::OfHeading(_, Role::Achieved) => true,
                What::Role(Role::Weight) | What::OfHeading(_, Role::Weight) => seen.n_parts > 0,
                _ => false,
            };
            let is_one = seen.n_to_one > 0 && seen.n_to_one == seen.n_values;
            column.is_share = is_share && is_one;
        }
    }
}

/// A column by its title.
fn titled(cell: &Cell<'_>, above: Option<&Row<'_>>, options: &Options) -> (Column, Option<Title>) {
    let group = above.and_then(|it| it.cells.iter().rev().find(|it| it.column <= cell.column));
    let whole: Cow<'_, str> = match group {
        Some(group) => Cow::Owned(format!("{} {}", group.text, cell.text)),
        None => Cow::Borrowed(&cell.text),
    };
    let given = options.given(&cell.text);
    let found = given.or_else(|| read(&cell.text)).or_else(|| read(&whole));
    let group_year = || group.and_then(|it| years(&it.text).last()).map(CompactString::from);
    let own_year = || years(&cell.text).last().map(CompactString::from);
    let column = |found: Option<&Found>| Column {
        number: cell.column,
        title: whole.clone().into_owned(),
        at: Some(cell.at),
        what: What::Note,
        year: found.and_then(|it| it.year.clone()).or_else(own_year).or_else(group_year),
        is_percent: found.is_some_and(|it| it.is_percent),
        is_share: false,
        certainty: found.map_or(0, |it| it.certainty),
    };
    (column(found.as_ref()), found.map(|it| it.title))
}

/// The titles of a table as they are compared.
pub(crate) fn titles(header: &Row<'_>) -> Vec<String> {
    header.cells.iter().map(|it| plain(&it.text)).collect()
}

/// The word that a title gives for missing values: `(-1 = dato mancante)`.
fn missing_word(title: &str) -> Option<String> {
    let lower = title.to_lowercase();
    let says = ["mancan", "missing", "non disponibil", "n.d", "not available", "assent"];
    let (word, meaning) = lower.split_once('(').map_or(lower.as_str(), |it| it.1).split_once('=')?;
    says.iter().any(|it| meaning.contains(it)).then(|| word.trim().to_owned())
}

fn what_of(title: Title) -> What {
    match title {
        Title::Heading(rank) => What::Heading(rank),
        Title::OfHeading(rank, role) => What::OfHeading(rank, role),
        Title::Role(role) => What::Role(role),
        Title::Unit => What::Unit,
        Title::Deadline => What::Deadline,
        Title::Code | Title::Description | Title::Count => What::Note,
        Title::Ignored => What::Ignored("import-ignored.given"),
    }
}
