//! One frame of the basemap: flat buffers of px, ready to be painted.

use super::arcs::Projected;
use super::chart::Class;
use super::layer::Layer;
use super::line::{draw_line, islets};
use super::out::Out;
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

/// Paths of one paint: a range of the frame's buffer. That of an area and that of its edge may overlap: rings that are seen as a
/// whole are filled and drawn from the same numbers.
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
        self.out.clear();
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
        self.out.written()
    }

    /// The paths of a group, each as x, y, x, y, …
    pub fn paths(&self, group: Group) -> impl Iterator<Item = &[f32]> {
        let mut rest = self.out.written().get(group.start as usize..group.end as usize).unwrap_or(&[]);
        std::iter::from_fn(move || {
            let (n, after) = rest.split_first()?;
            let (path, after) = after.split_at_checked(*n as usize * 2)?;
            rest = after;
            Some(path)
        })
    }

    fn group(&mut self, paint: Paint, start: usize, end: usize) {
        if end > start {
            self.groups.push(Group { paint, start: start as u32, end: end as u32 });
        }
    }

    fn sea(&mut self, sight: &Sight, w: f32, h: f32) {
        let start = self.out.len();
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
        self.group(Paint::Sea, start, self.out.len());
    }

    fn outline(&mut self, sight: &Sight) {
        let (start, sea) = (self.out.len(), self.groups.first());
        match sea.filter(|_| sight.horizon.is_none() || (sight.edge && !sight.seam)) {
            // The edge of the sea is that of the map.
            Some(&Group { start, end, .. }) => self.groups.push(Group { paint: Paint::Outline, start, end }),
            None => {
                self.work.trail.outline(sight, &mut self.out);
                self.group(Paint::Outline, start, self.out.len());
            }
        }
    }

    fn graticule(&mut self, map: &Basemap, sight: &Sight) {
        let ten = sight.scale() * 10f32.to_radians();
        if ten > 330.0 {
            return;
        }
        let layers = &map.graticule[..if ten >= 75.0 { 2 } else { 1 }];
        let layers: Side = &|n| layers.get(n);
        self.reset(layers);
        let (start, end) = self.lines(layers, sight, Paint::Graticule);
        self.group(Paint::Graticule, start, end);
    }

    /// Before layers are projected.
    fn reset(&mut self, layers: Side) {
        for i in 0.. {
            let Some(layer) = layers(i) else { break };
            if self.work.layers.len() <= i {
                self.work.layers.push(Projected::default());
            }
            self.work.layers[i].reset(layer);
        }
    }

    /// Paints layers that do not overlap as if they were one; over what is there already, on a sea of their own.
    fn side_by_side(&mut self, layers: Side, sight: &Sight, lowest: bool) {
        self.reset(layers);
        if !lowest {
            self.ground(layers, sight);
        }
        let (seam, seam_end) = self.lines(layers, sight, Paint::LandSeam);
        let (land, shared) = self.fill(layers, sight, Class::Land);
        let (end, coast_end) = self.lines(layers, sight, Paint::Coast);
        self.group(Paint::Land, land, end);
        self.group(Paint::LandSeam, seam, seam_end);
        self.group(Paint::Coast, shared, coast_end);
        for paint in [Paint::Town, Paint::County, Paint::District, Paint::Province, Paint::Stream, Paint::River] {
            self.stroke(layers, sight, paint);
        }
        let (lake, lake_shared) = self.fill(layers, sight, Class::Lake);
        let (water, water_shared) = self.fill(layers, sight, Class::Water);
        let (end, shore_end) = self.lines(layers, sight, Paint::Shore);
        self.group(Paint::Lake, lake, water);
        self.group(Paint::Water, water, end);
        self.stroke(layers, sight, Paint::WaterSeam);
        self.group(Paint::Shore, lake_shared, water);
        self.group(Paint::Shore, water_shared, shore_end);
        for paint in [Paint::Border, Paint::Control] {
            self.stroke(layers, sight, paint);
        }
    }

    /// Does something with each layer and what became of its arcs. From where to where it wrote.
    fn each(&mut self, layers: Side, does: &mut dyn FnMut(&Layer, &mut Projected, &mut Trail, &mut Out)) -> (usize, usize) {
        let start = self.out.len();
        let Work { layers: projected, trail } = &mut self.work;
        for (i, work) in projected.iter_mut().enumerate() {
            let Some(layer) = layers(i) else { break };
            does(layer, work, trail, &mut self.out);
        }
        (start, self.out.len())
    }

    /// Sea under layers, over what coarser ones have drawn there.
    fn ground(&mut self, layers: Side, sight: &Sight) {
        let (start, end) = self.each(layers, &mut |layer, work, trail, out| {
            if let Some(ring) = layer.ground {
                trail.fill(layer, work, sight, ring, out);
            }
        });
        self.group(Paint::Sea, start, end);
    }

    /// Writes the areas of a class: where they begin, and where those do whose lines are the same numbers.
    fn fill(&mut self, layers: Side, sight: &Sight, class: Class) -> (usize, usize) {
        let span = self.each(layers, &mut |layer, work, trail, out| {
            for (ring, what) in layer.rings.iter().enumerate() {
                if what.class == class && layer.ground != Some(ring as u32) {
                    trail.fill(layer, work, sight, ring as u32, out);
                }
            }
        });
        self.each(layers, &mut |layer, work, _, out| {
            while let Some(ring) = work.shared.pop() {
                work.ring(layer, sight, &layer.rings[ring as usize], out);
            }
            if class == Class::Land {
                islets(layer, sight, out);
            }
        });
        span
    }

    /// Writes the lines of a paint.
    fn lines(&mut self, layers: Side, sight: &Sight, paint: Paint) -> (usize, usize) {
        let edge = matches!(paint, Paint::Coast | Paint::Shore);
        self.each(layers, &mut |layer, work, _, out| {
            for &(of, arc) in &layer.lines {
                if of == paint {
                    draw_line(layer, work, sight, arc as usize, edge, out);
                }
            }
        })
    }

    fn stroke(&mut self, layers: Side, sight: &Sight, paint: Paint) {
        let (start, end) = self.lines(layers, sight, paint);
        self.group(paint, start, end);
    }
}
