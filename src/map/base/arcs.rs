//! Arcs projected once in a frame, whoever asks for them.

use super::layer::{Layer, Ring, Vec3};
use super::out::Out;
use super::sight::{Sight, Spot, between};

/// A point that is kept in this frame.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kept {
    pub spot: Spot,
    /// Where it lies on the sphere.
    pub v: Vec3,
    /// Whether the frame's circle holds it.
    pub inside: bool,
}

/// What became of an arc, or of a piece of it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Span {
    /// Range of what is kept; empty where all of it is out of sight.
    pub first: u32,
    pub last: u32,
    /// In which run of the layers it was made: what is older is of another frame.
    run: u32,
    /// Whether all of it is out of sight.
    pub out: bool,
    /// Whether all of it lies in the frame's circle.
    pub whole: bool,
    /// Whether it was written in a ring that is drawn as its line too.
    pub drawn: bool,
}

/// What one layer's arcs became in this frame.
#[derive(Debug, Default)]
pub(super) struct Projected {
    /// Where the points lie that are kept, px, and which they are: twice the index, and one more where inside. Both as long
    /// as they have ever been: a frame writes over them from the start, without a call for each point.
    xy: Vec<[f32; 2]>,
    which: Vec<u32>,
    count: usize,
    pub pieces: Vec<Span>,
    arcs: Vec<Span>,
    /// Counts what was begun anew.
    run: u32,
    /// Points put between the layer's, where the projection bends an edge. Their indices go on from the layer's.
    between: Vec<Vec3>,
    /// Rings to be written where fills and lines share them.
    pub shared: Vec<u32>,
}

/// How far an edge may lie off the way that it stands for, px.
pub(super) const BEND: f32 = 0.4;
/// An edge is halved at most so often.
const HALVINGS: u32 = 6;

/// How far it is from one point to another along x and along y, px.
#[inline(always)]
fn apart(p: [f32; 2], q: [f32; 2]) -> f32 {
    (q[0] - p[0]).abs() + (q[1] - p[1]).abs()
}

/// Makes a list as long as that at least; what is in it may be of another frame.
fn fit(spans: &mut Vec<Span>, n: usize) {
    if spans.len() < n {
        spans.resize(n, Span::default());
    }
}

impl Projected {
    pub fn reset(&mut self, layer: &Layer) {
        self.count = 0;
        self.run = self.run.wrapping_add(1);
        fit(&mut self.pieces, layer.chunks.len());
        fit(&mut self.arcs, layer.arcs.len());
        self.between.clear();
        self.shared.clear();
    }

    #[inline(always)]
    fn keep(&mut self, xy: [f32; 2], index: u32, inside: bool) {
        let which = 2 * index + u32::from(inside);
        if let (Some(place), Some(name)) = (self.xy.get_mut(self.count), self.which.get_mut(self.count)) {
            (*place, *name) = (xy, which);
        } else {
            self.xy.push(xy);
            self.which.push(which);
        }
        self.count += 1;
    }

    /// Longitude from the central meridian of a point that is kept, where there may be a seam, and sine of the latitude.
    #[inline(always)]
    pub fn at(&self, layer: &Layer, sight: &Sight, k: u32) -> [f32; 2] {
        let i = self.which.as_slice()[k as usize] as usize / 2;
        match layer.points.get(i) {
            Some(v) => [sight.lambda(layer, i), v[2]],
            None => {
                let spot = self.kept(layer, sight, k).spot;
                [spot.lambda, spot.z]
            }
        }
    }

    /// A point that is kept, by its number.
    pub fn kept(&self, layer: &Layer, sight: &Sight, k: u32) -> Kept {
        let (xy, which) = (self.xy[k as usize], self.which[k as usize]);
        let i = which as usize / 2;
        let (v, lambda) = match layer.points.get(i) {
            Some(&v) => (v, sight.lambda(layer, i)),
            None => {
                let v = self.between[i - layer.points.len()];
                (v, sight.lambda_of(v))
            }
        };
        Kept { spot: Spot { lambda, z: v[2], xy }, v, inside: which % 2 == 1 }
    }

    /// Whether all of an arc lies in the frame's circle: then it is one piece, the first.
    pub fn whole(&self, arc: u32) -> bool {
        self.arcs[arc as usize].whole
    }

    /// Whether something of the way to a point that is kept from the one before lies in the frame's circle.
    pub fn joined(&self, layer: &Layer, sight: &Sight, k: u32) -> bool {
        let (before, here) = (self.kept(layer, sight, k - 1), self.kept(layer, sight, k));
        before.inside || here.inside || sight.horizon.is_some_and(|h| h.passed(before.v, here.v).is_some())
    }

