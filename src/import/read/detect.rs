//! What a file is, by what it holds. Its name only helps where the content does not tell.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use crate::finding::Message;
use crate::import::read::budget::Budget;
use crate::import::read::{drawn, mhtml, separator, spaced, zipped};
use crate::text::decode::{Decoded, decode};

/// A format that is read, or the name of one that is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Delimited,
    Markdown,
    Html,
    Xlsx,
    Xls,
    Ods,
    /// The model that `export` writes.
    Json,
    Pdf,
    /// An OpenDocument workbook as one text.
    FlatOds,
    /// Mail with pages of HTML in it.
    Mhtml,
    /// A text with tables drawn in it.
    Drawn,
    /// A text with tables whose columns stand apart by blanks.
    Spaced,
    Other(&'static str),
}

impl Format {
    /// Its name, for sentences.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Delimited => "CSV",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Xlsx => "XLSX",
            Self::Xls => "XLS",
            Self::Ods => "ODS",
            Self::Json => "JSON",
            Self::Pdf => "PDF",
            Self::FlatOds => "FODS",
            Self::Mhtml => "MHTML",
            Self::Drawn | Self::Spaced => "TXT",
            Self::Other(it) => it,
        }
    }

    /// Endings of the names of such files.
    fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Delimited => &["csv", "tsv", "tab", "txt"],
            Self::Markdown => &["md", "markdown", "txt"],
            Self::Html => &["html", "htm", "xhtml"],
            Self::Xlsx => &["xlsx", "xlsm"],
            Self::Xls => &["xls"],
            Self::Ods => &["ods"],
            Self::Json => &["json"],
            Self::Pdf => &["pdf"],
            Self::FlatOds => &["fods", "xml"],
            Self::Mhtml => &["mht", "mhtml"],
            Self::Drawn => &["txt", "csv", "md", "rst"],
            Self::Spaced => SPACED,
            Self::Other(_) => &[],
        }
    }
}

/// All that can be read.
const FORMATS: &[Format] = &[
    Format::Delimited,
    Format::Markdown,
    Format::Html,
    Format::Xlsx,
    Format::Xls,
    Format::Ods,
    Format::Pdf,
    Format::Json,
    Format::FlatOds,
    Format::Mhtml,
    Format::Drawn,
    Format::Spaced,
];

/// Endings of the names of texts that are laid out by blanks.
const SPACED: &[&str] = &["txt", "text", "prn", "asc", "lst"];

const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Bytes at the start of a text that are looked at.
const HEAD: usize = 1 << 14;

fn extension(name: &str) -> String {
    name.rsplit_once('.').map_or("", |it| it.1).to_ascii_lowercase()
}

/// What is to be said where the name of a file promises another format.
pub(crate) fn wrong_name(name: &str, format: Format) -> Option<Message> {
    let extension = extension(name);
    let is_known = FORMATS.iter().any(|it| it.extensions().contains(&extension.as_str()));
    (is_known && !format.extensions().contains(&extension.as_str())).then(|| {
        Message::new("import-wrong-extension")
            .with("extension", extension.as_str())
            .with("format", format.name())
    })
}

/// Whether a file is a report rather than a plan, by its name and its first bytes.
pub(crate) fn is_report(name: &str, bytes: &[u8]) -> bool {
    match extension(name).as_str() {
        "piano" | "plan" => false,
        "tsv" | "tab" | "csv" | "xlsx" | "xlsm" | "xls" | "ods" | "fods" | "pdf" | "mht" | "mhtml" => true,
        _ if bytes.starts_with(ZIP) || bytes.starts_with(OLE) || is_pdf(bytes) => true,
        extension => {
            let head = text(bytes.get(..HEAD.min(bytes.len())).unwrap_or(bytes)).text;
            if is_binary(head.as_bytes()) {
                return false;
            }
            match of_text(extension, &head) {
                Format::Html => head.contains("<table") || head.contains("<TABLE"),
                Format::Markdown => head.lines().any(is_table_rule),
                Format::Json | Format::Mhtml | Format::FlatOds | Format::Spaced => true,
                _ => separator::of(&head).is_some(),
            }
        }
    }
}

/// Whether what was decoded is no text: a zero byte stands in none.
pub(crate) fn is_binary(decoded: &[u8]) -> bool {
    memchr::memchr(0, decoded).is_some()
}

/// The format of a file.
pub(crate) fn format(name: &str, bytes: &[u8]) -> Format {
    let extension = extension(name);
    if bytes.starts_with(ZIP) {
        return of_archive(&extension, bytes);
    }
    if bytes.starts_with(OLE) {
        return Format::Xls;
    }
    if is_pdf(bytes) {
        return Format::Pdf;
    }
    if bytes.starts_with(b"PK") || bytes.starts_with(b"\x1F\x8B") {
        return Format::Other("ZIP");
    }
    let head = bytes.get(..HEAD.min(bytes.len())).unwrap_or(bytes);
    of_text(&extension, &text(head).text)
}

/// Whether bytes are a PDF: some programs put a few bytes before its mark.
fn is_pdf(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes.get(..bytes.len().min(1024)).unwrap_or(bytes), b"%PDF-").is_some()
}

