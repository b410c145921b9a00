//! Where the program speaks: its language, its outputs, and what went wrong as a sentence.

use std::collections::HashSet;
use std::ffi::OsString;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};

use crate::cli::Exit;
use crate::cli::args::Color;
use crate::finding::Message;
use crate::lang::{Catalogue, Language, of_locale};
use crate::output::{View, cleaned};

pub(crate) use crate::disk::{Failure, shown};

/// The name that stands for standard output.
pub(crate) const STDOUT: &str = "-";

/// Columns where no terminal says how many it has.
const COLUMNS: usize = 80;

/// The catalogue of the reader's language, standard output and standard error.
pub(crate) struct Console {
    pub(crate) catalogue: Catalogue,
    pub(crate) out: Box<dyn Write>,
    pub(crate) err: Box<dyn Write>,
    /// Whether only results and failures are told.
    pub(crate) is_quiet: bool,
    /// Whether what goes to standard output is coloured.
    pub(crate) is_coloured: bool,
}

impl Console {
    pub(crate) fn new(language: Language) -> Self {
        Self {
            catalogue: Catalogue::new(language),
            out: Box::new(BufWriter::with_capacity(1 << 16, Pipe(io::stdout()))),
            err: Box::new(Pipe(io::stderr())),
            is_quiet: false,
            is_coloured: false,
        }
    }

    /// How text is laid out on standard output.
    pub(crate) fn view(&self) -> View {
        View { width: columns(), color: self.is_coloured }
    }

    /// Says that something could not be done.
    pub(crate) fn fail(&mut self, failure: &Failure) {
        self.remark("cli-error", failure);
    }

    /// Says everything that could not be done: the command has failed.
    pub(crate) fn fail_all(&mut self, failures: &[Failure]) -> Exit {
        failures.iter().for_each(|it| self.fail(it));
        Exit::Failed
    }

    /// Says what could not be done with many files, each thing once: they can have one
    /// configuration, and its slips are the same for all.
    pub(crate) fn fail_once(&mut self, failures: &[Failure]) {
        let mut said: HashSet<String> = HashSet::new();
        for it in failures {
            if said.insert(format!("{it:?}")) {
                self.fail(it);
            }
        }
    }

    /// Says something that is no failure.
    pub(crate) fn warn(&mut self, failure: &Failure) {
        self.remark("cli-warning", failure);
    }

    /// Says what is to be known about the reading of a file.
    pub(crate) fn warn_of(&mut self, path: &str, remarks: &[Message]) {
        for it in remarks {
            self.warn(&Failure::of(path, it.clone()));
        }
    }

    /// Writes to standard output.
    pub(crate) fn print(&mut self, text: &str) -> Result<(), Failure> {
        self.out.write_all(text.as_bytes()).map_err(|it| Failure::of_output(&it))
    }

    /// Says what was done, beside what the output is for.
    pub(crate) fn note(&mut self, message: &Message) {
        if self.is_quiet {
            return;
        }
        let sentence = self.catalogue.say(message);
        // There is nobody left to tell where this fails.
        let _ = self.out.flush();
        let _ = writeln!(self.err, "{}", cleaned(&sentence));
    }

    /// What was written before stands before it, where both go to one place.
    fn remark(&mut self, kind: &str, failure: &Failure) {
        let kind = self.catalogue.word(kind);
        let sentence = self.catalogue.say(&failure.message);
        let line = match &failure.path {
            Some(path) => format!("{kind}: {path}: {sentence}"),
            None => format!("{kind}: {sentence}"),
        };
        // There is nobody left to tell where this fails.
        let _ = self.out.flush();
        let _ = writeln!(self.err, "{}", cleaned(&line));
    }
}

/// The language to speak: `--lang`, else the environment's, else English. It is looked
/// for before the arguments are read, so that mistakes in them are told in it.
pub(crate) fn language(args: &[OsString]) -> Language {
    let mut args = args.iter().skip(1).filter_map(|it| it.to_str());
    while let Some(it) = args.next() {
        match it {
            "--" => break,
            "--lang" => {
                if let Some(it) = args.next().and_then(of_locale) {
                    return it;
                }
            }
            _ => {
                if let Some(it) = it.strip_prefix("--lang=").and_then(of_locale) {
                    return it;
                }
            }
        }
    }
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|it| std::env::var(it).ok());
    set.into_iter().find(|it| !it.is_empty()).and_then(|it| of_locale(&it)).unwrap_or_default()
}

/// Whether what goes to standard output is coloured.
pub(crate) fn is_coloured(color: Color) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            let is_set = |it| std::env::var_os(it).is_some_and(|it| !it.is_empty());
            let is_forced = |it| std::env::var_os(it).is_some_and(|it| !it.is_empty() && it != "0");
            let is_dumb = std::env::var_os("TERM").is_some_and(|it| it == "dumb");
            match (is_set("NO_COLOR"), is_forced("FORCE_COLOR") || is_forced("CLICOLOR_FORCE")) {
                (true, _) => false,
                (false, true) => true,
                (false, false) => io::stdout().is_terminal() && !is_dumb,
            }
        }
    }
}

/// Columns of the terminal: what `COLUMNS` says, else the terminal, else 80.
pub(crate) fn columns() -> usize {
    let set = std::env::var("COLUMNS").ok().and_then(|it| it.parse().ok()).filter(|it| *it > 0);
    let own = || terminal_size::terminal_size().map(|it| usize::from(it.0.0));
    set.or_else(own).unwrap_or(COLUMNS)
}

/// A writer for which a reader that went away is no error: the rest is for nobody.
struct Pipe<W>(W);

impl<W: Write> Write for Pipe<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0.write(bytes) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(bytes.len()),
            other => other,
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.0.flush() {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            other => other,
        }
    }
}
