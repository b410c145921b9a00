//! Headings and the arguments of properties.

use crate::format::{Tongue, formula, indent, value};
use crate::syntax::{
    Comparator, Heading, Lateness, Measure, Period, Rank, Reading, Scoring, Statement, TargetGoal,
    Thresholds, Unit, Year,
};

/// What stands behind the keyword of a heading.
pub(crate) fn heading(out: &mut String, heading: &Heading<'_>) {
    if let Some(code) = heading.code {
        // A code that is also the second word of a long form needs the long form before it.
        let is = |it: &str| it.eq_ignore_ascii_case(code);
        if heading.rank == Rank::Objective && (is("strategico") || is("operativo")) {
            out.push_str(" operativo");
        }
        out.push(' ');
        out.push_str(code);
    }
    out.push(' ');
    value::text(out, heading.name);
    if let Some((year, _)) = heading.year {
        out.push(' ');
        out.push_str(year);
    }
}

/// What stands behind the keyword of a property. Lines that could not be read are
/// copied before they come here.
pub(crate) fn property(out: &mut String, statement: &Statement<'_>, width: usize, tongue: Tongue) {
    match statement {
        Statement::Nothing | Statement::Unknown | Statement::Broken(_) | Statement::Heading(_) => {}
        Statement::Value(_, it) => value::value(out, it, tongue),
        Statement::Yearly(_, year, it) => {
            write_year(out, *year);
            value::value(out, it, tongue);
        }
        Statement::Reading(it) => reading(out, it, tongue),
        Statement::Thresholds(it) => thresholds(out, it, tongue),
        Statement::Direction(_, it) => out.push_str(it.word(tongue.words)),
        Statement::Measure(it) => measure(out, it, width, tongue),
        Statement::Formula(it) => formula::formula(out, it, tongue),
        Statement::Target(year, it) => {
            write_year(out, *year);
            target(out, it, tongue);
        }
        Statement::Words(_, it) => value::text(out, *it),
        Statement::Scoring(it) => scoring(out, it, tongue),
    }
}

fn write_year(out: &mut String, year: Option<Year<'_>>) {
    if let Some((year, _)) = year {
        out.push_str(year);
        out.push(' ');
    }
}

fn reading(out: &mut String, reading: &Reading<'_>, tongue: Tongue) {
    write_year(out, reading.year);
    if let Some(at) = reading.at {
        out.push_str(tongue.words.choose("al ", "at "));
        out.push_str(at.source);
        out.push(' ');
    }
    value::value(out, &reading.value, tongue);
    if let Some(on) = reading.on {
        out.push_str(tongue.words.choose(" il ", " on "));
        out.push_str(on.source);
    }
}

fn thresholds(out: &mut String, thresholds: &Thresholds<'_>, tongue: Tongue) {
    let mut mark = "";
    for ((it, en), level) in Thresholds::WORDS.iter().zip(thresholds.levels()) {
        let Some(level) = level else { continue };
        out.push_str(mark);
        out.push_str(tongue.words.choose(it, en));
        out.push(' ');
        value::value(out, &level, tongue);
        mark = ", ";
    }
}

fn lateness(out: &mut String, lateness: &Lateness<'_>, tongue: Tongue) {
    out.push_str(tongue.words.choose(", ritardo ", ", lateness "));
    value::number(out, &lateness.points, tongue.mark);
    let is_one = lateness.points.amount.exact() == Some(rust_decimal::Decimal::ONE);
    let (it, en) = if is_one { (" punto ", " point ") } else { (" punti ", " points ") };
    out.push_str(tongue.words.choose(it, en));
    let it = if lateness.per == Period::Week { "alla " } else { "al " };
    out.push_str(tongue.words.choose(it, "per "));
    out.push_str(lateness.per.word(tongue.words));
    if let Some(floor) = &lateness.floor {
        out.push_str(tongue.words.choose(", minimo ", ", minimum "));
        value::value(out, floor, tongue);
    }
}

fn measure(out: &mut String, measure: &Measure<'_>, width: usize, tongue: Tongue) {
    out.push_str(measure.name);
    match &measure.value {
        Some(it) => {
            indent(out, width.saturating_sub(measure.name.chars().count()));
            out.push_str(" = ");
            value::value(out, it, tongue);
        }
        None => {
            // Unlike behind a number, `%` is set off from a name.
            out.push_str(if measure.unit == Unit::Percent { " " } else { "" });
            value::unit(out, measure.unit, false, tongue.words);
        }
    }
    if let Some(it) = measure.description {
        out.push(' ');
        value::text(out, it);
    }
}

fn target(out: &mut String, goal: &TargetGoal<'_>, tongue: Tongue) {
    out.push_str(match goal.comparator {
        Comparator::AtLeast => ">= ",
        Comparator::AtMost => "<= ",
        Comparator::MoreThan => "> ",
        Comparator::LessThan => "< ",
        Comparator::Exactly => "= ",
        Comparator::By => tongue.words.choose("entro ", "by "),
        Comparator::Implicit => "",
    });
    value::value(out, &goal.value, tongue);
    if let Some(by) = goal.by {
        out.push_str(tongue.words.choose(" entro ", " by "));
        out.push_str(by.source);
    }
}

fn scoring(out: &mut String, scoring: &Scoring<'_>, tongue: Tongue) {
    out.push_str(scoring.policy.word(tongue.words));
    for (i, band) in scoring.bands.iter().enumerate() {
        out.push_str(if i == 0 { " " } else { "; " });
        value::value(out, &band.range, tongue);
        out.push_str(" = ");
        value::value(out, &band.earns, tongue);
    }
    if let Some(it) = &scoring.up_to {
        out.push_str(tongue.words.choose(" fino a ", " up to "));
        value::value(out, it, tongue);
    }
    if let Some(it) = &scoring.lateness {
        lateness(out, it, tongue);
    }
}
