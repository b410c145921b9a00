//! Small numbers in words: `almeno due incontri`.

use crate::syntax::is_blank;

/// A number in words at the start of a text, in figures, and what follows it.
pub(crate) fn numeral(text: &str) -> Option<(&'static str, &str)> {
    let end = text.find(is_blank).unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end)?;
    let lower = (word.len() <= 10).then(|| word.to_lowercase())?;
    let figures = match lower.as_str() {
        "zero" => "0",
        "un" | "uno" | "una" | "one" | "a" | "an" => "1",
        "due" | "two" => "2",
        "tre" | "three" => "3",
        "quattro" | "four" => "4",
        "cinque" | "five" => "5",
        "sei" | "six" => "6",
        "sette" | "seven" => "7",
        "otto" | "eight" => "8",
        "nove" | "nine" => "9",
        "dieci" | "ten" => "10",
        "undici" | "eleven" => "11",
        "dodici" | "twelve" => "12",
        "quindici" | "fifteen" => "15",
        "venti" | "twenty" => "20",
        "trenta" | "thirty" => "30",
        "sessanta" | "sixty" => "60",
        "novanta" | "ninety" => "90",
        "cento" => "100",
        _ => return None,
    };
    let rest = rest.trim_start_matches(is_blank);
    // `a 100` is no 1100.
    (!rest.starts_with(|it: char| it.is_ascii_digit())).then_some((figures, rest))
}
