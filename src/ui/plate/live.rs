//! The frames of the plate in the browser: scenes made when what they show changes, painted when asked for.

use super::frame::Nodes;
use super::stage::{Pointed, Stage, Tip};
use crate::browser::{Element, Event, HtmlCanvasElement};
use crate::atlas::Atlas;
use crate::browser::canvas::{self, BaseColors};
use crate::browser::frames::{self, Ticker};
use crate::browser::measure::Measure;
use crate::browser::overlay::{KEY, Names, Overlay};
use crate::browser::pointer::{self, Listener, listen};
use crate::geo::View;
use crate::i18n;
use crate::map::base::{BaseFrame, Basemap, Motion, Region};
use crate::map::emphasis::Emphasis;
use crate::map::frame::FrameId;
use crate::map::hit::{Hit, Reach, hit};
use crate::map::keys::{Command, command, walk};
use crate::map::metrics::LabelClass;
use crate::map::plane::Pt;
use crate::map::plate::Space;
use crate::map::scene::{Input, Scene};
use crate::map::{camera, names, words};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;

/// What the frames share in the browser. Copy.
#[derive(Clone, Copy)]
pub struct Shared {
    local: StoredValue<Local, LocalStorage>,
    /// Counts the files of the basemap that have come.
    pub turn: RwSignal<u32>,
    /// Counts changes of colours and of pixel density.
    pub look: RwSignal<u32>,
}

#[derive(Clone)]
struct Local {
    measure: Rc<Measure>,
    base: Rc<RefCell<Basemap>>,
    asked: Rc<RefCell<Vec<Region>>>,
}

/// What a frame holds from one drawing to the next.
#[derive(Default)]
pub struct Held {
    /// The scene shown.
    pub scene: Option<Scene>,
    /// What its nodes are called.
    pub names: Option<Names>,
    /// The nodes.
    pub overlay: Option<Overlay>,
    /// The buffers of the basemap.
    pub base: BaseFrame,
}

impl Shared {
    /// The width of a text on the map.
    pub fn measure(self) -> Rc<Measure> {
        self.local.with_value(|l| l.measure.clone())
    }

    /// Asks for the files of the basemap that a view needs and that nobody has asked for yet.
    pub fn want(self, view: &View, w: f32, h: f32) {
        let local = self.local.get_value();
        for region in Region::ALL.into_iter().filter(|r| r.serves(view, f64::from(w), f64::from(h))) {
            if local.asked.borrow().contains(&region) {
                continue;
            }
            local.asked.borrow_mut().push(region);
            for &file in region.files() {
                let base = local.base.clone();
                spawn_local(async move {
                    // Without its basemap the map still tells what it has to tell.
                    if let Ok(bytes) = crate::browser::fetch::bytes(file).await
                        && base.borrow_mut().add(region, &bytes).is_ok()
                    {
                        self.turn.try_update(|t| *t += 1);
                    }
                });
            }
        }
    }

    /// Makes the basemap of a view and paints it.
    pub fn paint(self, base: &mut BaseFrame, canvas: &HtmlCanvasElement, view: &View, (w, h): (f32, f32), motion: Motion, colors: &BaseColors) {
        let (w, h, density) = (f64::from(w), f64::from(h), frames::density());
        self.local.with_value(|l| base.update(&l.base.borrow(), view, w, h, motion));
        canvas::resize(canvas, w, h, density);
        if let Some(context) = frames::context(canvas) {
            canvas::paint(&context, base, colors, density);
        }
    }
}

