//! What the panel that saves a picture asks, answered in its attributes. A sheet waits for what it is to show: files of the
//! basemap, tiles and names, as far as its windows need others than the screen.
//!
//! It comes with the part of the program that draws on paper.

use super::host::Host;
use crate::browser::fetch::{self, OnItsWay};
use crate::browser::frames::{self, Delay};
use crate::browser::{address, dom};
use crate::i18n;
use crate::map::base::tiles::{self, File, Look, Next, Tiling};
use crate::map::paper::{Order, Show, Stand, Window, picture, windows};
use crate::page::html;
use leptos::prelude::*;

/// How often a sheet that waits looks what has come, ms.
const TICK: i32 = 50;
/// So long it may take in one go to read what has come, ms.
const AT_ONCE: f64 = 30.0;
/// Whoever waits longer than this is told so, ms.
const SOON: f64 = 300.0;
/// After this the sheet is drawn from what is there, ms.
const PATIENCE: f64 = 20_000.0;

/// A sheet that waits.
pub struct Awaited {
    asked: String,
    order: Order,
    since: f64,
    /// The tiles of its window, where the free map is drawn.
    tiles: Option<Box<dyn Tiling>>,
    coming: Vec<(File, OnItsWay)>,
    tick: Delay,
}

/// Answers what is asked: `panel`, itself as markup; else the picture, as [`picture`] has it.
pub fn answer(host: &Host, asked: String) {
    // Another question ends the one before.
    *host.sheet.borrow_mut() = None;
    let lang = host.state.borrow().now.lang;
    if asked == "panel" {
        let panel = html::paper(host.state.borrow().free, lang);
        return reply(("", &panel), "");
    }
    match Order::parse(&asked) {
        Ok(order) => host.await_sheet(asked, order),
        Err(fault) => reply(("", &fault.words(lang)), ""),
    }
}

/// Writes an answer: the name of a file, its content or what the reader is told in its place, and a note.
fn reply((file, text): (&str, &str), note: &str) {
    let Some(panel) = dom::find(".paper") else { return };
    panel.set("data-file", file);
    panel.set("data-note", note);
    panel.set("data-text", text);
}

impl Host {
    fn await_sheet(&self, asked: String, order: Order) {
        if !self.lost.borrow().is_empty() {
            self.ask_again();
        }
        let me = self.held();
        let tick = Delay::new(TICK, Box::new(move || me.upgrade().iter().for_each(|host| host.look_at_sheet())));
        let awaited = Awaited { asked, order, since: frames::now(), tiles: None, coming: Vec::new(), tick };
        *self.sheet.borrow_mut() = Some(awaited);
        self.look_at_sheet();
    }

    /// Draws the sheet if all that it needs is there, or no more of it is to be expected; else asks for it, and waits.
    fn look_at_sheet(&self) {
        let Some(mut sheet) = self.sheet.take() else { return };
        let Some(panel) = dom::find(".paper") else { return };
        let free = sheet.order.show == Show::View && self.state.borrow().free;
        if free && sheet.tiles.is_none() {
            sheet.tiles = self.detail.tiles.borrow().as_ref().map(|t| t.beside());
        }
        let windows = self.with_stand(&sheet, |stand| windows(stand, &sheet.order));
        let (mut waits, mut lacks) = self.want_base(&windows);
        // The free map has not drawn its first frame yet.
        waits |= free && sheet.tiles.is_none();
        if let Some(window) = windows.iter().find(|w| w.free) {
            self.want_tiles(&mut sheet, window);
            let tiles = sheet.tiles.as_ref();
            waits |= tiles.is_some_and(|t| t.waits());
            lacks |= tiles.is_none_or(|t| t.lacks() > 0);
        }
        let waited = frames::now() - sheet.since;
        if waits && waited < PATIENCE {
            if waited >= SOON
                && let Some(said) = panel.find(".said")
            {
                said.text(i18n::PAPER_WAIT.get(self.state.borrow().now.lang));
            }
            sheet.tick.restart();
            *self.sheet.borrow_mut() = Some(sheet);
            return;
        }
        let (file, text) = self.with_stand(&sheet, |stand| picture(stand, &sheet.asked));
        let note = if lacks { i18n::PAPER_COARSE.get(self.state.borrow().now.lang) } else { "" };
        reply((&file, &text), note);
    }

    /// Asks for the files of the basemap that the windows need. Whether they are worth waiting for, and whether some are not there.
    fn want_base(&self, windows: &[Window]) -> (bool, bool) {
        let (mut waits, mut lacks) = (false, false);
        for window in windows {
            self.want(&window.view, window.size);
            let base = self.base.borrow();
            lacks |= base.lacks(&window.view, window.extent(), &[]);
            waits |= base.lacks(&window.view, window.extent(), &self.lost.borrow());
        }
        (waits, lacks)
    }

    /// Asks for the tiles and names that the window needs, and reads what has come.
    fn want_tiles(&self, sheet: &mut Awaited, window: &Window) {
        let Some(tiles) = &mut sheet.tiles else { return };
        let lang = self.state.borrow().now.lang;
        let begun = frames::now();
        loop {
            let now = frames::now();
            let seen = tiles.look(&Look { view: &window.view, size: window.extent(), lang, now, reduced: true });
            for order in seen.orders {
                match order {
                    tiles::Order::Fetch(file) => match self.fetch_for_sheet(tiles.path(file), file) {
                        Some(coming) => sheet.coming.push((file, coming)),
                        None => tiles.failed(file, now),
                    },
                    tiles::Order::Cancel(file) => sheet.coming.retain(|(f, _)| *f != file),
                }
            }
            if tiles.next(now) != Next::Frame || now - begun > AT_ONCE {
                break;
            }
        }
        let mut places = self.places.borrow_mut();
        tiles.texts().iter().for_each(|text| places.add(text));
    }

    fn fetch_for_sheet(&self, path: String, file: File) -> Option<OnItsWay> {
        let me = self.held();
        let done = Box::new(move |bytes: Option<Vec<u8>>| {
            let Some(host) = me.upgrade() else { return };
            let Some(sheet) = &mut *host.sheet.borrow_mut() else { return };
            sheet.coming.retain(|(f, _)| *f != file);
            let Some(tiles) = &mut sheet.tiles else { return };
            match bytes {
                Some(bytes) => tiles.come(file, bytes),
                None => tiles.failed(file, frames::now()),
            }
        });
        fetch::begin(path, done)
    }

    /// What the site shows, for a sheet.
    fn with_stand<T>(&self, sheet: &Awaited, run: impl FnOnce(&Stand) -> T) -> T {
        let state = self.state.borrow();
        let address = self.site.view.with_untracked(|v| address::absolute(&v.address()));
        let (now, none) = (&state.now, tiles::Sheet::default());
        run(&Stand {
            atlas: &now.atlas,
            day: now.day,
            lang: now.lang,
            chosen: now.chosen,
            emphasis: &state.chosen,
            gaze: state.roam.as_ref().map(|roam| (roam.gaze(), self.size(&state))),
            from: now.from,
            address: &address,
            places: &self.places.borrow(),
            measure: &|text, class| self.measure.width(text, class),
            base: &self.base.borrow(),
            tiles: sheet.tiles.as_ref().map_or(&none, |t| t.sheet()),
            crowd: now.crowd.as_deref(),
        })
    }
}
