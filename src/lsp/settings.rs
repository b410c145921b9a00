//! The client's settings: language, least severity, profile.

use serde_json::Value;

use crate::config::{Layer, Profile};
use crate::finding::Severity;
use crate::lang::of_locale;
use crate::syntax::Language;

/// The section of the client's settings.
pub(crate) const SECTION: &str = "collaudo";

/// What the client asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    /// The language of the sentences, where the client does not leave it to us.
    pub(crate) language: Option<Language>,
    /// The least severity that is shown.
    pub(crate) severity: Severity,
    /// The profile of plans that no configuration file says anything of.
    pub(crate) profile: Profile,
    /// Whether the client trusts what its folders hold, where it says so. Clients that know no
    /// trust say nothing.
    pub(crate) trusted: Option<bool>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { language: None, severity: Severity::Info, profile: Profile::Default, trusted: None }
    }
}

impl Settings {
    /// Reads settings, with or without the name of their section around them. What is
    /// missing or unknown has its default; none where there are no settings at all.
    pub(crate) fn read(value: &Value) -> Option<Self> {
        let value = value.get(SECTION).unwrap_or(value);
        let text = |key| value.get(key).and_then(Value::as_str).unwrap_or("");
        let default = Self::default();
        value.is_object().then(|| Self {
            language: of_locale(text("language")),
            severity: [Severity::Error, Severity::Warning, Severity::Info]
                .into_iter()
                .find(|it| it.name() == text("severity"))
                .unwrap_or(default.severity),
            profile: Profile::named(text("profile")).unwrap_or(default.profile),
            trusted: value.get("trusted").and_then(Value::as_bool),
        })
    }

    /// The layer of configuration that they stand for.
    pub(crate) fn layer(self) -> Layer {
        Layer { profile: Some(self.profile), ..Layer::default() }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn settings_are_read_with_and_without_their_section() {
        let own = json!({"language": "it", "severity": "warning", "profile": "oiv", "trusted": false});
        let expected = Settings {
            language: Some(Language::It),
            severity: Severity::Warning,
            profile: Profile::Oiv,
            trusted: Some(false),
        };
        assert_eq!(Settings::read(&own), Some(expected));
        assert_eq!(Settings::read(&json!({"collaudo": own, "editor": {}})), Some(expected));
    }

    #[test]
    fn what_is_missing_or_unknown_has_its_default() {
        let odd = json!({"language": "auto", "severity": 3, "profile": "x", "trusted": "x"});
        assert_eq!(Settings::read(&odd), Some(Settings::default()));
        assert_eq!(Settings::read(&Value::Null), None);
    }
}
