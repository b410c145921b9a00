//! Names and where they stand: a measure within its indicator, a code across the plan.

use crate::assist::Place;
use crate::assist::family;
use crate::assist::formatting::PlacedEdit;
use crate::assist::view::View;
use crate::check::{Live, Point};
use crate::model::{Indicator, same_name};
use crate::syntax::{Formula, Line, Statement, TermKind};
use crate::text::Span;

/// What a name at a place stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// A measure: its name as written here.
    Measure {
        /// The name under the cursor.
        place: Place,
        /// Where measures of the name are defined in the indicator.
        definitions: Vec<Span>,
        /// Where formulas of the indicator use it.
        uses: Vec<Span>,
    },
    /// The code of a heading.
    Code {
        /// The code under the cursor.
        place: Place,
    },
}

impl Name {
    /// The name under the cursor.
    pub fn place(&self) -> Place {
        match self {
            Self::Measure { place, .. } | Self::Code { place } => *place,
        }
    }
}

/// The name at a place, if one stands there.
pub fn at(live: &Live, point: Point) -> Option<Name> {
    let view = View::of(live, point.section);
    let line = view.line_at(point.offset);
    let place = |text: &str| {
        let span = view.span(text);
        span.touches(point.offset).then_some(Place { section: point.section, span })
    };
    match &view.lines.get(line)?.statement {
        Statement::Heading(heading) => heading.code.and_then(place).map(|place| Name::Code { place }),
        Statement::Measure(it) => measure(&view, line, it.name, place(it.name)?),
        Statement::Formula(Formula::Terms { terms, .. }) => {
            let names = terms.iter().filter(|it| it.kind == TermKind::Measure);
            let (name, place) = names.map(|it| it.source).find_map(|it| Some((it, place(it)?)))?;
            measure(&view, line, name, place)
        }
        _ => None,
    }
}

fn measure(view: &View<'_>, line: usize, name: &str, place: Place) -> Option<Name> {
    let mut definitions = Vec::new();
    let mut uses = Vec::new();
    for it in view.lines.get(view.block(line))? {
        match &it.statement {
            Statement::Measure(it) if same_name(it.name, name) => definitions.push(view.span(it.name)),
            Statement::Formula(it) => uses.extend(uses_in(it, name).map(|it| view.span(it))),
            _ => {}
        }
    }
    uses.sort();
    Some(Name::Measure { place, definitions, uses })
}

/// Where a formula names a measure.
fn uses_in<'f>(formula: &'f Formula<'_>, name: &'f str) -> impl Iterator<Item = &'f str> {
    let terms = match formula {
        Formula::Terms { terms, .. } => terms.as_slice(),
        Formula::Words(_) => &[],
    };
    terms
        .iter()
        .filter(move |it| it.kind == TermKind::Measure && same_name(it.source, name))
        .map(|it| it.source)
}

/// The formulas of an indicator that use a measure.
pub(crate) fn n_uses(indicator: &Indicator<'_>, name: &str) -> usize {
    indicator.formula.as_ref().map_or(0, |it| uses_in(it, name).count())
}

/// Where a name is defined: the measure; for a code, the heading above whose code it
/// continues.
pub fn definitions(live: &Live, name: &Name) -> Vec<Place> {
    match name {
        Name::Measure { place, definitions, .. } => {
            definitions.iter().map(|span| Place { section: place.section, span: *span }).collect()
        }
        Name::Code { place } => {
            let own = place.span.text(live.parts().get(place.section).map_or("", |it| &it.text));
            let above = family::ancestors(live, place.section).find_map(|it| {
                let summary = family::summary(live, it)?;
                continued(summary.code.as_deref()?, own)?;
                Some(Place { section: it, span: summary.code_span })
            });
            vec![above.unwrap_or(*place)]
        }
    }
}

/// Where a name is used: in formulas; for a code, in the codes below that continue it.
pub fn uses(live: &Live, name: &Name) -> Vec<Place> {
    match name {
        Name::Measure { place, uses, .. } => {
            uses.iter().map(|span| Place { section: place.section, span: *span }).collect()
        }
        Name::Code { place } => {
            below(live, *place).map(|(section, span, _)| Place { section, span }).collect()
        }
    }
}

/// The codes of the headings under a heading that continue its own, with what they add.
fn below(live: &Live, place: Place) -> impl Iterator<Item = (usize, Span, &str)> {
    let own = live.parts().get(place.section).map_or("", |it| place.span.text(&it.text));
    let after = place.section.saturating_add(1);
    (after..family::end(live, place.section)).filter_map(move |it| {
        let summary = family::summary(live, it)?;
        Some((it, summary.code_span, continued(own, summary.code.as_deref()?)?))
    })
}

/// What a code adds to another: `.01` for `02.01` under `02`.
fn continued<'c>(above: &str, code: &'c str) -> Option<&'c str> {
    let rest = code.strip_prefix(above)?;
    rest.starts_with(['.', '-', '/', '_']).then_some(rest)
}

/// Why a name will not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no name of a measure, or no code.
    Malformed,
    /// The indicator has another measure of the name.
    Taken,
}

/// The edits that give what stands at a name another name.
pub fn rename(live: &Live, name: &Name, new: &str) -> Result<Vec<PlacedEdit>, Refusal> {
    match name {
        Name::Measure { place, definitions, uses } => {
            if !is_measure_name(new) {
                return Err(Refusal::Malformed);
            }
            let view = View::of(live, place.section);
            let old = place.span.text(view.text);
            let line = view.line_at(place.span.start as usize);
            let holder = view.holder(line);
            let is_taken =
                !same_name(old, new) && holder.indicator().is_some_and(|it| it.measure(new).is_some());
            if is_taken {
                return Err(Refusal::Taken);
            }
            let all = definitions.iter().chain(uses);
            Ok(all.map(|span| edit(Place { section: place.section, span: *span }, new.to_owned())).collect())
        }
        Name::Code { place } => {
            if !is_code(new) {
                return Err(Refusal::Malformed);
            }
            let own = edit(*place, new.to_owned());
            let below = below(live, *place)
                .map(|(section, span, rest)| edit(Place { section, span }, format!("{new}{rest}")));
            Ok(std::iter::once(own).chain(below).collect())
        }
    }
}

fn edit(place: Place, text: String) -> PlacedEdit {
    PlacedEdit { place, text }
}

fn is_measure_name(name: &str) -> bool {
    let line = format!("misura {name} = 1");
    let Line { statement: Statement::Measure(it), error: None, .. } = crate::syntax::parse_line(&line) else {
        return false;
    };
    it.name == name
}

fn is_code(code: &str) -> bool {
    let line = format!("obiettivo {code} \"x\"");
    let Line { statement: Statement::Heading(it), error: None, .. } = crate::syntax::parse_line(&line) else {
        return false;
    };
    it.code == Some(code)
}
