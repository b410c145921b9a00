//! Files that plans and configurations name: read aside, bounded, and only where they may be.

use serde_json::{Value, json};

use crate::lsp::client::{Client, Manner};
use crate::lsp::folders::Folder;

const PLAN: &str =
    "piano \"a\" 2024\nobiettivo 1 \"uno\"\n  indicatore \"x\"\n    peso 100%\n    target >= 2\n";

fn naming(previous: &str) -> String {
    PLAN.replace("2024\n", &format!("2024\n  precedente \"{previous}\"\n"))
}

fn rules(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().filter_map(|it| it["code"].as_str()).collect()
}

fn about<'d>(diagnostics: &'d [Value], rule: &str) -> Vec<&'d str> {
    diagnostics.iter().filter(|it| it["code"] == rule).filter_map(|it| it["message"].as_str()).collect()
}

/// A file of so many bytes that takes no room.
fn sparse(folder: &Folder, name: &str, length: u64) {
    let file = std::fs::File::create(folder.path().join(name)).expect("a file");
    file.set_len(length).expect("a length");
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn whatever_a_plan_names_other_documents_are_edited_and_answered() {
    let folder = Folder::new();
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("pipe.piano")).status();
    assert!(made.expect("mkfifo").success());
    sparse(&folder, "large.piano", 3 << 30);
    sparse(&folder, "aside.piano", (64 << 20) + 1);
    folder.write("x.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n");
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("zero.piano")).expect("a link");
    std::fs::create_dir(folder.path().join("folder.piano")).expect("a folder");
    let socket =
        std::os::unix::net::UnixListener::bind(folder.path().join("socket.piano")).expect("a socket");
    let mut client = Client::start(Manner { folders: vec![folder.uri()], ..Manner::default() }).await;
    let other = folder.write("other.piano", PLAN);
    client.open(&other, PLAN);
    client.diagnostics(&other, 1).await;
    for (n, named) in [
        "pipe.piano",
        "/dev/stdin",
        "/dev/zero",
        "zero.piano",
        "/dev/tty",
        "x.pdf",
        "large.piano",
        "aside.piano",
        "folder.piano",
        "socket.piano",
        "/proc/self/mem",
        r"\\server\share\a.piano",
        "//server/share/a.piano",
        "none.piano",
    ]
    .into_iter()
    .enumerate()
    {
        let uri = folder.write(&format!("{n}.piano"), "");
        client.open(&uri, &naming(named));
        let version = client.edit(&other, PLAN.len() - 2..PLAN.len() - 1, &(n % 10).to_string());
        let found = client.diagnostics(&other, version).await;
        assert!(!rules(&found).contains(&"missing-previous"));
        assert!(
            client
                .try_ask(
                    "textDocument/hover",
                    json!({"textDocument": {"uri": other}, "position": {"line": 3, "character": 5}})
                )
                .await
                .is_ok()
        );
        let found = client.diagnostics(&uri, 1).await;
        assert_eq!(about(&found, "missing-previous").len(), 1, "{named}: {found:#?}");
        // Typed once more, and taken away.
        let text = client.text(&uri).to_owned();
        let at = text.find("  precedente").expect("a line");
        let end = at + text[at..].find('\n').expect("an end") + 1;
        let version = client.edit(&uri, at..end, "");
        let is = |it: &Value| {
            it["params"]["uri"] == uri.as_str()
                && it["params"]["version"] == version
                && it["params"]["diagnostics"]
                    .as_array()
                    .is_some_and(|it| about(it, "missing-previous").is_empty())
        };
        client.hear(is).await;
    }
    // What a search and a check of the folder find is regular and of bounded size too.
    let found = client.ask("workspace/symbol", json!({"query": "uno"})).await;
    assert!(!found.as_array().expect("symbols").is_empty(), "{found}");
    let checked = client.ask("workspace/executeCommand", json!({"command": "collaudo.checkFolder"})).await;
    assert_eq!(checked["failed"], 2, "{checked}");
    drop(socket);
    client.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_that_names_a_long_plan_keeps_no_other_waiting() {
    let folder = Folder::new();
    let long = PLAN.lines().skip(1).map(|it| format!("{it}\n")).collect::<String>().repeat(800);
    folder.write("long.piano", format!("piano \"a\" 2023\n{long}"));
    let slow = folder.write("slow.piano", "");
    let mut client = Client::start(Manner { folders: vec![folder.uri()], ..Manner::default() }).await;
    client.open(&slow, &naming("long.piano"));
    client.open("untitled:quick", PLAN);
    let first = client.told("textDocument/publishDiagnostics").await;
    assert_eq!(first["uri"], "untitled:quick");
    let found = client.diagnostics(&slow, 1).await;
    assert!(about(&found, "missing-previous").is_empty(), "{found:#?}");
    client.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_outside_an_untrusted_workspace_is_read_until_it_is_trusted() {
    let outside = Folder::new();
    outside.write("2023.piano", PLAN.replace("2024", "2023").replace(">= 2", ">= 3"));
    // The folder lies in another one whose configuration would turn everything off.
    let around = Folder::new();
    around.write("collaudo.toml", "ignore = [\"missing-previous\", \"weights-not-100\"]\n");
    let inside = around.write("in/a.piano", "");
    around.write("in/2023.piano", PLAN.replace("2024", "2023"));
    let folders = vec![format!("{}/in", around.uri())];
    let path = outside.path().join("2023.piano").to_string_lossy().into_owned();
    let options = json!({"trusted": false});
    let mut client = Client::start(Manner { folders, options, ..Manner::default() }).await;
    client.open(&inside, &naming(&path).replace("100%", "90%"));
    let found = client.diagnostics(&inside, 1).await;
    assert!(rules(&found).contains(&"weights-not-100"), "{found:#?}");
    let said = about(&found, "missing-previous");
    assert!(said.iter().any(|it| it.contains("not trusted yet")), "{found:#?}");
    // Settings that say nothing of trust change nothing of it.
    client.notify(
        "workspace/didChangeConfiguration",
        json!({"settings": {"collaudo": {"severity": "warning"}}}),
    );
    let version = client.edit(&inside, 7..8, "b");
    let again = client.diagnostics(&inside, version).await;
    assert_eq!(about(&again, "missing-previous").len(), 1);
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"collaudo": {"trusted": true}}}));
    // The configuration and the earlier plan are read aside, in any order.
    let is = |it: &Value| {
        let found = it["params"]["diagnostics"].as_array();
        it["params"]["uri"] == inside.as_str()
            && found.is_some_and(|it| {
                let rules = rules(it);
                about(it, "missing-previous").is_empty()
                    && !rules.contains(&"weights-not-100")
                    && rules.contains(&"shifted-weight")
            })
    };
    client.hear(is).await;
    client.end().await;
}
