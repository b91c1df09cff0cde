//! A chart made ready to be drawn: unit vectors, what each projection needs of a point, and caps
//! around pieces by which a frame skips what it cannot show. Made once, when a file has come.

use super::chart::{ArcRef, Chart, Class, Grid};
use super::paint::Paint;
use crate::geo::{Extent, LonLat, equal_earth_point, trig, unit_vector};

pub(super) type Vec3 = [f32; 3];

#[inline(always)]
pub(super) fn dot(a: Vec3, b: Vec3) -> f32 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/// Sine and cosine in single precision.
pub(super) fn sin_cos(x: f32) -> (f32, f32) {
    let (sin, cos) = trig::sin_cos(f64::from(x));
    (sin as f32, cos as f32)
}

/// Arc sine in single precision.
pub(super) fn asin(x: f32) -> f32 {
    trig::asin(f64::from(x)) as f32
}

/// The direction of (`x`, `y`) in single precision.
pub(super) fn atan2(y: f32, x: f32) -> f32 {
    trig::atan2(f64::from(y), f64::from(x)) as f32
}

fn cross(a: Vec3, b: Vec3) -> Vec3 {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

/// A circle on the sphere with what lies in it: its middle, and cosine and sine of its radius.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cap {
    pub axis: Vec3,
    pub cos: f32,
    pub sin: f32,
}

impl Cap {
    const EVERYTHING: Cap = Cap { axis: [0.0, 0.0, 1.0], cos: -1.0, sin: 0.0 };

    pub fn new(axis: Vec3, radius: f32) -> Cap {
        let (sin, cos) = sin_cos(radius.clamp(0.0, std::f32::consts::PI));
        Cap { axis, cos, sin }
    }

    fn around(points: &[Vec3]) -> Cap {
        let mut sum = [0.0f64; 3];
        for p in points {
            for k in 0..3 {
                sum[k] += f64::from(p[k]);
            }
        }
        let size = sum.iter().map(|x| x * x).sum::<f64>().sqrt();
        if size < 1e-3 {
            return Cap::EVERYTHING;
        }
        let axis = sum.map(|x| (x / size) as f32);
        let chord2 = |p: &Vec3| (0..3).map(|k| (p[k] - axis[k]) * (p[k] - axis[k])).sum::<f32>();
        let chord = points.iter().map(chord2).fold(0.0, f32::max).sqrt();
        // A little more, so that rounding never leaves a point outside.
        Cap::new(axis, 2.0 * asin((chord / 2.0).min(1.0)) + 1e-5)
    }

    /// Cosine of the angle at which a cap of this one's and `other`'s radius together ends.
    fn cos_of_sum(&self, other: &Cap) -> f32 {
        // Beyond 180° together everything is reached.
        let sin = self.sin * other.cos + self.cos * other.sin;
        if sin < 0.0 { -2.0 } else { self.cos * other.cos - self.sin * other.sin }
    }

    pub fn touches(&self, other: &Cap) -> bool {
        dot(self.axis, other.axis) >= self.cos_of_sum(other)
    }

    /// Whether all of `other` lies within this one.
    pub fn holds(&self, other: &Cap) -> bool {
        self.cos <= other.cos && dot(self.axis, other.axis) >= self.cos * other.cos + self.sin * other.sin
    }

    pub fn has(&self, point: Vec3) -> bool {
        dot(self.axis, point) >= self.cos
    }

    /// Whether it reaches the half of a great circle from pole to pole along the longitude whose
    /// direction on the equator is `toward`.
    pub fn reaches_meridian(&self, toward: [f32; 2]) -> bool {
        let along = self.axis[0] * toward[0] + self.axis[1] * toward[1];
        let nearest = if along >= 0.0 { (along * along + self.axis[2] * self.axis[2]).sqrt() } else { self.axis[2].abs() };
        nearest >= self.cos - 1e-6
    }
}

/// What of a point Equal Earth needs: longitude in radians, and the factor and y that no central
/// meridian changes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flat {
    pub lambda: f32,
    pub factor: f32,
    pub y: f32,
}

/// Up to [`CHUNK`] edges of an arc: the points `first..=last`, shared with its neighbours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chunk {
    pub first: u32,
    pub last: u32,
    pub cap: Cap,
}

const CHUNK: usize = 32;

