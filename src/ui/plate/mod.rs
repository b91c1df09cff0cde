//! The map side of the page: the plate with the world, its legend, insets and credits, or the free map in its place.
//!
//! One figure, whose content is markup (`page::html::plate`) that a `host` fills and moves in the browser. A view type
//! for each element and an effect for each attribute would weigh more than the map. Natively the figure holds its
//! text twin.

#[cfg(target_arch = "wasm32")]
mod hands;
#[cfg(target_arch = "wasm32")]
mod host;
#[cfg(target_arch = "wasm32")]
mod pane;
#[cfg(target_arch = "wasm32")]
mod roam;
#[cfg(target_arch = "wasm32")]
mod stage;

use crate::i18n;
use crate::map::words;
#[cfg(not(target_arch = "wasm32"))]
use crate::page::html;
use crate::ui::context::Site;
use leptos::prelude::*;

/// The plate or the free map, from the `Site` of the context.
#[component]
pub fn Plate() -> impl IntoView {
    let site = Site::get();
    let figure = NodeRef::new();
    let lang = site.view.with_untracked(|v| v.lang);
    #[cfg(target_arch = "wasm32")]
    let content = {
        host::start(site, figure);
        String::new()
    };
    #[cfg(not(target_arch = "wasm32"))]
    let content = html::twin(&twin(site), lang);
    view! { <figure class="plate" node_ref=figure aria-label=i18n::MAP_LABEL.get(lang) inner_html=content></figure> }
}

/// The map in words: the neighbours of a hub that is open, else the whole plate.
fn twin(site: Site) -> Vec<String> {
    untrack(|| {
        let (day, lang) = (site.day(), site.lang());
        site.atlas.with(|a| match words::chosen_hub(site.chosen()) {
            Some(hub) => words::of_hub(a, hub, day, lang),
            None => words::of_plate(a, day, lang),
        })
    })
}
