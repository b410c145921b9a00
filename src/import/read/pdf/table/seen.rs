//! A page turned as it is read, without what is not seen of it.

use crate::import::read::pdf::matrix::{Matrix, around};
use crate::import::read::pdf::page::{Area, Glyph, Page, Rule, Turn};
use crate::import::read::pdf::table::rules::Rules;

/// Turns a page so that most of its text runs from left to right.
pub(crate) fn upright(page: Page) -> Page {
    let mut n = [0_usize; 4];
    for glyph in &page.glyphs {
        let of = match glyph.turn {
            Turn::Right => 0,
            Turn::Up => 1,
            Turn::Left => 2,
            Turn::Down => 3,
            Turn::Slanted => continue,
        };
        if let Some(it) = n.get_mut(of) {
            *it = it.saturating_add(1);
        }
    }
    let most = n.iter().copied().max().unwrap_or(0);
    let (width, height) = (page.width, page.height);
    if n[0] == most {
        return page;
    }
    if n[1] == most {
        turned(page, Matrix([0.0, -1.0, 1.0, 0.0, 0.0, width]), 1)
    } else if n[2] == most {
        turned(page, Matrix([-1.0, 0.0, 0.0, -1.0, width, height]), 2)
    } else {
        turned(page, Matrix([0.0, 1.0, -1.0, 0.0, height, 0.0]), 3)
    }
}

/// Turns everything on a page by so many quarters.
fn turned(mut page: Page, matrix: Matrix, quarters: usize) -> Page {
    for glyph in &mut page.glyphs {
        (glyph.x, glyph.y) = matrix.apply((glyph.x, glyph.y));
        for _ in 0..quarters {
            glyph.turn = match glyph.turn {
                Turn::Right => Turn::Down,
                Turn::Up => Turn::Right,
                Turn::Left => Turn::Up,
                Turn::Down => Turn::Left,
                Turn::Slanted => Turn::Slanted,
            };
        }
    }
    for rule in &mut page.rules {
        let ends = match rule.is_flat {
            true => [(rule.from, rule.at), (rule.to, rule.at)],
            false => [(rule.at, rule.from), (rule.at, rule.to)],
        };
        let [left, bottom, right, top] = around(ends.map(|it| matrix.apply(it)));
        let is_flat = rule.is_flat == (quarters == 2);
        *rule = match is_flat {
            true => Rule { is_flat, at: bottom, from: left, to: right },
            false => Rule { is_flat, at: left, from: bottom, to: top },
        };
    }
    for area in &mut page.areas {
        area.sides = matrix.around(area.sides);
    }
    if quarters != 2 {
        std::mem::swap(&mut page.width, &mut page.height);
    }
    page
}

/// The most areas that are looked at for what they cover.
const MAX_AREAS: usize = 2_000;

/// Leaves out what is white on white or covered, and marks what is struck out.
pub(crate) fn shown(mut page: Page, rules: &Rules) -> Page {
    let areas = std::mem::take(&mut page.areas);
    let areas = areas.get(..areas.len().min(MAX_AREAS)).unwrap_or(&[]);
    let glyphs = std::mem::take(&mut page.glyphs);
    let has_white = glyphs.iter().any(|it| it.trust.is_white);
    let mut covers: Vec<&Area> = areas.iter().filter(|it| it.is_white).collect();
    covers.retain(|it| it.n_before > 0);
    let mut kept = Vec::with_capacity(glyphs.len());
    for (i, glyph) in glyphs.into_iter().enumerate() {
        let at = middle(&glyph);
        let is_in = |it: &Area| {
            let [left, bottom, right, top] = it.sides;
            left <= at.0 && at.0 <= right && bottom <= at.1 && at.1 <= top
        };
        let is_covered = covers.iter().any(|it| it.n_before > i && is_in(it));
        let is_unseen = has_white && glyph.trust.is_white && {
            // The last area below it is what it stands on.
            let below = areas.iter().rev().find(|it| it.n_before <= i && is_in(it));
            below.is_none_or(|it| it.is_white)
        };
        if !is_covered && !is_unseen {
            kept.push(glyph);
        }
    }
    let is_struck = |it: &Glyph| {
        it.turn == Turn::Right
            && rules.crosses(it.x + it.along / 2.0, it.y + it.size * 0.14, it.y + it.size * 0.5)
    };
    for glyph in &mut kept {
        glyph.trust.is_struck = is_struck(glyph);
    }
    page.glyphs = kept;
    page
}

fn middle(glyph: &Glyph) -> (f64, f64) {
    let (half, up) = (glyph.along / 2.0, glyph.size * 0.3);
    match glyph.turn {
        Turn::Right | Turn::Slanted => (glyph.x + half, glyph.y + up),
        Turn::Up => (glyph.x - up, glyph.y + half),
        Turn::Left => (glyph.x - half, glyph.y - up),
        Turn::Down => (glyph.x + up, glyph.y - half),
    }
}
