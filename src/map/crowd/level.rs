//! The hubs gathered for one doubling of the scale.

use super::cells::{Cells, Cubes};
use crate::atlas::order::{sort_once, sorted};
use crate::atlas::{Bundle, HubRole};
use crate::geo::{LonLat, unit_vector};

/// Marks nearer than this are one at any scale of the level, px at the least.
const NEAR: f64 = 12.0;
/// So many marks a window of [`WINDOW`] px may hold; where it would hold more they are gathered further.
const MOST: usize = 110;
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
    /// The two marks of each bundle, and the bundle between their first hubs.
    pub bundles: Vec<(u32, u32, Bundle)>,
    /// Mark and bundle, sorted by mark, the strongest bundles first.
    of: Vec<(u32, u32)>,
}

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

/// The lines of the level before, before they are gathered further.
type Lines = Vec<(u32, u32, Bundle)>;

impl Level {
    /// The clusters of a finer level, or single hubs, gathered for scales from `scale` px per radian to twice that.
    pub fn gathered(finer: &[Cluster], between: Lines, within: Lines, scale: f64) -> Level {
        let home = finer.iter().filter(|c| c.role == HubRole::Korean).map(|c| c.place);
        let one_home = span(home).to_radians() * 2.0 * scale < HOME;
        let mut radius = NEAR / scale;
        let (mut clusters, mut into);
        let cells = loop {
            (clusters, into) = join(finer, radius, one_home);
            let cells = Cells::new((WINDOW / scale).to_degrees(), clusters.iter().map(|c| c.place));
            if cells.densest() <= MOST || radius > 1.0 {
                break cells;
            }
            radius *= FURTHER;
        };
        let links = |lines: Lines| Links::between(lines, &into, &clusters);
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
    let order = sorted(finer.len(), &|a, b| {
        let (a, b) = (&finer[a], &finer[b]);
        b.weight.cmp(&a.weight).then(a.hubs.first().cmp(&b.hubs.first()))
    });
    let mut rank = vec![0u32; finer.len()];
    for (r, &i) in order.iter().enumerate() {
        rank[i as usize] = r as u32;
    }
    let points: Vec<[f64; 3]> = finer.iter().map(|c| unit_vector(c.place)).collect();
    let cubes = Cubes::new(radius.max(1e-5), points.iter().copied());
    let mut into = vec![FREE; finer.len()];
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut members: Vec<u32> = Vec::new();
    for &i in &order {
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
        crate::atlas::order::sort_by(&mut members, &|a, b| rank[a as usize].cmp(&rank[b as usize]));
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
    fn between(lines: Lines, into: &[u32], clusters: &[Cluster]) -> Links {
        let pair = |l: &(u32, u32, Bundle)| {
            let (a, b) = (into[l.0 as usize], into[l.1 as usize]);
            (a.min(b), a.max(b))
        };
        let order = sorted(lines.len(), &|x, y| pair(&lines[x]).cmp(&pair(&lines[y])));
        let mut bundles: Lines = Vec::new();
        for i in order {
            let line = &lines[i as usize];
            let (a, b) = pair(line);
            match bundles.last_mut() {
                _ if a == b => {}
                Some((c, d, bundle)) if (*c, *d) == (a, b) => {
                    bundle.partnerships.extend(&line.2.partnerships);
                    bundle.status = bundle.status.min(line.2.status);
                }
                _ => {
                    let first = |c: u32| clusters[c as usize].hubs.first().copied().unwrap_or(0);
                    bundles.push((a, b, Bundle { a: first(a), b: first(b), ..line.2.clone() }));
                }
            }
        }
        for (.., bundle) in &mut bundles {
            sort_once(&mut bundle.partnerships);
        }
        let ends: Vec<(u32, u32)> = bundles.iter().enumerate().flat_map(|(i, l)| [(l.0, i as u32), (l.1, i as u32)]).collect();
        let order = sorted(ends.len(), &|x, y| {
            let (x, y) = (ends[x], ends[y]);
            x.0.cmp(&y.0).then(stronger(&bundles, x.1, y.1))
        });
        Links { of: order.into_iter().map(|i| ends[i as usize]).collect(), bundles }
    }

    /// The bundles of some marks: of each the `each` strongest, of all the `all` strongest.
    pub fn strongest(&self, marks: &[u32], each: usize, all: usize) -> Vec<Bundle> {
        let mut found: Vec<u32> = Vec::new();
        for &mark in marks {
            let start = self.of.partition_point(|o| o.0 < mark);
            found.extend(self.of.iter().skip(start).take(each).take_while(|o| o.0 == mark).map(|o| o.1));
        }
        sort_once(&mut found);
        let order = sorted(found.len(), &|x, y| stronger(&self.bundles, found[x], found[y]));
        order.into_iter().take(all).map(|i| self.bundles[found[i as usize] as usize].2.clone()).collect()
    }
}

/// Which of two bundles stands for more.
fn stronger(bundles: &[(u32, u32, Bundle)], x: u32, y: u32) -> std::cmp::Ordering {
    let (a, b) = (&bundles[x as usize].2, &bundles[y as usize].2);
    b.partnerships.len().cmp(&a.partnerships.len()).then(a.status.cmp(&b.status)).then(x.cmp(&y))
}
