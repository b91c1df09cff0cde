//! Sizes of a sheet.

use crate::i18n::{self, Message};

/// The least side of a picture of the reader's own size, px.
pub const LEAST: u32 = 480;
/// The greatest.
pub const MOST: u32 = 8000;
/// How many times the one side may be the other.
const STRETCH: u32 = 4;
/// On so many px the type has its own size; on more it grows with the picture. A3.
const PLAIN: f32 = 1587.0 * 1123.0;

/// The size of a sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// Width and height, px.
    pub px: (u32, u32),
    /// Width and height of a sheet of paper, mm. Its px are those of CSS, 96 to the inch.
    pub mm: Option<(u32, u32)>,
    /// How many px of the picture one px of the layout takes.
    pub unit: f32,
}

/// A size to choose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preset {
    /// Its name in what is asked.
    pub id: &'static str,
    /// Its name for the reader.
    pub name: Message,
    /// The size.
    pub size: Size,
}

const fn preset(id: &'static str, name: Message, px: (u32, u32), mm: Option<(u32, u32)>, unit: f32) -> Preset {
    Preset { id, name, size: Size { px, mm, unit } }
}

/// The sizes to choose from. What is shown on a wall or a desk-top has larger type.
pub const PRESETS: [Preset; 5] = [
    preset("a4", i18n::PAPER_A4, (1123, 794), Some((297, 210)), 1.0),
    preset("a4-portrait", i18n::PAPER_A4_PORTRAIT, (794, 1123), Some((210, 297)), 1.0),
    preset("a3", i18n::PAPER_A3, (1587, 1123), Some((420, 297)), 1.0),
    preset("wide", i18n::PAPER_WIDE, (1920, 1080), None, 1.25),
    preset("square", i18n::PAPER_SQUARE, (1080, 1080), None, 1.0),
];

impl Size {
    /// A size of the reader's own, px; none beyond the limits: [`LEAST`] to [`MOST`], and neither side more than four
    /// times the other.
    pub fn own(width: u32, height: u32) -> Option<Size> {
        let within = |side: u32| (LEAST..=MOST).contains(&side);
        let fits = within(width) && within(height) && width <= STRETCH * height && height <= STRETCH * width;
        let unit = (width as f32 * height as f32 / PLAIN).sqrt().max(1.0);
        fits.then_some(Size { px: (width, height), mm: None, unit })
    }

    /// Width and height of the layout, px.
    pub fn layout(self) -> (f32, f32) {
        (self.px.0 as f32 / self.unit, self.px.1 as f32 / self.unit)
    }
}
