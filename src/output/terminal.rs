//! Findings for people, with the lines that they are about. The only user of
//! codespan-reporting.
//!
//! The renderer gets a text made for the purpose: only the lines that are shown, cut to
//! the width with their marks in sight and with nothing in them that a terminal would
//! obey. Lines and columns are those of the document. Its header is English, so ours is
//! written here.

use std::io::{self, Write};
use std::ops::Range;

use codespan_reporting::diagnostic::{Diagnostic, Label, LabelStyle, Severity as Colour};
use codespan_reporting::files::{Error, Files};
use codespan_reporting::term::termcolor::{Ansi, NoColor, WriteColor};
use codespan_reporting::term::{Config, Styles, StylesWriter, emit_to_write_style};

use crate::check::{Located, Location};
use crate::finding::{Message, Severity};
use crate::lang::Catalogue;
use crate::output::Shown;
use crate::output::clean::cleaned;
use crate::output::clip::{Mark, clip};
use crate::output::concise::{place, severity_word};
use crate::output::summary::about;
use crate::output::wrap::wrap;

/// How findings are shown.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether to use colour.
    pub color: bool,
    /// The least severity that is shown.
    pub least: Severity,
}

/// The most places of one finding that are shown; the others are counted.
const MOST_LABELS: usize = 5;

/// Sentences are not made wider than this, however wide the terminal.
const WIDEST_SENTENCE: usize = 120;

/// Writes the findings of the documents: those of one document together, the errors first,
/// so that they are not lost among the notes, and each kind in the order of the text.
pub fn write(
    documents: &[Shown<'_>],
    view: View,
    catalogue: &Catalogue,
    out: &mut dyn Write,
) -> io::Result<()> {
    let styles = styles();
    let color: Box<dyn WriteColor + '_> =
        if view.color { Box::new(Ansi::new(out)) } else { Box::new(NoColor::new(out)) };
    let mut page = Page { view, catalogue, styles: &styles, color };
    for shown in documents {
        for severity in [Severity::Error, Severity::Warning, Severity::Info] {
            if severity < view.least {
                continue;
            }
            for it in shown.document.findings.iter().filter(|it| it.finding.severity == severity) {
                page.finding(shown, it)?;
            }
        }
    }
    Ok(())
}

/// Colours that can be read on a light and on a dark terminal: bright yellow is lost on white,
/// dark red on black.
fn styles() -> Styles {
    let mut res = Styles::default();
    res.header_warning.set_intense(false);
    res.header_note.set_intense(false);
    res.primary_label_error.set_intense(true);
    res
}

struct Page<'p> {
    view: View,
    catalogue: &'p Catalogue,
    styles: &'p Styles,
    color: Box<dyn WriteColor + 'p>,
}

impl Page<'_> {
    fn finding(&mut self, shown: &Shown<'_>, located: &Located) -> io::Result<()> {
        self.header(located)?;
        let snippet = Snippet::new(shown, located, self.view.width, self.catalogue);
        let notes = self.notes(shown, located, &snippet);
        let diagnostic = Diagnostic::new(colour(located.finding.severity))
            .with_labels(snippet.labels.clone())
            .with_notes(notes);
        // The renderer's own header is its first line.
        let mut body = Body { inner: &mut *self.color, is_in_header: true };
        let mut writer = StylesWriter::new(&mut body, self.styles);
        let config = Config { tab_width: 1, ..Config::default() };
        emit_to_write_style(&mut writer, &config, &snippet, &diagnostic).map_err(|it| match it {
            Error::Io(it) => it,
            other => io::Error::other(other),
        })
    }

    /// `error[weights-not-100]: the 3 weights add up to 90 %, not 100 %`
    fn header(&mut self, located: &Located) -> io::Result<()> {
        let severity = self.catalogue.word(severity_word(located.finding.severity));
        let message = self.catalogue.say(&located.finding.message);
        let start = format!("{severity}[{}]", located.finding.rule);
        let width = self.view.width.min(WIDEST_SENTENCE);
        let lines = wrap(&cleaned(&message), width, start.chars().count().saturating_add(2), 2);
        let style = match located.finding.severity {
            Severity::Error => &self.styles.header_error,
            Severity::Warning => &self.styles.header_warning,
            Severity::Info => &self.styles.header_note,
        };
        self.color.set_color(style)?;
        write!(self.color, "{start}")?;
        self.color.set_color(&self.styles.header_message)?;
        write!(self.color, ": {}", lines.join("\n  "))?;
        self.color.reset()?;
        writeln!(self.color)
    }

    fn notes(&self, shown: &Shown<'_>, located: &Located, snippet: &Snippet<'_>) -> Vec<String> {
        let mut res = Vec::new();
        match &located.place.cell {
            _ if snippet.lines.is_empty() => res.push(place(&shown.document.path, &located.place)),
            // Lines are rows there, but columns have letters.
            Some(cell) => res.push(cell.to_string()),
            None => {}
        }
        res.extend(about(located, self.catalogue));
        for (label, at) in snippet.elsewhere.iter().copied() {
            let sentence = self.catalogue.say(&label.message);
            res.push(format!("{}: {sentence}", where_in_document(at)));
        }
        if snippet.n_left_out > 0 {
            let message = Message::new("output-more-places").with("n", snippet.n_left_out);
            res.push(self.catalogue.say(&message));
        }
        for fix in &located.finding.fixes {
            let id = if fix.safe { "output-fix" } else { "output-possible-fix" };
            res.push(format!("{} {}", self.catalogue.word(id), self.catalogue.say(&fix.title)));
        }
        let width = self.view.width.min(WIDEST_SENTENCE).saturating_sub(snippet.gutter());
        res.iter().map(|it| wrap(&cleaned(it), width, 0, 2).join("\n  ")).collect()
    }
}

