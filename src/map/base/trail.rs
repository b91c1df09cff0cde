//! Filling a ring: what of it lies beyond the horizon is drawn along the horizon, and where it
//! crosses the seam it is taken apart. Nothing is sorted and rejoined.
//!
//! *Horizon.* Points outside the circle that holds all of the view are moved onto it, in their own
//! direction, and ways between them go along it. That is continuous except at the antipode of the
//! middle; where the ring encloses that, the whole circle is added, and by the even-odd rule the
//! right area is filled.
//!
//! *Seam.* Each run of the ring between two crossings is closed by itself: along the seam if it
//! comes back to the side where it came in, else over a pole, for all such runs the same: the one
//! that the ring encloses, or any. By the even-odd rule these pieces together are the ring's area.

use super::arcs::{Kept, Out, Projected};
use super::chart::ArcRef;
use super::layer::{Chunk, Layer, Vec3, asin, sin_cos};
use super::sight::{Horizon, Sight, Spot};
use super::walk::Walk;
use std::f32::consts::PI;

const NORTH: Vec3 = [0.0, 0.0, 1.0];
const SOUTH: Vec3 = [0.0, 0.0, -1.0];

#[derive(Debug, Default)]
pub(super) struct Trail {
    spots: Vec<Spot>,
}

/// Where the way from `p` to `q` meets the seam: the side it leaves by, and the sine of the
/// latitude.
pub(super) fn crossing(p: Spot, q: Spot) -> (f32, f32) {
    let side = p.lambda.signum();
    let whole = (2.0 * PI - (p.lambda - q.lambda).abs()).max(1e-9);
    let t = ((PI - p.lambda.abs()) / whole).clamp(0.0, 1.0);
    (side, p.z + t * (q.z - p.z))
}

/// +1 where the way from `p` to `q` crosses the seam eastward, −1 westward, 0 where it does not.
fn crosses(p: Spot, q: Spot) -> i32 {
    let turn = p.lambda - q.lambda;
    if turn > PI {
        1
    } else if turn < -PI {
        -1
    } else {
        0
    }
}

/// What a ring passes: a point that is kept, or a piece out of sight (backwards or not).
enum Passed {
    Point(Kept),
    Beyond(Chunk, bool),
}

/// Goes along a ring, arc by arc, piece by piece, in its direction.
fn along(layer: &Layer, work: &Projected, steps: &[ArcRef], mut pass: impl FnMut(Passed)) {
    for step in steps {
        let (from, to) = layer.arcs[step.arc as usize].chunks;
        let mut piece = |c: usize| {
            let piece = work.pieces[c];
            let kept = &work.kept[piece.first as usize..piece.last as usize];
            if piece.out {
                pass(Passed::Beyond(layer.chunks[c], step.reversed));
            } else if step.reversed {
                kept.iter().rev().for_each(|k| pass(Passed::Point(*k)));
            } else {
                kept.iter().for_each(|k| pass(Passed::Point(*k)));
            }
        };
        if step.reversed {
            (from as usize..to as usize).rev().for_each(&mut piece);
        } else {
            (from as usize..to as usize).for_each(&mut piece);
        }
    }
}

/// How often a ring winds counterclockwise around an axis where that comes out of the sphere, less
/// how often where it goes in: by its crossings of a half plane. `sides` gives a point's place
/// across the axis.
fn winding(layer: &Layer, steps: &[ArcRef], sides: impl Fn(Vec3) -> [f32; 2]) -> f32 {
    let (mut sum, mut before) = (0.0, None::<[f32; 2]>);
    for step in steps {
        let (from, to) = layer.arcs[step.arc as usize].chunks;
        let first = layer.chunks[from as usize].first as usize;
        let last = layer.chunks[to as usize - 1].last as usize;
        let mut point = |i: usize| {
            let q = sides(layer.points[i]);
            if let Some(p) = before
                && (p[1] < 0.0) != (q[1] < 0.0)
                && p[0] + p[1] / (p[1] - q[1]) * (q[0] - p[0]) > 0.0
            {
                sum += if q[1] < 0.0 { -1.0 } else { 1.0 };
            }
            before = Some(q);
        };
        if step.reversed {
            (first..=last).rev().for_each(&mut point);
        } else {
            (first..=last).for_each(&mut point);
        }
    }
    sum
}

