//! A known plan laid out as rows of cells, with what they tell.

use super::Blinding;
use super::expected::{Cellful, Expected, ExpectedIndicator, ExpectedObjective, Field, Fields, Told};
use super::heads::{Heads, written};
use super::layout::{CodePlace, FileFormat, Hierarchy, Layout, Shape};
use super::notation::Cell;
use super::plan::{Figure, Indicator, Kind, Objective, Plan, rounded};
use super::random::Random;
use super::style::{Column, Language};
use super::subjects::{Subjects, subjects};

/// Rows of cells, and the plan in them.
pub struct Document {
    pub layout: Layout,
    pub rows: Vec<Vec<Cell>>,
    pub expected: Expected,
}

impl Document {
    pub fn of(seed: u64, blinding: Blinding) -> Self {
        let mut random = Random::new(seed);
        let plan = Plan::of(&mut random);
        let layout = Layout::of(&mut random, &plan);
        let heads = Heads::of(&mut random, &plan, &layout, blinding);
        let words = subjects(layout.style.language());
        let expected = Expected {
            year: plan.year,
            is_fiscal: plan.is_fiscal,
            has_objectives: layout.hierarchy != Hierarchy::IndicatorsAlone,
            ..Expected::default()
        };
        let mut writer =
            Writer { random, plan: &plan, layout: &layout, heads: &heads, words, rows: Vec::new(), expected };
        writer.write();
        let Writer { rows, expected, .. } = writer;
        Self { rows, expected, layout }
    }
}

impl FileFormat {
    pub fn keeps_line_breaks(self) -> bool {
        !matches!(self, Self::Tabs | Self::Markdown)
    }
}

struct Writer<'a> {
    random: Random,
    plan: &'a Plan,
    layout: &'a Layout,
    heads: &'a Heads,
    words: &'static Subjects,
    rows: Vec<Vec<Cell>>,
    expected: Expected,
}

