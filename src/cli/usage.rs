//! Mistakes in the arguments, told in the reader's language.

use std::io::Write;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::Exit;
use crate::cli::console::{Console, Failure};
use crate::finding::Message;

/// Writes what was asked for, help or version, or says what is wrong.
pub(crate) fn report(error: &Error, console: &mut Console) -> Exit {
    let text = error.render();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let written = write!(console.out, "{text}");
            if written.is_ok() { Exit::Clean } else { Exit::Failed }
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            // There is nobody left to tell where this fails.
            let _ = write!(console.err, "{text}");
            Exit::Failed
        }
        _ => {
            match sentence(error) {
                Some(it) => console.fail(&Failure::new(it)),
                None => {
                    let _ = write!(console.err, "{text}");
                }
            }
            Exit::Failed
        }
    }
}

/// The sentence for a mistake; none where the parser's own, in English, says more.
fn sentence(error: &Error) -> Option<Message> {
    let get = |kind| text(error.get(kind)?);
    // `--color <WHEN>` is told by its name alone.
    let name = |it: String| it.split_once(" <").map_or(it.clone(), |it| it.0.to_owned());
    let option = || get(ContextKind::InvalidArg).map(name);
    let with = |id, meant: Option<String>| match meant {
        Some(it) => Message::new(id).with("meant", it.as_str()),
        None => Message::new(id),
    };
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let meant = get(ContextKind::SuggestedArg);
            let id = if meant.is_some() { "cli-unknown-option.meant" } else { "cli-unknown-option" };
            Some(with(id, meant).with("option", option()?.as_str()))
        }
        ErrorKind::InvalidSubcommand => {
            let meant = get(ContextKind::SuggestedSubcommand);
            let id = if meant.is_some() { "cli-unknown-command.meant" } else { "cli-unknown-command" };
            Some(with(id, meant).with("command", get(ContextKind::InvalidSubcommand)?.as_str()))
        }
        ErrorKind::InvalidValue => {
            let value = get(ContextKind::InvalidValue).unwrap_or_default();
            let allowed = get(ContextKind::ValidValue).unwrap_or_default();
            let id = match (value.is_empty(), allowed.is_empty()) {
                (true, _) => "cli-no-value",
                (false, true) => return None,
                (false, false) => "cli-bad-value",
            };
            let message = Message::new(id).with("option", option()?.as_str());
            Some(message.with("value", value.as_str()).with("allowed", allowed.as_str()))
        }
        ErrorKind::MissingRequiredArgument => {
            Some(Message::new("cli-missing-argument").with("option", option()?.as_str()))
        }
        ErrorKind::ArgumentConflict => {
            let other = get(ContextKind::PriorArg).map(name).unwrap_or_default();
            let id = if other == option()? { "cli-twice" } else { "cli-conflict" };
            Some(Message::new(id).with("option", option()?.as_str()).with("other", other.as_str()))
        }
        _ => None,
    }
}

fn text(value: &ContextValue) -> Option<String> {
    match value {
        ContextValue::String(it) => Some(it.clone()),
        ContextValue::Strings(it) => Some(it.join(", ")).filter(|it| !it.is_empty()),
        ContextValue::StyledStr(it) => Some(it.to_string()),
        _ => None,
    }
}
