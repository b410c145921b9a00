//! The real program from start to end: exit codes, `--stdio`, and what it keeps in memory.

use std::process::Stdio;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::process::{Child, Command};

use crate::lsp::client::{Client, Manner};

/// The program with an editor at its ends.
async fn program(args: &[&str]) -> (Child, Client) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_collaudo"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .kill_on_drop(true)
        .spawn()
        .expect("the program");
    let (read, write) = (child.stdout.take().expect("output"), child.stdin.take().expect("input"));
    let manner = Manner::default();
    let mut client = Client::over(read, write, &manner, tokio::spawn(async { true }));
    client.begin(&manner).await;
    (child, client)
}

async fn code(child: &mut Child) -> Option<i32> {
    let ended = tokio::time::timeout(Duration::from_secs(20), child.wait()).await;
    ended.expect("the program ends while its input is open").expect("an exit code").code()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_program_ends_with_0_after_shutdown_and_with_1_without() {
    for args in [&["lsp"][..], &["lsp", "--stdio"]] {
        for (shutdown, expected) in [(true, 0), (false, 1)] {
            let (mut child, mut client) = program(args).await;
            if shutdown {
                assert_eq!(client.try_ask("shutdown", Value::Null).await, Ok(Value::Null));
            }
            client.send(json!({"jsonrpc": "2.0", "method": "exit", "params": null}));
            assert_eq!(code(&mut child).await, Some(expected), "{args:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_program_ends_when_its_client_goes_away() {
    let (mut child, client) = program(&["lsp"]).await;
    drop(client);
    assert_eq!(code(&mut child).await, Some(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_tells_its_name_and_version() {
    let (read, write) = tokio::io::duplex(1 << 16);
    drop((read, write));
    let (_child, mut client) = program(&["lsp"]).await;
    // A second greeting is refused and changes nothing.
    assert!(client.try_ask("initialize", json!({"capabilities": {}})).await.is_err());
    assert_eq!(client.capabilities["textDocumentSync"]["change"], 2);
    let unknown = client.try_ask("no/such", json!({})).await.expect_err("an error");
    assert_eq!(unknown["code"], -32601);
}

/// Resident memory in kB.
#[cfg(target_os = "linux")]
fn resident(child: &Child) -> usize {
    let path = format!("/proc/{}/status", child.id().expect("it runs"));
    let status = std::fs::read_to_string(path).expect("its status");
    let line = status.lines().find(|it| it.starts_with("VmRSS:")).expect("a line");
    line.split_whitespace().nth(1).and_then(|it| it.parse().ok()).expect("a number")
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn memory_after_ten_thousand_edits_is_that_after_a_hundred() {
    let (mut child, mut client) = program(&["lsp"]).await;
    let objective = "obiettivo 01.01 \"à 😀\"\n  indicatore \"uno\"\n    peso 60%\n    target >= 2\n";
    client.open("untitled:a", &format!("piano \"à\" 2023\n{}", objective.repeat(60)));
    client.diagnostics("untitled:a", 1).await;
    let mut after_100 = 0;
    for i in 0..5_000 {
        let at = client.text("untitled:a").find("60%").expect("a weight") + i % 7;
        client.edit("untitled:a", at..at, "1");
        let version = client.edit("untitled:a", at..at + 1, "");
        if i % 50 == 49 {
            client.diagnostics("untitled:a", version).await;
            client.all_told("textDocument/publishDiagnostics");
            client.all_told("collaudo/checked");
        }
        if i == 49 {
            after_100 = resident(&child);
        }
    }
    let after_10_000 = resident(&child);
    // What an allocator keeps back is some megabytes; a leak of one document would be 400 MB.
    assert!(after_10_000 < after_100 + 16_000, "{after_100} kB after 100, {after_10_000} kB after 10,000");
    assert_eq!(client.try_ask("shutdown", Value::Null).await, Ok(Value::Null));
    client.send(json!({"jsonrpc": "2.0", "method": "exit"}));
    assert_eq!(code(&mut child).await, Some(0));
}
