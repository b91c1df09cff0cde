//! The map on paper: a sheet of a chosen size, composed anew for it, as an SVG document with real text.
//!
//! ```text
//! what is asked ──▶ Order ──▶ rooms of the frames ──▶ scenes, basemap, legend, lines of text (Sheet) ──▶ SVG
//!                       └────▶ windows ──▶ whoever fetches what they need: files of the basemap, tiles, names
//! ```

mod arrange;
mod frames;
mod ground;
mod legend;
mod order;
mod palette;
mod sheet;
mod size;
mod style;
mod svg;
mod type_;

pub use arrange::arrange;
pub use frames::Framed;
pub use ground::{Ground, Window};
pub use legend::{Inner, Item, Shown};
pub use order::{Fault, Form, Order, Show};
pub use palette::{DARK, LIGHT, Palette};
pub use sheet::{Sheet, windows};
pub use size::{LEAST, MOST, PRESETS, Preset, Size};
pub use type_::Text;

use super::base::{Basemap, tiles};
use super::camera::{self, Gaze};
use super::crowd::Gather;
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
    /// Where the free map looks, and its size on the screen; none on the plate.
    pub gaze: Option<(Gaze, camera::Size)>,
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
    /// The tiles over it on the free map, as far as they have come; of a view that has all of the sheet's in it.
    pub tiles: &'a tiles::Sheet,
    /// The hubs gathered beforehand for the free map, where there are very many.
    pub crowd: Option<&'a dyn Gather>,
}

/// The picture that is asked for (`show=plate&size=a4&form=svg&tone=light`, see [`Order::parse`]): its file name and the SVG
/// document. An empty name: what stands in the way, in the reader's language.
pub fn picture(stand: &Stand, asked: &str) -> (String, String) {
    match Order::parse(asked) {
        Ok(order) => (order.file_name(stand), Sheet::compose(stand, &order).svg(stand, &order)),
        Err(fault) => (String::new(), fault.words(stand.lang)),
    }
}
