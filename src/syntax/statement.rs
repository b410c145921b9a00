//! Statements: a keyword and its arguments.

use jiff::civil::Date;

use crate::syntax::error::{Error, Expected, Parsed, Problem, expect};
use crate::syntax::formula::{Formula, formula};
use crate::syntax::keyword::{Keyword, Language, Property, Rank};
use crate::syntax::token::{self, Number, Text, blanks};
use crate::syntax::unit::{self, Unit};
use crate::syntax::value::{self, Value, ValueKind};

/// What a line says.
#[derive(Clone, Debug, PartialEq)]
pub enum Statement<'a> {
    /// Nothing: a blank line or a comment.
    Nothing,
    /// A heading.
    Heading(Heading<'a>),
    /// A property with one value: weight, achievement, resources or staff.
    Value(Property, Value<'a>),
    /// A property with one value, perhaps of a year: result or baseline.
    Yearly(Property, Option<Year<'a>>, Value<'a>),
    /// A result with its day: that of the reading, or that on which it was reached.
    Reading(Box<Reading<'a>>),
    /// A named operand.
    Measure(Measure<'a>),
    /// How the result is computed.
    Formula(Formula<'a>),
    /// What is to be reached.
    Target(Option<Year<'a>>, TargetGoal<'a>),
    /// The levels of one indicator.
    Thresholds(Box<Thresholds<'a>>),
    /// Which way a target without a comparator is better, with the word for it.
    Direction(&'a str, Direction),
    /// A property in words.
    Words(Property, Text<'a>),
    /// How achievements are computed.
    Scoring(Box<Scoring<'a>>),
    /// A line whose keyword is known and whose rest could not be read.
    Broken(Keyword),
    /// A line that could not be read at all.
    Unknown,
}

/// A year as written, with its number.
pub type Year<'a> = (&'a str, i16);

/// A heading: rank, code, name, and for a plan its year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heading<'a> {
    /// How high it stands.
    pub rank: Rank,
    /// Its code.
    pub code: Option<&'a str>,
    /// Its name.
    pub name: Text<'a>,
    /// The year of a plan.
    pub year: Option<Year<'a>>,
}

/// A named operand of a formula.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure<'a> {
    /// Its name in formulas.
    pub name: &'a str,
    /// Its value.
    pub value: Option<Value<'a>>,
    /// Its unit, where it stands without a value.
    pub unit: Unit<'a>,
    /// What it counts, in words.
    pub description: Option<Text<'a>>,
}

/// A target: a comparator and a value, and perhaps a day by which it is due.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TargetGoal<'a> {
    /// The whole target without its year.
    pub source: &'a str,
    /// How the result is compared.
    pub comparator: Comparator,
    /// With what.
    pub value: Value<'a>,
    /// The day by which a value that is no date is due: `>= 100% entro 30-06-2024`.
    pub by: Option<Day<'a>>,
}

/// A day of the calendar as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day<'a> {
    /// The digits and marks.
    pub source: &'a str,
    /// The day.
    pub date: Date,
}

/// A result with a day: `al 30-06-2024 40%`, or `100% il 12-06-2024`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading<'a> {
    /// The year, where one is written.
    pub year: Option<Year<'a>>,
    /// The day at which things stood so.
    pub at: Option<Day<'a>>,
    /// What was reached.
    pub value: Value<'a>,
    /// The day on which it was reached.
    pub on: Option<Day<'a>>,
}

/// The levels of one indicator: `minimo 70%, target 90%, eccellente 100%`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Thresholds<'a> {
    /// The whole row as written.
    pub source: &'a str,
    /// What must be reached for anything to be earned.
    pub minimum: Option<Value<'a>>,
    /// What is to be reached.
    pub target: Option<Value<'a>>,
    /// What is more than was asked for.
    pub excellent: Option<Value<'a>>,
}

impl<'a> Thresholds<'a> {
    /// The Italian and the English word of each level, in order.
    pub const WORDS: [(&'static str, &'static str); 3] =
        [("minimo", "minimum"), ("target", "target"), ("eccellente", "excellent")];

    /// The levels in order, from the least to the best.
    pub fn levels(&self) -> [Option<Value<'a>>; 3] {
        [self.minimum, self.target, self.excellent]
    }
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// `crescente`: more is better.
    Increasing,
    /// `decrescente`: less is better.
    Decreasing,
}

impl Direction {
    /// Both directions with their Italian and their English word.
    pub const ALL: &'static [(Self, &'static str, &'static str)] =
        &[(Self::Increasing, "crescente", "increasing"), (Self::Decreasing, "decrescente", "decreasing")];

    /// The word in a language.
    pub fn word(self, language: Language) -> &'static str {
        let row = Self::ALL.iter().find(|it| it.0 == self);
        row.map_or("", |(_, it, en)| language.choose(it, en))
    }
}

