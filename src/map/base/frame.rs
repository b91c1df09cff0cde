//! One frame of the basemap: flat buffers of px, ready to be painted.

use super::arcs::{Out, Projected, draw_line, islets};
use super::chart::Class;
use super::layer::{Layer, Line};
use super::paint::Paint;
use super::sight::Sight;
use super::tiles::Sheet;
use super::trail::Trail;
use super::{Basemap, Region};
use crate::geo::View;

/// Whether the map is moving: then half as many points do. Or whether it is for paper, which is looked at more closely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// It is: points closer than 1 px are left out.
    Moving,
    /// It is not: half a px.
    Still,
    /// It is drawn on paper: a quarter.
    Paper,
}

/// Paths of one paint: a range of the frame's buffer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they are painted as.
    pub paint: Paint,
    /// The first number of the buffer that belongs to it.
    pub start: u32,
    /// The first that no longer does.
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
    /// From which group on they are painted as one picture, and how much is to be seen of that.
    veil: Option<(usize, f32)>,
}

/// Layers that are painted side by side, by number: `None` after the last.
type Side<'a> = &'a dyn Fn(usize) -> Option<&'a Layer>;

#[derive(Debug, Default)]
struct Work {
    layers: Vec<Projected>,
    trail: Trail,
}

impl BaseFrame {
    /// An empty frame.
    pub fn new() -> BaseFrame {
        BaseFrame::default()
    }

    /// Makes the frame of a view in a window of `w` × `h` CSS px, of what the basemap has loaded.
    pub fn update(&mut self, map: &Basemap, view: &View, w: f64, h: f64, motion: Motion) {
        self.update_with(map, &Sheet::default(), view, w, h, motion);
    }

    /// The same, with tiles over it.
    pub fn update_with(&mut self, map: &Basemap, tiles: &Sheet, view: &View, w: f64, h: f64, motion: Motion) {
        self.out.buf.clear();
        self.groups.clear();
        self.shown.clear();
        self.veil = None;
        let sound = [w, h, view.scale, view.cx, view.cy].iter().all(|x| x.is_finite());
        if !sound || w <= 0.0 || h <= 0.0 || view.scale <= 0.0 {
            return;
        }
        let eps = match motion {
            Motion::Moving => 1.0,
            Motion::Still => 0.5,
            Motion::Paper => 0.25,
        };
        let sight = Sight::new(view, w, h, eps);
        self.sea(&sight, w as f32, h as f32);
        if !tiles.covers {
            self.shown.extend(map.regions_for(view, w, h));
        }
        let mut shown = std::mem::take(&mut self.shown);
        // It lies under the land; over a finer region's own sea it would have to end at the cut. Where the map ends in
        // sight, as the globe does, it is needed to see how the map is turned, and lies over all.
        let under = shown.len() <= 1 && tiles.is_empty();
        if under {
            self.graticule(map, &sight);
        }
        for (i, region) in shown.iter().enumerate() {
            self.side_by_side(&|n| map.layers(*region).nth(n), &sight, i == 0);
        }
        for level in &tiles.settled {
            self.side_by_side(&|n| level.get(n).map(|layer| &**layer), &sight, false);
        }
        if !under && sight.edge {
            self.graticule(map, &sight);
        }
        self.outline(&sight);
        if !tiles.passing.is_empty() {
            self.veil = Some((self.groups.len(), tiles.opacity));
        }
        for level in &tiles.passing {
            self.side_by_side(&|n| level.get(n).map(|layer| &**layer), &sight, false);
        }
        std::mem::swap(&mut self.shown, &mut shown);
    }

