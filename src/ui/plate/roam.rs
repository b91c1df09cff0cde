//! The free map on the page: it comes when it is opened, hands and keys move it, and a frame is drawn when something
//! changed. What moves how, `map::roam` knows.
//!
//! All that only the free map needs of its host is behind [`serve`], and comes with its part of the program.

use super::host::{Host, State};
use super::pane::Ground;
use crate::atlas::{Atlas, Kind};
use crate::browser::dom::Node;
use crate::browser::pointer::Event;
use crate::browser::{frames, page};
use crate::explore::{Action, Camera, FROM, Layout};
use crate::geo::{LonLat, Outlook};
use crate::i18n;
use crate::map::camera::{Gaze, Goal, Size};
use crate::map::frame::FrameId;
use crate::map::hit::Hit;
use crate::map::keys::Command;
use crate::map::names;
use crate::map::outlooks::{MapView, standpoint};
use crate::map::roam::{FreeMap, Roam};
use crate::map::said::{Sight, say};
use crate::model::Slug;
use crate::page::html;
use crate::ui::part::{Lost, roaming_part};
use leptos::prelude::Callable;

/// What looks at all of the flat world; whoever asks for more goes on from there.
const AFAR: Gaze = Gaze { outlook: Outlook::Flat, camera: Camera { lon: 150.0, lat: 0.0, zoom: 0.0 } };

/// The hub with an id, by index.
pub fn hub_of(atlas: &Atlas, id: &Slug) -> Option<u32> {
    atlas.find(id.as_str()).filter(|r| r.kind == Kind::Hub).map(|r| r.index)
}

