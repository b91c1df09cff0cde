//! The partnerships of one line, to choose from.

use super::stage::Stage;
use crate::atlas::{Kind, Ref};
use crate::i18n;
use crate::page::{html, row};
use leptos::prelude::*;

/// The element that takes the focus when the list opens.
pub const BUNDLE_ID: &str = "bundle";

/// The list, if a line with several partnerships was chosen.
pub fn bundle_view(stage: Stage) -> AnyView {
    let Some(bundle) = stage.bundle.get() else { return ().into_any() };
    let site = stage.site;
    let (day, lang) = (site.day(), site.lang());
    let rows: Vec<_> = site.atlas.with(|a| {
        bundle.partnerships.iter().map(|&p| row(a, Ref::new(Kind::Partnership, p), day, lang)).collect()
    });
    let close = move || stage.bundle.set(None);
    let key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            close();
        }
    };
    view! {
        <div class="bundle" role="dialog" aria-labelledby=BUNDLE_ID on:keydown=key>
            <div class="bundle-head">
                <h2 id=BUNDLE_ID tabindex="-1">{bundle.title}</h2>
                <button type="button" class="plain close" aria-label=i18n::CLOSE_LIST.get(lang) on:click=move |_| close()>"×"</button>
            </div>
            <div inner_html=html::rows(&rows, lang) on:click=move |_| close()></div>
        </div>
    }
    .into_any()
}
