//! The panel: four lists and the stories.

use super::reader::point;
use crate::atlas::Kind;
use crate::explore::Action;
use crate::i18n::{self, Message};
use crate::page::{LISTS, html, list, list_count};
use crate::ui::context::Site;
use leptos::prelude::*;

fn tab_message(kind: Kind) -> Message {
    match kind {
        Kind::Organization => i18n::TAB_ORGANIZATIONS,
        Kind::Partnership => i18n::TAB_PARTNERSHIPS,
        Kind::Claim => i18n::TAB_CLAIMS,
        Kind::Story => i18n::TAB_STORIES,
        _ => i18n::TAB_HUBS,
    }
}

/// The lists with their tabs.
pub fn panel_view(site: Site) -> AnyView {
    let chosen = move || site.slices.list.get();
    let tabs = move || {
        let lang = site.lang();
        LISTS
            .map(|kind| {
                let count = site.atlas.with(|a| list_count(a, kind, site.day()));
                let on = move || chosen() == kind;
                view! {
                    <button type="button" role="tab" id=format!("tab-{}", kind.segment()) class="tab"
                        aria-selected=move || if on() { "true" } else { "false" }
                        aria-controls="list" tabindex=move || if on() { "0" } else { "-1" }
                        on:click=move |_| site.act.run(Action::SetList(kind))>
                        {tab_message(kind).get(lang)}" "<span class="tab-count">{count}</span>
                    </button>
                }
            })
            .collect_view()
    };
    let body = Memo::new(move |_| {
        let (kind, lang) = (chosen(), site.lang());
        let counted = matches!(kind, Kind::Hub | Kind::Organization);
        let groups = site.atlas.with(|a| list(a, kind, site.day(), lang));
        html::groups(&groups, counted, site.chosen(), lang)
    });
    let turn = move |event: leptos::ev::KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => LISTS.len() - 1,
            _ => return,
        };
        event.prevent_default();
        let at = LISTS.iter().position(|k| *k == chosen()).unwrap_or(0);
        let next = LISTS[(at + step) % LISTS.len()];
        site.act.run(Action::SetList(next));
        focus_tab(next);
    };
    view! {
        <aside class="panel" aria-label=move || i18n::PANEL_LABEL.get(site.lang())>
            <div class="tabs" role="tablist" aria-label=move || i18n::PANEL_LABEL.get(site.lang()) on:keydown=turn>{tabs}</div>
            <div class="list" id="list" role="tabpanel" tabindex="0" aria-labelledby=move || format!("tab-{}", chosen().segment())
                inner_html=body on:pointerover=move |e| point(site, &e) on:focusin=move |e| point(site, &e)
                on:pointerleave=move |_| site.hover.set(None) on:focusout=move |_| site.hover.set(None)></div>
        </aside>
    }
    .into_any()
}

fn focus_tab(kind: Kind) {
    #[cfg(target_arch = "wasm32")]
    crate::browser::page::focus(&format!("tab-{}", kind.segment()));
    #[cfg(not(target_arch = "wasm32"))]
    let _ = kind;
}
