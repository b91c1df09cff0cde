//! An address that no record has, and the nearest there are.

use super::parts::row_view;
use super::record::TITLE_ID;
use crate::atlas::Ref;
use crate::explore::Place;
use crate::i18n;
use crate::page::row;
use crate::ui::context::Site;
use leptos::prelude::*;

/// Says so, and offers the nearest records.
pub fn missing_view(nearest: Vec<Ref>, site: Site) -> AnyView {
    let lang = site.lang();
    let asked = site.view.with(|v| match &v.place {
        Place::Record(_, id) => id.to_string(),
        Place::Unknown(path) => path.clone(),
        _ => String::new(),
    });
    let message = if nearest.is_empty() { i18n::MISSING_NONE } else { i18n::MISSING_TEXT };
    let rows = site.atlas.with(|a| nearest.into_iter().map(|r| row(a, r, site.day(), lang)).collect::<Vec<_>>());
    view! {
        <article class="record" aria-labelledby=TITLE_ID>
            <h1 id=TITLE_ID tabindex="-1">{i18n::MISSING_TITLE.get(lang)}</h1>
            <p class="lead">{message.with(lang, &[&asked])}</p>
            <ul class="rows">{rows.into_iter().map(|r| row_view(r, site)).collect_view()}</ul>
            <p><a href=format!("{}/", lang.code())>{i18n::TO_START.get(lang)}</a></p>
        </article>
    }
    .into_any()
}
