//! Headings: in columns, in rows of their own, above tables.
//!
//! A blank cell in a column of headings means the heading above it, as does a merged one.

use crate::import::code::{coded, is_bare_code};
use crate::import::emit::Emitter;
use crate::import::emit::table::Placed;
use crate::import::emit::write::Named;
use crate::import::field::Field;
use crate::import::layout::Layout;
use crate::import::notation::kind::{Kind, kind};
use crate::import::parts::{Part, is_plainly_one, part};
use crate::import::read::cell::{At, Cell};
use crate::import::title::plain;
use crate::syntax::Rank;

/// The headings that hold, from the outermost to the innermost: code and name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Current([Option<(String, String)>; 4]);

pub(crate) const RANKS: [Rank; 4] = [Rank::Perspective, Rank::Area, Rank::Goal, Rank::Objective];

/// What a row of one cell is.
pub(crate) enum Alone {
    /// A heading, or a part of the report: it was taken.
    Taken,
    /// A source, a note, a total: nothing that a plan needs.
    Ignored,
    /// Names or figures like those of other rows.
    Row,
}

impl Emitter<'_, '_> {
    /// Reads a row of one cell within a table.
    pub(crate) fn alone(&mut self, cell: &Cell<'_>, at: usize, layout: &Layout) -> Alone {
        let text = cell.text.as_ref();
        if self.preamble.name.as_ref().is_some_and(|it| it.1 == cell.at) {
            return Alone::Taken;
        }
        if is_source(text) || is_sum(text) || self.preamble.titles.iter().any(|it| it == text) {
            return Alone::Ignored;
        }
        let field = layout.at(cell.column).map(|it| it.field);
        if let Some(part) = part(text) {
            let is_one = match field {
                Some(Field::Name(_)) => is_plainly_one(text) || !part.code.is_empty(),
                _ => true,
            };
            if is_one {
                self.title = Some((text.to_owned(), cell.at));
                self.parts.retain(|it| it.0.rank < part.rank);
                self.parts.push((part, cell.at));
                return Alone::Taken;
            }
        }
        // A sum stands under its figures without a word for it.
        if matches!(field, Some(Field::Weight(_) | Field::Achieved(_))) && is_value(text) {
            return Alone::Ignored;
        }
        let is_name = matches!(field, Some(Field::Name(_) | Field::Code(_)));
        // Nothing but remarks stands below the last figures of a table.
        if at > self.last_row {
            return if self.titles_follow(at) { self.between(cell) } else { Alone::Ignored };
        }
        if let Some(it) = coded(text).filter(|_| !is_name || !layout.has(Field::Name(Rank::Objective))) {
            self.heading_row(cell, it.code, it.name, layout);
            return Alone::Taken;
        }
        let stands_out = cell.width > 2 || cell.is_bold;
        let has_objectives = layout.has(Field::Name(Rank::Objective));
        match () {
            // What stands above titles that come again, or above another objective, is a part.
            () if has_objectives && (self.titles_follow(at) || self.objective_follows(cell, at, layout)) => {
                let rank = self.rank_above(layout);
                self.parts.retain(|it| it.0.rank < rank);
                self.parts.push((Part::named(rank, text), cell.at));
                Alone::Taken
            }
            () if is_name && !stands_out => Alone::Row,
            () if !has_objectives && layout.has(Field::Name(Rank::Indicator)) && !is_value(text) => {
                self.heading_row(cell, "", text, layout);
                Alone::Taken
            }
            () if is_value(text) => Alone::Row,
            () if stands_out || field.is_none_or(|it| !it.is_figure()) => {
                let rank = self.rank_above(layout);
                self.parts.retain(|it| it.0.rank < rank);
                self.parts.push((Part::named(rank, text), cell.at));
                Alone::Taken
            }
            () => Alone::Row,
        }
    }

    /// Whether another objective stands in the next row, in the column of a name.
    fn objective_follows(&self, cell: &Cell<'_>, at: usize, layout: &Layout) -> bool {
        let is_objective = layout.at(cell.column).is_some_and(|it| it.field == Field::Name(Rank::Objective));
        let next = self.sheet.row(at.saturating_add(1));
        is_objective && next.cells.len() > 2 && next.at(cell.column).is_some()
    }

    /// The title of the next table, which may be a part like the one before.
    fn between(&mut self, cell: &Cell<'_>) -> Alone {
        self.title = Some((cell.text.to_string(), cell.at));
        if let Some(rank) = self.part_rank.filter(|_| self.parts.is_empty()) {
            self.parts.push((Part::named(rank, &cell.text), cell.at));
        }
        Alone::Ignored
    }

    /// The rank of what stands above the headings of a table.
    fn rank_above(&self, layout: &Layout) -> Rank {
        match () {
            () if layout.has(Field::Name(Rank::Area)) => Rank::Perspective,
            () if layout.has(Field::Name(Rank::Goal)) => Rank::Area,
            () => Rank::Goal,
        }
    }

