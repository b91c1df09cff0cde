//! What stands in the figure: its markup, where the parts of the plate lie, the note and the list of a line.

use super::host::{Host, Pointed};
use super::pane::Pane;
use super::roam::Call;
use crate::atlas::{Kind, Ref};
use crate::browser::dom::{self, Node};
use crate::browser::frames;
use crate::i18n;
use crate::map::frame::FrameId;
use crate::map::legend::entries;
use crate::map::plane::Rect;
use crate::map::plate::{self, Space};
use crate::map::svg::px;
use crate::page::{html, row};
use leptos::prelude::*;

impl Host {
    /// Writes the markup anew, and fills it once it has been measured.
    pub(super) fn build(&self) {
        let (now, free) = (self.state.borrow().now.clone(), self.state.borrow().free);
        let twin = super::twin(self.site);
        self.leave();
        self.ask_again();
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
        self.told.set(None);
        self.relight();
        let mut watched = vec![self.figure.clone()];
        watched.extend(self.find(".legend"));
        watched.extend(self.find(".map-legend"));
        watched.extend(self.find(".touch-hint"));
        let me = self.held();
        let seen = Box::new(move || {
            if let Some(host) = me.upgrade() {
                host.measure_room();
            }
        });
        *self.sizes.borrow_mut() = Some(frames::watch_sizes(&watched, seen));
    }

    pub(super) fn measure_room(&self) {
        let free = self.state.borrow().free;
        if let (Some(legend), Some(hint)) = (self.find(".map-legend"), self.find(".touch-hint")) {
            if let Some(pane) = self.state.borrow_mut().panes.first_mut() {
                (pane.legend, pane.hint, pane.switch) = (legend.size(), hint.size(), frames::is_narrow());
            }
            self.ticker.request();
        }
        let height = |selector: &str| self.find(selector).map_or(0.0, |e| e.height());
        let (width, inner) = self.figure.size();
        let room = if free { inner } else { frames::room(&self.figure) };
        let space = Space { width, height: room, legend: height(".legend"), credits: height(".plate-credits") };
        if width >= 1.0 {
            self.take_room(space);
        }
    }

    /// Lays everything out in a room.
    pub(super) fn take_room(&self, space: Space) {
        if self.printed.get() || self.state.borrow().space == Some(space) {
            return;
        }
        let free = self.state.borrow().free;
        self.state.borrow_mut().space = Some(space);
        if !free {
            self.lay_out(space);
        }
        self.remake();
        if free {
            self.ask(Call::Start);
        }
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

    /// The element of the figure that a selector finds.
    pub fn find(&self, selector: &str) -> Option<Node> {
        self.figure.find(selector)
    }

    pub(super) fn set_html(&self, selector: &str, html: &str) {
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
            *self.opener.borrow_mut() = dom::focused();
            element.html(&html::bundle(title, &rows, now.lang));
            element.unset("hidden");
            crate::browser::page::focus(html::BUNDLE_ID);
        }
    }

    /// Closes the list of a line.
    pub fn close_bundle(&self) {
        let Some(element) = self.find(".bundle") else { return };
        let within = element.has_focus();
        element.set("hidden", "");
        element.html("");
        let opener = self.opener.take().filter(|o| within && o.is_there());
        if let Some(opener) = opener {
            opener.focus();
        }
    }
}

/// A box as a style with its size.
pub fn boxed(r: Rect) -> String {
    [&placed(r), ";height:", &px(r.h), "px"].concat()
}

/// A box as a style, its height left to what it holds.
fn placed(r: Rect) -> String {
    ["left:", &px(r.x), "px;top:", &px(r.y), "px;width:", &px(r.w), "px"].concat()
}
