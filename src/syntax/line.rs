//! One line: its keyword, what it says, its comment, and what is wrong with it.

use crate::syntax::error::{Error, Expected, Problem};
use crate::syntax::keyword::{self, Key, Keyword, Property, Rank};
use crate::syntax::statement::{Heading, Statement, statement};
use crate::syntax::token::{self, Text, blanks};
use crate::text::Span;

/// A line of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Line<'a> {
    /// The line without its terminator.
    pub source: &'a str,
    /// Its keyword, if its first word is one or was surely meant to be.
    pub key: Option<Key<'a>>,
    /// What it says.
    pub statement: Statement<'a>,
    /// From `#` to the end.
    pub comment: Option<&'a str>,
    /// What is wrong with it: at most one thing, the cause.
    pub error: Option<Error<'a>>,
}

/// Reads one line. `line = [ key statement ] [ comment ]`.
pub fn parse_line(source: &str) -> Line<'_> {
    let start = blanks(source);
    let mut line = Line { source, key: None, statement: Statement::Nothing, comment: None, error: None };
    if start.is_empty() {
        return line;
    }
    line.comment = comment(start);
    if line.comment.is_some() {
        return line;
    }
    let Some((key, arguments, error)) = key(start) else {
        line.statement = Statement::Unknown;
        line.error = Some(unknown(start));
        return line;
    };
    line.key = Some(key);
    line.error = error;
    read_arguments(&mut line, key.keyword, arguments);
    line
}

fn read_arguments<'a>(line: &mut Line<'a>, keyword: Keyword, arguments: &'a str) {
    match statement(keyword, arguments) {
        Ok((rest, it)) => {
            line.statement = it;
            let rest = blanks(rest);
            line.comment = comment(rest);
            if line.comment.is_none() && !rest.is_empty() {
                let error = Error::new(token::trim(rest), Problem::Expected(Expected::End));
                line.error.get_or_insert(error);
            }
        }
        Err(error) => {
            let error = match error {
                nom::Err::Error(it) | nom::Err::Failure(it) => it,
                nom::Err::Incomplete(_) => Error::new(arguments, Problem::Expected(Expected::Value)),
            };
            line.statement = recovered(keyword, &error, arguments).unwrap_or(Statement::Broken(keyword));
            line.error.get_or_insert(error);
        }
    }
}

/// `comment = "#" { character }`.
fn comment(input: &str) -> Option<&str> {
    input.starts_with('#').then_some(input)
}

/// Text without quotes, or without the last one, can still be read: the error is said
/// once and nothing follows from it.
fn recovered<'a>(keyword: Keyword, error: &Error<'a>, arguments: &'a str) -> Option<Statement<'a>> {
    let source = error.source;
    let (inner, code) = match error.problem {
        Problem::UnclosedText(_) => {
            let mut inner = source.chars();
            inner.next();
            let before = Span::of(source, arguments).start as usize;
            let code = token::trim(arguments.get(..before).unwrap_or(""));
            (inner.as_str(), (!code.is_empty()).then_some(code))
        }
        Problem::UnquotedText => match keyword {
            Keyword::Heading(_) => bare_code(source),
            Keyword::Property(_) => (source, None),
        },
        _ => return None,
    };
    let name = Text { source, inner, doubled: false };
    match keyword {
        Keyword::Heading(rank) => Some(Statement::Heading(Heading { rank, code, name, year: None })),
        Keyword::Property(Property::Measure | Property::Formula) => None,
        Keyword::Property(it) => Some(Statement::Words(it, name)),
    }
}

/// The code before a name without quotes: a first word with a digit in it.
fn bare_code(source: &str) -> (&str, Option<&str>) {
    match token::code(source) {
        Ok((rest, code)) if code.contains(|it: char| it.is_ascii_digit()) && !blanks(rest).is_empty() => {
            (blanks(rest), Some(code))
        }
        _ => (source, None),
    }
}

