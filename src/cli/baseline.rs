//! Findings against a baseline: what is known is let be, what is gone is said, and what is
//! let be for too long is an error.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::check::Located;
use crate::cli::args::CheckArgs;
use crate::cli::checked::Done;
use crate::cli::console::{Console, Failure, shown};
use crate::cli::destination::{before, is_same};
use crate::config::baseline::{Waiver, read, write};
use crate::disk::configure::absolute;
use crate::disk::files::read_text;
use crate::disk::replace::{Before, replace};
use crate::finding::{Finding, Message, Severity};
use crate::output::{Known, wrap};
use crate::rules::text::expired_waiver;
use crate::text::lines::LineIndex;

/// The largest baseline, in bytes.
const MOST_BYTES: usize = 64 << 20;

/// Entries that are gone and said one by one; the others are counted.
const MOST_SAID: usize = 10;

/// A baseline as read.
pub(crate) struct Baseline {
    file: PathBuf,
    /// What it holds; none where it is not there yet.
    text: Option<String>,
    waivers: Vec<Waiver>,
}

/// By path and fingerprint.
type Key = (String, String);

impl Baseline {
    /// Reads the baseline that the arguments name. One that is to be written may not be
    /// there yet.
    pub(crate) fn asked_for(args: &CheckArgs) -> Result<Option<Self>, Vec<Failure>> {
        let Some(file) = args.baseline.as_ref().or(args.write_baseline.as_ref()) else { return Ok(None) };
        let is_new = args.baseline.is_none() && !file.exists();
        let text = if is_new { None } else { Some(read_text(file, MOST_BYTES)?) };
        let written = text.as_deref().unwrap_or("");
        let waivers = read(written).map_err(|problems| {
            let index = LineIndex::new(written);
            let failure = |it: crate::config::Problem| {
                let (line, column) = index.position(written, it.span.start);
                Failure::of(&format!("{}:{line}:{column}", shown(file)), it.message)
            };
            problems.into_iter().map(failure).collect::<Vec<_>>()
        })?;
        Ok(Some(Self { file: file.clone(), text, waivers }))
    }

    /// Writes the findings as known, and goes on with them. Who, why and until when are
    /// kept, and so is what is known of documents that were not checked.
    pub(crate) fn write(&mut self, file: &Path, done: &[Done], console: &mut Console) -> Result<(), Failure> {
        let mut found: BTreeMap<Key, Waiver> = BTreeMap::new();
        for it in done {
            let path = relative(file, &it.document.path);
            for located in &it.document.findings {
                let key = (path.clone(), located.fingerprint.clone());
                let waiver = found.entry(key).or_insert_with(|| waiver(&path, located));
                waiver.count = waiver.count.saturating_add(1);
            }
        }
        let folder = folder(&self.file);
        let checked: Vec<String> = done.iter().map(|it| relative(&self.file, &it.document.path)).collect();
        for it in std::mem::take(&mut self.waivers) {
            match found.get_mut(&(it.path.clone(), it.fingerprint.clone())) {
                Some(new) => (new.who, new.why, new.until) = (it.who, it.why, it.until),
                None if !checked.contains(&it.path) && folder.join(&it.path).exists() => {
                    found.insert((it.path.clone(), it.fingerprint.clone()), it);
                }
                None => {}
            }
        }
        let read_from = std::mem::replace(&mut self.file, file.to_owned());
        self.waivers = found.into_values().collect();
        let own = before(file, false, |old| str::from_utf8(old).is_ok_and(is_baseline))?;
        let before = match &self.text {
            Some(it) if is_same(&read_from, file) => Before::Read(it.as_bytes()),
            _ => own,
        };
        let about = wrap(&console.catalogue.word("baseline-about"), 96, 2, 2).join("\n# ");
        replace(file, before, write(&self.waivers, &about).as_bytes())?;
        let n = self.waivers.iter().map(|it| it.count).fold(0, usize::saturating_add);
        console.note(&Message::new("baseline-written").with("n", n).with("file", shown(file).as_str()));
        Ok(())
    }

