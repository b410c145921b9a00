//! An editor in a few lines: it speaks the protocol, keeps the texts, and applies edits by
//! its own reckoning of positions.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use collaudo::syntax::Language;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use crate::lsp::expected::{Units, offset};

/// How long an answer may take on a machine that is busy with other things.
const PATIENCE: Duration = Duration::from_secs(60);

/// An editor.
pub(crate) struct Client {
    out: mpsc::UnboundedSender<Vec<u8>>,
    heard: mpsc::UnboundedReceiver<Value>,
    /// What was heard while something else was waited for.
    held: VecDeque<Value>,
    next: i64,
    pub(crate) units: Units,
    pub(crate) texts: HashMap<String, (i64, String)>,
    /// What the server said of itself.
    pub(crate) capabilities: Value,
    pub(crate) server: JoinHandle<bool>,
}

/// What an editor says of itself.
pub(crate) struct Manner {
    pub(crate) capabilities: Value,
    pub(crate) options: Value,
    pub(crate) locale: Option<&'static str>,
    pub(crate) folders: Vec<String>,
    /// Whether requests of the server are answered.
    pub(crate) answers: bool,
    /// Its settings, when asked for.
    pub(crate) settings: Value,
}

impl Default for Manner {
    fn default() -> Self {
        Self {
            capabilities: json!({
                "textDocument": {"publishDiagnostics": {"relatedInformation": true, "tagSupport": {"valueSet": [1]}}},
                "workspace": {"workspaceEdit": {"documentChanges": true}},
            }),
            options: Value::Null,
            locale: Some("en"),
            folders: Vec::new(),
            answers: true,
            settings: Value::Null,
        }
    }
}

impl Manner {
    /// The manner with another capability: `"workspace.configuration"`.
    pub(crate) fn with(mut self, path: &str, value: Value) -> Self {
        let mut at = &mut self.capabilities;
        for key in path.split('.') {
            at = &mut at[key];
        }
        *at = value;
        self
    }
}

impl Client {
    /// An editor that counts columns in its own way.
    pub(crate) async fn counting(units: Units) -> Self {
        let manner = Manner::default().with("general.positionEncodings", json!([units.name()]));
        let res = Self::start(manner).await;
        assert_eq!(res.capabilities["positionEncoding"], units.name());
        res
    }

    pub(crate) async fn start(manner: Manner) -> Self {
        let (ours, theirs) = tokio::io::duplex(1 << 16);
        let (read, write) = tokio::io::split(theirs);
        let server = tokio::spawn(collaudo::lsp::serve(read, write, Language::En));
        let (read, write) = tokio::io::split(ours);
        let mut res = Self::over(read, write, &manner, server);
        res.begin(&manner).await;
        res
    }

    /// An editor that has said nothing yet.
    pub(crate) fn silent() -> Self {
        let (ours, theirs) = tokio::io::duplex(1 << 16);
        let (read, write) = tokio::io::split(theirs);
        let server = tokio::spawn(collaudo::lsp::serve(read, write, Language::En));
        let (read, write) = tokio::io::split(ours);
        Self::over(read, write, &Manner::default(), server)
    }

    /// An editor at the ends of two pipes.
    pub(crate) fn over(
        read: impl AsyncRead + Unpin + Send + 'static,
        write: impl AsyncWrite + Unpin + Send + 'static,
        manner: &Manner,
        server: JoinHandle<bool>,
    ) -> Self {
        let (out, to_write) = mpsc::unbounded_channel();
        let (hear, heard) = mpsc::unbounded_channel();
        tokio::spawn(writing(write, to_write));
        tokio::spawn(reading(read, hear, manner.answers.then(|| (out.downgrade(), manner.settings.clone()))));
        Self {
            out,
            heard,
            held: VecDeque::new(),
            next: 0,
            units: Units::Utf16,
            texts: HashMap::new(),
            capabilities: Value::Null,
            server,
        }
    }