impl Trail {
    /// Fills a ring of a layer.
    pub fn fill(&mut self, layer: &Layer, work: &mut Projected, sight: &Sight, ring: usize, out: &mut Out) {
        let ring = layer.rings[ring];
        if sight.horizon.is_some_and(|h| !h.cap.touches(&ring.cap)) {
            return;
        }
        // Less than a third of a px altogether is nothing.
        if ring.cap.cos > 0.9 && 2.0 * ring.cap.sin * sight.scale() < 0.3 {
            return;
        }
        let steps = &layer.steps[ring.steps.0 as usize..ring.steps.1 as usize];
        for step in steps {
            work.arc(layer, sight, step.arc as usize);
        }
        let reaches_seam = sight.seam && ring.cap.reaches_meridian(sight.seam_toward);
        let Some(horizon) = sight.horizon.filter(|h| !h.cap.holds(&ring.cap)) else {
            if reaches_seam {
                self.spots.clear();
                let spots = &mut self.spots;
                along(layer, work, steps, |passed| {
                    if let Passed::Point(kept) = passed {
                        spots.push(kept.spot);
                    }
                });
                self.emit(sight, ring.turn, out);
            } else {
                out.begin();
                along(layer, work, steps, |passed| {
                    if let Passed::Point(kept) = passed {
                        out.push(kept.spot.xy);
                    }
                });
                out.end(3);
            }
            return;
        };
        self.spots.clear();
        let mut walk = Walk::new(&mut self.spots, sight, &horizon);
        along(layer, work, steps, |passed| match passed {
            Passed::Point(kept) => walk.point(work.vector(layer, kept.index), Some(kept)),
            Passed::Beyond(chunk, reversed) => walk.beyond(layer, chunk, reversed),
        });
        let antipode = horizon.cap.axis.map(|x| -x);
        let around = || winding(layer, steps, |v| horizon.sides(v)) * ring.turn;
        if !walk.seen {
            // Its edge is out of sight: it covers all that is seen, or nothing.
            if ring.cap.has(horizon.cap.axis) && around() > 0.0 {
                self.horizon(sight, out);
            }
        } else if ring.cap.has(antipode) && around() < 0.0 {
            // What is drawn is the rest of the circle, and then the circle.
            self.emit(sight, -ring.turn, out);
            if sight.seam && horizon.cap.has(NORTH) && horizon.cap.has(SOUTH) {
                // If neither pole is in the ring, both are in the rest, and no run tells.
                if winding(layer, steps, |v| [v[0], v[1]]) == 0.0 {
                    self.globe(sight, out);
                }
            }
            self.horizon(sight, out);
        } else {
            self.emit(sight, ring.turn, out);
        }
    }

    /// Fills all that the frame can show.
    pub fn horizon(&mut self, sight: &Sight, out: &mut Out) {
        let Some(horizon) = sight.horizon else { return };
        let n = (2.0 * PI / sight.step).ceil() as usize;
        self.spots.clear();
        for i in 0..=n {
            let v = horizon.point(2.0 * PI * (i % n) as f32 / n as f32);
            self.spots.push(sight.spot_of(v));
        }
        // A circle of more than 90° is all but the smaller one about its antipode.
        if horizon.cap.cos < 0.0 && sight.seam {
            self.globe(sight, out);
            self.emit(sight, -1.0, out);
        } else {
            self.emit(sight, 1.0, out);
        }
    }

    /// Fills the whole map.
    pub fn globe(&mut self, sight: &Sight, out: &mut Out) {
        out.begin();
        globe_edge(sight, out);
        out.end(3);
    }

    /// The edge of the map, as lines: the horizon where the map ends there, the seam and the poles, where they are seen.
    pub fn outline(&mut self, sight: &Sight, out: &mut Out) {
        let Some(horizon) = sight.horizon else {
            out.begin();
            globe_edge(sight, out);
            out.push(sight.seam_spot(-1.0, -1.0).xy);
            out.end(2);
            return;
        };
        if sight.edge {
            self.around(sight, &horizon, out);
        }
        if !sight.seam {
            return;
        }
        let n = (PI / sight.step).ceil() as usize;
        for side in [-1.0, 1.0] {
            let mut open = false;
            for i in 0..=n {
                let z = sin_cos(PI * (i as f32 / n as f32 - 0.5)).0;
                if horizon.cap.has(sight.seam_vector(z)) {
                    if !std::mem::replace(&mut open, true) {
                        out.begin();
                    }
                    out.push(sight.seam_spot(side, z).xy);
                } else if std::mem::take(&mut open) {
                    out.end(2);
                }
            }
            if open {
                out.end(2);
            }
        }
        for pole in [-1.0, 1.0] {
            if horizon.cap.has([0.0, 0.0, pole]) {
                out.begin();
                out.push(sight.seam_spot(-1.0, pole).xy);
                out.push(sight.seam_spot(1.0, pole).xy);
                out.end(2);
            }
        }
    }

