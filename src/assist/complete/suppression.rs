//! Suppressions in comments: the word, then the rule.

use crate::assist::complete::{Context, Kind, Offer};
use crate::assist::hover::any_rule_text;
use crate::output::page::{doc, summary};
use crate::rules::ALL;
use crate::syntax::trim;

/// `consenti` at the beginning of a comment; behind it, the rules, those that have a
/// finding in the section first.
pub(crate) fn offers<'a>(context: &Context<'a>, comment: &'a str) -> (&'a str, Vec<Offer>) {
    let body = comment.trim_start_matches('#').trim_start_matches(crate::syntax::is_blank);
    let Some(names) = behind_word(body) else {
        let word = context.choose("consenti", "allow");
        let is_beginning = body.chars().all(char::is_alphabetic) && word.starts_with(&body.to_lowercase());
        if !is_beginning {
            return ("", Vec::new());
        }
        let reason = context.choose("motivo", "reason");
        let rule = context.choose("regola", "rule");
        let offer = Offer::new(Kind::Skeleton, word)
            .insert(format!("{word} ${{1:{rule}}}: ${{2:{reason}}}"))
            .detail(context.catalogue.word("assist-suppress"));
        return (body, vec![offer]);
    };
    if names.contains(':') {
        return ("", Vec::new());
    }
    let typed = trim(names.rsplit(',').next().unwrap_or("")).len();
    let word = names.get(names.len().saturating_sub(typed)..).unwrap_or("");
    let found = |id: &str| {
        context.live.parts().get(context.section).is_some_and(|it| it.findings.iter().any(|it| it.rule == id))
    };
    let own = context.live.config().own().iter().map(|it| &it.rule);
    let mut rules: Vec<_> = ALL.iter().copied().chain(own).map(|it| (!found(it.id), it)).collect();
    rules.sort_by_key(|it| it.0);
    let offers = rules.into_iter().map(|(_, rule)| {
        let offer = Offer::new(Kind::Rule, rule.id).detail(summary(doc(rule, context.catalogue)));
        match any_rule_text(rule.id, context.live.config(), context.catalogue) {
            Some(it) => offer.page(it),
            None => offer,
        }
    });
    (word, offers.collect())
}

/// What stands behind the word of a suppression.
fn behind_word(body: &str) -> Option<&str> {
    ["consenti", "allow"].into_iter().find_map(|it| {
        let (head, tail) = body.split_at_checked(it.len())?;
        (head.eq_ignore_ascii_case(it) && tail.starts_with(crate::syntax::is_blank)).then_some(tail)
    })
}
