//! Azimuthal projections about a centre: directions from it are true, and what tells them apart is how far from the
//! centre a place at the angular distance c lies. J. P. Snyder (1987), *Map Projections: A Working Manual*, USGS
//! Professional Paper 1395: stereographic pp. 154–163, orthographic pp. 145–153, azimuthal equidistant pp. 191–202, each
//! with scale 1 at its centre.

use super::trig::{atan2, hypot, sin_cos};
use std::f64::consts::PI;

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Azimuthal {
    /// Conformal: 2 tan(c / 2). Up to 170°, where the plane is 23 units away.
    Stereographic,
    /// The globe from far away: sin c. Up to 90°.
    Orthographic,
    /// Distances from the centre are true: c. All but the antipode, whose image is a circle.
    Equidistant,
}

/// Cosine of 170°.
const FARTHEST_COS: f64 = -0.984_807_753_012_208;
/// Rounding may put a place on the horizon a hair beyond it.
const HAIR: f64 = 1e-12;

impl Azimuthal {
    /// From a rotated unit vector (towards the viewer at the centre, east, north) to the plane.
    pub(crate) fn forward(self, v: [f64; 3]) -> Option<(f64, f64)> {
        let k = match self {
            Azimuthal::Stereographic => (v[0] >= FARTHEST_COS).then(|| 2.0 / (1.0 + v[0])),
            Azimuthal::Orthographic => (v[0] >= -HAIR).then_some(1.0),
            Azimuthal::Equidistant => equidistant_factor(v),
        }?;
        Some((k * v[1], k * v[2]))
    }

    /// From the plane to a rotated unit vector; `None` off the map.
    pub(crate) fn inverse(self, x: f64, y: f64) -> Option<[f64; 3]> {
        match self {
            Azimuthal::Stereographic => {
                let quarter = (x * x + y * y) / 4.0;
                let v = [(1.0 - quarter) / (1.0 + quarter), x / (1.0 + quarter), y / (1.0 + quarter)];
                (quarter.is_finite() && v[0] >= FARTHEST_COS).then_some(v)
            }
            Azimuthal::Orthographic => {
                let square = x * x + y * y;
                (square <= 1.0 + HAIR).then(|| [(1.0 - square).max(0.0).sqrt(), x, y])
            }
            Azimuthal::Equidistant => {
                let c = hypot(x, y);
                if c.is_nan() || c > PI {
                    return None;
                }
                let (sin, cos) = sin_cos(c);
                let k = if c < 1e-9 { 1.0 } else { sin / c };
                Some([cos, k * x, k * y])
            }
        }
    }
}

/// c / sin c. `None` at the antipode.
fn equidistant_factor(v: [f64; 3]) -> Option<f64> {
    let sin = hypot(v[1], v[2]);
    if sin < 1e-9 {
        return (v[0] > 0.0).then_some(1.0);
    }
    Some(atan2(sin, v[0]) / sin)
}

/// How much of each projection there is in a passage from one view of the map to another; together 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// Of Equal Earth.
    pub world: f64,
    /// Of the stereographic.
    pub region: f64,
    /// Of the orthographic.
    pub globe: f64,
    /// Of the azimuthal equidistant.
    pub from: f64,
}

impl Weights {
    /// Those `t` of the way (0..=1) to others.
    pub fn toward(self, to: Weights, t: f64) -> Weights {
        let mix = |a: f64, b: f64| a + t * (b - a);
        Weights {
            world: mix(self.world, to.world),
            region: mix(self.region, to.region),
            globe: mix(self.globe, to.globe),
            from: mix(self.from, to.from),
        }
    }

    /// How far from the centre a passage shows the sphere, degrees: between what the projections show.
    pub fn reach_deg(self) -> f64 {
        180.0 * (self.world + self.from) + 110.0 * self.region + 90.0 * self.globe
    }

    /// The factor by which the east and north components of a rotated unit vector are multiplied, of the azimuthal ones
    /// together. Beyond a horizon that is passing the globe does not fold back.
    pub(crate) fn factor(self, v: [f64; 3]) -> Option<f64> {
        let round = if self.region == 0.0 { 0.0 } else { self.region * 2.0 / (1.0 + v[0].max(FARTHEST_COS)) };
        let sin = hypot(v[1], v[2]);
        let globe = if v[0] >= 0.0 || sin < 1e-9 { 1.0 } else { (2.0 - sin) / sin };
        let from = if self.from == 0.0 { 0.0 } else { self.from * equidistant_factor(v)? };
        Some(round + self.globe * globe + from)
    }
}
