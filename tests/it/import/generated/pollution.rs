//! What happens to files of delimited text on their way, as the Pollock benchmark lists it:
//! other delimiters, quotes and line ends, lines above and below, ragged rows, several tables,
//! several rows of titles, other encodings.

use encoding_rs::WINDOWS_1252;

use super::random::Random;

/// A pollution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pollution {
    None,
    // The whole file.
    NoLastLineEnd,
    DoubleLastLineEnd,
    CarriageReturns,
    CarriageReturnLineFeeds,
    Commas,
    Semicolons,
    Tabs,
    Bars,
    CommasAndBlanks,
    AllQuoted,
    SingleQuotes,
    BackslashEscapes,
    Windows1252,
    Utf16,
    ByteOrderMark,
    // The table in it.
    NoTitles,
    TitlesTwice,
    Preamble,
    LongPreamble,
    Footnote,
    SecondTable,
    SecondTableOfOtherWidth,
    BlankRows,
    // A row.
    ExtraDelimiter,
    MissingDelimiter,
    ExtraDelimiterAtEnd,
    ShortRow,
    OtherDelimiterInRow,
    ExtraQuote,
    LineBreakInCell,
    OtherLineEndInRow,
}

impl Pollution {
    pub const ALL: [Self; 32] = [
        Self::None,
        Self::NoLastLineEnd,
        Self::DoubleLastLineEnd,
        Self::CarriageReturns,
        Self::CarriageReturnLineFeeds,
        Self::Commas,
        Self::Semicolons,
        Self::Tabs,
        Self::Bars,
        Self::CommasAndBlanks,
        Self::AllQuoted,
        Self::SingleQuotes,
        Self::BackslashEscapes,
        Self::Windows1252,
        Self::Utf16,
        Self::ByteOrderMark,
        Self::NoTitles,
        Self::TitlesTwice,
        Self::Preamble,
        Self::LongPreamble,
        Self::Footnote,
        Self::SecondTable,
        Self::SecondTableOfOtherWidth,
        Self::BlankRows,
        Self::ExtraDelimiter,
        Self::MissingDelimiter,
        Self::ExtraDelimiterAtEnd,
        Self::ShortRow,
        Self::OtherDelimiterInRow,
        Self::ExtraQuote,
        Self::LineBreakInCell,
        Self::OtherLineEndInRow,
    ];