    pub(crate) async fn begin(&mut self, manner: &Manner) {
        let folders: Vec<Value> = manner.folders.iter().map(|it| json!({"uri": it, "name": it})).collect();
        let params = json!({
            "processId": null,
            "capabilities": manner.capabilities,
            "locale": manner.locale,
            "initializationOptions": manner.options,
            "workspaceFolders": folders,
        });
        let answer = self.ask("initialize", params).await;
        self.capabilities = answer["capabilities"].clone();
        self.units = Units::named(self.capabilities["positionEncoding"].as_str().unwrap_or("utf-16"));
        self.notify("initialized", json!({}));
    }

    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.send(json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    pub(crate) fn send(&mut self, message: Value) {
        self.send_bytes(&framed(message.to_string().as_bytes()));
    }

    /// Sends whatever it is, message or not.
    pub(crate) fn send_bytes(&mut self, bytes: &[u8]) {
        self.out.send(bytes.to_vec()).expect("the server is there");
    }

    /// Sends a request without waiting for the answer.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> i64 {
        self.next += 1;
        self.send(json!({"jsonrpc": "2.0", "id": self.next, "method": method, "params": params}));
        self.next
    }

    /// The answer to a request, or its error.
    pub(crate) async fn answer(&mut self, id: i64) -> Result<Value, Value> {
        let it = self.hear(|it| it["id"] == id && it.get("method").is_none()).await;
        match it.get("error") {
            Some(error) => Err(error.clone()),
            None => Ok(it["result"].clone()),
        }
    }

    pub(crate) async fn try_ask(&mut self, method: &str, params: Value) -> Result<Value, Value> {
        let id = self.request(method, params);
        self.answer(id).await
    }

    pub(crate) async fn ask(&mut self, method: &str, params: Value) -> Value {
        self.try_ask(method, params).await.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// The next message that is wanted; the others wait.
    pub(crate) async fn hear(&mut self, is_wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.held.iter().position(&is_wanted) {
            return self.held.remove(at).expect("a message");
        }
        let next = async {
            while let Some(it) = self.heard.recv().await {
                if is_wanted(&it) {
                    return it;
                }
                self.held.push_back(it);
            }
            panic!("the server is gone");
        };
        match tokio::time::timeout(PATIENCE, next).await {
            Ok(it) => it,
            Err(_) => panic!("nothing came; held: {:?}", self.held),
        }
    }

    /// What is said of its own accord: the next message of a method.
    pub(crate) async fn told(&mut self, method: &str) -> Value {
        self.hear(|it| it["method"] == method).await["params"].clone()
    }

    /// Everything of a method that was heard and not yet looked at.
    pub(crate) fn all_told(&mut self, method: &str) -> Vec<Value> {
        while let Ok(it) = self.heard.try_recv() {
            self.held.push_back(it);
        }
        let (wanted, rest) =
            std::mem::take(&mut self.held).into_iter().partition(|it| it["method"] == method);
        self.held = rest;
        VecDeque::from_iter::<VecDeque<Value>>(wanted).into_iter().map(|it| it["params"].clone()).collect()
    }

    /// Everything that was heard and not yet looked at.
    pub(crate) fn everything(&mut self) -> Vec<Value> {
        while let Ok(it) = self.heard.try_recv() {
            self.held.push_back(it);
        }
        self.held.drain(..).collect()
    }

    /// Says nothing more, but goes on to listen.
    pub(crate) fn silence(&mut self) {
        self.out = mpsc::unbounded_channel().0;
    }

    pub(crate) fn open(&mut self, uri: &str, text: &str) {
        self.texts.insert(uri.to_owned(), (1, text.to_owned()));
        let document = json!({"uri": uri, "languageId": "piano", "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": document}));
    }