/// Starts what all frames share. Call it once, where the plate is made.
pub fn start(stage: Stage) {
    let site = stage.site;
    let local = Local { measure: Rc::new(Measure::new()), base: Rc::default(), asked: Rc::default() };
    let shared = Shared { local: StoredValue::new_local(local), turn: RwSignal::new(0), look: RwSignal::new(0) };
    provide_context(shared);

    let sizes = StoredValue::new_local(None);
    Effect::new(move |_| {
        let Some(figure) = stage.figure.get() else { return };
        let figure: Element = figure.into();
        let legend: Option<Element> = stage.legend.get().map(Into::into);
        let credits: Option<Element> = stage.credits.get().map(Into::into);
        let watched: Vec<Element> = [Some(figure.clone()), legend.clone(), credits.clone()].into_iter().flatten().collect();
        let seen = Box::new(move || {
            let height = |e: &Option<Element>, old: f32| e.as_ref().map_or(old, frames::outer_height);
            let free = site.view.with_untracked(|v| v.camera.is_some());
            let old = stage.space.get_untracked();
            let (width, inner) = frames::size(&figure);
            let room = if free { inner } else { frames::room(&figure) };
            let space = Space { width, height: room, legend: height(&legend, old.legend), credits: height(&credits, old.credits) };
            if space != old && width > 0.0 {
                stage.space.set(space);
            }
            if !stage.measured.get_untracked() {
                stage.measured.set(true);
            }
        });
        let watched: Vec<&Element> = watched.iter().collect();
        sizes.set_value(Some(frames::watch_sizes(&watched, seen)));
    });

    let turned: Rc<dyn Fn()> = Rc::new(move || shared.look.update(|l| *l += 1));
    let guards = (frames::watch_scheme(turned.clone()), frames::watch_density(turned.clone()));
    let _held = StoredValue::new_local(guards);
    Effect::watch(move || site.theme.get(), move |_, _, _| turned(), false);
    Effect::watch(move || stage.bundle.with(Option::is_some), |open, _, _| if *open { focus_bundle() }, false);
    // A chosen record is shown by the frame that holds it, where frames are swiped.
    Effect::new(move |_| {
        let chosen = stage.chosen.get();
        let Some(strip) = stage.strip.get() else { return };
        if let Some(rect) = stage.layout.with(|p| holder(stage, &chosen).and_then(|id| p.insets.iter().find(|i| i.0 == id).map(|i| i.1))) {
            frames::reveal_sideways(&strip, rect.x, rect.w);
        }
    });
}

fn focus_bundle() {
    spawn_local(async { crate::browser::page::focus(super::bundle::BUNDLE_ID) });
}

/// The inset that holds the first own hub of a choice.
fn holder(stage: Stage, chosen: &Emphasis) -> Option<FrameId> {
    let hub = *chosen.own.first()?;
    let place = stage.site.atlas.with_untracked(|a| a.hubs().get(hub as usize).map(|h| crate::geo::LonLat::new(h.lon, h.lat)))?;
    // The smallest frame speaks for the place.
    let holds = |id: &&FrameId| !id.is_world() && id.frame().extent.contains(place);
    FrameId::ALL.iter().filter(holds).min_by(|a, b| a.frame().extent.width_deg().total_cmp(&b.frame().extent.width_deg())).copied()
}

/// What the nodes of a scene are called.
pub fn names_of(stage: Stage, scene: &Scene) -> Names {
    let (day, lang) = (stage.site.day(), stage.site.lang());
    stage.site.atlas.with(|a: &std::sync::Arc<Atlas>| Names {
        arcs: scene.arcs.iter().map(|arc| names::arc_name(a, scene, arc, lang)).collect(),
        marks: scene.marks.iter().map(|m| names::mark_name(a, m, &|p| a.exists_at(p, day), lang)).collect(),
        boxes: scene.boxes.iter().map(|b| stage.title_words(b.frame)).collect(),
    })
}

