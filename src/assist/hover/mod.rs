//! What is known of what stands at a place, as a page in Markdown.

mod example;
mod figures;
mod keyword;
mod measure;
mod node;
mod target;

pub use example::example;
pub(crate) use keyword::meaning;

use crate::assist::Place;
use crate::assist::markdown::rule_page;
use crate::assist::view::View;
use crate::check::{Live, Point};
use crate::config::Config;
use crate::lang::Catalogue;
use crate::output::concise::severity_word;
use crate::output::markdown::capital;
use crate::output::page::doc;
use crate::own::OwnRule;
use crate::rules::ALL;
use crate::scoring::Policy;
use crate::suppress::suppressions;
use crate::syntax::{Formula, Keyword, Line, Property, Statement, TermKind};
use crate::text::Span;

/// A page about a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// What it is about.
    pub place: Place,
    /// The page.
    pub markdown: String,
}

/// What a question about a place is asked of.
pub(crate) struct Asked<'a> {
    pub(crate) live: &'a Live,
    pub(crate) at: Point,
    pub(crate) view: View<'a>,
    pub(crate) line: usize,
    pub(crate) catalogue: &'a Catalogue,
}

/// The page about what stands at a place.
pub fn hover(live: &Live, at: Point, catalogue: &Catalogue) -> Option<Page> {
    let view = View::of(live, at.section);
    let line = view.line_at(at.offset);
    let asked = Asked { live, at, view, line, catalogue };
    let (span, parts) = asked.parts(asked.view.lines.get(line)?)?;
    let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    let markdown = parts.join("\n\n---\n\n");
    (!markdown.is_empty()).then_some(Page { place: Place { section: at.section, span }, markdown })
}

impl Asked<'_> {
    /// The scoring policy of the section.
    fn policy(&self) -> &Policy {
        let header = self.live.header();
        self.live.parts().get(self.at.section).map_or(&header.policy, |it| it.policy(header))
    }

    fn touches(&self, part: &str) -> Option<Span> {
        Some(self.view.span(part)).filter(|it| it.touches(self.at.offset))
    }

    /// What the page is about, and its parts.
    fn parts(&self, line: &Line<'_>) -> Option<(Span, Vec<String>)> {
        if let Some(comment) = line.comment
            && self.touches(comment).is_some()
        {
            return self.rule();
        }
        let key = line.key?;
        let on_keyword = self.touches(key.source);
        let meaning = || keyword::page(key.keyword, line.key.and_then(|it| it.language), self.catalogue);
        if let Keyword::Heading(_) = key.keyword {
            let figures = node::page(self);
            return match on_keyword {
                Some(span) => Some((span, vec![figures, meaning()])),
                None => Some((self.view.span(crate::syntax::trim(line.source)), vec![figures])),
            };
        }
        if let Some(span) = on_keyword {
            return Some((span, vec![self.of_property(line).unwrap_or_default(), meaning()]));
        }
        if let Statement::Measure(it) = &line.statement
            && let Some(span) = self.touches(it.name)
        {
            return Some((span, vec![measure::page(self, it)]));
        }
        if let Statement::Formula(Formula::Terms { terms, .. }) = &line.statement {
            let names = terms.iter().filter(|it| it.kind == TermKind::Measure);
            let found = names.filter_map(|it| Some((it.source, self.touches(it.source)?))).next();
            if let Some((name, span)) = found {
                let defined = self.view.holder(self.line).indicator().and_then(|it| it.measure(name));
                return Some((span, vec![measure::page(self, defined?)]));
            }
        }
        let span = self.arguments(line)?;
        Some((span, vec![self.of_property(line)?]))
    }

    /// What stands behind the keyword, if the place is in it.
    fn arguments(&self, line: &Line<'_>) -> Option<Span> {
        let start = self.view.span(line.key?.source).end;
        let end = line.comment.map_or(self.view.span(line.source).end, |it| self.view.span(it).start);
        let span = self.view.span(crate::syntax::trim(Span { start, end }.text(self.view.text)));
        span.touches(self.at.offset).then_some(span)
    }

    /// What can be reckoned of a property.
    fn of_property(&self, line: &Line<'_>) -> Option<String> {
        let holder = self.view.holder(self.line);
        match &line.statement {
            Statement::Measure(it) => Some(measure::page(self, it)),
            Statement::Formula(_) => figures::formula(self, holder.indicator()?),
            Statement::Target(year, goal) => {
                target::page(self, holder.indicator()?, year.map(|it| it.1), Some(goal))
            }
            Statement::Yearly(Property::Result, year, _) => {
                target::page(self, holder.indicator()?, year.map(|it| it.1), None)
            }
            Statement::Reading(it) => target::page(self, holder.indicator()?, it.year.map(|it| it.1), None),
            Statement::Value(Property::Achieved, _) => Some(node::page(self)),
            Statement::Value(Property::Weight, _) => figures::chain(self),
            _ => None,
        }
    }

    /// The page of the rule that a suppression names here.
    fn rule(&self) -> Option<(Span, Vec<String>)> {
        let own = self.live.config().own();
        let all = suppressions(self.view.text, &self.view.lines, own);
        let mut named = all.iter().flat_map(|it| &it.rules);
        let (span, rule) = named.find(|it| it.0.touches(self.at.offset))?;
        Some((*span, vec![any_rule_text(rule.ok()?, self.live.config(), self.catalogue)?]))
    }
}

/// The page of a rule with its name above it.
fn rule_text(id: &str, catalogue: &Catalogue) -> Option<String> {
    let rule = ALL.iter().find(|it| it.id == id)?;
    let page = rule_page(doc(rule, catalogue), &catalogue.word("assist-example-fails"));
    Some(format!("**{}**\n\n{page}", rule.id))
}

/// The page of a rule of an id, of one's own or of the catalogue.
pub(crate) fn any_rule_text(id: &str, config: &Config, catalogue: &Catalogue) -> Option<String> {
    let own = config.own().iter().find(|it| it.rule.id == id);
    own.map_or_else(|| rule_text(id, catalogue), |it| Some(own_text(it, config, catalogue)))
}

/// The page of a rule of one's own: how bad its findings are, what it says, and where it is
/// written.
fn own_text(own: &'static OwnRule, config: &Config, catalogue: &Catalogue) -> String {
    let word = match config.severity(own.rule.id) {
        Some(it) => severity_word(it),
        None => "cli-level-off",
    };
    let page = doc(&own.rule, catalogue);
    let place = own.place().map(|it| format!("\n\n{}", capital(&catalogue.say(&it)))).unwrap_or_default();
    format!("**{}** ({})\n\n{}{place}", own.rule.id, catalogue.word(word), page.trim_end())
}
