//! `import`: a report into a plan.

use crate::cli::Exit;
use crate::cli::args::ImportArgs;
use crate::cli::console::{Console, Failure};
use crate::cli::files::named;
use crate::cli::fmt::write;
use crate::cli::source::source;
use crate::config::Config;
use crate::finding::{Message, Severity};
use crate::output::{Shown, concise};

/// Writes the plan, then says what became of the report's cells. Cells that were not
/// understood are named, and the exit code tells of them.
pub(crate) fn run(args: &ImportArgs, console: &mut Console) -> Result<Exit, Failure> {
    let input = named(&args.report, args.stdin_filename.as_deref());
    let source = source(&input)?;
    let Some(report) = &source.report else {
        return Err(Failure::of(&input.name, Message::new("import-a-plan")));
    };
    match &args.output {
        Some(path) => write(path, source.text.as_bytes())?,
        None => console.print(&source.text)?,
    }
    // Only what the importer says: what is wrong with the figures is for `check`.
    let config = Config::default();
    let mut document = source.locate(&input.name, &source.check(&config), &config);
    document.findings.retain(|it| report.notes.iter().any(|note| note.rule == it.finding.rule));
    let shown = [Shown { document: &document, text: source.shown(), known: &[], plan: None }];
    concise::write(&shown, Severity::Info, &console.catalogue, &mut *console.err)
        .map_err(|it| Failure::of_output(&it))?;
    let counts = report.counts;
    console.note(
        &Message::new("import-counted")
            .with("objectives", counts.objectives)
            .with("indicators", counts.indicators)
            .with("cells", counts.cells)
            .with("ignored", counts.ignored_cells)
            .with("unread", counts.unread_cells),
    );
    Ok(if counts.unread_cells > 0 { Exit::Found } else { Exit::Clean })
}