/// Does what a click on something asks for.
pub fn act(stage: Stage, scene: &Scene, at: Hit) {
    let size = stage.space.with_untracked(|s| camera::Size::new(s.width, s.height));
    match at {
        Hit::Mark(m) => {
            let Some(mark) = scene.marks.get(m as usize) else { return };
            if mark.country {
                stage.open_map(camera::of_frame(FrameId::Korea, size));
            } else if mark.is_group() {
                let places: Vec<_> = stage.site.atlas.with_untracked(|a| {
                    mark.hubs.iter().filter_map(|&h| a.hubs().get(h as usize)).map(|h| crate::geo::LonLat::new(h.lon, h.lat)).collect()
                });
                stage.open_map(camera::apart(&places, size));
            } else {
                stage.open_hub(mark.leader());
            }
        }
        Hit::Box(b) => {
            if let Some(b) = scene.boxes.get(b as usize) {
                stage.open_map(camera::of_frame(b.frame, size));
            }
        }
        Hit::Arc(i) => {
            let Some(arc) = scene.arcs.get(i as usize) else { return };
            let lang = stage.site.lang();
            let title = stage.site.atlas.with_untracked(|a| {
                let ends = [arc.a, arc.b].map(|e| names::end_name(a, scene, e, lang));
                i18n::BUNDLE_TITLE.with(lang, &[&ends[0], &ends[1], &arc.partnerships.len().to_string()])
            });
            stage.open_partnerships(title, arc.partnerships.clone());
        }
    }
}

/// Lights up what the pointer or the focus rests on.
pub fn point(stage: Stage, scene: &Scene, at: Option<Hit>) {
    let pointed = at.and_then(|at| match at {
        Hit::Mark(m) => scene.marks.get(m as usize).map(|m| Pointed::Hubs(m.hubs.clone())),
        Hit::Arc(a) => scene.arcs.get(a as usize).map(|a| Pointed::Partnerships(a.partnerships.clone())),
        Hit::Box(_) => None,
    });
    if stage.pointed.with_untracked(|p| *p != pointed) {
        stage.pointed.set(pointed);
    }
}

/// The note beside the pointer.
pub fn tell(stage: Stage, scene: &Scene, names: &Names, at: Option<Hit>, event: &Event) {
    let text = at.map(|at| match at {
        Hit::Mark(m) => {
            let lang = stage.site.lang();
            let mark = scene.marks.get(m as usize).filter(|m| m.is_group() && !m.country);
            let listed = mark.map(|m| stage.site.atlas.with_untracked(|a| names::hub_list(a, &m.hubs, lang)));
            listed.unwrap_or_else(|| names.marks.get(m as usize).cloned().unwrap_or_default())
        }
        Hit::Arc(a) => names.arcs.get(a as usize).cloned().unwrap_or_default(),
        Hit::Box(b) => names.boxes.get(b as usize).cloned().unwrap_or_default(),
    });
    let tip = text.and_then(|text| {
        let (style, leftward) = pointer::beside(event)?;
        Some(Tip { text, style, leftward })
    });
    if stage.tip.with_untracked(|t| *t != tip) {
        stage.tip.set(tip);
    }
}

/// What the node with a key stands for.
pub fn of_key(key: &str) -> Option<Hit> {
    let index = key.get(1..)?.parse().ok()?;
    match key.as_bytes().first()? {
        b'm' => Some(Hit::Mark(index)),
        b'b' => Some(Hit::Box(index)),
        b'a' => Some(Hit::Arc(index)),
        _ => None,
    }
}

/// What a click was on: by its node if it came from a key or a screen reader, else by its place.
pub fn clicked(event: &Event, svg: &Element, scene: &Scene, touch: bool) -> Option<Hit> {
    if pointer::is_pointerless(event) {
        return of_key(&pointer::marked(event, KEY)?);
    }
    let reach = if touch { Reach::COARSE } else { Reach::FINE };
    hit(scene, pointer::place(event, svg)?, reach)
}

