//! The pages of an MHTML file: mail with HTML in it, which office programs also save under
//! the names of workbooks.

use encoding_rs::{Encoding, UTF_8};
use memchr::memmem;

use crate::import::read::budget::Budget;
use crate::import::read::unreadable::Unreadable;

/// How deep parts may stand in each other.
const DEEPEST: usize = 8;

/// Whether a text begins as such files do.
pub(crate) fn is_one(head: &str) -> bool {
    let start: String = head.trim_start().chars().take(2_000).collect::<String>().to_ascii_lowercase();
    let first = start.lines().next().unwrap_or("");
    let is_header = first.split_once(':').is_some_and(|it| {
        !it.0.is_empty() && it.0.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-')
    });
    is_header
        && (start.starts_with("mime-version:") || start.contains("\nmime-version:"))
        && start.contains("content-type:")
}

/// All pages of the file, one behind the other.
pub(crate) fn pages(bytes: &[u8]) -> Result<String, Unreadable> {
    let budget = Budget::of(bytes.len());
    let mut res = String::new();
    part(bytes, 0, &budget, &mut res)?;
    if res.is_empty() { Err(Unreadable::Other("MHTML")) } else { Ok(res) }
}

/// What the head of a part says of its body.
#[derive(Default)]
struct Head {
    kind: String,
    encoding: String,
    boundary: Option<String>,
    charset: Option<String>,
}

fn part(bytes: &[u8], depth: usize, budget: &Budget, out: &mut String) -> Result<(), Unreadable> {
    if depth > DEEPEST {
        return Err(Unreadable::Broken);
    }
    budget.keep(bytes.len())?;
    let (head, body) = split(bytes);
    let head = Head::read(head);
    if let Some(boundary) = head.boundary.filter(|_| head.kind.starts_with("multipart/")) {
        let mark = format!("--{boundary}");
        let mut starts: Vec<usize> = memmem::find_iter(body, mark.as_bytes()).collect();
        starts.retain(|it| *it == 0 || body.get(it.saturating_sub(1)) == Some(&b'\n'));
        for (i, start) in starts.iter().enumerate() {
            let end = starts.get(i.saturating_add(1)).copied().unwrap_or(body.len());
            let inner = body.get(start.saturating_add(mark.len())..end).unwrap_or(&[]);
            // The last mark has two strokes behind it.
            if !inner.starts_with(b"--") {
                part(line_end_off(inner), depth.saturating_add(1), budget, out)?;
            }
        }
        return Ok(());
    }
    if !head.kind.starts_with("text/html") {
        return Ok(());
    }
    let decoded = match head.encoding.as_str() {
        "quoted-printable" => quoted_printable(body),
        "base64" => base64(body),
        _ => body.to_vec(),
    };
    let charset = head.charset.and_then(|it| Encoding::for_label(it.as_bytes())).unwrap_or(UTF_8);
    let (text, _, _) = charset.decode(&decoded);
    out.push_str(&text);
    out.push('\n');
    Ok(())
}

/// Head and body, parted by an empty line.
fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    let marks: [&[u8]; 2] = [b"\r\n\r\n", b"\n\n"];
    let found = marks.iter().filter_map(|it| Some((memmem::find(bytes, it)?, it.len()))).min();
    match found {
        Some((at, length)) => {
            (bytes.get(..at).unwrap_or(&[]), bytes.get(at.saturating_add(length)..).unwrap_or(&[]))
        }
        None => (bytes, &[]),
    }
}

fn line_end_off(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\r\n").or_else(|| bytes.strip_prefix(b"\n")).unwrap_or(bytes)
}

impl Head {
    fn read(bytes: &[u8]) -> Self {
        // A line that begins with a blank goes on with the one before.
        let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
        let text = text.replace("\n ", " ").replace("\n\t", " ");
        let mut res = Self::default();
        for line in text.lines() {
            let Some((name, value)) = line.split_once(':') else { continue };
            match name.trim().to_ascii_lowercase().as_str() {
                "content-type" => {
                    res.kind = value.trim().to_ascii_lowercase();
                    res.boundary = parameter(value, "boundary");
                    res.charset = parameter(value, "charset");
                }
                "content-transfer-encoding" => res.encoding = value.trim().to_ascii_lowercase(),
                _ => {}
            }
        }
        res
    }
}

/// A parameter of a header: `boundary="x"`.
fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|it| {
        let (key, said) = it.split_once('=')?;
        let is_it = key.trim().eq_ignore_ascii_case(name);
        is_it.then(|| said.trim().trim_matches('"').to_owned()).filter(|it| !it.is_empty())
    })
}

/// Bytes of which `=3D` stands for one, and `=` at the end of a line for nothing.
fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut res = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = memchr::memchr(b'=', rest) {
        res.extend_from_slice(rest.get(..at).unwrap_or(&[]));
        let from = rest.get(at.saturating_add(1)..).unwrap_or(&[]);
        let digits = from.first_chunk::<2>().and_then(|it| {
            let digit = |it: u8| char::from(it).to_digit(16);
            u8::try_from(digit(it[0])?.checked_mul(16)?.checked_add(digit(it[1])?)?).ok()
        });
        rest = match (digits, from) {
            (Some(byte), _) => {
                res.push(byte);
                from.get(2..).unwrap_or(&[])
            }
            (None, [b'\r', b'\n', rest @ ..] | [b'\n', rest @ ..]) => rest,
            (None, _) => {
                res.push(b'=');
                from
            }
        };
    }
    res.extend_from_slice(rest);
    res
}

/// Bytes of which four letters stand for three.
fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut res = Vec::with_capacity(bytes.len());
    let (mut bits, mut n_bits) = (0_u32, 0_u32);
    for byte in bytes {
        let digit = match byte {
            b'A'..=b'Z' => byte.saturating_sub(b'A'),
            b'a'..=b'z' => byte.saturating_sub(b'a').saturating_add(26),
            b'0'..=b'9' => byte.saturating_sub(b'0').saturating_add(52),
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = (bits << 6) | u32::from(digit);
        n_bits = n_bits.saturating_add(6);
        if n_bits >= 8 {
            n_bits = n_bits.saturating_sub(8);
            res.push(u8::try_from((bits >> n_bits) & 0xFF).unwrap_or(0));
            bits &= (1_u32 << n_bits).saturating_sub(1);
        }
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_found_whatever_they_are_written_in() {
        let file = "From: <Saved by x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"b\"\r\n\r\n\
            x\r\n--b\r\nContent-Type: text/html; charset=\"windows-1252\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
            <td x=3D1>citt=E0 lu=\r\nnga</td>\r\n--b\r\nContent-Type: image/png\r\n\r\nxx\r\n\
            --b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHRkPnp6PC90ZD4=\r\n--b--\r\n";
        assert!(is_one(file));
        let pages = pages(file.as_bytes()).unwrap();
        assert_eq!(pages.replace("\r\n", ""), "<td x=1>città lunga</td>\n<td>zz</td>\n");
    }

    #[test]
    fn what_has_no_page_is_named() {
        let file = b"MIME-Version: 1.0\nContent-Type: image/png\n\nx";
        assert_eq!(pages(file), Err(Unreadable::Other("MHTML")));
        assert!(!is_one("Obiettivo;MIME-Version: 1;x\n") && !is_one("nota: x\ncontent-type: y\n"));
        let deep = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n".repeat(40);
        assert!(pages(deep.as_bytes()).is_err());
    }
}
