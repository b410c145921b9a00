use crate::finding::Message;
use crate::rule::{SectionCx, Sink, rule};
use crate::syntax::Rank;
use crate::words::{Classes, Shape, Word, Words};

rule! {
    /// A name speaks of a year that is not the plan's.
    ///
    /// Names are copied from plan to plan, and the year in them is forgotten. A year is left
    /// alone where it is part of a citation ("ordine di servizio n. 23 del 10 novembre
    /// 2022"), of a name ("Agenda 2030"), of a paper or account of another year ("bilancio
    /// 2022"), of a comparison or a span of years, and where the plan's own year stands in
    /// the name too.
    ///
    /// Source: legislative decree 150/2009, article 5, paragraph 2, letter d (objectives
    /// referred to a definite span of time, normally a year).
    ///
    /// ```plan,fails
    /// piano "Ente" 2023
    /// obiettivo 13.04 "Lavori sulle sedi"
    ///   indicatore "Stato di attuazione del progetto (lavori sedi) 2024"
    ///     target >= 85%
    /// ```
    ///
    /// ```plan
    /// piano "Ente" 2023
    /// obiettivo 13.04 "Lavori sulle sedi"
    ///   indicatore "Stato di attuazione del progetto (lavori sedi) 2023"
    ///     target >= 85%
    ///   indicatore "Verifica delle disposizioni dell'ordine di servizio n. 23 del 10 novembre 2022"
    ///     target >= 12 N
    /// ```
    ///
    /// Allow it where the indicator is about that year on purpose.
    "foreign-year", Warning, Deadlines, since "0.1.0", Section(check)
}

fn check(cx: &SectionCx<'_, '_>, sink: &mut Sink<'_>) {
    let Some(year) = cx.plan.year else { return };
    let node = &cx.section.node;
    // Goals and what is above them may reach over several years.
    if node.rank == Some(Rank::Objective)
        && let Some(word) = foreign_year(cx.words.node(), year)
    {
        report(cx, word, year, None, sink);
    }
    for indicator in &cx.section.indicators {
        if let Some(word) = foreign_year(cx.words.indicator(indicator).name(), year) {
            report(cx, word, year, Some(indicator.number), sink);
        }
    }
}

fn report(cx: &SectionCx<'_, '_>, word: &str, year: i16, indicator: Option<u32>, sink: &mut Sink<'_>) {
    let message = Message::new("foreign-year").with("found", word).with("year", year.to_string().as_str());
    match indicator {
        Some(it) => sink.report_on(it, cx.span(word), message),
        None => sink.report(cx.span(word), message),
    };
}

/// The word of a year other than the plan's, where nothing explains it.
fn foreign_year<'a>(name: Words<'_, 'a>, plan: i16) -> Option<&'a str> {
    // Most names have no figure at all.
    if !name.has(Classes::FIGURE) || name.has(Classes::GROWTH) {
        return None;
    }
    let words = name.as_slice();
    let mut years = words.iter().enumerate().filter_map(|(i, it)| Some((i, it, year_of(it, plan)?)));
    let (at, word, year) = years.next()?;
    if year == plan || years.next().is_some() {
        return None;
    }
    let (before, after) = words.split_at_checked(at)?;
    let is_dated = is_cited(before) || is_of_its_noun(before) || is_quoted(before) || is_range(after);
    (!is_dated).then_some(word.text)
}

/// The year that a word stands for. The last day of the year before is where a stock is
/// counted, not a slip.
fn year_of(word: &Word<'_>, plan: i16) -> Option<i16> {
    match word.shape {
        Shape::Number(it @ 1990..=2099) => i16::try_from(it).ok(),
        Shape::Date { day: 31, month: 12, year: Some(it) } if it.checked_add(1) == Some(plan) => None,
        Shape::Date { day: 1, month: 1, year: Some(it) } if plan.checked_add(1) == Some(it) => None,
        Shape::Date { year, .. } => year,
        _ => None,
    }
}

/// Whether an act or law is cited shortly before.
fn is_cited(before: &[Word<'_>]) -> bool {
    before.iter().rev().take(8).any(|it| it.is(Classes::CITATION))
}

/// Whether the year belongs to the noun before it: a few words back, and not across a
/// bracket.
fn is_of_its_noun(before: &[Word<'_>]) -> bool {
    let near = before.iter().rev().take_while(|it| !matches!(it.shape, Shape::Mark('(' | ')')));
    // The sign of a number makes it a number: "n. 2010".
    let is_number = before.iter().rev().find(|it| it.shape != Shape::Mark('.')).is_some_and(is_count);
    is_number || near.take(5).any(|it| it.is(Classes::DATED))
}

fn is_count(word: &Word<'_>) -> bool {
    word.is(Classes::COUNT)
}

/// Whether a quotation is open: a name within the name.
fn is_quoted(before: &[Word<'_>]) -> bool {
    let count = |marks: &[char]| {
        before.iter().filter(|it| matches!(it.shape, Shape::Mark(mark) if marks.contains(&mark))).count()
    };
    straight_quotes(before) % 2 == 1 || count(&['“', '«', '„']) > count(&['”', '»'])
}

/// How many straight quotes stand in a name; each is doubled where the name itself stands
/// between straight quotes.
fn straight_quotes(words: &[Word<'_>]) -> usize {
    let is_quote = |it: &Word<'_>| it.shape == Shape::Mark('"');
    let mut words = words.iter().peekable();
    let mut n: usize = 0;
    while let Some(word) = words.next() {
        if is_quote(word) {
            n = n.saturating_add(1);
            words.next_if(|next| is_quote(next) && word.touches(next));
        }
    }
    n
}

/// Whether another number stands beside the first word, joined by a mark: "2022/23",
/// "2022 - 2024".
fn is_range(words: &[Word<'_>]) -> bool {
    let next = words.get(1..).unwrap_or(&[]);
    let joined = |it: &Word<'_>| matches!(it.shape, Shape::Mark('-' | '/' | '–'));
    let is_number = |it: &Word<'_>| matches!(it.shape, Shape::Number(_));
    next.first().is_some_and(joined) && next.get(1).is_some_and(is_number)
}
