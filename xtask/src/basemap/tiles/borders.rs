//! Borders of countries. Natural Earth says which are drawn and how; OpenStreetMap where they run,
//! and where it has none, as in areas that two states have in it, Natural Earth's own line does.

use std::collections::HashMap;

use anyhow::Result;
use bio_hub_atlas::geo::Extent;

use super::shape::Line;
use crate::basemap::geom::{Point, km, unit};
use crate::basemap::mesh::Mesh;
use crate::basemap::natural_earth::NaturalEarth;
use crate::basemap::{osm, recipes};

/// How far apart the two may be to mean the same line, km.
const SAME_KM: f64 = 12.0;
/// Shorter pieces that only one of them has are noise, km.
const NOISE_KM: f64 = 20.0;
/// Parts of China in OpenStreetMap's list that have a code of their own: no border.
const IN_CHINA: [&str; 2] = ["HKG", "MAC"];

pub fn lines(earth: &NaturalEarth) -> Result<Vec<Line>> {
    let drawn = earth.drawn();
    let wanted = Places::along(drawn.iter().map(|(_, line)| line.as_slice()));
    let mut out = Vec::new();
    for (pair, line) in osm::common_borders()? {
        let has = |code: &str| pair.iter().any(|c| c == code);
        if IN_CHINA.iter().any(|part| has(part)) || ["KOR", "CHN", "RUS"].iter().any(|other| has("PRK") && has(other)) {
            continue;
        }
        for piece in pieces(&line, |p| wanted.near(p)) {
            out.extend(earth.by_kind(&piece));
        }
    }
    let found = Places::along(out.iter().map(|(_, line)| line.as_slice()));
    let korean = |p: Point| (123.0..131.5).contains(&p[0]) && (37.0..43.5).contains(&p[1]);
    for (class, line) in &drawn {
        let missing = pieces(line, |p| !found.near(p) && !korean(p));
        out.extend(missing.into_iter().map(|piece| (*class, piece)));
    }
    let mut korea = Mesh::default();
    recipes::korean_borders(&mut korea, Extent::new(123.0, 37.0, 131.5, 43.5))?;
    for (class, edges) in &korea.parts {
        out.extend(edges.iter().map(|(edge, _)| (*class, korea.edges[*edge].points.clone())));
    }
    Ok(out.into_iter().map(|(class, points)| Line::new(class, points)).collect())
}

/// The pieces of a line where a place is wanted; short ones are noise, whichever they are.
fn pieces(line: &[Point], wanted: impl Fn(Point) -> bool) -> Vec<Vec<Point>> {
    let length = |points: &[Point]| points.windows(2).map(|w| km(w[0], w[1])).sum::<f64>();
    let mut runs: Vec<(bool, Vec<Point>)> = Vec::new();
    for pair in line.windows(2) {
        let is = wanted([0, 1].map(|k| (pair[0][k] + pair[1][k]) / 2.0));
        match runs.last_mut() {
            Some((was, points)) if *was == is => points.push(pair[1]),
            _ => runs.push((is, pair.to_vec())),
        }
    }
    let mut out: Vec<Vec<Point>> = Vec::new();
    let mut open = false;
    for (is, points) in runs {
        let is = is || (open && length(&points) < NOISE_KM);
        match out.last_mut().filter(|_| open && is) {
            Some(last) => last.extend_from_slice(&points[1..]),
            None if is => out.push(points),
            None => {}
        }
        open = is;
    }
    let whole = out.len() == 1 && out[0].len() == line.len();
    out.retain(|piece| whole || length(piece) >= NOISE_KM);
    out
}

/// Places along lines, to look up whether one is near.
struct Places {
    cells: HashMap<(i32, i32), Vec<[f64; 3]>>,
}

/// Between two places along a line, km.
const EVERY_KM: f64 = 3.0;

impl Places {
    fn along<'a>(lines: impl Iterator<Item = &'a [Point]>) -> Places {
        let mut cells: HashMap<_, Vec<_>> = HashMap::new();
        for line in lines {
            let mut last: Option<Point> = None;
            for pair in line.windows(2) {
                let steps = (km(pair[0], pair[1]) / EVERY_KM).ceil().max(1.0) as usize;
                for i in 0..=steps {
                    let t = i as f64 / steps as f64;
                    let p = [0, 1].map(|k| pair[0][k] + t * (pair[1][k] - pair[0][k]));
                    if last.is_none_or(|last| km(last, p) >= EVERY_KM) {
                        cells.entry(cell(p)).or_default().push(unit(p));
                        last = Some(p);
                    }
                }
            }
        }
        Places { cells }
    }

    fn near(&self, p: Point) -> bool {
        let (x, y) = cell(p);
        let v = unit(p);
        let limit = (SAME_KM / bio_hub_atlas::geo::EARTH_RADIUS_KM).powi(2);
        // A cell is 28 km high; in the far north it is narrower than the distance.
        let wide = (0.2 / p[1].to_radians().cos().max(0.02)).ceil() as i32;
        let mut around = (-wide..=wide).flat_map(|dx| (-1..=1).map(move |dy| (x + dx, y + dy)));
        around.any(|at| self.cells.get(&at).is_some_and(|places| places.iter().any(|q| chord2(*q, v) <= limit)))
    }
}

fn chord2(a: [f64; 3], b: [f64; 3]) -> f64 {
    (0..3).map(|k| (a[k] - b[k]).powi(2)).sum()
}

fn cell(p: Point) -> (i32, i32) {
    ((p[0] * 4.0).floor() as i32, (p[1] * 4.0).floor() as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_bridge_short_gaps_and_leave_out_crumbs() {
        // A tenth of a degree on the equator is 11 km.
        let line: Vec<Point> = (0..100).map(|i| [f64::from(i) * 0.1, 0.0]).collect();
        let whole = pieces(&line, |p| !(4.0..4.1).contains(&p[0]));
        assert_eq!((whole.len(), whole[0].len()), (1, 100));
        let two = pieces(&line, |p| !(4.0..6.0).contains(&p[0]) && p[0] < 9.0);
        assert_eq!(two.len(), 2);
        assert!(pieces(&line, |p| p[0] < 0.1).is_empty());
    }

    #[test]
    fn places_are_found_from_a_distance_and_not_from_further() {
        let places = Places::along([[[10.0, 60.0], [12.0, 60.0]].as_slice()].into_iter());
        assert!(places.near([11.03, 60.1]));
        assert!(!places.near([11.03, 60.13]));
    }
}
