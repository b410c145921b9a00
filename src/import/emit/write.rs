//! Plan text in canonical form, and the map from it back to the report.

use std::borrow::Cow;

use smallvec::SmallVec;

use crate::import::code::Coded;
use crate::import::emit::names::{Names, quotient};
use crate::import::notation::number::Mark;
use crate::import::notation::value::{self, Kind, Sign};
use crate::import::read::cell::{At, Cell};
use crate::import::read::grid::Grid;
use crate::syntax::{Keyword, Language, Property, Rank, spelling};
use crate::text::Span;
use crate::text::origin::Origin;

/// A cell and what it holds.
pub(crate) type Read<'r, 'a> = (&'r Cell<'a>, Kind);

/// What a row says of an indicator.
#[derive(Clone, Debug, Default)]
pub(crate) struct Indicator<'r, 'a> {
    pub(crate) code: Option<(String, At)>,
    pub(crate) name: Option<&'r Cell<'a>>,
    pub(crate) weight: Option<Read<'r, 'a>>,
    pub(crate) formula: Option<&'r Cell<'a>>,
    pub(crate) measures: Option<Read<'r, 'a>>,
    /// Two cells with the operands of a quotient.
    pub(crate) operands: Option<[&'r Cell<'a>; 2]>,
    /// Why the measures are not read surely.
    pub(crate) measures_doubt: Option<u16>,
    /// Why anything of the row is not sure.
    pub(crate) doubt: Option<u16>,
    pub(crate) target: Option<Read<'r, 'a>>,
    pub(crate) result: Option<Read<'r, 'a>>,
    pub(crate) achieved: Option<Read<'r, 'a>>,
    pub(crate) baseline: Option<Read<'r, 'a>>,
    /// What stands in words under a keyword.
    pub(crate) words: SmallVec<[(Property, &'r Cell<'a>); 2]>,
    /// Values that were put into the notation of plans, in the order of the columns.
    pub(crate) entries: Vec<Entry>,
    /// Cells that are kept as notes, with the keyword that they were meant for.
    pub(crate) unread: SmallVec<[(Property, &'r Cell<'a>); 2]>,
}

/// A line of a property, ready but for its keyword.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) property: Property,
    pub(crate) at: At,
    pub(crate) text: String,
    /// Why it is not read surely.
    pub(crate) doubt: Option<u16>,
}

/// The values of an indicator as plans write them.
#[derive(Default)]
struct Values<'r, 'a> {
    told: SmallVec<[(Property, At, String); 5]>,
    /// Cells of which no value can be written.
    lost: SmallVec<[(Property, &'r Cell<'a>); 2]>,
}

/// The code and the name of a heading, each with its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Named<'n> {
    pub(crate) code: Option<(&'n str, At)>,
    pub(crate) name: Option<(&'n str, At)>,
}

/// The plan text so far.
#[derive(Debug)]
pub(crate) struct Writer<'s> {
    pub(crate) text: String,
    pub(crate) origin: Origin,
    grid: Option<&'s Grid>,
    mark: Mark,
    names: Names,
    /// Why what is being written is not sure.
    doubt: Option<u16>,
    /// Whether the last line is a heading without properties.
    after_heading: bool,
}

/// A line that is being written: its text, and the places of its parts.
struct Line<'w> {
    text: &'w mut String,
    parts: SmallVec<[(Span, At); 4]>,
}

impl Line<'_> {
    fn part(&mut self, at: At, write: impl FnOnce(&mut String)) {
        let start = self.text.len();
        write(self.text);
        self.parts.push((Span::new(start, self.text.len()), at));
    }
}

impl<'s> Writer<'s> {
    pub(crate) fn new(capacity: usize, grid: Option<&'s Grid>, mark: Mark) -> Self {
        let text = String::with_capacity(capacity);
        Self {
            text,
            origin: Origin::default(),
            grid,
            mark,
            names: Names::default(),
            doubt: None,
            after_heading: false,
        }
    }

    /// Sets what marks decimals from here on.
    pub(crate) fn set_mark(&mut self, mark: Mark) {
        self.mark = mark;
    }

    /// What marks decimals in a cell: the report's own mark, but for numbers that a
    /// workbook holds as such.
    pub(crate) fn mark_of(&self, cell: &Cell<'_>) -> Mark {
        if cell.is_typed { Mark::Comma } else { self.mark }
    }

