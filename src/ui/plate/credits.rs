//! Whose map data these are.

use crate::i18n;
use crate::model::Lang;
use leptos::prelude::*;

/// Whose map data these are, with their licences.
pub fn credits_view(lang: Lang) -> AnyView {
    let line = |m: i18n::Message| view! { <li>{m.get(lang)}</li> };
    view! {
        <ul class="credits">
            {line(i18n::CREDIT_NATURAL_EARTH)}
            {line(i18n::CREDIT_OSM)}
            {line(i18n::CREDIT_GSHHG)}
            {line(i18n::CREDIT_DISTRICTS)}
            {line(i18n::CREDIT_PROJECTION)}
        </ul>
    }
    .into_any()
}
