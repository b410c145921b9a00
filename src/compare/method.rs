//! Whether two indicators are computed in one way, and what became of the way where not.

use crate::compare::Tokens;
use crate::model::{Indicator, same_name};
use crate::syntax::{Formula, Measure, Term, TermKind, Terms, Unit};

/// From this likeness, in thousandths, two descriptions describe one thing.
const ALIKE: usize = 400;

/// What became of the way in which an indicator is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rework {
    /// Nothing says any longer how it is computed.
    Removed,
    /// Arithmetic was put into words: nobody can do the sum again.
    InWords,
    /// The same operands stand in each other's places.
    TurnedRound,
    /// Another operand, another sum, or another method in words.
    Replaced,
    /// An operand is counted in another unit.
    OtherUnit,
}

/// Whether the later indicator is computed as the earlier one was, as far as both say it.
///
/// Names of measures and the order of words are free; what counts is the arithmetic and
/// what the measures stand for. Where one side says nothing, nothing is claimed.
pub fn same_method(old: &Indicator<'_>, new: &Indicator<'_>) -> bool {
    !matches!(rework(old, new), Some(Rework::TurnedRound | Rework::Replaced))
}

/// What became of the way in which an indicator is computed; none where it is the same, or where
/// only the later one says it.
pub fn rework(old: &Indicator<'_>, new: &Indicator<'_>) -> Option<Rework> {
    match (&old.formula, &new.formula) {
        (Some(_), None) => Some(Rework::Removed),
        (Some(Formula::Terms { .. }), Some(Formula::Words(_))) => Some(Rework::InWords),
        (Some(Formula::Words(a)), Some(Formula::Words(b))) => {
            let is_same = tokens_alike(&Tokens::of(a.inner), &Tokens::of(b.inner));
            (!is_same).then_some(Rework::Replaced)
        }
        (Some(Formula::Terms { terms: a, .. }), Some(Formula::Terms { terms: b, .. })) => {
            between(&Terming { indicator: old, terms: a }, &Terming { indicator: new, terms: b })
        }
        (None, None) => {
            let descriptions = |it: &'_ Indicator<'_>| -> Option<Tokens> {
                let [measure] = it.measures.as_slice() else { return None };
                measure.description.map(|it| Tokens::of(it.inner))
            };
            let is_same = descriptions(old).zip(descriptions(new)).is_none_or(|(a, b)| tokens_alike(&a, &b));
            (!is_same).then_some(Rework::Replaced)
        }
        (None, Some(_)) | (Some(Formula::Words(_)), Some(Formula::Terms { .. })) => None,
    }
}

/// The terms of a formula with the measures that they name.
struct Terming<'s, 'a> {
    indicator: &'s Indicator<'a>,
    terms: &'s Terms<'a>,
}

impl<'s, 'a> Terming<'s, 'a> {
    fn measure(&self, term: &Term<'a>) -> Option<&'s Measure<'a>> {
        self.indicator.measure(term.source)
    }

    /// The measures in the order of the formula.
    fn operands(&self) -> impl Iterator<Item = &'s Term<'a>> + 's {
        self.terms.iter().filter(|it| it.kind == TermKind::Measure)
    }
}

fn between(old: &Terming<'_, '_>, new: &Terming<'_, '_>) -> Option<Rework> {
    let same_shape = old.terms.len() == new.terms.len()
        && old.terms.iter().zip(new.terms).all(|(a, b)| match (a.kind, b.kind) {
            (TermKind::Number(x), TermKind::Number(y)) => {
                x == y && a.source.contains('%') == b.source.contains('%')
            }
            (a, b) => a == b,
        });
    if !same_shape {
        return Some(Rework::Replaced);
    }
    if old.operands().zip(new.operands()).all(|(a, b)| is_one((old, a), (new, b))) {
        let has_other_unit = |(a, b)| {
            let units = old.measure(a).map(unit).zip(new.measure(b).map(unit));
            units.is_some_and(|(a, b)| a != Unit::None && b != Unit::None && !a.is_same(b))
        };
        return old.operands().zip(new.operands()).any(has_other_unit).then_some(Rework::OtherUnit);
    }
    // Each operand of the later formula takes the place of one that it may be.
    let mut free: Vec<&Term<'_>> = old.operands().collect();
    let are_the_same = new.operands().all(|b| {
        let place = free.iter().position(|a| is_one((old, *a), (new, b)));
        place.map(|it| free.swap_remove(it)).is_some()
    });
    match are_the_same {
        true if has_no_order(old.terms) => None,
        true => Some(Rework::TurnedRound),
        false => Some(Rework::Replaced),
    }
}

/// Whether the operands of a formula may change places: a sum, a product, a mean of them.
fn has_no_order(terms: &Terms<'_>) -> bool {
    let mut operators = terms
        .iter()
        .filter(|it| !matches!(it.kind, TermKind::Measure | TermKind::Number(_)))
        .map(|it| it.kind);
    let Some(first) = operators.next() else { return true };

    match first {
        TermKind::Add | TermKind::Multiply => operators.all(|it| it == first),
        TermKind::Call(function, _) => {
            function != crate::syntax::Function::Days && operators.next().is_none()
        }
        _ => false,
    }
}

