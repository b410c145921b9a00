//! Files for editors that no test can start.

use collaudo::syntax::spelling;

/// What a file of the project holds.
fn read(path: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).expect("a file of the project")
}

#[test]
fn the_lines_for_helix_start_the_server_for_plans() {
    let helix: toml::Table = read("editors/helix/languages.toml").parse().expect("TOML");
    let server = &helix["language-server"]["collaudo"];
    assert_eq!(server["command"].as_str(), Some("collaudo"));
    assert_eq!(server["args"][0].as_str(), Some("lsp"));
    let language = &helix["language"][0];
    assert_eq!(language["file-types"][0].as_str(), Some("piano"));
    assert_eq!(language["language-servers"][0].as_str(), Some("collaudo"));
    assert_eq!(helix["grammar"][0]["name"], language["name"]);
}

#[test]
fn the_snippets_for_vs_code_begin_with_the_plan_of_their_language() {
    // The server offers what stands under a plan; a whole one is a snippet of the extension,
    // for the command that opens a new plan.
    let snippets: serde_json::Value =
        serde_json::from_str(&read("editors/vscode/snippets/piano.code-snippets")).expect("JSON");
    let names: Vec<&String> = snippets.as_object().expect("an object").keys().collect();
    assert_eq!(names, ["Piano", "Plan"]);
    for (name, language) in
        [("Piano", collaudo::syntax::Language::It), ("Plan", collaudo::syntax::Language::En)]
    {
        let keyword = spelling(collaudo::syntax::Keyword::Heading(collaudo::syntax::Rank::Plan), language);
        let first = snippets[name]["body"][0].as_str().expect("a line");
        assert!(first.starts_with(keyword), "{first}");
    }
}
