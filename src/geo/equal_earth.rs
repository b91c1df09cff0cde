//! Equal Earth: B. Šavrič, T. Patterson, B. Jenny (2018), *The Equal Earth map projection*,
//! IJGIS 33(3), doi:10.1080/13658816.2018.1504949. Equal area, pseudocylindrical, poles are lines.

use super::trig::{asin, cos, sin};

const A1: f64 = 1.340_264;
const A2: f64 = -0.081_106;
const A3: f64 = 0.000_893;
const A4: f64 = 0.003_796;
/// √3 / 2, the M of the paper.
const M: f64 = 0.866_025_403_784_438_6;

/// Planar y of the pole, and with it half the height of the world.
pub(crate) const POLE_Y: f64 = 1.317_362_759_157_413_3;
/// Planar x of the seam at the equator, half the width of the world.
pub(crate) const SEAM_X: f64 = 2.706_629_983_696_074_8;

/// What of a point does not change when the central meridian moves: `x = factor · λ`, and y.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct EqualEarthPoint {
    pub factor: f64,
    pub y: f64,
}

impl EqualEarthPoint {
    /// From the sine of the latitude.
    pub(crate) fn from_sin_lat(sin_lat: f64) -> Self {
        Self::from_theta(asin((M * sin_lat).clamp(-M, M)))
    }

    fn from_theta(theta: f64) -> Self {
        let t2 = theta * theta;
        let t6 = t2 * t2 * t2;
        let slope = A1 + 3.0 * A2 * t2 + t6 * (7.0 * A3 + 9.0 * A4 * t2);
        Self { factor: cos(theta) / (M * slope), y: theta * (A1 + A2 * t2 + t6 * (A3 + A4 * t2)) }
    }
}

/// Longitude relative to the central meridian (−π..=π) and sine of the latitude, to the plane.
pub(crate) fn forward(lambda: f64, sin_lat: f64) -> (f64, f64) {
    let p = EqualEarthPoint::from_sin_lat(sin_lat);
    (lambda * p.factor, p.y)
}

/// The reverse of [`forward`], in radians (λ, φ); `None` off the map. Newton's method on θ, as in
/// the paper; y grows with θ everywhere, and from θ = y / A1 it takes at most six steps.
pub(crate) fn inverse(x: f64, y: f64) -> Option<(f64, f64)> {
    if y.is_nan() || y.abs() > POLE_Y * (1.0 + 1e-12) {
        return None;
    }
    let mut theta = y / A1;
    for _ in 0..12 {
        let t2 = theta * theta;
        let t6 = t2 * t2 * t2;
        let value = theta * (A1 + A2 * t2 + t6 * (A3 + A4 * t2)) - y;
        let slope = A1 + 3.0 * A2 * t2 + t6 * (7.0 * A3 + 9.0 * A4 * t2);
        let step = value / slope;
        theta -= step;
        if step.abs() < 1e-14 {
            break;
        }
    }
    let lambda = x / EqualEarthPoint::from_theta(theta).factor;
    let on_map = lambda.abs() <= std::f64::consts::PI * (1.0 + 1e-12);
    on_map.then(|| (lambda, asin((sin(theta) / M).clamp(-1.0, 1.0))))
}

/// What of a point does not depend on the central meridian, from the sine of its latitude: the
/// factor of the longitude (radians from that meridian) in x, and y.
pub fn equal_earth_point(sin_lat: f64) -> (f64, f64) {
    let p = EqualEarthPoint::from_sin_lat(sin_lat);
    (p.factor, p.y)
}
