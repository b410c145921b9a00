//! Tables of several bodies: a plan for each.

use std::collections::HashMap;

use crate::import::emit::Emitter;
use crate::import::emit::headings::Current;
use crate::import::emit::table::Placed;
use crate::import::layout::Layout;
use crate::import::sheet::Sheet;

impl Emitter<'_, '_> {
    /// Begins the plan of another body where a row is of one.
    pub(crate) fn begin_body(&mut self, placed: &[Placed<'_, '_, '_>], layout: &Layout) {
        let cell = placed.iter().map(|it| it.cell).find(|it| layout.bodies == Some(it.column));
        let Some(cell) = cell else { return };
        if self.body.as_deref() == Some(cell.text.as_ref()) {
            return;
        }
        self.body = Some(cell.text.to_string());
        let name = match &self.preamble.name {
            Some((title, _)) => format!("{title} - {}", cell.text),
            None => cell.text.to_string(),
        };
        let year = self.written_year.clone();
        self.writer.plan(&name, cell.at, year.as_ref().map(|it| (it.0.as_str(), it.1)));
        self.current = Current::default();
    }
}

/// The rows of a table, body by body, in the order of the bodies' first rows. Rows without a body
/// go with those above them.
pub(crate) fn order(sheet: &Sheet<'_>, rows: std::ops::Range<usize>, column: u32) -> Vec<usize> {
    let mut bodies: HashMap<&str, usize> = HashMap::new();
    let mut current = 0;
    let mut order: Vec<(usize, usize)> = Vec::with_capacity(rows.len());
    for at in rows {
        let row = sheet.row(at);
        if let Some((cell, _)) = row.at(column).filter(|_| row.cells.len() > 1) {
            let n = bodies.len();
            current = *bodies.entry(&cell.text).or_insert(n);
        }
        order.push((current, at));
    }
    order.sort_by_key(|it| it.0);
    order.into_iter().map(|it| it.1).collect()
}
