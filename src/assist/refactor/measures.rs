//! A bare percentage into a formula with the two measures that it is made of.

use crate::assist::formatting::PlacedEdit;
use crate::assist::refactor::{Rewriting, edit};
use crate::assist::view::{View, line_end};
use crate::finding::Message;
use crate::syntax::{Keyword, Language, Property, Unit, language_of, spelling};
use crate::text::{Edit, Span};

/// Two measures without values and their quotient, above the target: whoever writes the
/// plan fills in what they count.
pub(crate) fn rewriting(
    section: usize,
    view: &View<'_>,
    line: usize,
    year: Option<i16>,
) -> Option<Rewriting> {
    let indicator = view.holder(line).indicator()?;
    let target = indicator.target(year).map(|it| &it.goal.value);
    let result = indicator.result(year).map(|it| &it.value);
    let is_percent = target.or(result).and_then(|it| it.unit()) == Some(Unit::Percent);
    let broken = indicator.node.broken;
    let has_some = !indicator.measures.is_empty() || indicator.formula.is_some();
    if !is_percent || has_some || broken.has(Property::Measure) || broken.has(Property::Formula) {
        return None;
    }
    let language = language_of(indicator.node.keyword).unwrap_or_default();
    Some(Rewriting {
        title: Message::new("assist-refactor-measures"),
        edits: vec![insertion(section, view, line, language)?],
    })
}

fn insertion(section: usize, view: &View<'_>, line: usize, language: Language) -> Option<PlacedEdit> {
    let comes_after = [Property::Target, Property::Baseline, Property::Result, Property::Achieved];
    let block = view.block(line);
    let is_after = |it: usize| {
        let key = view.lines.get(it).and_then(|it| it.key);
        comes_after.iter().any(|property| key.is_some_and(|it| it.keyword == Keyword::Property(*property)))
    };
    let before = view.lines.get(block.into_iter().find(|it| is_after(*it))?)?;
    let word = |it| spelling(Keyword::Property(it), language);
    let (measure, formula) = (word(Property::Measure), word(Property::Formula));
    let end = line_end(view.text);
    let text = match language {
        Language::It => format!(
            "    {measure} parte N \"che cosa si conta\"{end}    {measure} totale N \"su quanti\"{end}    {formula} parte / totale{end}"
        ),
        Language::En => format!(
            "    {measure} part N \"what is counted\"{end}    {measure} total N \"out of how many\"{end}    {formula} part / total{end}"
        ),
    };
    Some(edit(section, Edit { span: Span::at(view.span(before.source).start as usize), text }))
}
