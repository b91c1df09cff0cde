//! The whole page: bar, lists, map, record.

use super::about::about_view;
use super::bar::bar_view;
use super::missing::missing_view;
use super::notices::notices_view;
use super::panel::panel_view;
use super::plate::Plate;
use super::record::record_view;
use super::time::time_view;
use crate::explore::{Place, Resolved};
use crate::i18n;
use crate::page::page;
use crate::ui::context::Site;
use leptos::prelude::*;

/// The element that the page scrolls to its start when another record opens.
pub const READING_ID: &str = "reading";

/// The page, from the `Site` of the context.
#[component]
pub fn Layout() -> impl IntoView {
    let site = Site::get();
    let reading = Memo::new(move |_| site.view.with(|v| v.place != Place::Home));
    let open = move || if reading.get() { "site reading" } else { "site" };
    // Beside a record the lists show on wide screens only; the static pages of records go without.
    let lists = (cfg!(target_arch = "wasm32") || !reading.get_untracked()).then(|| panel_view(site));
    let heading = move || (!reading.get()).then(|| view! { <h1 class="hidden">{i18n::SITE_NAME.get(site.lang())}</h1> });
    let resolved = Memo::new(move |_| site.resolved());
    let body = move || match resolved.get() {
        Resolved::Home => ().into_any(),
        Resolved::About => about_view(site),
        Resolved::Missing(nearest) => missing_view(nearest, site),
        Resolved::Record(item) => {
            match site.atlas.with(|a| page(a, item, site.day(), site.lang())) {
                Some(page) => record_view(page, site),
                None => missing_view(Vec::new(), site),
            }
        }
    };
    view! {
        <div class=open>
            {bar_view(site)}
            {notices_view(site)}
            <main id="content" tabindex="-1">
                <div class="side">{heading}{lists}</div>
                <div class="middle"><Plate />{time_view(site)}</div>
                <div class="reader" id=READING_ID>{body}</div>
            </main>
        </div>
    }
}
