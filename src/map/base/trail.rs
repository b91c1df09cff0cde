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

use super::arcs::Projected;
use super::chart::ArcRef;
use super::layer::{Layer, Vec3, asin, sin_cos};
use super::out::Out;
use super::sight::{Horizon, Sight};
use super::spots::Spots;
use super::walk::Walk;
use std::f32::consts::PI;

const NORTH: Vec3 = [0.0, 0.0, 1.0];
const SOUTH: Vec3 = [0.0, 0.0, -1.0];

#[derive(Debug, Default)]
pub(super) struct Trail {
    spots: Spots,
}

/// Where the way from `p` to `q` meets the seam: the side it leaves by, and the sine of the latitude. Both are given by
/// longitude from the central meridian and sine of the latitude.
#[inline(never)]
pub(super) fn crossing(p: [f32; 2], q: [f32; 2]) -> (f32, f32) {
    let side = p[0].signum();
    let whole = (2.0 * PI - (p[0] - q[0]).abs()).max(1e-9);
    let t = ((PI - p[0].abs()) / whole).clamp(0.0, 1.0);
    (side, p[1] + t * (q[1] - p[1]))
}

/// +1 where the way from `p` to `q` crosses the seam eastward, −1 westward, 0 where it does not.
pub(super) fn crosses(p: [f32; 2], q: [f32; 2]) -> i32 {
    let turn = p[0] - q[0];
    i32::from(turn > PI) - i32::from(turn < -PI)
}

/// How often a ring winds counterclockwise around an axis where that comes out of the sphere, less
/// how often where it goes in: by its crossings of a half plane. `sides` gives a point's place
/// across the axis.
fn winding(layer: &Layer, steps: &[ArcRef], sides: &dyn Fn(Vec3) -> [f32; 2]) -> f32 {
    let (mut sum, mut before) = (0.0, None::<[f32; 2]>);
    for step in steps {
        let (from, to) = layer.arcs[step.arc as usize].chunks;
        for i in step.order(layer.chunks[from as usize].first..layer.chunks[to as usize - 1].last + 1) {
            let q = sides(layer.points[i as usize]);
            if let Some(p) = before
                && (p[1] < 0.0) != (q[1] < 0.0)
                && p[0] + p[1] / (p[1] - q[1]) * (q[0] - p[0]) > 0.0
            {
                sum += if q[1] < 0.0 { -1.0 } else { 1.0 };
            }
            before = Some(q);
        }
    }
    sum
}

