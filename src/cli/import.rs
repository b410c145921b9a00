//! `import`: a report into a plan.

use crate::cli::Exit;
use crate::cli::args::ImportArgs;
use crate::cli::console::{Console, Failure};
use crate::cli::files::named;
use crate::cli::fmt::write;
use crate::cli::source::source;
use crate::config::{Config, Layer};
use crate::disk::configure::Configurations;
use crate::finding::{Message, Severity};
use crate::import::Table;
use crate::lang::Catalogue;
use crate::output::{Shown, cleaned, concise};
use crate::text::lines::LineIndex;
use crate::text::origin::Place;

/// Writes the plan, then says what became of the report's cells. Cells that were not
/// understood are named, and the exit code tells of them.
pub(crate) fn run(args: &ImportArgs, console: &mut Console) -> Result<Exit, Failure> {
    let input = named(&args.report, args.stdin_filename.as_deref());
    let configurations = Configurations::new(Layer::default(), args.config.clone());
    let source = match source(&input, &configurations) {
        Ok(it) => it,
        Err(failures) => return Ok(console.fail_all(&failures)),
    };
    console.warn_of(&input.name, &source.remarks);
    let Some(report) = &source.report else {
        return Err(Failure::of(&input.name, Message::new("import-a-plan")));
    };
    if args.show_mapping {
        let text = shown_mapping(&report.mapping, source.shown().unwrap_or(""), &console.catalogue);
        console.print(&text)?;
        return Ok(Exit::Clean);
    }
    match &args.output {
        Some(path) => write(path, source.text.as_bytes())?,
        None => console.print(&source.text)?,
    }
    // Only what the importer says: what is wrong with the figures is for `check`.
    let config = Config::default();
    let mut document = source.locate(&input.name, &source.check(&config), &config);
    document.findings.retain(|it| report.notes.iter().any(|note| note.rule == it.finding.rule));
    let shown = [Shown {
        document: &document,
        text: source.shown(),
        known: &[],
        plan: None,
        remarks: &source.remarks,
    }];
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

/// What was understood of each table: its columns, what each holds, and how sure that is.
fn shown_mapping(tables: &[Table], text: &str, catalogue: &Catalogue) -> String {
    let mut out = String::new();
    let index = LineIndex::new(text);
    for table in tables {
        let place = match &table.place {
            Place::Cell { name, .. } => name.to_string(),
            Place::Text(span) => {
                let (line, column) = index.position(text, span.start as usize);
                format!("{line}:{column}")
            }
        };
        let id = if table.is_by_columns { "import-table" } else { "import-table.by-order" };
        out.push_str(&catalogue.say(&Message::new(id).with("place", place.as_str())));
        out.push('\n');
        let widest = table.columns.iter().map(|it| it.title.chars().count().min(40)).max().unwrap_or(0);
        for column in &table.columns {
            let title: String = cleaned(&column.title).chars().take(40).collect();
            let pad = widest.saturating_sub(title.chars().count());
            let holds = match column.reason {
                Some(reason) => catalogue.word(reason),
                None => column.holds.clone(),
            };
            let year = column.year.as_deref().map(|it| format!(" {it}")).unwrap_or_default();
            let sure = match column.certainty {
                0 => String::new(),
                it => format!("  {it} %"),
            };
            out.push_str(&format!(
                "  {:>3}  {title}{}  {holds}{year}{sure}\n",
                column.letters,
                " ".repeat(pad)
            ));
        }
    }
    out
}
