//! An exported table into plan text, row by row.

use std::borrow::Cow;

use crate::check::Note;
use crate::finding::Message;
use crate::format::{Options, format_section};
use crate::import::Counts;
use crate::import::emit::write::quoted;
use crate::import::exported::{Column, Level, unquoted};
use crate::import::read::cell::{At, Cell, Row, Rows};
use crate::import::read::grid::Grid;
use crate::syntax::{Keyword, Language, Line, Property, Rank, Statement, parse_line, spelling};
use crate::text::Span;
use crate::text::origin::Origin;

/// Rows that are looked at for the titles of columns.
const MAX_ROWS: usize = 64;

/// The rule that reports cells that were not understood.
const UNREAD: &str = "unread-cell";

/// The titles of an exported table.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    /// What each column holds, by its number.
    columns: Vec<Option<Column>>,
    language: Language,
}

/// Finds the titles of an exported table in the first rows.
pub(crate) fn header<'a>(mut rows: impl Rows<'a>) -> Option<Header> {
    let mut row = Row::new();
    (0..MAX_ROWS).find_map(|_| if rows.next_row(&mut row) { titles(&row) } else { None })
}

/// The titles in a row: that of the level and that of the name must be there.
fn titles(row: &Row<'_>) -> Option<Header> {
    let found: Vec<(u32, Column, Language)> = row
        .cells
        .iter()
        .filter_map(|it| Column::of(&it.text).map(|(column, language)| (it.column, column, language)))
        .collect();
    let (.., language) = found.iter().find(|it| it.1 == Column::Level)?;
    found.iter().find(|it| it.1 == Column::Name)?;
    let last = found.iter().map(|it| it.0).max()?;
    let mut columns = vec![None; (last as usize).saturating_add(1)];
    for (at, column, _) in &found {
        if let Some(slot) = columns.get_mut(*at as usize) {
            *slot = Some(*column);
        }
    }
    Some(Header { columns, language: *language })
}

/// Reads every row of a table with these titles.
pub(crate) fn read<'a>(
    mut rows: impl Rows<'a>,
    header: Header,
    grid: Option<&Grid>,
    capacity: usize,
) -> (String, Origin, Vec<Note>, Counts) {
    let mut reader = Reader {
        header,
        grid,
        begun: false,
        text: String::with_capacity(capacity),
        origin: Origin::default(),
        notes: Vec::new(),
        counts: Counts::default(),
        section: Vec::new(),
        next: 0,
        said: Vec::new(),
    };
    let mut row = Row::new();
    while rows.next_row(&mut row) {
        reader.row(&row);
    }
    reader.end_section();
    if reader.text.ends_with("\n\n") {
        reader.text.pop();
    }
    (reader.text, reader.origin, reader.notes, reader.counts)
}

struct Reader<'s> {
    header: Header,
    grid: Option<&'s Grid>,
    /// Whether the titles have been read.
    begun: bool,
    text: String,
    origin: Origin,
    notes: Vec<Note>,
    counts: Counts,
    /// The lines of the section that is being read, each with the cell that it comes from.
    section: Vec<(String, At)>,
    /// Where in it measures and the like go, so that lines come in their usual order.
    next: usize,
    /// What is to be said of the section, each with the number of lines before it.
    said: Vec<(usize, Note)>,
}

