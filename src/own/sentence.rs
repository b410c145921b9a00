//! What a rule of one's own says: text with the names of values between braces.
//!
//! `{indicator.weight}` is the weight of the indicator, by the name that conditions have for it;
//! `{{` is a brace. A figure is written with its unit; where a sentence has the unit behind it,
//! as in `{indicator.result} {indicator.unit}` or `{indicator.weight} %`, that is the place of
//! the figure's own, and it is not written twice.

use crate::finding::{Arg, Message, Part};
use crate::own::fact::{Fact, Facts};
use crate::own::{Broken, Subject, facts, unknown};
use crate::syntax::slips;

/// A list is no value that a sentence could hold.
const NO_VALUE: &str = "measures";

/// A sentence of one's own, ready to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    written: String,
    parts: Vec<Part>,
}

impl Sentence {
    /// Reads a sentence of a rule about something.
    ///
    /// # Errors
    /// Says which of the names between braces is none, or which brace is not closed.
    pub fn read(written: &str, on: Subject) -> Result<Self, Broken> {
        let mut parts = Vec::new();
        let mut text = String::new();
        let mut rest = written;
        while let Some(it) = rest.chars().next() {
            let at = written.len().saturating_sub(rest.len());
            let after = rest.get(it.len_utf8()..).unwrap_or("");
            rest = match it {
                '{' | '}' if after.starts_with(it) => {
                    text.push(it);
                    after.get(1..).unwrap_or("")
                }
                '{' => {
                    let Some((name, after)) = after.split_once('}') else {
                        return Err(broken(at, Message::new("config-message-brace")));
                    };
                    let name = name.trim();
                    check(name, on).map_err(|message| Broken { at, message })?;
                    if !text.is_empty() {
                        parts.push(Part::Text(std::mem::take(&mut text)));
                    }
                    parts.push(Part::Value(name.to_owned()));
                    after
                }
                _ => {
                    text.push(it);
                    after
                }
            };
        }
        if !text.is_empty() {
            parts.push(Part::Text(text));
        }
        give_units(&mut parts);
        Ok(Self { written: written.to_owned(), parts })
    }

    /// As it is written.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Its parts.
    pub(crate) fn parts(&self) -> &[Part] {
        &self.parts
    }
}

/// What stands behind the name of a figure whose unit stands beside it.
const NUMBER: &str = "#number";

/// The unit of a figure.
const OWN_UNIT: &str = "#unit";

/// The unit that a sentence can write behind a figure.
const UNIT: &str = "indicator.unit";

/// Finds the units that stand behind figures.
fn give_units(parts: &mut [Part]) {
    for i in 0..parts.len() {
        let [Part::Value(name), rest @ ..] = parts.get_mut(i..).unwrap_or_default() else { continue };
        match rest {
            [Part::Text(text), ..] if text.trim_start_matches([' ', '\u{a0}']).starts_with('%') => {
                name.push_str(NUMBER);
            }
            [Part::Text(text), Part::Value(unit), ..] if text.trim().is_empty() && unit == UNIT => {
                *unit = format!("{name}{OWN_UNIT}");
                name.push_str(NUMBER);
            }
            _ => {}
        }
    }
}

