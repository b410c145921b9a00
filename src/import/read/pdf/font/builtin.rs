//! The encoding that an embedded font brings along, where the file names none.

use memchr::memmem;

use crate::import::read::pdf::budget::Spent;
use crate::import::read::pdf::syntax::{Dictionary, Document, Lexer, Object, Token};

/// Codes with the names of their glyphs.
pub(crate) type Names = Vec<(u8, Box<[u8]>)>;

/// The codes of a Type 1 font with the names of their glyphs, as its head lists them:
/// `dup 65 /A put`.
pub(crate) fn names(document: &Document<'_>, descriptor: &Dictionary) -> Result<Names, Spent> {
    let Object::Stream(stream) = document.get(descriptor, "FontFile") else { return Ok(Vec::new()) };
    let Some(unpacked) = document.unpacked(&stream)? else { return Ok(Vec::new()) };
    let head = memmem::find(&unpacked.bytes, b"eexec").unwrap_or(0);
    let head = unpacked.bytes.get(..head).unwrap_or(&[]);
    let start = memmem::find(head, b"/Encoding").unwrap_or(head.len());
    let mut lexer = Lexer::of_content(head.get(start..).unwrap_or(&[]));
    let mut last: [Option<Object>; 2] = [None, None];
    let mut res = Vec::new();
    while let Some(token) = lexer.token() {
        document.budget().operate(1)?;
        match token {
            Token::Object(it) => {
                let [_, second] = last;
                last = [second, Some(it)];
            }
            Token::Word(word) if &*word == b"put" => {
                if let [Some(code), Some(Object::Name(name))] = &last
                    && let Some(code) = code.whole().and_then(|it| u8::try_from(it).ok())
                {
                    res.push((code, Box::from(&**name)));
                }
            }
            Token::Word(word) if matches!(&*word, b"def" | b"readonly") && !res.is_empty() => break,
            Token::Word(_) => {}
        }
    }
    Ok(res)
}
