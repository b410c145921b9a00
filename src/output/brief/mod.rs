//! The brief: two pages to print, for who has a quarter of an hour. What was read and what could
//! not be checked, the contradictions with the question to ask, what else is worth asking by
//! kind, the totals, and room for an answer.
//!
//! As on the long page, nothing is asked of the network and all text of a report is escaped.

mod ask;
mod totals;

use std::io::{self, Write};

use askama::Template;
use jiff::civil::Date;

use crate::check::scored::Scored;
use crate::finding::{Message, Severity};
use crate::lang::{Catalogue, Language};
use crate::output::brief::ask::{Contradiction, Question};
use crate::output::brief::totals::Total;
use crate::output::html::title;
use crate::output::markdown::capital;
use crate::output::summary::counted;
use crate::output::{Run, Shown, cleaned};

const STYLE: &str = include_str!("brief.css");

/// Its hash, as a content security policy names it. A test holds it.
const STYLE_HASH: &str = "sha256-qWwxO3/NeX6U1ztY7ZvCrLee+S+NECjLPY3fw6xE/KU=";

/// What is said at the foot of a brief that does not stand in the documents.
#[derive(Clone, Debug)]
pub struct Made {
    /// The day.
    pub day: Date,
    /// Which rules applied: the profile or file of the configuration; none by default.
    pub profile: Option<String>,
    /// The hash of each document, in hexadecimal digits.
    pub hashes: Vec<String>,
}

/// Writes the brief of every document, each on pages of its own.
pub fn write(run: &Run<'_>, made: &Made, catalogue: &Catalogue, out: &mut dyn Write) -> io::Result<()> {
    let text = Brief::new(run, made, catalogue).render().map_err(io::Error::other)?;
    writeln!(out, "{text}")
}

#[derive(Template)]
#[template(path = "brief.html")]
struct Brief<'p> {
    catalogue: &'p Catalogue,
    lang: &'static str,
    title: String,
    unread: Vec<(String, String)>,
    documents: Vec<Document>,
}

struct Document {
    title: String,
    path: String,
    lead: String,
    /// What was read: names and figures.
    read: Vec<(String, String)>,
    /// What could not be checked, as sentences.
    unchecked: Vec<String>,
    contradictions: Vec<Contradiction>,
    more_contradictions: Option<String>,
    questions: Vec<Question>,
    more_questions: Option<String>,
    totals: Vec<Total>,
    policy: String,
    /// What other policies would give for the whole.
    others: String,
    made: String,
    hash: String,
}

impl<'p> Brief<'p> {
    fn new(run: &Run<'_>, made: &Made, catalogue: &'p Catalogue) -> Self {
        let hashes = made.hashes.iter().map(String::as_str).chain(std::iter::repeat(""));
        let documents: Vec<Document> = run
            .documents
            .iter()
            .zip(hashes)
            .map(|(it, hash)| Document::new(it, made, hash, catalogue))
            .collect();
        let unread = run.unread.iter().map(|it| {
            let path = it.path.as_deref().unwrap_or("");
            (cleaned(path).into_owned(), cleaned(&catalogue.say(&it.message)).into_owned())
        });
        Self {
            lang: match catalogue.language() {
                Language::It => "it",
                Language::En => "en",
            },
            title: documents.first().map(|it| it.title.clone()).unwrap_or_default(),
            unread: unread.collect(),
            documents,
            catalogue,
        }
    }

    fn word(&self, id: &str) -> String {
        self.catalogue.word(id)
    }

    fn head(&self, id: &str) -> String {
        capital(&self.catalogue.word(id))
    }

    fn made_by(&self) -> String {
        let version = env!("CARGO_PKG_VERSION");
        capital(&self.catalogue.say(&Message::new("page-made-by").with("version", version)))
    }

    fn style(&self) -> &'static str {
        STYLE
    }

    fn style_hash(&self) -> &'static str {
        STYLE_HASH
    }
}

impl Document {
    fn new(shown: &Shown<'_>, made: &Made, hash: &str, catalogue: &Catalogue) -> Self {
        let scored = shown.plan.map(|it| Scored::new(it.text, it.checked));
        let rows = scored.as_ref().map(Scored::rows).unwrap_or_default();
        let (contradictions, n_left) = ask::contradictions(shown, &rows, catalogue);
        let more = |id: &'static str, n: usize| {
            (n > 0).then(|| capital(&catalogue.say(&Message::new(id).with("n", n))))
        };
        let (questions, n_notes) = ask::questions(shown, catalogue);
        let counts = counted(&[*shown], catalogue);
        let lead = match (counts.is_empty(), contradictions.is_empty()) {
            (true, _) => catalogue.word("brief-lead.clean"),
            (false, true) => {
                catalogue.say(&Message::new("brief-lead.ask").with("counted", counts.join(", ").as_str()))
            }
            (false, false) => {
                catalogue.say(&Message::new("brief-lead").with("counted", counts.join(", ").as_str()))
            }
        };
        let day = Message::new("brief-made").with("day", made.day);
        let made = match &made.profile {
            Some(it) => catalogue
                .say(&Message::new("brief-made.profile").with("day", made.day).with("profile", it.as_str())),
            None => catalogue.say(&day),
        };
        Self {
            title: title(shown, &rows),
            path: cleaned(&shown.document.path).into_owned(),
            lead: capital(&lead),
            read: totals::read(shown, &rows, catalogue),
            unchecked: ask::unchecked(shown, catalogue),
            contradictions,
            more_contradictions: more("brief-more", n_left),
            questions,
            more_questions: more("brief-notes", n_notes),
            totals: totals::totals(&rows, catalogue),
            policy: totals::policy(shown.plan, catalogue),
            others: scored.as_ref().map(|it| totals::others(it, catalogue)).unwrap_or_default(),
            made: capital(&made),
            hash: hash.to_owned(),
        }
    }
}

/// Whether a finding is about the reading of a document and not about the plan.
fn is_about_reading(rule: &str, severity: Severity) -> bool {
    severity != Severity::Info && matches!(rule, "syntax-error" | "unread-cell" | "number-convention")
}
