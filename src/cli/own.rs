//! Rules of one's own on the command line: which there are, and whether their examples hold.

use std::path::{Path, PathBuf};

use crate::check::check;
use crate::cli::Exit;
use crate::cli::args::Choice;
use crate::cli::choose::layer;
use crate::cli::console::{Console, Failure};
use crate::config::{Config, Layer};
use crate::disk::configure::Configurations;
use crate::finding::Message;
use crate::own::OwnRule;
use crate::rule::Settings;

/// The rules that apply to a path, from the configuration file that is nearest or named.
pub(crate) fn rules(
    path: Option<&Path>,
    config: Option<&PathBuf>,
) -> Result<Vec<&'static OwnRule>, Vec<Failure>> {
    Configurations::new(Layer::default(), config.cloned()).layer(path).map(|it| it.rules)
}

/// What options ask for, which may name rules of the file that applies to a path.
pub(crate) fn options(
    choice: &Choice,
    path: Option<&Path>,
    config: Option<&PathBuf>,
) -> Result<Layer, Failure> {
    let names_something =
        !(choice.select.is_empty() && choice.extend_select.is_empty() && choice.ignore.is_empty());
    if names_something {
        // What is wrong with the file is said where it is used.
        let _ = rules(path, config);
    }
    layer(choice)
}

/// Runs the examples of every rule: on those that fail it must have something to say, on those
/// that pass it must not, and everywhere its condition must have an answer.
pub(crate) fn test(rules: &[&'static OwnRule], console: &mut Console) -> Result<Exit, Failure> {
    let (mut n, mut n_wrong) = (0_usize, 0_usize);
    for rule in rules {
        let config = Config::new([(&rule.rule, rule.rule.level.severity())], Settings::default());
        let config = config.with_own(&[rule]);
        for (i, (fails, text)) in rule.definition.examples.iter().enumerate() {
            n = n.saturating_add(1);
            let found: Vec<_> = check(text, &config, false)
                .sections
                .iter()
                .flat_map(|it| it.findings(&config))
                .filter(|it| it.rule == rule.rule.id)
                .map(|it| it.message)
                .collect();
            let failed = found.iter().find(|it| it.id == "own-rule.failed");
            let of = |it| *fails == it;
            let id = match failed {
                Some(_) => "rules-test.failed",
                None if of(true) && found.is_empty() => "rules-test.silent",
                None if of(false) && !found.is_empty() => "rules-test.fires",
                None => continue,
            };
            n_wrong = n_wrong.saturating_add(1);
            let why = failed.map(|it| console.catalogue.say(it)).unwrap_or_default();
            let message = Message::new(id).with("rule", rule.rule.id).with("n", i.saturating_add(1));
            let line = console.catalogue.say(&message.with("why", why.as_str()));
            let text: String = text.trim_end().lines().map(|it| format!("    {it}\n")).collect();
            console.print(&format!("{line}\n{text}"))?;
        }
    }
    let message = Message::new("rules-test").with("rules", rules.len()).with("n", n).with("wrong", n_wrong);
    let line = console.catalogue.say(&message);
    console.print(&format!("{line}\n"))?;
    Ok(if n_wrong > 0 { Exit::Found } else { Exit::Clean })
}