    /// A heading in a row of its own.
    fn heading_row(&mut self, cell: &Cell<'_>, code: &str, name: &str, layout: &Layout) {
        let (by_shape, is_known) = self.levels.rank(code);
        let rank = match () {
            () if layout.has(Field::Name(Rank::Objective)) => self.rank_above(layout).min(Rank::Goal),
            () if !code.is_empty() && is_known => by_shape,
            () => Rank::Objective,
        };
        let code_at = (!code.is_empty()).then(|| (code, cell.part(code)));
        self.write_heading(rank, code_at, Some((name, cell.part(name))), cell.at);
    }

    /// Writes a heading and keeps it as the one that holds.
    pub(crate) fn write_heading(
        &mut self,
        rank: Rank,
        code: Option<(&str, At)>,
        name: Option<(&str, At)>,
        at: At,
    ) {
        self.writer.named(rank, Named { code, name }, at);
        self.is_fresh = false;
        self.counts.headings = self.counts.headings.saturating_add(1);
        self.counts.objectives = self.counts.objectives.saturating_add(usize::from(rank == Rank::Objective));
        let Some(place) = RANKS.iter().position(|it| *it == rank) else { return };
        let key = (code.map_or("", |it| it.0).to_owned(), name.map_or("", |it| it.0).to_owned());
        for (i, slot) in self.current.0.iter_mut().enumerate().skip(place) {
            *slot = (i == place).then(|| key.clone());
        }
    }

    /// Whether a heading holds already.
    pub(crate) fn holds(&self, rank: Rank, code: &str, name: &str) -> bool {
        let place = RANKS.iter().position(|it| *it == rank);
        let own = place.and_then(|it| self.current.0.get(it)).and_then(Option::as_ref);
        own.is_some_and(|it| it.0 == code && it.1 == name)
    }

    /// Indicators of a table without headings do not belong to what stands in another
    /// table: the title of their own is their heading.
    pub(crate) fn own_heading(&mut self, has_heading: bool) {
        let is_fresh = std::mem::replace(&mut self.is_fresh, false);
        if is_fresh && !has_heading && self.begin_card() {
            return;
        }
        if has_heading || !is_fresh || self.counts.headings.saturating_add(self.counts.indicators) == 0 {
            return;
        }
        let Some((name, at)) = self.title.take() else { return };
        self.current = Current::default();
        self.write_heading(Rank::Objective, None, Some((&name, at)), at);
        self.current = Current::default();
    }

    /// Writes the parts of the report that were named before a row, unless the row has a
    /// column for what ranks as high. Says whether the last is an objective.
    pub(crate) fn begin_parts(&mut self, highest: Option<Rank>) -> bool {
        let mut is_objective = false;
        for (part, at) in std::mem::take(&mut self.parts) {
            if highest.is_some_and(|it| it <= part.rank) {
                continue;
            }
            is_objective = part.rank == Rank::Objective;
            self.part_rank = Some(part.rank).filter(|_| !is_objective).or(self.part_rank);
            let code = (!part.code.is_empty()).then_some((part.code.as_str(), at));
            self.write_heading(part.rank, code, Some((&part.name, at)), at);
        }
        is_objective
    }