    /// Writes one line and records where it and its parts come from.
    fn line(&mut self, at: At, write: impl FnOnce(&mut Line<'_>)) {
        let start = self.text.len();
        let mut line = Line { text: &mut self.text, parts: SmallVec::new() };
        write(&mut line);
        let parts = line.parts;
        self.origin.push_doubtful(Span::new(start, self.text.len()), at.place(self.grid), self.doubt);
        for (span, part) in parts {
            if part != at {
                self.origin.push_doubtful(span, part.place(self.grid), self.doubt);
            }
        }
        self.text.push('\n');
    }

    /// The heading of the plan.
    pub(crate) fn plan(&mut self, name: &str, name_at: At, year: Option<(&str, At)>) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.line(name_at, |line| {
            line.text.push_str("piano ");
            quoted(line.text, name);
            if let Some((year, at)) = year {
                line.text.push(' ');
                line.part(at, |out| out.push_str(year));
            }
        });
    }

    /// A heading of rank perspective to objective.
    pub(crate) fn heading(&mut self, rank: Rank, coded: Coded<'_>, cell: &Cell<'_>) {
        let code = Some((coded.code, cell.part(coded.code))).filter(|it| !it.0.is_empty());
        let named = Named { code, name: Some((coded.name, cell.part(coded.name))) };
        self.named(rank, named, cell.at);
    }

    /// A heading whose code and name may come from two cells.
    pub(crate) fn named(&mut self, rank: Rank, named: Named<'_>, at: At) {
        if !self.text.is_empty() && (rank == Rank::Objective || !self.after_heading) {
            self.text.push('\n');
        }
        self.line(at, |line| {
            line.text.push_str(spelling(Keyword::Heading(rank), Language::It));
            if let Some((code, at)) = named.code {
                line.text.push(' ');
                line.part(at, |out| out.push_str(code));
            }
            line.text.push(' ');
            match named.name {
                Some((name, at)) => line.part(at, |out| quoted(out, name)),
                None => quoted(line.text, ""),
            }
        });
        self.after_heading = true;
    }

    /// Properties of a heading.
    pub(crate) fn entries_of_heading(&mut self, entries: &[Entry]) {
        let width = entries.iter().map(|it| word(it.property).len()).max().unwrap_or(0);
        for it in entries {
            self.entry(2, width, it);
            self.after_heading = false;
        }
    }

    fn entry(&mut self, indent: usize, width: usize, entry: &Entry) {
        if entry.text.trim().is_empty() {
            return;
        }
        let before = self.doubt;
        self.doubt = entry.doubt.or(before);
        self.line(entry.at, |line| {
            keyword(line.text, indent, width, entry.property);
            line.text.push_str(&entry.text);
        });
        self.doubt = before;
    }

    /// Weight and achievement of a heading.
    pub(crate) fn of_heading(&mut self, weight: Option<Read<'_, '_>>, achieved: Option<Read<'_, '_>>) {
        let width = if achieved.is_some() { "grado".len() } else { "peso".len() };
        let given = [(Property::Weight, weight), (Property::Achieved, achieved)];
        for (property, read) in given.into_iter().filter_map(|it| Some((it.0, it.1?))) {
            let text = self.written(read);
            if !text.trim().is_empty() {
                self.value(2, width, property, (read.0.at, &text));
                self.after_heading = false;
            }
        }
    }

    /// An indicator with all that its row says.
    pub(crate) fn indicator(&mut self, it: &Indicator<'_, '_>, row: At) {
        let values = self.values(it);
        self.after_heading = false;
        let before = std::mem::replace(&mut self.doubt, it.doubt);
        let at = it.name.map_or(row, |it| it.at);
        self.line(at, |line| {
            line.text.push_str("  indicatore ");
            if let Some((code, at)) = &it.code {
                line.part(*at, |out| out.push_str(code));
                line.text.push(' ');
            }
            quoted(line.text, it.name.map_or("", |it| &it.text));
        });
        let width = width(it, &values);
        self.told(width, &values, Property::Weight);
        self.entries(width, it, Property::Weight);
        self.doubt = it.measures_doubt.or(it.doubt);
        let is_told = match (it.measures, it.operands) {
            (Some((cell, Kind::Ratio)), _) => self.quotient(width, cell, it.formula),
            (Some((cell, kind)), _) => self.single(width, cell, kind, it),
            (None, Some(cells)) => self.operands(width, cells, it.formula),
            (None, None) => false,
        };
        self.doubt = it.doubt;
        let name = it.name.map_or("", |it| &*it.text);
        let untold = it.formula.filter(|it| !is_told && it.text != name);
        let has_measures = it.measures.is_some() || it.operands.is_some();
        if let Some(cell) = untold.filter(|_| !has_measures) {
            self.words(width, Property::Formula, cell.at, &cell.text);
        }
        for property in [Property::Baseline, Property::Target] {
            self.told(width, &values, property);
            self.entries(width, it, property);
        }
        for property in [Property::Direction, Property::Thresholds] {
            self.entries(width, it, property);
        }
        for property in [Property::Result, Property::Achieved] {
            self.told(width, &values, property);
            self.entries(width, it, property);
        }
        self.entries(width, it, Property::Judgement);
        for (property, cell) in &it.words {
            self.words(width, *property, cell.at, &cell.text);
        }
        self.entries(width, it, Property::Note);
        if let Some(cell) = untold.filter(|_| has_measures) {
            self.words(width, Property::Note, cell.at, &cell.text);
        }
        for (property, cell) in it.unread.iter().chain(&values.lost) {
            let text = format!("{}: {}", spelling(Keyword::Property(*property), Language::It), cell.text);
            self.words(width, Property::Note, cell.at, &text);
        }
        self.doubt = before;
    }