/// What the free map is asked to do.
pub enum Call<'a> {
    /// Open, or lay out the sphere in another way, and show a goal.
    Open(Layout, Goal),
    /// Show another view of the map: what is chosen in it, or what lies about here.
    Switch(MapView),
    /// Be there as the address asks for it.
    Start,
    /// Draw all of it, at this time in ms.
    Draw(f64),
    /// Take what a pointer did: the name of the event, the pane and its overlay.
    Hand(&'a str, &'a Event, usize, &'a Node),
    /// Take a turn of the wheel.
    Wheel(&'a Event, &'a Node),
    /// Do what a key or a button asks for.
    Wish(Command),
    /// Go to a goal as it is laid out.
    Fly(&'a Goal),
    /// Go where the address has moved.
    Follow,
    /// Nothing has moved it for a while.
    Rest,
    /// Write into the address where it looks.
    Settle,
    /// Say aloud what has the focus, or where it looks now that it has moved.
    Speak(usize, Option<Hit>, bool),
    /// Show the sheet of keys.
    Keys,
    /// It is left: nothing more is fetched for it.
    Leave,
    /// Ask again for tiles that did not come.
    Again,
    /// Be laid out for a page in place of a screen of this size, or for the screen again.
    Print(Option<Size>),
}

/// Does what the free map is asked for.
pub fn serve(host: &Host, call: Call) {
    match call {
        Call::Open(layout, goal) => host.lay_open(layout, goal),
        Call::Switch(view) => host.turn(view),
        Call::Start => host.start_roaming(),
        Call::Draw(time) => host.draw_free(time),
        Call::Hand(name, event, pane, svg) => host.hand(name, event, pane, svg),
        Call::Wheel(event, svg) => host.wheel(event, svg),
        Call::Wish(command) => host.do_wish(command),
        Call::Fly(goal) => host.fly_to(goal),
        Call::Follow => host.follow_address(),
        Call::Rest => host.come_to_rest(),
        Call::Settle => host.write_camera(),
        Call::Speak(pane, at, moved) => host.speak(pane, at, moved),
        Call::Keys => host.show_keys(),
        Call::Leave => host.leave_detail(),
        Call::Again => host.ask_detail_again(),
        Call::Print(screen) => {
            host.roaming(|roam, _| roam.print(screen));
        }
    }
}

impl Host {
    /// Asks the free map for something, if it is there.
    pub fn call(&self, call: Call) {
        if let Some(part) = self.part.get() {
            (part.serve)(self, call);
        }
    }

    /// Asks the free map for something, now or when its part of the program has come.
    pub fn ask(&self, call: Call<'static>) {
        if self.part.get().is_some() {
            return self.call(call);
        }
        let me = self.held();
        page::beside(async move {
            let part = roaming_part().await;
            let Some(host) = me.upgrade() else { return };
            match part {
                Ok(part) => {
                    host.part.set(Some(part));
                    host.call(call);
                }
                Err(Lost(file)) => {
                    let (lang, free) = (host.state.borrow().now.lang, host.state.borrow().free);
                    host.site.tell_once(&i18n::FAULT_NETWORK.with(lang, &[file]));
                    if free {
                        host.site.act.run(Action::ShowPlate);
                    }
                }
            }
        });
    }

    /// How the sphere is laid out by a layout: flat where there is no such hub.
    fn outlook(&self, layout: &Layout) -> Outlook {
        match layout {
            Layout::Flat => Outlook::Flat,
            Layout::Globe => Outlook::Globe,
            Layout::From(id) => {
                let atlas = &self.state.borrow().now.atlas;
                hub_of(atlas, id).and_then(|h| atlas.place(h)).map_or(Outlook::Flat, Outlook::From)
            }
        }
    }

    /// Opens the free map, or lays it out in another way.
    pub fn open_map(&self, layout: Layout, goal: Goal) {
        self.leave();
        self.close_bundle();
        self.ask(Call::Open(layout, goal));
    }

    fn lay_open(&self, layout: Layout, goal: Goal) {
        let outlook = self.outlook(&layout);
        let camera = {
            let state = self.state.borrow();
            let size = self.size(&state);
            let from = state.roam.as_ref().map_or(AFAR, |roam| roam.gaze());
            from.toward(outlook, &goal, size).camera
        };
        self.site.act.run(Action::OpenMap(layout, camera));
    }

    /// Shows another view of the map.
    pub fn switch(&self, view: MapView) {
        if view == MapView::Overview {
            return self.site.act.run(Action::ShowPlate);
        }
        self.ask(Call::Switch(view));
    }

    fn turn(&self, view: MapView) {
        let (layout, goal) = {
            let state = self.state.borrow();
            let atlas = &state.now.atlas;
            let own: Vec<LonLat> = state.chosen.own.iter().filter_map(|&h| atlas.place(h)).collect();
            let center = state.roam.as_ref().map(|roam| roam.gaze().center());
            let stand = standpoint(atlas, &state.chosen, center);
            let stand = stand.and_then(|h| Some((atlas.hubs().get(h as usize)?.id.clone(), atlas.place(h)?)));
            let Some((hub, here)) = stand else { return };
            match view {
                MapView::Globe if own.is_empty() => (Layout::Globe, Goal::Same),
                MapView::Globe => (Layout::Globe, Goal::Around(own)),
                MapView::From => (Layout::From(hub), Goal::Whole),
                MapView::Region if !own.is_empty() => (Layout::Flat, Goal::Around(own)),
                MapView::Region if center.is_some() => (Layout::Flat, Goal::Region(here)),
                MapView::Region => (Layout::Flat, Goal::Frame(FrameId::Korea)),
                _ => (Layout::Flat, Goal::Whole),
            }
        };
        self.leave();
        self.close_bundle();
        self.lay_open(layout, goal);
    }

    /// Says on the switch and below the map which view it is.
    fn tell_view(&self) {
        let Some(shown) = self.roaming(|roam, _| roam.shown()) else { return };
        let told = Some((shown, self.state.borrow().now.from));
        if self.told.replace(told) == told {
            return;
        }
        for (view, id, _) in MapView::ALL {
            if let Some(button) = self.find(&[".views [data-map=", id, "]"].concat()) {
                button.set("aria-pressed", if view == shown { "true" } else { "false" });
            }
        }
        let state = self.state.borrow();
        let (now, lang) = (&state.now, state.now.lang);
        let from = now.from.map(|h| i18n::NOTE_FROM.with(lang, &[names::label(&now.atlas, h, lang)]));
        if let Some(note) = self.find(".map-note") {
            note.text(&from.unwrap_or_default());
        }
    }

    /// Makes the free map that the address asks for, once its part is there and its room is measured.
    fn start_roaming(&self) {
        let (layout, camera) = {
            let state = self.state.borrow();
            if !state.free || state.space.is_none() || state.roam.is_some() {
                return;
            }
            (state.now.layout.clone(), state.now.camera)
        };
        let outlook = self.outlook(&layout);
        {
            let mut state = self.state.borrow_mut();
            let size = self.size(&state);
            state.roam = Some(Roam::start(AFAR.toward(outlook, &camera.map_or(Goal::Whole, Goal::At), size)));
        }
        self.ticker.request();
        self.settle.restart();
    }

    /// Does something with the free map, if there is one.
    pub fn roaming<T>(&self, act: impl FnOnce(&mut dyn FreeMap, Size) -> T) -> Option<T> {
        let mut state = self.state.borrow_mut();
        let size = self.size(&state);
        let roam = state.roam.as_deref_mut()?;
        Some(act(roam, size))
    }

    /// Draws the free map.
    fn draw_free(&self, time: f64) {
        let goes_on = {
            let mut state = self.state.borrow_mut();
            let size = self.size(&state);
            let state = &mut *state;
            let goes_on = match &mut state.roam {
                Some(roam) => roam.advance(time, size),
                None => return,
            };
            self.look_for_detail(state, time);
            let State { now, panes, roam: Some(roam), chosen, lit, space: Some(space), .. } = state else { return };
            let Some(pane) = panes.first_mut() else { return };
            self.want(&roam.view(size), pane.size);
            let places = self.places.borrow();
            let ground = Ground { places: &places, measure: &self.measure, credits: space.credits };
            pane.make_free(now, chosen, lit, &ground, (&**roam, size));
            self.paint_free(state);
            if let State { now, panes, roam: Some(roam), lit, .. } = state
                && let Some(pane) = panes.first_mut()
            {
                pane.explain(now, lit, &**roam);
            }
            goes_on
        };
        self.tell_view();
        self.tell_trouble();
        if goes_on {
            self.stir();
        }
    }

    /// The map moved: draw, and wait for rest.
    pub fn stir(&self) {
        self.ticker.request();
        self.rest.restart();
        self.settle.restart();
    }

    /// The map has come to rest: it is drawn with all care.
    fn come_to_rest(&self) {
        self.roaming(|roam, _| roam.rest());
        self.ticker.request();
    }

    /// Writes into the address where the map looks.
    fn write_camera(&self) {
        // A window that is not in sight gets no frame: there is nothing to say yet.
        if self.state.borrow().panes.first().is_some_and(|p| p.scene.is_none()) {
            return self.settle.restart();
        }
        let camera = self.roaming(|roam, _| roam.gaze().camera);
        if let Some(camera) = camera.filter(|_| self.state.borrow().free) {
            let layout = self.known_layout();
            self.site.act.run(Action::MoveCamera(layout, camera));
            self.speak(0, self.in_focus(), true);
        }
    }

    /// The layout that the address has. A hub that is not there is told, and the map is flat.
    fn known_layout(&self) -> Layout {
        let (layout, from, lang) = {
            let now = &self.state.borrow().now;
            (now.layout.clone(), now.from, now.lang)
        };
        match layout {
            Layout::From(id) if from.is_none() => {
                self.site.tell_once(&i18n::NOTICE_PARAMETER.with(lang, &[FROM, id.as_str()]));
                Layout::Flat
            }
            layout => layout,
        }
    }

    /// Says aloud in short what has the focus, or where the free map looks now that it has `moved`, and writes all of it into
    /// the text beside the map.
    fn speak(&self, pane: usize, at: Option<Hit>, moved: bool) {
        let said = {
            let state = self.state.borrow();
            let Some(scene) = state.panes.get(pane).and_then(|p| p.scene.as_ref()) else { return };
            let (now, view) = (&state.now, state.roam.as_ref().map_or(MapView::Overview, |roam| roam.shown()));
            say(&Sight { atlas: &now.atlas, day: now.day, lang: now.lang, scene, view, at, chosen: now.chosen })
        };
        self.set_html(".twin", &html::lines(&said.whole));
        if let Some(spoken) = self.find(".spoken") {
            spoken.text(if moved { &said.place } else { &said.focus });
        }
    }

    fn show_keys(&self) {
        self.set_html(".keys", &html::keys(self.state.borrow().now.lang));
        if let Some(sheet) = self.find(".keys") {
            sheet.show_over_page();
        }
    }

    fn fly_to(&self, goal: &Goal) {
        let (now, still) = (frames::now(), frames::reduced_motion());
        self.roaming(|roam, size| roam.go(roam.gaze().outlook, goal, now, size, still));
        self.stir();
    }

    /// The address, a story or a switch moved the view.
    fn follow_address(&self) {
        let (layout, camera) = {
            let now = &self.state.borrow().now;
            (now.layout.clone(), now.camera)
        };
        let outlook = self.outlook(&layout);
        let (now, still) = (frames::now(), frames::reduced_motion());
        let moved = self.roaming(|roam, size| {
            let gaze = roam.gaze();
            let there = gaze.outlook == outlook && camera.is_some_and(|c| c == gaze.camera.rounded());
            if !there {
                roam.go(outlook, &camera.map_or(Goal::Whole, Goal::At), now, size, still);
            }
            !there
        });
        if moved == Some(true) {
            self.stir();
        }
    }

    fn do_wish(&self, command: Command) {
        let (now, still) = (frames::now(), frames::reduced_motion());
        if self.roaming(|roam, size| roam.wish(command, now, size, still)) == Some(true) {
            self.stir();
        }
    }
}