fn where_in_document(at: &Location) -> String {
    match (&at.path, &at.cell) {
        (Some(path), _) => place(path, at),
        (None, Some(cell)) => cell.to_string(),
        (None, None) => format!("{}:{}", at.line, at.column),
    }
}

fn colour(severity: Severity) -> Colour {
    match severity {
        Severity::Error => Colour::Error,
        Severity::Warning => Colour::Warning,
        Severity::Info => Colour::Note,
    }
}

/// The lines of one finding, as the renderer's file.
struct Snippet<'s> {
    name: String,
    text: String,
    lines: Vec<SnippetLine>,
    labels: Vec<Label<()>>,
    /// Labels without a text to show.
    elsewhere: Vec<(&'s crate::finding::Label, &'s Location)>,
    /// Number of labels that are not shown.
    n_left_out: usize,
    /// Line and column of the finding.
    place: (usize, usize),
}

struct SnippetLine {
    /// In the made text.
    range: Range<usize>,
    /// In the document, counted from 1; none for the gap between lines far apart.
    number: usize,
}

/// A mark in the document, before its line is cut.
struct Marked {
    style: LabelStyle,
    bytes: Range<usize>,
    sentence: String,
}

impl<'s> Snippet<'s> {
    fn new(shown: &Shown<'_>, located: &'s Located, width: usize, catalogue: &Catalogue) -> Self {
        let mut res = Self {
            name: cleaned(&shown.document.path).into_owned(),
            text: String::new(),
            lines: Vec::new(),
            labels: Vec::new(),
            elsewhere: Vec::new(),
            n_left_out: located.labels.len().saturating_sub(MOST_LABELS),
            place: (located.place.line, located.place.column),
        };
        let labels = located.finding.labels.iter().zip(&located.labels).take(MOST_LABELS);
        let is_here = |it: &(&crate::finding::Label, &Location)| it.1.path.is_none();
        let Some((text, span)) = shown.text.zip(located.place.span) else {
            res.elsewhere = labels.collect();
            return res;
        };
        res.elsewhere = labels.clone().filter(|it| !is_here(it)).collect();
        let labels = labels.filter(is_here);
        // The marks of each line, by the number of the line.
        let mut rows: Vec<(usize, Vec<Marked>)> = Vec::new();
        let primary = (LabelStyle::Primary, span, &located.place, String::new());
        let others = labels.filter_map(|(label, at)| {
            let sentence = cleaned(&catalogue.say(&label.message)).into_owned();
            Some((LabelStyle::Secondary, at.span?, at, sentence))
        });
        for (style, span, at, sentence) in std::iter::once(primary).chain(others) {
            let marked = Marked { style, bytes: span.range(), sentence };
            match rows.iter_mut().find(|it| it.0 == at.line) {
                Some(row) => row.1.push(marked),
                None => rows.push((at.line, vec![marked])),
            }
        }
        rows.sort_by_key(|it| it.0);
        let digits = rows.iter().map(|it| it.0.to_string().len()).max().unwrap_or(1);
        let width = width.saturating_sub(digits).saturating_sub(3);
        let mut last = None;
        for (number, mut marks) in rows {
            let line = part_of_line(text, &mut marks, width);
            if last.is_some_and(|it: usize| number > it.saturating_add(1)) {
                res.gap(number);
            }
            res.line(number, line, &marks, width);
            last = Some(number);
        }
        res
    }

