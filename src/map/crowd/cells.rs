//! Points found by place: the sphere in cells of longitude and latitude for windows, space in cubes for neighbours.

use crate::geo::trig::{asin, cos, sin};
use crate::geo::{LonLat, Px, View, angle_deg, turned};
use crate::map::plane::Rect;

/// Points of the sphere by cells of equal degrees, row by row.
#[derive(Clone, Debug)]
pub struct Cells {
    size: f64,
    columns: u32,
    /// Cell and point, sorted.
    points: Vec<(u32, u32)>,
}

impl Cells {
    /// The points in cells of `size` degrees.
    pub fn new(size: f64, places: impl Iterator<Item = LonLat>) -> Cells {
        let size = size.clamp(0.01, 90.0);
        let mut cells = Cells { size, columns: (360.0 / size).ceil() as u32, points: Vec::new() };
        let found = |(i, p): (usize, LonLat)| (cells.row(p.lat) * cells.columns + cells.column(p.lon), i as u32);
        let mut points: Vec<(u32, u32)> = places.enumerate().map(found).collect();
        points.sort_unstable();
        cells.points = points;
        cells
    }

    fn row(&self, lat: f64) -> u32 {
        ((lat + 90.0) / self.size).max(0.0) as u32
    }

    fn column(&self, lon: f64) -> u32 {
        ((turned(lon + 180.0) / self.size) as u32).min(self.columns - 1)
    }

    /// The points in the cells `from..=to` of a row.
    fn run(&self, row: u32, from: u32, to: u32) -> &[(u32, u32)] {
        let start = self.points.partition_point(|p| p.0 < row * self.columns + from);
        let end = self.points.partition_point(|p| p.0 <= row * self.columns + to);
        self.points.get(start..end.max(start)).unwrap_or(&[])
    }

    /// The points within `radius` degrees of `centre`, and some around.
    pub fn near(&self, centre: LonLat, radius: f64, found: &mut dyn FnMut(u32)) {
        let (south, north) = (centre.lat - radius, centre.lat + radius);
        // A circle about a pole has every longitude.
        let aside = match south <= -89.9 || north >= 89.9 {
            true => 180.0,
            false => {
                let ratio = sin(radius.to_radians()) / cos(centre.lat.to_radians());
                if ratio < 1.0 { asin(ratio).to_degrees() } else { 180.0 }
            }
        };
        let whole = aside + self.size >= 180.0;
        for row in self.row(south)..=self.row(north.min(90.0)) {
            let runs = match (self.column(centre.lon - aside), self.column(centre.lon + aside)) {
                _ if whole => [Some((0, self.columns - 1)), None],
                (from, to) if from <= to => [Some((from, to)), None],
                (from, to) => [Some((from, self.columns - 1)), Some((0, to))],
            };
            for (from, to) in runs.into_iter().flatten() {
                self.run(row, from, to).iter().for_each(|p| found(p.1));
            }
        }
    }

    /// The most points in any block of three by two cells.
    pub fn densest(&self) -> usize {
        let block = |cell: u32| {
            let (row, column) = (cell / self.columns, cell % self.columns);
            let to = (column + 2).min(self.columns - 1);
            self.run(row, column, to).len() + self.run(row + 1, column, to).len()
        };
        self.points.chunk_by(|a, b| a.0 == b.0).filter_map(|c| c.first()).map(|c| block(c.0)).max().unwrap_or(0)
    }
}

/// A circle on the sphere that holds all that a window shows: centre and radius in degrees. The whole sphere where the
/// window reaches beyond the map.
pub fn circle(view: &View, window: Rect) -> (LonLat, f64) {
    let at = |x: f32, y: f32| view.invert(Px::new(f64::from(x), f64::from(y)));
    let (w, h) = (window.w / 4.0, window.h / 4.0);
    let whole = (LonLat::new(0.0, 0.0), 180.0);
    let Some(centre) = at(window.x + 2.0 * w, window.y + 2.0 * h) else { return whole };
    let mut radius = 0.0f64;
    for i in 0..=4 {
        let (x, y) = (window.x + w * i as f32, window.y + h * i as f32);
        for p in [at(x, window.y), at(x, window.bottom()), at(window.x, y), at(window.right(), y)] {
            let Some(p) = p else { return whole };
            radius = radius.max(angle_deg(centre, p));
        }
    }
    // On a flat map of half the world and more a window is no circle any longer.
    if radius > 60.0 { whole } else { (centre, radius * 1.1 + 0.001) }
}

