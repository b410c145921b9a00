//! Numbers of spreadsheets as their cells show them: `0.9787` under `0.00%` is `97,87%`.
//!
//! A sheet keeps more digits than it shows. What a reader sees, and what was published, is
//! the number as shown, so the format of the cell decides the decimals. Without a format
//! the number is exact, to the fifteen digits that spreadsheets themselves keep.

use jiff::Span;
use jiff::civil::{Date, date};
use rust_decimal::{Decimal, RoundingStrategy};

/// What a format code says of a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NumberFormat {
    /// Digits behind the mark: the fewest and the most. None where the code is general.
    decimals: Option<(u32, u32)>,
    /// The fewest digits before the mark: `0000` shows `101` as `0101`.
    n_whole: usize,
    is_percent: bool,
    /// By how many thousands the number is divided.
    n_thousands: u32,
    before: String,
    after: String,
    /// What it shows of a moment, where it is a format for days and times.
    moment: Option<Moment>,
    /// Whether it shows nothing at all, as `;;;` does.
    hides_all: bool,
}

/// What a format shows of a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Moment {
    /// A day, perhaps with a time.
    Day,
    /// A time of the day.
    Time,
    /// Hours that passed, more than a day perhaps.
    Hours,
}

impl NumberFormat {
    /// Reads a format code. Of several sections the first is for numbers above zero.
    pub(crate) fn new(code: &str) -> Self {
        if let Some(moment) = moment(code) {
            return Self { moment: Some(moment), ..Self::default() };
        }
        if code.contains(';') && code.chars().all(|it| it == ';') {
            return Self { hides_all: true, ..Self::default() };
        }
        let mut res = Self::default();
        let mut chars = code.chars().peekable();
        let mut is_behind_mark = false;
        let mut has_digits = false;
        while let Some(it) = chars.next() {
            let mut literal = String::new();
            match it {
                ';' => break,
                '"' => literal.extend(chars.by_ref().take_while(|it| *it != '"')),
                '\\' => literal.extend(chars.next()),
                '_' | '*' => {
                    chars.next();
                }
                '[' => {
                    let inner: String = chars.by_ref().take_while(|it| *it != ']').collect();
                    let symbol = inner.strip_prefix('$').map(|it| it.split('-').next().unwrap_or(""));
                    literal.push_str(symbol.unwrap_or(""));
                }
                '0' | '#' | '?' => {
                    has_digits = true;
                    res.digit(it, is_behind_mark);
                }
                '.' if has_digits || matches!(chars.peek(), Some('0' | '#' | '?')) => is_behind_mark = true,
                ',' if has_digits => {
                    // Before digits it sets thousands apart, behind them it divides.
                    if !matches!(chars.peek(), Some('0' | '#' | '?')) {
                        res.n_thousands = res.n_thousands.saturating_add(1);
                    }
                }
                '%' => {
                    res.is_percent = true;
                    literal.push('%');
                }
                '/' | '@' | 'E' | 'e' => return Self::default(),
                'G' | 'g' if code.len() >= 7 && !has_digits => return Self::default(),
                it => literal.push(it),
            }
            let side = if has_digits { &mut res.after } else { &mut res.before };
            side.push_str(&literal);
        }
        if has_digits { res } else { Self::default() }
    }

    fn digit(&mut self, digit: char, is_behind_mark: bool) {
        let (least, most) = self.decimals.unwrap_or((0, 0));
        self.decimals = match (is_behind_mark, digit) {
            (true, '0') => Some((least.saturating_add(1), most.saturating_add(1))),
            (true, _) => Some((least, most.saturating_add(1))),
            (false, it) => {
                self.n_whole = self.n_whole.saturating_add(usize::from(it == '0'));
                Some((least, most))
            }
        };
    }

    /// Whether nothing is shown, whatever the cell holds.
    pub(crate) fn hides_all(&self) -> bool {
        self.hides_all
    }

    /// The day or time that a number of days stands for; none where it is a plain number.
    /// Of a moment, the day: `14-05-2024`.
    pub(crate) fn moment(&self, value: f64, is_1904: bool) -> Option<String> {
        let moment = self.moment?;
        let minutes = (value * 24.0 * 60.0).round();
        let days = value.floor();
        if !(0.0..3_000_000.0).contains(&value) {
            return None;
        }
        #[allow(clippy::cast_possible_truncation, reason = "bounded above")]
        let (minutes, days) = (minutes as i64, days as i64);
        match moment {
            Moment::Day => {
                let day = day(days, is_1904)?;
                Some(format!("{:02}-{:02}-{:04}", day.day(), day.month(), day.year()))
            }
            Moment::Time => {
                let of_day = minutes.checked_rem(24 * 60)?;
                Some(format!("{:02}:{:02}", of_day.checked_div(60)?, of_day.checked_rem(60)?))
            }
            Moment::Hours => Some(format!("{}:{:02}", minutes.checked_div(60)?, minutes.checked_rem(60)?)),
        }
    }

