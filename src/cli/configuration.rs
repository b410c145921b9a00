//! `config`: the schema of the configuration file, and what applies to a file.

use std::io::Write;

use crate::cli::Exit;
use crate::cli::args::{ConfigCommand, ShowArgs};
use crate::cli::choose;
use crate::cli::configure::Configurations;
use crate::cli::console::{Console, Failure, shown};
use crate::config::{THRESHOLDS, schema};
use crate::rule::REQUIRABLE;
use crate::syntax::{Keyword, spelling};

pub(crate) fn run(command: &ConfigCommand, console: &mut Console) -> Result<Exit, Failure> {
    match command {
        ConfigCommand::Schema(_) => {
            writeln!(console.out, "{:#}", schema()).map_err(|it| Failure::of_output(&it))?;
            Ok(Exit::Clean)
        }
        ConfigCommand::Show(it) => show(it, console),
    }
}

/// What applies to a file, as a configuration file that says the same.
fn show(args: &ShowArgs, console: &mut Console) -> Result<Exit, Failure> {
    let configurations = Configurations::new(choose::layer(&args.choice)?, args.config.clone());
    let found = configurations
        .base(Some(&args.file))
        .and_then(|base| Ok((base, configurations.of(Some(&args.file))?)));
    let (base, config) = match found {
        Ok(it) => it,
        Err(failures) => {
            failures.iter().for_each(|it| console.fail(it));
            return Ok(Exit::Failed);
        }
    };
    let mut text = String::new();
    let title = if base.files.is_empty() { "config-show-defaults" } else { "config-show-files" };
    text.push_str(&format!("# {}\n", console.catalogue.word(title)));
    for file in &base.files {
        text.push_str(&format!("#   {}\n", shown(file)));
    }
    text.push_str("\nselect = [\n");
    for (rule, _) in config.rules() {
        text.push_str(&format!("  \"{}\",\n", rule.id));
    }
    let language = console.catalogue.language();
    let required = REQUIRABLE.iter().filter(|it| config.settings.required_fields.has(**it));
    let required: Vec<String> =
        required.map(|it| format!("\"{}\"", spelling(Keyword::Property(*it), language))).collect();
    text.push_str(&format!("]\n\nrequired-fields = [{}]\n\n[severity]\n", required.join(", ")));
    for (rule, severity) in config.rules() {
        text.push_str(&format!("{} = \"{}\"\n", rule.id, severity.name()));
    }
    text.push_str("\n[thresholds]\n");
    for threshold in THRESHOLDS {
        let about = console.catalogue.word(threshold.about);
        text.push_str(&format!("# {about}\n{} = {}\n", threshold.key, threshold.get(&config.settings)));
    }
    console.out.write_all(text.as_bytes()).map_err(|it| Failure::of_output(&it))?;
    Ok(Exit::Clean)
}
