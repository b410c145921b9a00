//! What can still be told of a message that is no JSON: whether it asks something, and under
//! which id the client waits for an answer.
//!
//! Nothing here goes deeper with the text, so that no nesting is too deep.

use serde_json::Value;

/// What stands at the top of a message, as far as it can be read.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Members {
    pub(crate) id: Option<Value>,
    pub(crate) has_method: bool,
    /// It answers something.
    pub(crate) is_answer: bool,
    /// Its brackets close with the text, so that it ends where it was said to end.
    pub(crate) is_whole: bool,
}

/// Looks through a message.
pub(crate) fn members(text: &str) -> Members {
    let bytes = text.as_bytes();
    let mut res = Members::default();
    let mut depth = 0_usize;
    let mut is_key = false;
    let mut key = None;
    let mut at = 0_usize;
    while let Some(byte) = bytes.get(at) {
        let mut end = at.saturating_add(1);
        match byte {
            b'"' => {
                let Some(it) = end_of_text(bytes, end) else { return res };
                end = it;
                let token = text.get(at..end).unwrap_or("");
                if depth == 1 && is_key {
                    (key, is_key) = (Some(token), false);
                    res.has_method |= token == "\"method\"";
                    res.is_answer |= matches!(token, "\"result\"" | "\"error\"");
                } else if depth == 1 {
                    res.note(key.take(), token);
                }
            }
            b'{' | b'[' => {
                if depth == 1 {
                    res.note(key.take(), "");
                }
                depth = depth.saturating_add(1);
                is_key = depth == 1 && *byte == b'{';
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    res.is_whole = text.get(end..).is_some_and(|it| it.trim_ascii().is_empty());
                    return res;
                }
            }
            b',' => {
                if depth == 1 {
                    (key, is_key) = (None, true);
                }
            }
            b':' | b' ' | b'\t' | b'\r' | b'\n' => {}
            _ => {
                let length =
                    bytes.get(at..).unwrap_or(&[]).iter().position(|it| b",:{}[]\" \t\r\n".contains(it));
                end = length.map_or(bytes.len(), |it| at.saturating_add(it));
                if depth == 1 {
                    res.note(key.take(), text.get(at..end).unwrap_or(""));
                }
            }
        }
        at = end;
    }
    res
}

impl Members {
    fn note(&mut self, key: Option<&str>, value: &str) {
        if key == Some("\"id\"") {
            self.id = serde_json::from_str(value).ok();
        }
    }
}

/// Behind the quotation mark that closes a text which begins here.
fn end_of_text(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at.saturating_add(1)),
            b'\\' => at = at.saturating_add(2),
            _ => at = at.saturating_add(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_id_is_found_in_what_cannot_be_read() {
        for (text, id, is_whole) in [
            (r#"{"jsonrpc":"2.0","id":1,"method":"m","params":{]}"#, json!(1), true),
            (r#"{"jsonrpc":"2.0","id":1,"method":"m","params":{"a" 1}}"#, json!(1), true),
            (r#"{ "params" : {"id":2,"x":"}"} , "id" : "a\"b" , "method":"m",}"#, json!("a\"b"), true),
            (r#"{"method":"m","params":[01,,],"id":7}"#, json!(7), true),
            (r#"{"method":"m","id":7,"params":"#, json!(7), false),
            (r#"{"method":"m","id":7,"params":"x"#, json!(7), false),
            (r#"{"method":"m","params":{"text":"\"id\":3"},"id":7} x"#, json!(7), false),
        ] {
            let found = members(text);
            assert_eq!((found.id, found.is_whole), (Some(id), is_whole), "{text}");
            assert!(found.has_method && !found.is_answer, "{text}");
        }
        let depth = 1_000_000;
        let deep =
            format!("{{\"method\":\"m\",\"params\":{}{},\"id\":7}}", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(
            members(&deep),
            Members { id: Some(json!(7)), has_method: true, is_answer: false, is_whole: true }
        );
    }

    #[test]
    fn what_has_no_id_has_none() {
        for text in [
            "",
            "{",
            "{\"id\"",
            "{\"id\":",
            "{\"id\":}",
            "[{\"id\":1}]",
            "{\"a\":{\"id\":1}}",
            "id:1",
            "\"id\"",
            "\\",
            "{\"id\":x}",
        ] {
            assert_eq!(members(text).id, None, "{text}");
        }
        assert!(members(r#"{"id":1,"result":x}"#).is_answer);
        assert!(members(r#"{"id":1,"error""#).is_answer);
        assert!(!members(r#"{"id":1,"params":{"error":1}}"#).is_answer);
    }
}
