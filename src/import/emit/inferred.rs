//! What a row tells beyond its cells: whether more or less is better of a target without
//! comparator, and thresholds from several columns.

use rust_decimal::Decimal;

use crate::import::direction::{Direction, Evidence, direction};
use crate::import::emit::Emitter;
use crate::import::emit::figures::Figures;
use crate::import::emit::table::Placed;
use crate::import::emit::write::{Entry, Indicator};
use crate::import::field::Field;
use crate::import::layout::When;
use crate::import::notation::judgement::{Degree, judgement};
use crate::import::notation::value;
use crate::import::notation::value::Kind;
use crate::import::profile::figure_of;
use crate::import::title::plain;
use crate::syntax::{Property, Rank};
use crate::text::origin::{Confidence, Doubt};

/// The direction that a column of directions says: `High` under `Good is`.
fn said_direction(title: &str, text: &str) -> Option<Direction> {
    const TITLES: &[&str] = &[
        "good is",
        "good performance is",
        "polarity",
        "polarita",
        "verso",
        "direzione attesa",
        "desired direction",
    ];
    if !TITLES.contains(&plain(title).as_str()) {
        return None;
    }
    match plain(text).as_str() {
        "high" | "higher" | "up" | "increase" | "more" | "crescente" | "positiva" | "alto" => {
            Some(Direction::More)
        }
        "low" | "lower" | "down" | "decrease" | "less" | "decrescente" | "negativa" | "basso" => {
            Some(Direction::Less)
        }
        _ => None,
    }
}

impl<'s, 'a> Emitter<'s, 'a> {
    /// Adds the direction of a bare target, where something tells it. It is never sure.
    pub(crate) fn infer(
        &mut self,
        placed: &[Placed<'s, 'a, '_>],
        indicator: &mut Indicator<'s, 'a>,
        figures: &Figures<'_, 'a>,
    ) {
        let of = |field| placed.iter().find(|it| it.column.field == field && it.column.when == When::Now);
        let Some(target) = of(Field::Target) else { return };
        let is_bare = matches!(target.kind, Kind::Number | Kind::Percent);
        let is_told =
            indicator.entries.iter().any(|it| it.property == Property::Target && it.at == target.cell.at);
        if !is_bare || !is_told {
            return;
        }
        let figure_of_cell =
            |it: &Placed<'_, '_, '_>| figure_of(&it.cell.text, it.kind, it.column.mark.unwrap_or_default());
        let figure = |field| -> Option<Decimal> { figure_of_cell(of(field)?) };
        // Results of earlier years are where the target begins, where all lie on one side of it.
        let plan = self.year.as_deref().and_then(|it| it.parse::<u16>().ok());
        let earlier = || {
            let is_earlier = |it: &&Placed<'_, '_, '_>| match it.column.when {
                When::Year(own) => plan.is_some_and(|plan| own < plan),
                _ => false,
            };
            let all: Vec<Decimal> = placed
                .iter()
                .filter(|it| it.column.field == Field::Result)
                .filter(is_earlier)
                .filter_map(figure_of_cell)
                .collect();
            let target = figure(Field::Target)?;
            let sides = || all.iter().map(|it| it.cmp(&target));
            let first = all.first()?;
            sides().all(|it| it == first.cmp(&target)).then_some(*first)
        };
        let achieved = || {
            let it = of(Field::Achieved(Rank::Indicator))?;
            let figure = figure_of_cell(it)?;
            let whole = if it.column.is_share { Decimal::ONE } else { Decimal::ONE_HUNDRED };
            Some(figure >= whole)
        };
        let word = || {
            let it = of(Field::Judgement)?;
            match judgement(&it.cell.text)?.degree {
                Degree::Full => Some(true),
                Degree::Partial | Degree::None => Some(false),
                Degree::Other => None,
            }
        };
        let evidence = Evidence {
            baseline: placed
                .iter()
                .find(|it| it.column.field == Field::Baseline)
                .and_then(figure_of_cell)
                .or_else(earlier),
            result: figure(Field::Result),
            is_met: achieved().or_else(word),
            target: figure(Field::Target),
            minimum: figure(Field::Minimum),
            excellent: figure(Field::Excellent),
            name: indicator.name.map_or("", |it| it.text.as_ref()),
            unit: figures.unit.as_deref().unwrap_or(""),
        };
        let said = placed.iter().find_map(|it| said_direction(&it.column.title, &it.cell.text));
        let Some(direction) = said.or_else(|| direction(evidence)) else { return };
        let doubt = self.writer.origin.doubt(Doubt {
            confidence: Confidence::Likely,
            reason: "reading-direction",
            holds: "reading-field-target",
            column: "".into(),
            title: target.cell.text.chars().take(40).collect::<String>().into(),
        });
        let text = match direction {
            Direction::More => "crescente",
            Direction::Less => "decrescente",
        };
        indicator.entries.push(Entry {
            property: Property::Direction,
            at: target.cell.at,
            text: text.to_owned(),
            doubt: Some(doubt),
        });
    }

    /// The thresholds that stand in columns of their own. Says whether there are any.
    pub(crate) fn thresholds(
        &mut self,
        placed: &[Placed<'s, 'a, '_>],
        indicator: &mut Indicator<'s, 'a>,
        figures: &Figures<'_, 'a>,
    ) -> bool {
        let told = |field: Field| {
            let it = placed.iter().find(|it| it.column.field == field && it.column.when == When::Now)?;
            let reading = value(&it.cell.text, figures.around(it));
            let [told] = reading.told.as_slice() else { return None };
            Some((it, told.text.clone()))
        };
        let (Some((least, minimum)), Some((_, target))) = (told(Field::Minimum), told(Field::Target)) else {
            return false;
        };
        let mut text = format!("minimo {minimum}, target {target}");
        if let Some((_, most)) = told(Field::Excellent) {
            text.push_str(&format!(", eccellente {most}"));
        }
        let doubt = figures.doubt(least, &mut self.writer.origin);
        indicator.entries.push(Entry { property: Property::Thresholds, at: least.cell.at, text, doubt });
        true
    }
}
