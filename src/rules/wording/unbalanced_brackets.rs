use crate::finding::Message;
use crate::rule::{SectionCx, Sink, rule};
use crate::text::{Edit, Span};
use crate::words::{Classes, Words};

rule! {
    /// A bracket is opened and not closed, or closed and not opened.
    ///
    /// Where it should stand decides what the name says: which operand a qualifier belongs
    /// to, and what is left out of a count. Marks of a list, as "a)" and "1)", are left alone,
    /// and so is a bracket that is opened in one measure of a formula and closed in the next.
    ///
    /// ```plan,fails
    /// obiettivo 01.02 "Verifica dinamica"
    ///   indicatore "Imprese revisionate (mediatori immobiliari"
    ///     target >= 50%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan,fixed
    /// obiettivo 01.02 "Verifica dinamica"
    ///   indicatore "Imprese revisionate (mediatori immobiliari)"
    ///     target >= 50%
    /// ```
    ///
    /// Allow it where the name is quoted from an act as it stands there.
    "unbalanced-brackets", Warning, Wording, since "0.1.0", Section(check)
}

fn check<'a>(cx: &SectionCx<'_, 'a>, sink: &mut Sink<'_>) {
    let mut report = |indicator: Option<u32>, found: Vec<Unmatched<'_>>| {
        for it in found {
            let id =
                if is_closing(it.bracket) { "unbalanced-brackets.closing" } else { "unbalanced-brackets" };
            let message = Message::new(id).with("bracket", it.bracket);
            let span = cx.span(it.bracket);
            let draft = match indicator {
                Some(it) => sink.report_on(it, span, message),
                None => sink.report(span, message),
            };
            if let Some(text) = it.closes_behind {
                let bracket = closing(it.bracket);
                let edit =
                    Edit { span: Span::at(cx.span(text.trim_end()).end as usize), text: bracket.into() };
                draft.safe_fix(Message::new("unbalanced-brackets.fix").with("bracket", bracket), vec![edit]);
            }
        }
    };
    let may_lack = |it: &Words<'_, '_>| it.has(Classes::BRACKET);
    let alone = |it: Words<'_, 'a>| unmatched(Some(it).filter(may_lack).iter().map(Words::as_str));
    report(None, alone(cx.words.node()));
    for it in &cx.section.indicators {
        let words = cx.words.indicator(it);
        report(Some(it.number), alone(words.name()));
        if words.spelt().any(|it| may_lack(&it)) {
            report(Some(it.number), unmatched(words.spelt().map(|it| it.as_str())));
        }
    }
}

/// A bracket without its other half.
#[derive(Clone, Copy, Debug)]
struct Unmatched<'a> {
    bracket: &'a str,
    /// The text behind which the other half may stand, where this is the only place for it.
    closes_behind: Option<&'a str>,
}

/// The brackets without their other half in texts that are read as one.
fn unmatched<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<Unmatched<'a>> {
    let mut res = Vec::new();
    // The brackets that are open, each with its text; names have few.
    let mut open: Vec<(&'a str, &'a str)> = Vec::new();
    let mut n_texts: usize = 0;
    for text in texts {
        n_texts = n_texts.saturating_add(1);
        let mut from = 0;
        while let Some(at) = next_bracket(text, from) {
            from = at.saturating_add(1);
            let Some(bracket) = text.get(at..from) else { break };
            if !is_closing(bracket) {
                open.push((bracket, text));
            } else if open.last().is_some_and(|it| closing(it.0) == bracket) {
                open.pop();
            } else if !(open.is_empty() && marks_item(text.get(..at).unwrap_or(""))) {
                res.push(Unmatched { bracket, closes_behind: None });
            }
        }
    }
    let all_close = res.is_empty();
    for (bracket, text) in &open {
        let end = Span::of(bracket, text).end as usize;
        let has_something = text.get(end..).is_some_and(|it| !it.trim().is_empty());
        // Behind other brackets there may be several places; and a bracket that begins the
        // first of several texts may hold them all.
        let may_hold_all = n_texts > 1 && text.trim_start().starts_with(bracket);
        let has_one_place = all_close && has_something && !may_hold_all && next_bracket(text, end).is_none();
        let is_innermost = open.iter().filter(|it| std::ptr::eq(it.1, *text)).count() == 1;
        let closes_behind = (has_one_place && is_innermost).then_some(*text);
        res.push(Unmatched { bracket, closes_behind });
    }
    res
}

fn next_bracket(text: &str, from: usize) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    let round = memchr::memchr2(b'(', b')', rest);
    // Square ones are rare, and a text without round ones is read once more for them.
    let square = memchr::memchr2(b'[', b']', rest.get(..round.unwrap_or(rest.len()))?);
    square.or(round)?.checked_add(from)
}

fn is_closing(bracket: &str) -> bool {
    matches!(bracket, ")" | "]")
}

fn closing(bracket: &str) -> &'static str {
    if bracket == "[" { "]" } else { ")" }
}

/// Whether a closing bracket behind this text marks an item of a list: "a)", "10)", "ii)".
fn marks_item(before: &str) -> bool {
    let word = before.rsplit(|it: char| !it.is_alphanumeric()).next().unwrap_or("");
    let is_apart = before
        .get(..before.len().saturating_sub(word.len()))
        .is_some_and(|it| it.is_empty() || it.ends_with([' ', '\u{a0}', ';', ',', ':', '\t']));
    let is_number = word.bytes().all(|it| it.is_ascii_digit()) && word.len() < 3;
    let is_roman = word.bytes().all(|it| matches!(it.to_ascii_lowercase(), b'i' | b'v' | b'x'));
    let is_letter = word.chars().count() == 1;
    is_apart && !word.is_empty() && (is_number || is_roman || is_letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(texts: &[&'static str]) -> Vec<(&'static str, bool)> {
        let all = unmatched(texts.iter().copied());
        all.into_iter().map(|it| (it.bracket, it.closes_behind.is_some())).collect()
    }

    #[test]
    fn brackets_that_match_and_marks_of_lists_are_silent() {
        for text in ["", "a (b) c", "a (b [c] d)", "a) uno b) due", "fase 1) e 2)", "i) x; ii) y", "[a]"] {
            assert_eq!(found(&[text]), [], "{text}");
        }
        assert_eq!(found(&["(n. evase", "n. ricevute)"]), []);
    }

    #[test]
    fn one_place_for_a_bracket_is_a_fix_and_two_are_none() {
        assert_eq!(found(&["a (b c"]), [("(", true)]);
        assert_eq!(found(&["a [b c"]), [("[", true)]);
        assert_eq!(found(&["a (b (c) d"]), [("(", false)]);
        assert_eq!(found(&["a (b (c d"]), [("(", false), ("(", false)]);
        assert_eq!(found(&["a (b", "c (d"]), [("(", true), ("(", true)]);
        assert_eq!(found(&["a (b", "c (d)"]), [("(", true)]);
        assert_eq!(found(&["(a b", "c"]), [("(", false)]);
        assert_eq!(found(&["a ("]), [("(", false)]);
        assert_eq!(found(&["uno due)"]), [(")", false)]);
        assert_eq!(found(&["a (b]"]), [("]", false), ("(", false)]);
    }
}
