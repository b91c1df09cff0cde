//! What is read: a record, the page about the atlas, or an address that leads nowhere.

use crate::explore::{Action, Place};
use crate::page::html;
use crate::ui::context::Site;
use leptos::ev;
use leptos::prelude::*;

/// The element that takes the focus when a page opens.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
pub const TITLE_ID: &str = "title";
/// The element that scrolls to its start when another page opens.
pub const READING_ID: &str = "reading";

/// The reader; empty while only the map and the lists are open.
pub fn reader_view(site: Site) -> AnyView {
    let text = Memo::new(move |_| reading(site));
    let click = move |event: ev::MouseEvent| match attribute(&event, "data-act").as_deref() {
        Some("close") => site.act.run(Action::Close),
        Some("retry") => site.retry.run(()),
        Some("share") => {
            let name = site.chosen().map(|r| site.atlas.with_untracked(|a| a.name(r, site.lang()).to_owned()));
            site.share.run(name.unwrap_or_default());
        }
        _ => {}
    };
    view! {
        <div class="reader" id=READING_ID inner_html=text on:click=click
            on:pointerover=move |e| point(site, &e) on:focusin=move |e| point(site, &e)
            on:pointerleave=move |_| site.hover.set(None) on:focusout=move |_| site.hover.set(None)></div>
    }
    .into_any()
}

fn reading(site: Site) -> String {
    let lang = site.lang();
    match (site.part.get(), site.title()) {
        (_, None) => String::new(),
        (None, Some(title)) => html::coming(&title, &site.waiting.get(), lang),
        (Some(part), Some(_)) => {
            site.atlas.with(|a| (part.write)(a, site.resolved(), &asked(site), site.day(), &site.waiting.get(), lang))
        }
    }
}

/// What the address asks for, in its own words.
fn asked(site: Site) -> String {
    site.slices.place.with(|p| match p {
        Place::Record(_, id) => id.to_string(),
        Place::Unknown(path) => path.clone(),
        _ => String::new(),
    })
}

/// Shows on the map the record of the row that an event is about.
pub fn point(site: Site, event: &ev::Event) {
    site.hover.set(attribute(event, "data-item").and_then(|key| html::item_of_key(&key)));
}

#[cfg(target_arch = "wasm32")]
use crate::browser::page::attribute_at as attribute;

#[cfg(not(target_arch = "wasm32"))]
fn attribute(_: &ev::Event, _: &str) -> Option<String> {
    None
}
