//! How a plan is laid out: every choice that a body makes, made at random.

use super::plan::Plan;
use super::random::Random;
use super::style::{Column, Language, Style};

/// Where the objective of an indicator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hierarchy {
    /// In each row.
    Repeated,
    /// In the first of its rows.
    FilledOnce,
    /// In a row of its own above them.
    RowsInside,
    /// Nowhere: the table has indicators alone.
    IndicatorsAlone,
}

/// Where codes stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodePlace {
    OwnColumn,
    /// Before the name, set apart by this.
    InName(&'static str),
    Nowhere,
}

/// The form of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Table,
    /// Lines of a label and a value for each indicator.
    Cards,
    /// A card for each objective above a table of its indicators.
    CardAndTable,
    /// Titles down the side, an indicator in each column.
    Transposed,
}

/// The rows of titles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleRows {
    One,
    /// Names of groups of columns above.
    GroupsAbove,
    /// Years above the names.
    YearsAbove,
    /// Years below the names.
    YearsBelow,
    /// Groups above, years below.
    Three,
}

/// How a title names the year of its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    None,
    /// `Target 2023`
    Behind,
    /// `2023 Target`
    Before,
    /// `Target anno 2023`
    Word,
    /// `Target (2023)`
    Brackets,
}

/// How fiscal years are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FiscalYear {
    /// `2023/24`
    Slash,
    /// `2023-24`
    Dash,
    /// `FY2023`, which ends in it
    Fy,
}

/// How shares are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PercentSign {
    Close,
    Apart,
    /// The unit column, or the title, says it.
    None,
    /// `0,95`
    Fraction,
}

/// How targets say on which side they lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetForm {
    Sign,
    CloseSign,
    Unicode,
    Words,
    Bare,
}

/// How days are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateForm {
    Slashes,
    Dashes,
    Points,
    Iso,
    Words,
    /// `6/30/2023`
    American,
    /// `June 30, 2023`
    AmericanWords,
}

/// The format of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    Semicolons,
    Commas,
    Tabs,
    /// Cells as text.
    Workbook,
    /// Numbers and days as such, with number formats.
    TypedWorkbook,
    Html,
    Markdown,
}

#[derive(Clone, Debug)]
pub struct Layout {
    pub style: Style,
    pub shape: Shape,
    pub format: FileFormat,
    pub hierarchy: Hierarchy,
    pub codes: CodePlace,
    /// Whether headings inside say what they are: `Obiettivo operativo 1.1 - …`.
    pub has_labelled_headings: bool,
    pub columns: Vec<Column>,
    pub title_rows: TitleRows,
    pub period: Period,
    pub fiscal: FiscalYear,
    pub percent: PercentSign,
    pub target: TargetForm,
    pub dates: DateForm,
    pub decimal_comma: bool,
    pub thousands: Option<char>,
    /// `12 N.`, `n. 12`, or nothing.
    pub count_word: usize,
    /// Decimals of weights and achievements.
    pub has_decimals: bool,
    pub judgement: usize,
    pub has_preamble: bool,
    pub has_totals: bool,
    pub has_mean: bool,
    pub has_source: bool,
    pub repeats_titles: bool,
    pub has_blank_rows: bool,
    /// Cells that hold for several rows or columns are merged, where the format has that.
    pub merges: bool,
    pub has_capital_titles: bool,
    pub has_broken_titles: bool,
}

