//! What a frame looks at: the projection in single precision, with everything made ready that is
//! the same for all its points, and the part of the sphere that it can show.

use super::arcs::BEND;
use super::layer::{Cap, Layer, Vec3, atan2, dot, sin_cos};
use crate::geo::{LonLat, Projection, Px, View, Weights, equal_earth_point, trig, unit_vector, wrap_lon};
use std::f32::consts::PI;

/// A point on its way: longitude from the central meridian (−π..π) where the projection has a
/// seam, sine of the latitude, and where it lies on the screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub lambda: f32,
    pub z: f32,
    pub xy: [f32; 2],
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    EqualEarth,
    Stereographic,
    Orthographic,
    Equidistant,
    Mixed(Mixed),
}

/// How much there is of each projection between two, and where Equal Earth has the centre.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Mixed {
    world: f32,
    region: f32,
    globe: f32,
    from: f32,
    middle: f32,
}

/// The circle that holds all that the frame can show, with axes to go round it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Horizon {
    pub cap: Cap,
    east: Vec3,
    north: Vec3,
}

/// Beyond this the stereographic is held, so that nothing becomes infinite: 170°.
const FARTHEST_COS: f32 = -0.984_807_7;
/// The longest step along a horizon that is not seen, and along the seam, radians.
const STEP: f32 = 0.06;
/// So far from the edge of the map a circle about another middle stays, degrees.
const ASIDE_DEG: f64 = 20.0;
/// A passage that seems to show more than this is drawn as far as it reaches, degrees.
const MISLED_DEG: f64 = 50.0;
/// Equal Earth in a frame that shows more than so much about its middle is drawn whole, degrees.
const WHOLE_DEG: f64 = 110.0;
/// The antipode of an equidistant map is a circle; it is drawn to so near, degrees.
const NEAREST_DEG: f64 = 179.6;

#[derive(Clone, Copy, Debug)]
pub(super) struct Sight {
    kind: Kind,
    /// Rows: towards the centre, its east, its north.
    turn: [Vec3; 3],
    lambda0: f32,
    scale: f32,
    cx: f32,
    cy: f32,
    /// None where the whole sphere may be seen.
    pub horizon: Option<Horizon>,
    /// Whether the horizon is where the map ends, as that of the globe is.
    pub edge: bool,
    /// Whether the seam of the projection may be seen.
    pub seam: bool,
    /// Direction of the seam's meridian on the equator.
    pub seam_toward: [f32; 2],
    /// Points nearer than this to the last are left out, px.
    pub eps: f32,
    /// Edges shorter than this are straight, px: on a circle of a third of the scale, which is rounder than any line's image but
    /// near the poles of Equal Earth, one of that length lies off it by [`BEND`].
    pub short: f32,
    /// The longest step along horizon and seam, radians: an edge of the map is round to a sixth of a px.
    pub step: f32,
}

impl Sight {
    pub fn new(view: &View, w: f64, h: f64, eps: f32) -> Sight {
        let (kind, center) = kind_of(view.projection);
        let seam_toward = unit_vector(LonLat::new(center.lon + 180.0, 0.0));
        let (horizon, edge) = horizon(view, center, w, h);
        let mut sight = Sight {
            kind,
            turn: axes(center),
            lambda0: wrap_lon(center.lon).to_radians() as f32,
            scale: view.scale as f32,
            cx: view.cx as f32,
            cy: view.cy as f32,
            horizon,
            edge,
            seam: match kind {
                Kind::EqualEarth => true,
                Kind::Mixed(mixed) => mixed.world > 0.0,
                _ => false,
            },
            seam_toward: [seam_toward[0] as f32, seam_toward[1] as f32],
            eps,
            short: (8.0 * BEND * view.scale as f32 / 3.0).sqrt(),
            step: if edge { (1.2 / view.scale as f32).sqrt().clamp(0.004, STEP) } else { STEP },
        };
        if let Some(horizon) = &sight.horizon {
            sight.seam &= horizon.cap.reaches_meridian(sight.seam_toward);
        }
        sight
    }

