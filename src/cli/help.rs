//! The command with its help in the reader's language.

use clap::{Arg, ArgAction, Command, CommandFactory};

use crate::cli::args::{Args, HelpArgs};
use crate::cli::console::{Console, Failure};
use crate::cli::{Exit, examples};
use crate::finding::Message;
use crate::lang::Catalogue;

/// Shows the help of the program or of a command.
pub(crate) fn run(args: &HelpArgs, console: &mut Console) -> Result<Exit, Failure> {
    let mut shown = command(&console.catalogue);
    // Only then commands know the options that all have.
    shown.build();
    for name in &args.command {
        let known = shown.find_subcommand(name).cloned();
        shown = known.ok_or_else(|| {
            Failure::new(Message::new("cli-unknown-command").with("command", name.as_str()))
        })?;
    }
    console.print(&shown.render_help().to_string())?;
    Ok(Exit::Clean)
}

/// The command line with every sentence from the catalogue: `help-check` says what the
/// command is for, `help-check.fix` what its option is for; options that several commands
/// share stand under `help-options`.
pub(crate) fn command(catalogue: &Catalogue) -> Command {
    let mut command = Args::command();
    // The program fills in what stands behind usage, which is taken over below.
    command.build();
    speak(Args::command(), "help-collaudo", &command, catalogue)
}

fn speak(command: Command, id: &str, built: &Command, catalogue: &Catalogue) -> Command {
    let word = |id: &str| catalogue.word(id);
    let usage = translated(&built.clone().render_usage().to_string(), catalogue);
    let mut res = command
        .about(word(id))
        .override_usage(usage)
        .help_template(format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}{{after-help}}", word("help-usage")))
        .after_help(examples::of(command_name(id), catalogue))
        .subcommand_help_heading(word("help-commands"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', ArgAction::Help));
    if id == "help-collaudo" {
        res = res.arg(flag("version", 'V', ArgAction::Version));
    }
    // Arguments stand in the order in which they are given, and not in that of their names.
    let mut order = 0..;
    res = res.mut_args(|arg| {
        let arg = if arg.is_positional() { arg.display_order(order.next().unwrap_or(0)) } else { arg };
        sentence(arg, id, catalogue)
    });
    res.mut_subcommands(|it| {
        let id = format!("help-{}", it.get_name());
        let empty = Command::new("");
        let built = built.find_subcommand(it.get_name()).unwrap_or(&empty).clone();
        speak(it, &id, &built, catalogue)
    })
}

/// The name of a command by that of its message.
fn command_name(id: &str) -> &str {
    id.strip_prefix("help-").unwrap_or(id)
}

fn flag(name: &'static str, short: char, action: ArgAction) -> Arg {
    Arg::new(name).short(short).long(name).action(action)
}

fn sentence(arg: Arg, id: &str, catalogue: &Catalogue) -> Arg {
    let name = arg.get_id().as_str().replace('_', "-");
    let own = format!("{id}.{name}");
    let shared = format!("help-options.{name}");
    let heading = if arg.is_positional() { "help-arguments" } else { "help-option-list" };
    let text = catalogue.word(if catalogue.has(&own) { &own } else { &shared });
    let takes_value = arg.get_action().takes_values();
    let names = arg.get_value_names().unwrap_or(&[]).iter().map(|it| name_of(it, catalogue));
    let names: Vec<String> = names.collect();
    let arg = arg.help(text).help_heading(catalogue.word(heading));
    let arg = if names.is_empty() { arg } else { arg.value_names(names) };
    // What can be chosen and what is chosen unless asked for is said in the sentence.
    if takes_value { arg.hide_possible_values(true).hide_default_value(true) } else { arg }
}

/// A line of usage with the words in it that are neither commands nor names of options.
fn translated(usage: &str, catalogue: &Catalogue) -> String {
    let usage = usage.trim_start_matches("Usage: ").trim();
    let words = usage.split_inclusive(['[', ']', '<', '>', ' ']).map(|it| {
        let word = it.trim_end_matches(['[', ']', '<', '>', ' ']);
        let end = it.get(word.len()..).unwrap_or("");
        format!("{}{end}", name_of(word, catalogue))
    });
    words.collect()
}

/// The name of a value: `FILE`, in the reader's language.
fn name_of(word: &str, catalogue: &Catalogue) -> String {
    let is_name = !word.is_empty() && word.chars().all(|it| it.is_ascii_uppercase());
    let id = format!("help-words.{}", word.to_ascii_lowercase());
    if is_name && catalogue.has(&id) { catalogue.word(&id) } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{Language, SOURCES};

    fn names(command: &Command, id: &str, out: &mut Vec<String>) {
        out.push(id.to_owned());
        for arg in command.get_arguments() {
            out.push(format!("{id}.{}", arg.get_id().as_str().replace('_', "-")));
        }
        for it in command.get_subcommands() {
            names(it, &format!("help-{}", it.get_name()), out);
        }
    }

    #[test]
    fn every_command_and_option_has_its_sentence_and_no_other_is_left() {
        for language in [Language::It, Language::En] {
            let catalogue = Catalogue::new(language);
            let mut all = Vec::new();
            names(&command(&catalogue), "help-collaudo", &mut all);
            for id in &all {
                let shared = id.split_once('.').map(|it| format!("help-options.{}", it.1));
                let has_shared = shared.is_some_and(|it| catalogue.has(&it));
                assert!(catalogue.has(id) || has_shared, "{id} has no sentence in {language:?}");
            }
            let help = SOURCES.iter().find(|it| it.name == "help").expect("help").text(language);
            let mut message = "";
            for line in help.lines().filter(|it| !it.starts_with('#')) {
                let Some((id, _)) = line.split_once(" =") else { continue };
                match id.trim().strip_prefix('.') {
                    None => message = id,
                    Some(name) => {
                        let id = format!("{message}.{name}");
                        let is_shared = message == "help-options";
                        let is_word = message == "help-words" || message == "help-examples";
                        let used = |it: &String| {
                            is_word || *it == id || (is_shared && it.ends_with(&format!(".{name}")))
                        };
                        assert!(all.iter().any(used), "{id} is for nothing");
                    }
                }
            }
        }
    }

    #[test]
    fn old_stands_before_new_as_on_the_command_line() {
        let mut all = command(&Catalogue::new(Language::En));
        let help = all.find_subcommand_mut("diff").expect("diff").render_help().to_string();
        let at = |it: &str| help.find(it).unwrap_or_else(|| panic!("{it} in\n{help}"));
        assert!(at("\n  <OLD>") < at("\n  <NEW>"), "{help}");
    }

    #[test]
    fn the_command_is_well_formed() {
        command(&Catalogue::new(Language::It)).debug_assert();
    }
}
