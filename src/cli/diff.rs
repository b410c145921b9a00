//! `diff`: what changed from one edition of a plan to the next.
//!
//! The changes are the findings of the rules of the family *history*, all of them, so that
//! `diff`, `check` and the editor never say two things of one change.

use std::path::PathBuf;
use std::sync::Arc;

use crate::check::{Checked, check};
use crate::cli::Exit;
use crate::cli::args::{Choice, DiffArgs, Listing};
use crate::cli::configure::Configurations;
use crate::cli::console::{Console, Failure};
use crate::cli::destination::{deliver, listing};
use crate::cli::files::named;
use crate::cli::own;
use crate::config::{Config, Earlier};
use crate::disk::earlier::edition;
use crate::disk::report::source;
use crate::finding::{Message, Severity};
use crate::model::lower;
use crate::output::{Shown, changes, json};
use crate::rule::Family;
use crate::rules::history::full_name;
use crate::syntax::lines_of;

/// Compares two files and writes what changed, objective by objective.
pub(crate) fn run(args: &DiffArgs, console: &mut Console) -> Result<Exit, Failure> {
    let input = named(&args.new, None);
    let all = Choice { select: vec![Family::History.name().to_owned()], ..Choice::default() };
    let choice = if args.choice.select.is_empty() {
        Choice { extend_select: args.choice.extend_select.clone(), ignore: args.choice.ignore.clone(), ..all }
    } else {
        args.choice.clone()
    };
    let options = own::options(&choice, input.path.as_deref(), args.config.as_ref())?;
    let configurations = Configurations::new(options, args.config.clone());
    let read = || {
        let old = edition(&named(&args.old, None), &configurations)?;
        let config = configurations.of(input.path.as_deref())?;
        Ok((old, source(&input, &configurations)?, config.only_where(|it| it.family == Family::History)))
    };
    let (old, new, config) = match read() {
        Ok(it) => it,
        Err::<_, Vec<Failure>>(failures) => return Ok(console.fail_all(&failures)),
    };
    console.warn_of(&input.name, &new.remarks);
    for (path, text) in [(&old.name, &old.text), (&input.name, &new.text)] {
        let n = n_unreadable(text);
        if n > 0 {
            console.warn(&Failure::new(Message::new("diff-unread").with("n", n).with("path", path.as_str())));
        }
    }
    let title = Message::new("diff-title").with("old", old.name.as_str()).with("new", input.name.as_str());
    let config = config.against(Earlier::Edition(Arc::new(old)));
    let checked = new.check(&config);
    let document = new.locate(&input.name, &checked, &config);
    let groups = groups(&new.text, &checked, &config);
    let read = [&args.old, &args.new].map(PathBuf::as_path);
    deliver(&args.to, &read, console, |catalogue, view, out| match format(args) {
        Listing::Json => {
            let shown = [Shown {
                document: &document,
                text: new.shown(),
                known: &[],
                plan: None,
                file: &[],
                remarks: &new.remarks,
            }];
            json::write(&shown, catalogue, out)
        }
        Listing::Text => changes::write(&catalogue.say(&title), &document, &groups, view, catalogue, out),
    })?;
    let fails = Severity::from(args.fail_on);
    let is_found = document.findings.iter().any(|it| it.finding.severity >= fails);
    Ok(if is_found && !args.exit_zero { Exit::Found } else { Exit::Clean })
}

/// The format that is asked for, else that of the file's name.
fn format(args: &DiffArgs) -> Listing {
    args.output_format.unwrap_or_else(|| listing(args.to.output.as_deref()))
}

/// The sections that have findings: what they are called, and how many there are.
fn groups(text: &str, checked: &Checked, config: &Config) -> Vec<changes::Group> {
    let mut res = Vec::new();
    let mut lines = Vec::new();
    for (section, start) in checked.sections.iter().zip(checked.starts()) {
        let n = if section.is_clean() { 0 } else { section.findings(config).len() };
        if n == 0 {
            continue;
        }
        let own = text.get(start..start.saturating_add(section.len)).unwrap_or("");
        lines_of(own, &mut lines);
        let it = lower(own, &lines);
        let indicators = it.indicators.iter().map(|it| it.node.name().to_owned()).collect();
        res.push(changes::Group { name: full_name(&it.node), indicators, n_findings: n });
    }
    res
}

/// Lines that cannot be read.
fn n_unreadable(text: &str) -> usize {
    let Some(rule) = crate::config::rule("syntax-error") else { return 0 };
    let config = Config::only(rule);
    check(text, &config, false).sections.iter().map(|it| it.findings(&config).len()).sum()
}