#[derive(Clone, Copy, Debug)]
pub(super) struct Arc {
    pub chunks: (u32, u32),
    pub cap: Cap,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Ring {
    pub class: Class,
    pub steps: (u32, u32),
    pub cap: Cap,
    /// +1 where its smaller side lies to the left as it is gone along, else −1.
    pub turn: f32,
    /// Whether its line is drawn too, all of it and by no other ring.
    pub edged: bool,
}

/// A chart made ready to be drawn.
#[derive(Debug, Default)]
pub struct Layer {
    pub(super) points: Vec<Vec3>,
    pub(super) flat: Vec<Flat>,
    pub(super) chunks: Vec<Chunk>,
    pub(super) arcs: Vec<Arc>,
    pub(super) rings: Vec<Ring>,
    pub(super) steps: Vec<ArcRef>,
    /// What is drawn as lines: what it is painted as, and the arc.
    pub(super) lines: Vec<(Paint, u32)>,
    pub(super) islets: Vec<u32>,
    /// The ring of the box that the layer covers, by index; none for the world.
    pub(super) ground: Option<u32>,
    /// The longest edge, degrees: longer ones are given points between their ends, on the straight
    /// line of longitude and latitude, which borders along a parallel follow.
    longest_deg: f64,
}

/// The longest edge of what is not a tile, degrees.
const LONGEST_DEG: f64 = 1.0;
/// The longest step of meridians and parallels, degrees. Between two points a parallel at the latitude φ leaves the great circle
/// by at most s² sin 2φ / 16, 0.15 px at the largest scale at which they are drawn, 330 px to 10°.
const GRATICULE_DEG: f64 = 2.0;
/// The longest edge of a tile as a part of its side: at the closest zoom of a frame 8,000 px wide, where a tile of the last level is
/// 150,000 px wide, a parallel bends by less than half a px between two points.
const LONGEST_PART: f64 = 1.0 / 32.0;

impl Layer {
    /// From a chart that covers `extent`, or the world.
    pub fn new(chart: &Chart, extent: Option<Extent>) -> Layer {
        let mut layer = Layer { longest_deg: LONGEST_DEG, ..Layer::default() };
        layer.take(chart, false);
        if let Some(extent) = extent {
            layer.ground(extent);
        }
        layer
    }

    /// From the chart of a tile that covers `extent`.
    pub(super) fn tile(chart: &Chart, extent: Extent) -> Layer {
        let mut layer = Layer::of_box(extent);
        layer.take(chart, true);
        layer
    }

    /// A tile that is nothing but sea.
    pub(super) fn sea(extent: Extent) -> Layer {
        let mut layer = Layer::of_box(extent);
        layer.boxed(extent, 0.0);
        layer.ground = Some(0);
        layer
    }

    /// A tile that is nothing but land.
    pub(super) fn land(extent: Extent) -> Layer {
        let mut layer = Layer::of_box(extent);
        layer.boxed(extent, 0.0);
        layer.lines.push((Paint::LandSeam, 0));
        layer
    }

    fn of_box(extent: Extent) -> Layer {
        Layer { longest_deg: extent.width_deg() * LONGEST_PART, ..Layer::default() }
    }

    /// Takes all of a chart; where it is one of many side by side, with the edges along which it was cut.
    fn take(&mut self, chart: &Chart, tiled: bool) {
        for arc in &chart.arcs {
            self.arc(&arc.points, arc.closed, chart.grid);
        }
        let mut edged = vec![false; chart.arcs.len()];
        for part in &chart.parts {
            let (line, seam) = Paint::of_lines(part.class);
            if !part.class.is_area() {
                self.lines.extend(part.arcs.iter().map(|step| (line, step.arc)));
                continue;
            }
            let mut own = true;
            for step in &part.arcs {
                let arc = step.arc as usize;
                let cut = chart.arcs[arc].cut;
                let first = !std::mem::replace(&mut edged[arc], true);
                own &= first && !cut;
                if first && (!cut || tiled) {
                    self.lines.push((if cut { seam } else { line }, step.arc));
                }
            }
            self.ring(part.class, &part.arcs, own);
        }
        for islet in &chart.islets {
            let [lon, lat] = chart.grid.degrees(*islet);
            self.islets.push(self.points.len() as u32);
            self.point(lon, lat);
        }
    }

    /// Meridians and parallels: every 30°, or the others of every 10°.
    pub(super) fn graticule(coarse: bool) -> Layer {
        let mut layer = Layer { longest_deg: GRATICULE_DEG, ..Layer::default() };
        let mut line = |points: &[[i32; 2]]| {
            let grid = Grid { lon_step: 1_000_000, lat_step: 1_000_000 };
            layer.arc(points, false, grid);
            layer.lines.push((Paint::Graticule, layer.arcs.len() as u32 - 1));
        };
        // Near the poles the finer meridians would crowd.
        let end = if coarse { 90 } else { 80 };
        for at in (-180..180).step_by(10).filter(|at| (at % 30 == 0) == coarse) {
            line(&[[at, -end], [at, end]]);
            if at.abs() < 90 {
                line(&[-180, -90, 0, 90, 180].map(|lon| [lon, at]));
            }
        }
        layer
    }

