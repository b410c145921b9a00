//! Formulas, printed from the tokens of the source: its brackets are the writer's.

use crate::format::{Tongue, value};
use crate::syntax::{Formula, Function, blanks, is_blank, name, number};

/// A formula: one blank around each operator, `; ` between arguments.
pub(crate) fn formula(out: &mut String, formula: &Formula<'_>, tongue: Tongue) {
    match formula {
        Formula::Words(it) => value::text(out, *it),
        Formula::Terms { source, .. } => terms(out, source, tongue),
    }
}

/// Follows the parser: where an operand is due, a sign belongs to it.
fn terms(out: &mut String, source: &str, tongue: Tongue) {
    let mut rest = source;
    let mut is_operand_due = true;
    while let Some(first) = rest.chars().next() {
        if is_operand_due && let Some(after) = operand(out, rest, tongue) {
            rest = after;
            is_operand_due = false;
            continue;
        }
        rest = rest.get(first.len_utf8()..).unwrap_or("");
        if is_blank(first) {
            continue;
        }
        let (written, is_next) = match first {
            '-' | '−' | '–' if is_operand_due => ("-", true),
            '(' => ("(", true),
            ')' => (")", false),
            ';' | ',' => ("; ", true),
            '+' => (" + ", true),
            '-' | '−' | '–' => (" - ", true),
            '*' | '×' | '·' => (" * ", true),
            '/' | '÷' | ':' => (" / ", true),
            '%' => ("%", false),
            other => {
                out.push(other);
                continue;
            }
        };
        out.push_str(written);
        is_operand_due = is_next;
    }
}

/// A number, a measure or the name of a function, and what follows it.
fn operand<'a>(out: &mut String, input: &'a str, tongue: Tongue) -> Option<&'a str> {
    if input.starts_with(['-', '−']) {
        return None;
    }
    if let Ok((rest, it)) = number(input) {
        value::number(out, &it, tongue.mark);
        return Some(rest);
    }
    let (rest, word) = name(input).ok()?;
    let function = Function::named(word).filter(|_| blanks(rest).starts_with('('));
    out.push_str(function.map_or(word, |it| it.word(tongue.words)));
    Some(rest)
}