    /// From which group on the groups are to be painted as one picture over the others, and how much of it is to be seen,
    /// 0..=1; `None` where all are painted one over another.
    pub fn veil(&self) -> Option<(usize, f32)> {
        self.veil.filter(|(from, _)| *from < self.groups.len())
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
        let mut rest = self.out.buf.get(group.start as usize..group.end as usize).unwrap_or(&[]);
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
            self.groups.push(Group { paint, start: start as u32, end: end as u32 });
        }
    }

    fn sea(&mut self, sight: &Sight, w: f32, h: f32) {
        let start = self.out.buf.len();
        match sight.horizon {
            Some(_) if sight.seam || sight.edge => self.work.trail.horizon(sight, &mut self.out),
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
        if sight.seam || sight.edge {
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

    /// Paints layers that do not overlap as if they were one; over what is there already, on a sea of their own.
    fn side_by_side(&mut self, layers: Side, sight: &Sight, lowest: bool) {
        for i in 0.. {
            let Some(layer) = layers(i) else { break };
            self.projected(i).reset(layer);
        }
        if !lowest {
            self.ground(layers, sight);
        }
        self.fill(layers, sight, Class::Land, Paint::Land);
        self.strokes(layers, sight, Line::Cut(Class::Land), Paint::LandSeam);
        self.strokes(layers, sight, Line::Edge(Class::Land), Paint::Coast);
        self.strokes(layers, sight, Line::Of(Class::Town), Paint::Town);
        self.strokes(layers, sight, Line::Of(Class::County), Paint::County);
        self.strokes(layers, sight, Line::Of(Class::District), Paint::District);
        self.strokes(layers, sight, Line::Of(Class::Province), Paint::Province);
        self.strokes(layers, sight, Line::Of(Class::Stream), Paint::Stream);
        self.strokes(layers, sight, Line::Of(Class::River), Paint::River);
        self.fill(layers, sight, Class::Lake, Paint::Lake);
        self.fill(layers, sight, Class::Water, Paint::Water);
        self.strokes(layers, sight, Line::Cut(Class::Lake), Paint::WaterSeam);
        self.strokes(layers, sight, Line::Cut(Class::Water), Paint::WaterSeam);
        self.strokes(layers, sight, Line::Edge(Class::Lake), Paint::Shore);
        self.strokes(layers, sight, Line::Edge(Class::Water), Paint::Shore);
        self.strokes(layers, sight, Line::Of(Class::Border), Paint::Border);
        self.strokes(layers, sight, Line::Of(Class::Control), Paint::Control);
    }

    /// Does something with each layer and what became of its arcs.
    fn each(&mut self, layers: Side, paint: Paint, does: &mut dyn FnMut(&Layer, &mut Projected, &mut Trail, &mut Out)) {
        let start = self.out.buf.len();
        let Work { layers: projected, trail } = &mut self.work;
        for (i, work) in projected.iter_mut().enumerate() {
            let Some(layer) = layers(i) else { break };
            does(layer, work, trail, &mut self.out);
        }
        self.group(paint, start);
    }

    /// Sea under layers, over what coarser ones have drawn there.
    fn ground(&mut self, layers: Side, sight: &Sight) {
        self.each(layers, Paint::Sea, &mut |layer, work, trail, out| {
            if let Some(ring) = layer.ground {
                trail.fill(layer, work, sight, ring as usize, out);
            }
        });
    }

    fn fill(&mut self, layers: Side, sight: &Sight, class: Class, paint: Paint) {
        self.each(layers, paint, &mut |layer, work, trail, out| {
            for (ring, what) in layer.rings.iter().enumerate() {
                if what.class == class && layer.ground != Some(ring as u32) {
                    trail.fill(layer, work, sight, ring, out);
                }
            }
            if class == Class::Land {
                islets(layer, sight, out);
            }
        });
    }

    fn strokes(&mut self, layers: Side, sight: &Sight, line: Line, paint: Paint) {
        self.each(layers, paint, &mut |layer, work, _, out| {
            for &(what, arc) in &layer.lines {
                if what == line {
                    draw_line(layer, work, sight, arc as usize, out);
                }
            }
            if line == Line::Edge(Class::Land) {
                islets(layer, sight, out);
            }
        });
    }
}
