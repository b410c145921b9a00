//! Several years in one cell: `Anno 2015: >= 90% Anno 2016: >= 95%`.

use crate::syntax::{is_blank, trim};

/// The parts of `Anno 2015: >= 90% Anno 2016: >= 95%`, each with its year.
pub(crate) fn by_year(text: &str) -> Option<Vec<(&str, &str)>> {
    let bytes = text.as_bytes();
    let mut starts: Vec<(usize, usize, &str)> = Vec::new();
    for (at, _) in text.match_indices("20").chain(text.match_indices("19")) {
        let Some(year) = text.get(at..at.saturating_add(4)) else { continue };
        let is_alone =
            at.checked_sub(1).and_then(|it| bytes.get(it)).is_none_or(|it| !it.is_ascii_alphanumeric());
        let rest = text.get(at.saturating_add(4)..).unwrap_or("");
        let behind = rest.trim_start_matches(is_blank);
        if is_alone && year.bytes().all(|it| it.is_ascii_digit()) && behind.starts_with(':') {
            let body = text.len().saturating_sub(behind.len()).saturating_add(1);
            starts.push((at, body, year));
        }
    }
    starts.sort_by_key(|it| it.0);
    let before = |at: usize| {
        let before = text.get(..at).unwrap_or("").trim_end_matches(is_blank);
        let cut = ["Anno", "anno", "ANNO", "Year", "year"].iter().find_map(|it| before.strip_suffix(it));
        cut.map_or(before.len(), str::len)
    };
    if starts.is_empty() || !trim(text.get(..before(starts.first()?.0))?).is_empty() {
        return None;
    }
    let ends = starts.iter().skip(1).map(|it| before(it.0)).chain([text.len()]);
    let part = |from: usize, to: usize| {
        trim(text.get(from..to).unwrap_or(""))
            .trim_end_matches([';', ',', '|', '-'])
            .trim_end_matches(is_blank)
    };
    Some(starts.iter().zip(ends).map(|(it, end)| (it.2, part(it.1, end))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_parted_where_a_year_stands_before_a_colon() {
        let parts = by_year("Anno 2015: >= 90%; 2016: 95%").unwrap_or_default();
        assert_eq!(parts, [("2015", ">= 90%"), ("2016", "95%")]);
        for whole in ["bando 2015: chiuso", "entro il 2023", "12015: 3", ""] {
            assert_eq!(by_year(whole), None, "{whole}");
        }
    }
}
