//! What a page in a browser asks of the library: a file by its name and bytes, and all that is
//! shown and downloaded of it. No file, no clock and no network: what is needed is handed in.

use std::io;

use jiff::civil::Date;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::check::scored::{Row, Scored};
use crate::check::{Checked, Document};
use crate::config::{Config, HOLDS, read};
use crate::export::{Format, annotate, annotate_plan, export};
use crate::finding::{Message, Severity};
use crate::format::{Options as Layout, format};
use crate::import::{Mapped, Options, Status, Table};
use crate::lang::{Catalogue, Language, write_number};
use crate::output::{Plan, Root, Run, Shown, brief, csv, html, json as findings, sarif};
use crate::scoring::rounded;
use crate::source::{Given, Source};
use crate::text::origin::Place;

/// A file that was read and checked.
#[derive(Debug)]
pub struct Opened {
    source: Source,
    checked: Checked,
    document: Document,
}

/// Why a file was not checked, with what was seen of its tables.
#[derive(Debug)]
pub struct Refused {
    message: Message,
    tables: Vec<Table>,
}

impl From<Message> for Refused {
    fn from(message: Message) -> Self {
        Self { message, tables: Vec::new() }
    }
}

impl Refused {
    /// The reason in words, and the tables: an object.
    pub fn json(&self, catalogue: &Catalogue) -> String {
        let tables: Vec<Value> = self.tables.iter().map(|it| table(it, catalogue)).collect();
        let error = catalogue.say(&self.message);
        json!({ "error": error, "tables": tables, "holds": words(catalogue) }).to_string()
    }
}

impl Opened {
    /// Reads and checks a file. `configuration` is what a `collaudo.toml` would say.
    ///
    /// # Errors
    /// Says why the configuration or the file is not understood.
    pub fn new(name: &str, bytes: Vec<u8>, configuration: &str) -> Result<Self, Refused> {
        let layer = read(configuration).map_err(|problems| {
            let first = problems.into_iter().next().map(|it| it.message);
            Refused::from(first.unwrap_or_else(|| Message::new("config-not-toml")))
        })?;
        let config: Config = layer.config();
        let given = Given { name, bytes, is_piped: false };
        let options = Options { given: config.import.clone() };
        let source = Source::read(given, &options)
            .map_err(|it| Refused { message: *it.message, tables: it.mapping })?;
        let tables = || source.report.as_ref().map(|it| it.mapping.clone()).unwrap_or_default();
        source.understood().map_err(|message| Refused { message, tables: tables() })?;
        let checked = source.check(&config);
        source.holds_plan(&checked, name)?;
        let document = source.locate(name, &checked, &config);
        Ok(Self { source, checked, document })
    }

    /// What is shown: the findings as the command line writes them, the tables as they were
    /// understood, and the scores.
    pub fn json(&self, catalogue: &Catalogue) -> io::Result<String> {
        let mut out = Vec::new();
        findings::write(&[self.shown()], catalogue, &mut out)?;
        let checked: Value = serde_json::from_slice(&out)?;
        let tables = self.source.report.as_ref().map_or(&[][..], |it| &it.mapping);
        let tables: Vec<Value> = tables.iter().map(|it| table(it, catalogue)).collect();
        let scored = Scored::new(&self.source.text, &self.checked);
        let scores: Vec<Value> = scored.rows().iter().map(|it| score(it, catalogue)).collect();
        let text = self.source.shown().unwrap_or("");
        let rows: Vec<Value> =
            self.document.findings.iter().map(|it| json!(line(text, it.place.span))).collect();
        Ok(json!({
            "checked": checked, "tables": tables, "holds": words(catalogue), "scores": scores,
            "rows": rows, "plan": self.source.report.is_none(),
        })
        .to_string())
    }

    /// A file to download.
    ///
    /// # Errors
    /// Says why it cannot be made.
    pub fn export(&self, kind: &str, day: Date, catalogue: &Catalogue) -> Result<Vec<u8>, Message> {
        let shown = [self.shown()];
        let run = Run {
            documents: &shown,
            unread: &[],
            root: Root::default(),
            fail_on: Severity::Error,
            has_baseline: false,
        };
        let mut out = Vec::new();
        let written = match kind {
            "brief" => {
                let hash = Sha256::digest(&self.source.bytes).iter().map(|it| format!("{it:02x}")).collect();
                let made = brief::Made { day, profile: None, hashes: vec![hash] };
                brief::write(&run, &made, catalogue, &mut out)
            }
            "page" => html::write(&run, catalogue, &mut out),
            "sarif" => sarif::write(&run, catalogue, &mut out),
            "csv" => csv::write(&shown, catalogue, &mut out),
            "json" => findings::write(&shown, catalogue, &mut out),
            "plan" => return Ok(format(&self.source.text, &Layout::default()).into_bytes()),
            "table" => {
                return export(&self.source.text, Format::Xlsx).map(|it| it.bytes).map_err(|it| *it.0);
            }
            _ => return self.workbook(catalogue),
        };
        written.map_err(|it| Message::new("cli-output").with("reason", it.to_string().as_str()))?;
        Ok(out)
    }

