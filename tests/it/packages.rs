//! Whatever carries the version of the program carries the same one.

use std::fs;

#[test]
fn every_package_names_the_version_of_the_program() {
    let version = env!("CARGO_PKG_VERSION");
    for (file, line) in [
        ("pyproject.toml", format!("dependencies = [\"collaudo=={version}\"]")),
        ("pyproject.toml", format!("version = \"{version}\"")),
        ("action.yml", format!("default: \"{version}\"")),
        (".ci/gitlab.yml", format!("COLLAUDO_VERSION: \"{version}\"")),
        (".ci/gitlab.yml", format!("/v{version}/")),
        (".pre-commit-hooks.yaml", format!("rev: v{version}")),
        ("publiccode.yml", format!("softwareVersion: {version}")),
        ("editors/vscode/package.json", format!("\"version\": \"{version}\"")),
    ] {
        let path = format!("{}/{file}", env!("CARGO_MANIFEST_DIR"));
        // What goes to the registry has not all of these.
        let Ok(text) = fs::read_to_string(path) else { continue };
        assert!(text.contains(&line), "{file} lacks {line}");
    }
}
