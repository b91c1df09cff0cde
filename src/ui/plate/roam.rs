//! The free map in the browser: hands and keys move the camera, and a frame is drawn when something changed.

use super::frame::Nodes;
use super::free::Wish;
use super::live::{self, Held, Shared};
use super::stage::Stage;
use crate::browser::{Element, Event};
use crate::browser::canvas::BaseColors;
use crate::browser::frames::{self, Delay, Ticker};
use crate::browser::overlay::{KEY, Overlay};
use crate::browser::pointer::{self, Listener, listen};
use crate::explore::{Action, Camera};
use crate::geo::LonLat;
use crate::map::base::Motion;
use crate::map::camera::{self, Size};
use crate::map::fly::Flight;
use crate::map::gesture::{Gesture, Glide, Hands, wheel};
use crate::map::hit::{Hit, Reach, hit};
use crate::map::keys::{Command, command, walk};
use crate::map::metrics::LabelClass;
use crate::map::plane::{Pt, Rect};
use crate::map::scene::{Input, Scene};
use crate::map::words;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// The map rests when nothing has moved it for so many ms.
const REST: i32 = 160;
/// Where it rests is written into the address after so many ms.
const SETTLE: i32 = 350;

struct State {
    camera: Camera,
    size: (f32, f32),
    flight: Option<(Flight, f64)>,
    glide: Option<Glide>,
    hands: Hands,
    moving: bool,
    touch: bool,
    held: Held,
    colors: Option<BaseColors>,
}

/// What the buttons and the credits cover of a map of `w` × `h` px.
fn controls(w: f32, h: f32) -> [Rect; 3] {
    [Rect::new(0.0, 0.0, 170.0, 64.0), Rect::new(w - 64.0, 0.0, 64.0, 166.0), Rect::new(0.0, h - 28.0, w, 28.0)]
}

/// The free map. Cheap to clone.
#[derive(Clone)]
struct Roam {
    stage: Stage,
    shared: Shared,
    nodes: Nodes,
    state: Rc<RefCell<State>>,
    ticker: Rc<RefCell<Option<Ticker>>>,
    rest: Rc<RefCell<Option<Delay>>>,
    settle: Rc<RefCell<Option<Delay>>>,
}

/// Starts the free map at the camera of the view.
pub fn start(stage: Stage, nodes: Nodes, wish: RwSignal<Option<Wish>>) {
    let Some(shared) = use_context::<Shared>() else { return };
    let camera = stage.site.view.with_untracked(|v| v.camera).unwrap_or_else(camera::home);
    let state = State {
        camera,
        size: (0.0, 0.0),
        flight: None,
        glide: None,
        hands: Hands::default(),
        moving: false,
        touch: false,
        held: Held::default(),
        colors: None,
    };
    let roam = Roam {
        stage,
        shared,
        nodes,
        state: Rc::new(RefCell::new(state)),
        ticker: Rc::default(),
        rest: Rc::default(),
        settle: Rc::default(),
    };
    stage.returning.set_value(true);
    roam.arm();
    roam.follow(wish);
    // The timers hold the map that holds them: they go when the view goes.
    let kept = StoredValue::new_local(roam);
    on_cleanup(move || {
        if let Some(roam) = kept.try_get_value() {
            (*roam.ticker.borrow_mut(), *roam.rest.borrow_mut(), *roam.settle.borrow_mut()) = (None, None, None);
        }
        stage.leave();
    });
}

impl Roam {
    fn arm(&self) {
        let me = self.clone();
        *self.ticker.borrow_mut() = Some(Ticker::new(Box::new(move |now| me.draw(now))));
        let me = self.clone();
        *self.rest.borrow_mut() = Some(Delay::new(REST, Box::new(move || {
            me.state.borrow_mut().moving = false;
            me.request();
        })));
        let me = self.clone();
        *self.settle.borrow_mut() = Some(Delay::new(SETTLE, Box::new(move || {
            let camera = me.state.borrow().camera;
            me.stage.site.act.run(Action::MoveCamera(camera));
        })));
    }

