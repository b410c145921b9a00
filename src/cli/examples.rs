//! Examples at the foot of each help: what to type, and what it is for.

use crate::lang::Catalogue;

/// Commands with what is typed, and the message that says what for.
const EXAMPLES: &[(&str, &[(&str, &str)])] = &[
    (
        "collaudo",
        &[
            ("collaudo relazione-2023.xlsx", "help-examples.report"),
            ("collaudo check --lang it .", "help-examples.folder"),
            ("collaudo explain weights-not-100", "help-examples.explain"),
        ],
    ),
    (
        "check",
        &[
            ("collaudo check relazione-2023.xlsx", "help-examples.report"),
            ("collaudo check relazione.pdf -o findings.sarif", "help-examples.file"),
            ("collaudo check report.xlsx -o annotated.xlsx", "help-examples.annotated"),
            ("collaudo check . --summary --sort errors", "help-examples.summary"),
            ("collaudo check --staged", "help-examples.staged"),
        ],
    ),
    (
        "fmt",
        &[
            ("collaudo fmt piano.piano", "help-examples.fmt"),
            ("collaudo fmt --check .", "help-examples.fmt-check"),
            ("collaudo fmt --plan-lang en piano.piano", "help-examples.fmt-language"),
        ],
    ),
    (
        "import",
        &[
            ("collaudo import relazione.xlsx -o piano.piano", "help-examples.import"),
            ("collaudo import relazione.xlsx --show-mapping", "help-examples.mapping"),
        ],
    ),
    (
        "export",
        &[
            ("collaudo export piano.piano -o piano.xlsx", "help-examples.export"),
            ("collaudo export piano.piano --output-format markdown", "help-examples.export-shown"),
        ],
    ),
    ("diff", &[("collaudo diff piano-2023.piano relazione-2023.xlsx", "help-examples.diff")]),
    (
        "score",
        &[
            ("collaudo score relazione.xlsx", "help-examples.score"),
            ("collaudo score piano.piano --explain 01.02", "help-examples.score-explained"),
        ],
    ),
    (
        "explain",
        &[
            ("collaudo explain contradictory-achievement", "help-examples.explain"),
            ("collaudo explain weights", "help-examples.explain-family"),
        ],
    ),
    ("rules", &[("collaudo rules --output-format json", "help-examples.rules")]),
    ("show", &[("collaudo config show piano.piano", "help-examples.config")]),
];

/// The examples of a command, as the last lines of its help; nothing where it has none.
pub(crate) fn of(command: &str, catalogue: &Catalogue) -> String {
    let Some((_, examples)) = EXAMPLES.iter().find(|it| it.0 == command) else { return String::new() };
    let lines = examples.iter().map(|(typed, id)| format!("  {typed}\n      {}", catalogue.word(id)));
    format!("{}\n{}", catalogue.word("help-example-list"), lines.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Args;

    /// What the help says to type is understood.
    #[test]
    fn every_example_can_be_typed() {
        for (typed, _) in EXAMPLES.iter().flat_map(|it| it.1) {
            let args = typed.split_whitespace().map(Into::into).collect();
            let args = crate::cli::implied::with_command(args);
            assert!(Args::command().try_get_matches_from(args).is_ok(), "{typed}");
        }
    }
}
