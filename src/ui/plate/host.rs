//! The one that fills the figure: it holds what is shown, hears of every change in one effect, and draws what that
//! asks for.

use super::detail::Detail;
use super::hands;
use super::pane::Pane;
use super::paper::Awaited;
use super::roam::Call;
use crate::atlas::{Atlas, Ref};
use crate::browser::canvas::BaseColors;
use crate::browser::dom::{self, Node};
use crate::browser::frames::{self, Delay, SizeWatch, Ticker};
use crate::browser::measure::Measure;
use crate::browser::pointer::Listener;
use crate::explore::{Camera, Layout};
use crate::geo::LonLat;
use crate::map::base::Basemap;
use crate::map::camera::{Goal, Size};
use crate::map::crowd::Gather;
use crate::map::emphasis::Emphasis;
use crate::map::frame::FrameId;
use crate::map::legend::entries;
use crate::map::outlooks::MapView;
use crate::map::places::Places;
use crate::map::plane::Pt;
use crate::map::plate::{Plate, Space};
use crate::map::roam::FreeMap;
use crate::model::{Day, Lang};
use crate::page::html;
use crate::ui::context::Site;
use crate::ui::part::Roaming;
use crate::ui::react::effect;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::sync::Arc;

/// The free map rests when nothing has moved it for so many ms.
const REST: i32 = 160;
/// Where it rests is written into the address after so many ms.
const SETTLE: i32 = 350;

/// What the map is made from, as the site has it now.
#[derive(Clone)]
pub struct Now {
    /// The records.
    pub atlas: Arc<Atlas>,
    /// The day that the site stands at.
    pub day: Day,
    /// The reader's language.
    pub lang: Lang,
    /// The record that is open.
    pub chosen: Option<Ref>,
    /// What a list points at.
    hover: Option<Ref>,
    /// Whether the map is the free one.
    pub free: bool,
    /// How that lays out the sphere.
    pub layout: Layout,
    /// The hub that it looks from, by index.
    pub from: Option<u32>,
    /// Where it looks, as the address has it.
    pub camera: Option<Camera>,
    theme: Option<&'static str>,
    /// Its hubs gathered, once that is done; for an atlas with very many.
    pub crowd: Option<Rc<dyn Gather>>,
}

/// What pointer or focus rests on, on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pointed {
    /// Hubs by index.
    Hubs(Vec<u32>),
    /// Partnerships by index.
    Partnerships(Vec<u32>),
}

/// What changes.
pub struct State {
    /// What the site last said.
    pub now: Now,
    /// Whether the panes are those of the free map.
    pub free: bool,
    /// The frames of the plate, or the free map.
    pub panes: Vec<Pane>,
    /// The free map, while it is open and its part of the program is there.
    pub roam: Option<Box<dyn FreeMap>>,
    /// The room, once it has been measured.
    pub space: Option<Space>,
    /// What belongs to the record that is open.
    pub chosen: Emphasis,
    /// What is lit: what pointer or focus rests on, here or in a list; else what is chosen.
    pub lit: Emphasis,
    /// What pointer or focus rests on here.
    pub pointed: Option<Pointed>,
    /// The colours of the basemap, until they change.
    pub colors: Option<BaseColors>,
    /// Whether the last touch was a finger's.
    pub touch: bool,
    /// Where the parts of the plate lie.
    pub layout: Option<Plate>,
}

/// The host of the figure.
pub struct Host {
    /// The site.
    pub site: Site,
    /// The figure.
    pub figure: Node,
    /// What changes. Never borrowed while the site is told anything.
    pub state: RefCell<State>,
    /// The basemap as far as it has come.
    pub base: RefCell<Basemap>,
    /// The places that the free map may name, of the reader's language, as far as they have come.
    pub places: RefCell<Places>,
    /// Widths of text.
    pub measure: Measure,
    /// Its files that were asked for and are under way or there.
    pub asked: RefCell<Vec<&'static str>>,
    /// Those of them that did not come.
    pub lost: RefCell<Vec<&'static str>>,
    /// The tiles of the free map.
    pub detail: Detail,
    /// The free map's part of the program, once it has come.
    pub part: Cell<Option<Roaming>>,
    /// The sheet of paper that waits for what it is to show.
    pub sheet: RefCell<Option<Awaited>>,
    /// Which view of the map the reader was last told of, and from which hub.
    pub told: Cell<Option<(MapView, Option<u32>)>>,
    /// The corner of the free map in the window when it was last asked for.
    pub corner: Cell<Option<Pt>>,
    /// What had the focus when the list of a line was opened.
    pub opener: RefCell<Option<Node>>,
    /// Whether hubs are being gathered.
    pub gathering: Cell<bool>,
    /// Whether the page is being printed.
    pub printed: Cell<bool>,
    /// The next frame.
    pub ticker: Ticker,
    /// When the free map comes to rest.
    pub rest: Delay,
    /// When its camera is written into the address.
    pub settle: Delay,
    me: Weak<Host>,
    /// The watch over the room.
    pub sizes: RefCell<Option<SizeWatch>>,
    guards: RefCell<Vec<Listener>>,
    density: Cell<Option<Rc<RefCell<Option<Listener>>>>>,
}

