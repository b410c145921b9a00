//! Numbers that a name promises: "almeno due campagne", "n. 5 moduli", "di 4 interventi".

use crate::words::{Classes, Shape, Word, Words};

/// A number of things that a name promises.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Promise<'w, 'a> {
    /// The word from which the number is promised: itself or what announces it.
    pub(crate) first: &'w Word<'a>,
    /// The number.
    pub(crate) number: &'w Word<'a>,
    /// Whether the name opens with it, but for what is done with the things.
    pub(crate) is_opening: bool,
}

impl Promise<'_, '_> {
    /// How many things are promised.
    pub(crate) fn value(&self) -> u32 {
        match self.number.shape {
            Shape::Number(it) => it,
            _ if self.number.is(Classes::ONE) => 1,
            _ => self.number.value.into(),
        }
    }
}

/// The first number of things that a name promises.
pub(crate) fn promise<'w, 'a>(name: Words<'w, 'a>) -> Option<Promise<'w, 'a>> {
    if !name.has(Classes::FIGURE.and(Classes::NUMBER).and(Classes::ONE)) {
        return None;
    }
    let words = name.as_slice();
    words.iter().enumerate().find_map(|(i, number)| {
        let before = words.get(..i).unwrap_or(&[]);
        let next = words.get(i.saturating_add(1))?;
        let counts_things = next.is_content() && !next.is(Classes::TIME_UNIT.and(Classes::MONTH));
        if !counts_things {
            return None;
        }
        let first = opening(before, number)?;
        let only =
            Classes::STOP.and(Classes::DOING).and(Classes::MINIMUM).and(Classes::COUNT).and(Classes::OF);
        let is_opening =
            before.iter().all(|it| it.is(only) || matches!(it.text, "." | "°" | "º" | "'" | "’"));
        Some(Promise { first, number, is_opening })
    })
}

/// The word from which a number is promised, where it is: the number itself or what
/// announces it.
fn opening<'w, 'a>(before: &'w [Word<'a>], number: &'w Word<'a>) -> Option<&'w Word<'a>> {
    let is_many = matches!(number.shape, Shape::Number(2..=1989)) || number.is(Classes::NUMBER);
    let is_one = matches!(number.shape, Shape::Number(1)) || number.is(Classes::ONE);
    let mut back = before.iter().rev().filter(|it| !matches!(it.text, "." | "°" | "º"));
    let last = back.next();
    match last {
        _ if !is_many && !is_one => None,
        // "at least" is two words.
        Some(it) if it.is(Classes::MINIMUM) => {
            back.take_while(|it| it.is(Classes::MINIMUM)).last().or(Some(it))
        }
        Some(it) if it.is(Classes::COUNT) => {
            let announced = back.next();
            match announced {
                Some(minimum) if minimum.is(Classes::MINIMUM) => Some(minimum),
                _ => (!is_cited(before)).then_some(it),
            }
        }
        _ if !is_many || is_cited(before) => None,
        Some(it) if it.is(Classes::OF.and(Classes::DOING)) => Some(number),
        Some(_) => None,
        None => Some(number),
    }
}

/// Whether an act or law is cited shortly before: the number is its own.
fn is_cited(before: &[Word<'_>]) -> bool {
    before.iter().rev().take(4).any(|it| it.is(Classes::CITATION))
}
