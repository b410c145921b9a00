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
    #[expect(dead_code, reason = "held, so that no other part gets the address that it is found by")]
    part: Arc<Part>,
    findings: Vec<Said>,
}

/// A finding in words. Lines are counted from the start of its section.
#[derive(Debug)]
struct Said {
    diagnostic: Diagnostic,
    /// The fields of the diagnostic as JSON, but for those that depend on where it is.
    fields: String,
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

/// The message that publishes the diagnostics of a document that is open.
pub(crate) fn published(it: &Snapshot) -> String {
    let mut told = it.told.lock().unwrap_or_else(PoisonError::into_inner);
    told.published(&it.uri, it.version, &it.live, &it.session)
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

/// A finding that is sent: its section by address, its place in it, and the lines before.
struct Pick {
    section: usize,
    at: usize,
    first_line: usize,
}

impl Told {
    fn diagnostics(
        &mut self,
        uri: &Url,
        version: i32,
        live: &Live,
        session: &Arc<Session>,
    ) -> Vec<Diagnostic> {
        let (picks, more) = self.pick(live, session);
        let teller = Teller::new(uri, version, live, session);
        let told = picks.iter().filter_map(|it| Some(teller.diagnostic(self.said(it)?, it.first_line)));
        told.chain(more.map(|n| rest(n, session))).collect()
    }

    fn published(&mut self, uri: &Url, version: i32, live: &Live, session: &Arc<Session>) -> String {
        let (picks, more) = self.pick(live, session);
        let teller = Teller::new(uri, version, live, session);
        let head = "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/publishDiagnostics\",\"params\":{\"uri\":";
        let mut res = String::with_capacity(picks.len().saturating_mul(1 << 10).saturating_add(1 << 10));
        res.push_str(head);
        res.push_str(&json_of(uri));
        res.push_str(&format!(",\"version\":{version},\"diagnostics\":["));
        let start = res.len();
        for it in &picks {
            let Some(said) = self.said(it) else { continue };
            if res.len() > start {
                res.push(',');
            }
            teller.write(said, it.first_line, &mut res);
        }
        if let Some(n) = more {
            res.push(',');
            res.push_str(&json_of(&rest(n, session)));
        }
        res.push_str("]}}");
        res
    }

    fn said(&self, pick: &Pick) -> Option<&Said> {
        self.sections.get(&pick.section)?.findings.get(pick.at)
    }

    /// What is sent of a document, in its order, and how many findings more there are. The
    /// sentences of what is sent are there afterwards, and no others.
    fn pick(&mut self, live: &Live, session: &Arc<Session>) -> (Vec<Pick>, Option<usize>) {
        if !self.session.as_ref().is_some_and(|it| Arc::ptr_eq(it, session)) {
            self.sections.clear();
            self.session = Some(Arc::clone(session));
        }
        let least = session.settings.severity;
        let total: usize = counts(live, least).iter().sum();
        let is_cut = total > MOST;
        let most = if is_cut { MOST.saturating_sub(1) } else { MOST };
        let mut worst = live.worst(most).into_iter().filter(|it| it.2.severity >= least).peekable();

        let mut old = std::mem::take(&mut self.sections);
        let mut res: Vec<(Severity, Pick)> = Vec::with_capacity(total.min(MOST));
        while let Some((section, first_line, _)) = worst.peek().copied() {
            let Some(part) = live.parts().get(section) else { break };
            let key = Arc::as_ptr(part).addr();
            let told = old.remove(&key).unwrap_or_else(|| put_into_words(part, live, session));
            let mut findings = part.findings.iter().enumerate();
            while let Some((_, _, finding)) = worst.next_if(|it| it.0 == section) {
                if let Some((at, _)) = findings.find(|it| std::ptr::eq(it.1, finding)) {
                    res.push((finding.severity, Pick { section: key, at, first_line }));
                }
            }
            self.sections.insert(key, told);
        }
        if is_cut {
            // A stable sort: the worst first, each kind in the order of the text.
            res.sort_by_key(|it| std::cmp::Reverse(it.0));
        }
        let more = is_cut.then(|| total.saturating_sub(res.len()));
        (res.into_iter().map(|it| it.1).collect(), more)
    }
}

fn json_of(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
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

fn put_into_words(part: &Arc<Part>, live: &Live, session: &Session) -> Section {
    let places = Places::new(&part.text, 0, session.encoding);
    let objective = objective(part.summary());
    let say = |it| said(it, &places, objective.as_deref(), live, session);
    Section { part: Arc::clone(part), findings: part.findings.iter().map(say).collect() }
}

fn said(
    finding: &Finding,
    places: &Places<'_>,
    objective: Option<&str>,
    live: &Live,
    session: &Session,
) -> Said {
    let catalogue = &session.catalogue;
    let can = session.can;
    let labels: Vec<(Place, String)> = finding
        .labels
        .iter()
        .filter_map(|it| {
            let place = match it.section {
                _ if it.is_earlier => Place::Earlier(earlier(live, it.span, session)?),
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
        code_description: rule(finding.rule).and_then(|it| page(it, session)),
        source: Some(SOURCE.to_owned()),
        message,
        tags: is_unnecessary.then(|| vec![DiagnosticTag::UNNECESSARY]),
        ..Diagnostic::default()
    };
    let mut fields = serde_json::to_value(&diagnostic).unwrap_or_default();
    if let Some(it) = fields.as_object_mut() {
        it.remove("range");
    }
    let fields = fields.to_string();
    let fields = fields.strip_prefix('{').and_then(|it| it.strip_suffix('}')).unwrap_or("").to_owned();
    let fingerprint = format!("{:016x}", finding.fingerprint(objective));
    Said { diagnostic, fields, fingerprint, labels }
}

/// A place in the plan before, where that is a file that an editor can show.
fn earlier(live: &Live, span: Span, session: &Session) -> Option<Location> {
    let Earlier::Edition(edition) = &live.config().earlier else { return None };
    let uri = Url::from_file_path(edition.path.as_ref()?).ok()?;
    let places = Places::new(edition.shown()?, 0, session.encoding);
    Some(Location::new(uri, places.range(edition.shown_span(span)?)))
}

fn page(rule: &Rule, session: &Session) -> Option<CodeDescription> {
    let href = Url::parse(&rule.url(session.catalogue.language())).ok()?;
    Some(CodeDescription { href })
}

/// Puts what was said at its places in one document.
struct Teller<'s> {
    uri: &'s Url,
    /// The URI as JSON.
    uri_text: String,
    version: i32,
    live: &'s Live,
    session: &'s Session,
    /// Lines before each section, added up once where they are needed.
    starts: std::cell::OnceCell<Vec<usize>>,
}

impl<'s> Teller<'s> {
    fn new(uri: &'s Url, version: i32, live: &'s Live, session: &'s Session) -> Self {
        Self { uri, uri_text: json_of(uri), version, live, session, starts: std::cell::OnceCell::new() }
    }

    /// Writes a finding in words at its place in the document: what
    /// [`Self::diagnostic`] says, as text.
    fn write(&self, said: &Said, first_line: usize, out: &mut String) {
        out.push_str("{\"range\":");
        write_range(moved(said.diagnostic.range, first_line), out);
        out.push(',');
        out.push_str(&said.fields);
        out.push_str(",\"data\":{\"uri\":");
        out.push_str(&self.uri_text);
        out.push_str(&format!(",\"version\":{},\"fingerprint\":\"{}\"}}", self.version, said.fingerprint));
        if self.session.can.related && !said.labels.is_empty() {
            out.push_str(",\"relatedInformation\":[");
            for (i, (place, message)) in said.labels.iter().enumerate() {
                out.push_str(if i == 0 { "{\"location\":{\"uri\":" } else { ",{\"location\":{\"uri\":" });
                match place {
                    Place::Earlier(it) => out.push_str(&json_of(&it.uri)),
                    _ => out.push_str(&self.uri_text),
                }
                out.push_str(",\"range\":");
                write_range(self.range(place, first_line), out);
                out.push_str("},\"message\":");
                out.push_str(&json_of(message));
                out.push('}');
            }
            out.push(']');
        }
        out.push('}');
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

fn write_range(it: Range, out: &mut String) {
    let (start, end) = (it.start, it.end);
    out.push_str(&format!(
        "{{\"start\":{{\"line\":{},\"character\":{}}},\"end\":{{\"line\":{},\"character\":{}}}}}",
        start.line, start.character, end.line, end.character
    ));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::lsp::session::Can;
    use crate::syntax::Language;

    #[test]
    fn what_is_published_is_what_is_answered_to_those_who_ask() {
        let text = std::fs::read_to_string("examples/errori.piano").unwrap().repeat(40);
        let live = Live::new(&text, Arc::new(Config::everything()));
        let uri = Url::parse("untitled:a%20\"b").unwrap();
        for related in [false, true] {
            let can = Can { related, unnecessary: true, ..Can::default() };
            let session = Arc::new(Session { can, ..Session::new(Language::It) });
            let published: serde_json::Value =
                serde_json::from_str(&Told::default().published(&uri, 7, &live, &session)).unwrap();
            let asked = Told::default().diagnostics(&uri, 7, &live, &session);
            assert!(asked.len() > 500, "{}", asked.len());
            assert_eq!(published["params"]["diagnostics"], serde_json::to_value(asked).unwrap());
            assert_eq!(
                (&published["params"]["version"], &published["params"]["uri"]),
                (&7.into(), &uri.as_str().into())
            );
        }
    }
}