    /// The workbook that was checked with the findings in it, and a new one for what is none.
    fn workbook(&self, catalogue: &Catalogue) -> Result<Vec<u8>, Message> {
        let has_cells = self.document.findings.iter().any(|it| it.place.cell.is_some());
        let own = (has_cells && self.source.bytes.starts_with(b"PK"))
            .then(|| annotate(&self.source.bytes, &self.document, catalogue).ok());
        let made = || annotate_plan(&self.source.text, &self.document, catalogue).map_err(|it| *it.0);
        own.flatten().map_or_else(made, Ok)
    }

    fn shown(&self) -> Shown<'_> {
        Shown {
            document: &self.document,
            text: self.source.shown(),
            known: &[],
            plan: Some(Plan { text: &self.source.text, checked: &self.checked }),
            file: &self.source.bytes,
            remarks: &self.source.remarks,
        }
    }
}

/// The row that a finding is in: what stands before the place, at it and behind it.
fn line(text: &str, span: Option<crate::text::Span>) -> Option<[String; 3]> {
    let span = span?;
    let (start, end) = (span.start as usize, span.end as usize);
    let (before, after) = (text.get(..start)?, text.get(end..)?);
    let before = before.rsplit('\n').next().unwrap_or("");
    let after = after.split('\n').next().unwrap_or("");
    let last: String = before.chars().rev().take(WIDEST).collect();
    let before = last.chars().rev().collect();
    Some([before, text.get(start..end)?.to_owned(), after.chars().take(WIDEST).collect()])
}

/// The most characters that are shown on either side of a place.
const WIDEST: usize = 400;

/// The words that an `[import.columns]` table can say.
fn words(catalogue: &Catalogue) -> Vec<&'static str> {
    HOLDS.iter().map(|it| catalogue.language().choose(it.1, it.2)).collect()
}

fn table(it: &Table, catalogue: &Catalogue) -> Value {
    let place = match &it.place {
        Place::Cell { name, .. } => name.to_string(),
        Place::Text(_) => String::new(),
    };
    let status = match it.status {
        Status::Read => "read",
        Status::InOrder => "in-order",
        Status::NeedsMapping => "needs-mapping",
        Status::NoPlan => "no-plan",
    };
    let columns: Vec<Value> = it.columns.iter().map(|it| column(it, catalogue.language())).collect();
    json!({ "place": place, "status": status, "columns": columns })
}

fn column(it: &Mapped, language: Language) -> Value {
    let word = |pair: &(String, String)| language.choose(pair.0.as_str(), pair.1.as_str()).to_owned();
    json!({
        "letters": it.letters, "title": it.title, "holds": word(&it.holds),
        "guess": it.guess.as_ref().map(word), "period": it.period,
        "confidence": it.confidence.name(), "samples": it.samples,
    })
}

fn score(row: &Row, catalogue: &Catalogue) -> Value {
    let number = |it| write_number(rounded(it, 2), catalogue.language());
    json!({
        "depth": row.depth, "code": row.code, "indicator": row.number, "name": row.name,
        "weight": row.weight.map(number), "reported": row.reported.or(row.reported_below).map(number),
        "below": row.reported.is_none() && row.reported_below.is_some(),
        "recomputed": row.recomputed.map(number), "excluded": row.is_excluded, "differs": row.differs(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "Codice;Obiettivo;Indicatore;Peso;Target;Consuntivo;Grado di raggiungimento\n\
        01;Servizi;Tempo di risposta;60%;>= 90%;50%;100%\n\
        01;Servizi;Utenti serviti;40%;>= 80%;95%;100%\n";

    #[test]
    fn a_report_is_shown_and_can_be_downloaded() {
        let opened = Opened::new("a.csv", REPORT.into(), "").unwrap();
        let catalogue = Catalogue::new(Language::It);
        let shown: Value = serde_json::from_str(&opened.json(&catalogue).unwrap()).unwrap();
        let is_found = |it: &Value| it["rule"] == "contradictory-achievement";
        let at = shown["checked"]["findings"].as_array().unwrap().iter().position(is_found).unwrap();
        assert!(shown["rows"][at][1].as_str().unwrap().contains("100%"));
        assert_eq!(shown["tables"][0]["columns"][5]["holds"], "consuntivo");
        assert!(!shown["scores"].as_array().unwrap().is_empty());
        let day = jiff::civil::date(2026, 12, 1);
        for (kind, begins) in
            [("brief", "<!"), ("page", "<!"), ("sarif", "{"), ("workbook", "PK"), ("table", "PK")]
        {
            let bytes = opened.export(kind, day, &catalogue).unwrap();
            assert!(bytes.starts_with(begins.as_bytes()), "{kind}");
        }
    }

    #[test]
    fn a_column_that_was_read_wrong_is_set_right() {
        let given = "[import.columns]\n\"Consuntivo\" = \"ignora\"\n";
        let opened = Opened::new("a.csv", REPORT.into(), given).unwrap();
        assert!(opened.document.findings.iter().all(|it| it.finding.rule != "contradictory-achievement"));
    }

    #[test]
    fn what_is_not_understood_is_refused_in_words() {
        for (bytes, configuration) in [("a b c", ""), (REPORT, "profil = 1")] {
            let refused = Opened::new("a.csv", bytes.into(), configuration).unwrap_err();
            let said: Value = serde_json::from_str(&refused.json(&Catalogue::new(Language::En))).unwrap();
            assert!(said["error"].as_str().unwrap().len() > 10);
        }
    }
}