    fn request(&self) {
        if let Some(ticker) = &*self.ticker.borrow() {
            ticker.request();
        }
    }

    fn size(&self) -> Size {
        let (w, h) = self.state.borrow().size;
        Size::new(w, h)
    }

    /// The camera moved: draw, and wait for rest.
    fn stir(&self) {
        self.state.borrow_mut().moving = true;
        self.request();
        for delay in [&self.rest, &self.settle] {
            if let Some(delay) = &*delay.borrow() {
                delay.restart();
            }
        }
    }

    fn put(&self, camera: Camera) {
        {
            let mut state = self.state.borrow_mut();
            (state.flight, state.glide) = (None, None);
            state.camera = camera;
        }
        self.stir();
    }

    fn fly(&self, to: Camera) {
        if frames::reduced_motion() {
            return self.put(to);
        }
        {
            let mut state = self.state.borrow_mut();
            let flight = Flight::new(state.camera, to);
            (state.flight, state.glide) = (Some((flight, frames::now())), None);
        }
        self.stir();
    }

    fn draw(&self, now: f64) {
        let flying = self.advance(now);
        let site = self.stage.site;
        let (lit, chosen) = (self.stage.lit.get_untracked(), self.stage.chosen.get_untracked());
        let (day, lang) = untrack(|| (site.day(), site.lang()));
        let measure = self.shared.measure();
        let width = |text: &str, class: LabelClass| measure.width(text, class);
        {
            let mut state = self.state.borrow_mut();
            let State { camera, size, moving, held, colors, .. } = &mut *state;
            let (w, h) = *size;
            if w < 1.0 || h < 1.0 {
                return;
            }
            let view = camera::view(*camera, Size::new(w, h));
            self.shared.want(&view, w, h);
            let (scene, extra) = site.atlas.with_untracked(|atlas| {
                let input = Input { atlas, day, lang, chosen: &chosen, measure: &width, covered: &controls(w, h) };
                let scene = Scene::of_view(&input, view, w, h, *moving, held.scene.as_ref());
                let extra = if *moving || *lit == *chosen { Default::default() } else { scene.lit(&input, &lit) };
                (scene, extra)
            });
            let names = untrack(|| live::names_of(self.stage, &scene));
            if let Some(canvas) = self.nodes.canvas.get_untracked() {
                let colors = colors.get_or_insert_with(|| frames::base_colors(&canvas));
                let motion = if *moving { Motion::Moving } else { Motion::Still };
                self.shared.paint(&mut held.base, &canvas, &view, (w, h), motion, colors);
            }
            if let Some(overlay) = &mut held.overlay {
                overlay.show(&scene, &lit, &names, &extra);
            }
            if !*moving {
                let chosen_item = untrack(|| site.chosen());
                let said = site.atlas.with_untracked(|a| words::of_scene(&scene, a, &chosen, chosen_item, lang));
                self.nodes.words.set(said);
            }
            (held.scene, held.names) = (Some(scene), Some(names));
        }
        if flying {
            self.stir();
        }
    }

    /// Moves the camera on by a flight or a glide. Whether it goes on.
    fn advance(&self, now: f64) -> bool {
        let mut state = self.state.borrow_mut();
        let size = Size::new(state.size.0, state.size.1);
        if let Some((flight, since)) = state.flight {
            state.camera = flight.at(now - since);
            if now - since >= flight.duration_ms() {
                state.flight = None;
            }
            return state.flight.is_some();
        }
        if let Some(mut glide) = state.glide {
            let step = glide.step(now);
            if let Some((dx, dy)) = step {
                state.camera = camera::dragged(state.camera, dx, dy, size);
            }
            state.glide = step.map(|_| glide);
            return step.is_some();
        }
        false
    }

