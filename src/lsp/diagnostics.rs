//! Findings of a document into diagnostics: at most 1,000, the worst.
//!
//! Sentences are made once a finding and kept as long as its section stays what it is, so
//! that an edit costs the sentences of one section however many there are.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError};

use serde::{Deserialize, Serialize};
use tower_lsp::lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location,
    NumberOrString, Position, Range, Url,
};

use crate::check::{Live, Part, objective};
use crate::config::{Earlier, rule};
use crate::finding::{Finding, Message, Severity};
use crate::lsp::convert::Places;
use crate::lsp::session::Session;
use crate::lsp::snapshot::Snapshot;
use crate::rule::Rule;
use crate::text::Span;

/// The most that are sent of one file. Editors show no more.
pub(crate) const MOST: usize = 1000;

/// The program, as the source of a diagnostic.
const SOURCE: &str = "collaudo";

/// Rules whose findings are about something that can go.
const UNNECESSARY: &[&str] = &["unused-measure", "unused-suppression"];

/// What a diagnostic carries to be recognised by, and to tell whether its document moved on.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(crate) struct Data {
    pub(crate) uri: Url,
    pub(crate) version: i32,
    pub(crate) fingerprint: String,
}

/// What was said of a document, by section.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// In whose words.
    session: Option<Arc<Session>>,
    /// By the address of the section, which is held and so cannot be another's.
    sections: HashMap<usize, Section>,
}

#[derive(Debug)]
struct Section {
    part: Arc<Part>,
    findings: Vec<Said>,
}

/// A finding in words. Lines are counted from the start of its section.
#[derive(Debug)]
struct Said {
    diagnostic: Diagnostic,
    fingerprint: String,
    /// Other places, and what is there.
    labels: Vec<(Place, String)>,
}

/// A place that explains a finding.
#[derive(Debug)]
enum Place {
    /// In the same section.
    Here(Range),
    /// In another one, by index.
    Elsewhere(usize, Span),
    /// In the plan before.
    Earlier(Location),
}

/// The diagnostics of a document that is open.
pub(crate) fn of_snapshot(it: &Snapshot) -> Vec<Diagnostic> {
    let mut told = it.told.lock().unwrap_or_else(PoisonError::into_inner);
    told.diagnostics(&it.uri, it.version, &it.live, &it.session)
}

/// The diagnostics of a file that is not.
pub(crate) fn of_file(uri: &Url, live: &Live, session: &Arc<Session>) -> Vec<Diagnostic> {
    Told::default().diagnostics(uri, 0, live, session)
}

/// Numbers of errors, warnings and notes that are shown.
pub(crate) fn counts(live: &Live, least: Severity) -> [usize; 3] {
    let (errors, warnings, infos) = live.counts();
    let shown = |severity: Severity, n: usize| if severity >= least { n } else { 0 };
    [shown(Severity::Error, errors), shown(Severity::Warning, warnings), shown(Severity::Info, infos)]
}

impl Told {
    fn diagnostics(
        &mut self,
        uri: &Url,
        version: i32,
        live: &Live,
        session: &Arc<Session>,
    ) -> Vec<Diagnostic> {
        if !self.session.as_ref().is_some_and(|it| Arc::ptr_eq(it, session)) {
            self.sections.clear();
            self.session = Some(Arc::clone(session));
        }
        let least = session.settings.severity;
        let total: usize = counts(live, least).iter().sum();
        let most = if total > MOST { MOST.saturating_sub(1) } else { MOST };
        let worst = live.worst(most);
        let teller = Teller { uri, version, live, session, starts: std::cell::OnceCell::new() };

        let mut old = std::mem::take(&mut self.sections);
        let mut res = Vec::with_capacity(worst.len().saturating_add(1));
        let mut worst = worst.into_iter().filter(|it| it.2.severity >= least).peekable();
        while let Some((section, first_line, _)) = worst.peek().copied() {
            let Some(part) = live.parts().get(section) else { break };
            let key = Arc::as_ptr(part).addr();
            let told = old.remove(&key).unwrap_or_else(|| teller.section(part));
            while let Some((_, _, finding)) = worst.next_if(|it| it.0 == section) {
                let said = part.findings.iter().zip(&told.findings).find(|it| std::ptr::eq(it.0, finding));
                if let Some((_, said)) = said {
                    res.push(teller.diagnostic(said, first_line));
                }
            }
            self.sections.insert(key, told);
        }
        if total > MOST {
            // A stable sort: the worst first, each kind in the order of the text.
            res.sort_by_key(|it| it.severity);
            res.push(rest(total.saturating_sub(res.len()), session));
        }
        res
    }
}

