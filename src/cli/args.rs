//! Commands and options. What each is for stands in the catalogues (`help.ftl`), under the
//! name of its command and field.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::export;
use crate::finding::Severity;
use crate::output::overview::Column;
use crate::syntax::Language;

#[derive(Debug, Parser)]
#[command(name = "collaudo", version, disable_help_subcommand = true)]
pub(crate) struct Args {
    /// The language of sentences. It is looked for before anything else is read
    /// (`console::language`), so that help and mistakes are in it too.
    #[arg(long, global = true, value_name = "it|en", value_enum)]
    pub(crate) lang: Option<Lang>,
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(Box<CheckArgs>),
    Fmt(FmtArgs),
    Import(ImportArgs),
    Export(ExportArgs),
    Diff(DiffArgs),
    Score(ScoreArgs),
    Explain(ExplainArgs),
    Rules(RulesArgs),
    Lsp(LspArgs),
    Completions(CompletionsArgs),
    Man,
    #[command(subcommand)]
    Config(ConfigCommand),
    Help(HelpArgs),
    Version,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    Schema,
    Show(ShowArgs),
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ShowArgs {
    #[arg(default_value = ".")]
    pub(crate) file: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) choice: Choice,
}

/// Where the result of a command goes, if not to standard output.
#[derive(Debug, ClapArgs)]
pub(crate) struct Destination {
    #[arg(short, long, alias = "output-file", value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[arg(long, requires = "output")]
    pub(crate) force: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct CheckArgs {
    #[arg(default_value = ".")]
    pub(crate) paths: Vec<PathBuf>,
    #[arg(long, alias = "format", value_enum, value_name = "FORMAT")]
    pub(crate) output_format: Vec<Format>,
    #[arg(long, short = 'o', alias = "output-file", value_name = "FILE")]
    pub(crate) output: Vec<PathBuf>,
    #[arg(long)]
    pub(crate) force: bool,
    /// Where the formats stand on the command line, and where the files.
    #[arg(skip)]
    pub(crate) output_places: [Vec<usize>; 2],
    #[command(flatten)]
    pub(crate) choice: Choice,
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) against: Option<PathBuf>,
    #[arg(long)]
    pub(crate) fix: bool,
    #[arg(long)]
    pub(crate) unsafe_fixes: bool,
    #[arg(long)]
    pub(crate) diff: bool,
    #[arg(long, value_name = "REASON", conflicts_with = "fix", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub(crate) add_suppressions: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub(crate) stdin_filename: Option<String>,
    #[arg(long, value_enum, value_name = "LEVEL", default_value = "warning")]
    pub(crate) severity: Least,
    #[arg(long, value_enum, value_name = "LEVEL", default_value = "error")]
    pub(crate) fail_on: Least,
    #[arg(long)]
    pub(crate) exit_zero: bool,
    #[arg(long)]
    pub(crate) statistics: bool,
    #[arg(long, value_name = "COMMIT")]
    pub(crate) changed_since: Option<String>,
    #[arg(long, conflicts_with_all = ["changed_since", "fix"])]
    pub(crate) staged: bool,
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) write_baseline: Option<PathBuf>,
    #[arg(long)]
    pub(crate) summary: bool,
    #[arg(long, value_enum, value_name = "COLUMN", requires = "summary", default_value = "path")]
    pub(crate) sort: SortBy,
    #[arg(short, long)]
    pub(crate) verbose: bool,
}

