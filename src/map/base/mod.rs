//! The basemap: files that are decoded once, and for each frame flat buffers of px to paint.
//!
//! ```text
//! bytes ──file──▶ Chart ──Layer::new──▶ Layer ─┐
//!                                              ├─ BaseFrame::update ──▶ groups of paths, px
//! View, window ──────────── Sight ─────────────┘
//! ```
//!
//! `docs/basemap.md` says where the files come from and what their form is.

mod arcs;
pub mod chart;
mod coder;
pub mod file;
mod frame;
mod layer;
mod line;
mod out;
mod paint;
mod region;
mod sight;
mod spots;
pub mod tiles;
mod trail;
mod walk;
mod window;

pub use file::FileError;
pub use frame::{BaseFrame, Group, Motion};
pub use layer::Layer;
pub use paint::{Ink, Paint, Stroke};
pub use region::Region;

use crate::geo::View;
use sight::Sight;
use tiles::Sheet;

/// All that has been loaded of the basemap.
#[derive(Debug)]
pub struct Basemap {
    layers: Vec<(Region, Layer)>,
    /// Every 30°, and the others of every 10°.
    graticule: [Layer; 2],
}

impl Default for Basemap {
    fn default() -> Self {
        Basemap { layers: Vec::new(), graticule: [true, false].map(Layer::graticule) }
    }
}

impl Basemap {
    /// Nothing but sea and graticule.
    pub fn new() -> Basemap {
        Basemap::default()
    }

    /// Adds a file of a region. A file that cannot be read changes nothing.
    pub fn add(&mut self, region: Region, file: &[u8]) -> Result<(), FileError> {
        let chart = file::decode(file)?;
        // One patch of sea under all its files.
        let first = self.layers(region).next().is_none();
        self.layers.push((region, Layer::new(&chart, region.extent().filter(|_| first))));
        Ok(())
    }

    /// Whether files of the regions that a view shows have not come, those beside that are given up.
    pub fn lacks(&self, view: &View, (w, h): (f64, f64), given_up: &[&str]) -> bool {
        let rest = |r: Region| r.files().iter().filter(|file| !given_up.contains(file)).count();
        Region::ALL.into_iter().any(|r| r.serves(view, w, h) && self.layers(r).count() < rest(r))
    }

    /// Whether a frame of the view may have lines that are painted so: no cap of one lies apart from the circle that holds the view. Costs nothing beside
    /// the frame.
    pub fn may_show(&self, tiles: &Sheet, view: &View, (w, h): (f64, f64), paint: Paint) -> bool {
        let sight = Sight::new(view, w, h, 0.0);
        let near = |layer: &Layer, arc: u32| {
            let cap = layer.arcs.get(arc as usize).map(|a| &a.cap);
            cap.is_some_and(|cap| sight.horizon.is_none_or(|h| h.cap.touches(cap)))
        };
        let shows = |layer: &Layer| layer.lines.iter().any(|&(line, arc)| line == paint && near(layer, arc));
        let beneath = !tiles.covers && self.regions_for(view, w, h).any(|region| self.layers(region).any(shows));
        beneath || tiles.settled.iter().flatten().any(|layer| shows(layer))
    }

    fn layers(&self, region: Region) -> impl Iterator<Item = &Layer> {
        self.layers.iter().filter(move |(r, _)| *r == region).map(|(_, layer)| layer)
    }

    /// The loaded regions that a view shows, from the bottom up; those that are wholly painted
    /// over are left out.
    fn regions_for(&self, view: &View, w: f64, h: f64) -> impl Iterator<Item = Region> {
        let shown = Region::ALL.map(|region| {
            let shows = self.layers(region).next().is_some() && region.serves(view, w, h);
            (region, shows)
        });
        let mut down = shown.iter().rev().filter(|(_, shows)| *shows);
        let bottom = down.find(|(region, _)| region.covers(view, w, h)).map(|(region, _)| *region);
        let bottom = bottom.unwrap_or(Region::World);
        shown.into_iter().filter(move |(r, shows)| *shows && *r >= bottom).map(|(r, _)| r)
    }
}
