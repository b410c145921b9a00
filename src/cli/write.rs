//! Findings into the formats and files that were asked for.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use clap::parser::ValueSource;
use sha2::{Digest, Sha256};

use crate::cli::args::{CheckArgs, Format};
use crate::cli::console::{Console, Failure, STDOUT, columns};
use crate::cli::destination::{before, ending, is_same, refuse_input};
use crate::disk::files::Input;
use crate::disk::replace::{Before, write};
use crate::export::{annotate, annotate_plan};
use crate::finding::{Message, Severity};
use crate::lang::Catalogue;
use crate::output::overview::Column;
use crate::output::provenance::is_own;
use crate::output::{
    Run, brief, concise, csv, github, gitlab, html, json, junit, markdown, overview, sarif, statistics,
    summary, terminal,
};

/// A format and its file; none for standard output.
pub(crate) type Output = (Format, Option<PathBuf>);

/// The same, with what the file may be when it is written.
pub(crate) type Secured = (Format, Option<(PathBuf, Before<'static>)>);

/// The formats to write and where to. A file belongs to the format before it, and one before
/// every format to the first; without such a format its name says which one it has. `-` is
/// standard output.
pub(crate) fn outputs(args: &CheckArgs) -> Result<Vec<Output>, Failure> {
    let [formats, files] = &args.output_places;
    let formats = args.output_format.iter().zip(formats).map(|(it, at)| (*at, Ok(*it)));
    let files = args.output.iter().zip(files).map(|(it, at)| (*at, Err(it)));
    let mut named: Vec<(usize, Result<Format, &PathBuf>)> = formats.chain(files).collect();
    named.sort_by_key(|it| it.0);
    let mut res: Vec<Output> = Vec::new();
    let mut first_file: Option<PathBuf> = None;
    for (_, it) in named {
        match (it, res.last_mut()) {
            (Ok(format), _) => res.push((format, first_file.take())),
            (Err(path), Some((_, file @ None))) => *file = Some(path.clone()),
            (Err(path), None) if first_file.is_none() && !args.output_format.is_empty() => {
                first_file = Some(path.clone());
            }
            (Err(path), _) => match (of_name(path), args.output_format.is_empty()) {
                (Some(it), _) => res.push((it, Some(path.clone()))),
                (None, true) => res.push((Format::Text, Some(path.clone()))),
                (None, false) => return Err(Failure::new(Message::new("cli-file-without-format"))),
            },
        }
    }
    if res.is_empty() {
        res.push((Format::Text, None));
    }
    for it in &mut res {
        it.1 = it.1.take().filter(|it| it.as_os_str() != STDOUT);
    }
    let is_one = |one: &Output, other: &Output| match (&one.1, &other.1) {
        (Some(one), Some(other)) => is_same(one, other),
        (one, other) => one == other,
    };
    let is_twice = |i: usize, it: &Output| res.iter().take(i).any(|before| is_one(before, it));
    if res.iter().enumerate().any(|(i, it)| is_twice(i, it)) {
        return Err(Failure::new(Message::new("cli-two-outputs")));
    }
    Ok(res)
}

/// The format that a file's name stands for.
fn of_name(path: &Path) -> Option<Format> {
    Some(match ending(Some(path)).as_str() {
        "txt" => Format::Text,
        "json" => Format::Json,
        "ndjson" | "jsonl" => Format::Ndjson,
        "csv" => Format::Csv,
        "sarif" => Format::Sarif,
        "xml" => Format::Junit,
        "md" | "markdown" => Format::Markdown,
        "html" | "htm" => Format::Html,
        "xlsx" => Format::Xlsx,
        _ => return None,
    })
}

/// What each file may be when it is written. None is written over what is read, and what an
/// earlier run wrote in a folder that is checked is not read.
pub(crate) fn secured(
    args: &CheckArgs,
    outputs: Vec<Output>,
    inputs: &mut Vec<Input>,
    named: &[PathBuf],
) -> Result<Vec<Secured>, Failure> {
    let mut res = Vec::new();
    for (format, path) in outputs {
        let file = match path {
            None => None,
            Some(path) => {
                if path.is_file() && before(&path, false, is_own).is_ok() {
                    inputs
                        .retain(|it| !it.is_found || !it.path.as_ref().is_some_and(|it| is_same(it, &path)));
                }
                let read = inputs.iter().filter_map(|it| it.path.as_deref());
                refuse_input(&path, read.chain(named.iter().map(PathBuf::as_path)))?;
                let before = before(&path, args.force, is_own)?;
                Some((path, before))
            }
        };
        res.push((format, file));
    }
    Ok(res)
}

/// Whether an output shows more of the plans than their findings.
pub(crate) fn wants_plans(args: &CheckArgs, outputs: &[Secured]) -> bool {
    args.summary
        || outputs
            .iter()
            .any(|it| matches!(it.0, Format::Html | Format::Markdown | Format::Brief | Format::Xlsx))
}

/// Where formats and files stand among the arguments.
pub(crate) fn places(matches: &ArgMatches) -> [Vec<usize>; 2] {
    ["output_format", "output"].map(|id| {
        let is_given = matches.value_source(id) == Some(ValueSource::CommandLine);
        let places = matches.indices_of(id).filter(|_| is_given);
        places.map(Iterator::collect).unwrap_or_default()
    })
}

/// Writes every output; one that cannot be written does not stop the others. `to_err` sends to
/// standard error what would go to standard output.
pub(crate) fn write_all(
    args: &CheckArgs,
    outputs: &[Secured],
    run: &Run<'_>,
    to_err: bool,
    console: &mut Console,
) -> Vec<Failure> {
    let mut failures = Vec::new();
    let view = |color| terminal::View { width: columns(), color, least: args.severity.into() };
    for (format, file) in outputs {
        let n_left_out = if *format == Format::Sarif { sarif::left_out(run) } else { 0 };
        if n_left_out > 0 {
            console.warn(&Failure::new(Message::new("output-sarif-limit").with("n", n_left_out)));
        }
        if *format == Format::Xlsx {
            failures.extend(write_workbook(file.as_ref(), run, &console.catalogue).err());
            continue;
        }
        let table = args.summary.then(|| args.sort.into());
        let config = args.config.as_deref();
        let format = Written {
            format: *format,
            has_statistics: args.statistics,
            is_quiet: console.is_quiet,
            table,
            run,
            config,
        };
        let written = match file {
            Some((path, before)) => {
                write(path, *before, |out| format.write(view(false), &console.catalogue, out))
            }
            None => {
                let view = view(console.is_coloured);
                let out = if to_err { &mut console.err } else { &mut console.out };
                format.write(view, &console.catalogue, out).map_err(|it| Failure::of_output(&it))
            }
        };
        failures.extend(written.err());
    }
    failures
}

/// Writes the workbook that was checked with the findings in it, and a new one for what is none.
fn write_workbook(
    file: Option<&(PathBuf, Before)>,
    run: &Run<'_>,
    catalogue: &Catalogue,
) -> Result<(), Failure> {
    let Some((path, before)) = file else {
        return Err(Failure::new(Message::new("cli-workbook-needs-file")));
    };
    let [shown] = run.documents else {
        return Err(Failure::new(Message::new("cli-one-workbook").with("n", run.documents.len())));
    };
    if is_same(path, Path::new(&shown.document.path)) {
        return Err(Failure::new(Message::new("cli-workbook-itself")));
    }
    let is_workbook =
        shown.file.starts_with(b"PK") && shown.document.findings.iter().any(|it| it.place.cell.is_some());
    let annotated = match shown.plan {
        Some(plan) if !is_workbook => annotate_plan(plan.text, shown.document, catalogue),
        _ => annotate(shown.file, shown.document, catalogue),
    };
    let bytes = match (annotated, shown.plan) {
        // An ODS or an older workbook: its table stands in a new one.
        (Err(_), Some(plan)) if is_workbook => annotate_plan(plan.text, shown.document, catalogue),
        (it, _) => it,
    };
    let bytes = bytes.map_err(|it| Failure::new(*it.0))?;
    write(path, *before, |out| out.write_all(&bytes))
}

/// What stands at the foot of a brief: the day, and the hash of each file.
fn made(config: Option<&Path>, run: &Run<'_>) -> brief::Made {
    let hash = |bytes: &[u8]| Sha256::digest(bytes).iter().map(|it| format!("{it:02x}")).collect();
    brief::Made {
        day: jiff::Zoned::now().date(),
        profile: config.map(|it| it.display().to_string()),
        hashes: run.documents.iter().map(|it| hash(it.file)).collect(),
    }
}

struct Written<'w> {
    format: Format,
    has_statistics: bool,
    /// Whether nothing is summed up.
    is_quiet: bool,
    /// What a table over the documents is sorted by, where that is wanted instead of findings.
    table: Option<Column>,
    run: &'w Run<'w>,
    /// The configuration file that was asked for.
    config: Option<&'w Path>,
}

impl Written<'_> {
    fn write(&self, view: terminal::View, catalogue: &Catalogue, out: &mut dyn Write) -> io::Result<()> {
        let run = self.run;
        let shown = run.documents;
        if let Some(by) = self.table {
            match self.format {
                Format::Json => return overview::json(shown, by, out),
                Format::Ndjson => return overview::json_lines(shown, by, out),
                Format::Csv => return overview::comma_separated(shown, by, out),
                Format::Text | Format::Concise if !shown.is_empty() => {
                    overview::write(shown, by, view.width, catalogue, out)?;
                    return self.closing(Severity::Info, catalogue, out);
                }
                _ => {}
            }
        }
        match self.format {
            Format::Json => return json::write(shown, catalogue, out),
            Format::Ndjson => return json::write_lines(shown, catalogue, out),
            Format::Csv => return csv::write(shown, catalogue, out),
            Format::Sarif => return sarif::write(run, catalogue, out),
            Format::Github => return github::write(run, catalogue, out),
            Format::Gitlab => return gitlab::write(run, catalogue, out),
            Format::Junit => return junit::write(run, catalogue, out),
            Format::Markdown => return markdown::write(run, catalogue, out),
            Format::Html => return html::write(run, catalogue, out),
            Format::Brief => return brief::write(run, &made(self.config, run), catalogue, out),
            // It is no text, and has been written.
            Format::Xlsx => return Ok(()),
            Format::Text | Format::Concise if self.has_statistics => {
                statistics::write(shown, catalogue, out)?;
            }
            Format::Text => terminal::write(shown, view, catalogue, out)?,
            Format::Concise => concise::write(shown, view.least, catalogue, out)?,
        }
        let least = if self.has_statistics { Severity::Info } else { view.least };
        self.closing(least, catalogue, out)
    }

    fn closing(&self, least: Severity, catalogue: &Catalogue, out: &mut dyn Write) -> io::Result<()> {
        // Where nothing was read there is nothing to sum up.
        if !self.run.documents.is_empty() && !self.is_quiet {
            for line in summary::summary(self.run.documents, least, catalogue) {
                writeln!(out, "{line}")?;
            }
        }
        Ok(())
    }
}