/// Adds the values to a message that its sentences name.
pub(crate) fn filled(
    message: Message,
    sentences: &'static [Sentence; 2],
    known: &[(&'static str, &Facts)],
) -> Message {
    let names = sentences.iter().flat_map(|it| &it.parts).filter_map(|it| match it {
        Part::Value(name) => Some(name.as_str()),
        Part::Text(_) => None,
    });
    names.fold(message, |message, name| match message.args.iter().any(|it| it.0 == name) {
        true => message,
        false => message.with(name, value(name, known)),
    })
}

fn value(name: &str, known: &[(&'static str, &Facts)]) -> Arg {
    let (name, part) = name.split_at(name.find('#').unwrap_or(name.len()));
    let found = |name: &str| {
        let (variable, field) = name.split_once('.')?;
        let facts = known.iter().find(|it| it.0 == variable)?.1;
        facts.iter().find(|it| it.0 == field).map(|it| &it.1)
    };
    let fact = found(name).unwrap_or(&Fact::Missing);
    match part {
        NUMBER => fact.number(),
        // A figure without one is in that of the target.
        OWN_UNIT => fact.unit().unwrap_or_else(|| found(UNIT).unwrap_or(&Fact::Missing).written()),
        _ => fact.written(),
    }
}

fn broken(at: usize, message: Message) -> Broken {
    Broken { at, message: Box::new(message) }
}

/// Says what is wrong with a name, if it is none.
fn check(name: &str, on: Subject) -> Result<(), Box<Message>> {
    let variables = facts::variables(on);
    let of = |variable: &str| -> Vec<String> {
        let fields = facts::names(variable, on).into_iter();
        fields.filter(|it| *it != NO_VALUE).map(|it| format!("{variable}.{it}")).collect()
    };
    let all: Vec<String> = variables.iter().flat_map(|it| of(it)).collect();
    if all.iter().any(|it| it == name) {
        return Ok(());
    }
    let (variable, field) = name.split_once('.').unwrap_or(("", name));
    // The name of a value alone, or behind another variable; alone, it may be misspelt.
    let most = if variable.is_empty() { (field.chars().count() / 2).min(2) } else { 0 };
    let slips_of = |it: &String| it.split_once('.').map_or(usize::MAX, |it| slips(field, it.1));
    if let Some(meant) = all.iter().filter(|it| slips_of(it) <= most).min_by_key(|it| slips_of(it)) {
        let message = Message::new("config-when-name.meant").with("meant", meant.as_str());
        return Err(Box::new(message.with("name", name)));
    }
    let known = if variables.contains(&variable) { of(variable) } else { all };
    Err(Box::new(unknown(name, &known.iter().map(String::as_str).collect::<Vec<_>>())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str, on: Subject) -> Option<(usize, &'static str, Vec<String>)> {
        let args = |it: &Message| it.args.iter().map(|it| format!("{:?}", it.1)).collect();
        let res = Sentence::read(text, on);
        res.err().map(|it| (it.at, it.message.id, args(&it.message)))
    }

    #[test]
    fn names_stand_between_braces_and_a_brace_is_written_twice() {
        let read = Sentence::read("{{{plan.year}}} } { plan.report }", Subject::Objective);
        let text = |it: &str| Part::Text(it.to_owned());
        let value = |it: &str| Part::Value(it.to_owned());
        let parts = [text("{"), value("plan.year"), text("} } "), value("plan.report")];
        assert_eq!(read.map(|it| it.parts), Ok(parts.to_vec()));
    }

    #[test]
    fn what_is_no_name_is_said_at_its_brace_with_what_was_perhaps_meant() {
        let (on, plan) = (Subject::Indicator, Subject::Plan);
        for (text, on, at, meant) in [
            ("è {indicator.wieght}", on, 3, "indicator.weight"),
            ("{weight}", on, 0, "indicator.weight"),
            ("{wieght}", on, 0, "indicator.weight"),
            ("{code}", on, 0, "objective.code"),
            ("{plan.objectivs}", plan, 0, "plan.objectives"),
        ] {
            let (found, id, args) = broken(text, on).unwrap_or_else(|| panic!("{text} is fine"));
            assert_eq!((found, id), (at, "config-when-name.meant"), "{text}");
            assert!(args.contains(&format!("Text({meant:?})")), "{text}: {args:?}");
        }
        // Not there in a rule about the plan, no value at all, and no name.
        for (text, on) in [("{indicator.name}", plan), ("{indicator.measures}", on), ("{}", on)] {
            assert_eq!(broken(text, on).map(|it| it.1), Some("config-when-name"), "{text}");
        }
        assert_eq!(broken("a {plan.year", plan).map(|it| (it.0, it.1)), Some((2, "config-message-brace")));
    }
}
