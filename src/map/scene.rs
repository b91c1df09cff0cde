//! A frame as a display list in CSS px: marks, boxes, arcs and names where they stand. Whoever paints it cannot
//! change it.

use super::arcs::{Arc, End};
use super::crowd::Gather;
use super::emphasis::Emphasis;
use super::frame::{FrameId, in_an_inset, project};
use super::lines::free_bundles;
use super::marks::{GAP, Mark, Spot, gather, group, group_radius};
use super::metrics::LabelClass;
use super::naming::labels;
use super::places::Places;
use super::plane::{Pt, Rect};
use super::rings::Ring;
use crate::atlas::{Atlas, Kind, Ref};
use crate::geo::{LonLat, View};
use crate::model::{Day, Lang};

/// What a scene is made from, beside the frame.
pub struct Input<'a> {
    /// The records.
    pub atlas: &'a Atlas,
    /// The day that the map stands at.
    pub day: Day,
    /// The reader's language.
    pub lang: Lang,
    /// What is chosen: it is named first, and its arcs are drawn in the insets too.
    pub chosen: &'a Emphasis,
    /// The width of a text in px.
    pub measure: &'a dyn Fn(&str, LabelClass) -> f32,
    /// Boxes of the frame that something else covers, as buttons do, px. No name is placed there.
    pub covered: &'a [Rect],
    /// The hub that the free map looks from, by index: its links alone are drawn, with their lengths.
    pub from: Option<u32>,
    /// The hubs gathered beforehand, for a free map with very many of them.
    pub crowd: Option<&'a dyn Gather>,
    /// The places that the free map may name.
    pub places: Option<&'a Places>,
}

impl<'a> Input<'a> {
    /// What every scene is made from: nothing covers the frame, and there is nothing that only the free map may have.
    pub fn new(
        atlas: &'a Atlas,
        day: Day,
        lang: Lang,
        chosen: &'a Emphasis,
        measure: &'a dyn Fn(&str, LabelClass) -> f32,
    ) -> Input<'a> {
        Input { atlas, day, lang, chosen, measure, covered: &[], from: None, crowd: None, places: None }
    }
}

/// A frame that lies inside this one, drawn as a box.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedBox {
    /// Which frame.
    pub frame: FrameId,
    /// Where it lies, px.
    pub rect: Rect,
    /// The hubs that it holds; they have no marks in this scene.
    pub hubs: Vec<u32>,
}

/// A place that has a name in the scene.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NamedPlace {
    /// Which, by its number in [`Places`].
    pub place: u32,
    /// Where it lies, px.
    pub at: Pt,
}

/// What a name belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A mark, by its place in the scene.
    Mark(u32),
    /// A box, by its place in the scene.
    Box(u32),
    /// The arc whose end lies outside, by its place in the scene.
    Arc(u32),
    /// A sea.
    Sea,
    /// A ring, by its place in the scene.
    Ring(u32),
    /// A place, by its place in the scene.
    Place(u32),
}

/// A name where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What is written.
    pub text: String,
    /// In which type.
    pub class: LabelClass,
    /// Its box, px.
    pub rect: Rect,
    /// From the mark to the name, px.
    pub leader: Option<(Pt, Pt)>,
    /// What it belongs to.
    pub of: Target,
    /// A hint for the next layout.
    pub slot: u16,
}

/// A frame, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Its width and height, px.
    pub size: (f32, f32),
    /// How the sphere lies in it.
    pub view: View,
    /// The box of its title; `None` for the free map.
    pub title: Option<Rect>,
    /// The day of a frame of the plate.
    pub day: Option<Day>,
    /// Whether each of its marks is to have a name, as in an inset.
    pub all_named: bool,
    /// Whether it is the free map: arcs that leave it are quiet, and say where they lead when they are lit.
    pub free: bool,
    /// Boxes that something else covers, px.
    pub covered: Vec<Rect>,
    /// The hub that it looks from.
    pub from: Option<u32>,
    /// Rings of equal distance about that.
    pub rings: Vec<Ring>,
    /// The frames inside it.
    pub boxes: Vec<NamedBox>,
    /// Hubs and groups.
    pub marks: Vec<Mark>,
    /// The lines between them.
    pub arcs: Vec<Arc>,
    /// The places that are named.
    pub places: Vec<NamedPlace>,
    /// The names.
    pub labels: Vec<Label>,
}

/// Up to this scale, px per radian, the free map gathers like the world of the plate.
const OVERVIEW: f64 = 2_000.0;

