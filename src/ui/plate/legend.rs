//! The legend, one line with counts.

use super::stage::Stage;
use crate::atlas::HubRole;
use crate::i18n;
use crate::map::legend::{Sign, entries};
use crate::ui::parts::tone;
use leptos::prelude::*;

/// The legend of what the plate shows.
pub fn legend_view(stage: Stage) -> AnyView {
    let site = stage.site;
    let items = Memo::new(move |_| site.atlas.with(|a| entries(a, site.day())));
    let rows = move || {
        let lang = site.lang();
        items
            .get()
            .into_iter()
            .map(|e| {
                let class = match e.sign {
                    Sign::Line(status) => ["line ", &tone(status)].concat(),
                    Sign::Mark(HubRole::Korean) => "mark mark-korean".to_owned(),
                    Sign::Mark(HubRole::Partner) => "mark mark-partner".to_owned(),
                    Sign::Mark(HubRole::Comparison) => "mark mark-comparison".to_owned(),
                };
                view! { <li><span class=class aria-hidden="true"></span>{e.word.get(lang)}" "<span class="legend-count">{e.count}</span></li> }
            })
            .collect_view()
    };
    view! {
        <ul class="legend" node_ref=stage.legend style=move || stage.legend_style() aria-label=move || i18n::LEGEND.get(site.lang())>{rows}</ul>
    }
    .into_any()
}