    /// Px per radian.
    pub fn scale(&self) -> f32 {
        self.scale
    }

    /// Where a point of a layer lies on the screen: what is done for every point of a frame, so the two projections of a whole
    /// world at rest, whose points are the most, are written out.
    #[inline(always)]
    pub fn xy(&self, layer: &Layer, i: usize) -> [f32; 2] {
        let (x, y) = match self.kind {
            Kind::EqualEarth => {
                let flat = &layer.flat.as_slice()[i];
                (self.relative(flat.lambda) * flat.factor, flat.y)
            }
            Kind::Orthographic => {
                let v = layer.points.as_slice()[i];
                (dot(self.turn[1], v), dot(self.turn[2], v))
            }
            _ => return self.other(layer, i),
        };
        [self.cx + self.scale * x, self.cy - self.scale * y]
    }

    /// Whether a point of the sphere lies in the circle that holds what the frame shows.
    #[inline(always)]
    pub fn sees(&self, v: Vec3) -> bool {
        self.horizon.is_none_or(|h| h.cap.has(v))
    }

    /// Longitude of a point of a layer from the central meridian, where there may be a seam.
    #[inline(always)]
    pub fn lambda(&self, layer: &Layer, i: usize) -> f32 {
        if self.is_flat() { self.relative(layer.flat.as_slice()[i].lambda) } else { 0.0 }
    }

    /// The same of any other point of the sphere.
    pub fn lambda_of(&self, v: Vec3) -> f32 {
        if self.is_flat() { self.relative(atan2(v[1], v[0])) } else { 0.0 }
    }

    /// The same in the other projections.
    #[inline(never)]
    fn other(&self, layer: &Layer, i: usize) -> [f32; 2] {
        let v = layer.points[i];
        if !self.is_flat() {
            return self.around(v).xy;
        }
        let flat = layer.flat[i];
        let lambda = self.relative(flat.lambda);
        self.placed(v, lambda, lambda * flat.factor, flat.y).xy
    }

    /// A point of the sphere.
    pub fn spot_of(&self, v: Vec3) -> Spot {
        if self.is_flat() { self.spot_at(self.lambda_of(v), v[2], v) } else { self.around(v) }
    }

    /// Whether there is anything of Equal Earth in it.
    fn is_flat(&self) -> bool {
        matches!(self.kind, Kind::EqualEarth | Kind::Mixed(_))
    }

    /// A point of the seam's western (−1) or eastern (+1) side, by the sine of its latitude.
    pub fn seam_spot(&self, side: f32, z: f32) -> [f32; 2] {
        self.spot_at(side * PI, z.clamp(-1.0, 1.0), self.seam_vector(z)).xy
    }

    /// A point of the seam, by the sine of its latitude.
    pub fn seam_vector(&self, z: f32) -> Vec3 {
        let z = z.clamp(-1.0, 1.0);
        let cos = (1.0 - z * z).max(0.0).sqrt();
        [self.seam_toward[0] * cos, self.seam_toward[1] * cos, z]
    }

    fn spot_at(&self, lambda: f32, z: f32, v: Vec3) -> Spot {
        let (factor, y) = equal_earth_point(f64::from(z));
        self.placed(v, lambda, lambda * factor as f32, y as f32)
    }

    /// With x and y of Equal Earth known.
    #[inline]
    fn placed(&self, v: Vec3, lambda: f32, x: f32, y: f32) -> Spot {
        let Kind::Mixed(m) = self.kind else { return self.at(lambda, v[2], x, y) };
        let [toward, east, north] = self.turned(v);
        let k = m.factor(toward, east, north);
        self.at(lambda, v[2], m.world * x + k * east, m.world * (y - m.middle) + k * north)
    }

    #[inline(always)]
    fn relative(&self, lambda: f32) -> f32 {
        let l = lambda - self.lambda0;
        if l >= PI {
            l - 2.0 * PI
        } else if l < -PI {
            l + 2.0 * PI
        } else {
            l
        }
    }