fn of_archive(extension: &str, bytes: &[u8]) -> Format {
    let Ok(mut archive) = zipped::open(bytes) else {
        // Cut off or damaged: the name says which reader will say so.
        return if extension == "ods" { Format::Ods } else { Format::Xlsx };
    };
    let mut has = |name: &str| archive.by_name(name).is_ok();
    if has("xl/workbook.bin") {
        return Format::Other("XLSB");
    }
    if has("xl/workbook.xml") {
        return Format::Xlsx;
    }
    if has("word/document.xml") {
        return Format::Other("Word");
    }
    if !has("content.xml") {
        return match extension {
            "xlsx" | "xlsm" => Format::Xlsx,
            _ => Format::Other("ZIP"),
        };
    }
    match zipped::text(&mut archive, "mimetype", &Budget::of(bytes.len())) {
        Ok(it) if it.contains("spreadsheet") => Format::Ods,
        Ok(it) if it.contains("text") => Format::Other("ODT"),
        _ if extension == "ods" => Format::Ods,
        _ => Format::Other("OpenDocument"),
    }
}

fn of_text(extension: &str, head: &str) -> Format {
    let start = head.trim_start().get(..64).unwrap_or(head.trim_start()).to_ascii_lowercase();
    let begins = |it: &[&str]| it.iter().any(|it| start.starts_with(it));
    if begins(&["<!doctype html", "<html", "<table", "<body", "<head", "<meta", "<div"])
        || (matches!(extension, "html" | "htm" | "xhtml"))
    {
        return Format::Html;
    }
    if begins(&["<?xml"]) {
        return of_xml(head);
    }
    if begins(&["{\\rtf"]) {
        return Format::Other("RTF");
    }
    if mhtml::is_one(head) {
        return Format::Mhtml;
    }
    if start.starts_with('{') && head.contains("\"nodes\"") {
        return Format::Json;
    }
    let is_markdown = head.lines().any(is_table_rule);
    if !is_markdown && !matches!(extension, "md" | "markdown") && drawn::is_one(head) {
        return Format::Drawn;
    }
    let is_spaced = SPACED.contains(&extension) && spaced::is_one(head);
    // Decimals have commas, too.
    if !is_markdown && is_spaced && matches!(separator::of(head), None | Some(b',')) {
        return Format::Spaced;
    }
    // What stands in a text about something is no table of its own.
    if is_markdown || matches!(extension, "md" | "markdown") { Format::Markdown } else { Format::Delimited }
}

/// What a text in XML is, by the name of its first element or of its language.
fn of_xml(head: &str) -> Format {
    let head = head.to_ascii_lowercase();
    if head.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        return Format::Other("XML Spreadsheet 2003");
    }
    if head.contains("<office:document") && head.contains("spreadsheet") {
        return Format::FlatOds;
    }
    if head.contains("<html") { Format::Html } else { Format::Other("XML") }
}

/// Whether a line is the rule under the titles of a Markdown table: `|---|:--|`.
fn is_table_rule(line: &str) -> bool {
    line.contains("--")
        && line.contains('|')
        && line.bytes().all(|it| matches!(it, b'|' | b'-' | b':' | b' '))
}

/// Bytes as text. Where half of the first are zero, they are UTF-16 without a mark.
pub(crate) fn text(bytes: &[u8]) -> Decoded<'_> {
    let head = bytes.get(..bytes.len().min(256)).unwrap_or(bytes);
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|it| **it == 0).count();
    let many = |it: usize| it.saturating_mul(4) > head.len();
    let encoding: &'static Encoding = match (many(zeros(0)), many(zeros(1))) {
        (false, true) => UTF_16LE,
        (true, false) => UTF_16BE,
        _ => return decode(bytes),
    };
    if Encoding::for_bom(bytes).is_some() {
        return decode(bytes);
    }
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded { text, encoding: encoding.name(), guessed_at: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_decides_and_the_name_is_remarked_on() {
        for (name, bytes, meant) in [
            ("a.xls", b"<html><table>".as_slice(), Format::Html),
            ("a.xlsx", b"PESO;TARGET;NOTE\n", Format::Delimited),
            ("a.csv", b"PK\x03\x04 cut off", Format::Xlsx),
            ("a.ods", b"PK\x03\x04 cut off", Format::Ods),
            ("a.txt", b"| a | b |\n|---|:-:|\n", Format::Markdown),
            ("a.xls", b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n", Format::Mhtml),
            ("a.xml", b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>", Format::Other("XML Spreadsheet 2003")),
            ("a.xml", b"<?xml version='1.0'?>\n<!DOCTYPE html><html><table>", Format::Html),
            ("a.xml", b"<?xml version='1.0'?><office:document office:mimetype='application/vnd.oasis.opendocument.spreadsheet'>", Format::FlatOds),
            ("a.txt", b"+--+---+\n| a | b |\n+--+---+\n| 1 | 2 |\n", Format::Drawn),
            ("a.csv", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Format::Xls),
        ] {
            assert_eq!(format(name, bytes), meant, "{name}");
        }
        assert!(wrong_name("a.xls", Format::Html).is_some());
        assert!(wrong_name("a.txt", Format::Delimited).is_none());
        assert!(wrong_name("a.dat", Format::Delimited).is_none());
    }

    #[test]
    fn utf16_without_a_mark_is_seen() {
        let bytes: Vec<u8> = "PESO;TARGET".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&bytes).text, "PESO;TARGET");
        let bytes: Vec<u8> = "PESO;TARGET".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&bytes).text, "PESO;TARGET");
    }
}
