//! What pointers, wheel and keys do on the plate and on the free map.

use super::host::{Host, Pointed};
use super::pane::name_of;
use super::roam::Call;
use super::stage::boxed;
use crate::atlas::{Kind, Ref};
use crate::browser::dom::Node;
use crate::browser::frames;
use crate::browser::overlay::KEY;
use crate::browser::pointer::{self, Event, Listener, listen_on};
use crate::explore::{Action, Layout};
use crate::geo::Px;
use crate::i18n;
use crate::map::camera::Goal;
use crate::map::frame::FrameId;
use crate::map::grip::Manner;
use crate::map::hit::{Hit, Reach, hit};
use crate::map::keys::{Command, command, walk};
use crate::map::names;
use crate::map::outlooks::MapView;
use crate::map::plane::{Pt, Rect};
use leptos::prelude::Callable;
use std::rc::Rc;

/// What the figure listens to.
const HEARD: [&str; 12] = [
    "pointerdown",
    "pointermove",
    "pointerup",
    "pointercancel",
    "pointerout",
    "click",
    "keydown",
    "focusin",
    "focusout",
    "wheel",
    "picture",
    "touchmove",
];

/// The listeners of the figure; they hold its host weakly.
pub fn listeners(host: &Rc<Host>) -> Vec<Listener> {
    let hear = |name: &'static str| {
        let me = host.held();
        let heard = Box::new(move |event: Event| {
            if let Some(host) = me.upgrade() {
                host.event(name, &event);
            }
        });
        listen_on(&host.figure, name, heard)
    };
    HEARD.into_iter().map(hear).collect()
}

impl Host {
    fn event(&self, name: &str, event: &Event) {
        // A node with the focus that is taken away while its scene is shown says so: that means nothing.
        let Ok(free) = self.state.try_borrow_mut().map(|s| s.free) else { return };
        if name == "picture" {
            return self.answer(event);
        }
        let Some(pane) = self.pane_of(event) else {
            return self.beside(name, event, free);
        };
        let Some(svg) = self.state.borrow().panes.get(pane).map(|p| p.svg.clone()) else { return };
        let on_map = pointer::inside(event, &svg);
        match name {
            "wheel" if free && on_map => self.call(Call::Wheel(event, &svg)),
            // Two fingers are the map's; with one the style says whose it is.
            "touchmove" if free && on_map && pointer::fingers(event) > 1 => pointer::take(event),
            "keydown" => self.key(event, pane, free),
            "click" => self.click(event, pane, &svg, on_map),
            "focusin" => {
                let state = self.state.borrow();
                self.reveal(&state, state.panes.get(pane).and_then(|p| p.id));
                drop(state);
                if on_map {
                    let at = pointer::marked(event, KEY).and_then(|k| Hit::of_key(&k));
                    self.point(pane, at);
                    // What a pointer has the focus on is opened at once.
                    if at.is_some() && svg.find(":focus-visible").is_some() {
                        self.ask(Call::Speak(pane, at, false));
                    }
                }
            }
            "focusout" => self.leave(),
            "pointerout" if !pointer::stays(event, &svg) => self.leave(),
            "pointerdown" | "pointermove" | "pointerup" | "pointercancel" if on_map => {
                if free {
                    self.call(Call::Hand(name, event, pane, &svg));
                } else {
                    self.state.borrow_mut().touch = pointer::is_touch(event);
                    if name == "pointermove" {
                        self.hover(event, pane, &svg);
                    }
                }
            }
            _ => {}
        }
    }

    /// A finger came down somewhere on the page: beside the free map it takes the focus from that.
    pub fn touched(&self, event: &Event) {
        if pointer::is_touch(event)
            && !pointer::within(event, ".roam")
            && let Some(roam) = self.find(".roam")
        {
            roam.blur();
        }
    }

    /// The pane that an event comes from.
    fn pane_of(&self, event: &Event) -> Option<usize> {
        let name = pointer::marked(event, "data-pane")?;
        self.state.borrow().panes.iter().position(|p| p.id.map_or("free", |id| id.frame().name) == name)
    }

    /// What happens beside the panes: on the switch of views, in the list of a line, and on the sheet of keys.
    fn beside(&self, name: &str, event: &Event, free: bool) {
        let listed = pointer::within(event, ".bundle");
        match name {
            "click" if listed => {
                if pointer::marked(event, "data-map").is_some() || pointer::marked(event, "href").is_some() {
                    self.close_bundle();
                }
            }
            "click" => {
                if let Some(act) = pointer::marked(event, "data-map") {
                    self.press(&act, 0);
                }
            }
            // The browser closes the sheet; the page need not know.
            "keydown" if pointer::within(event, ".keys") => event.stop_propagation(),
            "keydown" => {
                match pointer::with_key(event, |k| command(k, free)) {
                    Some(Command::Leave) if listed => self.close_bundle(),
                    Some(Command::View(view)) => self.switch(view),
                    Some(Command::Help) => self.ask(Call::Keys),
                    _ => return,
                }
                pointer::take(event);
            }
            _ => {}
        }
    }

