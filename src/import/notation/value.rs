//! One value: read as reports show it, written in the notation of plans.

use compact_str::CompactString;
use rust_decimal::Decimal;

use crate::import::notation::amount::{Amount, amount, push};
use crate::import::notation::date::{Day, date, date_in, group, month_at};
use crate::import::notation::dated::dated;
use crate::import::notation::duration::duration;
use crate::import::notation::judgement::judgement;
use crate::import::notation::notes::noted;
use crate::import::notation::nothing::nothing;
use crate::import::notation::number::{Mark, Number};
use crate::import::notation::numeral::numeral;
use crate::import::notation::period::{day, span as years};
use crate::import::notation::phrase::{after, after_any};
use crate::import::notation::plan::any_value;
use crate::import::notation::range::range;
use crate::import::notation::said::{about, counted, done};
use crate::import::notation::sign::{sign, without_article, words_before};
use crate::import::notation::unit::Unit;
use crate::import::notation::words::qualified;
use crate::import::notation::{Around, Told};
use crate::syntax::{is_blank, trim};

pub(crate) use crate::import::notation::kind::{Kind, kind};
pub(crate) use crate::import::notation::plan::language_value;
pub(crate) use crate::import::notation::sign::Sign;

/// A value as plans write it, and what stood beside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Plain {
    pub(crate) text: String,
    /// Whether it has another reading that nothing rules out.
    pub(crate) is_ambiguous: bool,
    pub(crate) note: Option<CompactString>,
}

