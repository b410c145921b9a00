//! Values as bodies write them.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::layout::{DateForm, Layout, PercentSign, TargetForm};
use super::plan::{Figure, Indicator, Kind};
use super::style::{Column, Language};

/// A cell: its text, and what a workbook holds where it holds more than text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    pub text: String,
    pub typed: Option<Typed>,
    /// Rows and columns that it covers, itself included.
    pub rows: usize,
    pub columns: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Typed {
    /// A number and its format.
    Number(Decimal, String),
    Day(Date),
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), typed: None, rows: 1, columns: 1 }
    }

    fn typed(text: String, typed: Typed) -> Self {
        Self { text, typed: Some(typed), rows: 1, columns: 1 }
    }
}

const MONTHS: [&[&str]; 2] = [
    &[
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
    &[
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
];

impl Layout {
    fn is_italian(&self) -> bool {
        self.style.language() == Language::Italian
    }

    /// A number with its decimals.
    pub fn number(&self, it: Decimal) -> String {
        let text = it.to_string();
        let (whole, decimals) = text.split_once('.').map_or((text.as_str(), ""), |it| it);
        let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |it| ("-", it));
        let mut out = sign.to_owned();
        for (i, digit) in digits.chars().enumerate() {
            if let Some(mark) = self.thousands.filter(|_| i > 0 && (digits.len() - i) % 3 == 0) {
                out.push(mark);
            }
            out.push(digit);
        }
        if !decimals.is_empty() {
            out.push(if self.decimal_comma { ',' } else { '.' });
            out.push_str(decimals);
        }
        out
    }

    /// A weight or an achievement.
    pub fn percentage(&self, it: Decimal) -> Cell {
        let decimals = if self.has_decimals || it.normalize().scale() > 0 { 2 } else { 0 };
        self.share(it, decimals, self.percent)
    }

    /// A share with so many decimals at least.
    fn share(&self, it: Decimal, decimals: u32, sign: PercentSign) -> Cell {
        let mut it = it.normalize();
        if it.scale() < decimals {
            it.rescale(decimals);
        }
        let places = |n: u32| if n == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(n as usize)) };
        let of_whole = it / Decimal::ONE_HUNDRED;
        match sign {
            PercentSign::Close => Cell::typed(
                format!("{}%", self.number(it)),
                Typed::Number(of_whole, places(it.scale()) + "%"),
            ),
            PercentSign::Apart => Cell::typed(
                format!("{} %", self.number(it)),
                Typed::Number(of_whole, places(it.scale()) + "%"),
            ),
            PercentSign::None => Cell::typed(self.number(it), Typed::Number(it, places(it.scale()))),
            PercentSign::Fraction => {
                let mut of_whole = of_whole.normalize();
                of_whole.rescale(of_whole.scale().max(2));
                Cell::typed(self.number(of_whole), Typed::Number(of_whole, places(of_whole.scale())))
            }
        }
    }

    /// A count without a word.
    pub fn count(&self, it: Decimal) -> Cell {
        Cell::typed(
            self.number(it),
            Typed::Number(it, if self.thousands.is_some() { "#,##0" } else { "0" }.to_owned()),
        )
    }

    pub fn day(&self, it: Date) -> String {
        let (year, month, day) = (it.year(), it.month(), it.day());
        let name = MONTHS[usize::from(!self.is_italian())][usize::try_from(month).unwrap_or(1) - 1];
        match self.dates {
            DateForm::Slashes => format!("{day:02}/{month:02}/{year}"),
            DateForm::Dashes => format!("{day:02}-{month:02}-{year}"),
            DateForm::Points => format!("{day:02}.{month:02}.{year}"),
            DateForm::Iso => format!("{year}-{month:02}-{day:02}"),
            DateForm::Words => format!("{day} {name} {year}"),
            DateForm::American => format!("{month}/{day}/{year}"),
            DateForm::AmericanWords => format!("{name} {day}, {year}"),
        }
    }

    /// A value of an indicator.
    pub fn figure(&self, of: &Indicator, figure: Figure) -> Cell {
        match figure {
            Figure::Day(it) => Cell::typed(self.day(it), Typed::Day(it)),
            Figure::Yes(it) => Cell::text(match (self.is_italian(), it) {
                (true, true) => "Sì",
                (true, false) => "No",
                (false, true) => "Yes",
                (false, false) => "No",
            }),
            Figure::Number(it) if of.kind == Kind::Share => self.share(it, 0, self.percent),
            Figure::Number(it) => {
                let mut cell = self.count(it);
                if it.scale() > 0 {
                    cell.typed = Some(Typed::Number(it, "0.0".to_owned()));
                }
                if let Some(text) = self.with_unit(of, &cell.text) {
                    cell = Cell::text(text);
                }
                cell
            }
        }
    }

    /// The number with its unit, where units stand in the cells.
    fn with_unit(&self, of: &Indicator, number: &str) -> Option<String> {
        if self.has(Column::Unit) || self.percent == PercentSign::None {
            return None;
        }
        match (of.kind, self.is_italian()) {
            (Kind::Time, true) => Some(format!("{number} {}", ["gg", "giorni", "gg."][self.judgement % 3])),
            (Kind::Time, false) => Some(format!("{number} days")),
            (Kind::Amount, true) => Some(if self.judgement.is_multiple_of(2) {
                format!("€ {number}")
            } else {
                format!("{number} €")
            }),
            (Kind::Amount, false) => Some(format!("€{number}")),
            (Kind::Count, true) if self.count_word == 1 => Some(format!("{number} N.")),
            (Kind::Count, true) if self.count_word == 2 => Some(format!("n. {number}")),
            _ => None,
        }
    }

    /// The word of the unit column.
    pub fn unit(&self, of: &Indicator) -> &'static str {
        let turn = self.judgement % 2;
        match (of.kind, self.is_italian()) {
            (Kind::Share, true) if self.percent == PercentSign::Fraction => "Rapporto",
            (Kind::Share, false) if self.percent == PercentSign::Fraction => "Ratio",
            (Kind::Share, true) => ["%", "Percentuale"][turn],
            (Kind::Share, false) => ["%", "Percent"][turn],
            (Kind::Count, true) => ["N.", "Numero"][turn],
            (Kind::Count, false) => "Number",
            (Kind::Time, true) => ["gg", "Giorni"][turn],
            (Kind::Time, false) => "Days",
            (Kind::Amount, true) => ["€", "Euro"][turn],
            (Kind::Amount, false) => ["€", "EUR"][turn],
            (Kind::Deed, true) => "Data",
            (Kind::Deed, false) => "Date",
            (Kind::State, true) => ["SI/NO", "Sì/No"][turn],
            (Kind::State, false) => "Yes/No",
        }
    }

    /// A target, with what says on which side it lies.
    pub fn target(&self, of: &Indicator, target: Figure) -> Cell {
        let mut plain = self.figure(of, target);
        // Behind a sign nobody writes `n. 12`.
        if let (Figure::Number(it), Kind::Count, 2) = (target, of.kind, self.count_word) {
            plain = self.count(it);
        }
        let is_italian = self.is_italian();
        let number = &plain.text;
        let less = of.less_is_better;
        let turn = of.name.len() % 3;
        let text = match (target, self.target) {
            (Figure::Yes(_), _) => return plain,
            (Figure::Day(_), TargetForm::Bare) => return plain,
            (Figure::Day(day), _) if is_italian => match (turn, day.day() >= 28) {
                // Without its day only the end of a month is the same day.
                (0, true) => format!(
                    "entro {} {}",
                    MONTHS[0][usize::try_from(day.month()).unwrap_or(1) - 1],
                    day.year()
                ),
                (1, _) => format!("Entro il {number}"),
                _ => format!("entro {number}"),
            },
            (Figure::Day(_), _) => format!("{} {number}", ["by", "By", "by"][turn]),
            (Figure::Number(_), TargetForm::Bare) => return plain,
            (Figure::Number(_), TargetForm::Sign) => format!("{} {number}", if less { "<=" } else { ">=" }),
            (Figure::Number(_), TargetForm::CloseSign) => {
                format!("{}{number}", if less { "<=" } else { ">=" })
            }
            (Figure::Number(_), TargetForm::Unicode) => format!("{} {number}", if less { "≤" } else { "≥" }),
            (Figure::Number(_), TargetForm::Words) => match (is_italian, less) {
                (true, false) => format!("{} {number}", ["almeno", "non meno di", "minimo"][turn]),
                (true, true) => format!("{} {number}", ["non oltre", "massimo", "al massimo"][turn]),
                (false, false) => match turn {
                    0 => format!("at least {number}"),
                    1 => format!("{number} or more"),
                    _ => format!("no less than {number}"),
                },
                (false, true) => match turn {
                    0 => format!("at most {number}"),
                    1 => format!("{number} or less"),
                    _ => format!("no more than {number}"),
                },
            },
        };
        Cell::text(text)
    }

    /// A word of judgement.
    pub fn judgement(&self, is_met: bool) -> &'static str {
        let words: [&str; 2] = match (self.judgement, self.is_italian()) {
            (0, true) => ["Raggiunto", "Non raggiunto"],
            (1, true) => ["Verde", "Rosso"],
            (2, true) => ["Pienamente raggiunto", "Parzialmente raggiunto"],
            (3, true) => ["🟢", "🔴"],
            (_, true) => ["Conseguito", "Non conseguito"],
            (0, false) => ["Met", "Not met"],
            (1, false) => ["Green", "Red"],
            (2, false) => ["On track", "Off track"],
            (3, false) => ["Achieved", "Not achieved"],
            (_, false) => ["Green", "Amber"],
        };
        words[usize::from(!is_met)]
    }
}
