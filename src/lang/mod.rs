//! Messages into sentences, in the reader's language.
//!
//! The catalogues are Fluent files, one for each family of rules and each part of the
//! program, in `en/` and `it/`. An id with a dot names an attribute: the fix
//! `weights-not-100.fix-scale` stands under the message `weights-not-100`. A test holds
//! both languages to the same ids and arguments, and the ids to those that are used.

mod derivation;
mod sources;
mod write;

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_decimal::Decimal;
use unic_langid::LanguageIdentifier;

use crate::finding::{Arg, Message, Part};
pub use crate::syntax::Language;

pub use derivation::step_messages;
pub use sources::SOURCES;
pub use write::number as write_number;

/// Every sentence of one language.
pub struct Catalogue {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Catalogue {
    /// The catalogue of a language.
    pub fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![id(language)]);
        // Marks that isolate text direction would end up in files and terminals.
        bundle.set_use_isolating(false);
        for source in SOURCES {
            // What could not be read is left out; the tests see to it that nothing is.
            let resource = FluentResource::try_new(source.text(language).to_owned());
            let resource = resource.unwrap_or_else(|(readable, _)| readable);
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// The language of the catalogue.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The sentence of a message.
    pub fn say(&self, message: &Message) -> String {
        let mut args = FluentArgs::with_capacity(message.args.len());
        for (name, value) in &message.args {
            match value {
                Arg::Own { it, en } => {
                    let parts = match self.language {
                        Language::It => it,
                        Language::En => en,
                    };
                    args.set(*name, self.own(parts, message));
                }
                other => args.set(*name, self.value(other)),
            }
        }
        self.format(message.id, Some(&args))
    }

    /// The sentence of a message without arguments.
    pub fn word(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// Whether the catalogue has a message.
    pub fn has(&self, id: &str) -> bool {
        let (message, attribute) = split(id);
        self.bundle.get_message(message).is_some_and(|it| match attribute {
            Some(name) => it.get_attribute(name).is_some(),
            None => it.value().is_some(),
        })
    }

    /// An id without a message speaks for itself: better a bare id than nothing.
    fn format(&self, id: &str, args: Option<&FluentArgs<'_>>) -> String {
        let (message, attribute) = split(id);
        let message = self.bundle.get_message(message);
        let pattern = message.and_then(|it| match attribute {
            Some(name) => it.get_attribute(name).map(|it| it.value()),
            None => it.value(),
        });
        let Some(pattern) = pattern else { return id.to_owned() };
        self.bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned()
    }

    fn value<'m>(&self, arg: &'m Arg) -> FluentValue<'m> {
        match arg {
            // A number, for plurals.
            Arg::Count(it) => FluentValue::from(*it),
            other => FluentValue::String(self.text(other)),
        }
    }

    fn text<'m>(&self, arg: &'m Arg) -> Cow<'m, str> {
        Cow::Owned(match arg {
            Arg::Text(it) => return Cow::Borrowed(it.as_str()),
            Arg::Count(it) => write::number(Decimal::from(*it), self.language),
            Arg::Number(it) => write::number(*it, self.language),
            Arg::Quantity(it, unit) => write::quantity(*it, unit, self.language),
            Arg::Measured(it, unit) => write::quantity(*it, &self.word(unit), self.language),
            Arg::Date(it) => write::date(*it, self.language),
            Arg::Word(it) => self.word(it),
            // Only a whole message has the values that stand in it.
            Arg::Own { .. } => String::new(),
        })
    }

    /// A sentence of one's own, with the values of its message.
    fn own(&self, parts: &[Part], message: &Message) -> String {
        let mut res = String::new();
        for part in parts {
            match part {
                Part::Text(it) => res.push_str(it),
                Part::Value(name) => {
                    let value = message.args.iter().find(|it| it.0 == name).map(|it| &it.1);
                    res.push_str(&value.map_or(Cow::Borrowed(name.as_str()), |it| self.text(it)));
                }
            }
        }
        res
    }
}

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Catalogue").field("language", &self.language).finish_non_exhaustive()
    }
}

/// The language that a locale names, such as `it_IT.UTF-8` or `en-GB`; none where it is
/// another one.
pub fn of_locale(locale: &str) -> Option<Language> {
    match locale.split(['_', '-', '.', '@']).next()?.to_ascii_lowercase().as_str() {
        "it" => Some(Language::It),
        "en" => Some(Language::En),
        _ => None,
    }
}

fn id(language: Language) -> LanguageIdentifier {
    let tag: &[u8] = match language {
        Language::It => b"it",
        Language::En => b"en",
    };
    LanguageIdentifier::from_bytes(tag).unwrap_or_default()
}

fn split(id: &str) -> (&str, Option<&str>) {
    match id.split_once('.') {
        Some((message, attribute)) => (message, Some(attribute)),
        None => (id, None),
    }
}