/// Fills a frame of the plate.
pub fn frame(stage: Stage, id: FrameId, nodes: Nodes) {
    let Some(shared) = use_context::<Shared>() else { return };
    let held: Rc<RefCell<Held>> = Rc::default();
    let mounted = RwSignal::new(false);
    let guards = StoredValue::new_local(Vec::<Listener>::new());

    let ticker = {
        let held = held.clone();
        Ticker::new(Box::new(move |_| {
            let Some(canvas) = nodes.canvas.get_untracked() else { return };
            let Held { scene: Some(scene), base, .. } = &mut *held.borrow_mut() else { return };
            let colors = frames::base_colors(&canvas);
            shared.paint(base, &canvas, &scene.view, scene.size, Motion::Still, &colors);
        }))
    };
    {
        let held = held.clone();
        Effect::new(move |_| {
            let Some(svg) = nodes.overlay.get() else { return };
            let svg: Element = svg.into();
            held.borrow_mut().overlay = Overlay::new(svg.clone());
            guards.set_value(listeners(stage, id, nodes, &svg, &held));
            mounted.set(true);
            if id.is_world() && stage.returning.try_update_value(std::mem::take).unwrap_or(false)
                && let Some(title) = nodes.title.get_untracked()
            {
                frames::focus(&title);
            }
        });
    }
    {
        let (held, ticker) = (held.clone(), ticker.clone());
        Effect::new(move |_| {
            let rect = stage.rect(id);
            if !mounted.get() || !stage.measured.get() || rect.w < 1.0 || rect.h < 1.0 {
                return;
            }
            make(stage, shared, id, nodes, &held, (rect.w, rect.h));
            ticker.request();
        });
    }
    Effect::new(move |_| {
        let lit = stage.lit.get();
        show(stage, &held, &lit, shared);
    });
    Effect::new(move |_| {
        shared.turn.track();
        shared.look.track();
        ticker.request();
    });
}

/// Makes the scene of a frame and shows it. Tracks what it is made from.
fn make(stage: Stage, shared: Shared, id: FrameId, nodes: Nodes, held: &Rc<RefCell<Held>>, (w, h): (f32, f32)) {
    let site = stage.site;
    let (chosen, lang, day) = (stage.chosen.get(), site.lang(), site.day());
    let measure = shared.measure();
    let width = |text: &str, class: LabelClass| measure.width(text, class);
    let scene = site.atlas.with(|atlas| {
        let input = Input { atlas, day, lang, chosen: &chosen, measure: &width, covered: &[] };
        Scene::of_frame(&input, id, w, h, held.borrow().scene.as_ref())
    });
    let names = names_of(stage, &scene);
    nodes.words.set(site.atlas.with(|a| words::of_scene(&scene, a, &chosen, site.chosen(), lang)));
    if let Some(t) = scene.title {
        nodes.title_style.set(super::stage::boxed(t));
    }
    shared.want(&scene.view, w, h);
    {
        let mut held = held.borrow_mut();
        held.scene = Some(scene);
        held.names = Some(names);
    }
    let lit = stage.lit.get_untracked();
    show(stage, held, &lit, shared);
}

fn show(stage: Stage, held: &Rc<RefCell<Held>>, lit: &Emphasis, shared: Shared) {
    let Held { scene: Some(scene), names: Some(names), overlay: Some(overlay), .. } = &mut *held.borrow_mut() else { return };
    let chosen = stage.chosen.get_untracked();
    let extra = if *lit == *chosen {
        Default::default()
    } else {
        let measure = shared.measure();
        let width = |text: &str, class: LabelClass| measure.width(text, class);
        stage.site.atlas.with_untracked(|atlas| {
            let site = stage.site;
            let (day, lang) = untrack(|| (site.day(), site.lang()));
            let input = Input { atlas, day, lang, chosen: &chosen, measure: &width, covered: &[] };
            scene.lit(&input, lit)
        })
    };
    overlay.show(scene, lit, names, &extra);
}

/// What is done on an event over a frame: with its overlay, its scene, and what its nodes are called.
type Heard = Box<dyn FnMut(&Event, &Element, &Scene, &Names)>;

