//! Periods in titles: `2023`, `FY23`, `2022/23`, `Q4`, `I semestre`, `al 30/06/2022`, `final`.

use compact_str::CompactString;

/// How far within its year a period reaches: the month that it ends with, from 1 to 12.
pub(crate) type Reach = u8;

/// The period that a title names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Period {
    /// The year in which it ends.
    pub(crate) year: Option<u16>,
    /// Whether the year is no calendar year: `FY2024`, `2022/23`.
    pub(crate) is_fiscal: bool,
    /// How far it reaches within the year, where it is a part of one.
    pub(crate) reach: Option<Reach>,
    /// Whether it is said to be the last reading, or one on the way.
    pub(crate) stage: Option<Stage>,
    /// The words of the title that name it.
    pub(crate) words: CompactString,
}

/// Where a reading stands in its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stage {
    /// Of the year before.
    Prior,
    /// On the way.
    Interim,
    /// At the end.
    Final,
}

impl Period {
    /// Whether it says anything.
    pub(crate) fn is_any(&self) -> bool {
        self.year.is_some() || self.reach.is_some() || self.stage.is_some()
    }

    /// Of two readings of the same year, the later one ranks higher.
    pub(crate) fn order(&self) -> (u16, u8, Reach) {
        let stage = match self.stage {
            Some(Stage::Prior) => 0,
            Some(Stage::Interim) => 1,
            Some(Stage::Final) => 3,
            None if self.reach.is_none() => 3,
            None => 2,
        };
        (self.year.unwrap_or(0), stage, self.reach.unwrap_or(13))
    }

    /// This period, with what it leaves open taken from one above or below it.
    pub(crate) fn or(self, other: &Self) -> Self {
        Self {
            year: self.year.or(other.year),
            is_fiscal: self.is_fiscal || (self.year.is_none() && other.is_fiscal),
            reach: self.reach.or(other.reach),
            stage: self.stage.or(other.stage),
            words: if self.words.is_empty() { other.words.clone() } else { self.words },
        }
    }
}

/// Splits a title into its words in plain letters and the period that it names. The text
/// comes in plain letters with the signs `/`, `-`, `.` of dates kept.
pub(crate) fn split(text: &str) -> (Vec<String>, Period) {
    let mut period = Period::default();
    let mut words: Vec<String> = Vec::new();
    let tokens: Vec<&str> = text.split(' ').filter(|it| !it.is_empty()).collect();
    let mut said: Vec<&str> = Vec::new();
    let mut i = 0;
    while let Some(token) = tokens.get(i) {
        let next = tokens.get(i.saturating_add(1)).copied().unwrap_or("");
        let n = part(token, next, &mut period);
        if n > 0 {
            said.extend(tokens.iter().skip(i).take(n));
            i = i.saturating_add(n);
            continue;
        }
        words.extend(token.split(['/', '-', '.']).filter(|it| !it.is_empty()).map(str::to_owned));
        i = i.saturating_add(1);
    }
    period.words = said.join(" ").into();
    (words, period)
}

/// Reads what one token, perhaps with the next, says of the period. Says how many it took.
fn part(token: &str, next: &str, period: &mut Period) -> usize {
    if let Some(year) = fiscal(token) {
        (period.year, period.is_fiscal) = (Some(year), true);
        return 1;
    }
    if (matches!(token, "fy" | "af" | "aa" | "ay") || (token == "a.a." || token == "a.a"))
        && let Some(year) = fiscal(next).or_else(|| year(next))
    {
        (period.year, period.is_fiscal) = (Some(year), true);
        return 2;
    }
    if let Some(year) = year(token) {
        // Of several years in a title the last is meant.
        period.year = Some(period.year.map_or(year, |it| it.max(year)));
        return 1;
    }
    if let Some((year, reach)) = date(token) {
        period.reach = Some(reach);
        period.year = year.or(period.year);
        return 1;
    }
    if let Some(reach) = quarter(token, next) {
        period.reach = Some(reach.0);
        return reach.1;
    }
    if let Some(reach) = month(token) {
        period.reach = Some(reach);
        return 1;
    }
    let stage = match (token, next) {
        ("prior" | "previous" | "last", "year" | "fy") => Some((Stage::Prior, 2)),
        ("anno", "precedente") => Some((Stage::Prior, 2)),
        (
            "interim" | "intermedio" | "intermedia" | "intermedi" | "parziale" | "infrannuale" | "midyear",
            _,
        ) => Some((Stage::Interim, 1)),
        ("mid" | "half", "year" | "term") => Some((Stage::Interim, 2)),
        ("finale" | "final" | "definitivo" | "annual" | "annuale", _) => Some((Stage::Final, 1)),
        ("full", "year") | ("year", "end") | ("fine", "anno") => Some((Stage::Final, 2)),
        _ => None,
    };
    let Some((stage, n)) = stage else { return 0 };
    period.stage = Some(stage);
    n
}

/// Four digits from 1990 to 2099.
fn year(token: &str) -> Option<u16> {
    let is_year = token.len() == 4
        && (token.starts_with("199") || token.starts_with("20"))
        && token.bytes().all(|it| it.is_ascii_digit());
    if is_year { token.parse().ok() } else { None }
}

/// `fy2023`, `fy23`, `2022/23`, `2022-2023`, `fy2022/23`: the year in which it ends.
fn fiscal(token: &str) -> Option<u16> {
    let (bare, is_named) = match token.strip_prefix("fy") {
        Some(it) => (it, true),
        None => (token, false),
    };
    if let Some((first, second)) = bare.split_once(['/', '-']) {
        let first = year(first).or_else(|| short_year(first).filter(|_| is_named))?;
        let second = year(second).or_else(|| short_year(second))?;
        return (second == first.checked_add(1)?).then_some(second);
    }
    if is_named { year(bare).or_else(|| short_year(bare)) } else { None }
}

