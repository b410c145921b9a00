//! What the cells of a column are like: shares of kinds, runs, figures.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::import::code::{coded, is_bare_code};
use crate::import::notation::date::day_first;
use crate::import::notation::number::{Mark, number};
use crate::import::notation::quantity;
use crate::import::notation::value::{Kind, numbers};
use crate::import::numbering::begins_with_code;
use crate::import::sheet::Sheet;
use crate::import::title::plain;

/// The most rows that are looked at.
pub(crate) const MAX_ROWS: usize = 64;

/// The most columns that are looked at: what is wider is no table that a person wrote.
pub(crate) const MAX_COLUMNS: usize = 200;

/// What the cells of a column are like, in the rows that were looked at.
#[derive(Clone, Debug, Default)]
pub(crate) struct Profile {
    /// Cells that hold something.
    pub(crate) n: usize,
    pub(crate) n_text: usize,
    pub(crate) n_percent: usize,
    pub(crate) n_number: usize,
    pub(crate) n_ratio: usize,
    pub(crate) n_date: usize,
    /// Comparators with a value.
    pub(crate) n_goal: usize,
    /// `si`, `no`, `n.d.` and words of judgement.
    pub(crate) n_word: usize,
    /// Codes and nothing else.
    pub(crate) n_code: usize,
    /// Numbers that count the rows.
    pub(crate) n_counted: usize,
    /// Names of units.
    pub(crate) n_unit: usize,
    /// Words of judgement and traffic lights.
    pub(crate) n_judgement: usize,
    /// Comparators without a value.
    pub(crate) n_sign: usize,
    /// Texts of some words, and of more than a few.
    pub(crate) n_phrases: usize,
    pub(crate) n_long: usize,
    /// Figures above one hundred.
    pub(crate) n_above_100: usize,
    /// Figures from nothing to one, fractions among them.
    pub(crate) n_to_one: usize,
    pub(crate) n_fractions: usize,
    /// Numbers that show decimals.
    pub(crate) n_decimals: usize,
    /// Figures below nothing.
    pub(crate) n_negative: usize,
    /// Changes from one cell to the next that is not empty.
    pub(crate) n_changes: usize,
    /// Names of years or parts of years.
    pub(crate) n_period: usize,
    /// Numbers that show which mark stands before decimals: comma, point.
    pub(crate) n_marks: (usize, usize),
    /// Numbers with one comma or one point before three digits.
    pub(crate) n_open_marks: (usize, usize),
    /// Names behind their codes.
    pub(crate) n_named: usize,
    /// Days in figures that can only be read with the day first, and with the month first.
    pub(crate) n_orders: (usize, usize),
    /// For each row looked at, the figure in it.
    pub(crate) figures: Vec<Option<Decimal>>,
    /// For each row looked at, a number for the text in it, 0 where it is empty.
    pub(crate) texts: Vec<u64>,
}

/// The columns of some rows, and the rows that were looked at.
#[derive(Clone, Debug, Default)]
pub(crate) struct Profiles {
    /// Numbers of the columns, in order.
    pub(crate) columns: Vec<u32>,
    pub(crate) of: Vec<Profile>,
    /// Comparators of targets, by row looked at: less is better.
    pub(crate) rows: Vec<usize>,
}

impl Profile {
    /// A share of the cells, in hundredths.
    pub(crate) fn share(&self, n: usize) -> i32 {
        let share = n.saturating_mul(100).checked_div(self.n).unwrap_or(0);
        i32::try_from(share).unwrap_or(100)
    }

    /// Cells that hold a value of any kind.
    pub(crate) fn n_values(&self) -> usize {
        [self.n_percent, self.n_number, self.n_ratio, self.n_date, self.n_goal, self.n_word].iter().sum()
    }

    /// Whether all figures are shares of one.
    pub(crate) fn is_of_one(&self) -> bool {
        self.n_number > 0 && self.n_to_one == self.n_number && self.n_fractions > 0
    }
}