fn listeners(stage: Stage, id: FrameId, nodes: Nodes, svg: &Element, held: &Rc<RefCell<Held>>) -> Vec<Listener> {
    let touch = Rc::new(std::cell::Cell::new(false));
    let heard = |name: &'static str, mut f: Heard| {
        let (held, svg) = (held.clone(), svg.clone());
        let target = svg.clone();
        listen(&target, name, Box::new(move |event: Event| {
            // What a handler changes may draw this frame anew: it gets what was shown, and lets go of it.
            let taken = {
                let mut held = held.borrow_mut();
                (held.scene.take(), held.names.take())
            };
            let (Some(scene), Some(names)) = taken else { return };
            f(&event, &svg, &scene, &names);
            let mut held = held.borrow_mut();
            held.scene.get_or_insert(scene);
            held.names.get_or_insert(names);
        }))
    };
    let down = {
        let touch = touch.clone();
        heard("pointerdown", Box::new(move |event, _, _, _| touch.set(pointer::is_touch(event))))
    };
    let moved = heard("pointermove", Box::new(move |event, svg, scene, names| {
        if pointer::is_touch(event) {
            return;
        }
        let at = pointer::place(event, svg).and_then(|p| hit(scene, p, Reach::FINE));
        let _ = svg.set_attribute("class", if at.is_some() { "over" } else { "" });
        point(stage, scene, at);
        tell(stage, scene, names, at, event);
    }));
    let left = heard("pointerleave", Box::new(move |_, _, _, _| stage.leave()));
    let click = heard("click", Box::new(move |event, svg, scene, _| {
        match clicked(event, svg, scene, touch.get()) {
            Some(at) => act(stage, scene, at),
            None if !pointer::is_pointerless(event) => open_at(stage, id, scene, pointer::place(event, svg)),
            None => {}
        }
    }));
    let focus = heard("focusin", Box::new(move |event, _, scene, _| {
        point(stage, scene, pointer::marked(event, KEY).and_then(|k| of_key(&k)));
    }));
    let blur = heard("focusout", Box::new(move |_, _, _, _| stage.leave()));
    let keys = {
        let held = held.clone();
        listen(svg, "keydown", Box::new(move |event: Event| key(stage, nodes, &held, &event)))
    };
    let mut all = vec![down, moved, left, click, focus, blur, keys];
    if let Some(title) = nodes.title.get_untracked() {
        let held = held.clone();
        all.push(listen(&title, "keydown", Box::new(move |event: Event| {
            let way = pointer::with_key(&event, |k| command(k, false));
            if let Some(Command::Walk(way)) = way {
                event.prevent_default();
                step(&held, None, way);
            }
        })));
    }
    all
}

fn step(held: &Rc<RefCell<Held>>, from: Option<usize>, way: crate::map::keys::Way) {
    let next = held.borrow().scene.as_ref().and_then(|s| walk(s, from, way));
    // The focus moves when nothing is borrowed: it is heard.
    let node = next.and_then(|i| held.borrow().overlay.as_ref().and_then(|o| o.node_of(i)));
    if let Some(node) = node {
        frames::focus(&node);
    }
}

fn key(stage: Stage, nodes: Nodes, held: &Rc<RefCell<Held>>, event: &Event) {
    let Some(command) = pointer::with_key(event, |k| command(k, false)) else { return };
    let at = pointer::marked(event, KEY).and_then(|k| of_key(&k));
    match command {
        Command::Walk(way) => {
            let from = match at {
                Some(Hit::Mark(m)) => Some(m as usize),
                _ => None,
            };
            step(held, from, way);
        }
        Command::Open => {
            let scene = held.borrow().scene.clone();
            if let (Some(scene), Some(at)) = (scene, at) {
                act(stage, &scene, at);
            }
        }
        Command::Leave => {
            if let Some(title) = nodes.title.get_untracked() {
                frames::focus(&title);
            }
        }
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

/// Opens the free map at an inset, or at the place of the world that was clicked.
fn open_at(stage: Stage, id: FrameId, scene: &Scene, at: Option<Pt>) {
    let size = stage.space.with_untracked(|s| camera::Size::new(s.width, s.height));
    let place = at.and_then(|p| scene.view.invert(crate::geo::Px::new(f64::from(p.x), f64::from(p.y))));
    match (id.is_world(), place) {
        (true, Some(place)) => stage.open_map(camera::near(place, size)),
        (true, None) => {}
        _ => stage.open_map(camera::of_frame(id, size)),
    }
}
