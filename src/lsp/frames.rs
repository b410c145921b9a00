//! Bytes into frames: where each message of the client begins and ends.
//!
//! What stands between two messages is passed over. So a client that counts wrongly, or prints
//! where only messages belong, loses that message and no other.

use crate::text::MAX_BYTES;

/// The largest message, in bytes.
const MOST_BYTES: usize = MAX_BYTES;

/// The longest line of a header. What is longer is none.
const LONGEST_LINE: usize = 1 << 16;

/// No header that announces a message is longer.
const LONGEST_HEADER: usize = 128;

/// What the name of the length is, in small letters.
const NAME: &[u8] = b"content-length";

/// What was found between two ends.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Frame {
    /// A message as it was announced.
    Body(Vec<u8>),
    /// A message in other letters than UTF-8, by its header.
    Foreign(Vec<u8>),
    /// What is no message, and what came of one.
    Lost(Fault, Vec<u8>),
}

/// What is wrong with a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// No length stands before it.
    NoLength,
    /// Its length is no number, or too large a one.
    BadLength,
    /// Another message begins before its end.
    TooShort,
}

impl Fault {
    /// The reason, for a log.
    pub(crate) fn reason(self) -> &'static str {
        match self {
            Self::NoLength => "no Content-Length",
            Self::BadLength => "Content-Length is no size of a message",
            Self::TooShort => "it is shorter than its Content-Length",
        }
    }
}

/// The bytes that came, and how far they were used.
#[derive(Debug, Default)]
pub(crate) struct Frames {
    bytes: Vec<u8>,
    /// Where what was not yet used begins.
    at: usize,
    /// How far it was looked through for the end of a line.
    seen: usize,
    header: Header,
    /// The length of the message that is expected.
    expected: Option<usize>,
    /// Where the last message began.
    last: usize,
    /// Somebody heard already that what comes now is no message.
    is_told: bool,
}

/// What the lines before a message say of it.
#[derive(Clone, Copy, Debug, Default)]
struct Header {
    length: Option<Option<usize>>,
    /// A length under a longer name, where there is no other.
    other: Option<Option<usize>>,
    /// Something stands there.
    is_begun: bool,
    /// Something stands there that is no header.
    has_rest: bool,
    is_foreign: bool,
}

