//! The legend, one line with counts.

use super::stage::Stage;
use crate::i18n;
use crate::map::legend::entries;
use crate::page::html;
use leptos::prelude::*;

/// The legend of what the plate shows.
pub fn legend_view(stage: Stage) -> AnyView {
    let site = stage.site;
    let items = Memo::new(move |_| site.atlas.with(|a| html::legend(&entries(a, site.day()), site.lang())));
    view! {
        <ul class="legend" tabindex="0" node_ref=stage.legend style=move || stage.legend_style() aria-label=move || i18n::LEGEND.get(site.lang())
            inner_html=items></ul>
    }
    .into_any()
}
