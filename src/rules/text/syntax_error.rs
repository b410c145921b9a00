use crate::finding::Message;
use crate::rule::{Sink, rule};
use crate::rules::text::teach;
use crate::syntax::{Error, Expected, Line, Problem, Text};
use crate::text::{Edit, Span};

rule! {
    /// A line that cannot be read.
    ///
    /// The line is reported once, at the exact place, with what was expected there.
    /// Everything else is still checked, and rules that would need the broken line are
    /// silent about what it may have said.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= molte
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    /// ```
    "syntax-error", Error, Text, since "0.1.0", Built
}

/// Reports what is wrong with a line. `section` is the text that the line is part of, and `year` the
/// plan's.
pub(crate) fn report<'a>(
    line: &Line<'a>,
    error: &Error<'a>,
    section: &str,
    year: Option<i16>,
    sink: &mut Sink<'_>,
) {
    let span = place(line, error, section);
    let found = found(error.source);
    let message = match error.problem {
        Problem::UnknownKeyword(Some(meant)) => Message::new("syntax-error.misspelt").with("meant", meant),
        Problem::UnknownKeyword(None) => Message::new("syntax-error.unknown-keyword"),
        Problem::Expected(it) => {
            let id = if found.is_empty() { "syntax-error.missing" } else { "syntax-error.expected" };
            Message::new(id).with("expected", crate::finding::Arg::Word(expected(it)))
        }
        Problem::UnclosedText(_) => Message::new("syntax-error.unclosed-text"),
        Problem::UnquotedText => Message::new("syntax-error.unquoted-text"),
        Problem::UnclosedBracket => Message::new("syntax-error.unclosed-bracket"),
        Problem::TooDeep => Message::new("syntax-error.too-deep").with("limit", crate::syntax::MAX_DEPTH),
        Problem::NumberTooLong => Message::new("syntax-error.number-too-long"),
        Problem::BadSeparators => Message::new("syntax-error.bad-separators"),
        Problem::NoSuchDate => Message::new("syntax-error.no-such-date"),
        Problem::ShortYear => Message::new("syntax-error.short-year"),
    };
    let draft = sink.report(span, message.with("found", found.as_str()));
    match error.problem {
        Problem::UnknownKeyword(Some(meant)) => {
            let edit = Edit { span, text: meant.to_owned() };
            draft.safe_fix(Message::new("syntax-error.fix-keyword").with("meant", meant), vec![edit]);
        }
        Problem::UnquotedText => {
            let text = Text { source: error.source, inner: error.source, doubled: false };
            let edit = Edit { span, text: format!("\"{}\"", text.inner) };
            draft.safe_fix(Message::new("syntax-error.fix-quote"), vec![edit]);
        }
        Problem::UnclosedText(quote) if !error.source.contains('#') => {
            let edit = Edit { span: Span { start: span.end, end: span.end }, text: quote.to_string() };
            draft.safe_fix(Message::new("syntax-error.fix-close-text"), vec![edit]);
        }
        _ => {
            let Some(meant) = teach::meant(line, error, year) else { return };
            let edit = Edit { span: Span::of(meant.source, section), text: meant.text.clone() };
            let title = Message::new("syntax-error.fix-write").with("meant", meant.text.as_str());
            match meant.is_certain {
                true => draft.safe_fix(title, vec![edit]),
                false => draft.unsafe_fix(title, vec![edit]),
            };
        }
    }
}

/// What the error is about; where something is missing, the last character of the line
/// before it, so that there is something to see.
fn place(line: &Line<'_>, error: &Error<'_>, section: &str) -> Span {
    let source = crate::syntax::trim(error.source);
    if !source.is_empty() {
        return Span::of(source, section);
    }
    let written = crate::syntax::trim(line.source);
    let end = Span::of(written, section).end as usize;
    let last = written.chars().next_back().map_or(0, char::len_utf8);
    Span::new(end.saturating_sub(last), end)
}

/// The offending text, cut to a length that fits a sentence.
fn found(source: &str) -> String {
    const LONGEST: usize = 40;
    let source = crate::syntax::trim(source);
    match source.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", source.get(..end).unwrap_or("")),
        None => source.to_owned(),
    }
}

fn expected(it: Expected) -> &'static str {
    match it {
        Expected::Keyword => "expected-keyword",
        Expected::Text => "expected-text",
        Expected::Value => "expected-value",
        Expected::Number => "expected-number",
        Expected::Name => "expected-name",
        Expected::Target => "expected-target",
        Expected::Date => "expected-date",
        Expected::Direction => "expected-direction",
        Expected::Level => "expected-level",
        Expected::Lateness => "expected-lateness",
        Expected::Operand => "expected-operand",
        Expected::Operator => "expected-operator",
        Expected::ClosingBracket => "expected-closing-bracket",
        Expected::Policy => "expected-policy",
        Expected::Band => "expected-band",
        Expected::End => "expected-end",
        Expected::Unit => "expected-unit",
    }
}