    /// Takes what is known out of the findings, and says how much and what is gone.
    pub(crate) fn apply(&self, done: &mut [Done], console: &mut Console) {
        let today = jiff::Timestamp::now().to_zoned(TimeZone::UTC).date();
        let mut left: BTreeMap<Key, (usize, &Waiver)> = BTreeMap::new();
        for it in &self.waivers {
            let entry = left.entry((it.path.clone(), it.fingerprint.clone())).or_insert((0, it));
            entry.0 = entry.0.saturating_add(it.count);
        }
        let mut n_known = 0_usize;
        let mut checked = Vec::new();
        for it in done.iter_mut() {
            let path = relative(&self.file, &it.document.path);
            split(it, today, |fingerprint| {
                let (count, waiver) = left.get_mut(&(path.clone(), fingerprint.to_owned()))?;
                *count = count.checked_sub(1)?;
                Some(*waiver)
            });
            n_known = n_known.saturating_add(it.known.len());
            checked.push(path);
        }
        let file = shown(&self.file);
        if n_known > 0 {
            console.note(&Message::new("baseline-known").with("n", n_known).with("file", file.as_str()));
        }
        let folder = folder(&self.file);
        let is_looked_for = |it: &Waiver| checked.contains(&it.path) || !folder.join(&it.path).exists();
        let gone = left.values().filter(|it| it.0 > 0 && is_looked_for(it.1));
        let gone: Vec<(usize, &Waiver)> = gone.copied().collect();
        if gone.is_empty() {
            return;
        }
        let n = gone.iter().map(|it| it.0).fold(0, usize::saturating_add);
        console.note(&Message::new("baseline-gone").with("n", n).with("file", file.as_str()));
        for (_, it) in gone.iter().take(MOST_SAID) {
            let message = match (it.objective.as_str(), it.indicator) {
                ("", _) => Message::new("baseline-gone-one"),
                (code, None) => Message::new("baseline-gone-one.objective").with("code", code),
                (code, Some(n)) => {
                    Message::new("baseline-gone-one.indicator").with("code", code).with("n", n)
                }
            };
            console.note(&message.with("path", it.path.as_str()).with("rule", it.rule.as_str()));
        }
        if gone.len() > MOST_SAID {
            console.note(&Message::new("baseline-gone-more").with("n", gone.len().saturating_sub(MOST_SAID)));
        }
    }
}

/// Takes what is known out of the findings of a document. What is past its day stays, with a
/// finding beside it that says so.
fn split<'w>(done: &mut Done, today: Date, mut known: impl FnMut(&str) -> Option<&'w Waiver>) {
    for located in std::mem::take(&mut done.document.findings) {
        let waiver = known(&located.fingerprint);
        let ended = waiver.and_then(|it| it.until.filter(|until| *until < today));
        match (waiver, ended) {
            (None, _) => done.document.findings.push(located),
            (Some(waiver), None) => done.known.push(Known { located, why: waiver.reason() }),
            (Some(waiver), Some(until)) => {
                let beside = done.expired.map(|it| expired(&located, waiver, until, it));
                done.document.findings.push(located);
                done.document.findings.extend(beside);
            }
        }
    }
}

/// What stands beside a finding whose waiver has ended.
fn expired(waived: &Located, waiver: &Waiver, until: Date, severity: Severity) -> Located {
    let message = match &waiver.who {
        Some(who) => Message::new("expired-waiver.of").with("who", who.as_str()),
        None => Message::new("expired-waiver"),
    };
    let finding = Finding {
        rule: expired_waiver::RULE.id,
        severity,
        message: message.with("rule", waived.finding.rule).with("until", until),
        labels: Vec::new(),
        fixes: Vec::new(),
        ..waived.finding.clone()
    };
    let fingerprint = format!("{:016x}", finding.fingerprint(waived.objective.as_deref()));
    Located { finding, labels: Vec::new(), fingerprint, ..waived.clone() }
}

/// Whether a text is a baseline, and not just something without a mistake in it, such as a
/// comment.
fn is_baseline(text: &str) -> bool {
    read(text).is_ok() && (text.contains("version") || text.contains("known"))
}

fn waiver(path: &str, it: &Located) -> Waiver {
    Waiver {
        path: path.to_owned(),
        objective: it.objective.as_deref().unwrap_or("").to_owned(),
        indicator: it.finding.indicator,
        rule: it.finding.rule.to_owned(),
        fingerprint: it.fingerprint.clone(),
        ..Waiver::default()
    }
}

/// The folder of a baseline.
fn folder(file: &Path) -> PathBuf {
    let folder = file.parent().filter(|it| !it.as_os_str().is_empty());
    absolute(folder.unwrap_or(Path::new(".")))
}

/// A path relative to the folder of a baseline, so that it holds wherever the program runs.
fn relative(file: &Path, path: &str) -> String {
    pathdiff::diff_paths(absolute(Path::new(path)), folder(file))
        .map_or_else(|| path.to_owned(), |it| shown(&it))
}
