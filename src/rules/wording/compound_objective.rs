use crate::finding::Message;
use crate::rule::{SectionCx, Sink, rule};
use crate::syntax::Rank;
use crate::words::{Classes, Shape, Word};

rule! {
    /// An objective names several things, and one indicator measures it.
    ///
    /// "Funzionalità della segreteria ed attuazione dei progetti" is two objectives. One
    /// indicator measures one of them, or neither. Split the objective, or give each part an
    /// indicator. Only clear cases are reported: several sentences, and two actions
    /// each with its own object.
    ///
    /// Source: D.P.C.M. 18 September 2012, article 3, paragraph 2, letter c (the number of
    /// indicators is proportionate to the complexity of the objective).
    ///
    /// ```plan,fails
    /// obiettivo 02.02 "Funzionalità della segreteria ed attuazione dei progetti finanziati"
    ///   indicatore "Aggiornamento del piano strategico"
    ///     target entro 31-03-2023
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 02.02 "Attuazione dei progetti finanziati"
    ///   indicatore "Progetti rendicontati nei termini"
    ///     target >= 90%
    /// ```
    ///
    /// Allow it where the parts are steps of one thing.
    "compound-objective", Pedantic, Wording, since "0.1.0", Section(check)
}

fn check(cx: &SectionCx<'_, '_>, sink: &mut Sink<'_>) {
    let node = &cx.section.node;
    let [indicator] = cx.section.indicators.as_slice() else { return };
    let is_open = node.broken.is_open() || indicator.node.broken.is_open();
    if node.rank != Some(Rank::Objective) || is_open {
        return;
    }
    let words = cx.words.node().as_slice();
    let Some(second) = (0..words.len()).find_map(|it| theme_behind(words, it)) else { return };
    let end = cx.span(node.name()).end;
    let theme = crate::text::Span { start: cx.span(second.text).start, end };
    let message = Message::new("compound-objective").with("theme", theme.text(cx.section.source));
    sink.report(theme, message)
        .label(cx.span(indicator.node.anchor()), Message::new("compound-objective.label-indicator"));
}

/// The first word of another theme, where one begins behind the mark or conjunction at a place.
fn theme_behind<'w, 'a>(words: &'w [Word<'a>], at: usize) -> Option<&'w Word<'a>> {
    let joint = words.get(at)?;
    if !matches!(joint.shape, Shape::Mark('.' | ';' | ',')) && !is_and(joint) {
        return None;
    }
    let (before, after) = (words.get(..at)?, words.get(at.saturating_add(1)..)?);
    let (last, next) = (before.last()?, after.first()?);
    let is_new = match joint.shape {
        // Abbreviations are short: "dir. Annuale", "Ass. di categoria".
        Shape::Mark('.' | ';') => {
            let is_sentence = last.shape == Shape::Letters && last.text.len() > 5;
            is_sentence && begins_upper(next) && n_content(before) > 1 && n_content(after) > 1
        }
        Shape::Mark(',') => begins_upper(next) && has_object(before) && n_content(phrase(after)) > 1,
        _ => is_action(next) && has_object(before) && ends_in_noun(before) && has_object(after),
    };
    is_new.then_some(next)
}

/// The words up to the next comma: a list of names goes on behind it.
fn phrase<'w, 'a>(words: &'w [Word<'a>]) -> &'w [Word<'a>] {
    let end = words.iter().position(|it| it.shape == Shape::Mark(','));
    words.get(..end.unwrap_or(words.len())).unwrap_or(words)
}

fn is_and(word: &Word<'_>) -> bool {
    word.is(Classes::STOP) && matches!(word.text, "e" | "ed" | "and")
}

fn begins_upper(word: &Word<'_>) -> bool {
    word.text.starts_with(char::is_uppercase)
}

fn n_content(words: &[Word<'_>]) -> usize {
    words.iter().filter(|it| it.is_content()).count()
}

/// Whether a phrase has an object of its own: a preposition behind a word of meaning.
fn has_object(words: &[Word<'_>]) -> bool {
    let mut words = words.iter().skip_while(|it| !it.is_content()).skip(1);
    words.any(|it| it.is(Classes::STOP) && !is_and(it))
}

/// Whether the last object has its article: in "della segreteria ed attuazione" the action
/// stands beside the whole, in "di sensibilizzazione ed informazione" beside the noun.
fn ends_in_noun(before: &[Word<'_>]) -> bool {
    let preposition = before.iter().rev().skip_while(|it| !it.is(Classes::STOP)).find(|it| it.text.len() > 1);
    preposition.is_some_and(|it| it.is(Classes::STOP) && it.text.len() > 2)
}

/// Whether it is a noun of an action, by its ending.
fn is_action(word: &Word<'_>) -> bool {
    let ends = ["zione", "zioni", "sione", "sioni", "mento", "menti", "aggio", "tion", "ment"];
    word.text.len() > 6 && ends.iter().any(|it| word.text.ends_with(it))
}