    /// Two measures that stand in cells of their own, and their quotient.
    fn operands(&mut self, width: usize, cells: [&Cell<'_>; 2], formula: Option<&Cell<'_>>) -> bool {
        let told = formula.and_then(|it| Some((it, quotient(&it.text)?)));
        let words = told.map_or(("", ""), |it| it.1);
        let mut names = std::mem::take(&mut self.names);
        names.set(words.0, words.1);
        let widest = names.first.chars().count().max(names.second.chars().count());
        let [upper, lower] = cells;
        for (name, cell, words) in [(&names.first, upper, words.0), (&names.second, lower, words.1)] {
            let described = told.map(|(cell, _)| (cell.part(words), words));
            let mark = self.mark_of(cell);
            self.measure(width, (name, widest), (&cell.text, cell.at, mark), described);
        }
        let at = formula.map_or(upper.at, |it| it.at);
        self.line(at, |line| {
            keyword(line.text, 4, width, Property::Formula);
            line.text.push_str(&names.first);
            line.text.push_str(" / ");
            line.text.push_str(&names.second);
        });
        self.names = names;
        told.is_some()
    }

    fn entries(&mut self, width: usize, it: &Indicator<'_, '_>, property: Property) {
        for it in it.entries.iter().filter(|it| it.property == property) {
            self.entry(4, width, it);
        }
    }

    /// Two measures and their quotient. Says whether the description is told with them.
    fn quotient(&mut self, width: usize, values: &Cell<'_>, formula: Option<&Cell<'_>>) -> bool {
        let Some((first, second)) = value::ratio(&values.text) else { return false };
        let told = formula.and_then(|it| Some((it, quotient(&it.text)?)));
        let (first_words, second_words) = told.map_or(("", ""), |it| it.1);
        let mark = self.mark_of(values);
        let mut names = std::mem::take(&mut self.names);
        names.set(first_words, second_words);
        let widest = names.first.chars().count().max(names.second.chars().count());
        for (name, amount, words) in
            [(&names.first, first, first_words), (&names.second, second, second_words)]
        {
            let at = values.part(amount);
            let described = told.map(|(cell, _)| (cell.part(words), words));
            self.measure(width, (name, widest), (amount, at, mark), described);
        }
        let at = formula.map_or(values.at, |it| it.at);
        self.line(at, |line| {
            keyword(line.text, 4, width, Property::Formula);
            line.text.push_str(&names.first);
            line.text.push_str(" / ");
            line.text.push_str(&names.second);
        });
        self.names = names;
        told.is_some()
    }

    /// One measure, which is the result. Says whether the description is told with it.
    fn single(&mut self, width: usize, values: &Cell<'_>, kind: Kind, it: &Indicator<'_, '_>) -> bool {
        let name = if kind == Kind::Date { "data" } else { "valore" };
        let described = it.formula.filter(|cell| it.name.is_none_or(|name| name.text != cell.text));
        let told = described.map(|it| (it.at, &*it.text));
        self.measure(width, (name, name.len()), (&values.text, values.at, self.mark_of(values)), told);
        if kind != Kind::Word {
            self.line(it.formula.unwrap_or(values).at, |line| {
                keyword(line.text, 4, width, Property::Formula);
                line.text.push_str(name);
            });
        }
        true
    }

    fn measure(
        &mut self,
        width: usize,
        (name, widest): (&str, usize),
        (amount, at, mark): (&str, At, Mark),
        described: Option<(At, &str)>,
    ) {
        self.line(at, |line| {
            keyword(line.text, 4, width, Property::Measure);
            let begin = |out: &mut String| out.push_str(name);
            match described {
                Some((words_at, _)) => line.part(words_at, begin),
                None => begin(line.text),
            }
            blanks(line.text, widest.saturating_sub(name.chars().count()));
            line.text.push_str(" = ");
            value::write(amount, mark, line.text);
            if let Some((words_at, words)) = described {
                line.text.push(' ');
                line.part(words_at, |out| quoted(out, words));
            }
        });
    }

    /// The values of an indicator as plans write them, and the cells of which none can be written.
    fn values<'r, 'a>(&self, it: &Indicator<'r, 'a>) -> Values<'r, 'a> {
        let mut res = Values::default();
        for (property, read) in [
            (Property::Weight, it.weight),
            (Property::Baseline, it.baseline),
            (Property::Target, it.target),
            (Property::Result, it.result),
            (Property::Achieved, it.achieved),
        ] {
            let Some(read) = read else { continue };
            let text = self.written(read);
            // What is made of blanks of some kind only is no value.
            match text.trim().is_empty() {
                true => res.lost.push((property, read.0)),
                false => res.told.push((property, read.0.at, text)),
            }
        }
        res
    }

    /// A cell as a value of a plan.
    fn written(&self, (cell, kind): Read<'_, '_>) -> String {
        let mark = self.mark_of(cell);
        let mut written = String::new();
        match (kind, value::goal(&cell.text)) {
            (Kind::Goal, Some((sign, amount))) => {
                written.push_str(match sign {
                    Sign::Compare(it) => it,
                    Sign::By => "entro ",
                });
                value::write(amount, mark, &mut written);
            }
            _ => value::write(&cell.text, mark, &mut written),
        }
        written
    }

    fn told(&mut self, width: usize, values: &Values<'_, '_>, property: Property) {
        for (_, at, text) in values.told.iter().filter(|it| it.0 == property) {
            self.value(4, width, property, (*at, text));
        }
    }

    fn value(&mut self, indent: usize, width: usize, property: Property, (at, text): (At, &str)) {
        self.line(at, |line| {
            keyword(line.text, indent, width, property);
            line.text.push_str(text);
        });
    }

    fn words(&mut self, width: usize, property: Property, at: At, text: &str) {
        self.line(at, |line| {
            keyword(line.text, 4, width, property);
            quoted(line.text, text);
        });
    }
}

/// Width of the keywords under an indicator.
fn width(it: &Indicator<'_, '_>, values: &Values<'_, '_>) -> usize {
    let is_note = !it.unread.is_empty() || !values.lost.is_empty();
    let is_name = |cell: &Cell<'_>| it.name.is_some_and(|name| name.text == cell.text);
    let has_formula = match it.measures {
        Some((_, kind)) => kind != Kind::Word,
        None if it.operands.is_some() => true,
        None => it.formula.is_some_and(|it| !is_name(it)),
    };
    let has = [
        (Property::Measure, it.measures.is_some() || it.operands.is_some()),
        (Property::Formula, has_formula),
        (Property::Note, is_note),
    ];
    let of = |it: Property| word(it).len();
    let widest = has.into_iter().filter(|it| it.1).map(|it| of(it.0)).max().unwrap_or(0);
    let entries = it.entries.iter().filter(|it| !it.text.trim().is_empty());
    let rest = it.words.iter().map(|it| it.0).chain(entries.map(|it| it.property));
    let rest = rest.chain(values.told.iter().map(|it| it.0));
    rest.map(of).fold(widest, usize::max)
}

fn word(property: Property) -> &'static str {
    spelling(Keyword::Property(property), Language::It)
}

