//! Numbers, dates and codes inside a name.

use crate::words::split::Shape;

/// Length of the run of digits at a place of a text, with what belongs to it: letters, and
/// marks between digits.
pub(crate) fn run(text: &str, place: usize) -> usize {
    let bytes = text.as_bytes().get(place..).unwrap_or(&[]);
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while let Some(byte) = bytes.get(end) {
        let next = end.saturating_add(1);
        let is_part = match byte {
            b'.' | b',' | b'/' | b'-' | b':' => is_digit(next),
            _ => byte.is_ascii_alphanumeric(),
        };
        if !is_part {
            break;
        }
        end = next;
    }
    end.max(1)
}

/// What a run is.
pub(crate) fn shape(text: &str) -> Shape {
    if text.bytes().all(|it| it.is_ascii_digit()) {
        return text.parse().map_or(Shape::Code, Shape::Number);
    }
    date(text).or_else(|| grouped(text)).unwrap_or(Shape::Code)
}

/// `31/12/2023`, `31/12`, `31.12`; a short year is no year.
fn date(text: &str) -> Option<Shape> {
    let mark = text.chars().find(|it| !it.is_ascii_digit())?;
    if !matches!(mark, '/' | '.' | '-') {
        return None;
    }
    let mut parts = text.split(mark);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next());
    if parts.next().is_some() || day.len() > 2 || month.len() > 2 {
        return None;
    }
    // `4.0` and `1-4` are no dates, and of `3.5` nobody knows.
    let is_short = year.is_none() && (mark == '-' || (mark == '.' && (day.len() < 2 || month.len() < 2)));
    let (day, month) = (day.parse().ok()?, month.parse().ok()?);
    if is_short || !(1..=31).contains(&day) || !(1..=12).contains(&month) {
        return None;
    }
    let year = match year.map(|it| (it.len(), it.parse())) {
        None => None,
        Some((4, Ok(it))) => Some(it),
        Some((2, Ok(_))) => None,
        Some(_) => return None,
    };
    Some(Shape::Date { day, month, year })
}

/// `1.010`: in a name, groups of three are thousands.
fn grouped(text: &str) -> Option<Shape> {
    let mut groups = text.split('.');
    let mut number: u32 = groups.next()?.parse().ok()?;
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        number = number.checked_mul(1000)?.checked_add(group.parse().ok()?)?;
    }
    Some(Shape::Number(number))
}
