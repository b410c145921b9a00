//! The columns of a table: what each holds, by its title and by its cells.
//!
//! In some reports the cells stand under their titles; then the columns say what is what,
//! and the hierarchy may stand in columns too. In others they do not, and only the order
//! of the cells helps ([`crate::import::roles`]). The rows below the titles tell which.

use std::borrow::Cow;

use compact_str::CompactString;

use crate::import::Options;
use crate::import::cell::{At, Cell, Row, Rows, column_letters};
use crate::import::code::is_bare_code;
use crate::import::number::Mark;
use crate::import::sort::{Sort, kinds, sort};
use crate::import::titles::{Found, Role, Title, plain, read, years};
use crate::import::value::{Kind, numbers};
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

/// The most rows below the titles that are looked at.
const MAX_ROWS: usize = 200;

/// What the cells of a column are like.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    n: usize,
    n_text: usize,
    n_values: usize,
    n_goals: usize,
    n_codes: usize,
    /// Numbers from 0 to 1 without a unit, and those among them with decimals.
    n_to_one: usize,
    n_parts: usize,
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

fn titles(header: &Row<'_>) -> Vec<String> {
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

/// Looks at the rows below the titles. Columns without a title are added in their places.
fn look<'a>(
    mut rows: impl Rows<'a>,
    header: &Row<'_>,
    columns: &mut Vec<Column>,
    titled: &mut Vec<Option<Title>>,
) -> Vec<Seen> {
    let mut seen = vec![Seen::default(); columns.len()];
    let mut row = Row::new();
    for _ in 0..MAX_ROWS {
        if !rows.next_row(&mut row) || row.table != header.table {
            break;
        }
        let kinds = kinds(&row);
        match sort(&row, &kinds) {
            Sort::Header if titles(&row) != titles(header) => break,
            Sort::Header | Sort::Empty | Sort::Single | Sort::Heading => continue,
            Sort::Indicator | Sort::Unknown => {}
        }
        for (cell, kind) in row.cells.iter().zip(kinds) {
            let i = columns.partition_point(|it| it.number < cell.column);
            if columns.get(i).is_none_or(|it| it.number != cell.column) {
                columns.insert(i, untitled(cell.column));
                titled.insert(i, None);
                seen.insert(i, Seen::default());
            }
            if let Some(seen) = seen.get_mut(i) {
                seen.cell(&cell.text, kind);
            }
        }
    }
    seen
}

fn untitled(number: u32) -> Column {
    Column {
        number,
        title: column_letters(number).to_string(),
        at: None,
        what: What::Note,
        year: None,
        is_percent: false,
        is_share: false,
        certainty: 0,
    }
}

impl Seen {
    fn cell(&mut self, text: &str, kind: Kind) {
        let add = |n: &mut usize, is: bool| *n = n.saturating_add(usize::from(is));
        add(&mut self.n, true);
        add(&mut self.n_text, kind == Kind::Text);
        add(&mut self.n_values, !matches!(kind, Kind::Text | Kind::Word));
        add(&mut self.n_goals, kind == Kind::Goal);
        add(&mut self.n_codes, is_bare_code(text));
        if kind == Kind::Number && text.bytes().all(|it| it.is_ascii_digit() || matches!(it, b',' | b'.')) {
            let mut written = String::new();
            numbers(text).for_each(|it| it.write(Mark::Comma, &mut written));
            let is_part = written.starts_with("0,") || written.starts_with("00,");
            add(&mut self.n_parts, is_part && written.bytes().any(|it| matches!(it, b'1'..=b'9')));
            add(&mut self.n_to_one, is_part || matches!(written.as_str(), "0" | "1" | "1,0" | "1,00"));
        }
    }
}

/// Whether the cells are what their titles say.
fn fits(columns: &[Column], titles: &[Option<Title>], seen: &[Seen]) -> bool {
    let (mut n, mut n_fit) = (0_usize, 0_usize);
    for (title, seen) in titles.iter().zip(seen) {
        let Some(title) = title else { continue };
        n = n.saturating_add(seen.n);
        n_fit = n_fit.saturating_add(match title {
            Title::Heading(_) => seen.n_text.max(seen.n_codes),
            Title::Role(Role::Weight | Role::Achieved) | Title::OfHeading(..) => seen.n_values,
            Title::Role(it) if it.is_value() => seen.n.saturating_sub(seen.n_text / 2),
            Title::Role(_) | Title::Description => seen.n_text.max(seen.n_codes),
            Title::Code | Title::Count | Title::Unit | Title::Deadline | Title::Ignored => seen.n,
        });
    }
    let untitled = columns.iter().zip(seen).filter(|it| it.0.at.is_none());
    n = n.saturating_add(untitled.map(|it| it.1.n).sum());
    n > 0 && n_fit.saturating_mul(4) >= n.saturating_mul(3)
}

/// Whether the next row that holds something is one of titles.
pub(crate) fn is_before_titles<'a>(mut rows: impl Rows<'a>) -> bool {
    const MOST_EMPTY: usize = 8;
    let mut next = Row::new();
    for _ in 0..MOST_EMPTY {
        if !rows.next_row(&mut next) {
            return false;
        }
        if !next.cells.is_empty() {
            return sort_of(&next) == Sort::Header;
        }
    }
    false
}

/// Whether a row of titles follows, perhaps behind other rows of one cell.
pub(crate) fn is_above_titles<'a>(mut rows: impl Rows<'a>) -> bool {
    const MOST: usize = 12;
    let mut next = Row::new();
    for _ in 0..MOST {
        if !rows.next_row(&mut next) {
            return false;
        }
        if next.cells.len() > 1 {
            return sort_of(&next) == Sort::Header;
        }
    }
    false
}

fn sort_of(row: &Row<'_>) -> Sort {
    sort(row, &kinds(row))
}

/// Titles over titles: years, each over some columns.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    row: Row<'static>,
}

impl Group {
    /// Whether a row is one: short words or years side by side, over the titles.
    pub(crate) fn is_one<'a>(row: &Row<'a>, mut rows: impl Rows<'a>) -> bool {
        let is_short = row.cells.len() >= 2 && row.cells.iter().all(|it| it.text.len() <= 40);
        if !is_short || row.cells.iter().all(|it| years(&it.text).next().is_none()) {
            return false;
        }
        let mut next = Row::new();
        rows.next_row(&mut next) && sort_of(&next) == Sort::Header
    }

    pub(crate) fn new(row: &Row<'_>) -> Self {
        let cell = |it: &Cell<'_>| Cell {
            text: Cow::Owned(it.text.to_string()),
            at: it.at,
            column: it.column,
            height: it.height,
            is_typed: it.is_typed,
        };
        let cells = row.cells.iter().map(cell).collect();
        Self { row: Row { cells, n_empty: row.n_empty, table: row.table } }
    }

    pub(crate) fn row(&self) -> &Row<'static> {
        &self.row
    }
}
