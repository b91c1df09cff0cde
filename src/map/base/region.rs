//! Which files there are, what each covers, and from when on it is drawn.

use crate::geo::{Extent, View};

/// A part of the Earth that has files of its own. Finer regions are painted over coarser ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Region {
    /// All of it, coarse.
    World,
    /// From Ireland to the Baltic.
    Europe,
    /// From Florida to the Great Lakes.
    EasternNorthAmerica,
    /// South Korea, and the North as far as the plate shows it.
    Korea,
    /// Seoul, Incheon, Gyeonggi.
    CapitalArea,
}

impl Region {
    /// From coarse to fine, which is from the bottom up.
    pub const ALL: [Region; 5] = [Region::World, Region::Europe, Region::EasternNorthAmerica, Region::Korea, Region::CapitalArea];

    /// Its files, by their addresses below the site's base. Each has one licence.
    pub fn files(self) -> &'static [&'static str] {
        match self {
            Region::World => &["basemap/world.bin"],
            Region::Europe => &["basemap/europe.bin"],
            Region::EasternNorthAmerica => &["basemap/eastern-north-america.bin"],
            Region::Korea => &["basemap/korea.bin"],
            Region::CapitalArea => &["basemap/capital-area.bin", "basemap/capital-area-water.bin"],
        }
    }

    /// The box that its files cover; the world has none.
    pub fn extent(self) -> Option<Extent> {
        match self {
            Region::World => None,
            Region::Europe => Some(Extent::new(-17.2, 40.4, 29.2, 65.2)),
            Region::EasternNorthAmerica => Some(Extent::new(-96.2, 22.6, -59.3, 49.8)),
            Region::Korea => Some(Extent::new(123.8, 31.9, 133.4, 40.2)),
            Region::CapitalArea => Some(Extent::new(126.1, 36.98, 127.68, 38.3)),
        }
    }

    /// The least scale, px per radian, at which it is worth drawing: where the coarser one begins
    /// to show its corners.
    pub fn least_scale(self) -> f64 {
        match self {
            Region::World => 0.0,
            Region::Europe | Region::EasternNorthAmerica => 360.0,
            Region::Korea => 600.0,
            Region::CapitalArea => 11_000.0,
        }
    }

    /// Whether a view of `w` × `h` CSS px shows some of it, at a scale that is worth it.
    pub fn serves(self, view: &View, w: f64, h: f64) -> bool {
        let Some(extent) = self.extent() else { return true };
        view.scale >= self.least_scale() && super::window::sees(view, extent, w, h)
    }

    /// Whether nothing but it is to be seen.
    pub(super) fn covers(self, view: &View, w: f64, h: f64) -> bool {
        let Some(extent) = self.extent() else { return false };
        super::window::lies_within(view, extent, w, h)
    }
}
