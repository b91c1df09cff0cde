//! What a frame writes into: arcs projected once, and the lines drawn from them.

use super::layer::{Cap, Layer, Vec3, sin_cos};
use super::sight::{Horizon, Sight, Spot, between};

/// Paths as they are written: for each its number of points, then x, y, x, y, …
#[derive(Debug, Default)]
pub(super) struct Out {
    pub buf: Vec<f32>,
    open: usize,
}

impl Out {
    pub fn begin(&mut self) {
        self.open = self.buf.len();
        self.buf.push(0.0);
    }

    #[inline]
    pub fn push(&mut self, xy: [f32; 2]) {
        self.buf.extend_from_slice(&xy);
    }

    /// Ends the path; of fewer than `least` points it is as if it had never been.
    pub fn end(&mut self, least: usize) {
        let n = (self.buf.len() - self.open - 1) / 2;
        if n < least {
            self.buf.truncate(self.open);
        } else {
            self.buf[self.open] = n as f32;
        }
    }
}

/// A point that is kept in this frame.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kept {
    pub spot: Spot,
    /// Among the layer's points; from their number on, among those that were put between them.
    pub index: u32,
    pub inside: bool,
}

/// What became of a piece of an arc.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Piece {
    /// Range of `kept`; empty where all of it is out of sight.
    pub first: u32,
    pub last: u32,
    pub out: bool,
}

/// What one layer's arcs became in this frame.
#[derive(Debug, Default)]
pub(super) struct Projected {
    pub kept: Vec<Kept>,
    pub pieces: Vec<Piece>,
    done: Vec<bool>,
    /// Points put between the layer's, where the projection bends an edge.
    between: Vec<Vec3>,
}

/// Edges shorter than this are straight, px.
const SHORT: f32 = 12.0;
/// How far an edge may lie off the way that it stands for, px.
const BEND: f32 = 0.4;
/// An edge is halved at most so often.
const HALVINGS: u32 = 6;

impl Projected {
    pub fn reset(&mut self, layer: &Layer) {
        self.kept.clear();
        self.pieces.clear();
        self.pieces.resize(layer.chunks.len(), Piece::default());
        self.done.clear();
        self.done.resize(layer.arcs.len(), false);
        self.between.clear();
    }

    /// Where on the sphere a kept point lies.
    pub fn vector(&self, layer: &Layer, index: u32) -> Vec3 {
        let i = index as usize;
        let beyond = || self.between.get(i - layer.points.len()).copied().unwrap_or_default();
        layer.points.get(i).copied().unwrap_or_else(beyond)
    }

    /// Puts points between two neighbours of an arc where the way between them bends.
    fn bend(&mut self, layer: &Layer, sight: &Sight, (a, p): (Vec3, Spot), (b, q): (Vec3, Spot), whole: bool, left: u32) {
        let (dx, dy) = (q.xy[0] - p.xy[0], q.xy[1] - p.xy[1]);
        let length = dx.abs() + dy.abs();
        if length < SHORT || left == 0 {
            return;
        }
        let sees = |v: Vec3| whole || sight.horizon.is_none_or(|h| h.cap.has(v));
        if !(sees(a) || sees(b)) || (sight.seam && (p.lambda - q.lambda).abs() > 3.0) {
            return;
        }
        let m = between(a, b, 0.5);
        let spot = sight.spot_of(m);
        let off = [spot.xy[0] - (p.xy[0] + q.xy[0]) / 2.0, spot.xy[1] - (p.xy[1] + q.xy[1]) / 2.0];
        if (off[0] * dy - off[1] * dx).abs() < BEND * (dx * dx + dy * dy).sqrt() && off[0].abs() + off[1].abs() < length / 4.0 {
            return;
        }
        self.bend(layer, sight, (a, p), (m, spot), whole, left - 1);
        let inside = sees(m);
        let index = (layer.points.len() + self.between.len()) as u32;
        self.between.push(m);
        self.kept.push(Kept { spot, index, inside });
        self.bend(layer, sight, (m, spot), (b, q), whole, left - 1);
    }

