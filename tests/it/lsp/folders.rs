//! Folders as a whole: every plan checked, with a bar, until somebody has enough of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use crate::lsp::client::{Client, Manner};

const BAD: &str =
    "piano \"à\" 2023\nobbiettivo 1 \"uno\"\n  indicatore \"a\"\n    target >= 2\n    peso 100%\n";

/// A folder that goes when it is dropped.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("collaudo-{}-{n}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder");
        Self(fs::canonicalize(path).expect("a folder"))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn uri(&self) -> String {
        format!("file://{}", self.0.display())
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, text).expect("written");
        format!("{}/{name}", self.uri())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn check(folder: &Folder) -> Value {
    json!({"command": "collaudo.checkFolder", "arguments": [folder.uri()]})
}

async fn findings(client: &mut Client, uri: &str) -> Vec<Value> {
    let is = |it: &Value| it["method"] == "textDocument/publishDiagnostics" && it["params"]["uri"] == uri;
    client.hear(is).await["params"]["diagnostics"].as_array().expect("diagnostics").clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_plan_of_a_folder_is_checked_and_one_bad_file_stops_none() {
    let folder = Folder::new();
    let good = folder.write("a.piano", BAD.replace("obbiettivo", "obiettivo"));
    let bad = folder.write("b/c d.piano", BAD);
    folder.write("latin.piano", b"piano \"attivit\xE0\" 2023\n");
    folder.write("none.txt", BAD);
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", folder.path().join("dead.piano")).expect("a link");
    let open = folder.write("open.piano", BAD);

    let mut client = Client::start(Manner::default()).await;
    client.open(&open, &BAD.replace("obbiettivo", "obiettivo"));
    client.diagnostics(&open, 1).await;
    let checked = client.ask("workspace/executeCommand", check(&folder)).await;
    assert_eq!(checked["files"], 4, "{checked}");
    assert!(checked["errors"].as_u64() >= Some(1), "{checked}");
    let bad = bad.replace(' ', "%20");
    let told = findings(&mut client, &bad).await;
    assert!(told.iter().any(|it| it["code"] == "syntax-error"), "{told:#?}");
    // What is open has its findings from the editor's text.
    assert!(client.all_told("textDocument/publishDiagnostics").iter().all(|it| it["uri"] != open.as_str()));

    // A file that is put right on disk has none any more.
    folder.write("b/c d.piano", "");
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": bad, "type": 2}]}));
    assert_eq!(findings(&mut client, &bad).await, Vec::<Value>::new());
    assert!(!good.is_empty());
    client.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_folder_all_that_are_open_are_checked_and_a_wrong_one_is_an_error() {
    let (one, two) = (Folder::new(), Folder::new());
    one.write("a.piano", BAD);
    two.write("a.piano", BAD);
    let mut client = Client::start(Manner { folders: vec![one.uri()], ..Manner::default() }).await;
    let command = json!({"command": "collaudo.checkFolder"});
    assert_eq!(client.ask("workspace/executeCommand", command.clone()).await["files"], 1);
    let added = json!([{"uri": two.uri(), "name": "two"}]);
    let event = json!({"event": {"added": added, "removed": []}});
    client.notify("workspace/didChangeWorkspaceFolders", event);
    assert_eq!(client.ask("workspace/executeCommand", command).await["files"], 2);
    let missing = json!({"command": "collaudo.checkFolder", "arguments": ["file:///no/such/folder"]});
    assert!(client.try_ask("workspace/executeCommand", missing).await.is_err());
    assert!(client.try_ask("workspace/executeCommand", json!({"command": "no.such"})).await.is_err());
    client.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_shows_how_far_it_is() {
    let folder = Folder::new();
    (0..30).for_each(|i| _ = folder.write(&format!("{i}.piano"), BAD));
    let mut client = Client::start(Manner::default().with("window.workDoneProgress", json!(true))).await;
    client.ask("workspace/executeCommand", check(&folder)).await;
    let token = client.told("window/workDoneProgress/create").await["token"].clone();
    let begin = client.told("$/progress").await;
    assert_eq!((&begin["token"], &begin["value"]["kind"]), (&token, &json!("begin")));
    assert_eq!(begin["value"]["cancellable"], true);
    let end = client.hear(|it| it["params"]["value"]["kind"] == "end").await;
    assert_eq!(end["params"]["token"], token);

    // A client may bring its own bar.
    let mut own = check(&folder);
    own["workDoneToken"] = json!("mine");
    client.ask("workspace/executeCommand", own).await;
    client.hear(|it| it["params"]["token"] == "mine" && it["params"]["value"]["kind"] == "begin").await;
    client.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_ends_when_the_reader_has_enough_of_it() {
    let folder = Folder::new();
    let long = BAD.repeat(200);
    (0..400).for_each(|i| _ = folder.write(&format!("{i}.piano"), &long));
    let mut client = Client::start(Manner::default()).await;
    let mut own = check(&folder);
    own["workDoneToken"] = json!("mine");
    let id = client.request("workspace/executeCommand", own);
    client.hear(|it| it["params"]["value"]["kind"] == "begin").await;
    client.notify("window/workDoneProgress/cancel", json!({"token": "mine"}));
    let error = client.answer(id).await.expect_err("it was given up");
    assert_eq!(error["code"], -32800);

    let id = client.request("workspace/executeCommand", check(&folder));
    client.notify("$/cancelRequest", json!({"id": id}));
    assert_eq!(client.answer(id).await.expect_err("it was given up")["code"], -32800);
    // The server is there for the next request.
    client.open("untitled:a", BAD);
    assert!(!client.diagnostics("untitled:a", 1).await.is_empty());
    client.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_finds_headings_in_open_plans_and_in_those_on_disk() {
    let folder = Folder::new();
    let plan =
        |name: &str| format!("piano \"Ente\" 2023\nobiettivo 1 \"{name}\"\n  indicatore \"à 😀 atti\"\n");
    let disk = folder.write("a.piano", plan("Sportello telematico"));
    let open = folder.write("b.piano", plan("altro"));
    let mut client = Client::start(Manner { folders: vec![folder.uri()], ..Manner::default() }).await;
    client.open(&open, &plan("Sportello mobile"));
    client.diagnostics(&open, 1).await;
    let search = |query: &str| json!({"query": query});
    let found = client.ask("workspace/symbol", search("sportello")).await;
    let uris: Vec<&Value> =
        found.as_array().expect("symbols").iter().map(|it| &it["location"]["uri"]).collect();
    assert_eq!(uris, [open.as_str(), disk.as_str()]);
    // What is open wins over what is on disk, and a place is one in the file.
    assert_eq!(client.ask("workspace/symbol", search("altro")).await, json!([]));
    let atti = client.ask("workspace/symbol", search("atti")).await;
    assert_eq!(atti[1]["location"]["range"]["start"], json!({"line": 2, "character": 13}), "{atti}");
}