impl Profiles {
    /// Looks at the rows of a table. Rows of one cell are headings or notes, not rows.
    pub(crate) fn of(sheet: &Sheet<'_>, rows: Range<usize>, is_row: impl Fn(usize) -> bool) -> Self {
        let mut res = Self::default();
        for number in rows {
            if res.rows.len() >= MAX_ROWS {
                break;
            }
            let row = sheet.row(number);
            if row.cells.len() < 2 || !is_row(number) {
                continue;
            }
            for cell in row.cells.iter().take(MAX_COLUMNS) {
                if res.columns.len() >= MAX_COLUMNS {
                    break;
                }
                if let Err(at) = res.columns.binary_search(&cell.column) {
                    res.columns.insert(at, cell.column);
                }
            }
            res.rows.push(number);
        }
        let mark = res.marks(sheet);
        res.of = res.columns.iter().map(|it| profile(sheet, &res.rows, *it, mark)).collect();
        res
    }

    /// The profile of a column.
    pub(crate) fn at(&self, column: u32) -> Option<&Profile> {
        self.columns.binary_search(&column).ok().and_then(|it| self.of.get(it))
    }

    /// The mark before decimals that most numbers show, comma where none does.
    fn marks(&self, sheet: &Sheet<'_>) -> Mark {
        let (mut n_commas, mut n_points) = (0_usize, 0_usize);
        for row in &self.rows {
            for (cell, kind) in sheet.row(*row).each() {
                if !cell.is_typed && matches!(kind, Kind::Percent | Kind::Goal | Kind::Ratio) {
                    let (commas, points) = marks_in(&cell.text);
                    (n_commas, n_points) = (n_commas.saturating_add(commas), n_points.saturating_add(points));
                }
            }
        }
        if n_points > n_commas { Mark::Point } else { Mark::Comma }
    }
}

/// How many numbers of a text show a comma or a point before decimals. Counts have none: what
/// stands before three digits there is the mark of thousands, and decimals have the other one.
pub(crate) fn marks_in(text: &str) -> (usize, usize) {
    let mut res = (0_usize, 0_usize);
    for it in numbers(text) {
        let of_thousands = it.open_mark().filter(|_| is_count(text)).map(Mark::other);
        match it.mark().or(of_thousands) {
            Some(Mark::Comma) => res.0 = res.0.saturating_add(1),
            Some(Mark::Point) => res.1 = res.1.saturating_add(1),
            None => {}
        }
    }
    res
}

/// Whether a number of a text is a count or money by what stands beside it: `1.315 N.`,
/// `346.000 €`. Neither has three decimals.
fn is_count(text: &str) -> bool {
    const WORDS: &[&str] = &["n", "n.", "n°", "nr", "nr.", "num.", "numero", "euro", "eur", "usd", "gbp"];
    let mut words = text.split_whitespace();
    words.any(|it| WORDS.iter().any(|word| it.eq_ignore_ascii_case(word)))
        || text.contains(['€', '$', '£']) && !has_scale(text)
}

/// Whether money is told in thousands or millions: `1,250 mln €` has three decimals.
fn has_scale(text: &str) -> bool {
    let letters = |it: &char| !it.is_alphabetic();
    text.split(|it: char| letters(&it)).any(|word| {
        let word = word.to_lowercase();
        ["m", "k", "b", "mln", "mld", "mio", "bn", "mn", "mila"].contains(&word.as_str())
            || ["milion", "miliard", "million", "billion", "thousand", "migliai"]
                .iter()
                .any(|it| word.starts_with(it))
    })
}

/// How many numbers of a text show a comma or a point before three digits, which may be decimals
/// or thousands.
fn open_marks_in(text: &str) -> (usize, usize) {
    let mut res = (0_usize, 0_usize);
    for it in numbers(text) {
        match it.open_mark() {
            Some(Mark::Comma) => res.0 = res.0.saturating_add(1),
            Some(Mark::Point) => res.1 = res.1.saturating_add(1),
            None => {}
        }
    }
    res
}

