//! A table as a workbook: values as numbers and dates, and beside the reported figures
//! the same figures as live formulas. A reported figure is never replaced.

mod achievement;
mod arithmetic;
mod family;
mod number;
mod scores;
mod style;

use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{
    ConditionalFormatFormula, DocProperties, ExcelDateTime, Formula, Workbook, Worksheet, XlsxError,
};

use crate::export::ExportError;
use crate::export::markdown::is_figure;
use crate::export::table::{Cell, Row, Table};
use crate::export::xlsx::arithmetic::{Operand, live};
use crate::export::xlsx::family::{Letters, Node, excel, families};
use crate::export::xlsx::number::{Kind, Typed, round, typed};
use crate::export::xlsx::scores::Scores;
use crate::export::xlsx::style::{Place, Styles};
use crate::finding::Message;
use crate::import::exported::{Check, Column, Level};
use crate::syntax::{Property, Rank};

/// The most rows of a sheet, titles included.
const MAX_ROWS: usize = 1_048_576;

/// The longest text of a cell, in UTF-16 units.
const MAX_TEXT: usize = 32_767;

const CHECKS: [Check; 3] = [Check::Result, Check::Weights, Check::Achieved];

/// Who made a workbook, as its properties say.
pub(crate) const AUTHOR: &str = "Collaudo";

/// The day of every workbook.
pub(crate) const WRITTEN_ON: &str = "2000-01-01";

/// Writes the workbook.
pub(crate) fn write(table: &Table<'_>, text: &str) -> Result<Vec<u8>, ExportError> {
    if table.rows.len() >= MAX_ROWS {
        let message =
            Message::new("export-too-many-rows").with("limit", MAX_ROWS).with("rows", table.rows.len());
        return Err(ExportError::new(message));
    }
    fits(table)?;
    let mut workbook = Workbook::new();
    // The same plan gives the same bytes, whenever it is written.
    let title = limited(&table.title, 250);
    let mut properties = DocProperties::new().set_title(title).set_author(AUTHOR);
    if let Ok(it) = ExcelDateTime::parse_from_str(WRITTEN_ON) {
        properties = properties.set_creation_datetime(&it);
    }
    workbook.set_properties(&properties);
    let sheet = workbook.add_worksheet();
    let checked = scores::checked(text);
    fill(sheet, table, &Scores::of(text, &checked)).map_err(|it| failed(&it))?;
    workbook.save_to_buffer().map_err(|it| failed(&it))
}

fn failed(error: &XlsxError) -> ExportError {
    ExportError::new(Message::new("export-xlsx").with("reason", error.to_string().as_str()))
}

/// A cell that is too long is said, not cut.
fn fits(table: &Table<'_>) -> Result<(), ExportError> {
    for row in &table.rows {
        for (column, cell) in &row.cells {
            let text = cell.text(table.language);
            // Bytes are never fewer than units.
            if text.len() > MAX_TEXT && text.encode_utf16().count() > MAX_TEXT {
                let start: String = text.chars().take(40).collect();
                let message = Message::new("export-text-too-long")
                    .with("column", column.title(table.language))
                    .with("text", start.as_str())
                    .with("limit", MAX_TEXT);
                return Err(ExportError::new(message));
            }
        }
    }
    Ok(())
}

fn limited(text: &str, n: usize) -> String {
    text.chars().take(n).collect()
}

/// Columns of the sheet: those of the table, then the live ones.
struct Sheet<'s, 'a> {
    table: &'s Table<'a>,
    columns: Vec<Column>,
}

