//! Very many hubs: gathered once for each doubling of the scale, so that a frame of the free map costs what it shows and
//! not what there is.
//!
//! A frame asks by [`Gather`] for what lies in its window: hubs that would hide each other come as one [`Spot`], lines
//! between the same two as one [`Bundle`]. What is gathered depends on the scale alone, so that nothing joins or parts while
//! the map is dragged. An atlas of up to [`MANY`] hubs needs none of it: there each frame asks every hub.

mod cells;
mod index;
mod level;

use super::marks::Spot;
use super::plane::Rect;
use crate::atlas::{Bundle, Status};
use crate::geo::{LonLat, View};

pub use index::Crowd;

/// With more hubs than this an atlas is gathered.
pub const MANY: usize = 300;

/// What a frame shows of very many hubs.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen<'a> {
    /// Hubs and groups in the window, px.
    pub spots: Vec<Spot<'a>>,
    /// The strongest bundles between Korea and abroad that start in the window, by the first hubs of two spots, one of
    /// which may be out of sight.
    pub between: Vec<Bundle>,
    /// The same, of those on one side.
    pub within: Vec<Bundle>,
    /// The middle of the hubs at home.
    pub home: Option<LonLat>,
    /// The status of every partnership, by its index.
    pub statuses: &'a [Status],
}

/// Tells what a window of a view shows.
pub trait Gather {
    /// What lies in `window` of `view`, px. With `overview`, what an inset shows apart is marked so.
    fn seen(&self, view: &View, window: Rect, overview: bool) -> Seen<'_>;
}
