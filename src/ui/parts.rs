//! Small things that many views use.

use crate::atlas::{HubRole, Status};
use crate::page::{Inline, Row, RowMark};
use crate::ui::context::Site;
use crate::{i18n, model::Lang};
use leptos::prelude::*;

/// The class that gives the colour of a status.
pub fn tone(status: Status) -> String {
    format!("tone-{}", status.id())
}

/// Runs of text with their links.
pub fn inlines(runs: &[Inline], lang: Lang) -> AnyView {
    runs.iter()
        .map(|run| match run {
            Inline::Text(text) => text.clone().into_any(),
            Inline::Link(text, href) => view! { <a href=href.clone()>{text.clone()}</a> }.into_any(),
            Inline::Out(text, href) => outward(text.clone(), href.clone(), lang),
        })
        .collect_view()
        .into_any()
}

/// A link out of the site, in a tab of its own.
pub fn outward(text: String, href: String, lang: Lang) -> AnyView {
    view! {
        <a class="out" href=href target="_blank" rel="noopener">
            {text}<span class="out-mark" aria-hidden="true">"↗"</span><span class="hidden">{format!(" ({})", i18n::NEW_TAB.get(lang))}</span>
        </a>
    }
    .into_any()
}

fn mark(mark: RowMark) -> AnyView {
    let class = match mark {
        RowMark::Hub(HubRole::Korean) => "mark mark-korean".to_owned(),
        RowMark::Hub(HubRole::Partner) => "mark mark-partner".to_owned(),
        RowMark::Hub(HubRole::Comparison) => "mark mark-comparison".to_owned(),
        RowMark::Line(status) => format!("mark line {}", tone(status)),
        RowMark::Dot(status) => format!("mark mark-dot {}", tone(status)),
        RowMark::None => return ().into_any(),
    };
    view! { <span class=class aria-hidden="true"></span> }.into_any()
}

/// A record as one line of a list; pointer and focus on it show it on the map too.
pub fn row_view(row: Row, site: Site) -> AnyView {
    let item = row.item;
    let lang = site.lang();
    let here = move || site.hover.get() == Some(item);
    let enter = move || site.hover.set(Some(item));
    let leave = move || site.hover.update(|h| if *h == Some(item) { *h = None });
    let count = row.count.map(|n| {
        let spoken = i18n::ROW_COUNT.with(lang, &[&n.to_string()]);
        view! { <span class="row-count"><span aria-hidden="true">{n}</span><span class="hidden">{spoken}</span></span> }
    });
    view! {
        <li>
            <a class="row" class:here=here href=row.href aria-current=move || (site.chosen() == Some(item)).then_some("true")
                on:pointerenter=move |_| enter() on:pointerleave=move |_| leave()
                on:focus=move |_| enter() on:blur=move |_| leave()>
                {mark(row.mark)}
                <span class="row-text">
                    <span class="row-title">{row.title}</span>
                    <span class="row-sub" lang=row.sub_lang>{row.sub}</span>
                </span>
                {count}
            </a>
        </li>
    }
    .into_any()
}
