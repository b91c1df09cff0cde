//! The map side of the page.

use crate::model::Lang;
use leptos::prelude::*;

/// The plate or the free map, from the `Site` of the context.
#[component]
pub fn Plate() -> impl IntoView {
    view! { <figure class="plate"></figure> }
}

/// Whose map data these are.
pub fn credits_view(_lang: Lang) -> AnyView {
    ().into_any()
}
