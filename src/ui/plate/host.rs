//! The one that fills the figure: it holds what is shown, hears of every change in one effect, and draws what that
//! asks for.

use super::hands;
use super::pane::Pane;
use super::roam::Roam;
use crate::atlas::{Atlas, Kind, Ref};
use crate::browser::canvas::BaseColors;
use crate::browser::dom::Node;
use crate::browser::frames::{self, Delay, SizeWatch, Ticker};
use crate::browser::measure::Measure;
use crate::browser::pointer::Listener;
use crate::explore::{Action, Camera};
use crate::geo::{LonLat, View};
use crate::i18n;
use crate::map::base::{Basemap, Region};
use crate::map::camera::{self, Size};
use crate::map::emphasis::Emphasis;
use crate::map::frame::FrameId;
use crate::map::legend::entries;
use crate::map::plane::Rect;
use crate::map::plate::{self, Plate, Space};
use crate::map::svg::px;
use crate::model::{Day, Lang};
use crate::page::{html, row};
use crate::ui::context::Site;
use leptos::html::Figure;
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
    camera: Option<Camera>,
    theme: Option<&'static str>,
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
    /// The hand on the free map.
    pub roam: Roam,
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
    layout: Option<Plate>,
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
    /// Widths of text.
    pub measure: Measure,
    asked: RefCell<Vec<Region>>,
    /// The next frame.
    pub ticker: Ticker,
    /// When the free map comes to rest.
    pub rest: Delay,
    /// When its camera is written into the address.
    pub settle: Delay,
    me: Weak<Host>,
    sizes: RefCell<Option<SizeWatch>>,
    guards: RefCell<Vec<Listener>>,
    density: Cell<Option<Rc<RefCell<Option<Listener>>>>>,
}

