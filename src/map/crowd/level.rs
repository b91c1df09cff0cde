//! The hubs gathered for one doubling of the scale.

use super::cells::{Cells, Cubes};
use crate::atlas::{Bundle, HubRole, Status};
use crate::geo::{LonLat, unit_vector};

/// Marks nearer than this are one at any scale of the level, px at the least.
const NEAR: f64 = 12.0;
/// So many marks a window of [`WINDOW`] px may hold; where it would hold more they are gathered further.
const MOST: usize = 40;
/// By how much further at each try.
const FURTHER: f64 = 1.4;
/// A third of the width and half the height of a window, px.
const WINDOW: f64 = 480.0;
/// All hubs at home are one where they lie within so many px.
const HOME: f64 = crate::map::marks::COUNTRY_SPAN as f64;

/// Hubs that are one mark.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// Where its first hub lies.
    pub place: LonLat,
    /// The strongest of their roles.
    pub role: HubRole,
    /// How many partnerships touch them.
    pub weight: u32,
    /// The hubs, by index, the one with the most partnerships first. Never empty.
    pub hubs: Vec<u32>,
}

/// The lines between the marks of a level.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// Its bundles, sorted by marks.
    pub bundles: Lines,
    /// Mark, and how little a bundle there stands for: sorted, so that of each mark the strongest come first.
    of: Vec<(u32, Faintness)>,
}

/// Partnerships short of the most that there can be, status, and which bundle it is.
type Faintness = (u32, Status, u32);

/// What a level has.
#[derive(Clone, Debug)]
pub struct Level {
    /// Its marks.
    pub clusters: Vec<Cluster>,
    /// Where they lie.
    pub cells: Cells,
    /// Lines between Korea and abroad.
    pub between: Links,
    /// Lines on one side.
    pub within: Links,
}

/// The lines of a level: the two marks of each bundle, and the bundle between their first hubs.
pub type Lines = Vec<(u32, u32, Bundle)>;

impl Level {
    /// The clusters of a finer level, or single hubs, gathered for scales from `scale` px per radian to twice that.
    pub fn gathered(finer: &[Cluster], between: &Lines, within: &Lines, scale: f64) -> Level {
        let home = finer.iter().filter(|c| c.role == HubRole::Korean).map(|c| c.place);
        let one_home = span(home).to_radians() * 2.0 * scale < HOME;
        let mut radius = NEAR / scale;
        let (mut clusters, mut into) = join(finer, radius, one_home);
        let cells = loop {
            let cells = Cells::new((WINDOW / scale).to_degrees(), clusters.iter().map(|c| c.place));
            if cells.densest() <= MOST || radius > 1.0 {
                break cells;
            }
            radius *= FURTHER;
            let (joined, again) = join(&clusters, radius, one_home);
            into.iter_mut().for_each(|i| *i = again[*i as usize]);
            clusters = joined;
        };
        let links = |lines: &Lines| Links::between(lines, &into, &clusters);
        let (between, within) = (links(between), links(within));
        Level { cells, between, within, clusters }
    }
}

/// The diagonal of the box about some places, degrees.
fn span(places: impl Iterator<Item = LonLat>) -> f64 {
    let mut found: Option<(LonLat, LonLat)> = None;
    for p in places {
        let (low, high) = found.unwrap_or((p, p));
        let (west, east) = (low.lon.min(p.lon), high.lon.max(p.lon));
        found = Some((LonLat::new(west, low.lat.min(p.lat)), LonLat::new(east, high.lat.max(p.lat))));
    }
    found.map_or(0.0, |(low, high)| crate::geo::angle_deg(low, high))
}