    fn follow(&self, wish: RwSignal<Option<Wish>>) {
        let stage = self.stage;
        let guards = StoredValue::new_local(Vec::<Listener>::new());
        let me = self.clone();
        Effect::new(move |_| {
            let Some(svg) = me.nodes.overlay.get() else { return };
            let svg: Element = svg.into();
            me.state.borrow_mut().held.overlay = Overlay::new(svg.clone());
            guards.set_value(me.listeners(&svg));
            // Who opened it by hand moves it by hand; who came by an address reads first.
            if stage.measured.get_untracked() {
                frames::focus(&svg);
            }
            me.request();
        });
        let me = self.clone();
        Effect::new(move |_| {
            let space = stage.space.get();
            me.state.borrow_mut().size = (space.width, space.height);
            me.request();
        });
        let me = self.clone();
        Effect::new(move |_| {
            me.shared.look.track();
            me.state.borrow_mut().colors = None;
            me.request();
        });
        let me = self.clone();
        Effect::new(move |_| {
            me.shared.turn.track();
            stage.lit.track();
            stage.site.atlas.track();
            stage.site.view.track();
            me.request();
        });
        // The address, a story or a group moved the view.
        let me = self.clone();
        Effect::watch(
            move || stage.site.view.with(|v| v.camera),
            move |to, _, _| {
                let own = me.state.borrow().camera.rounded();
                if let Some(to) = to.filter(|to| *to != own) {
                    me.fly(to);
                }
            },
            false,
        );
        // The map goes to what is chosen.
        let me = self.clone();
        Effect::watch(
            move || stage.chosen.get(),
            move |chosen, _, _| {
                let places: Vec<LonLat> = stage.site.atlas.with_untracked(|a| {
                    let hubs = chosen.own.iter().filter_map(|&h| a.hubs().get(h as usize));
                    hubs.map(|h| LonLat::new(h.lon, h.lat)).collect()
                });
                let (from, size) = (me.state.borrow().camera, me.size());
                if !camera::shows(from, &places, size) {
                    me.fly(camera::around(&places, size));
                }
            },
            false,
        );
        let me = self.clone();
        Effect::watch(
            move || wish.get(),
            move |wanted, _, _| {
                let Some(wanted) = *wanted else { return };
                me.wish(match wanted {
                    Wish::Zoom(by) => Command::Zoom { by },
                    Wish::Fit => Command::Fit,
                });
                wish.set(None);
            },
            false,
        );
    }

    fn wish(&self, command: Command) {
        // A second press while the first is under way goes on from its end.
        let from = self.state.borrow().flight.map_or(self.state.borrow().camera, |(f, _)| f.at(f64::INFINITY));
        if let Some(to) = camera::target(from, command, self.size()) {
            self.fly(to);
        }
    }

    fn listeners(&self, svg: &Element) -> Vec<Listener> {
        let names = ["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerleave", "wheel", "keydown", "click", "focusin", "focusout"];
        names
            .into_iter()
            .map(|name| {
                let (me, element) = (self.clone(), svg.clone());
                listen(svg, name, Box::new(move |event: Event| match name {
                    "wheel" => me.wheel(&event, &element),
                    "keydown" => me.key(&event, &element),
                    "click" => me.click(&event, &element),
                    "pointerleave" | "focusout" => me.stage.leave(),
                    "focusin" => me.with_scene(|scene| {
                        live::point(me.stage, scene, pointer::marked(&event, KEY).and_then(|k| live::of_key(&k)));
                    }),
                    _ => me.pointer(&event, &element),
                }))
            })
            .collect()
    }

    /// Calls `f` with the scene while nothing is borrowed: what `f` does may ask for the map.
    fn with_scene(&self, f: impl FnOnce(&Scene)) {
        let taken = self.state.borrow_mut().held.scene.take();
        if let Some(scene) = taken {
            f(&scene);
            self.state.borrow_mut().held.scene.get_or_insert(scene);
        }
    }