impl Scene {
    /// A frame of the plate of `w` × `h` px. `before` is the scene that it replaces: names keep their places while
    /// they can.
    pub fn of_frame(input: &Input, frame: FrameId, w: f32, h: f32, before: Option<&Scene>) -> Scene {
        let mut scene = Scene::with_marks(input, frame, frame.view(w, h, 0.0), w, h);
        let width = (input.measure)(frame.frame().title.get(input.lang), LabelClass::Title);
        if frame.is_world() {
            // Where the paper shows beside the globe and no hub is.
            let size = title_size(width);
            scene.title = Some(Rect::new(0.0, h - size.1 - 2.0, size.0, size.1));
        } else {
            let (mut title, free) = scene.title_place(width);
            if !free {
                // No corner is free: the picture is fitted below the title.
                scene = Scene::with_marks(input, frame, frame.view(w, h, title.h), w, h);
                title = Rect::new(0.0, 0.0, title.w, title.h);
            }
            scene.title = Some(title);
        }
        let bundles = if frame.is_world() {
            input.atlas.bundles(input.day)
        } else {
            input.atlas.bundles_of(&input.chosen.partnerships, input.day)
        };
        // Where nothing has moved, no arc does.
        let still = before.filter(|b| b.size == scene.size && b.marks == scene.marks && b.day == Some(input.day));
        scene.arcs = scene.plate_arcs(input, &bundles, still.filter(|_| frame.is_world()));
        scene.name(input, before);
        // A mark of an inset whose name found no room joins its neighbour, whose name then speaks for both.
        while let Some(marks) = scene.unnamed().and_then(|i| gather(scene.marks.clone(), i)) {
            scene.marks = marks;
            scene.arcs = scene.plate_arcs(input, &bundles, None);
            scene.name(input, before);
        }
        scene
    }

    /// The first mark without a name, where each is to have one.
    fn unnamed(&self) -> Option<usize> {
        let named = |i: usize| self.labels.iter().any(|l| l.of == Target::Mark(i as u32));
        (0..self.marks.len()).find(|&i| !named(i)).filter(|_| self.all_named)
    }

    /// The free map. While it moves, names are placed with less effort.
    pub fn of_view(input: &Input, view: View, w: f32, h: f32, moving: bool, before: Option<&Scene>) -> Scene {
        let mut scene = Scene { free: true, covered: input.covered.to_vec(), from: input.from, ..Scene::empty(view, w, h) };
        let overview = view.scale < OVERVIEW && input.from.is_none();
        let window = scene.window().grown(8.0);
        let seen = input.crowd.map(|c| c.seen(&view, window, overview));
        scene.marks = match &seen {
            Some(seen) => group(&seen.spots),
            None => scene.gather(input, window, overview),
        };
        // From far away only what joins Korea with abroad.
        let far = scene.marks.iter().any(|m| m.country);
        scene.stand(input.atlas);
        scene.rings = scene.rings();
        let bundles = free_bundles(input, seen.as_ref(), far);
        scene.arcs = scene.free_arcs(input, bundles, before.filter(|_| moving), seen.as_ref());
        if moving {
            scene.keep_names(input, before);
        } else {
            scene.name(input, before);
        }
        scene.name_rings(input);
        scene.name_seas_again(input, before);
        if let Some(places) = input.places {
            scene.name_places(input, places, moving, before);
        }
        scene
    }

    /// Puts the mark of the hub that the map looks from where that lies, whatever it was gathered with: distances are
    /// measured from there. It takes in what it would touch.
    fn stand(&mut self, atlas: &Atlas) {
        let Some(from) = self.from else { return };
        let Some(at) = atlas.place(from).and_then(|place| project(&self.view, place)) else { return };
        let Some(i) = self.marks.iter().position(|m| m.holds(from)) else { return };
        let mut mark = self.marks.swap_remove(i);
        mark.hubs.retain(|&h| h != from);
        mark.hubs.insert(0, from);
        (mark.at, mark.country, mark.role) = (at, false, atlas.hub_role(from));
        while let Some(j) = self.marks.iter().position(|m| m.at.distance(at) < m.radius + mark.radius + GAP) {
            mark.hubs.extend(self.marks.swap_remove(j).hubs);
            mark.radius = group_radius(mark.hubs.len());
        }
        self.marks.insert(0, mark);
    }

    fn with_marks(input: &Input, frame: FrameId, view: View, w: f32, h: f32) -> Scene {
        let mut scene = Scene { day: Some(input.day), ..Scene::empty(view, w, h) };
        for &inner in frame.frame().boxes {
            if let Some(rect) = inner.outline(&view) {
                let hubs = hubs_where(input.atlas, &|_, at| inner.frame().extent.contains(at));
                scene.boxes.push(NamedBox { frame: inner, rect, hubs });
            }
        }
        scene.all_named = !frame.is_world();
        let elsewhere = frame.is_world();
        scene.marks = scene.gather(input, scene.window().grown(-9.0), elsewhere);
        scene
    }

