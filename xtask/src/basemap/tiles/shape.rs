//! Rings and lines of the whole Earth, from full detail to the grid of a level.

use bio_hub_atlas::map::base::chart::{Class, Grid};

use crate::basemap::geom::{Point, area_km2};
use crate::basemap::simplify::simplify;

/// A ring (first and last point equal) or a line, in degrees.
#[derive(Clone)]
pub struct Line {
    pub class: Class,
    pub points: Vec<Point>,
    /// The levels that it is on, first and last.
    pub levels: (u8, u8),
    /// Whether it stays however small it becomes: Dokdo.
    pub kept: bool,
}

impl Line {
    /// On all levels.
    pub fn new(class: Class, points: Vec<Point>) -> Line {
        Line::from(class, points, 4)
    }

    /// On the levels from `z` on.
    pub fn from(class: Class, points: Vec<Point>, z: u8) -> Line {
        Line { class, points, levels: (z, 7), kept: false }
    }
}

/// The same on a grid; rings repeat their first point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    pub class: Class,
    pub points: Vec<[i32; 2]>,
}

/// Takes out rings that are smaller than `km2` says of their class, and simplifies the rest.
pub fn simplified(lines: Vec<Line>, km2: impl Fn(Class) -> f64, km: impl Fn(&Line, Point) -> f64 + Sync) -> Vec<Line> {
    let stays = |line: &Line| !line.class.is_area() || line.kept || area_km2(&line.points) >= km2(line.class);
    let lines: Vec<Line> = lines.into_iter().filter(stays).collect();
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    // Every worker takes lines here and there, since the longest come together.
    let done: Vec<Vec<Line>> = std::thread::scope(|scope| {
        let (lines, km) = (&lines, &km);
        let running: Vec<_> = (0..workers)
            .map(|first| {
                let mine = lines.iter().skip(first).step_by(workers);
                scope.spawn(move || mine.map(|line| thinned(line, km)).collect())
            })
            .collect();
        running.into_iter().map(|worker| worker.join().unwrap_or_default()).collect()
    });
    let mut parts: Vec<_> = done.into_iter().map(Vec::into_iter).collect();
    (0..lines.len()).filter_map(|i| parts[i % workers].next()).collect()
}

fn thinned(line: &Line, km: &impl Fn(&Line, Point) -> f64) -> Line {
    let mut points = Vec::new();
    // Points on ±180° and at the pole stay: there one ring meets another.
    let fixed = |p: &Point| p[0].abs() >= 180.0 || p[1].abs() >= 90.0;
    let mut from = 0;
    for i in 1..line.points.len() {
        if i + 1 < line.points.len() && !fixed(&line.points[i]) {
            continue;
        }
        points.extend(simplify(&line.points[from..=i], |p| km(line, p)).into_iter().skip(usize::from(from > 0)));
        from = i;
    }
    Line { points, ..line.clone() }
}

impl Line {
    /// On a grid, without points that fall together; `None` where nothing is left.
    pub fn on(&self, grid: Grid) -> Option<Shape> {
        let mut points: Vec<[i32; 2]> = Vec::with_capacity(self.points.len());
        for p in &self.points {
            let p = grid.point(p[0], p[1]);
            if points.last() == Some(&p) {
                continue;
            }
            // There and back again encloses nothing.
            while points.len() >= 2 && points[points.len() - 2] == p {
                points.pop();
            }
            if points.last() != Some(&p) {
                points.push(p);
            }
        }
        let ring = self.class.is_area();
        if ring && points.len() < 4 && self.kept {
            let [x, y] = self.points.first().map(|p| grid.point(p[0], p[1]))?;
            points = vec![[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]];
        }
        (points.len() >= if ring { 4 } else { 2 }).then_some(Shape { class: self.class, points })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRID: Grid = Grid { lon_step: 1_000_000, lat_step: 1_000_000 };

    #[test]
    fn spikes_go_and_small_rings_with_them_unless_they_are_kept() {
        let spike = Line::new(Class::Land, vec![[0.0, 0.0], [5.0, 0.0], [5.0, 5.0], [5.0, 9.0], [5.0, 5.2], [0.0, 0.0]]);
        assert_eq!(spike.on(GRID).unwrap().points, [[0, 0], [5, 0], [5, 5], [0, 0]]);
        let rock = Line::new(Class::Land, vec![[0.1, 0.1], [0.2, 0.1], [0.2, 0.2], [0.1, 0.1]]);
        assert_eq!(rock.on(GRID), None);
        assert_eq!(Line { kept: true, ..rock }.on(GRID).unwrap().points.len(), 5);
    }

    #[test]
    fn lines_are_simplified_between_the_points_on_the_seam_in_their_order() {
        let ring =
            |x: f64| Line::new(Class::Land, vec![[x, 0.0], [180.0, 0.0], [180.0, 5.0], [180.0, 10.0], [x, 10.0], [x, 0.0]]);
        let lines: Vec<Line> = (0..5).map(|i| ring(f64::from(i))).collect();
        let out = simplified(lines.clone(), |_| 1.0, |_, _| 1.0);
        assert_eq!(out.len(), 5);
        for (line, from) in out.iter().zip(&lines) {
            assert_eq!(line.points, from.points);
        }
    }
}