    /// The number as the cell shows it, with a comma before decimals and nothing between
    /// thousands.
    pub(crate) fn shown(&self, value: f64) -> String {
        let Some(mut number) = exact(value) else { return value.to_string() };
        let Some((least, most)) = self.decimals else { return written(number, 0, 28, 1) };
        if self.is_percent {
            number = number.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(number);
        }
        for _ in 0..self.n_thousands.min(9) {
            number = number.checked_div(Decimal::ONE_THOUSAND).unwrap_or(number);
        }
        let digits = written(number, least, most, self.n_whole);
        format!("{}{digits}{}", self.before.trim_start(), self.after.trim_end())
    }
}

/// A number as printed with some decimals, which a sheet keeps as `value`: the decimals
/// that `text` shows, in whatever notation. None where the text shows another number.
pub(crate) fn as_shown(value: f64, text: &str, is_percent: bool) -> Option<String> {
    let is_digit = |it: char| it.is_ascii_digit();
    let (start, end) = (text.find(is_digit)?, text.rfind(is_digit)?);
    let (before, core) = (text.get(..start)?, text.get(start..=end)?);
    let after = text.get(end.saturating_add(1)..)?;
    let digits: String = core.chars().filter(char::is_ascii_digit).collect();
    let mut number = exact(value)?;
    if is_percent {
        number = number.checked_mul(Decimal::ONE_HUNDRED)?;
    }
    // The last mark comes before decimals, or it sets thousands apart.
    let behind =
        core.rfind(['.', ',']).and_then(|it| core.get(it..)).map_or(0, |it| it.len().saturating_sub(1));
    [behind.min(20), 0].into_iter().find_map(|n| {
        let n_decimals = u32::try_from(n).unwrap_or(0);
        let shown = written(number, n_decimals, n_decimals, digits.len().saturating_sub(n));
        let same: String = shown.chars().filter(char::is_ascii_digit).collect();
        let before = before.trim_end_matches(['-', '−']);
        (same == digits).then(|| format!("{before}{shown}{after}"))
    })
}

/// The day of a number. Spreadsheets count from 1900 and hold that it had a 29 February.
fn day(number: i64, is_1904: bool) -> Option<Date> {
    let (first, days) = match (is_1904, number) {
        (true, it) => (date(1904, 1, 1), it),
        (false, it) if it < 60 => (date(1899, 12, 31), it),
        (false, it) => (date(1899, 12, 30), it),
    };
    first.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// What a format code shows of a moment; none where it is for numbers or text.
fn moment(code: &str) -> Option<Moment> {
    let mut letters = String::new();
    let mut chars = code.chars();
    while let Some(it) = chars.next() {
        match it {
            ';' => break,
            '"' => {
                chars.by_ref().find(|it| *it == '"');
            }
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inner: String = chars.by_ref().take_while(|it| *it != ']').collect();
                // `[h]` counts on behind a day; others are colours, conditions, languages.
                if !inner.is_empty()
                    && inner.chars().all(|it| matches!(it, 'h' | 'H' | 'm' | 'M' | 's' | 'S'))
                {
                    return Some(Moment::Hours);
                }
            }
            '#' | '?' => return None,
            // Zeros are parts of seconds, behind them; else digits of a number.
            '0' if !letters.contains(['s', 'S']) => return None,
            it => letters.push(it.to_ascii_lowercase()),
        }
    }
    if letters.contains("general") || letters.contains("standard") {
        return None;
    }
    let letters = letters.replace("am/pm", "").replace("a/p", "");
    let has = |it: &[char]| letters.contains(it);
    match (has(&['d', 'y']), has(&['h', 's']), has(&['m'])) {
        (true, ..) | (false, false, true) => Some(Moment::Day),
        (false, true, _) => Some(Moment::Time),
        (false, false, false) => None,
    }
}

/// The formats that no file spells out.
pub(crate) fn built_in(id: u32) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 => "#,##0",
        4 | 39 | 40 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14..=17 | 27..=31 | 36 | 50..=58 => "dd/mm/yyyy",
        22 => "dd/mm/yyyy hh:mm",
        18..=21 | 32..=35 | 45 | 47 => "hh:mm",
        46 => "[h]:mm",
        _ => "",
    }
}

/// The fifteen digits of a number that spreadsheets keep.
fn exact(value: f64) -> Option<Decimal> {
    let number = Decimal::from_scientific(&format!("{value:.14e}")).ok()?;
    Some(number.normalize())
}