    /// The marks of the hubs that lie in `window` and in no box. With `overview`, those that an inset shows apart are
    /// gathered sooner.
    fn gather(&self, input: &Input, window: Rect, overview: bool) -> Vec<Mark> {
        let atlas = input.atlas;
        let hubs: Vec<u32> = (0..atlas.hubs().len() as u32).collect();
        let spot = |one| {
            let hub = *hubs.get(one)?;
            let place = atlas.place(hub).filter(|_| !self.boxes.iter().any(|b| b.hubs.contains(&hub)))?;
            let at = project(&self.view, place).filter(|at| window.holds(*at))?;
            let elsewhere = overview && in_an_inset(place);
            let weight = weight_of(atlas, hub, input.day);
            Some(Spot { hubs: hubs.get(one..=one)?, at, role: atlas.hub_role(hub), weight, elsewhere })
        };
        let spots: Vec<Spot> = (0..hubs.len()).filter_map(spot).collect();
        group(&spots)
    }

    fn empty(view: View, w: f32, h: f32) -> Scene {
        Scene {
            size: (w, h),
            view,
            title: None,
            day: None,
            all_named: false,
            free: false,
            covered: Vec::new(),
            from: None,
            rings: Vec::new(),
            boxes: Vec::new(),
            marks: Vec::new(),
            arcs: Vec::new(),
            places: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// The whole frame as a box.
    pub fn window(&self) -> Rect {
        Rect::new(0.0, 0.0, self.size.0, self.size.1)
    }

    /// The corner where the title covers least, the upper left if it can be; and whether it covers nothing there.
    fn title_place(&self, width: f32) -> (Rect, bool) {
        let (w, h) = title_size(width);
        let (right, bottom) = (self.size.0 - w, self.size.1 - h);
        let corners = [(0.0, 0.0), (right, 0.0), (0.0, bottom), (right, bottom)].map(|(x, y)| Rect::new(x, y, w, h));
        let covered = |r: &Rect| {
            let marks = self.marks.iter().filter(|m| r.meets_disc(m.at, m.radius + 2.0)).count();
            marks * 2 + self.boxes.iter().filter(|b| r.overlaps(b.rect.grown(1.0))).count()
        };
        let best = corners.into_iter().min_by_key(covered).unwrap_or(corners[0]);
        (best, covered(&best) == 0)
    }

    /// What a choice lights up beside what the scene has: in an inset its arcs, there and on the free map the names
    /// of where they lead. No name of the scene is moved. Nothing on the world, which has it all.
    pub fn lit(&self, input: &Input, choice: &Emphasis) -> (Vec<Arc>, Vec<Label>) {
        if choice.is_empty() || !(self.free || self.all_named) {
            return (Vec::new(), Vec::new());
        }
        let drawn = if self.free {
            Vec::new()
        } else {
            self.plate_arcs(input, &input.atlas.bundles_of(&choice.partnerships, input.day), None)
        };
        let arcs = if self.free { &self.arcs } else { &drawn };
        let mut obstacles = self.obstacles(arcs);
        obstacles.keep_off(self.labels.iter().filter(|l| !matches!(l.of, Target::Arc(_))));
        let names = labels(&self.exits(input, arcs, choice, None), &obstacles, super::labels::place);
        (drawn, names)
    }

    /// An arc's ends by what lasts from scene to scene: the leaders of its marks.
    pub fn lasting(&self, arc: &Arc) -> (u32, u32) {
        let hub = |end| match end {
            End::Mark(m) => self.marks.get(m as usize).map_or(u32::MAX, Mark::leader),
            End::Away(hub) => hub,
            End::Box(_) | End::Home => u32::MAX,
        };
        (hub(arc.a), hub(arc.b))
    }

    /// The `i`th of a list of labels by what lasts from scene to scene: no two of a list alike. Empty where there is none.
    pub fn lasting_label(&self, labels: &[Label], i: usize) -> String {
        let Some(label) = labels.get(i) else { return String::new() };
        match label.of {
            Target::Mark(m) => self.marks.get(m as usize).map_or(u32::MAX, Mark::leader).to_string(),
            Target::Place(p) => ["p", &self.places.get(p as usize).map_or(u32::MAX, |p| p.place).to_string()].concat(),
            // Two lines may leave for the same far end, and an ocean is named on either side.
            _ => {
                let alike = |l: &&Label| l.text == label.text && !matches!(l.of, Target::Mark(_) | Target::Place(_));
                let same = labels.iter().take(i).filter(alike).count();
                ["/", &"/".repeat(same), &label.text].concat()
            }
        }
    }
}

/// The box of a title whose text has this width.
fn title_size(width: f32) -> (f32, f32) {
    (width + 15.0, LabelClass::Title.type_().height + 6.0)
}

/// How many partnerships touch a hub by a day.
pub(super) fn weight_of(atlas: &Atlas, hub: u32, day: Day) -> u32 {
    let there = atlas.partnerships_of(Ref::new(Kind::Hub, hub));
    there.iter().filter(|&&p| atlas.exists_at(p, day)).count() as u32
}

fn hubs_where(atlas: &Atlas, test: &dyn Fn(u32, LonLat) -> bool) -> Vec<u32> {
    (0..atlas.hubs().len() as u32).filter(|&h| atlas.place(h).is_some_and(|at| test(h, at))).collect()
}