    /// How many points it projects at most in a frame.
    pub fn point_count(&self) -> usize {
        self.points.len()
    }

    /// The arcs of a ring, end to end.
    pub(super) fn steps_of(&self, ring: &Ring) -> &[ArcRef] {
        &self.steps[ring.steps.0 as usize..ring.steps.1 as usize]
    }

    fn point(&mut self, lon: f64, lat: f64) {
        let v = unit_vector(LonLat::new(lon, lat));
        let (factor, y) = equal_earth_point(v[2]);
        self.points.push(v.map(|x| x as f32));
        let lambda = crate::geo::wrap_lon(lon).to_radians() as f32;
        self.flat.push(Flat { lambda, factor: factor as f32, y: y as f32 });
    }

    fn arc(&mut self, points: &[[i32; 2]], closed: bool, grid: Grid) {
        let first = self.points.len();
        let close = points.first().filter(|_| closed);
        let mut before: Option<[f64; 2]> = None;
        for point in points.iter().chain(close) {
            let [lon, lat] = grid.degrees(*point);
            if let Some([from_lon, from_lat]) = before {
                let dlon = crate::geo::wrap_lon(lon - from_lon);
                let narrow = trig::cos(from_lat.abs().min(lat.abs()).to_radians());
                let length = (lat - from_lat).abs().max(dlon.abs() * narrow.max(0.02));
                let n = (length / self.longest_deg).ceil().max(1.0) as u32;
                for i in 1..n {
                    let t = f64::from(i) / f64::from(n);
                    self.point(from_lon + t * dlon, from_lat + t * (lat - from_lat));
                }
            }
            self.point(lon, lat);
            before = Some([lon, lat]);
        }
        let (from, last) = (self.chunks.len() as u32, self.points.len() - 1);
        let mut at = first;
        while at < last {
            let end = (at + CHUNK).min(last);
            let cap = Cap::around(&self.points[at..=end]);
            self.chunks.push(Chunk { first: at as u32, last: end as u32, cap });
            at = end;
        }
        let cap = Cap::around(&self.points[first..]);
        self.arcs.push(Arc { chunks: (from, self.chunks.len() as u32), cap });
    }

    fn ring(&mut self, class: Class, steps: &[ArcRef], edged: bool) {
        let first = self.steps.len() as u32;
        self.steps.extend_from_slice(steps);
        let mut points: Vec<Vec3> = Vec::new();
        for step in steps {
            let arc = self.arcs[step.arc as usize];
            let span = self.chunks[arc.chunks.0 as usize].first as usize..=self.chunks[arc.chunks.1 as usize - 1].last as usize;
            if step.reversed {
                points.extend(self.points[span].iter().rev());
            } else {
                points.extend(&self.points[span]);
            }
        }
        let cap = Cap::around(&points);
        let mut area = [0.0f64; 3];
        for pair in points.windows(2) {
            let c = cross(pair[0], pair[1]);
            for k in 0..3 {
                area[k] += f64::from(c[k]);
            }
        }
        let sum: f64 = (0..3).map(|k| area[k] * f64::from(cap.axis[k])).sum();
        let turn = if sum >= 0.0 { 1.0 } else { -1.0 };
        self.rings.push(Ring { class, steps: (first, self.steps.len() as u32), cap, turn, edged });
    }

    /// The box itself as a ring, a hair smaller than the file's land reaches: under the fine map
    /// it hides the coarse one, and no line of sea shows along the cut.
    fn ground(&mut self, extent: Extent) {
        const HAIR_DEG: f64 = 0.02;
        self.boxed(extent, HAIR_DEG);
        self.ground = Some(self.rings.len() as u32 - 1);
    }

    /// A box as a ring of land, smaller by `less` degrees on every side.
    fn boxed(&mut self, extent: Extent, less: f64) {
        // Sides of squares are whole ten-thousandths of a degree.
        let grid = Grid { lon_step: 100, lat_step: 100 };
        let corner = |lon: f64, lat: f64| grid.point(lon, lat);
        let (w, e) = (extent.west + less, extent.west + extent.width_deg() - less);
        let (s, n) = (extent.south + less, extent.north - less);
        self.arc(&[corner(w, s), corner(e, s), corner(e, n), corner(w, n)], true, grid);
        let step = ArcRef { arc: self.arcs.len() as u32 - 1, reversed: false };
        self.ring(Class::Land, &[step], false);
    }
}