    /// Writes the headings that begin with a row. Says in how many rows the last stands, and
    /// the weight that its name tells.
    pub(crate) fn headings(&mut self, placed: &[Placed<'_, '_, '_>]) -> Option<Begun> {
        let mut begun = None;
        let mut begins = false;
        for (rank, slot) in RANKS.into_iter().zip(0..) {
            let of = |field| placed.iter().find(|it| it.column.field == field);
            let numbering = of(Field::Name(rank)).map(|it| it.column.numbering).unwrap_or_default();
            let (code, name) =
                (of(Field::Code(rank)).map(|it| it.cell), of(Field::Name(rank)).map(|it| it.cell));
            let Some(at) = code.or(name).map(|it| it.at) else { continue };
            let split = name.filter(|_| code.is_none()).and_then(|it| Some((it, numbering.split(&it.text)?)));
            let bare = name.filter(|it| code.is_none() && split.is_none() && is_bare_code(&it.text));
            let code_text = match (code, split, bare) {
                (Some(cell), ..) | (None, None, Some(cell)) => code_of(cell),
                (None, Some((_, it)), _) => it.code.to_owned(),
                (None, None, None) => String::new(),
            };
            let (name_text, name_at) = match (name, split, bare) {
                (_, Some((cell, it)), _) => (it.name, Some(cell.part(it.name))),
                (Some(cell), None, None) => (cell.text.as_ref(), Some(cell.at)),
                _ => ("", None),
            };
            let (name_text, weight) = weight_in(name_text);
            let key = (code_text.clone(), name_text.to_owned());
            let holds = self.current.0.get(slot).cloned().flatten();
            // A cell with the code alone, or the name alone, goes on with the heading above.
            let is_same = holds
                .as_ref()
                .is_some_and(|it| *it == key || (name.is_none() && !key.0.is_empty() && it.0 == key.0));
            if !begins && is_same {
                continue;
            }
            begins = true;
            begun = Some(Begun { height: name.or(code).map_or(1, |it| it.height), weight, at });
            let code = (!code_text.is_empty()).then_some((code_text.as_str(), code.map_or(at, |it| it.at)));
            self.write_heading(rank, code, name_at.map(|at| (name_text, at)), at);
        }
        begun
    }
}

/// A heading that begins with a row.
#[derive(Clone, Debug)]
pub(crate) struct Begun {
    /// Number of rows that it stands in.
    pub(crate) height: u32,
    /// The weight that its name tells: `(Peso 15%)`.
    pub(crate) weight: Option<String>,
    pub(crate) at: At,
}

/// A name and the weight that stands behind it in brackets: `Servizi (Peso 15%)`.
fn weight_in(name: &str) -> (&str, Option<String>) {
    let none = (name, None);
    let Some(before) = name.strip_suffix(')') else { return none };
    let Some((rest, inside)) = before.rsplit_once('(') else { return none };
    let plain = plain(inside);
    let mut words = plain.split(' ');
    let is_weight = matches!(words.next(), Some("peso" | "weight" | "weighting"));
    let value = inside.find(|it: char| it.is_ascii_digit()).and_then(|it| inside.get(it..));
    match value.map(str::trim).filter(|it| is_weight && it.ends_with('%')) {
        Some(value) => (rest.trim_end(), Some(value.to_owned())),
        None => none,
    }
}

/// A code without the dot at its end. A workbook that took `1.10` for a number shows it
/// with a comma.
pub(crate) fn code_of(cell: &Cell<'_>) -> String {
    let code = cell.text.trim_end_matches(['.', ')', ':']);
    let code = if cell.is_typed { code.replace(',', ".") } else { code.to_owned() };
    code.replace([' ', '"', '#', '=', '“', '”', '«', '»', '„', '\n'], "_")
}

/// Whether a text tells a source or makes a remark, as below a table.
pub(crate) fn is_source(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "fonte",
        "fonti",
        "source",
        "sources",
        "nota",
        "note",
        "notes",
        "n b",
        "nb",
        "legenda",
        "legend",
        "pag",
        "page",
        "pagina",
        "avvertenza",
        "elaborazione",
    ];
    let plain = plain(text);
    let first = plain.split(' ').next().unwrap_or("");
    let is_said = text.contains([':', ';']) || text.len() > 40 || matches!(first, "pag" | "page" | "pagina");
    text.starts_with(['*', '†'])
        || (text.starts_with(['(', '[']) && text.len() > 4)
        || (STARTS.iter().any(|it| plain == *it || plain.starts_with(&format!("{it} "))) && is_said)
}

fn is_value(text: &str) -> bool {
    matches!(kind(text), Kind::Percent | Kind::Number | Kind::Ratio | Kind::Goal | Kind::Range | Kind::Date)
}

/// Whether a text names a sum or a mean of the rows above.
pub(crate) fn is_sum(text: &str) -> bool {
    let plain = plain(text);
    let first = plain.split(' ').next().unwrap_or("");
    let is_one = matches!(
        first,
        "totale"
            | "totali"
            | "total"
            | "totals"
            | "subtotale"
            | "subtotal"
            | "media"
            | "average"
            | "mean"
            | "somma"
            | "sum"
            | "tot"
            | "grand"
            | "overall"
    ) || plain.starts_with("punteggio totale")
        || plain.starts_with("punteggio complessivo")
        || plain.starts_with("valore medio")
        || plain.starts_with("risultato complessivo");
    let mut rest = plain.split(' ').skip(1).filter(|it| it.len() > 2).peekable();
    let is_total = first.contains("tot") && plain.split(' ').count() <= 5;
    is_one
        && plain.len() <= 60
        && (rest.peek().is_none() || if is_total { rest.any(is_of_sums) } else { rest.all(is_of_sums) })
}

/// Whether a word stands behind that for a sum: `Totale obiettivo 1.2`, `Average achievement`.
/// What else is summed up or averaged is an indicator: `Average response time`.
fn is_of_sums(word: &str) -> bool {
    const STARTS: &[&str] = &[
        "obiettiv",
        "indicator",
        "pes",
        "area",
        "ambito",
        "settor",
        "ente",
        "general",
        "compless",
        "ponderat",
        "aritmetic",
        "raggiungimento",
        "realizzazione",
        "grado",
        "performance",
        "punt",
        "score",
        "achievement",
        "weight",
        "objective",
        "overall",
        "weighted",
        "goal",
        "mean",
        "average",
        "total",
        "prospettiv",
        "strategic",
        "operativ",
        "piano",
        "plan",
        "risultat",
        "result",
        "degree",
        "sezione",
        "section",
        "direzione",
        "servizio",
        "ufficio",
        "struttura",
        "department",
        "percentual",
        "percentage",
        "parzial",
        "final",
        "medi",
        "sum",
    ];
    const WORDS: &[&str] = &[
        "for", "of", "the", "di", "del", "della", "dei", "degli", "delle", "per", "da", "all", "%", "n",
        "dell", "and", "e", "in",
    ];
    WORDS.contains(&word)
        || word.bytes().any(|it| it.is_ascii_digit())
        || word.len() == 1
        || STARTS.iter().any(|it| word.starts_with(it))
}
