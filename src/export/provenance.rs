//! Whether a file is one that `export` wrote. What anybody else wrote, or has changed in a
//! spreadsheet since, is not overwritten unasked.

use std::io::{Cursor, Read};

use crate::export::xlsx;
use crate::import::exported::Column;
use crate::syntax::Language;

/// How much of a text is looked at, in bytes.
const HEAD: usize = 4096;

/// The most of a workbook's properties that is looked at, in bytes.
const MOST_PROPERTIES: u64 = 1 << 16;

/// Whether a file is one that a format of `export` wrote.
pub(crate) fn is_own(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"PK") {
        return is_own_workbook(bytes).unwrap_or(false);
    }
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)).replace("\r\n", "\n");
    let head = head.trim_start_matches('\u{feff}');
    let is_model =
        head.starts_with("{\n  \"version\": 1,\n  \"language\": \"") && head.contains("\"nodes\": [");
    let is_page = head.starts_with("<!doctype html>") && head.contains(GENERATOR);
    is_model || is_page || head.lines().take(3).any(has_first_title)
}

/// What says in a page who made it.
pub(crate) const GENERATOR: &str = "<meta name=\"generator\" content=\"Collaudo\">";

/// Whether a line begins with the title of the first column, with a separator behind it.
fn has_first_title(line: &str) -> bool {
    let line = line.strip_prefix("| ").unwrap_or(line);
    [Language::It, Language::En].into_iter().any(|language| {
        let rest = line.strip_prefix(Column::Level.title(language));
        rest.is_some_and(|it| it.starts_with([';', ',', '\t']) || it.starts_with(" | "))
    })
}

/// Whether a workbook is as it was written: a spreadsheet that saves it sets other properties.
fn is_own_workbook(bytes: &[u8]) -> Option<bool> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let file = archive.by_name("docProps/core.xml").ok()?;
    let mut text = String::new();
    file.take(MOST_PROPERTIES).read_to_string(&mut text).ok()?;
    let has = |name: &str, value: &str| text.contains(&format!("<{name}>{value}</{name}>"));
    let modified = format!(">{}T00:00:00Z</dcterms:modified>", xlsx::WRITTEN_ON);
    Some(
        has("dc:creator", xlsx::AUTHOR) && has("cp:lastModifiedBy", xlsx::AUTHOR) && text.contains(&modified),
    )
}
