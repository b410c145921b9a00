//! The catalogue files of both languages.

use crate::syntax::Language;

/// One part of the catalogues, in both languages.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// The name of its files.
    pub name: &'static str,
    en: &'static str,
    it: &'static str,
}

impl Source {
    /// The file of a language.
    pub fn text(&self, language: Language) -> &'static str {
        match language {
            Language::It => self.it,
            Language::En => self.en,
        }
    }
}

macro_rules! sources {
    ($($name:literal)+) => {
        /// Every part of the catalogues.
        pub static SOURCES: &[Source] = &[$(Source {
            name: $name,
            en: include_str!(concat!("en/", $name, ".ftl")),
            it: include_str!(concat!("it/", $name, ".ftl")),
        }),+];
    };
}

sources! {
    "bulk" "page" "brief"
    "text" "weights" "results" "targets" "deadlines" "formulas" "structure" "wording" "history"
    "values" "output" "cli" "help" "score" "config" "import" "assist" "lsp" "export"
}
