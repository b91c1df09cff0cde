//! What the parts of the plate share.

#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code))] // Hands move it only in the browser.

use crate::atlas::{Kind, Ref};
use crate::explore::Camera;
use crate::i18n;
use crate::map::emphasis::Emphasis;
use crate::map::frame::FrameId;
use crate::map::plane::Rect;
use crate::map::plate::{Plate, Space, layout};
use crate::map::svg::px;
use crate::ui::context::Site;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// What pointer or focus rests on, on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pointed {
    /// Hubs by index.
    Hubs(Vec<u32>),
    /// Partnerships by index.
    Partnerships(Vec<u32>),
}

/// A note beside the pointer.
#[derive(Clone, Debug, PartialEq)]
pub struct Tip {
    /// What it says.
    pub text: String,
    /// Where it stands.
    pub style: String,
    /// Whether it runs to the left of the pointer.
    pub leftward: bool,
}

/// Partnerships of one line, to choose from.
#[derive(Clone, Debug, PartialEq)]
pub struct Bundle {
    /// What joins them.
    pub title: String,
    /// By index.
    pub partnerships: Vec<u32>,
}

/// What the parts of the plate share. Copy.
#[derive(Clone, Copy)]
pub struct Stage {
    /// The site.
    pub site: Site,
    /// The whole of it.
    pub figure: NodeRef<html::Figure>,
    /// The legend, whose height the layout needs.
    pub legend: NodeRef<html::Ul>,
    /// The strip of insets.
    pub strip: NodeRef<html::Div>,
    /// The credits, whose height the layout needs.
    pub credits: NodeRef<html::P>,
    /// The room that there is.
    pub space: RwSignal<Space>,
    /// Whether it has been measured.
    pub measured: RwSignal<bool>,
    /// Where everything stands.
    pub layout: Memo<Plate>,
    /// What pointer or focus rests on here.
    pub pointed: RwSignal<Option<Pointed>>,
    /// The note beside the pointer.
    pub tip: RwSignal<Option<Tip>>,
    /// The line whose partnerships are shown to choose from.
    pub bundle: RwSignal<Option<Bundle>>,
    /// Whether the plate comes back from the free map: the focus then goes to the world.
    pub returning: StoredValue<bool>,
    /// What belongs to the record that is open.
    pub chosen: Memo<Arc<Emphasis>>,
    /// What is lit: what pointer or focus rests on, here or in a list; else what is chosen.
    pub lit: Memo<Arc<Emphasis>>,
}

impl Stage {
    /// For a site. The room is that of a wide window until it has been measured.
    pub fn new(site: Site) -> Stage {
        let space = RwSignal::new(Space { width: 1104.0, height: 756.0, legend: 46.0, credits: 34.0 });
        let chosen = Memo::new(move |_| {
            let (item, day) = (site.chosen(), site.day());
            Arc::new(site.atlas.with(|a| Emphasis::of(a, item, day)))
        });
        let pointed = RwSignal::new(None);
        let lit = Memo::new(move |_| {
            let day = site.day();
            match (pointed.get(), site.hover.get()) {
                (Some(Pointed::Hubs(hubs)), _) => Arc::new(site.atlas.with(|a| Emphasis::of_hubs(a, &hubs, day))),
                (Some(Pointed::Partnerships(p)), _) => Arc::new(site.atlas.with(|a| Emphasis::of_partnerships(a, &p))),
                (None, Some(item)) => {
                    let lit = site.atlas.with(|a| Emphasis::of(a, Some(item), day));
                    if lit.is_empty() { chosen.get() } else { Arc::new(lit) }
                }
                (None, None) => chosen.get(),
            }
        });
        Stage {
            site,
            figure: NodeRef::new(),
            legend: NodeRef::new(),
            strip: NodeRef::new(),
            credits: NodeRef::new(),
            space,
            measured: RwSignal::new(false),
            layout: Memo::new(move |_| layout(space.get())),
            pointed,
            tip: RwSignal::new(None),
            bundle: RwSignal::new(None),
            returning: StoredValue::new(false),
            chosen,
            lit,
        }
    }

    /// The insets in their order. All widths show the same ones.
    pub fn insets(self) -> Vec<FrameId> {
        self.layout.with_untracked(|p| p.insets.iter().map(|i| i.0).collect())
    }

    /// Where a frame stands, in the sheet or in the strip.
    pub fn rect(self, id: FrameId) -> Rect {
        self.layout.with(|p| {
            let inset = p.insets.iter().find(|i| i.0 == id).map(|i| i.1);
            if id.is_world() { p.world } else { inset.unwrap_or_default() }
        })
    }

    /// The size of the sheet.
    pub fn sheet_style(self) -> String {
        self.layout.with(|p| ["height:", &px(p.height), "px"].concat())
    }

    /// The place of the strip.
    pub fn strip_style(self) -> String {
        self.layout.with(|p| boxed(p.strip))
    }

    /// The size of what the strip holds.
    pub fn strip_sheet_style(self) -> String {
        self.layout.with(|p| ["width:", &px(p.strip_width), "px;height:", &px(p.strip.h), "px"].concat())
    }

    /// The place of the legend.
    pub fn legend_style(self) -> String {
        self.layout.with(|p| placed(p.legend))
    }

    /// The place of the credits.
    pub fn credits_style(self) -> String {
        self.layout.with(|p| placed(p.credits))
    }

    /// Opens the free map.
    pub fn open_map(self, camera: Camera) {
        self.leave();
        self.bundle.set(None);
        self.site.act.run(crate::explore::Action::OpenMap(camera));
    }

    /// Opens the one partnership, or shows the several to choose from.
    pub fn open_partnerships(self, title: String, partnerships: Vec<u32>) {
        self.leave();
        match partnerships[..] {
            [one] => self.site.open(Ref::new(Kind::Partnership, one)),
            _ => self.bundle.set(Some(Bundle { title, partnerships })),
        }
    }

    /// Opens a hub.
    pub fn open_hub(self, hub: u32) {
        self.leave();
        self.bundle.set(None);
        self.site.open(Ref::new(Kind::Hub, hub));
    }

    /// Nothing is pointed at any more.
    pub fn leave(self) {
        if self.pointed.with_untracked(Option::is_some) {
            self.pointed.set(None);
        }
        if self.tip.with_untracked(Option::is_some) {
            self.tip.set(None);
        }
    }

    /// The title of a frame, for its button.
    pub fn title_words(self, id: FrameId) -> String {
        i18n::OPEN_FRAME.with(self.site.lang(), &[id.frame().title.get(self.site.lang())])
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
