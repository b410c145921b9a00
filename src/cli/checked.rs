//! One input into its findings.

use crate::check::waive::waive;
use crate::check::{Checked, Document, header};
use crate::cli::args::CheckArgs;
use crate::cli::console::Failure;
use crate::cli::fix::fix;
use crate::config::Earlier;
use crate::disk::configure::Configurations;
use crate::disk::earlier::earlier;
use crate::disk::files::Input;
use crate::disk::replace::{Before, replace};
use crate::disk::report::source;
use crate::finding::{Message, Severity};
use crate::format::unified_diff;
use crate::output::Known;
use crate::rules::text::expired_waiver;
use crate::source::Source;

/// A checked file.
pub(crate) struct Done {
    pub(crate) document: Document,
    /// Its text, corrected where that was asked for.
    pub(crate) source: Source,
    /// What the check made of it, where an output asks for more than findings.
    pub(crate) checked: Option<Checked>,
    /// Findings that a baseline knows.
    pub(crate) known: Vec<Known>,
    /// How bad a waiver past its day is here, where that is reported.
    pub(crate) expired: Option<Severity>,
    pub(crate) n_fixed: usize,
    /// What goes to standard output before the findings: a difference, or the text of
    /// standard input, corrected.
    pub(crate) output: String,
}

/// What became of an input.
pub(crate) enum Outcome {
    Done(Box<Done>),
    /// It was found in a folder, and is neither plan nor report as far as can be told.
    Unsure(String),
    Failed(Vec<Failure>),
}

/// Why a file is no report, rather than one that is damaged.
const NO_REPORT: &[&str] = &[
    "import-no-table",
    "import-no-indicators",
    "import-other-format",
    "import-binary",
    "import-mostly-unread",
];

/// Reads, corrects and checks an input. `keeps_checked` tells whether its tree is wanted,
/// `against` what to compare it with instead of the plan that it names.
pub(crate) fn check_input(
    input: &Input,
    args: &CheckArgs,
    configurations: &Configurations,
    keeps_checked: bool,
    against: Option<&Earlier>,
) -> Outcome {
    let read = || {
        let config = configurations.of(input.path.as_deref())?;
        let source = source(input, configurations)?;
        source.understood().map_err(|it| Failure::of(&input.name, it))?;
        let named = || header(&source.text, source.report.is_some()).previous;
        let of_name = || earlier(input.path.as_deref(), named().as_deref(), configurations);
        let earlier = against.cloned().unwrap_or_else(of_name);
        Ok::<_, Vec<Failure>>((config.against(earlier), source))
    };
    let (config, mut source) = match read() {
        Ok(it) => it,
        Err(failures) => {
            let is_none = |it: &Failure| NO_REPORT.contains(&it.message.id);
            return match input.is_found && failures.iter().all(is_none) {
                true => Outcome::Unsure(input.name.clone()),
                false => Outcome::Failed(failures),
            };
        }
    };
    let (mut n_fixed, mut output) = (0, String::new());
    let reason = args.add_suppressions.as_deref();
    let wants_fixes = args.fix || args.diff || reason.is_some();
    let hindrance = match &source.report {
        Some(_) => Some("cli-report-as-it-is"),
        None => (!source.is_utf8).then_some("cli-not-utf8.refused"),
    };
    match hindrance {
        Some(id) if wants_fixes => source.remarks.push(Message::new(id)),
        None if wants_fixes => {
            let fixed = match reason {
                Some(it) => waive(&source.text, &config, it, args.severity.into()),
                None => fix(&source.text, &config, args.unsafe_fixes),
            };
            n_fixed = fixed.n;
            if args.diff {
                output = unified_diff(&source.text, &fixed.text, &input.name);
            } else {
                if let Err(it) = keep(input, &source.bytes, &fixed.text, n_fixed, &mut output) {
                    return Outcome::Failed(vec![it]);
                }
                source.text = fixed.text;
            }
        }
        _ => {}
    }
    let checked = source.check(&config);
    if let Err(message) = source.holds_plan(&checked, &input.name) {
        return match input.is_found {
            true => Outcome::Unsure(input.name.clone()),
            false => Outcome::Failed(vec![Failure::of(&input.name, message)]),
        };
    }
    let document = source.locate(&input.name, &checked, &config);
    Outcome::Done(Box::new(Done {
        document,
        source,
        checked: keeps_checked.then_some(checked),
        known: Vec::new(),
        expired: config.severity(expired_waiver::RULE.id),
        n_fixed,
        output,
    }))
}

/// Writes a corrected text back to where it came from, with the mark that it began with.
fn keep(input: &Input, bytes: &[u8], text: &str, n: usize, output: &mut String) -> Result<(), Failure> {
    const MARK: &[u8] = b"\xEF\xBB\xBF";
    match &input.path {
        None => text.clone_into(output),
        Some(path) if n > 0 => {
            let mark = if bytes.starts_with(MARK) { MARK } else { &[] };
            replace(path, Before::Read(bytes), &[mark, text.as_bytes()].concat())?;
        }
        Some(_) => {}
    }
    Ok(())
}
