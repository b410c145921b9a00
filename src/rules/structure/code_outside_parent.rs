use crate::finding::Message;
use crate::model::code::{SEPARATORS, components, same_component};
use crate::rule::{PlanCx, PlanSink, rule};
use crate::syntax::Rank;

rule! {
    /// A code that does not begin with the code of what it stands under.
    ///
    /// Where codes are built from the code above, `02.01` belongs under `01` only by
    /// mistake: either the code is wrong or the objective stands in the wrong place. Codes
    /// are compared only where they are built alike: not `01.01` with `BSC1` or `011`, and
    /// not where most objectives of the plan follow another order.
    ///
    /// ```plan,fails
    /// strategico 01 "Semplificazione"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    /// obiettivo 02.01 "Fatturazione elettronica"
    ///   indicatore "Fatture emesse in formato elettronico"
    ///     target >= 95%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// strategico 01 "Semplificazione"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    /// obiettivo 01.02 "Fatturazione elettronica"
    ///   indicatore "Fatture emesse in formato elettronico"
    ///     target >= 95%
    /// ```
    ///
    /// Allow it where a code was kept although the objective moved.
    "code-outside-parent", Error, Structure, since "0.1.0", Plan(check)
}

fn check(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    for (child, parent) in outsiders(cx) {
        let (Some(child_section), Some(parent_section)) = (cx.sections.get(child), cx.sections.get(parent))
        else {
            continue;
        };
        let (Some(code), Some(above)) = (cx.outline.code(child), cx.outline.code(parent)) else { continue };
        let message = Message::new("code-outside-parent").with("code", code).with("parent", above);
        let label = Message::new("code-outside-parent.label-parent");
        sink.report(child, child_section.code_span, message).label_in(
            parent,
            parent_section.code_span,
            label,
        );
    }
}

/// How codes of one rank relate to codes of a rank above.
#[derive(Default)]
struct Built {
    n_inside: usize,
    /// Sections whose code lies outside, each with the node above whose code it should have.
    outside: Vec<(usize, usize)>,
}

/// The sections whose code lies outside the code above, each with the node above, in order.
pub(crate) fn outsiders(cx: &PlanCx<'_>) -> Vec<(usize, usize)> {
    // Ranks are few, so a list finds a pair of them sooner than a table.
    let mut pairs: Vec<((Rank, Rank), Built)> = Vec::new();
    for (i, entry) in cx.outline.entries().iter().enumerate() {
        let Some(code) = cx.outline.code(i) else { continue };
        // A line that cannot be read may be what a section really stands under.
        let parent = |it: usize| cx.outline.parent(it).filter(|_| cx.outline.knows_parent(it));
        let mut above = std::iter::successors(parent(i), |it| parent(*it))
            .filter_map(|it| Some((it, cx.outline.get(it)?.rank, cx.outline.code(it)?)));
        let Some((parent, rank, parent_code)) = above.next() else { continue };
        let relation = relate(code, parent_code);
        // A code may also be built from one higher up.
        let is_inside =
            relation == Relation::Inside || above.any(|it| relate(code, it.2) == Relation::Inside);
        if is_inside || relation == Relation::Outside {
            let ranks = (rank, entry.rank);
            if !pairs.iter().any(|it| it.0 == ranks) {
                pairs.push((ranks, Built::default()));
            }
            let Some((_, built)) = pairs.iter_mut().find(|it| it.0 == ranks) else { continue };
            if is_inside {
                built.n_inside = built.n_inside.saturating_add(1);
            } else {
                built.outside.push((i, parent));
            }
        }
    }
    // Where most codes lie outside, they are built in another way.
    let credible = pairs.into_iter().map(|it| it.1).filter(|it| it.outside.len() <= it.n_inside.max(1));
    let mut res: Vec<(usize, usize)> = credible.flat_map(|it| it.outside).collect();
    res.sort_unstable();
    res
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Relation {
    Inside,
    Outside,
    Unlike,
}

/// Whether the letters before the numbers are those of another kind of node: `SO1` and `SG1`.
fn is_of_other_kind(own: &str, above: &str) -> bool {
    let letters = |it: &str| it.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (own_letters, above_letters) = (letters(own), letters(above));
    let has_both = |it: &str, n: usize| n > 0 && n < it.len();
    has_both(own, own_letters)
        && has_both(above, above_letters)
        && own
            .get(..own_letters)
            .zip(above.get(..above_letters))
            .is_some_and(|it| !it.0.eq_ignore_ascii_case(it.1))
}

/// How a code relates to the code of what it stands under.
fn relate(code: &str, above: &str) -> Relation {
    // Most codes are written as the one above them, and then go on.
    let rest = code.strip_prefix(above).filter(|it| it.starts_with(SEPARATORS));
    if rest.is_some_and(|it| it.ends_with(|it: char| it.is_ascii_alphanumeric())) && !above.is_empty() {
        return Relation::Inside;
    }
    let mut own = components(code);
    let mut is_inside = true;
    for above in components(above) {
        let Some(own) = own.next() else { return Relation::Unlike };
        let is_number = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
        if !same_component(own, above) {
            if own.len() != above.len() || is_number(own) != is_number(above) || is_of_other_kind(own, above)
            {
                return Relation::Unlike;
            }
            is_inside = false;
        }
    }
    match (own.next(), is_inside) {
        (None, _) => Relation::Unlike,
        (_, true) => Relation::Inside,
        (_, false) => Relation::Outside,
    }
}
