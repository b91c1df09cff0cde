//! The map on paper: a sheet of a chosen size, composed anew for it, as an SVG document with real text.
//!
//! ```text
//! what is asked ──▶ Order ──▶ rooms of the frames ──▶ scenes, legend, lines of text (Sheet) ──▶ SVG
//! ```

mod arrange;
mod base;
mod legend;
mod order;
mod palette;
mod sheet;
mod size;
mod style;
mod svg;
mod type_;

pub use arrange::arrange;
pub use legend::{Item, signs_of};
pub use order::{Fault, Form, Order, Show};
pub use palette::{DARK, LIGHT, Palette};
pub use sheet::{Framed, Sheet};
pub use size::{LEAST, MOST, PRESETS, Preset, Size};
pub use type_::Text;

use super::base::Basemap;
use super::camera::Gaze;
use super::emphasis::Emphasis;
use super::metrics::LabelClass;
use super::places::Places;
use crate::atlas::{Atlas, Ref};
use crate::model::{Day, Lang};

/// What the site shows when a picture of it is asked for.
pub struct Stand<'a> {
    /// The records.
    pub atlas: &'a Atlas,
    /// The day that the map stands at.
    pub day: Day,
    /// The reader's language.
    pub lang: Lang,
    /// The record that is open.
    pub chosen: Option<Ref>,
    /// What belongs to it.
    pub emphasis: &'a Emphasis,
    /// Where the free map looks; none on the plate.
    pub gaze: Option<Gaze>,
    /// The hub that it looks from, by index.
    pub from: Option<u32>,
    /// The address of the view.
    pub address: &'a str,
    /// The places that the free map may name.
    pub places: &'a Places,
    /// The width of a text in px.
    pub measure: &'a dyn Fn(&str, LabelClass) -> f32,
    /// The basemap as far as it has come.
    pub base: &'a Basemap,
}

/// The picture that is asked for (`show=plate&size=a4&form=svg&tone=light`, see [`Order::parse`]): its file name and the SVG
/// document. An empty name: what stands in the way, in the reader's language.
pub fn picture(stand: &Stand, asked: &str) -> (String, String) {
    match Order::parse(asked) {
        Ok(order) => (order.file_name(stand), Sheet::compose(stand, &order).svg(stand, &order)),
        Err(fault) => (String::new(), fault.words(stand.lang)),
    }
}
