//! Clients that ask for findings get them when they ask, and never otherwise.

use collaudo::config::Config;
use collaudo::lang::Language;
use serde_json::{Value, json};

use crate::lsp::client::{Client, Manner};
use crate::lsp::expected::{Units, expected, simple};
use crate::lsp::folders::Folder;

const PLAN: &str = "piano \"à 😀\" 2023\nobiettivo 1 \"uno\"\n  indicatore \"a\"\n    peso 60%\n    target >= 2\n  indicatore \"b\"\n    peso 30%\n    target >= 2\n";

fn manner() -> Manner {
    Manner::default().with("textDocument.diagnostic", json!({"dynamicRegistration": false}))
}

async fn ask(client: &mut Client, uri: &str, previous: Option<&Value>) -> Value {
    let params = json!({"textDocument": {"uri": uri}, "previousResultId": previous});
    client.ask("textDocument/diagnostic", params).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_has_the_findings_of_a_check_when_asked_and_none_are_pushed() {
    let mut client = Client::start(manner()).await;
    assert_eq!(client.capabilities["diagnosticProvider"]["workspaceDiagnostics"], true);
    client.open("untitled:a", PLAN);
    let first = ask(&mut client, "untitled:a", None).await;
    assert_eq!(first["kind"], "full");
    let of = |text: &str| expected("untitled:a", text, &Config::default(), Units::Utf16, Language::En);
    assert_eq!(simple(first["items"].as_array().expect("items")), of(PLAN));

    let again = ask(&mut client, "untitled:a", Some(&first["resultId"])).await;
    assert_eq!(again["kind"], "unchanged");
    let end = PLAN.len();
    client.edit("untitled:a", end..end, "  indicatore \"😀\"\n    peso 5%\n");
    let edited = ask(&mut client, "untitled:a", Some(&first["resultId"])).await;
    assert_eq!(edited["kind"], "full");
    let text = client.text("untitled:a").to_owned();
    assert_eq!(simple(edited["items"].as_array().expect("items")), of(&text));

    // The counts are told in any case.
    let is_newest = |it: &Value| it["method"] == "collaudo/checked" && it["params"]["version"] == 2;
    client.hear(is_newest).await;
    client.close("untitled:a");
    let closed = ask(&mut client, "untitled:a", None).await;
    assert_eq!(closed["items"], json!([]));
    assert_eq!(client.all_told("textDocument/publishDiagnostics"), Vec::<Value>::new());
    client.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_that_do_not_ask_are_not_told_that_they_could() {
    let client = Client::start(Manner::default()).await;
    assert_eq!(client.capabilities.get("diagnosticProvider"), None);
    client.end().await;
}

/// The reports of all files by the end of their names.
async fn all(client: &mut Client, previous: &Value) -> Vec<Value> {
    let params = json!({"previousResultIds": previous});
    client.ask("workspace/diagnostic", params).await["items"].as_array().expect("items").clone()
}

fn report<'r>(reports: &'r [Value], name: &str) -> &'r Value {
    let is = |it: &&Value| it["uri"].as_str().is_some_and(|it| it.ends_with(name));
    reports.iter().find(is).unwrap_or_else(|| panic!("no {name}: {reports:#?}"))
}

fn ids(reports: &[Value]) -> Value {
    reports.iter().map(|it| json!({"uri": it["uri"], "value": it["resultId"]})).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn all_files_have_their_findings_and_what_is_open_wins_over_the_disk() {
    let folder = Folder::new();
    folder.write("disk.piano", PLAN);
    folder.write("sub/open.piano", PLAN);
    folder.write("other.txt", "obbiettivo");
    let mut client = Client::start(Manner { folders: vec![folder.uri()], ..manner() }).await;
    let open = format!("{}/sub/open.piano", folder.uri());
    let changed = PLAN.replace("30%", "40%");
    client.open(&open, &changed);
    let first = all(&mut client, &json!([])).await;
    assert_eq!(first.len(), 2, "{first:#?}");
    let of = |uri: &str, text: &str| expected(uri, text, &Config::default(), Units::Utf16, Language::En);
    let disk = report(&first, "disk.piano");
    let items = simple(disk["items"].as_array().expect("items"));
    assert_eq!(items, of(disk["uri"].as_str().expect("a uri"), PLAN));
    let items = simple(report(&first, "open.piano")["items"].as_array().expect("items"));
    assert_eq!(items, of(&open, &changed));
    assert_eq!(report(&first, "open.piano")["version"], 1);

    // Without news the answer waits until a file changes.
    let waiting = client.request("workspace/diagnostic", json!({"previousResultIds": ids(&first)}));
    ask(&mut client, &open, None).await;
    folder.write("disk.piano", &changed);
    let change = json!({"changes": [{"uri": disk["uri"], "type": 2}]});
    client.notify("workspace/didChangeWatchedFiles", change);
    let second = client.answer(waiting).await.expect("an answer")["items"].as_array().expect("items").clone();
    assert_eq!(report(&second, "open.piano")["kind"], "unchanged");
    let items = simple(report(&second, "disk.piano")["items"].as_array().expect("items"));
    assert_eq!(items, of(disk["uri"].as_str().expect("a uri"), &changed));

    // A file that is gone has no findings.
    std::fs::remove_file(folder.path().join("disk.piano")).expect("gone");
    let third = all(&mut client, &ids(&second)).await;
    assert_eq!(report(&third, "disk.piano")["items"], json!([]));

    // One that waits can be given up.
    let known: Vec<Value> = third.into_iter().filter(|it| it["resultId"].is_string()).collect();
    let waiting = client.request("workspace/diagnostic", json!({"previousResultIds": ids(&known)}));
    client.notify("$/cancelRequest", json!({"id": waiting}));
    assert!(client.answer(waiting).await.is_err());
    client.end().await;
}