fn profile(sheet: &Sheet<'_>, rows: &[usize], column: u32, mark: Mark) -> Profile {
    let mut res = Profile::default();
    let mut last = 0_u64;
    let mut counted: Option<Decimal> = None;
    for row in rows {
        let Some((cell, kind)) = sheet.row(*row).at(column) else {
            res.figures.push(None);
            res.texts.push(0);
            continue;
        };
        let text = cell.text.as_ref();
        res.n = res.n.saturating_add(1);
        let hash = crate::finding::hash([text]).max(1);
        res.n_changes = res.n_changes.saturating_add(usize::from(hash != last));
        last = hash;
        res.texts.push(hash);
        // `1.1 Train` begins as a number does.
        let is_named = matches!(kind, Kind::Number | Kind::Broken) && begins_with_code(text);
        let kind = if is_named { Kind::Text } else { kind };
        res.n_named = res.n_named.saturating_add(usize::from(coded(text).is_some()));
        res.look(text, kind);
        if !cell.is_typed {
            match day_first(text) {
                Some(true) => res.n_orders.0 = res.n_orders.0.saturating_add(1),
                Some(false) => res.n_orders.1 = res.n_orders.1.saturating_add(1),
                None => {}
            }
            let (commas, points) = marks_in(text);
            res.n_marks = (res.n_marks.0.saturating_add(commas), res.n_marks.1.saturating_add(points));
            let (commas, points) = open_marks_in(text);
            res.n_open_marks =
                (res.n_open_marks.0.saturating_add(commas), res.n_open_marks.1.saturating_add(points));
        }
        let figure = figure_of(text, kind, if cell.is_typed { Mark::Comma } else { mark });
        if let Some(it) = figure {
            res.figure(it, text, kind);
            let is_next = counted.is_none_or(|last| last.checked_add(Decimal::ONE) == Some(it));
            res.n_counted = res.n_counted.saturating_add(usize::from(is_next && kind == Kind::Number));
            counted = Some(it);
        }
        res.figures.push(figure);
    }
    res
}

impl Profile {
    fn look(&mut self, text: &str, kind: Kind) {
        let slot = match kind {
            Kind::Percent => &mut self.n_percent,
            Kind::Number | Kind::Range => &mut self.n_number,
            Kind::Ratio => &mut self.n_ratio,
            Kind::Date => &mut self.n_date,
            Kind::Goal => &mut self.n_goal,
            Kind::Word => &mut self.n_word,
            Kind::Text | Kind::Broken | Kind::Judgement => &mut self.n_text,
        };
        *slot = slot.saturating_add(1);
        let mut add = |slot: fn(&mut Self) -> &mut usize, is_one: bool| {
            let slot = slot(self);
            *slot = slot.saturating_add(usize::from(is_one));
        };
        let n_words = text.split(' ').take(8).count();
        add(|it| &mut it.n_long, n_words > 4);
        add(|it| &mut it.n_phrases, n_words > 2);
        let is_letter = text.len() == 1 && text.bytes().all(|it| it.is_ascii_uppercase());
        add(|it| &mut it.n_code, is_letter || is_bare_code(text));
        if text.len() <= 40 {
            let plain = plain(text);
            add(|it| &mut it.n_unit, is_unit(&plain, text));
            add(|it| &mut it.n_judgement, is_judgement(&plain, text));
            add(|it| &mut it.n_period, is_period(&plain));
            add(|it| &mut it.n_sign, matches!(text, ">=" | "<=" | "=" | ">" | "<" | "≥" | "≤" | "=>" | "=<"));
        }
    }

    fn figure(&mut self, it: Decimal, text: &str, kind: Kind) {
        let mut add = |slot: fn(&mut Self) -> &mut usize, is_one: bool| {
            let slot = slot(self);
            *slot = slot.saturating_add(usize::from(is_one));
        };
        add(|it| &mut it.n_above_100, it > Decimal::ONE_HUNDRED);
        add(|it| &mut it.n_negative, it < Decimal::ZERO);
        let is_to_one = kind == Kind::Number && it >= Decimal::ZERO && it <= Decimal::ONE;
        add(|it| &mut it.n_to_one, is_to_one);
        add(|it| &mut it.n_decimals, kind == Kind::Number && text.contains([',', '.']));
        add(|it| &mut it.n_fractions, is_to_one && !it.is_integer());
    }
}

