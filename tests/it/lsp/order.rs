//! Nothing is lost and nothing is stale, however fast one types and however slow one answers.

use collaudo::config::Config;
use collaudo::lang::Language;
use serde_json::{Value, json};

use crate::lsp::client::{Client, Manner};
use crate::lsp::expected::{Units, expected, simple};

const PLAN: &str = "piano \"à 😀\" 2023\nobiettivo 1 \"uno\"\n  indicatore \"a\"\n    peso 60%\n    target >= 2\n  indicatore \"b\"\n    peso 30%\n    target >= 2\n";

/// Sends so many edits with requests between them, and tells the ids of the requests.
fn burst(client: &mut Client, uri: &str, n: usize) -> Vec<i64> {
    let mut asked = Vec::new();
    for i in 0..n {
        let text = client.text(uri);
        let end = text.len();
        let at = text.find("60%").map_or(end, |it| it + 1);
        match i % 4 {
            0 => client.edit(uri, at..at + 1, "0"),
            1 => client.edit(uri, end..end, "  indicatore \"è 😀\"\n    peso 5%\n"),
            2 => client.edit(uri, end..end, "obiettivo 2 \"x\"\n"),
            _ => client.edit(uri, 7..9, "è"),
        };
        let document = json!({"uri": uri});
        let place = json!({"textDocument": document, "position": {"line": 2, "character": 5}});
        asked.push(match i % 5 {
            0 => client.request("textDocument/hover", place),
            1 => client.request("textDocument/documentSymbol", json!({"textDocument": document})),
            2 => client.request("textDocument/semanticTokens/full", json!({"textDocument": document})),
            3 => client.request("textDocument/completion", place),
            _ => client.request("textDocument/codeLens", json!({"textDocument": document})),
        });
    }
    asked
}

async fn nothing_is_lost(client: &mut Client, uri: &str) {
    let asked = burst(client, uri, 200);
    let version = client.texts[uri].0;
    assert_eq!(version, 201);
    let told = client.diagnostics(uri, version).await;
    let text = client.text(uri).to_owned();
    assert_eq!(simple(&told), expected(uri, &text, &Config::default(), Units::Utf16, Language::En), "{text}");
    for id in asked {
        assert!(client.answer(id).await.is_ok());
    }
    let versions = client.all_told("textDocument/publishDiagnostics");
    let versions: Vec<i64> = versions.iter().filter_map(|it| it["version"].as_i64()).collect();
    assert!(versions.is_sorted() && versions.iter().all(|it| *it < version), "{versions:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_burst_of_edits_with_requests_between_them_loses_none() {
    let mut client = Client::start(Manner::default()).await;
    client.open("untitled:a", PLAN);
    nothing_is_lost(&mut client, "untitled:a").await;
    client.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_never_answers_keeps_nothing_waiting() {
    let manner = Manner { answers: false, ..Manner::default() }
        .with("workspace.configuration", json!(true))
        .with("workspace.inlayHint", json!({"refreshSupport": true}))
        .with("workspace.codeLens", json!({"refreshSupport": true}))
        .with("workspace.didChangeConfiguration", json!({"dynamicRegistration": true}))
        .with("workspace.didChangeWatchedFiles", json!({"dynamicRegistration": true}))
        .with("window.workDoneProgress", json!(true))
        .with("window.showDocument", json!({"support": true}));
    let mut client = Client::start(manner).await;
    for uri in ["untitled:a", "untitled:b"] {
        client.open(uri, PLAN);
        // Each of these makes the server ask something.
        for _ in 0..20 {
            client.notify("workspace/didChangeConfiguration", json!({"settings": null}));
            client.request(
                "workspace/executeCommand",
                json!({"command": "collaudo.checkFolder", "arguments": []}),
            );
            let rule = json!({"command": "collaudo.explainRule", "arguments": ["weights-not-100"]});
            client.request("workspace/executeCommand", rule);
        }
        nothing_is_lost(&mut client, uri).await;
    }
    let asked = client.all_told("workspace/configuration");
    assert!(asked.len() > 10, "the server did ask");
    client.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_closed_during_a_burst_ends_up_cleared() {
    let mut client = Client::start(Manner::default()).await;
    for round in 0..20 {
        client.open("untitled:a", PLAN);
        burst(&mut client, "untitled:a", 3 + round % 3);
        client.close("untitled:a");
    }
    client.open("untitled:last", PLAN);
    client.diagnostics("untitled:last", 1).await;
    let told = client.all_told("textDocument/publishDiagnostics");
    let last = told.iter().rfind(|it| it["uri"] == "untitled:a").expect("something was told");
    assert_eq!(last["diagnostics"], Value::Array(Vec::new()));
    client.end().await;
}
