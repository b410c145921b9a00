//! `export`: a plan into a table or a document.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use crate::cli::Exit;
use crate::cli::args::ExportArgs;
use crate::cli::console::Console;
use crate::cli::destination::{ending, file};
use crate::config::Layer;
use crate::disk::Failure;
use crate::disk::configure::Configurations;
use crate::disk::files::named;
use crate::disk::replace::replace;
use crate::disk::report::source;
use crate::export::{Format, LeftOut, export, is_own, schema};
use crate::finding::Message;

/// The most line numbers that are named.
const MAX_LINES: usize = 10;

/// Writes the plan in another form, then says what is not in it.
pub(crate) fn run(args: &ExportArgs, console: &mut Console) -> Result<Exit, Failure> {
    let Some(plan) = args.plan.as_deref().filter(|_| !args.schema) else {
        writeln!(console.out, "{:#}", schema()).map_err(|it| Failure::of_output(&it))?;
        return Ok(Exit::Clean);
    };
    let format = format(args)?;
    let input = named(plan, args.stdin_filename.as_deref());
    let read: Vec<&Path> = [Some(plan), args.config.as_deref()].into_iter().flatten().collect();
    let to = file(&args.to, &read, is_own)?;
    let source = match source(&input, &Configurations::new(Layer::default(), args.config.clone())) {
        Ok(it) => it,
        Err(failures) => return Ok(console.fail_all(&failures)),
    };
    console.warn_of(&input.name, &source.remarks);
    let exported = export(&source.text, format).map_err(|it| Failure::of(&input.name, *it.0))?;
    match to {
        Some((path, before)) => replace(path, before, &exported.bytes)?,
        None => console.out.write_all(&exported.bytes).map_err(|it| Failure::of_output(&it))?,
    }
    let n_unread = source.report.as_ref().map_or(0, |it| it.counts.unread_cells);
    if n_unread > 0 {
        console.note(&Message::new("export-unread-cells").with("cells", n_unread));
    }
    say_left_out(&exported.left_out, console);
    Ok(if n_unread > 0 || !exported.left_out.lines.is_empty() { Exit::Found } else { Exit::Clean })
}

/// The format that is asked for, else that of the file's name, else Markdown, which a
/// terminal can show.
fn format(args: &ExportArgs) -> Result<Format, Failure> {
    let of_name = args.to.output.as_deref().map(of_name).transpose();
    let format = match (args.output_format, of_name) {
        (Some(it), _) => it.into(),
        (None, it) => it?.unwrap_or(Format::Markdown),
    };
    if format == Format::Xlsx && args.to.output.is_none() && io::stdout().is_terminal() {
        return Err(Failure::new(Message::new("export-workbook-on-terminal")));
    }
    Ok(format)
}

fn of_name(path: &Path) -> Result<Format, Failure> {
    Ok(match ending(Some(path)).as_str() {
        "xlsx" => Format::Xlsx,
        "csv" => Format::Csv,
        "tsv" | "tab" => Format::Tsv,
        "md" | "markdown" => Format::Markdown,
        "html" | "htm" => Format::Html,
        "json" => Format::Json,
        _ => return Err(Failure::of(&path.to_string_lossy(), Message::new("export-unknown-format"))),
    })
}

fn say_left_out(left_out: &LeftOut, console: &mut Console) {
    if left_out.comments > 0 {
        console.note(&Message::new("export-comments").with("n", left_out.comments));
    }
    let lines = &left_out.lines;
    if !lines.is_empty() {
        let mut named: Vec<String> = lines.iter().take(MAX_LINES).map(usize::to_string).collect();
        if lines.len() > MAX_LINES {
            named.push("…".to_owned());
        }
        let message = Message::new("export-lines").with("n", lines.len());
        console.note(&message.with("lines", named.join(", ").as_str()));
    }
}