/// Starts the host when the figure is there.
pub fn start(site: Site) {
    let kept = StoredValue::new_local(None::<Rc<Host>>);
    effect(move || {
        let (atlas, layout) = (site.atlas.get(), site.view.with(|v| v.layout.clone()));
        let now = Now {
            from: match &layout {
                Layout::From(id) => super::roam::hub_of(&atlas, id),
                _ => None,
            },
            atlas,
            day: site.day(),
            lang: site.lang(),
            chosen: site.chosen(),
            hover: site.hover.get(),
            free: site.view.with(|v| v.is_free()),
            layout,
            camera: site.view.with(|v| v.camera),
            theme: site.theme.get(),
            crowd: None,
        };
        match kept.get_value() {
            Some(host) => host.hear(now),
            None => kept.set_value(dom::find(".plate").map(|figure| Host::new(site, figure, now))),
        }
    });
}

impl Host {
    fn new(site: Site, figure: Node, now: Now) -> Rc<Host> {
        let host = Rc::new_cyclic(|me: &Weak<Host>| {
            let call = |f: fn(&Host)| {
                let me = me.clone();
                Box::new(move || {
                    if let Some(host) = me.upgrade() {
                        f(&host);
                    }
                }) as Box<dyn FnMut()>
            };
            let ticking = me.clone();
            let ticker = Ticker::new(Box::new(move |time| {
                if let Some(host) = ticking.upgrade() {
                    host.draw(time);
                }
            }));
            let state = State {
                chosen: Emphasis::of(&now.atlas, now.chosen, now.day),
                lit: Emphasis::default(),
                pointed: None,
                free: now.free,
                roam: None,
                now,
                panes: Vec::new(),
                space: None,
                layout: None,
                colors: None,
                touch: false,
            };
            Host {
                site,
                figure,
                state: RefCell::new(state),
                base: RefCell::default(),
                places: RefCell::default(),
                measure: Measure::new(),
                asked: RefCell::default(),
                lost: RefCell::default(),
                detail: Detail::default(),
                part: Cell::default(),
                sheet: RefCell::default(),
                told: Cell::default(),
                corner: Cell::default(),
                opener: RefCell::default(),
                printed: Cell::new(false),
                gathering: Cell::new(false),
                ticker,
                rest: Delay::new(REST, call(|host| host.call(Call::Rest))),
                settle: Delay::new(SETTLE, call(|host| host.call(Call::Settle))),
                me: me.clone(),
                sizes: RefCell::default(),
                guards: RefCell::default(),
                density: Cell::default(),
            }
        });
        let look: Rc<dyn Fn()> = {
            let me = host.me.clone();
            Rc::new(move || {
                if let Some(host) = me.upgrade() {
                    host.look_again();
                }
            })
        };
        let mut guards = hands::listeners(&host);
        guards.extend(frames::watch_scheme(look.clone()));
        *host.guards.borrow_mut() = guards;
        host.density.set(Some(frames::watch_density(look)));
        for name in ["online", "beforeprint", "afterprint"] {
            let me = host.me.clone();
            let heard = move |_| match (me.upgrade(), name) {
                (Some(host), "online") => host.ask_again(),
                (Some(host), _) => host.print(name == "beforeprint"),
                (None, _) => {}
            };
            crate::browser::pointer::listen_always(name, Box::new(heard));
        }
        // A touch beside the free map gives the page back to a finger; iOS leaves the focus where it was.
        let me = host.me.clone();
        crate::browser::pointer::listen_always(
            "pointerdown",
            Box::new(move |event| {
                if let Some(host) = me.upgrade() {
                    host.touched(&event);
                }
            }),
        );
        host.build();
        host.gather();
        host
    }

    /// Hears what the site has become.
    fn hear(&self, now: Now) {
        let old = std::mem::replace(&mut self.state.borrow_mut().now, now.clone());
        let other_records = !Arc::ptr_eq(&old.atlas, &now.atlas) || old.day != now.day;
        if !other_records {
            self.state.borrow_mut().now.crowd = old.crowd;
        }
        self.gather();
        let other_words = old.lang != now.lang;
        let other_choice = old.chosen != now.chosen;
        if old.theme != now.theme {
            self.look_again();
        }
        if other_records || other_choice {
            self.state.borrow_mut().chosen = Emphasis::of(&now.atlas, now.chosen, now.day);
        }
        let free = now.free;
        if free != self.state.borrow().free {
            {
                let mut state = self.state.borrow_mut();
                (state.free, state.roam) = (free, None);
            }
            if !free {
                self.call(Call::Leave);
            }
            self.build();
            return self.take_focus();
        }
        if other_words {
            self.build();
            self.settle.restart();
        }
        if other_records {
            self.set_html(".legend", &html::legend(&entries(&now.atlas, now.day), now.lang));
        }
        if other_records || other_choice {
            self.set_html(".twin", &html::lines(&super::twin(self.site)));
            self.settle.restart();
            self.relight();
            self.remake();
            self.show_choice(other_choice);
        } else if old.hover != now.hover && self.state.borrow().pointed.is_none() {
            self.light();
        }
        if free && (old.camera, &old.layout) != (now.camera, &now.layout) {
            self.call(Call::Follow);
        }
    }