    fn pointer(&self, event: &Event, svg: &Element) {
        let Some(pointer) = pointer::pointer(event, svg) else { return };
        let (gesture, dragging) = {
            let mut state = self.state.borrow_mut();
            state.touch = pointer::is_touch(event);
            let gesture = state.hands.feed(pointer, frames::now());
            (gesture, state.hands.is_dragging())
        };
        if event.type_() == "pointerdown" {
            let mut state = self.state.borrow_mut();
            // A hand on the map stops it.
            (state.flight, state.glide) = (None, None);
        }
        let _ = svg.set_attribute("class", if dragging { "dragging" } else { "" });
        if dragging {
            pointer::capture(event, svg);
            self.stage.leave();
        }
        match gesture {
            Some(Gesture::Tap(at)) => self.tap(at),
            Some(Gesture::DoubleTap(at)) => self.closer(at),
            Some(Gesture::Fling { vx, vy }) if !frames::reduced_motion() => {
                self.state.borrow_mut().glide = Some(Glide::new(vx, vy, frames::now()));
                self.stir();
            }
            Some(gesture) => self.gesture(gesture),
            None if !dragging && !pointer::is_touch(event) => self.hover(event, svg),
            None => {}
        }
    }

    fn gesture(&self, gesture: Gesture) {
        let from = self.state.borrow().camera;
        if let Some(to) = camera::moved(from, gesture, self.size()) {
            self.put(to);
        }
    }

    fn hover(&self, event: &Event, svg: &Element) {
        if self.state.borrow().moving {
            return;
        }
        let names = self.state.borrow_mut().held.names.take();
        self.with_scene(|scene| {
            let at = pointer::place(event, svg).and_then(|p| hit(scene, p, Reach::FINE));
            let _ = svg.set_attribute("class", if at.is_some() { "over" } else { "" });
            live::point(self.stage, scene, at);
            if let Some(names) = &names {
                live::tell(self.stage, scene, names, at, event);
            }
        });
        if let Some(names) = names {
            self.state.borrow_mut().held.names.get_or_insert(names);
        }
    }

    fn tap(&self, at: Pt) {
        let reach = if self.state.borrow().touch { Reach::COARSE } else { Reach::FINE };
        self.with_scene(|scene| {
            if let Some(found) = hit(scene, at, reach) {
                live::act(self.stage, scene, found);
            }
        });
    }

    fn closer(&self, at: Pt) {
        let from = self.state.borrow().camera;
        self.fly(camera::zoomed(from, 1.0, at, self.size()));
    }

    fn wheel(&self, event: &Event, svg: &Element) {
        let (Some((delta, mode, ctrl)), Some(at)) = (pointer::wheel(event), pointer::place(event, svg)) else { return };
        event.prevent_default();
        self.gesture(wheel(delta, mode, ctrl, at));
    }

    /// A click without a pointer: by a screen reader. Those with one are taps.
    fn click(&self, event: &Event, svg: &Element) {
        if !pointer::is_pointerless(event) {
            return;
        }
        self.with_scene(|scene| {
            if let Some(at) = live::clicked(event, svg, scene, false) {
                live::act(self.stage, scene, at);
            }
        });
    }

    fn key(&self, event: &Event, svg: &Element) {
        let Some(command) = pointer::with_key(event, |k| command(k, true)) else { return };
        let at = pointer::marked(event, KEY).and_then(|k| live::of_key(&k));
        match command {
            Command::Walk(way) => {
                let from = match at {
                    Some(Hit::Mark(m)) => Some(m as usize),
                    _ => None,
                };
                let node = {
                    let state = self.state.borrow();
                    let next = state.held.scene.as_ref().and_then(|s| walk(s, from, way));
                    next.and_then(|i| state.held.overlay.as_ref().and_then(|o| o.node_of(i)))
                };
                if let Some(node) = node {
                    frames::focus(&node);
                }
            }
            Command::Open => match at {
                Some(at) => self.with_scene(|scene| live::act(self.stage, scene, at)),
                None => return,
            },
            Command::Leave if at.is_some() => frames::focus(svg),
            Command::Leave => self.stage.site.act.run(Action::ShowPlate),
            Command::Help => return,
            command => self.wish(command),
        }
        event.prevent_default();
        event.stop_propagation();
    }
}
