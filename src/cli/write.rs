//! Findings into the formats and files that were asked for.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use crate::cli::args::{CheckArgs, Format};
use crate::cli::console::{Console, Failure, columns, is_coloured};
use crate::finding::{Message, Severity};
use crate::lang::Catalogue;
use crate::output::{Shown, concise, json, statistics, summary, terminal};

/// A format and its file; none for standard output.
pub(crate) type Output = (Format, Option<PathBuf>);

/// The formats to write and where to: the first file belongs to the first format, and so on.
pub(crate) fn outputs(args: &CheckArgs) -> Result<Vec<Output>, Failure> {
    let formats = if args.output_format.is_empty() { vec![Format::Text] } else { args.output_format.clone() };
    if args.output_file.len() > formats.len() {
        return Err(Failure::new(Message::new("cli-file-without-format")));
    }
    let mut files = args.output_file.iter().cloned();
    let res: Vec<Output> = formats.into_iter().map(|it| (it, files.next())).collect();
    if res.iter().filter(|it| it.1.is_none()).count() > 1 {
        return Err(Failure::new(Message::new("cli-two-outputs")));
    }
    Ok(res)
}

/// Writes every output. `to_err` sends to standard error what would go to standard output.
pub(crate) fn write_all(
    args: &CheckArgs,
    outputs: &[Output],
    shown: &[Shown<'_>],
    to_err: bool,
    console: &mut Console,
) -> Result<(), Failure> {
    let view = |color| terminal::View { width: columns(), color, least: args.severity.into() };
    for (format, path) in outputs {
        let format = Written { format: *format, has_statistics: args.statistics, shown };
        match path {
            Some(path) => {
                let to_file = || {
                    let mut out = BufWriter::new(File::create(path)?);
                    format.write(view(false), &console.catalogue, &mut out)?;
                    out.flush()
                };
                to_file().map_err(|it| Failure::of_file(path, &it))?;
            }
            None => {
                let view = view(is_coloured(args.color));
                let out = if to_err { &mut console.err } else { &mut console.out };
                format.write(view, &console.catalogue, out).map_err(|it| Failure::of_output(&it))?;
            }
        }
    }
    Ok(())
}

struct Written<'w> {
    format: Format,
    has_statistics: bool,
    shown: &'w [Shown<'w>],
}

impl Written<'_> {
    fn write(&self, view: terminal::View, catalogue: &Catalogue, out: &mut dyn Write) -> io::Result<()> {
        let shown = self.shown;
        match self.format {
            Format::Json => return json::write(shown, catalogue, out),
            Format::Ndjson => return json::write_lines(shown, catalogue, out),
            Format::Text | Format::Concise if self.has_statistics => {
                statistics::write(shown, catalogue, out)?;
            }
            Format::Text => terminal::write(shown, view, catalogue, out)?,
            Format::Concise => concise::write(shown, view.least, catalogue, out)?,
        }
        // Where nothing was read there is nothing to sum up.
        if !shown.is_empty() {
            let least = if self.has_statistics { Severity::Info } else { view.least };
            for line in summary::summary(shown, least, catalogue) {
                writeln!(out, "{line}")?;
            }
        }
        Ok(())
    }
}
