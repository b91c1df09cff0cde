//! One frame of the basemap: flat buffers of px, ready to be painted.

use super::chart::Class;
use super::layer::{Cap, Layer, Line, Vec3, sin_cos};
use super::paint::Paint;
use super::sight::{Sight, Spot};
use super::trail::Trail;
use super::{Basemap, Region};
use crate::geo::View;

/// Whether the map is moving: then half as many points do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    Moving,
    Still,
}

/// Paths of one paint: a range of the frame's buffer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    pub paint: Paint,
    /// First number of the buffer that belongs to it, and the first that no longer does.
    pub start: u32,
    pub end: u32,
}

/// The geometry of one frame. Kept from frame to frame, so that its memory is used again: in a
/// frame nothing is allocated once the buffers have grown.
#[derive(Debug, Default)]
pub struct BaseFrame {
    out: Out,
    groups: Vec<Group>,
    work: Work,
    /// Which regions are painted, from the bottom up.
    shown: Vec<Region>,
}

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
}

#[derive(Debug, Default)]
struct Work {
    layers: Vec<Projected>,
    trail: Trail,
}

impl Projected {
    fn reset(&mut self, layer: &Layer) {
        self.kept.clear();
        self.pieces.clear();
        self.pieces.resize(layer.chunks.len(), Piece::default());
        self.done.clear();
        self.done.resize(layer.arcs.len(), false);
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
                self.pieces[c] = Piece {
                    first,
                    last: first,
                    out: true,
                };
                joined = false;
                continue;
            }
            let whole = all || sight.horizon.is_none_or(|h| h.cap.holds(&chunk.cap));
            let next_out = c + 1 < chunks.end && !all && !seen(&layer.chunks[c + 1].cap);
            let ends = c + 1 == chunks.end || next_out;
            for i in chunk.first..=chunk.last {
                let spot = sight.spot(layer, i as usize);
                let moved = (spot.xy[0] - last[0]).abs() + (spot.xy[1] - last[1]).abs();
                let must = (i == chunk.first && !joined) || (i == chunk.last && ends);
                if must || (moved >= eps && i > chunk.first) {
                    let inside = whole || sight.horizon.is_none_or(|h| h.cap.has(layer.points[i as usize]));
                    self.kept.push(Kept { spot, index: i, inside });
                    last = spot.xy;
                }
            }
            joined = true;
            self.pieces[c] = Piece {
                first,
                last: self.kept.len() as u32,
                out: false,
            };
        }
    }
}

impl BaseFrame {
    pub fn new() -> BaseFrame {
        BaseFrame::default()
    }

    /// Makes the frame of a view in a window of `w` × `h` CSS px, of what the basemap has loaded.
    pub fn update(&mut self, map: &Basemap, view: &View, w: f64, h: f64, motion: Motion) {
        self.out.buf.clear();
        self.groups.clear();
        self.shown.clear();
        let sound = [w, h, view.scale, view.cx, view.cy].iter().all(|x| x.is_finite());
        if !sound || w <= 0.0 || h <= 0.0 || view.scale <= 0.0 {
            return;
        }
        let eps = if motion == Motion::Moving { 1.0 } else { 0.5 };
        let sight = Sight::new(view, w, h, eps);
        self.sea(&sight, w as f32, h as f32);
        self.shown.extend(map.regions_for(view, w, h));
        let mut shown = std::mem::take(&mut self.shown);
        // It lies under the land; over a finer region's own sea it would have to end at the cut.
        if shown.len() <= 1 {
            self.graticule(map, &sight);
        }
        for (i, region) in shown.iter().enumerate() {
            self.region(map, *region, &sight, i == 0);
        }
        self.outline(&sight);
        std::mem::swap(&mut self.shown, &mut shown);
    }

    /// The regions that the frame shows, from the bottom up.
    pub fn regions(&self) -> &[Region] {
        &self.shown
    }

    /// Groups in the order in which they are painted.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// All paths of all groups: for each its number of points, then x, y, x, y, … in CSS px.
    pub fn buffer(&self) -> &[f32] {
        &self.out.buf
    }

    /// The paths of a group, each as x, y, x, y, …
    pub fn paths(&self, group: Group) -> impl Iterator<Item = &[f32]> {
        let mut rest = self
            .out
            .buf
            .get(group.start as usize..group.end as usize)
            .unwrap_or(&[]);
        std::iter::from_fn(move || {
            let (n, after) = rest.split_first()?;
            let (path, after) = after.split_at_checked(*n as usize * 2)?;
            rest = after;
            Some(path)
        })
    }

    fn group(&mut self, paint: Paint, start: usize) {
        let end = self.out.buf.len();
        if end > start {
            self.groups.push(Group {
                paint,
                start: start as u32,
                end: end as u32,
            });
        }
    }