impl Plain {
    pub(crate) fn sure(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub(crate) fn day(day: Day) -> Self {
        Self { text: day.date.to_text(), is_ambiguous: day.is_ambiguous, note: None }
    }

    /// The value with what stood beside it.
    pub(crate) fn with(mut self, note: &str) -> Self {
        let note = trim(note);
        if note.is_empty() {
            return self;
        }
        self.note = Some(match self.note {
            Some(first) => compact_str::format_compact!("{first} {note}"),
            None => note.into(),
        });
        self
    }

    pub(crate) fn or_open(mut self, is_open: bool) -> Self {
        self.is_ambiguous |= is_open;
        self
    }

    pub(crate) fn told(self) -> Told {
        Told { text: self.text, is_ambiguous: self.is_ambiguous, note: self.note, ..Told::default() }
    }

    /// Whether it is a figure, and no word or day.
    pub(crate) fn is_figure(&self) -> bool {
        self.text.starts_with(|it: char| it.is_ascii_digit() || it == '-') && date(&self.text).is_none()
    }
}

/// The longest text that is looked at for the plan's own notation, in bytes.
const LONGEST_VALUE: usize = 32;

/// A value as plans write it; none where it cannot be read.
pub(crate) fn value(text: &str, around: Around<'_>) -> Option<Plain> {
    if around.missing.iter().any(|it| it == text) {
        return Some(Plain::sure("n/d"));
    }
    if let Some(it) = figure(text, around) {
        return it;
    }
    let is_marked = text.ends_with('*');
    let word = nothing(text).or_else(|| if is_marked { word(text) } else { word_of(text) });
    if let Some(it) = word {
        return Some(Plain::sure(it));
    }
    if let Some(it) = on_day(text, around) {
        return Some(it);
    }
    if let Some(it) = duration(text, around.mark) {
        return Some(Plain::sure(it).with(text));
    }
    if let Some(it) = span(text, around) {
        return Some(it);
    }
    if let Some(it) = beside(text, around) {
        return it;
    }
    if let Some(it) = judged(text, around).or_else(|| of_ratio(text, around)).or_else(|| yes_on(text, around))
    {
        return Some(it);
    }
    if let Some(it) = qualified(text) {
        return Some(value(it.value, around)?.with(it.words).or_open(it.is_open));
    }
    if let Some(day) = dated(text, around) {
        return Some(Plain::day(day).with(text));
    }
    // A number of two readings would be read by the plan's own rule.
    let is_short = text.len() <= LONGEST_VALUE && text.bytes().any(|it| it.is_ascii_digit());
    let is_open = || amount(text).is_some_and(|it| it.0.number.is_ambiguous());
    if is_short && !is_open() { language_value(text).map(Plain::sure) } else { None }
}

/// An amount that stands alone. None where the text is something else; nothing in it where
/// plans cannot hold the amount.
#[allow(clippy::option_option)]
fn figure(text: &str, around: Around<'_>) -> Option<Option<Plain>> {
    let (it, "") = amount(text)? else { return None };
    let mut out = String::new();
    let is_open = it.is_ambiguous(around.mark);
    let done = match (it.unit.written, around.unit) {
        ("", _) if around.is_share && it.unit.power == 0 => hundredfold(it.number, around.mark, &mut out),
        ("", Some(unit)) if it.unit.power == 0 => {
            it.number.write(around.mark, &mut out);
            with_unit(unit, &mut out)
        }
        _ => it.write(around.mark, &mut out),
    };
    // Thousandths become hundredths, and say so.
    let note = if it.unit.power < 0 { text } else { "" };
    Some(done.map(|()| Plain { text: out, is_ambiguous: is_open, note: None }.with(note)))
}

/// Writes the unit of a column behind a number, where plans can read it.
fn with_unit(unit: &str, out: &mut String) -> Option<()> {
    if unit == "%" {
        out.push('%');
        return Some(());
    }
    if let Some(written) = language_value(&format!("{out} {unit}")) {
        *out = written;
    }
    Some(())
}

/// `0,95` as `95%`.
fn hundredfold(number: Number<'_>, mark: Option<Mark>, out: &mut String) -> Option<()> {
    push(out, number.decimal(mark)?.checked_mul(Decimal::ONE_HUNDRED)?.normalize());
    out.push('%');
    Some(())
}

/// A day, with no more around it than says that it is one.
fn on_day(text: &str, around: Around<'_>) -> Option<Plain> {
    let bare = after_any(text, &["in data", "il giorno", "il", "on", "l'"]).map_or(text, trim);
    if let Some((day, "")) = date_in(bare, around.day_first()) {
        return Some(Plain::day(day));
    }
    // `gennaio 2023` and `2023/24` are spans: any of their days may be meant.
    let is_month = || after_month(bare).is_some_and(|it| matches!(group(it), Some((_, 4, ""))));
    let is_span = years(bare).is_some() || (bare.len() <= 20 && is_month());
    let day = day(bare, around).filter(|_| is_span)?;
    Some(Plain::day(day).with(text).or_open(true))
}

/// What stands behind the name of a month.
fn after_month(text: &str) -> Option<&str> {
    let (_, rest) = month_at(text)?;
    Some(rest.trim_start_matches(|it| is_blank(it) || it == '.'))
}

/// `80%..90%`, `80-90%`, `tra 80 e 90%`.
pub(crate) fn span(text: &str, around: Around<'_>) -> Option<Plain> {
    let ends = range(text)?;
    let unit = amount(ends.second).map_or(Unit::NONE, |it| it.0.unit);
    // The unit of the second end is that of both.
    let first = amount(ends.first)?.0;
    let first = if first.unit == Unit::NONE { Amount { unit, ..first } } else { first };
    let second = amount(ends.second)?.0;
    let decimals = first.number.decimal(around.mark).zip(second.number.decimal(around.mark));
    if decimals.is_some_and(|it| it.0 > it.1) {
        return None;
    }
    let write = |it: Amount<'_>| {
        let mut out = String::new();
        it.write(around.mark, &mut out)?;
        if it.unit == Unit::NONE
            && let Some(unit) = around.unit
        {
            with_unit(unit, &mut out)?;
        }
        Some(out)
    };
    let text = any_value(&format!("{}..{}", write(first)?, write(second)?))?;
    let is_open = first.is_ambiguous(around.mark) || second.is_ambiguous(around.mark);
    Some(Plain { text, is_ambiguous: is_open, note: None }.or_open(ends.is_open))
}