/// The keyword at the start of a line, what stands behind it, and a note where it is
/// misspelt but surely meant. `key = keyword | long_form | english_long_form`.
fn key(start: &str) -> Option<(Key<'_>, &str, Option<Error<'_>>)> {
    if let Some((len, keyword, language)) = keyword::at_start(start) {
        let (word, rest) = start.split_at_checked(len)?;
        let mut source = word;
        let mut arguments = blanks(rest);
        let mut found = keyword;
        if let Some((long, after)) = long_form(keyword, arguments) {
            (found, source, arguments) =
                (long, token::trim(start.get(..start.len().saturating_sub(after.len()))?), after);
        }
        return Some((Key { keyword: found, language, source }, arguments, None));
    }
    let (rest, word) = token::letters(start).ok()?;
    if rest.starts_with(|it: char| it == '_' || it.is_ascii_digit()) {
        return None;
    }
    if let Some((keyword, language, source, arguments)) = english_long_form(start, word, rest) {
        return Some((Key { keyword, language, source }, arguments, None));
    }
    let meant = keyword::nearest(word)?;
    let (keyword, language) = keyword::keyword(meant)?;
    let error = Error::new(word, Problem::UnknownKeyword(Some(meant)));
    Some((Key { keyword, language, source: word }, blanks(rest), Some(error)))
}

/// `long_form = "obiettivo" ( "strategico" | "operativo" )`.
fn long_form(keyword: Keyword, arguments: &str) -> Option<(Keyword, &str)> {
    if keyword != Keyword::Heading(Rank::Objective) {
        return None;
    }
    let (rest, second) = token::letters(arguments).ok()?;
    let rank = if second.eq_ignore_ascii_case("strategico") {
        Rank::Goal
    } else if second.eq_ignore_ascii_case("operativo") {
        Rank::Objective
    } else {
        return None;
    };
    ends_word(rest).then(|| (Keyword::Heading(rank), blanks(rest)))
}

/// `english_long_form = ( "strategic" | "operational" | "operating" ) ( "goal" | "objective" )`.
fn english_long_form<'a>(
    start: &'a str,
    word: &str,
    rest: &'a str,
) -> Option<(Keyword, Option<keyword::Language>, &'a str, &'a str)> {
    let is = |it: &str| it.eq_ignore_ascii_case(word);
    let rank = if is("strategic") {
        Rank::Goal
    } else if is("operational") || is("operating") {
        Rank::Objective
    } else {
        return None;
    };
    let (after, second) = token::letters(blanks(rest)).ok()?;
    let is_heading = second.eq_ignore_ascii_case("objective") || second.eq_ignore_ascii_case("goal");
    let source = start.get(..start.len().saturating_sub(after.len()))?;
    (is_heading && ends_word(after)).then_some((
        Keyword::Heading(rank),
        Some(keyword::Language::En),
        source,
        blanks(after),
    ))
}

/// Whether a word of a long form ends here: `obiettivo strategico-1 "x"` has a code.
fn ends_word(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(token::is_blank) || token::begins_text(rest)
}

fn unknown(start: &str) -> Error<'_> {
    let end = start.find(|it| token::is_blank(it) || it == '#').unwrap_or(start.len());
    Error::new(start.get(..end).unwrap_or(start), Problem::UnknownKeyword(None))
}

impl<'a> Line<'a> {
    /// The rank of the heading that the line is, well formed or not.
    pub fn rank(&self) -> Option<Rank> {
        match self.key.map(|it| it.keyword) {
            Some(Keyword::Heading(rank)) => Some(rank),
            _ => None,
        }
    }

    /// Whether nothing but a comment stands on the line.
    pub fn is_comment(&self) -> bool {
        self.statement == Statement::Nothing && self.comment.is_some()
    }

    /// Whether nothing at all stands on the line.
    pub fn is_blank(&self) -> bool {
        self.statement == Statement::Nothing && self.comment.is_none()
    }
}