/// Which rules are on.
#[derive(Clone, Debug, Default, ClapArgs)]
pub(crate) struct Choice {
    #[arg(long, value_delimiter = ',', value_name = "RULES")]
    pub(crate) select: Vec<String>,
    #[arg(long, value_delimiter = ',', value_name = "RULES")]
    pub(crate) extend_select: Vec<String>,
    #[arg(long, value_delimiter = ',', value_name = "RULES")]
    pub(crate) ignore: Vec<String>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct FmtArgs {
    #[arg(default_value = ".")]
    pub(crate) paths: Vec<PathBuf>,
    #[arg(long)]
    pub(crate) check: bool,
    #[arg(long)]
    pub(crate) diff: bool,
    #[arg(long, value_name = "it|en", value_enum)]
    pub(crate) plan_lang: Option<Lang>,
    #[arg(long, value_name = "FILE")]
    pub(crate) stdin_filename: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ImportArgs {
    pub(crate) report: PathBuf,
    #[command(flatten)]
    pub(crate) to: Destination,
    #[arg(long)]
    pub(crate) show_mapping: bool,
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) stdin_filename: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ExportArgs {
    #[arg(required_unless_present = "schema")]
    pub(crate) plan: Option<PathBuf>,
    #[arg(long, alias = "format", value_enum, value_name = "FORMAT")]
    pub(crate) output_format: Option<ExportFormat>,
    #[command(flatten)]
    pub(crate) to: Destination,
    #[arg(long, conflicts_with_all = ["plan", "output", "output_format"])]
    pub(crate) schema: bool,
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) stdin_filename: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct DiffArgs {
    pub(crate) old: PathBuf,
    pub(crate) new: PathBuf,
    #[arg(long, alias = "format", value_enum, value_name = "FORMAT")]
    pub(crate) output_format: Option<Listing>,
    #[command(flatten)]
    pub(crate) to: Destination,
    #[command(flatten)]
    pub(crate) choice: Choice,
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    #[arg(long, value_enum, value_name = "LEVEL", default_value = "error")]
    pub(crate) fail_on: Least,
    #[arg(long)]
    pub(crate) exit_zero: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ScoreArgs {
    pub(crate) file: PathBuf,
    #[arg(long, value_name = "CODE")]
    pub(crate) explain: Option<String>,
    #[arg(long, alias = "format", value_enum, value_name = "FORMAT", conflicts_with = "explain")]
    pub(crate) output_format: Option<ScoreFormat>,
    #[command(flatten)]
    pub(crate) to: Destination,
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ExplainArgs {
    pub(crate) rule: String,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct RulesArgs {
    #[arg(long, alias = "format", value_enum, value_name = "FORMAT")]
    pub(crate) output_format: Option<Listing>,
    #[command(flatten)]
    pub(crate) to: Destination,
    #[arg(long)]
    pub(crate) test: bool,
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct HelpArgs {
    pub(crate) command: Vec<String>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct LspArgs {
    /// Some clients name the one way there is.
    #[arg(long, hide = true)]
    stdio: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct CompletionsArgs {
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

/// A language by its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    It,
    En,
}

impl From<Lang> for Language {
    fn from(it: Lang) -> Self {
        match it {
            Lang::It => Self::It,
            Lang::En => Self::En,
        }
    }
}

/// A format of `check`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    #[value(alias = "full")]
    Text,
    Concise,
    Json,
    #[value(alias = "json-lines")]
    Ndjson,
    Csv,
    Sarif,
    Github,
    Gitlab,
    Junit,
    #[value(alias = "md")]
    Markdown,
    Html,
    Brief,
    Xlsx,
}

/// A column of the summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SortBy {
    Path,
    Objectives,
    Indicators,
    Errors,
    Warnings,
    Reported,
    Recomputed,
    Difference,
}

impl From<SortBy> for Column {
    fn from(it: SortBy) -> Self {
        match it {
            SortBy::Path => Self::Path,
            SortBy::Objectives => Self::Objectives,
            SortBy::Indicators => Self::Indicators,
            SortBy::Errors => Self::Errors,
            SortBy::Warnings => Self::Warnings,
            SortBy::Reported => Self::Reported,
            SortBy::Recomputed => Self::Recomputed,
            SortBy::Difference => Self::Difference,
        }
    }
}

/// A format of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Listing {
    Text,
    Json,
}

/// A format of a score table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ScoreFormat {
    Text,
    Json,
    Csv,
}

/// A format of `export`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    Xlsx,
    Csv,
    Tsv,
    Markdown,
    Html,
    Json,
}

impl From<ExportFormat> for export::Format {
    fn from(it: ExportFormat) -> Self {
        match it {
            ExportFormat::Xlsx => Self::Xlsx,
            ExportFormat::Csv => Self::Csv,
            ExportFormat::Tsv => Self::Tsv,
            ExportFormat::Markdown => Self::Markdown,
            ExportFormat::Html => Self::Html,
            ExportFormat::Json => Self::Json,
        }
    }
}

/// A severity as an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Least {
    Error,
    Warning,
    Info,
}

impl From<Least> for Severity {
    fn from(it: Least) -> Self {
        match it {
            Least::Error => Self::Error,
            Least::Warning => Self::Warning,
            Least::Info => Self::Info,
        }
    }
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}