    /// The horizon as a line, broken at the seam.
    fn around(&self, sight: &Sight, horizon: &Horizon, out: &mut Out) {
        let n = (2.0 * PI / sight.step).ceil() as usize;
        let mut before = None::<Spot>;
        out.begin();
        for i in 0..=n {
            let spot = sight.spot_of(horizon.point(2.0 * PI * (i % n) as f32 / n as f32));
            if sight.seam && before.is_some_and(|b| crosses(b, spot) != 0) {
                out.end(2);
                out.begin();
            }
            out.push(spot.xy);
            before = Some(spot);
        }
        out.end(2);
    }

    /// Writes the ring in `spots`, taken apart at the seam. `turn` as that of a layer's ring.
    fn emit(&self, sight: &Sight, turn: f32, out: &mut Out) {
        let spots = &self.spots[..];
        let n = spots.len();
        if n < 3 {
            return;
        }
        let before = |i: usize| spots[(i + n - 1) % n];
        let mut first = None;
        let mut net = 0;
        if sight.seam {
            for (i, &spot) in spots.iter().enumerate() {
                let c = crosses(before(i), spot);
                net += c;
                if c != 0 && first.is_none() {
                    first = Some(i);
                }
            }
        }
        let Some(first) = first else {
            out.begin();
            spots.iter().for_each(|spot| out.push(spot.xy));
            out.end(3);
            return;
        };
        let pole = if net != 0 {
            (net as f32 * turn).signum()
        } else if sight.horizon.is_some_and(|h| h.cap.has(NORTH)) {
            1.0
        } else {
            -1.0
        };
        // Where the present run came in: side, and sine of the latitude.
        let mut entry = (0.0, 0.0);
        for j in 0..=n {
            let (p, q) = (before(first + j), spots[(first + j) % n]);
            if crosses(p, q) != 0 {
                let (side, z) = crossing(p, q);
                if j > 0 {
                    out.push(sight.seam_spot(side, z).xy);
                    close_run(sight, (side, z), entry, pole, out);
                    out.end(3);
                }
                if j < n {
                    out.begin();
                    entry = (-side, z);
                    out.push(sight.seam_spot(-side, z).xy);
                }
            }
            if j < n {
                out.push(q.xy);
            }
        }
    }
}

/// From where a run went out back to where it came in, along the seam or over the pole.
fn close_run(sight: &Sight, exit: (f32, f32), entry: (f32, f32), pole: f32, out: &mut Out) {
    if exit.0 == entry.0 {
        along_seam(sight, exit.0, exit.1, entry.1, out);
    } else {
        along_seam(sight, exit.0, exit.1, pole, out);
        out.push(sight.seam_spot(exit.0, pole).xy);
        out.push(sight.seam_spot(entry.0, pole).xy);
        along_seam(sight, entry.0, pole, entry.1, out);
    }
}

/// Points between two on one side of the seam, without its ends. They are the same whoever goes along it: what two rings
/// share of it, even where a passage tears it about an antipode, cancels by the even-odd rule.
fn along_seam(sight: &Sight, side: f32, from: f32, to: f32, out: &mut Out) {
    let (a, b) = (asin(from.clamp(-1.0, 1.0)), asin(to.clamp(-1.0, 1.0)));
    let step = sight.step;
    let (low, high) = ((a.min(b) / step).floor() as i32 + 1, (a.max(b) / step).ceil() as i32 - 1);
    let mut point = |i: i32| out.push(sight.seam_spot(side, sin_cos(i as f32 * step).0).xy);
    if a <= b {
        (low..=high).for_each(&mut point);
    } else {
        (low..=high).rev().for_each(&mut point);
    }
}

fn globe_edge(sight: &Sight, out: &mut Out) {
    for side in [-1.0, 1.0] {
        out.push(sight.seam_spot(side, side).xy);
        along_seam(sight, side, side, -side, out);
        out.push(sight.seam_spot(side, -side).xy);
    }
}