/// How a result is compared with its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparator {
    /// `>=`
    AtLeast,
    /// `<=`
    AtMost,
    /// `>`
    MoreThan,
    /// `<`
    LessThan,
    /// `=`
    Exactly,
    /// `entro`: not later than a date.
    By,
    /// None is written.
    Implicit,
}

impl Comparator {
    /// The sign or English word for it; none where none is written.
    pub fn sign(self) -> Option<&'static str> {
        Some(match self {
            Self::AtLeast => ">=",
            Self::AtMost => "<=",
            Self::MoreThan => ">",
            Self::LessThan => "<",
            Self::Exactly => "=",
            Self::By => "by",
            Self::Implicit => return None,
        })
    }
}

/// How achievements are computed.
#[derive(Clone, Debug, PartialEq)]
pub struct Scoring<'a> {
    /// The whole policy as written.
    pub source: &'a str,
    /// The policy.
    pub policy: PolicyName,
    /// The bands of [`PolicyName::Bands`], in the order written.
    pub bands: Vec<Band<'a>>,
    /// The highest achievement, in %, where it is not 100.
    pub up_to: Option<Value<'a>>,
    /// What a delay costs.
    pub lateness: Option<Lateness<'a>>,
}

/// What a delay costs: `ritardo 10 punti al mese, minimo 50%`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lateness<'a> {
    /// Points of achievement for each period.
    pub points: Number<'a>,
    /// How long a period is.
    pub per: Period,
    /// What a delay leaves at the least, in %.
    pub floor: Option<Value<'a>>,
}

/// A span of delay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// `al giorno`
    Day,
    /// `alla settimana`
    Week,
    /// `al mese`
    Month,
}

impl Period {
    /// Every period with its Italian and its English word.
    pub const ALL: &'static [(Self, &'static str, &'static str)] =
        &[(Self::Day, "giorno", "day"), (Self::Week, "settimana", "week"), (Self::Month, "mese", "month")];

    /// The word in a language.
    pub fn word(self, language: Language) -> &'static str {
        let row = Self::ALL.iter().find(|it| it.0 == self);
        row.map_or("", |(_, it, en)| language.choose(it, en))
    }
}

/// The policies that a plan can declare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PolicyName {
    /// `proporzionale`
    Proportional,
    /// `soglia`
    Threshold,
    /// `inversa`
    Inverse,
    /// `base`
    Baseline,
    /// `fasce`
    Bands,
}

impl PolicyName {
    /// Every policy with its Italian and its English word.
    pub const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Proportional, "proporzionale", "proportional"),
        (Self::Threshold, "soglia", "threshold"),
        (Self::Inverse, "inversa", "inverse"),
        (Self::Baseline, "base", "baseline"),
        (Self::Bands, "fasce", "bands"),
    ];

    /// The word in a language.
    pub fn word(self, language: Language) -> &'static str {
        let row = Self::ALL.iter().find(|it| it.0 == self);
        row.map_or("", |(_, it, en)| language.choose(it, en))
    }
}

