//! Amounts: a number with its unit, money before or behind it, words that multiply.

use rust_decimal::Decimal;

use crate::import::notation::number::{Mark, Number, number};
use crate::import::notation::plan::any_value;
use crate::import::notation::unit::{Unit, currency, money, scale_of_money, unit};
use crate::syntax::is_blank;

/// An amount at the start of a text: a number and its unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Amount<'a> {
    pub(crate) number: Number<'a>,
    pub(crate) unit: Unit<'a>,
}

/// Reads a number and its unit; what follows is handed back without blanks before it.
pub(crate) fn amount(text: &str) -> Option<(Amount<'_>, &str)> {
    let is_plain = matches!(text.as_bytes().first()?, b'0'..=b'9' | b'+' | b'-' | 0xE2);
    let (number, rest) = match number(text).filter(|_| is_plain) {
        Some(it) => it,
        None => return money_first(text),
    };
    let start = rest.trim_start_matches(is_blank);
    let (unit, rest) = match start {
        "" => (Unit::NONE, ""),
        "%" => (Unit { written: "%", power: 0 }, ""),
        _ => unit(start),
    };
    Some((Amount { number, unit }, rest.trim_start_matches(is_blank)))
}

/// `€ 500`, `-€ 500`, `£1.2m`, `$3.5 million`.
fn money_first(text: &str) -> Option<(Amount<'_>, &str)> {
    let (written, rest) = currency(text)?;
    let (number, rest) = number(rest.trim_start_matches(is_blank))?;
    let (power, rest) = scale_of_money(rest.trim_start_matches(is_blank));
    Some((Amount { number, unit: money(written, power) }, rest.trim_start_matches(is_blank)))
}

impl Amount<'_> {
    /// Whether the number has two readings.
    pub(crate) fn is_ambiguous(self, mark: Option<Mark>) -> bool {
        mark.is_none() && self.number.is_ambiguous()
    }

    /// Writes the amount as plans do. None where they cannot hold it, and where a number of
    /// two readings would have to be multiplied.
    pub(crate) fn write(self, mark: Option<Mark>, out: &mut String) -> Option<()> {
        let start = out.len();
        if self.unit.power == 0 {
            self.number.write(mark, out);
        } else {
            push(out, shifted(self.number.decimal(mark)?, self.unit.power)?);
        }
        match self.unit.written {
            "" => {}
            "%" => out.push('%'),
            it @ ("N" | "gg" | "€" | "mln €" | "mila €" | "min") => {
                out.push(' ');
                out.push_str(it);
            }
            unit => {
                out.push(' ');
                out.push_str(unit);
                let written = any_value(out.get(start..)?);
                out.truncate(start);
                out.push_str(&written?);
            }
        }
        Some(())
    }
}

/// Writes a number as plans do.
pub(crate) fn push(out: &mut String, number: Decimal) {
    let text = number.to_string();
    // `1.500` would have two readings.
    let is_open = text.rsplit_once('.').is_some_and(|(whole, decimals)| {
        decimals.len() == 3
            && whole.trim_start_matches('-').len() <= 3
            && !whole.starts_with(['0'])
            && !whole.starts_with("-0")
    });
    let unsigned = text.trim_start_matches('-');
    if unsigned.len() < text.len() {
        out.push('-');
    }
    if is_open {
        out.push('0');
    }
    out.extend(unsigned.chars().map(|it| if it == '.' { ',' } else { it }));
}

/// A number times a power of ten, exactly, without decimals that it did not need.
pub(crate) fn shifted(number: Decimal, power: i8) -> Option<Decimal> {
    let places = u32::from(power.unsigned_abs());
    if power < 0 {
        let scale = number.scale().checked_add(places)?;
        return Decimal::try_from_i128_with_scale(number.mantissa(), scale).ok();
    }
    let scale = number.scale();
    let taken = scale.min(places);
    let factor = 10_i128.checked_pow(places.saturating_sub(taken))?;
    let mantissa = number.mantissa().checked_mul(factor)?;
    Decimal::try_from_i128_with_scale(mantissa, scale.saturating_sub(taken)).ok()
}

/// An amount as a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quantity<'a> {
    /// Thousands and millions are multiplied out.
    pub(crate) number: Decimal,
    /// As plans write it; empty where there is none.
    pub(crate) unit: &'a str,
    /// Whether the number is one of hundredths.
    pub(crate) is_percent: bool,
}

/// The figure of an amount that stands alone, where it has one reading. Nothing is allocated.
pub(crate) fn quantity(text: &str, mark: Option<Mark>) -> Option<Quantity<'_>> {
    let (amount, "") = amount(text)? else { return None };
    let (unit, power) = amount.unit.base();
    let number = amount.number.decimal(mark)?;
    let number = if power == 0 { number } else { shifted(number, power)? };
    Some(Quantity { number, unit: unit.written, is_percent: unit.written == "%" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Option<String> {
        let (amount, rest) = amount(text)?;
        let mut out = String::new();
        amount.write(Some(Mark::Comma), &mut out)?;
        out.push_str(rest);
        Some(out)
    }

    #[test]
    fn amounts_are_those_of_plans() {
        for (text, meant) in [
            ("97,87 %", "97,87%"),
            ("1,5 milioni di euro", "1,5 mln €"),
            ("3 mln €", "3 mln €"),
            ("2,5 miliardi di euro", "2500 mln €"),
            ("£1.2m", "1200000 GBP"),
            ("€3.5 million", "3,5 mln €"),
            ("€ 250k", "250 mila €"),
            ("$12.50", "12,50 dollari"),
            ("5‰", "0,5%"),
            ("12,5 ‰", "01,25%"),
            ("1,5 milioni", "1500000"),
            ("250 mila visitatori", "250000 visitatori"),
            ("12 hrs", "12 ore"),
            ("1 ore", "1 ora"),
            ("3,25 FTEs", "3,25 FTE"),
            ("0,0005 mln", "500"),
        ] {
            let meant = meant.replace("01,25", "1,25");
            assert_eq!(written(text), Some(meant), "{text}");
        }
    }

    #[test]
    fn figures_are_exact() {
        for (text, number, unit) in [
            ("97,87%", "97.87", "%"),
            ("1.010", "1010", ""),
            ("3 mln €", "3000000", "€"),
            ("1,25 miliardi di euro", "1250000000", "€"),
            ("−3,5 gg", "-3.5", "gg"),
            ("5‰", "0.5", "%"),
        ] {
            let it = quantity(text, Some(Mark::Comma));
            let number = number.parse().ok();
            assert_eq!(it.map(|it| it.number), number, "{text}");
            assert_eq!(it.map(|it| (it.unit, it.is_percent)), Some((unit, unit == "%")), "{text}");
        }
        assert_eq!(quantity("1.010", None), None);
        assert_eq!(quantity("1.010 e poi", Some(Mark::Comma)), None);
    }
}