impl Writer<'_> {
    fn write(&mut self) {
        self.tell();
        if self.layout.has_preamble && self.layout.shape != Shape::Transposed {
            self.preamble();
        }
        match self.layout.shape {
            Shape::Table => self.table(),
            Shape::Cards => self.cards(),
            Shape::CardAndTable => self.cards_and_tables(),
            Shape::Transposed => self.transposed(),
        }
        if self.layout.has_source && self.layout.shape == Shape::Table {
            let source = *self.random.pick(self.words.sources);
            let word = self.word("Fonte", "Source");
            self.line(format!("{word}: {source}"));
        }
    }

    fn word(&self, italian: &'static str, english: &'static str) -> &'static str {
        if self.layout.style.language() == Language::Italian { italian } else { english }
    }

    /// A row with one cell.
    fn line(&mut self, text: impl Into<String>) {
        self.rows.push(vec![Cell::text(text)]);
    }

    fn blank(&mut self) {
        self.rows.push(Vec::new());
    }

    fn preamble(&mut self) {
        let body = *self.random.pick(self.words.bodies);
        self.line(body);
        let document = *self.random.pick(self.words.documents);
        let year = written(self.layout, self.plan, self.plan.year);
        self.line(format!("{document} {year}"));
        if self.random.chance(50) {
            self.blank();
        }
    }

    fn table(&mut self) {
        self.titles();
        let n = self.plan.objectives.len();
        let repeat_at = if self.layout.repeats_titles && n > 1 { Some(n / 2) } else { None };
        let has_goal_rows = self.layout.hierarchy == Hierarchy::RowsInside && self.random.chance(55);
        let has_heading_achievement = self.layout.has(Column::Achievement) && self.random.chance(30);
        let mut goal = None;
        let mut number = 0;
        for (i, objective) in self.plan.objectives.iter().enumerate() {
            if repeat_at == Some(i) {
                // A page begins with the title of the document.
                if self.layout.has_preamble
                    && let Some(line) = self.rows.get(1).cloned()
                {
                    self.rows.push(line);
                }
                self.titles();
            }
            let is_new_goal = goal != Some(objective.goal) || repeat_at == Some(i);
            goal = Some(objective.goal);
            if self.layout.hierarchy == Hierarchy::RowsInside {
                if has_goal_rows && is_new_goal {
                    self.goal_row(objective.goal);
                }
                self.objective_row(i, objective, has_heading_achievement);
                if has_goal_rows {
                    self.expect_heading(i, objective);
                }
            }
            for (j, indicator) in objective.indicators.iter().enumerate() {
                number += 1;
                let row = self.row(objective, indicator, j == 0, j == 0 && is_new_goal, number);
                self.rows.push(row);
            }
            if self.layout.has_totals && self.layout.has(Column::Weight) && objective.indicators.len() > 1 {
                self.total_row();
            }
            if self.layout.has_blank_rows && i + 1 < n {
                self.blank();
            }
        }
        if self.layout.has_mean && self.layout.has(Column::Achievement) {
            self.mean_row();
        }
    }

    fn titles(&mut self) {
        for (i, row) in self.heads.rows.iter().enumerate() {
            let mut cells: Vec<Cell> = row.iter().map(Cell::text).collect();
            // Names of groups and years above hold for all columns below them.
            if i < self.heads.names {
                let mut start = 0;
                for at in 1..=cells.len() {
                    if at == cells.len() || cells[at].text != cells[start].text {
                        if self.layout.merges && at - start > 1 && !cells[start].text.is_empty() {
                            cells[start].columns = at - start;
                            cells[start + 1..at].iter_mut().for_each(|it| it.text.clear());
                        }
                        start = at;
                    }
                }
            }
            self.rows.push(cells);
        }
    }

    fn goal_row(&mut self, goal: usize) {
        let goal = &self.plan.goals[goal];
        let name = self.coded(&goal.code, goal.name);
        let label = self.word("Obiettivo strategico", "Strategic goal");
        let text = if self.layout.has_labelled_headings { format!("{label} {name}") } else { name };
        let mut cell = Cell::text(text);
        cell.columns = if self.layout.merges { self.layout.columns.len() } else { 1 };
        self.rows.push(vec![cell]);
    }

    fn objective_row(&mut self, i: usize, objective: &Objective, has_achievement: bool) {
        let name = self.coded(&objective.code, objective.name);
        let label = self.word("Obiettivo operativo", "Objective");
        let text = if self.layout.has_labelled_headings { format!("{label} {name}") } else { name };
        let mut row = vec![Cell::text(text.clone())];
        let achievement_at = self.layout.columns.iter().position(|it| *it == Column::Achievement);
        match achievement_at.filter(|it| has_achievement && *it > 0) {
            Some(at) => {
                row.resize(at, Cell::text(""));
                let cell = self.layout.percentage(objective.achievement);
                self.expect_objective(
                    i,
                    Field::Achievement,
                    Told::Percent(objective.achievement),
                    &cell.text,
                );
                row.push(cell);
            }
            None => row[0].columns = if self.layout.merges { self.layout.columns.len() } else { 1 },
        }
        self.expect_objective(i, Field::Objective, Told::Words(objective.name.to_owned()), &text);
        self.expect_objective(i, Field::Code, Told::Words(objective.code.clone()), &text);
        self.rows.push(row);
    }

    /// The row of an indicator.
    fn row(
        &self,
        of: &Objective,
        indicator: &Indicator,
        is_first: bool,
        is_first_of_goal: bool,
        number: usize,
    ) -> Vec<Cell> {
        let once = self.layout.hierarchy == Hierarchy::FilledOnce;
        let cell = |column: &Column| {
            let is_goal = matches!(column, Column::Perspective | Column::Goal | Column::GoalCode);
            let is_there =
                !once || !column.is_of_heading() || if is_goal { is_first_of_goal } else { is_first };
            match is_there {
                true => self.cell(*column, of, indicator, number),
                false => Cell::text(""),
            }
        };
        let mut row: Vec<Cell> = self.layout.columns.iter().map(cell).collect();
        if once && is_first && self.layout.merges && !self.layout.has_totals && !self.layout.repeats_titles {
            for (cell, column) in row.iter_mut().zip(&self.layout.columns) {
                let is_of_objective =
                    matches!(column, Column::ObjectiveCode | Column::Objective | Column::ObjectiveWeight);
                if is_of_objective {
                    cell.rows = of.indicators.len();
                }
            }
        }
        row
    }

    fn total_row(&mut self) {
        let mut row = vec![Cell::text(""); self.layout.columns.len()];
        row[0] = Cell::text(self.word("Totale", "Total"));
        if let Some(at) = self.layout.columns.iter().position(|it| *it == Column::Weight) {
            row[at] = self.layout.percentage(100.into());
        }
        self.rows.push(row);
    }

    fn mean_row(&mut self) {
        let all = || self.plan.objectives.iter().flat_map(|it| &it.indicators);
        let sum: rust_decimal::Decimal = all().map(|it| it.achievement).sum();
        let mean = rounded(sum / rust_decimal::Decimal::from(all().count().max(1)), 2);
        let mut row = vec![Cell::text(""); self.layout.columns.len()];
        row[0] = Cell::text(self.word("Media", "Average"));
        if let Some(at) = self.layout.columns.iter().position(|it| *it == Column::Achievement) {
            row[at] = self.layout.percentage(mean);
        }
        self.rows.push(row);
    }

    /// A label and its value on each line, a card for each indicator.
    fn cards(&mut self) {
        for objective in &self.plan.objectives {
            for indicator in &objective.indicators {
                for (column, title) in self.layout.columns.iter().zip(&self.heads.rows[self.heads.names]) {
                    let cell = self.cell(*column, objective, indicator, 0);
                    self.rows.push(vec![Cell::text(title), cell]);
                }
                self.blank();
            }
        }
    }

    /// A card for each objective, a table of its indicators below.
    fn cards_and_tables(&mut self) {
        let is_above = |it: &Column| it.is_of_heading() || *it == Column::Owner;
        for objective in &self.plan.objectives {
            let Some(first) = objective.indicators.first() else { continue };
            let titles = &self.heads.rows[self.heads.names];
            for (column, title) in self.layout.columns.iter().zip(titles).filter(|it| is_above(it.0)) {
                let cell = self.cell(*column, objective, first, 0);
                self.rows.push(vec![Cell::text(title), cell]);
            }
            let below: Vec<_> = self.layout.columns.iter().zip(titles).filter(|it| !is_above(it.0)).collect();
            self.rows.push(below.iter().map(|it| Cell::text(it.1)).collect());
            for indicator in &objective.indicators {
                let row = below.iter().map(|it| self.cell(*it.0, objective, indicator, 0)).collect();
                self.rows.push(row);
            }
            self.blank();
        }
    }

    fn transposed(&mut self) {
        for (column, title) in self.layout.columns.iter().zip(&self.heads.rows[self.heads.names]) {
            let mut row = vec![Cell::text(title)];
            for objective in &self.plan.objectives {
                row.extend(objective.indicators.iter().map(|it| self.cell(*column, objective, it, 0)));
            }
            self.rows.push(row);
        }
    }

    /// A code before its name, where it stands there.
    fn coded(&self, code: &str, name: &str) -> String {
        match self.layout.codes {
            CodePlace::InName(mark) => format!("{code}{mark}{name}"),
            _ => name.to_owned(),
        }
    }

    fn cell(&self, column: Column, objective: &Objective, indicator: &Indicator, number: usize) -> Cell {
        use Column as C;
        let layout = self.layout;
        let goal = &self.plan.goals[objective.goal];
        let operand =
            |i: usize| indicator.operands.as_ref().map_or(Cell::text(""), |it| layout.count(it[i].1));
        match column {
            C::RunningNumber => layout.count(number.into()),
            C::Context(0) => Cell::text(["032 - Servizi istituzionali", "Kenya"][self.language()]),
            C::Context(1) => Cell::text(self.words.places[objective.goal % 4]),
            C::Context(2) => Cell::text(
                [["Cittadini", "Imprese"], ["WASH", "Health"]][self.language()][objective.name.len() % 2],
            ),
            C::Context(_) => Cell::text(
                [["Capoluogo", "Provincia"], ["ECHO", "FCDO"]][self.language()][objective.goal % 2],
            ),
            C::Perspective => Cell::text(goal.perspective),
            C::GoalCode => Cell::text(&goal.code),
            C::Goal => Cell::text(self.coded(&goal.code, goal.name)),
            C::ObjectiveCode => Cell::text(&objective.code),
            C::Objective => Cell::text(self.coded(&objective.code, objective.name)),
            C::ObjectiveWeight => layout.percentage(objective.weight),
            C::IndicatorCode => Cell::text(&indicator.code),
            C::Indicator => Cell::text(&indicator.name),
            C::Weight => layout.percentage(indicator.weight),
            C::Type => Cell::text(match (indicator.kind, self.language()) {
                (Kind::Share, 0) => "Efficacia",
                (Kind::Time, 0) => "Efficienza",
                (_, 0) => "Output",
                (Kind::Share, _) => "Outcome",
                (Kind::Time, _) => "Efficiency",
                _ => "Output",
            }),
            C::Formula => Cell::text(&indicator.method),
            C::Operands => match &indicator.operands {
                Some([part, whole]) => {
                    Cell::text(format!("{} / {}", layout.number(part.1), layout.number(whole.1)))
                }
                None => Cell::text(""),
            },
            C::Numerator => operand(0),
            C::Denominator => operand(1),
            C::Unit => Cell::text(layout.unit(indicator)),
            C::Prior | C::Baseline => layout.figure(indicator, indicator.prior),
            C::Interim if indicator.kind == Kind::Deed => Cell::text(self.word("in corso", "in progress")),
            C::Interim => layout.figure(indicator, indicator.interim),
            C::Target => layout.target(indicator, indicator.target),
            C::NextTarget => layout.target(indicator, indicator.next),
            C::Result => layout.figure(indicator, indicator.result),
            C::Achievement => layout.percentage(indicator.achievement),
            C::Deviation => match (indicator.target, indicator.result) {
                (Figure::Number(target), Figure::Number(result)) => {
                    layout.figure(indicator, Figure::Number(result - target))
                }
                _ => Cell::text(""),
            },
            C::Judgement => Cell::text(layout.judgement(indicator.is_met)),
            C::Deadline => match self.deadline(indicator) {
                Some(it) => layout.figure(indicator, Figure::Day(it)),
                None => Cell::text(""),
            },
            C::Owner => Cell::text(objective.owner),
            C::SecondOwner => Cell::text(objective.second_owner),
            C::Source => Cell::text(indicator.source),
            C::Note => Cell::text(indicator.note.unwrap_or("")),
        }
    }

    fn language(&self) -> usize {
        usize::from(self.layout.style.language() == Language::English)
    }

    /// What a column of deadlines holds.
    fn deadline(&self, indicator: &Indicator) -> Option<jiff::civil::Date> {
        match indicator.target {
            Figure::Day(it) => Some(it),
            _ if self.plan.is_fiscal => jiff::civil::Date::new(self.plan.year + 1, 3, 31).ok(),
            _ => jiff::civil::Date::new(self.plan.year, 12, 31).ok(),
        }
    }

    /// Writes down what columns tell.
    fn tell(&mut self) {
        let names = &self.heads.rows[self.heads.names];
        for (column, title) in self.layout.columns.iter().zip(names) {
            if let Some(field) = field_of(*column) {
                self.expected.titles.entry(field).or_default().push(title.clone());
            }
        }
        for objective in &self.plan.objectives {
            let mut expected = ExpectedObjective::default();
            for (field, column) in [
                (Field::Heading, Column::Goal),
                (Field::Objective, Column::Objective),
                (Field::Weight, Column::ObjectiveWeight),
            ] {
                let (true, Some(first)) = (self.layout.has(column), objective.indicators.first()) else {
                    continue;
                };
                let told = match field {
                    Field::Heading => Told::Words(self.plan.goals[objective.goal].name.to_owned()),
                    Field::Objective => Told::Words(objective.name.to_owned()),
                    _ => Told::Percent(objective.weight),
                };
                put(&mut expected.fields, field, told, &self.cell(column, objective, first, 0).text);
            }
            let in_name =
                self.layout.has(Column::Objective) && matches!(self.layout.codes, CodePlace::InName(_));
            if self.layout.has(Column::ObjectiveCode) || in_name {
                put(&mut expected.fields, Field::Code, Told::Words(objective.code.clone()), &objective.code);
            }
            for (column, indicator) in
                self.layout.columns.iter().flat_map(|it| objective.indicators.iter().map(move |of| (it, of)))
            {
                if matches!(column, Column::Perspective | Column::Context(_)) {
                    let text = self.cell(*column, objective, indicator, 0).text;
                    self.expected.around.push(text);
                }
            }
            expected.indicators = objective.indicators.iter().map(|it| self.told(objective, it)).collect();
            self.expected.objectives.push(expected);
        }
    }

    fn told(&self, objective: &Objective, indicator: &Indicator) -> ExpectedIndicator {
        use Column as C;
        let has = |it| self.layout.has(it);
        let mut res =
            ExpectedIndicator { less_is_better: indicator.less_is_better, ..ExpectedIndicator::default() };
        let shown = |column| self.cell(column, objective, indicator, 0).text;
        let is_share = indicator.kind == Kind::Share;
        let value = |figure| Told::Value { figure, is_share, less_is_better: None };
        let mut tell = |field, column, told| {
            if has(column) {
                put(&mut res.fields, field, told, &shown(column));
            }
        };
        tell(Field::Code, C::IndicatorCode, Told::Words(indicator.code.clone()));
        tell(Field::Indicator, C::Indicator, Told::Words(indicator.name.clone()));
        tell(Field::Weight, C::Weight, Told::Percent(indicator.weight));
        tell(Field::Formula, C::Formula, Told::Words(indicator.method.clone()));
        if let Some([part, whole]) = &indicator.operands {
            let both = Told::Numbers(vec![part.1, whole.1]);
            tell(Field::Operands, C::Operands, both.clone());
            tell(Field::Operands, C::Numerator, both);
        }
        tell(Field::Baseline, C::Baseline, value(indicator.prior));
        let less_is_better = Some(indicator.less_is_better);
        tell(Field::Target, C::Target, Told::Value { figure: indicator.target, is_share, less_is_better });
        tell(Field::Result, C::Result, value(indicator.result));
        tell(Field::Achievement, C::Achievement, Told::Percent(indicator.achievement));
        let mut owners = vec![objective.owner.to_owned()];
        if has(C::SecondOwner) {
            owners.push(objective.second_owner.to_owned());
        }
        tell(Field::Owner, C::Owner, Told::OneOf(owners));
        for (column, figure) in
            [(C::Prior, indicator.prior), (C::Interim, indicator.interim), (C::NextTarget, indicator.next)]
        {
            if has(column) {
                res.others.push(figure);
            }
        }
        res.deadline = self.deadline(indicator).filter(|_| has(C::Deadline));
        res.judgement = has(C::Judgement).then_some(indicator.is_met);
        res
    }

    fn expect_objective(&mut self, i: usize, field: Field, told: Told, shown: &str) {
        if let Some(it) = self.expected.objectives.get_mut(i) {
            put(&mut it.fields, field, told, shown);
        }
    }

    fn expect_heading(&mut self, i: usize, objective: &Objective) {
        let name = self.plan.goals[objective.goal].name.to_owned();
        self.expect_objective(i, Field::Heading, Told::Words(name.clone()), &name);
    }
}

