//! Measures and functions in a formula.

use crate::assist::complete::{Context, Kind, Offer};
use crate::finding::Message;
use crate::syntax::{Function, Statement};

/// The measures of the indicator, those that the formula does not name yet first, and the
/// functions.
pub(crate) fn offers<'a>(context: &Context<'a>) -> (&'a str, Vec<Offer>) {
    let word = context.word();
    if word.starts_with(|it: char| it.is_ascii_digit()) {
        return ("", Vec::new());
    }
    let lines = context
        .view
        .lines
        .get(context.view.block(context.line.min(context.view.lines.len().saturating_sub(1))));
    let named = |name: &str| {
        let rest = context.before.strip_suffix(word).unwrap_or(context.before);
        rest.split(|it: char| !(it.is_alphanumeric() || it == '_')).any(|it| it.eq_ignore_ascii_case(name))
    };
    let mut measures: Vec<(bool, Offer)> = Vec::new();
    for line in lines.unwrap_or(&[]) {
        let Statement::Measure(it) = &line.statement else { continue };
        let value = it.value.as_ref().map(|it| it.source);
        let description = it.description.map(|it| it.value().into_owned());
        let detail = value.map(str::to_owned).into_iter().chain(description).collect::<Vec<_>>().join(" · ");
        measures.push((named(it.name), Offer::new(Kind::Measure, it.name).detail(detail)));
    }
    measures.sort_by_key(|it| it.0);
    let functions = Function::ALL.iter().map(|(function, it, en)| {
        let name = context.choose(*it, *en);
        let second = if *function == Function::Days { "; $2" } else { "" };
        let meaning = context.catalogue.say(&Message::new(meaning(*function)));
        Offer::new(Kind::Function, name).insert(format!("{name}($1{second})")).detail(meaning)
    });
    (word, measures.into_iter().map(|it| it.1).chain(functions).collect())
}

fn meaning(function: Function) -> &'static str {
    match function {
        Function::Average => "assist-function-average",
        Function::Sum => "assist-function-sum",
        Function::Min => "assist-function-min",
        Function::Max => "assist-function-max",
        Function::Days => "assist-function-days",
    }
}