/// Whether two operands stand for one thing, as far as that is said: by what they count, else
/// by their names, where neither name was given to something else.
fn is_one<'a, 'b>((old, a): (&Terming<'_, 'a>, &Term<'a>), (new, b): (&Terming<'_, 'b>, &Term<'b>)) -> bool {
    // Two that both stayed what they were are not one.
    let stays = |name: &str| {
        let said = |of: &Terming<'_, '_>| {
            of.indicator.measure(name).and_then(|it| it.description).map(|it| it.inner.to_owned())
        };
        said(old).is_some_and(|it| said(new) == Some(it))
    };
    if !same_name(a.source, b.source) && stays(a.source) && stays(b.source) {
        return false;
    }
    let says = |it: Option<&Measure<'_>>| it.and_then(|it| it.description).map(|it| Tokens::of(it.inner));
    if let Some((a, b)) = says(old.measure(a)).zip(says(new.measure(b))) {
        return tokens_alike(&a, &b);
    }
    let is_kept = |name: &str, of: &Terming<'_, '_>| of.indicator.measure(name).is_some();
    same_name(a.source, b.source) || !(is_kept(a.source, new) && is_kept(b.source, old))
}

/// The unit of a measure: that of its value, else the one that stands without.
fn unit<'a>(measure: &Measure<'a>) -> Unit<'a> {
    measure.value.as_ref().and_then(|it| it.unit()).unwrap_or(measure.unit)
}

fn tokens_alike(a: &Tokens, b: &Tokens) -> bool {
    a.is_empty() || b.is_empty() || a.likeness(b) >= ALIKE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::lower;
    use crate::syntax::lines_of;

    const MEASURES: &str = "misura a = 80 N\nmisura b = 100 N\n";

    fn made_of(old: &str, new: &str) -> Option<Rework> {
        let text = |it: &str| format!("indicatore \"x\"\n{it}");
        let (old, new) = (text(old), text(new));
        let (mut lines, mut others) = (Vec::new(), Vec::new());
        lines_of(&old, &mut lines);
        lines_of(&new, &mut others);
        rework(&lower(&old, &lines).indicators[0], &lower(&new, &others).indicators[0])
    }

    #[test]
    fn what_became_of_a_formula_is_told_apart() {
        use Rework::{InWords, Removed, Replaced, TurnedRound};
        for (old, new, expected) in [
            ("formula a / b", "formula a / b", None),
            ("formula a / b", "", Some(Removed)),
            ("formula a / b", "formula \"evase su tutte\"", Some(InWords)),
            ("formula a / b", "formula b / a", Some(TurnedRound)),
            ("formula a / b", "formula a - b", Some(Replaced)),
            ("formula a / b", "formula a / a", Some(Replaced)),
            ("formula a / b * 2", "formula a / b * 3", Some(Replaced)),
            ("formula a - b", "formula b - a", Some(TurnedRound)),
            ("formula giorni(a, b)", "formula giorni(b, a)", Some(TurnedRound)),
            // Their order says nothing.
            ("formula a + b", "formula b + a", None),
            ("formula a * b * 2", "formula b * a * 2", None),
            ("formula media(a, b)", "formula media(b, a)", None),
            // What was not said was not changed.
            ("", "formula a / b", None),
            ("formula \"evase su tutte\"", "formula a / b", None),
            ("formula \"evase su tutte\"", "formula \"pratiche evase su tutte\"", None),
            ("formula \"evase su tutte\"", "formula \"costo del personale\"", Some(Replaced)),
        ] {
            let of = |formula: &str| format!("{MEASURES}{formula}\n");
            assert_eq!(made_of(&of(old), &of(new)), expected, "{old} → {new}");
        }
    }

    #[test]
    fn operands_are_known_by_what_they_count_and_else_by_names_that_stayed() {
        let old =
            "misura a = 8 N \"pratiche evase\"\nmisura b = 9 N \"pratiche presentate\"\nformula a / b\n";
        let swapped =
            "misura a = 8 N \"pratiche evase\"\nmisura b = 9 N \"pratiche presentate\"\nformula b / a\n";
        assert_eq!(made_of(old, swapped), Some(Rework::TurnedRound));
        let renamed = "misura x = 8 N\nmisura y = 9 N\nformula x / y\n";
        assert_eq!(made_of(old, renamed), None);
        let names =
            "misura b = 8 N \"pratiche evase\"\nmisura a = 9 N \"pratiche presentate\"\nformula b / a\n";
        assert_eq!(made_of(old, names), None);
        let another =
            "misura a = 8 N \"pratiche evase\"\nmisura b = 9 N \"cittadini residenti\"\nformula a / b\n";
        assert_eq!(made_of(old, another), Some(Rework::Replaced));
    }

    #[test]
    fn an_operand_in_another_unit_is_said() {
        let of = |unit: &str| format!("misura a = 8 {unit}\nformula a * 2\n");
        assert_eq!(made_of(&of("gg"), &of("ore")), Some(Rework::OtherUnit));
        assert_eq!(made_of(&of("gg"), &of("gg")), None);
        assert_eq!(made_of(&of("gg"), &of("")), None);
    }
}
