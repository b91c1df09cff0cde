//! What pointer and keys do on the page, beside the map: heard once, on the window.

use super::search::{Search, is_field};
use crate::atlas::Kind;
use crate::browser::page;
use crate::browser::pointer::{Event, leads_within, listen_always, marked, take, with_key, within};
use crate::explore::{Action, Place, step_day};
use crate::page::html::bar::FIELD_ID;
use crate::page::html::time::DAY_ID;
use crate::page::{LISTS, html};
use crate::ui::context::Site;
use leptos::prelude::*;

/// Where rows name the records that the map lights up.
const ROWS: &str = ".list, .reader";

/// Starts listening.
pub fn start(site: Site, search: Search) {
    for name in ["click", "input", "keydown", "focusin", "focusout", "pointerover", "pointerout", "mousedown"] {
        listen_always(name, Box::new(move |event| hear(site, search, name, &event)));
    }
}

fn hear(site: Site, search: Search, name: &str, event: &Event) {
    let id = marked(event, "id").unwrap_or_default();
    match name {
        "click" => click(site, event),
        "input" if is_field(&id) => search.typed(site),
        "input" if id == DAY_ID => {
            let step = crate::browser::dom::find("#day").and_then(|n| n.value().parse().ok()).unwrap_or(i32::MAX);
            site.act.run(Action::SetAsOf(step_day(step, site.today)));
        }
        "keydown" => key(site, search, &id, event),
        "focusin" | "focusout" if is_field(&id) => search.focused(name == "focusin"),
        "focusin" | "pointerover" => point(site, event),
        "focusout" | "pointerout" if within(event, ROWS) && !leads_within(event, ROWS) => light(site, None),
        // A click on a result must not take the focus from the field before it arrives.
        "mousedown" if within(event, ".results") => event.prevent_default(),
        _ => {}
    }
}

/// Shows on the map the record of the row that an event is about.
fn point(site: Site, event: &Event) {
    if within(event, ROWS) {
        light(site, marked(event, "data-item").and_then(|key| html::item_of_key(&key)));
    }
}

fn light(site: Site, item: Option<crate::atlas::Ref>) {
    if site.hover.get_untracked() != item {
        site.hover.set(item);
    }
}

fn click(site: Site, event: &Event) {
    if let Some(list) = marked(event, "data-list").and_then(|l| Kind::from_segment(&l)) {
        return site.act.run(Action::SetList(list));
    }
    match marked(event, "data-act").as_deref() {
        Some("skip") => {
            event.prevent_default();
            page::focus("content");
        }
        Some("close") => site.act.run(Action::Close),
        Some("retry") => site.retry.run(()),
        Some("share") => site.share.run(untrack(|| site.title()).unwrap_or_default()),
        Some("today") => {
            // The button goes; what it belongs to stays.
            page::focus(DAY_ID);
            site.act.run(Action::SetAsOf(None));
        }
        Some("theme") => site.theme.update(|t| {
            *t = match *t {
                None => Some("light"),
                Some("light") => Some("dark"),
                Some(_) => None,
            }
        }),
        Some("dismiss") => {
            let at = marked(event, "data-at").and_then(|at| at.parse().ok()).unwrap_or(usize::MAX);
            site.notices.update(|n| {
                if at < n.len() {
                    n.remove(at);
                }
            });
        }
        _ => {}
    }
}

fn key(site: Site, search: Search, id: &str, event: &Event) {
    if is_field(id) {
        search.key(site, event);
    }
    if event.default_prevented() {
        return;
    }
    let typing = page::is_typing(event);
    let done = with_key(event, |key| {
        match key.key {
            _ if key.composing => return None,
            "ArrowRight" | "ArrowLeft" | "Home" | "End" if within(event, ".tabs") => {
                let at = LISTS.iter().position(|k| *k == site.slices.list.get_untracked()).unwrap_or(0);
                let next = match key.key {
                    "Home" => 0,
                    "End" => LISTS.len() - 1,
                    "ArrowRight" => at + 1,
                    _ => at + LISTS.len() - 1,
                };
                site.act.run(Action::SetList(LISTS[next % LISTS.len()]));
            }
            "/" if !key.ctrl && !key.alt && !typing => page::focus(FIELD_ID),
            "Escape" if site.view.with_untracked(|v| v.place != Place::Home) => site.act.run(Action::Close),
            _ => return None,
        }
        Some(())
    });
    if done.is_some() {
        take(event);
    }
}
