//! Visvalingam's simplification on the sphere, each triangle weighed by its sharpness.
//!
//! M. Visvalingam, J. D. Whyatt (1993), *Line generalisation by repeated elimination of points*,
//! The Cartographic Journal 30(1); the weight is that of mapshaper (M. Bloch), 1 − 0.7 cos of the
//! angle, which prefers to take out spikes and keeps smooth bends.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::geom::{Point, unit};
use bio_hub_atlas::geo::EARTH_RADIUS_KM;

struct Item {
    area: f64,
    at: usize,
    version: u32,
}

impl PartialEq for Item {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Item {}
impl PartialOrd for Item {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Item {
    fn cmp(&self, other: &Self) -> Ordering {
        // The heap gives the greatest first; we want the smallest area, then the first point.
        other.area.total_cmp(&self.area).then(other.at.cmp(&self.at))
    }
}

/// The points that stay when every triangle smaller than `km`² is taken out, `km` being that of
/// its middle point. The ends stay; of a ring (first and last point equal) at least four points
/// with the closing one.
pub fn simplify(points: &[Point], km: impl Fn(Point) -> f64) -> Vec<Point> {
    let n = points.len();
    let ring = n > 2 && points[0] == points[n - 1];
    let least = if ring { 4 } else { 2 };
    if n <= least {
        return points.to_vec();
    }
    let limit: Vec<f64> = points.iter().map(|&p| km(p).powi(2)).collect();
    let v: Vec<[f64; 3]> = points.iter().map(|&p| unit(p)).collect();
    let (mut before, mut after): (Vec<usize>, Vec<usize>) = ((0..n).map(|i| i.wrapping_sub(1)).collect(), (1..=n).collect());
    let mut version = vec![0u32; n];
    let mut gone = vec![false; n];
    let mut heap = BinaryHeap::new();
    for at in 1..n - 1 {
        let area = weighed(v[at - 1], v[at], v[at + 1]) / limit[at];
        heap.push(Item { area, at, version: 0 });
    }
    let (mut left, mut floor) = (n, 0.0f64);
    while let Some(Item { area, at, version: seen }) = heap.pop() {
        if gone[at] || seen != version[at] {
            continue;
        }
        floor = floor.max(area);
        if floor > 1.0 || left <= least {
            break;
        }
        gone[at] = true;
        left -= 1;
        let (a, b) = (before[at], after[at]);
        after[a] = b;
        before[b] = a;
        for at in [a, b] {
            if at == 0 || at == n - 1 {
                continue;
            }
            version[at] += 1;
            let area = (weighed(v[before[at]], v[at], v[after[at]]) / limit[at]).max(floor);
            heap.push(Item { area, at, version: version[at] });
        }
    }
    points.iter().zip(&gone).filter(|(_, gone)| !**gone).map(|(p, _)| *p).collect()
}

/// The area of the triangle in km², times 1 − 0.7 cos of its angle at `b`.
fn weighed(a: [f64; 3], b: [f64; 3], c: [f64; 3]) -> f64 {
    let u = [0, 1, 2].map(|k| a[k] - b[k]);
    let w = [0, 1, 2].map(|k| c[k] - b[k]);
    let dot = u[0] * w[0] + u[1] * w[1] + u[2] * w[2];
    let cross = [u[1] * w[2] - u[2] * w[1], u[2] * w[0] - u[0] * w[2], u[0] * w[1] - u[1] * w[0]];
    let area = cross.iter().map(|x| x * x).sum::<f64>().sqrt() / 2.0;
    let lengths = (u.iter().map(|x| x * x).sum::<f64>() * w.iter().map(|x| x * x).sum::<f64>()).sqrt();
    let cos = if lengths > 0.0 { dot / lengths } else { 1.0 };
    area * EARTH_RADIUS_KM * EARTH_RADIUS_KM * (1.0 - 0.7 * cos)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_on_a_line_go_and_a_corner_stays() {
        // Short enough that the bend of the earth itself, which counts, stays under the measure.
        let line: Vec<Point> = (0..=10).map(|i| [f64::from(i) * 0.01, 0.0]).collect();
        assert_eq!(simplify(&line, |_| 1.0), vec![[0.0, 0.0], line[10]]);
        let mut corner = line.clone();
        corner[5] = [0.05, 0.05];
        let kept = simplify(&corner, |_| 1.0);
        assert!(kept.contains(&[0.05, 0.05]) && kept.len() < 11, "{kept:?}");
    }

    #[test]
    fn a_ring_stays_a_ring() {
        let circle: Vec<Point> = (0..=60)
            .map(|i| {
                let a = f64::from(i % 60).to_radians() * 6.0;
                [127.0 + 0.01 * a.cos(), 37.0 + 0.01 * a.sin()]
            })
            .collect();
        let kept = simplify(&circle, |_| 1000.0);
        assert_eq!((kept.len(), kept.first() == kept.last()), (4, true));
    }

    #[test]
    fn the_limit_is_an_area() {
        // A triangle 10 km wide and 2 km high: 10 km², its obtuse angle weighs it by 1.7 at most.
        let deg = 111.195;
        let line = [[0.0, 0.0], [5.0 / deg, 2.0 / deg], [10.0 / deg, 0.0]];
        assert_eq!(simplify(&line, |_| 3.0).len(), 3);
        assert_eq!(simplify(&line, |_| 4.2).len(), 2);
    }
}
