//! Which edges lie near a place.

use std::collections::{BTreeSet, HashMap};

use super::geom::Point;

/// Side of a cell, degrees, unless another is asked for.
const CELL: f64 = 0.05;
/// An edge longer than this, degrees, is in the cells along it, not in all of its box.
const LONG: f64 = 1.0;

/// An edge and its owner.
type Owned = ([Point; 2], usize);

/// Edges by cell, each with its owner.
pub struct Near {
    cell: f64,
    cells: HashMap<(i32, i32), Vec<Owned>>,
}

impl Default for Near {
    fn default() -> Near {
        Near::with_cells(CELL)
    }
}

impl Near {
    /// With cells of this side in degrees: where edges are dense and only the nearest asked for, small
    /// ones spare looking at many.
    pub fn with_cells(cell: f64) -> Near {
        Near { cell, cells: HashMap::new() }
    }

    pub fn add(&mut self, line: &[Point], owner: usize) {
        for pair in line.windows(2) {
            let wide = (pair[1][0] - pair[0][0]).abs().max((pair[1][1] - pair[0][1]).abs());
            if wide > LONG {
                let steps = (wide / self.cell * 2.0).ceil() as u32;
                let along = (0..=steps).map(|i| {
                    let t = f64::from(i) / f64::from(steps);
                    [0, 1].map(|k| ((pair[0][k] + t * (pair[1][k] - pair[0][k])) / self.cell).floor() as i32)
                });
                let cells: BTreeSet<[i32; 2]> = along.collect();
                for [x, y] in cells {
                    self.cells.entry((x, y)).or_default().push(([pair[0], pair[1]], owner));
                }
                continue;
            }
            let range = |axis: usize| {
                let (a, b) = (pair[0][axis].min(pair[1][axis]), pair[0][axis].max(pair[1][axis]));
                (a / self.cell).floor() as i32..=(b / self.cell).floor() as i32
            };
            for x in range(0) {
                for y in range(1) {
                    self.cells.entry((x, y)).or_default().push(([pair[0], pair[1]], owner));
                }
            }
        }
    }

    /// The owner other than `but` of the edge nearest to a place, if it is at most `km` away, which
    /// is less than a cell (of 0.05°, about 4 km).
    pub fn owner(&self, p: Point, km: f64, but: usize) -> Option<usize> {
        let (x, y) = ((p[0] / self.cell).floor() as i32, (p[1] / self.cell).floor() as i32);
        let cells = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (x + dx, y + dy)));
        let edges = cells.filter_map(|cell| self.cells.get(&cell)).flatten();
        let near = edges.filter(|(_, owner)| *owner != but).map(|(edge, owner)| (distance_km(p, *edge), *owner));
        near.filter(|(d, _)| *d <= km).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, owner)| owner)
    }
}

/// From a place to an edge, on the plane that touches there.
fn distance_km(p: Point, edge: [Point; 2]) -> f64 {
    let (across, up) = (111.195 * p[1].to_radians().cos(), 111.195);
    let [a, b] = edge.map(|q| [(q[0] - p[0]) * across, (q[1] - p[1]) * up]);
    let d = [b[0] - a[0], b[1] - a[1]];
    let t = -(a[0] * d[0] + a[1] * d[1]) / (d[0] * d[0] + d[1] * d[1]).max(1e-12);
    let t = t.clamp(0.0, 1.0);
    (a[0] + t * d[0]).hypot(a[1] + t * d[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_other_owner_is_found_within_the_distance() {
        let mut near = Near::default();
        near.add(&[[127.0, 37.0], [127.2, 37.0]], 1);
        near.add(&[[127.0, 37.01], [127.2, 37.01]], 2);
        let p = [127.1, 37.001];
        assert_eq!(near.owner(p, 0.2, 9), Some(1));
        assert_eq!(near.owner(p, 0.2, 1), None);
        assert_eq!(near.owner(p, 1.2, 1), Some(2));
    }
}
