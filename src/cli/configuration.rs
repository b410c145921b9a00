//! `config`: the schema of the configuration file, and what applies to a file.

use std::io::Write;
use std::path::PathBuf;

use crate::cli::Exit;
use crate::cli::args::{ConfigCommand, ShowArgs};
use crate::cli::configure::Configurations;
use crate::cli::console::{Console, Failure, shown};
use crate::cli::own;
use crate::config::origin::{self, From, Said};
use crate::config::{Config, THRESHOLDS, schema};
use crate::lang::Catalogue;
use crate::rule::REQUIRABLE;
use crate::syntax::{Keyword, spelling};

pub(crate) fn run(command: &ConfigCommand, console: &mut Console) -> Result<Exit, Failure> {
    match command {
        ConfigCommand::Schema => {
            writeln!(console.out, "{:#}", schema()).map_err(|it| Failure::of_output(&it))?;
            Ok(Exit::Clean)
        }
        ConfigCommand::Show(it) => show(it, console),
    }
}

/// What applies to a file, as a configuration file that says the same, each value with the
/// place that it comes from.
fn show(args: &ShowArgs, console: &mut Console) -> Result<Exit, Failure> {
    let options = own::options(&args.choice, Some(&args.file), args.config.as_ref())?;
    let configurations = Configurations::new(options, args.config.clone());
    let path = Some(args.file.as_path());
    let found = configurations
        .base(path)
        .and_then(|base| Ok((base, configurations.of(path)?, configurations.said(path)?)));
    let (base, config, said) = match found {
        Ok(it) => it,
        Err(failures) => return Ok(console.fail_all(&failures)),
    };
    let page = Page { catalogue: &console.catalogue, config: &config, said: &said };
    let parts = [
        page.title(&base.files),
        page.rules(),
        page.severities(),
        page.thresholds(),
        page.import(),
        page.format(),
        page.own(),
    ];
    console.print(&parts.concat())?;
    Ok(Exit::Clean)
}

/// A text as a configuration file has it.
fn text(it: &str) -> String {
    toml::Value::String(it.to_owned()).to_string()
}

struct Page<'p> {
    catalogue: &'p Catalogue,
    config: &'p Config,
    said: &'p [Said],
}

impl Page<'_> {
    fn title(&self, files: &[PathBuf]) -> String {
        let title = if files.is_empty() { "config-show-defaults" } else { "config-show-files" };
        let files = files.iter().map(|it| format!("#   {}\n", shown(it)));
        format!("# {}\n{}", self.catalogue.word(title), files.collect::<String>())
    }

    fn rules(&self) -> String {
        let lines = self
            .config
            .rules()
            .map(|(rule, _)| self.line(&format!("  \"{}\",", rule.id), &origin::of_rule(self.said, rule)));
        let fields = &self.config.settings.required_fields;
        let language = self.catalogue.language();
        let fields = REQUIRABLE.iter().filter(|it| fields.has(**it));
        let fields = fields.map(|it| format!("\"{}\"", spelling(Keyword::Property(*it), language)));
        let fields = format!("required-fields = [{}]", fields.collect::<Vec<_>>().join(", "));
        let fields = self.line(&fields, &origin::of_required_fields(self.said));
        format!("\nselect = [\n{}]\n\n{fields}", lines.collect::<String>())
    }

    fn severities(&self) -> String {
        let lines = self.config.rules().map(|(rule, severity)| {
            let line = format!("{} = \"{}\"", rule.id, severity.name());
            self.line(&line, &origin::of_severity(self.said, rule))
        });
        format!("\n[severity]\n{}", lines.collect::<String>())
    }

    fn thresholds(&self) -> String {
        let lines = THRESHOLDS.iter().map(|it| {
            let line = format!("{} = {}", it.key, it.get(&self.config.settings));
            let line = self.line(&line, &origin::of_threshold(self.said, it.key));
            format!("# {}\n{line}", self.catalogue.word(it.about))
        });
        format!("\n[thresholds]\n{}", lines.collect::<String>())
    }

    /// How reports are read, where something is said of it.
    fn import(&self) -> String {
        let import = &self.config.import;
        let mut res = String::new();
        if !import.missing.is_empty() {
            let missing: Vec<String> = import.missing.iter().map(|it| text(it)).collect();
            let missing = format!("missing = [{}]", missing.join(", "));
            res.push_str(&format!("\n[import]\n{}", self.line(&missing, &origin::of_missing(self.said))));
        }
        let language = self.catalogue.language();
        let columns: String = import
            .by_title()
            .into_iter()
            .map(|(title, meaning)| {
                // A key stands on one line, as a text of JSON does.
                let title_text = serde_json::Value::from(title);
                let line = format!("{title_text} = {}", text(&meaning.words(language)));
                self.line(&line, &origin::of_column(self.said, title))
            })
            .collect();
        if !columns.is_empty() {
            res.push_str(&format!("\n[import.columns]\n{columns}"));
        }
        res
    }

    /// How plans are formatted.
    fn format(&self) -> String {
        let line = format!("line-ending = \"{}\"", self.config.line_ending.name());
        format!("\n[format]\n{}", self.line(&line, &origin::of_line_ending(self.said)))
    }

    /// The rules of one's own, so that the file can be read without the others.
    fn own(&self) -> String {
        let rules = self.config.own().iter().map(|it| {
            let it = &it.definition;
            let [italian, english] = &it.message;
            format!(
                "\n[[rules]]\nid = {}\nseverity = {}\non = {}\nwhen = {}\nmessage = {{ it = {}, en = {} }}\n",
                text(&it.id),
                text(it.level.severity().name()),
                text(it.on.name()),
                text(&it.when),
                text(italian.written()),
                text(english.written())
            )
        });
        rules.collect()
    }

    /// A line with the place that it comes from.
    fn line(&self, line: &str, from: &From) -> String {
        match from {
            From::Default => format!("{line}\n"),
            From::Options => format!("{line}  # {}\n", self.catalogue.word("config-show-options")),
            From::File(file, number) => format!("{line}  # {file}:{number}\n"),
        }
    }
}