    fn sea(&mut self, sight: &Sight, w: f32, h: f32) {
        let start = self.out.buf.len();
        match sight.horizon {
            Some(_) if sight.seam => self.work.trail.horizon(sight, &mut self.out),
            Some(_) => {
                self.out.begin();
                for corner in [[0.0, 0.0], [w, 0.0], [w, h], [0.0, h]] {
                    self.out.push(corner);
                }
                self.out.end(3);
            }
            None => self.work.trail.globe(sight, &mut self.out),
        }
        self.group(Paint::Sea, start);
    }

    fn outline(&mut self, sight: &Sight) {
        if sight.seam {
            let start = self.out.buf.len();
            self.work.trail.outline(sight, &mut self.out);
            self.group(Paint::Outline, start);
        }
    }

    fn graticule(&mut self, map: &Basemap, sight: &Sight) {
        let ten = sight.scale() * 10f32.to_radians();
        if ten > 330.0 {
            return;
        }
        let fine = ten >= 75.0;
        self.projected(0).reset(&map.graticule);
        let start = self.out.buf.len();
        for &(line, arc) in &map.graticule.lines {
            if matches!(line, Line::Graticule { coarse } if coarse || fine) {
                let work = &mut self.work.layers[0];
                draw_line(&map.graticule, work, sight, arc as usize, &mut self.out);
            }
        }
        self.group(Paint::Graticule, start);
    }

    fn projected(&mut self, i: usize) -> &mut Projected {
        while self.work.layers.len() <= i {
            self.work.layers.push(Projected::default());
        }
        &mut self.work.layers[i]
    }

    fn region(&mut self, map: &Basemap, region: Region, sight: &Sight, lowest: bool) {
        for (i, layer) in map.layers(region).enumerate() {
            self.projected(i).reset(layer);
        }
        if !lowest {
            self.ground(map, region, sight);
        }
        self.fill(map, region, sight, Class::Land, Paint::Land);
        self.strokes(map, region, sight, Line::Edge(Class::Land), Paint::Coast);
        self.strokes(map, region, sight, Line::Of(Class::District), Paint::District);
        self.strokes(map, region, sight, Line::Of(Class::Province), Paint::Province);
        self.strokes(map, region, sight, Line::Of(Class::River), Paint::River);
        self.fill(map, region, sight, Class::Lake, Paint::Lake);
        self.fill(map, region, sight, Class::Water, Paint::Water);
        self.strokes(map, region, sight, Line::Edge(Class::Lake), Paint::Shore);
        self.strokes(map, region, sight, Line::Edge(Class::Water), Paint::Shore);
        self.strokes(map, region, sight, Line::Of(Class::Border), Paint::Border);
        self.strokes(map, region, sight, Line::Of(Class::Control), Paint::Control);
    }

    /// Sea under a region, over what coarser regions have drawn there.
    fn ground(&mut self, map: &Basemap, region: Region, sight: &Sight) {
        let start = self.out.buf.len();
        for (i, layer) in map.layers(region).enumerate().take(1) {
            if let Some(ring) = layer.ground {
                let work = &mut self.work.layers[i];
                self.work.trail.fill(layer, work, sight, ring as usize, &mut self.out);
            }
        }
        self.group(Paint::Sea, start);
    }

    fn fill(&mut self, map: &Basemap, region: Region, sight: &Sight, class: Class, paint: Paint) {
        let start = self.out.buf.len();
        for (i, layer) in map.layers(region).enumerate() {
            let work = &mut self.work.layers[i];
            for (ring, what) in layer.rings.iter().enumerate() {
                if what.class == class && layer.ground != Some(ring as u32) {
                    self.work.trail.fill(layer, work, sight, ring, &mut self.out);
                }
            }
            if class == Class::Land {
                islets(layer, sight, &mut self.out);
            }
        }
        self.group(paint, start);
    }

    fn strokes(&mut self, map: &Basemap, region: Region, sight: &Sight, line: Line, paint: Paint) {
        let start = self.out.buf.len();
        for (i, layer) in map.layers(region).enumerate() {
            let work = &mut self.work.layers[i];
            for &(what, arc) in &layer.lines {
                if what == line {
                    draw_line(layer, work, sight, arc as usize, &mut self.out);
                }
            }
            if line == Line::Edge(Class::Land) {
                islets(layer, sight, &mut self.out);
            }
        }
        self.group(paint, start);
    }
}

/// Islands that are drawn however small: an octagon of about one px.
fn islets(layer: &Layer, sight: &Sight, out: &mut Out) {
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
fn draw_line(layer: &Layer, work: &mut Projected, sight: &Sight, arc: usize, out: &mut Out) {
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
                let passes = |h: &super::sight::Horizon| {
                    let (a, b) = (layer.points[b.index as usize], layer.points[kept.index as usize]);
                    h.passed(a, b).is_some()
                };
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