    #[inline]
    fn at(&self, lambda: f32, z: f32, x: f32, y: f32) -> Spot {
        Spot { lambda, z, xy: [self.cx + self.scale * x, self.cy - self.scale * y] }
    }

    #[inline]
    fn turned(&self, v: Vec3) -> Vec3 {
        [dot(self.turn[0], v), dot(self.turn[1], v), dot(self.turn[2], v)]
    }

    #[inline]
    fn around(&self, v: Vec3) -> Spot {
        let [toward, east, north] = self.turned(v);
        let k = match self.kind {
            Kind::Orthographic => 1.0,
            Kind::Equidistant => equidistant(toward, east, north),
            _ => stereographic(toward),
        };
        self.at(0.0, v[2], k * east, k * north)
    }
}

fn stereographic(toward: f32) -> f32 {
    2.0 / (1.0 + toward.max(FARTHEST_COS))
}

/// c / sin c.
fn equidistant(toward: f32, east: f32, north: f32) -> f32 {
    let square = east * east + north * north;
    if toward > 0.98 {
        // The series of the arc sine: its next term is below 1e-8.
        return 1.0 + square * (1.0 / 6.0 + square * (3.0 / 40.0 + square * (15.0 / 336.0 + square * (105.0 / 3456.0))));
    }
    let sin = square.sqrt().max(1e-6);
    atan2(sin, toward) / sin
}

impl Mixed {
    #[inline]
    fn factor(&self, toward: f32, east: f32, north: f32) -> f32 {
        let mut k = self.region * stereographic(toward);
        if self.globe > 0.0 {
            let sin = (east * east + north * north).sqrt().max(1e-6);
            k += self.globe * if toward >= 0.0 { 1.0 } else { (2.0 - sin) / sin };
        }
        if self.from > 0.0 {
            k += self.from * equidistant(toward, east, north);
        }
        k
    }
}

/// What a projection is here, and its centre.
fn kind_of(projection: Projection) -> (Kind, LonLat) {
    let round = |kind, lon0, lat0| (kind, LonLat::new(lon0, lat0));
    match projection {
        Projection::EqualEarth { lon0 } => round(Kind::EqualEarth, lon0, 0.0),
        Projection::Stereographic { lon0, lat0 } => round(Kind::Stereographic, lon0, lat0),
        Projection::Orthographic { lon0, lat0 } => round(Kind::Orthographic, lon0, lat0),
        Projection::AzimuthalEquidistant { lon0, lat0 } => round(Kind::Equidistant, lon0, lat0),
        Projection::Blend { lon0, lat0, t } => {
            let weights = Weights { world: 1.0 - t, region: t, globe: 0.0, from: 0.0 };
            mixed(LonLat::new(lon0, lat0), weights)
        }
        Projection::Passage { lon0, lat0, weights } => mixed(LonLat::new(lon0, lat0), weights),
    }
}

fn mixed(center: LonLat, weights: Weights) -> (Kind, LonLat) {
    let (_, y) = equal_earth_point(trig::sin(center.lat.to_radians()));
    let mixed = Mixed {
        world: weights.world as f32,
        region: weights.region as f32,
        globe: weights.globe as f32,
        from: weights.from as f32,
        middle: y as f32,
    };
    (Kind::Mixed(mixed), center)
}

/// The centre's direction, its east and its north.
fn axes(center: LonLat) -> [Vec3; 3] {
    let (sin_lat, cos_lat) = trig::sin_cos(center.lat.to_radians());
    let (sin_lon, cos_lon) = trig::sin_cos(center.lon.to_radians());
    [[cos_lat * cos_lon, cos_lat * sin_lon, sin_lat], [-sin_lon, cos_lon, 0.0], [-sin_lat * cos_lon, -sin_lat * sin_lon, cos_lat]]
        .map(|row| row.map(|x| x as f32))
}

