//! Findings: what a rule says, as data. Sentences are made at the edge.

use compact_str::CompactString;
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::syntax::{Value, ValueKind};
use crate::text::{Edit, Span};

/// How bad a finding is, by meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A matter of quality.
    Info,
    /// Very likely wrong.
    Warning,
    /// The text contradicts itself or cannot be evaluated.
    Error,
}

impl Severity {
    /// The word that machines and options use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Something that a rule found. Places are relative to the section.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Id of the rule.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it is about.
    pub span: Span,
    /// What is wrong, with the values in it.
    pub message: Message,
    /// Other places that explain it.
    pub labels: Vec<Label>,
    /// What can be done.
    pub fixes: Vec<Fix>,
    /// The indicator that it is about, counted from 1 within its section.
    pub indicator: Option<u32>,
}

/// A place that explains a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The section of the place, where it is not the finding's own: its index in the text.
    pub section: Option<u32>,
    /// Whether the place is in the earlier edition that the plan is compared with.
    pub is_earlier: bool,
    /// The place, relative to its section; in an earlier edition, to its text.
    pub span: Span,
    /// Why it matters.
    pub message: Message,
}

/// A change that removes the cause of a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What it does, in the imperative.
    pub title: Message,
    /// Whether it changes form only, and no figure.
    pub safe: bool,
    /// Whether it is one of several that exclude each other: then it is offered, and never made
    /// unasked.
    pub is_choice: bool,
    /// The edits, relative to the section of the finding unless [`Fix::elsewhere`] says more.
    pub edits: Vec<Edit>,
    /// Edits in other sections of the same text, by index.
    pub elsewhere: Vec<(u32, Edit)>,
}

/// A sentence to be made: the id of a message and its arguments.
///
/// The id names a message of the catalogues (`src/lang`), or an attribute of one:
/// `weights-not-100`, `weights-not-100.fix-scale`.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Id in the catalogues.
    pub id: &'static str,
    /// Arguments by name.
    pub args: Vec<(&'static str, Arg)>,
}

/// An argument of a message. Numbers and dates are written in the reader's convention.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Text as it stands in the plan.
    Text(CompactString),
    /// An exact number, printed with the decimals that it carries.
    Number(Decimal),
    /// A number of things, for plurals.
    Count(usize),
    /// A value with its unit: the number is written in the reader's convention.
    Quantity(Decimal, CompactString),
    /// A number and the word of a catalogue for its unit.
    Measured(Decimal, &'static str),
    /// A day.
    Date(Date),
    /// The word of a catalogue: the id of a message without arguments.
    Word(&'static str),
    /// A sentence of one's own, in both languages. The values in it are other arguments of the
    /// message.
    Own {
        /// In Italian.
        it: &'static [Part],
        /// In English.
        en: &'static [Part],
    },
}

/// A part of a sentence of one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Text as it stands.
    Text(String),
    /// The argument of a name.
    Value(String),
}

impl Message {
    /// A message without arguments.
    pub fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        // Most messages have no more, and findings are many.
        if self.args.is_empty() {
            self.args.reserve_exact(2);
        }
        self.args.push((name, value.into()));
        self
    }
}

impl From<&str> for Arg {
    fn from(it: &str) -> Self {
        Self::Text(it.into())
    }
}

impl From<CompactString> for Arg {
    fn from(it: CompactString) -> Self {
        Self::Text(it)
    }
}

impl From<Decimal> for Arg {
    fn from(it: Decimal) -> Self {
        Self::Number(it)
    }
}

impl From<usize> for Arg {
    fn from(it: usize) -> Self {
        Self::Count(it)
    }
}

impl From<u32> for Arg {
    fn from(it: u32) -> Self {
        Self::Count(it as usize)
    }
}

impl From<Date> for Arg {
    fn from(it: Date) -> Self {
        Self::Date(it)
    }
}

impl From<&Value<'_>> for Arg {
    fn from(it: &Value<'_>) -> Self {
        match it.kind {
            ValueKind::Date(date) => Self::Date(date),
            ValueKind::Number { number, .. } => match number.amount.exact() {
                Some(amount) => Self::Quantity(amount, unit_text(it.source, number.source)),
                None => it.source.into(),
            },
            _ => it.source.into(),
        }
    }
}

/// The unit of a value as written: what stands beside its number.
fn unit_text(value: &str, number: &str) -> CompactString {
    let span = Span::of(number, value);
    let after = value.get(span.end as usize..).unwrap_or("");
    let before = value.get(..span.start as usize).unwrap_or("");
    crate::syntax::trim(if crate::syntax::trim(after).is_empty() { before } else { after }).into()
}

impl Finding {
    /// A fingerprint of what is said: rule, objective, indicator, message and arguments.
    ///
    /// It never depends on the place, so it survives edits elsewhere; the same in every
    /// language. 64 bits of FNV-1a: stable across versions and machines.
    pub fn fingerprint(&self, objective: Option<&str>) -> u64 {
        let mut hash = Fnv::default();
        hash.add(self.rule.as_bytes());
        hash.add(objective.unwrap_or("").as_bytes());
        hash.add(&self.indicator.unwrap_or(0).to_le_bytes());
        hash.add(self.message.id.as_bytes());
        for (name, value) in &self.message.args {
            hash.add(name.as_bytes());
            hash.add(format!("{value:?}").as_bytes());
        }
        hash.0
    }
}

/// A number that stands for texts in their order: stable across versions and machines.
pub(crate) fn hash<'a>(texts: impl IntoIterator<Item = &'a str>) -> u64 {
    let mut hash = Fnv::default();
    texts.into_iter().for_each(|it| hash.add(it.as_bytes()));
    hash.0
}

struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().chain([&0xFF]) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
