//! Points, lines and rings in degrees, and cutting them by a box.

use bio_hub_atlas::geo::{EARTH_RADIUS_KM, Extent, LonLat, unit_vector};

/// Longitude and latitude, degrees.
pub type Point = [f64; 2];

pub fn unit(p: Point) -> [f64; 3] {
    unit_vector(LonLat::new(p[0], p[1]))
}

/// The chord between two places in km; near enough to their distance for what is close.
pub fn km(a: Point, b: Point) -> f64 {
    let (a, b) = (unit(a), unit(b));
    (0..3).map(|k| (a[k] - b[k]).powi(2)).sum::<f64>().sqrt() * EARTH_RADIUS_KM
}

/// The area of a ring in km², by the trapezoids of an equal-area cylinder.
pub fn area_km2(ring: &[Point]) -> f64 {
    let mut sum = 0.0;
    for pair in ring.windows(2) {
        let dx = wrap(pair[1][0] - pair[0][0]).to_radians();
        sum += dx * (pair[0][1].to_radians().sin() + pair[1][1].to_radians().sin()) / 2.0;
    }
    sum.abs() * EARTH_RADIUS_KM * EARTH_RADIUS_KM
}

pub fn wrap(lon: f64) -> f64 {
    bio_hub_atlas::geo::wrap_lon(lon)
}

/// The line with longitudes that run on over ±180° instead of jumping.
pub fn unwrap(line: &mut [Point]) {
    for i in 1..line.len() {
        line[i][0] = line[i - 1][0] + wrap(line[i][0] - line[i - 1][0]);
    }
}

/// The part of a ring within the box (Sutherland–Hodgman): one ring, closed, whose ways along the
/// box may coincide; with even-odd filling that is the same area. Empty where there is none.
pub fn clip_ring(ring: &[Point], to: Extent) -> Vec<Point> {
    let mut ring = ring.to_vec();
    for (axis, limit, sign) in [(0, to.west, 1.0), (0, to.east, -1.0), (1, to.south, 1.0), (1, to.north, -1.0)] {
        let inside = |p: &Point| (p[axis] - limit) * sign >= 0.0;
        let mut out: Vec<Point> = Vec::with_capacity(ring.len());
        for pair in ring.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            if inside(&a) {
                out.push(a);
            }
            if inside(&a) != inside(&b) {
                out.push(crossing(a, b, axis, limit));
            }
        }
        out.dedup();
        if let Some(&first) = out.first()
            && (out.len() > 1 && out.last() != Some(&first))
        {
            out.push(first);
        }
        ring = out;
    }
    if ring.len() >= 4 { ring } else { Vec::new() }
}

fn crossing(a: Point, b: Point, axis: usize, limit: f64) -> Point {
    let t = (limit - a[axis]) / (b[axis] - a[axis]);
    let mut p = [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
    p[axis] = limit;
    p
}

/// The pieces of a line within the box.
pub fn clip_line(line: &[Point], to: Extent) -> Vec<Vec<Point>> {
    let mut pieces = vec![line.to_vec()];
    for (axis, limit, sign) in [(0, to.west, 1.0), (0, to.east, -1.0), (1, to.south, 1.0), (1, to.north, -1.0)] {
        let inside = |p: &Point| (p[axis] - limit) * sign >= 0.0;
        let mut next = Vec::new();
        for piece in pieces {
            let mut open: Vec<Point> = Vec::new();
            for (i, &p) in piece.iter().enumerate() {
                if i > 0 && inside(&piece[i - 1]) != inside(&p) {
                    open.push(crossing(piece[i - 1], p, axis, limit));
                    if !inside(&p) {
                        next.push(std::mem::take(&mut open));
                    }
                }
                if inside(&p) {
                    open.push(p);
                }
            }
            next.push(open);
        }
        pieces = next.into_iter().filter(|piece| piece.len() >= 2).collect();
    }
    pieces
}

/// Whether an edge lies on the box: it is a cut, not a shore.
pub fn on_box(a: Point, b: Point, of: Extent) -> bool {
    let on = |axis: usize, limit: f64| a[axis] == limit && b[axis] == limit;
    on(0, of.west) || on(0, of.east) || on(1, of.south) || on(1, of.north)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: Extent = Extent::new(0.0, 0.0, 10.0, 10.0);

    #[test]
    fn a_ring_is_cut_to_its_part_in_the_box() {
        let square = [[-5.0, 5.0], [5.0, 5.0], [5.0, 15.0], [-5.0, 15.0], [-5.0, 5.0]];
        let cut = clip_ring(&square, BOX);
        assert!(cut.iter().all(|&p| BOX.contains(LonLat::new(p[0], p[1]))), "{cut:?}");
        let quarter = [[0.0, 5.0], [5.0, 5.0], [5.0, 10.0], [0.0, 10.0], [0.0, 5.0]];
        assert!((area_km2(&cut) / area_km2(&quarter) - 1.0).abs() < 1e-9);
        assert!(clip_ring(&square.map(|p| [p[0] - 20.0, p[1]]), BOX).is_empty());
    }

    #[test]
    fn a_line_is_cut_to_pieces() {
        let line = [[-1.0, 1.0], [1.0, 1.0], [1.0, -1.0], [2.0, -1.0], [2.0, 3.0]];
        let pieces = clip_line(&line, BOX);
        assert_eq!(pieces, vec![vec![[0.0, 1.0], [1.0, 1.0], [1.0, 0.0]], vec![[2.0, 0.0], [2.0, 3.0]]]);
    }

    #[test]
    fn the_octant_of_the_earth_has_an_eighth_of_its_area() {
        let octant = [[0.0, 0.0], [90.0, 0.0], [90.0, 90.0], [0.0, 90.0], [0.0, 0.0]];
        let eighth = std::f64::consts::PI * EARTH_RADIUS_KM * EARTH_RADIUS_KM / 2.0;
        assert!((area_km2(&octant) / eighth - 1.0).abs() < 1e-9);
    }
}