/// Points of space by cubes.
pub struct Cubes {
    side: f64,
    /// Cube and point, sorted.
    points: Vec<(u64, u32)>,
}

impl Cubes {
    /// The points, which lie on the unit sphere, in cubes of `side`.
    pub fn new(side: f64, points: impl Iterator<Item = [f64; 3]>) -> Cubes {
        let mut points: Vec<(u64, u32)> = points.enumerate().map(|(i, v)| (key(cube(v, side)), i as u32)).collect();
        points.sort_unstable();
        Cubes { side, points }
    }

    /// The points no further than the cubes' side from `v`, and some around.
    pub fn near(&self, v: [f64; 3], found: &mut dyn FnMut(u32)) {
        let [x, y, z] = cube(v, self.side);
        for dx in 0..3 {
            for dy in 0..3 {
                // The three cubes of a column follow on one another.
                let (low, high) = (key([x + dx - 1, y + dy - 1, z - 1]), key([x + dx - 1, y + dy - 1, z + 1]));
                let start = self.points.partition_point(|p| p.0 < low);
                self.points.iter().skip(start).take_while(|p| p.0 <= high).for_each(|p| found(p.1));
            }
        }
    }
}

/// A cube's place, each coordinate at least 1 and below 2²⁰.
fn cube(v: [f64; 3], side: f64) -> [u64; 3] {
    v.map(|c| 1 + ((c + 1.0).max(0.0) / side) as u64)
}

fn key([x, y, z]: [u64; 3]) -> u64 {
    (x << 40) | (y << 20) | z
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::{destination, unit_vector};

    fn places() -> Vec<LonLat> {
        (0..3000).map(|i| LonLat::new(f64::from(i) * 77.77 % 360.0 - 180.0, 89.99 - f64::from(i) * 0.06)).collect()
    }

    #[test]
    fn all_that_lie_within_a_circle_are_found_over_poles_and_the_antimeridian() {
        let places = places();
        for size in [0.7, 5.0, 40.0] {
            let cells = Cells::new(size, places.iter().copied());
            for (lon, lat, radius) in [
                (0.0, 0.0, 3.0),
                (179.0, 20.0, 12.0),
                (-179.9, -60.0, 25.0),
                (10.0, 88.0, 5.0),
                (0.0, -90.0, 9.0),
                (5.0, 5.0, 180.0),
            ] {
                let centre = LonLat::new(lon, lat);
                let mut seen = vec![0; places.len()];
                cells.near(centre, radius, &mut |i| seen[i as usize] += 1);
                for (p, n) in places.iter().zip(seen) {
                    assert!(n == 1 || (n == 0 && angle_deg(*p, centre) > radius), "{size} {centre:?} {p:?}: {n}");
                }
            }
        }
    }

    #[test]
    fn neighbours_in_space_are_all_found() {
        let places = places();
        let side = 0.05;
        let cubes = Cubes::new(side, places.iter().map(|p| unit_vector(*p)));
        for p in places.iter().step_by(97) {
            let mut seen = vec![0; places.len()];
            cubes.near(unit_vector(*p), &mut |i| seen[i as usize] += 1);
            for (q, n) in places.iter().zip(seen) {
                let chord = 2.0 * (angle_deg(*p, *q).to_radians() / 2.0).sin();
                assert!(n == 1 || (n == 0 && chord > side), "{p:?} {q:?}: {n}");
            }
        }
    }

    #[test]
    fn the_circle_of_a_window_holds_all_that_it_shows() {
        let centre = LonLat::new(127.0, 37.5);
        for zoom in [0.0, 2.0, 3.0, 5.0, 9.0] {
            let view = View::for_camera(centre, zoom, 1200.0, 700.0);
            let (middle, radius) = circle(&view, Rect::new(0.0, 0.0, 1200.0, 700.0));
            for i in 0..2000 {
                let p = destination(centre, f64::from(i) * 7.3, 20_000.0 * f64::from(i) / 2000.0 / 2f64.powf(zoom));
                let shown = view.project(p).is_some_and(|p| (0.0..1200.0).contains(&p.x) && (0.0..700.0).contains(&p.y));
                assert!(!shown || angle_deg(p, middle) <= radius, "{zoom}: {p:?}");
            }
        }
    }
}
