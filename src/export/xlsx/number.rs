//! Values as typed cells: a number with a format that shows what the plan shows.

use rust_decimal::prelude::ToPrimitive;

use crate::export::table::value_text;
use crate::syntax::{Amount, Language, Unit, Value, ValueKind};

/// A value that a spreadsheet can reckon with.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Typed {
    /// The number; a percentage in units, a date in days.
    pub(crate) number: f64,
    /// How it is shown.
    pub(crate) format: String,
    /// Decimals of the number as shown.
    pub(crate) decimals: u32,
    pub(crate) kind: Kind,
}

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Plain,
    Percent,
    Date,
}

/// The most digits that a spreadsheet keeps.
const MAX_DIGITS: u32 = 15;

/// The longest unit that is made a part of a format.
const MAX_UNIT: usize = 40;

/// The typed cell of a value; none where text alone keeps it: what is no number or date,
/// has too many digits, or would have two readings when it is shown again.
pub(crate) fn typed(value: &Value<'_>, language: Language) -> Option<Typed> {
    match value.kind {
        ValueKind::Number { number, unit } => {
            let Amount::Exact(amount) = number.amount else { return None };
            let decimals = amount.scale();
            let digits = amount.mantissa().unsigned_abs().checked_ilog10().unwrap_or(0);
            let shown = value_text(*value, language);
            let suffix = shown.trim_start_matches(|it: char| it.is_ascii_digit() || "+-.,".contains(it));
            // A unit with digits in it, `su 1-4`, is taken for a part of the number by some.
            let is_scale = matches!(unit, Unit::Scale(..));
            if digits >= MAX_DIGITS || decimals > 9 || decimals == 3 || suffix.len() > MAX_UNIT || is_scale {
                return None;
            }
            let plain = amount.to_f64()?;
            let is_percent = unit == Unit::Percent;
            let places = match decimals {
                0 => String::new(),
                n => format!(".{}", "0".repeat(n as usize)),
            };
            let format = match unit {
                Unit::Percent => format!("0{places}%"),
                Unit::None => format!("0{places}"),
                Unit::Euro(_) => format!("#,##0{places}\"{suffix}\""),
                _ => format!("0{places}\"{}\"", suffix.replace('"', "")),
            };
            Some(Typed {
                number: if is_percent { plain / 100.0 } else { plain },
                format,
                decimals: decimals.saturating_add(if is_percent { 2 } else { 0 }),
                kind: if is_percent { Kind::Percent } else { Kind::Plain },
            })
        }
        ValueKind::Date(date) => {
            // Before, spreadsheets do not agree on how days are counted.
            let first = jiff::civil::date(1900, 3, 1);
            let zero = jiff::civil::date(1899, 12, 30);
            if date < first {
                return None;
            }
            let days = date.since(zero).ok()?.get_days();
            let mark = value.source.chars().find(|it| !it.is_ascii_digit()).unwrap_or('-');
            let format = match value.source.find(mark) {
                Some(4) => format!("yyyy{mark}mm{mark}dd"),
                _ => format!("dd{mark}mm{mark}yyyy"),
            };
            // Spreadsheets put their own mark for a slash.
            let format = format.replace('/', "\\/");
            Some(Typed { number: f64::from(days), format, decimals: 0, kind: Kind::Date })
        }
        _ => None,
    }
}

/// The number that a spreadsheet shows: half away from zero.
pub(crate) fn round(number: f64, decimals: u32) -> f64 {
    let factor = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
    (number * factor).round() / factor
}