/// The rank of the heading at the start of a line, looking at its keyword alone.
pub fn rank_of(source: &str) -> Option<Rank> {
    let start = blanks(source);
    match start.as_bytes().first() {
        None | Some(b'#') => None,
        _ => match key(start) {
            Some((Key { keyword: Keyword::Heading(rank), .. }, ..)) => Some(rank),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::statement::Comparator;

    fn problem(source: &str) -> Option<(&str, Problem)> {
        parse_line(source).error.map(|it| (it.source, it.problem))
    }

    #[test]
    fn a_misspelt_keyword_is_said_and_the_line_is_still_read() {
        let line = parse_line("obbiettivo 01.01 \"a\"");
        assert_eq!(line.error.map(|it| it.source), Some("obbiettivo"));
        assert!(matches!(line.statement, Statement::Heading(Heading { code: Some("01.01"), .. })));
    }

    #[test]
    fn text_without_quotes_is_said_and_still_read() {
        let line = parse_line("obiettivo 01.01 Arbitrato in rete # nota");
        assert_eq!(line.error.map(|it| it.problem), Some(Problem::UnquotedText));
        let Statement::Heading(heading) = line.statement else { panic!("{line:?}") };
        assert_eq!((heading.code, heading.name.inner), (Some("01.01"), "Arbitrato in rete"));
    }

    #[test]
    fn text_without_its_last_quote_is_said_and_still_read() {
        for source in ["obiettivo 1 \"a", "obiettivo 1 \"a  "] {
            let line = parse_line(source);
            assert_eq!(line.error.map(|it| it.problem), Some(Problem::UnclosedText('"')));
            let Statement::Heading(heading) = line.statement else { panic!("{line:?}") };
            assert_eq!((heading.code, token::trim(heading.name.inner)), (Some("1"), "a"));
        }
    }

    #[test]
    fn errors_name_the_exact_place() {
        assert_eq!(problem("peso 100% 50%"), Some(("50%", Problem::Expected(Expected::End))));
        assert_eq!(problem("target >= "), Some(("", Problem::Expected(Expected::Value))));
        assert_eq!(problem("formula a / (b + c"), Some(("(", Problem::UnclosedBracket)));
        assert_eq!(problem("consuntivo 31-02-2023"), Some(("31-02-2023", Problem::NoSuchDate)));
        assert_eq!(problem("realizzazione 3"), Some(("realizzazione", Problem::UnknownKeyword(None))));
    }

    #[test]
    fn a_year_may_stand_before_a_target() {
        let line = parse_line("target 2024 >= 75%");
        let Statement::Target(Some((_, 2024)), target) = line.statement else { panic!("{line:?}") };
        assert_eq!(target.comparator, Comparator::AtLeast);
        for source in ["consuntivo 2023", "consuntivo 2023 €", "consuntivo 2023 N"] {
            assert!(matches!(parse_line(source).statement, Statement::Yearly(_, None, _)), "{source}");
        }
        for source in ["consuntivo 2023 € 5", "consuntivo 2023 -5", "consuntivo 2023 N.D.", "target 2023 <5"]
        {
            let line = parse_line(source);
            let has_year =
                matches!(line.statement, Statement::Yearly(_, Some(_), _) | Statement::Target(Some(_), _));
            assert!(has_year && line.error.is_none(), "{line:?}");
        }
    }

    #[test]
    fn long_forms_are_headings_of_their_rank() {
        assert_eq!(rank_of("Obiettivo strategico 01 \"x\""), Some(Rank::Goal));
        assert_eq!(rank_of("\u{a0}operational objective 01 \"x\""), Some(Rank::Objective));
        assert_eq!(rank_of("obiettivo strategico-1 \"x\""), Some(Rank::Objective));
        assert_eq!(rank_of("peso 3"), None);
    }
}
