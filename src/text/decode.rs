//! Bytes into text: UTF-8 with or without a mark, UTF-16, else Windows-1252.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// A text read from bytes.
#[derive(Clone, Debug)]
pub struct Decoded<'a> {
    /// The text, without byte order mark.
    pub text: Cow<'a, str>,
    /// Name of the encoding that was found, for messages.
    pub encoding: &'static str,
    /// Where the first byte was that is not UTF-8, if the text had to be guessed.
    pub guessed_at: Option<usize>,
}

impl Decoded<'_> {
    /// Whether the bytes were UTF-8, so that the text can be written back as it came.
    pub fn is_utf8(&self) -> bool {
        self.encoding == UTF_8.name()
    }
}

/// Decodes any bytes. Never fails: what is not UTF-8 or marked UTF-16 is read as
/// Windows-1252, the encoding of Italian office files, and the caller says so.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes)
        && encoding != UTF_8
    {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or(bytes));
        return Decoded { text, encoding: encoding.name(), guessed_at: None };
    }
    let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(body) {
        Ok(text) => Decoded { text: Cow::Borrowed(text), encoding: UTF_8.name(), guessed_at: None },
        Err(error) => {
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(body);
            Decoded { text, encoding: WINDOWS_1252.name(), guessed_at: Some(error.valid_up_to()) }
        }
    }
}

/// The mark before a text in UTF-8, to be written back with it.
pub fn mark(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(b"\xEF\xBB\xBF") { "\u{feff}" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_off() {
        assert_eq!(decode(b"\xEF\xBB\xBFpiano").text, "piano");
        assert_eq!(decode(b"\xFF\xFEp\0i\0").text, "pi");
    }

    #[test]
    fn bytes_that_are_not_utf8_are_read_as_windows_1252_and_said() {
        let res = decode(b"attivit\xE0");
        assert_eq!(res.text, "attività");
        assert_eq!(res.guessed_at, Some(7));
    }
}
