//! The bar at the top: name, search, pages, language, theme.

use super::search::search_view;
use crate::atlas::Kind;
use crate::explore::{Action, Place, ViewState};
use crate::i18n;
use crate::ui::context::Site;
use leptos::prelude::*;

/// The bar.
pub fn bar_view(site: Site) -> AnyView {
    let home = move || format!("{}/", site.lang().code());
    let about = move || format!("{}/about/", site.lang().code());
    let stories = move || format!("{}/?list={}", site.lang().code(), Kind::Story.segment());
    let other = move || site.view.with(|v| ViewState { lang: v.lang.other(), ..v.clone() }.address().to_relative());
    let on_about = move || site.slices.place.with(|p| *p == Place::About).then_some("page");
    let theme_name = move || {
        let message = match site.theme.get() {
            Some("light") => i18n::THEME_LIGHT,
            Some(_) => i18n::THEME_DARK,
            None => i18n::THEME_SYSTEM,
        };
        i18n::THEME.with(site.lang(), &[message.get(site.lang())])
    };
    let turn = move |_| {
        site.theme.update(|t| {
            *t = match *t {
                None => Some("light"),
                Some("light") => Some("dark"),
                Some(_) => None,
            }
        });
    };
    let switch = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        site.act.run(Action::SetLang(site.lang().other()));
    };
    view! {
        <header class="bar">
            <a class="skip" href="#content">{move || i18n::SKIP_TO_CONTENT.get(site.lang())}</a>
            <a class="brand" href=home>{move || i18n::SITE_NAME.get(site.lang())}</a>
            {search_view(site)}
            <nav aria-label=move || i18n::NAV_LABEL.get(site.lang())>
                <a href=stories>{move || i18n::NAV_STORIES.get(site.lang())}</a>
                <a href=about aria-current=on_about>{move || i18n::NAV_ABOUT.get(site.lang())}</a>
                <a href=other hreflang=move || site.lang().other().code() lang=move || site.lang().other().code()
                    class="switch" aria-label=move || i18n::OTHER_LANGUAGE.get(site.lang()) on:click=switch>
                    {move || i18n::OTHER_LANGUAGE_SHORT.get(site.lang())}
                </a>
                <button type="button" class="plain theme" aria-label=theme_name title=theme_name on:click=turn>
                    <span class="theme-mark" aria-hidden="true"></span>
                </button>
            </nav>
        </header>
    }
    .into_any()
}
