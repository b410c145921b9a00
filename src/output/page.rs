//! A rule's page, written in Markdown, as text for a terminal and as Markdown for others.

use crate::lang::{Catalogue, Language};
use crate::output::{Paint, View, wrap};
use crate::rule::Rule;

/// Columns of a page, however wide the terminal.
const WIDEST: usize = 88;

/// The page of a rule in the reader's language.
pub(crate) fn doc(rule: &'static Rule, catalogue: &Catalogue) -> &'static str {
    match catalogue.language() {
        Language::It => rule.doc_it,
        Language::En => rule.doc_en,
    }
}

/// A page as Markdown for readers that know none of our marks. `said` is what stands above an
/// example, by its tag.
pub(crate) fn markdown(page: &str, said: impl Fn(&str) -> Option<String>) -> String {
    let mut res = String::with_capacity(page.len());
    let margin = margin(page);
    for line in page.lines() {
        let line = line.strip_prefix(margin).unwrap_or(line);
        match line {
            "```plan" | "```report" => res.push_str("```text"),
            _ if line.starts_with("```") && line.len() > 3 => match said(line.trim_start_matches('`')) {
                Some(it) => res.push_str(&format!("*{it}*\n\n```text")),
                None => res.push_str(line),
            },
            _ => res.push_str(line),
        }
        res.push('\n');
    }
    res.trim().to_owned()
}

/// What stands above an example with a tag: that it is reported, or that it is the plan before.
pub(crate) fn said(tag: &str, catalogue: &Catalogue) -> Option<String> {
    let id = match tag {
        "plan,fails" | "report,fails" => "cli-example-fails",
        "plan,before" => "cli-example-before",
        "plan,notes" => "cli-example-notes",
        _ => return None,
    };
    Some(catalogue.word(id))
}

/// The paragraphs of a page before its first example, as plain text.
pub(crate) fn paragraphs(page: &str) -> Vec<String> {
    let before = page.split("```").next().unwrap_or("");
    let blocks = before.split("\n \n").flat_map(|it| it.split("\n\n"));
    let plain = |it: &str| it.split_whitespace().collect::<Vec<_>>().join(" ").replace('`', "");
    blocks.map(plain).filter(|it| !it.is_empty()).collect()
}

/// The lines of a doc comment begin with a blank, those of a file do not.
fn margin(page: &str) -> &'static str {
    if page.lines().all(|it| it.is_empty() || it.starts_with(' ')) { " " } else { "" }
}

/// Renders a page: paragraphs wrapped, lists with their marks, examples indented with a
/// line before them. `said` is what stands above an example, by its tag: of one that the rule
/// reports, or of an earlier plan.
pub(crate) fn render(page: &str, view: View, said: impl Fn(&str) -> Option<String>) -> String {
    let width = view.width.min(WIDEST);
    let mut res = String::new();
    let mut paragraph = String::new();
    let mut in_example = false;
    let margin = margin(page);
    for line in page.lines() {
        let line = line.strip_prefix(margin).unwrap_or(line);
        if let Some(tag) = line.strip_prefix("```") {
            flush(&mut paragraph, width, &mut res);
            in_example = !in_example;
            if let Some(it) = said(tag.trim()).filter(|_| in_example) {
                res.push_str(&format!("  {}\n", view.painted(&it, Paint::Title)));
            }
        } else if in_example {
            res.push_str(&view.painted(format!("    {line}").trim_end(), Paint::Faint));
            res.push('\n');
        } else if line.trim().is_empty() {
            flush(&mut paragraph, width, &mut res);
            if !res.ends_with("\n\n") {
                res.push('\n');
            }
        } else if line.starts_with('|') {
            flush(&mut paragraph, width, &mut res);
            res.push_str(line);
            res.push('\n');
        } else {
            if line.starts_with("- ") {
                flush(&mut paragraph, width, &mut res);
            }
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line.trim());
        }
    }
    flush(&mut paragraph, width, &mut res);
    res.truncate(res.trim_end().len());
    res.push('\n');
    res
}

fn flush(paragraph: &mut String, width: usize, out: &mut String) {
    let text = std::mem::take(paragraph).replace('`', "");
    if text.is_empty() {
        return;
    }
    let indent = if text.starts_with("- ") { 2 } else { 0 };
    let lines = wrap(&text, width, 0, indent);
    out.push_str(&lines.join(if indent == 2 { "\n  " } else { "\n" }));
    out.push('\n');
}

/// The first sentence of a page.
pub(crate) fn summary(page: &str) -> String {
    page.trim_start().lines().next().unwrap_or("").trim().replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_wrapped_and_its_examples_are_not() {
        let page =
            " One two `three` four.\n\n - a b c d e f\n\n ```plan,fails\n x  \"y y y y y y y\"\n ```\n";
        let text = render(page, View { width: 12, color: false }, |it| {
            (it == "plan,fails").then(|| "wrong:".to_owned())
        });
        assert_eq!(text, "One two\nthree four.\n\n- a b c d e\n  f\n\n  wrong:\n    x  \"y y y y y y y\"\n");
    }
}