/// One band: results in the range earn the achievement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band<'a> {
    /// From which to which degree of the target, in %.
    pub range: Value<'a>,
    /// The achievement in %.
    pub earns: Value<'a>,
}

/// What stands behind a keyword; the keyword says which.
/// `statement = heading | value | [ year ] value | reading | measure | formula | target | direction
/// | thresholds | words | scoring`.
pub(crate) fn statement<'a>(keyword: Keyword, input: &'a str) -> Parsed<'a, Statement<'a>> {
    match keyword {
        Keyword::Heading(rank) => {
            let (rest, it) = heading(rank, input)?;
            Ok((rest, Statement::Heading(it)))
        }
        Keyword::Property(property) => match property {
            Property::Weight | Property::Achieved | Property::Resources | Property::Staff => {
                let (rest, it) = expect(input, Expected::Value, value::value)?;
                Ok((rest, Statement::Value(property, it)))
            }
            Property::Result => reading(input),
            Property::Baseline => {
                let (rest, year) = year(input);
                let (rest, it) = expect(rest, Expected::Value, value::value)?;
                Ok((rest, Statement::Yearly(property, year, it)))
            }
            Property::Measure => measure(input),
            Property::Formula => {
                let (rest, it) = expect(input, Expected::Operand, formula)?;
                Ok((rest, Statement::Formula(it)))
            }
            Property::Target => target(input),
            Property::Direction => direction(input),
            Property::Thresholds => thresholds(input),
            Property::Scoring => scoring(input),
            Property::Judgement
            | Property::Owner
            | Property::Source
            | Property::Note
            | Property::Reason
            | Property::Stakeholders
            | Property::Contributors
            | Property::Dimension
            | Property::Previous => {
                let (rest, it) = words(input)?;
                Ok((rest, Statement::Words(property, it)))
            }
        },
    }
}

/// `heading = [ code ] words [ plan_year ]`.
fn heading(rank: Rank, input: &str) -> Parsed<'_, Heading<'_>> {
    let (rest, code) = match token::code(input) {
        Ok((rest, code)) if token::begins_text(blanks(rest)) => (blanks(rest), Some(code)),
        _ => (input, None),
    };
    let (rest, name) = words(rest)?;
    let (rest, year) = match rank {
        Rank::Plan => plan_year(blanks(rest)).unwrap_or((rest, None)),
        _ => (rest, None),
    };
    Ok((rest, Heading { rank, code, name, year }))
}

/// Text in quotes; text without them is an error that says so. `words = text`.
fn words(input: &str) -> Parsed<'_, Text<'_>> {
    if !input.is_empty() && !input.starts_with('#') && !token::begins_text(input) {
        let bare = input.split('#').next().unwrap_or(input);
        if !bare.contains(['"', '“', '„', '”', '«']) {
            return Error::hard(token::trim(bare), Problem::UnquotedText);
        }
    }
    expect(input, Expected::Text, token::text)
}

/// `plan_year = digit digit digit digit`.
fn plan_year(input: &str) -> Option<(&str, Option<Year<'_>>)> {
    let (digits, rest) = input.split_at_checked(4)?;
    let is_year = digits.bytes().all(|it| it.is_ascii_digit());
    let ends = !rest.starts_with(|it: char| it.is_alphanumeric());
    (is_year && ends).then(|| (rest, digits.parse().ok().map(|it| (digits, it))))
}

/// A year, where a value follows. `year = plan_year`.
fn year(input: &str) -> (&str, Option<Year<'_>>) {
    let none = (input, None);
    let Some((rest, Some(year))) = plan_year(input) else {
        return none;
    };
    let after = blanks(rest);
    // The year must be set off by a blank: `2023-12-31` is a date.
    if rest.len() == after.len() || !begins_value(after) || !(1900..=2999).contains(&year.1) {
        return none;
    }
    (after, Some(year))
}

