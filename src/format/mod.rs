//! Plan text in its canonical form: indented by rank, aligned, in one notation.
//!
//! The formatter works section by section, as the checker does, so a long text can be
//! formatted in parallel and the editor formats only what it shows. A line that cannot be
//! read is copied as it stands; of every other line the meaning stays, to the last
//! printed digit, and so does every comment.

mod diff;
mod formula;
mod line_ending;
mod statement;
mod value;

pub use diff::unified_diff;
pub use line_ending::LineEnding;

use crate::syntax::{Language, Line, Rank, Statement, lines_of, read_section, spelling, trim};

/// How a text is formatted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The language that keywords, words and decimal marks are turned into. With none,
    /// every line keeps the language of its keyword, and decimal marks follow the heading
    /// of the section.
    pub language: Option<Language>,
}

/// A whole text in canonical form: its sections in canonical form, one after the other,
/// without blank lines at the end. Text that is canonical comes back unchanged.
/// Lines end as the first one does.
pub fn format(text: &str, options: &Options) -> String {
    format_with(text, options, LineEnding::Auto)
}

/// A whole text in canonical form, with lines that end in a certain way.
pub fn format_with(text: &str, options: &Options, line_ending: LineEnding) -> String {
    let mut out = String::with_capacity(text.len().saturating_add(text.len() / 8));
    let mut lines = Vec::new();
    let mut at = 0;
    while at < text.len() {
        at = read_section(text, at, &mut lines);
        write_section(&lines, options, &mut out);
    }
    if out.ends_with("\n\n") {
        out.pop();
    }
    line_ending.end_lines(text, &mut out);
    out
}

/// Appends one section in canonical form. It ends in a blank line wherever the next
/// section must be set off by one; the last section of a text loses it. Lines end in LF.
pub fn format_section(section: &str, options: &Options, out: &mut String) {
    let mut lines = Vec::new();
    lines_of(section, &mut lines);
    write_section(&lines, options, out);
}

/// The language that decides where a line does not.
#[derive(Clone, Copy)]
struct Tongue {
    /// Of words: units, comparators, policies, functions.
    words: Language,
    /// Of decimal marks.
    mark: Language,
}

/// What stands behind the keyword of a property, in a language and without columns: values
/// for tables. Of a line that could not be read there is nothing.
pub(crate) fn argument(statement: &Statement<'_>, language: Language, out: &mut String) {
    statement::property(out, statement, 0, Tongue { words: language, mark: language });
}

/// Where the lines of one node stand and how wide its columns are.
#[derive(Clone, Copy, Default)]
struct Columns {
    /// Blanks before a property.
    indent: usize,
    /// Width of the keywords.
    keyword: usize,
    /// Width of the names of measures that have a value.
    name: usize,
}

fn write_section(lines: &[Line<'_>], options: &Options, out: &mut String) {
    let own = section_language(lines);
    let mut columns = Columns::of(None, lines, options);
    let mut is_empty = true;
    let mut is_blank_due = false;
    let mut ends_in_heading = false;
    // The next line that says something, so that a run of comments looks it up once.
    let mut next = 0;
    for (i, line) in lines.iter().enumerate() {
        if line.is_blank() {
            is_blank_due = !is_empty;
            continue;
        }
        if is_blank_due {
            out.push('\n');
            is_blank_due = false;
        }
        is_empty = false;
        let below = lines.get(i.saturating_add(1)..).unwrap_or(&[]);
        if let Some(rank) = line.rank() {
            columns = Columns::of(Some(rank), below, options);
        }
        ends_in_heading = line.rank().is_some_and(|it| it <= Rank::Objective);
        if line.is_comment() {
            if next <= i {
                let says = |it: &Line<'_>| it.statement != Statement::Nothing;
                let found = below.iter().position(says);
                next = found.map_or(usize::MAX, |it| i.saturating_add(it).saturating_add(1));
            }
            indent(out, comment_indent(line, lines.get(next), columns));
        } else {
            let language = line.key.and_then(|it| it.language);
            let tongue = Tongue {
                words: options.language.or(language).unwrap_or(own),
                mark: options.language.unwrap_or(own),
            };
            write_line(out, line, columns, tongue);
        }
        if let Some(comment) = line.comment.filter(|_| line.error.is_none()) {
            if !line.is_comment() {
                out.push_str("  ");
            }
            out.push_str(trim(comment));
        }
        out.push('\n');
    }
    if is_blank_due || (!is_empty && !ends_in_heading) {
        out.push('\n');
    }
}

/// The language of the first heading, else of the first keyword that has one.
fn section_language(lines: &[Line<'_>]) -> Language {
    let of = |it: &Line<'_>| it.key.and_then(|it| it.language);
    let heading = lines.iter().filter(|it| it.rank().is_some()).find_map(of);
    heading.or_else(|| lines.iter().find_map(of)).unwrap_or(Language::It)
}

/// Writes a line without its comment.
fn write_line(out: &mut String, line: &Line<'_>, columns: Columns, tongue: Tongue) {
    let Some((key, None)) = line.key.map(|it| (it, line.error)) else {
        out.push_str(line.source.trim_end_matches(crate::syntax::is_blank));
        return;
    };
    let word = spelling(key.keyword, tongue.words);
    match &line.statement {
        Statement::Heading(heading) => {
            indent(out, heading_indent(heading.rank));
            out.push_str(word);
            statement::heading(out, heading);
        }
        property => {
            indent(out, columns.indent);
            out.push_str(word);
            indent(out, columns.keyword.saturating_sub(word.len()).saturating_add(1));
            statement::property(out, property, columns.name, tongue);
        }
    }
}

impl Columns {
    /// The columns of a node from the lines below its heading.
    fn of(rank: Option<Rank>, below: &[Line<'_>], options: &Options) -> Self {
        let mut res = Self { indent: rank.map_or(0, property_indent), ..Self::default() };
        for line in below.iter().take_while(|it| it.rank().is_none()) {
            let Some((key, None)) = line.key.map(|it| (it, line.error)) else { continue };
            // A keyword without a language is the same word in both.
            let language = options.language.or(key.language).unwrap_or_default();
            res.keyword = res.keyword.max(spelling(key.keyword, language).len());
            if let Statement::Measure(it) = &line.statement
                && it.value.is_some()
            {
                res.name = res.name.max(it.name.chars().count());
            }
        }
        res
    }
}

/// A comment stands where the line that it leads to stands. One that leads to nothing
/// stands with the properties, or at the margin if it was written there.
fn comment_indent(line: &Line<'_>, next: Option<&Line<'_>>, columns: Columns) -> usize {
    match next {
        Some(it) => it.rank().map_or(columns.indent, heading_indent),
        None if line.source.starts_with('#') => 0,
        None => columns.indent,
    }
}

fn heading_indent(rank: Rank) -> usize {
    if rank == Rank::Indicator { 2 } else { 0 }
}

fn property_indent(rank: Rank) -> usize {
    heading_indent(rank).saturating_add(2)
}

fn indent(out: &mut String, n: usize) {
    out.extend(std::iter::repeat_n(' ', n));
}