    /// What lies under a pointer.
    fn under(&self, event: &Event, pane: usize, svg: &Node, at: Option<Pt>) -> Option<Hit> {
        let state = self.state.borrow();
        let reach = if state.touch { Reach::COARSE } else { Reach::FINE };
        let at = at.or_else(|| pointer::place(event, pointer::corner(svg)))?;
        hit(state.panes.get(pane)?.scene.as_ref()?, at, reach)
    }

    fn hover(&self, event: &Event, pane: usize, svg: &Node) {
        if pointer::is_touch(event) {
            return;
        }
        let at = self.under(event, pane, svg, None);
        svg.set("class", if at.is_some() { "over" } else { "" });
        self.point(pane, at);
        let tip = at.map(|at| self.note(pane, at)).filter(|t| !t.is_empty());
        self.tell(tip.and_then(|text| pointer::beside(event).map(|(style, left)| (text, style, left))));
    }

    /// Lights up what pointer or focus rests on.
    fn point(&self, pane: usize, at: Option<Hit>) {
        let changed = {
            let mut state = self.state.borrow_mut();
            let scene = state.panes.get(pane).and_then(|p| p.scene.as_ref());
            let pointed = at.zip(scene).and_then(|(at, scene)| match at {
                Hit::Mark(m) => scene.marks.get(m as usize).map(|m| Pointed::Hubs(m.hubs.clone())),
                Hit::Arc(a) => scene.arcs.get(a as usize).map(|a| Pointed::Partnerships(a.partnerships.clone())),
                Hit::Box(_) => None,
            });
            let changed = state.pointed != pointed;
            state.pointed = pointed;
            changed
        };
        if changed {
            self.light();
            self.tell_lists();
        }
    }

    /// The note for what lies under the pointer.
    fn note(&self, pane: usize, at: Hit) -> String {
        let state = self.state.borrow();
        let Some(pane) = state.panes.get(pane) else { return String::new() };
        let Some(scene) = &pane.scene else { return String::new() };
        if let Hit::Mark(m) = at
            && let Some(mark) = scene.marks.get(m as usize).filter(|m| m.is_group() && !m.country)
        {
            return names::hub_list(&state.now.atlas, &mark.hubs, state.now.lang);
        }
        name_of(scene, &state.now, at)
    }

    /// Does what a click on something asks for.
    fn act(&self, pane: usize, at: Hit) {
        enum Deed {
            Hub(u32),
            Map(Goal),
            Line(String, Vec<u32>),
        }
        let deed = {
            let state = self.state.borrow();
            let Some(scene) = state.panes.get(pane).and_then(|p| p.scene.as_ref()) else { return };
            let (atlas, lang) = (&state.now.atlas, state.now.lang);
            match at {
                Hit::Mark(m) => scene.marks.get(m as usize).map(|mark| {
                    if mark.country {
                        Deed::Map(Goal::Frame(FrameId::Korea))
                    } else if mark.is_group() {
                        Deed::Map(Goal::Apart(mark.hubs.iter().filter_map(|&h| atlas.place(h)).collect()))
                    } else {
                        Deed::Hub(mark.leader())
                    }
                }),
                Hit::Box(b) => scene.boxes.get(b as usize).map(|b| Deed::Map(Goal::Frame(b.frame))),
                Hit::Arc(a) => scene.arcs.get(a as usize).map(|arc| {
                    let [from, to] = [arc.a, arc.b].map(|e| names::end_name(atlas, scene, arc, e, lang));
                    let count = arc.partnerships.len().to_string();
                    Deed::Line(i18n::BUNDLE_TITLE.with(lang, &[&from, &to, &count]), arc.partnerships.clone())
                }),
            }
        };
        match deed {
            Some(Deed::Hub(hub)) => self.open(Ref::new(Kind::Hub, hub)),
            Some(Deed::Map(goal)) => self.seek(goal),
            Some(Deed::Line(title, partnerships)) => self.open_partnerships(&title, &partnerships),
            None => {}
        }
    }

    fn click(&self, event: &Event, pane: usize, svg: &Node, on_map: bool) {
        if let Some(act) = pointer::marked(event, "data-map") {
            return self.press(&act, pane);
        }
        let free = self.state.borrow().free;
        if pointer::is_pointerless(event) {
            if let Some(at) = pointer::marked(event, KEY).and_then(|k| Hit::of_key(&k)) {
                self.act(pane, at);
            }
        } else if on_map && !free {
            // On the free map what a pointer clicks is a tap.
            match self.under(event, pane, svg, None) {
                Some(at) => self.act(pane, at),
                None => self.open_at(pane, pointer::place(event, pointer::corner(svg))),
            }
        }
    }

    /// A button was pressed.
    fn press(&self, act: &str, pane: usize) {
        match act {
            "open" => self.open_at(pane, None),
            "+" => self.call(Call::Wish(Command::Zoom { by: 1.0 })),
            "-" => self.call(Call::Wish(Command::Zoom { by: -1.0 })),
            "0" => self.call(Call::Wish(Command::Fit)),
            "keys" => self.ask(Call::Keys),
            _ => {
                if let Some(view) = MapView::of(act) {
                    self.switch(view);
                }
            }
        }
    }