    /// Projects an arc, unless another ring or line has already asked for it.
    pub fn arc(&mut self, layer: &Layer, sight: &Sight, arc: usize) {
        if std::mem::replace(&mut self.done[arc], true) {
            return;
        }
        let (from, to) = layer.arcs[arc].chunks;
        let chunks = from as usize..to as usize;
        let seen = |cap: &Cap| sight.horizon.is_none_or(|h| h.cap.touches(cap));
        let all = sight.horizon.is_none_or(|h| h.cap.holds(&layer.arcs[arc].cap));
        let eps = sight.eps;
        let mut last = [f32::MAX; 2];
        let mut joined = false;
        for c in chunks.clone() {
            let chunk = layer.chunks[c];
            let first = self.kept.len() as u32;
            if !all && !seen(&chunk.cap) {
                self.pieces[c] = Piece { first, last: first, out: true };
                joined = false;
                continue;
            }
            let whole = all || sight.horizon.is_none_or(|h| h.cap.holds(&chunk.cap));
            let next_out = c + 1 < chunks.end && !all && !seen(&layer.chunks[c + 1].cap);
            let ends = c + 1 == chunks.end || next_out;
            let mut before = None::<(Vec3, Spot)>;
            for i in chunk.first..=chunk.last {
                let spot = sight.spot(layer, i as usize);
                let here = (layer.points[i as usize], spot);
                if let Some(before) = before.replace(here) {
                    self.bend(layer, sight, before, here, whole, HALVINGS);
                }
                let moved = (spot.xy[0] - last[0]).abs() + (spot.xy[1] - last[1]).abs();
                let must = (i == chunk.first && !joined) || (i == chunk.last && ends);
                if must || (moved >= eps && i > chunk.first) {
                    let inside = whole || sight.horizon.is_none_or(|h| h.cap.has(layer.points[i as usize]));
                    self.kept.push(Kept { spot, index: i, inside });
                    last = spot.xy;
                }
            }
            joined = true;
            self.pieces[c] = Piece { first, last: self.kept.len() as u32, out: false };
        }
    }
}

/// Islands that are drawn however small: an octagon of about one px.
pub(super) fn islets(layer: &Layer, sight: &Sight, out: &mut Out) {
    const RADIUS: f32 = 1.1;
    for &islet in &layer.islets {
        let v: Vec3 = layer.points[islet as usize];
        if sight.horizon.is_some_and(|h| !h.cap.has(v)) {
            continue;
        }
        let [x, y] = sight.spot(layer, islet as usize).xy;
        out.begin();
        for k in 0..9 {
            let (sin, cos) = sin_cos(k as f32 * std::f32::consts::FRAC_PI_4);
            out.push([x + RADIUS * cos, y + RADIUS * sin]);
        }
        out.end(3);
    }
}

/// Draws an arc, broken where it is out of sight and where it crosses the seam.
pub(super) fn draw_line(layer: &Layer, work: &mut Projected, sight: &Sight, arc: usize, out: &mut Out) {
    let cap = &layer.arcs[arc].cap;
    if sight.horizon.is_some_and(|h| !h.cap.touches(cap)) {
        return;
    }
    // Less than a third of a px altogether is nothing.
    if cap.cos > 0.9 && 2.0 * cap.sin * sight.scale() < 0.3 {
        return;
    }
    work.arc(layer, sight, arc);
    let seam = sight.seam && cap.reaches_meridian(sight.seam_toward);
    let (from, to) = layer.arcs[arc].chunks;
    let mut before: Option<Kept> = None;
    let mut open = false;
    for piece in &work.pieces[from as usize..to as usize] {
        if piece.out {
            if open {
                out.end(2);
            }
            (before, open) = (None, false);
            continue;
        }
        for kept in &work.kept[piece.first as usize..piece.last as usize] {
            if let Some(b) = before {
                let (p, q) = (b.spot, kept.spot);
                let passes = |h: &Horizon| h.passed(work.vector(layer, b.index), work.vector(layer, kept.index)).is_some();
                if !(b.inside || kept.inside || sight.horizon.as_ref().is_some_and(passes)) {
                    if open {
                        out.end(2);
                    }
                    open = false;
                } else {
                    if !open {
                        out.begin();
                        out.push(p.xy);
                        open = true;
                    }
                    if seam && (p.lambda - q.lambda).abs() > std::f32::consts::PI {
                        let (side, z) = super::trail::crossing(p, q);
                        out.push(sight.seam_spot(side, z).xy);
                        out.end(2);
                        out.begin();
                        out.push(sight.seam_spot(-side, z).xy);
                    }
                    out.push(q.xy);
                }
            }
            before = Some(*kept);
        }
    }
    if open {
        out.end(2);
    }
}
