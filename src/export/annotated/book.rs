//! The sheets of a workbook, and one more.

use crate::export::annotated::markup::{attribute, escaped, tags};
use crate::export::annotated::package::{Package, RELATIONSHIPS};

/// Where the parts of a workbook are.
pub(crate) struct Book {
    path: String,
    pub(crate) sheets: Vec<Sheet>,
    pub(crate) styles: Option<String>,
}

/// A sheet: its name and its part.
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) path: String,
    number: u32,
}

const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

/// What the sheet of findings is called.
const NAME: &str = "Collaudo";

impl Book {
    pub(crate) fn read(package: &mut Package<'_>) -> Option<Self> {
        let path = package.relations("").into_iter().find(|it| it.kind == "officeDocument")?.target;
        let text = package.text(&path)?;
        let relations = package.relations(&path);
        let target = |id: &str| relations.iter().find(|it| it.id == id).map(|it| it.target.clone());
        let named = tags(&text).into_iter().filter(|it| it.is("sheet") && !it.is_end());
        let sheets = named.filter_map(|it| {
            Some(Sheet {
                name: attribute(it.text, "name")?,
                path: target(&attribute(it.text, "id")?)?,
                number: attribute(it.text, "sheetId")?.parse().ok()?,
            })
        });
        let sheets = sheets.collect();
        let styles = relations.iter().find(|it| it.kind == "styles").map(|it| it.target.clone());
        Some(Self { path, sheets, styles })
    }

    /// A name that no sheet has.
    pub(crate) fn free_name(&self) -> String {
        let is_free =
            |name: &String| self.sheets.iter().all(|it| it.name.to_lowercase() != name.to_lowercase());
        let numbered = (2..).map(|n: usize| format!("{NAME} {n}"));
        std::iter::once(NAME.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
    }

    /// Adds a sheet behind the others.
    pub(crate) fn add_sheet(&self, package: &mut Package<'_>, sheet: &str) -> Option<()> {
        let path = package.free("xl/worksheets/collaudo", ".xml");
        package.put(&path, sheet.to_owned());
        package.declare(&path, SHEET)?;
        let id = package.relate(&self.path, "worksheet", &path)?;
        let number = self.sheets.iter().map(|it| it.number).max().unwrap_or(0).checked_add(1)?;
        let text = package.text(&self.path)?;
        let end = tags(&text).into_iter().find(|it| it.is("sheets") && it.is_end())?;
        let line = format!(
            "<{}sheet xmlns:r=\"{RELATIONSHIPS}\" name=\"{}\" sheetId=\"{number}\" r:id=\"{id}\"/>",
            end.prefix(),
            escaped(&self.free_name())
        );
        let (before, after) = text.split_at_checked(end.at)?;
        package.put(&self.path, format!("{before}{line}{after}"));
        Some(())
    }
}