impl Layout {
    pub fn of(random: &mut Random, plan: &Plan) -> Self {
        let style = plan.style;
        let is_italian = style.language() == Language::Italian;
        let n_indicators: usize = plan.objectives.iter().map(|it| it.indicators.len()).sum();
        let format = random.choose(&[
            (if is_italian { 24 } else { 4 }, FileFormat::Semicolons),
            (if is_italian { 8 } else { 28 }, FileFormat::Commas),
            (10, FileFormat::Tabs),
            (18, FileFormat::Workbook),
            (18, FileFormat::TypedWorkbook),
            (12, FileFormat::Html),
            (10, FileFormat::Markdown),
        ]);
        let mut shape = random.choose(&[
            (82, Shape::Table),
            (7, Shape::Cards),
            (6, Shape::CardAndTable),
            (5, Shape::Transposed),
        ]);
        if format == FileFormat::Markdown || shape == Shape::Transposed && n_indicators > 8 {
            shape = Shape::Table;
        }
        let hierarchy = match shape {
            Shape::Table => random.choose(&[
                (40, Hierarchy::Repeated),
                (25, Hierarchy::FilledOnce),
                (22, Hierarchy::RowsInside),
                (13, Hierarchy::IndicatorsAlone),
            ]),
            _ => Hierarchy::Repeated,
        };
        let codes = match hierarchy {
            Hierarchy::RowsInside => {
                CodePlace::InName(random.pick::<&str>(&[" - ", " ", " – ", ": ", " - "]))
            }
            _ => random.choose(&[
                (40, CodePlace::OwnColumn),
                (14, CodePlace::InName(" - ")),
                (14, CodePlace::InName(" ")),
                (5, CodePlace::InName(". ")),
                (4, CodePlace::InName(": ")),
                (23, CodePlace::Nowhere),
            ]),
        };
        let title_rows = match (shape, format) {
            (Shape::Table, it) if it != FileFormat::Markdown => random.choose(&[
                (66, TitleRows::One),
                (12, TitleRows::GroupsAbove),
                (8, TitleRows::YearsAbove),
                (9, TitleRows::YearsBelow),
                (5, TitleRows::Three),
            ]),
            _ => TitleRows::One,
        };
        let has_year_row =
            matches!(title_rows, TitleRows::YearsAbove | TitleRows::YearsBelow | TitleRows::Three);
        let period = match has_year_row {
            true => Period::None,
            false => random.choose(&[
                (45, Period::None),
                (28, Period::Behind),
                (12, Period::Before),
                (if is_italian { 8 } else { 0 }, Period::Word),
                (7, Period::Brackets),
            ]),
        };
        let has_years = has_year_row || period != Period::None;
        let percent = random.choose(&[
            (50, PercentSign::Close),
            (20, PercentSign::Apart),
            (22, PercentSign::None),
            (8, PercentSign::Fraction),
        ]);
        let dates = match (style, is_italian) {
            (Style::American, _) => {
                random.choose(&[(3, DateForm::American), (3, DateForm::AmericanWords), (1, DateForm::Iso)])
            }
            (_, true) => random.choose(&[
                (5, DateForm::Slashes),
                (2, DateForm::Dashes),
                (2, DateForm::Points),
                (1, DateForm::Iso),
                (2, DateForm::Words),
            ]),
            (_, false) => random.choose(&[
                (3, DateForm::Slashes),
                (1, DateForm::Dashes),
                (1, DateForm::Iso),
                (4, DateForm::Words),
                (1, DateForm::AmericanWords),
            ]),
        };
        let decimal_comma = is_italian && random.chance(88);
        let thousands = match (is_italian, decimal_comma) {
            (_, true) => random.choose(&[(5, Some('.')), (3, None), (1, Some(' '))]),
            (_, false) => random.choose(&[(5, Some(',')), (3, None)]),
        };
        let mut layout = Self {
            style,
            shape,
            format,
            hierarchy,
            codes,
            has_labelled_headings: random.chance(50),
            columns: Vec::new(),
            title_rows,
            period,
            fiscal: random.choose(&[(3, FiscalYear::Slash), (2, FiscalYear::Dash), (2, FiscalYear::Fy)]),
            percent,
            target: random.choose(&[
                (40, TargetForm::Sign),
                (10, TargetForm::CloseSign),
                (12, TargetForm::Unicode),
                (16, TargetForm::Words),
                (22, TargetForm::Bare),
            ]),
            dates,
            decimal_comma,
            thousands,
            count_word: random.choose(&[(6, 0), (2, 1), (1, 2)]),
            has_decimals: random.chance(50),
            judgement: random.below(5),
            has_preamble: random.chance(40),
            has_totals: random.chance(22),
            has_mean: random.chance(14),
            has_source: random.chance(25),
            repeats_titles: shape == Shape::Table && format != FileFormat::Markdown && random.chance(14),
            has_blank_rows: random.chance(12),
            merges: random.chance(60),
            has_capital_titles: random.chance(12),
            has_broken_titles: random.chance(6),
        };
        layout.columns = layout.choose_columns(random, plan, has_years);
        layout
    }

