//! The whole page: bar, lists, map, what is read.

use super::bar::bar_view;
use super::notices::notices_view;
use super::panel::panel_view;
use super::plate::Plate;
use super::reader::reader_view;
use super::time::time_view;
use crate::explore::Place;
use crate::i18n;
use crate::ui::context::Site;
use leptos::prelude::*;

/// The page, from the `Site` of the context.
#[component]
pub fn Layout() -> impl IntoView {
    let site = Site::get();
    let reading = Memo::new(move |_| site.slices.place.with(|p| *p != Place::Home));
    let open = move || if reading.get() { "site reading" } else { "site" };
    // Beside a record the lists show on wide screens only; the static pages of records go without.
    let lists = (cfg!(target_arch = "wasm32") || !reading.get_untracked()).then(|| panel_view(site));
    let heading = move || if reading.get() { "" } else { i18n::SITE_NAME.get(site.lang()) };
    view! {
        <div class=open>
            {bar_view(site)}
            {notices_view(site)}
            <main id="content" tabindex="-1">
                <h1 class="hidden" hidden=reading>{heading}</h1>
                <div class="middle"><Plate />{time_view(site)}</div>
                <div class="side">{lists}</div>
                {reader_view(site)}
            </main>
        </div>
    }
}