fn keyword(out: &mut String, indent: usize, width: usize, property: Property) {
    blanks(out, indent);
    let word = word(property);
    out.push_str(word);
    blanks(out, width.saturating_sub(word.len()).saturating_add(1));
}

fn blanks(out: &mut String, n: usize) {
    const BLANKS: &str = "                                ";
    match BLANKS.get(..n) {
        Some(it) => out.push_str(it),
        None => out.extend(std::iter::repeat_n(' ', n)),
    }
}

/// Text in quotes, as the formatter writes it. A line break or another control character
/// inside becomes a blank.
pub(crate) fn quoted(out: &mut String, text: &str) {
    let is_plain = text.bytes().fold(true, |plain, it| plain & (it >= b' ') & (it != b'"'));
    if is_plain {
        out.push('"');
        out.push_str(text);
        out.push('"');
        return;
    }
    let text: Cow<'_, str> = match text.contains(char::is_control) {
        true => Cow::Owned(text.replace(char::is_control, " ")),
        false => Cow::Borrowed(text),
    };
    let (open, inner, close) = match (text.contains('"'), text.contains('»')) {
        (false, _) => ('"', text, '"'),
        (true, false) => ('«', text, '»'),
        (true, true) => ('"', Cow::Owned(text.replace('"', "\"\"")), '"'),
    };
    out.push(open);
    out.push_str(&inner);
    out.push(close);
}
