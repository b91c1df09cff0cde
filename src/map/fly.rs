//! A smooth move of the camera to a target.
//!
//! J. J. van Wijk and W. A. A. Nuij (2003), *Smooth and efficient zooming and panning*, IEEE InfoVis: the path on
//! which zooming out, going there and closing in look of one speed. Angles on the sphere stand for their plane.

use crate::explore::Camera;
use crate::geo::{LonLat, angle_deg, interpolate, trig, wrap_lon};

/// The paper's ρ: how readily the path zooms out. Its test persons liked 1.42 on average.
const RHO: f64 = 1.42;
/// How long a path of length 1 takes, ms.
const PACE: f64 = 330.0;
/// The shortest and the longest flight, ms.
const LIMITS: (f64, f64) = (180.0, 1400.0);
/// The width of the view at zoom 0, degrees.
const WIDEST: f64 = 310.0;

/// A flight from one camera to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flight {
    from: Camera,
    to: Camera,
    /// The angle between the two, degrees.
    u1: f64,
    /// The width of the view at the start, degrees.
    w0: f64,
    r0: f64,
    /// The length of the path.
    s: f64,
    straight: bool,
}

impl Flight {
    /// A flight between two cameras.
    pub fn new(from: Camera, to: Camera) -> Flight {
        let width = |c: Camera| WIDEST / trig::exp2(c.zoom);
        let (w0, w1) = (width(from), width(to));
        let u1 = angle_deg(LonLat::new(from.lon, from.lat), LonLat::new(to.lon, to.lat));
        if u1 < 1e-6 * w0.min(w1) {
            return Flight { from, to, u1, w0, r0: 0.0, s: trig::ln(w1 / w0).abs() / RHO, straight: true };
        }
        let rho2 = RHO * RHO;
        let b = |w: f64, sign: f64| (w1 * w1 - w0 * w0 + sign * rho2 * rho2 * u1 * u1) / (2.0 * w * rho2 * u1);
        let r = |b: f64| trig::asinh(-b);
        let (r0, r1) = (r(b(w0, 1.0)), r(b(w1, -1.0)));
        Flight { from, to, u1, w0, r0, s: (r1 - r0) / RHO, straight: false }
    }

    /// How long it takes, ms.
    pub fn duration_ms(&self) -> f64 {
        if self.from == self.to { 0.0 } else { (self.s * PACE).clamp(LIMITS.0, LIMITS.1) }
    }

    /// The camera `ms` after the start; the target from the end on.
    pub fn at(&self, ms: f64) -> Camera {
        let t = ms / self.duration_ms().max(1e-9);
        if t >= 1.0 {
            return self.to;
        }
        let s = self.s * trig::smoothstep(t);
        let (u, w) = if self.straight {
            let way = if self.s > 0.0 { s / self.s } else { 1.0 };
            (way, self.w0 * trig::exp2((self.from.zoom - self.to.zoom) * way))
        } else {
            let rho2 = RHO * RHO;
            let (cosh0, sinh0) = trig::cosh_sinh(self.r0);
            let turn = RHO * s + self.r0;
            let (cosh, sinh) = trig::cosh_sinh(turn);
            let u = self.w0 / rho2 * (cosh0 * sinh / cosh - sinh0);
            ((u / self.u1).clamp(0.0, 1.0), self.w0 * cosh0 / cosh)
        };
        let (a, b) = (LonLat::new(self.from.lon, self.from.lat), LonLat::new(self.to.lon, self.to.lat));
        let place = interpolate(a, b, u);
        Camera { lon: wrap_lon(place.lon), lat: place.lat, zoom: trig::log2(WIDEST / w) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAJU: Camera = Camera { lon: 126.78, lat: 37.76, zoom: 6.0 };
    const BOSTON: Camera = Camera { lon: -71.06, lat: 42.36, zoom: 5.0 };

    fn close(a: Camera, b: Camera) -> bool {
        (a.lon - b.lon).abs() < 1e-6 && (a.lat - b.lat).abs() < 1e-6 && (a.zoom - b.zoom).abs() < 1e-6
    }

    #[test]
    fn a_flight_starts_where_it_starts_and_ends_where_it_ends() {
        for (from, to) in [(PAJU, BOSTON), (BOSTON, PAJU), (PAJU, Camera { zoom: 2.0, ..PAJU })] {
            let flight = Flight::new(from, to);
            assert!(close(flight.at(0.0), from), "{:?}", flight.at(0.0));
            assert!(close(flight.at(flight.duration_ms() - 1e-7), to), "{:?}", flight.at(flight.duration_ms() - 1e-7));
            assert_eq!(flight.at(1e9), to);
        }
    }

    #[test]
    fn a_long_flight_zooms_out_and_in_again_and_a_short_one_hardly() {
        let flight = Flight::new(PAJU, BOSTON);
        let lowest = (0..100).map(|i| flight.at(flight.duration_ms() * f64::from(i) / 100.0).zoom).fold(9.0, f64::min);
        assert!(lowest < 3.0, "{lowest}");
        let near = Flight::new(PAJU, Camera { lon: 126.9, ..PAJU });
        let lowest = (0..100).map(|i| near.at(near.duration_ms() * f64::from(i) / 100.0).zoom).fold(9.0, f64::min);
        assert!(lowest > 5.5, "{lowest}");
    }

    #[test]
    fn the_path_has_the_length_that_the_paper_gives() {
        // For equal widths w and the distance u: S = 2 asinh(ρ² u / 2w) / ρ.
        let to = Camera { lon: 129.0, lat: 36.0, ..PAJU };
        let u = angle_deg(LonLat::new(PAJU.lon, PAJU.lat), LonLat::new(to.lon, to.lat));
        let w = WIDEST / 64.0;
        let expected = 2.0 * (RHO * RHO * u / (2.0 * w)).asinh() / RHO;
        assert!((Flight::new(PAJU, to).s - expected).abs() < 1e-9);
    }

    #[test]
    fn no_way_takes_no_time_and_any_way_a_bearable_one() {
        assert_eq!(Flight::new(PAJU, PAJU).duration_ms(), 0.0);
        let long = Flight::new(PAJU, Camera { lon: -60.0, lat: -40.0, zoom: 11.0 }).duration_ms();
        assert!((LIMITS.0..=LIMITS.1).contains(&long));
    }
}