impl Trail {
    /// Fills a ring of a layer. One that is seen as a whole, that no seam tears and whose line is drawn too is put with
    /// those that are shared.
    pub fn fill(&mut self, layer: &Layer, work: &mut Projected, sight: &Sight, ring: u32, out: &mut Out) {
        let (number, ring) = (ring, layer.rings[ring as usize]);
        if sight.horizon.is_some_and(|h| !h.cap.touches(&ring.cap)) {
            return;
        }
        // Less than a third of a px altogether is nothing.
        if ring.cap.cos > 0.9 && 2.0 * ring.cap.sin * sight.scale() < 0.3 {
            return;
        }
        let beyond = sight.horizon.filter(|h| !h.cap.holds(&ring.cap));
        let torn = sight.seam && ring.cap.reaches_meridian(sight.seam_toward);
        if beyond.is_none() && !torn {
            if ring.edged {
                work.shared.push(number);
            } else {
                work.ring(layer, sight, &ring, out);
            }
            return;
        }
        let steps = layer.steps_of(&ring);
        self.spots.clear();
        let Some(horizon) = beyond else {
            for step in steps {
                let became = work.arc(layer, sight, step.arc as usize, true);
                self.spots.arc(layer, work, sight, *step, became);
            }
            self.emit(sight, ring.turn, out);
            return;
        };
        let mut walk = Walk::new(&mut self.spots, sight, &horizon);
        for step in steps {
            work.arc(layer, sight, step.arc as usize, false);
            walk.along(layer, work, *step);
        }
        let antipode = horizon.cap.axis.map(|x| -x);
        let around = || winding(layer, steps, &|v| horizon.sides(v)) * ring.turn;
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
                if winding(layer, steps, &|v| [v[0], v[1]]) == 0.0 {
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
        self.circle(sight, &horizon);
        // A circle of more than 90° is all but the smaller one about its antipode.
        if horizon.cap.cos < 0.0 && sight.seam {
            self.globe(sight, out);
            self.emit(sight, -1.0, out);
        } else {
            self.emit(sight, 1.0, out);
        }
    }

    /// Fills the whole map, with a path that ends where it began.
    pub fn globe(&mut self, sight: &Sight, out: &mut Out) {
        out.begin();
        for side in [-1.0, 1.0] {
            out.push(sight.seam_spot(side, side));
            along_seam(sight, side, side, -side, out);
            out.push(sight.seam_spot(side, -side));
        }
        out.push(sight.seam_spot(-1.0, -1.0));
        out.end(3);
    }

    /// The edge of the map in a part of it, as lines: the horizon where the map ends there, the seam and the poles, where they
    /// are seen.
    pub fn outline(&mut self, sight: &Sight, out: &mut Out) {
        let Some(horizon) = sight.horizon else { return };
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
                    out.push(sight.seam_spot(side, z));
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
                out.push(sight.seam_spot(-1.0, pole));
                out.push(sight.seam_spot(1.0, pole));
                out.end(2);
            }
        }
    }

    /// Points of the horizon once round, the first again at the end.
    fn circle(&mut self, sight: &Sight, horizon: &Horizon) {
        let n = (2.0 * PI / sight.step).ceil() as usize;
        self.spots.clear();
        for i in 0..=n {
            let v = horizon.point(2.0 * PI * (i % n) as f32 / n as f32);
            self.spots.push(sight.spot_of(v));
        }
    }

    /// The horizon as a line, broken at the seam.
    fn around(&mut self, sight: &Sight, horizon: &Horizon, out: &mut Out) {
        self.circle(sight, horizon);
        let mut before = [f32::NAN; 2];
        out.begin();
        for (&at, &xy) in self.spots.at.iter().zip(&self.spots.xy) {
            if sight.seam && crosses(before, at) != 0 {
                out.end(2);
                out.begin();
            }
            out.push(xy);
            before = at;
        }
        out.end(2);
    }

    /// Writes the ring in `spots`, taken apart at the seam. `turn` as that of a layer's ring.
    fn emit(&self, sight: &Sight, turn: f32, out: &mut Out) {
        let Spots { xy, at } = &self.spots;
        let n = at.len();
        if n < 3 {
            return;
        }
        let mut first = None;
        let mut net = 0;
        let mut p = at[n - 1];
        for (i, &q) in at.iter().enumerate().filter(|_| sight.seam) {
            let c = crosses(p, q);
            net += c;
            if c != 0 && first.is_none() {
                first = Some((i, p));
            }
            p = q;
        }
        let Some((first, mut p)) = first else {
            out.begin();
            out.extend(xy);
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
        // Where the present run came in: side, and sine of the latitude; and what of it is not written yet.
        let mut entry = None;
        let mut start = first;
        // Once round, from where it comes in first to there.
        for i in (first..n).chain(0..first + 1) {
            if i == 0 && entry.is_some() {
                out.extend(&xy[start..]);
                start = 0;
            }
            let q = at[i];
            if crosses(p, q) != 0 {
                let (side, z) = crossing(p, q);
                if let Some(entry) = entry {
                    out.extend(&xy[start..i]);
                    out.push(sight.seam_spot(side, z));
                    close_run(sight, (side, z), entry, pole, out);
                    out.end(3);
                }
                entry = Some((-side, z));
                out.begin();
                out.push(sight.seam_spot(-side, z));
                start = i;
            }
            p = q;
        }
        // The run that it ends with is the first again.
        out.end(usize::MAX);
    }
}

/// From where a run went out back to where it came in, along the seam or over the pole.
fn close_run(sight: &Sight, exit: (f32, f32), entry: (f32, f32), pole: f32, out: &mut Out) {
    if exit.0 == entry.0 {
        along_seam(sight, exit.0, exit.1, entry.1, out);
    } else {
        along_seam(sight, exit.0, exit.1, pole, out);
        out.push(sight.seam_spot(exit.0, pole));
        out.push(sight.seam_spot(entry.0, pole));
        along_seam(sight, entry.0, pole, entry.1, out);
    }
}

/// Points between two on one side of the seam, without its ends. They are the same whoever goes along it: what two rings
/// share of it, even where a passage tears it about an antipode, cancels by the even-odd rule.
fn along_seam(sight: &Sight, side: f32, from: f32, to: f32, out: &mut Out) {
    let (a, b) = (asin(from.clamp(-1.0, 1.0)), asin(to.clamp(-1.0, 1.0)));
    let step = sight.step;
    let (low, high) = ((a.min(b) / step).floor() as i32 + 1, (a.max(b) / step).ceil() as i32 - 1);
    let mut point = |i: i32| out.push(sight.seam_spot(side, sin_cos(i as f32 * step).0));
    if a <= b {
        (low..=high).for_each(&mut point);
    } else {
        (low..=high).rev().for_each(&mut point);
    }
}