/// The smallest circle about the frame's middle that holds what the frame shows, and whether the map ends at it.
fn horizon(view: &View, center: LonLat, w: f64, h: f64) -> (Option<Horizon>, bool) {
    const N: usize = 12;
    let reach = view.projection.reach_deg();
    let middle = view.invert(Px::new(w / 2.0, h / 2.0)).unwrap_or(center);
    let mut radius = 0.0f64;
    for i in 0..N {
        let t = i as f64 / N as f64;
        for px in [Px::new(w * t, 0.0), Px::new(w, h * t), Px::new(w * (1.0 - t), h), Px::new(0.0, h * (1.0 - t))] {
            radius = radius.max(match view.invert(px) {
                Some(place) => crate::geo::angle_deg(middle, place),
                None => 180.0,
            });
        }
    }
    // Room for what lies between the samples, and for lines that are thicker than nothing.
    radius = radius * 1.05 + (24.0 / view.scale.max(1e-3)).to_degrees();
    let widest = reach.map_or(WHOLE_DEG, |reach| reach.min(NEAREST_DEG));
    let beyond = radius > widest;
    if beyond && reach.is_none() {
        return (None, false);
    }
    let ends = reach.is_some() && !matches!(view.projection, Projection::Stereographic { .. } | Projection::Blend { .. });
    // A circle about another middle must not come near the edge: there the map is torn, and steps become long.
    let torn = ends && radius + crate::geo::angle_deg(middle, center) > widest - ASIDE_DEG;
    // In a passage the samples may be misled where images cross.
    let misled = matches!(view.projection, Projection::Passage { .. }) && radius > MISLED_DEG;
    let beyond = beyond || torn || misled;
    let (middle, radius) = if beyond { (center, widest) } else { (middle, radius) };
    let [axis, east, north] = axes(middle);
    (Some(Horizon { cap: Cap::new(axis, radius.to_radians() as f32), east, north }), beyond && ends)
}

/// A point of the great circle between two that are near to each other.
pub(super) fn between(a: Vec3, b: Vec3, t: f32) -> Vec3 {
    let v = [0, 1, 2].map(|k| a[k] + t * (b[k] - a[k]));
    let size = dot(v, v).sqrt().max(1e-9);
    v.map(|x| x / size)
}

impl Horizon {
    /// How far a point lies to the east and the north of the middle.
    pub fn sides(&self, v: Vec3) -> [f32; 2] {
        [dot(self.east, v), dot(self.north, v)]
    }

    /// Where the way from a point within to one beyond meets it: by halving, since near the middle
    /// cosines differ too little to be divided.
    pub fn meeting(&self, within: Vec3, beyond: Vec3) -> Vec3 {
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..14 {
            let t = (low + high) / 2.0;
            if self.cap.has(between(within, beyond, t)) { low = t } else { high = t }
        }
        between(within, beyond, high)
    }

    /// The middle of what of the way between two points beyond passes within, if any does.
    pub fn passed(&self, a: Vec3, b: Vec3) -> Option<Vec3> {
        let (p, q) = (self.sides(a), self.sides(b));
        let (dx, dy) = (q[0] - p[0], q[1] - p[1]);
        let t = -(p[0] * dx + p[1] * dy) / (dx * dx + dy * dy).max(1e-20);
        let nearest = (0.0 < t && t < 1.0).then(|| between(a, b, t))?;
        self.cap.has(nearest).then_some(nearest)
    }

    /// The direction from the middle, counterclockwise from east, of a point.
    pub fn azimuth(&self, v: Vec3) -> f32 {
        atan2(dot(self.north, v), dot(self.east, v))
    }

    /// The horizon's point in a direction.
    pub fn point(&self, azimuth: f32) -> Vec3 {
        let (sin, cos) = sin_cos(azimuth);
        let (out, up) = (self.cap.sin, self.cap.cos);
        [0, 1, 2].map(|k| up * self.cap.axis[k] + out * (cos * self.east[k] + sin * self.north[k]))
    }
}
