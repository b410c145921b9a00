//! The text of a baseline into the findings that it knows, and back.
//!
//! A baseline is a TOML file with a table for each finding that is let be. It is keyed by
//! path and fingerprint, so it holds where there are no lines, and no edit elsewhere makes a
//! known finding new. The order is fixed, so that differences between two of them are small.

use std::fmt::Write as _;

use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

use crate::config::Problem;
use crate::config::file::{Reader, Value};
use crate::finding::Message;

/// The version of the file that is read and written.
const VERSION: &str = "1";

const KEYS: &[&str] = &["version", "known"];

const OWN: &[&str] =
    &["path", "rule", "objective", "indicator", "fingerprint", "count", "who", "why", "until"];

/// A finding that is let be.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Waiver {
    /// The document, relative to the folder of the baseline.
    pub path: String,
    /// Code of the objective that it is about, for whoever reads the file.
    pub objective: String,
    /// Number of the indicator that it is about, for whoever reads the file.
    pub indicator: Option<u32>,
    /// Id of the rule, for whoever reads the file.
    pub rule: String,
    /// What is said.
    pub fingerprint: String,
    /// How many findings of the document say it.
    pub count: usize,
    /// Who lets it be.
    pub who: Option<String>,
    /// Why.
    pub why: Option<String>,
    /// The last day on which it is let be.
    pub until: Option<Date>,
}

impl Waiver {
    /// Who and why in one, where somebody said so.
    pub fn reason(&self) -> Option<String> {
        match (&self.who, &self.why) {
            (Some(who), Some(why)) => Some(format!("{why} ({who})")),
            (who, why) => why.clone().or(who.clone()),
        }
    }
}

/// Reads a baseline, or says everything that is wrong with it.
///
/// # Errors
/// No slip passes in silence: a waiver that is not understood would hide nothing, or too much.
pub fn read(text: &str) -> Result<Vec<Waiver>, Vec<Problem>> {
    let table = DeTable::parse(text).map_err(|error| {
        let message = Message::new("config-not-toml").with("error", error.message());
        vec![Problem { span: error.span().unwrap_or(0..0), message }]
    })?;
    let mut reader = Reader::default();
    let mut res = Vec::new();
    for (key, value) in table.get_ref() {
        match key.get_ref().as_ref() {
            "known" => match value.get_ref().as_array() {
                Some(items) => res.extend(items.iter().filter_map(|it| waiver(it, &mut reader))),
                None => reader.problem(value.span(), Message::new("baseline-needs-tables")),
            },
            "version" => {
                if whole(value.get_ref()) != VERSION.parse().ok() {
                    reader.problem(value.span(), Message::new("baseline-version").with("version", VERSION));
                }
            }
            name => reader.unknown("config-unknown-key", key.span(), name, KEYS),
        }
    }
    if reader.problems.is_empty() { Ok(res) } else { Err(reader.problems) }
}

fn waiver(item: &Value<'_>, reader: &mut Reader) -> Option<Waiver> {
    let Some(table) = item.get_ref().as_table() else {
        reader.problem(item.span(), Message::new("baseline-needs-tables"));
        return None;
    };
    let n_problems = reader.problems.len();
    let mut res = Waiver { count: 1, ..Waiver::default() };
    for (key, value) in table {
        match key.get_ref().as_ref() {
            "path" => res.path = reader.text(value).unwrap_or_default(),
            "rule" => res.rule = reader.text(value).unwrap_or_default(),
            "objective" => res.objective = reader.text(value).unwrap_or_default(),
            "fingerprint" => res.fingerprint = reader.text(value).unwrap_or_default(),
            "who" => res.who = reader.text(value),
            "why" => res.why = reader.text(value),
            "indicator" => res.indicator = count(value, reader),
            "count" => res.count = count(value, reader).and_then(|it| usize::try_from(it).ok()).unwrap_or(1),
            "until" => match date(value.get_ref()) {
                Some(it) => res.until = Some(it),
                None => reader.problem(value.span(), Message::new("baseline-needs-date")),
            },
            name => reader.unknown("config-unknown-key", key.span(), name, OWN),
        }
    }
    let is_read = reader.problems.len() == n_problems;
    if is_read && (res.path.is_empty() || res.fingerprint.is_empty()) {
        reader.problem(item.span(), Message::new("baseline-needs-key"));
    }
    Some(res)
}

