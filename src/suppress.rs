//! Suppressions: `# consenti regola: motivo`, `# allow rule: reason`.

use crate::finding::{Finding, Message, Severity};
use crate::own::OwnRule;
use crate::rules::ALL;
use crate::rules::reason::says_something;
use crate::syntax::{Line, trim};
use crate::text::{Edit, Span};

/// A suppression as written. Places are relative to the section.
#[derive(Clone, Debug, PartialEq)]
pub struct Suppression {
    /// The whole comment.
    pub comment: Span,
    /// The line that it is about.
    pub covers: Span,
    /// The rules that it names, known or not.
    pub rules: Vec<(Span, Result<&'static str, Option<&'static str>>)>,
    /// Whether it gives a reason.
    pub has_reason: bool,
    /// What to delete to be rid of it: the comment with the blanks before it, or the line.
    pub removes: Span,
    /// Why it suppresses nothing, and what was meant: it names rules, in no form that counts.
    pub slip: Option<Slip>,
}

/// A comment that is nearly a suppression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// Id of the message that says what is wrong with it.
    pub message: &'static str,
    /// The word that announces a suppression, as written.
    pub word: String,
    /// The comment as it was meant.
    pub meant: String,
}

/// The suppressions in the lines of a section.
///
/// One that ends a line is about that line; one that stands alone is about the next line
/// that is not a comment.
/// `own` are the rules of one's own.
pub fn suppressions(section: &str, lines: &[Line<'_>], own: &[&'static OwnRule]) -> Vec<Suppression> {
    let mut res = Vec::new();
    // From the end, so that the next line that is not a comment is always at hand.
    let mut next: Option<&Line<'_>> = None;
    for (i, line) in lines.iter().enumerate().rev() {
        if !line.is_comment() {
            next = Some(line);
        }
        let Some(text) = line.comment else { continue };
        let (parsed, slip) = (parse(text, section, own), slip(text, own));
        if parsed.is_none() && slip.is_none() {
            continue;
        }
        let (rules, has_reason) = parsed.unwrap_or((Vec::new(), true));
        let about = if line.is_comment() { next } else { Some(line) };
        let comment = Span::of(line.comment.map_or("", trim), section);
        let removes = if line.is_comment() {
            let after = lines.get(i.saturating_add(1)).map_or("", |it| it.source);
            let end = Span::of(after, section).start.max(comment.end);
            Span { start: Span::of(line.source, section).start, end }
        } else {
            let before = section.get(..comment.start as usize).unwrap_or("");
            let start = before.trim_end_matches(crate::syntax::is_blank).len();
            Span::new(start, comment.end as usize)
        };
        res.push(Suppression {
            comment,
            covers: Span::of(about.map_or("", |it| it.source), section),
            rules,
            has_reason,
            removes,
            slip,
        });
    }
    res.reverse();
    res
}

type Named = Vec<(Span, Result<&'static str, Option<&'static str>>)>;