/// Whether a text names a year that is no calendar year: `Report 2022/23`.
pub(crate) fn names_fiscal_year(text: &str) -> bool {
    let text = text.to_lowercase().replace('–', "-").replace(['(', ')', '[', ']', ',', ';', ':'], " ");
    split(&text).1.is_fiscal
}

fn short_year(token: &str) -> Option<u16> {
    let is_short = token.len() == 2 && token.bytes().all(|it| it.is_ascii_digit());
    if is_short { token.parse::<u16>().ok()?.checked_add(2000) } else { None }
}

/// `30/06/2022`, `31-12`, `30.06.22`: its year, and how far it reaches.
fn date(token: &str) -> Option<(Option<u16>, Reach)> {
    let mut parts = token.split(['/', '-', '.']);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next());
    if parts.next().is_some() {
        return None;
    }
    if let Some(it) = year(first) {
        let month: u8 = second.parse().ok()?;
        return (third.is_some() && (1..=12).contains(&month)).then_some((Some(it), month));
    }
    let (day, month): (u8, u8) = (first.parse().ok()?, second.parse().ok()?);
    let year = match third {
        Some(it) => Some(year(it).or_else(|| short_year(it))?),
        None => None,
    };
    // Where the second part is no month, the first is: `6/30/2023`.
    let month = if (13..=31).contains(&month) && day <= 12 { day } else { month };
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some((year, month))
}

/// `q4`, `i trimestre`, `1 semestre`, `ii sem`, `h1`: how far it reaches, and how many words
/// that took.
fn quarter(token: &str, next: &str) -> Option<(Reach, usize)> {
    let number = |it: &str| match it {
        "i" | "1" | "1o" | "1st" | "primo" | "first" => Some(1_u8),
        "ii" | "2" | "2o" | "2nd" | "secondo" | "second" => Some(2),
        "iii" | "3" | "3o" | "3rd" | "terzo" | "third" => Some(3),
        "iv" | "4" | "4o" | "4th" | "quarto" | "fourth" => Some(4),
        _ => None,
    };
    let (kind, rest) = token.split_at_checked(1)?;
    match kind {
        "q" | "t" | "h" | "s" if rest.len() == 1 && rest.bytes().all(|it| it.is_ascii_digit()) => {
            let n = number(rest)?;
            return Some((
                if matches!(kind, "h" | "s") { n.saturating_mul(6) } else { n.saturating_mul(3) }.min(12),
                1,
            ));
        }
        _ => {}
    }
    let n = number(token)?;
    let each = match next {
        "trimestre" | "trim" | "quarter" | "qtr" => 3,
        "semestre" | "sem" | "half" | "semester" => 6,
        "quadrimestre" | "quad" => 4,
        _ => return None,
    };
    Some((n.saturating_mul(each).min(12), 2))
}

/// Months by their first letters, Italian and English, where the word is one.
fn month(token: &str) -> Option<Reach> {
    const MONTHS: [[&str; 2]; 12] = [
        ["gennaio", "january"],
        ["febbraio", "february"],
        ["marzo", "march"],
        ["aprile", "april"],
        ["maggio", "may"],
        ["giugno", "june"],
        ["luglio", "july"],
        ["agosto", "august"],
        ["settembre", "september"],
        ["ottobre", "october"],
        ["novembre", "november"],
        ["dicembre", "december"],
    ];
    let at = MONTHS.iter().position(|it| it.contains(&token))?;
    u8::try_from(at.saturating_add(1)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, Option<u16>, Option<Reach>, Option<Stage>) {
        let (words, it) = split(text);
        (words.join(" "), it.year, it.reach, it.stage)
    }

    #[test]
    fn periods_are_taken_off_titles_and_kept() {
        for (text, words, year, reach, stage) in [
            ("target 2023", "target", Some(2023), None, None),
            ("2023 actual", "actual", Some(2023), None, None),
            ("fy 2022 actual", "actual", Some(2022), None, None),
            ("target fy2024", "target", Some(2024), None, None),
            ("2013/14 outturn", "outturn", Some(2014), None, None),
            ("q1 2014/15", "", Some(2015), Some(3), None),
            ("risultato al 30/06/2022", "risultato al", Some(2022), Some(6), None),
            ("risultato i semestre", "risultato", None, Some(6), None),
            ("risultato 1o semestre", "risultato", None, Some(6), None),
            ("risultato finale", "risultato", None, None, Some(Stage::Final)),
            ("year end", "", None, None, Some(Stage::Final)),
            ("monitoraggio intermedio", "monitoraggio", None, None, Some(Stage::Interim)),
            ("previous year actual", "actual", None, None, Some(Stage::Prior)),
            ("valore iniziale a.a. 2018/19", "valore iniziale", Some(2019), None, None),
            ("target 2022-2024", "target 2022 2024", None, None, None),
        ] {
            assert_eq!(read(text), (words.to_owned(), year, reach, stage), "{text}");
        }
    }

    #[test]
    fn a_later_reading_ranks_higher() {
        let order = |text: &str| split(text).1.order();
        assert!(order("q1 2014/15") > order("q4 2013/14"));
        assert!(order("q4 2013/14") > order("q3 2013/14"));
        assert!(order("31/12/2022") > order("30/06/2022"));
        assert!(order("risultato finale") > order("1o semestre"));
    }
}
