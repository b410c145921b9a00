//! A cell's text out of its words.

use crate::import::read::pdf::table::vocabulary::Vocabulary;
use crate::import::read::pdf::table::words::Word;

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Cell {
    /// The first column that it stands in.
    pub(crate) column: u32,
    /// How many rows and columns it stands in.
    pub(crate) height: u32,
    pub(crate) width: u32,
    pub(crate) text: String,
    pub(crate) is_bold: bool,
    pub(crate) doubt: Option<Doubt>,
}

/// Why a cell's text may not be what the page shows, the worst one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Doubt {
    /// A character is not named by anything.
    Unknown,
    /// A character has no width, two names, or only a number for a name.
    Unsure,
    /// It is written behind a picture, as programs write that recognise text.
    Recognised,
    /// A part of it is struck out, and left out here.
    Struck,
    /// A number may have been put together from two, or two from one.
    Broken,
    /// What says where cells end contradicts itself.
    Placed,
}

/// The worse of two doubts.
pub(crate) fn worse(a: Option<Doubt>, b: Option<Doubt>) -> Option<Doubt> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

/// The words of a cell in lines, from top to bottom.
pub(crate) fn lines<'w>(words: &[&'w Word]) -> Vec<Vec<&'w Word>> {
    let mut words: Vec<&Word> = words.to_vec();
    words.sort_by(|a, b| b.base.total_cmp(&a.base).then(a.left.total_cmp(&b.left)));
    let mut res: Vec<Vec<&Word>> = Vec::new();
    for word in words {
        let fits = |line: &Vec<&Word>| {
            line.first().is_some_and(|it| (it.base - word.base).abs() < it.size.max(word.size) * 0.45)
        };
        match res.last_mut().filter(|it| fits(it)) {
            Some(it) => it.push(word),
            None => res.push(vec![word]),
        }
    }
    for line in &mut res {
        line.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    res
}

/// A line as one text.
pub(crate) fn written(line: &[&Word]) -> String {
    let mut res = String::new();
    for word in line.iter().filter(|it| !it.text.is_empty()) {
        if !res.is_empty() {
            res.push(' ');
        }
        res.push_str(&word.text);
    }
    res
}

/// The text of a cell whose lines may reach to `right`, and what is not sure in it.
pub(crate) fn text(words: &[&Word], right: f64, vocabulary: &Vocabulary) -> (String, Option<Doubt>) {
    let mut doubt = words.iter().fold(None, |sum, it| worse(sum, it.doubt));
    // Turned text is read for itself.
    let (turned, upright): (Vec<&Word>, Vec<&Word>) = words.iter().partition(|it| it.is_turned);
    let lines = lines(&upright);
    let mut res = String::new();
    let mut before: Option<(&Vec<&Word>, &Word)> = None;
    for line in &lines {
        let Some(first) = line.first() else { continue };
        if let Some((line_before, last)) = before {
            let how = joint(line_before, last, first, right, vocabulary);
            if how == Joint::Hyphen {
                res.pop();
            }
            if how == Joint::Apart {
                res.push(' ');
            }
            if how == Joint::Doubtful {
                doubt = worse(doubt, Some(Doubt::Broken));
            }
        }
        res.push_str(&written(line));
        before = line.last().map(|it| (line, *it));
    }
    for word in turned {
        if !res.is_empty() {
            res.push(' ');
        }
        res.push_str(&word.text);
    }
    (res, doubt)
}

/// How two lines belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    /// As two words.
    Apart,
    /// As one word.
    Close,
    /// As one word without the hyphen at its break.
    Hyphen,
    /// As one number, which may have been two.
    Doubtful,
}

/// Whether a number is written in groups of three digits, none of them cut.
fn is_grouped(text: &str) -> bool {
    let mut groups = text.trim_start_matches(['-', '+', '\u{2212}']).split([',', '.', '\u{A0}', '\'']);
    let first = groups.next().unwrap_or("");
    let are_digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    let rest: Vec<&str> = groups.collect();
    (1..=3).contains(&first.len())
        && are_digits(first)
        && !rest.is_empty()
        && rest.iter().all(|it| it.len() == 3 && are_digits(it))
}

/// Whether a number alone on its line fills it, and goes on with the digit below it.
pub(crate) fn may_be_one_number(line: &[&Word], below: &[&Word], right: f64) -> bool {
    let ([above], Some(below)) = (line, below.first()) else { return false };
    !has_room(above, below, right) && goes_on_number(&above.text, &below.text)
}

/// Whether a number ends so that the digit that follows may be its own.
fn goes_on_number(before: &str, after: &str) -> bool {
    let is_digit = |it: Option<char>| it.is_some_and(|it| it.is_ascii_digit());
    (is_digit(before.chars().last()) || before.ends_with([',', '.'])) && is_digit(after.chars().next())
}

/// Whether one more character of the word that follows would have had room behind a word.
fn has_room(last: &Word, first: &Word, right: f64) -> bool {
    let n = first.text.chars().count();
    #[allow(clippy::cast_precision_loss, reason = "a word has few characters")]
    let width_of_one = (first.right - first.left) / (n.max(1) as f64);
    // Digits are all of one width, and letters are not.
    let share = if goes_on_number(&last.text, &first.text) { 0.97 } else { 0.8 };
    last.right + width_of_one * share < right
}

fn joint(line: &[&Word], last: &Word, first: &Word, right: f64, vocabulary: &Vocabulary) -> Joint {
    let (before, after) = (&*last.text, &*first.text);
    if before.ends_with('\u{AD}') {
        return Joint::Hyphen;
    }
    let is_letter = |it: Option<char>| it.is_some_and(char::is_alphabetic);
    if before.len() > 1 && before.ends_with(['-', '/', '\u{2010}']) {
        let bare = before.trim_end_matches(['-', '\u{2010}']);
        // What is hyphenated keeps two letters before the break at least: `e-mail` is a word.
        let is_long = bare.chars().nth(1).is_some();
        let is_word = is_long && is_letter(bare.chars().last()) && is_letter(after.chars().next());
        let has_hyphen = vocabulary.knows(&format!("{bare}-{after}"));
        let is_hyphenated = is_word && !has_hyphen && vocabulary.knows(&format!("{bare}{after}"));
        return if is_hyphenated { Joint::Hyphen } else { Joint::Close };
    }
    // A word breaks within itself only where it is alone on its line and fills it.
    if line.len() > 1 || has_room(last, first, right) {
        return Joint::Apart;
    }
    let together = format!("{before}{after}");
    if vocabulary.knows(&together) {
        return Joint::Close;
    }
    let ends = before.chars().last();
    let begins = after.chars().next();
    if goes_on_number(before, after) {
        return if is_grouped(&together) && !is_grouped(before) { Joint::Close } else { Joint::Doubtful };
    }
    if vocabulary.knows(before) && vocabulary.knows(after) {
        return Joint::Apart;
    }
    // What follows a break within a word is not a word of its own: it is small or short.
    let is_rest = is_letter(ends) && begins.is_some_and(|it| it.is_alphabetic());
    let same_case = ends.is_some_and(char::is_uppercase) == begins.is_some_and(char::is_uppercase);
    if is_rest && same_case && !vocabulary.knows(after) { Joint::Close } else { Joint::Apart }
}
