//! A ring with what lies beyond the horizon moved onto it.

use super::arcs::{Kept, Projected};
use super::chart::ArcRef;
use super::layer::{Chunk, Layer, Vec3};
use super::sight::{Horizon, Sight};
use super::spots::Spots;
use std::f32::consts::PI;

/// Moves what lies beyond the horizon onto it.
pub(super) struct Walk<'a> {
    spots: &'a mut Spots,
    sight: &'a Sight,
    horizon: &'a Horizon,
    before: Option<(Vec3, bool)>,
    /// The direction of the last point written on the horizon, while beyond it.
    at: f32,
    /// Whether any point was within.
    pub seen: bool,
}

impl<'a> Walk<'a> {
    pub fn new(spots: &'a mut Spots, sight: &'a Sight, horizon: &'a Horizon) -> Self {
        Walk { spots, sight, horizon, before: None, at: 0.0, seen: false }
    }

    /// The ring's next arc, piece by piece.
    pub fn along(&mut self, layer: &Layer, work: &Projected, step: ArcRef) {
        let (from, to) = layer.arcs[step.arc as usize].chunks;
        for c in step.order(from..if work.whole(step.arc) { from + 1 } else { to }) {
            let piece = work.pieces[c as usize];
            if piece.out {
                self.beyond(layer, layer.chunks[c as usize], step);
            }
            for (i, k) in step.order(piece.first..piece.last).enumerate() {
                let kept = work.kept(layer, self.sight, k);
                if piece.whole && i > 0 {
                    // What lies between two points within needs no look at the horizon.
                    self.spots.push(kept.spot);
                    self.before = Some((kept.v, true));
                } else {
                    self.point(kept.v, Some(kept));
                }
            }
        }
    }

    /// The ring's next point; `kept` if it was projected.
    fn point(&mut self, v: Vec3, kept: Option<Kept>) {
        let inside = kept.filter(|k| k.inside);
        match (self.before, inside) {
            (Some((_, true)) | None, Some(kept)) => self.spots.push(kept.spot),
            (Some((b, false)), Some(kept)) => {
                self.enter(v, b);
                self.spots.push(kept.spot);
            }
            (Some((b, true)), None) => self.leave(b, v),
            (Some((b, false)), None) => match kept.and_then(|_| self.horizon.passed(b, v)) {
                Some(within) => {
                    self.enter(within, b);
                    self.leave(within, v);
                    self.seen = true;
                }
                None => self.go(self.horizon.azimuth(v), false),
            },
            (None, None) => self.write(self.horizon.azimuth(v)),
        }
        self.seen |= inside.is_some();
        self.before = Some((v, inside.is_some()));
    }

    /// A piece that is out of sight altogether: its ends do, unless it lies about the antipode,
    /// where the way between them may go round either side.
    fn beyond(&mut self, layer: &Layer, chunk: Chunk, step: ArcRef) {
        let about = chunk.cap.has(self.horizon.cap.axis.map(|x| -x));
        for i in step.order(chunk.first..chunk.last + 1) {
            if about || i == chunk.first || i == chunk.last {
                self.point(layer.points[i as usize], None);
            }
        }
    }

    /// From beyond to within: along the horizon to where the way meets it.
    fn enter(&mut self, within: Vec3, beyond: Vec3) {
        let meeting = self.horizon.meeting(within, beyond);
        self.go(self.horizon.azimuth(meeting), true);
        self.spots.push(self.sight.spot_of(meeting));
    }

    fn leave(&mut self, within: Vec3, beyond: Vec3) {
        let meeting = self.horizon.meeting(within, beyond);
        self.spots.push(self.sight.spot_of(meeting));
        self.write(self.horizon.azimuth(meeting));
        self.go(self.horizon.azimuth(beyond), false);
    }

    /// Along the horizon, the shorter way. Where it need not arrive, steps too short are left.
    fn go(&mut self, azimuth: f32, arrive: bool) {
        let mut way = azimuth - self.at;
        way -= 2.0 * PI * (way / (2.0 * PI)).round();
        let n = (way.abs() / self.sight.step).floor() as i32;
        let from = self.at;
        for i in 1..=n {
            self.write(from + way * i as f32 / (n as f32).max(way.abs() / self.sight.step));
        }
        if arrive {
            self.write(azimuth);
        }
    }

    fn write(&mut self, azimuth: f32) {
        self.at = azimuth;
        self.spots.push(self.sight.spot_of(self.horizon.point(azimuth)));
    }
}
