//! Distances, bearings and great circles on the sphere.

use super::lonlat::turned;
use super::trig::{atan2, hypot, sin_cos};
use super::{LonLat, wrap_lon};

/// Mean radius of the Earth, (2a + b) / 3 of WGS 84 (IUGG), in km.
pub const EARTH_RADIUS_KM: f64 = 6371.0088;

/// The unit vector of a place: x towards 0° E 0° N, y towards 90° E 0° N, z towards the north pole.
pub fn unit_vector(place: LonLat) -> [f64; 3] {
    let (sin_lon, cos_lon) = sin_cos(wrap_lon(place.lon).to_radians());
    let (sin_lat, cos_lat) = sin_cos(place.lat.to_radians());
    [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat]
}

pub(crate) fn place_of(v: [f64; 3]) -> LonLat {
    let lat = atan2(v[2], hypot(v[0], v[1])).to_degrees();
    LonLat::new(wrap_lon(atan2(v[1], v[0]).to_degrees()), lat)
}

pub(crate) fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

pub(crate) fn cross(a: [f64; 3], b: [f64; 3]) -> [f64; 3] {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

pub(crate) fn length(a: [f64; 3]) -> f64 {
    dot(a, a).sqrt()
}

fn angle_rad(a: [f64; 3], b: [f64; 3]) -> f64 {
    atan2(length(cross(a, b)), dot(a, b))
}

/// The angle between two places seen from the centre of the Earth, in degrees, 0..=180.
/// By atan2 of cross and dot product, which is exact to rounding at 0 and at the antipode alike.
pub fn angle_deg(a: LonLat, b: LonLat) -> f64 {
    angle_rad(unit_vector(a), unit_vector(b)).to_degrees()
}

/// Great-circle distance in km on the sphere of [`EARTH_RADIUS_KM`].
pub fn distance_km(a: LonLat, b: LonLat) -> f64 {
    angle_rad(unit_vector(a), unit_vector(b)) * EARTH_RADIUS_KM
}

/// Direction of the great circle from `from` towards `to` where it starts, in degrees clockwise
/// from north, 0..360. Zero where there is no direction (equal places).
pub fn bearing_deg(from: LonLat, to: LonLat) -> f64 {
    let (sin_a, cos_a) = sin_cos(from.lat.to_radians());
    let (sin_b, cos_b) = sin_cos(to.lat.to_radians());
    let (sin_d, cos_d) = sin_cos((to.lon - from.lon).to_radians());
    let east = sin_d * cos_b;
    let north = cos_a * sin_b - sin_a * cos_b * cos_d;
    turned(atan2(east, north).to_degrees())
}

/// The place reached from `from` along `bearing_deg` after `km`.
pub fn destination(from: LonLat, bearing_deg: f64, km: f64) -> LonLat {
    let (sin_lat, cos_lat) = sin_cos(from.lat.to_radians());
    let (sin_lon, cos_lon) = sin_cos(from.lon.to_radians());
    let (sin_b, cos_b) = sin_cos(bearing_deg.to_radians());
    let (sin_d, cos_d) = sin_cos(km / EARTH_RADIUS_KM);
    let north = [-sin_lat * cos_lon, -sin_lat * sin_lon, cos_lat];
    let east = [-sin_lon, cos_lon, 0.0];
    let at = unit_vector(from);
    let component = |k: usize| at[k] * cos_d + sin_d * (north[k] * cos_b + east[k] * sin_b);
    place_of([component(0), component(1), component(2)])
}

/// The place at `fraction` (0..=1) of the great circle from `a` to `b`, by spherical linear
/// interpolation. Between exact antipodes, where every way is as short, it goes over the north pole.
pub fn interpolate(a: LonLat, b: LonLat, fraction: f64) -> LonLat {
    GreatCircle::new(a, b).at(fraction)
}

/// `n + 1` places along the great circle from `a` to `b`, both ends among them (`n` is at least 1).
pub fn great_circle(a: LonLat, b: LonLat, n: usize) -> Vec<LonLat> {
    let arc = GreatCircle::new(a, b);
    let n = n.max(1);
    (0..=n).map(|i| arc.at(i as f64 / n as f64)).collect()
}

/// The shorter way between two places, for many points of it: its start and the unit tangent there.
#[derive(Clone, Copy, Debug)]
pub struct GreatCircle {
    start: [f64; 3],
    tangent: [f64; 3],
    angle: f64,
}

impl GreatCircle {
    /// From `a` to `b`; between exact antipodes over the north pole.
    pub fn new(a: LonLat, b: LonLat) -> Self {
        let (start, end) = (unit_vector(a), unit_vector(b));
        let angle = angle_rad(start, end);
        let along = [0, 1, 2].map(|k| end[k] - start[k] * dot(start, end));
        let size = length(along);
        let tangent = if size > 1e-12 {
            along.map(|x| x / size)
        } else {
            let (sin_lat, cos_lat) = sin_cos(a.lat.to_radians());
            let (sin_lon, cos_lon) = sin_cos(a.lon.to_radians());
            [-sin_lat * cos_lon, -sin_lat * sin_lon, cos_lat]
        };
        Self { start, tangent, angle }
    }

    /// The place at `fraction` (0..=1) of the way.
    pub fn at(&self, fraction: f64) -> LonLat {
        let (sin, cos) = sin_cos(self.angle * fraction);
        place_of([0, 1, 2].map(|k| self.start[k] * cos + self.tangent[k] * sin))
    }
}