    /// The file of rows of cells. `titles` is the row of the titles.
    pub fn file(self, rows: &[Vec<String>], titles: usize, mark: char, random: &mut Random) -> Vec<u8> {
        let mut rows = rows.to_vec();
        let n = rows.len();
        let mut ends = vec!["\n"; n + 8];
        let mut delimiter = mark.to_string();
        let mut quotes = Quotes::default();
        // A row of the body.
        let first = (titles + 1).min(n.saturating_sub(1));
        let at = first + random.below((n - first).max(1));
        let line = |text: &str| vec![text.to_owned()];
        let mut broken = None;
        match self {
            Self::CarriageReturns => ends.fill("\r"),
            Self::CarriageReturnLineFeeds => ends.fill("\r\n"),
            Self::Commas => delimiter = ",".to_owned(),
            Self::Semicolons => delimiter = ";".to_owned(),
            Self::Tabs => delimiter = "\t".to_owned(),
            Self::Bars => delimiter = "|".to_owned(),
            Self::CommasAndBlanks => delimiter = ", ".to_owned(),
            Self::AllQuoted => quotes.always = true,
            Self::SingleQuotes => quotes.mark = '\'',
            Self::BackslashEscapes => quotes.escape = '\\',
            Self::NoTitles => {
                rows.remove(titles);
            }
            Self::TitlesTwice => rows.insert(titles, rows[titles].clone()),
            Self::Preamble => rows.insert(0, line("Tabella 1")),
            Self::LongPreamble => {
                for text in [
                    "",
                    "Allegato A alla deliberazione n. 12 del 14/02/2023",
                    "Dati aggiornati al 10/01/2024",
                ] {
                    rows.insert(0, line(text));
                }
            }
            Self::Footnote => {
                rows.push(line(""));
                rows.push(line("* dati provvisori, in corso di verifica"));
            }
            Self::SecondTable => {
                rows.push(Vec::new());
                let width = rows[titles].len();
                rows.push((0..width).map(|it| format!("Voce {it}")).collect());
                rows.push((0..width).map(|it| (it * 37 + 5).to_string()).collect());
            }
            Self::SecondTableOfOtherWidth => {
                rows.push(Vec::new());
                rows.push(["Anno", "Dipendenti", "Spesa"].map(str::to_owned).to_vec());
                rows.push(["2022", "113", "4.500"].map(str::to_owned).to_vec());
                rows.push(["2023", "109", "4.420"].map(str::to_owned).to_vec());
            }
            Self::BlankRows => {
                rows.insert(at, Vec::new());
                rows.insert(at, vec![String::new(); rows[titles].len()]);
            }
            Self::ExtraDelimiter => {
                let cell = random.below(rows[at].len().max(1));
                rows[at].insert(cell, String::new());
            }
            Self::MissingDelimiter => {
                let row = &mut rows[at];
                if row.len() > 1 {
                    let cell = random.below(row.len() - 1);
                    let next = row.remove(cell + 1);
                    row[cell].push_str(&next);
                }
            }
            Self::ExtraDelimiterAtEnd => rows[at].push(String::new()),
            Self::ShortRow => {
                let left = rows[at].len().saturating_sub(2);
                rows[at].truncate(left);
            }
            Self::OtherDelimiterInRow => broken = Some((at, Broken::Delimiter)),
            Self::ExtraQuote => broken = Some((at, Broken::Quote)),
            Self::LineBreakInCell => {
                if let Some(cell) = rows[at].iter_mut().max_by_key(|it| it.len()) {
                    *cell = cell.replacen(' ', "\n", 1);
                }
            }
            Self::OtherLineEndInRow => ends[at] = "\r\n",
            Self::None
            | Self::NoLastLineEnd
            | Self::DoubleLastLineEnd
            | Self::Windows1252
            | Self::Utf16
            | Self::ByteOrderMark => {}
        }
        let width = rows.get(titles).map_or(0, Vec::len);
        let mut text = String::new();
        for (i, row) in rows.iter().enumerate() {
            let mut padded = row.clone();
            // Lines around a table have as many delimiters as its rows, as programs write them.
            if !matches!(self, Self::ShortRow | Self::MissingDelimiter) || i != at {
                padded.resize(width.max(row.len()), String::new());
            }
            let mut of_row = delimiter.clone();
            let is_broken = broken.filter(|it| it.0 == i).map(|it| it.1);
            if is_broken == Some(Broken::Delimiter) {
                of_row = if mark == ';' { "," } else { ";" }.to_owned();
            }
            let cells: Vec<String> = padded.iter().map(|it| quotes.cell(it, &of_row)).collect();
            let mut line = cells.join(&of_row);
            if is_broken == Some(Broken::Quote) {
                line.insert(line.find(|it: char| it.is_alphabetic()).unwrap_or(0), '"');
            }
            text.push_str(&line);
            text.push_str(ends.get(i).copied().unwrap_or("\n"));
        }
        match self {
            Self::NoLastLineEnd => text.truncate(text.trim_end().len()),
            Self::DoubleLastLineEnd => text.push('\n'),
            Self::ByteOrderMark => text.insert(0, '\u{feff}'),
            _ => {}
        }
        match self {
            // What the encoding lacks is written as it has it, as editors do.
            Self::Windows1252 => {
                let text =
                    text.replace('≥', ">=").replace('≤', "<=").replace(|it: char| it > '\u{2122}', "?");
                WINDOWS_1252.encode(&text).0.into_owned()
            }
            Self::Utf16 => {
                [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
            }
            _ => text.into_bytes(),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Broken {
    Delimiter,
    Quote,
}

/// How cells are quoted.
struct Quotes {
    mark: char,
    escape: char,
    always: bool,
}

impl Default for Quotes {
    fn default() -> Self {
        Self { mark: '"', escape: '"', always: false }
    }
}

impl Quotes {
    fn cell(&self, text: &str, delimiter: &str) -> String {
        let mark = self.mark;
        let delimiter = delimiter.trim_end_matches(' ');
        let needs = self.always || text.contains(delimiter) || text.contains(['\n', mark, '"']);
        // A single quote is an apostrophe in most texts; doubled, it is none.
        if !needs {
            return text.to_owned();
        }
        let escape = if self.mark == '"' { self.escape } else { self.mark };
        format!("{mark}{}{mark}", text.replace(mark, &format!("{escape}{mark}")))
    }
}