    /// Shows a goal on the free map: in its present outlook where it is open.
    fn seek(&self, goal: Goal) {
        if !self.state.borrow().free {
            return self.open_map(Layout::Flat, goal);
        }
        self.leave();
        self.close_bundle();
        self.call(Call::Fly(&goal));
    }

    /// Opens the free map at a frame, or at the place of the world that was clicked.
    fn open_at(&self, pane: usize, at: Option<Pt>) {
        let goal = {
            let state = self.state.borrow();
            let Some(pane) = state.panes.get(pane) else { return };
            let Some(id) = pane.id else { return };
            let clicked = at.zip(pane.view()).filter(|_| id.is_world());
            match clicked.map(|(p, view)| view.invert(Px::new(f64::from(p.x), f64::from(p.y)))) {
                Some(Some(place)) => Goal::Near(place),
                // Paper about the world.
                Some(None) => return,
                None => Goal::Frame(id),
            }
        };
        self.seek(goal);
    }

    /// The corner of the free map in the window. While it moves its place does not change, and is not asked for again.
    fn corner(&self, svg: &Node) -> Pt {
        let moving = self.state.borrow().roam.as_ref().is_some_and(|roam| roam.is_moving());
        let corner = self.corner.get().filter(|_| moving).unwrap_or_else(|| pointer::corner(svg));
        self.corner.set(Some(corner));
        corner
    }

    /// A pointer on the free map.
    pub(super) fn hand(&self, name: &str, event: &Event, pane: usize, svg: &Node) {
        let Some(pointer) = pointer::pointer(event, self.corner(svg)) else { return };
        let finger = pointer::is_touch(event);
        self.state.borrow_mut().touch = finger;
        let focused = self.find(".roam:focus-within").is_some();
        let manner = Manner { finger, focused, shift: pointer::with_shift(event) };
        let (now, still) = (frames::now(), frames::reduced_motion());
        let felt = self.roaming(|roam, size| (roam.hand(pointer, manner, now, size, still), roam.is_moving()));
        let Some((felt, moving)) = felt else { return };
        self.draw_box(felt.drawn);
        if felt.dragging {
            pointer::capture(event, svg);
            svg.set("class", "dragging");
            self.leave();
        } else if name != "pointermove" {
            svg.set("class", "");
        }
        if felt.stirred {
            self.stir();
        } else if let Some(at) = felt.tap {
            match self.under(event, pane, svg, Some(at)) {
                Some(at) => self.act(pane, at),
                None => svg.focus(),
            }
        } else if !felt.dragging && !moving {
            self.hover(event, pane, svg);
        }
    }

    /// Shows the box that a hand draws on the free map, or takes it away.
    fn draw_box(&self, drawn: Option<Rect>) {
        if let Some(element) = self.find(".drawn") {
            element.set("style", &drawn.map_or_else(String::new, boxed));
            element.mark("hidden", drawn.is_none());
        }
    }

    /// The node with the focus on the map, as what it stands for.
    pub fn in_focus(&self) -> Option<Hit> {
        self.find("svg :focus").and_then(|n| n.get(KEY)).and_then(|k| Hit::of_key(&k))
    }

    pub(super) fn wheel(&self, event: &Event, svg: &Node) {
        let (Some(turn), Some(at)) = (pointer::wheel(event), pointer::place(event, self.corner(svg))) else { return };
        pointer::take(event);
        self.roaming(|roam, size| roam.wheel(turn, at, size));
        self.stir();
    }

    fn key(&self, event: &Event, pane: usize, free: bool) {
        let at = pointer::marked(event, KEY).and_then(|k| Hit::of_key(&k));
        let on_button = at.is_none() && pointer::marked(event, "data-map").is_some();
        let Some(command) = pointer::with_key(event, |k| command(k, free)) else { return };
        match command {
            Command::Walk(way) => {
                let node = {
                    let state = self.state.borrow();
                    let Some(pane) = state.panes.get(pane) else { return };
                    pane.scene.as_ref().and_then(|s| walk(s, at, way)).and_then(|to| pane.node(to))
                };
                // The focus moves when nothing is borrowed: it is heard.
                if let Some(node) = node {
                    node.focus();
                }
            }
            Command::Open => match at {
                Some(at) => self.act(pane, at),
                None => return,
            },
            Command::Leave if self.roaming(|roam, _| roam.let_go()) == Some(true) => self.draw_box(None),
            Command::Leave if free && at.is_none() => self.site.act.run(Action::ShowPlate),
            Command::Leave if at.is_some() => {
                let selector = if free { "svg" } else { ".frame-title" };
                let state = self.state.borrow();
                let home = state.panes.get(pane).and_then(|p| p.section.find(selector));
                drop(state);
                if let Some(home) = home {
                    home.focus();
                }
            }
            Command::Leave => return,
            Command::View(view) => self.switch(view),
            Command::Help => self.ask(Call::Keys),
            _ if on_button => return,
            command => self.call(Call::Wish(command)),
        }
        pointer::take(event);
    }
}
