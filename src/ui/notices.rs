//! What the reader is told, each until dismissed.

use crate::i18n;
use crate::ui::context::Site;
use leptos::prelude::*;

/// The notices, the latest last.
pub fn notices_view(site: Site) -> AnyView {
    let list = move || {
        let lang = site.lang();
        site.notices
            .get()
            .into_iter()
            .enumerate()
            .map(|(i, text)| {
                let away = move |_| {
                    site.notices.update(|n| {
                        if i < n.len() {
                            n.remove(i);
                        }
                    });
                };
                view! {
                    <div class="notice"><p>{text}</p>
                        <button type="button" class="plain close" aria-label=i18n::DISMISS.get(lang) on:click=away>"×"</button>
                    </div>
                }
            })
            .collect_view()
    };
    view! { <div class="notices" role="status">{list}</div> }.into_any()
}