impl Frames {
    /// Takes what came.
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        // What was used goes once it is the larger part, so that each byte is moved once or twice.
        if self.at > self.bytes.len() / 2 {
            self.bytes.drain(..self.at);
            self.seen = self.seen.saturating_sub(self.at);
            self.at = 0;
        }
        self.bytes.extend_from_slice(bytes);
    }

    /// The next frame, where it has come as a whole.
    pub(crate) fn next(&mut self) -> Option<Frame> {
        loop {
            let found = match self.expected {
                Some(length) => Some(self.body(length)?),
                None => {
                    let line = self.line()?;
                    self.header_line(&line)
                }
            };
            if found.is_some() {
                return found;
            }
        }
    }

    /// The last message was none, and may have been announced as longer or shorter than it was:
    /// the next one is looked for from its beginning.
    pub(crate) fn distrust(&mut self) {
        (self.at, self.seen) = (self.last, self.last);
        self.header = Header::default();
        self.is_told = true;
    }

    fn rest(&self) -> &[u8] {
        self.bytes.get(self.at..).unwrap_or(&[])
    }

    /// The next so many bytes.
    fn take(&mut self, length: usize) -> Vec<u8> {
        let res = self.rest().get(..length).unwrap_or(&[]).to_vec();
        self.last = self.at;
        self.at = self.at.saturating_add(length);
        self.seen = self.at;
        res
    }

    fn body(&mut self, length: usize) -> Option<Frame> {
        if let Some(before) = self.header_within(length) {
            self.expected = None;
            self.header = Header::default();
            return Some(Frame::Lost(Fault::TooShort, self.take(before)));
        }
        if self.rest().len() < length {
            return None;
        }
        self.expected = None;
        self.is_told = false;
        let bytes = self.take(length);
        let is_foreign = std::mem::take(&mut self.header).is_foreign;
        Some(if is_foreign { Frame::Foreign(bytes) } else { Frame::Body(bytes) })
    }

    /// How many bytes stand before the header of another message. JSON writes the end of a line
    /// within a text otherwise, so no message holds such a line.
    fn header_within(&mut self, length: usize) -> Option<usize> {
        let end = self.bytes.len().min(self.at.saturating_add(length));
        let mut from = self.seen.max(self.at);
        while let Some(newline) = self.bytes.get(from..end).and_then(|it| memchr::memchr(b'\n', it)) {
            let newline = from.saturating_add(newline);
            let start = newline.saturating_sub(LONGEST_HEADER).max(self.at);
            let line = self.bytes.get(start..newline).unwrap_or(&[]);
            if let Some(it) = announced(line).filter(|it| it.length.is_some()) {
                return Some(start.saturating_add(it.start).saturating_sub(self.at));
            }
            from = newline.saturating_add(1);
        }
        self.seen = end;
        None
    }

    /// The next line without its end.
    fn line(&mut self) -> Option<Vec<u8>> {
        let from = self.seen.max(self.at);
        let Some(newline) = self.bytes.get(from..).and_then(|it| memchr::memchr(b'\n', it)) else {
            self.seen = self.bytes.len();
            if self.rest().len() > LONGEST_LINE {
                self.at = self.bytes.len().saturating_sub(LONGEST_HEADER);
                self.header = Header { is_begun: true, has_rest: true, ..Header::default() };
            }
            return None;
        };
        let end = from.saturating_add(newline);
        let line = self.bytes.get(self.at..end).unwrap_or(&[]);
        let line = line.strip_suffix(b"\r").unwrap_or(line).to_vec();
        self.at = end.saturating_add(1);
        self.seen = self.at;
        Some(line)
    }

    fn header_line(&mut self, line: &[u8]) -> Option<Frame> {
        if line.is_empty() {
            return self.end_of_header();
        }
        self.header.is_begun = true;
        let (name, value) = match line.iter().position(|it| *it == b':') {
            Some(at) => line.split_at(at),
            None => (line, &[][..]),
        };
        let (name, value) = (name.trim_ascii(), value.get(1..).unwrap_or(&[]).trim_ascii());
        let is_name = !name.is_empty() && name.iter().all(|it| it.is_ascii_alphanumeric() || *it == b'-');
        if name.eq_ignore_ascii_case(NAME) {
            self.header.length = Some(length(value));
        } else if let Some(it) = announced(line) {
            // The end of something else stands on the same line.
            if is_name && name.to_ascii_lowercase().ends_with(b"-content-length") {
                self.header.other = Some(it.length);
            } else {
                self.header.length = Some(it.length);
                self.header.has_rest = true;
            }
        } else if name.eq_ignore_ascii_case(b"content-type") {
            self.header.is_foreign = is_foreign(value);
        } else if !is_name {
            self.header.has_rest = true;
        }
        None
    }

    fn end_of_header(&mut self) -> Option<Frame> {
        let header = std::mem::take(&mut self.header);
        let fault = match header.length.or(header.other) {
            None if !header.is_begun => return None,
            None => Some(Fault::NoLength),
            Some(None) => Some(Fault::BadLength),
            Some(Some(it)) => {
                self.expected = Some(it);
                self.header.is_foreign = header.is_foreign;
                header.has_rest.then_some(Fault::NoLength)
            }
        };
        let fault = fault.filter(|_| !self.is_told)?;
        self.is_told = true;
        Some(Frame::Lost(fault, Vec::new()))
    }
}

/// A header that announces a message, at the end of a line.
struct Announced {
    start: usize,
    length: Option<usize>,
}