/// Starts the host when the figure is there. It goes with the view.
pub fn start(site: Site, figure: NodeRef<Figure>) {
    let kept = StoredValue::new_local(None::<Rc<Host>>);
    Effect::new(move |_| {
        let Some(figure) = figure.get() else { return };
        let now = Now {
            atlas: site.atlas.get(),
            day: site.day(),
            lang: site.lang(),
            chosen: site.chosen(),
            hover: site.hover.get(),
            camera: site.view.with(|v| v.camera),
            theme: site.theme.get(),
        };
        match kept.get_value() {
            Some(host) => host.hear(now),
            None => kept.set_value(Some(Host::new(site, figure.into(), now))),
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
                free: now.camera.is_some(),
                roam: Roam::new(now.camera.unwrap_or_else(camera::home)),
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
                measure: Measure::new(),
                asked: RefCell::default(),
                ticker,
                rest: Delay::new(REST, call(Host::come_to_rest)),
                settle: Delay::new(SETTLE, call(Host::write_camera)),
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
        host.build();
        host
    }

    /// Hears what the site has become.
    fn hear(&self, now: Now) {
        let old = std::mem::replace(&mut self.state.borrow_mut().now, now.clone());
        let other_records = !Arc::ptr_eq(&old.atlas, &now.atlas) || old.day != now.day;
        let other_words = old.lang != now.lang;
        let other_choice = old.chosen != now.chosen;
        if old.theme != now.theme {
            self.look_again();
        }
        if other_records || other_choice {
            self.state.borrow_mut().chosen = Emphasis::of(&now.atlas, now.chosen, now.day);
        }
        let free = now.camera.is_some();
        if free != self.state.borrow().free || other_words {
            if let (true, Some(camera)) = (free && !old.camera.is_some(), now.camera) {
                self.state.borrow_mut().roam = Roam::new(camera);
            }
            let turned = free != self.state.borrow().free;
            self.state.borrow_mut().free = free;
            self.build();
            if turned {
                self.take_focus();
            }
            return;
        }
        if other_records {
            self.set_html(".legend", &html::legend(&entries(&now.atlas, now.day), now.lang));
        }
        if other_records || other_choice {
            self.set_html(".twin", &html::lines(&super::twin(self.site)));
            self.relight();
            self.remake();
            self.show_choice(other_choice);
        } else if old.hover != now.hover && self.state.borrow().pointed.is_none() {
            self.light();
        }
        if let Some(camera) = now.camera.filter(|_| old.camera != now.camera) {
            self.follow_address(camera);
        }
    }

    /// Writes the markup anew, and fills it once it has been measured.
    fn build(&self) {
        let (now, free) = (self.state.borrow().now.clone(), self.state.borrow().free);
        let twin = super::twin(self.site);
        self.leave();
        let insets: Vec<FrameId> = FrameId::ALL.iter().copied().filter(|f| !f.is_world()).collect();
        let markup = if free {
            html::free_map(&twin, now.lang)
        } else {
            html::plate(&insets, &html::legend(&entries(&now.atlas, now.day), now.lang), &twin, now.lang)
        };
        self.figure.html(&markup);
        self.figure.set("class", if free { "plate free" } else { "plate" });
        self.figure.set("aria-label", i18n::MAP_LABEL.get(now.lang));
        let ids: Vec<Option<FrameId>> = if free { vec![None] } else { FrameId::ALL.iter().copied().map(Some).collect() };
        let panes = ids.into_iter().filter_map(|id| Pane::find(&self.figure, id)).collect();
        {
            let mut state = self.state.borrow_mut();
            state.panes = panes;
            (state.space, state.layout) = (None, None);
        }
        self.relight();
        let mut watched = vec![self.figure.clone()];
        watched.extend(self.find(".legend"));
        let me = self.me.clone();
        let seen = Box::new(move || {
            if let Some(host) = me.upgrade() {
                host.measure_room();
            }
        });
        *self.sizes.borrow_mut() = Some(frames::watch_sizes(&watched, seen));
    }

    fn measure_room(&self) {
        let free = self.state.borrow().free;
        let height = |selector: &str| self.find(selector).map_or(0.0, |e| e.height());
        let (width, inner) = self.figure.size();
        let room = if free { inner } else { frames::room(&self.figure) };
        let space = Space { width, height: room, legend: height(".legend"), credits: height(".plate-credits") };
        if width < 1.0 || self.state.borrow().space == Some(space) {
            return;
        }
        self.state.borrow_mut().space = Some(space);
        if !free {
            self.lay_out(space);
        }
        self.remake();
        self.show_choice(false);
    }

    /// Puts everything where the layout has it.
    fn lay_out(&self, space: Space) {
        let layout = plate::layout(space);
        let place = |selector: &str, style: String| {
            if let Some(element) = self.find(selector) {
                element.set("style", &style);
            }
        };
        place(".sheet", ["height:", &px(layout.height), "px"].concat());
        place(".legend", placed(layout.legend));
        place(".plate-credits", placed(layout.credits));
        place(".strip", boxed(layout.strip));
        place(".strip-sheet", ["width:", &px(layout.strip_width), "px;height:", &px(layout.strip.h), "px"].concat());
        let mut state = self.state.borrow_mut();
        for pane in &mut state.panes {
            let inset = layout.insets.iter().find(|i| Some(i.0) == pane.id).map(|i| i.1);
            let rect = inset.unwrap_or(layout.world);
            pane.section.set("style", &boxed(rect));
            pane.size = (rect.w, rect.h);
        }
        state.layout = Some(layout);
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

    fn relight(&self) {
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
    fn show_choice(&self, other: bool) {
        let state = self.state.borrow();
        let places = |hubs: &[u32]| -> Vec<LonLat> {
            let hubs = hubs.iter().filter_map(|&h| state.now.atlas.hubs().get(h as usize));
            hubs.map(|h| LonLat::new(h.lon, h.lat)).collect()
        };
        let own = places(&state.chosen.own);
        if state.free {
            let size = self.size(&state);
            let to = (other && !camera::shows(state.roam.camera, &own, size)).then(|| camera::around(&own, size));
            drop(state);
            if let Some(to) = to {
                self.fly(to);
            }
            return;
        }
        let Some(place) = own.first() else { return };
        // The smallest frame speaks for the place.
        let holds = |id: &&FrameId| !id.is_world() && id.frame().extent.contains(*place);
        let width = |id: &&FrameId| id.frame().extent.width_deg();
        let holder = FrameId::ALL.iter().filter(holds).min_by(|a, b| width(a).total_cmp(&width(b)));
        let rect = state.layout.as_ref().and_then(|l| l.insets.iter().find(|i| Some(&i.0) == holder)).map(|i| i.1);
        if let (Some(rect), Some(strip)) = (rect, self.find(".strip")) {
            strip.reveal_sideways(rect.x, rect.w);
        }
    }

    /// Draws the frames that have changed, or the free map.
    fn draw(&self, time: f64) {
        if self.state.borrow().free {
            return self.draw_free(time);
        }
        let mut state = self.state.borrow_mut();
        let State { panes, colors, .. } = &mut *state;
        let colors = colors.get_or_insert_with(|| frames::base_colors(&self.figure));
        for pane in panes {
            pane.paint(&self.base.borrow(), colors, false);
        }
    }

    /// Colours or pixel density have changed: everything is painted anew.
    fn look_again(&self) {
        {
            let mut state = self.state.borrow_mut();
            state.colors = None;
            state.panes.iter_mut().for_each(|p| p.stale = true);
        }
        self.ticker.request();
    }

    /// Asks for the files of the basemap that a view needs and that nobody has asked for yet.
    pub fn want(&self, view: &View, (w, h): (f32, f32)) {
        for region in Region::ALL.into_iter().filter(|r| r.serves(view, f64::from(w), f64::from(h))) {
            if self.asked.borrow().contains(&region) {
                continue;
            }
            self.asked.borrow_mut().push(region);
            for file in region.files() {
                let me = self.me.clone();
                crate::browser::page::beside(async move {
                    // Without its basemap the map still tells what it has to tell.
                    let Ok(bytes) = crate::browser::fetch::bytes(file).await else { return };
                    if let Some(host) = me.upgrade()
                        && host.base.borrow_mut().add(region, &bytes).is_ok()
                    {
                        host.state.borrow_mut().panes.iter_mut().for_each(|p| p.stale = true);
                        host.ticker.request();
                    }
                });
            }
        }
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

    /// The element of the figure that a selector finds.
    pub fn find(&self, selector: &str) -> Option<Node> {
        self.figure.find(selector)
    }

    fn set_html(&self, selector: &str, html: &str) {
        if let Some(element) = self.find(selector) {
            element.html(html);
        }
    }

    /// Nothing is pointed at any more.
    pub fn leave(&self) {
        self.tell(None);
        if self.state.borrow_mut().pointed.take().is_some() {
            self.light();
            self.tell_lists();
        }
    }

    /// Shows in the lists what is pointed at here, if it is one record.
    pub fn tell_lists(&self) {
        let item = match &self.state.borrow().pointed {
            Some(Pointed::Hubs(hubs)) => hubs.first().filter(|_| hubs.len() == 1).map(|&h| Ref::new(Kind::Hub, h)),
            Some(Pointed::Partnerships(p)) => p.first().filter(|_| p.len() == 1).map(|&p| Ref::new(Kind::Partnership, p)),
            None => None,
        };
        if self.site.hover.get_untracked() != item {
            self.site.hover.set(item);
        }
    }

    /// Shows a note at a place of the window, or takes it away.
    pub fn tell(&self, tip: Option<(String, String, bool)>) {
        let Some(element) = self.find(".plate-tip") else { return };
        match tip {
            Some((text, style, leftward)) => {
                element.set("style", &style);
                element.set("class", if leftward { "plate-tip left" } else { "plate-tip" });
                element.text(&text);
                element.unset("hidden");
            }
            None => {
                element.set("hidden", "");
            }
        }
    }

    /// Opens the free map.
    pub fn open_map(&self, to: Camera) {
        self.leave();
        self.close_bundle();
        self.site.act.run(Action::OpenMap(to));
    }

    /// Opens a record.
    pub fn open(&self, item: Ref) {
        self.leave();
        self.close_bundle();
        self.site.open(item);
    }

    /// Opens the one partnership of a line, or shows the several to choose from.
    pub fn open_partnerships(&self, title: &str, partnerships: &[u32]) {
        if let [one] = partnerships {
            return self.open(Ref::new(Kind::Partnership, *one));
        }
        self.leave();
        let now = self.state.borrow().now.clone();
        let rows: Vec<_> =
            partnerships.iter().map(|&p| row(&now.atlas, Ref::new(Kind::Partnership, p), now.day, now.lang)).collect();
        if let Some(element) = self.find(".bundle") {
            element.html(&html::bundle(title, &rows, now.lang));
            element.unset("hidden");
            crate::browser::page::focus(html::BUNDLE_ID);
        }
    }

    /// Closes the list of a line.
    pub fn close_bundle(&self) {
        if let Some(element) = self.find(".bundle") {
            element.set("hidden", "");
            element.html("");
        }
    }

    /// Itself, to be held.
    pub fn held(&self) -> Weak<Host> {
        self.me.clone()
    }
}

/// A box as a style with its size.
fn boxed(r: Rect) -> String {
    [&placed(r), ";height:", &px(r.h), "px"].concat()
}

/// A box as a style, its height left to what it holds.
fn placed(r: Rect) -> String {
    ["left:", &px(r.x), "px;top:", &px(r.y), "px;width:", &px(r.w), "px"].concat()
}
