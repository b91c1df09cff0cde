//! The tiles under the free map: fetched, given up and painted as `map::base::tiles` says.

use super::host::{Host, State};
use crate::browser::fetch::{self, OnItsWay};
use crate::browser::frames::{self, Delay, Ticker};
use crate::i18n;
use crate::map::base::tiles::{File, Look, Next, Order, Tiles, Tiling};
use crate::map::places::Places;
use crate::model::Lang;
use std::cell::{Cell, RefCell};

/// What the host has of the tiles.
#[derive(Default)]
pub struct Detail {
    /// What knows them, once the free map's part of the program has come.
    pub tiles: RefCell<Option<Box<dyn Tiling>>>,
    /// Files on their way.
    coming: RefCell<Vec<(File, OnItsWay)>>,
    /// The language of the names that were asked for.
    lang: Cell<Option<Lang>>,
    /// When they were last looked at, ms.
    looked: Cell<f64>,
    ticker: RefCell<Option<Ticker>>,
    wake: RefCell<Option<Delay>>,
}

impl Host {
    /// Looks which tiles and names the free map wants now, and does what that asks for. Whether places have come.
    pub fn look_for_detail(&self, state: &mut State, time: f64) -> bool {
        let size = self.size(state);
        let (Some(roam), Some(pane)) = (&state.roam, state.panes.first_mut()) else { return false };
        let lang = state.now.lang;
        if self.detail.lang.replace(Some(lang)) != Some(lang) {
            *self.places.borrow_mut() = Places::default();
        }
        let view = roam.view(size);
        let look = Look { view: &view, size: (size.w, size.h), lang, now: time, reduced: frames::reduced_motion() };
        let mut tiles = self.detail.tiles.borrow_mut();
        let tiles = tiles.get_or_insert_with(Tiles::start);
        let seen = tiles.look(&look);
        pane.stale |= seen.repaint;
        self.detail.looked.set(time);
        for order in seen.orders {
            match order {
                Order::Fetch(file) => self.begin(&mut **tiles, file, time),
                Order::Cancel(file) => self.detail.coming.borrow_mut().retain(|(f, _)| *f != file),
            }
        }
        match tiles.next(time) {
            Next::Frame => self.look_soon(),
            Next::After(ms) => {
                let me = self.held();
                let wake = Delay::new(ms.ceil() as i32, Box::new(move || me.upgrade().iter().for_each(|host| host.look_soon())));
                wake.restart();
                *self.detail.wake.borrow_mut() = Some(wake);
            }
            Next::Never => *self.detail.wake.borrow_mut() = None,
        }
        let texts = tiles.texts();
        let mut places = self.places.borrow_mut();
        texts.iter().for_each(|text| places.add(text));
        !texts.is_empty()
    }

    fn begin(&self, tiles: &mut dyn Tiling, file: File, time: f64) {
        let me = self.held();
        let done = Box::new(move |bytes: Option<Vec<u8>>| {
            let Some(host) = me.upgrade() else { return };
            host.detail.coming.borrow_mut().retain(|(f, _)| *f != file);
            if let Some(tiles) = &mut *host.detail.tiles.borrow_mut() {
                match bytes {
                    Some(bytes) => tiles.come(file, bytes),
                    None => tiles.failed(file, frames::now()),
                }
            }
            host.look_soon();
        });
        match fetch::begin(tiles.path(file), done) {
            Some(coming) => self.detail.coming.borrow_mut().push((file, coming)),
            None => tiles.failed(file, time),
        }
    }

    /// Looks in the next frame, whether or not the map is drawn then.
    fn look_soon(&self) {
        let mut ticker = self.detail.ticker.borrow_mut();
        let me = self.held();
        let tick = Box::new(move |time| me.upgrade().iter().for_each(|host| host.draw_detail(time)));
        ticker.get_or_insert_with(|| Ticker::new(tick)).request();
    }

    /// Draws the map beneath anew, if its tiles ask for that and the whole map is not drawn in this frame anyway.
    fn draw_detail(&self, time: f64) {
        if self.ticker.is_pending() || self.detail.looked.get() == time {
            return;
        }
        {
            let state = &mut *self.state.borrow_mut();
            if !state.free {
                return;
            }
            if self.look_for_detail(state, time) {
                self.ticker.request();
            }
            self.paint_free(state);
        }
        self.tell_trouble();
    }

    /// Paints the basemap of the free map with its tiles, if it is to be.
    pub fn paint_free(&self, state: &mut State) {
        let State { panes, roam: Some(roam), colors, .. } = state else { return };
        let Some(pane) = panes.first_mut() else { return };
        let colors = colors.get_or_insert_with(|| frames::base_colors(&self.figure));
        let tiles = self.detail.tiles.borrow();
        pane.paint(&self.base.borrow(), tiles.as_ref().map(|t| t.sheet()), (colors, self.density()), roam.is_moving());
    }

    /// Tells the reader once that the detail does not come.
    pub fn tell_trouble(&self) {
        if self.detail.tiles.borrow().as_ref().is_some_and(|t| t.troubled()) {
            let lang = self.state.borrow().now.lang;
            self.site.tell_once(i18n::FAULT_DETAIL.get(lang));
        }
    }

    /// The free map is left: nothing more is fetched for it.
    pub fn leave_detail(&self) {
        if let Some(tiles) = &mut *self.detail.tiles.borrow_mut() {
            tiles.leave(frames::now());
        }
        self.detail.coming.borrow_mut().clear();
        *self.detail.wake.borrow_mut() = None;
    }

    /// Asks again for tiles that did not come.
    pub fn ask_detail_again(&self) {
        if let Some(tiles) = &mut *self.detail.tiles.borrow_mut() {
            tiles.again(frames::now());
            self.look_soon();
        }
    }
}
