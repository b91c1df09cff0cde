//! Where the free map looks, and how it lays out the sphere.

use crate::geo::wrap_lon;
use crate::model::Slug;

/// How the free map lays out the sphere, as an address says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// The flat world, conformal close up.
    #[default]
    Flat,
    /// The globe.
    Globe,
    /// Distances and directions from this hub. Whether there is such a one, the map tells.
    From(Slug),
}

/// Where the free map looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Longitude of the centre, degrees east, −180 to 180.
    pub lon: f64,
    /// Latitude of the centre, degrees north, −90 to 90.
    pub lat: f64,
    /// 0 where the flat world fits the frame; each step of 1 doubles the scale. −6 to 20.
    pub zoom: f64,
}

impl Camera {
    /// The camera as an address writes it: four decimals of a degree (11 m), two of the zoom.
    ///
    /// Values that are not finite become 0, others are brought into their domain.
    pub fn rounded(self) -> Camera {
        let finite = |v: f64| if v.is_finite() { v } else { 0.0 };
        let round = |v: f64, n: f64| (v * n).round() / n + 0.0;
        Camera {
            lon: round(wrap_lon(finite(self.lon)), 1e4),
            lat: round(finite(self.lat).clamp(-90.0, 90.0), 1e4),
            zoom: round(finite(self.zoom).clamp(-6.0, 20.0), 1e2),
        }
    }
}