/// Whether what follows a year can be a value, and is no unit: `2023 €` is an amount.
fn begins_value(input: &str) -> bool {
    let unsigned = unit::currency(input).map_or(input, blanks).trim_start_matches(['-', '+', '−']);
    unsigned.starts_with(|it: char| it.is_ascii_digit())
        || comparator(input).1 != Comparator::Implicit
        || value::word(input).is_some()
}

/// `measure = name [ "=" value | unit ] [ text ]`.
fn measure(input: &str) -> Parsed<'_, Statement<'_>> {
    let (rest, name) = expect(input, Expected::Name, token::name)?;
    let rest = blanks(rest);
    let (rest, value, unit) = match rest.strip_prefix('=') {
        Some(after) => {
            let (rest, value) = expect(blanks(after), Expected::Value, value::value)?;
            (rest, Some(value), value.unit().unwrap_or(Unit::None))
        }
        None => {
            let (rest, unit) = unit::unit(rest)?;
            (rest, None, unit)
        }
    };
    let rest = blanks(rest);
    let (rest, description) = match token::text(rest) {
        Err(nom::Err::Error(_)) => (rest, None),
        other => other.map(|(rest, it)| (rest, Some(it)))?,
    };
    Ok((rest, Statement::Measure(Measure { name, value, unit, description })))
}

/// `reading = [ year | ( "al" | "at" ) date ] value [ ( "il" | "on" ) date ]`.
fn reading(input: &str) -> Parsed<'_, Statement<'_>> {
    let (rest, at) = day_behind(["al", "at"], input)?;
    let (rest, year) = if at.is_some() { (rest, None) } else { year(rest) };
    let (rest, value) = expect(rest, Expected::Value, value::value)?;
    let (rest, on) = day_behind(["il", "on"], rest)?;
    Ok((
        rest,
        match (at, on) {
            (None, None) => Statement::Yearly(Property::Result, year, value),
            _ => Statement::Reading(Box::new(Reading { year, at, value, on })),
        },
    ))
}

/// A day behind a word in either language, where the word stands there. Blanks go with it.
fn day_behind<'a>(words: [&str; 2], input: &'a str) -> Parsed<'a, Option<Day<'a>>> {
    let start = blanks(input);
    let rest = match token::letters(start) {
        Ok((rest, it)) if words.iter().any(|word| word.eq_ignore_ascii_case(it)) => blanks(rest),
        _ => return Ok((input, None)),
    };
    let (after, date) = expect(rest, Expected::Date, value::date)?;
    Ok((blanks(after), Some(Day { source: value::taken(rest, after), date })))
}

/// `direction = "crescente" | "increasing" | "decrescente" | "decreasing"`.
fn direction(input: &str) -> Parsed<'_, Statement<'_>> {
    let (rest, word) = expect(input, Expected::Direction, token::letters)?;
    let is = |it: &str| it.eq_ignore_ascii_case(word);
    match Direction::ALL.iter().find(|(_, it, en)| is(it) || is(en)) {
        Some((direction, ..)) => Ok((rest, Statement::Direction(word, *direction))),
        None => Error::hard(word, Problem::Expected(Expected::Direction)),
    }
}

/// `thresholds = level { ( "," | ";" ) level }`, each level once.
fn thresholds(input: &str) -> Parsed<'_, Statement<'_>> {
    let mut res = Thresholds::default();
    let mut rest = input;
    loop {
        let start = blanks(rest);
        let (after, (at, value)) = level(start)?;
        let slot = match at {
            0 => &mut res.minimum,
            1 => &mut res.target,
            _ => &mut res.excellent,
        };
        if slot.replace(value).is_some() {
            return Error::hard(value::taken(start, after), Problem::Expected(Expected::Level));
        }
        rest = after;
        match blanks(rest).strip_prefix([',', ';']) {
            Some(it) => rest = it,
            None => break,
        }
    }
    res.source = token::trim(value::taken(input, rest));
    Ok((rest, Statement::Thresholds(Box::new(res))))
}

