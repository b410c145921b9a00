//! Names of acts that are done so many times a year: "monitoraggio semestrale".

use crate::words::{Classes, Word, Words};

/// An act and how often it is done.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Recurrence<'a> {
    /// The word of the frequency.
    pub(crate) word: &'a str,
    /// Times a year.
    pub(crate) times: u16,
}

/// The recurrence that a name is about, where its first word of meaning is an act and a
/// frequency stands beside it. Frequencies deeper in the name belong to something else:
/// "rispetto dei tempi dei cartellini mensili" is no monthly act.
pub(crate) fn recurrence<'a>(name: Words<'_, 'a>) -> Option<Recurrence<'a>> {
    if !name.has(Classes::FREQUENCY) || !name.has(Classes::ACT) {
        return None;
    }
    let opening = Classes::STOP.and(Classes::COUNT).and(Classes::MINIMUM).and(Classes::DOING);
    let mut words = name.iter().filter(|it| !is_joint(it)).skip_while(|it| it.is(opening));
    let first = words.next()?;
    let frequency = if first.is(Classes::FREQUENCY) {
        // "Quarterly report": the act follows.
        words.find(|it| !it.is(Classes::FREQUENCY)).filter(|it| it.is(Classes::ACT)).and(Some(first))?
    } else {
        let next = words.find(|it| !it.is(Classes::STOP.and(Classes::ACT)))?;
        Some(next).filter(|it| first.is(Classes::ACT) && it.is(Classes::FREQUENCY))?
    };
    // "Annuale" qualifies plans and laws as often as acts.
    (frequency.value > 1).then_some(Recurrence { word: frequency.text, times: frequency.value })
}

fn is_joint(word: &Word<'_>) -> bool {
    matches!(word.text, "." | "°" | "º" | "'" | "’" | "-")
}