fn put(fields: &mut Fields, field: Field, told: Told, shown: &str) {
    fields.insert(field, Cellful { told, shown: shown.to_owned() });
}

fn field_of(column: Column) -> Option<Field> {
    use Column as C;
    Some(match column {
        C::ObjectiveCode | C::IndicatorCode => Field::Code,
        C::Goal => Field::Heading,
        C::Objective => Field::Objective,
        C::Indicator => Field::Indicator,
        C::Weight | C::ObjectiveWeight => Field::Weight,
        C::Formula => Field::Formula,
        C::Operands | C::Numerator | C::Denominator => Field::Operands,
        C::Baseline => Field::Baseline,
        C::Target => Field::Target,
        C::Result => Field::Result,
        C::Achievement => Field::Achievement,
        C::Owner => Field::Owner,
        _ => return None,
    })
}

impl Document {
    /// The texts of its rows, and which of them has the names of the columns.
    pub fn texts(&self) -> (Vec<Vec<String>>, usize) {
        let texts = |row: &Vec<Cell>| row.iter().map(|it| it.text.clone()).collect();
        let titles = self.rows.iter().position(|it| it.len() > 1).unwrap_or(0);
        (self.rows.iter().map(texts).collect(), titles)
    }

    /// Whether it is one plain table of delimited text, with one row of titles.
    pub fn is_plain_table(&self) -> bool {
        self.layout.shape == Shape::Table
            && self.layout.title_rows == super::layout::TitleRows::One
            && !self.layout.repeats_titles
    }
}