/// A number with so many decimals at least and at most, and so many digits before them.
fn written(number: Decimal, least: u32, most: u32, n_whole: usize) -> String {
    let mut number = number.round_dp_with_strategy(most, RoundingStrategy::MidpointAwayFromZero).normalize();
    if number.scale() < least {
        number.rescale(least);
    }
    let sign = if number.is_sign_negative() && !number.is_zero() { "-" } else { "" };
    let text = number.abs().to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let whole = format!("{whole:0>n_whole$}");
    if decimals.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole},{decimals}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_shown_as_its_cell_shows_it() {
        for (value, code, meant) in [
            (0.978_723_404, "0.00%", "97,87%"),
            (0.9787, "0%", "98%"),
            (1.0, "0.00%", "100,00%"),
            (0.1 + 0.2, "General", "0,3"),
            (1010.0, "#,##0", "1010"),
            (12_500.0, "#,##0.00\\ \"€\"", "12500,00 €"),
            (12_500.5, "[$€-410]\\ #,##0.00", "€ 12500,50"),
            (3_000_000.0, "0.0,,\" mln €\"", "3,0 mln €"),
            (3.46, "0.00\" su 4\"", "3,46 su 4"),
            (101.0, "0000", "0101"),
            (46.0, "0\" N.\"", "46 N."),
            (-1.0, "0.00_);\\(0.00\\)", "-1,00"),
            (0.125, "0.##", "0,13"),
            (2.0, "0.##", "2"),
            (2.5, "0", "3"),
            (5.0, "@", "5"),
            (12.345_678, "", "12,345678"),
        ] {
            assert_eq!(NumberFormat::new(code).shown(value), meant, "{value} {code}");
        }
    }

    #[test]
    fn a_day_is_shown_as_one_and_a_time_as_one() {
        for (value, code, is_1904, meant) in [
            (45_426.0, "dd/mm/yyyy", false, Some("14-05-2024")),
            (45_426.75, "d/m/yy h:mm;@", false, Some("14-05-2024")),
            (45_426.0, "[$-410]d\\ mmmm\\ yyyy;@", false, Some("14-05-2024")),
            (43_964.0, "mmm-yy", true, Some("14-05-2024")),
            (59.0, "dd/mm/yyyy", false, Some("28-02-1900")),
            (61.0, "dd/mm/yyyy", false, Some("01-03-1900")),
            (0.5, "h:mm AM/PM", false, Some("12:00")),
            (0.25, "hh:mm:ss.000", false, Some("06:00")),
            (1.5, "[h]:mm", false, Some("36:00")),
            (5.0, "General", false, None),
            (5.0, "0.00\" days\"", false, None),
            (5.0, "#,##0.00\\ [$€-410];[Red]\\-#,##0.00", false, None),
            (5.0, "[Red]0", false, None),
            (-5.0, "dd/mm/yyyy", false, None),
            (1e300, "dd/mm/yyyy", false, None),
            (f64::NAN, "dd/mm/yyyy", false, None),
            (45_426.0, built_in(14), false, Some("14-05-2024")),
        ] {
            let it = NumberFormat::new(code).moment(value, is_1904);
            assert_eq!(it.as_deref(), meant, "{value} {code}");
        }
        assert!(NumberFormat::new(";;;").hides_all() && !NumberFormat::new("0;;").hides_all());
    }

    #[test]
    fn what_no_decimal_holds_is_shown_all_the_same() {
        assert_eq!(NumberFormat::new("0.00").shown(f64::NAN), "NaN");
        assert_eq!(NumberFormat::new("0.00").shown(1e300), 1e300.to_string());
        assert_eq!(NumberFormat::new("0.00%").shown(7.9e28), NumberFormat::new("0.00%").shown(7.9e28));
    }

    #[test]
    fn a_shown_text_tells_the_decimals_in_any_notation() {
        for (value, text, is_percent, meant) in [
            (0.978_723_404, "97.87%", true, Some("97,87%")),
            (0.978_723_404, "97,87 %", true, Some("97,87 %")),
            (1010.0, "1,010", false, Some("1010")),
            (1.01, "1.010", false, Some("1,010")),
            (12_500.0, "€ 12.500,00", false, Some("€ 12500,00")),
            (101.0, "0101", false, Some("0101")),
            (-3.0, "-3", false, Some("-3")),
            (0.0, "0,00%", true, Some("0,00%")),
            (5.0, "cinque", false, None),
            (5.0, "6", false, None),
        ] {
            assert_eq!(as_shown(value, text, is_percent).as_deref(), meant, "{value} {text}");
        }
    }
}
