//! `import`: a report into a plan.

use std::path::PathBuf;

use crate::cli::Exit;
use crate::cli::args::ImportArgs;
use crate::cli::console::{Console, Failure, STDOUT};
use crate::cli::destination::{before, refuse_input};
use crate::cli::files::{Input, named, read};
use crate::config::{Config, Layer};
use crate::disk::configure::Configurations;
use crate::disk::replace::replace;
use crate::disk::report::mapping;
use crate::disk::report::source;
use crate::finding::{Message, Severity};
use crate::format::{Options, format};
use crate::import::{Mapped, Status, Table};
use crate::lang::Catalogue;
use crate::output::{Shown, cleaned, concise};
use crate::text::decode::decode;
use crate::text::lines::LineIndex;
use crate::text::origin::{Confidence, Place};

/// Writes the plan, then says what became of the report's cells. Cells that were not
/// understood are named, and the exit code tells of them.
pub(crate) fn run(args: &ImportArgs, console: &mut Console) -> Result<Exit, Failure> {
    let input = named(&args.report, args.stdin_filename.as_deref());
    let configurations = Configurations::new(Layer::default(), args.config.clone());
    if args.show_mapping {
        return show_mapping(&input, &configurations, console);
    }
    let to = args.to.output.as_deref().filter(|it| it.as_os_str() != STDOUT);
    if let Some(it) = to {
        let read = [Some(&args.report), args.config.as_ref()].into_iter().flatten();
        refuse_input(it, read.map(PathBuf::as_path))?;
    }
    let source = match source(&input, &configurations) {
        Ok(it) => it,
        Err(failures) => return Ok(console.fail_all(&failures)),
    };
    console.warn_of(&input.name, &source.remarks);
    let Some(report) = &source.report else {
        return Err(Failure::of(&input.name, Message::new("import-a-plan")));
    };
    // Whatever a report holds, `fmt` has nothing to do on what is made of it.
    let plan = format(&source.text, &Options::default());
    match to {
        // A plan is the writer's own from the first day: nothing tells whether what is there
        // is what was imported, unless it would be written again.
        Some(path) => {
            let before = before(path, args.to.force, |old| old == plan.as_bytes())?;
            replace(path, before, plan.as_bytes())?;
        }
        None => console.print(&plan)?,
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
        file: &[],
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

/// Shows what was seen of every table, and for those that are not clear the lines of a
/// configuration that says what they hold.
fn show_mapping(
    input: &Input,
    configurations: &Configurations,
    console: &mut Console,
) -> Result<Exit, Failure> {
    let tables = read(input)
        .map_err(Vec::from)
        .and_then(|bytes| Ok((mapping(input, &bytes, configurations)?, decode(&bytes).text.into_owned())));
    let (tables, text) = match tables {
        Ok(it) => it,
        Err(failures) => return Ok(console.fail_all(&failures)),
    };
    let mut out = String::new();
    let index = LineIndex::new(&text);
    for table in &tables {
        shown_table(table, (&text, &index), &console.catalogue, &mut out);
    }
    console.print(&out)?;
    let is_read = tables.iter().any(|it| matches!(it.status, Status::Read | Status::InOrder));
    Ok(if is_read { Exit::Clean } else { Exit::Failed })
}

/// What was seen of a table: its columns, what each holds, how sure that is, and its cells.
fn shown_table(table: &Table, (text, index): (&str, &LineIndex), catalogue: &Catalogue, out: &mut String) {
    let place = match &table.place {
        Place::Cell { name, .. } => name.to_string(),
        Place::Text(span) => {
            let (line, column) = index.position(text, span.start as usize);
            format!("{line}:{column}")
        }
    };
    let id = match table.status {
        Status::Read => "import-table",
        Status::InOrder => "import-table.by-order",
        Status::NeedsMapping => "import-table-unmapped",
        Status::NoPlan => "import-table-no-plan",
    };
    out.push_str(&catalogue.say(&Message::new(id).with("place", place.as_str())));
    out.push('\n');
    let language = catalogue.language();
    let shown = |it: &str| cleaned(it).chars().take(40).collect::<String>();
    let holds = |it: &Mapped| match &it.guess {
        Some(guess) => format!("? {}", language.choose(&*guess.0, &*guess.1)),
        None => language.choose(&*it.holds.0, &*it.holds.1).to_owned(),
    };
    let widest = table.columns.iter().map(|it| shown(&it.title).chars().count()).max().unwrap_or(0);
    let widest_field = table.columns.iter().map(|it| holds(it).chars().count()).max().unwrap_or(0);
    for column in &table.columns {
        let title = shown(&column.title);
        let field = match column.period.is_empty() {
            true => holds(column),
            false => format!("{} {}", holds(column), column.period),
        };
        let pad = |it: &str, to: usize| " ".repeat(to.saturating_sub(it.chars().count()));
        let samples = column.samples.iter().map(|it| shown(it)).collect::<Vec<_>>().join(" · ");
        let sure = catalogue.word(match column.confidence {
            Confidence::Sure => "reading-sure",
            Confidence::Likely => "reading-likely",
            Confidence::Unsure => "reading-unsure",
        });
        out.push_str(&format!(
            "  {:>3}  {title}{}  {field}{}  {sure}  {samples}\n",
            column.letters,
            pad(&title, widest),
            pad(&field, widest_field),
        ));
    }
    if table.status == Status::NeedsMapping {
        out.push('\n');
        out.push_str(&catalogue.say(&Message::new("import-mapping-paste")));
        out.push_str("\n\n");
        out.push_str(&table.as_configuration(language));
        out.push('\n');
    }
}
