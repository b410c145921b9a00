//! Text, numbers, units and values in one notation.

use rust_decimal::Decimal;

use crate::format::Tongue;
use crate::syntax::{Amount, Language, Number, Text, Unit, Value, ValueKind};

/// Text in straight quotes. Where it holds one it stands in guillemets, and where it
/// holds their end too, its quotes are doubled.
pub(crate) fn text(out: &mut String, text: Text<'_>) {
    let inner = text.inner;
    if !inner.contains('"') {
        quoted(out, '"', inner, '"');
    } else if !inner.contains('»') {
        quoted(out, '«', &text.value(), '»');
    } else if text.doubled {
        quoted(out, '"', inner, '"');
    } else {
        quoted(out, '"', &inner.replace('"', "\"\""), '"');
    }
}

fn quoted(out: &mut String, open: char, inner: &str, close: char) {
    out.push(open);
    out.push_str(inner);
    out.push(close);
}

/// A value with its unit.
pub(crate) fn value(out: &mut String, value: &Value<'_>, tongue: Tongue) {
    let words = tongue.words;
    out.push_str(match value.kind {
        ValueKind::Number { number: it, unit: of } => {
            number(out, &it, tongue.mark);
            return unit(out, of, it.amount.exact() == Some(Decimal::ONE), words);
        }
        ValueKind::Range { unit: of, .. } => {
            let Some((low, high)) = value.ends() else { return out.push_str(value.source) };
            number(out, &low, tongue.mark);
            out.push_str(if of == Unit::Percent { "%.." } else { ".." });
            number(out, &high, tongue.mark);
            return unit(out, of, false, words);
        }
        ValueKind::Date(_) => value.source,
        ValueKind::YesNo(true) => words.choose("si", "yes"),
        ValueKind::YesNo(false) => "no",
        ValueKind::NotAvailable => "n/d",
        ValueKind::NotApplicable => "n/a",
        ValueKind::Neutralised => words.choose("sterilizzato", "neutralised"),
    });
}

/// A number with the decimal mark of a language. Its digits stay, those of the decimals
/// included. Thousands stay set apart where the number then has one reading only, and a
/// number that has two is copied.
pub(crate) fn number(out: &mut String, number: &Number<'_>, mark: Language) {
    let Amount::Exact(amount) = number.amount else {
        out.push_str(number.source);
        return;
    };
    let unsigned = number.source.trim_start_matches(['+', '-', '−']);
    if number.source.starts_with('+') {
        out.push('+');
    } else if unsigned.len() < number.source.len() {
        out.push('-');
    }
    let n_decimals = amount.scale() as usize;
    let n_digits = unsigned.bytes().filter(u8::is_ascii_digit).count();
    let n_separators = unsigned.chars().filter(|it| !it.is_ascii_digit()).count();
    let n_whole = n_digits.saturating_sub(n_decimals);
    let has_groups = n_separators > usize::from(n_decimals > 0) && (n_decimals > 0 || n_whole > 6);
    let (decimal, group) = mark.choose((',', '.'), ('.', ','));
    let digits = unsigned.chars().filter(char::is_ascii_digit);
    for (i, digit) in digits.enumerate() {
        let left = n_whole.saturating_sub(i);
        if i == n_whole && i > 0 {
            out.push(decimal);
        } else if has_groups && i > 0 && left > 0 && left.is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
}

/// A unit with the blank that sets it off, if one does; `one` is whether it stands with
/// the number one.
pub(crate) fn unit(out: &mut String, unit: Unit<'_>, one: bool, words: Language) {
    let counted = |(it, en), (its, ens)| if one { words.choose(it, en) } else { words.choose(its, ens) };
    let word = match unit {
        Unit::None => return,
        Unit::Percent => return out.push('%'),
        Unit::Scale(low, high) => return scale(out, low, high, words),
        Unit::Count => "N",
        Unit::Minutes => "min",
        Unit::Hours => counted(("ora", "hour"), ("ore", "hours")),
        Unit::Days => counted(("gg", "day"), ("gg", "days")),
        Unit::Weeks => counted(("settimana", "week"), ("settimane", "weeks")),
        Unit::Months => counted(("mese", "month"), ("mesi", "months")),
        Unit::Years => counted(("anno", "year"), ("anni", "years")),
        Unit::Euro(0) => "€",
        Unit::Euro(3) => words.choose("mila €", "k€"),
        Unit::Euro(_) => "mln €",
        Unit::Other(word) => word,
    };
    out.push(' ');
    out.push_str(word);
}

fn scale(out: &mut String, low: u16, high: u16, words: Language) {
    out.push_str(words.choose(" su ", " on "));
    if low > 0 {
        out.push_str(&low.to_string());
        out.push('-');
    }
    out.push_str(&high.to_string());
}
