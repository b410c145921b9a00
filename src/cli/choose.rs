//! Options into the layer of configuration that they ask for.

use crate::cli::args::Choice;
use crate::cli::console::Failure;
use crate::config::{Layer, Selector};
use crate::finding::Message;
use crate::own::known;
use crate::rules::ALL;
use crate::syntax::slips;

/// What the options ask for.
pub(crate) fn layer(choice: &Choice) -> Result<Layer, Failure> {
    let select = all(&choice.select)?;
    Ok(Layer {
        select: (!select.is_empty()).then_some(select),
        extend_select: all(&choice.extend_select)?,
        ignore: all(&choice.ignore)?,
        ..Layer::default()
    })
}

/// What names stand for: rules, those of one's own that were read so far, families, levels,
/// `all`, `default`.
fn all(names: &[String]) -> Result<Vec<Selector>, Failure> {
    let names = names.iter().map(|it| it.trim()).filter(|it| !it.is_empty());
    let own = |it: &str| crate::own::named(it).map(|it| Selector::Rule(it.rule.id));
    names.map(|it| Selector::named(it).or_else(|| own(it)).ok_or_else(|| unknown(it))).collect()
}

/// A rule that does not exist, with the one that was perhaps meant.
pub(crate) fn unknown(name: &str) -> Failure {
    let own = known().into_iter().map(|it| it.rule.id);
    let known = ALL.iter().flat_map(|it| [it.id, it.family.name()]).chain(own);
    // Of a short name little may differ, else anything is near; and the word itself helps nobody.
    let most = (name.chars().count() / 2).min(3);
    let lower = name.to_lowercase();
    let near = known.map(|it| (slips(&lower, it), it)).filter(|it| it.0 <= most && it.1 != lower);
    let message = match near.min_by_key(|it| it.0) {
        Some((_, meant)) => Message::new("cli-no-such-rule.meant").with("meant", meant),
        None => Message::new("cli-no-such-rule"),
    };
    Failure::new(message.with("rule", name))
}
