//! Spans of time in two units: `2 ore e 30 minuti`, `1h 30'`, `1 anno e 6 mesi`.

use rust_decimal::Decimal;

use crate::import::notation::amount::{amount, push};
use crate::import::notation::number::Mark;
use crate::import::notation::phrase::after;
use crate::syntax::is_blank;

/// A span of time in two units, written in the lesser one as plans write it.
pub(crate) fn duration(text: &str, mark: Option<Mark>) -> Option<String> {
    let (first, rest) = amount(text)?;
    let rest = ["e", "ed", "and", ","].iter().find_map(|it| after(rest, it)).unwrap_or(rest);
    let (second, tail) = amount(rest.trim_start_matches(is_blank))?;
    if second.number.is_signed() || first.unit.power != 0 || second.unit.power != 0 {
        return None;
    }
    let is_prime = second.unit.written.is_empty() && matches!(tail, "'" | "’" | "′");
    let (per, unit) = match (first.unit.written, second.unit.written) {
        ("ore" | "ora" | "h" | "hours" | "hour", "min" | "m") => (60, "min"),
        ("ore" | "ora" | "h", "") if is_prime || tail.is_empty() => (60, "min"),
        ("anni" | "anno" | "years" | "year", "mesi" | "mese" | "months" | "month") => (12, "mesi"),
        _ => return None,
    };
    let (whole, part) = (first.number.decimal(mark)?, second.number.decimal(mark)?);
    let is_whole = first.number.source.bytes().all(|it| it.is_ascii_digit());
    if !(tail.is_empty() || is_prime) || !is_whole || part >= Decimal::from(per) {
        return None;
    }
    let mut out = String::new();
    push(&mut out, whole.checked_mul(Decimal::from(per))?.checked_add(part)?);
    out.push(' ');
    out.push_str(unit);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_units_become_the_lesser() {
        for (text, meant) in [
            ("2 ore e 30 minuti", Some("150 min")),
            ("2 hours and 30 minutes", Some("150 min")),
            ("1h 05'", Some("65 min")),
            ("1h30", Some("90 min")),
            ("1 anno e 6 mesi", Some("18 mesi")),
            ("1 year, 6 months", Some("18 mesi")),
            ("2 ore e 90 minuti", None),
            ("2 ore", None),
            ("2 giorni e 3 ore", None),
            ("1,5 ore e 30 minuti", None),
            ("2 ore e 30 euro", None),
        ] {
            assert_eq!(duration(text, Some(Mark::Comma)).as_deref(), meant, "{text}");
        }
    }
}
