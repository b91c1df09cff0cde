//! What is asked of a picture, read from the form of the panel.

use super::Stand;
use super::palette::{DARK, LIGHT, Palette};
use super::size::{LEAST, MOST, PRESETS, Size};
use crate::i18n;
use crate::model::Lang;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// The plate: the world and its insets.
    Plate,
    /// Where the free map looks.
    View,
}

/// The form of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Lines and text.
    Svg,
    /// Pixels: so many to a px, 1 to 3.
    Png(u32),
}

/// What is asked of a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Order {
    /// What is drawn.
    pub show: Show,
    /// How large.
    pub size: Size,
    /// As what.
    pub form: Form,
    /// In which colours.
    pub palette: &'static Palette,
}

/// Why there is no such picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The reader's own size is none, or beyond the limits.
    Size,
    /// No canvas has so many pixels.
    Pixels,
}

/// The most pixels of a side of a canvas, and of the whole: what Chromium, Firefox and WebKit all give.
const CANVAS: (u64, u64) = (16_384, 67_108_864);

impl Order {
    /// Reads what is asked: `show` (`plate`, `view`), `size` (the id of a preset, or `own` with `width` and `height` in px),
    /// `form` (`svg`, `png` with `density` 1 to 3), `tone` (`light`, `dark`). What is not said or not known takes the first
    /// of these.
    ///
    /// # Errors
    /// If the size is beyond the limits, or a PNG of it is.
    pub fn parse(asked: &str) -> Result<Order, Fault> {
        let field = |name: &str| {
            let mut fields = form_urlencoded::parse(asked.as_bytes());
            fields.find(|(n, _)| n == name).map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
        };
        let number = |name: &str| field(name).parse::<u32>().ok();
        let size = match field("size").as_str() {
            "own" => number("width").zip(number("height")).and_then(|(w, h)| Size::own(w, h)).ok_or(Fault::Size)?,
            id => PRESETS.iter().find(|p| p.id == id).unwrap_or(&PRESETS[0]).size,
        };
        let form = match field("form").as_str() {
            "png" => Form::Png(number("density").unwrap_or(1).clamp(1, 3)),
            _ => Form::Svg,
        };
        let order = Order {
            show: if field("show") == "view" { Show::View } else { Show::Plate },
            size,
            form,
            palette: if field("tone") == "dark" { &DARK } else { &LIGHT },
        };
        let (w, h) = order.pixels();
        let (w, h) = (u64::from(w), u64::from(h));
        let paintable = w.max(h) <= CANVAS.0 && w * h <= CANVAS.1;
        if form != Form::Svg && !paintable { Err(Fault::Pixels) } else { Ok(order) }
    }

    /// Width and height of the file, pixels; of an SVG px.
    pub fn pixels(&self) -> (u32, u32) {
        let density = match self.form {
            Form::Svg => 1,
            Form::Png(density) => density,
        };
        (self.size.px.0 * density, self.size.px.1 * density)
    }

    /// `bio-hub-atlas-plate-2026-11-29-ko.svg`; an open record is named in place of the plate.
    pub fn file_name(&self, stand: &Stand) -> String {
        let what = match (stand.chosen, self.show) {
            (Some(record), _) => stand.atlas.id(record).as_str(),
            (None, Show::Plate) => "plate",
            (None, Show::View) => "map",
        };
        let what: String = what.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(80).collect();
        let end = if self.form == Form::Svg { "svg" } else { "png" };
        ["bio-hub-atlas-", &what, "-", &stand.day.to_string(), "-", stand.lang.code(), ".", end].concat()
    }
}

impl Fault {
    /// What stands in the way, in the reader's language.
    pub fn words(self, lang: Lang) -> String {
        match self {
            Fault::Size => i18n::PAPER_FAULT_SIZE.with(lang, &[&LEAST.to_string(), &MOST.to_string()]),
            Fault::Pixels => i18n::PAPER_FAULT_PIXELS.get(lang).to_owned(),
        }
    }
}
