//! From open to fix to clean, with `à`, an emoji and a combining accent before the place.

use serde_json::{Value, json};

use crate::lsp::client::{Client, Manner};
use crate::lsp::expected::Units;

const URI: &str = "untitled:piano";

/// Every finding stands on a line behind characters of two, four and one plus two bytes.
const PLAN: &str = "piano \"Città 😀 perche\u{301}\" 2023\r\nobbiettivo 01 \"à 😀 e\u{301}\" # à 😀 e\u{301}\r\n  indicatore \"à 😀 e\u{301} primo\" peso 60%\r\n    peso 60%\r\n    target >= 2\r\n    consuntivo 2\r\n  indicatore \"à 😀 e\u{301} secondo\"\r\n    peso 40%\r\n    target >= 2\r\n    consuntivo 2\r\n    nota \"à 😀 e\u{301}\" # à 😀 e\u{301} # consenti no-such\r\n";

fn of<'d>(diagnostics: &'d [Value], rule: &str) -> &'d Value {
    diagnostics.iter().find(|it| it["code"] == rule).unwrap_or_else(|| panic!("no {rule}: {diagnostics:#?}"))
}

fn titled<'a>(actions: &'a [Value], start: &str) -> &'a Value {
    let is = |it: &&Value| it["title"].as_str().is_some_and(|it| it.starts_with(start));
    actions.iter().find(is).unwrap_or_else(|| panic!("no {start}: {actions:#?}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn from_open_to_fix_to_clean_in_every_encoding() {
    let dirty = "piano \"Città 😀 perche\u{301}\" 2023\nobiettivo 01 \"à 😀 e\u{301}\"\n  indicatore \"à 😀 e\u{301}\"\n    peso 60%\n    misura evase = 1 N \"à 😀 e\u{301}\" # à\n    misura ricevute = 2 N \"à 😀 e\u{301}\"\n    formula evase / ricevutte # à 😀 e\u{301}\n    target >= 2% # à 😀\n    consuntivo 50% # 😀\n    grado 100%\n  indicatore \"😀 secondo\"\n    peso 40%\n    target >= 2\n    consuntivo 2\n    grado 100%\n";
    for units in Units::ALL {
        let mut client = Client::counting(units).await;
        client.open(URI, dirty);
        let mut told = client.diagnostics(URI, 1).await;
        assert!(told.iter().any(|it| it["code"] == "unknown-measure"), "{told:#?}");
        let mut rounds = 0;
        while let Some(finding) = told.iter().find(|it| it["severity"] == 1).cloned() {
            rounds += 1;
            assert!(rounds < 10, "{}", client.text(URI));
            let actions = client.actions(URI, std::slice::from_ref(&finding), &finding["range"]).await;
            let fix = actions.iter().find(|it| it.get("edit").is_some()).expect("a fix");
            assert_eq!(fix["diagnostics"][0]["data"]["fingerprint"], finding["data"]["fingerprint"]);
            client.apply(&fix["edit"].clone());
            let version = client.texts[URI].0;
            told = client.diagnostics(URI, version).await;
            assert!(told.iter().all(|it| it["data"]["fingerprint"] != finding["data"]["fingerprint"]));
        }
        let clean = dirty.replace("ricevutte", "ricevute");
        assert_eq!(client.text(URI), clean, "{units:?}");
        client.end().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_finding_is_allowed_with_a_reason_in_the_language_of_the_plan() {
    for (text, comment) in [
        (PLAN, "    # consenti "),
        (
            "plan \"à 😀\" 2023\nobjective 1 \"x\"\n  indicator \"y\"\n    weight 60%\n    target >= 2\n  indicator \"z\"\n    weight 30%\n    target >= 2\n",
            "    # allow ",
        ),
    ] {
        let text = text.replace("peso 60%\r\n    target", "peso 50%\r\n    target");
        let mut client = Client::start(Manner::default()).await;
        client.open(URI, &text);
        let told = client.diagnostics(URI, 1).await;
        let finding = of(&told, "weights-not-100").clone();
        let actions = client.actions(URI, std::slice::from_ref(&finding), &finding["range"]).await;
        let allow = titled(&actions, "Allow weights-not-100")["edit"].clone();
        client.apply(&allow);
        let told = client.diagnostics(URI, 2).await;
        assert!(told.iter().all(|it| it["code"] != "weights-not-100"), "{}", client.text(URI));
        assert!(told.iter().all(|it| it["code"] != "suppression-without-reason"));
        assert!(client.text(URI).contains(&format!("\n{comment}weights-not-100: ")), "{}", client.text(URI));
        assert_eq!(client.text(URI).contains('\r'), text.contains('\r'));
        assert_eq!(client.text(URI).matches('\n').count(), client.text(URI).lines().count());
        client.end().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_safe_correction_is_made_at_once_and_nothing_else() {
    for is_lazy in [false, true] {
        let mut manner = Manner::default();
        if is_lazy {
            manner =
                manner.with("textDocument.codeAction", json!({"resolveSupport": {"properties": ["edit"]}}));
        }
        let mut client = Client::start(manner).await;
        client.open(URI, PLAN);
        client.diagnostics(URI, 1).await;
        let start = json!({"line": 0, "character": 0});
        let params = json!({
            "textDocument": {"uri": URI},
            "range": {"start": start, "end": start},
            "context": {"diagnostics": [], "only": ["source.fixAll"]},
        });
        let actions = client.ask("textDocument/codeAction", params).await;
        let mut action = actions[0].clone();
        assert_eq!(action["kind"], "source.fixAll.collaudo");
        if is_lazy {
            assert_eq!(action.get("edit"), None);
            action = client.ask("codeAction/resolve", action).await;
        }
        client.apply(&action["edit"]);
        assert_eq!(client.text(URI), PLAN.replace("obbiettivo", "obiettivo"));
        client.end().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_offered_for_a_document_that_moved_on() {
    let manner = Manner::default()
        .with("textDocument.codeAction", json!({"resolveSupport": {"properties": ["edit"]}}));
    let mut client = Client::start(manner).await;
    client.open(URI, PLAN);
    let old = client.diagnostics(URI, 1).await;
    let finding = of(&old, "syntax-error").clone();
    let all = json!({
        "textDocument": {"uri": URI},
        "range": finding["range"],
        "context": {"diagnostics": [], "only": ["source"]},
    });
    let lazy = client.ask("textDocument/codeAction", all).await[0].clone();
    let at = PLAN.find("# à").expect("a comment");
    let version = client.edit(URI, at..at, "# altro ");
    let actions = client.actions(URI, std::slice::from_ref(&finding), &finding["range"]).await;
    let about = |it: &&Value| it["diagnostics"][0]["code"] == "syntax-error";
    assert_eq!(actions.iter().filter(about).count(), 0, "{actions:#?}");
    assert!(client.try_ask("codeAction/resolve", lazy).await.is_err());
    // With the new diagnostic there is one again.
    let new = client.diagnostics(URI, version).await;
    let finding = of(&new, "syntax-error").clone();
    let actions = client.actions(URI, std::slice::from_ref(&finding), &finding["range"]).await;
    assert!(actions.iter().any(|it| about(&it) && it.get("edit").is_some()), "{actions:#?}");
    client.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_rule_means_is_shown_as_the_client_can() {
    let command = json!({"command": "collaudo.explainRule", "arguments": ["weights-not-100"]});
    let mut client = Client::start(Manner::default()).await;
    client.open(URI, PLAN);
    let told = client.diagnostics(URI, 1).await;
    let finding = of(&told, "syntax-error").clone();
    let actions = client.actions(URI, std::slice::from_ref(&finding), &finding["range"]).await;
    assert_eq!(titled(&actions, "What syntax-error means")["command"]["arguments"], json!(["syntax-error"]));
    client.ask("workspace/executeCommand", command.clone()).await;
    let message = client.told("window/showMessage").await;
    assert!(message["message"].as_str().is_some_and(|it| it.starts_with("weights-not-100: ")), "{message}");
    client.end().await;

    let mut client =
        Client::start(Manner::default().with("window.showDocument", json!({"support": true}))).await;
    client.ask("workspace/executeCommand", command).await;
    let page = client.told("window/showDocument").await;
    assert!(page["uri"].as_str().is_some_and(|it| it.contains("weights_not_100")), "{page}");
    let unknown = json!({"command": "collaudo.explainRule", "arguments": ["no-such-rule"]});
    assert!(client.try_ask("workspace/executeCommand", unknown).await.is_err());
    client.end().await;
}
