//! Lines into words with their meaning, for an editor's colours.

use crate::assist::view::View;
use crate::check::Live;
use crate::model::same_name;
use crate::suppress::suppressions;
use crate::syntax::{Comparator, Formula, Keyword, Line, Statement, TermKind, Text, Value, ValueKind, Year};
use crate::text::Span;

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The keyword of a heading.
    Heading,
    /// The keyword of a property.
    Property,
    /// The code of a heading.
    Code,
    /// The name of a heading.
    Name,
    /// Other text in quotes.
    Text,
    /// A measure.
    Measure,
    /// A function of a formula.
    Function,
    /// A number with its unit, a range or a date.
    Value,
    /// `si`, `n/d` and the like.
    Word,
    /// A comparator or an operator.
    Operator,
    /// A comment.
    Comment,
    /// The rule in a suppression.
    Rule,
}

/// A word with its meaning. Places are relative to the section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Token {
    /// Where it stands: within one line.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Whether a measure is defined here.
    pub is_definition: bool,
    /// Whether it is a measure that nothing defines, or that no formula uses.
    pub is_idle: bool,
}

/// The words of a section, in order, none within another.
pub fn tokens(live: &Live, section: usize) -> Vec<Token> {
    let view = View::of(live, section);
    let mut out = Words { view: &view, all: Vec::new() };
    for (i, line) in view.lines.iter().enumerate() {
        if let Some(key) = line.key {
            let is_heading = matches!(key.keyword, Keyword::Heading(_));
            out.push(key.source, if is_heading { Kind::Heading } else { Kind::Property });
        }
        out.line(i, line);
    }
    for it in suppressions(view.text, &view.lines, &[]) {
        let comment = it.comment;
        out.all.retain(|it| {
            it.kind != Kind::Comment || it.span.start < comment.start || it.span.end > comment.end
        });
        let mut at = comment.start;
        for (span, _) in &it.rules {
            out.add(Span { start: at, end: span.start }, Kind::Comment);
            out.add(*span, Kind::Rule);
            at = span.end;
        }
        out.add(Span { start: at, end: comment.end }, Kind::Comment);
    }
    let mut res = out.all;
    res.retain(|it| !it.span.is_empty());
    res.sort();
    res.dedup_by(|next, last| next.span.start < last.span.end);
    res
}

struct Words<'v, 'a> {
    view: &'v View<'a>,
    all: Vec<Token>,
}

impl Words<'_, '_> {
    fn add(&mut self, span: Span, kind: Kind) {
        self.all.push(Token { span, kind, is_definition: false, is_idle: false });
    }

    fn push(&mut self, text: &str, kind: Kind) {
        self.add(self.view.span(text), kind);
    }

    fn text(&mut self, text: Text<'_>) {
        self.push(text.source, Kind::Text);
    }

    fn year(&mut self, year: Option<Year<'_>>) {
        if let Some((source, _)) = year {
            self.push(source, Kind::Value);
        }
    }

    fn value(&mut self, value: &Value<'_>) {
        let is_number =
            matches!(value.kind, ValueKind::Number { .. } | ValueKind::Range { .. } | ValueKind::Date(_));
        self.push(value.source, if is_number { Kind::Value } else { Kind::Word });
    }

    fn measure(&mut self, name: &str, is_definition: bool, is_idle: bool) {
        let span = self.view.span(name);
        self.all.push(Token { span, kind: Kind::Measure, is_definition, is_idle });
    }

    fn line(&mut self, i: usize, line: &Line<'_>) {
        match &line.statement {
            Statement::Heading(it) => {
                it.code.into_iter().for_each(|it| self.push(it, Kind::Code));
                self.push(it.name.source, Kind::Name);
                self.year(it.year);
            }
            Statement::Value(_, it) => self.value(it),
            Statement::Yearly(_, year, it) => {
                self.year(*year);
                self.value(it);
            }
            Statement::Reading(it) => {
                self.year(it.year);
                it.at.into_iter().for_each(|it| self.push(it.source, Kind::Value));
                self.value(&it.value);
                it.on.into_iter().for_each(|it| self.push(it.source, Kind::Value));
            }
            Statement::Thresholds(it) => {
                it.levels().iter().flatten().for_each(|it| self.value(it));
            }
            Statement::Direction(word, _) => self.push(word, Kind::Word),
            Statement::Measure(it) => {
                let formula = self.view.holder(i).indicator().and_then(|it| it.formula.as_ref());
                let is_used = match formula {
                    Some(Formula::Terms { terms, .. }) => terms
                        .iter()
                        .any(|term| term.kind == TermKind::Measure && same_name(term.source, it.name)),
                    _ => true,
                };
                self.measure(it.name, true, !is_used);
                it.value.iter().for_each(|it| self.value(it));
                it.description.into_iter().for_each(|it| self.text(it));
            }
            Statement::Formula(Formula::Words(it)) => self.text(*it),
            Statement::Formula(Formula::Terms { terms, .. }) => {
                let indicator = self.view.holder(i).indicator();
                for term in terms {
                    match term.kind {
                        TermKind::Number(_) => self.push(term.source, Kind::Value),
                        TermKind::Measure => {
                            let is_known = indicator.is_some_and(|it| it.measure(term.source).is_some());
                            self.measure(term.source, false, !is_known);
                        }
                        TermKind::Call(..) => self.push(term.source, Kind::Function),
                        _ => self.push(term.source, Kind::Operator),
                    }
                }
            }
            Statement::Target(year, goal) => {
                self.year(*year);
                if goal.comparator != Comparator::Implicit {
                    let to = Span::of(goal.value.source, goal.source).start as usize;
                    let comparator = goal.source.get(..to).unwrap_or("");
                    self.push(crate::syntax::trim(comparator), Kind::Operator);
                }
                self.value(&goal.value);
                goal.by.into_iter().for_each(|it| self.push(it.source, Kind::Value));
            }
            Statement::Words(_, it) => self.text(*it),
            Statement::Scoring(it) => self.push(it.source, Kind::Word),
            Statement::Nothing | Statement::Broken(_) | Statement::Unknown => {}
        }
        if let Some(comment) = line.comment {
            self.push(crate::syntax::trim(comment), Kind::Comment);
        }
    }
}