    /// Where points lie that are kept one after another, px.
    pub fn points(&self, first: u32, last: u32) -> &[[f32; 2]] {
        self.xy.get(first as usize..last as usize).unwrap_or_default()
    }

    /// Puts points between two neighbours of an arc where the way between them bends.
    fn bend(&mut self, layer: &Layer, sight: &Sight, (a, p): (Vec3, Spot), (b, q): (Vec3, Spot), whole: bool, left: u32) {
        let (dx, dy) = (q.xy[0] - p.xy[0], q.xy[1] - p.xy[1]);
        let length = dx.abs() + dy.abs();
        if length < sight.short || left == 0 {
            return;
        }
        let sees = |v: Vec3| whole || sight.sees(v);
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
        let index = (layer.points.len() + self.between.len()) as u32;
        self.between.push(m);
        self.keep(spot.xy, index, sees(m));
        self.bend(layer, sight, (m, spot), (b, q), whole, left - 1);
    }

    /// Projects points of an arc one after another, and keeps those that lie apart; the first unless it is `joined` to what
    /// was kept before, the last where the run `ends`.
    fn run(&mut self, layer: &Layer, sight: &Sight, (first, last): (u32, u32), whole: bool, joined: bool, ends: bool) {
        // No point is near to what is not a number, and none so far from it that the way bends.
        let mut before = if joined { self.xy[self.count - 1] } else { [f32::NAN; 2] };
        let must = if ends { last } else { u32::MAX };
        for i in first + u32::from(joined)..last + 1 {
            let xy = sight.xy(layer, i as usize);
            let moved = apart(before, xy);
            if moved < sight.eps && i != must {
                continue;
            }
            // What was left out since lies within that of the last point kept.
            if moved > sight.short - sight.eps {
                let (a, b) = (layer.points[i as usize - 1], layer.points[i as usize]);
                self.bend(layer, sight, (a, sight.spot_of(a)), (b, sight.spot_of(b)), whole, HALVINGS);
            }
            self.keep(xy, i, whole || sight.sees(layer.points[i as usize]));
            before = xy;
        }
    }

    /// Projects an arc, unless another ring or line has already asked for it; `whole` where all of it is known to be seen.
    pub fn arc(&mut self, layer: &Layer, sight: &Sight, arc: usize, whole: bool) -> Span {
        if let Some(became) = self.arcs.get(arc).filter(|became| became.run == self.run) {
            return *became;
        }
        let (from, to) = layer.arcs[arc].chunks;
        let (from, to) = (from as usize, to as usize);
        let whole = whole || sight.horizon.is_none_or(|h| h.cap.holds(&layer.arcs[arc].cap));
        let first = self.count as u32;
        if whole {
            let points = (layer.chunks[from].first, layer.chunks[to - 1].last);
            self.run(layer, sight, points, true, false, true);
        } else {
            self.part(layer, sight, from..to);
        }
        let became = Span { first, last: self.count as u32, run: self.run, out: false, whole, drawn: false };
        if whole {
            self.pieces[from] = became;
        }
        if let Some(place) = self.arcs.get_mut(arc) {
            *place = became;
        }
        became
    }

    /// Projects what is seen of an arc, piece by piece.
    fn part(&mut self, layer: &Layer, sight: &Sight, chunks: std::ops::Range<usize>) {
        let seen = |c: usize| match layer.chunks.get(c) {
            Some(chunk) if c < chunks.end => sight.horizon.is_none_or(|h| h.cap.touches(&chunk.cap)),
            _ => false,
        };
        let (mut joined, mut here) = (false, seen(chunks.start));
        for c in chunks.clone() {
            let chunk = layer.chunks[c];
            let (first, next) = (self.count as u32, seen(c + 1));
            let whole = here && sight.horizon.is_none_or(|h| h.cap.holds(&chunk.cap));
            if here {
                self.run(layer, sight, (chunk.first, chunk.last), whole, joined, !next);
            }
            self.pieces[c] = Span { first, last: self.count as u32, run: self.run, out: !here, whole, drawn: false };
            (joined, here) = (here, next);
        }
    }

    /// Writes a ring that is seen as a whole and that no seam tears.
    pub fn ring(&mut self, layer: &Layer, sight: &Sight, ring: &Ring, out: &mut Out) {
        out.begin();
        for step in layer.steps_of(ring) {
            let became = self.arc(layer, sight, step.arc as usize, true);
            let points = self.points(became.first, became.last);
            if step.reversed {
                points.iter().rev().for_each(|xy| out.push(*xy));
            } else {
                out.extend(points);
            }
            if let Some(became) = self.arcs.get_mut(step.arc as usize) {
                became.drawn = ring.edged;
            }
        }
        // Of two points nothing is filled, but as a line they are a dot.
        out.end(2);
    }
}