/// A level, by its place from the least to the best.
/// `level = ( "minimo" | "minimum" | "target" | "eccellente" | "excellent" ) value`.
fn level(input: &str) -> Parsed<'_, (usize, Value<'_>)> {
    let (rest, word) = expect(input, Expected::Level, token::letters)?;
    let is = |it: &str| it.eq_ignore_ascii_case(word);
    let Some(at) = Thresholds::WORDS.iter().position(|(it, en)| is(it) || is(en)) else {
        return Error::hard(word, Problem::Expected(Expected::Level));
    };
    let (rest, value) = expect(blanks(rest), Expected::Value, value::value)?;
    Ok((rest, (at, value)))
}

/// `target = [ year ] [ comparator ] value [ ( "entro" | "by" ) date ]`; behind the first `entro`
/// the value is a date, and then there is no second one.
fn target(input: &str) -> Parsed<'_, Statement<'_>> {
    let (start, year) = year(input);
    let (rest, comparator) = comparator(start);
    let (rest, value) = match comparator {
        Comparator::By => {
            let (after, date) = expect(blanks(rest), Expected::Date, value::date)?;
            let source = value::taken(blanks(rest), after);
            (after, Value { source, kind: ValueKind::Date(date) })
        }
        Comparator::Implicit => expect(rest, Expected::Target, value::value)?,
        _ => expect(blanks(rest), Expected::Value, value::value)?,
    };
    let (rest, by) = match value.kind {
        ValueKind::Date(_) => (rest, None),
        _ => day_behind(["entro", "by"], rest)?,
    };
    let source = token::trim(value::taken(start, rest));
    Ok((rest, Statement::Target(year, TargetGoal { source, comparator, value, by })))
}

/// `comparator = ">=" | "=>" | "≥" | "<=" | "=<" | "≤" | ">" | "<" | "=" | "entro" | "by"`.
fn comparator(input: &str) -> (&str, Comparator) {
    const SIGNS: &[(&str, Comparator)] = &[
        (">=", Comparator::AtLeast),
        ("<=", Comparator::AtMost),
        ("=>", Comparator::AtLeast),
        ("=<", Comparator::AtMost),
        ("≥", Comparator::AtLeast),
        ("≤", Comparator::AtMost),
        (">", Comparator::MoreThan),
        ("<", Comparator::LessThan),
        ("=", Comparator::Exactly),
    ];
    for (sign, it) in SIGNS {
        if let Some(rest) = input.strip_prefix(sign) {
            return (rest, *it);
        }
    }
    match token::letters(input) {
        Ok((rest, it)) if it.eq_ignore_ascii_case("entro") || it.eq_ignore_ascii_case("by") => {
            (rest, Comparator::By)
        }
        _ => (input, Comparator::Implicit),
    }
}

/// `scoring = policy [ band { ";" band } ] [ ( "fino a" | "up to" ) value ] [ "," lateness ]`; bands
/// stand behind `fasce`, and only there.
fn scoring(input: &str) -> Parsed<'_, Statement<'_>> {
    let (mut rest, policy) = policy(input)?;
    let mut bands = Vec::new();
    if policy == PolicyName::Bands {
        loop {
            let (after, band) = band(blanks(rest))?;
            bands.push(band);
            rest = after;
            match blanks(rest).strip_prefix(';') {
                Some(it) => rest = it,
                None => break,
            }
        }
    }
    let after = blanks(rest);
    let tail = ["fino a", "up to"].into_iter().find_map(|it| {
        let (head, tail) = after.split_at_checked(it.len())?;
        head.eq_ignore_ascii_case(it).then_some(tail)
    });
    let (rest, up_to) = match tail {
        Some(tail) => {
            let (rest, it) = expect(blanks(tail), Expected::Number, value::value)?;
            (rest, Some(it))
        }
        None => (rest, None),
    };
    let (rest, lateness) = match blanks(rest).strip_prefix(',') {
        Some(after) => lateness(blanks(after)).map(|(rest, it)| (rest, Some(it)))?,
        None => (rest, None),
    };
    let source = token::trim(value::taken(input, rest));
    let scoring = Scoring { source, policy, bands, up_to, lateness };
    Ok((rest, Statement::Scoring(Box::new(scoring))))
}

