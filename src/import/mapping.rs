//! What was understood of the tables of a report, for people to look at.

use crate::import::columns::{Column, Columns, What};
use crate::import::read::cell::{Row, column_letters};
use crate::import::read::grid::Grid;
use crate::import::recognise::property_of;
use crate::import::titles::Role;
use crate::syntax::{Keyword, Language, Property, Rank, spelling};
use crate::text::Span;
use crate::text::origin::Place;

/// A table, as it was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Where its titles stand.
    pub place: Place,
    /// Whether its cells stand under their titles.
    pub is_by_columns: bool,
    /// Its columns; where cells do not stand under them, what is read in order.
    pub columns: Vec<Mapped>,
}

/// A column, as it was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Mapped {
    /// Its letters, as in a spreadsheet.
    pub letters: String,
    /// Its title.
    pub title: String,
    /// The keyword of what it holds.
    pub holds: String,
    /// Why it holds nothing that is written under a keyword of its own.
    pub reason: Option<&'static str>,
    /// The year that its values are for.
    pub year: Option<String>,
    /// How sure that is, from 0 to 100.
    pub certainty: u8,
}

impl Table {
    pub(crate) fn of(
        header: &Row<'_>,
        columns: Option<&Columns>,
        order: &[Role],
        grid: Option<&Grid>,
    ) -> Self {
        let place = header.cells.first().map(|it| it.at.place(grid));
        let place = place.unwrap_or(Place::Text(Span::at(0)));
        let columns_of = |it: &Columns| it.all.iter().map(Mapped::of).collect();
        let in_order = || order.iter().map(|it| Mapped::in_order(*it)).collect();
        Self { place, is_by_columns: columns.is_some(), columns: columns.map_or_else(in_order, columns_of) }
    }
}

impl Mapped {
    fn of(column: &Column) -> Self {
        let (holds, reason) = match column.what {
            What::Heading(rank) => (heading(rank), None),
            What::Code(rank) => (format!("{} (codice)", heading(rank)), None),
            What::IndicatorCode => (format!("{} (codice)", heading(Rank::Indicator)), None),
            What::OfHeading(rank, role) => (format!("{} ({})", heading(rank), word(role)), None),
            What::Role(role) => (word(role), None),
            What::Unit => ("unità".to_owned(), None),
            What::Deadline => ("scadenza".to_owned(), None),
            What::Note => (property(Property::Note), Some("import-kept-as-note")),
            What::Ignored(reason) => (String::new(), Some(reason)),
        };
        Self {
            letters: column_letters(column.number).to_string(),
            title: column.title.clone(),
            holds,
            reason,
            year: column.year.as_ref().map(ToString::to_string),
            certainty: column.certainty,
        }
    }

    fn in_order(role: Role) -> Self {
        Self {
            letters: String::new(),
            title: word(role),
            holds: word(role),
            reason: None,
            year: None,
            certainty: 0,
        }
    }
}

fn heading(rank: Rank) -> String {
    spelling(Keyword::Heading(rank), Language::It).to_owned()
}

fn property(property: Property) -> String {
    spelling(Keyword::Property(property), Language::It).to_owned()
}

/// The keyword for a role.
fn word(role: Role) -> String {
    property(match role {
        Role::Indicator => return heading(Rank::Indicator),
        Role::Weight => Property::Weight,
        Role::Formula => Property::Formula,
        Role::Measures => Property::Measure,
        Role::Result => Property::Result,
        Role::Target => Property::Target,
        Role::Achieved => Property::Achieved,
        Role::Baseline => Property::Baseline,
        it => property_of(it),
    })
}
