//! A frame as a display list in CSS px: marks, boxes, arcs and names where they stand. Whoever paints it cannot
//! change it.

use super::arcs::{self, Arc, End, Site};
use super::bows::Bow;
use super::emphasis::Emphasis;
use super::frame::{FrameId, project};
use super::marks::{Mark, Spot, gather, group};
use super::metrics::LabelClass;
use super::naming::labels;
use super::places::Places;
use super::plane::{Pt, Rect};
use crate::atlas::{Atlas, Bundle, HubRole, Kind, Ref};
use crate::geo::{LonLat, Px, View};
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
    /// The places that the free map may name.
    pub places: Option<&'a Places>,
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
        let bundles =
            if frame.is_world() { input.atlas.bundles(input.day) } else { lit_bundles(input.atlas, input.day, input.chosen) };
        // Where nothing has moved, no arc does.
        let still = before.filter(|b| b.size == scene.size && b.marks == scene.marks && b.day == Some(input.day));
        scene.arcs = scene.draw_arcs(input, &bundles, still.filter(|_| frame.is_world()));
        scene.name(input, before);
        // A mark of an inset whose name found no room joins its neighbour, whose name then speaks for both.
        while let Some(marks) = scene.unnamed().and_then(|i| gather(scene.marks.clone(), i)) {
            scene.marks = marks;
            scene.arcs = scene.draw_arcs(input, &bundles, None);
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
        let mut scene = Scene { free: true, covered: input.covered.to_vec(), ..Scene::empty(view, w, h) };
        scene.marks = group(spots(input, &view, scene.window().grown(8.0), &[], view.scale < OVERVIEW));
        let mut bundles = input.atlas.bundles(input.day);
        // From far away only what joins Korea with abroad.
        if !scene.marks.iter().any(|m| m.country) {
            bundles.extend(input.atlas.bundles_within(input.day));
        }
        scene.arcs = scene.draw_arcs(input, &bundles, before.filter(|_| moving));
        if moving {
            scene.keep_names(input, before);
        } else {
            scene.name(input, before);
        }
        if let Some(places) = input.places {
            scene.name_places(input, places, moving, before);
        }
        scene
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
        scene.marks = group(spots(input, &view, scene.window().grown(-9.0), &scene.boxes, elsewhere));
        scene
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
        let drawn =
            if self.free { Vec::new() } else { self.draw_arcs(input, &lit_bundles(input.atlas, input.day, choice), None) };
        let arcs = if self.free { &self.arcs } else { &drawn };
        let mut obstacles = self.obstacles(arcs);
        obstacles.keep_off(self.labels.iter().filter(|l| !matches!(l.of, Target::Arc(_))));
        let names = labels(&self.exits(input, arcs, choice, None), &obstacles, super::labels::place);
        (drawn, names)
    }

    fn end_of(&self, atlas: &Atlas, hub: u32, home_shown: bool) -> End {
        if let Some(m) = self.marks.iter().position(|m| m.holds(hub)) {
            End::Mark(m as u32)
        } else if let Some(b) = self.boxes.iter().position(|b| b.hubs.contains(&hub)) {
            End::Box(b as u32)
        } else if !home_shown && atlas.hub_role(hub) == HubRole::Korean {
            End::Home
        } else {
            End::Away(hub)
        }
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

    /// A label by what lasts from scene to scene.
    pub fn lasting_label(&self, label: &Label) -> String {
        match label.of {
            Target::Mark(m) => self.marks.get(m as usize).map_or(u32::MAX, Mark::leader).to_string(),
            Target::Place(p) => ["p", &self.places.get(p as usize).map_or(u32::MAX, |p| p.place).to_string()].concat(),
            _ => ["/", &label.text].concat(),
        }
    }

    /// The arcs of `bundles`, with the bows of the scene `held` if there is one.
    fn draw_arcs(&self, input: &Input, bundles: &[Bundle], held: Option<&Scene>) -> Vec<Arc> {
        let atlas = input.atlas;
        let home_shown = self.marks.iter().any(|m| m.role == HubRole::Korean);
        let mut arcs = arcs::merge(bundles, &|hub| self.end_of(atlas, hub, home_shown));
        let home = home_place(atlas);
        let bow_of = |arc: &Arc| {
            let ends = self.lasting(arc);
            let old = held.and_then(|h| h.arcs.iter().find(|o| h.lasting(o) == ends));
            old.map_or(Bow::default(), |o| o.bow)
        };
        let site_of = |end| {
            let on_screen = |at: Pt| Px::new(f64::from(at.x), f64::from(at.y));
            match end {
                End::Mark(m) => {
                    let mark = self.marks.get(m as usize)?;
                    let place = self.view.invert(on_screen(mark.at)).or_else(|| place_of(atlas, mark.leader()))?;
                    Some(Site { place, at: Some(mark.at) })
                }
                End::Box(b) => {
                    let at = self.boxes.get(b as usize)?.rect.centre();
                    Some(Site { place: self.view.invert(on_screen(at))?, at: Some(at) })
                }
                End::Home => Some(Site { place: home?, at: None }),
                End::Away(hub) => Some(Site { place: place_of(atlas, hub)?, at: None }),
            }
        };
        let held: Option<&dyn Fn(&Arc) -> Bow> = if held.is_some() { Some(&bow_of) } else { None };
        arcs::draw(&mut arcs, &self.view, self.window(), &self.marks, &site_of, held);
        for arc in &mut arcs {
            arc.statuses = arc.partnerships.iter().map(|&p| atlas.status_at(p, input.day)).collect();
        }
        arcs
    }
}

