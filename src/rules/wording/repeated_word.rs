use crate::finding::Message;
use crate::rule::{SectionCx, Sink, rule};
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
    for (indicator, text) in cx.words.all().filter(|it| it.1.has(Classes::TWICE)) {
        let mut words = text.as_str().split_whitespace().peekable();
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

fn is_repeated(before: &str, word: &str) -> bool {
    before.len() == word.len()
        && word.len() > 1
        && before.eq_ignore_ascii_case(word)
        && word.chars().all(|it| it.is_alphabetic() || matches!(it, '\'' | '’'))
        && !Words::of(word, &mut Vec::new()).has(Classes::DOUBLE)
}
