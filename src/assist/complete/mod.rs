//! What may be written at a place: keywords, codes, measures, units, rules.

mod codes;
mod formula;
mod keywords;
mod skeleton;
mod suppression;
mod values;

use crate::assist::view::View;
use crate::check::{Live, Point};
use crate::lang::Catalogue;
use crate::syntax::{Keyword, Language, Line, parse_line};
use crate::text::Span;

pub use skeleton::plain;

/// What an offer is, for its icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The keyword of a heading.
    Heading,
    /// The keyword of a property.
    Property,
    /// Several lines with places to fill in.
    Skeleton,
    /// A measure.
    Measure,
    /// A function of a formula.
    Function,
    /// A unit.
    Unit,
    /// A value or a word.
    Value,
    /// A code.
    Code,
    /// A rule.
    Rule,
}

/// Something that may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What is shown, and what typing is matched with.
    pub label: String,
    /// What it is.
    pub kind: Kind,
    /// What it means, in a few words.
    pub detail: Option<String>,
    /// What it means, as a page in Markdown.
    pub page: Option<String>,
    /// What is inserted, with places to fill in as `${1:text}`. [`plain`] gives it without.
    pub insert: String,
    /// Whether asking again makes sense once it is inserted.
    pub asks_again: bool,
}

impl Offer {
    pub(crate) fn new(kind: Kind, label: impl Into<String>) -> Self {
        let label = label.into();
        let insert = label.replace(['\\', '$', '}'], "");
        Self { label, kind, detail: None, page: None, insert, asks_again: false }
    }

    pub(crate) fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    pub(crate) fn page(mut self, page: impl Into<String>) -> Self {
        self.page = Some(page.into());
        self
    }

    pub(crate) fn insert(mut self, insert: impl Into<String>) -> Self {
        self.insert = insert.into();
        self
    }

    pub(crate) fn asks_again(mut self) -> Self {
        self.asks_again = true;
        self
    }
}

/// What may be written at a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    /// What they replace, relative to the section: the beginning of a word before the place.
    pub replaces: Span,
    /// The offers, best first.
    pub all: Vec<Offer>,
}

/// What an offer is made for.
pub(crate) struct Context<'a> {
    pub(crate) live: &'a Live,
    pub(crate) section: usize,
    pub(crate) view: View<'a>,
    /// The line of the place, or the number of lines where it is a new one.
    pub(crate) line: usize,
    /// The line up to the place.
    pub(crate) before: &'a str,
    /// The language that the plan is written in here.
    pub(crate) language: Language,
    pub(crate) catalogue: &'a Catalogue,
    /// The year of the plan, else the one that it is now.
    pub(crate) year: i16,
}

/// What may be written at a place, in the language that the plan is written in there. Dates
/// are of the plan's year or, where it has none, of `this_year`.
pub fn complete(live: &Live, at: Point, catalogue: &Catalogue, this_year: i16) -> Offers {
    let view = View::of(live, at.section);
    let line = view.line_at(at.offset);
    let start = view.line_span(line).start as usize;
    let before = view.text.get(start.min(at.offset)..at.offset).unwrap_or("");
    let language = crate::assist::language_at(live, at.section, catalogue.language());
    let year = live.header().year.unwrap_or(this_year);
    let context = Context { live, section: at.section, view, line, before, language, catalogue, year };
    let (word, all) = context.offers();
    Offers { replaces: Span::new(at.offset.saturating_sub(word.len()), at.offset), all }
}

impl<'a> Context<'a> {
    /// The beginning of a word before the place, and what it may become.
    fn offers(&self) -> (&'a str, Vec<Offer>) {
        let read = parse_line(self.before);
        if let Some(comment) = comment(&read, self.before) {
            return suppression::offers(self, comment);
        }
        let start = self.before.trim_start_matches(crate::syntax::is_blank);
        let Some(key) =
            read.key.filter(|it| Span::of(it.source, self.before).end as usize != self.before.len())
        else {
            let is_word = start.chars().all(|it| it.is_alphabetic() || it == ' ');
            return (start, if is_word { keywords::offers(self) } else { Vec::new() });
        };
        let arguments = self.before.get(Span::of(key.source, self.before).end as usize..).unwrap_or("");
        if is_in_text(arguments) {
            return ("", Vec::new());
        }
        match key.keyword {
            Keyword::Heading(rank) => codes::offers(self, rank, arguments),
            Keyword::Property(property) => values::offers(self, property, arguments),
        }
    }

    /// The word that ends at the place: letters, digits and `_`.
    pub(crate) fn word(&self) -> &'a str {
        let ends = |it: char| !(it.is_alphanumeric() || it == '_');
        let start = self.before.char_indices().rev().find(|it| ends(it.1));
        self.before.get(start.map_or(0, |(at, it)| at.saturating_add(it.len_utf8()))..).unwrap_or("")
    }

    pub(crate) fn choose<T>(&self, it: T, en: T) -> T {
        self.language.choose(it, en)
    }
}

/// The comment that the place stands in.
fn comment<'b>(line: &Line<'_>, before: &'b str) -> Option<&'b str> {
    let start = Span::of(line.comment?, before).start as usize;
    before.get(start..)
}

/// Whether a text in quotes is open at the end.
fn is_in_text(arguments: &str) -> bool {
    let mut closes: Option<char> = None;
    for it in arguments.chars() {
        closes = match (closes, it) {
            (Some(end), _) if it == end => None,
            (None, '"') => Some('"'),
            (None, '“' | '„') => Some('”'),
            (None, '«') => Some('»'),
            (now, _) => now,
        };
    }
    closes.is_some()
}