/// The first number of a cell, for sums over columns.
pub(crate) fn figure_of(text: &str, kind: Kind, mark: Mark) -> Option<Decimal> {
    match kind {
        Kind::Text | Kind::Date | Kind::Word | Kind::Broken | Kind::Judgement | Kind::Range => return None,
        Kind::Goal => return numbers(text).next()?.decimal(Some(mark)),
        Kind::Percent | Kind::Number | Kind::Ratio => {}
    }
    if let Some(it) = quantity(text, Some(mark)) {
        return Some(it.number);
    }
    let at = text.find(|it: char| it.is_ascii_digit())?;
    let at = match text.get(..at)?.chars().next_back() {
        Some(sign @ ('-' | '−')) => at.checked_sub(sign.len_utf8())?,
        _ => at,
    };
    let (it, _) = number(text.get(at..)?)?;
    let mut written = String::new();
    it.write(mark, &mut written);
    written.replace(',', ".").parse().ok()
}

/// Both numbers of `46 / 47`.
pub(crate) fn pair(text: &str, mark: Mark) -> Option<(Decimal, Decimal)> {
    let (first, second) = text.split_once('/')?;
    Some((figure_of(first.trim(), Kind::Number, mark)?, figure_of(second.trim(), Kind::Number, mark)?))
}

fn is_unit(plain: &str, text: &str) -> bool {
    const UNITS: &[&str] = &[
        "n",
        "nr",
        "num",
        "numero",
        "number",
        "gg",
        "giorni",
        "days",
        "giorno",
        "percentuale",
        "percentage",
        "percent",
        "%",
        "euro",
        "eur",
        "ore",
        "hours",
        "mesi",
        "months",
        "si no",
        "on off",
        "yes no",
        "data",
        "date",
        "valore assoluto",
        "minuti",
        "minutes",
        "anni",
        "years",
        "ratio",
        "rapporto",
        "punti",
        "points",
        "kg",
        "km",
        "mq",
        "kwh",
        "fte",
        "count",
        "euros",
        "dollars",
        "score",
        "unita",
        "giornate",
        "binario",
        "scala",
        "testo",
        "temporale",
        "tempo",
        "importo",
        "indice",
        "qualitativo",
        "quantitativo",
        "persone",
        "people",
        "binary",
        "index",
        "scala 1 10",
        "scala 1 4",
        "scala 1 5",
        "valore",
        "units",
    ];
    UNITS.contains(&plain) || matches!(text, "%" | "€" | "$" | "£" | "#" | "‰") || plain.starts_with("scala ")
}

/// Whether words judge whether something was reached.
fn is_judgement(plain: &str, text: &str) -> bool {
    const STARTS: &[&str] = &[
        "raggiunt",
        "non raggiunt",
        "parzialmente",
        "pienamente",
        "conseguit",
        "non conseguit",
        "on track",
        "off track",
        "at risk",
        "delayed",
        "met",
        "not met",
        "partly met",
        "partially",
        "achieved",
        "not achieved",
        "green",
        "amber",
        "red",
        "verde",
        "giallo",
        "rosso",
        "in linea",
        "in ritardo",
        "completat",
        "complete",
        "exceeded",
        "superat",
        "ahead",
        "behind",
        "non avviat",
        "realizzat",
        "non realizzat",
        "in corso",
        "critico",
        "fully",
        "missed",
        "fail",
        "pass",
        "positiv",
        "negativ",
        "sufficiente",
        "buono",
        "ottimo",
    ];
    matches!(text, "🟢" | "🟡" | "🔴" | "🟠" | "✔" | "✘" | "✓" | "✗" | "✅" | "❌" | "●" | "▲" | "▼")
        || STARTS.iter().any(|it| {
            plain
                .strip_prefix(it)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', 'o', 'a', 'i', 'e', 'd', 'l']))
        })
}

fn is_period(plain: &str) -> bool {
    let is_year = plain.len() == 4
        && (plain.starts_with("20") || plain.starts_with("199"))
        && plain.bytes().all(|it| it.is_ascii_digit());
    is_year
        || matches!(
            plain,
            "q1" | "q2"
                | "q3"
                | "q4"
                | "h1"
                | "h2"
                | "t1"
                | "t2"
                | "t3"
                | "t4"
                | "i sem"
                | "ii sem"
                | "i semestre"
                | "ii semestre"
                | "1"
                | "2"
                | "3"
                | "4"
        )
}
