//! Numbers and dates as the reader writes them.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::syntax::Language;

/// Digits from which thousands are set apart: `12.500`, but `2023` and `1010`.
const GROUPED_FROM: usize = 5;

/// A number with the decimals that it carries: `12.500,00`, `12,500.00`.
pub fn number(number: Decimal, language: Language) -> String {
    let (thousands, decimal) = match language {
        Language::It => ('.', ','),
        Language::En => (',', '.'),
    };
    let plain = number.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut res = String::with_capacity(plain.len().saturating_add(4));
    if number.is_sign_negative() && !number.is_zero() {
        res.push('-');
    }
    for (i, digit) in whole.chars().enumerate() {
        let left = whole.len().saturating_sub(i);
        if i > 0 && whole.len() >= GROUPED_FROM && left.is_multiple_of(3) {
            res.push(thousands);
        }
        res.push(digit);
    }
    if !fraction.is_empty() {
        res.push(decimal);
        res.push_str(fraction);
    }
    res
}

/// A number with its unit: `97,87 %`, `10 gg`.
pub(crate) fn quantity(amount: Decimal, unit: &str, language: Language) -> String {
    let amount = number(amount, language);
    if unit.is_empty() { amount } else { format!("{amount} {unit}") }
}

/// A day: `31/12/2023`, `31 December 2023`.
pub(crate) fn date(date: Date, language: Language) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    match language {
        Language::It => format!("{day:02}/{month:02}/{year}"),
        Language::En => format!("{day} {} {year}", date.strftime("%B")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_reader_writes_them() {
        for (plain, it, en) in [
            ("0", "0", "0"),
            ("97.87", "97,87", "97.87"),
            ("1010", "1010", "1010"),
            ("12500.00", "12.500,00", "12,500.00"),
            ("-1234567", "-1.234.567", "-1,234,567"),
            ("-0.00", "0,00", "0.00"),
        ] {
            let plain: Decimal = plain.parse().unwrap();
            assert_eq!(number(plain, Language::It), it);
            assert_eq!(number(plain, Language::En), en);
        }
    }

    #[test]
    fn days_are_written_as_the_reader_writes_them() {
        let day = jiff::civil::date(2023, 4, 3);
        assert_eq!(date(day, Language::It), "03/04/2023");
        assert_eq!(date(day, Language::En), "3 April 2023");
    }
}
