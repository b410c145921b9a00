//! What can be wrong with a line, as data.

use nom::error::ErrorKind;

/// What was expected where a line could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Expected {
    /// A keyword.
    Keyword,
    /// Text in quotes.
    Text,
    /// A value: number, date, yes or no, or one of the kinds of nothing.
    Value,
    /// A number.
    Number,
    /// The name of a measure.
    Name,
    /// A comparator and value, or `entro` and a date.
    Target,
    /// A date.
    Date,
    /// Which way is better.
    Direction,
    /// A level of thresholds, each once.
    Level,
    /// What a delay costs.
    Lateness,
    /// A part of a formula: a number, a measure, a function or a bracket.
    Operand,
    /// `+`, `-`, `*` or `/`.
    Operator,
    /// A closing bracket.
    ClosingBracket,
    /// A scoring policy.
    Policy,
    /// A band: a range, `=` and a value.
    Band,
    /// Nothing more on the line.
    End,
    /// The unit of the other end of a range.
    Unit,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The first word is no keyword; perhaps this one was meant.
    UnknownKeyword(Option<&'static str>),
    /// Something else was expected here.
    Expected(Expected),
    /// A text whose closing quote is missing; this one closes it.
    UnclosedText(char),
    /// Text that should stand in quotes.
    UnquotedText,
    /// A bracket that is not closed.
    UnclosedBracket,
    /// A formula nested deeper than [`crate::syntax::MAX_DEPTH`].
    TooDeep,
    /// A number with more digits than can be held exactly (28).
    NumberTooLong,
    /// A number whose separators do not fall into groups of three.
    BadSeparators,
    /// A date that is not in the calendar.
    NoSuchDate,
    /// A date whose year has two digits.
    ShortYear,
}

/// One thing wrong with a line, and the text that it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Error<'a> {
    /// The offending text; empty where something is missing.
    pub source: &'a str,
    /// What is wrong.
    pub problem: Problem,
}

/// What a parser returns: the rest of the line and what was read.
pub(crate) type Parsed<'a, T> = nom::IResult<&'a str, T, Error<'a>>;

impl<'a> Error<'a> {
    pub(crate) fn new(source: &'a str, problem: Problem) -> Self {
        Self { source, problem }
    }

    /// An error that lets an alternative be tried.
    pub(crate) fn soft<T>(source: &'a str, expected: Expected) -> Parsed<'a, T> {
        Err(nom::Err::Error(Self::new(source, Problem::Expected(expected))))
    }

    /// An error that ends the line: what stood before leaves no other reading.
    pub(crate) fn hard<T>(source: &'a str, problem: Problem) -> Parsed<'a, T> {
        Err(nom::Err::Failure(Self::new(source, problem)))
    }
}

impl<'a> nom::error::ParseError<&'a str> for Error<'a> {
    fn from_error_kind(input: &'a str, _kind: ErrorKind) -> Self {
        Self::new(input, Problem::Expected(Expected::Value))
    }

    fn append(_input: &'a str, _kind: ErrorKind, other: Self) -> Self {
        other
    }
}

/// Turns a failed alternative into the end of the line, saying what was expected.
pub(crate) fn expect<'a, T>(
    input: &'a str,
    expected: Expected,
    mut parser: impl nom::Parser<&'a str, Output = T, Error = Error<'a>>,
) -> Parsed<'a, T> {
    match parser.parse(input) {
        Err(nom::Err::Error(_) | nom::Err::Incomplete(_)) => Error::hard(input, Problem::Expected(expected)),
        other => other,
    }
}