/// A value with marks, additions or words beside it that leave it as it is. Nothing where the
/// value beside them cannot be read.
#[allow(clippy::option_option)]
fn beside(text: &str, around: Around<'_>) -> Option<Option<Plain>> {
    if let Some(it) = noted(text) {
        let core = trim(it.value);
        // `Parzialmente raggiunto (80%)`, `154/157 (98,1%)`: the figure is in brackets.
        // `2023/24` is a year, and no quotient.
        let is_ratio = years(core).is_none() && (ratio(core).is_some() || operands(core, around).is_some());
        let is_judged = judgement(core).is_some();
        if is_judged || is_ratio {
            let inside = trim(it.note.trim_start_matches('(').trim_end_matches(')'));
            match figure(inside, around) {
                Some(Some(it)) if is_judged || it.text.ends_with('%') => {
                    return Some(Some(it.with(core).or_open(is_judged)));
                }
                _ if is_ratio => return Some(None),
                _ => {}
            }
        }
        let read = value(core, around)?;
        let is_word = !read.is_figure() && date(&read.text).is_none();
        let inside = it.note.trim_start_matches('(');
        let is_act = ["delibera", "determina", "decreto", "prot.", "vedi", "cfr.", "see"]
            .iter()
            .any(|it| after(inside, it).is_some());
        let is_mark = is_act || it.note.chars().all(|it| !it.is_alphabetic());
        // `Sì (in parte)` is no yes.
        return Some((!is_word || is_mark).then(|| read.with(it.note)));
    }
    // `5 (giorni)`.
    if let Some((number, unit)) = text.strip_suffix(')').and_then(|it| it.split_once('(')) {
        let joined = format!("{}{unit}", number.trim_end_matches(is_blank).to_owned() + " ");
        let (it, rest) = amount(&joined)?;
        let is_unit = it.unit != Unit::NONE && rest.is_empty() && amount(trim(number))?.1.is_empty();
        return is_unit.then(|| figure(&joined, around).flatten());
    }
    if let Some((word, rest)) = about(text) {
        return Some(value(rest, around).filter(Plain::is_figure).map(|it| it.with(word).or_open(true)));
    }
    let bare = counted(text);
    if bare.len() < text.len() {
        return Some(value(bare, around));
    }
    if let Some(rest) = after_any(text, &["sal", "sal:", "pari", "totale", "total", "totale:", "total:"]) {
        let rest = trim(rest.trim_start_matches(':'));
        let rest =
            if rest.starts_with(|it: char| it.is_ascii_digit()) { rest } else { without_article(rest)? };
        return Some(value(rest, around).filter(Plain::is_figure));
    }
    // `due incontri`: an article counts nothing.
    let (figures, rest) = numeral(text).filter(|it| it.0 != "1")?;
    let joined = format!("{figures} {rest}");
    Some(value(trim(&joined), around).filter(Plain::is_figure))
}

/// `Raggiunto al 100%`, `100% raggiunto`: a judgement with its figure.
fn judged(text: &str, around: Around<'_>) -> Option<Plain> {
    let (it, rest) = match amount(text) {
        Some((_, rest)) if !rest.is_empty() => (trim(text.get(..text.len().checked_sub(rest.len())?)?), rest),
        Some(_) => return None,
        None => {
            let at = text.find(|it: char| it.is_ascii_digit())?;
            let words = trim(text.get(..at)?).trim_end_matches([':', '-', '–']);
            let words = ["al", "all'", "allo", "at", "per il", "for"]
                .iter()
                .find_map(|it| crate::import::notation::phrase::before(words, it))
                .unwrap_or(words);
            (text.get(at..)?, trim(words))
        }
    };
    judgement(rest)?;
    let read = figure(it, around)??;
    let is_share = read.text.ends_with('%');
    is_share.then(|| read.with(rest).or_open(true))
}

/// `154/157 = 98,09%`.
fn of_ratio(text: &str, around: Around<'_>) -> Option<Plain> {
    let (first, second) = text.split_once('=')?;
    ratio(trim(first))?;
    Some(figure(trim(second), around)??.with(trim(first)))
}

/// `Sì, il 15/01/2023`: yes, with the day.
fn yes_on(text: &str, around: Around<'_>) -> Option<Plain> {
    let (word, rest) = text.split_once([',', '-', '–'])?;
    let yes = word_of(trim(word)).filter(|it| *it == "si")?;
    on_day(trim(rest), around).map(|_| Plain::sure(yes).with(rest))
}

fn word_of(text: &str) -> Option<&'static str> {
    word(text).or_else(|| done(text))
}

