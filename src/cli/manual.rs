//! `man`: the manual page, one for every command, in the reader's language.

use clap::{Arg, Command};
use roff::{Inline, Roff, bold, italic, roman};

use crate::cli::help;
use crate::lang::Catalogue;

/// The page, as a manual reader takes it.
pub(crate) fn page(catalogue: &Catalogue) -> String {
    let command = help::command(catalogue);
    let word = |id: &str| catalogue.word(id);
    let mut page = Roff::new();
    page.control("TH", ["COLLAUDO", "1", "", concat!("collaudo ", env!("CARGO_PKG_VERSION")), ""]);
    page.control("SH", [&*word("cli-manual.name").to_uppercase()]);
    page.text([roman(format!("collaudo - {}", about(&command)))]);
    page.control("SH", [&*word("cli-manual.synopsis").to_uppercase()]);
    for it in command.get_subcommands() {
        synopsis(&mut page, "collaudo", it);
    }
    for it in command.get_subcommands() {
        section(&mut page, "collaudo", it);
    }
    page.control("SH", [&*word("help-option-list").to_uppercase()]);
    options(&mut page, &command);
    page.control("SH", [&*word("cli-manual.exit").to_uppercase()]);
    for (code, id) in
        [("0", "cli-manual.exit-clean"), ("1", "cli-manual.exit-found"), ("2", "cli-manual.exit-failed")]
    {
        tagged(&mut page, vec![bold(code)], &word(id));
    }
    page.control("SH", [&*word("cli-manual.files").to_uppercase()]);
    tagged(&mut page, vec![bold("collaudo.toml")], &word("cli-manual.configuration"));
    page.render()
}

fn about(command: &Command) -> String {
    command.get_about().map(ToString::to_string).unwrap_or_default()
}

/// One line for a command: its name and what it is given.
fn synopsis(page: &mut Roff, before: &str, command: &Command) {
    let name = format!("{before} {}", command.get_name());
    if command.has_subcommands() {
        command.get_subcommands().for_each(|it| synopsis(page, &name, it));
        return;
    }
    let mut line = vec![bold(name)];
    for it in command.get_positionals() {
        line.push(roman(" "));
        line.push(italic(value_of(it)));
    }
    page.control("br", []);
    page.text(line);
}

/// A command with its arguments and options, then the commands below it.
fn section(page: &mut Roff, before: &str, command: &Command) {
    let name = format!("{before} {}", command.get_name());
    page.control("SH", [&*name]);
    page.text([roman(about(command))]);
    for it in command.get_positionals() {
        tagged(page, vec![italic(value_of(it))], &help_of(it));
    }
    options(page, command);
    command.get_subcommands().for_each(|it| section(page, &name, it));
}

fn options(page: &mut Roff, command: &Command) {
    let is_help = |it: &&Arg| it.get_id() != "help";
    for it in command.get_opts().chain(command.get_arguments().filter(|it| is_flag(it))).filter(is_help) {
        let mut tag = Vec::new();
        if let Some(short) = it.get_short() {
            tag.push(bold(format!("-{short}")));
            tag.push(roman(", "));
        }
        tag.push(bold(format!("--{}", it.get_long().unwrap_or_default())));
        if it.get_action().takes_values() {
            tag.push(roman(" "));
            tag.push(italic(value_of(it)));
        }
        tagged(page, tag, &help_of(it));
    }
}

fn is_flag(arg: &Arg) -> bool {
    !arg.is_positional() && !arg.get_action().takes_values()
}

fn help_of(arg: &Arg) -> String {
    arg.get_help().map(ToString::to_string).unwrap_or_default()
}

fn value_of(arg: &Arg) -> String {
    let names = arg.get_value_names().unwrap_or(&[]);
    names.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn tagged(page: &mut Roff, tag: Vec<Inline>, text: &str) {
    page.control("TP", []);
    page.text(tag);
    page.text([roman(text)]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    #[test]
    fn every_command_and_option_stands_in_the_manual() {
        for language in [Language::It, Language::En] {
            let catalogue = Catalogue::new(language);
            let page = page(&catalogue).replace("\\-", "-").replace("\\*(Aq", "'");
            let command = help::command(&catalogue);
            let mut commands: Vec<&Command> = command.get_subcommands().collect();
            while let Some(it) = commands.pop() {
                assert!(page.contains(&about(it)), "{}", it.get_name());
                let long = it.get_arguments().filter_map(|it| it.get_long());
                for it in long.filter(|it| *it != "help") {
                    assert!(page.contains(&format!("--{it}")), "{it}");
                }
                commands.extend(it.get_subcommands());
            }
            assert!(!page.contains("manual."), "{page}");
        }
    }
}
