//! The place within an area that is furthest from its edges: where its name goes.

use crate::basemap::geom::{Point, area_km2};

/// Of the largest ring, to a hundredth of its size; `None` of no rings.
pub fn inner_place(rings: &[Vec<Point>]) -> Option<Point> {
    let ring = rings.iter().max_by(|a, b| area_km2(a).total_cmp(&area_km2(b)))?;
    let first = ring.first()?;
    // On the plane that touches there.
    let narrow = first[1].to_radians().cos();
    let flat: Vec<Point> = ring.iter().map(|p| [(p[0] - first[0]) * narrow, p[1] - first[1]]).collect();
    let side = |axis: usize| {
        let along = flat.iter().map(|p| p[axis]);
        (along.clone().fold(f64::MAX, f64::min), along.fold(f64::MIN, f64::max))
    };
    let ((west, east), (south, north)) = (side(0), side(1));
    let mut middle = [(west + east) / 2.0, (south + north) / 2.0];
    let mut half = [(east - west) / 2.0, (north - south) / 2.0];
    const STEPS: i32 = 9;
    for _ in 0..3 {
        let steps = (-STEPS..=STEPS).flat_map(|i| (-STEPS..=STEPS).map(move |j| [i, j]));
        let at = |step: [i32; 2]| [0, 1].map(|k| middle[k] + half[k] * f64::from(step[k]) / f64::from(STEPS));
        let best = steps.map(at).map(|p| (depth(&flat, p), p)).max_by(|a, b| a.0.total_cmp(&b.0))?;
        middle = best.1;
        half = half.map(|half| half * 1.5 / f64::from(STEPS));
    }
    Some([middle[0] / narrow + first[0], middle[1] + first[1]])
}

/// The distance to the ring's edges, negative outside.
fn depth(ring: &[Point], p: Point) -> f64 {
    let (mut nearest, mut odd) = (f64::MAX, false);
    for pair in ring.windows(2) {
        let [a, b] = [pair[0], pair[1]];
        let d = [b[0] - a[0], b[1] - a[1]];
        let w = [p[0] - a[0], p[1] - a[1]];
        let t = ((w[0] * d[0] + w[1] * d[1]) / (d[0] * d[0] + d[1] * d[1]).max(1e-18)).clamp(0.0, 1.0);
        nearest = nearest.min((w[0] - t * d[0]).hypot(w[1] - t * d[1]));
        if (a[1] <= p[1]) != (b[1] <= p[1]) {
            odd ^= a[0] + d[0] * (p[1] - a[1]) / d[1] > p[0];
        }
    }
    if odd { nearest } else { -nearest }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_hook_goes_into_its_wide_end() {
        let hook =
            vec![[0.0, 0.0], [3.0, 0.0], [3.0, 3.0], [2.9, 3.0], [2.9, 0.1], [1.0, 0.1], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]];
        let p = inner_place(&[hook]).unwrap();
        assert!((0.35..0.65).contains(&p[0]) && (0.35..0.65).contains(&p[1]), "{p:?}");
        assert_eq!(inner_place(&[]), None);
    }
}
