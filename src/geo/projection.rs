//! The projections of the map, as values.

use super::azimuthal::{Azimuthal, Weights};
use super::sphere::{place_of, unit_vector};
use super::trig::{cos, hypot, sin, sin_cos};
use super::{LonLat, Planar, equal_earth, wrap_lon};

/// How the sphere is laid on the plane. Every one has scale 1 in the sense of area at its centre,
/// so that a view keeps its scale in px when one passes into another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Projection {
    /// Equal Earth about the meridian `lon0`: the world. The origin of the plane is (`lon0`, 0).
    EqualEarth {
        /// The central meridian, degrees.
        lon0: f64,
    },
    /// Stereographic, conformal, about (`lon0`, `lat0`): insets and close views. The origin of the
    /// plane is its centre. Places more than 170° from it have no image.
    Stereographic {
        /// Longitude of the centre, degrees.
        lon0: f64,
        /// Latitude of the centre, degrees.
        lat0: f64,
    },
    /// Orthographic about (`lon0`, `lat0`): the globe. The origin of the plane is its centre. Places more than 90° from
    /// it have no image.
    Orthographic {
        /// Longitude of the centre, degrees.
        lon0: f64,
        /// Latitude of the centre, degrees.
        lat0: f64,
    },
    /// Azimuthal equidistant about (`lon0`, `lat0`): from there all distances and bearings are true. The origin of the
    /// plane is its centre. The antipode has no image.
    AzimuthalEquidistant {
        /// Longitude of the centre, degrees.
        lon0: f64,
        /// Latitude of the centre, degrees.
        lat0: f64,
    },
    /// The way from Equal Earth about `lon0` (`t` = 0) to the stereographic about (`lon0`, `lat0`)
    /// (`t` = 1), point by point on the plane, with the origin at the centre all the way. Places
    /// more than 150° from the centre have no image; beyond a pole, where the seam of Equal Earth
    /// closes, two places may share one, and `invert` gives the nearer.
    Blend {
        /// Longitude of the centre, degrees.
        lon0: f64,
        /// Latitude of the centre, degrees.
        lat0: f64,
        /// How far on the way, 0..=1.
        t: f64,
    },
    /// On the way from one view of the map to another, each place lies between its images, all of them about (`lon0`,
    /// `lat0`), with the origin of the plane there. Places farther from it than [`Weights::reach_deg`] have no image. For passing
    /// moments: where images cross, `invert` gives one of the places, or none.
    Passage {
        /// Longitude of the centre, degrees.
        lon0: f64,
        /// Latitude of the centre, degrees.
        lat0: f64,
        /// How much there is of each projection.
        weights: Weights,
    },
}

/// Cosine of the largest angular distance that a blend projects.
const BLEND_LIMIT_COS: f64 = -0.866_025_403_784_438_6;

impl Projection {
    /// The meridian that stands upright in the middle, in degrees.
    pub fn central_lon(self) -> f64 {
        match self {
            Self::EqualEarth { lon0 }
            | Self::Stereographic { lon0, .. }
            | Self::Orthographic { lon0, .. }
            | Self::AzimuthalEquidistant { lon0, .. }
            | Self::Blend { lon0, .. }
            | Self::Passage { lon0, .. } => lon0,
        }
    }

    /// How far from its centre what is drawn reaches, degrees; `None` where it has no one centre. [`project`](Self::project) may
    /// go farther: beyond, a conformal map is too large to be of use.
    pub fn reach_deg(self) -> Option<f64> {
        match self {
            Self::EqualEarth { .. } => None,
            Self::Stereographic { .. } | Self::Blend { .. } => Some(110.0),
            Self::Orthographic { .. } => Some(90.0),
            Self::AzimuthalEquidistant { .. } => Some(180.0),
            Self::Passage { weights, .. } => Some(weights.reach_deg()),
        }
    }

    /// Which azimuthal projection it is, with its centre.
    fn azimuthal(self) -> Option<(Azimuthal, f64, f64)> {
        match self {
            Self::Stereographic { lon0, lat0 } => Some((Azimuthal::Stereographic, lon0, lat0)),
            Self::Orthographic { lon0, lat0 } => Some((Azimuthal::Orthographic, lon0, lat0)),
            Self::AzimuthalEquidistant { lon0, lat0 } => Some((Azimuthal::Equidistant, lon0, lat0)),
            _ => None,
        }
    }

    /// The plane's image of a place; `None` where it has none (invalid place, too far round).
    ///
    /// On the seam of Equal Earth, 180° from `lon0`, the image is the western one.
    pub fn project(self, place: LonLat) -> Option<Planar> {
        if !place.is_valid() {
            return None;
        }
        let (x, y) = match self {
            Self::EqualEarth { lon0 } => equal_earth_of(place, lon0),
            Self::Blend { lon0, lat0, t } => {
                let v = rotated(place, lon0, lat0);
                let round = Azimuthal::Stereographic.forward(v).filter(|_| v[0] >= BLEND_LIMIT_COS)?;
                let flat = equal_earth_of(place, lon0);
                mix(flat, round, lat0, t)
            }
            Self::Passage { lon0, lat0, weights } => {
                let v = rotated(place, lon0, lat0);
                if v[0] < cos(weights.reach_deg().to_radians()) {
                    return None;
                }
                passed(place, v, LonLat::new(lon0, lat0), weights)?
            }
            _ => {
                let (which, lon0, lat0) = self.azimuthal()?;
                which.forward(rotated(place, lon0, lat0))?
            }
        };
        (x.is_finite() && y.is_finite()).then_some(Planar { x, y })
    }

