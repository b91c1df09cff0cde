//! Where something is: on the sphere, on the plane, on the screen.

/// A place: degrees east and degrees north.
///
/// `lon` may be any finite number (it is taken modulo 360); `lat` lies in −90..=90. A value out of
/// that domain, or not finite, projects to `None`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LonLat {
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
}

impl LonLat {
    /// Longitude first, latitude second, both in degrees.
    pub const fn new(lon: f64, lat: f64) -> Self {
        Self { lon, lat }
    }

    /// Whether this names a place: both finite, and the latitude within ±90.
    pub fn is_valid(self) -> bool {
        self.lon.is_finite() && self.lat.abs() <= 90.0
    }
}

/// A longitude, or a difference of two, brought into −180..180 degrees.
pub fn wrap_lon(lon: f64) -> f64 {
    if (-180.0..180.0).contains(&lon) { lon } else { turned(lon + 180.0) - 180.0 }
}

/// Degrees in 0..360. Without the remainder of division, which is a long program in WebAssembly.
pub fn turned(degrees: f64) -> f64 {
    let rest = degrees - 360.0 * (degrees / 360.0).floor();
    // What is not a number stays so.
    if rest < 0.0 || rest >= 360.0 { 0.0 } else { rest }
}

/// A point on the plane of a projection of the unit sphere: x to the right, y **up**.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Planar {
    /// To the right.
    pub x: f64,
    /// Up.
    pub y: f64,
}

/// A point on the screen in CSS px: x to the right, y **down**, from the top left of the frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Px {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

impl Px {
    /// From the left, then from the top.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

/// A box of meridians and parallels, in degrees. `west > east` means that it crosses ±180°.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// Longitude of its western edge.
    pub west: f64,
    /// Latitude of its southern edge.
    pub south: f64,
    /// Longitude of its eastern edge.
    pub east: f64,
    /// Latitude of its northern edge.
    pub north: f64,
}

impl Extent {
    /// In the order of a GeoJSON `bbox`: west, south, east, north.
    pub const fn new(west: f64, south: f64, east: f64, north: f64) -> Self {
        Self { west, south, east, north }
    }

    /// The smallest box that holds the places, over ±180° where that is shorter; `None` if there are none.
    pub fn around(places: &[LonLat]) -> Option<Extent> {
        let width = |west: f64| places.iter().map(|p| turned(p.lon - west)).fold(0.0, f64::max);
        let west = places.iter().map(|p| p.lon).min_by(|a, b| width(*a).total_cmp(&width(*b)))?;
        let (south, north) = places.iter().fold((90.0f64, -90.0f64), |(s, n), p| (s.min(p.lat), n.max(p.lat)));
        Some(Extent::new(wrap_lon(west), south, wrap_lon(west) + width(west), north))
    }

    /// Degrees from west to east, in 0..=360.
    pub fn width_deg(self) -> f64 {
        let width = self.east - self.west;
        if (0.0..=360.0).contains(&width) { width } else { turned(width) }
    }

    /// The place half way between the edges: a good centre for a projection of this extent.
    pub fn center(self) -> LonLat {
        LonLat::new(wrap_lon(self.west + self.width_deg() / 2.0), (self.south + self.north) / 2.0)
    }

    /// Its four corners.
    pub fn corners(self) -> [LonLat; 4] {
        let east = self.west + self.width_deg();
        [(self.west, self.south), (east, self.south), (east, self.north), (self.west, self.north)]
            .map(|(lon, lat)| LonLat::new(wrap_lon(lon), lat))
    }

    /// Whether the place lies within, edges included.
    pub fn contains(self, place: LonLat) -> bool {
        (self.south..=self.north).contains(&place.lat) && turned(place.lon - self.west) <= self.width_deg()
    }
}