/// What says that there is more.
fn rest(n: usize, session: &Session) -> Diagnostic {
    let message = session.catalogue.say(&Message::new("lsp-more").with("n", n));
    Diagnostic {
        range: Range::default(),
        severity: Some(DiagnosticSeverity::INFORMATION),
        source: Some(SOURCE.to_owned()),
        message,
        ..Diagnostic::default()
    }
}

/// Puts findings of one document into words.
struct Teller<'s> {
    uri: &'s Url,
    version: i32,
    live: &'s Live,
    session: &'s Arc<Session>,
    /// Lines before each section, added up once where they are needed.
    starts: std::cell::OnceCell<Vec<usize>>,
}

impl Teller<'_> {
    fn section(&self, part: &Arc<Part>) -> Section {
        let places = Places::new(&part.text, 0, self.session.encoding);
        let objective = objective(part.summary());
        let say = |it| self.said(it, &places, objective.as_deref());
        Section { part: Arc::clone(part), findings: part.findings.iter().map(say).collect() }
    }

    fn said(&self, finding: &Finding, places: &Places<'_>, objective: Option<&str>) -> Said {
        let catalogue = &self.session.catalogue;
        let can = self.session.can;
        let labels: Vec<(Place, String)> = finding
            .labels
            .iter()
            .filter_map(|it| {
                let place = match it.section {
                    _ if it.is_earlier => Place::Earlier(self.earlier(it.span)?),
                    None => Place::Here(places.range(it.span)),
                    Some(section) => Place::Elsewhere(section as usize, it.span),
                };
                Some((place, catalogue.say(&it.message)))
            })
            .collect();
        let mut message = catalogue.say(&finding.message);
        if !can.related {
            labels.iter().for_each(|it| message.push_str(&format!("\n– {}", it.1)));
        }
        let is_unnecessary = can.unnecessary && UNNECESSARY.contains(&finding.rule);
        let diagnostic = Diagnostic {
            range: places.range(finding.span),
            severity: Some(severity(finding.severity)),
            code: Some(NumberOrString::String(finding.rule.to_owned())),
            code_description: rule(finding.rule).and_then(|it| self.page(it)),
            source: Some(SOURCE.to_owned()),
            message,
            tags: is_unnecessary.then(|| vec![DiagnosticTag::UNNECESSARY]),
            ..Diagnostic::default()
        };
        Said { diagnostic, fingerprint: format!("{:016x}", finding.fingerprint(objective)), labels }
    }

    /// A place in the plan before, where that is a file that an editor can show.
    fn earlier(&self, span: Span) -> Option<Location> {
        let Earlier::Edition(edition) = &self.live.config().earlier else { return None };
        let uri = Url::from_file_path(edition.path.as_ref()?).ok()?;
        let places = Places::new(edition.shown()?, 0, self.session.encoding);
        Some(Location::new(uri, places.range(edition.shown_span(span)?)))
    }

    fn page(&self, rule: &Rule) -> Option<CodeDescription> {
        let href = Url::parse(&rule.url(self.session.catalogue.language())).ok()?;
        Some(CodeDescription { href })
    }

    /// A finding in words at its place in the document.
    fn diagnostic(&self, said: &Said, first_line: usize) -> Diagnostic {
        let mut res = said.diagnostic.clone();
        res.range = moved(res.range, first_line);
        let data =
            Data { uri: self.uri.clone(), version: self.version, fingerprint: said.fingerprint.clone() };
        res.data = serde_json::to_value(data).ok();
        if self.session.can.related && !said.labels.is_empty() {
            let related = said.labels.iter().map(|(place, message)| DiagnosticRelatedInformation {
                location: match place {
                    Place::Earlier(it) => it.clone(),
                    _ => Location::new(self.uri.clone(), self.range(place, first_line)),
                },
                message: message.clone(),
            });
            res.related_information = Some(related.collect());
        }
        res
    }

    fn range(&self, place: &Place, first_line: usize) -> Range {
        match place {
            Place::Earlier(it) => it.range,
            Place::Here(range) => moved(*range, first_line),
            // The other section may have changed where this one did not.
            Place::Elsewhere(section, span) => {
                let text = self.live.parts().get(*section).map_or("", |it| it.text.as_str());
                let starts = self.starts.get_or_init(|| self.live.first_lines().collect());
                let first_line = starts.get(*section).copied().unwrap_or(0);
                Places::new(text, first_line, self.session.encoding).range(*span)
            }
        }
    }
}

fn moved(range: Range, by: usize) -> Range {
    let by = u32::try_from(by).unwrap_or(u32::MAX);
    let position = |it: Position| Position::new(it.line.saturating_add(by), it.character);
    Range::new(position(range.start), position(range.end))
}

fn severity(it: Severity) -> DiagnosticSeverity {
    match it {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Info => DiagnosticSeverity::INFORMATION,
    }
}
