use crate::finding::Message;
use crate::rule::{SectionCx, Sink, rule};
use crate::rules::texts::texts;
use crate::text::{Edit, Span};
use crate::words::{Classes, Words};

rule! {
    /// The same word stands twice in a row.
    ///
    /// It is a slip of the pen, and a reader stumbles over it. Words that are said twice on
    /// purpose, as "via via" and "man mano", are left alone.
    ///
    /// ```plan,fails
    /// obiettivo 08.01 "Trasparenza"
    ///   indicatore "Monitoraggio semestrale semestrale degli adempimenti"
    ///     target >= 2 N
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan,fixed
    /// obiettivo 08.01 "Trasparenza"
    ///   indicatore "Monitoraggio semestrale degli adempimenti"
    ///     target >= 2 N
    /// ```
    ///
    /// Allow it where the word is meant twice.
    "repeated-word", Warning, Wording, since "0.1.0", Section(check)
}

fn check(cx: &SectionCx<'_, '_>, sink: &mut Sink<'_>) {
    for (indicator, text) in texts(cx.section) {
        if !may_repeat(text) {
            continue;
        }
        let mut words = text.split_whitespace().peekable();
        while let Some(first) = words.next() {
            // However often a word is repeated, it is one slip.
            let mut last = first;
            while let Some(next) = words.next_if(|it| is_repeated(first, it)) {
                last = next;
            }
            let (whole, kept) = (cx.span(first).to(cx.span(last)), cx.span(first));
            if whole == kept {
                continue;
            }
            let message = Message::new("repeated-word").with("word", first);
            let draft = match indicator {
                Some(it) => sink.report_on(it, whole, message),
                None => sink.report(whole, message),
            };
            let edit = Edit { span: Span { start: kept.end, end: whole.end }, text: String::new() };
            draft.safe_fix(Message::new("repeated-word.fix").with("word", first), vec![edit]);
        }
    }
}

/// Whether two words in a row may be the same: one look at the bytes, after which few texts
/// are left to be split. Blanks that are not plain are rare, and a text with one is always
/// looked at.
fn may_repeat(text: &str) -> bool {
    let bytes = text.as_bytes();
    let has_other_blank =
        memchr::memchr3(0xC2, 0xE2, 0xE3, bytes).or_else(|| memchr::memchr3(b'\t', 0x0B, 0x0C, bytes));
    if has_other_blank.is_some() {
        return true;
    }
    let mut before: &[u8] = &[];
    let mut start = 0;
    for end in memchr::memchr_iter(b' ', bytes).chain(std::iter::once(bytes.len())) {
        let word = bytes.get(start..end).unwrap_or(&[]);
        start = end.saturating_add(1);
        if word.len() > 1 && word.len() == before.len() && word.eq_ignore_ascii_case(before) {
            return true;
        }
        if !word.is_empty() {
            before = word;
        }
    }
    false
}

fn is_repeated(before: &str, word: &str) -> bool {
    before.len() == word.len()
        && word.len() > 1
        && before.eq_ignore_ascii_case(word)
        && word.chars().all(|it| it.is_alphabetic() || matches!(it, '\'' | '’'))
        && !Words::of(word).has(Classes::DOUBLE)
}