/// Gathers, from the one with the most partnerships on, what lies within `radius` radians on the same side; `one_home`:
/// at home all of it. Also into which each went.
fn join(finer: &[Cluster], radius: f64, one_home: bool) -> (Vec<Cluster>, Vec<u32>) {
    const FREE: u32 = u32::MAX;
    let key = |(i, c): (usize, &Cluster)| (u32::MAX - c.weight, c.hubs.first().copied(), i as u32);
    let mut order: Vec<(u32, Option<u32>, u32)> = finer.iter().enumerate().map(key).collect();
    order.sort_unstable();
    let mut rank = vec![0u32; finer.len()];
    for (r, o) in order.iter().enumerate() {
        rank[o.2 as usize] = r as u32;
    }
    let points: Vec<[f64; 3]> = finer.iter().map(|c| unit_vector(c.place)).collect();
    let cubes = Cubes::new(radius.max(1e-5), points.iter().copied());
    let mut into = vec![FREE; finer.len()];
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut members: Vec<u32> = Vec::new();
    for &(.., i) in &order {
        let first = &finer[i as usize];
        if into[i as usize] != FREE {
            continue;
        }
        let home = first.role == HubRole::Korean;
        let same_side = |j: u32| into[j as usize] == FREE && (finer[j as usize].role == HubRole::Korean) == home;
        members.clear();
        if home && one_home {
            members.extend((0..finer.len() as u32).filter(|&j| same_side(j)));
        } else {
            let v = points[i as usize];
            let near = |j: u32| {
                let w = points[j as usize];
                let d: f64 = (0..3).map(|k| (v[k] - w[k]) * (v[k] - w[k])).sum();
                d < radius * radius
            };
            cubes.near(v, &mut |j| {
                if j == i || (same_side(j) && near(j)) {
                    members.push(j);
                }
            });
        }
        members.sort_unstable_by_key(|&j| rank[j as usize]);
        let mut cluster = Cluster { hubs: Vec::new(), weight: 0, ..first.clone() };
        for &j in &members {
            let other = &finer[j as usize];
            into[j as usize] = clusters.len() as u32;
            cluster.hubs.extend(&other.hubs);
            cluster.weight += other.weight;
            cluster.role = if cluster.role == HubRole::Comparison { other.role } else { cluster.role };
        }
        clusters.push(cluster);
    }
    (clusters, into)
}

impl Links {
    fn between(lines: &Lines, into: &[u32], clusters: &[Cluster]) -> Links {
        let pair = |(i, l): (usize, &(u32, u32, Bundle))| {
            let (a, b) = (into[l.0 as usize], into[l.1 as usize]);
            (a.min(b), a.max(b), i as u32)
        };
        let mut pairs: Vec<(u32, u32, u32)> = lines.iter().enumerate().map(pair).filter(|p| p.0 != p.1).collect();
        pairs.sort_unstable();
        let first = |c: u32| clusters[c as usize].hubs.first().copied().unwrap_or(0);
        let joined = |same: &[(u32, u32, u32)]| {
            let &(a, b, one) = same.first()?;
            let mut partnerships = Vec::new();
            let mut status = lines[one as usize].2.status;
            for &(.., i) in same {
                let bundle = &lines[i as usize].2;
                partnerships.extend(&bundle.partnerships);
                status = status.min(bundle.status);
            }
            if same.len() > 1 {
                partnerships.sort_unstable();
                partnerships.dedup();
            }
            Some((a, b, Bundle { a: first(a), b: first(b), partnerships, status }))
        };
        let bundles: Lines = pairs.chunk_by(|x, y| (x.0, x.1) == (y.0, y.1)).filter_map(joined).collect();
        let faint = |i: usize, b: &Bundle| (u32::MAX - b.partnerships.len() as u32, b.status, i as u32);
        let ends = |(i, (a, b, bundle)): (usize, &(u32, u32, Bundle))| [(*a, faint(i, bundle)), (*b, faint(i, bundle))];
        let mut of: Vec<(u32, Faintness)> = bundles.iter().enumerate().flat_map(ends).collect();
        of.sort_unstable();
        Links { bundles, of }
    }

    /// The bundles of some marks: of each the `each` strongest, of all the `all` strongest.
    pub fn strongest(&self, marks: &[u32], each: usize, all: usize) -> Vec<Bundle> {
        let mut found: Vec<Faintness> = Vec::new();
        for &mark in marks {
            let start = self.of.partition_point(|o| o.0 < mark);
            found.extend(self.of.iter().skip(start).take(each).take_while(|o| o.0 == mark).map(|o| o.1));
        }
        found.sort_unstable();
        found.dedup();
        found.into_iter().take(all).map(|(.., i)| self.bundles[i as usize].2.clone()).collect()
    }
}
