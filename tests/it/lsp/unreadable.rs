//! Messages that are none: each is answered where somebody waits, said, and the next one is read.

use std::process::Stdio;
use std::time::Duration;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::lsp::client::{Client, Manner, framed};

const PARSE_ERROR: i64 = -32700;
const INVALID_REQUEST: i64 = -32600;

/// The answers and the log lines up to the answer to a request that is sent now.
async fn heard_until_now(client: &mut Client) -> (Vec<(Value, Value)>, usize) {
    let error = client.try_ask("no/such", Value::Null).await.expect_err("nobody knows it");
    assert_eq!(error["code"], -32601);
    let answers = client.everything();
    let said = answers.iter().filter(|it| it["method"] == "window/logMessage").count();
    let answers = answers.into_iter().filter(|it| it.get("method").is_none());
    (answers.map(|it| (it["id"].clone(), it["error"]["code"].clone())).collect(), said)
}

/// Bytes, and the errors that they get.
type Faulty = (Vec<u8>, Vec<(Value, i64)>);

/// Messages of one fault each.
fn faulty() -> Vec<Faulty> {
    let text = |text: &str, id: Value, code: i64| (framed(text.as_bytes()), vec![(id, code)]);
    let depth = 1 << 20;
    let deep = |open: &str, close: &str| {
        format!(
            "{{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":{}{},\"id\":70}}",
            open.repeat(depth),
            close.repeat(depth)
        )
    };
    let mut res = vec![
        // No JSON.
        text("", Value::Null, PARSE_ERROR),
        text("nonsense", Value::Null, PARSE_ERROR),
        text("{", Value::Null, PARSE_ERROR),
        text(r#"{"jsonrpc":"2.0","id":70,"method":"m","params":{"a":}}"#, json!(70), PARSE_ERROR),
        text(r#"{"jsonrpc":"2.0","method":"m","params":[1,],"id":"70"}"#, json!("70"), PARSE_ERROR),
        text(r#"{"jsonrpc":"2.0","id":70,"method":"m","params":{"a":"#, json!(70), PARSE_ERROR),
        text("{\"jsonrpc\":\"2.0\",\"id\":70,\"method\":\"m\",\"params\":\"a\nb\"}", json!(70), PARSE_ERROR),
        text(r#"{'jsonrpc':'2.0','id':70,'method':'m'}"#, Value::Null, PARSE_ERROR),
        text(r#"{"jsonrpc":"2.0","id":70,"method":"m","params":{"a":"\ud83x"}}"#, json!(70), PARSE_ERROR),
        text(r#"{"jsonrpc":"2.0","id":70,"method":"m","params":[NaN]}"#, json!(70), PARSE_ERROR),
        text(&deep("[", "]"), json!(70), PARSE_ERROR),
        text(&deep("{\"a\":", "}"), json!(70), PARSE_ERROR),
        text(&"[".repeat(2 * depth), Value::Null, PARSE_ERROR),
        // Not UTF-8.
        (
            framed(b"{\"jsonrpc\":\"2.0\",\"id\":70,\"method\":\"m\",\"params\":\"\xff\"}"),
            vec![(json!(70), PARSE_ERROR)],
        ),
        (
            framed(b"{\"jsonrpc\":\"2.0\",\"id\":70,\"method\":\"\xed\xa0\xbd\"}"),
            vec![(json!(70), PARSE_ERROR)],
        ),
        (framed(b"\x00\x01\xfe\xff"), vec![(Value::Null, PARSE_ERROR)]),
        // No message.
        text("null", Value::Null, INVALID_REQUEST),
        text("70", Value::Null, INVALID_REQUEST),
        text("\"text\"", Value::Null, INVALID_REQUEST),
        text("{}", Value::Null, INVALID_REQUEST),
        text(r#"{"id":70,"method":"m"}"#, json!(70), INVALID_REQUEST),
        text(r#"{"jsonrpc":"1.0","id":70,"method":"m"}"#, json!(70), INVALID_REQUEST),
        text(r#"{"jsonrpc":2.0,"id":70,"method":"m"}"#, json!(70), INVALID_REQUEST),
        text(r#"{"jsonrpc":null,"id":"a","method":"m"}"#, json!("a"), INVALID_REQUEST),
        text(r#"{"jsonrpc":"2.0","id":70}"#, json!(70), INVALID_REQUEST),
        text(r#"{"jsonrpc":"2.0","id":70,"method":7}"#, json!(70), INVALID_REQUEST),
        text(r#"{"jsonrpc":"2.0","id":70,"method":null}"#, json!(70), INVALID_REQUEST),
        text(r#"{"jsonrpc":"2.0","id":70.5,"method":"m"}"#, json!(70.5), INVALID_REQUEST),
        text(r#"{"jsonrpc":"2.0","id":18446744073709551615,"method":"m"}"#, json!(u64::MAX), INVALID_REQUEST),
        // A batch.
        text("[]", Value::Null, INVALID_REQUEST),
        text("[1,[],{}]", Value::Null, INVALID_REQUEST),
    ];
    for id in ["null", "true", "[]", "[70]", "{}", "{\"id\":70}"] {
        let message = format!(r#"{{"jsonrpc":"2.0","id":{id},"method":"m"}}"#);
        res.push(text(&message, Value::Null, INVALID_REQUEST));
    }
    let batch = json!([
        {"jsonrpc": "2.0", "id": 70, "method": "shutdown"},
        {"jsonrpc": "2.0", "method": "exit"},
        {"jsonrpc": "2.0", "id": "b", "method": "m"},
        {"jsonrpc": "2.0", "id": 72, "result": null},
    ]);
    res.push((
        framed(batch.to_string().as_bytes()),
        vec![(json!(70), INVALID_REQUEST), (json!("b"), INVALID_REQUEST)],
    ));
    // Answers that nobody waits for, or that are none: answering them would never end.
    for answer in [
        r#"{"jsonrpc":"1.0","id":70,"result":1}"#,
        r#"{"jsonrpc":"2.0","id":null,"result":1}"#,
        r#"{"jsonrpc":"2.0","id":{},"error":1}"#,
        r#"{"jsonrpc":"2.0","result":1}"#,
        r#"{"jsonrpc":"2.0","id":70,"result":1"#,
        r#"{"jsonrpc":"2.0","id":70,"error":}"#,
    ] {
        res.push((framed(answer.as_bytes()), Vec::new()));
    }
    // Headers of another kind.
    let body = r#"{"jsonrpc":"2.0","id":70,"method":"m"}"#;
    for header in [
        "",
        "X: 1\r\n",
        "Content-Length: -5\r\n",
        "Content-Length: \r\n",
        "Content-Length: 99999999999999999999\r\n",
        "Content-Length: ten\r\n",
    ] {
        res.push((format!("{header}\r\n{body}").into_bytes(), vec![(Value::Null, PARSE_ERROR)]));
    }
    let foreign = format!(
        "Content-Length: {}\r\nContent-Type: application/vscode-jsonrpc; charset=utf-16\r\n\r\n{body}",
        body.len()
    );
    res.push((foreign.into_bytes(), vec![(json!(70), PARSE_ERROR)]));
    for length in [1, 20, body.len() - 1] {
        res.push((
            format!("Content-Length: {length}\r\n\r\n{body}").into_bytes(),
            vec![(if length > 25 { json!(70) } else { Value::Null }, PARSE_ERROR)],
        ));
    }
    for length in [body.len() + 40, 5_000, 1 << 29] {
        res.push((
            format!("Content-Length: {length}\r\n\r\n{body}").into_bytes(),
            vec![(json!(70), PARSE_ERROR)],
        ));
    }
    res
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_answered_and_the_next_message_is_read() {
    let mut client = Client::start(Manner::default()).await;
    for (bytes, expected) in faulty() {
        client.send_bytes(&bytes);
        let name = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
        let (answers, said) = heard_until_now(&mut client).await;
        let expected: Vec<(Value, Value)> =
            expected.into_iter().map(|(id, code)| (id, json!(code))).collect();
        assert_eq!(answers, expected, "{name:?}");
        assert_eq!(said, 1, "{name:?}");
    }
    client.open("untitled:a", "piano \"a\" 2023\nobbiettivo\n");
    assert!(!client.diagnostics("untitled:a", 1).await.is_empty());
    client.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn headers_of_any_spelling_and_answers_to_nothing_are_no_faults() {
    let mut client = Client::start(Manner::default()).await;
    let body = r#"{"jsonrpc":"2.0","id":"odd","method":"textDocument/hover"}"#;
    let length = body.len();
    for header in [
        format!("content-length: {length}\r\n\r\n"),
        format!("CONTENT-LENGTH:{length}\r\n\r\n"),
        format!("Content-Length : {length}\r\nX-Trace: é\r\n\r\n"),
        format!("Content-Length: {length}\n\n"),
        format!("Content-Length: {length}\r\nContent-Type: application/vscode-jsonrpc\r\n\r\n"),
        format!("Content-Type: text/plain; charset=UTF-8\r\nContent-Length: {length}\r\n\r\n"),
    ] {
        client.send_bytes(format!("{header}{body}").as_bytes());
        let (answers, said) = heard_until_now(&mut client).await;
        assert_eq!((answers, said), (vec![(json!("odd"), json!(-32602))], 0), "{header:?}");
    }
    for answer in [json!(1), json!("never-asked"), json!(-1)] {
        for _ in 0..3 {
            client.send(json!({"jsonrpc": "2.0", "id": answer, "result": {}}));
            client.send(json!({"jsonrpc": "2.0", "id": answer, "error": "none"}));
        }
    }
    assert_eq!(heard_until_now(&mut client).await, (Vec::new(), 0));
    client.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn half_a_character_is_one_that_cannot_be_shown() {
    let mut client = Client::start(Manner::default()).await;
    for (n, (escaped, whole)) in [
        ("\\ud83d", "\u{fffd}"),
        ("\\uDE00", "\u{fffd}"),
        ("\\ude00\\ud83d", "\u{fffd}\u{fffd}"),
        ("\\ud83d\\ud83d\\ude00", "\u{fffd}😀"),
        ("\\ud83d\\u0041", "\u{fffd}A"),
        ("\\ud83d😀\\\\ud83d", "\u{fffd}😀\\ud83d"),
        ("\\\\\\ud83d\\n", "\\\u{fffd}\n"),
    ]
    .into_iter()
    .enumerate()
    {
        let uri = format!("untitled:{n}");
        let text = format!("# {escaped}\\nobiettivo 1 \\\"{escaped}\\\"\\n");
        let open = format!(
            r#"{{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{{"textDocument":{{"uri":"{uri}","languageId":"piano","version":1,"text":"{text}"}}}}}}"#
        );
        client.send_bytes(&framed(open.as_bytes()));
        client.diagnostics(&uri, 1).await;
        let expected = format!("# {whole}\nobiettivo 1 \"{whole}\"\n");
        // What the server holds: the whole text is replaced by its canonical form and back.
        let symbols = client.ask("textDocument/documentSymbol", json!({"textDocument": {"uri": uri}})).await;
        if !whole.contains('\n') {
            let name = symbols[0]["name"].as_str().unwrap_or("");
            assert!(name.contains(whole), "{escaped}: {symbols} {expected}");
        }
    }
    assert_eq!(client.all_told("window/logMessage"), Vec::<Value>::new());
    client.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_before_the_greeting_is_answered_and_the_greeting_still_counts() {
    let mut client = Client::silent();
    for (bytes, expected) in faulty() {
        client.send_bytes(&bytes);
        // Some end only where the next one begins.
        client.notify("$/nothing", Value::Null);
        for (id, code) in expected {
            let it = client.hear(|it| it.get("error").is_some()).await;
            assert_eq!((&it["id"], &it["error"]["code"]), (&id, &json!(code)));
        }
    }
    for method in ["textDocument/hover", "no/such", "$/no/such", "shutdown"] {
        assert_eq!(
            client.try_ask(method, Value::Null).await.expect_err("too early")["code"],
            -32002,
            "{method}"
        );
        client.notify(method, Value::Null);
    }
    client.begin(&Manner::default()).await;
    assert_eq!(client.try_ask("$/no/such", Value::Null).await.expect_err("unknown")["code"], -32601);
    client.notify("$/no/such", Value::Null);
    assert_eq!(client.try_ask("shutdown", Value::Null).await, Ok(Value::Null));
    for method in ["textDocument/hover", "no/such", "$/no/such", "shutdown", "initialize"] {
        assert_eq!(
            client.try_ask(method, Value::Null).await.expect_err("too late")["code"],
            INVALID_REQUEST,
            "{method}"
        );
    }
    client.notify("exit", Value::Null);
    assert!(client.server.await.expect("the server ends"), "it was shut down");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_of_input_ends_the_server_though_something_is_under_way() {
    let mut child = tokio::process::Command::new(env!("CARGO_BIN_EXE_collaudo"))
        .arg("lsp")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .expect("the program");
    let (read, write) = (child.stdout.take().expect("output"), child.stdin.take().expect("input"));
    let manner = Manner::default().with("textDocument.diagnostic", json!({}));
    let mut client = Client::over(read, write, &manner, tokio::spawn(async { true }));
    client.begin(&manner).await;
    client.open("untitled:a", "piano \"a\" 2023\n");
    let asked = client.ask("workspace/diagnostic", json!({"previousResultIds": []})).await;
    let items = asked["items"].as_array().expect("reports");
    let known: Vec<Value> =
        items.iter().map(|it| json!({"uri": it["uri"], "value": it["resultId"]})).collect();
    // This one waits for news.
    client.request("workspace/diagnostic", json!({"previousResultIds": known}));
    client.send_bytes(b"Content-Length: 500\r\n\r\n{\"jsonrpc\":");
    client.silence();
    let ended = tokio::time::timeout(Duration::from_secs(60), child.wait()).await;
    assert_eq!(ended.expect("it ends").expect("a code").code(), Some(1));
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn the_server_ends_with_the_process_that_it_serves() {
    let mut parent =
        tokio::process::Command::new("sleep").arg("600").kill_on_drop(true).spawn().expect("a process");
    let mut client = Client::silent();
    let params = json!({"processId": parent.id(), "capabilities": {}});
    client.ask("initialize", params).await;
    parent.start_kill().expect("it lived");
    // Its end of the pipes stays open.
    let ended = tokio::time::timeout(Duration::from_secs(60), &mut client.server).await;
    assert!(!ended.expect("it ends").expect("no panic"), "it was not shut down");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_stands_between_messages_they_are_all_answered(
        rubbish in prop::collection::vec(prop_oneof![
            prop::collection::vec(any::<u8>(), 0..80),
            "[ -~\r\n:{}\"\\\\]{0,60}".prop_map(String::into_bytes),
            "(Content-Length|content-length|X): ?-?[0-9]{0,3}(\r\n){0,2}".prop_map(String::into_bytes),
            "[\\[\\]{}\",:0-9a-z\\\\]{0,40}".prop_map(|it| framed(it.as_bytes())),
        ], 1..12),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let mut client = Client::start(Manner::default()).await;
            for it in &rubbish {
                client.send_bytes(it);
                // A message that is announced may still be expected: the first of these ends it.
                client.send_bytes(&framed(br#"{"jsonrpc":"2.0","method":"$/nothing"}"#));
                let error = client.try_ask("no/such", Value::Null).await.expect_err("nobody knows it");
                assert_eq!(error["code"], -32601);
            }
            client.end().await;
        });
    }
}
