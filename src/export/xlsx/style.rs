//! How cells look, by the level of their row.

use std::collections::HashMap;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::import::exported::Level;
use crate::syntax::Rank;

const DARK: u32 = 0x001F_3864;
const BORDER: u32 = 0x00BF_BFBF;

/// Where a cell stands in its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    Words,
    Figure,
    Check,
}

/// Formats, each made once.
#[derive(Default)]
pub(crate) struct Styles {
    made: HashMap<(u8, Place, String), Format>,
}

impl Styles {
    /// The format of a cell.
    pub(crate) fn of(&mut self, level: Level, place: Place, number: &str) -> &Format {
        let shade = shade(level);
        let key = (shade, place, number.to_owned());
        self.made.entry(key).or_insert_with(|| make(shade, place, number))
    }
}

/// The format of the titles.
pub(crate) fn title() -> Format {
    base()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(Color::RGB(DARK))
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
}

/// The format of figures that do not add up.
pub(crate) fn differs() -> Format {
    Format::new().set_background_color(Color::RGB(0x00FF_C7CE)).set_font_color(Color::RGB(0x009C_0006))
}

fn base() -> Format {
    Format::new()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::RGB(BORDER))
}

fn shade(level: Level) -> u8 {
    match level {
        Level::Heading(Rank::Plan) => 0,
        Level::Heading(Rank::Perspective) => 1,
        Level::Heading(Rank::Area) => 2,
        Level::Heading(Rank::Goal) => 3,
        Level::Heading(Rank::Objective) => 4,
        Level::Heading(Rank::Indicator) => 5,
        _ => 6,
    }
}

fn make(shade: u8, place: Place, number: &str) -> Format {
    let fill = match shade {
        0 => Some(0x00B4_C6E7),
        1 => Some(0x00C9_D6EE),
        2 => Some(0x00D9_E2F3),
        3 => Some(0x00E4_EBF7),
        4 => Some(0x00F2_F5FB),
        _ => None,
    };
    let mut res = base();
    if let Some(it) = fill {
        res = res.set_background_color(Color::RGB(it)).set_bold();
    }
    if shade == 6 {
        res = res.set_font_size(9).set_font_color(Color::RGB(0x0059_5959));
        if place == Place::Words {
            res = res.set_indent(1);
        }
    }
    if place != Place::Words {
        res = res.set_align(FormatAlign::Right);
    }
    if place == Place::Check {
        res = res.set_italic().set_font_color(Color::RGB(0x0059_5959));
    }
    if number.is_empty() { res } else { res.set_num_format(number) }
}