/// `lateness = ( "ritardo" | "lateness" ) number ( "punti" | "punto" | "points" | "point" )
/// ( "al" | "alla" | "a" | "per" ) period [ "," ( "minimo" | "minimum" ) value ]`.
fn lateness(input: &str) -> Parsed<'_, Lateness<'_>> {
    let rest = one_of(&["ritardo", "lateness"], input)?;
    let (rest, points) = expect(rest, Expected::Number, token::number)?;
    let rest = one_of(&["punti", "punto", "points", "point"], blanks(rest))?;
    let rest = one_of(&["al", "alla", "a", "per"], rest)?;
    let (rest, per) = period(rest)?;
    let (rest, floor) = match blanks(rest).strip_prefix(',') {
        Some(after) => {
            let after = one_of(&["minimo", "minimum"], blanks(after))?;
            let (rest, it) = expect(after, Expected::Number, value::value)?;
            (rest, Some(it))
        }
        None => (rest, None),
    };
    Ok((rest, Lateness { points, per, floor }))
}

/// What stands behind one of some words; anything else is no lateness.
fn one_of<'a>(words: &[&str], input: &'a str) -> Result<&'a str, nom::Err<Error<'a>>> {
    match token::letters(input) {
        Ok((rest, it)) if words.iter().any(|word| word.eq_ignore_ascii_case(it)) => Ok(blanks(rest)),
        _ => Error::hard(input, Problem::Expected(Expected::Lateness)).map(|it: (&str, ())| it.0),
    }
}

/// `period = "giorno" | "day" | "settimana" | "week" | "mese" | "month"`.
fn period(input: &str) -> Parsed<'_, Period> {
    let (rest, word) = expect(input, Expected::Lateness, token::letters)?;
    let is = |it: &str| it.eq_ignore_ascii_case(word);
    match Period::ALL.iter().find(|(_, it, en)| is(it) || is(en)) {
        Some((period, ..)) => Ok((rest, *period)),
        None => Error::hard(input, Problem::Expected(Expected::Lateness)),
    }
}

/// `policy = "proporzionale" | "proportional" | "soglia" | "threshold" | "inversa" | "inverse"
/// | "base" | "baseline" | "fasce" | "bands"`.
fn policy(input: &str) -> Parsed<'_, PolicyName> {
    let (rest, word) = expect(input, Expected::Policy, token::letters)?;
    let is = |it: &str| it.eq_ignore_ascii_case(word);
    match PolicyName::ALL.iter().find(|(_, it, en)| is(it) || is(en)) {
        Some((policy, ..)) => Ok((rest, *policy)),
        None => Error::hard(word, Problem::Expected(Expected::Policy)),
    }
}

/// `band = value "=" value`; the first value is a range.
fn band(input: &str) -> Parsed<'_, Band<'_>> {
    let (rest, range) = expect(input, Expected::Band, value::value)?;
    if !matches!(range.kind, ValueKind::Range { .. }) {
        return Error::hard(range.source, Problem::Expected(Expected::Band));
    }
    let Some(rest) = blanks(rest).strip_prefix('=') else {
        return Error::hard(blanks(rest), Problem::Expected(Expected::Band));
    };
    let (rest, earns) = expect(blanks(rest), Expected::Value, value::value)?;
    Ok((rest, Band { range, earns }))
}
