//! Text from a plan into Markdown that shows it as it is.

use crate::output::cleaned;

/// A text with nothing in it that Markdown would obey.
pub(crate) fn escaped(text: &str) -> String {
    let mut res = String::with_capacity(text.len());
    for it in cleaned(text).chars() {
        if matches!(
            it,
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '$' | '!' | '&'
        ) {
            res.push('\\');
        }
        res.push(it);
    }
    res
}

/// Lines of a plan as a block that is coloured as one.
pub(crate) fn plan_block(text: &str) -> String {
    format!("```piano\n{}\n```", text.trim_end())
}

/// A rule's page for an editor: without the margin of a doc comment, its examples coloured
/// as plans; `fails` stands above an example that the rule reports.
pub(crate) fn rule_page(page: &str, fails: &str) -> String {
    let margin = if page.lines().all(|it| it.is_empty() || it.starts_with(' ')) { " " } else { "" };
    let mut res = String::with_capacity(page.len());
    for line in page.lines() {
        let line = line.strip_prefix(margin).unwrap_or(line);
        match line.strip_prefix("```plan") {
            Some(",fails") => res.push_str(&format!("{fails}\n\n```piano")),
            Some(_) => res.push_str("```piano"),
            None => res.push_str(line),
        }
        res.push('\n');
    }
    res.truncate(res.trim_end().len());
    res
}