/// `"#" ( "consenti" | "allow" ) rule { "," rule } [ ":" reason ]`.
fn parse(comment: &str, section: &str, own: &[&'static OwnRule]) -> Option<(Named, bool)> {
    let body = trim(comment.trim_start_matches('#'));
    let rest = ["consenti", "allow"].into_iter().find_map(|it| {
        let (head, tail) = body.split_at_checked(it.len())?;
        (head.eq_ignore_ascii_case(it) && tail.starts_with(crate::syntax::is_blank)).then_some(tail)
    })?;
    let (names, reason) = rest.split_once(':').unwrap_or((rest, ""));
    let names: Vec<&str> = names.split(',').map(trim).filter(|it| !it.is_empty()).collect();
    // Prose that happens to begin with the word is no suppression.
    if names.is_empty() || names.iter().any(|it| it.contains(crate::syntax::is_blank)) {
        return None;
    }
    let named = names.into_iter().map(|it| (Span::of(it, section), known(it, own)));
    Some((named.collect(), says_something(reason)))
}

/// What is wrong with a comment that names rules behind the word of a suppression, in no form
/// that counts: `# consenti: regola`, `# consenti regola - motivo`, `# consenti una altra`, or
/// behind another comment. Prose that names no rule is none.
fn slip(comment: &str, own: &[&'static OwnRule]) -> Option<Slip> {
    let is_word = |it: &str| it.eq_ignore_ascii_case("consenti") || it.eq_ignore_ascii_case("allow");
    let body = comment.trim_start_matches('#');
    // The last comment of the line counts, where it is one within another.
    let (is_second, body) = match body.rsplit_once('#') {
        Some((_, last)) if is_word(first_word(last)) => (true, last),
        _ => (false, body),
    };
    let body = trim(body);
    let word = first_word(body);
    let rest = body.get(word.len()..).filter(|_| is_word(word))?;
    let has_colon = rest.starts_with(':');
    let rest = trim(rest.strip_prefix(':').unwrap_or(rest));
    let mut names: Vec<&str> = Vec::new();
    let mut tail = rest;
    let mut has_gap = false;
    loop {
        let end = tail.find(|it: char| !(it.is_ascii_alphanumeric() || it == '-')).unwrap_or(tail.len());
        let Some((name, after)) = tail.split_at_checked(end) else { break };
        // A dash that touches the name may begin the reason.
        if !is_known(name, own) {
            break;
        }
        names.push(name);
        let after = trim(after);
        tail = trim(after.strip_prefix(',').unwrap_or(after));
        has_gap |= !after.starts_with(',') && is_known(first_word(tail).trim_end_matches([':', ',']), own);
    }
    let dash = tail.strip_prefix(['-', '–', '—']);
    let message = match (names.is_empty(), is_second, has_colon, has_gap, dash.is_some()) {
        (true, ..) => return None,
        (_, true, ..) => "unused-suppression.second-hash",
        (_, _, true, ..) => "unused-suppression.colon",
        (_, _, _, true, _) => "unused-suppression.commas",
        (_, _, _, _, true) => "unused-suppression.dash",
        _ => return None,
    };
    let reason = trim(dash.unwrap_or(tail).trim_start_matches(':'));
    let reason = if reason.is_empty() { String::new() } else { format!(": {reason}") };
    let meant = format!("# {word} {}{reason}", names.join(", "));
    Some(Slip { message, word: word.to_owned(), meant })
}

/// The letters that a text begins with; of a name in kebab case, the dashes too.
fn first_word(text: &str) -> &str {
    let text = trim(text);
    let end = text.find(|it: char| crate::syntax::is_blank(it) || matches!(it, ':' | ',' | '#'));
    text.get(..end.unwrap_or(text.len())).unwrap_or("")
}

fn is_known(name: &str, own: &[&'static OwnRule]) -> bool {
    !name.is_empty() && known(name, own).is_ok()
}

fn known(name: &str, own: &[&'static OwnRule]) -> Result<&'static str, Option<&'static str>> {
    let own_ids = own.iter().map(|it| it.rule.id);
    match ALL.iter().map(|it| it.id).chain(own_ids).find(|it| *it == name) {
        Some(it) => Ok(it),
        None => Err(nearest(name, own)),
    }
}

/// The id nearest to a name that is none, of the catalogue or of one's own.
pub fn nearest(name: &str, own: &[&'static OwnRule]) -> Option<&'static str> {
    let ids = ALL.iter().map(|it| it.id).chain(own.iter().map(|it| it.rule.id));
    let slips = ids.map(|it| (crate::syntax::slips(name, it), it));
    slips.filter(|it| it.0 <= 3).min_by_key(|it| it.0).map(|it| it.1)
}

impl Suppression {
    /// Whether the suppression is about a finding.
    pub fn is_about(&self, finding: &Finding) -> bool {
        let names = self.rules.iter().any(|it| it.1 == Ok(finding.rule));
        names && self.covers.start <= finding.span.start && finding.span.start <= self.covers.end
    }
}

/// Takes out what is suppressed and reports what is wrong with the suppressions.
/// `severity` tells which of their rules are on.
pub fn apply(
    suppressions: &[Suppression],
    findings: Vec<Finding>,
    severity: impl Fn(&'static str) -> Option<Severity>,
) -> Vec<Finding> {
    if suppressions.is_empty() {
        return findings;
    }
    let mut used = vec![Vec::new(); suppressions.len()];
    let mut res = Vec::with_capacity(findings.len());
    for finding in findings {
        // They cover lines in their order.
        let at = finding.span.start;
        let first = suppressions.partition_point(|it| it.covers.end < at);
        let near = suppressions.iter().enumerate().skip(first).take_while(|it| it.1.covers.start <= at);
        let by = near.filter(|it| it.1.is_about(&finding)).map(|it| it.0).next();
        match by.and_then(|it| used.get_mut(it)) {
            Some(rules) => rules.push(finding.rule),
            None => res.push(finding),
        }
    }
    for (suppression, used) in suppressions.iter().zip(used) {
        report(suppression, &used, &severity, &mut res);
    }
    res
}

fn report(
    suppression: &Suppression,
    used: &[&str],
    severity: &impl Fn(&'static str) -> Option<Severity>,
    out: &mut Vec<Finding>,
) {
    if let Some(slip) = &suppression.slip {
        let id = "unused-suppression";
        let message = Message::new(slip.message).with("word", slip.word.as_str());
        let finding = push(id, severity(id), suppression.comment, message, out);
        let edit = Edit { span: suppression.comment, text: slip.meant.clone() };
        // Behind another comment nobody knows what that one is for.
        if slip.message != "unused-suppression.second-hash" {
            let title = Message::new("unused-suppression.fix-form").with("text", slip.meant.as_str());
            push_fix(finding, title, edit);
        }
    }
    for (span, rule) in &suppression.rules {
        match rule {
            Err(Some(meant)) => {
                let message = Message::new("unknown-rule.meant").with("meant", *meant);
                let finding = push("unknown-rule", severity("unknown-rule"), *span, message, out);
                let edit = Edit { span: *span, text: (*meant).to_owned() };
                let title = Message::new("unknown-rule.fix").with("meant", *meant);
                push_fix(finding, title, edit);
            }
            Err(None) => {
                push("unknown-rule", severity("unknown-rule"), *span, Message::new("unknown-rule"), out);
            }
            // A rule that is off here may be on for somebody else.
            Ok(id) if !used.contains(id) && severity(id).is_some() => {
                let message = Message::new("unused-suppression").with("rule", *id);
                let finding = push("unused-suppression", severity("unused-suppression"), *span, message, out);
                if suppression.rules.len() == 1 {
                    let edit = Edit { span: suppression.removes, text: String::new() };
                    push_fix(finding, Message::new("unused-suppression.fix"), edit);
                }
            }
            Ok(_) => {}
        }
    }
    if !suppression.has_reason {
        let id = "suppression-without-reason";
        push(id, severity(id), suppression.comment, Message::new(id), out);
    }
}

fn push<'f>(
    rule: &'static str,
    severity: Option<Severity>,
    span: Span,
    message: Message,
    out: &'f mut Vec<Finding>,
) -> Option<&'f mut Finding> {
    crate::rule::Sink::new(rule, severity?, None, out).report(span, message);
    out.last_mut()
}

fn push_fix(finding: Option<&mut Finding>, title: Message, edit: Edit) {
    if let Some(it) = finding {
        it.fixes.push(crate::finding::Fix {
            title,
            safe: true,
            is_choice: false,
            edits: vec![edit],
            elsewhere: Vec::new(),
        });
    }
}