    fn choose_columns(&self, random: &mut Random, plan: &Plan, has_years: bool) -> Vec<Column> {
        use Column as C;
        let mut columns = Vec::new();
        let in_columns = matches!(self.hierarchy, Hierarchy::Repeated | Hierarchy::FilledOnce);
        let is_table = self.shape == Shape::Table;
        let mut context = Vec::new();
        if is_table && random.chance(18) {
            context.extend((0..4).filter(|_| random.chance(50)).map(C::Context));
        }
        if is_table && in_columns && random.chance(9) {
            columns.push(C::RunningNumber);
        }
        if random.chance(70) {
            columns.append(&mut context);
        }
        let has_code_column = self.codes == CodePlace::OwnColumn;
        if in_columns {
            let has_goal = plan.goals.len() > 1 || random.chance(60);
            if has_goal && is_table && random.chance(20) {
                columns.push(C::Perspective);
            }
            if has_goal && random.chance(65) {
                if has_code_column && random.chance(50) {
                    columns.push(C::GoalCode);
                }
                columns.push(C::Goal);
            }
            if has_code_column {
                columns.push(C::ObjectiveCode);
            }
            columns.push(C::Objective);
            if random.chance(25) {
                columns.push(C::ObjectiveWeight);
            }
        }
        if has_code_column && random.chance(if in_columns { 25 } else { 90 }) {
            columns.push(C::IndicatorCode);
        }
        columns.push(C::Indicator);
        let mut values = Vec::new();
        // Weights need their objectives: alone they would not add up.
        if self.hierarchy != Hierarchy::IndicatorsAlone && random.chance(62) {
            values.push(C::Weight);
        }
        if random.chance(10) {
            values.push(C::Type);
        }
        if random.chance(45) {
            values.push(C::Formula);
            match random.below(10) {
                0..=2 => values.push(C::Operands),
                3..=5 => values.extend([C::Numerator, C::Denominator]),
                _ => {}
            }
        }
        if self.percent == PercentSign::None || random.chance(20) {
            values.push(C::Unit);
        }
        match random.below(10) {
            0..=2 => values.push(C::Baseline),
            3..=4 => values.push(C::Prior),
            _ => {}
        }
        let mut later = vec![C::Target];
        if has_years && random.chance(20) {
            later.push(C::NextTarget);
        }
        let has_result = random.chance(93);
        if has_result && random.chance(15) {
            later.push(C::Interim);
        }
        if has_result {
            later.push(C::Result);
        }
        if has_result && random.chance(70) {
            later.push(C::Achievement);
        }
        if has_result && random.chance(8) {
            later.push(C::Deviation);
        }
        if has_result && random.chance(20) {
            later.push(C::Judgement);
        }
        values.append(&mut later);
        if random.chance(14) {
            values.push(C::Deadline);
        }
        if random.chance(35) {
            values.push(C::Owner);
            if random.chance(15) {
                values.push(C::SecondOwner);
            }
        }
        if random.chance(20) {
            values.push(C::Source);
        }
        if random.chance(25) {
            values.push(C::Note);
        }
        values.append(&mut context);
        // Each body has its own order, near the usual one.
        for _ in 0..random.choose(&[(4, 0), (3, 1), (2, 3), (1, 6)]) {
            if values.len() > 1 {
                let at = random.below(values.len() - 1);
                values.swap(at, at + 1);
            }
        }
        if random.chance(8) {
            random.shuffle(&mut values);
        }
        // A weight or an owner may stand before the indicator.
        if random.chance(10)
            && let Some(at) = values.iter().position(|it| *it == C::Weight)
        {
            values.remove(at);
            let before = columns.len() - 1;
            columns.insert(before, C::Weight);
        }
        columns.append(&mut values);
        columns
    }

    pub fn has(&self, column: Column) -> bool {
        self.columns.contains(&column)
    }
}
