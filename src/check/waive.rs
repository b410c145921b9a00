//! What is found today into suppressions with a reason, one comment a line.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::fix::Fixed;
use crate::check::{Checked, check};
use crate::config::Config;
use crate::finding::Severity;
use crate::syntax::{Language, language_of, trim};
use crate::text::lines::{LineIndex, line_at};
use crate::text::{Edit, Span, apply};

/// Suppressing can bring another finding to light, but not for ever.
const MOST_ROUNDS: usize = 4;

/// Writes `# consenti regola: motivo` above each line with findings of this severity or worse,
/// in the language of the plan. Nothing else changes, and done twice nothing more does.
pub(crate) fn waive(text: &str, config: &Config, reason: &str, least: Severity) -> Fixed {
    let reason = one_line(reason);
    let mut res = Fixed { text: text.to_owned(), n: 0 };
    for _ in 0..MOST_ROUNDS {
        let found = found(&check(&res.text, config, false), &res.text, config, least);
        let n = found.values().map(BTreeSet::len).fold(0, usize::saturating_add);
        let edits = comments(&res.text, found, &reason);
        let Ok(text) = apply(&res.text, &edits) else { break };
        if n == 0 {
            break;
        }
        res = Fixed { text, n: res.n.saturating_add(n) };
    }
    res
}

/// The rules that have something to say about a line, by line counted from 0. What is wrong
/// with suppressions themselves is not suppressed.
fn found(
    checked: &Checked,
    text: &str,
    config: &Config,
    least: Severity,
) -> BTreeMap<usize, BTreeSet<&'static str>> {
    const OWN: &[&str] = &["unused-suppression", "unknown-rule", "suppression-without-reason"];
    let index = LineIndex::new(text);
    let mut res: BTreeMap<usize, BTreeSet<&'static str>> = BTreeMap::new();
    for (section, start) in checked.sections.iter().zip(checked.starts()).filter(|it| !it.0.is_clean()) {
        for it in section.findings(config) {
            if it.severity >= least && !OWN.contains(&it.rule) {
                let at = it.span.shifted(start).start as usize;
                res.entry(index.line(at)).or_default().insert(it.rule);
            }
        }
    }
    res
}

fn comments(text: &str, found: BTreeMap<usize, BTreeSet<&'static str>>, reason: &str) -> Vec<Edit> {
    let index = LineIndex::new(text);
    let word = match language(text) {
        Language::It => "consenti",
        Language::En => "allow",
    };
    let edits = found.into_iter().filter_map(|(line, rules)| {
        let line = line_at(text, index.start(line)?)?;
        let indent = line.text.get(..line.text.len().saturating_sub(line.text.trim_start().len()))?;
        let end = text.get(line.start.saturating_add(line.text.len())..line.next).unwrap_or("");
        let end = if end.is_empty() { "\n" } else { end };
        let rules: Vec<&str> = rules.into_iter().collect();
        let comment = format!("{indent}# {word} {}: {reason}{end}", rules.join(", "));
        Some(Edit { span: Span::at(line.start), text: comment })
    });
    edits.collect()
}

/// The language of the first keyword that tells.
fn language(text: &str) -> Language {
    let words = text.lines().map(|it| trim(it).split(crate::syntax::is_blank).next().unwrap_or(""));
    words.into_iter().find_map(language_of).unwrap_or(Language::It)
}

/// A reason fits on one line.
fn one_line(reason: &str) -> String {
    reason.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Options, format};

    fn waived(text: &str) -> Fixed {
        waive(text, &Config::default(), "in attesa\ndella Giunta", Severity::Info)
    }

    #[test]
    fn what_is_found_today_is_suppressed_and_nothing_else_changes() {
        let examples = std::fs::read_dir("examples").expect("the examples");
        let paths = examples.map(|it| it.expect("an example").path());
        for path in paths.filter(|it| it.extension().is_some_and(|it| it == "piano")) {
            let name = path.display();
            let text = std::fs::read_to_string(&path).expect("an example");
            let formatted = format(&text, &Options::default());
            let fixed = waived(&formatted);
            let left: Vec<&str> = check(&fixed.text, &Config::default(), false)
                .sections
                .iter()
                .flat_map(|it| it.findings(&Config::default()))
                .map(|it| it.rule)
                .filter(|it| !it.contains("suppression") && *it != "unknown-rule")
                .collect();
            assert_eq!(left, [""; 0], "{name}");
            assert_eq!(
                waived(&fixed.text),
                Fixed { text: fixed.text.clone(), n: 0 },
                "{name}: not idempotent"
            );
            assert_eq!(format(&fixed.text, &Options::default()), fixed.text, "{name}: not formatted");
            let is_new = |it: &&str| {
                !it.trim_start().starts_with("# consenti ") && !it.trim_start().starts_with("# allow ")
            };
            let kept = |it: &str| it.lines().filter(is_new).map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(kept(&fixed.text), kept(&formatted), "{name}: something else changed");
        }
    }

    #[test]
    fn rules_of_one_line_stand_in_one_comment_in_the_language_of_the_plan() {
        let text =
            "objective 1 \"a\"\r\n  indicator \"Average time\"\r\n    weight 0%\r\n    target >= 3 N\r\n";
        let fixed = waived(text);
        assert!(fixed.text.contains("\r\n    # allow "), "{:?}", fixed.text);
        assert!(fixed.text.contains(": in attesa della Giunta\r\n"), "{:?}", fixed.text);
    }
}