/// The box of a title whose text has this width.
fn title_size(width: f32) -> (f32, f32) {
    (width + 15.0, LabelClass::Title.type_().height + 6.0)
}

fn place_of(atlas: &Atlas, hub: u32) -> Option<LonLat> {
    atlas.hubs().get(hub as usize).map(|h| LonLat::new(h.lon, h.lat))
}

/// The middle of the hubs at home.
fn home_place(atlas: &Atlas) -> Option<LonLat> {
    let home = hubs_where(atlas, &|hub, _| atlas.hub_role(hub) == HubRole::Korean);
    let n = home.len() as f64;
    let places = || home.iter().filter_map(|&h| place_of(atlas, h));
    (n > 0.0).then(|| LonLat::new(places().map(|p| p.lon).sum::<f64>() / n, places().map(|p| p.lat).sum::<f64>() / n))
}

fn hubs_where(atlas: &Atlas, test: &dyn Fn(u32, LonLat) -> bool) -> Vec<u32> {
    (0..atlas.hubs().len() as u32).filter(|&h| place_of(atlas, h).is_some_and(|at| test(h, at))).collect()
}

/// The hubs that lie in `window` and in no box. With `overview`, those that an inset shows apart are marked so.
fn spots(input: &Input, view: &View, window: Rect, boxes: &[NamedBox], overview: bool) -> Vec<Spot> {
    let atlas = input.atlas;
    let spot = |hub: u32| {
        let place = place_of(atlas, hub)?;
        let at = project(view, place).filter(|at| window.holds(*at))?;
        let inset = |f: &FrameId| !f.is_world() && f.frame().extent.contains(place);
        let elsewhere = overview && FrameId::ALL.iter().any(inset);
        let there = atlas.partnerships_of(Ref::new(Kind::Hub, hub));
        let weight = there.iter().filter(|&&p| atlas.exists_at(p, input.day)).count() as u32;
        Some(Spot { hub, at, role: atlas.hub_role(hub), weight, elsewhere })
    };
    (0..atlas.hubs().len() as u32).filter(|hub| !boxes.iter().any(|b| b.hubs.contains(hub))).filter_map(spot).collect()
}

/// The bundles of the chosen partnerships alone, within Korea too.
fn lit_bundles(atlas: &Atlas, day: Day, chosen: &Emphasis) -> Vec<Bundle> {
    if chosen.partnerships.is_empty() {
        return Vec::new();
    }
    let all = atlas.bundles(day).into_iter().chain(atlas.bundles_within(day));
    all.filter_map(|mut bundle| {
        bundle.partnerships.retain(|p| chosen.partnerships.binary_search(p).is_ok());
        bundle.status = bundle.partnerships.iter().map(|&p| atlas.status_at(p, day)).min()?;
        Some(bundle)
    })
    .collect()
}
