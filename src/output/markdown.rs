//! Markdown, for the description of a merge request or the summary of a job.
//!
//! Both have a largest size, so the worst findings are shown and the others counted. What
//! comes from a plan is escaped: it is no markup, no link, and calls nobody by name.

use std::io::{self, Write};

use crate::check::Located;
use crate::finding::{Message, Severity};
use crate::lang::Catalogue;
use crate::output::concise::place;
use crate::output::overview::{Column, recomputed, reported, rows};
use crate::output::summary::{about, counted, looked_at};
use crate::output::{Run, cleaned};

/// The most findings that are shown: 65,536 characters are the least that a forge allows.
const MOST_SHOWN: usize = 200;

/// The most characters that are shown of a sentence.
const LONGEST: usize = 240;

/// Writes what was found in a sentence, then a table for each severity: errors open, the
/// others folded.
pub fn write(run: &Run<'_>, catalogue: &Catalogue, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## Collaudo\n")?;
    for it in run.unread {
        let path = it.path.as_deref().map(|it| format!("{}: ", code(&run.root.relative(it))));
        let sentence = escaped(&catalogue.say(&it.message));
        writeln!(out, "- ❌ {}{sentence}", path.unwrap_or_default())?;
    }
    if !run.unread.is_empty() {
        writeln!(out)?;
    }
    if run.documents.is_empty() {
        return Ok(());
    }
    let looked_at = looked_at(run.documents, catalogue);
    let counts = counted(run.documents, catalogue);
    let message = match counts.is_empty() {
        true => Message::new("output-clean"),
        false => Message::new("output-found").with("counted", counts.join(", ").as_str()),
    };
    let sentence = catalogue.say(&message.with("looked-at", looked_at.as_str()));
    writeln!(out, "{}", escaped(&capital(&sentence)))?;
    if run.documents.len() > 1 {
        overview(run, catalogue, out)?;
    }
    let all = run.worst_first();
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        let shown = all.iter().take(MOST_SHOWN).filter(|it| it.1.finding.severity == severity);
        let lines = shown.map(|(shown, it)| row(&run.root.relative(&shown.document.path), it, catalogue));
        let lines: Vec<String> = lines.collect();
        if lines.is_empty() {
            continue;
        }
        let title = escaped(&capital(&catalogue.word(plural(severity))));
        match severity {
            Severity::Error => writeln!(out, "\n### {title}\n")?,
            _ => writeln!(out, "\n<details><summary><b>{title}</b></summary>\n")?,
        }
        let heads =
            ["output-place", "output-object", "output-finding"].map(|it| capital(&catalogue.word(it)));
        writeln!(out, "| {} |\n| --- | --- | --- |", heads.join(" | "))?;
        lines.iter().try_for_each(|it| writeln!(out, "{it}"))?;
        if severity != Severity::Error {
            writeln!(out, "\n</details>")?;
        }
    }
    let n_left_out = all.len().saturating_sub(MOST_SHOWN);
    if n_left_out > 0 {
        let message = Message::new("output-left-out").with("n", n_left_out);
        writeln!(out, "\n{}", escaped(&capital(&catalogue.say(&message))))?;
    }
    Ok(())
}

/// A table over the documents, those with the most errors first.
fn overview(run: &Run<'_>, catalogue: &Catalogue, out: &mut dyn Write) -> io::Result<()> {
    let word = |id: &str| escaped(&capital(&catalogue.word(id)));
    let heads = ["page-document", "page-errors", "page-warnings", "page-notes", "page-total-reported"];
    let heads = heads.map(word).join(" | ");
    writeln!(out, "\n| {heads} | {} |", word("page-total-recomputed"))?;
    writeln!(out, "| --- | ---: | ---: | ---: | ---: | ---: |")?;
    let rows = rows(run.documents, Column::Errors);
    for it in rows.iter().take(MOST_SHOWN) {
        let path = code(&run.root.relative(it.path));
        let (errors, warnings, info) = (it.counts.errors, it.counts.warnings, it.counts.info);
        let mark = if it.differs { " ≠" } else { "" };
        let (reported, recomputed) = (reported(it, catalogue), recomputed(it, catalogue));
        let recomputed = escaped(&recomputed);
        writeln!(out, "| {path} | {errors} | {warnings} | {info} | {reported} | {recomputed}{mark} |")?;
    }
    Ok(())
}

fn row(path: &str, it: &Located, catalogue: &Catalogue) -> String {
    let about = about(it, catalogue).unwrap_or_default();
    let message = catalogue.say(&it.finding.message);
    let mut sentence: String = message.chars().take(LONGEST).collect();
    if sentence.len() < message.len() {
        sentence.push('…');
    }
    let place = code(&place(path, &it.place));
    format!("| {place} | {} | {} {} |", escaped(&about), escaped(&sentence), code(it.finding.rule))
}

fn plural(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "output-all-errors",
        Severity::Warning => "output-all-warnings",
        Severity::Info => "output-all-notes",
    }
}

/// A sentence that begins a line begins with a capital.
pub(crate) fn capital(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().map(|it| it.to_uppercase().to_string()).unwrap_or_default();
    first + rest.as_str()
}

/// A text that Markdown takes for nothing but text, in a table or out of one.
fn escaped(text: &str) -> String {
    let mut res = String::with_capacity(text.len().saturating_add(8));
    for it in cleaned(text).chars() {
        match it {
            // A mention, a reference to an issue, markup, an entity.
            '@' | '#' | '<' | '>' | '&' => res.push_str(&format!("&#{};", u32::from(it))),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '|' | '~' | '!' | '$' => {
                res.push('\\');
                res.push(it);
            }
            // A link is one by its scheme alone.
            ':' if res.ends_with("http") || res.ends_with("https") => res.push_str("&#58;"),
            _ => res.push(it),
        }
    }
    res
}

/// A text in the letters of code. A backtick would end it.
fn code(text: &str) -> String {
    let text = cleaned(text).replace('`', "ˋ").replace('|', "\\|");
    format!("`{text}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_no_markup() {
        assert_eq!(
            escaped("a|b @sindaco <script>\n* [x](http://y) #1"),
            "a\\|b &#64;sindaco &#60;script&#62;␊\\* \\[x\\](http&#58;//y) &#35;1"
        );
        assert_eq!(code("a`|b"), "`aˋ\\|b`");
    }
}