    /// Makes every scene anew.
    pub fn remake(&self) {
        {
            let mut state = self.state.borrow_mut();
            let state = &mut *state;
            let Some(space) = state.space else { return };
            if state.free {
                if let Some(pane) = state.panes.first_mut() {
                    pane.size = (space.width, space.height);
                }
            } else {
                for pane in &mut state.panes {
                    pane.make(&state.now, &state.chosen, &state.lit, &self.measure);
                    if let Some(view) = pane.view() {
                        self.want(&view, pane.size);
                    }
                }
            }
        }
        self.ticker.request();
    }

    pub fn relight(&self) {
        let mut state = self.state.borrow_mut();
        let now = &state.now;
        let pointed = match &state.pointed {
            Some(Pointed::Hubs(hubs)) => Some(Emphasis::of_hubs(&now.atlas, hubs, now.day)),
            Some(Pointed::Partnerships(p)) => Some(Emphasis::of_partnerships(&now.atlas, p)),
            None => now.hover.map(|h| Emphasis::of(&now.atlas, Some(h), now.day)).filter(|e| !e.is_empty()),
        };
        state.lit = pointed.unwrap_or_else(|| state.chosen.clone());
    }

    /// Lights up what is pointed at now.
    pub fn light(&self) {
        self.relight();
        let mut state = self.state.borrow_mut();
        let state = &mut *state;
        if state.free {
            self.ticker.request();
        } else {
            for pane in &mut state.panes {
                pane.show(&state.now, &state.chosen, &state.lit, &self.measure);
            }
        }
    }

    /// A choice is shown by the frame that holds it, where frames are swiped; the free map goes to it.
    pub fn show_choice(&self, other: bool) {
        let state = self.state.borrow();
        let own: Vec<LonLat> = state.chosen.own.iter().filter_map(|&h| state.now.atlas.place(h)).collect();
        if state.free {
            let size = self.size(&state);
            let hidden = other && state.roam.as_ref().is_some_and(|roam| !roam.shows(&own, size));
            drop(state);
            if hidden {
                self.call(Call::Fly(&Goal::Around(own)));
            }
            return;
        }
        let Some(place) = own.first() else { return };
        // The smallest frame speaks for the place.
        let holds = |id: &&FrameId| !id.is_world() && id.frame().extent.contains(*place);
        let width = |id: &&FrameId| id.frame().extent.width_deg();
        let holder = FrameId::ALL.iter().filter(holds).min_by(|a, b| width(a).total_cmp(&width(b)));
        self.reveal(&state, holder.copied());
    }

    /// Swipes the strip so that an inset is in sight.
    pub fn reveal(&self, state: &State, inset: Option<FrameId>) {
        let rect = state.layout.as_ref().and_then(|l| l.insets.iter().find(|i| Some(i.0) == inset)).map(|i| i.1);
        if let (Some(rect), Some(strip)) = (rect, self.find(".strip")) {
            strip.reveal_sideways(rect.x, rect.w);
        }
    }

    /// Draws the frames that have changed, or the free map.
    pub fn draw(&self, time: f64) {
        if self.state.borrow().free {
            return self.call(Call::Draw(time));
        }
        let mut state = self.state.borrow_mut();
        let State { panes, colors, .. } = &mut *state;
        let colors = colors.get_or_insert_with(|| frames::base_colors(&self.figure));
        for pane in panes {
            pane.paint(&self.base.borrow(), None, (colors, self.density()), false);
        }
    }

    /// Colours or pixel density have changed: everything is painted anew.
    pub fn look_again(&self) {
        {
            let mut state = self.state.borrow_mut();
            state.colors = None;
            state.panes.iter_mut().for_each(|p| p.stale = true);
        }
        self.ticker.request();
    }

    /// The size of the free map.
    pub fn size(&self, state: &State) -> Size {
        state.space.map_or(Size::new(1000.0, 700.0), |s| Size::new(s.width, s.height))
    }

    /// After the plate and the free map have changed places, the focus goes to what was opened.
    fn take_focus(&self) {
        let free = self.state.borrow().free;
        if let Some(element) = self.find(if free { ".roam svg" } else { ".frame-world .frame-title" }) {
            element.focus();
        }
    }

    /// Itself, to be held.
    pub fn held(&self) -> Weak<Host> {
        self.me.clone()
    }
}
