//! Which part of a line lies on land: borders end at the shore, rivers at their mouth.

use super::sheet::Sides;

type At = [i32; 2];

/// Rows into which a square's edges are sorted.
const ROWS: usize = 128;

/// The land of a square, by its edges in rows from south to north.
#[derive(Default)]
pub struct Ground {
    rows: Vec<Vec<[At; 2]>>,
    south: i32,
    height: i32,
    west: i32,
    sides: Option<Sides>,
}

impl Ground {
    /// Of runs: their points, and whether they close.
    pub fn new<'a>(runs: impl Iterator<Item = (&'a [At], bool)>, sides: Sides) -> Ground {
        let (south, height) = (sides.low[1], sides.high[1] - sides.low[1]);
        let mut ground = Ground { rows: vec![Vec::new(); ROWS], south, height, west: sides.low[0], sides: Some(sides) };
        for (points, closed) in runs {
            let close = points.first().filter(|_| closed);
            let around: Vec<At> = points.iter().chain(close).copied().collect();
            for pair in around.windows(2) {
                let (a, b) = (ground.row(pair[0][1].min(pair[1][1])), ground.row(pair[0][1].max(pair[1][1])));
                for row in &mut ground.rows[a..=b] {
                    row.push([pair[0], pair[1]]);
                }
            }
        }
        ground
    }

    fn row(&self, y: i32) -> usize {
        let row = i64::from(y - self.south) * ROWS as i64 / i64::from(self.height.max(1));
        row.clamp(0, ROWS as i64 - 1) as usize
    }

    /// Whether a place is land: its parallel to the west meets an odd number of edges.
    fn is_land(&self, p: [f64; 2]) -> bool {
        let Some(row) = self.rows.get(self.row(p[1].floor() as i32)) else { return false };
        let mut odd = false;
        for [a, b] in row {
            let (ay, by) = (f64::from(a[1]), f64::from(b[1]));
            if (ay <= p[1]) != (by <= p[1]) {
                let t = (p[1] - ay) / (by - ay);
                let x = f64::from(a[0]) + t * f64::from(b[0] - a[0]);
                odd ^= x < p[0];
            }
        }
        odd
    }

    /// The pieces of a line on land, without crumbs that end within the square.
    pub fn inland(&self, line: &[At]) -> Vec<Vec<At>> {
        let (mut out, mut open) = (Vec::new(), Vec::new());
        for pair in line.windows(2) {
            let [a, b] = [pair[0], pair[1]].map(|p| p.map(f64::from));
            let at = |t: f64| [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
            let mut stops = vec![0.0, 1.0];
            let (first, last) = (self.row(pair[0][1].min(pair[1][1])), self.row(pair[0][1].max(pair[1][1])));
            for edge in self.rows.get(first..=last).unwrap_or_default().iter().flatten() {
                stops.extend(meeting(a, b, edge.map(|p| p.map(f64::from))));
            }
            stops.sort_by(f64::total_cmp);
            stops.dedup();
            for stop in stops.windows(2) {
                let place = |t: f64| at(t).map(|x| x.round() as i32);
                // A hair inward of the western side, along which nothing lies further west.
                let mut middle = at((stop[0] + stop[1]) / 2.0);
                middle[0] = middle[0].max(f64::from(self.west) + 1e-3);
                if !self.is_land(middle) {
                    finish(&mut open, &mut out);
                    continue;
                }
                for p in [place(stop[0]), place(stop[1])] {
                    if open.last() != Some(&p) {
                        open.push(p);
                    }
                }
            }
        }
        finish(&mut open, &mut out);
        let on_side = |p: Option<&At>| p.zip(self.sides).is_some_and(|(p, sides)| sides.touches(*p));
        let length = |line: &[At]| line.windows(2).map(|w| (0..2).map(|k| (w[0][k] - w[1][k]).abs()).sum::<i32>()).sum::<i32>();
        out.retain(|piece| length(piece) >= 6 || on_side(piece.first()) || on_side(piece.last()));
        out
    }
}

fn finish(open: &mut Vec<At>, out: &mut Vec<Vec<At>>) {
    if open.len() >= 2 {
        out.push(std::mem::take(open));
    }
    open.clear();
}

/// How far along a–b an edge crosses it, 0 to 1.
fn meeting(a: [f64; 2], b: [f64; 2], edge: [[f64; 2]; 2]) -> Option<f64> {
    let [c, d] = edge;
    for k in 0..2 {
        if c[k].max(d[k]) < a[k].min(b[k]) || c[k].min(d[k]) > a[k].max(b[k]) {
            return None;
        }
    }
    let (u, v) = ([b[0] - a[0], b[1] - a[1]], [d[0] - c[0], d[1] - c[1]]);
    let w = [c[0] - a[0], c[1] - a[1]];
    let det = u[0] * v[1] - u[1] * v[0];
    if det == 0.0 {
        return None;
    }
    let (t, s) = ((w[0] * v[1] - w[1] * v[0]) / det, (w[0] * u[1] - w[1] * u[0]) / det);
    ((0.0..=1.0).contains(&t) && (0.0..=1.0).contains(&s)).then_some(t)
}