/// The two amounts of a ratio as plans write them: `154/157`, `154 su 157`, `154 out of 157`.
#[cfg_attr(not(test), allow(dead_code, reason = "columns of measures will take them from here"))]
pub(crate) fn operands(text: &str, around: Around<'_>) -> Option<(Plain, Plain)> {
    let noted = noted(text)
        .filter(|it| it.note.chars().all(|it| !it.is_alphabetic()))
        .map_or(text, |it| trim(it.value));
    let words = || {
        let (_, rest) = amount(noted)?;
        let second = trim(after_any(rest, &["su", "out of", "di", "of"])?);
        let first = trim(noted.get(..noted.len().checked_sub(rest.len())?)?);
        // `8 su 10` is a mark on a scale.
        let is_count = amount(second)?.0.number.decimal(around.mark)? > Decimal::TEN;
        is_count.then_some((first, second))
    };
    let (first, second) = ratio(noted).or_else(words)?;
    let bare = Around { unit: None, is_share: false, ..around };
    Some((figure(first, bare)??, figure(second, bare)??))
}

/// Two amounts with a slash between them, and nothing else. The second comes with its text.
pub(crate) fn ratio(text: &str) -> Option<(&str, &str)> {
    let (_, rest) = amount(text)?;
    let second = rest.strip_prefix(['/', '∕', '⁄'])?.trim_start_matches(is_blank);
    let (_, end) = amount(second)?;
    let first = trim(text.get(..text.len().checked_sub(rest.len())?)?);
    end.is_empty().then_some((first, second))
}

/// A target in signs: its sign, and the text of its value.
pub(crate) fn goal(text: &str) -> Option<(Sign, &str)> {
    if let Some((written, value)) = sign(text) {
        let is_value = matches!(kind(value), Kind::Percent | Kind::Number | Kind::Date | Kind::Word);
        return is_value.then_some((Sign::Compare(written), value));
    }
    let end = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, rest) = text.split_at_checked(end)?;
    let is_by = word.eq_ignore_ascii_case("entro") || word.eq_ignore_ascii_case("by");
    let value = rest.trim_start_matches(is_blank);
    (is_by && matches!(date(value), Some((_, "")))).then_some((Sign::By, value))
}

/// The longest word for yes, no and nothing, in bytes.
pub(crate) const LONGEST_WORD: usize = 20;

/// The word of a plan for a word of a report: yes, no, or one of the kinds of nothing.
pub(crate) fn word(text: &str) -> Option<&'static str> {
    let mut lower = [0_u8; LONGEST_WORD];
    let lower = lower.get_mut(..text.len())?;
    lower.copy_from_slice(text.as_bytes());
    lower.make_ascii_lowercase();
    Some(match &*lower {
        b"si" | b"s\xC3\xAC" | b"s\xC3\x8C" | b"si'" | b"yes" => "si",
        b"no" => "no",
        b"n/d" | b"n.d." | b"n.d" | b"nd" | b"n.v." | b"non disponibile" => "n/d",
        b"n/a" | b"n.a." | b"n.a" | b"na" | b"non applicabile" => "n/a",
        b"sterilizzato" | b"neutralised" | b"neutralized" => "sterilizzato",
        _ => return None,
    })
}

/// Writes a value in the notation of plans. Call it with text of a kind that is a value.
pub(crate) fn write(text: &str, report: impl Into<Option<Mark>>, out: &mut String) {
    let mark = report.into();
    let start = out.len();
    if let Some((amount, "")) = amount(text) {
        if amount.write(mark, out).is_some() {
            return;
        }
        out.truncate(start);
    }
    if let Some((date, "")) = date(text) {
        date.write(out);
    } else if let Some(it) = value(text, Around { mark, ..Around::default() }) {
        out.push_str(&it.text);
    }
}

/// The numbers of a value or target, for what they say of the report's convention.
pub(crate) fn numbers(text: &str) -> impl Iterator<Item = Number<'_>> {
    let text = sign(text).map_or(text, |it| it.1);
    let (first, second) = match amount(text) {
        Some((_, "")) => (text, ""),
        _ => ratio(text).unwrap_or_else(|| in_words(text)),
    };
    [first, second].into_iter().filter_map(|it| amount(it)).map(|it| it.0.number)
}

/// The texts of the amounts in a target in words.
fn in_words(text: &str) -> (&str, &str) {
    if let Some(it) = range(text) {
        return (it.first, it.second);
    }
    let mut rest = words_before(text).map_or(text, |it| it.1);
    while let Some(it) = without_article(rest) {
        rest = it;
    }
    (counted(rest), "")
}
