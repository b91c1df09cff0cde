//! Keeps the page up to date: each part of it that changes is text of `page::html`, written by one effect when what it says has
//! changed. Typed views of the same elements weighed half as much again as the map (docs/decisions/0008).

mod hands;
mod search;

use crate::browser::dom::{Node, find};
use crate::browser::page;
use crate::page::html::{self, bar, panel, time};
use crate::ui::context::Site;
use crate::ui::react::{effect, effect_again, memo};
use leptos::prelude::*;

/// The class of the element that holds the page.
pub fn class(site: Site) -> &'static str {
    untrack(|| site.with_page(|page| page.class()))
}

/// Writes the page into its element, once there.
pub fn first(site: Site) -> String {
    untrack(|| site.with_page(|page| html::site(page, "", "", true)))
}

/// Starts the effects and the listeners. They live as long as the page.
pub fn start(site: Site) {
    let written = words(site);
    notices(site);
    head(site, written);
    lists(site, written);
    day(site);
    reader(site);
    hands::start(site, search::start(site, written));
}

/// Does something to an element of the page, if it is there.
fn on(selector: &str, run: impl FnOnce(&Node)) {
    if let Some(node) = find(selector) {
        run(&node);
    }
}

/// Another language: what stands still is written anew. The signal tells those that write into it that it has been.
fn words(site: Site) -> RwSignal<()> {
    let written = RwSignal::new(());
    effect_again(move |again| {
        let lang = site.lang();
        if again {
            untrack(|| {
                site.with_page(|page| {
                    on(".bar", |n| n.html(&bar::bar(page)));
                    on(".side", |n| n.html(&panel::panel(page)));
                    on(".time", |n| {
                        n.html(&time::time(page));
                        n.set("aria-label", crate::i18n::TIME_LABEL.get(lang));
                    });
                    on(".plate", |n| n.set("aria-label", crate::i18n::MAP_LABEL.get(lang)));
                });
                if page::focus_is_lost() {
                    on(".switch", Node::focus);
                }
            });
            written.set(());
        }
    });
    written
}

fn notices(site: Site) {
    effect(move || {
        let text = site.notices.with(|n| html::notices(n, site.lang()));
        on(".notices", |n| n.html(&text));
    });
}

/// The links and buttons of the bar that say where we are, and the heading.
fn head(site: Site, written: RwSignal<()>) {
    effect(move || {
        written.track();
        let other = site.view.with(bar::in_other_language);
        on(".switch", |n| n.set("href", &other));
    });
    effect(move || {
        let name = bar::theme_name(site.theme.get(), site.lang());
        on(".theme", |n| {
            n.set("aria-label", &name);
            n.set("title", &name);
        });
    });
    effect(move || {
        written.track();
        site.slices.place.track();
        untrack(|| {
            site.with_page(|page| {
                on(".site", |n| n.set("class", page.class()));
                on("main > h1", |n| {
                    n.text(page.heading());
                    n.mark("hidden", page.reading());
                });
                on(".to-about", |n| match page.view.place {
                    crate::explore::Place::About => n.set("aria-current", "page"),
                    _ => n.unset("aria-current"),
                });
            });
        });
    });
}

/// The tabs, and the list that is chosen.
fn lists(site: Site, written: RwSignal<()>) {
    let track = move || {
        site.atlas.track();
        site.slices.list.track();
        (site.day(), site.lang())
    };
    let tabs = memo(move || {
        track();
        untrack(|| site.with_page(panel::tabs))
    });
    effect(move || {
        written.track();
        let text = tabs.get();
        on(".tabs", |n| {
            let focused = n.has_focus();
            n.html(&text);
            if focused {
                page::focus(&panel::tab_id(site.slices.list.get_untracked()));
            }
        });
    });
    let body = memo(move || {
        track();
        let current = site.chosen();
        untrack(|| site.with_page(|page| panel::body(page, current)))
    });
    effect(move || {
        written.track();
        let text = body.get();
        on(".list", |n| {
            n.html(&text);
            n.set("aria-label", panel::tab_message(site.slices.list.get_untracked()).get(untrack(|| site.lang())));
        });
    });
}

/// The day that the site stands at. The slider is never written anew while it is held.
fn day(site: Site) {
    effect_again(move |again| {
        site.atlas.track();
        if again {
            untrack(|| {
                site.with_page(|page| {
                    on(".columns", |n| n.html(&time::columns(page)));
                    on(".time", |n| n.set("style", &time::extent(page)));
                });
            });
        }
    });
    effect(move || {
        let _ = (site.day(), site.lang());
        untrack(|| {
            site.with_page(|page| {
                let words = time::words(page);
                on(".time output", |n| n.text(&words));
                on(".time .plain", |n| n.mark("hidden", page.view.as_of.is_none()));
                on(".time input", |n| {
                    n.set_value(&time::step(page).to_string());
                    n.set("aria-valuetext", &words);
                });
            });
        });
    });
}

/// What is read.
fn reader(site: Site) {
    let text = memo(move || site.reading());
    effect(move || {
        let text = text.get();
        on(".reader", |n| n.html(&text));
    });
}