impl Reader<'_> {
    fn row(&mut self, row: &Row<'_>) {
        let n_cells = row.cells.len();
        self.counts.rows = self.counts.rows.saturating_add(1);
        self.counts.cells = self.counts.cells.saturating_add(n_cells);
        self.counts.empty_cells = self.counts.empty_cells.saturating_add(row.n_empty);
        if n_cells == 0 {
            return;
        }
        let level = self.cell(row, Column::Level).and_then(|it| Level::of(&it.text));
        let header = if self.begun && level.is_some() { None } else { titles(row) };
        if let Some(header) = header {
            self.header = header;
            self.begun = true;
            self.ignored(n_cells);
            return;
        }
        if !self.begun {
            // Above the titles stands what people put there.
            self.ignored(n_cells);
            return;
        }
        let Some(level) = level else {
            row.cells.iter().for_each(|it| self.unread(it, "import-unread-cell"));
            return;
        };
        match level {
            Level::Heading(rank) => self.heading(row, rank),
            Level::Year => self.year(row),
            Level::Scoring => self.named(row, Property::Scoring),
            Level::Previous => self.named(row, Property::Previous),
            Level::Note => self.named(row, Property::Note),
            Level::Measure => self.measure(row),
        }
    }

    fn column(&self, cell: &Cell<'_>) -> Option<Column> {
        self.header.columns.get(cell.column as usize).copied().flatten()
    }

    fn cell<'r, 'a>(&self, row: &'r Row<'a>, column: Column) -> Option<&'r Cell<'a>> {
        row.cells.iter().find(|it| self.column(it) == Some(column))
    }

    fn word(&self, keyword: Keyword) -> &'static str {
        spelling(keyword, self.header.language)
    }

    fn heading(&mut self, row: &Row<'_>, rank: Rank) {
        if rank <= Rank::Objective {
            self.end_section();
            self.counts.headings = self.counts.headings.saturating_add(1);
        }
        match rank {
            Rank::Objective => self.counts.objectives = self.counts.objectives.saturating_add(1),
            Rank::Indicator => self.counts.indicators = self.counts.indicators.saturating_add(1),
            _ => {}
        }
        // The long form leaves every code its meaning.
        let keyword = match (rank, self.header.language) {
            (Rank::Objective, Language::It) => "obiettivo operativo",
            (Rank::Objective, Language::En) => "operational objective",
            _ => self.word(Keyword::Heading(rank)),
        };
        let name = self.cell(row, Column::Name);
        let at = name.or(row.cells.first()).map_or(At::Text(Span::at(0)), |it| it.at);
        let mut text = String::new();
        quoted(&mut text, &name.map_or(Cow::Borrowed(""), content));
        let code = self.cell(row, Column::Code).map(|it| (it, content(it)));
        let line = match &code {
            Some((_, code)) => format!("{keyword} {code} {text}"),
            None => format!("{keyword} {text}"),
        };
        let is_read = |line: &Line<'_>, code: Option<&str>| {
            is_whole(line)
                && matches!(&line.statement, Statement::Heading(it) if it.rank == rank && it.code == code)
        };
        if is_read(&parse_line(&line), code.as_ref().map(|it| it.1.as_ref())) {
            self.section.push((line, at));
        } else {
            self.section.push((format!("{keyword} {text}"), at));
            if let Some((cell, _)) = code {
                self.unread(cell, "import-unread-cell");
            }
        }
        self.next = self.section.len();
        if let Some(weight) = self.cell(row, Column::Of(Property::Weight)) {
            self.property(Property::Weight, weight);
            self.next = self.section.len();
        }
        self.properties(row);
    }

    /// Writes a line where measures go.
    fn insert(&mut self, line: String, at: At) {
        let next = self.next.min(self.section.len());
        self.section.insert(next, (line, at));
        for (n_lines, _) in self.said.iter_mut().filter(|it| it.0 > next) {
            *n_lines = n_lines.saturating_add(1);
        }
        self.next = next.saturating_add(1);
    }

    /// The other cells of a row that hold properties.
    fn properties(&mut self, row: &Row<'_>) {
        for cell in &row.cells {
            match self.column(cell) {
                Some(Column::Level | Column::Code | Column::Name | Column::Of(Property::Weight)) => {}
                Some(Column::Check(_)) => self.ignored(1),
                Some(Column::Of(Property::Measure)) | None => self.unread(cell, "import-unread-cell"),
                Some(Column::Of(property)) => self.property(property, cell),
            }
        }
    }

    fn property(&mut self, property: Property, cell: &Cell<'_>) {
        let word = self.word(Keyword::Property(property));
        let text = content(cell);
        match property {
            Property::Weight
            | Property::Achieved
            | Property::Direction
            | Property::Thresholds
            | Property::Resources
            | Property::Staff
            | Property::Scoring => self.value(property, &format!("{word} {text}"), cell),
            Property::Baseline | Property::Target | Property::Result => {
                for part in text.split(';') {
                    let part = yearly(part.trim());
                    self.value(property, &format!("{word} {part}"), cell);
                }
            }
            Property::Formula => {
                let line = format!("{word} {text}");
                let is_bare = matches!(text, Cow::Borrowed(_));
                match is_bare && is_whole(&parse_line(&line)) {
                    true => self.section.push((line, cell.at)),
                    false => self.words(word, &text, cell.at),
                }
            }
            _ => self.words(word, &text, cell.at),
        }
    }

    /// A line with a value, or a note where the value cannot be read.
    fn value(&mut self, property: Property, line: &str, cell: &Cell<'_>) {
        if is_whole(&parse_line(line)) {
            self.section.push((line.to_owned(), cell.at));
            return;
        }
        let text = format!("{}: {}", self.word(Keyword::Property(property)), cell.text);
        self.words(self.word(Keyword::Property(Property::Note)), &text, cell.at);
        self.unread(cell, "import-unread-value");
    }

    fn words(&mut self, word: &str, text: &str, at: At) {
        let mut line = format!("{word} ");
        quoted(&mut line, text);
        self.section.push((line, at));
    }

    /// A row that holds one property under its name.
    fn named(&mut self, row: &Row<'_>, property: Property) {
        let Some(cell) = self.cell(row, Column::Name) else { return };
        let word = self.word(Keyword::Property(property));
        let scoring = format!("{word} {}", content(cell));
        match property {
            Property::Scoring if is_whole(&parse_line(&scoring)) => self.insert(scoring, cell.at),
            Property::Scoring => self.value(property, &scoring, cell),
            _ => self.words(word, &content(cell), cell.at),
        }
        self.others(row, &[Column::Level, Column::Name]);
    }

    /// The year belongs to the heading of the plan.
    fn year(&mut self, row: &Row<'_>) {
        let Some(cell) = self.cell(row, Column::Name) else { return };
        let year = content(cell);
        let with_year = self.section.first().map(|it| format!("{} {year}", it.0));
        let is_year = |it: &String| {
            let line = parse_line(it);
            is_whole(&line) && matches!(line.statement, Statement::Heading(it) if it.year.is_some())
        };
        match (with_year.filter(is_year), self.section.first_mut()) {
            (Some(line), Some(first)) => first.0 = line,
            _ => self.unread(cell, "import-unread-value"),
        }
        self.others(row, &[Column::Level, Column::Name]);
    }

    fn measure(&mut self, row: &Row<'_>) {
        let word = self.word(Keyword::Property(Property::Measure));
        let name = self.cell(row, Column::Code).map_or(Cow::Borrowed(""), content);
        let value = self.cell(row, Column::Of(Property::Measure));
        let described = self.cell(row, Column::Name);
        let at = value.or(described).or(row.cells.first()).map_or(At::Text(Span::at(0)), |it| it.at);
        let mut line = format!("{word} {name}");
        if let Some(value) = value.map(content) {
            match value.strip_prefix('(').and_then(|it| it.strip_suffix(')')) {
                Some(unit) => line.push_str(&format!(" {unit}")),
                None => line.push_str(&format!(" = {value}")),
            }
        }
        if let Some(it) = described {
            line.push(' ');
            quoted(&mut line, &content(it));
        }
        if is_whole(&parse_line(&line)) {
            self.insert(line, at);
        } else {
            let text: Vec<&str> = row.cells.iter().map(|it| it.text.as_ref()).collect();
            self.words(self.word(Keyword::Property(Property::Note)), &text.join(" "), at);
            row.cells.iter().for_each(|it| self.unread(it, "import-unread-cell"));
        }
        self.others(row, &[Column::Level, Column::Code, Column::Name, Column::Of(Property::Measure)]);
    }

    /// Cells in columns where a row of this level has none.
    fn others(&mut self, row: &Row<'_>, known: &[Column]) {
        for cell in &row.cells {
            match self.column(cell) {
                Some(Column::Check(_)) => self.ignored(1),
                Some(it) if known.contains(&it) => {}
                _ => self.unread(cell, "import-unread-cell"),
            }
        }
    }

    /// Writes the section in canonical form. Its lines keep their order, so each leads back
    /// to its cell.
    fn end_section(&mut self) {
        let section = std::mem::take(&mut self.section);
        let mut plain = String::new();
        for (line, _) in &section {
            plain.push_str(line);
            plain.push('\n');
        }
        let start = self.text.len();
        format_section(&plain, &Options { language: Some(self.header.language) }, &mut self.text);
        let mut places = section.iter().map(|it| it.1);
        let mut ends = vec![start];
        let mut at = start;
        for line in self.text.get(start..).unwrap_or("").split_inclusive('\n') {
            let end = at.saturating_add(line.len());
            if let Some(place) = Some(line).filter(|it| *it != "\n").and_then(|_| places.next()) {
                let span = Span::new(at, end.saturating_sub(1));
                self.origin.push(span, place.place(self.grid));
                ends.push(end);
            }
            at = end;
        }
        for (n_lines, note) in self.said.drain(..) {
            let end = ends.get(n_lines).copied().unwrap_or(start);
            self.notes.push(Note { at: end.saturating_sub(1), ..note });
        }
    }

    fn ignored(&mut self, n: usize) {
        self.counts.ignored_cells = self.counts.ignored_cells.saturating_add(n);
    }

    fn unread(&mut self, cell: &Cell<'_>, message: &'static str) {
        self.counts.unread_cells = self.counts.unread_cells.saturating_add(1);
        let text: String = cell.text.chars().take(80).collect();
        let note = Note {
            rule: UNREAD,
            place: cell.at.place(self.grid),
            message: Message::new(message).with("text", text.as_str()),
            at: 0,
            is_about_last: !self.section.is_empty(),
        };
        self.said.push((self.section.len(), note));
    }
}

/// What a cell says, its quotes taken off.
fn content<'r>(cell: &'r Cell<'_>) -> Cow<'r, str> {
    unquoted(&cell.text).map_or(Cow::Borrowed(cell.text.as_ref()), Cow::Owned)
}

/// Whether a line was read to its end: no error, and no comment that swallowed the rest.
fn is_whole(line: &Line<'_>) -> bool {
    line.error.is_none() && line.comment.is_none()
}

/// `2024: >= 75%` as plans write it.
fn yearly(part: &str) -> Cow<'_, str> {
    match part.split_once(':') {
        Some((year, rest)) if year.len() == 4 && year.bytes().all(|it| it.is_ascii_digit()) => {
            Cow::Owned(format!("{year} {}", rest.trim_start()))
        }
        _ => Cow::Borrowed(part),
    }
}
