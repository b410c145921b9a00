//! A frame into a message, or into the answer that says why it is none.

use serde_json::{Map, Value, json};
use tower_lsp::jsonrpc::{Error, Id, Request, Response};

use crate::lsp::frames::Fault;
use crate::lsp::members::members;

/// What the client said.
#[derive(Debug)]
pub(crate) enum Incoming {
    /// A request or a notification.
    Request(Request),
    /// The answer to a request of the server.
    Answer(Response),
}

/// A message that cannot be read.
#[derive(Debug)]
pub(crate) struct Unreadable {
    /// What the client gets for it: nothing where it is itself an answer.
    pub(crate) answers: Vec<Value>,
    pub(crate) reason: String,
    /// Whether it ends where it was said to end.
    pub(crate) is_whole: bool,
}

/// Reads a message.
pub(crate) fn read(body: &[u8]) -> Result<Incoming, Unreadable> {
    let text = match std::str::from_utf8(body) {
        Ok(it) => it.strip_prefix('\u{feff}').unwrap_or(it),
        Err(it) => return Err(broken(&String::from_utf8_lossy(body), it.to_string())),
    };
    let value = serde_json::from_str(text).or_else(|error| match with_whole_characters(text) {
        Some(it) => serde_json::from_str(&it).map_err(|_| error),
        None => Err(error),
    });
    match value {
        Ok(Value::Object(it)) => message(it),
        Ok(Value::Array(it)) => Err(batch(&it)),
        Ok(_) => Err(refused(Value::Null, "a message is an object")),
        Err(it) => Err(broken(text, it.to_string())),
    }
}

/// A message that says itself that it is not written in UTF-8.
pub(crate) fn foreign(body: &[u8]) -> Unreadable {
    let res = broken(&String::from_utf8_lossy(body), "its charset is not utf-8".to_owned());
    Unreadable { is_whole: true, ..res }
}

/// What came instead of a message.
pub(crate) fn lost(fault: Fault, begun: &[u8]) -> Unreadable {
    broken(&String::from_utf8_lossy(begun), fault.reason().to_owned())
}

fn broken(text: &str, reason: String) -> Unreadable {
    let found = members(text);
    let id = found.id.filter(is_id).unwrap_or(Value::Null);
    let is_asked = found.has_method || !found.is_answer;
    let answers = is_asked.then(|| answer(id, Error::parse_error(), &reason)).into_iter().collect();
    Unreadable { answers, reason, is_whole: found.is_whole }
}

fn refused(id: Value, reason: &str) -> Unreadable {
    let answers = vec![answer(id, Error::invalid_request(), reason)];
    Unreadable { answers, reason: reason.to_owned(), is_whole: true }
}

/// An error as the client gets it.
fn answer(id: Value, error: Error, reason: &str) -> Value {
    let message = format!("{}: {reason}", error.message);
    json!({ "jsonrpc": "2.0", "id": id, "error": { "code": error.code.code(), "message": message } })
}

/// The protocol has no batches: whoever waits for an answer of one gets it.
fn batch(all: &[Value]) -> Unreadable {
    let reason = "messages come one by one";
    let asks = |it: &&Value| it.get("method").is_some();
    let ids = all.iter().filter(asks).filter_map(|it| it.get("id").filter(|id| is_id(id)));
    let mut answers: Vec<Value> =
        ids.map(|it| answer(it.clone(), Error::invalid_request(), reason)).collect();
    if answers.is_empty() {
        answers.push(answer(Value::Null, Error::invalid_request(), reason));
    }
    Unreadable { answers, reason: reason.to_owned(), is_whole: true }
}

fn is_id(it: &Value) -> bool {
    it.is_number() || it.is_string()
}

fn message(mut members: Map<String, Value>) -> Result<Incoming, Unreadable> {
    let (id, method) = (members.remove("id"), members.remove("method"));
    let is_answer = method.is_none() && (members.contains_key("result") || members.contains_key("error"));
    let refuse = |reason| {
        let mut res = refused(id.clone().filter(is_id).unwrap_or(Value::Null), reason);
        if is_answer {
            res.answers.clear();
        }
        Err(res)
    };
    if members.get("jsonrpc").and_then(Value::as_str) != Some("2.0") {
        return refuse("\"jsonrpc\" is not \"2.0\"");
    }
    let known = match &id {
        None => None,
        Some(Value::String(it)) => Some(Id::String(it.clone())),
        Some(it) => match it.as_i64() {
            Some(it) => Some(Id::Number(it)),
            None => return refuse("\"id\" is neither a whole number nor a text"),
        },
    };
    match method {
        Some(Value::String(method)) => {
            let mut res = Request::build(method);
            if let Some(it) = known {
                res = res.id(it);
            }
            if let Some(it) = members.remove("params") {
                res = res.params(it);
            }
            Ok(Incoming::Request(res.finish()))
        }
        Some(_) => refuse("\"method\" is no text"),
        None if !is_answer => refuse("no \"method\""),
        None => match known {
            Some(id) => Ok(Incoming::Answer(Response::from_parts(id, outcome(members)))),
            None => refuse("an answer without \"id\""),
        },
    }
}

/// What an answer says. One that says nothing that can be read is still one: somebody waits.
fn outcome(mut members: Map<String, Value>) -> Result<Value, Error> {
    match members.remove("error") {
        None | Some(Value::Null) => Ok(members.remove("result").unwrap_or(Value::Null)),
        Some(it) => Err(serde_json::from_value(it).unwrap_or_else(|_| Error::internal_error())),
    }
}

/// The text with U+FFFD for each half of a character that is without its other half: editors
/// that keep UTF-16 send them. None where there are none.
fn with_whole_characters(text: &str) -> Option<String> {
    let escape = |at: usize| {
        let it = text.get(at..at.checked_add(6)?)?.strip_prefix("\\u")?;
        u16::from_str_radix(it, 16).ok().filter(|_| !it.starts_with('+'))
    };
    let mut res = String::new();
    let (mut done, mut at) = (0_usize, 0_usize);
    while let Some(found) = text.get(at..).and_then(|it| it.find('\\')) {
        at = at.saturating_add(found);
        let next = |n| at.saturating_add(n);
        match escape(at) {
            Some(0xd800..=0xdbff) if matches!(escape(next(6)), Some(0xdc00..=0xdfff)) => at = next(12),
            Some(0xd800..=0xdfff) => {
                res.push_str(text.get(done..at).unwrap_or(""));
                res.push_str("\\ufffd");
                at = next(6);
                done = at;
            }
            // One sign after the stroke belongs to it; a stroke is never the second of two.
            _ => at = next(1).saturating_add(text.get(next(1)..)?.chars().next().map_or(0, char::len_utf8)),
        }
    }
    res.push_str(text.get(done..)?);
    (done > 0).then_some(res)
}