    /// The place whose image a point of the plane is; `None` off the map.
    pub fn invert(self, p: Planar) -> Option<LonLat> {
        let place = match self {
            Self::EqualEarth { lon0 } => {
                let (lambda, phi) = equal_earth::inverse(p.x, p.y)?;
                LonLat::new(wrap_lon(lon0 + lambda.to_degrees()), phi.to_degrees())
            }
            Self::Blend { lon0, lat0, t } => {
                newton(p, lon0, lat0, &|place, round| Some(mix(equal_earth_of(place, lon0), round, lat0, t)))?
            }
            Self::Passage { lon0, lat0, .. } => newton(p, lon0, lat0, &|place, _| self.project(place).map(|p| (p.x, p.y)))?,
            _ => {
                let (which, lon0, lat0) = self.azimuthal()?;
                unrotated(which.inverse(p.x, p.y)?, lon0, lat0)
            }
        };
        place.is_valid().then_some(place)
    }
}

fn equal_earth_of(place: LonLat, lon0: f64) -> (f64, f64) {
    let lambda = wrap_lon(place.lon - lon0).to_radians();
    equal_earth::forward(lambda, sin(place.lat.to_radians()))
}

fn mix(flat: (f64, f64), round: (f64, f64), lat0: f64, t: f64) -> (f64, f64) {
    let t = t.clamp(0.0, 1.0);
    let (_, middle) = equal_earth::forward(0.0, sin(lat0.to_radians()));
    (flat.0 + t * (round.0 - flat.0), (1.0 - t) * (flat.1 - middle) + t * round.1)
}

/// The place seen from the centre: components towards the centre, the east and the north of it.
fn rotated(place: LonLat, lon0: f64, lat0: f64) -> [f64; 3] {
    let [x, y, z] = unit_vector(LonLat::new(wrap_lon(place.lon - lon0), place.lat));
    let (sin, cos) = sin_cos(lat0.to_radians());
    [cos * x + sin * z, y, cos * z - sin * x]
}

fn unrotated(v: [f64; 3], lon0: f64, lat0: f64) -> LonLat {
    let (sin, cos) = sin_cos(lat0.to_radians());
    let place = place_of([cos * v[0] - sin * v[2], v[1], sin * v[0] + cos * v[2]]);
    LonLat::new(wrap_lon(place.lon + lon0), place.lat)
}

/// The image of a place on the way between projections.
fn passed(place: LonLat, v: [f64; 3], center: LonLat, weights: Weights) -> Option<(f64, f64)> {
    let k = weights.factor(v)?;
    let (flat, middle) = (equal_earth_of(place, center.lon), equal_earth_of(center, center.lon));
    let w = weights.world;
    Some((w * (flat.0 - middle.0) + k * v[1], w * (flat.1 - middle.1) + k * v[2]))
}

/// Newton's method on the stereographic plane about the centre, where what is to be inverted is near the identity: its
/// area is true at the centre. `image` is that of a place, given with its stereographic image. The slope is taken by
/// differences.
fn newton(p: Planar, lon0: f64, lat0: f64, image: &dyn Fn(LonLat, (f64, f64)) -> Option<(f64, f64)>) -> Option<LonLat> {
    const STEP: f64 = 1e-6;
    const LONGEST: f64 = 0.5;
    let forward = |u: f64, v: f64| {
        let place = unrotated(Azimuthal::Stereographic.inverse(u, v)?, lon0, lat0);
        image(place, (u, v))
    };
    let (mut u, mut v) = (p.x, p.y);
    for _ in 0..40 {
        let (x, y) = forward(u, v)?;
        let (dx, dy) = (p.x - x, p.y - y);
        if dx.abs().max(dy.abs()) < 1e-13 {
            break;
        }
        let (east, west) = (forward(u + STEP, v)?, forward(u - STEP, v)?);
        let (north, south) = (forward(u, v + STEP)?, forward(u, v - STEP)?);
        let (xu, yu) = ((east.0 - west.0) / (2.0 * STEP), (east.1 - west.1) / (2.0 * STEP));
        let (xv, yv) = ((north.0 - south.0) / (2.0 * STEP), (north.1 - south.1) / (2.0 * STEP));
        let det = xu * yv - xv * yu;
        if det.abs() < 1e-9 {
            return None;
        }
        let (du, dv) = ((dx * yv - dy * xv) / det, (dy * xu - dx * yu) / det);
        let shorten = (LONGEST / hypot(du, dv)).min(1.0);
        u += du * shorten;
        v += dv * shorten;
    }
    let (x, y) = forward(u, v)?;
    let found = hypot(x - p.x, y - p.y) < 1e-9;
    found.then(|| Azimuthal::Stereographic.inverse(u, v).map(|w| unrotated(w, lon0, lat0))).flatten()
}