fn count(value: &Value<'_>, reader: &mut Reader) -> Option<u32> {
    let res = whole(value.get_ref()).filter(|it| *it > 0);
    if res.is_none() {
        reader.problem(value.span(), Message::new("baseline-needs-count"));
    }
    res
}

fn whole(value: &DeValue<'_>) -> Option<u32> {
    value.as_integer().and_then(|it| u32::from_str_radix(it.as_str(), it.radix()).ok())
}

fn date(value: &DeValue<'_>) -> Option<Date> {
    let it = value.as_datetime().filter(|it| it.time.is_none())?.date?;
    let (month, day) = (i8::try_from(it.month).ok()?, i8::try_from(it.day).ok()?);
    Date::new(i16::try_from(it.year).ok()?, month, day).ok()
}

/// Writes a baseline, with a comment on top that says what it is.
pub fn write(waivers: &[Waiver], about: &str) -> String {
    let mut all: Vec<&Waiver> = waivers.iter().collect();
    all.sort();
    let mut res = format!("# {about}\nversion = {VERSION}\n");
    for it in all {
        res.push_str("\n[[known]]\n");
        let mut line = |key: &str, value: String| {
            let _ = writeln!(res, "{key} = {value}");
        };
        line("path", quoted(&it.path));
        line("rule", quoted(&it.rule));
        if !it.objective.is_empty() {
            line("objective", quoted(&it.objective));
        }
        if let Some(indicator) = it.indicator {
            line("indicator", indicator.to_string());
        }
        line("fingerprint", quoted(&it.fingerprint));
        if it.count != 1 {
            line("count", it.count.to_string());
        }
        for (key, value) in [("who", &it.who), ("why", &it.why)] {
            if let Some(value) = value {
                line(key, quoted(value));
            }
        }
        if let Some(until) = it.until {
            line("until", until.to_string());
        }
    }
    res
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waivers() -> Vec<Waiver> {
        let one = Waiver {
            path: "relazioni, anno/\"2023\".txt".to_owned(),
            objective: "02.01".to_owned(),
            indicator: Some(1),
            rule: "contradictory-achievement".to_owned(),
            fingerprint: "1b106782891a3f3f".to_owned(),
            count: 2,
            who: Some("OIV".to_owned()),
            why: Some("rinviato \\ con 'delibera'\nn. 45".to_owned()),
            until: Date::new(2026, 12, 31).ok(),
        };
        let other = Waiver { path: "a.piano".into(), fingerprint: "0".into(), count: 1, ..Waiver::default() };
        vec![one, other]
    }

    #[test]
    fn what_is_written_is_read_in_a_fixed_order() {
        let mut expected = waivers();
        let text = write(&expected, "about");
        expected.sort();
        assert_eq!(read(&text), Ok(expected.clone()));
        expected.reverse();
        assert_eq!(write(&expected, "about"), text);
    }

    #[test]
    fn every_slip_is_said() {
        let text = "version = 2\nknwon = []\n[[known]]\npath = \"a\"\nfingerprint = \"b\"\nwhy = 3\n\
                    [[known]]\npath = \"a\"\n[[known]]\npath = \"a\"\nfingerprint = \"b\"\n\
                    untill = 2026-01-01\nuntil = \"2026\"\ncount = 0\n";
        let found = read(text).err().unwrap_or_default();
        let mut ids: Vec<&str> = found.iter().map(|it| it.message.id).collect();
        ids.sort_unstable();
        let expected = [
            "baseline-needs-count",
            "baseline-needs-date",
            "baseline-needs-key",
            "baseline-version",
            "config-needs-text",
            "config-unknown-key.meant",
            "config-unknown-key.meant",
        ];
        assert_eq!(ids, expected);
    }
}