    /// Adds a line with its marks.
    fn line(&mut self, number: usize, line: &str, marks: &[Marked], width: usize) {
        use unicode_width::UnicodeWidthStr;
        let columns = marks.iter().map(|it| Mark { bytes: it.bytes.clone(), sentence: it.sentence.width() });
        let clipped = clip(line, &columns.collect::<Vec<_>>(), width);
        let start = self.text.len();
        for (mark, range) in marks.iter().zip(clipped.marks) {
            let range = start.saturating_add(range.start)..start.saturating_add(range.end);
            self.labels.push(Label::new(mark.style, (), range).with_message(&mark.sentence));
        }
        self.push(number, &clipped.text);
    }

    /// Two empty lines, which the renderer shows as a gap.
    fn gap(&mut self, number: usize) {
        self.push(number, "");
        self.push(number, "");
    }

    fn push(&mut self, number: usize, line: &str) {
        let start = self.text.len();
        self.text.push_str(line);
        self.text.push('\n');
        self.lines.push(SnippetLine { range: start..self.text.len(), number });
    }

    /// Columns before a note.
    fn gutter(&self) -> usize {
        let digits = self.lines.iter().map(|it| it.number.to_string().len()).max().unwrap_or(0);
        digits.saturating_add(3)
    }
}

/// The part of a line that can come into sight in so many columns, around its marks, which are
/// then relative to it. A page on one line has as many findings as others, and looking for
/// its ends for each of them would take the square of its length.
fn part_of_line<'t>(text: &'t str, marks: &mut [Marked], width: usize) -> &'t str {
    // One width before a mark and two from its start are shown, of characters of up to four bytes.
    let reach = width.saturating_add(16).saturating_mul(8);
    let start = marks.iter().map(|it| start_near(text, it.bytes.start, reach)).min().unwrap_or(0);
    let end = marks.iter().map(|it| end_near(text, it.bytes.start, reach)).max().unwrap_or(start);
    let part = text.get(start..end).unwrap_or("");
    let within = |it: usize| it.saturating_sub(start).min(part.len());
    for it in marks {
        it.bytes = within(it.bytes.start)..within(it.bytes.end);
    }
    part
}

/// Where the line of an offset starts, or a place in it so many bytes before.
fn start_near(text: &str, offset: usize, reach: usize) -> usize {
    let from = boundary(text, offset.saturating_sub(reach));
    let before = text.get(from..offset).unwrap_or("");
    before.rfind(['\n', '\r']).map_or(from, |it| from.saturating_add(it).saturating_add(1))
}

/// The nearest place at or before an offset that is in no character.
fn boundary(text: &str, offset: usize) -> usize {
    let mut res = offset.min(text.len());
    while !text.is_char_boundary(res) {
        res = res.saturating_sub(1);
    }
    res
}

/// Where the line of an offset ends, or a place in it so many bytes after.
fn end_near(text: &str, offset: usize, reach: usize) -> usize {
    let to = boundary(text, offset.saturating_add(reach));
    let after = text.get(offset..to).unwrap_or("");
    after.find(['\n', '\r']).map_or(to, |it| offset.saturating_add(it))
}

impl<'a> Files<'a> for Snippet<'_> {
    type FileId = ();
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.name)
    }

    fn source(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.text)
    }

    fn line_index(&'a self, (): (), byte: usize) -> Result<usize, Error> {
        let after = self.lines.partition_point(|it| it.range.start <= byte);
        Ok(after.saturating_sub(1))
    }

    fn line_number(&'a self, (): (), line: usize) -> Result<usize, Error> {
        self.lines.get(line).map(|it| it.number).ok_or(Error::FileMissing)
    }

    /// The renderer asks for the column of the finding only.
    fn column_number(&'a self, (): (), _line: usize, _byte: usize) -> Result<usize, Error> {
        Ok(self.place.1)
    }

    fn line_range(&'a self, (): (), line: usize) -> Result<Range<usize>, Error> {
        self.lines.get(line).map(|it| it.range.clone()).ok_or(Error::FileMissing)
    }
}

/// A writer that drops everything up to the end of the first line.
struct Body<'w> {
    inner: &'w mut dyn WriteColor,
    is_in_header: bool,
}

impl Write for Body<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.is_in_header {
            return self.inner.write(bytes);
        }
        if let Some(end) = bytes.iter().position(|it| *it == b'\n') {
            self.is_in_header = false;
            self.inner.write_all(bytes.get(end.saturating_add(1)..).unwrap_or(&[]))?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl WriteColor for Body<'_> {
    fn supports_color(&self) -> bool {
        self.inner.supports_color()
    }

    fn set_color(&mut self, spec: &codespan_reporting::term::termcolor::ColorSpec) -> io::Result<()> {
        if self.is_in_header { Ok(()) } else { self.inner.set_color(spec) }
    }

    fn reset(&mut self) -> io::Result<()> {
        if self.is_in_header { Ok(()) } else { self.inner.reset() }
    }
}
