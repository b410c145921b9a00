//! The server finds what a check finds, where it finds it, in words and in any encoding.

use std::fs;

use collaudo::config::{Config, Layer, Profile};
use collaudo::lang::Language;
use serde_json::{Value, json};

use crate::lsp::client::{Client, Manner};
use crate::lsp::expected::{Units, expected, simple};
use crate::support::edits::{Dice, PIECES};

/// Every rule, so that every fixture has something to say.
fn everything() -> Config {
    Layer { profile: Some(Profile::Oiv), ..Layer::default() }.config()
}

fn asking_for_everything(units: Units) -> Manner {
    let manner = Manner { options: json!({"profile": "oiv"}), ..Manner::default() };
    manner.with("general.positionEncodings", json!([units.name()]))
}

fn plans() -> Vec<(String, String)> {
    let folders = ["tests/data/rules", "examples"];
    let files = folders.iter().flat_map(|it| fs::read_dir(it).expect("a folder").flatten());
    let mut paths: Vec<_> =
        files.map(|it| it.path()).filter(|it| it.extension().is_some_and(|it| it == "piano")).collect();
    paths.sort();
    assert!(paths.len() > 50, "examples and fixtures");
    let read = |it: std::path::PathBuf| {
        (format!("untitled:{}", it.display()), fs::read_to_string(it).expect("a plan"))
    };
    paths.into_iter().map(read).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_example_and_fixture_has_the_findings_of_a_check_in_every_encoding() {
    let config = everything();
    let mut total = 0;
    for units in Units::ALL {
        let mut client = Client::start(asking_for_everything(units)).await;
        for (uri, text) in plans() {
            client.open(&uri, &text);
            let told = client.diagnostics(&uri, 1).await;
            total += told.len();
            assert_eq!(simple(&told), expected(&uri, &text, &config, units, Language::En), "{uri}");
        }
        client.end().await;
    }
    assert!(total > 600, "{total}");
}

#[tokio::test(flavor = "multi_thread")]
async fn after_each_of_a_thousand_random_edits_the_findings_are_those_of_a_check() {
    let config = everything();
    let plans = plans();
    let mut units = Units::ALL.into_iter().cycle();
    let mut edits = 0;
    while edits < 1000 {
        let units = units.next().expect("an encoding");
        let mut client = Client::start(asking_for_everything(units)).await;
        for (uri, text) in plans.iter().filter(|it| it.1.len() < 10_000) {
            let mut dice = Dice(text.len() as u64 + edits);
            client.open(uri, text);
            for _ in 0..7 {
                edits += 1;
                let version = random_edit(&mut client, uri, &mut dice);
                let told = client.diagnostics(uri, version).await;
                let text = client.text(uri);
                let expected = expected(uri, text, &config, units, Language::En);
                assert_eq!(simple(&told), expected, "{uri}, version {version}:\n{text}");
            }
            client.close(uri);
        }
        client.end().await;
    }
}

/// A small change at some place, now and then a large one.
fn random_edit(client: &mut Client, uri: &str, dice: &mut Dice) -> i64 {
    let text = client.text(uri).to_owned();
    let place = |dice: &mut Dice| {
        let mut at = dice.roll(text.len() + 1);
        // No editor puts the cursor into a character, or between CR and LF.
        while !text.is_char_boundary(at) || text[..at].ends_with('\r') && text[at..].starts_with('\n') {
            at -= 1;
        }
        at
    };
    let (a, b) = (place(dice), place(dice));
    let end = if dice.roll(4) > 0 { a } else { b };
    client.edit(uri, a.min(end)..a.max(end), PIECES[dice.roll(PIECES.len())])
}

const PLAN: &str = "piano \"Città 😀 e\u{301} più\" 2023\nobiettivo 1 \"à 😀 e\u{301}\"\n  indicatore \"à 😀 e\u{301} primo\"\n    peso 60%\n    target >= 2\n    misura inutile = 3 N \"à 😀 e\u{301}\"\n    misura utile = 3 N\n    formula utile\n  indicatore \"secondo\"\n    peso 30%\n    target >= 2\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_finding_has_its_rule_its_page_its_other_places_and_what_it_is_recognised_by() {
    let mut client = Client::start(Manner { locale: Some("it-IT"), ..Manner::default() }).await;
    client.open("untitled:a", PLAN);
    let told = client.diagnostics("untitled:a", 1).await;
    let of = |rule: &str| told.iter().find(|it| it["code"] == rule).unwrap_or_else(|| panic!("{told:#?}"));
    let weights = of("weights-not-100");
    assert_eq!(weights["message"], "la somma di tutti e 2 i pesi è 90 %, non 100 %");
    assert_eq!(weights["severity"], 1);
    assert!(weights["relatedInformation"].as_array().is_some_and(|it| !it.is_empty()), "{weights:#}");
    assert_eq!(weights["data"]["uri"], "untitled:a");
    assert_eq!(weights["data"]["version"], 1);
    let page = weights["codeDescription"]["href"].as_str().expect("a page");
    let path = page.split_once("/blob/main/").expect("a file of the repository").1;
    assert!(fs::read_to_string(path).expect("the page").contains("100"), "{page}");
    assert_eq!(of("unused-measure")["tags"], json!([1]));
    client.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn other_places_are_told_to_clients_that_show_none() {
    let manner = Manner::default().with("textDocument.publishDiagnostics", json!({}));
    let mut client = Client::start(manner).await;
    client.open("untitled:a", PLAN);
    let told = client.diagnostics("untitled:a", 1).await;
    let weights = told.iter().find(|it| it["code"] == "weights-not-100").expect("the finding");
    assert_eq!(weights.get("relatedInformation"), None);
    assert!(weights["message"].as_str().is_some_and(|it| it.contains("\n– ")), "{weights}");
    assert!(told.iter().all(|it| it.get("tags").is_none()));
    client.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn at_most_a_thousand_are_sent_the_worst_first_and_the_last_says_how_many_more() {
    let note =
        "  indicatore \"n\"\n    peso 100%\n    target >= 1\n    misura inutile = 3 N\n    consuntivo 2\n";
    let error = "    grado 3%\n";
    let mut text = String::from("piano \"A\" 2023\n");
    for i in 0..500 {
        let error = if i % 2 == 0 { error } else { "    grado 100%\n" };
        text.push_str(&format!("obiettivo {i} \"uno\"\n{note}{error}"));
    }
    let config = everything();
    let units = Units::Utf16;
    let all = expected("untitled:a", &text, &config, units, Language::En);
    let errors = all.iter().filter(|it| it["severity"] == 1).count();
    assert!(errors > 500 && errors < 999 && all.len() > 1500, "{errors} of {}", all.len());

    let mut client = Client::start(asking_for_everything(units)).await;
    client.open("untitled:a", &text);
    let mut told = client.diagnostics("untitled:a", 1).await;
    assert_eq!(told.len(), 1000);
    let last = told.pop().expect("the last");
    let more = format!("{} more findings", all.len() - 999);
    assert!(last["message"].as_str().is_some_and(|it| it.replace(',', "").contains(&more)), "{last}");
    let severities: Vec<u64> = told.iter().filter_map(|it| it["severity"].as_u64()).collect();
    assert!(severities.is_sorted(), "the worst first");
    let told = simple(&told);
    assert!(told.iter().all(|it| all.contains(it)));
    assert_eq!(told.iter().filter(|it| it["severity"] == 1).count(), errors, "every error");
    client.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_that_is_closed_is_cleared() {
    let mut client = Client::start(Manner::default()).await;
    client.open("untitled:a", PLAN);
    assert!(!client.diagnostics("untitled:a", 1).await.is_empty());
    client.close("untitled:a");
    let is_cleared = |it: &Value| {
        it["method"] == "textDocument/publishDiagnostics"
            && it["params"]["uri"] == "untitled:a"
            && it["params"]["diagnostics"] == json!([])
    };
    client.hear(is_cleared).await;
    client.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_counts_of_what_is_shown_follow_the_findings() {
    let mut client =
        Client::start(Manner { options: json!({"severity": "error"}), ..Manner::default() }).await;
    client.open("untitled:a", PLAN);
    let told = client.diagnostics("untitled:a", 1).await;
    assert!(told.iter().all(|it| it["severity"] == 1) && !told.is_empty());
    let expected = json!({"uri": "untitled:a", "version": 1, "errors": told.len(), "warnings": 0, "info": 0});
    assert_eq!(client.told("collaudo/checked").await, expected);
    client.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_is_compared_with_the_one_that_it_names_and_again_when_it_names_another() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("lsp-previous");
    fs::create_dir_all(&folder).expect("a folder");
    let plan = |year: u32, named: &str, target: u32| {
        format!(
            "piano \"Ente\" {year}\n  precedente \"{named}\"\nobiettivo 01.01 \"Uno\"\n  indicatore \"Pratiche\"\n    \
             target >= {target}%\n"
        )
    };
    fs::write(folder.join("2022.piano"), plan(2022, "2021.piano", 90)).expect("a file");
    let uri = format!("file://{}/2023.piano", folder.canonicalize().expect("it is there").display());
    let mut client = Client::start(asking_for_everything(Units::Utf16)).await;
    let text = plan(2023, "2022.piano", 85);
    client.open(&uri, &text);
    let told = client.diagnostics(&uri, 1).await;
    let moved = |told: &[Value]| told.iter().find(|it| it["code"] == "moved-target").cloned();
    let found = moved(&told).expect("the target was moved");
    let related = &found["relatedInformation"][0]["location"];
    assert!(related["uri"].as_str().is_some_and(|it| it.ends_with("/2022.piano")), "{found}");
    assert_eq!(related["range"]["start"], json!({"line": 4, "character": 11}), "{found}");
    let at = text.find("2022.piano").expect("it is named");
    let version = client.edit(&uri, at..at + 4, "2021");
    loop {
        let told = client.diagnostics(&uri, version).await;
        if told.iter().any(|it| it["code"] == "missing-previous") {
            assert_eq!(moved(&told), None);
            break;
        }
    }
    client.end().await;
}
