//! What changed between two editions, for people: objective by objective, the worst marked.

use std::io::{self, Write};

use termcolor::{Ansi, Color, ColorSpec, NoColor, WriteColor};

use crate::check::{Document, Located};
use crate::compare::Shift;
use crate::finding::{Message, Severity};
use crate::lang::Catalogue;
use crate::output::clean::cleaned;
use crate::output::concise::place;
use crate::output::summary::counted;
use crate::output::wrap::wrap;
use crate::output::{Shown, View};

/// A section with changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its code and name.
    pub name: String,
    /// The names of its indicators.
    pub indicators: Vec<String>,
    /// Number of findings in it; they stand together in the document, in the same order.
    pub n_findings: usize,
}

/// Sentences are not made wider than this, however wide the terminal.
const WIDEST_SENTENCE: usize = 120;

/// Writes the changes of a document by section and indicator, and how many there are.
pub fn write(
    title: &str,
    document: &Document,
    groups: &[Group],
    view: View,
    catalogue: &Catalogue,
    out: &mut dyn Write,
) -> io::Result<()> {
    let color: Box<dyn WriteColor + '_> =
        if view.color { Box::new(Ansi::new(out)) } else { Box::new(NoColor::new(out)) };
    let mut page = Page { width: view.width.min(WIDEST_SENTENCE), catalogue, out: color };
    page.line(&Style::Faint, 0, title)?;
    let mut rest = document.findings.as_slice();
    for group in groups {
        let (own, after) = rest.split_at_checked(group.n_findings).unwrap_or((rest, &[]));
        rest = after;
        page.group(&document.path, group, own)?;
    }
    writeln!(page.out)?;
    let sentence = match document.findings.is_empty() {
        true => catalogue.word("diff-same"),
        false => {
            let counted = counted(
                &[Shown { document, text: None, known: &[], plan: None, file: &[], remarks: &[] }],
                catalogue,
            )
            .join(", ");
            catalogue.say(&Message::new("diff-found").with("counted", counted.as_str()))
        }
    };
    writeln!(page.out, "{sentence}")?;
    match document.findings.is_empty() {
        true => Ok(()),
        false => writeln!(page.out, "{}", catalogue.say(&effects(&document.findings))),
    }
}

/// How many of the changes make something easier, how many harder.
fn effects(findings: &[Located]) -> Message {
    let n = |shift: Shift| {
        let of = |it: &&Located| Shift::of_message(&it.finding.message).unwrap_or(Shift::Other) == shift;
        findings.iter().filter(of).count()
    };
    Message::new("diff-effects")
        .with("easier", n(Shift::Easier))
        .with("harder", n(Shift::Harder))
        .with("other", n(Shift::Other))
}

struct Page<'p> {
    width: usize,
    catalogue: &'p Catalogue,
    out: Box<dyn WriteColor + 'p>,
}

enum Style {
    Bold,
    Faint,
    Plain,
}

impl Page<'_> {
    fn group(&mut self, path: &str, group: &Group, findings: &[Located]) -> io::Result<()> {
        writeln!(self.out)?;
        self.line(&Style::Bold, 0, &group.name)?;
        for it in findings.iter().filter(|it| it.finding.indicator.is_none()) {
            self.change(path, 2, it)?;
        }
        for (number, name) in (1_u32..).zip(&group.indicators) {
            let mut own = findings.iter().filter(|it| it.finding.indicator == Some(number)).peekable();
            if own.peek().is_some() {
                self.line(&Style::Plain, 2, name)?;
            }
            for it in own {
                self.change(path, 4, it)?;
            }
        }
        Ok(())
    }

    /// What changed, and where it stands in both files.
    fn change(&mut self, path: &str, indent: usize, located: &Located) -> io::Result<()> {
        let (mark, color) = match located.finding.severity {
            Severity::Error => ("✗", Color::Red),
            Severity::Warning => ("!", Color::Yellow),
            Severity::Info => ("·", Color::Cyan),
        };
        write!(self.out, "{:indent$}", "")?;
        self.out.set_color(ColorSpec::new().set_fg(Some(color)).set_bold(true))?;
        write!(self.out, "{mark}")?;
        self.out.reset()?;
        let sentence = self.catalogue.say(&located.finding.message);
        let inner = indent.saturating_add(2);
        let lines = wrap(&cleaned(&sentence), self.width, inner, inner);
        writeln!(self.out, " {}", lines.join(&format!("\n{:inner$}", "")))?;
        let before = located.labels.iter().find_map(|it| Some(place(it.path.as_deref()?, it)));
        let now = place(path, &located.place);
        let places = match before {
            Some(before) => format!("{before} → {now}"),
            None => now,
        };
        let rule = located.finding.rule;
        let effect = Shift::of_message(&located.finding.message).filter(|it| *it != Shift::Other);
        let effect = effect.map(|it| format!("  {}", self.catalogue.word(it.word()))).unwrap_or_default();
        self.line(&Style::Faint, inner, &format!("{places}  [{rule}]{effect}"))
    }

    fn line(&mut self, style: &Style, indent: usize, text: &str) -> io::Result<()> {
        let mut spec = ColorSpec::new();
        match style {
            Style::Bold => spec.set_bold(true),
            Style::Faint => spec.set_dimmed(true),
            Style::Plain => &mut spec,
        };
        let lines = wrap(&cleaned(text), self.width, indent, indent);
        write!(self.out, "{:indent$}", "")?;
        self.out.set_color(&spec)?;
        write!(self.out, "{}", lines.join(&format!("\n{:indent$}", "")))?;
        self.out.reset()?;
        writeln!(self.out)
    }
}
