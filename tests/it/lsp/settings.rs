//! Settings and configuration files: they hold when they are read, and again when they change.

use serde_json::{Value, json};

use crate::lsp::client::{Client, Manner};
use crate::lsp::folders::Folder;

const PLAN: &str = "piano \"à\" 2023\nobiettivo 1 \"uno\"\n  indicatore \"a\"\n    peso 60%\n    target >= 2\n    misura m = 3 N\n    misura n = 3 N\n    formula n\n";

async fn codes(client: &mut Client, uri: &str, is_settled: impl Fn(&[Value]) -> bool) {
    let is = |it: &Value| {
        it["method"] == "textDocument/publishDiagnostics"
            && it["params"]["uri"] == uri
            && it["params"]["diagnostics"].as_array().is_some_and(|it| is_settled(it))
    };
    client.hear(is).await;
}

fn has(diagnostics: &[Value], rule: &str) -> bool {
    diagnostics.iter().any(|it| it["code"] == rule)
}

fn says(diagnostics: &[Value], part: &str) -> bool {
    diagnostics.iter().any(|it| it["message"].as_str().is_some_and(|it| it.contains(part)))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_language_is_the_settings_else_the_clients() {
    for (locale, setting, part) in [
        (Some("it"), "auto", "peso"),
        (Some("en-GB"), "auto", "weight"),
        (Some("en"), "it", "peso"),
        (Some("de"), "auto", "weight"),
        (None, "it", "peso"),
    ] {
        let options = json!({"language": setting});
        let mut client = Client::start(Manner { locale, options, ..Manner::default() }).await;
        client.open("untitled:a", PLAN);
        let told = client.diagnostics("untitled:a", 1).await;
        assert!(says(&told, part), "{locale:?} {setting}: {told:#?}");
        client.end().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_that_change_hold_for_what_is_open() {
    let mut client = Client::start(Manner::default()).await;
    client.open("untitled:a", PLAN);
    codes(&mut client, "untitled:a", |it| has(it, "weights-not-100") && has(it, "unused-measure")).await;
    let settings = json!({"settings": {"collaudo": {"language": "it", "severity": "error"}}});
    client.notify("workspace/didChangeConfiguration", settings);
    let settled = |it: &[Value]| has(it, "weights-not-100") && !has(it, "unused-measure") && says(it, "peso");
    codes(&mut client, "untitled:a", settled).await;
    client.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_are_asked_for_where_the_client_wants_to_be_asked() {
    let manner = Manner { settings: json!({"language": "it"}), ..Manner::default() }
        .with("workspace.configuration", json!(true))
        .with("workspace.didChangeConfiguration", json!({"dynamicRegistration": true}));
    let mut client = Client::start(manner).await;
    client.open("untitled:a", PLAN);
    codes(&mut client, "untitled:a", |it| says(it, "peso")).await;
    let registered = client.told("client/registerCapability").await;
    assert_eq!(registered["registrations"][0]["method"], "workspace/didChangeConfiguration");
    client.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_configuration_file_holds_and_is_read_again_when_it_changes() {
    let folder = Folder::new();
    let config = folder.write("collaudo.toml", "ignore = [\"weights-not-100\"]\n");
    let plan = folder.write("sub/a.piano", "");
    let manner =
        Manner::default().with("workspace.didChangeWatchedFiles", json!({"dynamicRegistration": true}));
    let mut client = Client::start(Manner { folders: vec![folder.uri()], ..manner }).await;
    let registered = client.told("client/registerCapability").await;
    assert!(registered.to_string().contains("**/collaudo.toml"), "{registered}");
    client.open(&plan, PLAN);
    codes(&mut client, &plan, |it| !has(it, "weights-not-100") && has(it, "unused-measure")).await;

    folder.write("collaudo.toml", "ignore = [\"unused-measure\"]\n");
    let changed = json!({"changes": [{"uri": config, "type": 2}]});
    client.notify("workspace/didChangeWatchedFiles", changed.clone());
    codes(&mut client, &plan, |it| has(it, "weights-not-100") && !has(it, "unused-measure")).await;

    // A file that says nonsense is said to, and the plan is checked nevertheless.
    folder.write("collaudo.toml", "ignore = [\"no-such-rule\"]\n");
    client.notify("workspace/didChangeWatchedFiles", changed);
    codes(&mut client, &plan, |it| has(it, "weights-not-100") && has(it, "unused-measure")).await;
    let message = client.told("window/showMessage").await;
    assert!(message["message"].as_str().is_some_and(|it| it.contains("collaudo.toml:1")), "{message}");
    client.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_profile_of_the_settings_holds_where_no_file_names_one() {
    let folder = Folder::new();
    let free = folder.write("free/a.piano", "");
    let bound = folder.write("bound/a.piano", "");
    folder.write("bound/collaudo.toml", "profile = \"default\"\n");
    let options = json!({"profile": "oiv"});
    let mut client = Client::start(Manner { options, ..Manner::default() }).await;
    client.open(&free, PLAN);
    let free = client.diagnostics(&free, 1).await;
    client.open(&bound, PLAN);
    let bound = client.diagnostics(&bound, 1).await;
    assert!(free.len() > bound.len(), "{free:#?} {bound:#?}");
    client.end().await;
}