impl Sheet<'_, '_> {
    fn at(&self, column: Column) -> u16 {
        let at = self.columns.iter().position(|it| *it == column).unwrap_or(0);
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    fn letters(&self, column: Column) -> String {
        column_number_to_name(self.at(column))
    }
}

fn fill(sheet: &mut Worksheet, table: &Table<'_>, scores: &Scores<'_>) -> Result<(), XlsxError> {
    let columns = table.columns.iter().copied().chain(CHECKS.map(Column::Check)).collect();
    let layout = Sheet { table, columns };
    let letters = Letters {
        level: layout.letters(Column::Level),
        weight: layout.letters(Column::Of(Property::Weight)),
        result: layout.letters(Column::Of(Property::Result)),
        recomputed: layout.letters(Column::Check(Check::Achieved)),
    };
    let nodes = families(table, scores, &letters);
    let mut styles = Styles::default();
    set_up(sheet, &layout)?;
    let mut node = nodes.iter().peekable();
    for (i, row) in table.rows.iter().enumerate() {
        write_row(sheet, &layout, i, row, &mut styles)?;
        if let Some(it) = node.next_if(|it| it.row == i) {
            write_checks(sheet, &layout, it, row, &mut styles)?;
        }
    }
    mark_differences(sheet, &layout, &nodes)
}

/// Titles, widths, and how it is printed.
fn set_up(sheet: &mut Worksheet, layout: &Sheet<'_, '_>) -> Result<(), XlsxError> {
    let language = layout.table.language;
    sheet.set_name(Level::Heading(Rank::Plan).word(language))?;
    let title = style::title();
    for (i, column) in layout.columns.iter().enumerate() {
        let at = u16::try_from(i).unwrap_or(u16::MAX);
        sheet.write_string_with_format(0, at, column.title(language), &title)?;
        sheet.set_column_width(at, width(*column))?;
    }
    sheet.set_row_height(0, 45)?;
    sheet.set_freeze_panes(1, 0)?;
    let last = u16::try_from(layout.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let rows = u32::try_from(layout.table.rows.len()).unwrap_or(u32::MAX);
    sheet.autofilter(0, 0, rows, last)?;
    sheet.set_repeat_rows(0, 0)?;
    // Sheets of size A3 where A4 would make the print too small.
    let paper = if layout.columns.len() > 13 { 8 } else { 9 };
    sheet.set_landscape().set_paper_size(paper).set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
    // In a header `&` begins a code.
    sheet.set_header(format!("&L{}", limited(&layout.table.title, 100).replace('&', "&&")));
    sheet.set_footer("&R&P / &N");
    Ok(())
}

/// The width of a column, in characters.
fn width(column: Column) -> f64 {
    match column {
        Column::Level => 20.0,
        Column::Code => 16.0,
        Column::Name => 52.0,
        Column::Of(Property::Formula) => 28.0,
        it if is_figure(it) => 18.0,
        _ => 26.0,
    }
}

/// The height of a row, where a text in it needs more than one line. Not every program
/// finds it by itself.
fn height(layout: &Sheet<'_, '_>, row: &Row<'_>) -> Option<f64> {
    let lines = row.cells.iter().filter_map(|(column, cell)| match cell {
        Cell::Value(_) => None,
        it => {
            // Bold letters are wide, and those of measures are small.
            let of_width = match row.level {
                Level::Heading(Rank::Indicator) => 1.1,
                Level::Heading(_) => 0.95,
                _ => 1.3,
            };
            let room = width(*column) * of_width;
            Some((it.text(layout.table.language).chars().count() as f64 / room).ceil())
        }
    });
    let lines = lines.fold(1.0, f64::max).min(27.0);
    (lines > 1.0).then_some(lines * 15.0)
}

fn write_row(
    sheet: &mut Worksheet,
    layout: &Sheet<'_, '_>,
    i: usize,
    row: &Row<'_>,
    styles: &mut Styles,
) -> Result<(), XlsxError> {
    let at = u32::try_from(i.saturating_add(1)).unwrap_or(u32::MAX);
    let language = layout.table.language;
    if let Some(it) = height(layout, row) {
        sheet.set_row_height(at, it)?;
    }
    for (column, number) in layout.columns.iter().zip(0..) {
        let place = if is_figure(*column) { Place::Figure } else { Place::Words };
        let value = match (column, row.cell(*column)) {
            (Column::Level, _) => {
                let style = styles.of(row.level, place, "");
                sheet.write_string_with_format(at, number, row.level.word(language), style)?;
                continue;
            }
            (Column::Check(_), _) => {
                sheet.write_blank(at, number, styles.of(row.level, Place::Check, ""))?;
                continue;
            }
            (_, None) => {
                sheet.write_blank(at, number, styles.of(row.level, place, ""))?;
                continue;
            }
            (_, Some(it)) => it,
        };
        let number_cell = match value {
            Cell::Value(it) => typed(it, language),
            _ => None,
        };
        match number_cell {
            Some(it) => {
                let style = styles.of(row.level, place, &it.format);
                sheet.write_number_with_format(at, number, it.number, style)?;
            }
            None => {
                let text = value.text(language);
                sheet.write_string_with_format(at, number, text.as_ref(), styles.of(row.level, place, ""))?;
            }
        }
    }
    Ok(())
}

fn write_checks(
    sheet: &mut Worksheet,
    layout: &Sheet<'_, '_>,
    node: &Node,
    row: &Row<'_>,
    styles: &mut Styles,
) -> Result<(), XlsxError> {
    let at = u32::try_from(node.row.saturating_add(1)).unwrap_or(u32::MAX);
    let mut write = |check: Check, text: String, number: Option<f64>, format: &str| {
        let result = number.map_or_else(String::new, |it| it.to_string());
        let formula = Formula::new(format!("={text}")).set_result(result);
        let style = styles.of(row.level, Place::Check, format);
        sheet.write_formula_with_format(at, layout.at(Column::Check(check)), formula, style).map(|_| ())
    };
    if let Some(it) = recomputed(layout, node, row) {
        write(Check::Result, it.text, it.number, &it.format)?;
    }
    if let Some((text, it)) = node.sum.as_ref().and_then(|it| Some((it.text.clone()?, it))) {
        write(Check::Weights, text, Some(it.number), &shown(it.kind, it.decimals))?;
    }
    let Some(it) = &node.recomputed else { return Ok(()) };
    // A plain mean is marked as such.
    let mark = if it.is_unweighted { "\"~ \"" } else { "" };
    let format = format!("{mark}{}", shown(it.kind, it.decimals));
    match &it.text {
        Some(text) => write(Check::Achieved, text.clone(), Some(it.number), &format),
        None => {
            let style = styles.of(row.level, Place::Check, &format);
            let column = layout.at(Column::Check(Check::Achieved));
            sheet.write_number_with_format(at, column, it.number, style).map(|_| ())
        }
    }
}

struct Recomputed {
    text: String,
    number: Option<f64>,
    format: String,
}

/// The result of an indicator from its measures.
fn recomputed(layout: &Sheet<'_, '_>, node: &Node, row: &Row<'_>) -> Option<Recomputed> {
    let arithmetic = row.arithmetic.as_ref()?;
    let language = layout.table.language;
    let column = layout.letters(Column::Of(Property::Measure));
    let rows = layout.table.rows.iter().enumerate().skip(node.row.saturating_add(1));
    let mut operands = Vec::new();
    for (i, row) in rows.take_while(|it| it.1.level == Level::Measure) {
        let Some(Cell::Words(name)) = row.cell(Column::Code) else { continue };
        let number = match row.cell(Column::Of(Property::Measure)) {
            Some(Cell::Value(it)) => Some(typed(it, language)?),
            _ => None,
        };
        let number = number.map(|it| (it.number, it.kind));
        operands.push(Operand { name: name.as_ref(), cell: format!("{column}{}", excel(i)), number });
    }
    let live = live(arithmetic, &operands)?;
    let result: Option<Typed> = match row.cell(Column::Of(Property::Result)) {
        Some(Cell::Value(it)) => typed(it, language),
        _ => None,
    };
    let decimals = result.as_ref().map_or(if live.kind == Kind::Percent { 4 } else { 2 }, |it| it.decimals);
    let format = match (result, live.kind) {
        (Some(it), _) => it.format,
        (None, Kind::Date) => "dd-mm-yyyy".to_owned(),
        (None, kind) => shown(kind, decimals),
    };
    let n = live.needs.len();
    let text = match live.kind {
        Kind::Date => live.text,
        _ => format!("ROUND({},{decimals})", live.text),
    };
    // Until every measure has its value there is nothing to show.
    let text = if n == 0 { text } else { format!("IF(COUNT({})={n},{text},\"\")", live.needs.join(",")) };
    Some(Recomputed { text, number: live.number.map(|it| round(it, decimals)), format })
}

fn shown(kind: Kind, decimals: u32) -> String {
    let (decimals, sign) = match kind {
        Kind::Percent => (decimals.saturating_sub(2), "%"),
        _ => (decimals, ""),
    };
    match decimals {
        0 => format!("0{sign}"),
        n => format!("0.{}{sign}", "0".repeat(n as usize)),
    }
}

/// Colours what does not add up, live: a recomputed figure unlike the reported one, and a
/// sum of weights that is not 100.
fn mark_differences(sheet: &mut Worksheet, layout: &Sheet<'_, '_>, nodes: &[Node]) -> Result<(), XlsxError> {
    let last = u32::try_from(layout.table.rows.len()).unwrap_or(u32::MAX);
    // Half a unit of the last printed digit for each weight.
    let allowed = nodes
        .iter()
        .filter_map(|it| {
            Some(it.children.len() as f64 * 0.5 * 10_f64.powi(-(it.sum.as_ref()?.decimals as i32)))
        })
        .fold(0.000_05, f64::max);
    let check = |it| layout.letters(Column::Check(it));
    let reported = |it| layout.letters(Column::Of(it));
    let differs = |live: &str, reported: &str| {
        format!("=AND(ISNUMBER({reported}2),ISNUMBER({live}2),ABS({reported}2-{live}2)>0.000000001)")
    };
    let weights = check(Check::Weights);
    let rules = [
        (Check::Result, differs(&check(Check::Result), &reported(Property::Result))),
        (
            Check::Weights,
            format!(
                "=AND(ISNUMBER({weights}2),ABS({weights}2-1)>{allowed:.9},ABS({weights}2-100)>{allowed:.9})"
            ),
        ),
    ];
    for (check, formula) in rules {
        let at = layout.at(Column::Check(check));
        let rule = ConditionalFormatFormula::new().set_rule(formula.as_str()).set_format(style::differs());
        sheet.add_conditional_format(1, at, last.max(1), at, &rule)?;
    }
    let (live, written) = (check(Check::Achieved), reported(Property::Achieved));
    let at = layout.at(Column::Check(Check::Achieved));
    for run in runs(nodes) {
        let first = excel(run.first);
        let (live, written) = (format!("{live}{first}"), format!("{written}{first}"));
        // The reported figure is in % or a number of hundredths.
        let written_share =
            if run.kind == Kind::Percent { written.clone() } else { format!("{written}/100") };
        let gap = 0.5 * 10_f64.powi(i32::try_from(run.decimals).unwrap_or(4).saturating_neg());
        let formula = format!(
            "=AND(ISNUMBER({written}),ISNUMBER({live}),ABS({written_share}-{live})>{gap:.9}+0.000000001)"
        );
        let rule = ConditionalFormatFormula::new().set_rule(formula.as_str()).set_format(style::differs());
        let row = |it: usize| u32::try_from(it.saturating_add(1)).unwrap_or(u32::MAX);
        sheet.add_conditional_format(row(run.first), at, row(run.last), at, &rule)?;
    }
    Ok(())
}

/// Rows one after the other whose reported achievements are printed alike.
#[derive(Clone, Copy)]
struct Run {
    first: usize,
    last: usize,
    kind: Kind,
    decimals: u32,
}

/// The most stretches of rows that are coloured by a rule of their own.
const MAX_RUNS: usize = 2000;

/// A printed achievement stands for any that rounds to it, so how far a recomputed one may be from
/// it goes by its decimals.
fn runs(nodes: &[Node]) -> Vec<Run> {
    let mut res: Vec<Run> = Vec::new();
    for node in nodes {
        let Some((reported, live)) = node.achieved.as_ref().zip(node.recomputed.as_ref()) else { continue };
        match res.last_mut() {
            Some(it) if it.decimals == live.decimals && it.kind == reported.kind => it.last = node.row,
            _ => res.push(Run {
                first: node.row,
                last: node.row,
                kind: reported.kind,
                decimals: live.decimals,
            }),
        }
    }
    res.truncate(MAX_RUNS);
    res
}