    pub(crate) fn close(&mut self, uri: &str) {
        self.texts.remove(uri);
        self.notify("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    }

    pub(crate) fn text(&self, uri: &str) -> &str {
        &self.texts[uri].1
    }

    /// Replaces a range of bytes, as typing does. Tells the new version.
    pub(crate) fn edit(&mut self, uri: &str, range: std::ops::Range<usize>, new: &str) -> i64 {
        let units = self.units;
        let (version, text) = self.texts.get_mut(uri).expect("an open document");
        *version += 1;
        let changed = json!({"range": units.range(text, range.start, range.end), "text": new});
        text.replace_range(range, new);
        let document = json!({"uri": uri, "version": version});
        let version = *version;
        self.notify("textDocument/didChange", json!({"textDocument": document, "contentChanges": [changed]}));
        version
    }

    /// The diagnostics of a version, as pushed; older ones are passed over.
    pub(crate) async fn diagnostics(&mut self, uri: &str, version: i64) -> Vec<Value> {
        let is_wanted = |it: &Value| {
            it["method"] == "textDocument/publishDiagnostics"
                && it["params"]["uri"] == uri
                && it["params"]["version"] == version
        };
        let it = self.hear(is_wanted).await;
        it["params"]["diagnostics"].as_array().expect("diagnostics").clone()
    }

    /// What is offered for a range with its diagnostics.
    pub(crate) async fn actions(&mut self, uri: &str, diagnostics: &[Value], range: &Value) -> Vec<Value> {
        let params = json!({
            "textDocument": {"uri": uri}, "range": range, "context": {"diagnostics": diagnostics},
        });
        self.ask("textDocument/codeAction", params).await.as_array().cloned().unwrap_or_default()
    }

    /// Applies an edit of the server as editors do, and tells the server of it.
    pub(crate) fn apply(&mut self, edit: &Value) {
        for change in edit["documentChanges"].as_array().expect("edits with versions") {
            let uri = change["textDocument"]["uri"].as_str().expect("a uri").to_owned();
            assert_eq!(change["textDocument"]["version"], self.texts[&uri].0, "the version that is open");
            let text = self.text(&uri).to_owned();
            let mut edits: Vec<(usize, usize, String)> = change["edits"]
                .as_array()
                .expect("edits")
                .iter()
                .map(|it| {
                    let place = |end: &str| offset(&text, self.units, &it["range"][end]);
                    let new = it["newText"].as_str().expect("a text").to_owned();
                    (place("start"), place("end"), new)
                })
                .collect();
            edits.sort();
            for (start, end, new) in edits.into_iter().rev() {
                self.edit(&uri, start..end, &new);
            }
        }
    }

    /// Ends the conversation as agreed.
    pub(crate) async fn end(mut self) {
        let answer = self.try_ask("shutdown", Value::Null).await;
        assert_eq!(answer, Ok(Value::Null));
        self.notify("exit", Value::Null);
        assert!(self.server.await.expect("the server ends"), "it was shut down");
    }
}

/// A message with its header.
pub(crate) fn framed(body: &[u8]) -> Vec<u8> {
    [format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes(), body].concat()
}

async fn writing(mut write: impl AsyncWrite + Unpin, mut messages: mpsc::UnboundedReceiver<Vec<u8>>) {
    while let Some(it) = messages.recv().await {
        if write.write_all(&it).await.is_err() || write.flush().await.is_err() {
            return;
        }
    }
}

/// Where answers go as long as the editor is there, and its settings.
type Answers = Option<(mpsc::WeakUnboundedSender<Vec<u8>>, Value)>;

/// Reads messages. Requests of the server are answered where the editor answers at all.
async fn reading(read: impl AsyncRead + Unpin, heard: mpsc::UnboundedSender<Value>, answers: Answers) {
    let mut read = BufReader::new(read);
    loop {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if read.read_line(&mut line).await.unwrap_or(0) == 0 {
                return;
            }
            match line.trim().split_once(':') {
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                    length = value.trim().parse().expect("a length");
                }
                Some(_) => {}
                None => break,
            }
        }
        let mut body = vec![0; length];
        if read.read_exact(&mut body).await.is_err() {
            return;
        }
        let message: Value = serde_json::from_slice(&body).expect("a message");
        if let (Some(id), Some(method), Some((out, settings))) =
            (message.get("id"), message.get("method"), &answers)
        {
            let result = if method == "workspace/configuration" { json!([settings]) } else { Value::Null };
            if let Some(it) = out.upgrade() {
                let answer = json!({"jsonrpc": "2.0", "id": id, "result": result});
                let _ = it.send(framed(answer.to_string().as_bytes()));
            }
        }
        if heard.send(message).is_err() {
            return;
        }
    }
}