fn announced(line: &[u8]) -> Option<Announced> {
    let line = line.trim_ascii_end();
    let colon = line.iter().rposition(|it| *it == b':')?;
    let (before, value) = line.split_at(colon);
    let before = before.trim_ascii_end();
    let start = before.len().checked_sub(NAME.len())?;
    let value = value.get(1..)?.trim_ascii();
    let is_it = before.get(start..)?.eq_ignore_ascii_case(NAME);
    (is_it && !value.is_empty()).then(|| Announced { start, length: length(value) })
}

/// A length: digits only, and no more than can be taken.
fn length(value: &[u8]) -> Option<usize> {
    let is_number = !value.is_empty() && value.iter().all(u8::is_ascii_digit);
    let res = std::str::from_utf8(value).ok().filter(|_| is_number)?.parse().ok()?;
    (res <= MOST_BYTES).then_some(res)
}

/// Whether a type names other letters than UTF-8.
fn is_foreign(value: &[u8]) -> bool {
    let value = String::from_utf8_lossy(value).to_ascii_lowercase();
    let charset = value.split(';').find_map(|it| it.trim().strip_prefix("charset="));
    charset.is_some_and(|it| !matches!(it.trim().trim_matches('"'), "utf-8" | "utf8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "{\"a\":1}";

    /// Everything that comes of some bytes, whatever the pieces in which they come.
    fn all(bytes: &[u8]) -> Vec<Frame> {
        let mut of_pieces = Vec::new();
        for size in [1, 2, 7, 64, bytes.len().max(1)] {
            let mut frames = Frames::default();
            let mut res = Vec::new();
            for piece in bytes.chunks(size) {
                frames.push(piece);
                while let Some(it) = frames.next() {
                    res.push(it);
                }
            }
            of_pieces.push(res);
        }
        assert!(of_pieces.windows(2).all(|it| it[0] == it[1]), "{of_pieces:?}");
        of_pieces.remove(0)
    }

    fn one() -> Frame {
        Frame::Body(ONE.as_bytes().to_vec())
    }

    #[test]
    fn headers_are_read_in_any_spelling() {
        for header in [
            "Content-Length: 7\r\n\r\n",
            "content-length: 7\r\n\r\n",
            "CONTENT-LENGTH:7\r\n\r\n",
            "Content-Length :\t 7  \r\n\r\n",
            "Content-Length: 007\n\n",
            "X-Other: b\r\nContent-Length: 7\r\nHost: x\r\n\r\n",
            "X-Content-Length: 9\r\nContent-Length: 7\r\n\r\n",
            "Content-Length: 7\r\nX-Content-Length: 9\r\n\r\n",
            "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 7\r\n\r\n",
            "Content-Length: 7\r\ncontent-type: application/vscode-jsonrpc; charset=\"UTF8\"\r\n\r\n",
            "Content-Length: 7\r\nContent-Type: application/vscode-jsonrpc\r\n\r\n",
            "\r\n\r\nContent-Length: 7\r\n\r\n",
        ] {
            assert_eq!(all(format!("{header}{ONE}{header}{ONE}").as_bytes()), [one(), one()], "{header:?}");
        }
        let foreign = format!("Content-Length: 7\r\nContent-Type: x; charset=utf-16\r\n\r\n{ONE}");
        assert_eq!(all(foreign.as_bytes()), [Frame::Foreign(ONE.as_bytes().to_vec())]);
    }

    #[test]
    fn what_is_no_message_is_told_once_and_the_next_one_is_found() {
        use Fault::*;
        let good = format!("Content-Length: 7\r\n\r\n{ONE}");
        for (bad, fault) in [
            (String::new(), None),
            ("warning: a line that looks like a header\n".to_owned(), None),
            ("a warning: something\n".to_owned(), Some(NoLength)),
            ("some text".to_owned(), Some(NoLength)),
            ("some text\r\n\r\nand more\r\n\r\n".to_owned(), Some(NoLength)),
            (format!("\r\n\r\n{ONE}"), Some(NoLength)),
            (format!("X: 1\r\n\r\n{ONE}"), Some(NoLength)),
            (format!("Content-Length:\r\n\r\n{ONE}"), Some(BadLength)),
            (format!("Content-Length: -7\r\n\r\n{ONE}"), Some(BadLength)),
            (format!("Content-Length: +7\r\n\r\n{ONE}"), Some(BadLength)),
            (format!("Content-Length: 7.0\r\n\r\n{ONE}"), Some(BadLength)),
            (format!("Content-Length: 0x7\r\n\r\n{ONE}"), Some(BadLength)),
            (format!("Content-Length: seven\r\n\r\n{ONE}"), Some(BadLength)),
            (format!("Content-Length: 99999999999\r\n\r\n{ONE}"), Some(BadLength)),
            (format!("Content-Length: 99999999999999999999999999\r\n\r\n{ONE}"), Some(BadLength)),
            (format!("Content-Length: 7 8\r\n\r\n{ONE}"), Some(BadLength)),
            ("\0\u{1}\r\u{7f}:::\n\r\n".to_owned(), Some(NoLength)),
            ("x".repeat(3 * LONGEST_LINE), Some(NoLength)),
        ] {
            let fault = fault.map(|it| Frame::Lost(it, Vec::new()));
            let expected: Vec<Frame> = [one()].into_iter().chain(fault).chain([one(), one()]).collect();
            let name = bad.get(..60).unwrap_or(&bad);
            // The long ones in large pieces only.
            if bad.len() > LONGEST_LINE {
                let mut frames = Frames::default();
                let mut found = Vec::new();
                for piece in format!("{good}{bad}{good}{good}").as_bytes().chunks(4096) {
                    frames.push(piece);
                    found.extend(std::iter::from_fn(|| frames.next()));
                    assert!(frames.bytes.len() < 4 * LONGEST_LINE);
                }
                assert_eq!(found, expected, "{name:?}");
                continue;
            }
            assert_eq!(all(format!("{good}{bad}{good}{good}").as_bytes()), expected, "{name:?}");
        }
    }

    #[test]
    fn a_message_that_is_shorter_than_announced_ends_where_the_next_one_begins() {
        for length in [18, 40, 100, 1000, MOST_BYTES] {
            let text = format!("Content-Length: {length}\r\n\r\n{ONE}Content-Length: 7\r\n\r\n{ONE}");
            let mut frames = Frames::default();
            frames.push(text.as_bytes());
            let mut found = Vec::new();
            while let Some(it) = frames.next() {
                // What does not end where it was announced to end is not trusted.
                if matches!(&it, Frame::Body(it) if it != ONE.as_bytes()) {
                    frames.distrust();
                }
                found.push(it);
            }
            assert_eq!(found.last(), Some(&one()), "{length}: {found:?}");
            assert_eq!(found.len(), 2, "{length}: {found:?}");
        }
    }

    #[test]
    fn a_message_that_is_longer_than_announced_costs_only_itself() {
        for length in 0..ONE.len() {
            let text = format!("Content-Length: {length}\r\n\r\n{ONE}Content-Length: 7\r\n\r\n{ONE}");
            let mut frames = Frames::default();
            frames.push(text.as_bytes());
            assert!(matches!(frames.next(), Some(Frame::Body(it)) if it.len() == length));
            frames.distrust();
            assert_eq!(frames.next(), Some(one()), "{length}");
            assert_eq!(frames.next(), None);
        }
    }

    #[test]
    fn the_text_of_a_message_may_speak_of_headers() {
        let body = r#"{"text":"Content-Length: 5\r\n\r\n{}\n\nContent-Length: 5"}"#;
        let text = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        assert_eq!(all(text.as_bytes()), [Frame::Body(body.as_bytes().to_vec())]);
    }
}
