//! The titles over the columns of a document.

use std::collections::BTreeMap;

use super::Blinding;
use super::layout::{FiscalYear, Layout, PercentSign, Period, TitleRows};
use super::plan::Plan;
use super::random::Random;
use super::style::{Column, Language, Style};
use super::titles::{NONSENSE, titles};

/// Title rows, from the top, a cell for each column.
pub struct Heads {
    pub rows: Vec<Vec<String>>,
    /// The row with the names of columns.
    pub names: usize,
}

impl Heads {
    pub fn of(random: &mut Random, plan: &Plan, layout: &Layout, blinding: Blinding) -> Self {
        let bases = bases(random, layout);
        let has_years = layout.period != Period::None;
        let mut names: Vec<String> = Vec::new();
        for (base, column) in bases.iter().zip(&layout.columns) {
            let year = year_of(*column, plan.year).filter(|_| has_years);
            let year = year.filter(|_| *column != Column::Baseline || random.chance(50));
            let mut name = match year {
                Some(it) => with_period(base, &written(layout, plan, it), layout, *column),
                None => base.clone(),
            };
            let is_percentage =
                matches!(column, Column::Weight | Column::Achievement | Column::ObjectiveWeight);
            if layout.percent == PercentSign::None && is_percentage && !name.contains('%') {
                name.push_str(" (%)");
            }
            if layout.has_capital_titles {
                name = name.to_uppercase();
            }
            if layout.has_broken_titles && layout.format.keeps_line_breaks() {
                name = name.replacen(' ', "\n", 1);
            }
            names.push(name);
        }
        blind(random, layout, &mut names, blinding);
        let years = || -> Vec<String> {
            let year =
                |it: &Column| year_of(*it, plan.year).map_or(String::new(), |it| written(layout, plan, it));
            layout.columns.iter().map(year).collect()
        };
        let groups =
            || -> Vec<String> { layout.columns.iter().map(|it| group(*it, layout).to_owned()).collect() };
        let (rows, at) = match layout.title_rows {
            TitleRows::One => (vec![names], 0),
            TitleRows::GroupsAbove => (vec![groups(), names], 1),
            TitleRows::YearsAbove => (vec![years(), names], 1),
            TitleRows::YearsBelow => (vec![names, years()], 0),
            TitleRows::Three => (vec![groups(), names, years()], 1),
        };
        Self { rows, names: at }
    }
}

fn has_year_row(layout: &Layout) -> bool {
    matches!(layout.title_rows, TitleRows::YearsAbove | TitleRows::YearsBelow | TitleRows::Three)
}

/// A name for each column, none of them twice where years do not tell them apart.
fn bases(random: &mut Random, layout: &Layout) -> Vec<String> {
    let has_years = layout.period != Period::None || has_year_row(layout);
    let mut chosen: BTreeMap<Column, &'static str> = BTreeMap::new();
    for column in &layout.columns {
        let pool = match column {
            // The words of a kind of body for it need a year beside them.
            Column::Prior if !has_years => titles(language_alone(layout.style), *column),
            _ => titles(layout.style, *column),
        };
        let free: Vec<_> = pool.into_iter().filter(|it| !chosen.values().any(|other| other == it)).collect();
        let base = if free.is_empty() { "Altro" } else { *random.pick(&free) };
        chosen.insert(*column, base);
    }
    if has_years {
        if random.chance(60)
            && chosen.contains_key(&Column::Prior)
            && let Some(result) = chosen.get(&Column::Result).copied()
        {
            chosen.insert(Column::Prior, result);
        }
        if chosen.contains_key(&Column::NextTarget) {
            let target = chosen[&Column::Target];
            chosen.insert(Column::NextTarget, target);
        }
    }
    layout.columns.iter().map(|it| chosen[it].to_owned()).collect()
}

/// A style that has no words of its own for what one year had before another.
fn language_alone(style: Style) -> Style {
    match style.language() {
        Language::Italian => Style::Chamber,
        Language::English => Style::Aid,
    }
}

/// The year that a column is for.
fn year_of(column: Column, year: i16) -> Option<i16> {
    match column {
        Column::Target | Column::Result | Column::Interim => Some(year),
        Column::Prior | Column::Baseline => Some(year - 1),
        Column::NextTarget => Some(year + 1),
        _ => None,
    }
}

/// A year as the document writes it.
pub fn written(layout: &Layout, plan: &Plan, year: i16) -> String {
    match (plan.is_fiscal, layout.fiscal) {
        (false, _) => year.to_string(),
        (true, FiscalYear::Slash) => format!("{year}/{:02}", (year + 1) % 100),
        (true, FiscalYear::Dash) => format!("{year}-{:02}", (year + 1) % 100),
        (true, FiscalYear::Fy) => format!("FY{}", year + 1),
    }
}

fn with_period(base: &str, year: &str, layout: &Layout, column: Column) -> String {
    if column == Column::Interim {
        return match base.ends_with("/06") {
            true => format!("{base}/{year}"),
            false => format!("{base} {year}"),
        };
    }
    match layout.period {
        Period::None => base.to_owned(),
        Period::Behind => format!("{base} {year}"),
        Period::Before => format!("{year} {base}"),
        Period::Word => format!("{base} anno {year}"),
        Period::Brackets => format!("{base} ({year})"),
    }
}

fn group(column: Column, layout: &Layout) -> &'static str {
    use Column as C;
    let is_italian = layout.style.language() == Language::Italian;
    let (italian, english) = match column {
        C::RunningNumber | C::Context(_) => ("", ""),
        it if it.is_of_heading() => ("Obiettivi", "Objectives"),
        C::IndicatorCode | C::Indicator | C::Weight | C::Type | C::Formula | C::Unit => {
            ("Indicatori", "Indicators")
        }
        C::Prior | C::Baseline | C::Target | C::NextTarget | C::Deadline => ("Programmazione", "Planning"),
        C::Owner | C::SecondOwner | C::Source | C::Note => ("Altre informazioni", "Other information"),
        _ => ("Rendicontazione", "Reporting"),
    };
    if is_italian { italian } else { english }
}

/// Puts nonsense for titles.
fn blind(random: &mut Random, layout: &Layout, names: &mut [String], blinding: Blinding) {
    use Column as C;
    let is_field = |it: Column| {
        !matches!(
            it,
            C::RunningNumber | C::Context(_) | C::Type | C::Source | C::Note | C::Deviation | C::SecondOwner
        )
    };
    let mut at: Vec<usize> = (0..names.len()).collect();
    let n = match blinding {
        Blinding::None => 0,
        Blinding::One => 1,
        Blinding::Two => 2,
        Blinding::All => names.len(),
    };
    if n < names.len() {
        at.retain(|it| layout.columns.get(*it).is_some_and(|it| is_field(*it)));
    }
    random.shuffle(&mut at);
    let mut words = NONSENSE.to_vec();
    random.shuffle(&mut words);
    for (i, word) in at.into_iter().take(n).zip(words) {
        names[i] = word.to_owned();
    }
}
