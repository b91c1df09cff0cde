//! About the atlas: what it is, its method, its sources and terms.

use super::record::TITLE_ID;
use crate::atlas::FILES;
use crate::explore::Action;
use crate::i18n;
use crate::ui::context::Site;
use leptos::prelude::*;

/// The page.
pub fn about_view(site: Site) -> AnyView {
    let lang = site.lang();
    let counts = site.atlas.with(|a| {
        let count = |n: usize| n.to_string();
        [a.hubs().len(), a.organizations().len(), a.partnerships().len(), a.claims().len(), a.sources().len()].map(count)
    });
    let counts = i18n::ABOUT_COUNTS.with(lang, &counts.each_ref().map(String::as_str));
    let files = FILES.map(|f| view! { <li><a href=format!("data/{f}.json")>{format!("{f}.json")}</a></li> }).collect_view();
    view! {
        <article class="record" aria-labelledby=TITLE_ID>
            <header class="record-head">
                <p class="kicker">{i18n::SITE_NAME.get(lang)}</p>
                <div class="record-tools">
                    <button type="button" class="plain close" aria-label=i18n::CLOSE.get(lang)
                        on:click=move |_| site.act.run(Action::Close)>"×"</button>
                </div>
            </header>
            <h1 id=TITLE_ID tabindex="-1">{i18n::ABOUT_TITLE.get(lang)}</h1>
            <p class="lead">{i18n::ABOUT_WHAT.get(lang)}</p>
            <p class="lead">{i18n::ABOUT_METHOD.get(lang)}</p>
            <p class="lead">{i18n::ABOUT_STATUS.get(lang)}</p>
            <section><h2>{i18n::ABOUT_DATA.get(lang)}</h2>
                <p class="text">{counts}</p>
                <p class="text">{i18n::ABOUT_LICENCE.get(lang)}</p>
                <p class="text">{i18n::ABOUT_FILES.get(lang)}</p><ul class="files">{files}</ul>
            </section>
            <section><h2>{i18n::ABOUT_MAP.get(lang)}</h2>{super::plate::credits_view(lang)}</section>
        </article>
    }
    .into_any()
}
